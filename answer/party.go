package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// A Party is one party at the status quo: what it can do and why it stays.
type Party struct {
	ID           PartyID  `json:"id"`
	Options      []Option `json:"options"`         // in the order of the case
	Indifferent  bool     `json:"indifferent"`     // among all states
	Silent       bool     `json:"silent"`          // since nothing is written of its wishes
	Content      bool     `json:"content"`         // it is not, and nothing ranks above the status quo for it
	Tier         int      `json:"tier"`            // of the status quo, 1 = best
	Tiers        int      `json:"tiers"`           // how many it has
	Moves        int      `json:"moves"`           // states that it can go to by itself
	Improvements int      `json:"improvements"`    // those of them that it prefers
	Stable       []string `json:"stable"`          // concepts by which it would stay
	Stays        Reason   `json:"stays"`           // why it stays, or that it would leave
	Costs        []Cost   `json:"costs,omitempty"` // what its other moves give up, the weightiest first
	Even         int      `json:"even"`            // moves neither better nor worse for it
	// its improvements, best first, at most [MostListed], with one that nothing
	// answers if there is one
	Gains []Gain `json:"gains,omitempty"`
	Asked *Asked `json:"asked,omitempty"` // none when nobody would welcome any of its moves
}

// MostListed is how many an answer lists of what can be very many; their
// number stands beside the list.
const MostListed = 64

// An Option is what a party can do, with the level of the status quo.
type Option struct {
	ID   OptionID `json:"id"`
	Now  int      `json:"now"`            // level in the status quo
	Can  []int    `json:"can"`            // other levels that its directions allow from there, ascending
	Kept []int    `json:"kept,omitempty"` // those of them with no way back
	// the other levels at which it may stand, for all that is known; none where now is certain
	OrNow []int `json:"or_now,omitempty"`
}

// A Gain is an improvement from the status quo with what the others can answer.
type Gain struct {
	Move     Outcome `json:"move"`               // where it leads
	For      *Wish   `json:"for,omitempty"`      // the most important wish it fulfils; none of a ranking
	Credible []Step  `json:"credible,omitempty"` // a reply made of improvements that takes the gain away
	Any      []Step  `json:"any,omitempty"`      // a reply of any moves that does, where no credible one is known
}

// Asked is the move of a party that most others would welcome; of several, one
// that changes the fewest options.
type Asked struct {
	Move      Outcome   `json:"move"`
	Welcome   []PartyID `json:"welcome"`            // parties that prefer it to the status quo
	GivesUp   *Wish     `json:"gives_up,omitempty"` // what it costs the party; none of a ranking
	Preferred bool      `json:"preferred"`          // whether the party itself prefers it
}

// atNow answers what a party can do at the status quo and why it stays. Its
// cost is that of an explanation by SEQ and by GMR.
func (g *gatherer) atNow(p int) Party {
	party := &g.c.Parties[p]
	out := Party{
		ID: PartyID(party.ID), Options: []Option{},
		Indifferent: g.sp.Tiers(p) == 1, Silent: party.Prefers.Silent(),
		Content: g.sp.Tiers(p) > 1 && g.sp.Tier(p, g.now) == 1,
		Tier:    g.sp.Tier(p, g.now), Tiers: g.sp.Tiers(p),
		Stable: g.stable(p, g.now),
	}
	for _, o := range party.Options {
		out.Options = append(out.Options, optionOf(&g.c.Options[o]))
	}
	moves := g.sp.Moves(p, g.now)
	improvements := g.sp.Improvements(p, g.now)
	out.Moves, out.Improvements = len(moves), len(improvements)
	out.Costs, out.Even = g.costs(p, g.now, moves)
	out.Costs = orNone(out.Costs)
	out.Gains = g.gains(p, improvements)
	out.Asked = g.asked(p, moves)
	out.Stays = g.whyStays(p, &out)
	return out
}

func optionOf(o *plenary.Option) Option {
	out := Option{ID: OptionID(o.ID), Now: o.Now, Can: []int{}, OrNow: o.OrNow}
	for l := range o.Levels {
		if l == o.Now || !o.Allows(o.Now, l) {
			continue
		}
		out.Can = append(out.Can, l)
		if !o.Allows(l, o.Now) {
			out.Kept = append(out.Kept, l)
		}
	}
	return out
}

func (g *gatherer) whyStays(p int, of *Party) Reason {
	switch {
	case of.Moves == 0:
		return NoMove
	case of.Indifferent:
		return Indifferent
	case of.Improvements == 0:
		return NoGain
	case g.a.Stable(stability.SEQ, p, g.now):
		return Deterred
	case g.a.Stable(stability.GMR, p, g.now):
		return DeterredCost
	}
	return WouldLeave
}

// gains lists a party's improvements from the status quo, best first, with
// what answers them. Of very many one that nothing answers stays in the list.
func (g *gatherer) gains(p int, improvements []int) []Gain {
	if len(improvements) == 0 {
		return nil
	}
	credible, any := g.explain(stability.SEQ, p, g.now), g.explain(stability.GMR, p, g.now)
	best := slices.Clone(improvements)
	slices.SortStableFunc(best, func(a, b int) int { return g.sp.Tier(p, a) - g.sp.Tier(p, b) })
	var out []Gain
	if len(best) > MostListed {
		best = best[:MostListed]
		if any.Escape >= 0 && !slices.Contains(best, any.Escape) {
			best[MostListed-1] = any.Escape
		}
	}
	for _, q := range best {
		gain := Gain{Move: g.outcome(q), For: g.wish(p, g.decisive(p, g.now, q))}
		if gain.Credible = g.reply(credible, q); gain.Credible == nil {
			gain.Any = g.reply(any, q)
		}
		out = append(out, gain)
	}
	return out
}

// asked finds the move that most other parties prefer to the status quo.
func (g *gatherer) asked(p int, moves []int) *Asked {
	best, most, fewest := -1, 0, 0
	for _, q := range moves {
		n, changes := len(g.welcome(p, q)), len(g.changes(g.now, q))
		if n > most || n == most && n > 0 && changes < fewest {
			best, most, fewest = q, n, changes
		}
	}
	if best < 0 {
		return nil
	}
	out := &Asked{Move: g.outcome(best), Welcome: g.parties(g.welcome(p, best)),
		Preferred: g.sp.Rank(p, best) > g.sp.Rank(p, g.now)}
	if !out.Preferred {
		out.GivesUp = g.wish(p, g.decisive(p, g.now, best))
	}
	return out
}

// welcome lists the parties other than p that prefer q to the status quo.
func (g *gatherer) welcome(p, q int) []int {
	var out []int
	for j := range g.c.Parties {
		if j != p && g.sp.Rank(j, q) > g.sp.Rank(j, g.now) {
			out = append(out, j)
		}
	}
	return out
}
