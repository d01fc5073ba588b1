package impasse

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Finder looks for some kinds of findings at a time. What they share is worked out
// once. It is for one goroutine.
type Finder struct{ q *inquiry }

// NewFinder prepares what [Find] needs, and takes its share of the work of search.
// Errors are those of Find.
func NewFinder(ctx context.Context, sp *space.Space, a *stability.Answers, search *route.Search,
	day *record.Day) (*Finder, error) {
	return newFinder(ctx, sp, a, search, day, true)
}

func newFinder(ctx context.Context, sp *space.Space, a *stability.Answers, search *route.Search,
	day *record.Day, variants bool) (*Finder, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	q := &inquiry{ctx: ctx, sp: sp, c: sp.Case(), day: day, now: sp.StatusQuo(),
		r: &Report{Answers: a, Search: search}, removals: map[string]*Removal{}, waived: map[int]*Removal{},
		work: search.Work.Share(4)}
	q.destinations, q.r.Better = sp.Destinations()
	q.r.Destinations = q.destinations
	if err := q.reach(); err != nil {
		return nil, err
	}
	if variants {
		if err := q.variants(); err != nil {
			return nil, err
		}
	}
	return &Finder{q}, nil
}

// Find returns a report with the findings of the kinds that are wanted, as [Find] does
// with all; some kinds are looked for together, if any of them is wanted. After an error,
// which is the context's, the same may be asked again.
func (f *Finder) Find(ctx context.Context, wanted func(kind string) bool) (*Report, error) {
	q := *f.q
	r := *f.q.r
	q.ctx, q.r = ctx, &r
	for _, k := range kinds {
		if !slices.ContainsFunc(k.names, wanted) {
			continue
		}
		if err := k.look(&q); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(q.weight(b)-q.weight(a), weakness(a.Evidence)-weakness(b.Evidence))
	})
	return &r, ctx.Err()
}
