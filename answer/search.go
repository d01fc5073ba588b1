package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
)

// search prepares the search for ways out by the levers that a brief weighs.
// left counts levers that are too many to weigh. It needs all verdicts, or whom to ask for them.
func (g *gatherer) search(work int64) (o *route.Search, left int, err error) {
	levers, most := briefLevers(g.c)
	if len(levers) > route.MaxLevers { // those that act on stances that wait for one another come first
		levers, left = route.First(levers, impasse.Waiting(g.sp))
	}
	o, err = route.Prepare(g.ctx, g.sp, route.Query{
		Levers: levers, Most: most, Work: &route.Work{Bound: work}, Answers: g.a, Asked: g.inquiry,
	})
	return o, left, err
}

// briefLevers are the levers a brief weighs, and how many at a time: those
// declared, or else, in smaller sets, those found mechanically.
func briefLevers(c *plenary.Case) (levers []plenary.Lever, most int) {
	for i := range c.Levers {
		if !slices.Contains(c.Pulled, i) {
			levers = append(levers, c.Levers[i])
		}
	}
	if len(levers) == 0 && len(c.Preconditions) > 0 {
		return route.Levers(c), 2
	}
	return levers, route.Most
}
