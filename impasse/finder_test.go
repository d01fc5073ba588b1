package impasse_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFinder holds that kinds looked for one after another are found as all together, also
// after a look that was cut short.
func TestFinder(t *testing.T) {
	cut, stop := context.WithCancel(t.Context())
	stop()
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 81, Draws: 60, Draw: plenarytest.RandomTalks},
		func(d plenary.Draft, _ *rand.Rand) error {
			c, _ := d.Case()
			if c.NoStatusQuo {
				return nil
			}
			all, sp, err := find(c, 1)
			if err != nil {
				return err
			}
			a, err := stability.Analyse(context.Background(), sp)
			if err != nil {
				return err
			}
			o, err := route.Prepare(context.Background(), sp, route.Query{Levers: c.Levers, Most: 1})
			if err != nil {
				return err
			}
			f, err := impasse.NewFinder(context.Background(), sp, a.Inquiry(), o, nil)
			if err != nil {
				return err
			}
			if _, err := f.Find(cut, func(string) bool { return true }); !errors.Is(err, context.Canceled) {
				return fmt.Errorf("cut short: %w", err)
			}
			return inParts(f, all, sp)
		})
}

func inParts(f *impasse.Finder, all *impasse.Report, sp *space.Space) error {
	want, got := map[string][]impasse.Finding{}, map[string][]impasse.Finding{}
	for _, x := range all.Findings {
		want[x.Proof.Kind()] = append(want[x.Proof.Kind()], x)
	}
	for _, kind := range impasse.Kinds() {
		r, err := f.Find(context.Background(), func(k string) bool { return k == kind })
		if err != nil {
			return err
		}
		for _, x := range r.Findings {
			if x.Proof.Kind() == kind {
				got[kind] = append(got[kind], x)
			}
		}
	}
	again, err := f.Find(context.Background(), func(string) bool { return true })
	if err != nil || !reflect.DeepEqual(again.Findings, all.Findings) {
		return fmt.Errorf("all again: %v, want %v; %w", again, all, err)
	}
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("%d states: %v, want %v", sp.Len(), got, want)
	}
	return nil
}
