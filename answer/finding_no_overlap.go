package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).noOverlap, "no-overlap") }

// NoOverlap is that no state is better though something is wished for, and which
// wishes, left out, would make one so.
type NoOverlap struct {
	Content []PartyID `json:"content"` // for which nothing ranks above the status quo
	Drops   [][]Drop  `json:"drops"`   // the smallest sets of wishes: all of one, or else all of two
	// wishes at a time tried to the end: two, one, or none where there are very many
	Tried int `json:"tried"`
}

// A Drop is a wish left out.
type Drop struct {
	Wish  Wish `json:"wish"`
	Aside bool `json:"aside,omitempty"` // whether its party then tells no states apart, and is left aside
}

func (*NoOverlap) proof() {}

func (g *gatherer) noOverlap(n impasse.NoOverlap) NoOverlap {
	out := NoOverlap{Content: g.parties(g.sp.Content()), Drops: [][]Drop{}, Tried: n.Tried}
	for _, set := range n.Drops {
		var drops []Drop
		for _, d := range set {
			drops = append(drops, Drop{*g.wish(d.Party, d.Statement), d.Aside})
		}
		out.Drops = append(out.Drops, drops)
	}
	return out
}
