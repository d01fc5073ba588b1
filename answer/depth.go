package answer

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/depth"
	"github.com/plenary-talks/plenary/stability"
)

// Depth is where the two parties of a case would stay if they looked some moves ahead, taking turns
// (docs/theory.md#moves-ahead), and by what both do at the same moment (docs/theory.md#at-once).
// Verdicts are: stays; leaves; ties, where it hangs on what somebody takes of what it ranks
// alike; open, where it takes too much work to find out.
type Depth struct {
	Head
	Movers  []PartyID `json:"movers"`  // the parties that can move, in the order of the case: at most two
	Horizon int       `json:"horizon"` // it is asked of one move ahead, two and so on, up to so many
	// from so many moves ahead on, what is expected comes again with every period moves more; none where
	// it takes too much work to find out
	Repeats *Repeats `json:"repeats,omitempty"`
	// from the status quo: of each of those who can move, by moves ahead; none without a status quo
	Today  []LookAhead  `json:"today,omitempty"`
	States []DepthState `json:"states"` // all feasible states, by number
	// whether the case has states told as one, each of which counts by itself here
	Apart    bool     `json:"apart,omitempty"`
	Glossary Glossary `json:"glossary"`
}

// Repeats is how what is expected comes again.
type Repeats struct {
	From   int `json:"from"`   // moves ahead
	Period int `json:"period"` // moves; 1 where nothing changes any more
}

// A LookAhead is what a party does that looks so many moves ahead.
type LookAhead struct {
	Party   PartyID `json:"party"`
	Moves   int     `json:"moves"`
	Verdict string  `json:"verdict"`
	Steps   []Step  `json:"steps"` // of turns up to their end; none where it stays or it hangs on ties
}

// A DepthState is a state, with whether both would stay there, and each.
type DepthState struct {
	At
	Changes []Change `json:"changes,omitempty"` // from the status quo; none of it, or without one
	// whether both stay, by moves ahead, from one on
	Ahead      []string     `json:"ahead"`
	HoweverFar string       `json:"however_far"` // from some number of moves on
	AtOnce     bool         `json:"at_once"`     // by what both do at the same moment (SIM)
	SeqAtOnce  bool         `json:"seq_at_once"` // by seq, or, where neither is, by at_once
	Parties    []DepthParty `json:"parties"`     // those who can move
}

// A DepthParty is whether one party would stay in a state.
type DepthParty struct {
	Party      PartyID `json:"party"`
	Ahead      []Ahead `json:"ahead"` // by moves ahead, from one on
	HoweverFar string  `json:"however_far"`
	AtOnce     bool    `json:"at_once"`
	SeqAtOnce  bool    `json:"seq_at_once"`
}

// Ahead is what a party expects that looks so many moves ahead.
type Ahead struct {
	Verdict string `json:"verdict"`
	Ends    []int  `json:"ends"` // where turns can end that it begins: numbers of states; several only with ties
	// the states that turns lead through, it and the other moving alternately; none where it stays or
	// it hangs on ties
	Play []int `json:"play"`
}

// How far ahead is asked.
const (
	UsualAhead = 5
	MostAhead  = 50
	mostPlays  = 1 << 15 // states times moves ahead
)

// NewDepth answers where two parties would stay that look up to so many moves ahead. The cost is that
// of [depth.Look] and of [stability.Analyse]. The error is the context's, one that is
// [depth.ErrMovers], or a *[plenary.Limit].
func NewDepth(ctx context.Context, t Talks, ahead int) (*Depth, error) {
	c := t.Space.Case()
	if _, err := depth.Movers(ctx, t.Space, len(c.Parties)); err != nil {
		return nil, err
	}
	if n := t.Space.Len() * ahead; n > mostPlays {
		return nil, &plenary.Limit{Code: plenary.LimitWork, What: "feasible states times moves ahead",
			Bound: mostPlays, Met: int64(n), Fix: "ask about fewer moves, or a smaller case"}
	}
	plays, err := depth.Look(ctx, t.Space, len(c.Parties), ahead)
	if err != nil {
		return nil, err
	}
	g, err := analysed(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &Depth{Head: t.head(), Apart: g.hasSame(), Movers: g.parties(plays.Movers), Horizon: ahead,
		States: []DepthState{}}
	if plays.Period > 0 {
		out.Repeats = &Repeats{plays.From, plays.Period}
	}
	if g.now >= 0 {
		for _, p := range plays.Movers {
			for moves := 1; moves <= ahead; moves++ {
				out.Today = append(out.Today, g.lookAhead(plays, p, moves))
			}
		}
	}
	for s := range g.sp.Len() {
		out.States = append(out.States, g.depthState(plays, s, ahead))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) lookAhead(plays *depth.Plays, p, moves int) LookAhead {
	out := LookAhead{Party: g.party(p), Moves: moves, Verdict: plays.Stays(p, g.now, moves).String(), Steps: []Step{}}
	at, who := g.now, p
	for _, to := range plays.Play(p, g.now, moves) {
		out.Steps = append(out.Steps, g.step(who, at, to))
		at = to
		for _, other := range plays.Movers {
			if other != who {
				who = other
				break
			}
		}
	}
	return out
}

func (g *gatherer) depthState(plays *depth.Plays, s, ahead int) DepthState {
	out := DepthState{At: At{State: s + 1, Code: g.sp.Code(s), Levels: g.levelsIn(s)}, AtOnce: true, SeqAtOnce: true,
		Ahead: []string{}, Parties: []DepthParty{}}
	if g.now >= 0 {
		out.Changes = g.changes(g.now, s)
	}
	for moves := 1; moves <= ahead; moves++ {
		out.Ahead = append(out.Ahead, both(plays.Movers, func(p int) depth.Verdict { return plays.Stays(p, s, moves) }))
	}
	out.HoweverFar = both(plays.Movers, func(p int) depth.Verdict { return plays.NonMyopic(p, s) })
	for _, p := range plays.Movers {
		one := g.depthParty(plays, p, s, ahead)
		out.AtOnce, out.SeqAtOnce = out.AtOnce && one.AtOnce, out.SeqAtOnce && one.SeqAtOnce
		out.Parties = append(out.Parties, one)
	}
	return out
}

// both is whether all of some stay.
func both(movers []int, of func(party int) depth.Verdict) string {
	out := depth.Stays
	for _, p := range movers {
		switch v := of(p); {
		case v == depth.Leaves || out == depth.Leaves:
			out = depth.Leaves
		case v != depth.Stays:
			out = v
		}
	}
	return out.String()
}

func (g *gatherer) depthParty(plays *depth.Plays, p, s, ahead int) DepthParty {
	out := DepthParty{Party: g.party(p), Ahead: []Ahead{}, HoweverFar: plays.NonMyopic(p, s).String()}
	var others []int
	seq := g.a.Stable(stability.SEQ, p, s)
	restless := !seq
	for _, q := range plays.Movers {
		if q != p {
			others = append(others, q)
			restless = restless && !g.a.Stable(stability.SEQ, q, s)
		}
	}
	out.AtOnce = stability.AtOnce(g.sp, p, s, others)
	out.SeqAtOnce = seq || restless && out.AtOnce
	for moves := 1; moves <= ahead; moves++ {
		one := Ahead{Verdict: plays.Stays(p, s, moves).String(), Ends: []int{}, Play: []int{}}
		for _, x := range plays.Ends(p, s, moves) {
			one.Ends = append(one.Ends, x+1)
		}
		for _, x := range plays.Play(p, s, moves) {
			one.Play = append(one.Play, x+1)
		}
		out.Ahead = append(out.Ahead, one)
	}
	return out
}
