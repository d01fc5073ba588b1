package brief

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
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
func (c *Checkup) takenBack(sp *space.Space) {
	of := sp.Case()
	if len(of.Preconditions) == 0 {
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
		c.taking(of, t)
	}
}

func (c *Checkup) taking(of *plenary.Case, t taking) {
	o := &of.Options[t.option]
	first := &of.Preconditions[t.waiting[0]]
	fix := fmt.Sprintf("`final: %s` here", flow(o.Levels[t.level]))
	if !slices.ContainsFunc(first.Refuses.Options(nil), func(r int) bool { return of.Options[r].Party == o.Party }) {
		fix += fmt.Sprintf(", or a guarantee `{party: %s, while: %s, keeps: %s}`", of.Parties[o.Party].ID, called(first.Refuses.String()), o.ID)
	}
	c.note([]string{"options", o.ID}, "%s waits for %s, which %s would rather take back once it has what was held back for it, and could; if it is meant to last, write %s",
		others(of, t.waiting), o.ID, called(of.Parties[o.Party].Name), fix)
}

// others names the first precondition and counts the rest.
func others(of *plenary.Case, list []int) string {
	first := of.Preconditions[list[0]].ID
	if len(list) == 1 {
		return first
	}
	return fmt.Sprintf("%s, like %s,", first, count(len(list)-1, "other precondition"))
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
	return &taker{sp: sp, pre: p, option: option, ends: ends, refused: sp.Where(p.Refuses), until: sp.Where(p.Until), left: left, undoes: map[uint32]bool{}}
}

// search returns the lowest level from which the option's party, all else
// equal, would lower it where the holder of the precondition cannot undo what it
// gave; -1 when it never would, or would rather not in some state.
func (t *taker) search() (level int) {
	opt := &t.sp.Case().Options[t.option]
	if opt.Party == t.pre.Party || opt.Closed != "" || opt.Moves == plenary.Forward || has(t.refused, t.sp.StatusQuo()) {
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
		if !feasible || !has(t.refused, next) || has(t.until, next) || !has(t.ends, next) || !of.CanMove(party, t.from, t.to) || t.undone(next) {
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

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 != 0 }

// destinations returns the states that a way out may end in, as a set.
func destinations(sp *space.Space) []uint64 {
	set := make([]uint64, (sp.Len()+63)/64)
	states, _ := sp.Destinations()
	for _, s := range states {
		set[s/64] |= 1 << (s % 64)
	}
	return set
}
