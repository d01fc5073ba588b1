package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// RunningOut is where improvements lead from the status quo.
type RunningOut struct {
	Variant string  // the impatience; "" for the case as it is
	Begin   []int   // parties with an improvement from the status quo
	Ends    [][]int // as [ImprovementEnds]
	Gain    []int   // parties that prefer every state of these to the status quo
	Lose    []int   // parties that like every one of them less
}

func (f *Finder) runningOut() []Found {
	out := f.leadsAway("", f.Case, Ranking)
	for _, v := range f.Case.Known {
		if v.Kind != plenary.Impatience || laid(f.Case, v.ID) {
			continue
		}
		if c, err := f.Case.With(v.ID); err == nil {
			out = append(out, f.leadsAway(v.ID, c, Weakest(laidBy(f.Case, c, v.Party)...))...)
		}
	}
	return out
}

// laid reports whether a variant is laid over the case.
func laid(c *plenary.Case, id string) bool {
	return some(c.Variants, func(v plenary.Variant) bool { return v.ID == id })
}

// laidBy lists the claims of the statements of a party that a variant laid:
// those that were not laid before.
func laidBy(before, c *plenary.Case, party int) []plenary.Claim {
	count := map[string]int{}
	for _, s := range before.Parties[party].Prefers.Statements {
		if s.Laid {
			count[s.ID+":"+s.Want.String()]++
		}
	}
	var out []plenary.Claim
	for _, s := range c.Parties[party].Prefers.Statements {
		key := s.ID + ":" + s.Want.String()
		if count[key]--; s.Laid && count[key] < 0 {
			out = append(out, s.Claim)
		}
	}
	return out
}

func (f *Finder) leadsAway(variant string, c *plenary.Case, evidence string) []Found {
	m := NewModel(c)
	proof := RunningOut{Variant: variant, Ends: ImprovementEnds(c)}
	ends := slices.Concat(proof.Ends...)
	for p := range c.Parties {
		if len(m.Improvements[p][m.StatusQuo]) > 0 {
			proof.Begin = append(proof.Begin, p)
		}
		if every(ends, func(s int) bool { return m.better(p, s, m.StatusQuo) }) {
			proof.Gain = append(proof.Gain, p)
		}
		if every(ends, func(s int) bool { return m.better(p, m.StatusQuo, s) }) {
			proof.Lose = append(proof.Lose, p)
		}
	}
	if len(proof.Begin) == 0 {
		return nil
	}
	return []Found{{Kind: "running out", Proof: proof, Evidence: evidence}}
}
