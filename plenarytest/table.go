package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Table is a case with some levers pulled, and all its admitted steps.
type Table struct {
	*Model                             // of the case with the levers pulled
	refuses, until [][]bool            // by precondition and state: what holds
	steps          map[int][]TableStep // by the state left, as far as asked for
}

// A TableStep is an admitted step.
type TableStep struct {
	Movers   []int // ascending
	Track    int   // of a deal, the first that can hold it; -1 for a single step
	From, To int
}

// NewTable works out the case with the levers pulled. Which levers the case
// declares, and which of them are noted as pulled, plays no part.
func NewTable(c *plenary.Case, pulled []*plenary.Lever) *Table {
	t := &Table{Model: NewModel(pull(c, pulled)), steps: map[int][]TableStep{}}
	for _, p := range t.Case.Preconditions {
		t.refuses = append(t.refuses, t.where(p.Refuses))
		t.until = append(t.until, t.where(p.Until))
	}
	return t
}

// where says in which states a condition holds.
func (m *Model) where(e *expr.Expr) []bool {
	var out []bool
	for _, levels := range m.States {
		out = append(out, holds(m.Case, e, levels))
	}
	return out
}

// Steps lists the admitted steps from a state, by the state they lead to.
func (t *Table) Steps(from int) []TableStep {
	steps, known := t.steps[from]
	if !known {
		for to := range t.States {
			if step, ok := t.admits(from, to); ok {
				steps = append(steps, step)
			}
		}
		t.steps[from] = steps
	}
	return steps
}

// admits reports whether a step leads from one state to another, and is admitted.
func (t *Table) admits(from, to int) (TableStep, bool) {
	step := TableStep{Movers: t.movers(from, to), Track: -1, From: from, To: to}
	if len(step.Movers) == 0 || !t.possible(from, to) {
		return step, false
	}
	for p := range t.Case.Preconditions {
		if t.violates(p, step) {
			return step, false
		}
	}
	if len(step.Movers) > 1 {
		step.Track = slices.IndexFunc(t.Case.Tracks, func(track plenary.Track) bool { return t.holdsDeal(track, step) })
		return step, step.Track >= 0
	}
	return step, true
}

// changed lists the options that differ between two states.
func (m *Model) changed(from, to int) []int {
	var out []int
	for o := range m.Case.Options {
		if m.States[from][o] != m.States[to][o] {
			out = append(out, o)
		}
	}
	return out
}

// movers lists the parties whose options differ.
func (t *Table) movers(from, to int) []int {
	var out []int
	for _, o := range t.changed(from, to) {
		out = append(out, t.Case.Options[o].Party)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// possible reports whether options and guarantees permit the change, whoever
// makes it.
func (m *Model) possible(from, to int) bool {
	a, b := m.States[from], m.States[to]
	each := every(m.changed(from, to), func(o int) bool { return mayChange(&m.Case.Options[o], a[o], b[o]) })
	return each && !breaksGuarantee(m.Case, a, b)
}

// violates reports whether a step goes against a precondition: its holder is
// among the movers, what it refuses comes to hold, and what it waits for does
// not hold: in the state left, or with order `with` in the state reached; for
// a softened `before` it is enough that it holds in either.
func (t *Table) violates(p int, step TableStep) bool {
	at := &t.Case.Preconditions[p]
	met := t.until[p][step.From]
	switch {
	case at.With:
		met = t.until[p][step.To]
	case at.Soft || t.swapped(at.Party, step.Movers):
		met = t.until[p][step.From] || t.until[p][step.To]
	}
	return slices.Contains(step.Movers, at.Party) &&
		!t.refuses[p][step.From] && t.refuses[p][step.To] && !met
}

// swapped reports whether a swap softens the preconditions of a party in a step
// by these movers.
func (t *Table) swapped(party int, movers []int) bool {
	return some(t.Case.Swaps, func(pair plenary.Pair) bool {
		return slices.Contains(movers, pair[0]) && slices.Contains(movers, pair[1]) &&
			(party == pair[0] || party == pair[1])
	})
}

// holdsDeal reports whether a deal can be struck on a track: each changed option
// belongs to a party seated there that may commit to the level it takes.
func (t *Table) holdsDeal(track plenary.Track, step TableStep) bool {
	return every(t.changed(step.From, step.To), func(o int) bool {
		return commits(track, t.Case.Options[o].Party, o, t.States[step.To][o])
	})
}

// commits reports whether a party is known to be allowed to commit to a level.
func commits(track plenary.Track, party, option int, level uint8) bool {
	return some(track.Seats, func(seat plenary.Seat) bool {
		return seat.Party == party && some(seat.Mandate, func(m plenary.Mandate) bool {
			return m.Commit && m.May && m.Option == option && m.Levels>>level&1 == 1
		})
	})
}
