package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A Perception is one thing that a party takes to be otherwise: what others want, or states
// that are not there.
type Perception struct {
	Wants  *plenary.PreferenceDraft // of one other party; nil for none
	Unseen string                   // a condition; "" for none
}

// Perceived is a case with what parties take to be otherwise: the graph of each, and that of the
// case as it is.
type Perceived struct {
	Truth  *Model
	Own    []*Graph
	Unseen [][]bool // by party and state
}

// NewPerceived works out by brute force how each party takes a case to be, by its perceptions. The
// preferences that it takes another to have are put into the draft.
func NewPerceived(d plenary.Draft, of [][]Perception) *Perceived {
	c, faults := d.Case()
	if len(faults) > 0 {
		panic(faults[0])
	}
	out := &Perceived{Truth: NewModel(c)}
	for _, list := range of {
		as := d
		as.Preferences = slices.Clone(d.Preferences)
		unseen := make([]bool, len(out.Truth.States))
		for _, x := range list {
			if x.Wants != nil {
				as.Preferences = slices.DeleteFunc(as.Preferences, func(p plenary.PreferenceDraft) bool {
					return p.Party == x.Wants.Party
				})
				as.Preferences = append(as.Preferences, *x.Wants)
			}
			if x.Unseen == "" {
				continue
			}
			e, err := c.Condition(x.Unseen)
			if err != nil {
				panic(err)
			}
			for s, levels := range out.Truth.States {
				unseen[s] = unseen[s] || holds(c, e, levels)
			}
		}
		taken, faults := as.Case()
		if len(faults) > 0 {
			panic(faults[0])
		}
		var by [][]bool
		for range c.Parties {
			by = append(by, unseen)
		}
		out.Own = append(out.Own, NewGraph(seen(out.Truth.Moves, by), NewModel(taken).Tiers))
		out.Unseen = append(out.Unseen, unseen)
	}
	return out
}

// seen are moves less those out of states that their party does not see, and into them.
func seen(moves [][][]int, unseen [][]bool) [][][]int {
	var out [][][]int
	for p := range moves {
		own := make([][]int, len(moves[p]))
		for s, to := range moves[p] {
			for _, q := range to {
				if !unseen[p][s] && !unseen[p][q] {
					own[s] = append(own[s], q)
				}
			}
		}
		out = append(out, own)
	}
	return out
}

// AsOne is the graph in which each party lacks the moves that it does not see, and nothing else is
// otherwise than in the case, as GMCR+ has it.
func (p *Perceived) AsOne() *Graph {
	return NewGraph(seen(p.Truth.Moves, p.Unseen), p.Truth.Tiers)
}

// Lasts reports whether each party stays in a state in its own graph.
func (p *Perceived) Lasts(concept string, state int) bool {
	for i, g := range p.Own {
		if !g.Stable(concept, i, state) {
			return false
		}
	}
	return true
}

// Surprise is why a party is surprised by who stays in a state, and by whom: "" where it is not.
func (p *Perceived) Surprise(concept string, party, state int) (kind string, by []int) {
	lasts, takes := p.Lasts(concept, state), p.Own[party].Equilibrium(concept, state)
	for i, g := range p.Own {
		if g.Stable(concept, i, state) != p.Own[party].Stable(concept, i, state) {
			by = append(by, i)
		}
	}
	switch {
	case p.Unseen[party][state]:
		if lasts {
			return "unthought", nil
		}
	case lasts && !takes:
		return "staying", by
	case takes && !lasts:
		return "leaving", by
	}
	return "", nil
}
