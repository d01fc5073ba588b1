package plenarytest

import (
	"fmt"
	"math/rand/v2"

	"github.com/plenary-talks/plenary"
)

// RandomLarge makes a case without faults of the shape that an analyst writes, of any
// size: parties, two or more, with yes/no options in runs of equal length, so many wishes
// each, four rules, and a stance of every second party. Each party wants of others what
// these would rather not do; three options in ten only rise; all stand at no. Equal
// generators give equal drafts.
func RandomLarge(rng *rand.Rand, parties, options, wishes int) plenary.Draft {
	g := &largeMaker{Rand: rng, of: make([][]string, parties)}
	d := plenary.Draft{Title: "Talks of many options"}
	for p := range parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p+1),
			Name: fmt.Sprintf("Party %d", p+1)})
	}
	for o := range options {
		p := o * parties / options
		option := plenary.OptionDraft{ID: fmt.Sprintf("%s.o%d", d.Parties[p].ID, o+1)}
		if g.IntN(10) < 3 {
			option.Moves = "forward"
		}
		g.of[p] = append(g.of[p], option.ID)
		d.Options = append(d.Options, option)
	}
	for range 2 {
		d.Impossible = append(d.Impossible, g.own(0)+" and "+g.others(0),
			g.others(1)+" and "+g.own(1)+" and not "+g.others(1))
	}
	for p := range parties {
		preference := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range wishes {
			preference.Statements = append(preference.Statements, plenary.StatementDraft{Want: g.wish(p)})
		}
		d.Preferences = append(d.Preferences, preference)
		if p%2 == 0 {
			d.Preconditions = append(d.Preconditions, plenary.PreconditionDraft{ID: fmt.Sprintf("first-%d", p+1),
				Party: d.Parties[p].ID, Refuses: g.own(p), Until: g.others(p)})
		}
	}
	return d
}

type largeMaker struct {
	*rand.Rand
	of [][]string // options of each party
}

func (g *largeMaker) own(p int) string { return g.of[p][g.IntN(len(g.of[p]))] }

// others is an option of another party.
func (g *largeMaker) others(p int) string {
	return g.own((p + 1 + g.IntN(len(g.of)-1)) % len(g.of))
}

func (g *largeMaker) wish(p int) string {
	switch weighted(g.Rand, 4, 3, 2, 1, 1) {
	case 0:
		return g.others(p)
	case 1:
		return "not " + g.own(p)
	case 2:
		return g.others(p) + " if " + g.own(p)
	case 3:
		return g.others(p) + " or " + g.others(p)
	}
	return g.own(p) + " iff " + g.others(p)
}
