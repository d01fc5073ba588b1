package route

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/plenary-talks/plenary"
)

// Work bounds what the search for ways may spend, in units: one for each spot
// of a step that is loaded, changed or tested. What it comes to depends on the
// case and the questions asked, never on the machine. The zero value has no
// bound. It is safe for concurrent use; questions that draw from it at the same
// time may each spend what was left when they began.
type Work struct {
	Bound int64 // 0 for none; not to be changed in use
	used  atomic.Int64
}

// DefaultWork is the bound of a search unless asked otherwise: some ten
// seconds where it is met.
const DefaultWork = 800_000_000

// ErrSpent is the error of a question whose bound of work was met. It comes with
// a *[plenary.Limit] that has the bound.
var ErrSpent = errors.New("the bound of work is spent")

// Used returns the units spent so far.
func (w *Work) Used() int64 { return w.used.Load() }

// Share returns a bound of its own, of one in so many parts of what is left.
func (w *Work) Share(parts int64) *Work {
	if w.Bound == 0 {
		return &Work{}
	}
	return &Work{Bound: max(1, (w.Bound-w.Used())/parts)}
}

// A meter counts the work of one question, from what was spent before it.
type meter struct{ bound, used int64 }

// meter returns a meter for one in so many parts of what is left.
func (w *Work) meter(parts int64) *meter {
	m := &meter{bound: w.Bound, used: w.Used()}
	if m.bound > 0 && parts > 1 {
		m.bound = m.used + (m.bound-m.used)/parts
	}
	return m
}

// spend reports whether work may go on: the error is the context's, or
// ErrSpent.
func (m *meter) spend(ctx context.Context) error {
	if m.bound > 0 && m.used > m.bound {
		return fmt.Errorf("%w: %w", ErrSpent,
			&plenary.Limit{Code: plenary.LimitWork, What: "units of work in looking for ways out",
				Bound: m.bound, Met: m.used, Fix: "allow more, or ask with fewer levers"})
	}
	return ctx.Err()
}
