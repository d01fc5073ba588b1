package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestOneVoice holds of all cases that what is said of a way where it is asked how sure things are is what
// the brief says of the way with that letter: where it leads, who is asked, whether that would hold and whether
// somebody is exposed; and likewise of what is open, of gains and of today.
func TestOneVoice(t *testing.T) {
	inOneGoroutine(t)
	var ways, falls, besides, open, rests atomic.Int64
	law := func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		s, err := NewSure(context.Background(), talks, Doubts{Samples: 1, Sets: 1})
		if err != nil || !s.Complete || !b.Complete {
			return err
		}
		if b.Open != nil {
			open.Add(1)
		}
		for i := range b.Ways {
			for j := range b.Ways[i].Ways {
				w := &b.Ways[i].Ways[j]
				ways.Add(1)
				if !w.Credible {
					falls.Add(1)
					held := func(v Way) bool { return v.Credible && leveredAlike(&v, w) }
					if slices.ContainsFunc(b.Ways[i].Ways, held) {
						besides.Add(1)
					}
				}
				if err := saysOfWay(s, w); err != nil {
					return fmt.Errorf("of way %s to %q: %w", w.Letter, b.Ways[i].Goal, err)
				}
			}
		}
		rests.Add(int64(len(s.Resting)))
		return saysElse(s, b)
	}
	everywhere(t, law)
	t.Run("wide", func(t *testing.T) {
		plan := plenarytest.Plan{Seed: 1616, Draws: 100, Draw: plenarytest.Wide.Draft,
			Shape: plenarytest.Shape{States: 24}}
		plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
			c, faults := d.Case()
			if len(faults) > 0 {
				return nil
			}
			return law(Talks{Space: layOut(t, c)})
		})
	})
	if !testing.Short() && (ways.Load() < 120 || falls.Load() < 20 || besides.Load() < 4 || open.Load() < 80 ||
		rests.Load() < 1000) {
		t.Errorf("only %d ways, %d would not hold, %d of these beside others by the same levers; %d open; %d rests",
			ways.Load(), falls.Load(), besides.Load(), open.Load(), rests.Load())
	}
}

func leveredAlike(a, b *Way) bool {
	return slices.EqualFunc(a.Levers, b.Levers, func(a, b Lever) bool { return a.ID == b.ID })
}

// saysOfWay compares what is said of a way with the way.
func saysOfWay(s *Sure, w *Way) error {
	said := map[string]bool{}
	for i := range s.Conclusions {
		c := &s.Conclusions[i]
		if c.Way != w.Letter {
			continue
		}
		said[c.Kind] = c.Holds
		if n := c.Named; n.To.State != w.To.State || len(n.Levers) != len(w.Levers) || !slices.Equal(n.First, w.First) {
			return fmt.Errorf("named %+v", n)
		}
	}
	if _, told := said["holds"]; !told || said["holds"] != w.Credible || !said["opens"] || !said["safe"] {
		return fmt.Errorf("said %v, it holds: %v", said, w.Credible)
	}
	if said["exposes"] && len(w.Exposed) == 0 {
		return fmt.Errorf("somebody is exposed, and nobody is")
	}
	for i := range s.Drawn.all() {
		if c := &s.Drawn.Conclusions[i]; c.Way == w.Letter && c.Holds != (c.Kind != "holds" || w.Credible) {
			return fmt.Errorf("of orders drawn, %s is %v", c.Kind, c.Holds)
		}
	}
	for i := range s.Resting {
		if r := &s.Resting[i]; r.Way == w.Letter && (r.State != w.To.State || !slices.Contains(w.Holds, r.Concept)) {
			return fmt.Errorf("all would stay in %d by %s, and where it leads by %v", r.State, r.Concept, w.Holds)
		}
	}
	return nil
}

// all are the conclusions of orders drawn; none of none.
func (d *Drawn) all() []DrawnConclusion {
	if d == nil {
		return nil
	}
	return d.Conclusions
}

// saysElse compares what is said of what is open, of gains and of today with a brief.
func saysElse(s *Sure, b *Brief) error {
	var gains []PartyID
	for i := range b.Findings {
		if alone, ok := b.Findings[i].Proof.(*Alone); ok {
			for _, g := range alone.Gains {
				gains = append(gains, g.Party)
			}
		}
	}
	for i := range s.Conclusions {
		c, want := &s.Conclusions[i], false
		switch {
		case c.Kind == ConcludesOpen:
			want = b.Open != nil
		case c.Kind == "holds" && c.Way == "":
			want = b.Open.Credible
		case c.Kind == "gains":
			want = slices.Contains(gains, c.Party)
		case c.Kind == "reaches" && b.Open != nil && slices.Contains(b.Open.Meets, c.Goal):
			want = true
		default:
			continue
		}
		if c.Holds != want {
			return fmt.Errorf("%s of %q%q is %v", c.Kind, c.Party, c.Goal, c.Holds)
		}
	}
	return nil
}
