package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/page"
)

// inARow puts sentences behind one another.
func inARow(sentences ...page.Spans) page.Spans {
	return between(said(sentences...), " ")
}

// said leaves out what says nothing.
func said(of ...page.Spans) []page.Spans {
	var out []page.Spans
	for _, s := range of {
		if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// once adds to a list what it does not have.
func once[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// lowered is what begins a text of its own, as part of a sentence.
func lowered(s page.Spans) page.Spans {
	s = slices.Clone(s)
	if len(s) > 0 {
		s[0].Text = lowerFirst(s[0].Text)
	}
	return s
}
