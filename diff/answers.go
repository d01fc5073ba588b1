package diff

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Answers is what can be compared of the answers to one case.
type Answers struct {
	Space  *space.Space
	Day    *record.Day // nil when nothing is on record
	Stable *stability.Answers
	Report *impasse.Report // nil of a case without a status quo
	Goals  []Goal          // and last, whatever is better; none of such a case

	Complete bool // whether the search for ways went to its end
}

// A Goal is the ways out to a condition, of which nothing is left out but those
// for which a plainer one speaks.
type Goal struct {
	ID     string // "" for whatever is better
	Better int    // better states that meet it
	Levers []plenary.Lever
	Ways   []Way
}

// A Way is a set of levers that leads to a goal, with the plainest of its routes.
type Way struct {
	Levers   []string   // ids
	StableBy []string   // concepts by which what some route of these levers leads to is stable
	Exposed  [][]string // by route: the parties it leaves worse off meanwhile, by id; the fewest first, each list once
	route.Way
}

// Ask answers a case, with a query for ways out; day is what is on record, or
// nil. Of a case without a status quo it is what holds of its states. The error is
// the context's, or a *[plenary.Limit] of too many levers.
func Ask(ctx context.Context, sp *space.Space, day *record.Day, q route.Query) (*Answers, error) {
	a := &Answers{Space: sp, Day: day, Complete: true}
	var err error
	if a.Stable, err = stability.Analyse(ctx, sp); err != nil {
		return nil, err
	}
	if sp.Case().NoStatusQuo {
		return a, nil
	}
	q.Answers = a.Stable
	o, err := route.Prepare(ctx, sp, q)
	if err != nil {
		return nil, err
	}
	progress.Begin(ctx, "looking for why the talks are stuck", 0)
	if a.Report, err = impasse.Find(ctx, sp, a.Stable, o, day); err != nil {
		return nil, err
	}
	c := sp.Case()
	for i := range c.Goals {
		if err := a.goal(ctx, o, c.Goals[i].ID, c.Goals[i].Want, len(c.Goals)-i+1); err != nil {
			return nil, err
		}
	}
	return a, a.goal(ctx, o, "", nil, 1)
}

func (a *Answers) goal(ctx context.Context, o *route.Search, id string, want *expr.Expr, parts int) error {
	progress.Begin(ctx, "looking for ways out", 0)
	found, err := o.Part(ctx, want, int64(parts))
	if err != nil {
		return err
	}
	a.Complete = a.Complete && found.Complete
	g := Goal{ID: id, Better: len(found.Destinations), Levers: found.Levers}
	at := map[route.Set]int{}
	for _, w := range found.Plain() {
		i, known := at[w.Levers]
		if !known {
			i = len(g.Ways)
			at[w.Levers] = i
			g.Ways = append(g.Ways, a.way(found, w))
		}
		g.Ways[i].addConcepts(w.StableBy)
		g.Ways[i].exposes(a.exposed(&w))
	}
	a.Goals = append(a.Goals, g)
	return nil
}

func (a *Answers) way(found *route.Answer, w route.Way) Way {
	out := Way{Way: w}
	for _, l := range w.Levers.List() {
		out.Levers = append(out.Levers, found.Levers[l].ID)
	}
	return out
}

// exposed lists the parties that a route leaves worse off meanwhile, by id.
func (a *Answers) exposed(w *route.Way) []string {
	out := []string{}
	for p, g := range w.Exposure {
		if g != route.Safe {
			out = append(out, a.Space.Case().Parties[p].ID)
		}
	}
	slices.Sort(out)
	return out
}

// exposes adds whom a route exposes, so that no order in which things are
// declared shows.
func (w *Way) exposes(parties []string) {
	if slices.ContainsFunc(w.Exposed, func(e []string) bool { return slices.Equal(e, parties) }) {
		return
	}
	w.Exposed = append(w.Exposed, parties)
	slices.SortFunc(w.Exposed, func(a, b []string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
	})
}

// addConcepts adds concepts, keeping their order.
func (w *Way) addConcepts(by []stability.Concept) {
	has := map[string]bool{}
	for _, c := range w.StableBy {
		has[c] = true
	}
	for _, c := range by {
		has[c.String()] = true
	}
	w.StableBy = nil
	for _, c := range stability.Concepts {
		if has[c.String()] {
			w.StableBy = append(w.StableBy, c.String())
		}
	}
}
