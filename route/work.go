package route

import (
	"context"
	"errors"
)

// Work bounds what the search for ways may spend, in units: one for each spot
// of a step that is loaded, changed or tested. What it comes to depends on the
// case alone, never on the machine. The zero value has no bound.
type Work struct {
	Bound int64 // 0 for none
	used  int64
}

// DefaultWork is the bound of a search unless asked otherwise: some ten
// seconds where it is met.
const DefaultWork = 800_000_000

// ErrSpent is the error of a question whose bound of work was met.
var ErrSpent = errors.New("the bound of work is spent")

// Used returns the units spent so far.
func (w *Work) Used() int64 { return w.used }

// Share returns a bound of its own, of one in so many parts of what is left.
func (w *Work) Share(parts int64) *Work {
	if w.Bound == 0 {
		return &Work{}
	}
	return &Work{Bound: max(1, (w.Bound-w.used)/parts)}
}

// part returns the same bound with less left of it: one in so many parts. What
// is spent of it is to be set down here.
func (w *Work) part(parts int64) *Work {
	if w.Bound == 0 || parts <= 1 {
		return &Work{Bound: w.Bound, used: w.used}
	}
	return &Work{Bound: w.used + (w.Bound-w.used)/parts, used: w.used}
}

// spend reports whether work may go on: the error is the context's, or
// ErrSpent.
func (w *Work) spend(ctx context.Context) error {
	if w.Bound > 0 && w.used > w.Bound {
		return ErrSpent
	}
	return ctx.Err()
}
