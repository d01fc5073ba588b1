package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
)

// TestSheetNames holds that a way has one letter everywhere: in the brief, on the
// sheet, on the sheet of all ways, on that of its goal, and by itself.
func TestSheetNames(t *testing.T) {
	inOneGoroutine(t)
	var ways, beyond atomic.Int32
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 20
		ctx := context.Background()
		b, err := NewBrief(ctx, talks)
		if err != nil {
			return err
		}
		sheet, err := NewSheet(ctx, talks, nil, false)
		if err != nil {
			return err
		}
		if err := sameWays(byLetter(sheet.Ways), byLetter(b.Ways)); err != nil {
			return fmt.Errorf("on the sheet: %w", err)
		}
		if len(sheet.Ways) != len(b.Ways) || !slices.Equal(states(sheet.Open), states(b.Open)) ||
			len(sheet.NotEnough) != len(b.NotEnough) || len(sheet.Under) != len(b.Under) {
			return fmt.Errorf("the sheet is not the brief's")
		}
		all, err := NewSheet(ctx, talks, nil, true)
		if err != nil {
			return err
		}
		known := byLetter(all.Ways)
		if err := sameWays(byLetter(sheet.Ways), known); err != nil {
			return fmt.Errorf("where all are told: %w", err)
		}
		ways.Add(int32(len(known)))
		beyond.Add(int32(len(known) - len(byLetter(sheet.Ways))))
		for i, goal := range talks.Space.Case().Goals {
			same := func(w WaysTo) bool { return w.Want == all.Ways[i].Want }
			if len(b.Ways) == 0 || slices.ContainsFunc(all.Ways[:i], same) {
				continue
			}
			named, err := talks.Space.Case().Condition(goal.ID)
			if err != nil {
				return err
			}
			if talks.Goal(named) != goal.Want {
				return fmt.Errorf("%s is not known as a goal", goal.ID)
			}
			one, err := NewSheet(ctx, talks, talks.Goal(named), false)
			if err != nil {
				return err
			}
			if n := min(len(all.Ways[i].Ways), briefWays(0)); len(one.Ways) != 1 || len(one.Ways[0].Ways) != n {
				return fmt.Errorf("to %s: %d ways", goal.ID, len(one.Ways))
			}
			if err := sameWays(byLetter(one.Ways), known); err != nil {
				return fmt.Errorf("to %s: %w", goal.ID, err)
			}
		}
		return nil
	})
	if ways.Load() < 80 || beyond.Load() < 5 {
		t.Errorf("only %d ways, %d beyond the brief", ways.Load(), beyond.Load())
	}
}

func byLetter(goals []WaysTo) map[string]Way {
	out := map[string]Way{}
	for i := range goals {
		for _, w := range goals[i].Ways {
			out[w.Letter] = w
		}
	}
	return out
}

func TestLetters(t *testing.T) {
	goals := []WaysTo{{Ways: make([]Way, 4)}, {Ways: make([]Way, 1)}, {Ways: make([]Way, 3)}}
	letters(goals, briefWays)
	var got []string
	for i := range goals {
		for _, w := range goals[i].Ways {
			got = append(got, w.Letter)
		}
	}
	if want := []string{"A", "B", "C", "F", "D", "E", "G", "H"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// sameWays holds that ways are among others, under the same letters.
func sameWays(some, all map[string]Way) error {
	for letter, w := range some {
		if v := all[letter]; !slices.Equal(states(&v), states(&w)) || !sameLevers(&w, &v) {
			return fmt.Errorf("way %s is another", letter)
		}
	}
	return nil
}

// states lists where the steps of a way lead; none of no way.
func states(w *Way) []int {
	var out []int
	if w != nil {
		for _, s := range w.Steps {
			out = append(out, s.State)
		}
	}
	return out
}
