package answer

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
)

// Sure is how sure the conclusions of a brief are: which of them turn over once one
// assumption of the case is otherwise (docs/theory.md#how-sure). Nothing in it is a
// probability.
type Sure struct {
	Head
	// of the brief, in the order of the definitions; then findings that are there under
	// some change alone
	Conclusions []Concluded `json:"conclusions"`
	// single changes that turn something over, those of most consequence first, and of as
	// much those of the weakest evidence
	Upsets []Upset `json:"upsets"`
	Tried  int     `json:"tried"` // single changes
	Inert  int     `json:"inert"` // of these, those of wishes that leave how all situations rank as it is
	// single changes that were not gone through to the end, as it takes too long: what they turn
	// over is not known
	Spent []Assumption `json:"spent,omitempty"`

	Pairs Pairs `json:"pairs"` // of what no single change turns over

	// in how many orders of wishes, drawn near those of the case, conclusions stand; none where none
	// were drawn
	Drawn *Drawn `json:"drawn,omitempty"`

	// what follows from what the case marks as unsure; none where it marks nothing
	Supposed *Unsure `json:"supposed,omitempty"`

	Resting    []Rest       `json:"resting"`              // today, where ways lead, and where all would stay as well
	Complete   bool         `json:"complete"`             // whether all searches went to their end
	Unsearched []Unsearched `json:"unsearched,omitempty"` // those that did not
	Glossary   Glossary     `json:"glossary"`
}

// A Concluded is a conclusion of a brief.
type Concluded struct {
	// open: something is open as things are; opens: a way is open; reaches: a goal is met by something
	// open as things are; gains: a party gains by moving alone; today: all would stay; holds: where a way, or what
	// is open, leads would hold; stands: a finding; safe: nobody is more exposed on a way than it is told;
	// exposes: somebody is exposed on it
	Kind    string     `json:"kind"`
	Holds   bool       `json:"holds"`             // in the case as it is
	Way     string     `json:"way,omitempty"`     // the letter of a way; none of what is open as things are
	Named   *NamedWay  `json:"named,omitempty"`   // the way, as far as its name needs it
	Goal    GoalID     `json:"goal,omitempty"`    // of reaches
	Party   PartyID    `json:"party,omitempty"`   // of gains
	Concept string     `json:"concept,omitempty"` // of today: nash, gmr, smr, seq or sseq
	Finding *FindingOf `json:"finding,omitempty"` // of stands
	TurnsOn int        `json:"turns_on"`          // how many single changes turn it over
	// how the least known of what these change is known: as of a claim, unmarked, or order: that of an
	// order, or of ties, which nobody claims
	Weakest string `json:"weakest,omitempty"`
	// the one to argue about first: of those known least well, that of most consequence; none where none does
	First *Assumption `json:"first,omitempty"`
}

// A FindingOf is a finding as far as it is told apart from others.
type FindingOf struct {
	Kind     string    `json:"kind"`
	Stances  []Stance  `json:"stances,omitempty"`  // those that it is about
	Exchange *Exchange `json:"exchange,omitempty"` // the one that it is about
}

// Pairs is what two changes at once turn over that no single one does.
type Pairs struct {
	Upsets []Upset `json:"upsets"` // those of most consequence first
	Tried  int     `json:"tried"`  // pairs, of the weakest evidence first
	Of     int     `json:"of"`     // all that there are
	Asked  int     `json:"asked"`  // conclusions and resting places that no single change turns over
}

// A Rest is a situation in which all would stay.
type Rest struct {
	Outcome
	Concept string `json:"concept"` // nash, or seq of one that is none by that
	// what it comes to be in: today, where the way with the letter leads, if all would stay there with its
	// levers pulled too, or another resting place
	Way        string `json:"way,omitempty"`
	Structural bool   `json:"structural"` // whether nobody can move from it, so that no wishes make it one
	// the fewest changes that were found to end it; 0 where none was
	Fewest int          `json:"fewest"`
	Ended  []Assumption `json:"ended"` // single changes that do
}

// An Upset is a change, or two at once, with what they turn over.
type Upset struct {
	Changes  []Assumption `json:"changes"`
	Evidence string       `json:"evidence"` // how the least known of what is changed is known, as of a conclusion
	Turned   []int        `json:"turned"`   // the conclusions that turn over, by place, from 0
}

// An Assumption is one thing that a case assumes, made otherwise.
type Assumption struct {
	// left-out: a wish; exchanged: a wish or tier with the one behind it; tie-broken: the party tells
	// apart what it held to be alike; direction: the levels of an option rise and fall; final: none of
	// them is; rule, precondition, mandate, guarantee: it is not there
	Kind     string  `json:"kind"`
	Party    PartyID `json:"party,omitempty"` // whose it is; none of a rule
	Evidence string  `json:"evidence"`        // as of a conclusion
	Wish     *Wish   `json:"wish,omitempty"`  // left out, or exchanged
	Behind   *Wish   `json:"behind,omitempty"`
	Tier     int     `json:"tier,omitempty"` // of a ranking, from the best, which is 1
	// of a ranking: what comes before the rest of its tier, or after it
	Situation *Outcome `json:"situation,omitempty"`
	Before    bool     `json:"before,omitempty"` // whether it comes before it
	// where a tie is broken: what the party would want after all else
	Wants     *Term       `json:"wants,omitempty"`
	Option    OptionID    `json:"option,omitempty"`    // of direction and final
	Rule      ConditionID `json:"rule,omitempty"`      // what the rule excludes
	Stance    *Stance     `json:"stance,omitempty"`    // of precondition
	Guarantee GuaranteeID `json:"guarantee,omitempty"` // of guarantee
	Keeps     []OptionID  `json:"keeps,omitempty"`     // what it keeps
	Track     TrackID     `json:"track,omitempty"`     // of mandate
	Mandate   *Term       `json:"mandate,omitempty"`   // what is known: of these levels
	// of mandate: whether what is known is about agreeing to them, else about discussing the option
	Commit bool `json:"may_commit,omitempty"`
	May    bool `json:"may,omitempty"` // whether they may
}

// Doubts is how far it is asked how sure something is.
type Doubts struct {
	Pairs      int     // pairs of changes that are tried at most
	Samples    int     // orders that are drawn
	Seed       uint64  // which
	Dispersion float64 // as of [Drawn]
	Sets       int     // of what is marked as unsure, that are tried at most; 0 for none
}

// Doubting is how far unless asked otherwise.
var Doubting = Doubts{Pairs: 100, Samples: 1000, Seed: 1, Dispersion: 0.5, Sets: 64}

// MostSure bounds the work of how sure the conclusions of a report or of a whole brief are, in
// changes times states: some ten seconds of a processor where it is met.
const MostSure = 1 << 21

// changedFor is how much of the work of the talks, in steps of a search for ways out, one change
// may take for each state.
const changedFor = 20

// surely is how sure the conclusions of a brief are, as far as the work of the talks goes: nil
// where none is asked for.
func (g *gatherer) surely(t Talks) (*Sure, error) {
	if t.Sure == 0 {
		return nil, nil
	}
	if int64(len(robust.Changes(g.c)))*int64(t.Space.Len()) > t.Sure {
		return &Sure{Head: t.head(), Conclusions: []Concluded{}, Upsets: []Upset{}, Resting: []Rest{},
			Pairs: Pairs{Upsets: []Upset{}}, Unsearched: []Unsearched{{Part: "robust"}}}, nil
	}
	of := newGatherer(g.ctx, t)
	of.a, of.conditions = g.a, slices.Clip(g.conditions)
	side, err := of.sides()
	if err != nil {
		return nil, err
	}
	out, err := of.sure(t, side, Doubts{}, nil)
	g.conditions = of.conditions
	return out, err
}

// NewSure answers how sure the conclusions of a brief are. The error is the context's,
// [robust.ErrDispersion], or [plenary.ErrNoStatusQuo]. The cost is that of a good part of a
// brief for each change, and of [robust.Draw].
func NewSure(ctx context.Context, t Talks, of Doubts) (*Sure, error) {
	out, _, err := newSure(ctx, t, of, of.Samples)
	return out, err
}

// newSure is [NewSure] of which the first so many samples are counted, with what was counted;
// nil where none are asked for.
func newSure(ctx context.Context, t Talks, of Doubts, samples int) (*Sure, *Tally, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	side, err := g.sides()
	if err != nil {
		return nil, nil, err
	}
	var tally *Tally
	if of.Samples > 0 {
		if tally, err = side.draw(of, samples); err != nil {
			return nil, nil, err
		}
	}
	out, err := g.sure(t, side, of, tally)
	return out, tally, err
}

// sides is the case as it is, with its ways.
func (g *gatherer) sides() (*tried, error) {
	side, err := newTried(g)
	if err != nil {
		return nil, err
	}
	return side, side.findWays()
}

// draw counts the first so many samples.
func (s *tried) draw(of Doubts, samples int) (*Tally, error) {
	drawing, err := s.sampler(s.ctx, of)
	if err != nil {
		return nil, err
	}
	r, err := drawing.Draw(s.ctx, 0, samples, samples)
	if err != nil {
		return nil, err
	}
	return s.tally(r), nil
}

// sure is [NewSure] of a gatherer with all verdicts, and of what was counted in orders drawn; nil
// where none were.
func (g *gatherer) sure(t Talks, side *tried, of Doubts, tally *Tally) (*Sure, error) {
	out := &Sure{Head: t.head(), Conclusions: []Concluded{}, Upsets: []Upset{}, Resting: []Rest{},
		Pairs: Pairs{Upsets: []Upset{}}}
	q := side.sureQuery(of.Pairs)
	r, err := robust.Find(g.ctx, g.sp, q.Query)
	if errors.Is(err, route.ErrSpent) {
		g.leftOut("robust")
		r, err = &robust.Report{}, nil
	}
	if err != nil {
		return nil, err
	}
	side.told(out, r, q)
	if tally != nil {
		out.Drawn = tally.drawn(of)
	}
	if out.Supposed, err = side.supposed(q, of); err != nil {
		return nil, err
	}
	out.Complete, out.Unsearched = len(g.unsearched) == 0, g.unsearched
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// A sureQuery is a query with the places that its ways have among those found.
type sureQuery struct {
	robust.Query
	ways []int
	goal []GoalID
}

func (s *tried) sureQuery(pairs int) sureQuery {
	q := sureQuery{Query: robust.Query{Answers: s.a, Levers: s.search.Levers, Pairs: pairs, Work: s.work,
		Most: s.work / changedFor}}
	q.States = []int{s.now}
	for i := range s.leans {
		l := &s.leans[i]
		if !slices.Contains(q.States, l.way.To) {
			q.States = append(q.States, l.way.To)
		}
		if l.of.Kind == ConcludesOpen {
			q.Open = l.way
		} else {
			q.Ways, q.ways = append(q.Ways, robust.Way{Way: l.way, Want: l.want, Others: l.others}), append(q.ways, i)
		}
	}
	for _, o := range s.resting().Shown {
		if !slices.Contains(q.States, o.State-1) {
			q.States = append(q.States, o.State-1)
		}
	}
	for i := range s.c.Goals {
		q.Goals, q.goal = append(q.Goals, s.c.Goals[i].Want), append(q.goal, GoalID(s.c.Goals[i].ID))
	}
	return q
}

// told fills in what was found.
func (s *tried) told(out *Sure, r *robust.Report, q sureQuery) {
	out.Tried, out.Inert = r.Tried, r.Inert
	place := make([]int, len(r.Conclusions)) // of a conclusion that is told
	for i := range r.Conclusions {
		if c := &r.Conclusions[i]; s.tells(c) {
			place[i] = len(out.Conclusions)
			out.Conclusions = append(out.Conclusions, s.concluded(c, q))
		} else {
			place[i] = -1
		}
	}
	out.Upsets = s.upsets(r.Effects, place)
	out.Pairs = Pairs{s.upsets(r.Pairs.Effects, place), r.Pairs.Tried, r.Pairs.Of, r.Pairs.Asked}
	for i := range out.Upsets {
		e := &out.Upsets[i]
		for _, at := range e.Turned {
			c := &out.Conclusions[at]
			if c.TurnsOn++; c.Weakest == "" || sureness(e.Evidence) < sureness(c.Weakest) {
				c.Weakest, c.First = e.Evidence, &e.Changes[0]
			}
		}
	}
	for _, ch := range r.Spent {
		out.Spent = append(out.Spent, s.assumption(ch))
	}
	for i := range r.Equilibria {
		out.Resting = append(out.Resting, s.rest(&r.Equilibria[i]))
	}
}

// tells reports whether a conclusion is one: of what is not open, and of who is not
// exposed, there is nothing to say.
func (s *tried) tells(c *robust.Conclusion) bool {
	switch c.Topic {
	case robust.Holds:
		return c.Way >= 0 || s.open != nil
	case robust.Safe, robust.Exposes:
		return c.Holds
	}
	return true
}

func (s *tried) upsets(of []robust.Effect, place []int) []Upset {
	out := []Upset{}
	for i := range of {
		e := Upset{Evidence: surelyKnown(of[i].Evidence), Turned: []int{}}
		for _, ch := range of[i].Changes {
			e.Changes = append(e.Changes, s.assumption(ch))
		}
		for _, at := range of[i].Flips {
			if place[at] >= 0 {
				e.Turned = append(e.Turned, place[at])
			}
		}
		if len(e.Turned) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// concludes names the topics.
var concludes = map[robust.Topic]string{
	robust.Open: ConcludesOpen, robust.Opens: "opens", robust.Reaches: "reaches", robust.Gains: "gains",
	robust.Today: ConcludesToday, robust.Holds: "holds", robust.Stands: "stands", robust.Safe: "safe",
	robust.Exposes: "exposes",
}

func (s *tried) concluded(c *robust.Conclusion, q sureQuery) Concluded {
	out := Concluded{Kind: concludes[c.Topic], Holds: c.Holds}
	switch c.Topic {
	case robust.Opens, robust.Holds, robust.Safe, robust.Exposes:
		if c.Way >= 0 {
			at := q.ways[c.Way]
			out.Way, out.Named = s.leans[at].of.Way, s.named(at)
		}
	case robust.Reaches:
		out.Goal = q.goal[c.Goal]
	case robust.Gains:
		out.Party = s.party(c.Party)
	case robust.Today:
		out.Concept = c.Concept.String()
	case robust.Stands:
		out.Finding = s.findingOf(c.Finding)
	}
	return out
}

func (s *tried) findingOf(f robust.Finding) *FindingOf {
	out := &FindingOf{Kind: f.Kind}
	for _, i := range f.About {
		if f.Kind == (impasse.SilentOrder{}).Kind() {
			e := s.exchange(i)
			out.Exchange = &e
			continue
		}
		out.Stances = append(out.Stances, s.stance(i))
	}
	return out
}

func (s *tried) rest(eq *robust.Equilibrium) Rest {
	out := Rest{Outcome: s.outcome(eq.State), Concept: eq.Concept.String(), Structural: eq.Structural,
		Ended: []Assumption{}}
	for i := range s.leans {
		l := &s.leans[i]
		if l.way.To == eq.State && l.of.Way != "" && out.Way == "" && slices.Contains(l.way.StableBy, eq.Concept) {
			out.Way = l.of.Way
		}
	}
	for _, ch := range eq.Single {
		out.Ended = append(out.Ended, s.assumption(ch))
	}
	switch {
	case len(eq.Single) > 0:
		out.Fewest = 1
	case len(eq.Pairs) > 0:
		out.Fewest = 2
	}
	return out
}
