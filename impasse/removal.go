package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// without says what would follow if levers were pulled.
func (q *inquiry) without(deals bool, levers ...plenary.Lever) (*Removal, error) {
	var pull []*plenary.Lever
	for i := range levers {
		pull = append(pull, &levers[i])
	}
	sp, err := space.New(q.ctx, q.c.Pull(pull...), space.Limits{})
	if err != nil {
		return nil, err
	}
	in, err := route.Within(q.ctx, sp, deals)
	if err != nil {
		return nil, err
	}
	r := &Removal{By: levers, Within: q.count(in), Deals: deals}
	r.Starts = q.starts(sp, in)
	return r, nil
}

// waive says what would follow if one precondition were waived.
func (q *inquiry) waive(p int) (*Removal, error) {
	if q.waived[p] == nil {
		r, err := q.without(false, q.waiver(p))
		if err != nil {
			return nil, err
		}
		q.waived[p] = r
	}
	return q.waived[p], nil
}

func (q *inquiry) waiver(p int) plenary.Lever {
	l := plenary.Lever{ID: "waive:" + q.c.Preconditions[p].ID, Kind: plenary.Waive, Preconditions: []int{p}}
	l.Asks = q.c.AskedBy(&l)
	return l
}

// starts lists the first steps of single parties that are part of one of the
// smallest better states within reach and leave their party no worse off than
// now.
func (q *inquiry) starts(sp *space.Space, in []bool) []Start {
	c, now := sp.Case(), sp.Levels(q.now, nil)
	near := sp.Smallest(q.ctx, slices.DeleteFunc(slices.Clone(q.better), func(d int) bool { return !in[d] }))
	var out []Start
	for p := range c.Parties {
		for _, s := range sp.Moves(p, q.now) {
			to := sp.Levels(s, nil)
			if sp.Rank(p, s) < sp.Rank(p, q.now) || q.refused(c, now, to) {
				continue
			}
			if slices.ContainsFunc(near, func(d int) bool { return partOf(now, to, sp.Levels(d, nil)) }) {
				out = append(out, Start{p, s})
			}
		}
	}
	return out
}

// refused says whether a step violates a precondition.
func (q *inquiry) refused(c *plenary.Case, from, to []uint8) bool {
	for i := range c.Preconditions {
		if c.Violates(&c.Preconditions[i], from, to) {
			return true
		}
	}
	return false
}

// partOf says whether state a is now with some of the changes that lead to b.
func partOf(now, a, b []uint8) bool {
	for i := range a {
		if a[i] != now[i] && a[i] != b[i] {
			return false
		}
	}
	return true
}
