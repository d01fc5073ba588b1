package far

import "math/big"

// count returns how many combinations are in a set.
func (d *diagram) count(s set) *big.Int {
	known := map[set]*big.Int{}
	var below func(s set) *big.Int // by the options from that of s on
	below = func(s set) *big.Int {
		if s <= all {
			return big.NewInt(int64(s))
		}
		if n, ok := known[s]; ok {
			return n
		}
		d.step()
		n := new(big.Int)
		for _, k := range d.childrenOf(s) {
			n.Add(n, d.times(below(k), int(d.at[s])+1, int(d.at[k])))
		}
		known[s] = n
		return n
	}
	return d.times(below(s), 0, int(d.at[s]))
}

// times multiplies a number by those of levels at places of a range.
func (d *diagram) times(n *big.Int, from, to int) *big.Int {
	out := new(big.Int).Set(n)
	for at := from; at < to; at++ {
		out.Mul(out, big.NewInt(int64(d.sizes[at])))
	}
	return out
}

// away returns in how many options, at least, what is in a set differs from some
// levels, by places; -1 of the empty set.
func (d *diagram) away(s set, from []uint8) int {
	const never = 1 << 20
	known := map[set]int{none: never, all: 0}
	var least func(s set) int
	least = func(s set) int {
		if n, ok := known[s]; ok {
			return n
		}
		d.step()
		n := never
		for l, k := range d.childrenOf(s) {
			more := 1
			if l == int(from[d.at[s]]) {
				more = 0
			}
			n = min(n, more+least(k))
		}
		known[s] = n
		return n
	}
	if s == none {
		return -1
	}
	return least(s)
}

// around returns the combinations that differ in exactly n of the options at some
// places from some levels.
func (d *diagram) around(from []uint8, places []int, n int) set {
	by := make([]set, n+1) // by how many more must differ, at the places to come
	by[0] = all
	var kids [64]set
	for i := len(places) - 1; i >= 0; i-- {
		at := places[i]
		for k := n; k >= 0; k-- {
			for l := range d.sizes[at] {
				switch {
				case l == int(from[at]):
					kids[l] = by[k]
				case k > 0:
					kids[l] = by[k-1]
				default:
					kids[l] = none
				}
			}
			by[k] = d.node(at, kids[:d.sizes[at]])
		}
	}
	return by[n]
}
