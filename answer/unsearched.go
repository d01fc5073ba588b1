package answer

import "github.com/plenary-talks/plenary/route"

// Unsearched is what was not searched to its end.
type Unsearched struct {
	Part string `json:"part"`           // ways, open, under, levers, not-enough, why-not, robust, or a kind of finding
	Goal GoalID `json:"goal,omitempty"` // of ways: to which goal
	Most *int   `json:"most,omitempty"` // of ways: sets of so many levers were gone through; -1 for none

	Weighed int `json:"weighed,omitempty"` // levers that were weighed
	Left    int `json:"left,omitempty"`    // levers that were not

	Bound        int64 `json:"bound,omitempty"`               // of the search, in units of work
	States       int   `json:"states,omitempty"`              // feasible ones
	Destinations int   `json:"destinations,omitempty"`        // of the ways
	Parties      int   `json:"parties_in_one_deal,omitempty"` // how many may have a part in one deal, at most
}

// stopped notes that the search for ways to a goal met its bound.
func (g *gatherer) stopped(a *route.Answer, goal GoalID, search *route.Search) {
	g.unsearched = append(g.unsearched, Unsearched{
		Part: "ways", Goal: goal, Most: new(a.Sizes), Weighed: len(a.Levers), Bound: search.Work.Bound,
		States: g.sp.Len(), Destinations: len(a.Destinations), Parties: g.atOneTable(),
	})
}

// atOneTable counts the parties that may have a part in one deal: on the track
// where most may commit to something.
func (g *gatherer) atOneTable() int {
	most := 0
	for i := range g.c.Tracks {
		n := 0
		for _, s := range g.c.Tracks[i].Seats {
			for _, m := range s.Mandate {
				if m.Commit && m.May {
					n++
					break
				}
			}
		}
		most = max(most, n)
	}
	return most
}

// leftOut notes parts of an answer that were not searched to their end.
func (g *gatherer) leftOut(parts ...string) {
	for _, p := range parts {
		g.unsearched = append(g.unsearched, Unsearched{Part: p, Bound: g.work})
	}
}
