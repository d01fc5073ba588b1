package answer

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// reversed is the two steps of a way the other way round, each an act of one party, where that is a route to
// where it leads as well (docs/theory.md#which-way-round); nothing where it is not.
func reversed(v *route.Way) []route.Step {
	if len(v.Steps) != 2 || len(v.Steps[0].Movers) != 1 || len(v.Steps[1].Movers) != 1 ||
		v.Steps[0].Movers[0] == v.Steps[1].Movers[0] {
		return nil
	}
	sp, c := v.After, v.After.Case()
	from, to := v.Steps[0].From, v.To
	start, end := sp.Levels(from, nil), sp.Levels(to, nil)
	half := append([]uint8{}, start...)
	for o := range half {
		if c.Options[o].Party == v.Steps[1].Movers[0] {
			half[o] = end[o]
		}
	}
	mid, ok := sp.Find(half)
	if !ok || !taken(c, start, half) || !taken(c, half, end) ||
		!route.Willing(sp, v.Steps[1].Movers[0], from, to) || !route.Willing(sp, v.Steps[0].Movers[0], mid, to) {
		return nil
	}
	return []route.Step{{Movers: v.Steps[1].Movers, Track: -1, From: from, To: mid},
		{Movers: v.Steps[0].Movers, Track: -1, From: mid, To: to}}
}

// taken reports whether an act of one party can be taken and is refused by none of its stances.
func taken(c *plenary.Case, a, b []uint8) bool {
	for i := range c.Preconditions {
		if c.Violates(&c.Preconditions[i], a, b) {
			return false
		}
	}
	return c.CanStep(a, b)
}
