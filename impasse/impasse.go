// Package impasse finds out why talks are stuck. Definitions are in
// docs/theory.md#the-other-findings.
//
//	Find         all findings of a case, the weightiest first
//	FindAsIs     those that do not ask what would be under a variant
//	FindNames    which of these there are, without what proves them
//	Finder       some kinds of them at a time
//	Finding      one of them, with what would follow if it alone were removed
//	kinds.go     which kinds there are, in which order, and what they weigh
//	variant.go   the case under variants of types and of impatience
//	removal.go   what would follow if levers were pulled
//
// One file a kind. It says what was found (a [Proof]), looks for it, and
// registers that:
//
//	alone.go        what the parties have to gain by moving alone
//	circle.go       preconditions that wait for one another, or for what does not come about (and tangle.go)
//	notable.go      exchanges that no track is known to hold
//	first.go        what whoever begins would give up
//	hold.go         who would be tempted away again (and breach.go)
//	overlap.go      nothing is better for all, and what would change that
//	inefficient.go  how much is better, and how much of it in reach
//	running.go      where improvements lead, now or as time runs out, and who gains by waiting (and rounds.go)
//	costly.go       stances that cost those who hold them
//	silent.go       exchanges of which no text says who goes first
//	dormant.go      agreements whose commitments wait for one another
//	doubt.go        what depends on the type of party that somebody is
//
// A finding holds states, parties and preconditions by number.
package impasse

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Finding is one reason why talks are stuck.
type Finding struct {
	Proof    Proof
	Evidence plenary.Evidence // the weakest of the claims it names; Ranking where it names none
	Removed  *Removal         // what would follow if it alone were removed; nil where that asks for a way out
}

// A Proof is what a finding found: one of the types of this package.
type Proof interface {
	Kind() string // of [Kinds]
	weight() int
}

// Removal is what would follow if a finding alone were removed.
type Removal struct {
	By     []plenary.Lever // the change that removes it
	Within int             // destinations within reach then
	Deals  bool            // whether joint steps are counted; else single ones only
	Starts []Start         // who could begin without losing by it
}

// A Start is a first step towards a destination that leaves its party no
// worse off than the status quo.
type Start struct{ Party, To int }

// A Report is all that was found.
type Report struct {
	Findings []Finding

	Destinations []int  // states that are better or, where none is, acceptable
	Better       bool   // whether they are better
	Within       []bool // states within reach by single steps, as things are
	Reached      int    // destinations among them
	Deals        int    // destinations within reach by deals too
	Reachable    []int  // these

	Asked *stability.Inquiry // who would stay where

	Variants []Variant // of types and of impatience

	Search     *route.Search // by the levers declared, or else by those found mechanically
	Unsearched []string      // kinds of findings not looked for to the end, as work was spent
}

// inquiry is what the findings share.
type inquiry struct {
	ctx context.Context
	sp  *space.Space
	c   *plenary.Case
	now int
	r   *Report
	day *record.Day

	destinations []int
	removals     map[string]*Removal // by levers, once asked for
	waived       map[int]*Removal    // by precondition, once asked for
	work         *route.Work

	bare    bool // whether it is enough to know which findings there are
	waivers int  // then: where those of all preconditions begin among the levers of the search; -1 for nowhere
}

// Find looks for every kind of finding, and lists them with the weightiest first:
// those whose removal alone would do most, and of these the ones best evidenced.
// a must have all concepts, as [stability.Analyse] gives them by itself; the levers
// of search are those of the findings about types and stances; day is what is on
// record, or nil. Parts that would take too much work are left out and named
// under Unsearched. The error is the context's, or [plenary.ErrNoStatusQuo].
func Find(ctx context.Context, sp *space.Space, a *stability.Answers, search *route.Search,
	day *record.Day) (*Report, error) {
	f, err := NewFinder(ctx, sp, a.Inquiry(), search, day)
	if err != nil {
		return nil, err
	}
	return f.Find(ctx, func(string) bool { return true })
}

// FindAsIs is [Find] of the case as it is alone: it lays no variants over it, and
// finds nothing that asks what would be under one. Who would stay where is asked of the
// states that come up alone.
func FindAsIs(ctx context.Context, sp *space.Space, asked *stability.Inquiry, search *route.Search,
	day *record.Day) (*Report, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	return newFinder(sp, asked, search, day, false).Find(ctx, func(string) bool { return true })
}

// FindNames finds which findings [FindAsIs] would, without a record, but in the order of their kinds. Each tells
// its kind and what it is about, a costly stance one destination that it closes, and nothing else is worked out.
// Of the levers of search those from one place on are the [Waivers], by precondition; -1 where they are not among
// them.
func FindNames(ctx context.Context, sp *space.Space, asked *stability.Inquiry, search *route.Search,
	waivers int) (*Report, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	f := newFinder(sp, asked, search, nil, false)
	f.q.bare, f.q.waivers = true, waivers
	return f.Find(ctx, func(string) bool { return true })
}

// reach counts the destinations within reach as things are.
func (q *inquiry) reach() error {
	var err error
	if q.r.Within, err = route.Within(q.ctx, q.sp, false); err != nil {
		return err
	}
	q.r.Reached = q.count(q.r.Within)
	deals, err := route.Within(q.ctx, q.sp, true)
	if err != nil {
		return err
	}
	q.r.Deals = q.count(deals)
	q.r.Reachable = slices.DeleteFunc(slices.Clone(q.destinations), func(s int) bool { return !deals[s] })
	return nil
}

// found notes a finding with the claims it names.
func (q *inquiry) found(p Proof, r *Removal, claims ...plenary.Evidence) {
	q.r.Findings = append(q.r.Findings, Finding{p, plenary.Weakest(claims...), r})
}

// weakness orders evidence, the strongest first, and what names no claim
// before all.
func weakness(e plenary.Evidence) int {
	switch e {
	case plenary.Ranking:
		return -1
	case plenary.Unmarked:
		return int(plenary.Ranking)
	}
	return int(e)
}

// weight ranks findings by what removing them alone would do; causes come
// before circumstances.
func (q *inquiry) weight(f Finding) int {
	w := f.Proof.weight()
	if f.Removed != nil && f.Removed.Within > max(q.r.Reached, 0) {
		w += 4
	}
	if f.Removed != nil && len(f.Removed.Starts) > 0 {
		w += 2
	}
	return w
}

// count counts the destinations in a set of states.
func (q *inquiry) count(in []bool) int {
	n := 0
	for _, s := range q.destinations {
		if in[s] {
			n++
		}
	}
	return n
}
