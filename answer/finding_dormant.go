package answer

import (
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/record"
)

func init() { proves((*gatherer).dormant, "dormant-agreement") }

// Dormant is an agreement whose commitments wait for one another.
type Dormant struct {
	Agreement AgreementID   `json:"agreement"`
	Deal      bool          `json:"deal"`              // whether each may come together with what it waits for
	Open      int           `json:"open"`              // commitments of the agreement that are not met
	Of        int           `json:"of"`                // all of them
	Links     []DormantLink `json:"links"`             // each waits for the next, the last for the first
	Outside   []Stance      `json:"outside,omitempty"` // what else their debtors insist on first
}

// A DormantLink is a commitment with the stances that make it wait for the
// next; none where the text does.
type DormantLink struct {
	Commitment Commitment `json:"commitment"`
	Insists    []Stance   `json:"insists,omitempty"` // preconditions of its debtors
}

func (*Dormant) proof() {}

func (g *gatherer) dormant(d impasse.Dormant) Dormant {
	waits, err := g.day.Waits(g.ctx)
	if err != nil {
		g.fail(err)
		return Dormant{}
	}
	out := Dormant{
		Agreement: AgreementID(g.day.Record.Agreements[d.Agreement].ID), Deal: d.Deal, Open: d.Open, Of: d.Of,
		Links: []DormantLink{},
	}
	makes := map[int]bool{} // preconditions that make the circle
	for i, at := range d.Circle {
		next := d.Circle[(i+1)%len(d.Circle)]
		out.Links = append(out.Links, g.dormantLink(waits, at, next, makes))
	}
	for p := range g.c.Preconditions {
		bars := func(at int) bool { return g.day.Bars(g.day.Commitments[at].Commitment, p) }
		if !makes[p] && slices.ContainsFunc(d.Circle, bars) {
			out.Outside = append(out.Outside, g.stance(p))
		}
	}
	return out
}

// dormantLink is a commitment of a circle with what makes it wait for the next,
// which it notes.
func (g *gatherer) dormantLink(waits *record.Waits, at, next int, makes map[int]bool) DormantLink {
	out := DormantLink{Commitment: g.commitment(waits, at)}
	for _, w := range waits.Of[at] {
		if w.For != g.day.Commitments[next].Commitment {
			continue
		}
		for _, p := range w.Preconditions {
			makes[p] = true
			out.Insists = append(out.Insists, g.stance(p))
		}
	}
	return out
}
