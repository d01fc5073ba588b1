package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// Each step of the reply to a temptation names the wish for which it is a gain: the weightiest of its
// party that holds on one side of the step alone, and on the far one.
func TestAnsweringFor(t *testing.T) {
	var met atomic.Int32
	t.Cleanup(func() {
		if met.Load() == 0 {
			t.Error("no reply names a wish")
		}
	})
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 19, Draws: 200}, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g, err := analysed(context.Background(), Talks{Space: sp})
		if err != nil {
			return err
		}
		s := rng.IntN(sp.Len())
		for p := range c.Parties {
			if len(sp.Improvements(p, s)) == 0 {
				continue
			}
			for _, x := range []Temptation{g.temptation(p, s), g.breach(p, s)} {
				from := x.Step.State - 1
				for _, step := range x.Reply {
					mover := &c.Parties[g.partyAt(step.Party)]
					before, after := sp.Levels(from, nil), sp.Levels(step.State-1, nil)
					if err := wonOnTheWay(mover, before, after, &step); err != nil {
						return err
					}
					if from = step.State - 1; step.For != nil {
						met.Add(1)
					}
				}
			}
		}
		return nil
	})
}

func wonOnTheWay(mover *plenary.Party, from, to []uint8, step *Step) error {
	for i := range mover.Prefers.Statements {
		want := mover.Prefers.Statements[i].Want
		before, after := want.Holds(from), want.Holds(to)
		switch {
		case before == after:
			continue
		case after && (step.For == nil || step.For.Number != i+1):
			return fmt.Errorf("%s gains wish %d in %v, which names %+v", mover.ID, i+1, step.Changes, step.For)
		case before && step.For != nil:
			return fmt.Errorf("%s loses wish %d in %v, which names %+v", mover.ID, i+1, step.Changes, step.For)
		}
		return nil
	}
	if step.For != nil {
		return fmt.Errorf("%s has no wish that %v decides, which names %+v", mover.ID, step.Changes, step.For)
	}
	return nil
}
