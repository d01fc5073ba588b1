// Package robust finds how sure answers are: which conclusions of a case turn over
// once one assumption is otherwise. Definitions are in docs/theory.md#how-sure.
//
//	Query       what is watched: ways, goals, states that are equilibria
//	Find        tries every single change, and pairs where no single one does
//	Change      one assumption made otherwise, as data; [Changes] lists them all
//	Conclusion  what holds, or does not, in the case as it is
//	Effect      a change with the conclusions that it turns over
//	Report      all of it, the changes of most consequence first
//
// [Draw] draws orders of all wishes near those of the case and counts in how many of them
// each conclusion that can be had at little cost stands; order.go has the orders, ground.go what
// all of them have in common, hand.go the answers under one.
//
// change.go has the changes, conclusion.go what is watched, evaluate.go the answers
// of a changed case, of which states, other parties' ranks and what nobody changed
// are shared; pair.go the pairs, and standing.go what makes states equilibria.
package robust

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Way is a way out with what it was asked for.
type Way struct {
	*route.Way
	Want   *expr.Expr // what its destination had to meet; nil for nothing
	Others []int      // where other ways to the same lead, as [route.Answer.Others] lists them
}

// A Query asks of some answers how sure they are.
type Query struct {
	Answers *stability.Answers // who would stay where, by all concepts
	Levers  []plenary.Lever    // those that the ways are made of
	Ways    []Way              // their levers are sets of these
	Open    *route.Way         // the one that is told of what is open as things are; nil for none
	Goals   []*expr.Expr
	States  []int // of each that is an equilibrium it is asked what makes it one
	Pairs   int   // how many pairs of changes are tried at most
	Work    int64 // what searches for ways may spend in one changed case; 0 for no bound
	// changes that are not inert times states: what is gone through, those of the weakest evidence
	// first; 0 for no bound
	Most int64
}

// A Report is how sure the answers are.
type Report struct {
	// those of the case as it is, and then findings that only changes bring; without those
	// on which the work did not suffice
	Conclusions []Conclusion
	Effects     []Effect // single changes that turn something over, those of most consequence first
	Tried       int      // single changes
	Inert       int      // of these, those that leave all ranks, moves and bonds as they are
	Spent       []Change // those on which the work did not suffice, or that were past the most of the query

	Pairs Pairs

	Equilibria []Equilibrium // by state of the query, in its order, those that are
}

// An Effect is a change, or two, with the conclusions that turn over.
type Effect struct {
	Changes  []Change
	Evidence plenary.Evidence // the weakest of what is changed; Ranking of an order or tie, which nobody claims
	Flips    []int            // conclusions, ascending
	weight   [classes]int
}

// Find tries every single change of the case that sp lays out, and then pairs of
// changes. The cost is that of a stability analysis and of some looks for routes for
// every change that is not inert. All processors are used; the answer does not
// depend on how many there are. The error is the context's, a *[plenary.Limit], or
// [plenary.ErrNoStatusQuo].
func Find(ctx context.Context, sp *space.Space, q Query) (*Report, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	e, err := newEvaluator(ctx, sp, q)
	if err != nil {
		return nil, err
	}
	changes := Changes(sp.Case())
	got, whole, err := e.singly(ctx, changes)
	if err != nil {
		return nil, err
	}
	if !whole { // of most it is not known that no single one does
		e.q.Pairs = 0
	}
	out := &Report{Tried: len(changes)}
	e.gather(out, changes, got)
	if err := e.pairs(ctx, out, changes, got); err != nil {
		return nil, err
	}
	e.rank(out)
	return out, ctx.Err()
}

// singly answers the case with each change by itself; whole is whether all of them were gone
// through.
func (e *evaluator) singly(ctx context.Context, changes []Change) (got []*answers, whole bool, err error) {
	order, whole, err := e.within(ctx, changes)
	if err != nil {
		return nil, false, err
	}
	w := progress.Begin(ctx, "changing one assumption at a time", len(order))
	some, err := e.each(len(order), func(i int) (*answers, error) {
		defer func() { _ = w.Done(1) }()
		return e.under(ctx, true, changes[order[i]])
	})
	got = make([]*answers, len(changes))
	for i := range got {
		got[i] = &answers{spent: true}
	}
	for i, a := range some {
		got[order[i]] = a
	}
	return got, whole, err
}

// within lists which changes are gone through, by place: all of them where the query allows for
// it. Else those that are inert, and of the others as many as it allows, the weakest evidence first.
func (e *evaluator) within(ctx context.Context, changes []Change) (order []int, whole bool, err error) {
	all := make([]int, len(changes))
	for i := range all {
		all[i] = i
	}
	if e.q.Most == 0 || int64(len(changes))*int64(e.sp.Len()) <= e.q.Most {
		return all, true, nil
	}
	w := progress.Begin(ctx, "telling changes that matter from others", len(changes))
	inert, err := e.each(len(changes), func(i int) (*answers, error) {
		defer func() { _ = w.Done(1) }()
		return e.leaves(ctx, changes[i])
	})
	if err != nil {
		return nil, false, err
	}
	slices.SortStableFunc(all, func(a, b int) int {
		return sureness(changes[a].Evidence(e.c)) - sureness(changes[b].Evidence(e.c))
	})
	left := e.q.Most / int64(e.sp.Len())
	whole = true
	order = slices.DeleteFunc(all, func(i int) bool {
		if inert[i].inert {
			return false
		}
		left--
		whole = whole && left >= 0
		return left < 0
	})
	return order, whole, nil
}

// leaves finds whether a change is inert.
func (e *evaluator) leaves(ctx context.Context, ch Change) (*answers, error) {
	if !ch.OfWishes() {
		return &answers{}, ctx.Err()
	}
	c, err := e.c.Amend(amendments(e.c, []Change{ch})...)
	if err != nil {
		return nil, err
	}
	_, ranked, err := e.layOut(ctx, c, []Change{ch})
	return &answers{inert: len(ranked) == 0}, err
}

// each calls f(0) … f(n-1) on all processors and returns what they return, in
// order, or the error of the first that fails.
func (e *evaluator) each(n int, f func(i int) (*answers, error)) ([]*answers, error) {
	out, errs := make([]*answers, n), make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
