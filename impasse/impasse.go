// Package impasse finds out why talks are stuck. Definitions are in
// docs/theory.md#the-other-findings.
//
//	Find          all findings of a case, the weightiest first
//	Finding       one of them, with what would follow if it alone were removed
//	Alone         what the parties have to gain by moving alone (alone.go)
//	Circle        preconditions that wait for one another (circle.go)
//	NoTable       exchanges that no track is known to hold (notable.go)
//	FirstMover    what whoever begins would give up (first.go)
//	WouldNotHold  who would be tempted away again (hold.go)
//	NoOverlap     nothing is better for all, and what would change that (overlap.go)
//	Inefficient   how much is better, and how much of it in reach (inefficient.go)
//	RunningOut    where improvements lead, now or as time runs out (running.go)
//	Waiting       who gains by that (waiting.go)
//	Costly        stances that cost those who hold them (costly.go)
//	SilentOrder   exchanges of which no text says who goes first (silent.go)
//	Dormant       agreements whose commitments wait for one another (dormant.go)
//	Doubt         what depends on the kind of party that somebody is (doubt.go)
//
// A finding holds states, parties and preconditions by number; package brief
// puts it into words.
package impasse

import (
	"cmp"
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
	Evidence plenary.Evidence // the weakest it rests on; Unmarked where it rests on preferences as a whole
	Removed  *Removal         // what would follow if it alone were removed; nil where that asks for a way out
}

// A Proof is what a finding found: one of the types of this package.
type Proof interface{ Kind() string }

// Removal is what would follow if a finding alone were removed.
type Removal struct {
	By     []plenary.Lever // the change that removes it
	Within int             // better states within reach then
	Deals  bool            // whether joint steps are counted; else single ones only
	Starts []Start         // who could begin without losing by it
}

// A Start is a first step towards a better state that leaves its party no
// worse off than the status quo.
type Start struct{ Party, To int }

// A Report is all that was found.
type Report struct {
	Findings []Finding
	Better   []int  // states that are better
	Within   []bool // states within reach by single steps, as things are
	Reached  int    // better ones among them
	Deals    int    // better states within reach by deals too

	Reachable []int // these
	Answers   *stability.Answers

	Openings   *route.Openings // by the levers declared, or else by those found mechanically
	Unsearched []string        // kinds of findings not looked for to the end, as work was spent
}

// inquiry is what the findings share.
type inquiry struct {
	ctx    context.Context
	sp     *space.Space
	c      *plenary.Case
	now    int
	better []int
	r      *Report
	day    *record.Day
	waived []*Removal // by precondition, once asked for
	work   *route.Work
}

// Find looks for every kind of finding. day is what is on record, or nil. The
// error is the context's.
func Find(ctx context.Context, sp *space.Space, a *stability.Answers, openings *route.Openings, day *record.Day) (*Report, error) {
	q := &inquiry{ctx: ctx, sp: sp, c: sp.Case(), day: day, now: sp.StatusQuo(), better: sp.Better(), r: &Report{Answers: a, Openings: openings}}
	q.r.Better = q.better
	var err error
	if q.r.Within, err = route.Within(ctx, sp, false); err != nil {
		return nil, err
	}
	q.r.Reached = q.count(q.r.Within)
	deals, err := route.Within(ctx, sp, true)
	if err != nil {
		return nil, err
	}
	q.r.Deals = q.count(deals)
	q.r.Reachable = slices.DeleteFunc(slices.Clone(q.better), func(s int) bool { return !deals[s] })
	q.work = openings.Work.Share(4)
	q.waived = make([]*Removal, len(q.c.Preconditions))
	for _, look := range []func() error{
		q.alone, q.circles, q.noTable, q.firstMover, q.wouldNotHold, q.noOverlap, q.inefficient,
		q.runningOut, q.costly, q.silentOrder, q.dormant, q.doubts,
	} {
		if err := look(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(q.r.Findings, func(a, b Finding) int {
		return cmp.Or(q.weight(b)-q.weight(a), int(a.Evidence)-int(b.Evidence))
	})
	return q.r, ctx.Err()
}

func (q *inquiry) found(p Proof, e plenary.Evidence, r *Removal) {
	q.r.Findings = append(q.r.Findings, Finding{p, e, r})
}

// weight ranks findings by what removing them alone would do; causes come
// before circumstances.
func (q *inquiry) weight(f Finding) int {
	w := 0
	switch f.Proof.(type) {
	case Circle, NoTable, FirstMover, NoOverlap, Dormant:
		w = 10
	case RunningOut, WouldNotHold:
		w = 5
	case Alone, Inefficient:
		w = -10 // no cause, but what there is to explain
	}
	if f.Removed != nil && f.Removed.Within > max(q.r.Reached, 0) {
		w += 4
	}
	if f.Removed != nil && len(f.Removed.Starts) > 0 {
		w += 2
	}
	return w
}

// count counts the better states in a set of states.
func (q *inquiry) count(in []bool) int {
	n := 0
	for _, s := range q.better {
		if in[s] {
			n++
		}
	}
	return n
}

// weakest is the weaker of two kinds of evidence.
func weakest(a, b plenary.Evidence) plenary.Evidence { return max(a, b) }
