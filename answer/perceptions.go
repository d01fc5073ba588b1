package answer

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/perceive"
	"github.com/plenary-talks/plenary/stability"
)

// Perceptions is what comes of what parties take to be otherwise than the case has it
// (docs/theory.md#wrong-about-one-another). What a party takes to be so is a judgement of whoever wrote the case.
type Perceptions struct {
	Head
	Of       int           `json:"of"`      // feasible states
	Parties  []Perceiving  `json:"parties"` // those that take something to be otherwise, in the order of the case
	By       []PerceivedBy `json:"by"`      // by each concept asked for; none where nobody does
	Glossary Glossary      `json:"glossary"`
}

// Perceiving is what one party takes to be otherwise.
type Perceiving struct {
	Party  PartyID      `json:"party"`
	Takes  []Perception `json:"takes"`  // in the order of the case
	Unseen int          `json:"unseen"` // states that it does not see
	Today  bool         `json:"today"`  // whether the state as it is on the day is one of them
}

// A Perception is one thing that a party takes to be otherwise: what others want, or what is not there.
type Perception struct {
	Variant VariantID   `json:"variant,omitempty"` // it takes others to want what they want under this
	Of      []PartyID   `json:"of,omitempty"`      // whose wants these are
	Unseen  ConditionID `json:"unseen,omitempty"`  // it does not see states that meet this
	Claim
}

// PerceivedBy is which states last by one concept: all parties stay in them. A party stays in a state
// that it does not see.
type PerceivedBy struct {
	Concept string `json:"concept"` // nash, gmr, smr, seq or sseq
	Last    int    `json:"last"`    // states that last, each party taking the talks to be as it does
	Truth   int    `json:"truth"`   // states that would last if all took everything to be as the case has it
	// states that would last if all knew what each does not see, and nobody was wrong about what others want: as
	// GMCR+ has misperceived states
	AsOne int  `json:"as_one"`
	Today bool `json:"today"` // whether the state as it is on the day lasts as each takes it to be
	// states that last only because somebody is wrong, those nearest to the status quo first, at most 64
	Wrong      []Mistaken `json:"wrong"`
	WrongCount int        `json:"wrong_count"`
	// states that would last if nobody were wrong, and do not, in the same way
	Missed      []Mistaken `json:"missed"`
	MissedCount int        `json:"missed_count"`
	// what parties do not expect, party by party and in the same order, of each at most 64
	Surprises []Surprised `json:"surprises"`
}

// A PerceivedState is a state as answers about a case with or without a status quo have it.
type PerceivedState struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code      string    `json:"code"`
	StatusQuo bool      `json:"status_quo"` // whether it is the state as it is on the day
	Levels    []AtLevel `json:"levels"`     // of every option, in the order of the case
}

// Mistaken is a state in which what somebody takes to be so makes all the difference.
type Mistaken struct {
	PerceivedState
	By []Mistake `json:"by"` // the parties that are wrong in it, in the order of the case
}

// A Mistake is what one party does because it is wrong.
type Mistake struct {
	Party PartyID `json:"party"`
	// what it would change by moving on if it took everything to be as it is; of a state that does not last
	// what it does change, as it takes things to be
	Moves []Change `json:"moves"`
	// of what it takes to be otherwise that which makes the difference alone, counting from 1: were it right about
	// this, it would do otherwise
	Alone []int `json:"alone"`
}

// Surprised is what one party does not expect.
type Surprised struct {
	Party PartyID `json:"party"`
	Count int     `json:"count"` // states of which it is surprised
	List  []Sight `json:"list"`
}

// A Sight is a state that surprises a party: unthought, all stay where it sees no state at all; staying, all
// stay, where it takes some to move on; leaving, some move on, where it takes all to stay.
type Sight struct {
	PerceivedState
	Kind string    `json:"kind"`
	Of   []PartyID `json:"of"` // who does otherwise than it expects; none of unthought
}

// NewPerceptions answers what comes of what parties take to be otherwise, by the given concepts. The cost
// is that of [perceive.New], and of [perceive.Talks.Judge] for each concept, with [perceive.Talks.Corrected] for
// each party that is wrong. The error is the context's, or one of perceive.New.
func NewPerceptions(ctx context.Context, t Talks, concepts []stability.Concept) (*Perceptions, error) {
	g := newGatherer(ctx, t)
	out := &Perceptions{Head: t.head(), Of: g.sp.Len(), Parties: []Perceiving{}, By: []PerceivedBy{}}
	some := false
	for p := range g.c.Parties {
		some = some || len(g.c.Parties[p].Perceives) > 0
	}
	if some {
		talks, err := perceive.New(ctx, g.sp)
		if err != nil {
			return nil, err
		}
		for p := range g.c.Parties {
			if talks.Wrong(p) {
				out.Parties = append(out.Parties, g.perceiving(talks, p))
			}
		}
		s := sights{g, talks, g.inOrder()}
		for _, c := range concepts {
			by, err := s.by(c)
			if err != nil {
				return nil, err
			}
			out.By = append(out.By, *by)
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) perceiving(talks *perceive.Talks, p int) Perceiving {
	out := Perceiving{Party: g.party(p), Takes: []Perception{}}
	for i := range g.c.Parties[p].Perceives {
		out.Takes = append(out.Takes, g.perception(&g.c.Parties[p].Perceives[i]))
	}
	unseen := talks.Own(p).Unseen[p]
	for s := range g.sp.Len() {
		if unseen.Has(s) {
			out.Unseen++
		}
	}
	out.Today = g.now >= 0 && unseen.Has(g.now)
	return out
}

func (g *gatherer) perception(x *plenary.Perception) Perception {
	out := Perception{Claim: g.claim(&x.Claim)}
	if x.Unseen != nil {
		out.Unseen = g.condition(x.Unseen)
		return out
	}
	out.Variant = VariantID(g.c.Known[x.Variant].ID)
	out.Of = g.variantOf(g.c.Known[x.Variant].ID)
	return out
}

// perceptionReasons are why a party takes to be otherwise what it does; nil where the case gives no reason.
func perceptionReasons(p *plenary.Party) []string {
	var out []string
	some := false
	for _, x := range p.Perceives {
		out, some = append(out, x.Because), some || x.Because != ""
	}
	if !some {
		return nil
	}
	return out
}

// variantOf is whose preferences a variant changes.
func (g *gatherer) variantOf(id string) []PartyID {
	var out []PartyID
	for _, v := range g.c.Written().Variants {
		if v.ID == id {
			for _, p := range v.Preferences {
				out = append(out, PartyID(p.Party))
			}
		}
	}
	return out
}

// inOrder lists all states, those nearest to the status quo first; by number where there is none.
func (g *gatherer) inOrder() []int {
	if g.now >= 0 {
		return g.nearFirst(func(int) bool { return true })
	}
	var out []int
	for s := range g.sp.Len() {
		out = append(out, s)
	}
	return out
}

// sights gathers what comes of perceptions.
type sights struct {
	*gatherer
	talks *perceive.Talks
	order []int // states, as they are listed
}

func (s *sights) at(state int) PerceivedState {
	return PerceivedState{State: state + 1, Code: s.sp.Code(state), StatusQuo: state == s.now,
		Levels: s.levelsIn(state)}
}

func (s *sights) by(c stability.Concept) (*PerceivedBy, error) {
	j, err := s.talks.Judge(s.ctx, c)
	if err != nil {
		return nil, err
	}
	out := &PerceivedBy{Concept: c.String(), Today: s.now >= 0 && j.Lasts(s.now), Wrong: []Mistaken{},
		Missed: []Mistaken{}, Surprises: []Surprised{}}
	if out.AsOne, err = s.asOne(c); err != nil {
		return nil, err
	}
	m := &mistakes{sights: s, j: j, leaves: map[whose]func(int) []int{}, right: map[int][]perceive.Set{}}
	for _, x := range s.order {
		lasts, truth := j.Lasts(x), j.LastsInTruth(x)
		if lasts {
			out.Last++
		}
		if truth {
			out.Truth++
		}
		switch {
		case lasts && !truth:
			out.WrongCount++
			m.note(&out.Wrong, x, true)
		case truth && !lasts:
			out.MissedCount++
			m.note(&out.Missed, x, false)
		}
	}
	for p := range s.c.Parties {
		if one := s.surprised(j, p); one.Count > 0 {
			out.Surprises = append(out.Surprises, one)
		}
	}
	return out, s.failed()
}

// asOne is how many states last in one game for all.
func (s *sights) asOne(c stability.Concept) (int, error) {
	g, n := s.talks.AsOne(), 0
	var stays []perceive.Set
	for p := range s.c.Parties {
		one, err := s.talks.Moves().Stays(s.ctx, g, p, c)
		if err != nil {
			return 0, err
		}
		stays = append(stays, one)
	}
	for x := range s.sp.Len() {
		if !slices.ContainsFunc(stays, func(one perceive.Set) bool { return !one.Has(x) }) {
			n++
		}
	}
	return n, nil
}

func (s *sights) surprised(j *perceive.Judgement, p int) Surprised {
	out := Surprised{Party: s.party(p), List: []Sight{}}
	for _, x := range s.order {
		kind, of, ok := j.Surprise(p, x)
		if !ok {
			continue
		}
		if out.Count++; out.Count <= MostListed {
			out.List = append(out.List, Sight{s.at(x), kind.String(), s.parties(of)})
		}
	}
	return out
}

// mistakes finds what parties do because they are wrong, by one concept.
type mistakes struct {
	*sights
	j      *perceive.Judgement
	leaves map[whose]func(int) []int
	right  map[int][]perceive.Set // by party: where it stays once right about each thing
}

// whose is where a party would move on to: in truth, or as it takes things to be.
type whose struct {
	party int
	truth bool
}

// note adds a state to those in which somebody is wrong, if there is room: stay is whether it lasts.
func (m *mistakes) note(to *[]Mistaken, state int, stay bool) {
	if len(*to) == MostListed {
		return
	}
	one := Mistaken{PerceivedState: m.at(state), By: []Mistake{}}
	for _, p := range m.j.Mistaken(state, stay) {
		x := Mistake{Party: m.party(p), Moves: m.moves(p, state, stay), Alone: []int{}}
		for i, stays := range m.corrected(p) {
			if stays.Has(state) != stay {
				x.Alone = append(x.Alone, i+1)
			}
		}
		one.By = append(one.By, x)
	}
	*to = append(*to, one)
}

// moves is what a party changes that moves on to what it likes best of what nobody answers: in truth, or as it
// takes things to be.
func (m *mistakes) moves(party, state int, truth bool) []Change {
	game := m.talks.Own(party)
	if truth {
		game = m.talks.Truth()
	}
	leaves := m.leaves[whose{party, truth}]
	if leaves == nil {
		var err error
		if leaves, err = m.talks.Moves().Leaves(m.ctx, game, party, m.j.Concept); err != nil {
			m.fail(err)
			return []Change{}
		}
		m.leaves[whose{party, truth}] = leaves
	}
	best := -1
	for _, q := range leaves(state) {
		if best < 0 || game.Ranks[party][q] > game.Ranks[party][best] {
			best = q
		}
	}
	if best < 0 {
		return []Change{}
	}
	return m.changes(state, best)
}

func (m *mistakes) corrected(party int) []perceive.Set {
	if _, known := m.right[party]; !known {
		sets, err := m.talks.Corrected(m.ctx, party, m.j.Concept)
		if err != nil {
			m.fail(err)
		}
		m.right[party] = sets
	}
	return m.right[party]
}
