package lean

import (
	"slices"

	"github.com/plenary-talks/plenary/route"
)

// mostVaried is how many destinations are tried by another last step.
const mostVaried = 256

// A begun trip is a known one as far as some state.
type begun struct {
	at    int
	steps []route.Step
}

// varied looks for a trip to one of some states that is known of another way, or that goes as
// one that is known and then there, in one step: that is checked by the definitions, which takes no
// search. It is known from then on.
func (f *finder) varied(e *edit, w *way, to []uint64) bool {
	for _, other := range f.ways {
		for _, t := range other.known {
			if other != w && has(to, t.to) && f.admits(w, t) && f.goes(e, w, t) {
				w.know(t)
				return true
			}
		}
	}
	begins := f.begins(w)
	for _, d := range f.nearest(w.known[0].to, to) {
		for _, b := range begins {
			t := &trip{to: d, steps: b.steps}
			if b.at != d {
				s, ok := f.step(w, b.at, d)
				if !ok {
					continue
				}
				t.steps = append(slices.Clip(b.steps), s)
			}
			if f.goes(e, w, t) {
				w.know(t)
				return true
			}
		}
	}
	return false
}

// admits reports whether all steps of a trip are admitted where the levers of a way are
// pulled.
func (f *finder) admits(w *way, t *trip) bool {
	return !slices.ContainsFunc(t.steps, func(s route.Step) bool {
		_, ok := f.step(w, s.From, s.To)
		return !ok
	})
}

// know keeps a trip, before the others.
func (w *way) know(t *trip) {
	w.known = append([]*trip{t}, w.known[:min(len(w.known), mostKnown-1)]...)
}

// begins lists how the known trips of a way begin, each state once: those are first that
// have served last, and the longer of one.
func (f *finder) begins(w *way) []begun {
	var out []begun
	add := func(at int, steps []route.Step) {
		if !slices.ContainsFunc(out, func(b begun) bool { return b.at == at }) {
			out = append(out, begun{at, steps})
		}
	}
	for _, t := range w.known {
		add(t.to, t.steps)
		for i := len(t.steps) - 1; i >= 0; i-- {
			add(t.steps[i].From, t.steps[:i])
		}
	}
	return out
}

// nearest lists some of a set of states: those that differ from a state in the fewest
// options, and then the lowest.
func (f *finder) nearest(from int, set []uint64) []int {
	near := make([][]int, len(f.c.Options)+1)
	there, levels := f.sp.Levels(from, nil), []uint8(nil)
	for s := range f.sp.Len() {
		if !has(set, s) {
			continue
		}
		levels = f.sp.Levels(s, levels)
		n := 0
		for o := range levels {
			if levels[o] != there[o] {
				n++
			}
		}
		if len(near[n]) < mostVaried {
			near[n] = append(near[n], s)
		}
	}
	all := slices.Concat(near...)
	return all[:min(len(all), mostVaried)]
}

// step is the step from one state to another where the levers of a way are pulled; ok
// is whether it is admitted.
func (f *finder) step(w *way, from, to int) (s route.Step, ok bool) {
	f.levels[0] = w.After.Levels(from, f.levels[0])
	f.levels[1] = w.After.Levels(to, f.levels[1])
	c, a, b := w.After.Case(), f.levels[0], f.levels[1]
	if !c.CanStep(a, b) {
		return s, false
	}
	for i := range c.Preconditions {
		if c.Violates(&c.Preconditions[i], a, b) {
			return s, false
		}
	}
	s = route.Step{Movers: c.Movers(a, b), From: from, To: to, Track: route.TrackFor(w.After, from, to)}
	return s, len(s.Movers) == 1 || s.Track >= 0
}
