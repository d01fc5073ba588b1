package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/whynot"
)

// TestFastWhyNot compares what is in the way of conditions, with what proves it
// and which levers remove it, and counts that every obstacle was met.
func TestFastWhyNot(t *testing.T) {
	var mu sync.Mutex
	met := map[string]int{}
	t.Run("compared", func(t *testing.T) {
		plan := plenarytest.Plan{Seed: 71, Draws: 750, Draw: plenarytest.RandomTalks,
			Shape: plenarytest.Shape{States: 40}}
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			c := withSome(d, rng)
			levers := someLevers(rng, plenarytest.Levers(c), 5)
			for range 4 {
				want, err := c.Condition(asked(rng, c))
				if err != nil {
					return err
				}
				slow := plenarytest.NewWhyNot(c, pointers(levers), want)
				mu.Lock()
				met[slow.Obstacle]++
				mu.Unlock()
				if err := whyNotAgrees(c, levers, want, slow); err != nil {
					return fmt.Errorf("%s: %w", slow.Obstacle, err)
				}
			}
			return nil
		})
	})
	if len(met) < int(whynot.Tests)+1 && !testing.Short() {
		t.Errorf("not every obstacle was met: %v", met)
	}
	t.Log(met)
}

// asked is a condition that somebody may ask about: some or all of the levels of
// some combination, or either of two such.
func asked(rng *rand.Rand, c *plenary.Case) string {
	var parts []string
	for o := range c.Options {
		option := &c.Options[o]
		if l := rng.IntN(len(option.Levels)); rng.IntN(3) == 0 {
			relation := []string{"=", ">=", "<=", "!="}[rng.IntN(4)]
			parts = append(parts, fmt.Sprintf("%s %s %s", option.ID, relation, expr.QuoteLevel(option.Levels[l])))
		}
	}
	switch {
	case len(parts) == 0:
		return asked(rng, c)
	case len(parts) > 2 && rng.IntN(4) == 0:
		return strings.Join(parts[:2], " and ") + " or " + strings.Join(parts[2:], " and ")
	}
	return strings.Join(parts, " and ")
}

func whyNotAgrees(c *plenary.Case, levers []plenary.Lever, want *expr.Expr, slow plenarytest.WhyNot) error {
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	fast, err := whynot.Find(context.Background(), sp, whynot.Query{Want: want, Levers: levers})
	if err != nil {
		return err
	}
	got := plainWhyNot(fast)
	for len(got.Passed) > 0 && len(got.Passed) < int(whynot.Tests) {
		got.Passed = append(got.Passed, 0)
	}
	if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", slow); a != b || fast.Spent {
		return fmt.Errorf("why not %s:\n%s\nwant\n%s", want, a, b)
	}
	return checkWhyNot(c, fast, want)
}

// plainWhyNot says in the words of the definitions what the fast road found.
func plainWhyNot(a *whynot.Answer) plenarytest.WhyNot {
	out := plenarytest.WhyNot{Now: a.Now, Passed: slices.Clone(a.Passed), Nearest: a.Nearest}
	for _, r := range a.Removes {
		out.Removes = append(out.Removes, plenarytest.Removing(r))
	}
	switch o := a.Obstacle.(type) {
	case *whynot.Infeasible:
		out.Obstacle = "not feasible"
		out.Proof = plenarytest.NotFeasible{Nearest: o.Nearest, Breaks: o.Breaks, Without: o.Without}
	case *whynot.Gone:
		out.Obstacle, out.Proof = "can no longer come about", plenarytest.NoLonger(*o)
	case *whynot.Worse:
		out.Obstacle, out.Proof = "worse off", worseOff(o)
	case *whynot.Closed:
		out.Obstacle, out.Proof = "closed", plenarytest.ClosedOptions(*o)
	case *whynot.Refused:
		p := plenarytest.RefusedBy{}
		for _, r := range o.By {
			p.Preconditions, p.Met = append(p.Preconditions, r.Precondition), append(p.Met, r.Met)
		}
		out.Obstacle, out.Proof = "refused", p
	case *whynot.NoTable:
		p := plenarytest.NoTableFor{From: o.From, To: o.To, Movers: o.Movers, Certain: o.Certain}
		for _, lacks := range o.Lacks {
			var options []int
			for _, l := range lacks {
				options = append(options, l.Option)
			}
			p.Lacks = append(p.Lacks, options)
		}
		out.Obstacle, out.Proof = "no table", p
	case *whynot.Stopped:
		p := plenarytest.SomebodyStops{From: o.From}
		for _, s := range o.Stops {
			p.Stops = append(p.Stops, [2]int{s.Party, s.At})
		}
		out.Obstacle, out.Proof = "somebody would stop", p
	case *whynot.Left:
		p := plenarytest.WouldLeave{Lasts: o.Lasts}
		for _, l := range o.By {
			p.Parties = append(p.Parties, l.Party)
		}
		out.Obstacle, out.Proof = "would not hold", p
	case *whynot.Exposing:
		out.Obstacle, out.Proof = "somebody would be exposed", plenarytest.IsExposed{}
	}
	return out
}

func worseOff(o *whynot.Worse) plenarytest.WorseOff {
	p := plenarytest.WorseOff{Every: o.Every}
	for _, off := range o.Off {
		p.Off = append(p.Off, [2]int{off.Party, off.Lost})
	}
	for _, d := range o.Drops {
		p.Drops = append(p.Drops, plenarytest.Dropped(d))
	}
	return p
}

// checkWhyNot checks what only the fast road tells: improvements that nobody
// answers, and the route to the nearest state.
func checkWhyNot(c *plenary.Case, a *whynot.Answer, want *expr.Expr) error {
	m := plenarytest.NewModel(c)
	if o, ok := a.Obstacle.(*whynot.Left); ok {
		for _, l := range o.By {
			if !m.Unanswered(l.Party, a.Nearest, l.To) {
				return fmt.Errorf("leaving: party %d has no unanswered improvement to %d", l.Party, l.To)
			}
		}
	}
	open := len(a.Passed) > int(whynot.Willing) && a.Passed[whynot.Willing] > 0
	if open != (len(a.Routes) > 0) {
		return fmt.Errorf("routes: told %t, want %t", !open, open)
	}
	exposed := len(a.Routes) > 0
	for i := range a.Routes {
		way, err := plainWay(c, nil, &a.Routes[i])
		if err != nil || way.To != a.Nearest || !want.Holds(m.States[way.To]) || len(way.Levers) > 0 {
			return fmt.Errorf("route: %+v, %w", way, err)
		}
		exposed = exposed && slices.Max(way.Exposure) > 0
	}
	if _, by := a.Obstacle.(*whynot.Exposing); by != exposed && (by || a.Obstacle == nil) {
		return fmt.Errorf("routes: all expose somebody: %t, where the obstacle is %T", exposed, a.Obstacle)
	}
	return nil
}

// TestWhyNotLaws holds what is true of every answer: the ladder never rises; with
// a lever pulled that removes the obstacle, with a rule or a wish left out that
// would, the next one stands later; where a way leads nothing stands before
// `holds` once its levers are pulled, and nothing at all where it holds and
// exposes nobody.
func TestWhyNotLaws(t *testing.T) {
	plan := plenarytest.Plan{Seed: 72, Draws: 700, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := laidOut(c)
		if err != nil {
			return err
		}
		levers := route.Levers(c)
		for range 3 {
			want, err := c.Condition(asked(rng, c))
			if err != nil {
				return err
			}
			if err := ladderLaws(sp, levers, want); err != nil {
				return fmt.Errorf("why not %s: %w", want, err)
			}
		}
		return whereWaysLead(sp)
	})
}

func ladderLaws(sp *space.Space, levers []plenary.Lever, want *expr.Expr) error {
	a, err := whynot.Find(context.Background(), sp, whynot.Query{Want: want, Levers: levers})
	if err != nil || a.Now {
		return err
	}
	if !slices.IsSortedFunc(a.Passed, func(x, y int) int { return y - x }) {
		return fmt.Errorf("ladder: rises: %v", a.Passed)
	}
	if a.Obstacle == nil {
		if len(a.Passed) != int(whynot.Tests) || a.Passed[whynot.Unexposed] == 0 {
			return fmt.Errorf("ladder: nothing is in the way of %v", a.Passed)
		}
		return nil
	}
	at := a.Obstacle.Fails()
	if len(a.Passed) != int(at)+1 || a.Passed[at] != 0 || at > 0 && a.Passed[at-1] == 0 {
		return fmt.Errorf("ladder: %T after %v", a.Obstacle, a.Passed)
	}
	for _, r := range a.Removes {
		if err := later(sp.Case().Pull(&levers[r.Lever]), want, at); err != nil {
			return fmt.Errorf("removed: by %s: %w", levers[r.Lever].ID, err)
		}
	}
	return leftOut(sp.Case(), a.Obstacle, want)
}

// leftOut leaves out each rule or wish that an obstacle names.
func leftOut(c *plenary.Case, o whynot.Obstacle, want *expr.Expr) error {
	switch o := o.(type) {
	case *whynot.Infeasible:
		for _, r := range o.Without {
			d := *c.Written()
			d.Impossible = slices.Delete(slices.Clone(d.Impossible), r, r+1)
			if err := laterIn(&d, want, o.Fails()); err != nil {
				return fmt.Errorf("without rule %d: %w", r, err)
			}
		}
	case *whynot.Worse:
		for _, drop := range o.Drops {
			d := *c.Written()
			d.Preferences = slices.Clone(d.Preferences)
			for i := range d.Preferences {
				if p := &d.Preferences[i]; p.Party == c.Parties[drop.Party].ID {
					p.Statements = slices.Delete(slices.Clone(p.Statements), drop.Statement, drop.Statement+1)
				}
			}
			d.Preferences = slices.DeleteFunc(d.Preferences, func(p plenary.PreferenceDraft) bool {
				return len(p.Statements)+len(p.Ranking) == 0
			})
			if err := laterIn(&d, want, o.Fails()); err != nil {
				return fmt.Errorf("without statement %+v: %w", drop, err)
			}
		}
	}
	return nil
}

// laterIn is later of a draft; one that is at fault now tells nothing.
func laterIn(d *plenary.Draft, want *expr.Expr, than whynot.Test) error {
	d.Variants = nil
	c, faults := d.Case()
	if len(faults) > 0 {
		return nil
	}
	return later(c, want, than)
}

// later checks that what is in the way in a case stands later than a test.
func later(c *plenary.Case, want *expr.Expr, than whynot.Test) error {
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	if want, err = c.Condition(want.String()); err != nil {
		return err
	}
	a, err := whynot.Find(context.Background(), sp, whynot.Query{Want: want})
	if err != nil {
		return err
	}
	if a.Obstacle != nil && a.Obstacle.Fails() <= than {
		return fmt.Errorf("%T is in the way, which is no later than %d", a.Obstacle, than)
	}
	return nil
}

// whereWaysLead asks about the destinations of ways, with their levers pulled.
func whereWaysLead(sp *space.Space) error {
	o, err := route.Prepare(context.Background(), sp, route.Query{Levers: sp.Case().Levers, Most: 2})
	if err != nil {
		return err
	}
	ways, err := o.Answer(context.Background(), nil)
	if err != nil {
		return err
	}
	for i := range ways.Ways {
		w := &ways.Ways[i]
		if w.To == sp.StatusQuo() {
			continue
		}
		c := w.After.Case()
		want, err := c.Condition(exactly(c, w.After.Levels(w.To, nil)))
		if err != nil {
			return err
		}
		a, err := whynot.Find(context.Background(), w.After, whynot.Query{Want: want})
		if err != nil {
			return err
		}
		var at whynot.Test = whynot.Tests
		switch {
		case !w.Credible():
			at = whynot.Holds
		case slices.Max(w.Exposure) > route.Safe:
			at = whynot.Unexposed
		}
		got := whynot.Tests
		if a.Obstacle != nil {
			got = a.Obstacle.Fails()
		}
		if got != at {
			return fmt.Errorf("way: test %d is in the way of where %+v leads, want %d", got, w, at)
		}
	}
	return nil
}

// exactly is the condition that one state alone meets.
func exactly(c *plenary.Case, levels []uint8) string {
	var parts []string
	for o, l := range levels {
		option := &c.Options[o]
		parts = append(parts, option.ID+" = "+expr.QuoteLevel(option.Levels[l]))
	}
	return strings.Join(parts, " and ")
}
