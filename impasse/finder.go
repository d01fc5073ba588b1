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

// A Finder looks for some kinds of findings at a time, and keeps what it found. It is for
// one goroutine.
type Finder struct {
	q        *inquiry
	variants bool    // whether variants are laid over the case
	ready    bool    // whether what all kinds share was worked out
	looks    []*look // by place in kinds; nil where that was not looked for yet
}

// A look is what the search for some kinds found.
type look struct {
	findings   []Finding
	unsearched []string
}

// NewFinder prepares what [Find] needs, and takes its share of the work of search, of
// which nothing is spent by looking for findings: search may be asked meanwhile. Who would
// stay where is asked. Errors are those of Find.
func NewFinder(ctx context.Context, sp *space.Space, asked *stability.Inquiry, search *route.Search,
	day *record.Day) (*Finder, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	return newFinder(sp, asked, search, day, true), ctx.Err()
}

func newFinder(sp *space.Space, asked *stability.Inquiry, search *route.Search, day *record.Day,
	variants bool) *Finder {
	q := &inquiry{sp: sp, c: sp.Case(), day: day, now: sp.StatusQuo(),
		r: &Report{Asked: asked, Search: search}, removals: map[string]*Removal{}, waived: map[int]*Removal{},
		work: search.Work.Share(4)}
	q.destinations, q.r.Better = sp.Destinations()
	q.r.Destinations = q.destinations
	return &Finder{q: q, variants: variants, looks: make([]*look, len(kinds))}
}

// prepare works out what all kinds share, once.
func (f *Finder) prepare(ctx context.Context) error {
	if f.ready {
		return nil
	}
	q, r := *f.q, *f.q.r
	q.ctx, q.r = ctx, &r
	if !q.bare {
		if err := q.reach(); err != nil {
			return err
		}
	}
	if f.variants {
		if err := q.variants(); err != nil {
			return err
		}
	}
	*f.q.r, f.ready = r, true
	return nil
}

// Find returns a report with the findings of the kinds that are wanted, as [Find] does
// with all; some kinds are looked for together, if any of them is wanted. What was found
// before is not looked for again. After an error, which is the context's, the same may be
// asked once more.
func (f *Finder) Find(ctx context.Context, wanted func(kind string) bool) (*Report, error) {
	if err := f.prepare(ctx); err != nil {
		return nil, err
	}
	out := *f.q.r
	for i, k := range kinds {
		if !slices.ContainsFunc(k.names, wanted) {
			continue
		}
		if err := f.look(ctx, i); err != nil {
			return nil, err
		}
		out.Findings = append(out.Findings, f.looks[i].findings...)
		out.Unsearched = append(out.Unsearched, f.looks[i].unsearched...)
	}
	if f.q.bare {
		return &out, ctx.Err()
	}
	slices.SortStableFunc(out.Findings, func(a, b Finding) int {
		return cmp.Or(f.q.weight(b)-f.q.weight(a), weakness(a.Evidence)-weakness(b.Evidence))
	})
	return &out, ctx.Err()
}

// look searches for the kinds of a place, unless that was done.
func (f *Finder) look(ctx context.Context, at int) error {
	if f.looks[at] != nil {
		return nil
	}
	q, r := *f.q, *f.q.r
	q.ctx, q.r = ctx, &r
	if err := kinds[at].look(&q); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	f.looks[at] = &look{r.Findings, r.Unsearched}
	return nil
}
