package space

import (
	"context"
	"fmt"
	"math/bits"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// The search fixes options from the last declared (slowest) down, dropping
// branches that a rule certainly excludes, until at most leafStates
// combinations are left; those are tried 64 at a time.
const (
	leafStates = 1 << 14
	maxWork    = 1 << 32 // words of conditions evaluated, and branches tried, before giving up
)

type enumerator struct {
	*Space
	ctx   context.Context
	bound bound
	low   int      // the first low options are tried together
	sets  []uint64 // levels still open, by option
	leaf  expr.Planes
	ones  []uint64
	zeros []uint64
	bad   []uint64
	rule  []uint64
	work  int
	err   error
}

// enumerate fills index with the feasible states, ascending.
func (s *Space) enumerate(ctx context.Context, most bound) error {
	all := s.stride[len(s.c.Options)]
	if len(s.c.Impossible) == 0 {
		if all > uint64(most.states) {
			return most.tooMany(s.c, all)
		}
		s.n = int(all)
		return nil
	}
	progress.Begin(ctx, "finding the feasible states", 0)
	e := &enumerator{Space: s, ctx: ctx, bound: most}
	e.prepare()
	e.search(len(s.c.Options)-1, 0, s.c.Impossible)
	s.n = len(s.index)
	if uint64(s.n) == all {
		s.index = nil
	}
	return e.err
}

func (e *enumerator) prepare() {
	options := e.c.Options
	for e.low < len(options) && e.stride[e.low+1] <= leafStates {
		e.low++
	}
	size := int(e.stride[e.low])
	e.bad, e.rule, e.zeros, e.ones = make([]uint64, words(size)), make([]uint64, words(size)),
		make([]uint64, words(size)), make([]uint64, words(size))
	for i := range e.ones {
		e.ones[i] = ^uint64(0)
	}
	for o := range options {
		e.sets = append(e.sets, 1<<len(options[o].Levels)-1)
		planes := make([][]uint64, len(options[o].Levels))
		for l := 1; l < len(planes) && o < e.low; l++ {
			planes[l] = make([]uint64, words(size))
		}
		for k := 0; k < size && o < e.low; k++ {
			if l := uint64(k) / e.stride[o] % uint64(len(planes)); l > 0 {
				planes[l][k/64] |= 1 << (k % 64)
			}
		}
		e.leaf = append(e.leaf, planes)
	}
}

// search lists the feasible states with index base + anything over options
// up to o; rules are those not yet decided.
func (e *enumerator) search(o int, base uint64, rules []*expr.Expr) {
	if e.stop(1) {
		return
	}
	rules, excluded := e.undecided(rules)
	switch {
	case excluded:
	case len(rules) == 0:
		e.take(base, e.stride[o+1])
	case o < e.low:
		e.tryLeaf(base, rules)
	default:
		all := e.sets[o]
		for l := range e.c.Options[o].Levels {
			e.sets[o] = 1 << l
			e.setPlanes(o, l)
			e.search(o-1, base+uint64(l)*e.stride[o], rules)
		}
		e.sets[o] = all
	}
}

// stop reports whether to give up, having spent some more work.
func (e *enumerator) stop(work int) bool {
	e.work += work
	switch {
	case e.err != nil:
	case e.work > maxWork:
		e.err = tooMuchWork(e.c)
	default:
		e.err = e.ctx.Err()
	}
	return e.err != nil
}

// undecided returns the rules not known to be false, or that one is known to be true.
func (e *enumerator) undecided(rules []*expr.Expr) (left []*expr.Expr, excluded bool) {
	for i, r := range rules {
		if i%256 == 255 && e.stop(0) {
			return nil, true
		}
		switch r.Over(e.sets) {
		case expr.True:
			return nil, true
		case expr.Unknown:
			left = append(left, r)
		}
	}
	return left, false
}

// setPlanes makes option o, not among the low ones, stand at level l in the leaf.
func (e *enumerator) setPlanes(o, l int) {
	for k := 1; k < len(e.leaf[o]); k++ {
		e.leaf[o][k] = e.zeros
	}
	if l > 0 {
		e.leaf[o][l] = e.ones
	}
}

// take lists count states from index base on.
func (e *enumerator) take(base, count uint64) {
	if uint64(len(e.index))+count > uint64(e.bound.states) {
		e.err = e.bound.tooMany(e.c, 0)
		return
	}
	for k := range count {
		e.index = append(e.index, base+k)
	}
}

func (e *enumerator) tryLeaf(base uint64, rules []*expr.Expr) {
	if e.stop(len(rules) * len(e.bad)) {
		return
	}
	clear(e.bad)
	for _, r := range rules {
		if e.err = r.FillContext(e.ctx, e.rule, e.leaf); e.err != nil {
			return
		}
		for i, w := range e.rule {
			e.bad[i] |= w
		}
	}
	for i, w := range e.bad {
		good := ^w
		if left := int(e.stride[e.low]) - 64*i; left < 64 {
			good &= 1<<left - 1
		}
		if e.err == nil && len(e.index)+bits.OnesCount64(good) > e.bound.states {
			e.err = e.bound.tooMany(e.c, 0)
			return
		}
		for ; good != 0; good &= good - 1 {
			e.index = append(e.index, base+uint64(64*i+bits.TrailingZeros64(good)))
		}
	}
}

// buildPlanes lays out, for every option and level, the states at that level.
func (s *Space) buildPlanes(ctx context.Context) error {
	s.planes = make(expr.Planes, len(s.c.Options))
	w := progress.Begin(ctx, "laying out the states"+s.announced(), len(s.c.Options))
	each(len(s.c.Options), func(o int) {
		if w.Err() == nil {
			s.planes[o] = s.planesOf(o)
			_ = w.Done(1)
		}
	})
	return w.Err()
}

// announced tells what a large case will take.
func (s *Space) announced() string {
	if all := Memory(s.c, s.n) >> 20; all >= 256 {
		return fmt.Sprintf(", %d of them in some %d MiB", s.n, all)
	}
	return ""
}

func (s *Space) planesOf(o int) [][]uint64 {
	planes := make([][]uint64, len(s.c.Options[o].Levels))
	stride, radix := s.stride[o], uint64(len(planes))
	if s.index == nil && stride >= 64 {
		for l := 1; l < len(planes); l++ {
			planes[l] = runs(s.n, l*int(stride), int(stride), int(stride*radix))
		}
		return planes
	}
	for l := 1; l < len(planes); l++ {
		planes[l] = make([]uint64, words(s.n))
	}
	shift := bits.TrailingZeros64(stride)
	binary := stride == 1<<shift && radix == 2
	for k := range s.n {
		at := s.indexOf(k)
		var l uint64
		if binary {
			l = at >> shift & 1
		} else {
			l = at / stride % radix
		}
		if l > 0 {
			planes[l][k/64] |= 1 << (k % 64)
		}
	}
	return planes
}
