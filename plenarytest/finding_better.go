package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// FirstMover is all single steps that begin one of the smallest better states.
type FirstMover struct{ Steps []FirstStep }

// A FirstStep is one that leaves its mover below the status quo.
type FirstStep struct {
	Party, To int
	Lost      int  // the first statement on which it differs from the status quo; -1 for a ranking
	Refused   bool // whether a precondition refuses it as well
}

// WouldNotHold is better states that some party would leave, by an improvement
// that no credible reply answers.
type WouldNotHold struct {
	Breaking   int // of the smallest
	Smallest   int
	Equilibria int // better states that nobody would leave so
	Better     int
}

// NoOverlap is statements without which some state is better: each by itself
// or, if none will do, in twos.
type NoOverlap struct{ Drops [][]Dropped }

// Dropped is a statement left out.
type Dropped struct {
	Party, Statement int
	Aside            bool // whether all states tie for the party then
}

// Inefficient is how many states are better, and within reach.
type Inefficient struct{ Better, Singly, Deals, States int }

func (f *Finder) firstMover() []Found {
	var proof FirstMover
	var claims []plenary.Claim
	smallest := f.Smallest(f.hopes.Better)
	for p := range f.Case.Parties {
		for _, to := range f.Moves[p][f.StatusQuo] {
			switch {
			case !f.begins(to, smallest):
				continue
			case !f.better(p, f.StatusQuo, to):
				return nil
			}
			step := FirstStep{Party: p, To: to, Lost: -1}
			claim := plenary.Claim{}
			for i := len(f.Case.Parties[p].Prefers.Statements) - 1; i >= 0; i-- {
				s := f.Case.Parties[p].Prefers.Statements[i]
				if holds(f.Case, s.Want, f.States[f.StatusQuo]) != holds(f.Case, s.Want, f.States[to]) {
					step.Lost, claim = i, s.Claim
				}
			}
			step.Refused = !some(f.now.Steps(f.StatusQuo), func(s TableStep) bool { return s.To == to })
			proof.Steps = append(proof.Steps, step)
			claims = append(claims, claim)
		}
	}
	if len(proof.Steps) == 0 {
		return nil
	}
	return []Found{{Kind: "first mover exposed", Proof: proof, Evidence: Weakest(claims...)}}
}

func (f *Finder) wouldNotHold() []Found {
	smallest := f.Smallest(f.hopes.Better)
	proof := WouldNotHold{Smallest: len(smallest), Better: len(f.hopes.Better)}
	for _, s := range f.hopes.Better {
		switch {
		case f.Equilibrium("seq", s):
			proof.Equilibria++
		case slices.Contains(smallest, s):
			proof.Breaking++
		}
	}
	if proof.Breaking == 0 {
		return nil
	}
	return []Found{{Kind: "would not hold", Proof: proof, Evidence: Ranking}}
}

func (f *Finder) noOverlap() []Found {
	if len(f.hopes.Better) > 0 || len(f.hopes.Asked) == 0 {
		return nil
	}
	var all []Dropped
	for p := range f.Case.Parties {
		for s := range f.Case.Parties[p].Prefers.Statements {
			all = append(all, Dropped{Party: p, Statement: s})
		}
	}
	var proof NoOverlap
	for most := 1; most <= 2 && len(proof.Drops) == 0; most++ {
		for _, set := range subsets(len(all), most) {
			if len(set) < most {
				continue
			}
			var drops []Dropped
			for _, i := range set {
				drops = append(drops, all[i])
			}
			m := NewModel(without(f.Case, drops))
			if len(m.NewProspects().Better) == 0 {
				continue
			}
			for i := range drops {
				drops[i].Aside = m.indifferent(drops[i].Party)
			}
			proof.Drops = append(proof.Drops, drops)
		}
	}
	return []Found{{Kind: "no overlap", Proof: proof, Evidence: Ranking}}
}

// without is a case with statements left out.
func without(c *plenary.Case, drops []Dropped) *plenary.Case {
	out := *c
	out.Parties = slices.Clone(c.Parties)
	for p := range out.Parties {
		var kept []plenary.Statement
		for i, s := range out.Parties[p].Prefers.Statements {
			if !slices.Contains(drops, Dropped{Party: p, Statement: i}) {
				kept = append(kept, s)
			}
		}
		out.Parties[p].Prefers.Statements = kept
	}
	return &out
}

func (f *Finder) inefficient() []Found {
	if len(f.hopes.Better) == 0 {
		return nil
	}
	proof := Inefficient{Better: len(f.hopes.Better), States: f.Len()}
	single, deals := f.now.Reach(false), f.now.Reach(true)
	for _, s := range f.hopes.Better {
		if single[s] {
			proof.Singly++
		}
		if deals[s] {
			proof.Deals++
		}
	}
	return []Found{{Kind: "inefficient", Proof: proof, Evidence: Ranking}}
}

// Unanswered reports whether a move is an improvement that no credible reply
// leaves its party no better off for.
func (g *Graph) Unanswered(party, from, to int) bool {
	return slices.Contains(g.Improvements[party][from], to) &&
		!some(g.credibleReplies(party, to), func(x int) bool { return g.noBetter(party, x, from) })
}
