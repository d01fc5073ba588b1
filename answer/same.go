package answer

import (
	"context"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/asone"
	"github.com/plenary-talks/plenary/drift"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/stability"
)

// Same is what comes of telling states as one that are the same to whoever reads the case
// (docs/theory.md#told-as-one).
type Same struct {
	Head
	Of       int         `json:"of"`    // feasible states
	Left     int         `json:"left"`  // with those told as one counted once
	Told     []ToldSame  `json:"told"`  // in the order of the case
	Twice    []SameTwice `json:"twice"` // where moves no longer add up
	By       []SameBy    `json:"by"`    // by each concept asked for; none where nothing is told as one
	Glossary Glossary    `json:"glossary"`
}

// ToldSame is states that are told as one.
type ToldSame struct {
	Condition ConditionID `json:"condition"` // that holds in them
	// those of them that meet this give the place of all in every ranking; all do where there is none
	Like   ConditionID `json:"like,omitempty"`
	States int         `json:"states"`
	Today  bool        `json:"today"` // whether the state as it is on the day is one of them
}

// SameTwice is how often a party would have to move twice in succession, which nobody does.
type SameTwice struct {
	Party PartyID `json:"party"`
	Count int     `json:"count"` // pairs of a beginning and an end
}

// A SameState is a state, or several that are told as one: then the first of them stands for all.
type SameState struct {
	PerceivedState             // status_quo: whether the state as it is on the day is one of them
	As             ConditionID `json:"as,omitempty"` // by which they are told as one
	Count          int         `json:"count"`        // of them
}

// SameBy is where all stay by one concept.
type SameBy struct {
	Concept string `json:"concept"` // nash, gmr, smr, seq or sseq
	Count   int    `json:"count"`   // where all stay, those told as one counted once
	Apart   int    `json:"apart"`   // states in which all stay, all told apart
	Today   bool   `json:"today"`   // whether all stay where things are on the day
	// where all stay, by number, at most 64
	List []SameRest `json:"list"`
	// where not all stay, and would in some of its states told apart, by number, at most 64
	Gone      []SameState `json:"gone"`
	GoneCount int         `json:"gone_count"`
}

// SameRest is where all stay.
type SameRest struct {
	SameState
	Apart int `json:"apart"` // of its states, those in which all stay, all told apart
	// in how many moves it is reached from the state as it is on the day; none where it is not
	Moves        *int `json:"moves,omitempty"`
	Improvements *int `json:"improvements,omitempty"` // the same of moves that those who make them gain by
	// whether it takes too much work to find out what some could do together
	Open bool `json:"open"`
	// by what no coalition leaves it: nash, gmr, smr, seq, seq-alone
	Firm []string `json:"firm"`
	// what coalitions gain by leaving it, by number, at most 64
	Gains []SameGain `json:"gains"`
}

// A SameGain is where some parties gain by going together.
type SameGain struct {
	SameState
	Enough [][]PartyID `json:"enough"` // coalitions that it takes no more than
}

// NewSame answers what comes of telling states as one, by the given concepts. The cost is that of [asone.New],
// [asone.Graph.Stays] for each party and concept, [drift.Layers] and [stability.Analyse]. The error is the
// context's, or one of asone.New and drift.Layers.
func NewSame(ctx context.Context, t Talks, concepts []stability.Concept) (*Same, error) {
	g := newGatherer(ctx, t)
	out := &Same{Head: t.head(), Of: g.sp.Len(), Left: g.sp.Len(), Told: []ToldSame{}, Twice: []SameTwice{},
		By: []SameBy{}}
	if g.hasSame() {
		one, err := asone.New(ctx, g.sp)
		if err != nil {
			return nil, err
		}
		if g.a, err = stability.Analyse(ctx, g.sp); err != nil {
			return nil, err
		}
		if err := (&asOne{gatherer: g, one: one}).all(out, concepts); err != nil {
			return nil, err
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// hasSame reports whether the case tells states as one.
func (g *gatherer) hasSame() bool {
	return slices.ContainsFunc(g.c.Conditions, func(x plenary.Condition) bool { return x.Same })
}

// asOne gathers what comes of telling states as one.
type asOne struct {
	*gatherer
	one      *asone.Graph
	together *asone.Together // nil for too many parties
	moves    map[int]int     // in how many moves something is reached
	gains    map[int]int     // the same by improvements
	rests    map[int]*SameRest
}

func (a *asOne) all(out *Same, concepts []stability.Concept) error {
	out.Left = a.one.Len()
	for i := range a.c.Conditions {
		if a.c.Conditions[i].Same {
			out.Told = append(out.Told, a.told(i))
		}
	}
	for p := range a.c.Parties {
		if n := a.one.Twice(p); n > 0 {
			out.Twice = append(out.Twice, SameTwice{a.party(p), n})
		}
	}
	var err error
	if a.together, err = a.one.Together(a.ctx); err != nil && !asone.IsLimit(err) {
		return err
	}
	if a.now >= 0 {
		if a.moves, err = a.reached(false); err != nil {
			return err
		}
		if a.gains, err = a.reached(true); err != nil {
			return err
		}
	}
	a.rests = map[int]*SameRest{}
	for _, c := range concepts {
		by, err := a.by(c)
		if err != nil {
			return err
		}
		out.By = append(out.By, *by)
	}
	return nil
}

// named is the condition of the case at a position, by its name.
func (a *asOne) named(i int) ConditionID {
	x := &a.c.Conditions[i]
	return a.condition(&expr.Expr{Op: expr.Named, Name: x.ID, Args: []*expr.Expr{x.Want}})
}

func (a *asOne) told(i int) ToldSame {
	out := ToldSame{Condition: a.named(i)}
	if like := a.c.Conditions[i].Like; like != nil {
		out.Like = a.condition(like)
	}
	for w, word := range a.sp.Where(a.c.Conditions[i].Want) {
		out.States += bits.OnesCount64(word)
		out.Today = out.Today || a.now >= 0 && w == a.now/64 && word>>(a.now%64)&1 == 1
	}
	return out
}

// reached is in how many moves everything is reached from today; 0 of itself.
func (a *asOne) reached(gains bool) (map[int]int, error) {
	out := map[int]int{a.one.Of(a.now): 0}
	layers, err := drift.Layers(a.ctx, a.one, len(a.c.Parties), a.one.Of(a.now), gains)
	for i, l := range layers {
		for _, r := range l {
			if _, known := out[r.State]; !known {
				out[r.State] = i + 1
			}
		}
	}
	return out, err
}

func (a *asOne) at(s int) SameState {
	states := a.one.States(s)
	out := SameState{PerceivedState{State: states[0] + 1, Code: a.sp.Code(states[0]),
		StatusQuo: a.now >= 0 && a.one.Of(a.now) == s, Levels: a.levelsIn(states[0])}, "", len(states)}
	if i := a.one.Told(s); i >= 0 {
		out.As = a.named(i)
	}
	return out
}

func (a *asOne) by(c stability.Concept) (*SameBy, error) {
	out := &SameBy{Concept: c.String(), List: []SameRest{}, Gone: []SameState{}}
	all := make([]bool, a.one.Len())
	for s := range all {
		all[s] = true
	}
	for p := range a.c.Parties {
		stays, err := a.one.Stays(a.ctx, p, c)
		if err != nil {
			return nil, err
		}
		for s := range all {
			all[s] = all[s] && stays[s]
		}
	}
	for s, stay := range all {
		apart := 0
		for _, state := range a.one.States(s) {
			if a.a.Equilibrium(c, state) {
				apart++
			}
		}
		out.Apart += apart
		switch {
		case stay:
			out.Count++
			out.Today = out.Today || a.now >= 0 && a.one.Of(a.now) == s
			if len(out.List) == MostListed {
				continue
			}
			rest, err := a.rest(s)
			if err != nil {
				return nil, err
			}
			rest.Apart = apart
			out.List = append(out.List, rest)
		case apart > 0:
			out.GoneCount++
			if len(out.Gone) < MostListed {
				out.Gone = append(out.Gone, a.at(s))
			}
		}
	}
	return out, nil
}

// rest is where all stay, but for how it is told apart.
func (a *asOne) rest(s int) (SameRest, error) {
	if known := a.rests[s]; known != nil {
		return *known, nil
	}
	out := SameRest{SameState: a.at(s), Open: a.together == nil, Firm: []string{}, Gains: []SameGain{}}
	if n, ok := a.moves[s]; ok {
		out.Moves = &n
	}
	if n, ok := a.gains[s]; ok {
		out.Improvements = &n
	}
	if !out.Open {
		if err := a.gone(&out, s); asone.IsLimit(err) {
			out.Open, out.Firm, out.Gains = true, []string{}, []SameGain{}
		} else if err != nil {
			return out, err
		}
	}
	a.rests[s] = &out
	return out, nil
}

// gone fills in what some could gain by leaving together, and by what nobody does.
func (a *asOne) gone(out *SameRest, s int) error {
	enough, err := a.together.Enough(s)
	if err != nil {
		return err
	}
	for q := range a.one.Len() {
		if len(enough[q]) == 0 || len(out.Gains) == MostListed {
			continue
		}
		gain := SameGain{SameState: a.at(q)}
		for _, h := range enough[q] {
			gain.Enough = append(gain.Enough, a.parties(h.Members()))
		}
		out.Gains = append(out.Gains, gain)
	}
	for _, c := range asone.Concepts {
		is, err := a.together.AllStay(c, s)
		if err != nil {
			return err
		}
		if is {
			out.Firm = append(out.Firm, c.String())
		}
	}
	return nil
}
