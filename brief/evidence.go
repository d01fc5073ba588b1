package brief

import (
	"github.com/plenary-talks/plenary"
)

// Evidence counts a party's preference statements by how they are known.
type Evidence struct {
	Party   string `json:"party"`
	How     string `json:"how"` // ranking for a direct ranking, silent where nothing is written
	Count   int    `json:"count"`
	Whole   bool   `json:"whole"` // all of the party's statements are of this kind
	ByOther int    `json:"by_other,omitempty"`
}

func (w *weigher) evidence() []Evidence {
	out := []Evidence{}
	for p := range w.c.Parties {
		party := &w.c.Parties[p]
		switch prefers := &party.Prefers; {
		case prefers.Silent():
			out = append(out, Evidence{Party: party.Name, How: "silent", Whole: true})
		case len(prefers.Ranking) > 0:
			out = append(out, Evidence{Party: party.Name, How: "ranking", Count: len(prefers.Ranking), Whole: true})
		default:
			out = append(out, countEvidence(party)...)
		}
	}
	return out
}

func countEvidence(party *plenary.Party) []Evidence {
	var out []Evidence
	for how := plenary.Unmarked; how <= plenary.Assumed; how++ {
		e := Evidence{Party: party.Name, How: how.String()}
		if how == plenary.Unmarked {
			e.How = "unmarked"
		}
		for i := range party.Prefers.Statements {
			if party.Prefers.Statements[i].How == how {
				e.Count++
			}
		}
		if e.Whole = e.Count == len(party.Prefers.Statements); e.Count > 0 {
			out = append(out, e)
		}
	}
	return out
}
