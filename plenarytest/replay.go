package plenarytest

import (
	"fmt"
	"slices"
)

// CheckRoute replays a route to d and returns what is wrong with it, or nil. A
// deal may name any track that can hold it.
func (t *Table) CheckRoute(d int, steps []TableStep) error {
	at := t.StatusQuo
	for i, step := range steps {
		if step.From != at {
			return fmt.Errorf("step %d leaves state %d; the route stands at %d", i, step.From, at)
		}
		if err := t.checkStep(d, step); err != nil {
			return fmt.Errorf("step %d, from %d to %d: %w", i, step.From, step.To, err)
		}
		at = step.To
	}
	if at != d {
		return fmt.Errorf("the route ends in state %d, not in %d", at, d)
	}
	return nil
}

func (t *Table) checkStep(d int, step TableStep) error {
	if step.To < 0 || step.To >= t.Len() {
		return fmt.Errorf("there is no such state")
	}
	if movers := t.movers(step.From, step.To); !slices.Equal(step.Movers, movers) {
		return fmt.Errorf("its movers are %v, not %v", movers, step.Movers)
	}
	if len(step.Movers) == 0 {
		return fmt.Errorf("it changes nothing")
	}
	if !t.possible(step.From, step.To) {
		return fmt.Errorf("an option or a guarantee forbids it")
	}
	for p := range t.Case.Preconditions {
		if t.violates(p, step) {
			return fmt.Errorf("it violates precondition %s", t.Case.Preconditions[p].ID)
		}
	}
	if err := t.checkTrack(step); err != nil {
		return err
	}
	for _, p := range step.Movers {
		if !t.Willing(p, step.From, d) {
			return fmt.Errorf("party %d is not willing on the way to %d", p, d)
		}
	}
	return nil
}

func (t *Table) checkTrack(step TableStep) error {
	switch single := len(step.Movers) == 1; {
	case single && step.Track != -1:
		return fmt.Errorf("it is a single step, yet names track %d", step.Track)
	case single:
		return nil
	case step.Track < 0 || step.Track >= len(t.Case.Tracks):
		return fmt.Errorf("it is a deal, and there is no track %d", step.Track)
	case !t.holdsDeal(t.Case.Tracks[step.Track], step):
		return fmt.Errorf("track %s cannot hold the deal", t.Case.Tracks[step.Track].ID)
	}
	return nil
}
