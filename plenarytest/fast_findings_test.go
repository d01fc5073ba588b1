package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastFindings compares every finding, with what proves it, what would
// follow if it were removed, and what it rests on.
func TestFastFindings(t *testing.T) {
	plan := plenarytest.Plan{Seed: 62, Draws: 1000, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 32}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c := withSome(d, rng)
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		got, err := fastFindings(sp)
		if err != nil {
			return err
		}
		return findingsAgree(sp, got, plenarytest.Findings(c, leversOf(c)))
	})
}

// withSome is the case of a draft with some of its variants laid, in one of
// three cases: most of those of which it is not known whose type they are.
func withSome(d plenary.Draft, rng *rand.Rand) *plenary.Case {
	c, _ := d.Case()
	if rng.IntN(3) > 0 {
		return c
	}
	for _, v := range c.Known {
		if v.Kind != plenary.WhatIf && rng.IntN(5) > 0 {
			continue
		}
		if more, err := c.With(v.ID); err == nil {
			c = more
		}
	}
	return c
}

// fastFindings are those by the levers that the case declares.
func fastFindings(sp *space.Space) ([]impasse.Finding, error) {
	ctx := context.Background()
	a, err := stability.Analyse(ctx, sp, stability.Concepts...)
	if err != nil {
		return nil, err
	}
	openings, err := declared(ctx, sp)
	if err != nil {
		return nil, err
	}
	r, err := impasse.Find(ctx, sp, a, openings, nil)
	if err != nil {
		return nil, err
	}
	return r.Findings, nil
}

func findingsAgree(sp *space.Space, fast []impasse.Finding, slow []plenarytest.Found) error {
	got, want := map[string][]string{}, map[string][]string{}
	kinds := []string{}
	for _, f := range fast {
		found, err := plain(sp, f)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Proof.Kind(), err)
		}
		kinds = append(kinds, found.Kind)
		got[found.Kind] = append(got[found.Kind], text(found))
	}
	for _, f := range slow {
		kinds = append(kinds, f.Kind)
		want[f.Kind] = append(want[f.Kind], text(f))
	}
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		slices.Sort(got[kind])
		slices.Sort(want[kind])
		if !slices.Equal(got[kind], want[kind]) {
			return fmt.Errorf("%s: found\n%s\nwant\n%s", kind, strings.Join(got[kind], "\n"),
				strings.Join(want[kind], "\n"))
		}
	}
	return nil
}

// text writes a finding out, what its pointers lead to included.
func text(f plenarytest.Found) string {
	out := fmt.Sprintf("%+v, by %s", f.Proof, f.Evidence)
	for _, r := range f.Removal {
		out += fmt.Sprintf("; removed %+v", *r)
	}
	return out
}

// plain says in the words of the definitions what the fast road found. What
// only the fast road tells is checked on the way.
func plain(sp *space.Space, f impasse.Finding) (plenarytest.Found, error) {
	out := plenarytest.Found{Evidence: evidenceOf(f), Removal: removals(f.Removed)}
	m := plenarytest.NewModel(sp.Case())
	var err error
	switch p := f.Proof.(type) {
	case impasse.Alone:
		out.Kind, out.Proof = strings.ReplaceAll(p.Kind(), "-", " "), plenarytest.Alone(p)
	case impasse.CannotBeMet:
		out.Kind, out.Proof = "cannot be met", plenarytest.Unmet(p)
	case impasse.Circle:
		out.Kind, out.Proof = "circle", plenarytest.Circle{Links: linked(p), Deal: p.Deal}
		out.Removal = nil
		for _, link := range linked(p) { // ascending
			at := slices.IndexFunc(p.Links, func(l impasse.Link) bool { return l.Precondition == link })
			out.Removal = append(out.Removal, removals(p.Alone[at])...)
		}
		err = checkCircle(m, p, f.Removed)
	case impasse.NoTable:
		out.Kind, out.Proof = "no table", tables(p)
	case impasse.FirstMover:
		out.Kind, out.Proof = "first mover exposed", steps(p)
	case impasse.WouldNotHold:
		out.Kind, out.Proof = "would not hold",
			plenarytest.WouldNotHold{Breaking: p.Breaking, Smallest: p.Smallest, Equilibria: p.Equilibria,
				Better: p.Better}
		err = checkBreaks(m, p)
	case impasse.NoOverlap:
		out.Kind, out.Proof = "no overlap", drops(p)
		err = checkDrops(p)
	case impasse.Inefficient:
		out.Kind, out.Proof = "inefficient", plenarytest.Inefficient(p)
	case impasse.RunningOut:
		p.Ends = slices.SortedFunc(slices.Values(p.Ends), slices.Compare[[]int])
		out.Kind, out.Proof = "running out",
			plenarytest.RunningOut{Variant: p.Variant, Begin: p.Begin, Ends: p.Ends, Gain: p.Gain, Lose: p.Lose}
	case impasse.Costly:
		out.Kind, out.Proof = "costly stance",
			plenarytest.Costly{Precondition: p.Precondition, Opens: p.Opens, Equilibria: p.Equilibria, Nearest: p.To}
	case impasse.SilentOrder:
		out.Kind, out.Proof = "silent on order", plenarytest.SilentOrder(p)
	case impasse.Doubt:
		out.Kind, out.Proof = "doubt", doubt(p)
	default:
		err = fmt.Errorf("a kind that the definitions do not know: %T", p)
	}
	return out, err
}

func evidenceOf(f impasse.Finding) string {
	switch f.Evidence {
	case plenary.Unmarked:
		return "unmarked"
	case plenary.Ranking:
		return plenarytest.Ranking
	}
	return f.Evidence.String()
}

func removals(of ...*impasse.Removal) []*plenarytest.Removal {
	var out []*plenarytest.Removal
	for _, r := range of {
		if r == nil {
			continue
		}
		plain := &plenarytest.Removal{Deals: r.Deals, Within: r.Within}
		for _, s := range r.Starts {
			plain.Starts = append(plain.Starts, plenarytest.Start(s))
		}
		slices.SortFunc(plain.Starts, func(a, b plenarytest.Start) int {
			return slices.Compare([]int{a.Party, a.To}, []int{b.Party, b.To})
		})
		out = append(out, plain)
	}
	return out
}

func linked(c impasse.Circle) []int {
	var out []int
	for _, l := range c.Links {
		out = append(out, l.Precondition)
	}
	slices.Sort(out)
	return out
}

// checkCircle: each link waits for links, one of which stands in its way
// wherever what it waits for comes about; and the circle is removed where most
// is within reach.
func checkCircle(m *plenarytest.Model, c impasse.Circle, removed *impasse.Removal) error {
	for _, l := range c.Links {
		if len(l.WaitsFor) == 0 {
			return fmt.Errorf("precondition %d waits for nothing", l.Precondition)
		}
		for _, q := range l.WaitsFor {
			if !slices.Contains(linked(c), q) {
				return fmt.Errorf("precondition %d waits for %d, which is not of the circle", l.Precondition, q)
			}
		}
		if s, free := m.Escape(l.Precondition, l.WaitsFor); free {
			return fmt.Errorf("precondition %d has what it waits for in state %d, whatever %v refuse", l.Precondition,
				s, l.WaitsFor)
		}
	}
	most := c.Alone[0]
	for _, r := range c.Alone {
		if r.Within > most.Within {
			most = r
		}
	}
	if !reflect.DeepEqual(removed, most) {
		return fmt.Errorf("removed %+v, want %+v", removed, most)
	}
	return nil
}

func tables(p impasse.NoTable) plenarytest.NoTable {
	out := plenarytest.NoTable{Certain: p.Certain}
	for _, s := range p.Pairings {
		h := plenarytest.Halves{Precondition: s.Precondition, Give: s.Give, Get: s.Get, Certain: s.Certain}
		for _, on := range s.Tracks {
			h.Answers = append(h.Answers, [2]string{on.Give.Answer.String(), on.Get.Answer.String()})
		}
		out.Exchanges = append(out.Exchanges, h)
	}
	return out
}

func steps(p impasse.FirstMover) plenarytest.FirstMover {
	var out plenarytest.FirstMover
	for _, s := range p.Steps {
		out.Steps = append(out.Steps, plenarytest.FirstStep(s))
	}
	slices.SortStableFunc(out.Steps, func(a, b plenarytest.FirstStep) int {
		return slices.Compare([]int{a.Party, a.To}, []int{b.Party, b.To})
	})
	return out
}

// checkBreaks: who is said to be tempted has an improvement that no credible
// reply answers.
func checkBreaks(m *plenarytest.Model, p impasse.WouldNotHold) error {
	if p.All != (p.Equilibria == 0) || len(p.Shown) == 0 {
		return fmt.Errorf("%+v", p)
	}
	for _, b := range p.Shown {
		if !slices.Contains(m.Smallest(m.NewProspects().Better), b.State) {
			return fmt.Errorf("%d is not one of the smallest", b.State)
		}
		if !m.Unanswered(b.Party, b.State, b.To) {
			return fmt.Errorf("%+v is no temptation", b)
		}
	}
	return nil
}

func drops(p impasse.NoOverlap) plenarytest.NoOverlap {
	var out plenarytest.NoOverlap
	for _, set := range p.Drops {
		var plain []plenarytest.Dropped
		for _, d := range set {
			plain = append(plain, plenarytest.Dropped{Party: d.Party, Statement: d.Statement, Aside: d.Aside})
		}
		out.Drops = append(out.Drops, plain)
	}
	return out
}

func checkDrops(p impasse.NoOverlap) error {
	if p.Tried < 1 || p.Tried < 2 && len(p.Drops) == 0 {
		return fmt.Errorf("not all were tried")
	}
	return nil
}

func doubt(p impasse.Doubt) plenarytest.Doubt {
	out := plenarytest.Doubt{Party: p.Party, Same: acts(p.Same), Differing: acts(p.Differing)}
	for _, k := range p.Types {
		out.Types = append(out.Types, plenarytest.PartyType{
			Variant: k.Variant, Destinations: k.Better, Opens: k.Opens, Equilibria: k.Equilibria, Acts: acts(k.Acts)})
	}
	return out
}

// declared readies the levers of the case as written.
func declared(ctx context.Context, sp *space.Space) (*route.Search, error) {
	var levers []plenary.Lever
	for _, l := range leversOf(sp.Case()) {
		levers = append(levers, *l)
	}
	return route.Prepare(ctx, sp, route.Query{Levers: levers, Most: 2})
}

// TestFastEnds compares where improvements end in cases of all shapes, circles
// of many states among them.
func TestFastEnds(t *testing.T) {
	plan := plenarytest.Plan{Seed: 68, Draws: 1000, Shape: plenarytest.Shape{States: 60}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		findings, err := fastFindings(sp)
		if err != nil {
			return err
		}
		want := plenarytest.ImprovementEnds(c)
		got := [][]int{{sp.StatusQuo()}} // where nobody has an improvement nothing is found
		for _, f := range findings {
			if p, ok := f.Proof.(impasse.RunningOut); ok {
				got = slices.SortedFunc(slices.Values(p.Ends), slices.Compare[[]int])
			}
		}
		if !reflect.DeepEqual(got, want) {
			return fmt.Errorf("ends: %v, want %v", got, want)
		}
		return nil
	})
}

// TestFastByHand compares the findings of cases made by hand, in which levers
// pulled soften what waits.
func TestFastByHand(t *testing.T) {
	for _, order := range []string{"before", "with"} {
		d := standoff(order)
		d.Variants = []plenary.VariantDraft{
			{ID: "swapped", Levers: []string{"swap"}}, {ID: "softened", Levers: []string{"soften"}},
			{ID: "waived", Levers: []string{"waive-a"}}}
		for _, laid := range [][]string{nil, {"swapped"}, {"softened"}, {"waived"}, {"swapped", "waived"}} {
			c, err := mustCase(t, d).With(laid...)
			if err != nil {
				t.Fatal(err)
			}
			sp, err := laidOut(c)
			if err != nil {
				t.Fatal(err)
			}
			got, err := fastFindings(sp)
			if err != nil {
				t.Fatal(err)
			}
			if err := findingsAgree(sp, got, plenarytest.Findings(c, leversOf(c))); err != nil {
				t.Errorf("%s, %v: %v", order, laid, err)
			}
			circle := plenarytest.Found{}
			for _, f := range plenarytest.Findings(c, nil) {
				if f.Kind == "circle" {
					circle = f
				}
			}
			met, waived := order == "with" || slices.Contains(laid, "swapped") ||
				slices.Contains(laid, "softened"), slices.Contains(laid, "waived")
			if p, is := circle.Proof.(plenarytest.Circle); is == waived || is && p.Deal != met {
				t.Errorf("%s, %v: %+v", order, laid, circle)
			}
		}
	}
}
