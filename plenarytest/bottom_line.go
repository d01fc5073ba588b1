package plenarytest

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary"
)

// A BottomLine is that of a party for an option at a level, by
// docs/theory.md#bottom-lines.
type BottomLine struct {
	Party, Option, Level int
	Verdict              string
	Needs                []Need
	Ways                 []Alternative
	Left                 int
	Itself               []Change // of the own answer
	Decided              []int    // statements that it rests on; -1 for a ranking
}

// Levels are some levels of an option, ascending.
type Levels struct {
	Option int
	Levels []uint8
}

// A Need is the strongest necessary condition on one option.
type Need struct {
	Levels
	Standing, Follows bool
}

// An Alternative is a sufficient condition, and what the party changes of its
// own answer at the combination with which it begins.
type Alternative struct {
	Conditions []Levels
	Itself     []Change
}

// BottomLines lists those of a party for every option and level but the levels of
// today. With another party given, all options but those of the two stand as
// today; -1 is for none.
func (m *Model) BottomLines(party, other int) []BottomLine {
	var out []BottomLine
	for o := range m.Case.Options {
		of := m.Case.Options[o].Party
		for l := range m.Case.Options[o].Levels {
			if l != m.Case.Options[o].Now && (other < 0 || of == party || of == other) {
				b := bargain{Model: m, party: party, other: other, option: o, level: l}
				out = append(out, b.line())
			}
		}
	}
	return out
}

// A bargain is one question of a party: what the others would have to do.
type bargain struct {
	*Model
	party, other  int
	option, level int
}

// counts reports whether an option is one that may stand elsewhere than today.
func (b *bargain) counts(o int) bool {
	of := b.Case.Options[o].Party
	return b.other < 0 || of == b.party || of == b.other
}

// inRest reports whether an option is of the rest.
func (b *bargain) inRest(o int) bool {
	return b.counts(o) && o != b.option && b.Case.Options[o].Party != b.party
}

// inAnswer reports whether an option is of the party's own answer.
func (b *bargain) inAnswer(o int) bool { return o != b.option && b.Case.Options[o].Party == b.party }

// states lists those asked about that have the option at the level, and any when
// the level is negative.
func (b *bargain) states(level int) []int {
	var out []int
	for s, levels := range b.States {
		elsewhere := func(o int) bool { return !b.counts(o) && int(levels[o]) != b.Case.Options[o].Now }
		if !slices.ContainsFunc(b.options(), elsewhere) && (level < 0 || int(levels[b.option]) == level) {
			out = append(out, s)
		}
	}
	return out
}

func (b *bargain) options() []int {
	out := []int{}
	for o := range b.Case.Options {
		out = append(out, o)
	}
	return out
}

// noWorse reports whether a state is no worse for the party than today.
func (b *bargain) noWorse(s int) bool { return b.Tiers[b.party][s] <= b.Tiers[b.party][b.StatusQuo] }

// A combination is the levels of the rest; what is not of the rest is 0.
func (b *bargain) combination(s int) string {
	levels := slices.Clone(b.States[s])
	for o := range levels {
		if !b.inRest(o) {
			levels[o] = 0
		}
	}
	return string(levels)
}

// changed lists what differs from today of some options.
func (b *bargain) differs(s int, of func(o int) bool) []Change {
	return slices.DeleteFunc(b.changes(s), func(c Change) bool { return !of(c.Option) })
}

// possible lists the combinations, in the order of changes and number.
func (b *bargain) possible() []string {
	states := b.states(b.level)
	slices.SortStableFunc(states, func(s, t int) int {
		return cmp.Or(len(b.differs(s, b.inRest))-len(b.differs(t, b.inRest)),
			backward(b.combination(s), b.combination(t)))
	})
	var out []string
	for _, s := range states {
		if e := b.combination(s); !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// backward compares by the last option first, as numbers of states do.
func backward(a, b string) int {
	for o := len(a) - 1; o >= 0; o-- {
		if a[o] != b[o] {
			return int(a[o]) - int(b[o])
		}
	}
	return 0
}

// with lists the states with the option at the level that have a combination.
func (b *bargain) with(e string) []int {
	return slices.DeleteFunc(b.states(b.level), func(s int) bool { return b.combination(s) != e })
}

func (b *bargain) acceptable(e string) bool { return some(b.with(e), b.noWorse) }

func (b *bargain) asItStands(e string) bool {
	return some(b.with(e), func(s int) bool { return b.noWorse(s) && len(b.differs(s, b.inAnswer)) == 0 })
}

// unchanged is the combination of today.
func (b *bargain) unchanged() string { return b.combination(b.StatusQuo) }

// meets reports whether a combination meets a condition.
func meets(e string, condition []Levels) bool {
	return every(condition, func(c Levels) bool { return slices.Contains(c.Levels, e[c.Option]) })
}

// sufficient reports whether every possible combination that meets a condition
// is acceptable.
func (b *bargain) sufficient(condition []Levels) bool {
	return every(b.possible(), func(e string) bool { return !meets(e, condition) || b.acceptable(e) })
}

func (b *bargain) line() BottomLine {
	out := BottomLine{Party: b.party, Option: b.option, Level: b.level}
	possible := b.possible()
	acceptable := slices.DeleteFunc(slices.Clone(possible), func(e string) bool { return !b.acceptable(e) })
	if len(acceptable) > 0 {
		out.Needs = b.needs(possible, acceptable)
	}
	out.Verdict = b.verdict(possible, acceptable, out.Needs)
	out.Decided = b.decided(possible)
	switch out.Verdict {
	case "as it is", "by itself":
		out.Itself = b.differs(b.serving(b.unchanged()), b.inAnswer)
		out.Decided = nil
		if s := b.serving(b.unchanged()); b.Tiers[b.party][s] != b.Tiers[b.party][b.StatusQuo] {
			out.Decided = []int{b.decisive(s)}
		}
	case "exactly if":
		b.follow(out.Needs)
		fallthrough
	case "whatever":
		out.Itself = b.answer(acceptable[0])
	case "only if", "depends":
		out.Ways, out.Left = b.ways(possible, acceptable)
	}
	return out
}

func (b *bargain) verdict(possible, acceptable []string, needs []Need) string {
	switch {
	case len(possible) == 0:
		return "impossible"
	case len(acceptable) == 0:
		return "never"
	case b.asItStands(b.unchanged()):
		return "as it is"
	case b.acceptable(b.unchanged()):
		return "by itself"
	case len(acceptable) == len(possible):
		return "whatever"
	case b.sufficient(plainly(needs)):
		return "exactly if"
	case len(needs) > 0:
		return "only if"
	}
	return "depends"
}

func plainly(needs []Need) []Levels {
	var out []Levels
	for _, n := range needs {
		if !n.Follows {
			out = append(out, n.Levels)
		}
	}
	return out
}

func occurring(combinations []string, o int) []uint8 {
	var out []uint8
	for _, e := range combinations {
		out = append(out, e[o])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (b *bargain) needs(possible, acceptable []string) []Need {
	var out []Need
	for o := range b.Case.Options {
		left := occurring(acceptable, o)
		if !b.inRest(o) || len(left) == len(occurring(possible, o)) {
			continue
		}
		standing := every(occurring(possible, o), func(l uint8) bool {
			return slices.Contains(left, l) || !some(b.states(-1), func(s int) bool {
				return b.States[s][o] == l && b.noWorse(s)
			})
		})
		out = append(out, Need{Levels: Levels{o, left}, Standing: standing})
	}
	return out
}

// follow marks what follows from other needs.
func (b *bargain) follow(needs []Need) {
	for _, today := range []bool{true, false} {
		for i := len(needs) - 1; i >= 0; i-- {
			if meets(b.unchanged(), []Levels{needs[i].Levels}) == today {
				needs[i].Follows = true
				needs[i].Follows = b.sufficient(plainly(needs))
			}
		}
	}
}

// ways lists alternatives until all that is acceptable meets one.
func (b *bargain) ways(possible, acceptable []string) (out []Alternative, left int) {
	for len(out) < 16 {
		open := slices.DeleteFunc(slices.Clone(acceptable), func(e string) bool {
			return some(out, func(a Alternative) bool { return meets(e, a.Conditions) })
		})
		if left = len(open); left == 0 {
			return out, 0
		}
		out = append(out, Alternative{b.weakened(possible, b.smallest(open[0]), open[0]), b.answer(open[0])})
	}
	return out, len(slices.DeleteFunc(slices.Clone(acceptable), func(e string) bool {
		return some(out, func(a Alternative) bool { return meets(e, a.Conditions) })
	}))
}

// smallest is the first of the smallest sets of options such that the levels that
// a combination has of them are sufficient.
func (b *bargain) smallest(e string) []Levels {
	var best []Levels
	var rest []int
	for o := range b.Case.Options {
		if b.inRest(o) {
			rest = append(rest, o)
		}
	}
	for size := 0; best == nil; size++ {
		choose(rest, size, func(of []int) {
			condition := []Levels{}
			for _, o := range of {
				condition = append(condition, Levels{o, []uint8{e[o]}})
			}
			if best == nil && b.sufficient(condition) {
				best = condition
			}
		})
	}
	return best
}

// choose calls f with all sets of a size, in dictionary order.
func choose(of []int, size int, f func([]int)) {
	if size == 0 {
		f(nil)
		return
	}
	for i := range of {
		choose(of[i+1:], size-1, func(rest []int) { f(slices.Concat([]int{of[i]}, rest)) })
	}
}

// weakened allows more levels, option by option, as long as what is left is sufficient.
func (b *bargain) weakened(possible []string, condition []Levels, e string) []Levels {
	for i := range condition {
		o, kept := condition[i].Option, []uint8{e[condition[i].Option]}
		among := occurring(possible, o)
		var order []uint8
		for _, l := range among {
			if l > e[o] {
				order = append(order, l)
			}
		}
		for _, l := range slices.Backward(among) {
			if l < e[o] {
				order = append(order, l)
			}
		}
		for _, l := range order {
			condition[i].Levels = slices.Sorted(slices.Values(slices.Concat(kept, []uint8{l})))
			if b.sufficient(condition) {
				kept = condition[i].Levels
			}
		}
		condition[i].Levels = kept
	}
	return condition
}

// answer is what the own answer changes at a combination; nothing where it
// is acceptable as it stands.
func (b *bargain) answer(e string) []Change {
	if b.asItStands(e) {
		return nil
	}
	return b.differs(b.serving(e), b.inAnswer)
}

// serving is the acceptable state of a combination with the smallest own answer.
func (b *bargain) serving(e string) int {
	states := slices.DeleteFunc(b.with(e), func(s int) bool { return !b.noWorse(s) })
	return slices.MinFunc(states, func(s, t int) int {
		return cmp.Or(len(b.differs(s, b.inAnswer))-len(b.differs(t, b.inAnswer)), s-t)
	})
}

// decided lists what decides against the best states of combinations that are
// not acceptable.
func (b *bargain) decided(possible []string) []int {
	var out []int
	for _, e := range possible {
		if !b.acceptable(e) {
			out = append(out, b.decisive(slices.MinFunc(b.with(e), func(s, t int) int {
				return b.Tiers[b.party][s] - b.Tiers[b.party][t]
			})))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// decisive is the first statement in which a state differs from today; -1 where
// there is none.
func (b *bargain) decisive(s int) int {
	return slices.IndexFunc(b.Case.Parties[b.party].Prefers.Statements, func(st plenary.Statement) bool {
		return holds(b.Case, st.Want, b.States[s]) != holds(b.Case, st.Want, b.States[b.StatusQuo])
	})
}
