package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestStagesAbreast compares searches whose stages are gone through side by side, on some
// processors, with those that go through one after another: they find the same, spend
// the same and stop at the same place where their bound is met.
func TestStagesAbreast(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 5))
	met, draws := 0, 300
	if testing.Short() {
		draws = 60
	}
	for i := range draws {
		d := plenarytest.RandomTalks(rng, plenarytest.Shape{States: 64})
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(faults[0])
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		levers, bound := sample(rng, c, 6), int64(1+rng.IntN(6000))
		want := onStages(t, false, 1, sp, levers, bound)
		for _, n := range []int{1, 2, 8} {
			if got := onStages(t, true, n, sp, levers, bound); !reflect.DeepEqual(got, want) {
				t.Fatalf("case %d, %d processors, bound %d: %v, want %v", i, n, bound, got, want)
			}
		}
		if want[0] != fmt.Sprint(nil) {
			met++
		}
	}
	if (met < 20 || met == draws) && !testing.Short() {
		t.Errorf("%d of %d searches met their bound", met, draws)
	}
}

// onStages returns the error of a search, what it spent and what it tells.
func onStages(t *testing.T, abreast bool, processors int, sp *space.Space, levers []plenary.Lever,
	bound int64) []string {
	defer route.Abreast(abreast)()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	work := &route.Work{Bound: bound}
	o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 2, Work: work})
	if err != nil {
		t.Fatal(err)
	}
	sets, err := o.Minimal(context.Background())
	out := []string{fmt.Sprint(err), fmt.Sprint(work.Used(), sets)}
	a, err := o.Answer(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(out, fmt.Sprint(work.Used())), told(a)...)
}
