package answer

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
)

// maxTakings bounds the work of looking for what may be taken back, in states
// looked at; preconditions that would need more are passed over.
const maxTakings = 1 << 20

// A taking is an option that its party would rather lower again once it has
// what a precondition held back for it.
type taking struct {
	option  int
	level   int   // the lowest from which it would
	waiting []int // preconditions that wait for it
}

// takenBack notes options that a precondition waits for and that their party
// would lower again as soon as what was refused has come for good. Such a way
// out ends in a state that is hollow (docs/theory.md#ways-out).
func (g *checker) takenBack() {
	of, sp := g.c, g.sp
	if len(of.Preconditions) == 0 || of.NoStatusQuo {
		return
	}
	left := maxTakings
	ends := destinations(sp)
	var found []taking
	for i := range of.Preconditions {
		for _, o := range of.Preconditions[i].Until.Options(nil) {
			s := newTaker(sp, i, o, ends, &left)
			if level := s.search(); level >= 0 {
				at := slices.IndexFunc(found, func(t taking) bool { return t.option == o })
				if at < 0 {
					at, found = len(found), append(found, taking{option: o, level: level})
				}
				found[at].level = min(found[at].level, level)
				found[at].waiting = append(found[at].waiting, i)
			}
		}
	}
	for _, t := range found {
		g.taking(t)
	}
}

func (g *checker) taking(t taking) {
	of := g.c
	o := &of.Options[t.option]
	n := Note{Code: "taken-back", Options: []OptionID{g.option(t.option)}, Party: g.party(o.Party),
		Write: []string{"final: " + flow(o.Levels[t.level])}}
	for _, i := range t.waiting {
		n.Stances = append(n.Stances, StanceID(of.Preconditions[i].ID))
	}
	first := &of.Preconditions[t.waiting[0]]
	if !slices.ContainsFunc(first.Refuses.Options(nil), func(r int) bool { return of.Options[r].Party == o.Party }) {
		n.Write = append(n.Write, fmt.Sprintf("{party: %s, while: %s, keeps: %s}", of.Parties[o.Party].ID,
			outlet.Name(first.Refuses.String()), o.ID))
	}
	g.note([]string{"options", o.ID}, n)
}

// A taker looks for states where a precondition's until and what it refuses
// both hold and an option is lowered so that until no longer does.
type taker struct {
	sp             *space.Space
	pre            *plenary.Precondition
	option         int
	refused, until []uint64
	ends           []uint64        // where a way out may end
	left           *int            // states it may still look at
	from, to       []uint8         // of the states at hand
	undoes         map[uint32]bool // by cell of the holder: a move of it leads to where what it refuses is not so
}

func newTaker(sp *space.Space, pre, option int, ends []uint64, left *int) *taker {
	p := &sp.Case().Preconditions[pre]
	return &taker{sp: sp, pre: p, option: option, ends: ends, refused: sp.Where(p.Refuses), until: sp.Where(p.Until),
		left: left, undoes: map[uint32]bool{}}
}

// search returns the lowest level from which the option's party, all else
// equal, would lower it where the holder of the precondition cannot undo what it
// gave; -1 when it never would, or would rather not in some state.
func (t *taker) search() (level int) {
	opt := &t.sp.Case().Options[t.option]
	if opt.Party == t.pre.Party || opt.Closed != "" || opt.Moves == plenary.Forward ||
		has(t.refused, t.sp.StatusQuo()) {
		return -1
	}
	level = -1
	for w, word := range t.refused {
		for word &= t.until[w]; word != 0; word &= word - 1 {
			s := 64*w + bits.TrailingZeros64(word)
			rather, not := t.at(s)
			if not || *t.left < 0 {
				return -1
			}
			if l := int(t.from[t.option]); rather && (level < 0 || l < level) {
				level = l
			}
		}
	}
	return level
}

// at reports whether in a state the option's party would rather lower the
// option, and whether it would rather not.
func (t *taker) at(state int) (rather, not bool) {
	of := t.sp.Case()
	party := of.Options[t.option].Party
	t.from = t.sp.Levels(state, t.from)
	t.to = append(t.to[:0], t.from...)
	for l := range t.from[t.option] {
		*t.left--
		t.to[t.option] = l
		next, feasible := t.sp.Find(t.to)
		if !feasible || !has(t.refused, next) || has(t.until, next) || !has(t.ends, next) ||
			!of.CanMove(party, t.from, t.to) || t.undone(next) {
			continue
		}
		now, then := t.sp.Rank(party, state), t.sp.Rank(party, next)
		rather, not = rather || then > now, not || then < now
	}
	return rather, not
}

// undone reports whether the precondition's holder could end what it refused.
func (t *taker) undone(state int) bool {
	b, cell := t.sp.Blocks(t.pre.Party), t.sp.Place(t.pre.Party, state).Cell
	if known, ok := t.undoes[cell]; ok {
		return known
	}
	ends := func(s uint32) bool { *t.left--; return !has(t.refused, int(s)) }
	lo, hi := b.Of(cell)
	found := false
	for to := lo; to < hi && !found; to++ {
		found = b.Leads(cell, to) && slices.ContainsFunc(b.States(to), ends)
		*t.left--
	}
	t.undoes[cell] = found
	return found
}

// destinations returns the states that a way out may end in, as a set.
func destinations(sp *space.Space) []uint64 {
	set := make([]uint64, (sp.Len()+63)/64)
	states, _ := sp.Destinations()
	for _, s := range states {
		set[s/64] |= 1 << (s % 64)
	}
	return set
}
