package expr

import "context"

// unresolved panics with what to do before a condition can be evaluated.
func (e *Expr) unresolved() {
	panic("expr: the names of `" + e.String() + "` stand for nothing yet: call Resolve before evaluating it")
}

// Holds reports whether a resolved e is true in one state, given as level
// positions, 0 for the lowest, by option of the case. It panics where names were
// not resolved or a level is missing.
func (e *Expr) Holds(levels []uint8) bool {
	switch e.Op {
	case Term:
		if e.full == 0 {
			e.unresolved()
		}
		return e.levels>>levels[e.option]&1 == 1
	case Named:
		return e.Args[0].Holds(levels)
	case Not:
		return !e.Args[0].Holds(levels)
	case If:
		return e.Args[0].Holds(levels) || !e.Args[1].Holds(levels)
	case Iff:
		return e.Args[0].Holds(levels) == e.Args[1].Holds(levels)
	}
	for _, a := range e.Args {
		if a.Holds(levels) == (e.Op == Or) {
			return e.Op == Or
		}
	}
	return e.Op == And
}

// Truth is what is known of a condition over a set of states.
type Truth int8

// False and True hold in every state of the set (True may be reported Unknown
// when its parts depend on one another, as in A or not A).
const (
	False   Truth = -1
	Unknown Truth = 0
	True    Truth = 1
)

// Over evaluates a resolved e where option o may take any of the levels in the
// bits of sets[o], by the strong three-valued logic of Kleene (Introduction to
// Metamathematics, 1952, § 64): what it calls true or false is so in each of these
// states. The time is linear in [Expr.Size], however many the states are.
func (e *Expr) Over(sets []uint64) Truth {
	switch e.Op {
	case Term:
		if e.full == 0 {
			e.unresolved()
		}
		set := sets[e.option] & e.full
		switch {
		case set&e.levels == 0:
			return False
		case set&^e.levels == 0:
			return True
		}
		return Unknown
	case Named:
		return e.Args[0].Over(sets)
	case Not:
		return -e.Args[0].Over(sets)
	case If:
		return max(e.Args[0].Over(sets), -e.Args[1].Over(sets))
	case Iff:
		return e.Args[0].Over(sets) * e.Args[1].Over(sets)
	case And:
		t := True
		for _, a := range e.Args {
			t = min(t, a.Over(sets))
		}
		return t
	default: // Or
		t := False
		for _, a := range e.Args {
			t = max(t, a.Over(sets))
		}
		return t
	}
}

// Planes holds, for each option o and each level position l ≥ 1, the states in
// which o stands at l: bit k of word w of Planes[o][l] is state 64w+k. A state
// in no plane of o is at its first level; Planes[o][0] is not read.
type Planes [][][]uint64

// chunk is how many words are evaluated at a time: small enough that the
// intermediate results of a condition stay in the nearest cache.
const chunk = 256

// Fill evaluates a resolved e in 64·len(dst) states at once: bit k of dst[w] is
// set where it is true in state 64w+k. Every plane has len(dst) words. It goes
// over the words in pieces that stay in the nearest cache, so that the time is
// that of size times words, and borrows memory for the depth of e alone.
func (e *Expr) Fill(dst []uint64, planes Planes) {
	_ = e.FillContext(context.Background(), dst, planes)
}

// FillContext is Fill where there are many states, or many parts of a condition. The
// error is the context's; dst is then worth nothing.
func (e *Expr) FillContext(ctx context.Context, dst []uint64, planes Planes) error {
	var room Room
	for lo := 0; lo < len(dst); lo += chunk {
		if lo%(64*chunk) == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		e.FillPart(dst[lo:min(lo+chunk, len(dst))], planes, lo, &room)
	}
	return nil
}

// Room is what evaluation borrows; the zero Room is ready. Who fills many parts
// keeps one, for one goroutine at a time.
type Room struct{ pool [][]uint64 }

// FillPart is Fill for a run of states: bit k of dst[w] is that of state
// 64·(from+w)+k. It is meant for some hundred words at a time.
func (e *Expr) FillPart(dst []uint64, planes Planes, from int, room *Room) {
	for lo := 0; lo < len(dst); lo += chunk {
		e.fill(dst[lo:min(lo+chunk, len(dst))], planes, from+lo, &room.pool)
	}
}

func (e *Expr) fill(dst []uint64, planes Planes, lo int, pool *[][]uint64) {
	if e.Op == Term {
		e.fillTerm(dst, planes[e.option], lo)
		return
	}
	if len(e.Args) == 0 { // Never
		clear(dst)
		return
	}
	e.Args[0].fill(dst, planes, lo, pool)
	switch e.Op {
	case Named:
		return
	case Not:
		invert(dst)
		return
	}
	tmp := take(pool)[:len(dst)]
	for _, a := range e.Args[1:] {
		a.fill(tmp, planes, lo, pool)
		combine(e.Op, dst, tmp)
	}
	*pool = append(*pool, tmp[:chunk])
}

func take(pool *[][]uint64) []uint64 {
	n := len(*pool)
	if n == 0 {
		return make([]uint64, chunk)
	}
	buf := (*pool)[n-1]
	*pool = (*pool)[:n-1]
	return buf
}

func combine(op Op, dst, src []uint64) {
	src = src[:len(dst)]
	switch op {
	case And:
		for i := range dst {
			dst[i] &= src[i]
		}
	case Or:
		for i := range dst {
			dst[i] |= src[i]
		}
	case If:
		for i := range dst {
			dst[i] |= ^src[i]
		}
	case Iff:
		for i := range dst {
			dst[i] = ^(dst[i] ^ src[i])
		}
	}
}

func invert(dst []uint64) {
	for i := range dst {
		dst[i] = ^dst[i]
	}
}

// fillTerm joins the planes of the levels that make the term true; when the
// first level, which has no plane, is among them, those of the other levels,
// inverted.
func (e *Expr) fillTerm(dst []uint64, planes [][]uint64, lo int) {
	if e.full == 0 {
		e.unresolved()
	}
	join := e.levels
	if e.levels&1 == 1 {
		join = e.full &^ e.levels
	}
	clear(dst)
	for l := 1; l < len(planes); l++ {
		if join>>l&1 == 1 {
			combine(Or, dst, planes[l][lo:])
		}
	}
	if e.levels&1 == 1 {
		invert(dst)
	}
}
