package far

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/stability"
)

// TestBackwards: what is asked from the other end, and with diagrams tidied up at every
// occasion, has the same answers.
func TestBackwards(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft,
	} {
		plan := plenarytest.Plan{Seed: 145, Draws: 400, Draw: draw}
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, backwards) })
	}
}

func backwards(d plenary.Draft, rng *rand.Rand) error {
	c, _ := d.Case()
	ctx := context.Background()
	forward, err := New(ctx, c, 0)
	if err != nil {
		return err
	}
	back, err := New(ctx, c, 0)
	if err != nil {
		return err
	}
	back.forward, back.d.tidyAt = 0, 1
	for range 4 {
		var state []uint8
		_ = forward.ask(ctx, "", func() { state = forward.first(forward.feasible) })
		for o := range state { // a walk of feasible changes
			was := state[o]
			state[o] = uint8(rng.IntN(len(c.Options[o].Levels)))
			if !c.Feasible(state) {
				state[o] = was
			}
		}
		for p := range c.Parties {
			for _, concept := range stability.Concepts {
				gains, _, err := forward.Gains(ctx, p, state, 99)
				if err != nil {
					return err
				}
				want, err := forward.Explain(ctx, concept, p, state, gains)
				got, err2 := back.Explain(ctx, concept, p, state, gains)
				if g, w := fmt.Sprint(got, err2), fmt.Sprint(want, err); g != w {
					return fmt.Errorf("backwards: %s, want %s", g, w)
				}
			}
		}
		for _, concept := range stability.Concepts {
			want, err := forward.Nearest(ctx, concept, state, Feasible)
			got, err2 := back.Nearest(ctx, concept, state, Feasible)
			if g, w := fmt.Sprint(got, err2), fmt.Sprint(want, err); g != w {
				return fmt.Errorf("nearest: %s, want %s", g, w)
			}
		}
	}
	return nil
}
