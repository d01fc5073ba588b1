package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// ToldAsOne is a case with the states told as one that its conditions have as the same, and what each state
// becomes; nil where some cannot be: two conditions have one, or somebody does not rank them alike.
func (m *Model) ToldAsOne() (*Graph, []int) {
	c := m.Case
	by := make([]*plenary.Condition, m.Len())
	for i := range c.Conditions {
		x := &c.Conditions[i]
		for s := range m.States {
			if x.Same && holds(c, x.Want, m.States[s]) {
				if by[s] != nil {
					return nil, nil
				}
				by[s] = x
			}
		}
	}
	into, n := make([]int, m.Len()), 0
	of := map[*plenary.Condition]int{}
	for s := range into {
		if by[s] != nil {
			if at, known := of[by[s]]; known {
				into[s] = at
				continue
			}
			of[by[s]] = n
		}
		into[s] = n
		n++
	}
	tiers := make([][]int, len(c.Parties))
	for p := range tiers {
		tiers[p] = make([]int, n)
		for s, at := range into {
			if by[s] != nil && by[s].Like != nil && !holds(c, by[s].Like, m.States[s]) {
				continue
			}
			if tiers[p][at] != 0 && tiers[p][at] != m.Tiers[p][s] {
				return nil, nil
			}
			tiers[p][at] = m.Tiers[p][s]
		}
		if slices.Contains(tiers[p], 0) {
			return nil, nil
		}
	}
	return m.Coalesce(into, tiers), into
}
