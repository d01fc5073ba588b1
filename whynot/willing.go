package whynot

import (
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
)

// Stopped is the proof that on the way to the condition somebody would rather
// stop.
type Stopped struct {
	// From is the state that the last step to the nearest would leave, where all the
	// stops are; -1 where there is no such step.
	From  int
	Stops []Stop
}

// A Stop is a party that would rather stay in a state than go on to the nearest.
type Stop struct {
	Party, At int
	Lost      int // index of the first statement on which the nearest differs from it; -1 for a ranking
}

// Fails is the test whether all are willing.
func (*Stopped) Fails() Test { return Willing }

func (w *inquiry) stopped(nearest int) (Obstacle, error) {
	reached, err := route.Toward(w.ctx, w.sp, nearest)
	if err != nil {
		return nil, err
	}
	then := w.sp.Levels(nearest, nil)
	out := &Stopped{From: w.lastStep(reached, then)}
	if out.From >= 0 {
		for _, p := range w.c.Movers(w.sp.Levels(out.From, nil), then) {
			if !route.Willing(w.sp, p, out.From, nearest) {
				out.Stops = append(out.Stops, w.stop(p, out.From, then))
			}
		}
		return out, nil
	}
	some := keep(every(w.sp), func(s int) bool { return reached[s] })
	for p := range w.c.Parties {
		at := w.nearest(keep(some, func(s int) bool { return !route.Willing(w.sp, p, s, nearest) }))
		if at >= 0 {
			out.Stops = append(out.Stops, w.stop(p, at, then))
		}
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (w *inquiry) stop(p, at int, then []uint8) Stop {
	return Stop{p, at, impasse.Decisive(w.c, p, w.sp.Levels(at, nil), then)}
}
