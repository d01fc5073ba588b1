package inverse

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Leavers lists the parties that would leave a state by a concept if some parties, each
// once, wanted otherwise; ascending. By SEQ and SSEQ a change of one party bears on others, as
// it may like other replies. The cost is that of [New] for each party, times the wishes of
// those changed. The error is that of [New].
func Leavers(ctx context.Context, sp *space.Space, state int, c stability.Concept, changes ...Change) ([]int, error) {
	w := &wants{sp, make([]*Change, len(sp.Case().Parties)), map[improving][]int{}}
	for i := range changes {
		w.otherwise[changes[i].Party] = &changes[i]
	}
	var out []int
	for p := range sp.Case().Parties {
		s, err := newStay(ctx, sp, p, state, w.improvements)
		if err != nil {
			return nil, err
		}
		if !s.stays(c, func(x int) bool { return w.prefers(p, x, state) }) {
			out = append(out, p)
		}
	}
	return out, nil
}

// wants is what parties want, some of them otherwise than in the case.
type wants struct {
	sp        *space.Space
	otherwise []*Change // by party; nil as in the case
	known     map[improving][]int
}

type improving struct{ party, state int }

func (w *wants) improvements(party, state int) []int {
	if w.otherwise[party] == nil {
		return w.sp.Improvements(party, state)
	}
	out, known := w.known[improving{party, state}]
	if !known {
		out = slices.DeleteFunc(w.sp.Moves(party, state), func(x int) bool { return !w.prefers(party, x, state) })
		w.known[improving{party, state}] = out
	}
	return out
}

// prefers reports whether a party prefers the first of two states.
func (w *wants) prefers(party, x, y int) bool {
	ch := w.otherwise[party]
	if ch == nil {
		return w.sp.Rank(party, x) > w.sp.Rank(party, y)
	}
	if ch.Ranked {
		return ch.tier(w.sp, x) < ch.tier(w.sp, y)
	}
	wishes := w.sp.Case().Parties[party].Prefers.Statements
	one, other := w.sp.Levels(x, nil), w.sp.Levels(y, nil)
	for _, i := range ch.List {
		if is, was := wishes[i].Want.Holds(one), wishes[i].Want.Holds(other); is != was {
			return is
		}
	}
	return false
}

// tier is the tier of a state under a change of a ranking.
func (ch *Change) tier(sp *space.Space, x int) int {
	at := slices.Index(ch.List, (&Stay{sp: sp, party: ch.Party}).tierOf(x))
	if at < 0 {
		return len(ch.List)
	}
	return at
}
