package record

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// slowly decides by docs/record.md alone: pair by pair, through all combinations
// of the levels of the options concerned.
type slowly struct{ d *Day }

func (s slowly) waitsFor(a, b int) (Wait, bool) {
	c, other := &s.d.Record.Commitments[a], &s.d.Record.Commitments[b]
	switch {
	case slices.Contains(c.WaitsFor, b):
		return Wait{b, c.With, true, nil}, true
	case other.Does == nil:
		return Wait{}, false
	case c.Until != nil && s.requires(c.Until, other.Does):
		return Wait{b, c.With, true, nil}, true
	case c.Does == nil:
		return Wait{}, false
	}
	var barring []int
	for i := range s.d.Case.Preconditions {
		p := &s.d.Case.Preconditions[i]
		if p.Refuses != expr.Never && slices.Contains(c.Owes, p.Party) && !p.Refuses.Holds(s.d.Case.StatusQuo()) &&
			s.requires(p.Until, other.Does) {
			barring = append(barring, i)
		}
	}
	if !s.barred(c, barring) {
		return Wait{}, false
	}
	for _, i := range slices.Clone(barring) {
		if rest := slices.DeleteFunc(slices.Clone(barring), func(k int) bool { return k == i }); s.barred(c, rest) {
			barring = rest
		}
	}
	with := !slices.ContainsFunc(barring, func(i int) bool {
		return !s.d.Case.Preconditions[i].With && !s.d.Case.Preconditions[i].Soft
	})
	return Wait{b, with, false, barring}, true
}

func (s slowly) barred(c *Commitment, preconditions []int) bool {
	var refused []*expr.Expr
	for _, i := range preconditions {
		refused = append(refused, s.d.Case.Preconditions[i].Refuses)
	}
	return s.requires(c.Does, refused...)
}

func (s slowly) requires(a *expr.Expr, some ...*expr.Expr) bool {
	options := a.Options(nil)
	for _, b := range some {
		options = b.Options(options)
	}
	levels, can := make([]uint8, len(s.d.Case.Options)), false
	for more := true; more; more = s.next(levels, options) {
		if a.Holds(levels) {
			if !slices.ContainsFunc(some, func(b *expr.Expr) bool { return b.Holds(levels) }) {
				return false
			}
			can = true
		}
	}
	return can
}

// next counts through the levels of some options.
func (s slowly) next(levels []uint8, options []int) bool {
	for _, o := range options {
		if levels[o]++; int(levels[o]) < len(s.d.Case.Options[o].Levels) {
			return true
		}
		levels[o] = 0
	}
	return false
}

// wish draws a condition on options.
func wish(rng *rand.Rand, options []plenary.OptionDraft, depth int) string {
	if depth == 0 || rng.IntN(4) == 0 {
		o := options[rng.IntN(len(options))]
		return fmt.Sprintf("%s %s %s", o.ID, []string{"=", "!=", ">=", "<", ">="}[rng.IntN(5)],
			o.Levels[rng.IntN(len(o.Levels))])
	}
	a, b := wish(rng, options, depth-1), wish(rng, options, depth-1)
	switch rng.IntN(6) {
	case 0:
		return "not (" + a + ")"
	case 1:
		return "(" + a + " iff " + b + ")"
	case 2, 3:
		return "(" + a + " or " + b + ")"
	}
	return "(" + a + " and " + b + ")"
}

// promises draws a case and an agreement with commitments that hang together.
func promises(rng *rand.Rand) (plenary.Draft, Draft) {
	c := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	for i := range 2 + rng.IntN(4) {
		c.Options = append(c.Options, plenary.OptionDraft{
			ID: fmt.Sprintf("%c.o%d", 'a'+i%3, i), Levels: []string{"l0", "l1", "l2", "l3"}[:2+rng.IntN(3)]})
	}
	pool := make([]string, 3+rng.IntN(8)) // few, so that some stand twice
	for i := range pool {
		pool[i] = wish(rng, c.Options, rng.IntN(4))
	}
	any := func() string { return pool[rng.IntN(len(pool))] }
	if rng.IntN(2) == 0 { // something with several ways to it, each refused by itself
		var ways []string
		for _, o := range c.Options {
			ways = append(ways, o.ID+" >= l1")
		}
		pool = append(pool[:2], strings.Join(ways, " or "), strings.Join(ways[1:], " or "))
		for i, way := range ways {
			c.Preconditions = append(c.Preconditions,
				plenary.PreconditionDraft{ID: fmt.Sprintf("w%d", i), Party: "a", Refuses: way, Until: pool[0]})
		}
	}
	for i := range rng.IntN(9) {
		c.Preconditions = append(c.Preconditions,
			plenary.PreconditionDraft{ID: fmt.Sprintf("q%d", i), Party: string(rune('a' + rng.IntN(3))), Refuses: any(),
				Until: any(), Order: []string{"", "with"}[rng.IntN(2)]})
	}
	a := AgreementDraft{ID: "accord", On: "2006-01-01", Signed: []string{"a", "b", "c"}}
	for i := range 2 + rng.IntN(7) {
		k := CommitmentDraft{ID: fmt.Sprintf("c%d", i), Says: "something", Order: []string{"", "with"}[rng.IntN(2)]}
		if rng.IntN(5) > 0 {
			k.Does = any()
		}
		if rng.IntN(3) == 0 {
			k.Until = any()
		}
		if rng.IntN(3) > 0 {
			k.Owes = []string{string(rune('a' + rng.IntN(3)))}
		}
		if i > 0 && rng.IntN(4) == 0 {
			k.WaitsFor = []string{fmt.Sprintf("c%d", rng.IntN(i))}
		}
		a.Commitments = append(a.Commitments, k)
	}
	return c, Draft{Files: []FileDraft{{Agreements: []AgreementDraft{a}}}}
}

// dayOf folds a draft, which must be sound; nil when a rule has no feasible state.
func dayOf(t *testing.T, c plenary.Draft, d Draft) *Day {
	t.Helper()
	written, faults := c.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	r, faults, _ := d.Record(t.Context(), written)
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	day, err := r.AsOf(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// TestWaitsSlowly compares what waits for what with what is found pair by pair,
// whatever way of answering the bounds leave.
func TestWaitsSlowly(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	seen := map[string]int{}
	for draw := range 1500 {
		c, draft := promises(rand.New(rand.NewPCG(9, uint64(draw))))
		d := dayOf(t, c, draft)
		want := make([][]Wait, len(d.Commitments))
		for i := range d.Commitments {
			for j := range d.Commitments {
				if i == j || d.Commitments[i].settled() || d.Commitments[j].settled() {
					continue
				}
				if w, ok := (slowly{d}).waitsFor(i, j); ok {
					want[i] = append(want[i], w)
					seen[map[bool]string{true: "written",
						false: strings.Repeat("stance ", len(w.Preconditions))}[w.Written]]++
				}
			}
		}
		for name, b := range map[string]bounds{
			"usual": usual, "searching": {search: 1 << 20, work: 1 << 40}, "tables": {table: 1 << 20, work: 1 << 40},
		} {
			w, _ := newWaiting(context.Background(), d, b)
			for i := range d.Commitments {
				var got []Wait
				if !d.Commitments[i].settled() {
					got = w.of(i)
				}
				if fmt.Sprint(got) != fmt.Sprint(want[i]) {
					t.Fatalf("draw %d, %s: commitment %d waits for %v, want %v\n%+v\n%+v", draw, name, i, got, want[i],
						c, draft)
				}
			}
			for _, r := range w.refusal {
				if r != nil && r.together {
					seen["together"]++
				}
			}
			if w.unproven > 0 {
				t.Errorf("draw %d, %s: %d questions not answered", draw, name, w.unproven)
			}
		}
	}
	for _, use := range []string{"written", "together", "stance ", "stance stance ", "stance stance stance "} {
		if seen[use] < 10 {
			t.Errorf("%q came up %d times", use, seen[use])
		}
	}
	t.Log(seen)
}

// TestUnproven: what cannot be decided within the bounds is taken for no, and
// counted; and that is all that differs.
func TestUnproven(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	counted := 0
	for draw := range 2000 {
		c, draft := promises(rand.New(rand.NewPCG(10, uint64(draw))))
		d := dayOf(t, c, draft)
		w, _ := newWaiting(context.Background(), d, bounds{search: int64(6 + draw%50), work: 1 << 20})
		for i := range d.Commitments {
			for _, wait := range w.of(i) {
				if _, ok := (slowly{d}).waitsFor(i, d.Commitments[wait.For].Commitment); !ok {
					t.Fatalf("draw %d: commitment %d does not wait for %v", draw, i, wait)
				}
			}
		}
		if w.unproven > 0 {
			counted++
		}
	}
	if counted < 10 {
		t.Errorf("only %d records with a question not answered", counted)
	}
}

// TestWaitsStop: what may take long ends with the context.
func TestWaitsStop(t *testing.T) {
	c, draft := different(400)
	d := dayOf(t, c, draft)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if w, err := d.Waits(ctx); !errors.Is(err, context.Canceled) || w != nil {
		t.Errorf("%v, %v", w, err)
	}
	if w, err := d.Waits(t.Context()); err != nil || len(w.Of) != len(d.Commitments) {
		t.Errorf("asked again: %v, %v", w, err)
	}
}

// TestUnprovenTogether: where several stances bar something together and the
// bounds are met on the way to the fewest, more are named, or none.
func TestUnprovenTogether(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	named := 0
	for draw := range 300 {
		rng := rand.New(rand.NewPCG(11, uint64(draw)))
		c := two(6, 4)
		clause := func(n int, by string) string {
			var out []string
			for _, o := range rng.Perm(6)[:n] {
				out = append(out, fmt.Sprintf("a.o%d >= l%d", o, 1+rng.IntN(3)))
			}
			return strings.Join(out, by)
		}
		for k := range 12 {
			refuses := clause(1+rng.IntN(3), " or ")
			if rng.IntN(2) == 0 {
				refuses = clause(2, " and ") + " or " + clause(2, " and ")
			}
			c.Preconditions = append(c.Preconditions,
				plenary.PreconditionDraft{ID: fmt.Sprintf("q%d", k), Party: "a", Refuses: refuses, Until: "b.o0 >= l1"})
		}
		draft := accord(2, func(i int) CommitmentDraft {
			return CommitmentDraft{
				Does: []string{clause(3, " and ") + " and (" + clause(4, " or ") + ")", "b.o0 >= l1"}[i]}
		})
		d := dayOf(t, c, draft)
		w, _ := newWaiting(context.Background(), d, bounds{search: int64(20 + rng.IntN(150)), work: 1 << 30})
		for _, wait := range w.of(0) {
			named++
			if s := (slowly{d}); !s.barred(d.commitment(0), wait.Preconditions) {
				t.Fatalf("draw %d: %v do not bar it", draw, wait.Preconditions)
			}
		}
	}
	if named < 30 {
		t.Errorf("it waited %d times", named)
	}
}
