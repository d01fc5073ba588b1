package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

// A Party is one party at the status quo: what it can do and why it stays.
type Party struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Options      []Option `json:"options"`
	Indifferent  bool     `json:"indifferent"` // among all states
	Silent       bool     `json:"silent"`      // since nothing is written of its wishes
	Content      bool     `json:"content"`     // it is not, and nothing ranks above the status quo for it
	Tier         int      `json:"tier"`        // of the status quo, 1 = best
	Tiers        int      `json:"tiers"`
	Moves        int      `json:"moves"`
	Improvements int      `json:"improvements"`
	Stable       []string `json:"stable"` // concepts by which it would stay
	Stays        Reason   `json:"stays"`
	Costs        []Cost   `json:"costs,omitempty"` // what its other moves give up
	Even         int      `json:"even"`            // moves neither better nor worse for it
	Gains        []Gain   `json:"gains,omitempty"` // its improvements, best first; some when there are many
	Asked        *Asked   `json:"asked,omitempty"`
}

// An Option is what a party can do.
type Option struct {
	ID     string   `json:"id"`
	Says   string   `json:"says,omitempty"`
	Levels []string `json:"levels"`
	Now    string   `json:"now"`
	Can    []string `json:"can"` // other levels its direction allows from now
	Kept   []string `json:"kept,omitempty"`
	Closed string   `json:"closed,omitempty"` // why nobody can change it for now
}

// A Reason tells why a party stays where it is, or that it does not.
type Reason string

// The reasons, from the firmest.
const (
	NoMove       Reason = "no move"
	Indifferent  Reason = "indifferent"
	NoGain       Reason = "no gain"
	Deterred     Reason = "deterred credibly"     // each gain is answered by moves those who make them gain from
	DeterredCost Reason = "deterred not credibly" // each gain can be answered, some only at a loss to those who answer
	WouldLeave   Reason = "would leave"
)

// A Cost is a preference statement that some moves give up: the most important
// one on which where they lead differs from where they begin.
type Cost struct {
	Statement Statement `json:"statement"`
	Moves     int       `json:"moves"`
}

// A Statement is a preference statement as a brief cites it.
type Statement struct {
	Number   int      `json:"number"` // from 1, in the party's list
	Want     string   `json:"want"`
	Because  string   `json:"because,omitempty"`
	By       string   `json:"by,omitempty"`
	How      string   `json:"how,omitempty"`
	Passages []string `json:"passages,omitempty"`
}

// A Gain is an improvement with what the others can answer.
type Gain struct {
	Move     Outcome    `json:"move"`
	For      *Statement `json:"for,omitempty"`      // the most important statement it fulfils
	Credible []Step     `json:"credible,omitempty"` // a reply made of improvements that takes the gain away
	Any      []Step     `json:"any,omitempty"`      // a reply of any moves that does, where no credible one is known
}

// A Step is a move by one party.
type Step struct {
	Party   string   `json:"party"`
	PartyID string   `json:"party_id"`
	State   int      `json:"state"` // the number of the state it leads to
	Code    string   `json:"code"`
	Changes []Change `json:"changes"`
	Gains   bool     `json:"gains"` // whether its party gains by it
}

// Asked is the move of a party that most others would welcome.
type Asked struct {
	Move      Outcome    `json:"move"`
	Welcome   []string   `json:"welcome"`            // parties that prefer it to the status quo
	GivesUp   *Statement `json:"gives_up,omitempty"` // what it costs the party
	Preferred bool       `json:"preferred"`          // whether the party itself prefers it
}

// mostGains is how many improvements of a party a brief lists.
const mostGains = 3

func (w *weigher) party(p int) Party {
	party := &w.c.Parties[p]
	out := Party{
		ID: party.ID, Name: party.Name,
		Indifferent: w.sp.Tiers(p) == 1, Silent: party.Prefers.Silent(),
		Content: w.sp.Tiers(p) > 1 && w.sp.Tier(p, w.now) == 1,
		Tier:    w.sp.Tier(p, w.now), Tiers: w.sp.Tiers(p),
		Stable: w.stable(p, w.now),
	}
	for _, o := range party.Options {
		out.Options = append(out.Options, option(&w.c.Options[o]))
	}
	moves := w.sp.Moves(p, w.now)
	improvements := w.sp.Improvements(p, w.now)
	out.Moves, out.Improvements = len(moves), len(improvements)
	out.Costs, out.Even = w.costs(p, w.now, moves)
	out.Gains = w.gains(p, improvements)
	out.Asked = w.asked(p, moves)
	out.Stays = w.reason(p, &out)
	return out
}

func option(o *plenary.Option) Option {
	out := Option{ID: o.ID, Says: o.Says, Levels: o.Levels, Now: o.Levels[o.Now], Can: []string{}, Closed: o.Closed}
	for l := range o.Levels {
		if l == o.Now || !o.Allows(o.Now, l) {
			continue
		}
		out.Can = append(out.Can, o.Levels[l])
		if !o.Allows(l, o.Now) {
			out.Kept = append(out.Kept, o.Levels[l])
		}
	}
	return out
}

func (w *weigher) reason(p int, out *Party) Reason {
	switch {
	case out.Moves == 0:
		return NoMove
	case out.Indifferent:
		return Indifferent
	case out.Improvements == 0:
		return NoGain
	case w.a.Stable(stability.SEQ, p, w.now):
		return Deterred
	case w.a.Stable(stability.GMR, p, w.now):
		return DeterredCost
	}
	return WouldLeave
}

// decisive returns the index of the most important statement of a party on
// which two states differ, or -1.
func (w *weigher) decisive(p, s, q int) int {
	return impasse.Decisive(w.c, p, w.sp.Levels(s, nil), w.sp.Levels(q, nil))
}

func (w *weigher) statement(p, i int) *Statement {
	if i < 0 {
		return nil
	}
	s := &w.c.Parties[p].Prefers.Statements[i]
	out := &Statement{Number: i + 1, Want: s.Want.String(), Because: s.Because, How: s.How.String(), Passages: s.Passages}
	if s.By >= 0 {
		out.By = w.c.Parties[s.By].Name
	}
	return out
}

// costs sorts a party's moves to states it likes less by what they give up,
// most important first, and counts those it likes as much.
func (w *weigher) costs(p, from int, moves []int) (costs []Cost, even int) {
	count := make([]int, len(w.c.Parties[p].Prefers.Statements))
	for _, q := range moves {
		switch at := w.decisive(p, from, q); {
		case w.sp.Rank(p, q) == w.sp.Rank(p, from):
			even++
		case w.sp.Rank(p, q) < w.sp.Rank(p, from) && at >= 0:
			count[at]++
		}
	}
	for i, n := range count {
		if n > 0 {
			costs = append(costs, Cost{*w.statement(p, i), n})
		}
	}
	return costs, even
}

// gains lists a party's improvements from the status quo, best first, with
// what answers them.
func (w *weigher) gains(p int, improvements []int) []Gain {
	if len(improvements) == 0 {
		return nil
	}
	credible, any := w.explain(stability.SEQ, p, w.now), w.explain(stability.GMR, p, w.now)
	best := slices.Clone(improvements)
	slices.SortStableFunc(best, func(a, b int) int { return w.sp.Tier(p, a) - w.sp.Tier(p, b) })
	var out []Gain
	for _, q := range best[:min(mostGains, len(best))] {
		g := Gain{Move: w.outcome(q), For: w.statement(p, w.decisive(p, w.now, q))}
		if g.Credible = w.steps(credible, q); g.Credible == nil {
			g.Any = w.steps(any, q)
		}
		out = append(out, g)
	}
	return out
}

// steps returns the reply to an improvement that a verdict holds; nil if none.
func (w *weigher) steps(v stability.Verdict, improvement int) []Step {
	for _, r := range v.Replies {
		if r.Improvement != improvement {
			continue
		}
		var out []Step
		from := improvement
		for _, s := range r.Steps {
			out = append(out, w.step(s.Party, from, s.To))
			from = s.To
		}
		return out
	}
	return nil
}

func (w *weigher) step(p, from, to int) Step {
	return Step{
		Party: w.c.Parties[p].Name, PartyID: w.c.Parties[p].ID, State: to + 1, Code: w.sp.Code(to),
		Changes: w.changes(from, to), Gains: w.sp.Rank(p, to) > w.sp.Rank(p, from),
	}
}

// asked finds the move that most other parties prefer to the status quo; of
// several, one that changes the fewest options; nil when nobody would welcome any.
func (w *weigher) asked(p int, moves []int) *Asked {
	best, most, fewest := -1, 0, 0
	for _, q := range moves {
		n, changes := len(w.welcome(p, q)), len(w.changes(w.now, q))
		if n > most || n == most && n > 0 && changes < fewest {
			best, most, fewest = q, n, changes
		}
	}
	if best < 0 {
		return nil
	}
	out := &Asked{Move: w.outcome(best), Preferred: w.sp.Rank(p, best) > w.sp.Rank(p, w.now)}
	for _, j := range w.welcome(p, best) {
		out.Welcome = append(out.Welcome, w.c.Parties[j].Name)
	}
	if !out.Preferred {
		out.GivesUp = w.statement(p, w.decisive(p, w.now, best))
	}
	return out
}

// welcome lists the parties other than p that prefer q to the status quo.
func (w *weigher) welcome(p, q int) []int {
	var out []int
	for j := range w.c.Parties {
		if j != p && w.sp.Rank(j, q) > w.sp.Rank(j, w.now) {
			out = append(out, j)
		}
	}
	return out
}
