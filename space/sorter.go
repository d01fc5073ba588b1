package space

import "math/bits"

// A sorter numbers states in the order of 64-bit keys: by the first bits that
// differ into parts that the nearest caches hold, and each part by those that
// differ in it, eight at a time from the last (radix sort; Knuth, The Art of
// Computer Programming, volume 3, 1998, section 5.2.5).
type sorter struct {
	keys, keys2     []uint64 // by state; then in order
	states, states2 []uint32
}

const (
	firstBits = 11
	onePart   = 1 << 13 // fewer states are not divided
	fewStates = 48      // and these are put in order one by one
)

// grow makes room for n keys.
func (s *sorter) grow(n int) {
	if len(s.keys) < n {
		s.keys, s.keys2 = make([]uint64, n), make([]uint64, n)
		s.states, s.states2 = make([]uint32, n), make([]uint32, n)
	}
}

// number writes the place of every state in the order of keys, equal ones
// sharing a place, and returns how many places there are.
func (r *ranker) number(ranks []uint32) int {
	keys, states := r.keys[:r.n], r.states[:r.n]
	for i := range states {
		states[i] = uint32(i)
	}
	if r.n <= onePart {
		r.sortPart(keys, states, r.keys2, r.states2)
		_ = r.work.Done(r.n)
		return assign(ranks, keys, states, 0)
	}
	varying := squeeze(keys)
	shift := max(bits.Len64(varying)-firstBits, 0)
	first := r.divide(shift)
	tiers := 0
	for b := range first[:len(first)-1] {
		lo, hi := first[b], first[b+1]
		if lo == hi {
			continue
		}
		r.sortPart(r.keys2[lo:hi], r.states2[lo:hi], keys, states)
		tiers = assign(ranks, r.keys2[lo:hi], r.states2[lo:hi], tiers)
		if r.work.Done(hi-lo) != nil {
			break
		}
	}
	return tiers
}

// divide brings keys and states into parts by what is left of the keys after a
// shift, and returns where each begins, with one more at the end.
func (r *ranker) divide(shift int) []int {
	first := make([]int, 1<<firstBits+1)
	for _, k := range r.keys[:r.n] {
		first[k>>shift+1]++
	}
	for b := range first[1:] {
		first[b+1] += first[b]
	}
	next := first[: 1<<firstBits : 1<<firstBits]
	next = append([]int(nil), next...)
	for state, k := range r.keys[:r.n] {
		at := next[k>>shift]
		next[k>>shift]++
		r.keys2[at], r.states2[at] = k, uint32(state)
	}
	return first
}

// assign numbers states that stand in the order of their keys, from a number on.
func assign(ranks []uint32, keys []uint64, states []uint32, from int) (next int) {
	at := uint32(from)
	for i, state := range states {
		if i > 0 && keys[i] != keys[i-1] {
			at++
		}
		ranks[state] = at
	}
	return int(at) + 1
}

// sortPart sorts keys, with their states; the others are room.
func (s *sorter) sortPart(keys []uint64, states []uint32, keys2 []uint64, states2 []uint32) {
	if len(keys) <= fewStates {
		insert(keys, states)
		return
	}
	length := bits.Len64(squeeze(keys))
	a, b, sa, sb := keys, keys2[:len(keys)], states, states2[:len(keys)]
	for shift := 0; shift < length; shift += 8 {
		pass(a, b, sa, sb, shift)
		a, b, sa, sb = b, a, sb, sa
	}
	if &a[0] != &keys[0] {
		copy(keys, a)
		copy(states, sa)
	}
}

// insert sorts a few.
func insert(keys []uint64, states []uint32) {
	for i := range keys {
		k, s, at := keys[i], states[i], i
		for ; at > 0 && keys[at-1] > k; at-- {
			keys[at], states[at] = keys[at-1], states[at-1]
		}
		keys[at], states[at] = k, s
	}
}

// pass moves keys and states to b and sb in the order of eight bits.
func pass(a, b []uint64, sa, sb []uint32, shift int) {
	var next [256]uint32
	for _, k := range a {
		next[uint8(k>>shift)]++
	}
	at := uint32(0)
	for d, n := range next {
		next[d] = at
		at += n
	}
	for i, k := range a {
		at := next[uint8(k>>shift)]
		next[uint8(k>>shift)]++
		b[at], sb[at] = k, sa[i]
	}
}

// squeeze leaves of keys only the bits in which some of them differ, side by
// side from the last, which keeps their order. It returns these bits, all set
// (Warren, Hacker's Delight, 2013, section 7-4).
func squeeze(keys []uint64) uint64 {
	or, and := uint64(0), ^uint64(0)
	for _, k := range keys {
		or |= k
		and &= k
	}
	wanted := or &^ and
	low := uint64(1)<<bits.OnesCount64(wanted) - 1
	if wanted == low {
		for i := range keys {
			keys[i] &= low
		}
		return low
	}
	var moved [6]uint64
	left, zeros := wanted, ^wanted<<1
	for i := range moved {
		odd := zeros
		for by := 1; by < 64; by <<= 1 {
			odd ^= odd << by
		}
		moved[i] = odd & left
		left = left ^ moved[i] | moved[i]>>(1<<i)
		zeros &^= odd
	}
	for i, k := range keys {
		k &= wanted
		for j, m := range moved {
			t := k & m
			k = k ^ t | t>>(1<<j)
		}
		keys[i] = k
	}
	return low
}
