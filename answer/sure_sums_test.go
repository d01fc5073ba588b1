package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestSureAddsUp holds that what is said of each conclusion, of each resting place and of each thing that is
// unsure is what comes of the changes, pairs and sets that are told.
func TestSureAddsUp(t *testing.T) {
	var turned, paired, ended, unsure atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && (turned.Load() < 200 || paired.Load() < 20 || ended.Load() < 50 || unsure.Load() < 50) {
			t.Errorf("only %d conclusions turn over, %d by pairs; %d places end; %d things are unsure",
				turned.Load(), paired.Load(), ended.Load(), unsure.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1606, Draws: 200, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 16}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		for p := range d.Preferences {
			for i := range d.Preferences[p].Statements {
				if rng.IntN(6) == 0 {
					d.Preferences[p].Statements[i].Unsure = "true"
				}
			}
		}
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		of := Doubts{Pairs: 60, Samples: 5, Dispersion: 0.5, Sets: 4}
		s, err := NewSure(context.Background(), Talks{Space: layOut(t, c), Work: 1 << 20}, of)
		if err != nil {
			return err
		}
		for i := range s.Conclusions {
			turned.Add(int64(min(1, s.Conclusions[i].TurnsOn)))
		}
		paired.Add(int64(len(s.Pairs.Upsets)))
		for i := range s.Resting {
			ended.Add(int64(min(1, s.Resting[i].Fewest)))
		}
		if s.Supposed != nil {
			unsure.Add(int64(len(s.Supposed.Things)))
		}
		return addsUp(s, of)
	})
}

// fromWeakest are how things are known, the weakest first.
var fromWeakest = []string{"unmarked", "order", "assumed", "inferred", "reported", "claimed", "stated"}

func addsUp(s *Sure, of Doubts) error {
	for i := range s.Conclusions {
		if err := turnsAddUp(s, i); err != nil {
			return fmt.Errorf("of conclusion %d, %+v: %w", i, s.Conclusions[i], err)
		}
	}
	for _, list := range [][]Upset{s.Upsets, s.Pairs.Upsets} {
		for i := 1; i < len(list); i++ {
			a, b := s.consequence(&list[i-1]), s.consequence(&list[i])
			known, next := unknownness(list[i-1].Evidence), unknownness(list[i].Evidence)
			if d := slices.Compare(a, b); d < 0 || d == 0 && known > next {
				return fmt.Errorf("of upsets %d, of weight %v, stands behind %v", i, b, a)
			}
		}
	}
	untold := 0
	for i := range s.Conclusions {
		if s.Conclusions[i].Kind != "stands" && s.Conclusions[i].TurnsOn == 0 {
			untold++
		}
	}
	for i := range s.Resting {
		r := &s.Resting[i]
		wanted := slices.ContainsFunc(r.Ended, func(a Assumption) bool {
			return slices.Contains([]string{"left-out", "exchanged", "tie-broken"}, a.Kind)
		})
		if (len(r.Ended) > 0) != (r.Fewest == 1) || r.Fewest > 2 || r.Structural && (wanted || r.Fewest == 2) {
			return fmt.Errorf("of state %d, structural: %t, fewest %d, ended by %v", r.State, r.Structural, r.Fewest,
				r.Ended)
		}
	}
	if p := &s.Pairs; p.Tried > of.Pairs || p.Tried > p.Of || p.Asked < untold || len(p.Upsets) > p.Tried {
		return fmt.Errorf("of %d pairs %d were tried and %d tell, asked of %d", p.Of, p.Tried, len(p.Upsets), p.Asked)
	}
	if s.Supposed == nil {
		return nil
	}
	return setsAddUp(s.Supposed, of)
}

// turnsAddUp compares what is said of a conclusion with the changes that turn it over.
func turnsAddUp(s *Sure, i int) error {
	var on []*Upset
	c := &s.Conclusions[i]
	for j := range s.Upsets {
		u := &s.Upsets[j]
		if len(u.Changes) != 1 || u.Evidence != u.Changes[0].Evidence {
			return fmt.Errorf("%+v is no single change", u)
		}
		if slices.Contains(u.Turned, i) {
			on = append(on, u)
		}
	}
	for j := range s.Pairs.Upsets {
		u := &s.Pairs.Upsets[j]
		weaker := min(unknownness(u.Changes[0].Evidence), unknownness(u.Changes[1].Evidence))
		if len(u.Changes) != 2 || unknownness(u.Evidence) != weaker {
			return fmt.Errorf("%+v is no pair", u)
		}
		if slices.Contains(u.Turned, i) && (len(on) > 0 || c.Kind == "stands") {
			return fmt.Errorf("the pair %+v turns over what %d changes do", u, len(on))
		}
	}
	if c.TurnsOn != len(on) || !c.Holds && c.Kind == "stands" && len(on) == 0 {
		return fmt.Errorf("%d changes turn it over", len(on))
	}
	if len(on) == 0 {
		if c.First != nil || c.Weakest != "" {
			return fmt.Errorf("nothing turns it over")
		}
		return nil
	}
	first := on[0]
	for _, u := range on[1:] {
		if unknownness(u.Evidence) < unknownness(first.Evidence) {
			first = u
		}
	}
	if c.Weakest != first.Evidence || c.First == nil || !reflect.DeepEqual(*c.First, first.Changes[0]) {
		return fmt.Errorf("to be argued about first is %+v", first)
	}
	return nil
}

// unknownness is the place of how something is known, the weakest first.
func unknownness(evidence string) int { return slices.Index(fromWeakest, evidence) }

// consequence is about how many ways, goals and parties a change turns something over, class by class.
func (s *Sure) consequence(u *Upset) []int {
	classes := make([]map[string]bool, 5)
	for i := range classes {
		classes[i] = map[string]bool{}
	}
	for _, i := range u.Turned {
		c := &s.Conclusions[i]
		subject := fmt.Sprint("way ", c.Way)
		switch c.Kind {
		case "open", "opens":
			classes[0][subject] = true
		case "reaches":
			classes[0][fmt.Sprint("goal ", c.Goal)] = true
		case "gains":
			classes[1][fmt.Sprint("party ", c.Party)] = true
		case "today":
			classes[1]["today"] = true
		case "holds":
			classes[2][subject] = true
		case "stands":
			classes[3][fmt.Sprint("finding ", i)] = true
		default:
			classes[4][subject] = true
		}
	}
	var out []int
	for _, of := range classes {
		out = append(out, len(of))
	}
	return out
}

// setsAddUp compares in how many sets all would stay somewhere with the sets.
func setsAddUp(u *Unsure, of Doubts) error {
	all := u.Of <= of.Sets
	if len(u.Sets) != u.Tried || all && u.Tried != u.Of || !all && u.Tried != of.Sets {
		return fmt.Errorf("%d sets of %d, %d told", u.Tried, u.Of, len(u.Sets))
	}
	count := map[string]int{}
	for i := range u.Sets {
		for _, by := range u.Sets[i].Rests {
			for _, state := range by.States {
				count[fmt.Sprint(state, by.Concept)]++
			}
		}
	}
	for i := range u.Rests {
		for _, by := range u.Rests[i].By {
			key := fmt.Sprint(u.Rests[i].State, by.Concept)
			if count[key] != by.Sets {
				return fmt.Errorf("all stay in %s in %d sets, want %d", key, by.Sets, count[key])
			}
			delete(count, key)
		}
	}
	if len(count) > 0 {
		return fmt.Errorf("not told where all stay: %v", count)
	}
	for i := range u.Conclusions {
		c := &u.Conclusions[i]
		with := 0
		for j := range u.Sets {
			if slices.Contains(u.Sets[j].Things, c.Driver) {
				with++
			}
		}
		if c.With != with || c.StandIn > min(with, c.Stands) || c.Stands >= u.Tried || c.Low > c.Stands ||
			c.High < c.Stands || all && c.Low != c.High {
			return fmt.Errorf("of conclusion %d, %+v: it is with its driver in %d sets of %d", c.Of, c, with, u.Tried)
		}
	}
	return nil
}
