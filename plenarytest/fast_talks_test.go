package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// laidOut is a case laid out the fast way.
func laidOut(c *plenary.Case) (*space.Space, error) {
	return space.New(context.Background(), c, space.Limits{})
}

// TestFastProspects compares whom one asks, what is better, acceptable, out of
// reach, and smallest.
func TestFastProspects(t *testing.T) {
	plan := plenarytest.Plan{Seed: 61, Draws: 1000, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		m := plenarytest.NewModel(c)
		p := m.NewProspects()
		destinations, better := sp.Destinations()
		for _, list := range []struct {
			what      string
			got, want []int
		}{
			{"silent", sp.Silent(), p.Silent},
			{"content", sp.Content(), p.Content},
			{"asked", sp.Wishing(), p.Asked},
			{"better", sp.Better(), p.Better},
			{"out of reach", sp.OutOfReachForGood(), p.OutOfReach},
			{"acceptable", sp.Acceptable(), p.Acceptable},
			{"destinations", destinations, p.Destinations},
		} {
			if !slices.Equal(list.got, list.want) {
				return fmt.Errorf("%s: %v, want %v", list.what, list.got, list.want)
			}
		}
		if better != (len(p.Better) > 0) {
			return fmt.Errorf("destinations are better: %t", better)
		}
		for s := range m.States {
			if sp.CanComeAbout(s) != p.ComesAbout[s] {
				return fmt.Errorf("state %d can still come about: %t", s, sp.CanComeAbout(s))
			}
		}
		return smallestAgree(m, sp, p.Destinations, drawnStates(rng, m.Len()))
	})
}

func drawnStates(rng *rand.Rand, n int) []int {
	var out []int
	for s := range n {
		if rng.IntN(3) == 0 {
			out = append(out, s)
		}
	}
	return out
}

func smallestAgree(m *plenarytest.Model, sp *space.Space, sets ...[]int) error {
	for _, states := range sets {
		got := sp.Smallest(context.Background(), states)
		slices.Sort(got)
		if want := m.Smallest(states); !slices.Equal(got, want) {
			return fmt.Errorf("smallest of %v are %v, want %v", states, got, want)
		}
	}
	return nil
}
