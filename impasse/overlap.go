package impasse

import (
	"math/bits"

	"github.com/plenary-talks/plenary"
)

// NoOverlap says that no state is better, and which statements, left out,
// would make one so.
type NoOverlap struct {
	Drops [][]Drop // the smallest sets of statements: all of one, or else all of two
	Tried bool     // whether all of that size were tried
}

// A Drop is a statement left out, and the better states there would be.
type Drop struct{ Party, Statement int }

// Kind names the finding.
func (NoOverlap) Kind() string { return "no-overlap" }

// maxPairs bounds the pairs of statements that are tried.
const maxPairs = 20_000

func (q *inquiry) noOverlap() error {
	if len(q.better) > 0 || len(q.sp.Asked()) == 0 {
		return nil
	}
	o := newOverlap(q)
	n := NoOverlap{Tried: true}
	for _, d := range o.all {
		if o.any(d) {
			n.Drops = append(n.Drops, []Drop{d})
		}
	}
	if pairs := len(o.all) * (len(o.all) - 1) / 2; len(n.Drops) == 0 {
		n.Tried = pairs <= maxPairs
		for i, a := range o.all {
			for _, b := range o.all[i+1:] {
				if n.Tried && q.ctx.Err() == nil && o.any(a, b) {
					n.Drops = append(n.Drops, []Drop{a, b})
				}
			}
		}
	}
	q.found(n, plenary.Unmarked, nil)
	return q.ctx.Err()
}

// overlap tells, from the truth of every statement in every state, which
// states would be better with some of them left out.
type overlap struct {
	q     *inquiry
	all   []Drop
	truth [][][]uint64 // by party and statement
}

func newOverlap(q *inquiry) *overlap {
	o := &overlap{q: q, truth: make([][][]uint64, len(q.c.Parties))}
	for p := range q.c.Parties {
		for i, s := range q.c.Parties[p].Prefers.Statements {
			o.all = append(o.all, Drop{p, i})
			o.truth[p] = append(o.truth[p], q.sp.Where(s.Want))
		}
	}
	return o
}

// any says whether some state would be better without the statements.
func (o *overlap) any(without ...Drop) bool {
	better := make([]uint64, (o.q.sp.Len()+63)/64)
	for w := range better {
		better[w] = ^uint64(0)
	}
	for _, p := range o.q.sp.Asked() {
		prefers := o.prefers(p, without)
		for w := range better {
			better[w] &= prefers[w]
		}
	}
	if tail := o.q.sp.Len() % 64; tail > 0 {
		better[len(better)-1] &= 1<<tail - 1
	}
	n := 0
	for _, w := range better {
		n += bits.OnesCount64(w)
	}
	return n > 0
}

// prefers returns the states a party would prefer to the status quo.
func (o *overlap) prefers(p int, without []Drop) []uint64 {
	better, even := make([]uint64, (o.q.sp.Len()+63)/64), make([]uint64, (o.q.sp.Len()+63)/64)
	for w := range even {
		even[w] = ^uint64(0)
	}
	if len(o.truth[p]) == 0 { // a ranking
		for s := range o.q.sp.Len() {
			if o.q.sp.Rank(p, s) > o.q.sp.Rank(p, o.q.now) {
				better[s/64] |= 1 << (s % 64)
			}
		}
		return better
	}
	for i, truth := range o.truth[p] {
		if has(without, Drop{p, i}) {
			continue
		}
		holds := truth[o.q.now/64]>>(o.q.now%64)&1 == 1
		for w := range even {
			if holds {
				even[w] &= truth[w]
			} else {
				better[w] |= even[w] & truth[w]
				even[w] &^= truth[w]
			}
		}
	}
	return better
}

func has(drops []Drop, d Drop) bool {
	for _, x := range drops {
		if x == d {
			return true
		}
	}
	return false
}
