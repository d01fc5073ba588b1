package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// TestWidths compares the cube with the search where blocks just fit the words they stand in, and where they
// do not: of parties within tiles and of those from tile to tile, of one, two and many others, with and
// without rules.
func TestWidths(t *testing.T) {
	sizes := [][]int{{2}, {7}, {8}, {3, 3}, {3, 5}, {4, 4}, {17}, {31}, {32}, {33}, {7, 9}, {8, 8}, {5, 13}, {8, 9}}
	seen := 0
	for i, size := range sizes {
		for _, parties := range [][][]int{
			{size, {2}}, {{2}, size}, {size, {3}, {2}}, {{3}, size, {2}}, {{2}, {3}, size},
			{size, {2, 2}, {4}}, {{5}, size, {3}}, {{3}, {2}, {3}, {2}, size}, {{2}, {4}, {4}, {2}, {2}, {3}},
			{{3}, {4}, {5}, {2}, {3}}, {{2}, {4}, {2}, {2}, {2}, {5}}, {size, sizes[(i+5)%len(sizes)], {2}},
		} {
			for _, rules := range []int{0, 2} {
				rng := rand.New(rand.NewPCG(70, uint64(seen)))
				sp, ok := ofSizes(rng, parties, rules, 25, 6000)
				if !ok {
					continue
				}
				seen++
				if err := sameRoads(sp); err != nil {
					t.Errorf("parties of %v, %d rules: %v", parties, rules, err)
				}
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d cases were compared", seen)
	}
}

// TestManyTiles compares the cube with the search where a slice has more than 4096 tiles: two groups of a sweep.
func TestManyTiles(t *testing.T) {
	some := []int{25, 0}
	if testing.Short() { // the race detector sees the same groups
		some = some[:1]
	}
	for _, oneWay := range some {
		rng := rand.New(rand.NewPCG(72, uint64(oneWay)))
		sp, ok := ofSizes(rng, [][]int{{2}, {5}, {4, 2}, {4, 4}, {4, 4}, {4}}, 0, oneWay, 1<<17)
		if !ok || sp.Len()/2/5 <= 4096 {
			t.Fatal("there is no such case")
		}
		if err := sameRoads(sp); err != nil {
			t.Errorf("%d in 100 options one-way: %v", oneWay, err)
		}
	}
}

// ofSizes lays out a case in which parties have options of so many levels, some in a hundred one-way, with some wishes
// and rules. It reports false where rules leave nothing, or it has more states than most.
func ofSizes(rng *rand.Rand, parties [][]int, rules, oneWay, most int) (*space.Space, bool) {
	var d plenary.Draft
	n := 1
	for p, options := range parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
		for o, levels := range options {
			n *= levels
			option := plenary.OptionDraft{ID: fmt.Sprintf("p%d.o%d", p, o)}
			for l := range levels {
				option.Levels = append(option.Levels, fmt.Sprintf("l%d", l))
			}
			if rng.IntN(100) < oneWay {
				option.Moves = []string{"forward", "backward"}[rng.IntN(2)]
			}
			d.Options = append(d.Options, option)
		}
	}
	for range rules {
		d.Impossible = append(d.Impossible, condition(rng, d.Options, 2))
	}
	for p := range d.Parties {
		wishes := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range 12 {
			want := condition(rng, d.Options, rng.IntN(2))
			wishes.Statements = append(wishes.Statements, plenary.StatementDraft{Want: want})
		}
		d.Preferences = append(d.Preferences, wishes)
	}
	c, faults := d.Case()
	if len(faults) > 0 || n > most {
		return nil, false
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	return sp, err == nil
}

// TestOneOver compares the cube with the search where one state stands by itself in the last word of answers.
func TestOneOver(t *testing.T) {
	for _, parties := range [][][]int{{{5}, {13}}, {{13}, {5}}, {{5}, {7}, {11}}} {
		for _, oneWay := range []int{0, 100} {
			for seed := range uint64(4) {
				sp, ok := ofSizes(rand.New(rand.NewPCG(76, seed)), parties, 0, oneWay, 6000)
				if !ok || sp.Len()%64 != 1 {
					t.Fatal("there is no such case")
				}
				if err := sameRoads(sp); err != nil {
					t.Errorf("parties of %v, %d in 100 options one-way: %v", parties, oneWay, err)
				}
			}
		}
	}
}
