// Package whynot finds what is in the way of a condition: of the states that
// meet it, which tests they fail, and what proves that. Definitions are in
// docs/theory.md#why-not.
//
//	Find      the nearest obstacle, with the ladder of tests up to it
//	Test      one of the tests, in the order in which states are put to them
//	Obstacle  what proves that no state passes a test: one type a test
//
// ladder.go climbs from test to test. One file an obstacle or two says what proves
// it (feasible.go, prospects.go, table.go, willing.go, holds.go), and
// removes.go which levers would remove it.
//
// An obstacle holds states, parties, options, preconditions and rules by number.
package whynot

import (
	"context"
	"errors"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Test is what states that meet a condition are put to.
type Test int

// The tests, in their order: a state passes one only if it passed those before it.
const (
	Feasible  Test = iota // no rule forbids it
	ToCome                // it can still come about
	NoWorse               // it is worse than the status quo for nobody
	Unclosed              // it can come about with closed options where they stand
	Unrefused             // steps that violate no precondition lead there, mandates aside
	AtTable               // it is within reach, deals counted
	Willing               // there is a route to it with no lever pulled
	Holds                 // it is a SEQ equilibrium
	Unexposed             // there is a route to it on which nobody is exposed
	Tests                 // how many there are
)

// An Obstacle is what proves that no state passes a test: one of the types of
// this package.
type Obstacle interface {
	Fails() Test // the test that no state passes
}

// A Query asks what is in the way of a condition.
type Query struct {
	Want    *expr.Expr         // of the case laid out, or resolved against it
	Levers  []plenary.Lever    // those that may remove an obstacle; see [route.Levers]
	Work    *route.Work        // what the searches may spend; nil for no bound
	Answers *stability.Answers // who would stay where, by all concepts; nil to work it out
}

// An Answer is what is in the way.
type Answer struct {
	Now      bool     // whether the condition holds in the status quo; then nothing else is told
	Passed   []int    // by test: how many states pass it; up to the first that none passes
	Nearest  int      // the state of which the answer is told; -1 for none
	Obstacle Obstacle // nil where nothing is in the way, and where the work did not suffice to tell

	Removes []Removal   // the levers that remove the obstacle, each by itself, in the order of the query
	Routes  []route.Way // to the nearest state, where there are any with no lever pulled; in plain order
	Spent   bool        // whether the work was spent: on the test after those passed, or on levers or the route
}

// A Removal is a lever that removes an obstacle by itself.
type Removal struct {
	Lever int  // index among those of the query
	Opens bool // whether there is a route, with it alone pulled, to some state that passes [Unclosed] then
}

// Find finds the nearest obstacle. The error is the context's, a
// *[plenary.Limit] when there are more than [route.MaxLevers] levers, or
// [plenary.ErrNoStatusQuo]. The cost is
// that of [route.Within] for each test, and of searches for routes, which spend
// no more than the work of the query.
func Find(ctx context.Context, sp *space.Space, q Query) (*Answer, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	if q.Work == nil {
		q.Work = &route.Work{}
	}
	progress.Begin(ctx, "looking for what is in the way", 0)
	w := &inquiry{ctx: ctx, sp: sp, c: sp.Case(), now: sp.StatusQuo(), q: q, a: q.Answers}
	out := &Answer{Nearest: -1}
	if has(sp.Where(q.Want), w.now) {
		out.Now = true
		return out, nil
	}
	err := w.climb(Tests)
	if errors.Is(err, route.ErrSpent) {
		out.Spent, err = true, nil
	}
	if err != nil {
		return nil, err
	}
	for _, states := range w.passed {
		out.Passed = append(out.Passed, len(states))
	}
	if err := w.tell(out); err != nil && !errors.Is(err, route.ErrSpent) {
		return nil, err
	} else if err != nil {
		out.Spent = true
	}
	return out, ctx.Err()
}

// An inquiry is one question.
type inquiry struct {
	ctx    context.Context
	sp     *space.Space
	c      *plenary.Case
	now    int
	q      Query
	a      *stability.Answers // once asked for
	search *route.Search      // once asked for: to the states that pass [Unclosed]

	passed [][]int // by test, as far as climbed: the states, ascending
}

// tell tells of the nearest state what is in the way, or that nothing is.
func (w *inquiry) tell(out *Answer) error {
	at := Test(len(w.passed) - 1)
	some := w.passed[at]
	if len(some) == 0 && at > Feasible {
		some = w.passed[at-1]
	}
	out.Nearest = w.nearest(some)
	var err error
	if len(w.passed[at]) == 0 {
		if out.Obstacle, err = obstacles[at](w, out.Nearest); err != nil {
			return err
		}
		if out.Removes, err = w.removes(at); err != nil {
			return err
		}
	}
	if at > Willing || at == Willing && len(w.passed[at]) > 0 {
		out.Routes, err = w.to(out.Nearest)
	}
	return err
}

// obstacles has, by test, what proves that no state passes it, of the nearest
// state that passed the test before.
var obstacles = [Tests]func(w *inquiry, nearest int) (Obstacle, error){
	Feasible: (*inquiry).infeasible, ToCome: (*inquiry).gone, NoWorse: (*inquiry).worse,
	Unclosed: (*inquiry).closed, Unrefused: (*inquiry).refused, AtTable: (*inquiry).noTable,
	Willing: (*inquiry).stopped, Holds: (*inquiry).left, Unexposed: (*inquiry).exposing,
}

// nearest is of some states the one that differs from the status quo in the
// fewest options, the first of several; -1 of none.
func (w *inquiry) nearest(states []int) int {
	return w.fewest(states, w.c.StatusQuo(), nil)
}

// fewest is of some states the one that differs from given levels in the fewest
// options, the first of several; of those only that are what is asked, nil for
// any. -1 for none.
func (w *inquiry) fewest(states []int, from []uint8, is func(levels []uint8) bool) int {
	best, least := -1, 0
	var levels []uint8
	for _, s := range states {
		levels = w.sp.Levels(s, levels)
		if n := differ(from, levels); (best < 0 || n < least) && (is == nil || is(levels)) {
			best, least = s, n
		}
	}
	return best
}

func differ(a, b []uint8) int {
	n := 0
	for o := range a {
		if a[o] != b[o] {
			n++
		}
	}
	return n
}

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 == 1 }
