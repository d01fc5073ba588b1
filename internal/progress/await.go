package progress

import "context"

// Await returns what f does, or the error of ctx when that ends first: f may
// wait for somebody who writes into a pipe, or work where it cannot ask whether
// to go on. It then goes on by itself, and nobody hears of it.
func Await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
