package far_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/stability"
)

// inOneGoroutine skips a test that has nothing for the race detector.
func inOneGoroutine(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
}

// large is a case of the shape that an analyst writes, with 2^options combinations.
func large(tb testing.TB, options int) *plenary.Case {
	d := plenarytest.RandomLarge(rand.New(rand.NewPCG(1, uint64(options))), 8, options, 10)
	c, faults := d.Case()
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
	return c
}

func laidOut(tb testing.TB, c *plenary.Case, work int64) *far.Space {
	f, err := far.New(tb.Context(), c, work)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// best lists the best improvements of a party.
func best(tb testing.TB, f *far.Space, p int, state []uint8) [][]uint8 {
	list, _, err := f.Gains(tb.Context(), p, state, 5)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// somewhere is a feasible state drawn at random.
func somewhere(rng *rand.Rand, c *plenary.Case) []uint8 {
	for {
		levels := make([]uint8, len(c.Options))
		for o := range levels {
			levels[o] = uint8(rng.IntN(len(c.Options[o].Levels)))
		}
		if c.Feasible(levels) {
			return levels
		}
	}
}

// TestLarge replays what is proved of 2^40 and 2^60 combinations by the definitions;
// where nobody answers an improvement, what the others do at random never deters.
func TestLarge(t *testing.T) {
	inOneGoroutine(t)
	for _, options := range []int{40, 60} {
		c := large(t, options)
		f, rng := laidOut(t, c, 0), rand.New(rand.NewPCG(9, 9))
		at, undecided := [][]uint8{c.StatusQuo(), somewhere(rng, c)}, 0
		for _, state := range at {
			for p := range c.Parties {
				for _, concept := range stability.Concepts {
					v, err := f.Explain(t.Context(), concept, p, state, best(t, f, p, state))
					if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
						undecided++
						continue
					} else if err != nil {
						t.Fatal(err)
					}
					replayed(t, c, v)
					if v.Escape != nil && concept != stability.Nash {
						wandered(t, c, v, rng)
					}
				}
			}
		}
		if undecided > 4 || options == 40 && undecided > 0 {
			t.Errorf("2^%d: %d questions are not decided", options, undecided)
		}
	}
}

// replayed checks the moves of a verdict.
func replayed(t *testing.T, c *plenary.Case, v far.Verdict) {
	t.Helper()
	if v.Escape != nil {
		mustMove(t, c, v.Party, v.State, v.Escape, true)
	}
	if v.Stable != (v.Unanswered.Sign() == 0) || v.Stable && int64(len(v.Replies)) != min(5, v.Gains.Int64()) {
		t.Fatalf("%d replies to %v improvements, %v of them not answered", len(v.Replies), v.Gains, v.Unanswered)
	}
	for _, r := range v.Replies {
		mustMove(t, c, v.Party, v.State, r.Improvement, true)
		at, last := r.Improvement, v.Party
		for _, step := range r.Steps {
			if step.Party == v.Party || step.Party == last {
				t.Fatalf("party %d steps after %d, in reply to %d", step.Party, last, v.Party)
			}
			mustMove(t, c, step.Party, at, step.To, v.Concept == stability.SEQ || v.Concept == stability.SSEQ)
			at, last = step.To, step.Party
		}
		if len(r.Steps) == 0 || prefers(c, v.Party, at, v.State) {
			t.Fatalf("%d steps do not deter", len(r.Steps))
		}
	}
}

func mustMove(t *testing.T, c *plenary.Case, party int, from, to []uint8, better bool) {
	t.Helper()
	if !moves(c, party, from, to) {
		t.Fatalf("party %d does not move from %v to %v", party, from, to)
	}
	if better && !prefers(c, party, to, from) {
		t.Fatalf("party %d does not gain by moving from %v to %v", party, from, to)
	}
}

func moves(c *plenary.Case, party int, from, to []uint8) bool {
	changed := false
	for o := range from {
		option := &c.Options[o]
		if from[o] != to[o] {
			changed = true
			if option.Party != party || !option.Allows(int(from[o]), int(to[o])) {
				return false
			}
		}
	}
	return changed && c.Feasible(to)
}

func prefers(c *plenary.Case, party int, a, b []uint8) bool {
	for _, s := range c.Parties[party].Prefers.Statements {
		if s.Want.Holds(a) != s.Want.Holds(b) {
			return s.Want.Holds(a)
		}
	}
	return false
}

// wandered goes on from an improvement that nobody answers, by moves of the others drawn
// at random.
func wandered(t *testing.T, c *plenary.Case, v far.Verdict, rng *rand.Rand) {
	t.Helper()
	for range 20 {
		at := append([]uint8(nil), v.Escape...)
		for range 200 {
			to := append([]uint8(nil), at...)
			mover := rng.IntN(len(c.Parties))
			for _, o := range c.Parties[mover].Options {
				to[o] = uint8(rng.IntN(len(c.Options[o].Levels)))
			}
			credible := v.Concept == stability.SEQ || v.Concept == stability.SSEQ
			if mover == v.Party || !moves(c, mover, at, to) || credible && !prefers(c, mover, to, at) {
				continue
			}
			at = to
			if (v.Concept == stability.GMR || v.Concept == stability.SEQ) && !prefers(c, v.Party, at, v.State) {
				t.Fatalf("%v of party %d: the others come to %v, which deters", v.Concept, v.Party, at)
			}
		}
	}
}

// TestLargeProspects holds what is better, acceptable and nearest to the definitions.
func TestLargeProspects(t *testing.T) {
	inOneGoroutine(t)
	for _, options := range []int{40, 60} {
		c := large(t, options)
		f := laidOut(t, c, 0)
		p, err := f.Prospects(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		now := c.StatusQuo()
		if p.Acceptable.Number.Cmp(p.Better.Number) < 0 || f.Len().Cmp(p.CanComeAbout) < 0 {
			t.Errorf("%+v", p)
		}
		for _, q := range p.Wishing {
			if p.Better.Nearest != nil && !prefers(c, q, p.Better.Nearest, now) {
				t.Errorf("party %d does not prefer %v", q, p.Better.Nearest)
			}
		}
		for _, among := range []far.Among{far.CanComeAbout, far.Acceptable} {
			held, err := f.Nearest(t.Context(), stability.SEQ, now, among)
			if err != nil {
				t.Fatal(err)
			}
			for q := range c.Parties {
				if held.State == nil {
					continue
				}
				if v, err := f.Explain(t.Context(), stability.SEQ, q, held.State, nil); err != nil || !v.Stable {
					t.Errorf("party %d would leave %v (%v)", q, held.State, err)
				}
			}
		}
	}
}

func TestLen(t *testing.T) {
	d := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}}, Impossible: []string{"a.o0 and a.o199"}}
	for o := range 200 {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("a.o%d", o)})
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := new(big.Int).Mul(big.NewInt(3), new(big.Int).Lsh(big.NewInt(1), 198))
	if got := laidOut(t, c, 0).Len(); got.Cmp(want) != 0 {
		t.Errorf("%v states, want %v", got, want)
	}
}

// TestSame: the same questions take the same work and have the same answers each time.
func TestSame(t *testing.T) {
	inOneGoroutine(t)
	c := large(t, 40)
	var said [2]string
	for i := range said {
		f := laidOut(t, c, 0)
		state := somewhere(rand.New(rand.NewPCG(3, 3)), c)
		for _, concept := range stability.Concepts {
			for p := range c.Parties {
				v, err := f.Explain(t.Context(), concept, p, state, nil)
				said[i] += fmt.Sprint(v, err, f.Spent())
			}
		}
		held, err := f.Nearest(t.Context(), stability.SEQ, state, far.Feasible)
		said[i] += fmt.Sprint(held, err, f.Spent())
	}
	if said[0] != said[1] {
		t.Errorf("%s\n%s", said[0], said[1])
	}
}

// TestTogether asks one Space from several goroutines: each has the answers that it has alone.
func TestTogether(t *testing.T) {
	c := large(t, 40)
	state := somewhere(rand.New(rand.NewPCG(3, 3)), c)
	told := func(f *far.Space) (out string) {
		for p := range c.Parties {
			v, err := f.Explain(t.Context(), stability.SMR, p, state, nil)
			out += fmt.Sprint(v, err)
		}
		lines, _, err := f.Lines(t.Context(), 0, -1)
		better, err2 := f.Prospects(t.Context())
		return out + fmt.Sprint(f.Len(), lines, err, better, err2)
	}
	alone, shared := told(laidOut(t, c, 0)), laidOut(t, c, 0)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got := told(shared); got != alone {
				t.Errorf("%s\nalone\n%s", got, alone)
			}
		})
	}
	all.Wait()
}

// TestLimit: past the bound of work nothing is decided, and the next question is
// answered as if nothing had been.
func TestLimit(t *testing.T) {
	inOneGoroutine(t)
	c := large(t, 40)
	f, whole := laidOut(t, c, 3000), laidOut(t, c, 0)
	state, limited := somewhere(rand.New(rand.NewPCG(3, 3)), c), 0
	for _, concept := range stability.Concepts {
		for p := range c.Parties {
			want, err := whole.Explain(t.Context(), concept, p, state, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.Explain(t.Context(), concept, p, state, nil)
			if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
				limited++
				if limit.Code != plenary.LimitWork || limit.Bound != 3000 {
					t.Errorf("%+v", limit)
				}
			} else if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%v, %v, want %v", got, err, want)
			}
		}
	}
	if limited == 0 || limited == len(stability.Concepts)*len(c.Parties) {
		t.Errorf("%d questions met the bound", limited)
	}
	_, err := f.Nearest(t.Context(), stability.SEQ, state, far.Feasible)
	if not := (*far.NotFound)(nil); !errors.As(err, &not) || not.Beyond != -1 {
		t.Errorf("%v", err)
	}
}

// A dying context ends after it was asked some times.
type dying struct {
	context.Context
	left int
}

func (d *dying) Err() error {
	if d.left--; d.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestStops(t *testing.T) {
	c := large(t, 60)
	f, state := laidOut(t, c, 0), somewhere(rand.New(rand.NewPCG(3, 3)), c)
	for _, left := range []int{0, 1, 5, 20} {
		spent := f.Spent()
		_, err := f.Nearest(&dying{t.Context(), left}, stability.SEQ, state, far.Feasible)
		if !errors.Is(err, context.Canceled) || f.Spent()-spent > int64(left+1)<<10 {
			t.Errorf("after %d looks: %v, %d steps", left, err, f.Spent()-spent)
		}
		if _, _, err := f.Lines(&dying{t.Context(), left}, 0, -1); !errors.Is(err, context.Canceled) {
			t.Errorf("lines after %d looks: %v", left, err)
		}
	}
}
