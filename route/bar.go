package route

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A stance is a precondition with the levers that change it.
type stance struct {
	precondition   int
	party          int
	with, soft     bool
	refuses, until *expr.Expr
	waive, soften  []int
	accept         []int  // levers
	swap           []swap // levers that let it swap with another party
	swapped        uint64 // parties it may swap with already
}

type swap struct{ lever, with int }

func newStance(c *plenary.Case, i int, levers []plenary.Lever) stance {
	p := &c.Preconditions[i]
	s := stance{precondition: i, party: p.Party, with: p.With, soft: p.Soft, refuses: p.Refuses, until: p.Until}
	for l := range levers {
		lever := &levers[l]
		has := slices.Contains(lever.Preconditions, i)
		switch {
		case lever.Kind == plenary.Waive && has:
			s.waive = append(s.waive, l)
		case lever.Kind == plenary.Soften && has:
			s.soften = append(s.soften, l)
		case lever.Kind == plenary.Accept && has:
			s.accept = append(s.accept, l)
		case lever.Kind == plenary.Swap && slices.Contains(lever.Swap[:], s.party):
			s.swap = append(s.swap, swap{l, lever.Swap[0] + lever.Swap[1] - s.party})
		}
	}
	for _, pair := range c.Swaps {
		if slices.Contains(pair[:], s.party) {
			s.swapped |= 1 << (pair[0] + pair[1] - s.party)
		}
	}
	return s
}

// hard reports whether nothing can soften the stance: it bars whatever makes
// true what it refuses.
func (s *stance) hard() bool {
	return !s.with && !s.soft && s.swapped == 0 && len(s.soften) == 0 && len(s.swap) == 0
}

// A bar is what stances of one party that bar alike keep its steps from: a
// step that the party has a part in is refused when one of the stances is
// bound in the state left and the state reached is barred. Only hard stances
// share a bar.
type bar struct {
	holder  int
	foreign bool // what is refused is not the holder's to change alone
	refused *test
	until   *test // nil when hard
	stances []int
	names   uint64 // parties whose options what is refused speaks of
	softly  uint64 // and those that what is waited for speaks of besides
}

// bars groups the stances of a table for one field.
func (t *table) bars(f *field) []bar {
	var out []bar
	shared := map[string]int{}
	for i := range t.stances {
		s := &t.stances[i]
		if s.refuses == expr.Never {
			continue
		}
		key := f.c.Parties[s.party].ID + " " + s.refuses.String()
		if at, ok := shared[key]; ok && s.hard() {
			out[at].stances = append(out[at].stances, i)
			continue
		}
		b := bar{holder: s.party, refused: f.test(s.refuses), stances: []int{i}, names: owners(f.c, s.refuses)}
		b.foreign = b.names&^(1<<s.party) != 0
		if s.hard() {
			shared[key] = len(out)
		} else {
			b.until, b.softly = f.test(s.until), b.names|owners(f.c, s.until)
			for _, l := range s.accept {
				b.softly |= owners(f.c, t.levers[l].Accept)
			}
		}
		out = append(out, b)
	}
	return out
}

// owners returns the parties whose options a condition speaks of.
func owners(c *plenary.Case, e *expr.Expr) uint64 {
	var out uint64
	for _, o := range e.Options(nil) {
		out |= 1 << c.Options[o].Party
	}
	return out
}
