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

// TestOneVoice holds of all cases that what is said of a way where it is asked how sure things are is what
// the brief says of the way with that letter: where it leads, who is asked, whether that would hold and whether
// somebody is exposed; and likewise of what is open, of gains and of today. What a brief says would be lost, or would
// no longer hold, without a wish, or with it one place lower, is what is said to close, or no longer to hold, there.
func TestOneVoice(t *testing.T) {
	inOneGoroutine(t)
	var ways, falls, besides, open, rests, lost, looser atomic.Int64
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
		if err := saysElse(s, b); err != nil || b.Leaning == nil || !b.Leaning.Complete || len(s.Spent) > 0 {
			return err
		}
		for kind, leans := range b.Leaning.ended() {
			for _, x := range leans {
				lost.Add(int64(len(x.closes)))
				looser.Add(int64(len(x.falls)))
			}
			if got := s.turnsBy(kind, leans); !reflect.DeepEqual(got, leans) {
				return fmt.Errorf("by what is %s there ends %v, and turns over %v", kind, leans, got)
			}
		}
		return nil
	}
	everywhere(t, law)
	t.Run("taken back", func(t *testing.T) {
		d := plenary.Draft{
			Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
			Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.signs", Moves: "forward"}},
			Preferences: []plenary.PreferenceDraft{
				{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.signs"}, {Want: "not up.release"}}},
				{Party: "down", Statements: []plenary.StatementDraft{{Want: "down.signs"}, {Want: "up.release"}}},
			},
			Preconditions: []plenary.PreconditionDraft{
				{ID: "water-first", Party: "down", Refuses: "down.signs", Until: "up.release"}},
		}
		c, _ := d.Case()
		if err := law(Talks{Space: layOut(t, c)}); err != nil {
			t.Error(err)
		}
	})
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
		rests.Load() < 1000 || lost.Load() < 100 || looser.Load() < 20) {
		t.Errorf("only %d ways, %d would not hold, %d of these beside others by the same levers; %d open; "+
			"%d rests; %d lost, %d looser", ways.Load(), falls.Load(), besides.Load(), open.Load(), rests.Load(),
			lost.Load(), looser.Load())
	}
}

// A wishAt is a wish, by its party and its number in the list.
type wishAt struct {
	party  PartyID
	number int
}

// turns are the conclusions that are lost where one wish is otherwise, and those that no longer hold.
type turns struct{ closes, falls []Conclusion }

// ending sorts what ends into both; what is told of who gains, into the first.
func ending(ends, looser []Conclusion) turns {
	var out turns
	for _, c := range ends {
		if slices.Contains(looser, c) {
			out.falls = append(out.falls, c)
		} else {
			out.closes = append(out.closes, c)
		}
	}
	return out
}

// ended is what ends without each wish, and with each, of those that are shifted, one place lower.
func (l *Leaning) ended() map[string]map[wishAt]turns {
	out, down := map[wishAt]turns{}, map[wishAt]turns{}
	for i := range l.Hinges {
		h := &l.Hinges[i]
		at := wishAt{h.Party, h.Number}
		if len(h.Ends) > 0 {
			out[at] = ending(h.Ends, h.Looser)
		}
		if len(h.Down) > 0 && h.Down[0].Places == 1 {
			down[at] = ending(h.Down[0].Ends, h.Down[0].Looser)
		}
	}
	return map[string]map[wishAt]turns{"left-out": out, "exchanged": down}
}

// turnsBy is what changes of one kind turn over that a brief tells of, of wishes of which it is told or which are
// shifted.
func (s *Sure) turnsBy(kind string, of map[wishAt]turns) map[wishAt]turns {
	out := map[wishAt]turns{}
	for i := range s.Upsets {
		x := &s.Upsets[i]
		if a := &x.Changes[0]; a.Kind == kind && a.Wish != nil && (kind == "left-out" || !said(a.Wish.How)) {
			var t turns
			for _, at := range x.Turned {
				t = s.Conclusions[at].turned(t)
			}
			if len(t.closes)+len(t.falls) > 0 {
				out[wishAt{a.Party, a.Wish.Number}] = t
			}
		}
	}
	for at, t := range out { // in the order of a brief, to be compared
		if want, is := of[at]; is {
			slices.SortFunc(t.closes, byPlaceIn(want.closes))
			slices.SortFunc(t.falls, byPlaceIn(want.falls))
			out[at] = t
		}
	}
	return out
}

func byPlaceIn(list []Conclusion) func(a, b Conclusion) int {
	return func(a, b Conclusion) int { return slices.Index(list, a) - slices.Index(list, b) }
}

// turned adds a conclusion that turns over, if a brief tells that it does.
func (c *Concluded) turned(t turns) turns {
	at := Conclusion{Kind: ConcludesWay, Way: c.Way}
	if c.Way == "" {
		at.Kind = ConcludesOpen
	}
	switch {
	case !c.Holds:
	case c.Kind == ConcludesOpen || c.Kind == "opens":
		t.closes = append(t.closes, at)
	case c.Kind == "holds":
		t.falls = append(t.falls, at)
	case c.Kind == "gains":
		t.closes = append(t.closes, Conclusion{Kind: ConcludesGain, Party: c.Party})
	}
	return t
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
