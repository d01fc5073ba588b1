package stability_test

import (
	"context"
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
		for name, analyse := range engines {
			before, small := 0, 0
			analyse(progress.To(t.Context(), func(_ context.Context, _ string, done, _ int) {
				if piece := done - before; piece < sp.Len()/2 {
					small += piece
				}
				before = done
			}), sp)
			if want := len(concepts) * shape.parties * sp.Len() * 3 / 4; small < want {
				t.Errorf("%v, %s: of %d states in floods %d are told in pieces", shape, name, want/3*4, small)
			}
		}
	}
}
