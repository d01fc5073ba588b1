package plenarytest_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// nowhere draws cases and tables that do not say where the parties are now.
func nowhere(rng *rand.Rand, shape plenarytest.Shape) plenary.Draft {
	draw := plenarytest.RandomDraft
	if rng.IntN(2) == 0 {
		draw = plenarytest.RandomTableDraft
	}
	return plenarytest.WithoutStatusQuo(draw(rng, shape))
}

// chasing draws cases and tables in which two more parties chase one another: whatever the others
// do, one of these two has something to gain.
func chasing(rng *rand.Rand, shape plenarytest.Shape) plenary.Draft {
	draw := plenarytest.RandomDraft
	if rng.IntN(3) > 0 {
		draw = plenarytest.RandomTableDraft
	}
	for {
		d := draw(rng, shape)
		if slices.ContainsFunc(d.Preferences, func(p plenary.PreferenceDraft) bool { return p.Ranking != nil }) {
			continue // of states that have two options more now
		}
		d.Parties, d.Options = slices.Clone(d.Parties), slices.Clone(d.Options)
		d.Preferences = slices.Clone(d.Preferences)
		for _, id := range []string{"hunter", "hare"} {
			want := "hunter.here iff hare.here"
			if id == "hare" {
				want = "not (" + want + ")"
			}
			d.Parties = append(d.Parties, plenary.PartyDraft{ID: id})
			d.Options = append(d.Options, plenary.OptionDraft{ID: id + ".here"})
			d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: id,
				Statements: []plenary.StatementDraft{{Want: want}}})
		}
		if rng.IntN(4) == 0 {
			d = plenarytest.WithoutStatusQuo(d)
		}
		return d
	}
}

// reached counts what package far says of random cases: what came out, of cases that have what.
type reached struct {
	mu sync.Mutex
	n  map[string]int
}

func (r *reached) count(things []string, outcome string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.n == nil {
		r.n = map[string]int{}
	}
	for _, thing := range things {
		r.n[outcome+" | "+thing]++
	}
}

// things are what a case may have that verdicts depend on.
var things = []string{"2 parties", "3 parties", "4 parties", "5 parties", "all reversible", "forward", "backward",
	"final", "closed", "guarantee", "infeasible", "ranking", "more than two levels", "status quo", "no status quo"}

// outcomes are what may come out by each notion, and of each search.
var outcomes = []string{"nash: no gain", "nash: leaves", "gmr: answered", "gmr: leaves", "smr: answered", "smr: leaves",
	"seq: answered", "seq: leaves", "sseq: answered", "sseq: leaves", "a reply of one step", "a reply of more steps",
	"nearest: none", "nearest: itself", "nearest: another", "nearest: not decided", "stays: not decided"}

// searched are what comes out of searches for what all would wish, of cases with a status quo.
var searched = []string{"better: some", "better: none", "better: lost", "acceptable: some", "holds: one", "holds: none",
	"lines: not decided", "prospects: not decided"}

func thingsOf(c *plenary.Case) []string {
	out := []string{fmt.Sprintf("%d parties", len(c.Parties))}
	is := map[string]bool{"all reversible": true, "guarantee": len(c.Guarantees) > 0,
		"infeasible": len(c.Impossible) > 0,
		"status quo": !c.NoStatusQuo, "no status quo": c.NoStatusQuo}
	for i := range c.Options {
		o := &c.Options[i]
		is["closed"] = is["closed"] || o.Closed != ""
		is["more than two levels"] = is["more than two levels"] || len(o.Levels) > 2
		if o.Closed == "" {
			is["all reversible"] = is["all reversible"] && o.Reversible()
			is["forward"] = is["forward"] || o.Moves == plenary.Forward
			is["backward"] = is["backward"] || o.Moves == plenary.Backward
			is["final"] = is["final"] || o.Final >= 0
		}
	}
	is["all reversible"] = is["all reversible"] && !is["guarantee"]
	for p := range c.Parties {
		is["ranking"] = is["ranking"] || len(c.Parties[p].Prefers.Ranking) > 0
	}
	for thing, has := range is {
		if has {
			out = append(out, thing)
		}
	}
	return out
}

// ask counts what comes out of some questions, and holds that with less work it is the same or
// not decided.
func (r *reached) ask(sp *space.Space, f *far.Space, rng *rand.Rand) error {
	ctx, c := context.Background(), sp.Case()
	has := thingsOf(c)
	short, err := far.New(ctx, c, 1<<(3+rng.IntN(9)))
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		short = nil
	} else if err != nil {
		return err
	}
	state := sp.Levels(rng.IntN(sp.Len()), nil)
	for _, concept := range stability.Concepts {
		for p := range c.Parties {
			if err := r.explain(f, short, has, concept, p, state); err != nil {
				return err
			}
		}
		if err := r.nearest(f, short, has, concept, state); err != nil {
			return err
		}
	}
	if c.NoStatusQuo {
		return nil
	}
	return r.wishes(f, short, has)
}

func (r *reached) explain(f, short *far.Space, has []string, concept stability.Concept, p int, state []uint8) error {
	v, err := f.Explain(context.Background(), concept, p, state, nil)
	if err != nil {
		return err
	}
	switch {
	case !v.Stable:
		r.count(has, concept.String()+": leaves")
	case v.Gains.Sign() == 0:
		r.count(has, concept.String()+": no gain")
	default:
		r.count(has, concept.String()+": answered")
	}
	if concept != stability.Nash && v.Gains.Sign() > 0 {
		gains, _, err := f.Gains(context.Background(), p, state, 8)
		if err != nil {
			return err
		}
		told, err := f.Explain(context.Background(), concept, p, state, gains)
		if err != nil {
			return err
		}
		for _, reply := range told.Replies {
			steps := "one step"
			if len(reply.Steps) > 1 {
				steps = "more steps"
			}
			r.count(has, "a reply of "+steps)
		}
	}
	if short == nil {
		return nil
	}
	w, err := short.Explain(context.Background(), concept, p, state, nil)
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		r.count(has, "stays: not decided")
		return nil
	}
	if err != nil || w.Stable != v.Stable || w.Gains.Cmp(v.Gains) != 0 {
		return fmt.Errorf("bounded: %v of party %d: %+v (%v), want %+v", concept, p, w, err, v)
	}
	return nil
}

func (r *reached) nearest(f, short *far.Space, has []string, concept stability.Concept, state []uint8) error {
	held, err := f.Nearest(context.Background(), concept, state, far.Feasible)
	if err != nil {
		return err
	}
	switch {
	case held.State == nil:
		r.count(has, "nearest: none")
	case held.Away == 0:
		r.count(has, "nearest: itself")
	default:
		r.count(has, "nearest: another")
	}
	if short == nil {
		return nil
	}
	got, err := short.Nearest(context.Background(), concept, state, far.Feasible)
	if not := (*far.NotFound)(nil); errors.As(err, &not) {
		r.count(has, "nearest: not decided")
		wrong := not.Held.State != nil && (held.State == nil || not.Held.Away < held.Away)
		if wrong || held.State != nil && not.Beyond >= held.Away {
			return fmt.Errorf("bounded: nearest by %v: %+v, none up to %d, where %+v is", concept, not.Held, not.Beyond,
				held)
		}
		return nil
	}
	if err != nil || !slices.Equal(got.State, held.State) {
		return fmt.Errorf("bounded: nearest by %v: %+v (%v), want %+v", concept, got, err, held)
	}
	return nil
}

func (r *reached) wishes(f, short *far.Space, has []string) error {
	ctx := context.Background()
	p, err := f.Prospects(ctx)
	if err != nil {
		return err
	}
	r.count(has, map[bool]string{true: "better: some", false: "better: none"}[p.Better.Nearest != nil])
	if p.Lost.Nearest != nil {
		r.count(has, "better: lost")
	}
	if p.Acceptable.Nearest != nil {
		r.count(has, "acceptable: some")
		held, err := f.Nearest(ctx, stability.SEQ, f.Case().StatusQuo(), far.Acceptable)
		if err != nil {
			return err
		}
		r.count(has, map[bool]string{true: "holds: one", false: "holds: none"}[held.State != nil])
	}
	if short == nil {
		return nil
	}
	q, err := short.Prospects(ctx)
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		r.count(has, "prospects: not decided")
	} else if err != nil || fmt.Sprint(*q) != fmt.Sprint(*p) {
		return fmt.Errorf("bounded: prospects: %+v (%v), want %+v", q, err, p)
	}
	all, _, err := f.Lines(ctx, 0, -1)
	if err != nil {
		return err
	}
	some, undecided, err := short.Lines(ctx, 0, -1)
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		r.count(has, "lines: not decided")
		return nil
	} else if err != nil {
		return err
	}
	if undecided != nil {
		r.count(has, "lines: not decided")
	}
	for i := range some.Rows {
		row := fmt.Sprintf("%+v", some.Rows[i])
		if !slices.ContainsFunc(all.Rows, func(of price.Row) bool { return fmt.Sprintf("%+v", of) == row }) {
			return fmt.Errorf("bounded: a line %s, where there is none so", row)
		}
	}
	return nil
}

// all reports what was never met.
func (r *reached) all(t *testing.T) {
	for _, key := range slices.Sorted(maps.Keys(r.n)) {
		t.Logf("%6d: %s", r.n[key], key)
	}
	for _, thing := range things {
		list := outcomes
		if thing != "no status quo" {
			list = append(slices.Clone(outcomes), searched...)
		}
		for _, outcome := range list {
			key := outcome + " | " + thing
			if r.n[key] == 0 && key != "a reply of more steps | 2 parties" { // nobody moves twice in succession
				t.Errorf("never met: %s", key)
			}
		}
	}
}
