package lean

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A finder holds what edits leave as it is.
type finder struct {
	ctx   context.Context
	sp    *space.Space
	c     *plenary.Case
	now   int
	q     Query
	ways  []*way
	truth [][][]uint64 // by party and statement: the states in which it holds
	every []uint64     // all states
	can   []uint64     // of these, those that can still come about
	sides []sides      // by party, as it ranks states unedited
	moves map[moveAt][]int

	levels [2][]uint8 // room for those of two states
}

// A moveAt is a question for the moves of a party from a state.
type moveAt struct {
	blocks *space.Blocks // of the party: those of another layout may be others
	state  int
}

// sides are the states that a party ranks above the status quo, and those with it.
type sides struct{ above, with []uint64 }

// An edit is other wishes of one party: some of its statements, in some order.
type edit struct {
	party  int
	wishes []int
	sides  sides
	better []uint64 // what is better then; nil until asked for
	accept []uint64 // what is acceptable then; nil until asked for
	anew   []layout // the case ranked anew, as far as asked for
}

func newFinder(ctx context.Context, sp *space.Space, q Query) (*finder, error) {
	f := &finder{ctx: ctx, sp: sp, c: sp.Case(), now: sp.StatusQuo(), q: q, moves: map[moveAt][]int{}}
	f.every, f.can = f.where(func(int) bool { return true }), f.where(sp.CanComeAbout)
	for p := range f.c.Parties {
		var truth [][]uint64
		prefers := &f.c.Parties[p].Prefers
		for i := range prefers.Statements {
			truth = append(truth, sp.Where(prefers.Statements[i].Want))
		}
		f.truth = append(f.truth, truth)
		now := sp.Rank(p, f.now)
		f.sides = append(f.sides, sides{f.where(func(s int) bool { return sp.Rank(p, s) > now }),
			f.where(func(s int) bool { return sp.Rank(p, s) == now })})
	}
	for i := range q.Ways {
		w, err := f.way(q.Ways[i])
		if err != nil {
			return nil, err
		}
		f.ways = append(f.ways, w)
	}
	return f, ctx.Err()
}

// where is a set of states.
func (f *finder) where(holds func(state int) bool) []uint64 {
	out := make([]uint64, (f.sp.Len()+63)/64)
	for s := range f.sp.Len() {
		if holds(s) {
			out[s/64] |= 1 << (s % 64)
		}
	}
	return out
}

func has(set []uint64, s int) bool { return set[s/64]>>(s%64)&1 == 1 }

func none(set []uint64) bool { return !slices.ContainsFunc(set, func(w uint64) bool { return w != 0 }) }

// edit works out where an edit leaves states for its party, against the status quo.
func (f *finder) edit(party int, wishes []int) *edit {
	e := &edit{party: party, wishes: wishes}
	e.sides.above = make([]uint64, (f.sp.Len()+63)/64)
	e.sides.with = slices.Clone(f.every)
	for _, i := range wishes {
		holds, now := f.truth[party][i], has(f.truth[party][i], f.now)
		for w := range holds {
			if now {
				e.sides.with[w] &= holds[w]
			} else {
				e.sides.above[w] |= e.sides.with[w] & holds[w]
				e.sides.with[w] &^= holds[w]
			}
		}
	}
	return e
}

// compare is positive where a party prefers state a to state b under an edit, and
// negative where it prefers b.
func (f *finder) compare(e *edit, party, a, b int) int {
	if party != e.party {
		return int(f.sp.Rank(party, a)) - int(f.sp.Rank(party, b))
	}
	for _, i := range e.wishes {
		x, y := has(f.truth[party][i], a), has(f.truth[party][i], b)
		switch {
		case x && !y:
			return 1
		case y && !x:
			return -1
		}
	}
	return 0
}

// sidesOf are those of a party under an edit.
func (f *finder) sidesOf(e *edit, party int) *sides {
	if party == e.party {
		return &e.sides
	}
	return &f.sides[party]
}

// destinations is what ways can lead to under an edit: better states, or
// acceptable ones.
func (f *finder) destinations(e *edit, better bool) []uint64 {
	at := &e.accept
	if better {
		at = &e.better
	}
	if *at == nil {
		*at = f.findDestinations(e, better)
	}
	return *at
}

// findDestinations puts together what each party asks for
// (docs/theory.md#better-and-best).
func (f *finder) findDestinations(e *edit, better bool) []uint64 {
	out, gains := slices.Clone(f.can), make([]uint64, len(f.can))
	for p := range f.c.Parties {
		s := f.sidesOf(e, p)
		wishes := !none(s.above)
		for w := range out {
			gains[w] |= s.above[w]
			switch {
			case better && wishes:
				out[w] &= s.above[w]
			default: // where all states tie, none is left out
				out[w] &= s.above[w] | s.with[w]
			}
		}
	}
	for w := range out {
		out[w] &= gains[w]
	}
	return out
}
