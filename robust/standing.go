package robust

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// An Equilibrium is a state of the query that is one, with what makes it one.
type Equilibrium struct {
	State      int
	Concept    stability.Concept // Nash, or else SEQ
	Structural bool              // nobody can move from it, so that no wishes make it one
	Single     []Change          // single changes after which it is none
	Pairs      [][2]Change       // where there are none: pairs that were tried after which it is none
	at         int               // among the states of the query
}

func (eq *Equilibrium) by() int { return slices.Index(resting[:], eq.Concept) }

// rested lists the states of the query that are equilibria.
func (e *evaluator) rested() []Equilibrium {
	var out []Equilibrium
	for at, s := range e.q.States {
		for i, c := range resting {
			if e.base.rests[i][at] {
				out = append(out, Equilibrium{State: s, Concept: c, Structural: e.still(s), at: at})
				break
			}
		}
	}
	return out
}

// still reports whether no party can move from a state.
func (e *evaluator) still(s int) bool {
	for p := range e.c.Parties {
		if len(e.sp.Moves(p, s)) > 0 {
			return false
		}
	}
	return true
}

// gather puts together what single changes turn over.
func (e *evaluator) gather(out *Report, changes []Change, got []*answers) {
	out.Equilibria = e.rested()
	out.Conclusions = slices.Clone(e.fixed)
	for i := range out.Conclusions {
		out.Conclusions[i].Holds = e.base.truth[i] == yes
	}
	for _, f := range e.base.findings {
		out.Conclusions = append(out.Conclusions, Conclusion{Topic: Stands, Holds: true, Finding: f})
	}
	var all []int
	for i := range e.fixed {
		all = append(all, i)
	}
	for i, a := range got {
		switch {
		case a.inert:
			out.Inert++
		case a.spent:
			out.Spent = append(out.Spent, changes[i])
		default:
			ef := Effect{Changes: changes[i : i+1 : i+1], Flips: e.flips(out, a, all)}
			ef.Flips = append(ef.Flips, e.found(out, a)...)
			if e.weigh(out, &ef); len(ef.Flips) > 0 {
				out.Effects = append(out.Effects, ef)
			}
			for at := range out.Equilibria {
				if eq := &out.Equilibria[at]; !a.rests[eq.by()][eq.at] {
					eq.Single = append(eq.Single, changes[i])
				}
			}
		}
	}
}

// flips lists which of some conclusions turn over.
func (e *evaluator) flips(out *Report, a *answers, of []int) []int {
	var list []int
	for _, i := range of {
		was, now := e.base.truth[i], a.truth[i]
		if was != moot && now != moot && was != now && e.counts(&out.Conclusions[i], was) {
			list = append(list, i)
		}
	}
	return list
}

// counts reports whether a conclusion is one: that a way exposes nobody is told by
// that nobody is more exposed on it.
func (e *evaluator) counts(c *Conclusion, was truth) bool { return c.Topic != Exposes || was == yes }

// found lists the findings that go and those that come; these are conclusions from
// then on.
func (e *evaluator) found(out *Report, a *answers) []int {
	var list []int
	for i := len(e.fixed); i < len(out.Conclusions); i++ {
		if c := &out.Conclusions[i]; c.Holds != slices.ContainsFunc(a.findings, c.Finding.same) {
			list = append(list, i)
		}
	}
	for _, f := range a.findings {
		if !slices.ContainsFunc(out.Conclusions[len(e.fixed):], func(c Conclusion) bool { return c.Finding.same(f) }) {
			out.Conclusions = append(out.Conclusions, Conclusion{Topic: Stands, Finding: f})
			list = append(list, len(out.Conclusions)-1)
		}
	}
	return list
}

// weigh notes the weakest evidence, and of how many subjects something turns over, by
// class.
func (e *evaluator) weigh(out *Report, ef *Effect) {
	ef.Evidence = plenary.Stated
	for _, ch := range ef.Changes {
		if how := ch.Evidence(e.c); sureness(how) < sureness(ef.Evidence) {
			ef.Evidence = how
		}
	}
	seen := map[[3]int]bool{}
	for _, i := range ef.Flips {
		class, about, which := out.Conclusions[i].subject(i)
		if at := [3]int{class, about, which}; !seen[at] {
			seen[at] = true
			ef.weight[class]++
		}
	}
}

// subject is what a conclusion, of that number, is about: a way, a goal, a party, today's
// state or a finding, each told apart from all others. Several about one count once.
func (c *Conclusion) subject(number int) (class, about, which int) {
	const way, goal, party, today, finding = 0, 1, 2, 3, 4
	class = c.Topic.class()
	switch c.Topic {
	case Reaches:
		return class, goal, c.Goal
	case Gains:
		return class, party, c.Party
	case Today:
		return class, today, 0
	case Stands:
		return class, finding, number
	}
	return class, way, c.Way
}

// rank puts the changes of most consequence first, and of as much those of the weakest
// evidence.
func (e *evaluator) rank(out *Report) {
	order := func(a, b Effect) int {
		return cmp.Or(slices.Compare(b.weight[:], a.weight[:]), sureness(a.Evidence)-sureness(b.Evidence))
	}
	slices.SortStableFunc(out.Effects, order)
	slices.SortStableFunc(out.Pairs.Effects, order)
}
