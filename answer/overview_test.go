package answer

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// TestOverview compares what is told of random cases without a status quo with
// what the definitions say, and holds that no answer that starts from one is given.
func TestOverview(t *testing.T) {
	var beaten, unsettled atomic.Int64
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"games": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plenarytest.Plan{Seed: 131, Draws: 120, Draw: draw},
				func(d plenary.Draft, _ *rand.Rand) error {
					c, faults := withoutStatusQuo(d).Case()
					if len(faults) > 0 {
						return faults[0]
					}
					talks := Talks{Space: layOut(t, c), Work: 1 << 20}
					b, err := NewBrief(context.Background(), talks)
					if err != nil {
						return err
					}
					if len(b.Overview.Staying.Shown) > 0 && b.Overview.Staying.Shown[0].AllPrefer != nil {
						beaten.Add(1)
					}
					if b.Overview.Settled[0].Count == 0 {
						unsettled.Add(1)
					}
					if err := lawful(t, "brief", b); err != nil {
						return err
					}
					if err := refusesNow(talks); err != nil {
						return err
					}
					return overviewIs(plenarytest.NewModel(c), b)
				})
		})
	}
	if b, u := beaten.Load(), unsettled.Load(); !testing.Short() && (b < 5 || u < 3) {
		t.Errorf("all would prefer another in %d cases, and nobody rests anywhere in %d", b, u)
	}
}

func withoutStatusQuo(d plenary.Draft) *plenary.Draft {
	d = plenarytest.WithoutStatusQuo(d)
	return &d
}

// refusesNow asks what starts from the status quo of talks that have none.
func refusesNow(talks Talks) error {
	ctx, c := context.Background(), talks.Space.Case()
	want, err := c.Condition(c.Options[0].ID + " = " + c.Options[0].Levels[0])
	if err != nil { // the level needs quotes
		want = nil
	}
	leaning := talks
	leaning.Leaning = true
	asks := map[string]func() (any, error){
		"brief --leaning": func() (any, error) { return NewBrief(ctx, leaning) },
		"finding":         func() (any, error) { return NewFinding(ctx, talks, 1) },
		"way":             func() (any, error) { return NewWay(ctx, talks, "A") },
		"against":         func() (any, error) { return NewAgainst(ctx, talks, "A", "B") },
		"sheet":           func() (any, error) { return NewSheet(ctx, talks, nil, true) },
		"ways": func() (any, error) {
			return NewWays(ctx, talks, route.Query{Levers: route.Levers(c), Most: 2}, nil, true)
		},
		"bottom lines": func() (any, error) { return NewBottomLines(ctx, talks, everyParty(talks)) },
	}
	if want != nil {
		asks["why not"] = func() (any, error) { return NewWhyNot(ctx, talks, want) }
	}
	if len(c.Parties) > 1 {
		asks["bargain"] = func() (any, error) { return NewBargain(ctx, talks, 0, 1) }
	}
	for what, ask := range asks {
		if _, err := ask(); !errors.Is(err, plenary.ErrNoStatusQuo) {
			return fmt.Errorf("%s is answered without a status quo: %v", what, err)
		}
	}
	return nil
}

// overviewIs compares an overview with the definitions.
func overviewIs(m *plenarytest.Model, b *Brief) error {
	o, s := b.Overview, m.Solve()
	if b.States != len(m.States) || !reflect.ValueOf(b.StatusQuo).IsZero() || b.Parties != nil {
		return fmt.Errorf("%d states, status quo %v, parties %v", b.States, b.StatusQuo, b.Parties)
	}
	staying, efficient := 0, m.Efficient()
	for i, c := range stability.Concepts {
		n := 0
		for state := range m.States {
			if s.Equilibrium[c.String()][state] {
				n++
			}
		}
		if c == stability.GMR {
			staying = n
		}
		if o.Settled[i] != (Settled{c.String(), n}) {
			return fmt.Errorf("%v, and %d are", o.Settled[i], n)
		}
	}
	if o.Staying.Count != staying || o.Efficient.Count != len(efficient) {
		return fmt.Errorf("all stay in %d, %d are efficient; want %d, %d", o.Staying.Count, o.Efficient.Count, staying,
			len(efficient))
	}
	for p := range o.Parties {
		if err := outlookIs(m, &s, &o.Parties[p], p); err != nil {
			return err
		}
	}
	for _, x := range slices.Concat(o.Staying.Shown, o.Efficient.Shown) {
		if err := situationIs(m, &s, &x, efficient); err != nil {
			return err
		}
	}
	return nil
}

func outlookIs(m *plenarytest.Model, s *plenarytest.Solved, o *Outlook, p int) error {
	want := Outlook{Party: o.Party, Indifferent: o.Tiers == 1, Silent: o.Silent, Tiers: slices.Max(m.Tiers[p]),
		Best: o.Best}
	best := 0
	for state, tier := range m.Tiers[p] {
		if tier == 1 {
			best++
		}
		switch {
		case s.Stable["nash"][p][state]:
			want.NoGain++
		case s.Stable["seq"][p][state]:
			want.Answered++
		case s.Stable["gmr"][p][state]:
			want.Answerable++
		default:
			want.Leaves++
		}
	}
	if o.Indifferent {
		best = 0
	}
	if !reflect.DeepEqual(*o, want) || o.Best.Count != best {
		return fmt.Errorf("party %d: %+v, want %+v and %d best", p, *o, want, best)
	}
	return nil
}

func situationIs(m *plenarytest.Model, s *plenarytest.Solved, x *Situation, efficient []int) error {
	state := x.State - 1
	if x.Efficient != slices.Contains(efficient, state) || x.Code != s.Codes[state] {
		return fmt.Errorf("state %d: %+v", x.State, x)
	}
	for p := range m.Tiers {
		gains := slices.Contains(x.Gaining, PartyID(m.Case.Parties[p].ID))
		if x.Tiers[p] != m.Tiers[p][state] || gains != (len(m.Improvements[p][state]) > 0) {
			return fmt.Errorf("state %d for party %d: %+v", x.State, p, x)
		}
	}
	switch better := m.AllPrefer(state); {
	case (x.AllPrefer == nil) != (len(better) == 0):
		return fmt.Errorf("all prefer %v to state %d, and it is said to be %v", better, x.State, x.AllPrefer)
	case x.AllPrefer != nil && (!slices.Contains(better, x.AllPrefer.State-1) ||
		!slices.Contains(efficient, x.AllPrefer.State-1)):
		return fmt.Errorf("all prefer %v to state %d; %d is none of them, or not efficient", better, x.State,
			x.AllPrefer.State)
	}
	return nil
}

// TestDiffWithout compares random cases with and without a status quo, as two
// versions and as two cases: what starts from it is in neither answer.
func TestDiffWithout(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 139, Draws: 60, Draw: plenarytest.RandomTableDraft},
		func(d plenary.Draft, rng *rand.Rand) error {
			other := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 40})
			with, without := d, *withoutStatusQuo(d)
			for _, pair := range [][2]plenary.Draft{
				{with, without}, {without, with}, {without, *withoutStatusQuo(other)}, {other, without},
				{without, without},
			} {
				if err := diffWithout(t, pair); err != nil {
					return err
				}
			}
			return nil
		})
}

func diffWithout(t *testing.T, pair [2]plenary.Draft) error {
	var talks [2]Talks
	for i := range pair {
		c, faults := pair[i].Case()
		if len(faults) > 0 {
			return faults[0]
		}
		talks[i] = Talks{Space: layOut(t, c), Work: 1 << 20}
	}
	for _, same := range []bool{true, false} {
		x, err := NewDiff(context.Background(), DiffOf{Old: talks[0], New: talks[1], OldName: "a", NewName: "b",
			Kin: &diff.Kin{Case: same}})
		if err != nil {
			return err
		}
		if err := lawful(t, "diff", x); err != nil {
			return err
		}
		if n := len(x.Answers.Findings) + len(x.Answers.Ways) + len(x.Answers.Stays); n > 0 {
			return fmt.Errorf("%d answers from a status quo are compared", n)
		}
		for i, side := range []*DiffSide{&x.Old, &x.New} {
			without := pair[i].StatusQuo != ""
			if side.NoStatusQuo != without || (side.Better == nil) != without || (side.Holds == nil) != without {
				return fmt.Errorf("side %d: %+v", i, side)
			}
		}
		for _, f := range x.Answers.Figures {
			if f.Of != "states" && !slices.Contains(Concepts, f.Of) || f.Old == f.New {
				return fmt.Errorf("figure %+v", f)
			}
		}
	}
	return nil
}
