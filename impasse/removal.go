package impasse

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// without works out what would follow if levers were pulled; the same ones are
// pulled once.
func (q *inquiry) without(deals bool, levers ...plenary.Lever) (*Removal, error) {
	var pull []*plenary.Lever
	key := fmt.Sprint(deals)
	for i := range levers {
		pull = append(pull, &levers[i])
		key += fmt.Sprintf(" %s %v", levers[i].ID, levers[i].Commit)
	}
	if r := q.removals[key]; r != nil {
		return r, nil
	}
	r := &Removal{By: levers, Deals: deals}
	if len(q.destinations) > 0 && !q.bare {
		sp := q.sp.As(q.c.Pull(pull...)) // none of them opens an option
		in, err := route.Within(q.ctx, sp, deals)
		if err != nil {
			return nil, err
		}
		r.Within, r.Starts = q.count(in), q.starts(sp, in)
	}
	q.removals[key] = r
	return r, nil
}

// waive works out what would follow if one precondition were waived.
func (q *inquiry) waive(p int) (*Removal, error) {
	if r := q.waived[p]; r != nil {
		return r, nil
	}
	if err := q.waiveEach([]int{p}); err != nil {
		return nil, err
	}
	return q.waived[p], nil
}

// waiveEach looks ahead at what would follow if preconditions were waived, one
// at a time each.
func (q *inquiry) waiveEach(ps []int) error {
	ps = slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(ps))), func(p int) bool {
		return q.waived[p] != nil
	})
	for some := range slices.Chunk(ps, route.Lanes) {
		var waivers []plenary.Lever
		for _, p := range some {
			waivers = append(waivers, q.waiver(p))
		}
		in := make([][]bool, len(some))
		if len(q.destinations) > 0 && !q.bare {
			var err error
			if in, err = route.WithinEach(q.ctx, q.sp, false, waivers); err != nil {
				return err
			}
		}
		for i, p := range some {
			r := &Removal{By: waivers[i : i+1]}
			if in[i] != nil {
				r.Within = q.count(in[i])
				r.Starts = q.starts(q.sp.As(q.c.Pull(&waivers[i])), in[i])
			}
			q.waived[p] = r
		}
	}
	return nil
}

func (q *inquiry) waiver(p int) plenary.Lever { return waiver(q.c, p) }

func waiver(c *plenary.Case, p int) plenary.Lever {
	l := plenary.Lever{ID: "waive:" + c.Preconditions[p].ID, Kind: plenary.Waive, Preconditions: []int{p}}
	l.Asks = c.AskedBy(&l)
	return l
}

// Waivers are the levers that waive one precondition each, of all of a case.
func Waivers(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for p := range c.Preconditions {
		out = append(out, waiver(c, p))
	}
	return out
}

// starts lists the admitted first steps of single parties that begin one of the
// smallest destinations within reach and leave their party no worse off than
// now.
func (q *inquiry) starts(sp *space.Space, in []bool) []Start {
	c, now := sp.Case(), sp.Levels(q.now, nil)
	reached := slices.DeleteFunc(slices.Clone(q.destinations), func(d int) bool { return !in[d] })
	near := sp.Beginnings(sp.Smallest(q.ctx, reached))
	var out []Start
	for p := range c.Parties {
		for _, s := range sp.Moves(p, q.now) {
			if sp.Rank(p, s) >= sp.Rank(p, q.now) && near.Has(s) && !q.refused(c, now, sp.Levels(s, nil)) {
				out = append(out, Start{p, s})
			}
		}
	}
	return out
}

// refused reports whether a step violates a precondition.
func (q *inquiry) refused(c *plenary.Case, from, to []uint8) bool {
	for i := range c.Preconditions {
		if c.Violates(&c.Preconditions[i], from, to) {
			return true
		}
	}
	return false
}
