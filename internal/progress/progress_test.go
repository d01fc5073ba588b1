package progress_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/internal/progress"
)

func TestWork(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var heard []string
	heardBy := progress.To(ctx, func(_ context.Context, what string, done, total int) {
		heard = append(heard, fmt.Sprint(what, done, total))
	})
	w := progress.Begin(heardBy, "a", 7)
	if err := w.Done(2); err != nil {
		t.Error(err)
	}
	cancel()
	if err := w.Done(3); !errors.Is(err, context.Canceled) || !errors.Is(w.Err(), context.Canceled) {
		t.Errorf("%v and %v after the end", err, w.Err())
	}
	if want := []string{"a0 7", "a2 7", "a5 7"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	if err := progress.Begin(t.Context(), "unheard", 0).Done(1); err != nil {
		t.Error(err)
	}
}
