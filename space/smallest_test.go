package space_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// mixed drafts a case of two- and three-level options, not all at their first
// level, of which some combinations are not feasible.
func mixed(options int, rules ...string) plenary.Draft {
	d := yesNo(options, rules...)
	for o := range options {
		switch o % 3 {
		case 1:
			d.Options[o].Now = "yes"
		case 2:
			d.Options[o].Levels, d.Options[o].Now = []string{"none", "half", "full"}, "half"
		}
	}
	return d
}

// TestSmallest compares with the definition, pair by pair, few states and many.
func TestSmallest(t *testing.T) {
	rng := rand.New(rand.NewPCG(52, 0))
	for _, sp := range []*space.Space{
		mustLayOut(t, mixed(6)), mustLayOut(t, mixed(9)),
		mustLayOut(t, mixed(9, "a.o0 and a.o1", "a.o2 = full and not a.o3")),
	} {
		for _, percent := range []int{1, 10, 50, 100} {
			var some []int
			for s := range sp.Len() {
				if rng.IntN(100) < percent {
					some = append(some, s)
				}
			}
			got := sp.Smallest(t.Context(), some)
			if !slices.IsSortedFunc(got, func(a, b int) int { return changes(sp, a) - changes(sp, b) }) {
				t.Errorf("not by the number of changes: %v", got)
			}
			slices.Sort(got)
			if want := smallestByDefinition(sp, some); !slices.Equal(got, want) {
				t.Errorf("of %d states %v, by definition %v", len(some), got, want)
			}
		}
	}
}

// TestBeginnings compares with the definition, pair by pair.
func TestBeginnings(t *testing.T) {
	rng := rand.New(rand.NewPCG(53, 0))
	sp := mustLayOut(t, mixed(7, "a.o0 and a.o1"))
	now := sp.Case().StatusQuo()
	for _, n := range []int{0, 1, 5, 40} {
		var ends []int
		for range n {
			ends = append(ends, rng.IntN(sp.Len()))
		}
		b := sp.Beginnings(ends)
		for s := range sp.Len() {
			levels := sp.Levels(s, nil)
			want := slices.ContainsFunc(ends, func(e int) bool {
				return begins(now, levels, sp.Levels(e, nil))
			})
			if got := b.Has(s); got != want && s != sp.StatusQuo() { // which has no changes
				t.Fatalf("%s begins one of %v: %v", sp.Code(s), ends, got)
			}
		}
	}
}

// begins reports whether the changes that lead to a are some of those to b.
func begins(now, a, b []uint8) bool {
	for o := range a {
		if a[o] != now[o] && a[o] != b[o] {
			return false
		}
	}
	return true
}

func changes(sp *space.Space, s int) int {
	n := 0
	for o, l := range sp.Levels(s, nil) {
		if l != sp.Case().StatusQuo()[o] {
			n++
		}
	}
	return n
}

func smallestByDefinition(sp *space.Space, states []int) []int {
	now := sp.Case().StatusQuo()
	levels := make([][]uint8, sp.Len())
	for s := range levels {
		levels[s] = sp.Levels(s, nil)
	}
	var out []int
	for _, s := range states {
		if s != sp.StatusQuo() && !slices.ContainsFunc(states, func(other int) bool {
			return other != s && other != sp.StatusQuo() && begins(now, levels[other], levels[s])
		}) {
			out = append(out, s)
		}
	}
	return out
}

func BenchmarkSmallest(b *testing.B) {
	for _, sparse := range []bool{false, true} {
		d := yesNo(18)
		if sparse { // as many states among far more combinations
			d = yesNo(48)
			for o := 18; o < 48; o++ {
				d.Impossible = append(d.Impossible, fmt.Sprintf("a.o%d iff not a.o%d", o, o-18))
			}
		}
		c, _ := d.Case()
		sp, err := space.New(b.Context(), c, space.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		var states []int
		for s := range sp.Len() {
			if n := changes(sp, s); n >= len(c.Options)/2 {
				states = append(states, s)
			}
		}
		b.Run(fmt.Sprintf("%d of %d options", len(states), len(c.Options)), func(b *testing.B) {
			for b.Loop() {
				if len(sp.Smallest(b.Context(), states)) == 0 {
					b.Fatal("none")
				}
			}
		})
	}
}
