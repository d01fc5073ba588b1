package price

import (
	"math/bits"
	"slices"
)

// asked lists the options that a row is about, in declared order.
func (r *ledger) asked() []int {
	out := slices.Concat(r.own, r.rest)
	slices.Sort(out)
	return out
}

// question returns what is possible and acceptable with an option at a level.
func (r *ledger) question(o, l int) *question {
	if i := slices.Index(r.rest, o); i >= 0 {
		return r.all.with(o, l, r.planes[i][l])
	}
	return r.weigh(o, l, both(r.scope, r.sp.At(o, l)))
}

// with narrows a question to the combinations at one level of the rest.
func (q *question) with(o, l int, plane []uint64) *question {
	out := &question{option: o, level: l, possible: both(q.possible, plane), acceptable: both(q.acceptable, plane),
		stands: both(q.stands, plane)}
	for _, set := range q.failed {
		if set != nil {
			set = both(set, plane)
		}
		out.failed = append(out.failed, set)
	}
	return out
}

// weigh takes of each combination the best of some states; o is the option of
// the party that stands at one level in them, -1 for none.
func (r *ledger) weigh(o, l int, states []uint64) *question {
	q := &question{option: o, level: l, possible: r.empty(), acceptable: r.empty(), stands: r.empty()}
	best, now := make([]uint32, len(r.first)), r.answered(o)
	r.each(states, func(s int) {
		k := r.of[s]
		if !has(q.possible, int(k)) || r.ranks[s] > best[k] {
			put(q.possible, int(k))
			best[k] = r.ranks[s]
		}
		if r.ranks[s] >= r.worse && (now == nil || has(now, s)) {
			put(q.stands, int(k))
		}
	})
	statements := len(r.c.Parties[r.party].Prefers.Statements)
	q.failed = make([][]uint64, statements+1)
	for k, rank := range best {
		switch by := r.decide[rank]; {
		case !has(q.possible, k):
		case rank >= r.worse:
			put(q.acceptable, k)
		default:
			if by < 0 {
				by = statements
			}
			if q.failed[by] == nil {
				q.failed[by] = r.empty()
			}
			put(q.failed[by], k)
		}
	}
	return q
}

// answered returns the states in which the own answer is as today, where one
// option of the party is asked about; nil where that is all.
func (r *ledger) answered(o int) []uint64 {
	if o < 0 {
		return r.now
	}
	now := r.scope
	for _, other := range r.own {
		if other != o {
			now = both(now, r.sp.At(other, r.c.Options[other].Now))
		}
	}
	return now
}

// each calls f with the states of a set, ascending; nil is all.
func (r *ledger) each(states []uint64, f func(s int)) {
	if states == nil {
		for s := range r.sp.Len() {
			f(s)
		}
		return
	}
	for w, word := range states {
		for ; word != 0; word &= word - 1 {
			f(64*w + bits.TrailingZeros64(word))
		}
	}
}
