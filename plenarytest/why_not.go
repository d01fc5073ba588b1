package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// WhyNot is what is in the way of a condition (docs/theory.md#why-not).
type WhyNot struct {
	Now      bool   // it holds in the status quo: then nothing else is told
	Passed   []int  // by test: how many states pass, all tests
	Obstacle string // as the page calls it; "" for none
	Nearest  int    // the state it is told of, or that passes all tests; -1 for none
	Proof    any    // of an obstacle: a type of this package
	Removes  []Removing
}

// A Removing is a lever that removes an obstacle by itself.
type Removing struct {
	Lever int  // by index
	Opens bool // whether there is a route then to some state worse for nobody
}

// What proves an obstacle, in the order of the page. What follows from the route
// to the nearest state is left to [Table.Exposures].
type (
	// NotFeasible has the nearest combination, nil for none, and rules by index.
	NotFeasible struct {
		Nearest         []uint8
		Breaks, Without []int
	}
	// NoLonger has options or, where there are none, guarantees.
	NoLonger struct{ Options, Guarantees []int }
	// WorseOff has parties with what the nearest state loses them, those that are
	// worse off everywhere, and the statements without which somewhere nobody is.
	WorseOff struct {
		Off   [][2]int // party, statement
		Every []int
		Drops []Dropped
	}
	// ClosedOptions has options.
	ClosedOptions struct{ Options []int }
	// RefusedBy has preconditions with whether what they wait for is met.
	RefusedBy struct {
		Preconditions []int
		Met           []bool
	}
	// NoTableFor has the deal, and by track the options that no yes is known for.
	NoTableFor struct {
		From    int
		To      int
		Movers  []int
		Lacks   [][]int
		Certain bool
	}
	// SomebodyStops has the state left by the last step, or -1, and parties with the
	// states in which they would rather stay.
	SomebodyStops struct {
		From  int
		Stops [][2]int
	}
	// WouldLeave has the parties that would, and the nearest state that holds, or -1.
	WouldLeave struct {
		Parties []int
		Lasts   int
	}
	// IsExposed has nothing of its own.
	IsExposed struct{}
)

// A whyNot asks what is in the way of a condition.
type whyNot struct {
	c     *plenary.Case
	want  *expr.Expr
	t     *Table // as things are
	aside *Table // with mandates aside
	m     *Model // with closed options opened
}

// obstacles are the tests in their order, by what fails them.
var obstacles = []string{"not feasible", "can no longer come about", "worse off", "closed", "refused", "no table",
	"somebody would stop", "would not hold", "somebody would be exposed"}

// NewWhyNot answers what is in the way of a condition, by trying everything.
func NewWhyNot(c *plenary.Case, levers []*plenary.Lever, want *expr.Expr) WhyNot {
	q := newWhyNot(c, want)
	if holds(c, want, q.t.States[q.t.StatusQuo]) {
		return WhyNot{Now: true, Nearest: -1}
	}
	passed := q.passed()
	out := WhyNot{Nearest: -1}
	for _, states := range passed {
		out.Passed = append(out.Passed, len(states))
	}
	at := slices.Index(out.Passed, 0)
	if at < 0 {
		out.Nearest = q.nearest(passed[len(passed)-1])
		return out
	}
	out.Obstacle = obstacles[at]
	if at > 0 {
		out.Nearest = q.nearest(passed[at-1])
	}
	out.Proof = q.proof(at, out.Nearest, passed)
	for l := range levers {
		if at <= 2 {
			break
		}
		if then := newWhyNot(pull(c, levers[l:l+1]), want).passed(); len(then[at]) > 0 {
			out.Removes = append(out.Removes, Removing{l, len(then[6]) > 0})
		}
	}
	return out
}

func newWhyNot(c *plenary.Case, want *expr.Expr) *whyNot {
	return &whyNot{c: c, want: want, t: NewTable(c, nil), aside: NewTable(mandatesAside(c), nil), m: opened(c)}
}

// mandatesAside is the case with a track on which everybody may commit to all.
func mandatesAside(c *plenary.Case) *plenary.Case {
	out := *c
	track := plenary.Track{ID: "aside"}
	for p := range c.Parties {
		seat := plenary.Seat{Party: p}
		for o := range c.Options {
			if c.Options[o].Party == p {
				seat.Mandate = append(seat.Mandate,
					plenary.Mandate{Commit: true, May: true, Option: o, Levels: ^uint64(0)})
			}
		}
		track.Seats = append(track.Seats, seat)
	}
	out.Tracks = []plenary.Track{track}
	return &out
}

// passed lists, by test, the states that pass it.
func (q *whyNot) passed() [][]int {
	aside, reach, toCome, unclosed := q.aside.Reach(true), q.t.Reach(true), q.m.joint(), q.t.joint()
	tests := []func(s int) bool{
		func(s int) bool { return holds(q.c, q.want, q.t.States[s]) },
		func(s int) bool { return toCome[s] },
		func(s int) bool { return len(q.worse(s)) == 0 },
		func(s int) bool { return unclosed[s] },
		func(s int) bool { return aside[s] },
		func(s int) bool { return reach[s] },
		func(s int) bool { return q.t.Opens(s) },
		func(s int) bool { return q.t.Equilibrium("seq", s) },
		func(s int) bool {
			return slices.ContainsFunc(q.t.Exposures(s), func(e []int) bool { return slices.Max(e) == 0 })
		},
	}
	var some []int
	for s := range q.t.States {
		some = append(some, s)
	}
	var out [][]int
	for _, test := range tests {
		var pass []int
		for _, s := range some {
			if test(s) {
				pass = append(pass, s)
			}
		}
		out, some = append(out, pass), pass
	}
	return out
}

// worse lists the parties worse off in a state than in the status quo.
func (q *whyNot) worse(s int) []int {
	var out []int
	for p := range q.c.Parties {
		if q.t.better(p, q.t.StatusQuo, s) {
			out = append(out, p)
		}
	}
	return out
}

// nearest is the state with the fewest changes, of several the lowest.
func (q *whyNot) nearest(states []int) int { return q.nearestTo(q.t.StatusQuo, states) }

func (q *whyNot) nearestTo(to int, states []int) int {
	best := -1
	for _, s := range states {
		if best < 0 || len(q.t.changed(s, to)) < len(q.t.changed(best, to)) {
			best = s
		}
	}
	return best
}

// proof is what proves that no state passes a test.
func (q *whyNot) proof(at, nearest int, passed [][]int) any {
	switch obstacles[at] {
	case "not feasible":
		return q.notFeasible()
	case "can no longer come about":
		return q.noLonger(nearest)
	case "worse off":
		return q.worseOff(nearest, passed[1])
	case "closed":
		var out ClosedOptions
		for _, o := range q.t.changed(q.t.StatusQuo, nearest) {
			if q.c.Options[o].Closed != "" {
				out.Options = append(out.Options, o)
			}
		}
		return out
	case "refused":
		return q.refusedBy(nearest)
	case "no table":
		return q.noTableFor(nearest, passed[4])
	case "somebody would stop":
		return q.somebodyStops(nearest)
	case "would not hold":
		return q.wouldLeave(nearest, passed[2])
	}
	return IsExposed{}
}

func (q *whyNot) notFeasible() any {
	var out NotFeasible
	least := -1
	without := make([]bool, len(q.c.Impossible))
	levels := make([]uint8, len(q.c.Options))
	for more := true; more; more = next(q.c, levels) {
		if !holds(q.c, q.want, levels) {
			continue
		}
		var breaks []int
		for r, rule := range q.c.Impossible {
			if holds(q.c, rule, levels) {
				breaks = append(breaks, r)
			}
		}
		if len(breaks) == 1 {
			without[breaks[0]] = true
		}
		changes := 0
		for o, l := range levels {
			if int(l) != q.c.Options[o].Now {
				changes++
			}
		}
		if least < 0 || changes < least {
			least, out.Nearest, out.Breaks = changes, slices.Clone(levels), breaks
		}
	}
	for r, is := range without {
		if is {
			out.Without = append(out.Without, r)
		}
	}
	return out
}

func (q *whyNot) noLonger(nearest int) any {
	var out NoLonger
	now, then := q.t.States[q.t.StatusQuo], q.t.States[nearest]
	for o, option := range q.c.Options {
		option.Closed = ""
		if now[o] != then[o] && !mayChange(&option, now[o], then[o]) {
			out.Options = append(out.Options, o)
		}
	}
	for i, g := range q.c.Guarantees {
		lower := some(g.Keeps, func(o int) bool { return then[o] < now[o] })
		if len(out.Options) == 0 && lower && holds(q.c, g.While, now) {
			out.Guarantees = append(out.Guarantees, i)
		}
	}
	return out
}

func (q *whyNot) worseOff(nearest int, states []int) any {
	var out WorseOff
	for _, p := range q.worse(nearest) {
		lost := slices.IndexFunc(q.c.Parties[p].Prefers.Statements, func(s plenary.Statement) bool {
			return holds(q.c, s.Want, q.t.States[q.t.StatusQuo]) != holds(q.c, s.Want, q.t.States[nearest])
		})
		out.Off = append(out.Off, [2]int{p, lost})
	}
	for p := range q.c.Parties {
		if every(states, func(s int) bool { return slices.Contains(q.worse(s), p) }) {
			out.Every = append(out.Every, p)
		}
		for i := range q.c.Parties[p].Prefers.Statements {
			d := Dropped{Party: p, Statement: i}
			then := newWhyNot(without(q.c, []Dropped{d}), q.want)
			if some(states, func(s int) bool { return len(then.worse(s)) == 0 }) {
				d.Aside = then.t.indifferent(p)
				out.Drops = append(out.Drops, d)
			}
		}
	}
	return out
}

// between is the step from one state to another, whatever admits it.
func (t *Table) between(from, to int) TableStep {
	return TableStep{Movers: t.movers(from, to), From: from, To: to, Track: -1}
}

func (q *whyNot) refusedBy(nearest int) any {
	var out RefusedBy
	for p := range q.c.Preconditions {
		if q.t.violates(p, q.t.between(q.t.StatusQuo, nearest)) {
			out.Preconditions = append(out.Preconditions, p)
			out.Met = append(out.Met, q.t.until[p][nearest])
		}
	}
	return out
}

func (q *whyNot) noTableFor(nearest int, states []int) any {
	reach, before := q.t.Reach(true), q.aside.Reach(true)
	out := NoTableFor{From: -1}
	for ahead := []int{nearest}; out.From < 0; {
		var next []int
		for s := range q.t.States {
			for _, t := range ahead {
				_, leads := q.aside.admits(s, t)
				if !leads || !before[s] {
					continue
				}
				if !slices.Contains(next, s) {
					next = append(next, s)
				}
				if reach[s] && (out.From < 0 || len(q.t.changed(s, t)) < len(q.t.changed(out.From, out.To))) {
					out.From, out.To = s, t
				}
			}
		}
		ahead = next
	}
	out.Movers = q.t.movers(out.From, out.To)
	for _, track := range q.c.Tracks {
		var lacks []int
		for _, o := range q.t.changed(out.From, out.To) {
			if !commits(track, q.c.Options[o].Party, o, q.t.States[out.To][o]) {
				lacks = append(lacks, o)
			}
		}
		out.Lacks = append(out.Lacks, lacks)
	}
	reported := NewTable(allReported(q.c), nil).Reach(true)
	out.Certain = !some(states, func(s int) bool { return reported[s] })
	return out
}

// allReported is the case with a yes in place of all that is not reported.
func allReported(c *plenary.Case) *plenary.Case {
	out := *c
	out.Tracks = cloneTracks(c.Tracks)
	for t := range out.Tracks {
		for i := range out.Tracks[t].Seats {
			seat := &out.Tracks[t].Seats[i]
			for o := range c.Options {
				for l := range c.Options[o].Levels {
					spoken := some(seat.Mandate, func(m plenary.Mandate) bool {
						return (m.Commit || !m.May) && m.Option == o && m.Levels>>l&1 == 1
					})
					if c.Options[o].Party == seat.Party && !spoken {
						seat.Mandate = append(seat.Mandate,
							plenary.Mandate{Commit: true, May: true, Option: o, Levels: 1 << l})
					}
				}
			}
		}
	}
	return &out
}

func (q *whyNot) somebodyStops(nearest int) any {
	out := SomebodyStops{From: -1}
	toward := q.t.search(q.t.StatusQuo, func(from int) []int {
		var out []int
		for _, step := range q.t.toward(nearest, from) {
			out = append(out, step.To)
		}
		return out
	})
	var before, reached []int
	for s, in := range toward {
		if !in {
			continue
		}
		reached = append(reached, s)
		if _, admitted := q.t.admits(s, nearest); admitted {
			before = append(before, s)
		}
	}
	out.From = q.nearestTo(nearest, before)
	for p := range q.c.Parties {
		unwilling := func(s int) bool { return !q.t.Willing(p, s, nearest) }
		if out.From >= 0 {
			if slices.Contains(q.t.movers(out.From, nearest), p) && unwilling(out.From) {
				out.Stops = append(out.Stops, [2]int{p, out.From})
			}
			continue
		}
		var at []int
		for _, s := range reached {
			if unwilling(s) {
				at = append(at, s)
			}
		}
		if len(at) > 0 {
			out.Stops = append(out.Stops, [2]int{p, q.nearest(at)})
		}
	}
	return out
}

func (q *whyNot) wouldLeave(nearest int, states []int) any {
	var out WouldLeave
	for p := range q.c.Parties {
		if !q.t.Stable("seq", p, nearest) {
			out.Parties = append(out.Parties, p)
		}
	}
	var lasting []int
	for _, s := range states {
		if q.t.Equilibrium("seq", s) {
			lasting = append(lasting, s)
		}
	}
	out.Lasts = q.nearest(lasting)
	return out
}
