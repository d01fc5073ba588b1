package answer

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestPlainestBreach holds every temptation to leave where a way leads against
// all improvements from there: what it is said to be is so, and of those of which it is
// none is plainer.
func TestPlainestBreach(t *testing.T) {
	inOneGoroutine(t)
	var told, plainer, harmless atomic.Int32
	everywhere(t, func(talks Talks) error {
		c := talks.Space.Case()
		q := route.Query{Levers: c.Levers, Most: 2, Work: &route.Work{Bound: 1 << 22}}
		all, err := NewWays(context.Background(), talks, q, nil, false)
		if err != nil {
			return err
		}
		for _, to := range all.Ways {
			for _, w := range to.Ways[:min(len(to.Ways), 3)] {
				sp := pulled(t, talks.Space, w.Levers)
				for _, b := range w.Tempted {
					least, err := plainest(t, sp, &w, &b)
					if err != nil {
						return fmt.Errorf("way %s, %s: %w", w.Letter, b.Party, err)
					}
					told.Add(1)
					if !least.harms {
						harmless.Add(1)
					}
					if least.others {
						plainer.Add(1)
					}
				}
			}
		}
		return nil
	})
	if told.Load() < 25 || plainer.Load() < 6 {
		t.Errorf("only %d told, %d with a choice, %d that harm nobody", told.Load(), plainer.Load(), harmless.Load())
	}
}

// pulled lays a case out with levers pulled, wholly.
func pulled(t *testing.T, sp *space.Space, levers []Lever) *space.Space {
	t.Helper()
	c := sp.Case()
	for _, l := range levers {
		at := slices.IndexFunc(c.Levers, func(d plenary.Lever) bool { return d.ID == string(l.ID) })
		c = c.Pull(&c.Levers[at])
	}
	return layOut(t, c)
}

type breached struct{ harms, others bool }

func plainest(t *testing.T, sp *space.Space, w *Way, b *Temptation) (breached, error) {
	t.Helper()
	c := sp.Case()
	p := slices.IndexFunc(c.Parties, func(x plenary.Party) bool { return x.ID == string(b.Party) })
	s, x := w.To.State-1, b.Step.State-1
	var out breached
	var answered [2][]int // by any reply, by credible ones
	for i, concept := range []stability.Concept{stability.GMR, stability.SEQ} {
		v, err := stability.Explain(context.Background(), sp, concept, p, s)
		if err != nil {
			return out, err
		}
		for _, r := range v.Replies {
			answered[i] = append(answered[i], r.Improvement)
		}
	}
	as := func(y int) Reason {
		switch {
		case slices.Contains(answered[1], y):
			return Deterred
		case slices.Contains(answered[0], y):
			return DeterredCost
		}
		return WouldLeave
	}
	harms := func(y int) bool {
		for q := range c.Parties {
			if q != p && sp.Tier(q, y) > sp.Tier(q, s) {
				return true
			}
		}
		return false
	}
	changes := func(y int) int {
		n := 0
		for o := range c.Options {
			if sp.Level(y, o) != sp.Level(s, o) {
				n++
			}
		}
		return n
	}
	improvements := sp.Improvements(p, s)
	if !slices.Contains(improvements, x) || as(x) != b.Reason || (b.Reply == nil) != (b.Reason == WouldLeave) {
		return out, fmt.Errorf("%+v is told as %s, and is %s", b.Step, b.Reason, as(x))
	}
	out.harms = harms(x)
	order := []Reason{WouldLeave, DeterredCost, Deterred}
	for _, y := range improvements {
		if slices.Index(order, as(y)) < slices.Index(order, b.Reason) {
			return out, fmt.Errorf("%+v is told as %s, though %d is %s", b.Step, b.Reason, y+1, as(y))
		}
		if y == x || as(y) != b.Reason {
			continue
		}
		out.others = true
		if harms(y) && !out.harms || harms(y) == out.harms && (changes(y) < changes(x) ||
			changes(y) == changes(x) && sp.Tier(p, y) < sp.Tier(p, x)) {
			return out, fmt.Errorf("%+v is told, though %d is plainer", b.Step, y+1)
		}
	}
	return out, nil
}
