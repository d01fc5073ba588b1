package answer

import "github.com/plenary-talks/plenary/impasse"

func init() {
	proves((*gatherer).circle, "circle")
	proves((*gatherer).cannotBeMet, "cannot-be-met")
}

// A Circle is a minimal set of stances each of which waits for what another of
// them refuses, or for what it refuses itself.
type Circle struct {
	Links []Link `json:"links"` // each followed by one it waits for, as far as that goes
	Deal  bool   `json:"deal"`  // whether one joint step could meet all of it
	// the link that is least known; none where all are known alike
	Weakest *WeakestLink `json:"weakest,omitempty"`
}

// A WeakestLink is the stance of a circle that is least known, and what hangs on
// it: what follows without it is in the link.
type WeakestLink struct {
	Stance StanceID `json:"stance"`
	How    string   `json:"how"`    // as of a claim, or unmarked
	More   int      `json:"more"`   // destinations more within reach without it than as things are
	Begins bool     `json:"begins"` // whether anybody could begin then without losing by it
}

// A Link is a stance of a circle.
type Link struct {
	Stance
	WaitsFor []StanceID `json:"waits_for"` // those of the circle that stand in its way
	Removed  *Removed   `json:"removed"`   // what would follow if it alone were waived
}

// CannotBeMet is a stance that waits for what does not come about, whatever
// the parties do together.
type CannotBeMet struct {
	Stance Stance `json:"stance"`
}

func (*Circle) proof()      {}
func (*CannotBeMet) proof() {}

func (g *gatherer) circle(c impasse.Circle) Circle {
	out := Circle{Links: []Link{}, Deal: c.Deal}
	for i, l := range c.Links {
		link := Link{Stance: g.stance(l.Precondition), WaitsFor: []StanceID{}, Removed: g.removed(c.Alone[i])}
		for _, p := range l.WaitsFor {
			link.WaitsFor = append(link.WaitsFor, StanceID(g.c.Preconditions[p].ID))
		}
		out.Links = append(out.Links, link)
	}
	return out
}

func (g *gatherer) cannotBeMet(c impasse.CannotBeMet) CannotBeMet {
	return CannotBeMet{g.stance(c.Precondition)}
}
