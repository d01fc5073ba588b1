package far

import (
	"context"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/price"
)

// Lines finds the bottom lines of a party (docs/theory.md#bottom-lines), as
// [price.Of] does; with other, which is else -1, in a bargain with that party alone, as
// [price.Between]. Rows that take more than the work of the Space, each for itself, are
// left out and listed: by option and level. [price.Row].Left counts to MaxInt at most.
// The error is the context's, [plenary.ErrNoStatusQuo], or a *[plenary.Limit] where not
// even the question can be laid out.
func (s *Space) Lines(ctx context.Context, party, other int) (lines *price.Lines, undecided []price.Change, err error) {
	if err := s.c.NeedStatusQuo(); err != nil {
		return nil, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	lines = &price.Lines{Party: party}
	w := progress.Begin(ctx, "finding bottom lines", len(s.c.Options))
	var laid error
	err = s.d.ask(ctx, math.MaxInt64-s.d.spent, false, func() {
		l := &ledger{Space: s, party: party, now: s.c.StatusQuo()}
		if laid = s.d.ask(ctx, s.work, true, func() { l.layOut(other) }); laid != nil {
			return
		}
		for _, o := range l.asked() {
			undecided = append(undecided, l.rows(ctx, o, lines)...)
			if w.Done(1) != nil {
				return
			}
		}
	})
	for _, err := range []error{err, ctx.Err(), laid} {
		if err != nil {
			return nil, nil, err
		}
	}
	return lines, undecided, nil
}

// A ledger holds what bottom lines of a party are asked of. Combinations of what other
// parties do are sets that do not look at the party's own options.
type ledger struct {
	*Space
	party   int
	now     []uint8
	rest    []int // options of others
	own     []int
	scope   set      // states asked about
	fine    set      // of these, those no worse for the party than today
	bearing []uint64 // by place in rest: the levels in states that are no worse than today
	free    int      // the changes by which the party's own options go anywhere
}

func (l *ledger) layOut(other int) {
	l.scope = l.feasible
	for o := range l.c.Options {
		switch of := l.c.Options[o].Party; {
		case of == l.party:
			l.own = append(l.own, o)
		case other < 0 || of == other:
			l.rest = append(l.rest, o)
		default:
			l.scope = l.d.and(l.scope, l.at(o, int(l.now[o])))
		}
	}
	l.fine = l.d.and(l.scope, l.above(l.party, l.now, true))
	l.free = l.changeOf(func(o int) bool { return l.c.Options[o].Party == l.party })
	for _, o := range l.rest {
		l.bearing = append(l.bearing, l.present(l.fine, o))
	}
}

// rows adds the rows of an option and returns those that are not decided.
func (l *ledger) rows(ctx context.Context, o int, lines *price.Lines) (undecided []price.Change) {
	for level := range l.c.Options[o].Levels {
		if level == int(l.now[o]) {
			continue
		}
		var row price.Row
		if l.d.ask(ctx, l.work, false, func() { row = l.row(o, level) }) != nil {
			undecided = append(undecided, price.Change{Option: o, Level: level})
			continue
		}
		lines.Rows = append(lines.Rows, row)
	}
	return undecided
}

func (l *ledger) at(o, level int) set { return l.d.levels(l.place[o], 1<<level) }

// asked lists the options that a row is about, in declared order.
func (l *ledger) asked() []int {
	out := slices.Concat(l.own, l.rest)
	slices.Sort(out)
	return out
}

// present returns the levels of an option in some states.
func (l *ledger) present(of set, o int) uint64 {
	var out uint64
	for level := range l.c.Options[o].Levels {
		if l.d.fix(of, l.place[o], level) != none {
			out |= 1 << level
		}
	}
	return out
}

// A question is an option at a level, with the combinations of the rest.
type question struct {
	option, level int
	states        set // asked about
	possible      set
	acceptable    set
	stands        set // acceptable with the own answer as today
	today         set // the rest as today
	places        []int
}

func (l *ledger) question(o, level int) *question {
	d := l.d
	q := &question{option: o, level: level}
	at := l.at(o, level)
	q.states = d.and(l.scope, at)
	q.possible = d.change(q.states, l.free)
	fine := d.and(l.fine, at)
	q.acceptable = d.change(fine, l.free)
	q.stands = d.change(d.and(fine, l.cube(l.now, func(other int) bool {
		return other != o && l.c.Options[other].Party == l.party
	})), l.free)
	q.today = l.cube(l.now, func(other int) bool { return other != o && l.c.Options[other].Party != l.party })
	for _, r := range l.rest {
		q.places = append(q.places, l.place[r])
	}
	slices.Sort(q.places)
	return q
}

func (l *ledger) row(o, level int) price.Row {
	q := l.question(o, level)
	out := price.Row{Option: o, Level: level, Verdict: l.verdict(q)}
	if out.Verdict != price.Impossible && out.Verdict != price.Never {
		out.Needs = l.needs(q)
	}
	if out.Verdict == price.OnlyIf {
		out.Verdict = l.conditional(q, out.Needs)
	}
	out.Decided = l.failures(q)
	switch out.Verdict {
	case price.AsItIs, price.ByItself:
		out.Itself, out.Decided = l.served(q, q.today)
	case price.Whatever, price.Exactly:
		out.Itself, _ = l.served(q, l.combination(q, q.acceptable))
	case price.OnlyIf, price.Depends:
		out.Ways, out.Left = l.ways(q)
	}
	return out
}

// verdict tells those apart that need no condition; OnlyIf stands for all that do.
func (l *ledger) verdict(q *question) price.Verdict {
	switch {
	case q.possible == none:
		return price.Impossible
	case q.acceptable == none:
		return price.Never
	case l.d.and(q.stands, q.today) != none:
		return price.AsItIs
	case l.d.and(q.acceptable, q.today) != none:
		return price.ByItself
	case l.within(q.possible, q.acceptable):
		return price.Whatever
	}
	return price.OnlyIf
}

func (l *ledger) within(a, b set) bool { return l.d.minus(a, b) == none }

// needs lists the levels that options of the rest have in acceptable combinations,
// where in possible ones they have others.
func (l *ledger) needs(q *question) []price.Need {
	var out []price.Need
	for i, o := range l.rest {
		if o == q.option {
			continue
		}
		possible, left := l.present(q.possible, o), l.present(q.acceptable, o)
		if left != possible {
			out = append(out, price.Need{Condition: price.Condition{Option: o, Levels: left},
				Standing: left == possible&l.bearing[i]})
		}
	}
	return out
}

// conditional tells apart what needs a condition, and marks needs that follow.
func (l *ledger) conditional(q *question, needs []price.Need) price.Verdict {
	switch {
	case l.suffice(q, needs):
		l.following(q, needs)
		return price.Exactly
	case len(needs) == 0:
		return price.Depends
	}
	return price.OnlyIf
}

// suffice reports whether the needs that do not follow are enough.
func (l *ledger) suffice(q *question, needs []price.Need) bool {
	of := q.possible
	for _, n := range needs {
		if !n.Follows {
			of = l.d.and(of, l.meeting(n.Condition))
		}
	}
	return l.within(of, q.acceptable)
}

// following marks the needs that follow from those not marked: first those that hold
// today, the last declared first.
func (l *ledger) following(q *question, needs []price.Need) {
	for _, today := range []bool{true, false} {
		for i := len(needs) - 1; i >= 0; i-- {
			n := &needs[i]
			if n.Levels>>l.now[n.Option]&1 != 0 == today {
				n.Follows = true
				n.Follows = l.suffice(q, needs)
			}
		}
	}
}

func (l *ledger) meeting(c price.Condition) set { return l.d.levels(l.place[c.Option], c.Levels) }

// failures lists the statements that decide against combinations: for each the most
// important one in which its best states differ from today.
func (l *ledger) failures(q *question) []int {
	d, p := l.d, &l.parties[l.party]
	bad := d.minus(q.possible, q.acceptable)
	if p.list && bad != none {
		return []int{-1}
	}
	var out []int
	now, of := l.placed(l.now), d.and(q.states, bad)
	for i, want := range p.wants {
		if of == none {
			break
		}
		with := d.and(of, want)
		some := d.change(with, l.free)
		if d.has(want, now) {
			if d.minus(of, some) != none {
				out = append(out, i)
			}
			of = with
		}
	}
	return out
}

// combination returns the states that have the first combination of a set: of those with
// the fewest options otherwise than today the lowest.
func (l *ledger) combination(q *question, of set) set {
	of = l.d.and(of, l.d.around(l.placed(l.now), q.places, l.changed(of)))
	at := l.first(of)
	return l.cube(at, func(o int) bool { return l.c.Options[o].Party != l.party })
}

// changed is in how many options, at least, combinations of a set differ from today.
func (l *ledger) changed(of set) int { return l.d.away(of, l.placed(l.now)) }

// served returns what the party changes of its own answer at an acceptable combination,
// and the statement in which the state that serves differs from today.
func (l *ledger) served(q *question, combination set) (itself []price.Change, decided []int) {
	serves, _ := l.nearest(l.d.and(l.d.and(q.states, l.fine), combination), l.now)
	for _, o := range l.own {
		if o != q.option && serves[o] != l.now[o] {
			itself = append(itself, price.Change{Option: o, Level: int(serves[o])})
		}
	}
	better := l.d.has(l.above(l.party, l.now, false), l.placed(serves))
	if by := l.decides(l.party, l.now, serves); by >= 0 || better {
		decided = []int{by}
	}
	return itself, decided
}

// ways lists sufficient conditions until every acceptable combination meets one, and
// counts those that meet none.
func (l *ledger) ways(q *question) (ways []price.Way, left int) {
	w := &waySearch{ledger: l, q: q, bad: l.d.minus(q.possible, q.acceptable), smallest: price.NewSmallest()}
	for _, o := range l.rest {
		if o != q.option {
			w.options = append(w.options, o)
			w.levels = append(w.levels, l.present(q.possible, o))
		}
	}
	of := q.acceptable
	for of != none && len(ways) < price.MostWays {
		way := w.from(l.combination(q, of))
		met := all
		for _, c := range way.Conditions {
			met = l.d.and(met, l.meeting(c))
		}
		of = l.d.minus(of, met)
		ways = append(ways, way)
	}
	return ways, l.combinations(of)
}

// combinations counts those of a set, which does not look at the party's own options.
func (l *ledger) combinations(of set) int {
	n := l.d.count(of)
	for _, o := range l.own {
		n.Div(n, big.NewInt(int64(len(l.c.Options[o].Levels))))
	}
	if !n.IsInt64() {
		return math.MaxInt
	}
	return int(n.Int64())
}

type waySearch struct {
	*ledger
	q        *question
	bad      set      // possible and not acceptable
	options  []int    // that a condition may name
	levels   []uint64 // of each of these: the levels it has in possible combinations
	smallest *price.Smallest
}

// from returns the condition that begins with a combination, which is given as the
// states that have it.
func (w *waySearch) from(combination set) price.Way {
	at := w.first(combination)
	named, least := w.fewest(at)
	out := price.Way{Least: least}
	for _, i := range named {
		o := w.options[i]
		out.Conditions = append(out.Conditions, price.Condition{Option: o, Levels: 1 << at[o]})
	}
	for n, i := range named {
		w.weaken(out.Conditions, n, w.levels[i])
	}
	if w.d.and(w.q.stands, combination) == none {
		out.Itself, _ = w.served(w.q, combination)
	}
	return out
}

// weaken allows an option further levels: those above its own rising, then those below
// falling.
func (w *waySearch) weaken(conditions []price.Condition, n int, possible uint64) {
	bad := w.bad
	for i, c := range conditions {
		if i != n {
			bad = w.d.and(bad, w.meeting(c))
		}
	}
	c := &conditions[n]
	own := bits.TrailingZeros64(c.Levels)
	try := func(level int) {
		if possible>>level&1 != 0 && w.d.fix(bad, w.place[c.Option], level) == none {
			c.Levels |= 1 << level
		}
	}
	for level := own + 1; level < len(w.c.Options[c.Option].Levels); level++ {
		try(level)
	}
	for level := own - 1; level >= 0; level-- {
		try(level)
	}
}

// fewest returns the smallest set of options, of several the first, such that what
// agrees with some levels on it is never bad.
func (w *waySearch) fewest(at []uint8) (named []int, least bool) {
	named, least = w.smallest.Hitting(len(w.options), func(named []int) []int {
		if bad := w.agreeing(at, named); bad != none {
			return w.differing(at, bad)
		}
		return nil
	})
	if !least {
		named = w.dropping(at)
	}
	return named, least
}

// agreeing returns what is bad and has some levels on some options.
func (w *waySearch) agreeing(at []uint8, named []int) set {
	out := w.bad
	for _, i := range named {
		out = w.d.and(out, w.at(w.options[i], int(at[w.options[i]])))
	}
	return out
}

// dropping leaves out one option after another as long as the rest will do, the last
// first.
func (w *waySearch) dropping(at []uint8) []int {
	named := make([]int, len(w.options))
	for i := range named {
		named[i] = i
	}
	for i := len(named) - 1; i >= 0; i-- {
		without := slices.DeleteFunc(slices.Clone(named), func(j int) bool { return j == i })
		if w.agreeing(at, without) == none {
			named = without
		}
	}
	return named
}

// differing lists the options on which a combination of a set has other levels.
func (w *waySearch) differing(at []uint8, of set) []int {
	levels, _ := w.Space.nearest(of, at)
	var out []int
	for i, o := range w.options {
		if levels[o] != at[o] {
			out = append(out, i)
		}
	}
	return out
}

// Welcome lists the parties, but one, that would somewhere be better off if an option went from its
// level in the status quo to another and nothing else changed. The error is a
// *[plenary.Limit] where that takes more than the work of the Space, the context's, or
// [plenary.ErrNoStatusQuo].
func (s *Space) Welcome(ctx context.Context, option, level, but int) (parties []int, err error) {
	if err := s.c.NeedStatusQuo(); err != nil {
		return nil, err
	}
	err = s.ask(ctx, "asking who would welcome it", func() {
		d, at, now := s.d, s.place[option], s.c.Options[option].Now
		to := make([][]uint64, len(s.order))
		for l := range d.sizes[at] {
			to[at] = append(to[at], 1<<l)
		}
		to[at][now] |= 1 << level
		moves := d.changing(to)
		a, b := d.and(s.feasible, d.levels(at, 1<<now)), d.and(s.feasible, d.levels(at, 1<<level))
		for p := range s.parties {
			if p != but && s.gainedWithin(p, s.changedBy(p, option), 0, a, b, moves) != none {
				parties = append(parties, p)
			}
		}
		d.moves = d.moves[:moves]
		d.turn++
	})
	return parties, err
}

// changedBy reports of each wish of a party whether an option can change its truth.
func (s *Space) changedBy(p, option int) []bool {
	out := slices.Clone(s.parties[p].moved)
	for i := range s.c.Parties[p].Prefers.Statements {
		out[i] = slices.Contains(s.c.Parties[p].Prefers.Statements[i].Want.Options(nil), option)
	}
	return out
}
