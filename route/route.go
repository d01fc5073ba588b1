// Package route finds ways out of talks that are stuck: which levers make a
// better state reachable at the table, by which steps, and who is exposed
// meanwhile. Definitions are in docs/theory.md#at-the-table.
//
//	Levers    what there is to pull: changes in what binds the table, declared and found mechanically
//	Step      an admitted step: an act of one party, or a deal on a track
//	Way       a minimal set of levers, a destination, and a route there
//	Search    which sets of levers open which destination, from [Prepare]
//	Answer    the ways that no other dominates, from [Search.Answer]
//	Work      what a search may spend
//	Within    which states are in reach as things are
//
// A table is the case with its levers; for every set of opened options a layer
// holds what moves and improvements become. No step is ever listed: a batch of
// questions floods from the status quo (reach.go), letting one option after
// another change (sweep.go) over all combinations of levels (field.go), with what
// stances bar (bar.go). ask.go asks for many destinations at once, by_size.go for
// sets of levers by size, cap.go for the least exposures, way.go for the routes.
package route

import (
	"context"
	"errors"
	"math/bits"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Bounds of a search.
const (
	MaxLevers = 256 // candidates, declared and mechanical together
	Most      = 4   // levers in one way, unless asked otherwise
)

// A Set is a set of levers, by index among the candidates. It is a value: with
// == two sets are compared, and the zero value is empty.
type Set [MaxLevers / 64]uint64

// With returns the set with one lever more.
func (s Set) With(l int) Set {
	s[l/64] |= 1 << (l % 64)
	return s
}

// Has reports whether lever l is in the set.
func (s Set) Has(l int) bool { return s[l/64]>>(l%64)&1 == 1 }

// Within reports whether the set is a part of t, or t itself.
func (s Set) Within(t Set) bool {
	for w := range s {
		if s[w]&^t[w] != 0 {
			return false
		}
	}
	return true
}

// Len is the number of levers in the set.
func (s Set) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// List returns the levers in the set, ascending.
func (s Set) List() []int {
	var out []int
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			out = append(out, 64*w+bits.TrailingZeros64(word))
		}
	}
	return out
}

// A Grade is how exposed a party is in a state. Grades are ordered, and are not
// compared across parties.
type Grade uint8

// The grades of exposure.
const (
	Safe    Grade = iota // no worse off than in the status quo
	CanBack              // worse off; a move of its own makes it no worse off
	NoBack               // worse off, with no such move
)

// A Step is a step at the table.
type Step struct {
	Movers    []int
	Track     int // on which a deal is struck; -1 for an act of one party
	From, To  int
	TakesBack []int // options that it moves back past where an earlier step took them
}

// A Way is a minimal set of levers with a destination and a route to it.
type Way struct {
	Levers   Set
	To       int
	StableBy []stability.Concept // by which the destination is an equilibrium
	Exposure []Grade             // by party: the greatest after any step
	Hollow   []int               // preconditions met on the way and no longer met at the destination, ascending
	Steps    []Step
	After    *space.Space       // the case with the levers pulled, laid out: same states and ranks
	Asked    *stability.Inquiry // who would stay where then

	stableBy uint8
	grade    exposure
	ds       []int32 // destinations that it may be shown with
}

// A Query asks for ways out.
type Query struct {
	Levers  []plenary.Lever    // the candidates; see [Levers]
	Most    int                // levers in one way
	Work    *Work              // what the search may spend; nil for no bound
	Answers *stability.Answers // who would stay where as things are, by all concepts; nil to work it out
	Asked   *stability.Inquiry // what answers the same, where Answers is nil; nil for a new one

	// Like is a search by the same levers of a case that differs from this one in what
	// parties want alone: its layout is used again. Who is willing is then worked out for
	// the states that come up, which is for questions that look at few. nil for none.
	Like *Search

	// Likely are ways by the same levers of a case that differs from this one in what parties want alone: where
	// any of many destinations will do, their steps are tried before all others. What is found to be open does
	// not depend on them.
	Likely []*Way

	// Destinations are states to look for, ascending, whatever they are to the
	// parties and whether or not anything binds the table; nil for those of the case.
	Destinations []int
}

// An Answer holds the ways out of a case.
type Answer struct {
	Levers       []plenary.Lever // the candidates
	Destinations []int           // those that meet the condition
	Better       bool            // whether they are better states; else acceptable ones
	Ways         []Way           // not dominated, in plain order
	Complete     bool            // whether the search went to its end
	Sizes        int             // the largest size of lever sets gone through; -1 for none
}

// A Search answers which destinations sets of levers open. What it has found it
// keeps, so that it answers a second question sooner. It is safe for concurrent
// use: questions wait for one another. With bounded [Work], what is left for one
// depends on which were asked before it; give each its own Search where that is
// not to be.
type Search struct {
	Levers       []plenary.Lever // the candidates
	Destinations []int           // those of the query, or else better states or, where there are none, acceptable ones
	Better       bool            // whether they are better; false of those of a query
	Work         *Work           // what may be spent

	given bool // whether the destinations are those of the query
	most  int
	mu    sync.Mutex // of the table
	table *table
}

// begin takes the table for one question, which may spend one in so many parts
// of the work left. What it returns is to be called at the end.
func (o *Search) begin(ctx context.Context, parts int64) (end func()) {
	return o.beginBy(ctx, o.Work, parts)
}

// beginBy is begin for a question that spends of other work.
func (o *Search) beginBy(ctx context.Context, work *Work, parts int64) (end func()) {
	o.mu.Lock()
	m := work.meter(parts)
	before := m.used
	o.table.ctx, o.table.work, o.table.report = ctx, m, nil
	return func() {
		work.used.Add(m.used - before)
		o.mu.Unlock()
	}
}

// Prepare prepares a search of the case that sp lays out: it finds the
// destinations, and what stances and mandates bind; nothing is searched for yet.
// The error is the context's, a *[plenary.Limit] when there are more than
// [MaxLevers] levers, or [plenary.ErrNoStatusQuo].
func Prepare(ctx context.Context, sp *space.Space, q Query) (*Search, error) {
	if len(q.Levers) > MaxLevers {
		return nil, &plenary.Limit{Code: plenary.LimitLevers, What: "levers to choose from", Bound: MaxLevers,
			Met: int64(len(q.Levers)), Fix: "name those of interest"}
	}
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	if q.Work == nil {
		q.Work = &Work{}
	}
	o := &Search{Levers: q.Levers, Work: q.Work, most: max(0, q.Most)}
	if q.Like != nil {
		q.Like.mu.Lock()
		o.table = newTableLike(ctx, sp, q.Like.table)
		q.Like.mu.Unlock()
	} else {
		o.table = newTable(ctx, sp, q.Levers)
	}
	if o.Destinations, o.given = q.Destinations, q.Destinations != nil; !o.given {
		o.Destinations, o.Better = sp.Destinations()
	}
	o.table.want(o.Destinations)
	o.table.likely = q.Likely
	l, err := o.table.layerOf(Set{})
	if err != nil {
		return nil, err
	}
	if l.asked = q.Asked; q.Answers != nil {
		l.asked = q.Answers.Inquiry()
	}
	return o, nil
}

// Opens lists, for each of some sets of levers, the destinations that it
// opens, ascending. The error is the context's, or [ErrSpent].
func (o *Search) Opens(ctx context.Context, sets ...Set) ([][]int, error) {
	return o.opened(ctx, nil, sets)
}

// OpensUnexposed is [Search.Opens] with routes alone on which nobody is exposed.
func (o *Search) OpensUnexposed(ctx context.Context, sets ...Set) ([][]int, error) {
	return o.opened(ctx, &exposure{}, sets)
}

// opened lists what sets open by routes within a cap; nil for any.
func (o *Search) opened(ctx context.Context, cap *exposure, sets []Set) ([][]int, error) {
	defer o.begin(ctx, 1)()
	asks := make([]*ask, len(sets))
	at := map[Set][]*ask{} // by what they open
	for i, set := range sets {
		asks[i] = &ask{levers: set, ds: o.places(nil), cap: cap}
		at[o.table.opensIn(set)] = append(at[o.table.opensIn(set)], asks[i])
	}
	out := make([][]int, len(sets))
	for i, set := range sets {
		some := at[o.table.opensIn(set)]
		if some[0] != asks[i] {
			continue
		}
		if err := o.table.askWithin(o.table.opensIn(set), some, cap); err != nil {
			return nil, err
		}
	}
	for i, a := range asks {
		for _, d := range a.open {
			out[i] = append(out[i], o.Destinations[d])
		}
	}
	return out, nil
}

// OpensAny returns one of some destinations that a set of levers opens, -1 for none:
// it need not find the others. The error is the context's, or [ErrSpent].
func (o *Search) OpensAny(ctx context.Context, set Set, among []int) (int, error) {
	defer o.begin(ctx, 1)()
	l, err := o.table.layerWith(set)
	if err != nil {
		return -1, err
	}
	a := &ask{levers: set, any: true}
	for _, state := range among {
		if d := o.table.place[state]; d >= 0 {
			a.ds = append(a.ds, d)
		}
	}
	if err := o.table.put(l, []*ask{a}); err != nil || len(a.open) == 0 {
		return -1, err
	}
	return o.Destinations[a.open[0]], nil
}

// OpensAnyOf returns, for each of some sets of levers, one of the destinations beside it that it opens,
// -1 for none; unexposed, by routes on which nobody is exposed. The error is the context's, or [ErrSpent].
func (o *Search) OpensAnyOf(ctx context.Context, unexposed bool, sets []Set, among [][]int) ([]int, error) {
	defer o.begin(ctx, 1)()
	asks, out := make([]*ask, len(sets)), make([]int, len(sets))
	for i, set := range sets {
		asks[i] = &ask{levers: set, any: true}
		if unexposed {
			asks[i].cap = &exposure{}
		}
		if i > 0 && len(among[i]) > 0 && len(among[i]) == len(among[i-1]) && &among[i][0] == &among[i-1][0] {
			asks[i].ds = asks[i-1].ds // what is the same list is looked at once
			continue
		}
		for _, state := range among[i] {
			if d := o.table.place[state]; d >= 0 {
				asks[i].ds = append(asks[i].ds, d)
			}
		}
	}
	if err := o.table.anyOf(asks); err != nil {
		return nil, err
	}
	for i, a := range asks {
		if out[i] = -1; len(a.open) > 0 {
			out[i] = o.Destinations[a.open[0]]
		}
	}
	return out, nil
}

// Route finds a route of the fewest steps to a state that a set of levers opens,
// whoever is exposed on it. The error is the context's, [ErrSpent], or that there
// is none.
func (o *Search) Route(ctx context.Context, set Set, to int) ([]Step, error) {
	defer o.begin(ctx, 1)()
	l, err := o.table.layerWith(set)
	if err != nil {
		return nil, err
	}
	if err := l.ready(); err != nil {
		return nil, err
	}
	w := Way{Levers: set, To: to, After: l.sp.As(o.table.sp.Case().Pull(o.table.pick(set)...))}
	s := o.table.bySize(nil, 0, false)
	if err := s.routes(l, []*Way{&w}, false); err != nil {
		return nil, err
	}
	return w.Steps, nil
}

// Binds reports whether anything binds the table: without a precondition, a
// track or a lever no ways out are looked for, but to destinations of a query.
func (o *Search) Binds() bool {
	c := o.table.sp.Case()
	return o.given || len(c.Preconditions) > 0 || len(c.Tracks) > 0 || len(o.Levers) > 0
}

// places lists the destinations that meet a condition, by place; nil is met by
// all.
func (o *Search) places(to *expr.Expr) []int32 {
	var met []uint64
	if to != nil {
		met = o.table.sp.Where(to)
	}
	var out []int32
	for d, state := range o.Destinations {
		if met == nil || has(met, state) {
			out = append(out, int32(d))
		}
	}
	return out
}

// Answer finds the ways to destinations that meet a condition; nil is met by
// all. Ways come in the order of docs/theory.md#ways-out, the one to look at first
// before the others: the same question gives the same answer on any machine. Work
// that is spent before its end leaves the answer incomplete and is no error. The
// error is the context's.
func (o *Search) Answer(ctx context.Context, to *expr.Expr) (*Answer, error) {
	return o.Part(ctx, to, 1)
}

// Part is Answer, spending no more than one in so many parts of what is left.
func (o *Search) Part(ctx context.Context, to *expr.Expr, parts int64) (*Answer, error) {
	defer o.begin(ctx, parts)()
	o.table.report = progress.Begin(ctx, "looking for ways out", int(o.Work.Bound/1e6))
	if err := o.table.tell(0); err != nil {
		return nil, err
	}
	a := &Answer{Levers: o.Levers, Better: o.Better}
	ds := o.places(to)
	for _, d := range ds {
		a.Destinations = append(a.Destinations, o.Destinations[d])
	}
	a.Complete, a.Sizes = true, o.most
	if !o.Binds() {
		return a, nil
	}
	if !o.given { // those of a query are looked for as they are
		o.table.still = o.table.idle(to)
		defer func() { o.table.still = nil }()
	}
	s := o.table.bySize(o.table.moving(ds), o.most, false)
	err := s.run()
	if err != nil && !errors.Is(err, ErrSpent) {
		return nil, err
	}
	a.Complete, a.Sizes, a.Ways = err == nil, s.done, kept(s.known)
	o.table.work = &meter{} // what is found is told, whatever that takes
	if err := s.complete(a.Ways); err != nil {
		return nil, err
	}
	slices.SortFunc(a.Ways, s.order)
	return a, ctx.Err()
}

// Minimal lists, for each destination, the minimal sets of levers that open
// it, smaller ones first. The error is the context's, or [ErrSpent].
func (o *Search) Minimal(ctx context.Context) ([][]Set, error) {
	defer o.begin(ctx, 1)()
	s := o.table.bySize(o.places(nil), o.most, true)
	if !o.Binds() {
		return s.openers, nil
	}
	err := s.run()
	for _, sets := range s.openers {
		slices.SortFunc(sets, compareSets)
	}
	return s.openers, err
}
