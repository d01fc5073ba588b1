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
)

// TestMotives holds of every way that opens no option, and of what is open as things are, that why each mover takes
// a step is what the page says (docs/theory.md#motives), from the wishes themselves; and that what is open is told
// the other way round exactly where that is a route.
func TestMotives(t *testing.T) {
	inOneGoroutine(t)
	var wishes, feared, round, once atomic.Int64
	law := func(talks Talks) error {
		talks.Work = 1 << 22
		b, err := NewBrief(context.Background(), talks)
		if err != nil {
			return err
		}
		sp := talks.Space
		var ways []*Way
		if b.Open != nil {
			ways = append(ways, b.Open)
			if want := eitherBegins(sp, b.Open); want != (b.Open.Reversed != nil) {
				return fmt.Errorf("told the other way round: %v", !want)
			} else if want {
				round.Add(1)
			} else {
				once.Add(1)
			}
		}
		for i := range b.Ways {
			for j := range b.Ways[i].Ways {
				ways = append(ways, &b.Ways[i].Ways[j])
			}
		}
		for _, w := range ways {
			if slices.ContainsFunc(w.Levers, func(l Lever) bool { return len(l.Opens) > 0 }) {
				continue // improvements are then of another case
			}
			for _, steps := range [][]RouteStep{w.Steps, w.Reversed} {
				at := sp.StatusQuo()
				for i := range steps {
					for j := range steps[i].Motives {
						m := &steps[i].Motives[j]
						if m.Party != steps[i].Movers[j] {
							return fmt.Errorf("motive of %s where %v move", m.Party, steps[i].Movers)
						}
						if err := moves(sp, m, at, steps[i].State-1, w.To.State-1); err != nil {
							return fmt.Errorf("way %q, step %d: %w", w.Letter, i+1, err)
						}
						if m.Wish != nil {
							wishes.Add(1)
						}
						if m.Else != nil {
							feared.Add(1)
						}
					}
					at = steps[i].State - 1
				}
			}
		}
		return nil
	}
	everywhere(t, law)
	t.Run("wide", func(t *testing.T) {
		plan := plenarytest.Plan{Seed: 1617, Draws: 300, Draw: plenarytest.Wide.Draft,
			Shape: plenarytest.Shape{States: 24}}
		plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
			c, faults := d.Case()
			if len(faults) > 0 {
				return nil
			}
			return law(Talks{Space: layOut(t, c)})
		})
	})
	if !testing.Short() && (wishes.Load() < 500 || feared.Load() < 45 || round.Load() < 10 || once.Load() < 150) {
		t.Errorf("only %d wishes, %d moves of others; %d either way round, %d not",
			wishes.Load(), feared.Load(), round.Load(), once.Load())
	}
}

// moves reports what is amiss with why a party takes a step.
func moves(sp *space.Space, m *Motive, at, next, to int) error {
	c := sp.Case()
	p := slices.IndexFunc(c.Parties, func(x plenary.Party) bool { return x.ID == string(m.Party) })
	from := at
	if (m.Else != nil) != (sp.Rank(p, to) < sp.Rank(p, at)) {
		return fmt.Errorf("%s: something is feared: %v", m.Party, m.Else != nil)
	}
	if m.Else != nil {
		from = m.Else.State - 1
		q := slices.IndexFunc(c.Parties, func(x plenary.Party) bool { return x.ID == string(m.Else.Party) })
		if err := fears(sp, p, q, at, from, to); err != nil {
			return err
		}
	}
	want := 0
	for i := range c.Parties[p].Prefers.Statements {
		w := c.Parties[p].Prefers.Statements[i].Want
		if x, y := w.Holds(sp.Levels(from, nil)), w.Holds(sp.Levels(to, nil)); x != y {
			want = i + 1
			break
		}
	}
	if got := m.Wish; (got == nil) != (want == 0) || got != nil && got.Number != want {
		return fmt.Errorf("%s: wish %v, want no. %d", m.Party, got, want)
	}
	if m.Wish == nil || m.Else != nil {
		if m.Itself {
			return fmt.Errorf("%s: its own part fulfils what it does not want", m.Party)
		}
		return nil
	}
	own := sp.Levels(at, nil) // its own part of the step alone
	for o := range own {
		if c.Options[o].Party == p {
			own[o] = sp.Levels(next, nil)[o]
		}
	}
	if w := c.Parties[p].Prefers.Statements[want-1].Want; w.Holds(own) != m.Itself {
		return fmt.Errorf("%s: its own part fulfils its wish: %v", m.Party, !m.Itself)
	}
	return nil
}

// fears reports what is amiss with what a party fears of another where it stands.
func fears(sp *space.Space, p, q, at, x, to int) error {
	if q == p || !slices.Contains(sp.Improvements(q, at), x) || sp.Rank(p, x) >= min(sp.Rank(p, at), sp.Rank(p, to)) {
		return fmt.Errorf("party %d does not fear %d", p, x+1)
	}
	for r := range sp.Case().Parties {
		for _, y := range sp.Improvements(r, at) {
			worse := r != p && sp.Rank(p, y) < min(sp.Rank(p, at), sp.Rank(p, to))
			n, m := apartBy(sp, at, y), apartBy(sp, at, x)
			if worse && (n < m || n == m && r < q) && harms(sp, r, at, y) {
				return fmt.Errorf("party %d fears %d rather than %d", p, y+1, x+1)
			}
		}
	}
	return nil
}

// harms reports whether somebody else likes a state less than another.
func harms(sp *space.Space, p, at, x int) bool {
	for q := range sp.Case().Parties {
		if q != p && sp.Rank(q, x) < sp.Rank(q, at) {
			return true
		}
	}
	return false
}

// apartBy counts the options in which two states differ.
func apartBy(sp *space.Space, a, b int) int {
	n, x, y := 0, sp.Levels(a, nil), sp.Levels(b, nil)
	for o := range x {
		if x[o] != y[o] {
			n++
		}
	}
	return n
}

// eitherBegins reports whether the second of two steps could be taken first, by the pages alone.
func eitherBegins(sp *space.Space, w *Way) bool {
	c := sp.Case()
	if len(w.Steps) != 2 || len(w.Steps[0].Movers) != 1 || len(w.Steps[1].Movers) != 1 ||
		w.Steps[0].Movers[0] == w.Steps[1].Movers[0] {
		return false
	}
	party := func(id PartyID) int {
		return slices.IndexFunc(c.Parties, func(x plenary.Party) bool { return x.ID == string(id) })
	}
	now, to := sp.StatusQuo(), w.To.State-1
	for mid := range sp.Len() {
		a, m, z := sp.Levels(now, nil), sp.Levels(mid, nil), sp.Levels(to, nil)
		first, second := party(w.Steps[1].Movers[0]), party(w.Steps[0].Movers[0])
		if !slices.Equal(c.Movers(a, m), []int{first}) || !slices.Equal(c.Movers(m, z), []int{second}) ||
			!c.CanStep(a, m) || !c.CanStep(m, z) {
			continue
		}
		refused := func(p plenary.Precondition) bool { return c.Violates(&p, a, m) || c.Violates(&p, m, z) }
		if !slices.ContainsFunc(c.Preconditions, refused) &&
			wouldStep(sp, first, now, to) && wouldStep(sp, second, mid, to) {
			return true
		}
	}
	return false
}

// wouldStep is willingness, from the page.
func wouldStep(sp *space.Space, p, s, d int) bool {
	if sp.Rank(p, d) >= sp.Rank(p, s) {
		return true
	}
	for q := range sp.Case().Parties {
		for _, x := range sp.Improvements(q, s) {
			if q != p && sp.Rank(p, x) < sp.Rank(p, s) && sp.Rank(p, x) < sp.Rank(p, d) {
				return true
			}
		}
	}
	return false
}
