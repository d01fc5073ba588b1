package stability

import (
	"fmt"

	"github.com/plenary-talks/plenary"
)

// A relation holds which of a party's own combinations it can move to from which.
// Where guarantees lock options in some states there are several kinds of it.
type relation struct {
	size  int
	words int          // of a set of own combinations
	from  [][][]uint64 // by kind and own combination: those that it can be come to from, as bits; nil where not needed
	axes  [][]axis     // by kind: what it leads to, option by option
	kind  []uint16     // by state; nil where all are of the first kind
	free  bool         // no guarantee locks anything: each option changes by itself
	full  bool         // every combination leads to every other
}

// mostRelated bounds the words of a relation.
const mostRelated = 1 << 21

// relate finds the relations. It reports false where they take too much memory.
func (c *cube) relate() bool {
	c.rel = make([]*relation, len(c.own))
	for _, p := range c.order {
		r := &relation{size: c.own[p], words: (c.own[p] + 63) / 64}
		locks := c.locks(p, r)
		r.free = len(locks) == 1 && len(locks[0]) == 0
		r.full = r.free && c.undoable(p)
		for _, locked := range locks {
			r.axes = append(r.axes, c.axes(p, locked))
		}
		if r.full || r.free && len(c.order) == 1 { // nobody asks
			locks = nil
		}
		if len(locks)*r.size*r.words > mostRelated {
			return false
		}
		for _, locked := range locks {
			r.from = append(r.from, c.table(p, r, locked))
		}
		c.rel[p] = r
	}
	return true
}

// undoable reports whether every change of a party's options can be undone.
func (c *cube) undoable(party int) bool {
	for _, o := range c.open[party] {
		if !c.c.Options[o].Reversible() {
			return false
		}
	}
	return true
}

// locks returns the sets of options that guarantees of a party lock in some
// state, as far as they could be lowered at all; r learns which in which state.
func (c *cube) locks(party int, r *relation) []map[int]bool {
	var sets [][]uint64
	var keeps [][]int
	for i := range c.c.Guarantees {
		if g := &c.c.Guarantees[i]; g.Party == party {
			sets = append(sets, c.sp.Where(g.While))
			keeps = append(keeps, g.Keeps)
		}
	}
	if sets == nil {
		return []map[int]bool{{}}
	}
	of, n := c.sp.Classes(sets...)
	kinds := make([]int, n) // by class; 0 for not met yet
	known := map[string]int{}
	var out []map[int]bool
	r.kind = make([]uint16, len(of))
	for state, class := range of {
		if kinds[class] == 0 {
			locked := c.locked(state, sets, keeps)
			name := fmt.Sprint(locked) // maps print in the order of their keys
			if known[name] == 0 {
				out = append(out, locked)
				known[name] = len(out)
			}
			kinds[class] = known[name]
		}
		r.kind[state] = uint16(kinds[class] - 1)
	}
	if len(out) == 1 {
		r.kind = nil
	}
	return out
}

func (c *cube) locked(state int, sets [][]uint64, keeps [][]int) map[int]bool {
	out := map[int]bool{}
	for i, set := range sets {
		if !has(set, state) {
			continue
		}
		for _, o := range keeps[i] {
			if falls(&c.c.Options[o]) {
				out[o] = true
			}
		}
	}
	return out
}

// falls reports whether some level of an option can be lowered.
func falls(o *plenary.Option) bool {
	for from := range o.Levels {
		for to := range from {
			if o.Allows(from, to) {
				return true
			}
		}
	}
	return false
}

// axes returns what a party's options lead to, the fastest first.
func (c *cube) axes(party int, locked map[int]bool) []axis {
	var out []axis
	for _, o := range c.open[party] {
		a := axisOf(&c.c.Options[o])
		if locked[o] {
			a = a.locked()
		}
		out = append(out, a)
	}
	return out
}

// table works out one kind of a relation: what leads to a combination is what does
// so option by option.
func (c *cube) table(party int, r *relation, locked map[int]bool) (from [][]uint64) {
	room := make([]uint64, r.size*r.words)
	for own := range r.size {
		from = append(from, room[own*r.words:][:r.words])
		for w := range r.words {
			from[own][w] = ^uint64(0)
		}
	}
	stride := 1
	for _, o := range c.open[party] {
		n := len(c.c.Options[o].Levels)
		for l := range n {
			below := make([]uint64, r.words)
			for own := range r.size {
				below[own/64] |= uint64(c.leads(o, own/stride%n, l, locked)) << (own % 64)
			}
			for own := range r.size {
				if own/stride%n == l {
					intersect(from[own], below)
				}
			}
		}
		stride *= n
	}
	return from
}

// leads returns 1 where an option may go from one level to another.
func (c *cube) leads(o, from, to int, locked map[int]bool) int {
	if c.c.Options[o].Allows(from, to) && (to >= from || !locked[o]) {
		return 1
	}
	return 0
}

func intersect(set, with []uint64) {
	for w := range set {
		set[w] &= with[w]
	}
}
