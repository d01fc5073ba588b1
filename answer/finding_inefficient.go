package answer

import "github.com/plenary-talks/plenary/impasse"

func init() { proves((*gatherer).inefficient, "inefficient") }

// Inefficient is that better states exist, and how many are within reach.
type Inefficient struct {
	Better  int       `json:"better"`            // states
	Of      int       `json:"of"`                // feasible states
	Singly  int       `json:"singly"`            // better states within reach by single steps
	Deals   int       `json:"deals"`             // and with joint steps too
	Within  int       `json:"within"`            // states of any kind within reach by single steps
	Silent  []PartyID `json:"silent"`            // of whose wishes nothing is written, and so not asked
	Alike   []PartyID `json:"separates_nothing"` // whose wishes tell no states apart, and so not asked
	Content []PartyID `json:"content"`           // for which nothing ranks above the status quo
}

func (*Inefficient) proof() {}

func (g *gatherer) inefficient(n impasse.Inefficient) Inefficient {
	out := Inefficient{
		Better: n.Better, Of: n.States, Singly: n.Singly, Deals: n.Deals,
		Silent: g.parties(g.sp.Silent()), Alike: g.parties(g.sp.SeparatesNothing()), Content: g.parties(g.sp.Content()),
	}
	for _, in := range g.report.Within {
		if in {
			out.Within++
		}
	}
	return out
}
