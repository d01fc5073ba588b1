package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestTurnsByBlocks compares searches in which parties take their turns block by block
// with those that change spot after spot: they find the same by the same work, and where
// their bound is met they tell the same.
func TestTurnsByBlocks(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 6))
	draws := 600
	if testing.Short() {
		draws = 60
	}
	met, deals := 0, 0
	for i := range draws {
		draw := []func(*rand.Rand, plenarytest.Shape) plenary.Draft{
			plenarytest.RandomTalks, plenarytest.RandomTableDraft, wideTalks}[i%3]
		d := draw(rng, plenarytest.Shape{States: 96})
		c, faults := d.Case()
		if len(faults) > 0 || c.NoStatusQuo {
			continue
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			continue
		}
		levers, bound := sample(rng, c, 6), int64(1+rng.IntN(40000))
		want, whole := byBlocks(t, 0, 0, sp, levers, bound)
		for _, at := range [][2]int{{64, 1 << 20}, {64, 0}, {4, 1 << 20}} {
			if got, _ := byBlocks(t, at[0], uint64(at[1]), sp, levers, bound); !reflect.DeepEqual(got, want) {
				t.Fatalf("case %d, blocks of %d, %d spots, bound %d: %v, want %v", i, at[0], at[1], bound, got, want)
			}
		}
		if !whole {
			met++
		}
		deals += len(c.Tracks)
	}
	if (met < 20 || met == draws || deals < 100) && !testing.Short() {
		t.Errorf("%d of %d searches met their bound; %d tracks", met, draws, deals)
	}
}

// wideTalks draws talks in which everybody seated may commit to all its own.
func wideTalks(rng *rand.Rand, s plenarytest.Shape) plenary.Draft {
	d := plenarytest.RandomTalks(rng, s)
	for t := range d.Tracks {
		for k := range d.Tracks[t].Seats {
			seat := &d.Tracks[t].Seats[k]
			seat.Mandate = nil
			for _, o := range d.Options {
				if strings.HasPrefix(o.ID, seat.Party+".") {
					seat.Mandate = append(seat.Mandate, plenary.MandateDraft{Commit: []string{o.ID}})
				}
			}
		}
	}
	return d
}

// byBlocks returns what a search tells, with its work where it was not bounded; whole is
// whether its bound was not met.
func byBlocks(t *testing.T, combinations int, spots uint64, sp *space.Space, levers []plenary.Lever,
	bound int64) (out []string, whole bool) {
	defer route.Blocks(combinations, spots)()
	for _, bound := range []int64{0, bound} {
		work := &route.Work{Bound: bound}
		o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 2, Work: work})
		if err != nil {
			t.Fatal(err)
		}
		a, err := o.Answer(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if whole = a.Complete; whole {
			out = append(out, fmt.Sprint(work.Used()))
		}
		out = append(out, told(a)...)
	}
	return out, whole
}
