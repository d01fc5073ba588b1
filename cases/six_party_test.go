package cases_test

import (
	"context"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestSixPartyWays asks of the first case what an independent model of the
// same talks found: which ways out last, and on what.
func TestSixPartyWays(t *testing.T) {
	f, err := casefile.Load(t.Context(), "six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	ctx, c := context.Background(), f.Case
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	find := func(to string, most int) []route.Way {
		e, err := c.Condition(to)
		if err != nil {
			t.Fatal(err)
		}
		o, err := route.Prepare(ctx, sp, route.Query{Levers: c.Levers, Most: most})
		if err != nil {
			t.Fatal(err)
		}
		a, err := o.Answer(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		return a.Ways
	}
	a, err := stability.Analyse(ctx, sp)
	if err != nil {
		t.Fatal(err)
	}
	levels := func(change map[string]int) int {
		now := c.StatusQuo()
		for id, l := range change {
			o, _, _ := c.Lookup(id)
			now[o] = uint8(l)
		}
		s, ok := sp.Find(now)
		if !ok {
			t.Fatal("not feasible", change)
		}
		return s
	}
	halt := levels(map[string]int{"nk.talks": 2, "nk.programme": 2, "us.restrictions": 2})
	paid := levels(map[string]int{"nk.talks": 2, "nk.programme": 2, "us.restrictions": 2, "china.energy": 1})
	if a.Equilibrium(stability.SEQ, halt) || !a.Equilibrium(stability.GMR, halt) {
		t.Error("a halt for release alone should hold only by answers that cost those who give them")
	}
	if !a.Equilibrium(stability.SEQ, paid) || a.Equilibrium(stability.Nash, paid) {
		t.Error("with energy that can be stopped it should hold by credible answers")
	}
	if one := find("lasting-halt", 1); len(one) > 0 {
		t.Errorf("one lever alone leads to a halt that lasts: %d ways", len(one))
	}
	surety := slices.IndexFunc(c.Levers, func(l plenary.Lever) bool { return l.ID == "surety" })
	whole := find("whole-exchange", 4)
	if len(whole) == 0 {
		t.Error("no way to the whole exchange")
	}
	for _, w := range whole {
		if w.Credible() != w.Levers.Has(surety) {
			t.Errorf("the whole exchange should hold exactly under the surety: levers %v, holds %v", w.Levers.List(),
				w.StableBy)
		}
	}
}
