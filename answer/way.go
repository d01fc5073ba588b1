package answer

import (
	"context"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// WaysTo is the ways out to one goal.
type WaysTo struct {
	Goal       GoalID      `json:"goal,omitempty"` // none for a condition asked for, or for whatever is better
	Want       ConditionID `json:"want,omitempty"` // what the goal is, or the condition asked for
	Acceptable bool        `json:"acceptable"`     // whether it leads to acceptable states, as none is better
	Better     int         `json:"better"`         // better states that meet it; acceptable ones where none is better
	Count      int         `json:"count"`          // ways that no other dominates
	Ways       []Way       `json:"ways"`           // in plain order; a brief holds the first few
	// levers that all plain ways to it take, be they listed or not; none where there
	// are fewer than two
	Common   []LeverID `json:"common,omitempty"`
	Complete bool      `json:"complete"` // whether the search went to its end
}

// A Way is a minimal set of levers with a route to a destination.
type Way struct {
	Letter string `json:"letter,omitempty"` // A to Z, AA ..., over all goals; none of what is open as things are
	// who moves in its first step: several where that is a deal
	First []PartyID `json:"first"`
	// what tells it from the other ways to the goal that the same parties begin;
	// none where there is no other
	Apart    *Apart       `json:"apart,omitempty"`
	Levers   []Lever      `json:"levers"`          // all of them are needed
	To       Outcome      `json:"to"`              // the destination
	Prefers  []Preference `json:"prefers"`         // who prefers the destination to the status quo
	Meets    []GoalID     `json:"meets,omitempty"` // goals of the case that the destination meets
	Holds    []string     `json:"holds"`           // concepts by which every party would stay
	Credible bool         `json:"credible"`        // whether it holds while breaches are answered willingly
	Exposed  []Exposed    `json:"exposed"`         // parties worse off after some step, by their worst
	Steps    []RouteStep  `json:"steps"`           // in their order
	// of what is open as things are: its two steps the other way round, where each is one party's and that is a
	// route there too
	Reversed []RouteStep  `json:"reversed,omitempty"`
	Tempted  []Temptation `json:"tempted"` // who would gain by leaving the destination, by the plainest breach
	// what was insisted on, given on the way and gone again where it leads
	Hollow []Stance `json:"hollow"`
	// where another party could give what one gives on it
	Givers []Giver `json:"givers,omitempty"`
	// why it is in the list: firm, fewest-unexposed, unexposed, fewest-that-hold, fewest, firm-
	// but-exposing, others-exposed or others-not-holding; none of what is open as things are
	Listed string `json:"listed,omitempty"`
}

// A Preference is a party that prefers a destination, and the weightiest wish
// by which it does.
type Preference struct {
	Party PartyID `json:"party"`
	Wish  *Wish   `json:"wish,omitempty"` // none of a party with a ranking
}

// Apart is what tells a way from the other plain ways to its goal that the same
// parties begin: who goes on, else the fewest levers that do, and a number where levers
// do not.
type Apart struct {
	// who moves in the second step, and in the third, as far as that tells it from all of
	// them; none where it does not
	Then    [][]PartyID `json:"then,omitempty"`
	With    []LeverID   `json:"with,omitempty"`    // levers that it has and that none of them has all of
	Without []LeverID   `json:"without,omitempty"` // levers of which it has none, and each of the rest has some
	Number  int         `json:"number,omitempty"`  // its place among those with the same levers, from 1
}

// A Giver is a party that changes one option on a way and nothing else, where
// another could do so in its place: the same way with the two exchanged leads to
// the goal too, exposes as much and holds as firmly.
type Giver struct {
	Party  PartyID  `json:"party"`  // who gives on the way as it is told
	Option OptionID `json:"option"` // what it changes
	Or     []InLieu `json:"or"`     // who could in its place, in the order of the case
}

// An InLieu is a party that could give in the place of another.
type InLieu struct {
	Party   PartyID  `json:"party"`
	Option  OptionID `json:"option"`   // what it would change
	GivesUp []Stance `json:"gives_up"` // preconditions of its own that it would be asked to drop or bend
	// whether, where it gives, each is tempted to leave by the same move and answered in the same way,
	// but for the option by which it takes back what it gives
	Alike bool `json:"alike"`
	// why it would, on the way with the two exchanged
	Motive Motive `json:"motive"`

	to int // where the way leads then
}

// Why a way is in the list.
const (
	ListedFirm            = "firm"             // alone in that nobody has anything to gain by leaving where it leads
	ListedFewestUnexposed = "fewest-unexposed" // the fewest changes, and nobody worse off meanwhile
	ListedUnexposed       = "unexposed"        // nobody worse off meanwhile
	ListedFewestHolding   = "fewest-that-hold" // the fewest changes of those that hold
	ListedFewest          = "fewest"           // the fewest changes; what it reaches does not hold
	// nobody has anything to gain by leaving, as on another way, but others are
	// exposed
	ListedFirmExposing  = "firm-but-exposing"
	ListedOthersExposed = "others-exposed"     // it exposes others than the ways before it
	ListedOthers        = "others-not-holding" // it asks or exposes others; what it reaches does not hold
)

// A Lever is one change in what binds the table, with those whom one asks for
// it; on a way, only as far as the way needs it. What a declared one says is in
// the glossary; of others the kind and what it works on say it.
type Lever struct {
	ID      LeverID     `json:"id"`
	Kind    string      `json:"kind"`              // waive, soften, accept, widen, move, open or swap
	Asks    []Ask       `json:"asks"`              // one for each party asked
	Spared  []PartyID   `json:"spared,omitempty"`  // on a way: parties that it works on, and the way need not ask
	Stances []Stance    `json:"stances,omitempty"` // that it waives, softens, or meets by something else
	Accepts ConditionID `json:"accepts,omitempty"` // what counts besides what they wait for
	Track   TrackID     `json:"track,omitempty"`   // on which a mandate widens, or to which an option moves
	Commits []Term      `json:"commits,omitempty"` // to which levels
	Opens   []OptionID  `json:"opens,omitempty"`   // options that are closed as things are
}

// An Ask is what a party asked gives up, and whether it prefers the destination.
type Ask struct {
	Party   PartyID  `json:"party"`
	GivesUp []Stance `json:"gives_up"`            // preconditions of its own
	Prefers bool     `json:"prefers_destination"` // to the status quo
}

// A RouteStep is a step at the table.
type RouteStep struct {
	Track     TrackID   `json:"track,omitempty"` // of a deal; none for an act of one party
	Movers    []PartyID `json:"movers"`          // parties whose options change
	State     int       `json:"state"`           // number of the state to which it leads
	Code      string    `json:"code"`
	Changes   []Change  `json:"changes"`    // what the step changes
	Refused   []Stance  `json:"refused"`    // what is still refused before it
	Exposed   []Exposed `json:"exposed"`    // after it
	Motives   []Motive  `json:"motives"`    // why each of those who move does
	TakesBack []Change  `json:"takes_back"` // changes that move an option back past where an earlier step took it
}

// Exposed is a party worse off than in the status quo.
type Exposed struct {
	Party    PartyID `json:"party"`
	CanBack  bool    `json:"can_step_back"`      // whether a move of its own makes it no worse off again
	Lost     *Wish   `json:"lost,omitempty"`     // the weightiest wish it has lost
	Fixed    []Fixed `json:"fixed,omitempty"`    // what it has done and cannot undo, where it cannot step back
	Openings []Step  `json:"openings,omitempty"` // what others would gain by using the opening
}

// Fixed is an option of a party that cannot return to the level that it has today.
type Fixed struct {
	Option OptionID `json:"option"`
	Level  int      `json:"level"` // at which it stands
	By     string   `json:"by"`    // final, moves or guarantee: what in the case keeps it there
	Claim
}

// What keeps an option where it stands.
const (
	FixedByFinal     = "final"     // it is at its final level, or past it
	FixedByMoves     = "moves"     // it moves one way alone
	FixedByGuarantee = "guarantee" // a guarantee keeps it
)

// fixed lists what a party has done up to a state and cannot undo there.
func (g *gatherer) fixed(p, state int) []Fixed {
	var out []Fixed
	levels := g.sp.Levels(state, nil)
	for i := range g.c.Options {
		o := &g.c.Options[i]
		if by, claim := g.fixing(i, levels); o.Party == p && by != "" {
			out = append(out, Fixed{g.option(i), int(levels[i]), by, g.claim(claim)})
		}
	}
	return out
}

// fixing is what keeps an option from the level that it has today, and the claim
// about it; "" where nothing does.
func (g *gatherer) fixing(i int, levels []uint8) (string, *plenary.Claim) {
	o := &g.c.Options[i]
	at, now := int(levels[i]), o.Now
	switch {
	case at == now:
	case o.Final >= 0 && at >= o.Final && now < at:
		if o.Phrases != nil {
			return FixedByFinal, &o.Phrases[o.Final].Claim
		}
		return FixedByFinal, &o.Claim
	case o.Moves == plenary.Forward && now < at, o.Moves == plenary.Backward && now > at:
		return FixedByMoves, &o.Claim
	default:
		for j := range g.c.Guarantees {
			if x := &g.c.Guarantees[j]; slices.Contains(x.Keeps, i) && now < at && x.While.Holds(levels) {
				return FixedByGuarantee, &x.Claim
			}
		}
	}
	return "", nil
}

// reasonFor is why a way is in the list.
func reasonFor(ways []route.Way, at int) string {
	v := &ways[at]
	fewest, unexposed, firm := true, exposesNobody(v), true
	for i := range ways {
		if i == at {
			continue
		}
		if len(v.Hollow) > 0 == (len(ways[i].Hollow) > 0) {
			fewest = fewest && (v.Levers.Len() <= ways[i].Levers.Len() || lasts(&ways[i]) != lasts(v))
		}
		firm = firm && !slices.Contains(ways[i].StableBy, stability.Nash)
	}
	switch {
	case slices.Contains(v.StableBy, stability.Nash) && firm:
		return ListedFirm
	case fewest && unexposed:
		return ListedFewestUnexposed
	case unexposed:
		return ListedUnexposed
	case fewest && lasts(v):
		return ListedFewestHolding
	case fewest:
		return ListedFewest
	case slices.Contains(v.StableBy, stability.Nash):
		return ListedFirmExposing
	case lasts(v):
		return ListedOthersExposed
	}
	return ListedOthers
}

// exposesNobody reports whether a way leaves nobody worse off meanwhile.
func exposesNobody(v *route.Way) bool {
	return !slices.ContainsFunc(v.Exposure, func(g route.Grade) bool { return g != route.Safe })
}

// lasts reports whether what a way reaches holds while breaches are answered.
func lasts(v *route.Way) bool { return slices.Contains(v.StableBy, stability.SEQ) }

// letter counts A … Z, AA, AB …
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// way is one of the ways of an answer of route, seen in the case as its levers
// leave it.
func (g *gatherer) way(a *route.Answer, ways []route.Way, at int) Way {
	v := &ways[at]
	out := Way{
		To: g.outcome(v.To), Holds: []string{}, Exposed: []Exposed{}, Tempted: []Temptation{}, Hollow: []Stance{},
		Levers: []Lever{}, Credible: v.Credible(), Listed: reasonFor(ways, at),
		First: g.parties(first(v.Steps)), Prefers: g.prefers(v.To), Meets: g.meets(v.To),
	}
	g.needs(&out, a, v)
	if g.names {
		return out
	}
	for _, c := range v.StableBy {
		out.Holds = append(out.Holds, c.String())
	}
	for p, e := range v.Exposure {
		if e != route.Safe {
			out.Exposed = append(out.Exposed, Exposed{Party: g.party(p), CanBack: e == route.CanBack})
		}
	}
	after := *g
	after.sp, after.c, after.a, after.explained = v.After, v.After.Case(), nil, nil
	for _, p := range v.Hollow {
		out.Hollow = append(out.Hollow, after.stance(p))
	}
	for _, s := range v.Steps {
		out.Steps = append(out.Steps, after.routeStep(s, v.To))
	}
	if v.Levers.Len() == 0 {
		for _, s := range reversed(v) {
			out.Reversed = append(out.Reversed, after.routeStep(s, v.To))
		}
	}
	for p := range g.c.Parties {
		if len(after.sp.Improvements(p, v.To)) > 0 {
			out.Tempted = append(out.Tempted, after.breach(p, v.To))
		}
	}
	for i := range out.Givers {
		for j := range out.Givers[i].Or {
			or := &out.Givers[i].Or[j]
			or.Alike = after.temptedAlike(&out, &out.Givers[i], or)
			or.Motive = after.motiveInLieu(v, &out.Givers[i], or)
		}
	}
	g.conditions, g.err = after.conditions, after.err
	return out
}

// needs adds the levers of a way, as far as it needs them, and who else could
// give what is given on it.
func (g *gatherer) needs(out *Way, a *route.Answer, v *route.Way) {
	needed, err := route.Needed(g.ctx, g.sp, a.Levers, v)
	g.fail(err)
	for i, l := range v.Levers.List() {
		if i == len(needed) {
			return
		}
		lever := g.lever(&needed[i], v.To)
		for _, p := range a.Levers[l].Asks {
			if !slices.Contains(needed[i].Asks, p) {
				lever.Spared = append(lever.Spared, g.party(p))
			}
		}
		out.Levers = append(out.Levers, lever)
	}
	if g.names {
		return
	}
	givers, err := a.Givers(g.ctx, g.sp, v, needed)
	g.fail(err)
	for _, at := range givers {
		giver := Giver{Party: g.owner(at.Option), Option: g.option(at.Option), Or: []InLieu{}}
		for _, or := range at.Or {
			in := InLieu{Party: g.owner(or.Option), Option: g.option(or.Option), GivesUp: []Stance{}, to: or.To}
			for _, p := range or.GivesUp {
				in.GivesUp = append(in.GivesUp, g.stance(p))
			}
			giver.Or = append(giver.Or, in)
		}
		out.Givers = append(out.Givers, giver)
	}
}

// temptedAlike reports whether those who would gain by leaving where a way leads would, where another gives,
// by the same moves and with the same answers, but that the other takes back what it gives.
func (g *gatherer) temptedAlike(v *Way, giver *Giver, or *InLieu) bool {
	instead := func(c Change) Change {
		if c.Option == giver.Option {
			c.Option = or.Option
		}
		return c
	}
	same := func(a, b []Change) bool {
		mapped := make([]Change, len(a))
		for i := range a {
			mapped[i] = instead(a[i])
		}
		order := func(x, y Change) int { return strings.Compare(string(x.Option), string(y.Option)) }
		b = slices.Clone(b)
		slices.SortFunc(mapped, order)
		slices.SortFunc(b, order)
		return slices.Equal(mapped, b)
	}
	for i := range v.Tempted {
		x, who := &v.Tempted[i], v.Tempted[i].Party
		if who == giver.Party {
			who = or.Party
		}
		p := g.partyAt(who)
		if len(g.sp.Improvements(p, or.to)) == 0 {
			return false
		}
		y := g.breach(p, or.to)
		if x.Reason != y.Reason || len(x.Reply) != len(y.Reply) || !same(x.Step.Changes, y.Step.Changes) {
			return false
		}
		for j := range x.Reply {
			if !same(x.Reply[j].Changes, y.Reply[j].Changes) {
				return false
			}
		}
	}
	return true
}

// owner is the party of an option.
func (g *gatherer) owner(o int) PartyID { return g.party(g.c.Options[o].Party) }

// lever is one, with whom it asks; to is where it leads.
func (g *gatherer) lever(l *plenary.Lever, to int) Lever {
	out := Lever{ID: LeverID(l.ID), Kind: l.Kind.String(), Asks: []Ask{}}
	for _, i := range l.Preconditions {
		out.Stances = append(out.Stances, g.stance(i))
	}
	for _, p := range l.Asks {
		ask := Ask{Party: g.party(p), GivesUp: []Stance{}, Prefers: g.sp.Rank(p, to) > g.sp.Rank(p, g.now)}
		for _, s := range out.Stances {
			if s.Party == ask.Party {
				ask.GivesUp = append(ask.GivesUp, s)
			}
		}
		out.Asks = append(out.Asks, ask)
	}
	if l.Accept != nil {
		out.Accepts = g.condition(l.Accept)
	}
	if l.Kind == plenary.Widen || l.Kind == plenary.Move {
		out.Track = TrackID(g.c.Tracks[l.Track].ID)
	}
	for _, t := range l.Commit {
		out.Commits = append(out.Commits, g.term(t))
	}
	for _, o := range l.Opens {
		out.Opens = append(out.Opens, g.option(o))
	}
	return out
}

// routeStep is a step of a way to a destination.
func (g *gatherer) routeStep(s route.Step, to int) RouteStep {
	out := RouteStep{
		Movers: g.parties(s.Movers), State: s.To + 1, Code: g.sp.Code(s.To), Changes: g.changes(s.From, s.To),
		Motives: g.motives(s, to),
		Refused: []Stance{}, Exposed: []Exposed{}, TakesBack: []Change{},
	}
	for _, c := range out.Changes {
		if slices.ContainsFunc(s.TakesBack, func(o int) bool { return g.option(o) == c.Option }) {
			out.TakesBack = append(out.TakesBack, c)
		}
	}
	if s.Track >= 0 {
		out.Track = TrackID(g.c.Tracks[s.Track].ID)
	}
	from := g.sp.Levels(s.From, nil)
	for i := range g.c.Preconditions {
		p := &g.c.Preconditions[i]
		if p.Refuses != expr.Never && !p.Refuses.Holds(from) && !p.Until.Holds(from) {
			out.Refused = append(out.Refused, g.stance(i))
		}
	}
	for p := range g.c.Parties {
		if g.sp.Rank(p, s.To) < g.sp.Rank(p, g.now) {
			out.Exposed = append(out.Exposed, g.exposed(p, s.To))
		}
	}
	return out
}

// exposed is how a party is exposed in a state.
func (g *gatherer) exposed(p, state int) Exposed {
	out := Exposed{Party: g.party(p), Lost: g.wish(p, g.decisive(p, g.now, state))}
	for _, x := range g.sp.Improvements(p, state) {
		out.CanBack = out.CanBack || g.sp.Rank(p, x) >= g.sp.Rank(p, g.now)
	}
	if !out.CanBack {
		out.Fixed = g.fixed(p, state)
	}
	for q := range g.c.Parties {
		best := -1
		for _, x := range g.sp.Improvements(q, state) {
			if q != p && g.sp.Rank(p, x) < g.sp.Rank(p, state) && (best < 0 || g.sp.Rank(q, x) > g.sp.Rank(q, best)) {
				best = x
			}
		}
		if best >= 0 {
			out.Openings = append(out.Openings, g.step(q, state, best))
		}
	}
	return out
}

// OneWay is a way out by itself, of the brief or beyond those that it tells.
type OneWay struct {
	Head
	Letters  []string    `json:"letters"`        // of all ways that there are
	Goal     GoalID      `json:"goal,omitempty"` // to which it leads; none where the case has none
	Want     ConditionID `json:"want,omitempty"` // what the goal is
	Way      *Way        `json:"way,omitempty"`  // none where there is none of the letter
	Glossary Glossary    `json:"glossary"`
}

// NewWay answers one way, by the letter that it has in the brief or, beyond those,
// where a sheet has all of them, capital or small; where there is none of that
// letter, Way is nil. The error and the cost are those of a brief.
func NewWay(ctx context.Context, t Talks, letter string) (*OneWay, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	var b Brief
	g.beyond = true
	if err := g.table(&b); err != nil {
		return nil, err
	}
	out := &OneWay{Head: t.head(), Letters: []string{}}
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			v := &b.Ways[i].Ways[j]
			out.Letters = append(out.Letters, v.Letter)
			if strings.EqualFold(v.Letter, letter) {
				out.Goal, out.Want, out.Way = b.Ways[i].Goal, b.Ways[i].Want, v
			}
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}
