package space

import (
	"context"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Attainable returns the states to which joint moves of any parties lead from
// the status quo, itself among them: bit k of word w is state 64w+k. Closed
// options stand where they are or, with opened set, count as open
// (docs/theory.md#better-and-best). Of a case without a status quo these are all
// states. The set must not be written to.
func (s *Space) Attainable(opened bool) []uint64 {
	if opened {
		return s.attainable[1]
	}
	return s.attainable[0]
}

// CanComeAbout reports whether joint moves lead to a state once all closed
// options are opened.
func (s *Space) CanComeAbout(state int) bool { return has(s.attainable[1], state) }

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 == 1 }

// attain finds the states that joint moves lead to.
func (s *Space) attain(ctx context.Context) error {
	if s.c.NoStatusQuo {
		all := slices.Repeat([]uint64{^uint64(0)}, words(s.n))
		trim(all, s.n)
		s.attainable = [2][]uint64{all, all}
		return nil
	}
	progress.Begin(ctx, "finding what can still come about", 0)
	for i := range s.attainable {
		if i == 1 && !slices.ContainsFunc(s.c.Options, func(o plenary.Option) bool { return o.Closed != "" }) {
			s.attainable[1] = s.attainable[0]
			break
		}
		if err := s.joint(ctx, i == 1); err != nil {
			return err
		}
	}
	return nil
}

// A joint search goes from sets of states to what follows by one joint move.
// Each option changes by itself, so the move is a product over options and,
// where guarantees lock nothing, one move does for any number of them. States
// are therefore gone on from together where they lock the same options.
type joint struct {
	*Space
	options []plenary.Option // as open as asked
	within  []uint64         // what follows from the status quo with nothing locked
	reached []uint64

	locks   [][]bool // sets of options that guarantees lock: by option
	lock    []uint32 // of each state, among locks
	pending [][]int  // by lock: states reached and not gone on from
	bound   []int    // options whose levels, within that set, do not all lead to one another
	cube    *cube    // of these; nil where it would be much larger than the states
	cell    []uint32 // of each state in it
}

func (s *Space) joint(ctx context.Context, opened bool) error {
	j := &joint{Space: s, options: slices.Clone(s.c.Options)}
	for o := range j.options {
		if opened {
			j.options[o].Closed = ""
		}
	}
	j.within = j.follows(s.StatusQuo(), make([]bool, len(j.options)))
	j.reached = j.within
	var err error
	if j.findLocks(); len(j.locks) > 1 || slices.Contains(j.locks[0], true) {
		err = j.search(ctx)
	}
	s.attainable[bit(opened)] = j.reached
	return err
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// follows returns the states that one joint move leads to from a state, itself
// among them, where certain options may not be lowered.
func (j *joint) follows(state int, locked []bool) []uint64 {
	out := make([]uint64, words(j.n))
	for w := range out {
		out[w] = ^uint64(0)
	}
	trim(out, j.n)
	for o, l := range j.Levels(state, nil) {
		if barred := j.barred(o, int(l), locked[o]); barred != 0 {
			for k := range j.options[o].Levels {
				if barred>>k&1 == 1 {
					j.without(out, o, k)
				}
			}
		}
	}
	return out
}

// without takes the states at a level of an option out of a set.
func (s *Space) without(set []uint64, o, level int) {
	if level > 0 {
		for w, plane := range s.planes[o][level] {
			set[w] &^= plane
		}
		return
	}
	for w := range set { // the first level is in no plane
		above := uint64(0)
		for _, plane := range s.planes[o][1:] {
			above |= plane[w]
		}
		set[w] &= above
	}
}

// barred returns, as bits, the levels to which an option may not go.
func (j *joint) barred(o, from int, locked bool) uint64 {
	var out uint64
	for to := range j.options[o].Levels {
		if !j.options[o].Allows(from, to) || locked && to < from {
			out |= 1 << to
		}
	}
	return out
}

// findLocks sorts states by the options that guarantees lock in them, as far
// as those could be lowered at all.
func (j *joint) findLocks() {
	c := newClasses(j.n)
	var while [][]uint64
	for i := range j.c.Guarantees {
		while = append(while, j.Where(j.c.Guarantees[i].While))
		c.split(while[i])
	}
	j.locks, j.lock = make([][]bool, c.compact()), c.of
	for state, l := range j.lock {
		if j.locks[l] != nil {
			continue
		}
		j.locks[l] = make([]bool, len(j.options))
		for i := range j.c.Guarantees {
			for _, o := range j.c.Guarantees[i].Keeps {
				j.locks[l][o] = j.locks[l][o] || has(while[i], state) && j.falls(o)
			}
		}
	}
}

// falls reports whether an option could be lowered within what joint moves
// lead to.
func (j *joint) falls(o int) bool {
	able := ^j.barred(o, j.options[o].Now, false)
	for from := range j.options[o].Levels {
		below := uint64(1)<<from - 1
		if able>>from&1 == 1 && ^j.barred(o, from, false)&below != 0 {
			return true
		}
	}
	return false
}

// findBound lists the options whose levels, within what joint moves lead to,
// do not all lead to one another.
func (j *joint) findBound() {
	for o := range j.options {
		able := ^j.barred(o, j.options[o].Now, false)
		locked := slices.ContainsFunc(j.locks, func(l []bool) bool { return l[o] })
		for from := range j.options[o].Levels {
			if able>>from&1 == 1 && able&j.barred(o, from, locked) != 0 {
				j.bound = append(j.bound, o)
				break
			}
		}
	}
}

// search finds what joint moves lead to. What follows from a state is covered
// by what followed from where it was come from, unless it locks less.
func (j *joint) search(ctx context.Context) error {
	j.reached, j.pending = make([]uint64, words(j.n)), make([][]int, len(j.locks))
	j.findBound()
	if j.cube = j.newCube(j.bound); j.cube != nil {
		j.cell = make([]uint32, j.n)
		for state := range j.cell {
			j.cell[state] = uint32(j.cube.place(state))
		}
	}
	now := j.StatusQuo()
	j.reached[now/64] |= 1 << (now % 64)
	j.pending[j.lock[now]] = []int{now}
	for !slices.Equal(j.reached, j.within) {
		l := slices.IndexFunc(j.pending, func(p []int) bool { return len(p) > 0 })
		if l < 0 {
			return nil
		}
		from := j.pending[l]
		j.pending[l] = nil
		if err := j.goOn(ctx, l, from); err != nil {
			return err
		}
	}
	return nil
}

// goOn takes one joint move from states that lock the same options.
func (j *joint) goOn(ctx context.Context, lock int, from []int) error {
	if j.cube != nil {
		j.take(lock, j.followAll(from, j.locks[lock]))
		return ctx.Err()
	}
	done := map[string]bool{} // by the levels of bound options
	for _, state := range from {
		if key := j.key(state); !done[key] {
			done[key] = true
			j.take(lock, j.follows(state, j.locks[lock]))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// followAll returns the states that one joint move leads to from any of some
// states, in which the same options are locked.
func (j *joint) followAll(from []int, locked []bool) []uint64 {
	set := j.cube.set
	clear(set)
	for _, state := range from {
		set[j.cell[state]/64] |= 1 << (j.cell[state] % 64)
	}
	for i, o := range j.bound {
		j.change(i, o, locked[o])
	}
	out := make([]uint64, words(j.n))
	for w, within := range j.within {
		for ; within != 0; within &= within - 1 {
			k := bits.TrailingZeros64(within)
			cell := j.cell[64*w+k]
			out[w] |= set[cell/64] >> (cell % 64) & 1 << k
		}
	}
	return out
}

// change lets one option go to every level it may, a level at a time: what it
// may do in one go it may do in steps, and the other way round.
func (j *joint) change(i, o int, locked bool) {
	option, c := &j.options[o], j.cube
	top := len(option.Levels) - 1
	for l := range top {
		if option.Allows(l, l+1) {
			c.shift(c.planes[i][l], c.stride[i])
		}
	}
	for l := top; l > 0; l-- {
		if option.Allows(l, l-1) && !locked {
			c.shift(c.planes[i][l], -c.stride[i])
		}
	}
}

// key is the levels of bound options in a state.
func (j *joint) key(state int) string {
	levels := j.Levels(state, nil)
	var out []byte
	for _, o := range j.bound {
		out = append(out, levels[o])
	}
	return string(out)
}

// take notes states come to from others with a lock. Those new, and locking
// less, are yet to be gone on from.
func (j *joint) take(lock int, states []uint64) {
	for w := range states {
		fresh := states[w] &^ j.reached[w]
		j.reached[w] |= fresh
		for ; fresh != 0; fresh &= fresh - 1 {
			state := 64*w + bits.TrailingZeros64(fresh)
			if at := j.lock[state]; !covers(j.locks[at], j.locks[lock]) {
				j.pending[at] = append(j.pending[at], state)
			}
		}
	}
}

// covers reports whether a locks all that b locks.
func covers(a, b []bool) bool {
	for o := range a {
		if b[o] && !a[o] {
			return false
		}
	}
	return true
}
