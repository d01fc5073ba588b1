package perceive

import (
	"context"
	"errors"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Talks are a case with what its parties take to be otherwise. They never change and are safe
// for concurrent use.
type Talks struct {
	sp    *space.Space
	moves *Moves
	truth *Game
	own   []*Game // by party; the truth where it takes nothing to be otherwise
}

// errStates is that of what a party perceives that has other states than the case.
var errStates = errors.New("perceive: what a party takes to be so has other feasible situations than the case")

// New lays out what each party of a case takes the talks to be. The cost is that of [NewMoves],
// and of laying the case out once for each party that takes something to be otherwise. The error is the
// context's, or one of NewMoves, [space.New] and [plenary.Case.Perceived].
func New(ctx context.Context, sp *space.Space) (*Talks, error) {
	moves, err := NewMoves(ctx, sp)
	if err != nil {
		return nil, err
	}
	t := &Talks{sp: sp, moves: moves, truth: &Game{Unseen: make([]Set, len(sp.Case().Parties))}}
	for p := range sp.Case().Parties {
		t.truth.Ranks = append(t.truth.Ranks, sp.Ranks(p))
	}
	for p := range sp.Case().Parties {
		g, err := t.game(ctx, p, -1)
		if err != nil {
			return nil, err
		}
		t.own = append(t.own, g)
	}
	return t, nil
}

// game is what a party takes the talks to be, one of its perceptions left out; -1 for none.
func (t *Talks) game(ctx context.Context, party, but int) (*Game, error) {
	c := t.sp.Case()
	var by []int
	wants := false
	unseen := Set(nil)
	for i, x := range c.Parties[party].Perceives {
		if i == but {
			continue
		}
		if by = append(by, i); x.Unseen == nil {
			wants = true
			continue
		}
		if unseen == nil {
			unseen = setOf(t.sp.Len())
		}
		for w, word := range t.sp.Where(x.Unseen) {
			unseen[w] |= word
		}
	}
	if by == nil {
		return t.truth, nil
	}
	g := &Game{Ranks: t.truth.Ranks}
	for range c.Parties {
		g.Unseen = append(g.Unseen, unseen)
	}
	if !wants {
		return g, nil
	}
	as, err := c.Perceived(party, by...)
	if err != nil {
		return nil, err
	}
	sp, err := space.New(ctx, as, t.sp.Limits())
	if err != nil {
		return nil, err
	}
	if sp.Len() != t.sp.Len() {
		return nil, errStates
	}
	g.Ranks = nil
	for p := range c.Parties {
		g.Ranks = append(g.Ranks, sp.Ranks(p))
	}
	g.Ranks[party] = t.truth.Ranks[party]
	return g, nil
}

// Own returns what a party takes the talks to be. It must not be written to.
func (t *Talks) Own(party int) *Game { return t.own[party] }

// Wrong reports whether a party takes anything to be otherwise.
func (t *Talks) Wrong(party int) bool { return t.own[party] != t.truth }

// Truth returns the case as it is. It must not be written to.
func (t *Talks) Truth() *Game { return t.truth }

// Moves returns the moves of the case.
func (t *Talks) Moves() *Moves { return t.moves }

// AsOne is one game for all, in which nobody is wrong about what others want, and in which all know
// what each does not see: GMCR+ has misperceived states in this way.
func (t *Talks) AsOne() *Game {
	g := &Game{Ranks: t.truth.Ranks}
	for p := range t.own {
		g.Unseen = append(g.Unseen, t.own[p].Unseen[p])
	}
	return g
}

// Corrected lists where a party stays once one of its perceptions is corrected alone, by perception.
// It takes as long as [New] and [Moves.Stays] for each of them.
func (t *Talks) Corrected(ctx context.Context, party int, c stability.Concept) ([]Set, error) {
	var out []Set
	for i := range t.sp.Case().Parties[party].Perceives {
		g, err := t.game(ctx, party, i)
		if err != nil {
			return nil, err
		}
		stays, err := t.moves.Stays(ctx, g, party, c)
		if err != nil {
			return nil, err
		}
		out = append(out, stays)
	}
	return out, nil
}

// A Judgement is who stays where by one concept, each in a game of its own, and in truth.
type Judgement struct {
	Concept stability.Concept
	Own     []Set   // by party: where it stays as it takes the talks to be
	Truth   []Set   // by party: where it would stay if it took everything to be as it is
	Expects [][]Set // by party, and by another: where the one takes the other to stay
	talks   *Talks
}

// Judge asks by a concept who stays where. The cost is that of [Moves.Stays] for each party, and for
// each once more with each that takes something to be otherwise. The error is the context's.
func (t *Talks) Judge(ctx context.Context, c stability.Concept) (*Judgement, error) {
	j := &Judgement{Concept: c, talks: t}
	in := func(g *Game) (out []Set, err error) {
		for p := range t.own {
			stays, err := t.moves.Stays(ctx, g, p, c)
			if err != nil {
				return nil, err
			}
			out = append(out, stays)
		}
		return out, nil
	}
	truth, err := in(t.truth)
	if err != nil {
		return nil, err
	}
	j.Truth = truth
	for p, g := range t.own {
		expects := truth
		if g != t.truth {
			if expects, err = in(g); err != nil {
				return nil, err
			}
		}
		j.Expects, j.Own = append(j.Expects, expects), append(j.Own, expects[p])
	}
	return j, nil
}

// all reports whether a state is in all sets.
func all(of []Set, state int) bool {
	for _, s := range of {
		if !s.Has(state) {
			return false
		}
	}
	return true
}

// Lasts reports whether every party stays in a state, each as it takes the talks to be: whether it is
// an equilibrium of the hypergame (Bennett 1977; Wang, Hipel and Fraser 1988).
// A party stays in a state that it does not see.
func (j *Judgement) Lasts(state int) bool { return all(j.Own, state) }

// LastsInTruth reports whether every party would stay in a state if all took everything to be as it is.
func (j *Judgement) LastsInTruth(state int) bool { return all(j.Truth, state) }

// Mistaken lists the parties that stay in a state as they take the talks to be, and would not if they
// took everything to be as it is; or with stay false those that leave it, and would not.
func (j *Judgement) Mistaken(state int, stay bool) []int {
	var out []int
	for p := range j.Own {
		if j.Own[p].Has(state) == stay && j.Truth[p].Has(state) != stay {
			out = append(out, p)
		}
	}
	return out
}

// A Kind is what a surprise is about.
type Kind uint8

// The kinds of surprise.
const (
	Unthought Kind = iota // all stay in a state that the party does not see
	Staying               // all stay, where the party takes some to move on
	Leaving               // some move on, where the party takes all to stay
)

var kinds = []string{"unthought", "staying", "leaving"}

func (k Kind) String() string { return kinds[k] }

// Surprise is what a party does not expect of a state, and of which others; ok is false where it is
// not surprised. It takes all others to see the talks as it does.
func (j *Judgement) Surprise(party, state int) (kind Kind, by []int, ok bool) {
	lasts, sees := j.Lasts(state), !j.talks.own[party].Unseen[party].Has(state)
	takes := all(j.Expects[party], state)
	switch {
	case lasts && !sees:
		return Unthought, nil, true
	case lasts && !takes:
		kind = Staying
	case !lasts && sees && takes:
		kind = Leaving
	default:
		return 0, nil, false
	}
	for p := range j.Own {
		if j.Own[p].Has(state) != j.Expects[party][p].Has(state) {
			by = append(by, p)
		}
	}
	return kind, by, true
}
