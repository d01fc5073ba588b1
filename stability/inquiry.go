package stability

import (
	"context"
	"math/bits"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary/space"
)

// An Inquiry answers about single states, as [Analyse] would, when they are asked
// about: by a search forwards from what a party gains, which a reply of one step most
// often ends. Once so much was looked at that all states could as well be answered at
// once, they are. It is safe for concurrent use.
type Inquiry struct {
	sp       *space.Space
	before   *Answers // of a space in which some parties rank otherwise; nil for none
	anew     []bool   // by party: whether it is one of these
	mu       sync.Mutex
	known    map[int]standing // by state
	all      *Answers         // by the concepts of which all states are answered
	looked   int              // moves
	patience int              // how many moves an answer for one party, state and concept is worth
	seen     []uint64         // states come to, as bits
	queue    []int            // the same, in order
	gains    []int            // room for moves
	steps    []int
	on       []int
}

// A standing is by which concepts a state is an equilibrium, of those asked about.
type standing struct{ asked, is concepts }

// concepts is a set of them, as bits.
type concepts uint8

const everyConcept concepts = 1<<5 - 1

func (s concepts) has(c Concept) bool { return s>>c&1 == 1 }

// list returns the concepts of a set.
func (s concepts) list() []Concept {
	return slices.DeleteFunc(slices.Clone(Concepts), func(c Concept) bool { return !s.has(c) })
}

// movesWorth is how many moves take about as long to look at as the answer for one
// party in one state by one concept, where all are answered.
const movesWorth = 4

// NewInquiry begins an inquiry.
func NewInquiry(sp *space.Space) *Inquiry {
	return &Inquiry{sp: sp, all: &Answers{sp: sp}, known: map[int]standing{}, patience: movesWorth}
}

// Inquiry begins an inquiry that has these answers.
func (a *Answers) Inquiry() *Inquiry {
	q := NewInquiry(a.sp)
	*q.all = *a
	return q
}

// InquiryAnew begins an inquiry into a space that differs from the one answered for in the
// ranks of some parties alone, as [Answers.Reranked] does.
func (a *Answers) InquiryAnew(sp *space.Space, parties ...int) *Inquiry {
	q := NewInquiry(sp)
	q.before, q.anew = a, make([]bool, len(sp.Case().Parties))
	for _, p := range parties {
		q.anew[p] = true
	}
	return q
}

// Stable reports whether a party would stay in a state by a concept. The error is the
// context's.
func (q *Inquiry) Stable(ctx context.Context, c Concept, party, state int) (bool, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.all.Has(c) {
		return q.all.Stable(c, party, state), ctx.Err()
	}
	return q.stays(ctx, party, state, 1<<c).has(c), ctx.Err()
}

// Equilibrium reports whether a state is stable for every party by a concept. The
// error is the context's.
func (q *Inquiry) Equilibrium(ctx context.Context, c Concept, state int) (bool, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	is, err := q.ask(ctx, state, 1<<c)
	return is.has(c), err
}

// By returns by which concepts a state is stable for every party: bit c is set for
// concept c. The error is the context's.
func (q *Inquiry) By(ctx context.Context, state int) (uint8, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	is, err := q.ask(ctx, state, everyConcept)
	return uint8(is), err
}

// Equilibria returns, of some states, those that are stable for every party by a
// concept, in the order given. The error is the context's.
func (q *Inquiry) Equilibria(ctx context.Context, c Concept, states []int) ([]int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	var out []int
	before := q.looked
	for i, s := range states {
		is, err := q.ask(ctx, s, 1<<c)
		if err != nil {
			return nil, err
		}
		if is.has(c) {
			out = append(out, s)
		}
		// that the rest will take as much is a guess, which decides what is quicker and no answer
		if i%8 == 7 && q.enough(1<<c, before+(q.looked-before)/(i+1)*len(states)) {
			if err := q.answer(ctx, 1<<c); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// enough reports whether all states could be answered by some concepts in the time
// that it takes to look at so many moves.
func (q *Inquiry) enough(by concepts, looked int) bool {
	each := q.patience * bits.OnesCount8(uint8(by))
	return looked > each*len(q.sp.Case().Parties)*q.sp.Len()
}

// answer answers for all states by some concepts.
func (q *Inquiry) answer(ctx context.Context, by concepts) error {
	for _, c := range Concepts {
		if q.all.Has(c) {
			by &^= 1 << c
		}
	}
	if by == 0 {
		return nil
	}
	a, err := q.analyse(ctx, by.list())
	if err != nil {
		return err
	}
	for _, c := range by.list() {
		q.all.stable[c] = a.stable[c]
	}
	return nil
}

// analyse answers by some concepts, from what was answered before if that was.
func (q *Inquiry) analyse(ctx context.Context, by []Concept) (*Answers, error) {
	if q.before == nil || slices.ContainsFunc(by, func(c Concept) bool { return !q.before.Has(c) }) {
		return Analyse(ctx, q.sp, by...)
	}
	some := &Answers{sp: q.before.sp}
	for _, c := range by {
		some.stable[c] = q.before.stable[c]
	}
	var anew []int
	for p, is := range q.anew {
		if is {
			anew = append(anew, p)
		}
	}
	return some.Reranked(ctx, q.sp, anew...)
}

// ask answers for one state by some of the concepts.
func (q *Inquiry) ask(ctx context.Context, state int, want concepts) (concepts, error) {
	known := q.known[state]
	left := want &^ known.asked
	if left == 0 {
		return known.is & want, nil
	}
	if q.enough(left, q.looked) {
		if err := q.answer(ctx, left); err != nil {
			return 0, err
		}
	}
	known.asked |= left
	for _, c := range Concepts {
		if left.has(c) && q.all.Has(c) {
			left &^= 1 << c
			if q.all.Equilibrium(c, state) {
				known.is |= 1 << c
			}
		}
	}
	is := left
	for p := 0; is != 0 && p < len(q.sp.Case().Parties); p++ {
		is &= q.stays(ctx, p, state, is)
		if err := ctx.Err(); err != nil {
			return 0, err
		}
	}
	known.is |= is
	q.known[state] = known
	return known.is & want, nil
}

// implied is by what else a party stays that stays by a concept: replies by
// improvements are replies by moves, and who looks on asks for more.
var implied = [5]concepts{
	Nash: 1<<Nash | 1<<GMR | 1<<SMR | 1<<SEQ | 1<<SSEQ,
	GMR:  1 << GMR,
	SMR:  1<<GMR | 1<<SMR,
	SEQ:  1<<GMR | 1<<SEQ,
	SSEQ: 1<<GMR | 1<<SMR | 1<<SEQ | 1<<SSEQ,
}

// stays returns by which of some concepts a party stays in a state.
func (q *Inquiry) stays(ctx context.Context, party, state int, want concepts) concepts {
	q.gains = q.sp.AppendImprovements(q.gains[:0], party, state)
	q.looked += 1 + len(q.gains)
	if len(q.gains) == 0 {
		return want
	}
	is, left := q.still(party, state, want)
	for _, c := range slices.Backward(Concepts) {
		if c == Nash || !left.has(c) || is.has(c) {
			continue
		}
		if !slices.ContainsFunc(q.gains, func(x int) bool { return !q.answered(ctx, c, party, state, x) }) {
			is |= implied[c] & left
		}
	}
	return is
}

// still returns by which of some concepts a party stays that did so before, where no reply
// rests on what anybody wants but the party itself, and it wants the same; and which of the
// concepts that leaves.
func (q *Inquiry) still(party, state int, want concepts) (is, left concepts) {
	if q.before == nil || q.anew[party] {
		return 0, want
	}
	left = want
	for _, c := range Concepts {
		if !c.credible() && want.has(c) && q.before.Has(c) {
			left &^= 1 << c
			if q.before.Stable(c, party, state) {
				is |= 1 << c
			}
		}
	}
	return is, left
}

// answered reports whether the others have a reply to what a party gains, by the
// definition: a sequence of their moves or improvements to a state that deters. That
// nobody may move twice in succession forbids nothing, as moves are transitive.
func (q *Inquiry) answered(ctx context.Context, c Concept, party, state, gain int) bool {
	if q.seen == nil {
		q.seen = make([]uint64, (q.sp.Len()+63)/64)
	}
	limit, found := q.sp.Rank(party, state), false
	q.queue = append(q.queue[:0], gain)
	q.seen[gain/64] |= 1 << (gain % 64)
	for at := 0; at < len(q.queue) && !found; at++ {
		if at%flooded == flooded-1 && ctx.Err() != nil {
			break
		}
		found = q.follow(c, party, q.queue[at], limit)
	}
	for _, s := range q.queue {
		q.seen[s/64] &^= 1 << (s % 64)
	}
	return found
}

// follow puts what the others make of a state in one step to the queue, until it
// deters.
func (q *Inquiry) follow(c Concept, party, from int, limit uint32) bool {
	for p := range q.sp.Case().Parties {
		if p == party {
			continue
		}
		if c.credible() {
			q.steps = q.sp.AppendImprovements(q.steps[:0], p, from)
		} else {
			q.steps = q.sp.AppendMoves(q.steps[:0], p, from)
		}
		q.looked += 1 + len(q.steps)
		for _, to := range q.steps {
			if has(q.seen, to) {
				continue
			}
			if q.sp.Rank(party, to) <= limit && !(c.looksOn() && q.escapes(party, to, limit)) {
				return true
			}
			q.seen[to/64] |= 1 << (to % 64)
			q.queue = append(q.queue, to)
		}
	}
	return false
}

// escapes reports whether a party can move on to what it ranks above a limit.
func (q *Inquiry) escapes(party, state int, limit uint32) bool {
	q.on = q.sp.AppendMoves(q.on[:0], party, state)
	q.looked += 1 + len(q.on)
	return slices.ContainsFunc(q.on, func(to int) bool { return q.sp.Rank(party, to) > limit })
}
