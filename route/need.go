package route

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Needed returns the levers of a way, in their order, as far as the way needs
// them (docs/theory.md#asking-only-whom-one-must): each works on the stances without which a
// step would be refused or more would be hollow, and opens the options without
// which a step could not be taken, or not willingly, or would expose more; and it
// asks those alone whom that concerns. sp is the case before any lever is pulled,
// levers are the candidates. Where a lever opens several options, and some are not
// changed, the case is laid out anew; else the cost is that of replaying the steps
// for each stance. The error is the context's.
func Needed(ctx context.Context, sp *space.Space, levers []plenary.Lever, w *Way) ([]plenary.Lever, error) {
	n := need{sp: sp, w: w, c: sp.Case(), after: w.After.Case()}
	for _, l := range w.Levers.List() {
		n.levers = append(n.levers, levers[l])
	}
	for _, s := range w.Steps {
		n.walk = append(n.walk, [2][]uint8{sp.Levels(s.From, nil), sp.Levels(s.To, nil)})
	}
	for i := range n.c.Preconditions {
		n.stance(i)
	}
	if err := n.options(ctx); err != nil {
		return nil, err
	}
	for i, l := range w.Levers.List() {
		n.levers[i].Asks = n.asked(&levers[l], &n.levers[i])
	}
	return n.levers, nil
}

// A need narrows the levers of a way.
type need struct {
	sp       *space.Space
	w        *Way
	c, after *plenary.Case // before and after all levers are pulled
	levers   []plenary.Lever
	walk     [][2][]uint8 // levels before and after each step
}

// stance leaves those levers on a precondition that it takes.
func (n *need) stance(i int) {
	var on []int
	for l := range n.levers {
		if slices.Contains(n.levers[l].Preconditions, i) {
			on = append(on, l)
		}
	}
	slices.SortFunc(on, func(l, m int) int { return cmp.Compare(n.levers[l].ID, n.levers[m].ID) })
	keep := on
	for bits := range 1 << min(len(on), 16) {
		var some []int
		for k, l := range on {
			if bits>>k&1 == 1 {
				some = append(some, l)
			}
		}
		if len(some) < len(keep) && n.respects(i, some) {
			keep = some
		}
	}
	for _, l := range on {
		if !slices.Contains(keep, l) {
			at := &n.levers[l]
			at.Preconditions = slices.DeleteFunc(slices.Clone(at.Preconditions), func(p int) bool { return p == i })
		}
	}
}

// respects reports whether the steps respect a precondition as some levers bend
// it, and it is hollow only if it is on the way.
func (n *need) respects(i int, some []int) bool {
	p := n.c.Preconditions[i]
	for _, l := range some {
		switch n.levers[l].Kind {
		case plenary.Waive:
			p.Refuses = expr.Never
		case plenary.Soften:
			p.Soft = true
		case plenary.Accept:
			p.Until = expr.Either(p.Until, n.levers[l].Accept)
		}
	}
	for _, step := range n.walk {
		if n.after.Violates(&p, step[0], step[1]) {
			return false
		}
	}
	there := n.sp.Levels(n.w.To, nil)
	return slices.Contains(n.w.Hollow, i) || p.Refuses == expr.Never || p.Refuses.Holds(n.c.StatusQuo()) ||
		!p.Refuses.Holds(there) || p.Until.Holds(there)
}

// options leaves out the options that are opened for nothing.
func (n *need) options(ctx context.Context) error {
	for l := range n.levers {
		if n.levers[l].Kind != plenary.Open {
			continue
		}
		opens := slices.Clone(n.levers[l].Opens)
		slices.SortFunc(opens, func(o, q int) int { return cmp.Compare(n.c.Options[o].ID, n.c.Options[q].ID) })
		for _, o := range opens {
			was := n.levers[l].Opens
			changes := func(step [2][]uint8) bool { return step[0][o] != step[1][o] }
			if len(was) == 1 || slices.ContainsFunc(n.walk, changes) {
				continue
			}
			n.levers[l].Opens = slices.DeleteFunc(slices.Clone(was), func(q int) bool { return q == o })
			does, err := n.does(ctx)
			if err != nil {
				return err
			}
			if !does {
				n.levers[l].Opens = was
			}
		}
	}
	return nil
}

// does reports whether with the levers as they are all movers are willing, nobody
// is more exposed, and the destination holds by no fewer concepts.
func (n *need) does(ctx context.Context) (bool, error) {
	var pulled []*plenary.Lever
	for l := range n.levers {
		pulled = append(pulled, &n.levers[l])
	}
	sp, err := n.sp.Opened(ctx, n.c.Pull(pulled...))
	if err != nil {
		return false, err
	}
	for _, s := range n.w.Steps {
		for _, p := range s.Movers {
			if !Willing(sp, p, s.From, n.w.To) {
				return false, nil
			}
		}
		for p, most := range n.w.Exposure {
			if GradeOf(sp, p, s.To) > most {
				return false, nil
			}
		}
	}
	q := stability.NewInquiry(sp)
	for _, c := range n.w.StableBy {
		if is, err := q.Equilibrium(ctx, c, n.w.To); err != nil || !is {
			return false, err
		}
	}
	return true, nil
}

// GradeOf returns how exposed a party is in a state, by the definition.
func GradeOf(sp *space.Space, p, state int) Grade {
	today := sp.Rank(p, sp.StatusQuo())
	if sp.Rank(p, state) >= today {
		return Safe
	}
	for _, x := range sp.Improvements(p, state) {
		if sp.Rank(p, x) >= today {
			return CanBack
		}
	}
	return NoBack
}

// asked returns those whom a lever asks of whom its narrowed form works on any
// party; those named besides are asked in any case.
func (n *need) asked(whole, narrowed *plenary.Lever) []int {
	all, left := n.c.AskedBy(whole), n.c.AskedBy(narrowed)
	out := slices.DeleteFunc(slices.Clone(whole.Asks), func(p int) bool {
		return slices.Contains(all, p) && !slices.Contains(left, p)
	})
	if len(out) == 0 {
		return whole.Asks
	}
	return out
}
