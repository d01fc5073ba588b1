package answer

import (
	"context"
	"errors"
	"math/big"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/stability"
)

// Large is what is told of a case that has more states than can be listed: why each party
// would stay in one state, or leave it, and, of a brief, what all would wish. What it
// tells is exact (docs/theory.md#beyond-lists). Numbers of states are decimal digits in
// a string, since they may be larger than a number of JSON holds.
type Large struct {
	Head
	States string `json:"states"` // feasible states
	// always false: all that a list of states would take was not asked
	Complete bool `json:"complete"`
	// what was not asked of a brief: findings, ways, leaning, under, questions, best; none where a
	// state is explained
	NotAsked []string `json:"not_asked,omitempty"`
	Work     int64    `json:"work"` // steps that each question might take; what took more is not decided
	// of every option of the state its level, 0 to 9 and then a to z, in the order of the case
	Code      string       `json:"code"`
	StatusQuo bool         `json:"status_quo"` // whether it is the state as it is on the day
	Levels    []AtLevel    `json:"levels"`     // of every option, in the order of the case
	Parties   []LargeParty `json:"parties"`    // those asked for
	Prospects *Prospects   `json:"prospects,omitempty"`
	Glossary  Glossary     `json:"glossary"`
}

// LargeParty is why one party would stay in the state, or leave it.
type LargeParty struct {
	Party   PartyID `json:"party"`
	Decided bool    `json:"decided"` // whether its improvements came out; else nothing more is known
	// moves to states that it prefers
	Improvements string      `json:"improvements,omitempty"`
	Gains        []LargeGain `json:"gains"` // some of these: the best for it, and escapes
	Verdicts     []Judgement `json:"verdicts"`
}

// A LargeGain is a move to a state that a party prefers.
type LargeGain struct {
	Code    string   `json:"code"`
	Changes []Change `json:"changes"`       // from the state explained
	For     *Wish    `json:"for,omitempty"` // the most important wish it fulfils; none of a ranking
}

// A Judgement is whether a party would stay, by one concept.
type Judgement struct {
	Concept string `json:"concept"` // nash, gmr, smr, seq or sseq
	Decided bool   `json:"decided"` // whether it came out
	Stable  bool   `json:"stable"`  // whether it would stay
	// improvements that nobody answers; none where it would stay
	Unanswered string `json:"unanswered,omitempty"`
	Escape     string `json:"escape,omitempty"` // code of the best of these
	// to those of the gains that are answered
	Replies []LargeReply `json:"replies,omitempty"`
}

// A LargeReply answers a gain.
type LargeReply struct {
	Gain  string      `json:"gain"`  // code of the state it leads to
	Steps []LargeStep `json:"steps"` // in their order, each by one party
}

// A LargeStep is a move by one party.
type LargeStep struct {
	Party   PartyID  `json:"party"`
	Code    string   `json:"code"` // of the state it leads to
	Changes []Change `json:"changes"`
	Gains   bool     `json:"gains"` // whether its party prefers the state it leads to
	// the weightiest wish that its party loses by it; none where it loses none, or has a ranking
	Loses *Wish `json:"loses,omitempty"`
}

// Prospects is what all would wish, from where the parties are.
type Prospects struct {
	Decided bool `json:"decided"` // whether it came out; else nothing more is known
	// parties of which nothing is asked, as in a brief
	Silent  []PartyID `json:"silent,omitempty"`
	Alike   []PartyID `json:"alike,omitempty"`
	Content []PartyID `json:"content,omitempty"`
	// better for all, of what can still come about
	Better     Nearest `json:"better"`
	OutOfReach Nearest `json:"out_of_reach"` // that would be better, but can no longer come about
	Acceptable Nearest `json:"acceptable"`   // worse for nobody and better for somebody
	// of the better states or, where there is none, of the acceptable, the nearest that is
	// a SEQ equilibrium; none where there is no such state
	Holds *Held `json:"holds,omitempty"`
	// of what can still come about, the nearest to the status quo that is a SEQ equilibrium:
	// the status quo itself where all would stay
	Stays *Held `json:"stays,omitempty"`
}

// Nearest is some states, of which the one is told that differs from the status quo in
// the fewest options.
type Nearest struct {
	Count   string   `json:"count,omitempty"`   // how many there are
	Code    string   `json:"code,omitempty"`    // of the nearest; none where there is none
	Changes []Change `json:"changes,omitempty"` // from the status quo to it
}

// Held is the nearest of some states that is an equilibrium, as far as it is decided.
type Held struct {
	Decided bool `json:"decided"` // whether it came out which, or that there is none
	// of the nearest; where that is not decided, of one that was found, perhaps farther away
	Code    string   `json:"code,omitempty"`
	Changes []Change `json:"changes,omitempty"` // from the status quo to it
	// where it is not decided: there is none that differs in so many options or fewer; -1
	// where nothing is known
	Beyond int `json:"beyond,omitempty"`
}

// notAsked is what a brief has that takes a list of states.
var notAsked = []string{"findings", "ways", "leaning", "under", "questions", "best"}

// NewLarge answers why the given parties would stay in a state, by the given concepts, or
// leave it, of a case with more states than can be listed. The error is the context's. Each
// question takes at most the work of t.Far.
func NewLarge(ctx context.Context, t Talks, state []uint8, parties []int, concepts []stability.Concept) (*Large,
	error) {
	g := newGatherer(ctx, t)
	out := g.large(t, state, parties, concepts)
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// NewLargeBrief answers of such a case what a brief can say without a list of states: of
// the status quo who would stay and why, and what all would wish. Where there is no status quo
// the error is [plenary.ErrNoStatusQuo].
func NewLargeBrief(ctx context.Context, t Talks) (*Large, error) {
	g := newGatherer(ctx, t)
	if err := g.c.NeedStatusQuo(); err != nil {
		return nil, err
	}
	var everyone []int
	for p := range g.c.Parties {
		everyone = append(everyone, p)
	}
	out := g.large(t, g.c.StatusQuo(), everyone, stability.Concepts)
	out.NotAsked, out.Prospects = notAsked, g.prospects(t.Far)
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) large(t Talks, state []uint8, parties []int, concepts []stability.Concept) *Large {
	out := &Large{Head: t.head(), States: t.Far.Len().String(), Work: t.Far.Work(), Code: plenary.Code(state),
		StatusQuo: slices.Equal(state, g.c.StatusQuo()), Levels: []AtLevel{}, Parties: []LargeParty{}}
	for o, l := range state {
		out.Levels = append(out.Levels, AtLevel{g.option(o), int(l)})
	}
	for _, p := range parties {
		out.Parties = append(out.Parties, g.largeParty(t.Far, p, state, concepts))
	}
	return out
}

// undecided reports whether a question met its bound, and keeps any other error.
func (g *gatherer) undecided(err error) bool {
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) && g.ctx.Err() == nil {
		return true
	}
	if err != nil {
		g.fail(err)
	}
	return err != nil
}

// mostLargeGains is how many improvements of a party are told besides escapes.
const mostLargeGains = 3

func (g *gatherer) largeParty(f *far.Space, p int, state []uint8, concepts []stability.Concept) LargeParty {
	out := LargeParty{Party: g.party(p), Gains: []LargeGain{}, Verdicts: []Judgement{}}
	gains, n, err := f.Gains(g.ctx, p, state, mostLargeGains)
	if g.undecided(err) {
		return out
	}
	out.Decided, out.Improvements = true, n.String()
	for i, c := range concepts { // those that nobody answers are told of too
		v, err := f.Explain(g.ctx, c, p, state, nil)
		if g.undecided(err) || v.Escape == nil || i == 0 && len(concepts) > 1 {
			continue
		}
		if !slices.ContainsFunc(gains, func(q []uint8) bool { return slices.Equal(q, v.Escape) }) {
			gains = append(gains, v.Escape)
		}
	}
	for _, q := range gains {
		out.Gains = append(out.Gains, LargeGain{plenary.Code(q), g.changed(state, q),
			g.wish(p, impasse.Decisive(g.c, p, state, q))})
	}
	for _, c := range concepts {
		v, err := f.Explain(g.ctx, c, p, state, gains)
		out.Verdicts = append(out.Verdicts, g.judgement(c, v, !g.undecided(err)))
	}
	return out
}

// changed lists the options at other levels in one state than in another.
func (g *gatherer) changed(from, to []uint8) []Change {
	out := []Change{}
	for o := range from {
		if from[o] != to[o] {
			out = append(out, Change{g.option(o), int(from[o]), int(to[o])})
		}
	}
	return out
}

func (g *gatherer) judgement(c stability.Concept, v far.Verdict, decided bool) Judgement {
	out := Judgement{Concept: c.String(), Decided: decided}
	if !decided {
		return out
	}
	if out.Stable = v.Stable; !v.Stable {
		out.Unanswered, out.Escape = digits(v.Unanswered), plenary.Code(v.Escape)
	}
	for _, r := range v.Replies {
		reply := LargeReply{Gain: plenary.Code(r.Improvement), Steps: []LargeStep{}}
		from := r.Improvement
		for _, s := range r.Steps {
			reply.Steps = append(reply.Steps, g.largeStep(s.Party, from, s.To))
			from = s.To
		}
		out.Replies = append(out.Replies, reply)
	}
	return out
}

func digits(n *big.Int) string { return n.String() }

func (g *gatherer) largeStep(p int, from, to []uint8) LargeStep {
	out := LargeStep{Party: g.party(p), Code: plenary.Code(to), Changes: g.changed(from, to)}
	by := impasse.Decisive(g.c, p, from, to)
	switch {
	case len(g.c.Parties[p].Prefers.Ranking) > 0:
		out.Gains = rankedTier(g.c, p, to) < rankedTier(g.c, p, from)
	case by >= 0 && g.c.Parties[p].Prefers.Statements[by].Want.Holds(to):
		out.Gains = true
	case by >= 0:
		out.Loses = g.wish(p, by)
	}
	return out
}

// rankedTier is the place of a state in the ranking of a party; past the last of one that
// is not listed.
func rankedTier(c *plenary.Case, p int, state []uint8) int {
	list := c.Parties[p].Prefers.Ranking
	i := slices.IndexFunc(list, func(tier [][]uint8) bool {
		return slices.ContainsFunc(tier, func(s []uint8) bool { return slices.Equal(s, state) })
	})
	if i < 0 {
		return len(list)
	}
	return i
}

// prospects is what all would wish.
func (g *gatherer) prospects(f *far.Space) *Prospects {
	p, err := f.Prospects(g.ctx)
	if g.undecided(err) {
		return &Prospects{}
	}
	out := &Prospects{Decided: true, Silent: orNone(g.parties(p.Silent)), Alike: orNone(g.parties(p.SeparatesNothing)),
		Content: orNone(g.parties(p.Content)), Better: g.nearestOf(p.Better), OutOfReach: g.nearestOf(p.Lost),
		Acceptable: g.nearestOf(p.Acceptable)}
	switch {
	case p.Better.Nearest != nil:
		out.Holds = g.held(f, far.Better)
	case p.Acceptable.Nearest != nil:
		out.Holds = g.held(f, far.Acceptable)
	}
	out.Stays = g.held(f, far.CanComeAbout)
	return out
}

func (g *gatherer) nearestOf(s far.Some) Nearest {
	out := Nearest{Count: digits(s.Number)}
	if s.Nearest != nil {
		out.Code, out.Changes = plenary.Code(s.Nearest), orNone(g.changed(g.c.StatusQuo(), s.Nearest))
	}
	return out
}

// held is the nearest of some states that is a SEQ equilibrium; nil where there is none.
func (g *gatherer) held(f *far.Space, among far.Among) *Held {
	found, err := f.Nearest(g.ctx, stability.SEQ, g.c.StatusQuo(), among)
	out := &Held{Decided: true}
	if not := (*far.NotFound)(nil); errors.As(err, &not) {
		out.Decided, out.Beyond, found = false, not.Beyond, not.Held
	} else if g.undecided(err) {
		return nil
	}
	if found.State != nil {
		out.Code, out.Changes = plenary.Code(found.State), orNone(g.changed(g.c.StatusQuo(), found.State))
	} else if out.Decided {
		return nil
	}
	return out
}

// largeBottomLines answers for bottom lines of a case with more states than can be listed.
func (g *gatherer) largeBottomLines(t Talks, parties []int, between ...int) (*BottomLines, error) {
	if err := g.c.NeedStatusQuo(); err != nil {
		return nil, err
	}
	out := &BottomLines{Head: t.head(), States: t.Far.Len().String(), Between: orNone(g.parties(between)),
		Parties: []PriceList{}}
	for _, p := range parties {
		list := PriceList{Party: g.party(p), Indifferent: t.Far.Indifferent(p), Silent: g.c.Parties[p].Prefers.Silent(),
			Lines: []BottomLine{}}
		if !list.Indifferent {
			other := -1
			if len(between) > 0 {
				other = between[0] + between[1] - p
			}
			lines, undecided, err := t.Far.Lines(g.ctx, p, other)
			if err != nil {
				return nil, err
			}
			for i := range lines.Rows {
				r := &lines.Rows[i]
				if line, ok := g.largeBottomLine(t.Far, p, r); ok {
					list.Lines = append(list.Lines, line)
				} else {
					undecided = append(undecided, price.Change{Option: r.Option, Level: r.Level})
				}
			}
			for _, u := range undecided {
				list.Undecided = append(list.Undecided, Term{g.option(u.Option), []int{u.Level}})
			}
		}
		out.Parties = append(out.Parties, list)
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// largeBottomLine is a bottom line; ok is false where it did not come out who would welcome it.
func (g *gatherer) largeBottomLine(f *far.Space, p int, r *price.Row) (out BottomLine, ok bool) {
	out = g.bottomLine(p, r)
	if g.c.Options[r.Option].Party != p {
		return out, true
	}
	welcome, err := f.Welcome(g.ctx, r.Option, r.Level, p)
	if g.undecided(err) {
		return out, false
	}
	out.Welcome = orNone(g.parties(welcome))
	return out, true
}
