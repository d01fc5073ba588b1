package answer

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/plenary-talks/plenary/drift"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Drift is in how many moves what is reached from the status quo, and where a walk by a rule
// of ours comes to (docs/theory.md#from-today-on). No share in it is the chance of an event.
type Drift struct {
	Head
	// in exactly one move, two moves and so on, up to the last with a state and last mover that
	// none before has
	Moves        []InMoves   `json:"moves"`
	Improvements []InMoves   `json:"improvements"` // the same of moves that those who make them gain by
	Resting      []RestReach `json:"resting"`      // where nobody gains alone, the nearest first; at most 64
	Patience     *Patience   `json:"patience,omitempty"`
	// what walks never leave once they are there; those with the greatest share first, at most 64
	Ends   []DriftEnd `json:"ends"`
	Count  int        `json:"count"`  // such ends
	Rounds int        `json:"rounds"` // after how many it is asked where walks are
	Ended  float64    `json:"ended"`  // share of walks that are in an end by then
	// where walks are after that, the greatest share first, at most 64
	After  []DriftShare `json:"after"`
	Within float64      `json:"within"` // by how much shares miss the equations that they solve, at most
	// whether the case has states told as one, each of which counts by itself here
	Apart    bool     `json:"apart,omitempty"`
	Glossary Glossary `json:"glossary"`
}

// InMoves is what is reached in exactly so many moves, nobody moving twice in succession.
type InMoves struct {
	Number int            `json:"number"` // of moves
	States int            `json:"states"` // that are reached
	New    int            `json:"new"`    // of these, those that fewer moves do not reach
	Shown  []ReachedState `json:"shown"`  // at most 64
}

// A ReachedState is a state, with those who can have moved last.
type ReachedState struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code string    `json:"code"`
	Last []PartyID `json:"last"`
}

// A RestReach is a state in which nobody gains by moving alone, and how far away it is.
type RestReach struct {
	Outcome
	Moves        *int `json:"moves,omitempty"`        // in how many it is reached; none where it is not
	Improvements *int `json:"improvements,omitempty"` // the same of moves that those who make them gain by
}

// Patience is a variant that sets in before each round with a chance that was given.
type Patience struct {
	Variant VariantID `json:"variant"`
	Chance  float64   `json:"chance"`
}

// A DriftEnd is one state in which nobody gains, or several that lead to one another for ever.
type DriftEnd struct {
	States    []Outcome `json:"states"`              // at most 64
	Count     int       `json:"count"`               // of its states
	Impatient bool      `json:"impatient,omitempty"` // whether patience has ended there
	Share     float64   `json:"share"`               // of walks that come there, to a millionth
}

// A DriftShare is how many walks are in a state.
type DriftShare struct {
	Outcome
	Impatient bool    `json:"impatient,omitempty"` // whether patience has ended there
	Share     float64 `json:"share"`               // to a millionth
}

// Drifting is what is asked of where talks drift.
type Drifting struct {
	Rounds int
	Ends   *Patience    // the variant that can set in; nil for none
	After  *space.Space // the case with that variant
}

// NewDrift answers in how many moves what is reached, and where walks come to. The error is the
// context's, [plenary.ErrNoStatusQuo], or one of [drift.Layers] and [drift.Follow]. The cost is that of
// these and of [stability.Analyse].
func NewDrift(ctx context.Context, t Talks, of Drifting) (*Drift, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	out := &Drift{Head: t.head(), Apart: g.hasSame(), Patience: of.Ends, Rounds: of.Rounds, Within: drift.Tolerance}
	moves, err := drift.Layers(ctx, g.sp, len(g.c.Parties), g.now, false)
	if err != nil {
		return nil, err
	}
	gains, err := drift.Layers(ctx, g.sp, len(g.c.Parties), g.now, true)
	if err != nil {
		return nil, err
	}
	out.Moves, out.Improvements = g.inMoves(moves), g.inMoves(gains)
	out.Resting = g.restReach(moves, gains)
	if err := g.walks(out, of); err != nil {
		return nil, err
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

func (g *gatherer) inMoves(layers []drift.Layer) []InMoves {
	out := []InMoves{}
	seen := map[int]bool{g.now: true}
	for i, l := range layers {
		one := InMoves{Number: i + 1, States: len(l), Shown: []ReachedState{}}
		for k, r := range l {
			if !seen[r.State] {
				seen[r.State] = true
				one.New++
			}
			if k < MostListed {
				one.Shown = append(one.Shown, ReachedState{r.State + 1, g.sp.Code(r.State), g.parties(r.Movers())})
			}
		}
		out = append(out, one)
	}
	return out
}

// restReach is how far away the states are in which nobody gains alone.
func (g *gatherer) restReach(moves, gains []drift.Layer) []RestReach {
	first := func(layers []drift.Layer) map[int]int {
		out := map[int]int{g.now: 0}
		for i, l := range layers {
			for _, r := range l {
				if _, known := out[r.State]; !known {
					out[r.State] = i + 1
				}
			}
		}
		return out
	}
	byMoves, byGains := first(moves), first(gains)
	far := func(in map[int]int, s int) *int {
		if n, ok := in[s]; ok {
			return &n
		}
		return nil
	}
	out := []RestReach{}
	for _, s := range g.nearFirst(func(s int) bool { return g.a.Equilibrium(stability.Nash, s) }) {
		if len(out) == MostListed {
			break
		}
		out = append(out, RestReach{g.outcome(s), far(byMoves, s), far(byGains, s)})
	}
	return out
}

// nearFirst lists states, those that differ least from the status quo first.
func (g *gatherer) nearFirst(is func(state int) bool) []int {
	type near struct{ state, changes int }
	var all []near
	now, levels := g.c.StatusQuo(), []uint8(nil)
	for s := range g.sp.Len() {
		if is(s) {
			levels = g.sp.Levels(s, levels)
			all = append(all, near{s, impasse.Differ(now, levels)})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.changes, b.changes) })
	var out []int
	for _, n := range all {
		out = append(out, n.state)
	}
	return out
}

// walks fills in where walks come to.
func (g *gatherer) walks(out *Drift, of Drifting) error {
	var patience *drift.Patience
	if of.Ends != nil {
		patience = &drift.Patience{After: of.After, Chance: of.Ends.Chance}
	}
	c, err := drift.Follow(g.ctx, g.sp, len(g.c.Parties), g.now, patience)
	if err != nil {
		return err
	}
	out.Count, out.Ends, out.After = len(c.Ends), []DriftEnd{}, []DriftShare{}
	type at struct {
		state int
		ended bool
	}
	in := map[at]bool{}
	ends := slices.Clone(c.Ends)
	slices.SortStableFunc(ends, func(a, b drift.End) int {
		return cmp.Compare(millionth(b.Share), millionth(a.Share))
	})
	for i, e := range ends {
		for _, s := range e.States {
			in[at{s, e.Ended}] = true
		}
		if i >= MostListed {
			continue
		}
		one := DriftEnd{States: []Outcome{}, Count: len(e.States), Impatient: e.Ended, Share: millionth(e.Share)}
		for _, s := range e.States[:min(MostListed, len(e.States))] {
			one.States = append(one.States, g.outcome(s))
		}
		out.Ends = append(out.Ends, one)
	}
	shares, err := c.After(g.ctx, of.Rounds)
	if err != nil {
		return err
	}
	for _, s := range shares {
		if in[at{s.State, s.Ended}] {
			out.Ended += s.Share
		}
	}
	out.Ended = millionth(out.Ended)
	slices.SortStableFunc(shares, func(a, b drift.Share) int {
		return cmp.Compare(millionth(b.Share), millionth(a.Share))
	})
	for _, s := range shares[:min(MostListed, len(shares))] {
		out.After = append(out.After, DriftShare{g.outcome(s.State), s.Ended, millionth(s.Share)})
	}
	return nil
}

func millionth(x float64) float64 { return math.Round(x*1e6) / 1e6 }
