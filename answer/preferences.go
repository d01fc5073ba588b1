package answer

import (
	"context"
	"errors"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/prefer"
	"github.com/plenary-talks/plenary/stability"
)

// Preferences is who stays where as far as it is known what parties prefer (docs/theory.md#unknown-preference),
// or how strongly staying is backed (docs/theory.md#strength-of-preference).
type Preferences struct {
	Head
	Of    int          `json:"of"`    // feasible states
	Kind  string       `json:"kind"`  // what is marked: unknown or strong; none where nothing is
	Marks []MarkedWish `json:"marks"` // in the order of the case
	// the states asked about, in the order asked; none where nothing is marked
	States []PreferredState `json:"states"`
	// where all stay; none where nothing is marked, or there are too many states to ask about each
	Rest     *AllStaying `json:"rest,omitempty"`
	Glossary Glossary    `json:"glossary"`
}

// A MarkedWish is a wish that is marked, or a step between tiers of a ranking.
type MarkedWish struct {
	Party PartyID `json:"party"`
	Wish  *Wish   `json:"wish,omitempty"`
	Step  int     `json:"step,omitempty"` // below so many tiers of the ranking
	Why   string  `json:"why,omitempty"`  // as the case has it; true where it gives no reason
}

// A PreferredState is a state asked about, with who stays there.
type PreferredState struct {
	PerceivedState
	All     []StayBy         `json:"all"`     // how all stay, by concept
	Parties []PreferredParty `json:"parties"` // in the order of the case
}

// StayBy is how somebody stays by a concept: by which of the attitudes a, b, c and d where something is unknown; else
// general, or general and strong. None where it moves on.
type StayBy struct {
	Concept string   `json:"concept"` // nash, gmr, smr or seq
	Stays   []string `json:"stays"`
}

// A PreferredParty is how a party stays in a state, and what tempts it to leave.
type PreferredParty struct {
	Party PartyID  `json:"party"`
	By    []StayBy `json:"by"`
	// what it gains by, or of which that is not known: at most 16, in the order of states
	Moves []TemptingMove `json:"moves"`
	Count int            `json:"count"` // of such moves
}

// A TemptingMove is a move that tempts a party, with what answers it.
type TemptingMove struct {
	State   int      `json:"state"` // the number of the state it leads to
	Code    string   `json:"code"`
	Changes []Change `json:"changes"`
	Unknown bool     `json:"unknown"` // whether it is not known if the party prefers where it leads
	// by what deters, concept by concept but for nash; none where nothing does
	Answers []MoveAnswer `json:"answers"`
}

// A MoveAnswer is a reply that deters by a concept. What deters is certainly no better than the state that was left
// (certainly), not certainly better (perhaps), or much worse (heavily).
type MoveAnswer struct {
	Concept string      `json:"concept"`
	Deters  string      `json:"deters"`
	Steps   []ReplyStep `json:"steps"`
}

// A ReplyStep is a step of a reply.
type ReplyStep struct {
	Party   PartyID  `json:"party"`
	State   int      `json:"state"` // the number of the state it leads to
	Code    string   `json:"code"`
	Changes []Change `json:"changes"`
	// how its party takes the state it leads to, compared with the one it leaves: better, much-better, worse,
	// much-worse, same or unknown
	Takes string `json:"takes"`
}

// AllStaying is where all parties stay.
type AllStaying struct {
	Counts []StayCount `json:"counts"` // of all feasible states, by concept and then by how all stay
	List   []RestState `json:"list"`   // states where all stay in some way, those nearest to the status quo first
}

// A StayCount is in how many states all stay.
type StayCount struct {
	Concept string `json:"concept"`
	Stays   string `json:"stays"` // a, b, c or d; general or strong
	Count   int    `json:"count"`
}

// A RestState is a state where all stay.
type RestState struct {
	PerceivedState
	By []StayBy `json:"by"`
}

// MostPreferred is how many states a reader can name to ask about.
const MostPreferred = 16

// mostTempting is how many moves that tempt a party are listed.
const mostTempting = 16

// NewPreferences answers who stays where as far as it is known what parties prefer, or how strongly that is backed, and
// in some states why. The cost is that of [prefer.New], of [prefer.Judge.Everywhere] up to its bounds, and for each
// state asked about of [prefer.Judge.Ask] and [prefer.Judge.Reply] for each party. The error is the context's,
// [prefer.ErrBoth], or a *[plenary.Limit] of [prefer.Marked] or prefer.New.
func NewPreferences(ctx context.Context, t Talks, states []int) (*Preferences, error) {
	g := newGatherer(ctx, t)
	out := &Preferences{Head: t.head(), Of: g.sp.Len(), Marks: []MarkedWish{}, States: []PreferredState{}}
	wants, err := prefer.Marked(ctx, g.sp)
	if err != nil {
		return nil, err
	}
	if wants.Unknown || wants.Strong {
		p := preferring{gatherer: g, wants: wants, manners: prefer.Attitudes}
		out.Kind = "unknown"
		if wants.Strong {
			out.Kind, p.manners = "strong", []prefer.Manner{prefer.B, prefer.Strong}
		}
		for i := range g.c.Parties {
			out.Marks = append(out.Marks, g.marked(i)...)
		}
		if err := p.fill(out, states); err != nil {
			return nil, err
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// marked lists what is marked of a party.
func (g *gatherer) marked(party int) []MarkedWish {
	var out []MarkedWish
	prefers := &g.c.Parties[party].Prefers
	for i := range prefers.Statements {
		if s := &prefers.Statements[i]; s.Unknown+s.Strong != "" {
			out = append(out, MarkedWish{Party: g.party(party), Wish: g.wish(party, i), Why: s.Unknown + s.Strong})
		}
	}
	for _, n := range prefers.Strong {
		out = append(out, MarkedWish{Party: g.party(party), Step: n})
	}
	return out
}

// preferring gathers who stays where.
type preferring struct {
	*gatherer
	wants   *prefer.Wants
	judge   *prefer.Judge
	manners []prefer.Manner
}

func (g *preferring) fill(out *Preferences, states []int) error {
	var err error
	if g.judge, err = prefer.New(g.ctx, g.wants, len(g.c.Parties)); err != nil {
		return err
	}
	for _, s := range states {
		one, err := g.state(s)
		if err != nil {
			return err
		}
		out.States = append(out.States, *one)
	}
	limit := (*plenary.Limit)(nil)
	table, err := g.judge.Everywhere(g.ctx)
	switch {
	case errors.As(err, &limit):
		return nil
	case err != nil:
		return err
	}
	out.Rest = g.rest(table)
	return nil
}

// stayBy is how somebody stays, by concept.
func (g *preferring) stayBy(s prefer.Stay) []StayBy {
	out := []StayBy{}
	for _, c := range prefer.Concepts {
		by := StayBy{Concept: c.String(), Stays: []string{}}
		for _, m := range g.manners {
			if s.Of(c, m) {
				by.Stays = append(by.Stays, g.called(m))
			}
		}
		out = append(out, by)
	}
	return out
}

// called is the name of a manner: where nothing is unknown, the plain one is general.
func (g *preferring) called(m prefer.Manner) string {
	if g.wants.Strong && m != prefer.Strong {
		return "general"
	}
	return m.String()
}

func (g *preferring) at(s int) PerceivedState {
	return PerceivedState{State: s + 1, Code: g.sp.Code(s), StatusQuo: s == g.now, Levels: g.levelsIn(s)}
}

func (g *preferring) state(s int) (*PreferredState, error) {
	out := &PreferredState{PerceivedState: g.at(s), Parties: []PreferredParty{}}
	all := prefer.Stay{31, 31, 31, 31}
	for p := range g.c.Parties {
		v, err := g.judge.Ask(g.ctx, p, s)
		if err != nil {
			return nil, err
		}
		stay := v.Stay()
		for i := range all {
			all[i] &= stay[i]
		}
		one := PreferredParty{Party: g.party(p), By: g.stayBy(stay), Moves: []TemptingMove{}, Count: len(v.Moves)}
		for i := range v.Moves[:min(mostTempting, len(v.Moves))] {
			m, err := g.move(v, &v.Moves[i])
			if err != nil {
				return nil, err
			}
			one.Moves = append(one.Moves, *m)
		}
		out.Parties = append(out.Parties, one)
	}
	out.All = g.stayBy(all)
	return out, nil
}

func (g *preferring) move(v *prefer.Verdict, m *prefer.Move) (*TemptingMove, error) {
	out := &TemptingMove{State: m.To + 1, Code: g.sp.Code(m.To), Changes: g.changes(v.State, m.To), Unknown: m.Unknown,
		Answers: []MoveAnswer{}}
	deters := []prefer.Deters{prefer.Certainly, prefer.Perhaps}
	if g.wants.Strong {
		deters[1] = prefer.Heavily
	}
	for _, c := range prefer.Concepts[1:] {
		for _, d := range deters {
			x := m.Answer(c, d)
			if x < 0 {
				continue
			}
			steps, err := g.judge.Reply(g.ctx, v.Party, m.To, x, c == stability.SEQ)
			if err != nil {
				return nil, err
			}
			one, at := MoveAnswer{Concept: c.String(), Deters: d.String(), Steps: []ReplyStep{}}, m.To
			for _, step := range steps {
				one.Steps = append(one.Steps, ReplyStep{Party: g.party(step.Party), State: step.To + 1,
					Code: g.sp.Code(step.To), Changes: g.changes(at, step.To),
					Takes: g.wants.Compare(step.Party, step.To, at).String()})
				at = step.To
			}
			out.Answers = append(out.Answers, one)
		}
	}
	return out, nil
}

func (g *preferring) rest(table *prefer.Table) *AllStaying {
	out := &AllStaying{Counts: []StayCount{}, List: []RestState{}}
	for _, c := range prefer.Concepts {
		for _, m := range g.manners {
			n := 0
			for s := range g.sp.Len() {
				if table.All(s).Of(c, m) {
					n++
				}
			}
			out.Counts = append(out.Counts, StayCount{c.String(), g.called(m), n})
		}
	}
	for _, s := range g.inOrder() {
		by, some := g.stayBy(table.All(s)), false
		for i := range by {
			some = some || len(by[i].Stays) > 0
		}
		if some {
			out.List = append(out.List, RestState{g.at(s), by})
		}
	}
	return out
}
