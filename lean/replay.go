package lean

import (
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A way is one of the query with the trips that are known to keep it.
type way struct {
	Way
	want  []uint64 // the states that meet what it was asked for; nil for all
	known []*trip  // the one that served last comes first

	before *route.Search // where its levers are pulled, before any edit; nil until asked for
}

// A trip is one way to go: a destination, a route, and what answers those who
// would leave it.
type trip struct {
	to      int
	steps   []route.Step
	replies map[reply][]stability.Step
}

// A reply is what is said to an improvement of a party.
type reply struct{ party, improvement int }

func (f *finder) way(q Way) (*way, error) {
	w := &way{Way: q}
	if q.Want != nil {
		w.want = f.sp.Where(q.Want)
	}
	t, err := f.trip(w, w.After, w.To, w.Steps)
	w.known = []*trip{t}
	return w, err
}

// trip is one way to go in a layout in which the levers of a way are pulled.
func (f *finder) trip(w *way, sp *space.Space, to int, steps []route.Step) (*trip, error) {
	t := &trip{to: to, steps: steps, replies: map[reply][]stability.Step{}}
	if !w.Credible() {
		return t, nil
	}
	for p := range f.c.Parties {
		v, err := stability.Explain(f.ctx, sp, stability.SEQ, p, to)
		if err != nil {
			return nil, err
		}
		for _, r := range v.Replies {
			t.replies[reply{p, r.Improvement}] = r.Steps
		}
	}
	return t, nil
}

// stays reports whether an answer stays under an edit, and whether a way is open, be it to what would not
// hold.
func (f *finder) stays(e *edit, answer int) (stays, open bool, err error) {
	if answer >= len(f.ways) {
		return f.gains(e, f.q.Gains[answer-len(f.ways)]), false, nil
	}
	w := f.ways[answer]
	for i, t := range w.known {
		if f.goes(e, w, t) {
			copy(w.known[1:], w.known[:i])
			w.known[0] = t
			return true, true, nil
		}
	}
	return f.otherwise(e, w)
}

// gains reports whether a party has something to gain by moving alone.
func (f *finder) gains(e *edit, party int) bool {
	for _, x := range f.movesIn(f.sp, party, f.now) {
		if has(f.sidesOf(e, party).above, x) {
			return true
		}
	}
	return false
}

// goes reports whether a trip keeps a way under an edit, by the definitions.
func (f *finder) goes(e *edit, w *way, t *trip) bool {
	if !has(f.destinations(e, w.Better), t.to) {
		return false
	}
	for _, s := range t.steps {
		for _, p := range s.Movers {
			if !f.willing(e, w.After, p, s.From, t.to) {
				return false
			}
		}
	}
	return !w.Credible() || f.holds(e, w.After, t)
}

// willing reports whether a party is willing to step at a state on the way to
// another (docs/theory.md#willing).
func (f *finder) willing(e *edit, sp *space.Space, p, at, to int) bool {
	if f.compare(e, p, to, at) >= 0 {
		return true
	}
	for q := range f.c.Parties {
		if q == p {
			continue
		}
		for _, x := range f.movesIn(sp, q, at) {
			if f.compare(e, q, x, at) > 0 && f.compare(e, p, x, at) < 0 && f.compare(e, p, x, to) < 0 {
				return true
			}
		}
	}
	return false
}

// holds reports whether each improvement from where a trip leads is answered, by
// the reply that is known or by one step.
func (f *finder) holds(e *edit, sp *space.Space, t *trip) bool {
	for p := range f.c.Parties {
		for _, x := range f.movesIn(sp, p, t.to) {
			if f.compare(e, p, x, t.to) > 0 && !f.answers(e, p, x, t) && !f.answersAtOnce(e, sp, p, x, t.to) {
				return false
			}
		}
	}
	return true
}

// answers reports whether the reply known to an improvement is one still.
func (f *finder) answers(e *edit, p, x int, t *trip) bool {
	steps, known := t.replies[reply{p, x}]
	at := x
	for _, s := range steps {
		if f.compare(e, s.Party, s.To, at) <= 0 {
			return false
		}
		at = s.To
	}
	return known && f.compare(e, p, at, t.to) <= 0
}

// answersAtOnce reports whether an improvement is answered by one step.
func (f *finder) answersAtOnce(e *edit, sp *space.Space, p, x, to int) bool {
	for q := range f.c.Parties {
		if q == p {
			continue
		}
		for _, y := range f.movesIn(sp, q, x) {
			if f.compare(e, p, y, to) <= 0 && f.compare(e, q, y, x) > 0 {
				return true
			}
		}
	}
	return false
}

// movesIn lists the moves of a party from a state in a layout.
func (f *finder) movesIn(sp *space.Space, party, state int) []int {
	at := moveAt{sp.Blocks(party), state}
	moves, known := f.moves[at]
	if !known {
		moves = sp.Moves(party, state)
		f.moves[at] = moves
	}
	return moves
}
