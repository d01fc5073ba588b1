package brief

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// wishes notes a party whose wishes ask for nothing: they separate no states,
// or none of them is above the status quo (docs/theory.md#better-and-best).
func (c *Checkup) wishes(sp *space.Space, party int) {
	p := &sp.Case().Parties[party]
	path, name := []string{"preferences", p.ID}, clean(p.Name)
	switch {
	case p.Prefers.Silent():
	case sp.Tiers(party) == 1:
		c.note(path, "all feasible states tie for %s, as if nothing were written of what it wants; write a wish that some of them meet and others do not", name)
	case atTable(sp.Case()) && sp.Tier(party, sp.StatusQuo()) == 1:
		c.note(path, "%s is content: nothing ranks above the status quo for it, so it gains from no agreement; if it wants something that is not so today, write that, too", name)
	}
}

// atTable reports whether anything is written of the table. Without, a case is
// about stability, and it is no slip that a party likes things as they are.
func atTable(of *plenary.Case) bool {
	return len(of.Tracks)+len(of.Preconditions)+len(of.Levers)+len(of.Goals)+len(of.Exchanges) > 0
}
