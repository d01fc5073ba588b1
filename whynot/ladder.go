package whynot

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// climb puts the states that meet the condition to the tests before one given,
// as long as some pass. The error is the context's, or [route.ErrSpent].
func (w *inquiry) climb(before Test) error {
	for at := Feasible; at < before; at++ {
		states, err := w.pass(at)
		if err != nil {
			return err
		}
		if w.passed = append(w.passed, states); len(states) == 0 {
			return w.ctx.Err()
		}
	}
	return w.ctx.Err()
}

// pass lists the states that pass a test, of those that passed the one before.
func (w *inquiry) pass(at Test) ([]int, error) {
	switch at {
	case Feasible:
		set := w.sp.Where(w.q.Want)
		return keep(every(w.sp), func(s int) bool { return has(set, s) }), nil
	case ToCome:
		return keep(w.passed[Feasible], w.sp.CanComeAbout), nil
	case NoWorse:
		return keep(w.passed[ToCome], func(s int) bool { return len(w.worseFor(s)) == 0 }), nil
	case Unclosed:
		set := w.sp.Attainable(false)
		return keep(w.passed[NoWorse], func(s int) bool { return has(set, s) }), nil
	case Unrefused:
		return w.within(w.passed[Unclosed], mandatesAside(w.sp))
	case AtTable:
		return w.within(w.passed[Unrefused], w.sp)
	case Willing:
		return w.open(w.passed[AtTable], (*route.Search).Opens)
	case Holds:
		return w.lasting(w.passed[Willing])
	}
	return w.open(w.passed[Holds], (*route.Search).OpensUnexposed)
}

func every(sp *space.Space) []int {
	out := make([]int, sp.Len())
	for s := range out {
		out[s] = s
	}
	return out
}

// keep lists the states that are what is asked.
func keep(states []int, is func(state int) bool) []int {
	var out []int
	for _, s := range states {
		if is(s) {
			out = append(out, s)
		}
	}
	return out
}

// worseFor lists the parties that rank a state below the status quo.
func (w *inquiry) worseFor(state int) []int {
	var out []int
	for p := range w.c.Parties {
		if w.sp.Rank(p, state) < w.sp.Rank(p, w.now) {
			out = append(out, p)
		}
	}
	return out
}

// within lists of some states those within reach as a layout of the case has it,
// deals counted.
func (w *inquiry) within(states []int, sp *space.Space) ([]int, error) {
	in, err := route.Within(w.ctx, sp, true)
	if err != nil {
		return nil, err
	}
	return keep(states, func(s int) bool { return in[s] }), nil
}

// mandatesAside is the layout of the case with one track on which everybody may
// commit to everything.
func mandatesAside(sp *space.Space) *space.Space {
	c := *sp.Case()
	track := plenary.Track{}
	for p := range c.Parties {
		seat := plenary.Seat{Party: p}
		for _, o := range c.Parties[p].Options {
			seat.Mandate = append(seat.Mandate, commits(o, 1<<len(c.Options[o].Levels)-1))
		}
		track.Seats = append(track.Seats, seat)
	}
	c.Tracks = []plenary.Track{track}
	return sp.As(&c)
}

// commits is a mandate to commit to some levels of an option.
func commits(option int, levels uint64) plenary.Mandate {
	return plenary.Mandate{Commit: true, Option: option, Levels: levels, May: true, Claim: plenary.Claim{By: -1}}
}

// A searching asks which destinations some sets of levers open.
type searching func(*route.Search, context.Context, ...route.Set) ([][]int, error)

// open lists of some states those that are opened with no lever pulled.
func (w *inquiry) open(states []int, by searching) ([]int, error) {
	o, err := w.routes()
	if err != nil {
		return nil, err
	}
	opens, err := by(o, w.ctx, route.Set{})
	if err != nil {
		return nil, err
	}
	return keep(states, func(s int) bool { return in(opens[0], s) }), nil
}

func in(states []int, s int) bool {
	_, found := slices.BinarySearch(states, s)
	return found
}

// routes is the search for routes to the states that passed [Unclosed], by the
// levers that open nothing.
func (w *inquiry) routes() (*route.Search, error) {
	if w.search == nil {
		levers, _ := w.binding()
		o, err := route.Prepare(w.ctx, w.sp, route.Query{Levers: levers, Most: 1, Work: w.q.Work, Answers: w.q.Answers,
			Destinations: w.passed[Unclosed]})
		if err != nil {
			return nil, err
		}
		w.search = o
	}
	return w.search, nil
}

// lasting lists of some states those that are SEQ equilibria.
func (w *inquiry) lasting(states []int) ([]int, error) {
	if w.a == nil {
		var err error
		if w.a, err = stability.Analyse(w.ctx, w.sp, stability.SEQ); err != nil {
			return nil, err
		}
	}
	return keep(states, func(s int) bool { return w.a.Equilibrium(stability.SEQ, s) }), nil
}

// to lists the ways to a state that pull no lever, in plain order.
func (w *inquiry) to(state int) ([]route.Way, error) {
	o, err := route.Prepare(w.ctx, w.sp, route.Query{Work: w.q.Work, Answers: w.q.Answers, Destinations: []int{state}})
	if err != nil {
		return nil, err
	}
	a, err := o.Answer(w.ctx, nil)
	if err != nil {
		return nil, err
	}
	return a.Ways, nil
}
