// Package progress is how long work tells what it does and how far it is, and
// asks whether it should go on. Who waits puts a [Report] into the context; the
// work calls [Begin], and then [Work.Done] after every piece that takes some
// milliseconds:
//
//	w := progress.Begin(ctx, "ranking the states", len(statements))
//	for … {
//		…
//		if err := w.Done(1); err != nil {
//			return err // the context has ended
//		}
//	}
package progress

import (
	"context"
	"sync/atomic"
)

// A Report hears what is being done, in words that go on "plenary: ", and how
// much of it is done; total is 0 when nobody knows how much there is. It is called
// from several goroutines, often, and should return at once. Ctx is that of the work.
type Report func(ctx context.Context, what string, done, total int)

type key struct{}

// To returns a context whose work is reported.
func To(ctx context.Context, report Report) context.Context {
	return context.WithValue(ctx, key{}, report)
}

// A Work is one kind of work. It may be used from several goroutines.
type Work struct {
	ctx    context.Context
	report Report
	what   string
	total  int
	done   atomic.Int64
}

// Begin begins work of total pieces, 0 when it is not known how many.
func Begin(ctx context.Context, what string, total int) *Work {
	report, _ := ctx.Value(key{}).(Report)
	w := &Work{ctx: ctx, report: report, what: what, total: total}
	if report != nil {
		report(ctx, what, 0, total)
	}
	return w
}

// Done notes that n more pieces are done. The error is that of the context,
// once it has ended: the work should then return, with whatever it has.
func (w *Work) Done(n int) error {
	done := w.done.Add(int64(n))
	if w.report != nil {
		w.report(w.ctx, w.what, int(done), w.total)
	}
	return w.ctx.Err()
}

// Context returns the context of the work.
func (w *Work) Context() context.Context { return w.ctx }

// Err returns the error of the context, once it has ended.
func (w *Work) Err() error { return w.ctx.Err() }
