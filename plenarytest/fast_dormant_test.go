package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastDormant: an agreement is dormant exactly when one of its commitments
// waits, over others, for itself; each circle shown is one, and says how it is
// known and what follows if a stance in it is waived.
func TestFastDormant(t *testing.T) {
	var found atomic.Int32
	t.Run("records", func(t *testing.T) {
		eachRecord(t, 67, 400, func(c *plenary.Case, d record.Draft, rng *rand.Rand) error {
			r, _, _ := d.Record(context.Background(), c)
			for _, date := range someDays(d, rng, 1) {
				day, err := r.AsOf(context.Background(), date)
				if err != nil {
					continue // a rule of the case excludes where the parties are then
				}
				want := plenarytest.Fold(c, d, date).Commitments
				if !slices.ContainsFunc(day.Commitments, func(s record.Standing) bool {
					return want[commitmentID(day, s.Commitment)].Circle
				}) && rng.IntN(4) > 0 {
					continue // most have none, and few of these will do
				}
				n, err := dormantAgree(day, want)
				if found.Add(int32(n)); err != nil {
					return err
				}
			}
			return nil
		})
	})
	least := int32(30)
	if testing.Short() {
		least = 2
	}
	if found.Load() < least {
		t.Errorf("only %d dormant agreements", found.Load())
	}
}

func commitmentID(d *record.Day, at int) string { return d.Record.Commitments[at].ID }

// dormantAgree returns how many are dormant.
func dormantAgree(day *record.Day, want map[string]plenarytest.Standing) (int, error) {
	findings, err := findingsOf(day)
	if err != nil {
		return 0, err
	}
	shown := map[string]bool{} // commitments on the circles shown
	n := 0
	for _, f := range findings {
		d, ok := f.Proof.(impasse.Dormant)
		if !ok {
			continue
		}
		n++
		var circle []string
		for _, at := range d.Circle {
			circle = append(circle, commitmentID(day, day.Commitments[at].Commitment))
			shown[circle[len(circle)-1]] = true
		}
		if err := checkDormant(day, f, d, circle, want); err != nil {
			return n, fmt.Errorf("dormant: %v: %w", circle, err)
		}
	}
	for id, s := range want {
		caught := false // in circles together with one that is shown
		for other := range shown {
			caught = caught || other == id || waitsFor(want, id, other) && waitsFor(want, other, id)
		}
		if s.Circle != caught {
			return n, fmt.Errorf("dormant: %s is on a circle: %t, and caught in one shown: %t", id, s.Circle, caught)
		}
	}
	return n, nil
}

// waitsFor reports whether one commitment waits, over others of its agreement,
// for another of it.
func waitsFor(of map[string]plenarytest.Standing, id, other string) bool {
	agreement, _, _ := strings.Cut(id, "/")
	reached := []string{id}
	for at := 0; at < len(reached); at++ {
		for _, w := range of[reached[at]].Waits {
			if strings.HasPrefix(w.For, agreement+"/") && !slices.Contains(reached, w.For) {
				reached = append(reached, w.For)
			}
		}
	}
	return slices.Contains(reached, other)
}

func findingsOf(day *record.Day) ([]impasse.Finding, error) {
	ctx := context.Background()
	sp, err := laidOut(day.Case)
	if err != nil {
		return nil, err
	}
	a, err := stability.Analyse(ctx, sp, stability.Concepts...)
	if err != nil {
		return nil, err
	}
	openings, err := route.Prepare(ctx, sp, route.Query{Most: 1})
	if err != nil {
		return nil, err
	}
	r, err := impasse.Find(ctx, sp, a, openings, day)
	if err != nil {
		return nil, err
	}
	return r.Findings, nil
}

func checkDormant(day *record.Day, f impasse.Finding, d impasse.Dormant, circle []string,
	want map[string]plenarytest.Standing) error {
	agreement := day.Record.Agreements[d.Agreement].ID
	deal, open, of := true, 0, 0
	var claims []plenary.Claim
	var best *plenarytest.Removal
	finder := plenarytest.NewFinder(day.Case, nil)
	for i, id := range circle {
		next := circle[(i+1)%len(circle)]
		at := slices.IndexFunc(want[id].Waits, func(w plenarytest.Wait) bool { return w.For == next })
		if at < 0 || !strings.HasPrefix(id, agreement+"/") {
			return fmt.Errorf("%s does not wait for %s in %s", id, next, agreement)
		}
		w := want[id].Waits[at]
		deal = deal && w.With
		if w.Written {
			claims = append(claims, day.Record.Commitments[day.Commitments[d.Circle[i]].Commitment].Claim)
		}
		for _, stance := range w.Stances {
			p := slices.IndexFunc(day.Case.Preconditions, func(p plenary.Precondition) bool { return p.ID == stance })
			claims = append(claims, day.Case.Preconditions[p].Claim)
			if r := finder.Waived(p); len(w.Stances) == 1 && (best == nil || r.Within > best.Within) {
				best = r
			}
		}
	}
	for id, s := range want {
		if strings.HasPrefix(id, agreement+"/") {
			if of++; s.Status != "met" {
				open++
			}
		}
	}
	got := []any{d.Deal, d.Open, d.Of, evidenceOf(f), removals(f.Removed)}
	expected := []any{deal, open, of, plenarytest.Weakest(claims...), removalsOf(best)}
	if !reflect.DeepEqual(got, expected) {
		return fmt.Errorf("found %v, want %v", got, expected)
	}
	return nil
}

func removalsOf(r *plenarytest.Removal) []*plenarytest.Removal {
	if r == nil {
		return nil
	}
	return []*plenarytest.Removal{r}
}
