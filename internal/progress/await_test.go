package progress

import (
	"context"
	"errors"
	"testing"
)

func TestAwait(t *testing.T) {
	slip := errors.New("slip")
	if n, err := Await(t.Context(), func() (int, error) { return 7, slip }); n != 7 || err != slip {
		t.Errorf("%d, %v", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	stuck := make(chan struct{})
	defer close(stuck)
	n, err := Await(ctx, func() (int, error) {
		cancel()
		<-stuck
		return 7, nil
	})
	if n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("of what never ends: %d, %v", n, err)
	}
}
