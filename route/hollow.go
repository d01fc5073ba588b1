package route

import (
	"slices"

	"github.com/plenary-talks/plenary/expr"
)

// A void is a precondition that is hollow at a destination (docs/theory.md#ways-out)
// unless a lever is pulled: it waives the precondition, or accepts what holds
// at the destination.
type void struct {
	precondition int
	filled       Set
}

// voids lists what may be hollow at a destination.
func (t *table) voids(d int32) []void {
	if t.hollow == nil {
		t.void()
	}
	return t.hollow[d]
}

// void works out what may be hollow at each destination.
func (t *table) void() {
	t.hollow = make([][]void, len(t.wanted))
	now := t.sp.StatusQuo()
	for i := range t.stances {
		s := &t.stances[i]
		if s.refuses == expr.Never {
			continue
		}
		refuses, until := t.sp.Where(s.refuses), t.sp.Where(s.until)
		if has(refuses, now) {
			continue
		}
		var waive Set
		for _, l := range s.waive {
			waive = waive.With(l)
		}
		var accepted [][]uint64
		for _, l := range s.accept {
			accepted = append(accepted, t.sp.Where(t.levers[l].Accept))
		}
		for d, state := range t.wanted {
			if !has(refuses, state) || has(until, state) {
				continue
			}
			filled := waive
			for k, l := range s.accept {
				if has(accepted[k], state) {
					filled = filled.With(l)
				}
			}
			t.hollow[d] = append(t.hollow[d], void{s.precondition, filled})
		}
	}
}

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 == 1 }

// hollowAt lists the preconditions hollow at a destination with levers pulled,
// ascending.
func (t *table) hollowAt(d int32, l Set) []int {
	var out []int
	for _, v := range t.voids(d) {
		if !v.filled.meets(l) {
			out = append(out, v.precondition)
		}
	}
	return out
}

func (s Set) meets(t Set) bool {
	for w := range s {
		if s[w]&t[w] != 0 {
			return true
		}
	}
	return false
}

// subset reports whether every precondition of a is one of b, both ascending.
func subset(a, b []int) bool {
	return !slices.ContainsFunc(a, func(x int) bool { _, ok := slices.BinarySearch(b, x); return !ok })
}
