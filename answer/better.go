package answer

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

// Better is what is known of the states that every party with something to
// wish for prefers to the status quo, that are no worse for the content, and
// that can still come about.
type Better struct {
	Count      int       `json:"count"`                 // such states
	Silent     []PartyID `json:"silent"`                // of whose wishes nothing is written, and so not asked
	Alike      []PartyID `json:"separates_nothing"`     // whose wishes tell no states apart, and so not asked
	Content    []PartyID `json:"content"`               // for which nothing ranks above the status quo
	OutOfReach int       `json:"out_of_reach_for_good"` // states as good that can no longer come about
	// how many of them one party can bring about by a single move
	Alone      int         `json:"alone"`
	Smallest   Choice      `json:"smallest"`             // no part of their changes alone is better for everyone
	Best       Choice      `json:"best"`                 // no other is at least as good for all and better for one
	Lasting    Choice      `json:"lasting"`              // the best among those all would stay in, by seq
	Acceptable *Acceptable `json:"acceptable,omitempty"` // where there is none: what talks can aim at
}

// Acceptable is what is known of the states that are worse than the status quo
// for nobody, better for somebody, and can still come about.
type Acceptable struct {
	Count    int    `json:"count"` // such states
	Alone    int    `json:"alone"` // how many of them one party can bring about by a single move
	Smallest Choice `json:"smallest"`
}

// A Choice is a set of states, those that last most firmly or change least
// first. The first three are spelled out; of the best, two: who would leave a
// state takes an explanation of it for each party.
type Choice struct {
	Count  int           `json:"count"`  // of the set
	Movers []PartyID     `json:"movers"` // who changes something on the way from the status quo to any of them
	Shown  []Destination `json:"shown"`  // the first few, spelled out
}

// A Destination is a state that is better for everyone, with what leads there
// and who would leave it again.
type Destination struct {
	Outcome
	Parts       []Part       `json:"parts"`       // one for each party that changes something
	Equilibrium []string     `json:"equilibrium"` // concepts by which every party would stay
	Tempted     []Temptation `json:"tempted"`     // parties with something to gain by leaving it
}

// A Part is what one party contributes to a destination, taken as its own first step.
type Part struct {
	Party   PartyID  `json:"party"`
	Changes []Change `json:"changes"`
	Alone   bool     `json:"alone"`              // whether the party can do it from the status quo
	Gains   bool     `json:"gains"`              // whether it gains by doing it alone
	Loses   bool     `json:"loses"`              // whether it loses by doing it alone
	GivesUp *Wish    `json:"gives_up,omitempty"` // what it gives up then; none of a ranking
}

// How many states are spelled out of each kind.
const (
	mostSmallest = 3
	mostBest     = 2 // and of those that would last
)

// better answers what is known of better states, which are given. It needs all
// verdicts.
func (g *gatherer) better(states []int) Better {
	out := Better{
		Count: len(states), OutOfReach: len(g.sp.OutOfReachForGood()), Alone: g.alone(states),
		Silent: g.parties(g.sp.Silent()), Alike: g.parties(g.sp.SeparatesNothing()), Content: g.parties(g.sp.Content()),
	}
	lasting := slices.DeleteFunc(slices.Clone(states), func(s int) bool { return !g.a.Equilibrium(stability.SEQ, s) })
	out.Smallest = g.choice(g.sp.Smallest(g.ctx, states), mostSmallest)
	out.Best = g.choice(g.best(states), mostBest)
	out.Lasting = g.choice(g.best(lasting), mostBest)
	if len(states) == 0 {
		acceptable := g.sp.Acceptable()
		out.Acceptable = &Acceptable{len(acceptable), g.alone(acceptable),
			g.choice(g.sp.Smallest(g.ctx, acceptable), mostSmallest)}
	}
	return out
}

// alone counts the states that one party can bring about by a single move.
func (g *gatherer) alone(states []int) int {
	n := 0
	now, levels := g.c.StatusQuo(), []uint8(nil)
	for _, s := range states {
		levels = g.sp.Levels(s, levels)
		if len(g.c.Movers(now, levels)) == 1 && g.c.CanStep(now, levels) {
			n++
		}
	}
	return n
}

func (g *gatherer) choice(states []int, most int) Choice {
	out := Choice{Count: len(states), Movers: g.parties(g.moversTo(states)), Shown: []Destination{}}
	for _, s := range states[:min(most, len(states))] {
		out.Shown = append(out.Shown, g.destination(s))
	}
	return out
}

// moversTo lists whose options differ from the status quo in any of some states.
func (g *gatherer) moversTo(states []int) []int {
	now, levels := g.c.StatusQuo(), []uint8(nil)
	moves := make([]bool, len(g.c.Parties))
	for _, s := range states {
		levels = g.sp.Levels(s, levels)
		for o := range levels {
			if levels[o] != now[o] {
				moves[g.c.Options[o].Party] = true
			}
		}
	}
	var out []int
	for p, is := range moves {
		if is {
			out = append(out, p)
		}
	}
	return out
}

// best keeps the states that no other of them is at least as good as for every
// party and better than for one; those every party would stay in come first,
// by the firmest concept.
func (g *gatherer) best(states []int) []int {
	now := g.c.StatusQuo()
	type weighed struct{ state, firmness, changes int }
	var all []weighed
	for _, s := range g.sp.Best(g.ctx, states) {
		all = append(all, weighed{s, g.firmness(s), impasse.Differ(now, g.sp.Levels(s, nil))})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(b.firmness-a.firmness, a.changes-b.changes, a.state-b.state)
	})
	var out []int
	for _, x := range all {
		out = append(out, x.state)
	}
	return out
}

// firmness orders states by how firmly all parties would stay.
func (g *gatherer) firmness(s int) int {
	for i, c := range []stability.Concept{stability.Nash, stability.SEQ, stability.GMR} {
		if g.a.Equilibrium(c, s) {
			return 3 - i
		}
	}
	return 0
}

func (g *gatherer) destination(s int) Destination {
	out := Destination{Outcome: g.outcome(s), Parts: g.parts(s), Equilibrium: g.holdsBy(s), Tempted: []Temptation{}}
	for p := range g.c.Parties {
		if !g.a.Stable(stability.Nash, p, s) {
			out.Tempted = append(out.Tempted, g.breach(p, s))
		}
	}
	return out
}

// holdsBy lists the concepts by which every party would stay in a state.
func (g *gatherer) holdsBy(s int) []string {
	out := []string{}
	for _, c := range stability.Concepts {
		if g.a.Equilibrium(c, s) {
			out = append(out, c.String())
		}
	}
	return out
}

// parts splits the way from the status quo to a state by party.
func (g *gatherer) parts(s int) []Part {
	out := []Part{}
	now, there := g.c.StatusQuo(), g.sp.Levels(s, nil)
	for _, p := range g.c.Movers(now, there) {
		levels := slices.Clone(now)
		for _, o := range g.c.Parties[p].Options {
			levels[o] = there[o]
		}
		part := Part{Party: g.party(p), Changes: g.changesOf(p, g.now, s)}
		if q, feasible := g.sp.Find(levels); feasible {
			part.Alone = g.c.CanStep(now, levels)
			part.Gains = g.sp.Rank(p, q) > g.sp.Rank(p, g.now)
			if part.Loses = g.sp.Rank(p, q) < g.sp.Rank(p, g.now); part.Loses {
				part.GivesUp = g.wish(p, g.decisive(p, g.now, q))
			}
		}
		out = append(out, part)
	}
	return out
}

// changesOf lists the changes of one party from one state to another.
func (g *gatherer) changesOf(p, from, to int) []Change {
	return slices.DeleteFunc(g.changes(from, to), func(c Change) bool {
		return !slices.ContainsFunc(g.c.Parties[p].Options, func(o int) bool { return g.option(o) == c.Option })
	})
}
