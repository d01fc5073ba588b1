package plenarytest_test

import (
	"context"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestFastLevers compares the levers of a case by what they do.
func TestFastLevers(t *testing.T) {
	plan := plenarytest.Plan{Seed: 63, Draws: 600, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c := withSome(d, rng)
		levers := slices.DeleteFunc(route.Levers(c), func(l plenary.Lever) bool { return beyondParts(c, &l) })
		got, want := effects(c, levers), effects(c, plenarytest.Levers(c))
		if !slices.Equal(got, want) {
			return fmt.Errorf("levers:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		return nil
	})
}

// beyondParts reports whether a declared lever accepts what a mechanical one
// does, though part by part that cannot be told: then it may be listed all the same.
func beyondParts(c *plenary.Case, l *plenary.Lever) bool {
	return l.Kind == plenary.Accept && !l.Declared && slices.ContainsFunc(c.Levers, func(d plenary.Lever) bool {
		return d.Kind == plenary.Accept && slices.Contains(d.Preconditions, l.Preconditions[0]) &&
			unsure(c, d.Accept, l.Accept) && plenarytest.Follows(c, d.Accept, l.Accept)
	})
}

// unsure reports whether it cannot be told from its parts what a condition is
// where a comparison holds.
func unsure(c *plenary.Case, condition, comparison *expr.Expr) bool {
	sets := make([]uint64, len(c.Options))
	for o := range c.Options {
		sets[o] = 1<<len(c.Options[o].Levels) - 1
	}
	o, levels := comparison.Comparison()
	sets[o] = levels
	return condition.Over(sets) == expr.Unknown
}

// effects says what levers do, in order.
func effects(c *plenary.Case, levers []plenary.Lever) []string {
	var out []string
	for _, l := range levers {
		accepts := ""
		if l.Kind == plenary.Accept {
			for _, levels := range plenarytest.Combinations(c) {
				if l.Accept.Holds(levels) {
					accepts += " " + plenary.Code(levels)
				}
			}
		}
		switch l.Kind {
		case plenary.Waive, plenary.Soften, plenary.Accept:
			out = append(out, fmt.Sprint(l.Kind, l.Preconditions, accepts))
		case plenary.Widen, plenary.Move:
			out = append(out, fmt.Sprint(l.Kind, l.Track, l.Party, l.Commit))
		case plenary.Open:
			out = append(out, fmt.Sprint(l.Kind, l.Opens))
		case plenary.Swap:
			out = append(out, fmt.Sprint(l.Kind, l.Swap))
		}
	}
	slices.Sort(out)
	return out
}

// TestFastWays compares ways out, by levers of which some are declared and
// some not: the minimal sets for each destination, what is not dominated and
// shown, and every route, step by step.
func TestFastWays(t *testing.T) {
	plan := plenarytest.Plan{Seed: 64, Draws: 600, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 32}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c := withSome(d, rng)
		return waysAgree(c, someLevers(rng, plenarytest.Levers(c), 6), goal(c), 3)
	})
}

// TestFastSoonest: of ways that agree the one of the fewest steps is shown.
func TestFastSoonest(t *testing.T) {
	if err := waysAgree(mustCase(t, soonest()), nil, nil, 0); err != nil {
		t.Error(err)
	}
}

// TestFastWaysLarger does so in cases of 60 to 200 states, by few levers.
func TestFastWaysLarger(t *testing.T) {
	plan := plenarytest.Plan{Seed: 65, Draws: 14, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{Options: 9, Least: 60, States: 200}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		return waysAgree(c, someLevers(rng, plenarytest.Levers(c), 4), nil, 2)
	})
}

func someLevers(rng *rand.Rand, levers []plenary.Lever, most int) []plenary.Lever {
	var out []plenary.Lever
	for _, at := range rng.Perm(len(levers))[:min(len(levers), most)] {
		out = append(out, levers[at])
	}
	return out
}

// goal is the first of the case, if it has one.
func goal(c *plenary.Case) *expr.Expr {
	if len(c.Goals) == 0 {
		return nil
	}
	return c.Goals[0].Want
}

func waysAgree(c *plenary.Case, levers []plenary.Lever, to *expr.Expr, most int) error {
	ctx := context.Background()
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	openings, err := route.Prepare(ctx, sp, route.Query{Levers: levers, Most: most})
	if err != nil {
		return err
	}
	if !openings.Binds() {
		return nil
	}
	if err := minimalAgree(c, openings, levers, most); err != nil {
		return err
	}
	answer, err := openings.Answer(ctx, to)
	if err != nil {
		return err
	}
	want := plenarytest.WaysOut(c, pointers(levers), to, most)
	if !answer.Complete || !slices.Equal(answer.Destinations, want.Destinations) {
		return fmt.Errorf("destinations: %v, complete %t, want %v", answer.Destinations, answer.Complete,
			want.Destinations)
	}
	var got []plenarytest.Way
	for i := range answer.Ways {
		way, err := plainWay(c, levers, &answer.Ways[i])
		if err != nil {
			return fmt.Errorf("way: %+v: %w", way, err)
		}
		if i > 0 && len(way.Hollow) == 0 && len(got[i-1].Hollow) > 0 {
			return fmt.Errorf("order: a hollow way comes before %+v", way)
		}
		got = append(got, way)
	}
	if err := plainSpeak(answer); err != nil {
		return err
	}
	return sameWays(got, want.Shown)
}

// plainSpeak: of the ways, those left out of the plain ones have another among
// these that asks as little, exposes nobody more, holds as firmly and leaves
// nothing else hollow.
func plainSpeak(a *route.Answer) error {
	plain := a.Plain()
	for _, w := range a.Ways {
		spoken := slices.ContainsFunc(plain, func(v route.Way) bool {
			exposes := false
			for p := range v.Exposure {
				exposes = exposes || v.Exposure[p] > w.Exposure[p]
			}
			return v.Levers.Len() <= w.Levers.Len() && !exposes && every(w.StableBy, v.StableBy) &&
				every(v.Hollow, w.Hollow)
		})
		if !spoken {
			return fmt.Errorf("plain: none of the ways shown speaks for %v to %d", w.Levers.List(), w.To)
		}
	}
	place := func(w route.Way) int {
		return slices.IndexFunc(a.Ways, func(v route.Way) bool {
			return v.To == w.To && v.Levers == w.Levers && slices.Equal(v.Exposure, w.Exposure)
		})
	}
	if !slices.IsSortedFunc(plain, func(v, w route.Way) int { return place(v) - place(w) }) {
		return fmt.Errorf("plain: the ways are in another order")
	}
	return nil
}

// every reports whether all members of a are in b.
func every[T comparable](a, b []T) bool {
	return !slices.ContainsFunc(a, func(x T) bool { return !slices.Contains(b, x) })
}

func minimalAgree(c *plenary.Case, openings *route.Search, levers []plenary.Lever, most int) error {
	sets, err := openings.Minimal(context.Background())
	if err != nil {
		return err
	}
	want := plenarytest.WaysOut(c, pointers(levers), nil, most).Minimal
	for i, d := range openings.Destinations {
		var got [][]int
		for _, set := range sets[i] {
			got = append(got, set.List())
		}
		if fmt.Sprint(inOrder(got)) != fmt.Sprint(inOrder(want[d])) {
			return fmt.Errorf("minimal sets for %d: %v, want %v", d, got, want[d])
		}
	}
	return nil
}

func inOrder(sets [][]int) [][]int {
	return slices.SortedFunc(slices.Values(sets), slices.Compare[[]int])
}

func pointers(levers []plenary.Lever) []*plenary.Lever {
	var out []*plenary.Lever
	for i := range levers {
		out = append(out, &levers[i])
	}
	return out
}

// plainWay says a way in the words of the definitions, and replays its route.
func plainWay(c *plenary.Case, levers []plenary.Lever, w *route.Way) (plenarytest.Way, error) {
	out := plenarytest.Way{Levers: w.Levers.List(), To: w.To, Hollow: w.Hollow, Steps: len(w.Steps)}
	for _, concept := range w.StableBy {
		out.StableBy = append(out.StableBy, concept.String())
	}
	for _, grade := range w.Exposure {
		out.Exposure = append(out.Exposure, int(grade))
	}
	var pulled []*plenary.Lever
	for _, l := range out.Levers {
		pulled = append(pulled, &levers[l])
	}
	var steps []plenarytest.TableStep
	var back []bool
	for _, s := range w.Steps {
		steps = append(steps, plenarytest.TableStep{Movers: s.Movers, Track: s.Track, From: s.From, To: s.To})
		back = append(back, len(s.TakesBack) > 0)
	}
	replayed, err := plenarytest.Replay(c, pulled, w.To, steps)
	switch {
	case err != nil:
		return out, err
	case !slices.Equal(replayed.Exposure, out.Exposure):
		return out, fmt.Errorf("the route exposes %v", replayed.Exposure)
	case !slices.Equal(replayed.TakesBack, back):
		return out, fmt.Errorf("steps take back: %v, want %v", back, replayed.TakesBack)
	}
	return out, nil
}

func sameWays(got, want []plenarytest.Way) error {
	lines := func(ways []plenarytest.Way) []string {
		var out []string
		for _, w := range ways {
			out = append(out, fmt.Sprintf("%+v", w))
		}
		return slices.Sorted(slices.Values(out))
	}
	if got, want := lines(got), lines(want); !slices.Equal(got, want) {
		return fmt.Errorf("ways:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return nil
}

// TestFastReach compares what is in reach, who is willing, what sets of levers
// open, and the acts on the routes to what is opened.
func TestFastReach(t *testing.T) {
	plan := plenarytest.Plan{Seed: 66, Draws: 600, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 40}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		table := plenarytest.NewTable(c, nil)
		for _, deals := range []bool{false, true} {
			got, err := route.Within(context.Background(), sp, deals)
			if err != nil {
				return err
			}
			if want := table.Reach(deals); !slices.Equal(got, want) {
				return fmt.Errorf("within reach, deals %t: %v, want %v", deals, got, want)
			}
		}
		for range 40 {
			p, s, d := rng.IntN(len(c.Parties)), rng.IntN(table.Len()), rng.IntN(table.Len())
			if got, want := route.Willing(sp, p, s, d), table.Willing(p, s, d); got != want {
				return fmt.Errorf("willing: party %d at %d on the way to %d is %t, want %t", p, s, d, got, want)
			}
		}
		return openedAgree(sp, someLevers(rng, plenarytest.Levers(c), 8), rng)
	})
}

func openedAgree(sp *space.Space, levers []plenary.Lever, rng *rand.Rand) error {
	ctx, c := context.Background(), sp.Case()
	openings, err := route.Prepare(ctx, sp, route.Query{Levers: levers, Most: 2})
	if err != nil {
		return err
	}
	var sets []route.Set
	var pulled [][]*plenary.Lever
	for range 3 {
		var set route.Set
		var some []*plenary.Lever
		for l := range levers {
			if rng.IntN(2) == 0 {
				set, some = set.With(l), append(some, &levers[l])
			}
		}
		sets, pulled = append(sets, set), append(pulled, some)
	}
	opened, err := openings.Opens(ctx, sets...)
	if err != nil {
		return err
	}
	for i, some := range pulled {
		t := plenarytest.NewTable(c, some)
		var want []int
		for _, d := range t.NewProspects().Destinations {
			if t.Opens(d) {
				want = append(want, d)
			}
		}
		if !slices.Equal(opened[i], want) {
			return fmt.Errorf("opened by %v: %v, want %v", sets[i].List(), opened[i], want)
		}
		party := rng.IntN(len(c.Parties))
		terms, err := openings.Acts(ctx, party, sets[i])
		if err != nil {
			return err
		}
		if got, want := acts(terms), t.Acts(party); !slices.Equal(got, want) {
			return fmt.Errorf("acts of party %d by %v: %v, want %v", party, sets[i].List(), got, want)
		}
	}
	return nil
}

// acts lists options with single levels, ascending.
func acts(terms []plenary.Term) []plenarytest.Change {
	var out []plenarytest.Change
	for _, t := range terms {
		for levels := t.Levels; levels != 0; levels &= levels - 1 {
			out = append(out, plenarytest.Change{Option: t.Option, Level: uint8(bits.TrailingZeros64(levels))})
		}
	}
	slices.SortFunc(out, func(a, b plenarytest.Change) int {
		return slices.Compare([]int{a.Option, int(a.Level)}, []int{b.Option, int(b.Level)})
	})
	return out
}

// TestFastSwaps compares ways by swaps alone, where stances are `before` and
// refuse what others do as well.
func TestFastSwaps(t *testing.T) {
	style := plenarytest.Wide
	style.With, style.Signed = 8, 35
	plan := plenarytest.Plan{Seed: 69, Draws: 250, Draw: style.Draft, Shape: plenarytest.Shape{States: 32}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Preconditions = slices.Clone(d.Preconditions)
		for i := range d.Preconditions {
			other := d.Preconditions[rng.IntN(len(d.Preconditions))]
			if p := &d.Preconditions[i]; rng.IntN(2) == 0 {
				p.Refuses = "(" + p.Refuses + []string{") and (", ") or ("}[rng.IntN(2)] + other.Refuses + ")"
			}
		}
		c, faults := d.Case()
		if len(faults) > 0 {
			return nil
		}
		var levers []plenary.Lever
		for a := range c.Parties {
			for b := range a {
				levers = append(levers, plenary.Lever{Kind: plenary.Swap, Swap: plenary.Pair{b, a}})
			}
		}
		return waysAgree(c, levers, nil, 2)
	})
}

// TestFastSwapByMoving: for a swap it matters that its parties move, even where
// one of them has nothing to change that anybody minds.
func TestFastSwapByMoving(t *testing.T) {
	d := standoff("before")
	d.Parties = append(d.Parties, plenary.PartyDraft{ID: "host"})
	d.Options = append(d.Options, plenary.OptionDraft{ID: "host.nod"})
	d.Preconditions = d.Preconditions[:1]
	d.Preferences[1].Statements = d.Preferences[1].Statements[:1] // it would not take back, so a would not follow
	d.Tracks[0].Seats = append(d.Tracks[0].Seats,
		plenary.SeatDraft{Party: "host", Mandate: []plenary.MandateDraft{{Commit: []string{"host.nod"}}}})
	d.Levers = []plenary.LeverDraft{
		{ID: "with-host", Swap: []string{"a", "host"}}, {ID: "with-b", Swap: []string{"a", "b"}}}
	c := mustCase(t, d)
	ways := plenarytest.WaysOut(c, leversOf(c), nil, 2)
	if !slices.ContainsFunc(ways.Shown, func(w plenarytest.Way) bool {
		return slices.Equal(w.Levers, []int{0}) && w.Steps == 2
	}) {
		t.Errorf("no way over the host: %+v", ways.Shown)
	}
	if err := waysAgree(c, c.Levers, nil, 2); err != nil {
		t.Error(err)
	}
}
