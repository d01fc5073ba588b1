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
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestLeaving holds, of each way that stays under a variant, who would gain by leaving where it leads, from all
// verdicts on the case laid out under that variant; and of what is open and no longer holds, that each who would leave
// it is told with a move by which it gains and that no willing answer meets.
func TestLeaving(t *testing.T) {
	inOneGoroutine(t)
	var tempted, left, kept atomic.Int64
	law := func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		for i := range b.Under {
			c, err := talks.Space.Case().With(string(b.Under[i].Variant))
			if err != nil {
				return err
			}
			then := &lateSpace{sp: layOut(t, c)}
			for _, w := range waysUnder(b, &b.Under[i]) {
				if err := then.holds(w.under, w.way.To.State-1); err != nil {
					return fmt.Errorf("under %s, way %q: %w", b.Under[i].Variant, w.under.Way, err)
				}
				tempted.Add(int64(len(w.under.Tempted)))
				left.Add(int64(len(w.under.Leaves)))
				if len(w.under.Leaves) == 0 {
					kept.Add(1)
				}
			}
		}
		return nil
	}
	everywhere(t, law)
	t.Run("more", func(t *testing.T) {
		plenarytest.ForEach(t, plenarytest.Plan{Seed: 53, Draws: 400, Draw: plenarytest.RandomTalks},
			func(d plenary.Draft, _ *rand.Rand) error {
				c, faults := d.Case()
				if len(faults) > 0 {
					return faults[0]
				}
				return law(Talks{Space: layOut(t, c)})
			})
	})
	if tempted.Load() < 20 || left.Load() < 3 || kept.Load() < 20 {
		t.Errorf("only %d tempted, %d who leave, %d kept", tempted.Load(), left.Load(), kept.Load())
	}
}

// A wayThen is a way of a brief with what is left of it under a variant.
type wayThen struct {
	way   *Way
	under *UnderWay
}

// waysUnder lists the ways of a brief, and what is open by it, with what is left of each under a variant.
func waysUnder(b *Brief, u *Under) []wayThen {
	var out []wayThen
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			v := &b.Ways[i].Ways[j]
			at := slices.IndexFunc(u.Ways, func(w UnderWay) bool { return w.Way == v.Letter })
			out = append(out, wayThen{v, &u.Ways[at]})
		}
	}
	if u.Open != nil {
		out = append(out, wayThen{b.Open, u.Open})
	}
	return out
}

// A lateSpace is a space with all verdicts on it, once asked for.
type lateSpace struct {
	sp  *space.Space
	all *stability.Answers
}

// holds compares what is told of a way that leads to a state with the verdicts there.
func (x *lateSpace) holds(w *UnderWay, state int) error {
	var gain []PartyID
	if w.Stays {
		for p := range x.sp.Case().Parties {
			if len(x.sp.Improvements(p, state)) > 0 {
				gain = append(gain, PartyID(x.sp.Case().Parties[p].ID))
			}
		}
	}
	if !slices.Equal(gain, w.Tempted) {
		return fmt.Errorf("%v would gain by leaving, told %v", gain, w.Tempted)
	}
	if w.Way != "" || !w.Stays || w.Holds {
		if len(w.Leaves) > 0 {
			return fmt.Errorf("told who leaves: %v", w.Leaves)
		}
		return nil
	}
	return x.leaves(w, state)
}

// leaves compares who is told to leave a state that does not hold, and by what, with who does.
func (x *lateSpace) leaves(w *UnderWay, state int) error {
	if x.all == nil {
		all, err := stability.Analyse(context.Background(), x.sp)
		if err != nil {
			return err
		}
		x.all = all
	}
	told := w.Leaves
	for p := range x.sp.Case().Parties {
		if x.all.Stable(stability.SEQ, p, state) {
			continue
		}
		if len(told) == 0 || told[0].Party != PartyID(x.sp.Case().Parties[p].ID) {
			return fmt.Errorf("%s would leave, told %v", x.sp.Case().Parties[p].ID, told)
		}
		v, err := stability.Explain(context.Background(), x.sp, stability.SEQ, p, state)
		if err != nil {
			return err
		}
		to := told[0].State - 1
		answered := slices.ContainsFunc(v.Replies, func(r stability.Reply) bool { return r.Improvement == to })
		if !slices.Contains(x.sp.Improvements(p, state), to) || answered {
			return fmt.Errorf("%s is told to go to %d, which is no gain or is answered", told[0].Party, to+1)
		}
		told = told[1:]
	}
	if len(told) > 0 {
		return fmt.Errorf("told to leave: %v", told)
	}
	return nil
}
