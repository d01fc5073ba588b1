package route

import (
	"context"
	"errors"
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
		if err := l.weigh(); err != nil {
			return nil, err
		}
		l.expose()
		return l, nil
	}
	rng := rand.New(rand.NewPCG(12, 3))
	draws := 3000
	if testing.Short() {
		draws /= 8
	}
	for i := range draws {
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

// TestWeighingStops: once the context has ended, who is willing and who is exposed is not
// gone on with, and it is as ever when it is next asked for.
func TestWeighingStops(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 4))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for i := range 300 {
		d := plenarytest.RandomTableDraft(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 || c.NoStatusQuo {
			continue
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var layers [2]*layer
		for n := range layers {
			tb := newTable(t.Context(), sp, nil)
			if layers[n], err = tb.layerOf(Set{}); err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				tb.ctx = ended
				if err := layers[n].ready(); !errors.Is(err, context.Canceled) || layers[n].thresholds != nil {
					t.Fatalf("case %d: %v", i, err)
				}
				layers[n].expose()
				tb.ctx = t.Context()
			}
			if err := layers[n].ready(); err != nil {
				t.Fatal(err)
			}
			layers[n].expose()
		}
		got, want := layers[0], layers[1]
		if !reflect.DeepEqual(got.thresholds, want.thresholds) || !reflect.DeepEqual(got.values, want.values) ||
			!reflect.DeepEqual(got.gradeOf, want.gradeOf) || !reflect.DeepEqual(got.grades, want.grades) {
			t.Fatalf("case %d: other thresholds or grades", i)
		}
	}
}
