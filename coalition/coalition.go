// Package coalition finds what parties could do together: joint gains, and whether a
// coalition would stay although it has some.
// Definitions are in docs/theory.md#coalitions.
//
//	Set        a coalition: some of the parties
//	Finder     a case, laid out for these questions, from [New]
//	Gain       a state, who prefers it, and which coalitions are enough for it ([Finder.Gains])
//	Judgement  a coalition in a state: which of its joint gains the others can answer ([Finder.Judge])
//
// What every member prefers and what it takes changes of are two sets of parties a state,
// and settle most states at once (gains.go). Whether a coalition can come somewhere is
// tried move by move, and searched only where that fails (comes.go). Answers are found by
// searching backwards (flood.go, judge.go); chains of joint gains pair by pair (chains.go).
package coalition

import (
	"context"
	"math/bits"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// What a case may have at most.
const (
	MostParties = 12
	MostStates  = 1 << 20
)

// A Set is a coalition: bit p for the p-th party of the case, counted from 0.
type Set uint32

// Of is the coalition of some parties.
func Of(parties ...int) Set {
	var out Set
	for _, p := range parties {
		out |= 1 << p
	}
	return out
}

// Has reports whether a party is a member.
func (s Set) Has(party int) bool { return s>>party&1 == 1 }

// Within reports whether all members belong to another coalition, too.
func (s Set) Within(other Set) bool { return s&^other == 0 }

// Len returns how many members there are.
func (s Set) Len() int { return bits.OnesCount32(uint32(s)) }

// Members lists the members, ascending.
func (s Set) Members() []int {
	var out []int
	for ; s != 0; s &= s - 1 {
		out = append(out, bits.TrailingZeros32(uint32(s)))
	}
	return out
}

// A Finder is a case laid out for these questions. It never changes and is safe for
// concurrent use.
type Finder struct {
	sp     *space.Space
	all    Set
	own    [][]uint32 // by party and state: which of its combinations of levels the party has there
	ranks  [][]uint32 // by party and state
	blocks []*space.Blocks
	places []space.Place
}

// New lays a case out. The time and the memory are linear in states times parties times
// options. The error is the context's, or a *[plenary.Limit] where there are more than
// [MostParties] or [MostStates].
func New(ctx context.Context, sp *space.Space) (*Finder, error) {
	c := sp.Case()
	if n := len(c.Parties); n > MostParties {
		return nil, &plenary.Limit{Code: plenary.LimitCombinations, What: "parties that could join in coalitions",
			Bound: MostParties, Met: int64(n), Fix: "ask about a case with fewer parties"}
	}
	if m := sp.Len(); m > MostStates {
		return nil, &plenary.Limit{Code: plenary.LimitStates, What: "feasible situations to look for joint gains in",
			Bound: MostStates, Met: int64(m), Fix: "ask about a smaller case"}
	}
	if err := sp.Arrange(ctx); err != nil {
		return nil, err
	}
	f := &Finder{sp: sp, all: 1<<len(c.Parties) - 1, places: sp.Places()}
	for p := range c.Parties {
		f.ranks, f.blocks = append(f.ranks, sp.Ranks(p)), append(f.blocks, sp.Blocks(p))
		f.own = append(f.own, f.combinations(p))
	}
	return f, ctx.Err()
}

// combinations numbers the combinations of a party's own levels, by state. Different
// ones may have one number only where a party has more than 2^32 of them, which takes
// more states than are allowed.
func (f *Finder) combinations(party int) []uint32 {
	out := make([]uint32, f.sp.Len())
	number := map[string]uint32{}
	var levels, own []uint8
	for s := range out {
		levels, own = f.sp.Levels(s, levels), own[:0]
		for _, o := range f.sp.Case().Parties[party].Options {
			own = append(own, levels[o])
		}
		n, known := number[string(own)]
		if !known {
			n = uint32(len(number))
			number[string(own)] = n
		}
		out[s] = n
	}
	return out
}

// All is the coalition of all parties.
func (f *Finder) All() Set { return f.all }

// changed is who has another combination of levels in one state than in another.
func (f *Finder) changed(from, to int) Set {
	var out Set
	for p, own := range f.own {
		if own[from] != own[to] {
			out |= 1 << p
		}
	}
	return out
}

// prefers is who strictly prefers a state to another.
func (f *Finder) prefers(to, over int) Set {
	var out Set
	for p, ranks := range f.ranks {
		if ranks[to] > ranks[over] {
			out |= 1 << p
		}
	}
	return out
}
