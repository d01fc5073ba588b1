package plenarytest_test

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFar compares what package far says of cases of every shape with the engine
// that lists states and, what it proves, with the definitions.
//
// All of what it may say is met among them: each notion of staying put, met and not, where there
// is each thing that a case may have (see [reached]).
func TestFar(t *testing.T) {
	met := &reached{}
	for name, plan := range map[string]plenarytest.Plan{
		"cases":   {Seed: 141, Draws: 1200, Shape: plenarytest.Shape{States: 80}},
		"tables":  {Seed: 142, Draws: 800, Shape: plenarytest.Shape{States: 80}, Draw: plenarytest.RandomTableDraft},
		"talks":   {Seed: 143, Draws: 300, Shape: plenarytest.Shape{States: 60}, Draw: plenarytest.RandomTalks},
		"nowhere": {Seed: 146, Draws: 400, Shape: plenarytest.Shape{States: 60}, Draw: nowhere},
		"chases":  {Seed: 147, Draws: 400, Shape: plenarytest.Shape{States: 30, Parties: 3}, Draw: chasing},
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error { return farAgrees(d, rng, met) })
		})
	}
	if !t.Failed() && !testing.Short() {
		met.all(t)
	}
}

func farAgrees(d plenary.Draft, rng *rand.Rand, met *reached) error {
	c := withSome(d, rng)
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	f, err := far.New(context.Background(), c, 0)
	if err != nil {
		return err
	}
	if f.Len().Int64() != int64(sp.Len()) {
		return fmt.Errorf("%v states, want %d", f.Len(), sp.Len())
	}
	a, err := stability.Analyse(context.Background(), sp)
	if err != nil {
		return err
	}
	for _, check := range []func(*plenarytest.Model, *space.Space, *far.Space, *stability.Answers, *rand.Rand) error{
		farStays, farProspects, farNearest, farLines,
	} {
		if err := check(plenarytest.NewModel(c), sp, f, a, rng); err != nil {
			return err
		}
	}
	return met.ask(sp, f, rng)
}

func farStays(m *plenarytest.Model, sp *space.Space, f *far.Space, a *stability.Answers, rng *rand.Rand) error {
	for range 20 {
		state, party := rng.IntN(sp.Len()), rng.IntN(len(sp.Case().Parties))
		gains, n, err := f.Gains(context.Background(), party, sp.Levels(state, nil), sp.Len())
		if err != nil || n.Int64() != int64(len(gains)) {
			return fmt.Errorf("%d improvements, want %v (%v)", len(gains), n, err)
		}
		for _, concept := range stability.Concepts {
			v, err := f.Explain(context.Background(), concept, party, sp.Levels(state, nil), gains)
			if err != nil {
				return err
			}
			if v.Stable != a.Stable(concept, party, state) {
				return fmt.Errorf("%v of party %d in state %d: stable is %t", concept, party, state, v.Stable)
			}
			if err := farProves(m, sp, v, state); err != nil {
				return err
			}
		}
	}
	return nil
}

// farProves replays a verdict by the definitions, and compares how long its replies are.
func farProves(m *plenarytest.Model, sp *space.Space, v far.Verdict, state int) error {
	want, err := stability.Explain(context.Background(), sp, v.Concept, v.Party, state)
	if err != nil {
		return err
	}
	find := func(levels []uint8) int {
		s, ok := sp.Find(levels)
		if !ok {
			return -2
		}
		return s
	}
	got := stability.Verdict{Concept: v.Concept, Party: v.Party, State: state, Stable: v.Stable, Escape: -1}
	if v.Escape != nil {
		got.Escape = find(v.Escape)
	}
	for _, r := range v.Replies {
		reply := stability.Reply{Improvement: find(r.Improvement)}
		for _, step := range r.Steps {
			reply.Steps = append(reply.Steps, stability.Step{Party: step.Party, To: find(step.To)})
		}
		got.Replies = append(got.Replies, reply)
	}
	if !slices.IsSortedFunc(got.Replies, func(a, b stability.Reply) int {
		return cmp.Or(cmp.Compare(sp.Tier(v.Party, a.Improvement), sp.Tier(v.Party, b.Improvement)),
			cmp.Compare(a.Improvement, b.Improvement))
	}) {
		return fmt.Errorf("replies of %+v are not in the order of what they answer", got)
	}
	slices.SortFunc(got.Replies, func(a, b stability.Reply) int { return a.Improvement - b.Improvement })
	if err := m.Check(witness(got)); err != nil {
		return err
	}
	if got.Escape != want.Escape || v.Gains.Int64() != int64(len(sp.Improvements(v.Party, state))) ||
		v.Unanswered.Int64() != v.Gains.Int64()-int64(len(want.Replies)) {
		return fmt.Errorf("%+v, want %+v", v, want)
	}
	for i, r := range got.Replies {
		if len(r.Steps) != len(want.Replies[i].Steps) {
			return fmt.Errorf("a reply takes other steps: %+v, want %+v", r, want.Replies[i])
		}
	}
	return nil
}

func farProspects(_ *plenarytest.Model, sp *space.Space, f *far.Space, _ *stability.Answers, _ *rand.Rand) error {
	got, err := f.Prospects(context.Background())
	if sp.Case().NoStatusQuo {
		if err == nil {
			return fmt.Errorf("prospects: without a status quo there are none")
		}
		return nil
	}
	if err != nil {
		return err
	}
	asked := [][]int{got.Silent, got.SeparatesNothing, got.Content, got.Wishing}
	if want := [][]int{sp.Silent(), sp.SeparatesNothing(), sp.Content(), sp.Wishing()}; fmt.Sprint(asked) !=
		fmt.Sprint(want) {
		return fmt.Errorf("asked: %v, want %v", asked, want)
	}
	var come []int
	for s := range sp.Len() {
		if sp.CanComeAbout(s) {
			come = append(come, s)
		}
	}
	if got.CanComeAbout.Int64() != int64(len(come)) {
		return fmt.Errorf("come about: %v can, want %d", got.CanComeAbout, len(come))
	}
	for name, some := range map[string]struct {
		far.Some
		want []int
	}{"better": {got.Better, sp.Better()}, "lost": {got.Lost, sp.OutOfReachForGood()},
		"acceptable": {got.Acceptable, sp.Acceptable()}} {
		nearest, away := nearestOf(sp, some.want, sp.StatusQuo(), func(int) bool { return true })
		if some.Number.Int64() != int64(len(some.want)) || !same(sp, some.Nearest, nearest) ||
			nearest >= 0 && some.Away != away {
			return fmt.Errorf("%s: %v, want %v with %d first, %d away", name, some.Some, some.want, nearest, away)
		}
	}
	return nil
}

// nearestOf is the first of some states that differs in the fewest options from one.
func nearestOf(sp *space.Space, states []int, from int, wanted func(s int) bool) (nearest, away int) {
	nearest = -1
	a := sp.Levels(from, nil)
	for _, s := range states {
		n := 0
		for o, l := range sp.Levels(s, nil) {
			if l != a[o] {
				n++
			}
		}
		if wanted(s) && (nearest < 0 || n < away) {
			nearest, away = s, n
		}
	}
	return nearest, away
}

func same(sp *space.Space, levels []uint8, state int) bool {
	if levels == nil || state < 0 {
		return levels == nil && state < 0
	}
	return slices.Equal(levels, sp.Levels(state, nil))
}

func farNearest(_ *plenarytest.Model, sp *space.Space, f *far.Space, a *stability.Answers, rng *rand.Rand) error {
	every, come := []int{}, []int{}
	for s := range sp.Len() {
		every = append(every, s)
		if sp.CanComeAbout(s) {
			come = append(come, s)
		}
	}
	sets := map[far.Among][]int{far.Feasible: every, far.CanComeAbout: come}
	if !sp.Case().NoStatusQuo {
		sets[far.Better], sets[far.Acceptable] = sp.Better(), sp.Acceptable()
	}
	for among := far.Feasible; among <= far.Acceptable; among++ {
		states, ok := sets[among]
		if !ok {
			continue
		}
		from := rng.IntN(sp.Len())
		for _, concept := range stability.Concepts {
			got, err := f.Nearest(context.Background(), concept, sp.Levels(from, nil), among)
			if err != nil {
				return err
			}
			want, away := nearestOf(sp, states, from, func(s int) bool { return a.Equilibrium(concept, s) })
			if !same(sp, got.State, want) || want >= 0 && got.Away != away {
				return fmt.Errorf("nearest by %v to %d among %d: %v, want %d, %d away", concept, from, among, got, want,
					away)
			}
		}
	}
	return nil
}

func farLines(_ *plenarytest.Model, sp *space.Space, f *far.Space, _ *stability.Answers, rng *rand.Rand) error {
	c := sp.Case()
	if c.NoStatusQuo {
		return nil
	}
	for p := range c.Parties {
		other := rng.IntN(len(c.Parties)+1) - 1
		if other == p {
			other = -1
		}
		want, err := price.Of(context.Background(), sp, p)
		if other >= 0 {
			want, err = price.Between(context.Background(), sp, p, other)
		}
		if err != nil {
			return err
		}
		o := rng.IntN(len(c.Options))
		l := rng.IntN(len(c.Options[o].Levels))
		if err := farWelcome(sp, f, o, l); err != nil {
			return err
		}
		got, undecided, err := f.Lines(context.Background(), p, other)
		if err != nil || undecided != nil || len(got.Rows) != len(want.Rows) {
			return fmt.Errorf("lines: %d of %d rows, without %v, %v", len(got.Rows), len(want.Rows), undecided, err)
		}
		for i := range want.Rows {
			if g, w := fmt.Sprintf("%+v", got.Rows[i]), fmt.Sprintf("%+v", want.Rows[i]); g != w {
				return fmt.Errorf("line of party %d with %d:\n%s\nwant\n%s", p, other, g, w)
			}
		}
	}
	return nil
}

// farWelcome compares who would welcome an option at a level, other than its own party.
func farWelcome(sp *space.Space, f *far.Space, o, l int) error {
	option, want := &sp.Case().Options[o], []int(nil)
	if l == option.Now {
		return nil
	}
	for p := range sp.Case().Parties {
		gains := false
		sp.Beside(o, option.Now, l, func(a, b int) bool {
			gains = gains || sp.Rank(p, b) > sp.Rank(p, a)
			return !gains
		})
		if gains && p != option.Party {
			want = append(want, p)
		}
	}
	got, err := f.Welcome(context.Background(), o, l, option.Party)
	if err != nil || !slices.Equal(got, want) {
		return fmt.Errorf("welcome: option %d at level %d is to %v, want %v (%v)", o, l, got, want, err)
	}
	return nil
}

// TestFarPadded: forty options that nobody cares about, of a party of its own, change no
// answer, and multiply states.
func TestFarPadded(t *testing.T) {
	plan := plenarytest.Plan{Seed: 144, Draws: 300, Shape: plenarytest.Shape{States: 60},
		Draw: func(rng *rand.Rand, shape plenarytest.Shape) plenary.Draft {
			for {
				d := plenarytest.RandomDraft(rng, shape)
				ranks := func(p plenary.PreferenceDraft) bool { return p.Ranking != nil }
				if !slices.ContainsFunc(d.Preferences, ranks) {
					return d
				}
			}
		}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		small, _ := d.Case()
		d.Parties = append(slices.Clone(d.Parties), plenary.PartyDraft{ID: "idle"})
		d.Options = slices.Clone(d.Options)
		for o := range 40 {
			d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("idle.o%d", o)})
		}
		large, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		return farPadded(small, large, rng)
	})
}

func farPadded(small, large *plenary.Case, rng *rand.Rand) error {
	ctx := context.Background()
	sp, err := laidOut(small)
	if err != nil {
		return err
	}
	f, err := far.New(ctx, small, 0)
	if err != nil {
		return err
	}
	g, err := far.New(ctx, large, 0)
	if err != nil {
		return err
	}
	said := func(f *far.Space, state []uint8) (out string) {
		n := len(small.Options)
		for p := range small.Parties {
			for _, concept := range stability.Concepts {
				v, err := f.Explain(ctx, concept, p, state, nil)
				out += fmt.Sprintln(p, concept, v.Stable, v.Gains, v.Unanswered, v.Escape[:min(n, len(v.Escape))], err)
			}
			for _, concept := range stability.Concepts {
				held, err := f.Nearest(ctx, concept, state, far.Feasible)
				out += fmt.Sprintln(concept, held.State[:min(n, len(held.State))], held.Away, err)
			}
		}
		return out
	}
	state := sp.Levels(rng.IntN(sp.Len()), nil)
	padded := append(slices.Clone(state), make([]uint8, 40)...)
	if got, want := said(g, padded), said(f, state); got != want {
		return fmt.Errorf("padded:\n%s\nwant\n%s", got, want)
	}
	want, err := f.Prospects(ctx)
	if err != nil {
		return err
	}
	got, err := g.Prospects(ctx)
	if err != nil {
		return err
	}
	if times := new(big.Int).Lsh(want.Better.Number, 40); got.Better.Number.Cmp(times) != 0 {
		return fmt.Errorf("padded: %v better, want %v", got.Better.Number, times)
	}
	return nil
}
