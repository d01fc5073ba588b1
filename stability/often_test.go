package stability_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestToldOften: either engine tells in small pieces how far floods are, in whichever way these go, and so it
// is ended soon.
func TestToldOften(t *testing.T) {
	concepts := []stability.Concept{stability.SEQ, stability.SSEQ}
	engines := map[string]func(context.Context, *space.Space){
		"search": func(ctx context.Context, sp *space.Space) { stability.AnalyseBySearch(ctx, sp, concepts...) },
		"cube": func(ctx context.Context, sp *space.Space) {
			stability.AnalyseByCube(ctx, sp, 1, 1, concepts...)
		},
	}
	for _, shape := range []struct{ parties, options, oneWay int }{{5, 15, 0}, {5, 15, 50}, {5, 15, 100}, {2, 14, 0}} {
		sp, err := space.New(t.Context(), dealt(shape.parties, shape.options, shape.oneWay), space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := sp.Arrange(t.Context()); err != nil { // that tells how far it is as well
			t.Fatal(err)
		}
		for name, analyse := range engines {
			var told atomic.Int64
			analyse(progress.To(t.Context(), func(context.Context, string, int, int) { told.Add(1) }), sp)
			if want := shape.parties * sp.Len() / 4096 * 3 / 4; int(told.Load()) < want {
				t.Errorf("%v, %s: how far floods are is told %d times, want %d", shape, name, told.Load(), want)
			}
		}
	}
}
