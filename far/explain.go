package far

import (
	"context"
	"math/big"
	"slices"

	"github.com/plenary-talks/plenary/stability"
)

// A Verdict is whether a party would stay in a state, by a concept, with what proves
// it: by the definitions alone it can be replayed.
type Verdict struct {
	Concept    stability.Concept
	Party      int
	State      []uint8
	Stable     bool
	Gains      *big.Int // improvements the party has there
	Unanswered *big.Int // of these, those that nobody answers; 0 where the party would stay
	// Escape is an improvement that nobody answers, the best for the party, of several
	// the lowest; nil where the party would stay.
	Escape  []uint8
	Replies []Reply // to those of some improvements that are answered, in the order asked for
}

// A Reply is a legal sequence of the others' moves after an improvement. It ends in
// a state no better for the party than the one it left and, where the concept looks
// on, the party has no move from there to a better one. No shorter sequence does that.
type Reply struct {
	Improvement []uint8
	Steps       []Step
}

// A Step is a move of a party to a state.
type Step struct {
	Party int
	To    []uint8
}

// Explain decides whether a party would stay in a state, given by its levels, by a
// concept. Replies are given to some of its improvements, as far as they are answered;
// other states are passed over.
// What the others can come to after all improvements at once is followed step by step,
// until all are answered or nothing new comes about (docs/theory.md#beyond-lists). The
// error is a *[plenary.Limit] where that takes more than the work of the Space, or the
// context's.
func (s *Space) Explain(ctx context.Context, c stability.Concept, party int, state []uint8, to [][]uint8) (Verdict,
	error) {
	var v Verdict
	err := s.ask(ctx, "asking who would stay", func() { v = s.explain(c, party, state, to) })
	return v, err
}

// Gains lists improvements of a party in a state, the best for it first, at most some,
// and how many there are.
func (s *Space) Gains(ctx context.Context, party int, state []uint8, most int) (best [][]uint8, n *big.Int, err error) {
	err = s.ask(ctx, "asking who would gain", func() {
		gains := s.gains(party, state)
		n, best = s.d.count(gains), s.best(party, gains, most)
	})
	return best, n, err
}

// gains returns the states that a party's improvements lead to from a state.
func (s *Space) gains(party int, state []uint8) set {
	return s.d.and(s.follow(s.one(state), s.parties[party].kinds), s.above(party, state, false))
}

// best lists some states, those that a party likes best first and of as good ones the
// lowest.
func (s *Space) best(party int, of set, most int) [][]uint8 {
	var out [][]uint8
	for of != none && len(out) < most {
		next := s.first(s.top(party, of))
		out = append(out, next)
		of = s.d.minus(of, s.one(next))
	}
	return out
}

func (s *Space) explain(c stability.Concept, party int, state []uint8, to [][]uint8) Verdict {
	v := Verdict{Concept: c, Party: party, State: state, Unanswered: new(big.Int)}
	gains := s.gains(party, state)
	v.Gains = s.d.count(gains)
	a, left := s.answered(c, party, state, gains)
	v.Stable = left == none
	if !v.Stable {
		v.Unanswered = s.d.count(left)
		v.Escape = s.first(s.top(party, left))
	}
	var shown [][]uint8
	few := none
	for _, q := range to {
		if one := s.d.and(s.one(q), s.d.minus(gains, left)); one != none {
			shown, few = append(shown, q), s.d.or(few, one)
		}
	}
	if a == nil && few != none {
		a = s.answer(c, party, state, few)
	}
	for _, q := range shown {
		v.Replies = append(v.Replies, Reply{q, s.reply(a, q)})
	}
	return v
}

// forwardWork is how much is spent on following the others from improvements before it is
// asked from the other end. That is quick where all are answered, and slow where one is
// not and everything has to be followed to its end.
const forwardWork = 1 << 17

// answered returns which of some improvements from a state nobody answers, and what
// answers the others, if that has come out as well.
func (s *Space) answered(c stability.Concept, party int, state []uint8, gains set) (a *answers, left set) {
	if s.d.ask(s.d.ctx, s.forward, true, func() { a = s.answer(c, party, state, gains) }) == nil {
		return a, a.left
	}
	return nil, s.d.minus(gains, s.leadingToDeter(c, party, state, gains))
}

// leadingToDeter returns states from which the others can come, in a reply, to what deters
// a party from leaving a state, itself among it. All such states are found of those that agree in
// the party's own levels with one of some improvements that have no answer; of none, all.
func (s *Space) leadingToDeter(c stability.Concept, party int, state []uint8, gains set) set {
	d, mark := s.d, len(s.d.at)
	within, asked := all, gains != none
	others := s.changeOf(func(o int) bool { return s.c.Options[o].Party != party })
	if asked {
		within = d.change(gains, others)
	}
	answered, comes := none, d.and(s.deterring(c, party, state), within)
	for before := none; before != comes; {
		if len(d.at)-mark > d.tidyAt {
			d.tidy(mark, &comes, &within, &answered)
		}
		before = comes
		for p := range s.parties {
			if p != party {
				comes = d.or(comes, d.and(within, s.stepping(c, p, comes)))
			}
		}
		if hit := d.and(gains, comes); asked && hit != none {
			answered = d.or(answered, hit)
			within = d.minus(within, d.change(hit, others))
			comes = d.and(comes, within)
		}
	}
	return d.or(answered, comes)
}

// Answers are what the others can do about some improvements of a party, step by step.
// Nothing that they do changes the party's own levels, so that these tell in every state
// after which improvement it comes about.
type answers struct {
	c      stability.Concept
	party  int
	left   set   // improvements that are not answered
	steps  []set // what comes about by so many steps of the others and no fewer, of improvements not answered sooner
	deters []set // of these, those that deter the party
}

// answer follows the others' steps after some improvements from a state until all are
// answered or nothing new comes about.
func (s *Space) answer(c stability.Concept, party int, state []uint8, gains set) *answers {
	a := &answers{c: c, party: party, left: gains, steps: []set{gains}, deters: []set{none}}
	if c == stability.Nash || gains == none {
		return a
	}
	d, mark := s.d, len(s.d.at)
	deters := s.deterring(c, party, state)
	others := s.changeOf(func(o int) bool { return s.c.Options[o].Party != party })
	for seen, now := gains, gains; now != none && a.left != none; {
		next := none
		for p := range s.parties {
			if p != party {
				next = d.or(next, s.stepped(c, p, now))
			}
		}
		next = d.minus(next, seen)
		seen = d.or(seen, next)
		hit := d.and(next, deters)
		a.steps, a.deters = append(a.steps, next), append(a.deters, hit)
		answered := d.change(hit, others)
		a.left = d.minus(a.left, answered)
		now = d.minus(next, answered)
		if len(d.at)-mark > d.tidyAt {
			kept := []*set{&deters, &seen, &now, &a.left}
			for i := range a.steps {
				kept = append(kept, &a.steps[i], &a.deters[i])
			}
			d.tidy(mark, kept...)
		}
	}
	return a
}

// stepped returns what one step of a party leads to from some states in a reply.
func (s *Space) stepped(c stability.Concept, p int, from set) set {
	if credible(c) {
		return s.gained(p, from)
	}
	return s.follow(from, s.parties[p].kinds)
}

// stepping returns what one step of a party in a reply leads from to some states.
func (s *Space) stepping(c stability.Concept, p int, to set) set {
	if credible(c) {
		return s.gaining(p, to)
	}
	return s.leading(to, s.parties[p].kinds)
}

func credible(c stability.Concept) bool { return c == stability.SEQ || c == stability.SSEQ }

// deterring returns the states that are no better for a party than one and, where the
// concept looks on, from which it has no move to anything better.
func (s *Space) deterring(c stability.Concept, party int, state []uint8) set {
	better := s.above(party, state, false)
	out := s.d.minus(s.feasible, better)
	if c == stability.SMR || c == stability.SSEQ {
		out = s.d.minus(out, s.leading(s.d.and(better, s.feasible), s.parties[party].kinds))
	}
	return out
}

// changeOf returns the number of the changes by which certain options go anywhere, so
// that they count no more.
func (s *Space) changeOf(option func(o int) bool) int {
	to := make([][]uint64, len(s.order))
	for at, o := range s.order {
		if option(o) {
			n := len(s.c.Options[o].Levels)
			for range n {
				to[at] = append(to[at], 1<<n-1)
			}
		}
	}
	for i := range s.d.moves {
		if slices.EqualFunc(s.d.moves[i].to, to, slices.Equal[[]uint64]) {
			return i
		}
	}
	return s.d.changing(to)
}

// reply returns a shortest reply to an improvement that is answered: back from where it
// ends, each time to the lowest of the states that one step leads from.
func (s *Space) reply(a *answers, improvement []uint8) []Step {
	d := s.d
	same := s.cube(improvement, func(o int) bool { return s.c.Options[o].Party == a.party })
	n := slices.IndexFunc(a.deters, func(hit set) bool { return d.and(hit, same) != none })
	at := s.first(d.and(a.deters[n], same))
	out := make([]Step, n)
	for ; n > 0; n-- {
		from, by := none, 0
		for p := range s.parties {
			if p == a.party {
				continue
			}
			from = d.and(s.leading(s.one(at), s.parties[p].kinds), d.and(a.steps[n-1], same))
			if credible(a.c) {
				from = d.minus(from, s.above(p, at, true))
			}
			if from != none {
				by = p
				break
			}
		}
		out[n-1] = Step{by, at}
		at = s.first(from)
	}
	return out
}
