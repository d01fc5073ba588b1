package answer

import (
	"cmp"

	"github.com/plenary-talks/plenary/impasse"
)

func init() {
	proves((*gatherer).circle, "circle")
	proves((*gatherer).cannotBeMet, "cannot-be-met")
}

// A Circle is a minimal set of stances each of which waits for what another of
// them refuses, or for what it refuses itself.
type Circle struct {
	Links []Link `json:"links"` // each followed by one it waits for, as far as that goes
	Deal  bool   `json:"deal"`  // whether one joint step could meet all of it
	// the link that is least known
	Weakest WeakestLink `json:"weakest"`
}

// A WeakestLink is the stance of a circle that is least known; of several known
// alike, the one without which most destinations are within reach, and of these
// the first. What follows without it is in its link.
type WeakestLink struct {
	Stance StanceID `json:"stance"`
	How    string   `json:"how"`    // as of a claim, or unmarked
	Alike  bool     `json:"alike"`  // whether all links are known alike
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
	out.Weakest = weakestLink(out.Links)
	return out
}

// weakestLink picks the link that is least known.
func weakestLink(links []Link) WeakestLink {
	at, alike := 0, true
	for i := range links {
		known := weakness(links[i].How) - weakness(links[at].How)
		alike = alike && known == 0
		if known > 0 || known == 0 && links[i].Removed.Within > links[at].Removed.Within {
			at = i
		}
	}
	l := &links[at]
	gain := l.Removed.Within - l.Removed.Now
	return WeakestLink{l.ID, cmp.Or(l.How, unmarked), alike, gain, len(l.Removed.Starts) > 0}
}

func (g *gatherer) cannotBeMet(c impasse.CannotBeMet) CannotBeMet {
	return CannotBeMet{g.stance(c.Precondition)}
}
