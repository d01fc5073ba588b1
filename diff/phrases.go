package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// phrases notes how the levels of an option are told otherwise, and that what is
// written of it and of its levels is known otherwise.
func (e entry) phrases(a, b *plenary.Option) {
	e.text("phrases", phraseTexts(a), phraseTexts(b), Words)
	e.text("how", allKnown(e.d.old, a), allKnown(e.d.new, b), Plain)
}

// phraseTexts writes how the levels of an option are told, level by level.
func phraseTexts(o *plenary.Option) string {
	var out []string
	for l := range o.Phrases {
		p := &o.Phrases[l]
		texts := []string{p.Do, p.Undo, p.Is, p.Noun, p.Says, p.Because}
		for _, f := range p.Falls {
			texts = append(texts, o.Levels[f.From], f.Text)
		}
		if strings.Join(texts, "") != "" {
			out = append(out, fmt.Sprintf("%s: %q", o.Levels[l], texts))
		}
	}
	return strings.Join(out, "\n")
}

// allKnown writes how what is written of an option and of its levels is known.
func allKnown(c *plenary.Case, o *plenary.Option) string {
	stands := func(of *plenary.Claim) string {
		return known(c, of) + " " + strings.Join(slices.Sorted(slices.Values(of.Passages)), " ")
	}
	out := []string{stands(&o.Claim)}
	for l := range o.Phrases {
		if says := stands(&o.Phrases[l].Claim); says != stands(&plenary.Claim{By: -1, Who: -1}) {
			out = append(out, o.Levels[l]+": "+says)
		}
	}
	return strings.Join(out, "\n")
}

// askTexts lists in what words a lever asks whom.
func askTexts(c *plenary.Case, l *plenary.Lever) []string {
	var out []string
	for _, a := range l.Ask {
		out = append(out, c.Parties[a.Party].ID+": "+a.Text)
	}
	return out
}
