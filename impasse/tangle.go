package impasse

import (
	"context"
	"encoding/binary"
	"slices"
)

// A tangle is the preconditions that are not met: those that cannot be, and
// those that wait for one another. Of the latter it knows, kind of state by kind of
// state, which of them are met and which refuse it.
type tangle struct {
	never []int // cannot be met
	links []int // what is left when all that can be discharged is

	meets, refusedBy [][]int32 // by kind: places in links
	met, refuses     [][]int32 // by place in links: kinds

	work int
}

// The search for circles is bounded by how many are listed, and by its work in
// kinds of states looked at and perSet more for each set of links.
const (
	maxCircles = 256
	maxTangled = 1 << 25
	perSet     = 100
)

// circles lists the circles: the minimal sets of links none of which is met
// without what one of the set refuses. all reports whether there are no others.
//
// Any union of sets that hold fast is another, so every set has a largest part
// that does (fast). One circle is found by leaving out one link after another
// as long as something holds. Any other lacks a link of it, so the search goes
// on without each in turn.
func (t *tangle) circles(ctx context.Context) (out [][]int, all bool) {
	whole := newBitset(len(t.links))
	for i := range t.links {
		whole[i/64] |= 1 << (i % 64)
	}
	queue, seen, known := []bitset{t.fast(whole)}, map[string]bool{}, map[string]bool{}
	for all = true; len(queue) > 0; queue = queue[1:] {
		if ctx.Err() != nil || t.work > maxTangled {
			all = false
			break
		}
		set := queue[0]
		if k := key(set); seen[k] || len(set.list()) == 0 {
			continue
		} else {
			seen[k] = true
		}
		circle := t.minimal(set)
		if k := key(circle); !known[k] {
			if len(out) == maxCircles {
				all = false
				break
			}
			known[k] = true
			out = append(out, t.preconditions(circle))
		}
		for _, i := range circle.list() {
			queue = append(queue, t.fast(set.without(i)))
		}
	}
	slices.SortFunc(out, byLinks)
	return out, all
}

func key(set bitset) string {
	var out []byte
	for _, w := range set {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return string(out)
}

func (set bitset) without(i int) bitset {
	out := slices.Clone(set)
	out[i/64] &^= 1 << (i % 64)
	return out
}

func (t *tangle) preconditions(set bitset) []int {
	var out []int
	for _, i := range set.list() {
		out = append(out, t.links[i])
	}
	return out
}

// minimal leaves out one link after another as long as something holds fast.
func (t *tangle) minimal(set bitset) bitset {
	for _, i := range set.list() {
		if !set.has(i) {
			continue
		}
		if rest := t.fast(set.without(i)); len(rest.list()) > 0 {
			set = rest
		}
	}
	return set
}

// fast returns the largest part of a set none of which is met without what one
// of it refuses: one link is discharged after another, each with what it
// refused.
func (t *tangle) fast(set bitset) bitset {
	set = slices.Clone(set)
	refusals := make([]int32, len(t.refusedBy)) // by kind: how many of the set refuse it
	for _, i := range set.list() {
		for _, k := range t.refuses[i] {
			refusals[k]++
		}
		t.work += len(t.refuses[i])
	}
	t.work += len(refusals) + perSet
	var free []int32 // kinds that none refuses
	for k, n := range refusals {
		if n == 0 {
			free = append(free, int32(k))
		}
	}
	for ; len(free) > 0; free = free[1:] {
		for _, i := range t.meets[free[0]] {
			if !set.has(int(i)) {
				continue
			}
			set[i/64] &^= 1 << (i % 64)
			t.work += len(t.refuses[i])
			for _, k := range t.refuses[i] {
				if refusals[k]--; refusals[k] == 0 {
					free = append(free, k)
				}
			}
		}
	}
	return set
}

// blockers lists the preconditions of a circle that stand in the way of one:
// those that refuse some way of meeting it.
func (t *tangle) blockers(p int, circle []int) []int {
	i := slices.Index(t.links, p)
	var out []int
	for _, other := range circle {
		j := int32(slices.Index(t.links, other))
		if slices.ContainsFunc(t.met[i], func(k int32) bool { return slices.Contains(t.refusedBy[k], j) }) {
			out = append(out, other)
		}
	}
	return out
}
