package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A Giver is a party that changes an option on a way, where others could
// change one of their own in its place (docs/theory.md#asking-only-whom-one-must).
type Giver struct {
	Option int
	Or     []InLieu // by option, ascending; never empty
}

// An InLieu is an option that another party could change in place of one on a
// way, with the preconditions of that party that levers would then work on.
type InLieu struct {
	Option  int
	GivesUp []int // ascending
	To      int   // where the way leads then: a state of the space that the levers leave
}

// Givers lists, by option, who gives what on a way that others could give as
// well. needed is what [Needed] returns for the way; sp is the case before any lever is
// pulled. The cost is that of replaying the steps for each pair of options alike.
// The error is the context's.
func (a *Answer) Givers(ctx context.Context, sp *space.Space, w *Way, needed []plenary.Lever) ([]Giver, error) {
	c := sp.Case()
	var out []Giver
	for o := range c.Options {
		if !w.changes(o) {
			continue
		}
		g := Giver{Option: o}
		for q := range c.Options {
			if !alike(&c.Options[o], &c.Options[q]) || w.changes(q) {
				continue
			}
			x, ok, err := w.exchanged(ctx, o, q)
			if err != nil {
				return nil, err
			}
			if !ok || !a.equal(w, x, o, q) {
				continue
			}
			then, err := Needed(ctx, sp, a.Levers, x)
			if err != nil {
				return nil, err
			}
			p := c.Options[q].Party
			if asksAlike(needed, then, c.Options[o].Party, p) {
				g.Or = append(g.Or, InLieu{q, givenUp(c, then, p), x.To})
			}
		}
		if g.Or != nil {
			out = append(out, g)
		}
	}
	return out, nil
}

// alike reports whether options of two parties have as many levels and stand at
// the same one.
func alike(o, q *plenary.Option) bool {
	return o.Party != q.Party && len(o.Levels) == len(q.Levels) && o.Now == q.Now
}

// changes reports whether a step of a way changes an option.
func (w *Way) changes(o int) bool {
	return slices.ContainsFunc(w.Steps, func(s Step) bool { return w.After.Level(s.From, o) != w.After.Level(s.To, o) })
}

// exchanged is a way with what is done by one option done by another; not ok
// where a step of it is not admitted, or a mover not willing. The error is the context's.
func (w *Way) exchanged(ctx context.Context, o, q int) (*Way, bool, error) {
	sp := w.After
	c := sp.Case()
	at := func(state int) int {
		levels := sp.Levels(state, nil)
		levels[o], levels[q] = levels[q], levels[o]
		x, ok := sp.Find(levels)
		if !ok {
			return -1
		}
		return x
	}
	x := &Way{Levers: w.Levers, To: at(w.To), After: sp, Asked: w.Asked, Exposure: make([]Grade, len(w.Exposure))}
	for _, s := range w.Steps {
		step := Step{From: at(s.From), To: at(s.To)}
		if x.To < 0 || step.From < 0 || step.To < 0 {
			return nil, false, nil
		}
		a, b := sp.Levels(step.From, nil), sp.Levels(step.To, nil)
		step.Movers, step.Track = c.Movers(a, b), TrackFor(sp, step.From, step.To)
		refused := func(p plenary.Precondition) bool { return c.Violates(&p, a, b) }
		unwilling := func(p int) bool { return !Willing(sp, p, step.From, x.To) }
		if !c.CanStep(a, b) || len(step.Movers) > 1 && step.Track < 0 ||
			slices.ContainsFunc(c.Preconditions, refused) || slices.ContainsFunc(step.Movers, unwilling) {
			return nil, false, nil
		}
		for p := range x.Exposure {
			x.Exposure[p] = max(x.Exposure[p], GradeOf(sp, p, step.To))
		}
		x.Steps = append(x.Steps, step)
	}
	x.hollow(sp)
	by, err := w.Asked.By(ctx, x.To)
	x.StableBy = listed(by)
	return x, true, err
}

// hollow sets what is hollow at the destination once the levers are pulled.
func (w *Way) hollow(sp *space.Space) {
	c := sp.Case()
	now, there := c.StatusQuo(), sp.Levels(w.To, nil)
	for i := range c.Preconditions {
		p := &c.Preconditions[i]
		if p.Refuses != expr.Never && !p.Refuses.Holds(now) && p.Refuses.Holds(there) && !p.Until.Holds(there) {
			w.Hollow = append(w.Hollow, i)
		}
	}
}

// equal reports whether a way with an exchange leads to one of the destinations
// too, holds by the same concepts, exposes the others as much and the two as much
// up to the exchange, and leaves hollow what the way does, up to the exchange.
func (a *Answer) equal(w, x *Way, o, q int) bool {
	c := w.After.Case()
	p, r := c.Options[o].Party, c.Options[q].Party
	if _, ok := slices.BinarySearch(a.Destinations, x.To); !ok || !slices.Equal(w.StableBy, x.StableBy) {
		return false
	}
	for i := range w.Exposure {
		if i != p && i != r && w.Exposure[i] != x.Exposure[i] {
			return false
		}
	}
	if min(w.Exposure[p], w.Exposure[r]) != min(x.Exposure[p], x.Exposure[r]) ||
		max(w.Exposure[p], w.Exposure[r]) != max(x.Exposure[p], x.Exposure[r]) {
		return false
	}
	others := func(hollow []int) []int {
		return slices.DeleteFunc(slices.Clone(hollow), func(i int) bool {
			return c.Preconditions[i].Party == p || c.Preconditions[i].Party == r
		})
	}
	return len(w.Hollow) == len(x.Hollow) && slices.Equal(others(w.Hollow), others(x.Hollow))
}

// asksAlike reports whether each lever asks as many in two forms, and the same
// but for two parties.
func asksAlike(a, b []plenary.Lever, p, r int) bool {
	others := func(asks []int) []int {
		return slices.DeleteFunc(slices.Clone(asks), func(i int) bool { return i == p || i == r })
	}
	for l := range a {
		if len(a[l].Asks) != len(b[l].Asks) || !slices.Equal(others(a[l].Asks), others(b[l].Asks)) {
			return false
		}
	}
	return true
}

// givenUp lists the preconditions of a party that levers work on.
func givenUp(c *plenary.Case, levers []plenary.Lever, p int) []int {
	var out []int
	for l := range levers {
		for _, i := range levers[l].Preconditions {
			if c.Preconditions[i].Party == p && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}
