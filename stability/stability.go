// Package stability decides whether a party would leave a state, and shows why.
//
//	Nash  the party has no improvement
//	GMR   each improvement can be met by a reply of the others that leaves the
//	      party no better than where it began
//	SMR   as GMR, and the party cannot then move on to something better
//	SEQ   as GMR, with replies made of the others' own improvements only
//	SSEQ  as SMR, with such replies
//
// A reply is a legal sequence of the others' moves: nobody moves twice in
// succession. A state stable for every party is an equilibrium. Definitions
// and sources are in docs/theory.md.
//
// [Analyse] answers for all states at once, an [Inquiry] for single states when they are
// asked about; [Explain] answers for one party in
// one state with a [Verdict] that can be replayed. Dense cases are answered on a
// cube of all combinations of levels, slice by slice (cube.go, slices.go), all
// others by a search over states (search.go); they agree on every case.
package stability

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// A Concept is a notion of stability.
type Concept uint8

// The concepts, in the order in which answers list them.
const (
	Nash Concept = iota
	GMR
	SMR
	SEQ
	SSEQ
)

// Concepts lists them all.
var Concepts = []Concept{Nash, GMR, SMR, SEQ, SSEQ}

var names = []string{"nash", "gmr", "smr", "seq", "sseq"}

func (c Concept) String() string {
	if int(c) < len(names) {
		return names[c]
	}
	return fmt.Sprintf("concept %d, which there is not", uint8(c))
}

// ParseConcept finds a concept by name.
func ParseConcept(name string) (Concept, bool) {
	for i, n := range names {
		if n == name {
			return Concept(i), true
		}
	}
	return 0, false
}

// credible reports whether replies must be improvements for those who make them.
func (c Concept) credible() bool { return c == SEQ || c == SSEQ }

// looksOn reports whether the party's own best move after the reply counts too.
func (c Concept) looksOn() bool { return c == SMR || c == SSEQ }

// Answers hold, for every state, party and concept asked for, whether the party
// would stay. They never change and are safe for concurrent use.
type Answers struct {
	sp     *space.Space
	stable [5][][]uint64 // by concept and party: the stable states, as bits
}

// Stable reports whether a party would stay in a state. It panics where the
// concept was not asked for; see [Answers.Has].
func (a *Answers) Stable(c Concept, party, state int) bool {
	return has(a.of(c)[party], a.inRange(state))
}

// Equilibrium reports whether a state is stable for every party. It panics where
// the concept was not asked for; see [Answers.Has].
func (a *Answers) Equilibrium(c Concept, state int) bool {
	a.inRange(state)
	for _, set := range a.of(c) {
		if !has(set, state) {
			return false
		}
	}
	return true
}

// Has reports whether the concept was asked for.
func (a *Answers) Has(c Concept) bool { return int(c) < len(a.stable) && a.stable[c] != nil }

// of returns the stable states of each party by a concept that was asked for.
func (a *Answers) of(c Concept) [][]uint64 {
	if !a.Has(c) {
		panic(fmt.Sprintf("stability: nothing was asked about %v; name it in the call of Analyse, or ask Has before",
			c))
	}
	return a.stable[c]
}

// inRange returns a state of the space, and panics where there is none.
func (a *Answers) inRange(state int) int {
	if state < 0 || state >= a.sp.Len() {
		panic(fmt.Sprintf("stability: there is no state %d; there are %d, counted from 0", state, a.sp.Len()))
	}
	return state
}

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 == 1 }

// Analyse answers by the given concepts, or by all when none is given, for every
// party in every state. Where most combinations of levels are feasible and blocks
// are not too large it works slice by slice, in time linear in combinations times
// parties for each party and concept; else by a search over states, in such a time
// when all moves can be undone, while where some cannot, steps down a lattice of cells
// or pairs of cells are looked at besides (docs/performance.md#two-engines). It takes
// all processors. The error is the context's, or of a concept that there is not; with
// any the Answers are nil.
//
// The concepts are those of Fang, Hipel and Kilgour (Interactive Decision Making,
// 1993), with legal sequences as in docs/theory.md#legal-sequences; what makes one
// flood do for all of them is in docs/theory.md#kernel, why slices may be looked at
// one by one in docs/theory.md#slices.
func Analyse(ctx context.Context, sp *space.Space, concepts ...Concept) (*Answers, error) {
	if len(concepts) == 0 {
		concepts = Concepts
	}
	for _, c := range concepts {
		if int(c) >= len(names) {
			return nil, fmt.Errorf("stability: there is no concept %d; there are %v", uint8(c), Concepts)
		}
	}
	concepts = slices.Compact(slices.Sorted(slices.Values(concepts)))
	a := &Answers{sp: sp}
	return a.analyse(ctx, alike(sp, concepts))
}

// alike asks the same concepts for every party.
func alike(sp *space.Space, concepts []Concept) [][]Concept {
	return slices.Repeat([][]Concept{concepts}, len(sp.Case().Parties))
}

// Reranked answers by the same concepts for a space that differs from the one
// answered for in the ranks of some parties alone, as [space.Space.Reranked] makes it.
// Of the other parties only what rests on improvements is worked out anew: whether one
// of them has an improvement, and what moves could reply to it, is as it was. The error
// is the context's; with it the Answers are nil.
func (a *Answers) Reranked(ctx context.Context, sp *space.Space, parties ...int) (*Answers, error) {
	out := &Answers{sp: sp}
	asked := make([][]Concept, len(sp.Case().Parties))
	for p := range asked {
		for _, c := range Concepts {
			switch {
			case !a.Has(c):
			case c.credible() || slices.Contains(parties, p):
				asked[p] = append(asked[p], c)
			default:
				out.set(c, p, len(asked), a.stable[c][p])
			}
		}
	}
	return out.analyse(ctx, asked)
}

// set notes the stable states of one of so many parties.
func (a *Answers) set(c Concept, party, parties int, stable []uint64) {
	if a.stable[c] == nil {
		a.stable[c] = make([][]uint64, parties)
	}
	a.stable[c][party] = stable
}

// analyse answers by some concepts for each party.
func (a *Answers) analyse(ctx context.Context, asked [][]Concept) (*Answers, error) {
	if c := newCube(a.sp); c != nil {
		c.analyse(a.begin(ctx, asked), a, asked)
	} else if err := a.search(ctx, asked); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// begin makes room for what is asked.
func (a *Answers) begin(ctx context.Context, asked [][]Concept) *progress.Work {
	total := 0
	for p, concepts := range asked {
		for _, c := range concepts {
			a.set(c, p, len(asked), nil)
		}
		total += len(concepts) * a.sp.Len()
	}
	return progress.Begin(ctx, "asking of every state who would stay in it", total)
}

// search answers by the index-based search.
func (a *Answers) search(ctx context.Context, asked [][]Concept) error {
	if err := a.sp.Arrange(ctx); err != nil {
		return err
	}
	w, parties := a.begin(ctx, asked), len(asked)
	todo := make(chan int)
	var wg sync.WaitGroup
	for range min(parties, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			s := newSearch(w, a.sp)
			for p := range todo {
				a.analyseParty(s, p, asked[p])
			}
		})
	}
	for p := range parties {
		todo <- p
	}
	close(todo)
	wg.Wait()
	return ctx.Err()
}

// analyseParty rests on one identity (docs/theory.md#kernel): let p be the
// party's rank, M the best rank it can reach or has, and W(q) the least key
// over q and all replies to q. Then s is stable iff no improvement q of s has
// W(q) > p(s), that is, iff the most of min(p(q), W(q)) over q within the
// party's reach is at most p(s). The key is p, or M where the concept looks
// on; for Nash there is no reply and W is p.
func (a *Answers) analyseParty(s *search, party int, concepts []Concept) {
	if s.work.Err() != nil {
		return
	}
	p, tiers := s.sp.Ranks(party), s.sp.Tiers(party)
	reach := s.climb(party, p)
	for _, c := range concepts {
		if s.work.Err() != nil {
			return
		}
		if c == Nash {
			a.stable[c][party] = notAbove(reach, p)
			_ = s.work.Done(len(p))
			continue
		}
		key := p
		if c.looksOn() {
			key = reach
		}
		s.sink(party, key, tiers, c.credible())
		for q := range s.value {
			s.value[q] = min(s.value[q], p[q])
		}
		a.stable[c][party] = notAbove(s.climb(party, s.value), p)
	}
}

// notAbove returns, as bits, the states where best ≤ p.
func notAbove(best, p []uint32) []uint64 {
	set := make([]uint64, (len(p)+63)/64)
	for s := range p {
		if best[s] <= p[s] {
			set[s/64] |= 1 << (s % 64)
		}
	}
	return set
}
