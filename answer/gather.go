package answer

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A gatherer answers the questions that an answer is made of. It is made for
// one answer, and used by one goroutine.
type gatherer struct {
	ctx     context.Context
	sp      *space.Space
	c       *plenary.Case
	a       *stability.Answers // nil where no answer needs all verdicts
	inquiry *stability.Inquiry // instead, where verdicts on the states that come up are enough; nil elsewhere
	now     int                // the status quo; -1 where there is none
	day     *record.Day        // nil when nothing is on record
	later   map[string]bool    // sources of later days, once asked for
	words   Words
	work    int64 // what searches may spend
	err     error // the first met

	unsearched []Unsearched
	names      bool // whether of ways no more is wanted than what names them
	every      bool // whether ways for which a plainer one speaks are wanted too
	beyond     bool // whether ways beyond those that a brief tells are wanted too

	leans []leaner // the ways found so far

	deliveries []record.Delivered // once asked for

	report *impasse.Report // once findings are gathered
	finder *impasse.Finder // which has them
	found  *sought         // what a brief asked a search, once it did

	conditions []ConditionText // those named so far
	ranks      [][]uint32      // by party and state, once asked for
	explained  map[verdictAt]stability.Verdict
}

func newGatherer(ctx context.Context, t Talks) *gatherer {
	g := &gatherer{ctx: ctx, sp: t.Space, c: t.theCase(), day: t.Day, words: t.Words, work: t.Work}
	if g.sp != nil {
		g.now = g.sp.StatusQuo()
	}
	return g
}

// analysed is a gatherer with all verdicts. The error is the context's; the
// cost is that of [stability.Analyse].
func analysed(ctx context.Context, t Talks) (*gatherer, error) {
	a, err := stability.Analyse(ctx, t.Space)
	if err != nil {
		return nil, err
	}
	g := newGatherer(ctx, t)
	g.a = a
	return g, nil
}

// fromNow is analysed, for what is asked of where the parties are now. Where the
// case does not say, the error is [plenary.ErrNoStatusQuo].
func fromNow(ctx context.Context, t Talks) (*gatherer, error) {
	if err := t.Space.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	return analysed(ctx, t)
}

// fail keeps an error if it is the first.
func (g *gatherer) fail(err error) {
	if g.err == nil {
		g.err = err
	}
}

// failed is the first error met, or that of the context.
func (g *gatherer) failed() error {
	if g.err == nil {
		g.err = g.ctx.Err()
	}
	return g.err
}

func (g *gatherer) party(p int) PartyID { return PartyID(g.c.Parties[p].ID) }

// orNone is a list, nil where it is empty: as it comes back where JSON leaves it
// out.
func orNone[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func (g *gatherer) parties(list []int) []PartyID {
	out := []PartyID{}
	for _, p := range list {
		out = append(out, g.party(p))
	}
	return out
}

func (g *gatherer) option(o int) OptionID { return OptionID(g.c.Options[o].ID) }

func (g *gatherer) outcome(state int) Outcome {
	return Outcome{State: state + 1, Code: g.sp.Code(state), Changes: g.changes(g.now, state)}
}

// changes lists the options at other levels in one state than in another.
func (g *gatherer) changes(from, to int) []Change {
	var out []Change
	a, b := g.sp.Levels(from, nil), g.sp.Levels(to, nil)
	for o := range g.c.Options {
		if a[o] != b[o] {
			out = append(out, Change{g.option(o), int(a[o]), int(b[o])})
		}
	}
	return out
}

func (g *gatherer) term(t plenary.Term) Term {
	out := Term{Option: g.option(t.Option)}
	for l := range g.c.Options[t.Option].Levels {
		if t.Levels>>l&1 == 1 {
			out.Levels = append(out.Levels, l)
		}
	}
	return out
}

func (g *gatherer) step(p, from, to int) Step {
	out := Step{
		Party: g.party(p), State: to + 1, Code: g.sp.Code(to),
		Changes: g.changes(from, to), Gains: g.sp.Rank(p, to) > g.sp.Rank(p, from),
	}
	if g.sp.Rank(p, to) < g.sp.Rank(p, from) {
		out.Loses = g.wish(p, g.decisive(p, from, to))
	}
	return out
}

// claim is who asserts something and how it is known, with what it cites that was there on the day.
func (g *gatherer) claim(c *plenary.Claim) Claim {
	out := claimOf(g.c, c)
	out.Passages = slices.DeleteFunc(out.Passages, func(r Ref) bool { return g.laterThanDay(string(r)) })
	return out
}

func claimOf(c *plenary.Case, of *plenary.Claim) Claim {
	out := Claim{How: of.How.String()}
	if of.By >= 0 {
		out.By = PartyID(c.Parties[of.By].ID)
	}
	if of.Who >= 0 {
		out.Who = PersonID(c.People[of.Who].ID)
	}
	for _, p := range of.Passages {
		out.Passages = append(out.Passages, Ref(p))
	}
	return out
}

// wish is a statement of a party by its index; nil for none.
func (g *gatherer) wish(p, i int) *Wish {
	if i < 0 {
		return nil
	}
	return &Wish{g.party(p), i + 1, g.claim(&g.c.Parties[p].Prefers.Statements[i].Claim)}
}

// stance is a precondition by its index.
func (g *gatherer) stance(p int) Stance {
	at := &g.c.Preconditions[p]
	return Stance{ID: StanceID(at.ID), Party: g.party(at.Party), Refuses: g.condition(at.Refuses),
		Until: g.condition(at.Until), Order: orderOf(at.With || at.Soft), Claim: g.claim(&at.Claim)}
}

// decisive returns the index of the most important statement of a party on
// which two states differ, or -1.
func (g *gatherer) decisive(p, s, q int) int {
	return impasse.Decisive(g.c, p, g.sp.Levels(s, nil), g.sp.Levels(q, nil))
}

// stable lists the concepts by which a party would stay in a state.
func (g *gatherer) stable(party, state int) []string {
	out := []string{}
	for _, c := range stability.Concepts {
		if g.a.Has(c) && g.a.Stable(c, party, state) {
			out = append(out, c.String())
		}
	}
	return out
}

// stays reports whether a party would stay in a state by a concept, of which all is known
// or can be asked.
func (g *gatherer) stays(c stability.Concept, party, state int) bool {
	if g.a != nil {
		return g.a.Stable(c, party, state)
	}
	is, err := g.inquiry.Stable(g.ctx, c, party, state)
	g.fail(err)
	return is
}

// A verdictAt is a question for a verdict.
type verdictAt struct {
	concept      stability.Concept
	party, state int
}

// explain is [stability.Explain], keeping the first error and what was
// explained: several parts of an answer ask the same.
func (g *gatherer) explain(c stability.Concept, party, state int) stability.Verdict {
	at := verdictAt{c, party, state}
	if v, known := g.explained[at]; known {
		return v
	}
	v, err := stability.Explain(g.ctx, g.sp, c, party, state)
	g.fail(err)
	if g.explained == nil {
		g.explained = map[verdictAt]stability.Verdict{}
	}
	g.explained[at] = v
	return v
}

// reply returns the steps that answer an improvement by a verdict; nil if none do.
func (g *gatherer) reply(v stability.Verdict, improvement int) []Step {
	for _, r := range v.Replies {
		if r.Improvement != improvement {
			continue
		}
		var out []Step
		from := improvement
		for _, s := range r.Steps {
			out = append(out, g.step(s.Party, from, s.To))
			from = s.To
		}
		return out
	}
	return nil
}

// costs sorts a party's moves to states it likes less by what they give up,
// most important first, and counts those it likes as much.
func (g *gatherer) costs(p, from int, moves []int) (costs []Cost, even int) {
	costs = []Cost{}
	count := make([]int, len(g.c.Parties[p].Prefers.Statements))
	for _, q := range moves {
		switch at := g.decisive(p, from, q); {
		case g.sp.Rank(p, q) == g.sp.Rank(p, from):
			even++
		case g.sp.Rank(p, q) < g.sp.Rank(p, from) && at >= 0:
			count[at]++
		}
	}
	for i, n := range count {
		if n > 0 {
			costs = append(costs, Cost{*g.wish(p, i), n})
		}
	}
	return costs, even
}
