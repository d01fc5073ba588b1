package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestFastLeaning compares what ways and gains lean on with the answers of fresh
// cases, in each of which one wish is left out or stands elsewhere.
func TestFastLeaning(t *testing.T) {
	var ways, gains, hang, turn atomic.Int64
	t.Cleanup(func() {
		met := map[string]*atomic.Int64{"ways": &ways, "gains": &gains, "that hang": &hang, "that turn": &turn}
		for what, n := range met {
			if !testing.Short() && n.Load() < 60 {
				t.Errorf("only %d %s", n.Load(), what)
			}
		}
	})
	plan := plenarytest.Plan{Seed: 4412, Draws: 540, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 24}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Variants = nil
		c, _ := d.Case()
		q, err := leaningOf(c, someLevers(rng, plenarytest.Levers(c), 5))
		if err != nil {
			return err
		}
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		r, err := lean.Find(context.Background(), sp, q.Query)
		if err != nil {
			return err
		}
		want := q.byHand(d, c)
		if got := fmt.Sprint(r.Hinges); got != fmt.Sprint(want) {
			return fmt.Errorf("leaning:\n%v\nwant:\n%v", got, want)
		}
		if err := placesRight(sp, q.Query, want); err != nil {
			return err
		}
		ways.Add(int64(len(q.Ways)))
		gains.Add(int64(len(q.Gains)))
		for _, h := range want {
			hang.Add(int64(len(h.Ends)))
			turn.Add(int64(len(h.Up) + len(h.Down)))
		}
		return nil
	})
}

// A leaning is a query with the levers of its ways.
type leaning struct {
	lean.Query
	levers [][]*plenary.Lever
}

// leaningOf asks of all ways by some levers, to the first goal and to anything, and
// of whoever gains alone.
func leaningOf(c *plenary.Case, levers []plenary.Lever) (leaning, error) {
	var q leaning
	for p := range c.Parties {
		if plenarytest.GainsAlone(c, p) {
			q.Gains = append(q.Gains, p)
		}
	}
	sp, err := laidOut(c)
	if err != nil {
		return q, err
	}
	search, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 2})
	if err != nil {
		return q, err
	}
	for _, to := range slices.Compact([]*expr.Expr{nil, goal(c)}) {
		a, err := search.Answer(context.Background(), to)
		if err != nil {
			return q, err
		}
		for i := range a.Ways[:min(len(a.Ways), 4)] {
			var pulled []*plenary.Lever
			for _, l := range a.Ways[i].Levers.List() {
				pulled = append(pulled, &levers[l])
			}
			others, err := othersBy(a, i)
			if err != nil {
				return q, err
			}
			q.Ways = append(q.Ways, lean.Way{Way: &a.Ways[i], Want: to, Better: a.Better, Others: others})
			q.levers = append(q.levers, pulled)
		}
	}
	return q, nil
}

// byHand makes a case afresh for each edit.
func (q *leaning) byHand(d plenary.Draft, c *plenary.Case) []lean.Hinge {
	var out []lean.Hinge
	for p := range c.Parties {
		statements := c.Parties[p].Prefers.Statements
		for i := range statements {
			var all []int
			for w := range statements {
				all = append(all, w)
			}
			without := slices.Delete(slices.Clone(all), i, i+1)
			h := lean.Hinge{Party: p, Wish: i}
			h.Ends, h.Looser = q.ends(d, c.Parties[p].ID, without)
			for _, by := range []int{-1, 1} {
				how := statements[i].How
				if how == plenary.Stated || how == plenary.Claimed || how == plenary.Reported {
					break
				}
				var shifts []lean.Shift
				var gone []int
				for n := 1; i+n*by >= 0 && i+n*by < len(all); n++ {
					ends, looser := q.ends(d, c.Parties[p].ID, slices.Insert(slices.Clone(without), i+n*by, i))
					before := func(a int) bool { return slices.Contains(gone, a) }
					ends, looser = slices.DeleteFunc(ends, before), slices.DeleteFunc(looser, before)
					if len(ends) > 0 {
						shifts = append(shifts, lean.Shift{Places: n, Ends: ends, Looser: looser})
						gone = append(gone, ends...)
					}
				}
				if by < 0 {
					h.Up = shifts
				} else {
					h.Down = shifts
				}
			}
			if len(h.Ends)+len(h.Up)+len(h.Down) > 0 {
				out = append(out, h)
			}
		}
	}
	return out
}

// ends lists the answers that do not stay where a party has other wishes, and the ways among them that are open.
func (q *leaning) ends(d plenary.Draft, party string, wishes []int) (out, looser []int) {
	other := plenarytest.WithWishes(d, party, wishes)
	edited, _ := other.Case()
	for i, w := range q.Ways {
		if plenarytest.Keeps(edited, q.levers[i], w.Want, w.Others, w.Better, w.Credible()) {
			continue
		}
		if out = append(out, i); plenarytest.Keeps(edited, q.levers[i], w.Want, w.Others, w.Better, false) {
			looser = append(looser, i)
		}
	}
	for i, p := range q.Gains {
		if !plenarytest.GainsAlone(edited, p) {
			out = append(out, len(q.Ways)+i)
		}
	}
	return out, looser
}

// TestFastReranked compares a layout in which a party is ranked anew with one laid
// out afresh.
func TestFastReranked(t *testing.T) {
	plan := plenarytest.Plan{Seed: 4413, Draws: 300, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		p := rng.IntN(len(c.Parties))
		n := len(c.Parties[p].Prefers.Statements)
		edited, err := c.Amend(plenary.SetWishes{Party: p, Wishes: rng.Perm(n)[:rng.IntN(n+1)]})
		if err != nil {
			return err
		}
		got, err := sp.Reranked(context.Background(), edited, p)
		if err != nil {
			return err
		}
		want, err := laidOut(edited)
		if err != nil {
			return err
		}
		return sameLayouts(got, want)
	})
}

// TestFastOpened compares a layout in which levers have opened options with one laid out
// afresh, also where a party is then ranked anew.
func TestFastOpened(t *testing.T) {
	plan := plenarytest.Plan{Seed: 4414, Draws: 300, Draw: plenarytest.RandomTableDraft}
	var opened atomic.Int64
	t.Cleanup(func() {
		if opened.Load() == 0 {
			t.Error("nothing was opened")
		}
	})
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		if rng.IntN(2) == 0 {
			if err := sp.Arrange(context.Background()); err != nil {
				return err
			}
		}
		then := c
		for o := range c.Options {
			if c.Options[o].Closed != "" && rng.IntN(3) > 0 {
				then = then.Pull(&plenary.Lever{Kind: plenary.Open, Opens: []int{o}})
				opened.Add(1)
			}
		}
		got, err := sp.Opened(context.Background(), then)
		if err != nil {
			return err
		}
		want, err := laidOut(then)
		if err != nil {
			return err
		}
		if err := sameLayouts(got, want); err != nil {
			return err
		}
		for p := range c.Parties {
			if !reflect.DeepEqual(got.Blocks(p), want.Blocks(p)) {
				return fmt.Errorf("blocks of party %d are %+v, want %+v", p, got.Blocks(p), want.Blocks(p))
			}
		}
		if !slices.Equal(got.Places(), want.Places()) {
			return fmt.Errorf("places are %v, want %v", got.Places(), want.Places())
		}
		for _, all := range []bool{false, true} {
			if !slices.Equal(got.Attainable(all), want.Attainable(all)) {
				return fmt.Errorf("attainable, all opened %t: %b, want %b", all, got.Attainable(all),
					want.Attainable(all))
			}
		}
		p := rng.IntN(len(c.Parties))
		n := len(c.Parties[p].Prefers.Statements)
		edited, err := then.Amend(plenary.SetWishes{Party: p, Wishes: rng.Perm(n)})
		if err != nil {
			return err
		}
		if got, err = got.Reranked(context.Background(), edited, p); err != nil {
			return err
		}
		if want, err = laidOut(edited); err != nil {
			return err
		}
		return sameLayouts(got, want)
	})
}

// sameLayouts compares ranks, moves and what is better.
func sameLayouts(got, want *space.Space) error {
	for p := range want.Case().Parties {
		for s := range want.Len() {
			if got.Tier(p, s) != want.Tier(p, s) || !slices.Equal(got.Improvements(p, s), want.Improvements(p, s)) ||
				!slices.Equal(got.Moves(p, s), want.Moves(p, s)) {
				return fmt.Errorf("party %d in state %d: tier %d, want %d", p, s, got.Tier(p, s), want.Tier(p, s))
			}
		}
	}
	if !slices.Equal(got.Better(), want.Better()) || !slices.Equal(got.Acceptable(), want.Acceptable()) ||
		!slices.Equal(got.OutOfReachForGood(), want.OutOfReachForGood()) ||
		!slices.Equal(got.Content(), want.Content()) {
		return fmt.Errorf("better: %v, want %v", got.Better(), want.Better())
	}
	return nil
}

// placesRight compares what ends where a wish could stand with the shifts that end it.
func placesRight(sp *space.Space, q lean.Query, want []lean.Hinge) error {
	for _, h := range want {
		if !lean.Shifted(sp.Case().Parties[h.Party].Prefers.Statements[h.Wish].How) {
			continue
		}
		places, err := lean.Places(context.Background(), sp, q, h.Party, h.Wish)
		if err != nil {
			return err
		}
		for by, shifts := range map[int][]lean.Shift{-1: h.Up, 1: h.Down} {
			var got []lean.Shift
			ended := map[int]bool{}
			for at := h.Wish + by; at >= 0 && at < len(places); at += by {
				var ends []int
				var looser []int
				for _, a := range places[at].Ends {
					if ended[a] {
						continue
					}
					if ends, ended[a] = append(ends, a), true; slices.Contains(places[at].Looser, a) {
						looser = append(looser, a)
					}
				}
				if ends != nil {
					got = append(got, lean.Shift{Places: (at - h.Wish) * by, Ends: ends, Looser: looser})
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(shifts) || len(places[h.Wish].Ends) > 0 {
				return fmt.Errorf("places %v of a wish with shifts %v", places, shifts)
			}
		}
	}
	return nil
}
