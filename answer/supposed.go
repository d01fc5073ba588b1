package answer

import (
	"errors"

	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/stability"
)

// Unsure is what follows from what a case marks as unsure: each set of such things that go
// together is taken to be otherwise than written, nothing among them (docs/theory.md#what-is-marked-as-unsure).
// It counts sets, and nothing else.
type Unsure struct {
	Things []UnsureThing `json:"things"` // in the order of the case: wishes, then variants, then levels of today
	Of     int           `json:"of"`     // all sets that go together
	Tried  int           `json:"tried"`  // sets; drawn with return, by the seed, where there are more
	Seed   int           `json:"seed,omitempty"`
	// those of the brief, but findings, that do not stand in all sets
	Conclusions []SupposedConclusion `json:"conclusions"`
	// where all would stay in some set, in the order of states: of all situations of a small case, else of those
	// listed under resting
	Rests []SupposedRest `json:"rests"`
	Sets  []SupposedSet  `json:"sets"` // those tried, in their order
}

// An UnsureThing is a wish that its party may not have, a variant that may be so, or another level at
// which an option may stand today.
type UnsureThing struct {
	Wish    *Wish     `json:"wish,omitempty"`
	Variant VariantID `json:"variant,omitempty"`
	Option  OptionID  `json:"option,omitempty"`
	Level   *int      `json:"level,omitempty"` // of an option: at which it may stand
	Why     string    `json:"why,omitempty"`   // why it is unsure, as the case has it; none of a level
}

// A SupposedConclusion is in how many sets a conclusion is as it is in the case.
type SupposedConclusion struct {
	Of     int `json:"of"`     // the place of the conclusion among all, from 0
	Stands int `json:"stands"` // sets
	Low    int `json:"low"`    // where sets were drawn: the interval for this count, at 95 of 100 (Wilson)
	High   int `json:"high"`   // else the same as stands
	// the place among things of the one on which it turns most: of which the share of sets in which it stands is
	// most apart with it and without it
	Driver  int `json:"driver"`
	With    int `json:"with"`     // sets with it
	StandIn int `json:"stand_in"` // of these, those in which the conclusion stands
}

// A SupposedRest is in how many sets all would stay somewhere.
type SupposedRest struct {
	Outcome
	By []ConceptCount `json:"by"` // by each concept, in their order, and then by seq-at-once
}

// A ConceptCount is how often all would stay by a concept.
type ConceptCount struct {
	// nash, gmr, smr, seq or sseq; seq-at-once: by seq, or as those who gain would lose if they moved at once
	Concept string `json:"concept"`
	Sets    int    `json:"sets"`
}

// A SupposedSet is one set, with where all would stay in it.
type SupposedSet struct {
	Things []int         `json:"things"` // by place
	Rests  []RestsByName `json:"rests"`  // by concept
}

// A RestsByName is where all would stay by a concept, by numbers of states.
type RestsByName struct {
	Concept string `json:"concept"`
	States  []int  `json:"states"`
}

// AtOnce names that all would stay by SEQ, or as those who gain would lose if they moved at once.
const AtOnce = "seq-at-once"

// supposed is what follows from what is marked as unsure; nil where nothing is, or none of it was asked.
func (s *tried) supposed(q sureQuery, of Doubts) (*Unsure, error) {
	if of.Sets == 0 || len(robust.Things(s.c)) == 0 {
		return nil, nil
	}
	r, err := robust.Suppose(s.ctx, s.sp, robust.Supposing{Query: q.Query, Most: of.Sets, Seed: of.Seed})
	if errors.Is(err, route.ErrSpent) || errors.Is(err, robust.ErrThings) {
		s.leftOut("robust")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := &Unsure{Things: []UnsureThing{}, Of: r.Of, Tried: len(r.Sets), Conclusions: []SupposedConclusion{},
		Rests: []SupposedRest{}, Sets: []SupposedSet{}}
	if out.Tried < out.Of {
		out.Seed = int(of.Seed)
	}
	for _, t := range r.Things {
		out.Things = append(out.Things, s.unsure(t))
	}
	at := 0
	for i := range r.Conclusions {
		if !s.tells(&r.Conclusions[i]) {
			continue
		}
		if c := inSets(r, i, out.Tried < out.Of); c.Stands < out.Tried {
			c.Of = at
			out.Conclusions = append(out.Conclusions, c)
		}
		at++
	}
	for i := range r.States {
		s.restsIn(out, r, i)
	}
	for k, set := range r.Sets {
		out.Sets = append(out.Sets, setOf(r, k, set))
	}
	return out, nil
}

func (s *tried) unsure(t robust.Thing) UnsureThing {
	if t.Variant >= 0 {
		v := &s.c.Known[t.Variant]
		return UnsureThing{Variant: VariantID(v.ID), Why: v.Unsure}
	}
	if t.Option >= 0 {
		return UnsureThing{Option: s.option(t.Option), Level: &t.Level}
	}
	return UnsureThing{Wish: s.wish(t.Party, t.Wish), Why: s.c.Parties[t.Party].Prefers.Statements[t.Wish].Unsure}
}

// inSets counts sets in which a conclusion stands.
func inSets(r *robust.Supposed, i int, drawn bool) SupposedConclusion {
	out := SupposedConclusion{}
	for k := range r.Sets {
		if r.Stands[k][i] {
			out.Stands++
		}
	}
	out.Low, out.High = out.Stands, out.Stands
	if drawn {
		out.Low, out.High = robust.Wilson(out.Stands, len(r.Sets))
	}
	most := -1.0
	for t := range r.Things {
		with, in := 0, 0
		for k, set := range r.Sets {
			if holds(set, t) {
				with++
				if r.Stands[k][i] {
					in++
				}
			}
		}
		without := len(r.Sets) - with
		if with == 0 || without == 0 {
			continue
		}
		apart := float64(in*without-(out.Stands-in)*with) / float64(with*without)
		if apart = max(apart, -apart); apart > most {
			most, out.Driver, out.With, out.StandIn = apart, t, with, in
		}
	}
	return out
}

func holds(set []int, thing int) bool {
	for _, t := range set {
		if t == thing {
			return true
		}
	}
	return false
}

// restsIn adds in how many sets all would stay in a state, where they would in any.
func (s *tried) restsIn(out *Unsure, r *robust.Supposed, i int) {
	var by []ConceptCount
	any := false
	for c := range len(stability.Concepts) + 1 {
		n := 0
		for k := range r.Sets {
			if restsBy(r.Rests[k][i], c) {
				n++
			}
		}
		by, any = append(by, ConceptCount{conceptOf(c), n}), any || n > 0
	}
	if any {
		out.Rests = append(out.Rests, SupposedRest{s.outcome(r.States[i]), by})
	}
}

// restsBy reports whether all would stay by a concept, the last being [AtOnce].
func restsBy(rest robust.Stay, concept int) bool {
	if concept == len(stability.Concepts) {
		return rest.Together
	}
	return rest.By[concept]
}

func conceptOf(c int) string {
	if c == len(stability.Concepts) {
		return AtOnce
	}
	return stability.Concepts[c].String()
}

func setOf(r *robust.Supposed, k int, set []int) SupposedSet {
	out := SupposedSet{Things: set, Rests: []RestsByName{}}
	for c := range len(stability.Concepts) + 1 {
		at := RestsByName{conceptOf(c), []int{}}
		for i, s := range r.States {
			if restsBy(r.Rests[k][i], c) {
				at.States = append(at.States, s+1)
			}
		}
		out.Rests = append(out.Rests, at)
	}
	return out
}
