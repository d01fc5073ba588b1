package whynot

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Infeasible is the proof that rules of the case forbid a condition.
type Infeasible struct {
	Never   bool    // no combination of levels meets the condition, rules or no rules
	Nearest []uint8 // the combination that meets it and differs least from the status quo; nil if there is none
	Breaks  []int   // the rules that the nearest breaks, ascending
	Without []int   // the rules without which, each by itself, the condition could be met
	Spent   bool    // whether combinations were tried up to a bound, so that what is missing may be there
}

// Fails is the test of feasibility.
func (*Infeasible) Fails() Test { return Feasible }

// maxTried is how many combinations, whole or in part, are looked at.
const maxTried = 1 << 20

func (w *inquiry) infeasible(int) (Obstacle, error) {
	out := &Infeasible{}
	t := newTrial(w.ctx, w.c, w.q.Want, nil)
	out.Nearest = t.nearest()
	if out.Spent = t.spent(); out.Nearest == nil {
		out.Never = !out.Spent
		return out, w.ctx.Err()
	}
	for r, rule := range w.c.Impossible {
		if rule.Holds(out.Nearest) {
			out.Breaks = append(out.Breaks, r)
		}
	}
	for r := range w.c.Impossible {
		others := slices.Delete(slices.Clone(w.c.Impossible), r, r+1)
		t := newTrial(w.ctx, w.c, w.q.Want, others)
		if t.within(len(t.options)) != nil {
			out.Without = append(out.Without, r)
		}
		out.Spent = out.Spent || t.spent()
	}
	return out, w.ctx.Err()
}

// A trial looks for combinations of levels that meet a condition and break no
// rule, option by option. Only options that these name need change.
type trial struct {
	ctx     context.Context
	c       *plenary.Case
	want    *expr.Expr
	rules   []*expr.Expr
	options []int    // that may change, ascending
	sets    []uint64 // by option: the levels it may still take
	tried   int
}

func newTrial(ctx context.Context, c *plenary.Case, want *expr.Expr, rules []*expr.Expr) *trial {
	t := &trial{ctx: ctx, c: c, want: want, rules: rules, options: want.Options(nil)}
	for _, r := range rules {
		t.options = r.Options(t.options)
	}
	slices.Sort(t.options)
	t.options = slices.Compact(t.options)
	for o := range c.Options {
		t.sets = append(t.sets, 1<<c.Options[o].Now)
	}
	for _, o := range t.options {
		t.sets[o] = 1<<len(c.Options[o].Levels) - 1
	}
	return t
}

// spent reports whether trying was given up.
func (t *trial) spent() bool { return t.tried > maxTried || t.ctx.Err() != nil }

// nearest returns the combination with the fewest changes, of several the one
// with the lowest number; nil if there is none.
func (t *trial) nearest() []uint8 {
	for most := range len(t.options) + 1 {
		if found := t.within(most); found != nil || t.spent() {
			return found
		}
	}
	return nil
}

// within returns the first combination, by number, with at most so many changes.
func (t *trial) within(most int) []uint8 {
	return t.from(len(t.options)-1, most)
}

// from goes on at one of the options, the last first, with so many changes left.
func (t *trial) from(at, most int) []uint8 {
	if t.tried++; t.spent() || t.out() {
		return nil
	}
	if at < 0 {
		return t.found()
	}
	o := t.options[at]
	all := t.sets[o]
	defer func() { t.sets[o] = all }()
	for l := range t.c.Options[o].Levels {
		left := most
		if l != t.c.Options[o].Now {
			left--
		}
		if left < 0 {
			continue
		}
		t.sets[o] = 1 << l
		if found := t.from(at-1, left); found != nil {
			return found
		}
	}
	return nil
}

// out reports whether no choice of the levels left does.
func (t *trial) out() bool {
	return t.want.Over(t.sets) == expr.False ||
		slices.ContainsFunc(t.rules, func(r *expr.Expr) bool { return r.Over(t.sets) == expr.True })
}

// found returns the levels once one is left of each option.
func (t *trial) found() []uint8 {
	out := make([]uint8, len(t.sets))
	for o, set := range t.sets {
		for set>>out[o]&1 == 0 {
			out[o]++
		}
	}
	return out
}
