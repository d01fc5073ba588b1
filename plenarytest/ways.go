package plenarytest

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Way is a minimal set of levers that opens a destination, with what parties
// are exposed to on a route there.
type Way struct {
	Levers   []int    // indices into the levers given, ascending
	To       int      // the state
	StableBy []string // the concepts by which it is an equilibrium, in the order of Concepts
	Exposure []int    // by party
	Hollow   []int    // preconditions, ascending: given and gone again
	Steps    int      // the fewest of a route with this exposure
}

// Outs are the ways out of a case (docs/theory.md#ways-out). States and
// preconditions are those of the case before any lever is pulled.
type Outs struct {
	Destinations []int           // those that meet the condition asked for
	Minimal      map[int][][]int // by destination: the minimal sets of levers that open it, smaller ones first
	All          []Way           // by the number of levers, the levers, the destination and the exposure
	Kept         []Way           // those that no other dominates, in the same order
	// of those kept that agree in levers, concepts, exposure and hollow, the one that
	// is shown; hollow ones last
	Shown []Way
}

// WaysOut tries every set of at most so many of the levers. With to, only
// destinations that satisfy it count. Where the case has no precondition and no
// track, and there is no lever, nothing is sought.
func WaysOut(c *plenary.Case, levers []*plenary.Lever, to *expr.Expr, most int) Outs {
	m := NewModel(c)
	out := Outs{Minimal: map[int][][]int{}}
	for _, d := range m.NewProspects().Destinations {
		if to == nil || holds(c, to, m.States[d]) {
			out.Destinations = append(out.Destinations, d)
		}
	}
	if len(c.Preconditions) == 0 && len(c.Tracks) == 0 && len(levers) == 0 {
		return out
	}
	for _, set := range subsets(len(levers), most) {
		closed := func(d int) bool {
			return !some(out.Minimal[d], func(smaller []int) bool { return within(smaller, set) })
		}
		if !some(out.Destinations, closed) {
			continue
		}
		t := NewTable(c, chosen(levers, set))
		for _, d := range out.Destinations {
			if closed(d) && t.Opens(d) {
				out.Minimal[d] = append(out.Minimal[d], set)
				out.All = append(out.All, t.waysTo(d, set, m.hollow(chosen(levers, set), d))...)
			}
		}
	}
	for _, w := range out.All {
		if !some(out.All, func(v Way) bool { return v.beats(w) }) {
			out.Kept = append(out.Kept, w)
		}
	}
	out.Shown = shown(m, out.Kept)
	return out
}

// waysTo are the ways by one set of levers, which the table has pulled.
func (t *Table) waysTo(d int, set, hollow []int) []Way {
	var hold []string
	for _, concept := range Concepts {
		if t.Equilibrium(concept, d) {
			hold = append(hold, concept)
		}
	}
	var out []Way
	for _, e := range t.Exposures(d) {
		route, _ := t.Route(d, e)
		out = append(out, Way{Levers: set, To: d, StableBy: hold, Exposure: e, Hollow: hollow, Steps: len(route)})
	}
	return out
}

// hollow lists the preconditions, not waived by the levers, that refuse
// something which does not hold in the status quo and does in d, where what
// they wait for, with all that the levers have made acceptable, does not.
func (m *Model) hollow(levers []*plenary.Lever, d int) []int {
	var out []int
	for i := range m.Case.Preconditions {
		p, counts := bent(m.Case.Preconditions[i], i, levers)
		is := func(e *expr.Expr, s int) bool { return holds(m.Case, e, m.States[s]) }
		if counts && !is(p.Refuses, m.StatusQuo) && is(p.Refuses, d) && !is(p.Until, d) {
			out = append(out, i)
		}
	}
	return out
}

// beats reports whether v dominates w: its levers are among those of w, its
// concepts include those of w, no party is more exposed, what is hollow is
// among what is in w, and one of the four differs.
func (v Way) beats(w Way) bool {
	return within(v.Levers, w.Levers) && within(w.StableBy, v.StableBy) && nowhereHigher(v.Exposure, w.Exposure) &&
		within(v.Hollow, w.Hollow) && !v.agrees(w)
}

// agrees reports whether the ways are the same in all four.
func (v Way) agrees(w Way) bool {
	return slices.Equal(v.Levers, w.Levers) && slices.Equal(v.StableBy, w.StableBy) &&
		slices.Equal(v.Exposure, w.Exposure) && slices.Equal(v.Hollow, w.Hollow)
}

// shown picks one of the ways that agree: to the destination that differs from
// the status quo in the fewest options, of the fewest steps, of the lowest
// number. Those without anything hollow come before the others.
func shown(m *Model, ways []Way) []Way {
	less := func(v, w Way) int {
		return cmp.Or(cmp.Compare(len(m.changes(v.To)), len(m.changes(w.To))), cmp.Compare(v.Steps, w.Steps),
			cmp.Compare(v.To, w.To))
	}
	var sound, hollow []Way
	for _, w := range ways {
		if some(ways, func(v Way) bool { return v.agrees(w) && less(v, w) < 0 }) {
			continue
		}
		if len(w.Hollow) == 0 {
			sound = append(sound, w)
		} else {
			hollow = append(hollow, w)
		}
	}
	return append(sound, hollow...)
}

// within reports whether every member of a is in b.
func within[T comparable](a, b []T) bool {
	return every(a, func(x T) bool { return slices.Contains(b, x) })
}

// subsets lists the subsets of 0 to n-1 with at most so many members,
// ascending in themselves, smaller ones first.
func subsets(n, most int) [][]int {
	out := [][]int{nil}
	for at := 0; at < len(out); at++ {
		set := out[at]
		if len(set) == most {
			break
		}
		first := 0
		if len(set) > 0 {
			first = set[len(set)-1] + 1
		}
		for next := first; next < n; next++ {
			out = append(out, append(slices.Clone(set), next))
		}
	}
	return out
}

func chosen(levers []*plenary.Lever, set []int) []*plenary.Lever {
	var out []*plenary.Lever
	for _, l := range set {
		out = append(out, levers[l])
	}
	return out
}
