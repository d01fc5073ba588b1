package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// Prospects are what parties may hope for, by the definitions of
// docs/theory.md#better-and-best. All lists ascend.
type Prospects struct {
	Silent, Alike []int // parties: of whom nothing is written; for whom, though something is, all states tie
	Content       []int // parties, not among these, for whom no state ranks above the status quo
	Asked         []int // parties, all others

	ComesAbout   []bool // by state: whether it can still come about
	Better       []int
	OutOfReach   []int // for good: better but for that they cannot come about
	Acceptable   []int
	Best         []int
	Destinations []int // the better states or, where there is none, the acceptable ones
}

// NewProspects works them out for the status quo of the model.
func (m *Model) NewProspects() *Prospects {
	p := &Prospects{ComesAbout: opened(m.Case).joint()}
	for party := range m.Tiers {
		list := &p.Asked
		switch prefers := &m.Case.Parties[party].Prefers; {
		case len(prefers.Statements) == 0 && len(prefers.Ranking) == 0:
			list = &p.Silent
		case m.indifferent(party):
			list = &p.Alike
		case m.content(party):
			list = &p.Content
		}
		*list = append(*list, party)
	}
	for s := range m.States {
		switch wished := m.wished(p, s); {
		case wished && p.ComesAbout[s]:
			p.Better = append(p.Better, s)
		case wished:
			p.OutOfReach = append(p.OutOfReach, s)
		}
		if p.ComesAbout[s] && m.improves(s, m.StatusQuo) {
			p.Acceptable = append(p.Acceptable, s)
		}
	}
	for _, s := range p.Better {
		if !some(p.Better, func(other int) bool { return m.improves(other, s) }) {
			p.Best = append(p.Best, s)
		}
	}
	p.Destinations = p.Better
	if len(p.Better) == 0 {
		p.Destinations = p.Acceptable
	}
	return p
}

// indifferent reports whether all states tie for a party.
func (m *Model) indifferent(party int) bool {
	return every(m.Tiers[party], func(tier int) bool { return tier == m.Tiers[party][0] })
}

// content reports whether no state ranks above the status quo for a party.
func (m *Model) content(party int) bool {
	return !some(m.Tiers[party], func(tier int) bool { return tier < m.Tiers[party][m.StatusQuo] })
}

// wished reports whether all parties asked prefer a state to the status quo, of
// which there is one, and none that is content likes it less.
func (m *Model) wished(p *Prospects, s int) bool {
	return len(p.Asked) > 0 &&
		every(p.Asked, func(party int) bool { return m.better(party, s, m.StatusQuo) }) &&
		!some(p.Content, func(party int) bool { return m.better(party, m.StatusQuo, s) })
}

// improves reports whether a is worse than b for no party and better for one.
func (m *Model) improves(a, b int) bool {
	improved := false
	for party := range m.Tiers {
		if m.better(party, b, a) {
			return false
		}
		improved = improved || m.better(party, a, b)
	}
	return improved
}

// opened is the model of a case with every closed option opened.
func opened(c *plenary.Case) *Model {
	out := *c
	out.Options = slices.Clone(c.Options)
	for o := range out.Options {
		out.Options[o].Closed = ""
	}
	m := &Model{Case: &out, States: States(&out)}
	m.StatusQuo = slices.IndexFunc(m.States, func(s []uint8) bool { return slices.Equal(s, c.StatusQuo()) })
	return m
}

// joint reports which states joint moves, one after another, lead to from the
// status quo, itself included. In a joint move any parties' options change.
func (m *Model) joint() []bool {
	reached := make([]bool, len(m.States))
	reached[m.StatusQuo] = true
	for queue := []int{m.StatusQuo}; len(queue) > 0; queue = queue[1:] {
		for to := range m.States {
			if !reached[to] && m.possible(queue[0], to) {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	return reached
}

// Smallest keeps of some states those of which no part of the changes from the
// status quo makes another of them.
func (m *Model) Smallest(states []int) []int {
	var out []int
	for _, s := range states {
		smaller := func(other int) bool {
			return len(m.changes(other)) < len(m.changes(s)) && within(m.changes(other), m.changes(s))
		}
		if s != m.StatusQuo && !some(states, func(other int) bool { return other != m.StatusQuo && smaller(other) }) {
			out = append(out, s)
		}
	}
	return out
}

// A Change is an option and the level to which it goes from the status quo.
type Change struct {
	Option int
	Level  uint8
}

// changes lists those of a state.
func (m *Model) changes(s int) []Change {
	var out []Change
	for _, o := range m.changed(m.StatusQuo, s) {
		out = append(out, Change{o, m.States[s][o]})
	}
	return out
}
