package record

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A bitset is a set of small numbers. Those used together have the same length.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) remove(i int)   { b[i/64] &^= 1 << (i % 64) }

func (b bitset) and(c bitset) bitset {
	out := slices.Clone(b)
	for i := range out {
		out[i] &= c[i]
	}
	return out
}

func (b bitset) or(c bitset) bitset {
	out := slices.Clone(b)
	for i := range out {
		out[i] |= c[i]
	}
	return out
}

func (b bitset) without(c bitset) bitset {
	out := slices.Clone(b)
	for i := range out {
		out[i] &^= c[i]
	}
	return out
}

func (b bitset) empty() bool { return b.lastOf(b) < 0 }

// lastOf is the greatest number that two sets share; -1 when there is none.
func (b bitset) lastOf(c bitset) int {
	for i, w := range slices.Backward(b) {
		if w &= c[i]; w != 0 {
			return i*64 + bits.Len64(w) - 1
		}
	}
	return -1
}

// list is the set in ascending order.
func (b bitset) list() []int {
	var out []int
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			out = append(out, i*64+bits.TrailingZeros64(w))
		}
	}
	return out
}

// key is the set as the key of a map.
func (b bitset) key() string {
	out := make([]byte, 0, 8*len(b))
	for _, w := range b {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return string(out)
}
