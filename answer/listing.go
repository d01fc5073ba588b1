package answer

import (
	"context"
	"math/bits"

	"github.com/plenary-talks/plenary/stability"
)

// Listing is some of the states that meet a condition, a page of them, and how each
// party stands in each.
type Listing struct {
	Head
	Of       int `json:"of"`       // feasible states
	Matching int `json:"matching"` // so many meet what was asked
	From     int `json:"from"`     // so many of these stand before those that are given
	// the concept by which everybody would stay in each; none where that was not asked
	Staying  string       `json:"staying,omitempty"`
	Parties  []PartyTiers `json:"parties"` // in the order of the case
	States   []Listed     `json:"states"`  // by their numbers
	Glossary Glossary     `json:"glossary"`
}

// PartyTiers is into how many tiers a party ranks the states.
type PartyTiers struct {
	Party PartyID `json:"party"`
	Tiers int     `json:"tiers"`
}

// Listed is one state of a listing.
type Listed struct {
	State int `json:"state"` // its number, from 1
	// of every option its level, 0 to 9 and then a to z, in the order of the case
	Code      string     `json:"code"`
	StatusQuo bool       `json:"status_quo"` // whether it is the state as it is on the day
	Changes   []Change   `json:"changes"`    // what differs from the status quo; none where the case has none
	Levels    []AtLevel  `json:"levels"`     // of every option, in the order of the case
	Parties   []Standing `json:"parties"`    // in the order of the case
}

// Standing is how a party stands in a state.
type Standing struct {
	Tier int `json:"tier"` // 1 = best
	// how firmly it would stay: nothing-to-gain by any move; answered, its gains are answered willingly;
	// answerable, they can be answered somehow; or leaves, nothing takes some gain away
	Firmness string `json:"firmness"`
}

// A List is which states a listing has.
type List struct {
	Shown   []uint64          // a set as from [space.Space.Where]; nil for all
	Staying stability.Concept // by which everybody has to stay; only with Stay
	Stay    bool
	Picked  []int // these states, by index, in place of a page
	From    int   // so many are left out at the beginning
	Most    int   // so many are given
}

// listedBy are the concepts that a listing tells firmness by.
var listedBy = []stability.Concept{stability.Nash, stability.SEQ, stability.GMR}

// NewListing lists states of which all verdicts are known. The error is the context's. The
// cost is a look at every state, and words for those that are given.
func NewListing(ctx context.Context, t Talks, a *stability.Answers, of List) (*Listing, error) {
	g := newGatherer(ctx, t)
	out := &Listing{Head: t.head(), Of: g.sp.Len(), From: of.From, Parties: []PartyTiers{}, States: []Listed{}}
	if of.Stay {
		out.Staying = of.Staying.String()
	}
	for p := range g.c.Parties {
		out.Parties = append(out.Parties, PartyTiers{g.party(p), g.sp.Tiers(p)})
	}
	states := NewStates(t.Space, a, of.Shown)
	if of.Picked != nil {
		out.Matching = len(of.Picked)
		for _, s := range of.Picked {
			out.States = append(out.States, g.inList(states, s))
		}
	} else {
		g.page(out, states, a, of)
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// page lists a page of what meets the list.
func (g *gatherer) page(out *Listing, states *States, a *stability.Answers, of List) {
	if !of.Stay && of.Shown == nil {
		out.Matching = g.sp.Len()
		for s := of.From; s < min(of.From+of.Most, g.sp.Len()); s++ {
			out.States = append(out.States, g.inList(states, s))
		}
		return
	}
	for s := range states.All() {
		if s%4096 == 0 && g.ctx.Err() != nil {
			return
		}
		if of.Stay && !a.Equilibrium(of.Staying, s) {
			continue
		}
		if out.Matching >= of.From && len(out.States) < of.Most {
			out.States = append(out.States, g.inList(states, s))
		}
		if out.Matching++; !of.Stay && len(out.States) == of.Most {
			out.Matching = counted(of.Shown)
			return
		}
	}
}

func counted(set []uint64) int {
	n := 0
	for _, word := range set {
		n += bits.OnesCount64(word)
	}
	return n
}

// firmnesses are the words for how firmly a party stays.
var firmnesses = map[Firmness]string{NothingToGain: "nothing-to-gain", Answered: "answered", Answerable: "answerable",
	Leaves: "leaves"}

func (g *gatherer) inList(of *States, s int) Listed {
	out := Listed{State: s + 1, Code: g.sp.Code(s), StatusQuo: s == g.now, Changes: []Change{}, Levels: g.levelsIn(s),
		Parties: []Standing{}}
	if g.now >= 0 {
		out.Changes = append(out.Changes, g.changes(g.now, s)...)
	}
	for p := range g.c.Parties {
		out.Parties = append(out.Parties, Standing{g.sp.Tier(p, s), firmnesses[of.Firmness(p, s)]})
	}
	return out
}

// ListedBy are the concepts whose verdicts a listing needs.
func ListedBy() []stability.Concept { return append([]stability.Concept{}, listedBy...) }
