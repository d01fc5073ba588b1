package route

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// TestBeside compares thresholds and exposures found with blocks side by side with
// those found in listed blocks, on random cases.
func TestBeside(t *testing.T) {
	most, holes := mostBeside, mostHoles
	defer func() { mostBeside, mostHoles = most, holes }()
	sideBySide := 0
	work := func(sp *space.Space, most, holes int) (*layer, error) {
		mostBeside, mostHoles = most, holes
		l, err := newTable(context.Background(), sp, nil).layerOf(Set{})
		if err != nil {
			return nil, err
		}
		for p := range l.c.Parties {
			if b := l.besides(p); b != nil && len(b.offset) > 1 {
				sideBySide++
			}
		}
		l.weigh()
		l.expose()
		return l, nil
	}
	rng := rand.New(rand.NewPCG(12, 3))
	for i := range 3000 {
		draw := []func(*rand.Rand, plenarytest.Shape) plenary.Draft{
			plenarytest.RandomTalks, plenarytest.RandomDraft, plenarytest.RandomTableDraft}[i%3]
		d := draw(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 || c.NoStatusQuo {
			continue
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			continue
		}
		want, err := work(sp, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		got, err := work(sp, 64, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.thresholds, want.thresholds) || !reflect.DeepEqual(got.values, want.values) ||
			!reflect.DeepEqual(got.gradeOf, want.gradeOf) || !reflect.DeepEqual(got.grades, want.grades) {
			t.Fatalf("case %d: thresholds %v, want %v; grades %v, want %v", i, got.thresholds, want.thresholds,
				got.gradeOf, want.gradeOf)
		}
	}
	if sideBySide < 3000 && !testing.Short() {
		t.Errorf("only %d parties were looked at side by side", sideBySide)
	}
}
