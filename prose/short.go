package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/answer"
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

// lowered is what begins a text of its own, as part of a sentence. A name at its beginning keeps
// its capital.
func (t *teller) lowered(s page.Spans) page.Spans {
	s = slices.Clone(s)
	if len(s) > 0 && !t.beginsWithName(s[0].Text) {
		s[0].Text = lowerFirst(s[0].Text)
	}
	return s
}

// beginsWithName reports whether a text begins with what somebody or something of the case is
// called.
func (t *teller) beginsWithName(text string) bool {
	begins := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			rest, is := strings.CutPrefix(text, name)
			next, _ := utf8.DecodeRuneInString(rest)
			return is && name != "" && !unicode.IsLetter(next) && !unicode.IsDigit(next)
		})
	}
	return slices.ContainsFunc(t.gloss.Parties, func(p answer.PartyName) bool {
		return begins(p.Name, p.Text, p.Short, p.Capital)
	}) || slices.ContainsFunc(t.gloss.Tracks, func(x answer.TrackName) bool {
		return begins(x.Name)
	}) || slices.ContainsFunc(t.gloss.People, func(p answer.PersonName) bool {
		return begins(append(strings.Fields(p.Name), p.Name)...)
	})
}
