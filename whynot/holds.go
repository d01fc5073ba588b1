package whynot

import "github.com/plenary-talks/plenary/stability"

// Left is the proof that what meets the condition would not hold: somebody has an
// improvement that no credible reply answers.
type Left struct {
	By     []Leaver
	Lasts  int  // the nearest SEQ equilibrium of those that are worse for nobody; -1 for none
	Passes Test // the last test that it passes
}

// A Leaver is a party that would leave the nearest state, and where it would go.
type Leaver struct{ Party, To int }

// Fails is the test whether it holds.
func (*Left) Fails() Test { return Holds }

func (w *inquiry) left(nearest int) (Obstacle, error) {
	out := &Left{Lasts: -1}
	for p := range w.c.Parties {
		if w.a.Stable(stability.SEQ, p, nearest) {
			continue
		}
		v, err := stability.Explain(w.ctx, w.sp, stability.SEQ, p, nearest)
		if err != nil {
			return nil, err
		}
		out.By = append(out.By, Leaver{p, v.Escape})
	}
	lasting, err := w.lasting(w.passed[NoWorse])
	if err != nil || len(lasting) == 0 {
		return out, err
	}
	out.Lasts, out.Passes = w.nearest(lasting), NoWorse
	for out.Passes < Willing && in(w.passed[out.Passes+1], out.Lasts) {
		out.Passes++
	}
	return out, nil
}

// Exposing is the proof that every route to the condition leaves somebody worse
// off meanwhile: the route that is told of the nearest state does.
type Exposing struct{}

// Fails is the test whether nobody is exposed.
func (*Exposing) Fails() Test { return Unexposed }

func (w *inquiry) exposing(int) (Obstacle, error) { return &Exposing{}, nil }
