package space

import (
	"context"
	"slices"
)

// Best keeps of some states those than which no other of them is at least as
// good for every party and strictly preferred by one, ascending. The work is
// that of states times those kept. When ctx ends it returns nothing.
func (s *Space) Best(ctx context.Context, states []int) []int {
	f := &front{parties: s.Asked()}
	vectors := make([][]uint32, len(states))
	order := make([]int, len(states))
	for i, state := range states {
		v := make([]uint32, 0, len(f.parties))
		for _, p := range f.parties {
			v = append(v, s.Rank(p, state))
		}
		vectors[i], order[i] = v, i
	}
	// whatever is better than another comes before it
	slices.SortFunc(order, func(a, b int) int { return slices.Compare(vectors[b], vectors[a]) })
	var out []int
	best := false
	for k, i := range order {
		if k%256 == 0 && ctx.Err() != nil {
			return nil
		}
		if k == 0 || !slices.Equal(vectors[i], vectors[order[k-1]]) {
			best = f.add(vectors[i])
		}
		if best {
			out = append(out, states[i])
		}
	}
	slices.Sort(out)
	return out
}

// A front is the ranks of states none of which is better than another.
type front struct {
	parties []int
	ranks   []uint32 // side by side, those of a state after those of another
}

// add takes in a state unless one of the front is better. One that is found to
// be moves forward: it is likely to be better than the next as well.
func (f *front) add(v []uint32) bool {
	n := len(v)
	for at := 0; at < len(f.ranks); at += n {
		if !atLeast(f.ranks[at:at+n], v) {
			continue
		}
		to := at / n / 2 * n
		for j := range n {
			f.ranks[at+j], f.ranks[to+j] = f.ranks[to+j], f.ranks[at+j]
		}
		return false
	}
	f.ranks = append(f.ranks, v...)
	return true
}

func atLeast(a, b []uint32) bool {
	b = b[:len(a)]
	for i, r := range a {
		if r < b[i] {
			return false
		}
	}
	return true
}
