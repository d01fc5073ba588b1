package answer

import (
	"context"
	"errors"
	"math/big"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/inverse"
	"github.com/plenary-talks/plenary/stability"
)

// Inverse is what would have to be otherwise in what parties want for all of them to stay
// in a state (docs/theory.md#what-would-have-to-change). Nothing in it is a probability.
type Inverse struct {
	Head
	State int `json:"state"` // its number, from 1
	Of    int `json:"of"`    // feasible states
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code      string    `json:"code"`
	StatusQuo bool      `json:"status_quo"` // whether it is the state as it is on the day
	Levels    []AtLevel `json:"levels"`     // of every option, in the order of the case
	Bound     int       `json:"bound"`      // changes of so many wishes of one party, at most, were asked for
	By        []ToStay  `json:"by"`         // by each concept asked for
	Glossary  Glossary  `json:"glossary"`
}

// ToStay is what would have to change for all to stay by one concept.
type ToStay struct {
	Concept string    `json:"concept"` // nash, gmr, smr, seq or sseq
	Stays   bool      `json:"stays"`   // whether all stay as the case is, so that nothing would have to change
	Parties []Staying `json:"parties"` // in the order of the case
	// whether one change of each who would leave is enough for all to stay; none where fewer than two
	// would leave, or no change is known of some
	Together *Together `json:"together,omitempty"`
}

// Together is whether one smallest change of each party that would leave has all stay. By seq and
// sseq it need not: what one wants bears on how it replies to others.
type Together struct {
	Of    int `json:"of"`    // choices of one change of each, at most 2^31
	Tried int `json:"tried"` // of these; by seq and sseq at most 256
	Hold  int `json:"hold"`  // of those tried, choices under which all would stay
	// the first of them: which change of each who would leave, from 1, in the order of the case; none where none holds
	First []int `json:"first,omitempty"`
}

// Staying is what would have to change for one party to stay, the others wanting what they want.
type Staying struct {
	Party PartyID `json:"party"`
	Stays bool    `json:"stays"` // as the case is; then there are no changes
	// what it would change by moving on in a way that nobody answers; none where it stays
	Leaves []Change `json:"leaves,omitempty"`
	For    *Wish    `json:"for,omitempty"` // the most important wish that this fulfils; none of a ranking
	// all smallest changes, those of fewest wishes first, of as many those of the weakest evidence
	Changes []Otherwise `json:"changes"`
	// all changes of so many wishes were tried: fewer than the bound where it takes too long
	Tried int `json:"tried"`
	// in how many of all strict rankings of the feasible states it would stay; none where there are too
	// many states to count
	Count *Rankings `json:"count,omitempty"`
}

// An Otherwise is a smallest change of what a party wants under which it stays.
type Otherwise struct {
	Wishes int         `json:"wishes"`             // how many wishes, or tiers, are left out or moved
	Out    []Wish      `json:"left_out,omitempty"` // wishes left out
	Moved  []MovedWish `json:"moved,omitempty"`
	// how the least known of what gives way is known, as of a claim, unmarked, or order: that one wish
	// outweighs another, which nobody claims
	Evidence string    `json:"evidence"`
	Leave    []PartyID `json:"leave"` // who would still leave, or leave because of it; empty where all would stay
}

// A MovedWish is a wish, or a tier of a ranking, that stands elsewhere. Tiers are told by
// where they stand in the case, 1 = best.
type MovedWish struct {
	Wish        *Wish  `json:"wish,omitempty"`
	Tier        int    `json:"tier,omitempty"`
	Before      []Wish `json:"before,omitempty"` // it outweighs these then, and does not now
	After       []Wish `json:"after,omitempty"`  // these outweigh it then, and do not now
	BeforeTiers []int  `json:"before_tiers,omitempty"`
	AfterTiers  []int  `json:"after_tiers,omitempty"`
}

// Rankings is a count of strict rankings of the feasible states. It is no probability: no
// ranking is likelier for being one of many.
type Rankings struct {
	Stay        string `json:"stay"`        // in decimal digits
	Of          string `json:"of"`          // all, in decimal digits
	Thousandths int    `json:"thousandths"` // the share of the first in the second, in 1,000, rounded
}

// InverseBound is how many changes of what one party wants are looked for unless asked otherwise.
var InverseBound = inverse.Usual.Changes

// NewInverse answers what would have to change for all to stay in a state, by the given
// concepts, in changes of so many wishes of one party at most. The cost is that of
// [inverse.Stay.Smallest] and [inverse.Stay.Share] for each party and concept. The error is the
// context's, or a *[plenary.Limit] of [inverse.New] or of Smallest.
func NewInverse(ctx context.Context, t Talks, state int, concepts []stability.Concept, most int) (*Inverse, error) {
	g := newGatherer(ctx, t)
	out := &Inverse{Head: t.head(), State: state + 1, Of: g.sp.Len(), Code: g.sp.Code(state),
		StatusQuo: state == g.now, Levels: g.levelsIn(state), Bound: most, By: []ToStay{}}
	var stays []*inverse.Stay
	for p := range g.c.Parties {
		s, err := inverse.New(ctx, g.sp, p, state)
		if err != nil {
			return nil, err
		}
		stays = append(stays, s)
	}
	for _, c := range concepts {
		by, err := g.toStay(stays, state, c, most)
		if err != nil {
			return nil, err
		}
		out.By = append(out.By, by)
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) toStay(stays []*inverse.Stay, state int, c stability.Concept, most int) (ToStay, error) {
	out := ToStay{Concept: c.String(), Stays: true, Parties: []Staying{}}
	var each [][]inverse.Change // of those who would leave
	for p, s := range stays {
		found, err := s.Smallest(g.ctx, c, inverse.Bound{Changes: most, Work: inverse.Usual.Work})
		if err != nil {
			return out, err
		}
		slices.SortStableFunc(found.List, func(a, b inverse.Change) int {
			if a.Size != b.Size {
				return a.Size - b.Size
			}
			return sureness(g.givesWay(&a)) - sureness(g.givesWay(&b))
		})
		one, err := g.staying(s, found, p, state, c)
		if err != nil {
			return out, err
		}
		if out.Parties = append(out.Parties, one); !one.Stays {
			out.Stays = false
			each = append(each, found.List)
		}
	}
	var err error
	out.Together, err = g.eachChanged(each, state, c)
	return out, err
}

// mostTogether bounds the choices of one change of each that are tried.
const mostTogether = 256

// eachChanged tries choices of one change of each who would leave.
func (g *gatherer) eachChanged(each [][]inverse.Change, state int, c stability.Concept) (*Together, error) {
	if len(each) < 2 || slices.ContainsFunc(each, func(l []inverse.Change) bool { return len(l) == 0 }) {
		return nil, nil
	}
	out := &Together{Of: 1}
	for _, list := range each {
		if out.Of *= len(list); out.Of > 1<<31 {
			out.Of = 1 << 31 // it is enough to know that they are many
		}
	}
	if c != stability.SEQ && c != stability.SSEQ { // no change of one bears on another
		out.Tried, out.Hold, out.First = out.Of, out.Of, slices.Repeat([]int{1}, len(each))
		return out, nil
	}
	choice, at := make([]inverse.Change, len(each)), make([]int, len(each))
	for ; out.Tried < min(out.Of, mostTogether); out.Tried++ {
		rest := out.Tried
		for i := len(each) - 1; i >= 0; i-- {
			at[i], rest = rest%len(each[i]), rest/len(each[i])
			choice[i] = each[i][at[i]]
		}
		leave, err := inverse.Leavers(g.ctx, g.sp, state, c, choice...)
		if err != nil {
			return nil, err
		}
		if len(leave) > 0 {
			continue
		}
		if out.Hold++; out.Hold == 1 {
			out.First = fromOne(at)
		}
	}
	return out, nil
}

func (g *gatherer) staying(s *inverse.Stay, found inverse.Changes, p, state int, c stability.Concept) (Staying, error) {
	out := Staying{Party: g.party(p), Changes: []Otherwise{}}
	out.Stays, out.Tried = found.Stays, found.Tried
	if !out.Stays {
		v := g.explain(c, p, state)
		out.Leaves, out.For = g.changes(state, v.Escape), g.wish(p, g.decisive(p, state, v.Escape))
	}
	for i := range found.List {
		one, err := g.otherwise(&found.List[i], state, c)
		if err != nil {
			return out, err
		}
		out.Changes = append(out.Changes, one)
	}
	share, err := s.Share(g.ctx, c)
	var limit *plenary.Limit
	switch {
	case errors.As(err, &limit): // too many to count
	case err != nil:
		return out, err
	default:
		out.Count = rankings(share)
	}
	return out, nil
}

func rankings(s inverse.Share) *Rankings {
	n := new(big.Int).Mul(s.Stay, big.NewInt(2000))
	n.Add(n, s.Of).Quo(n, new(big.Int).Lsh(s.Of, 1))
	return &Rankings{Stay: s.Stay.String(), Of: s.Of.String(), Thousandths: int(n.Int64())}
}

func (g *gatherer) otherwise(ch *inverse.Change, state int, c stability.Concept) (Otherwise, error) {
	out := Otherwise{Wishes: ch.Size}
	for _, w := range ch.Out {
		out.Out = append(out.Out, *g.wish(ch.Party, w))
	}
	for _, m := range ch.Moved {
		out.Moved = append(out.Moved, g.moved(ch, m))
	}
	out.Evidence = g.givesWay(ch)
	leave, err := inverse.Leavers(g.ctx, g.sp, state, c, *ch)
	out.Leave = g.parties(leave)
	return out, err
}

func (g *gatherer) moved(ch *inverse.Change, m inverse.Moved) MovedWish {
	if ch.Ranked {
		return MovedWish{Tier: m.Wish + 1, BeforeTiers: fromOne(m.Before), AfterTiers: fromOne(m.After)}
	}
	out := MovedWish{Wish: g.wish(ch.Party, m.Wish)}
	for _, w := range m.Before {
		out.Before = append(out.Before, *g.wish(ch.Party, w))
	}
	for _, w := range m.After {
		out.After = append(out.After, *g.wish(ch.Party, w))
	}
	return out
}

func fromOne(list []int) []int {
	var out []int
	for _, i := range list {
		out = append(out, i+1)
	}
	return out
}

// givesWay is how the least known of what a change contradicts is known: wishes left out,
// and the order where something is moved.
func (g *gatherer) givesWay(ch *inverse.Change) string {
	var out string
	weaker := func(how string) {
		if out == "" || sureness(how) < sureness(out) {
			out = how
		}
	}
	for _, w := range ch.Out {
		weaker(evidenceWord(g.c.Parties[ch.Party].Prefers.Statements[w].How))
	}
	if len(ch.Moved) > 0 {
		weaker(ordered)
	}
	return out
}
