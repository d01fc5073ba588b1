package answer

import (
	"context"

	"github.com/plenary-talks/plenary/stability"
)

// A State is why each party would stay in a state, or leave it.
type State struct {
	Head
	State int `json:"state"` // its number, from 1
	Of    int `json:"of"`    // feasible states
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code      string      `json:"code"`
	StatusQuo bool        `json:"status_quo"` // whether it is the state as it is on the day
	Levels    []AtLevel   `json:"levels"`     // of every option, in the order of the case
	Parties   []Reasoning `json:"parties"`    // those asked for
	Glossary  Glossary    `json:"glossary"`
}

// AtLevel is the level an option is at.
type AtLevel struct {
	Option OptionID `json:"option"`
	Level  int      `json:"level"` // from 0, the lowest
}

// Reasoning is why one party would stay or leave.
type Reasoning struct {
	Party        PartyID     `json:"party"`
	Tier         int         `json:"tier"`         // of the state, 1 = best
	Tiers        int         `json:"tiers"`        // how many tiers the party has
	Moves        int         `json:"moves"`        // how many moves it has there
	Does         []Doing     `json:"does"`         // its moves that cannot be made in parts
	Improvements []Preferred `json:"improvements"` // moves to states that it prefers, by their numbers
	Costs        []Cost      `json:"costs"`        // what its other moves give up, the weightiest first
	Even         int         `json:"even"`         // moves neither better nor worse for it
	// the wish without which it would have no improvement; none where more than one
	// leads to improvements, or there are none
	HangsOn  *Wish     `json:"hangs_on,omitempty"`
	Verdicts []Verdict `json:"verdicts"` // by each concept asked for
}

// A Cost is a wish that some moves give up: the most important one on which
// where they lead differs from where they begin.
type Cost struct {
	Wish  Wish `json:"wish"`
	Moves int  `json:"moves"` // how many give it up
}

// A Preferred is a state that a party would move to.
type Preferred struct {
	State   int      `json:"state"` // its number, from 1
	Code    string   `json:"code"`
	Tier    int      `json:"tier"`          // for the party, 1 = best
	Changes []Change `json:"changes"`       // from the state explained
	For     *Wish    `json:"for,omitempty"` // the most important wish it fulfils; none of a ranking
}

// A Verdict is whether a party would stay, by one concept.
type Verdict struct {
	Concept string `json:"concept"` // nash, gmr, smr, seq or sseq
	Stable  bool   `json:"stable"`  // whether it would stay
	// number of the state of an improvement that nobody answers; none where it would stay
	Escape  int     `json:"escape,omitempty"`
	Replies []Reply `json:"replies"` // one to each improvement that is answered
}

// A Reply answers an improvement.
type Reply struct {
	Improvement int    `json:"improvement"` // number of the state it leads to
	Steps       []Step `json:"steps"`       // in their order, each by one party
	EndTier     int    `json:"end_tier"`    // tier, for the party replied to, of the state where the reply ends
}

// NewState answers why the given parties would stay in a state or leave it, by
// the given concepts. The error is the context's. The cost is that of an
// explanation by [stability.Explain] for each party and concept.
func NewState(ctx context.Context, t Talks, state int, parties []int, concepts []stability.Concept) (*State, error) {
	g := newGatherer(ctx, t)
	out := &State{
		Head: t.head(), State: state + 1, Of: g.sp.Len(), Code: g.sp.Code(state), StatusQuo: state == g.now,
		Levels: g.levelsIn(state), Parties: []Reasoning{},
	}
	for _, p := range parties {
		out.Parties = append(out.Parties, g.reasoning(p, state, concepts))
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) reasoning(p, state int, concepts []stability.Concept) Reasoning {
	moves := g.sp.Moves(p, state)
	r := Reasoning{
		Party: g.party(p), Tier: g.sp.Tier(p, state), Tiers: g.sp.Tiers(p),
		Moves: len(moves), Improvements: []Preferred{}, Verdicts: []Verdict{},
	}
	r.Costs, r.Even = g.costs(p, state, moves)
	r.Does = g.doings(p, state, moves)
	improvements := g.sp.Improvements(p, state)
	r.HangsOn = g.hangsOn(p, state, moves, improvements)
	for _, q := range improvements {
		r.Improvements = append(r.Improvements, Preferred{
			State: q + 1, Code: g.sp.Code(q), Tier: g.sp.Tier(p, q),
			Changes: g.changes(state, q), For: g.wish(p, g.decisive(p, state, q)),
		})
	}
	for _, c := range concepts {
		r.Verdicts = append(r.Verdicts, g.verdict(g.explain(c, p, state)))
	}
	return r
}

func (g *gatherer) verdict(v stability.Verdict) Verdict {
	out := Verdict{Concept: v.Concept.String(), Stable: v.Stable, Escape: v.Escape + 1, Replies: []Reply{}}
	for _, r := range v.Replies {
		end := r.Steps[len(r.Steps)-1].To
		out.Replies = append(out.Replies, Reply{r.Improvement + 1, g.reply(v, r.Improvement), g.sp.Tier(v.Party, end)})
	}
	return out
}
