package answer

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// An Overview is what holds of the states of a case that does not say where the
// parties are now.
type Overview struct {
	Parties []Outlook `json:"parties"` // in the order of the case
	Settled []Settled `json:"settled"` // by concept: nash, gmr, smr, seq, sseq
	// where all would stay by gmr, and so wherever they would by any concept: the firmest first, of these
	// those that are efficient
	Staying Situations `json:"staying"`
	// states than which no other is at least as good for every party that is not
	// indifferent and better for one, in that order too
	Efficient Situations `json:"efficient"`
	Silent    []Exchange `json:"silent_on_order,omitempty"` // exchanges of which no text says who goes first
}

// An Outlook is what one party makes of the states.
type Outlook struct {
	Party       PartyID    `json:"party"`
	Indifferent bool       `json:"indifferent"` // among all states
	Silent      bool       `json:"silent"`      // since nothing is written of its wishes
	Tiers       int        `json:"tiers"`       // how many it has
	Best        Situations `json:"best"`        // those of its first tier, the firmest first
	NoGain      int        `json:"no_gain"`     // states in which it has nothing to gain by any move
	Answered    int        `json:"answered"`    // in which its gains are answered willingly
	Answerable  int        `json:"answerable"`  // in which they can be answered somehow
	Leaves      int        `json:"leaves"`      // in which nothing takes some gain away
}

// Settled counts the states in which every party would stay, by one concept.
type Settled struct {
	Concept string `json:"concept"` // nash, gmr, smr, seq or sseq
	Count   int    `json:"count"`   // states
}

// Situations are some states.
type Situations struct {
	Count int         `json:"count"` // such states
	Shown []Situation `json:"shown"` // the first of them, at most 16
}

// A Situation is a state, told without one that it would differ from.
type Situation struct {
	At
	Tiers       []int     `json:"tiers"`       // by party, in the order of the case; 1 = best
	Equilibrium []string  `json:"equilibrium"` // concepts by which every party would stay
	Efficient   bool      `json:"efficient"`   // whether it is one of the efficient states
	Gaining     []PartyID `json:"gaining"`     // parties with something to gain by moving alone
	// of the states that every party which is not indifferent prefers to it an efficient one, the firmest and
	// then the one that differs in the fewest options; none where there is none
	AllPrefer *At `json:"all_prefer,omitempty"`
}

// At is a state with its levels.
type At struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code   string    `json:"code"`
	Levels []AtLevel `json:"levels"` // of every option, in the order of the case
}

// mostSituations is how many states of a kind an overview shows.
const mostSituations = 16

// overview answers what holds of the states as such. It needs all verdicts; its
// cost is that of finding the efficient states ([space.Space.Best]).
func (g *gatherer) overview() *Overview {
	all := make([]int, g.sp.Len())
	for s := range all {
		all[s] = s
	}
	o := &overseer{gatherer: g, efficient: make([]bool, len(all))}
	o.best = g.sp.Best(g.ctx, all)
	for _, s := range o.best {
		o.efficient[s] = true
	}
	out := &Overview{Parties: []Outlook{}, Efficient: o.situations(o.best)}
	for p := range g.c.Parties {
		out.Parties = append(out.Parties, o.outlook(p))
	}
	for _, c := range stability.Concepts {
		all := o.where(func(s int) bool { return g.a.Equilibrium(c, s) })
		out.Settled = append(out.Settled, Settled{c.String(), len(all)})
	}
	out.Staying = o.situations(o.where(func(s int) bool { return g.a.Equilibrium(stability.GMR, s) }))
	for i := range g.c.Exchanges {
		if g.c.Exchanges[i].Order == plenary.Silent {
			out.Silent = append(out.Silent, g.exchange(i))
		}
	}
	return out
}

// An overseer gathers an overview.
type overseer struct {
	*gatherer
	best      []int  // the efficient states
	efficient []bool // by state
}

// where lists the states that are so.
func (o *overseer) where(is func(state int) bool) []int {
	var out []int
	for s := range o.sp.Len() {
		if is(s) {
			out = append(out, s)
		}
	}
	return out
}

func (o *overseer) outlook(p int) Outlook {
	out := Outlook{
		Party: o.party(p), Tiers: o.sp.Tiers(p), Indifferent: o.sp.Tiers(p) == 1,
		Silent: o.c.Parties[p].Prefers.Silent(), Best: Situations{Shown: []Situation{}},
	}
	if !out.Indifferent {
		out.Best = o.situations(o.where(func(s int) bool { return o.sp.Tier(p, s) == 1 }))
	}
	for s := range o.sp.Len() {
		switch {
		case o.a.Stable(stability.Nash, p, s):
			out.NoGain++
		case o.a.Stable(stability.SEQ, p, s):
			out.Answered++
		case o.a.Stable(stability.GMR, p, s):
			out.Answerable++
		default:
			out.Leaves++
		}
	}
	return out
}

// situations shows the first of some states.
func (o *overseer) situations(states []int) Situations {
	states = slices.Clone(states)
	slices.SortStableFunc(states, func(a, b int) int {
		return cmp.Or(o.firmness(b)-o.firmness(a), bit(o.efficient[b])-bit(o.efficient[a]))
	})
	out := Situations{Count: len(states), Shown: []Situation{}}
	for _, s := range states[:min(mostSituations, len(states))] {
		out.Shown = append(out.Shown, o.situation(s))
	}
	return out
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (o *overseer) situation(s int) Situation {
	out := Situation{At: o.at(s), Tiers: []int{}, Equilibrium: o.holdsBy(s), Efficient: o.efficient[s],
		Gaining: []PartyID{}}
	for p := range o.c.Parties {
		out.Tiers = append(out.Tiers, o.sp.Tier(p, s))
		if !o.a.Stable(stability.Nash, p, s) {
			out.Gaining = append(out.Gaining, o.party(p))
		}
	}
	if better := o.allPrefer(s); better >= 0 {
		at := o.at(better)
		out.AllPrefer = &at
	}
	return out
}

// allPrefer finds among the efficient states one that every party which is not
// indifferent prefers to a state; -1 where there is none.
func (o *overseer) allPrefer(s int) int {
	asked, found := o.sp.Asked(), -1
	if len(asked) == 0 {
		return -1
	}
	nearer := func(a, b int) bool {
		return cmp.Or(o.firmness(b)-o.firmness(a), len(o.changes(s, a))-len(o.changes(s, b)), a-b) < 0
	}
	for _, q := range o.best {
		worse := slices.ContainsFunc(asked, func(p int) bool { return o.sp.Rank(p, q) <= o.sp.Rank(p, s) })
		if !worse && (found < 0 || nearer(q, found)) {
			found = q
		}
	}
	return found
}

// at is a state with its levels.
func (g *gatherer) at(state int) At {
	return At{State: state + 1, Code: g.sp.Code(state), Levels: g.levelsIn(state)}
}

// levelsIn lists the level of every option in a state.
func (g *gatherer) levelsIn(state int) []AtLevel {
	out := []AtLevel{}
	for o, l := range g.sp.Levels(state, nil) {
		out = append(out, AtLevel{g.option(o), int(l)})
	}
	return out
}

// briefWithout answers what a brief has where nothing says where the parties are
// now.
func (g *gatherer) briefWithout(t Talks) (*Brief, error) {
	if t.Leaning {
		return nil, plenary.ErrNoStatusQuo
	}
	out := &Brief{Head: t.head(), States: g.sp.Len(), Evidence: g.evidence(),
		Unknown: g.unknown(), Unsure: g.unsureWishes(), Complete: true}
	out.Overview = g.overview()
	if err := g.failed(); err != nil {
		return nil, err
	}
	out.Glossary = g.gloss(out)
	return out, nil
}
