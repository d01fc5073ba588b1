package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A singly floods a field by single steps, whoever is willing: sets of spots are bits,
// 64 a word, and an option changes in all of them at once. What stances bar and
// guarantees lock is asked of parts of the spots that a step leaves, told apart by which
// of them bind there.
type singly struct {
	*layer
	ctx      context.Context
	planes   [][][]uint64 // by option and digit: the spots at which it stands there; nil until needed
	feasible []uint64
	acting   []actor
	spare    [][]uint64
}

// An actor is a party that can change something.
type actor struct {
	party int
	binds []binds
}

// A binds is what binds a party at some spots: a stance there bars it from others, a
// guarantee locks options.
type binds struct {
	at, bars []uint64
	locks    []int
}

// mostBinding is up to how many stances and guarantees may bind one party. Tests set
// it to -1 to flood the other way.
var mostBinding = 12

// newSingly prepares a flood of a case that differs from that of the layer in its
// stances alone. It reports false where parties are bound by too much, or conditions
// are not kept as sets.
func (l *layer) newSingly(ctx context.Context, c *plenary.Case) (*singly, bool) {
	s := &singly{layer: l, ctx: ctx, planes: make([][][]uint64, len(c.Options))}
	if l.f.wide() {
		return nil, false
	}
	for p := range c.Parties {
		a := actor{party: p}
		if !l.acts[p] {
			continue
		}
		for i := range c.Preconditions {
			if at := &c.Preconditions[i]; at.Party == p && at.Refuses != expr.Never {
				a.binds = append(a.binds, s.stance(at))
			}
		}
		for _, g := range l.guaranteesOf[p] {
			a.binds = append(a.binds, binds{at: l.guarded[g].in, locks: c.Guarantees[g].Keeps})
		}
		none := func(b binds) bool { return b.at == nil }
		if len(a.binds) > mostBinding || slices.ContainsFunc(a.binds, none) {
			return nil, false
		}
		s.acting = append(s.acting, a)
	}
	s.feasible = s.set()
	for _, spot := range l.f.spotOf {
		if spot != noSpot {
			s.feasible[spot/64] |= 1 << (spot % 64)
		}
	}
	return s, true
}

// stance returns where a stance binds its holder, and what it bars then. By a step of
// its holder alone no swap softens it (docs/theory.md#preconditions).
func (s *singly) stance(p *plenary.Precondition) binds {
	refused, until := s.f.test(p.Refuses).in, s.f.test(p.Until).in
	if refused == nil || until == nil {
		return binds{}
	}
	out := binds{at: s.set(), bars: s.set()}
	for w := range refused {
		out.at[w], out.bars[w] = ^refused[w], refused[w]
		if !p.With {
			out.at[w] &^= until[w]
		}
		if p.With || p.Soft {
			out.bars[w] &^= until[w]
		}
	}
	return out
}

func (s *singly) set() []uint64 { return make([]uint64, (s.f.size()+63)/64) }

// from floods from what is reached already, and returns all that is reached.
func (s *singly) from(reached []uint64) ([]uint64, error) {
	reached = slices.Clone(reached)
	front := slices.Clone(reached)
	for filled(front) {
		next := s.set()
		for i := range s.acting {
			s.step(&s.acting[i], 0, front, nil, nil, next)
			if err := s.ctx.Err(); err != nil {
				return nil, err
			}
		}
		for w := range next {
			next[w] &= s.feasible[w] &^ reached[w]
			reached[w] |= next[w]
		}
		front = next
	}
	return reached, nil
}

// step adds to next what steps of an actor lead to from spots of which it is known,
// up to the k-th, what binds it there.
func (s *singly) step(a *actor, k int, spots []uint64, barred [][]uint64, locked []int, next []uint64) {
	switch {
	case !filled(spots):
		return
	case k < len(a.binds):
		b, part := &a.binds[k], s.borrow()
		for w := range part {
			part[w] = spots[w] &^ b.at[w]
		}
		s.step(a, k+1, part, barred, locked, next)
		for w := range part {
			part[w] = spots[w] & b.at[w]
		}
		if b.bars != nil {
			barred = append(barred[:len(barred):len(barred)], b.bars)
		}
		s.step(a, k+1, part, barred, append(locked[:len(locked):len(locked)], b.locks...), next)
		s.spare = append(s.spare, part)
		return
	}
	to := s.borrow()
	copy(to, spots)
	for _, o := range s.c.Parties[a.party].Options {
		allowed := s.allowed[o]
		if slices.Contains(locked, o) {
			allowed = s.rises[o]
		}
		s.change(o, allowed, to)
	}
	for _, set := range barred {
		for w := range to {
			to[w] &^= set[w]
		}
	}
	for w := range to {
		next[w] |= to[w]
	}
	s.spare = append(s.spare, to)
}

func (s *singly) borrow() []uint64 {
	if n := len(s.spare); n > 0 {
		set := s.spare[n-1]
		s.spare = s.spare[:n-1]
		return set
	}
	return s.set()
}

// change adds to a set what changing one option leads to. That is transitive, so that
// what is added may be changed again.
func (s *singly) change(o int, allowed [][]int, set []uint64) {
	for from, tos := range allowed {
		for _, to := range tos {
			shift(set, s.plane(o, from), (to-from)*int(s.f.stride[o]))
		}
	}
}

func (s *singly) plane(o, digit int) []uint64 {
	if s.planes[o] == nil {
		for d := range s.f.levels[o] {
			set := s.set()
			s.f.fill(set, o, uint64(d))
			s.planes[o] = append(s.planes[o], set)
		}
	}
	return s.planes[o][digit]
}

// shift adds to a set its part within a plane, moved by some places, which leads to no
// spot of the plane.
func shift(set, plane []uint64, by int) {
	if by < 0 {
		down, rest := -by/64, uint(-by%64)
		for w := down; w < len(set); w++ {
			part := set[w] & plane[w]
			set[w-down] |= part >> rest
			if rest > 0 && w > down {
				set[w-down-1] |= part << (64 - rest)
			}
		}
		return
	}
	up, rest := by/64, uint(by%64)
	for w := range len(set) - up {
		part := set[w] & plane[w]
		set[w+up] |= part << rest
		if rest > 0 && w+up+1 < len(set) {
			set[w+up+1] |= part >> (64 - rest)
		}
	}
}

// filled reports whether there is anything in a set.
func filled(set []uint64) bool {
	return slices.ContainsFunc(set, func(w uint64) bool { return w != 0 })
}

// singly is within for single steps, with each of some levers pulled by itself or, for
// a nil lever, as things are. It reports false where it does not serve.
func (l *layer) singly(ctx context.Context, levers []*plenary.Lever) ([][]bool, bool, error) {
	s, ok := l.newSingly(ctx, l.c)
	if !ok {
		return nil, false, nil
	}
	now := s.set()
	spot := l.f.spotOf[l.sp.StatusQuo()]
	now[spot/64] |= 1 << (spot % 64)
	asIs, err := s.from(now)
	if err != nil {
		return nil, false, err
	}
	var out [][]bool
	for _, lever := range levers {
		reached := asIs
		if lever != nil { // it takes nothing out of reach
			if s, ok = l.newSingly(ctx, l.c.Pull(lever)); !ok {
				return nil, false, nil
			}
			if reached, err = s.from(asIs); err != nil {
				return nil, false, err
			}
		}
		in := make([]bool, l.sp.Len())
		for state, spot := range l.f.spotOf {
			in[state] = spot != noSpot && reached[spot/64]>>(spot%64)&1 == 1
		}
		out = append(out, in)
	}
	return out, true, nil
}
