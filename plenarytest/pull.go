package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// pull is the case after levers are pulled. A precondition that is waived is
// gone, so those after it count from other numbers.
func pull(c *plenary.Case, levers []*plenary.Lever) *plenary.Case {
	out := *c
	out.Options = slices.Clone(c.Options)
	out.Tracks = cloneTracks(c.Tracks)
	out.Swaps = slices.Clone(c.Swaps)
	out.Preconditions = nil
	for i := range c.Preconditions {
		if p, counts := bent(c.Preconditions[i], i, levers); counts {
			out.Preconditions = append(out.Preconditions, p)
		}
	}
	for _, l := range levers {
		switch l.Kind {
		case plenary.Widen:
			mayCommit(&out.Tracks[l.Track], l.Party, l.Commit)
		case plenary.Move:
			mayCommit(&out.Tracks[l.Track], l.Party, wholly(c, l.Commit))
		case plenary.Open:
			for _, o := range l.Opens {
				out.Options[o].Closed = ""
			}
		case plenary.Swap:
			out.Swaps = append(out.Swaps, l.Swap)
		}
	}
	return &out
}

func cloneTracks(tracks []plenary.Track) []plenary.Track {
	out := slices.Clone(tracks)
	for i := range out {
		out[i].Seats = slices.Clone(out[i].Seats)
		for j := range out[i].Seats {
			out[i].Seats[j].Mandate = slices.Clone(out[i].Seats[j].Mandate)
		}
	}
	return out
}

// bent is a precondition as the levers leave it, and whether it still counts.
func bent(p plenary.Precondition, index int, levers []*plenary.Lever) (plenary.Precondition, bool) {
	counts := true
	for _, l := range levers {
		if !slices.Contains(l.Preconditions, index) {
			continue
		}
		switch l.Kind {
		case plenary.Waive:
			counts = false
		case plenary.Soften:
			p.Soft = true
		case plenary.Accept:
			p.Until = &expr.Expr{Op: expr.Or, Args: []*expr.Expr{p.Until, l.Accept}}
		}
	}
	return p, counts
}

// mayCommit gives a party's delegation a yes to the terms. What may be
// discussed plays no part in any step, so it is left alone.
func mayCommit(t *plenary.Track, party int, terms []plenary.Term) {
	for i := range t.Seats {
		if t.Seats[i].Party != party {
			continue
		}
		for _, term := range terms {
			yes := plenary.Mandate{Commit: true, Option: term.Option, Levels: term.Levels, May: true}
			t.Seats[i].Mandate = append(t.Seats[i].Mandate, yes)
		}
	}
}

// wholly is the options of the terms with all their levels.
func wholly(c *plenary.Case, terms []plenary.Term) []plenary.Term {
	var out []plenary.Term
	for _, term := range terms {
		out = append(out, plenary.Term{Option: term.Option, Levels: 1<<len(c.Options[term.Option].Levels) - 1})
	}
	return out
}
