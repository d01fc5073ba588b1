package record

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A Turn is a day from which on a commitment stands otherwise than before.
type Turn struct {
	On         time.Time
	Commitment int
	Status     Status
	Grade      int // -1 when nobody graded it
}

// History tells each how some commitments came to stand as they do on a day, by
// what was known on each day; the zero time takes everything. Turns come in the
// order of the days. The error is that of AsOf for one of these days, or what
// each returns, which ends it. It takes time for what changes from day to day,
// and more where what becomes known is older than what was known already.
func (r *Record) History(ctx context.Context, until time.Time, of []int, each func(Turn) error) error {
	h, days := r.newHistory(of), r.turningDays(until, of)
	work := progress.Begin(ctx, "following commitments from day to day", len(days))
	for _, day := range days {
		if err := h.advance(day, each); err != nil {
			return err
		}
		if err := work.Done(1); err != nil {
			return err
		}
	}
	return nil
}

// A history follows commitments from day to day.
type history struct {
	*ledger
	groups  []*alike
	of      map[int]*alike // those that entries speak of, by commitment
	about   [][]*topic     // by option: those that are about it
	topics  []*topic
	course  *course
	fresh   bool     // nothing is known of the levels yet
	pending []*alike // of agreements not concluded yet, the first first
	due     []*alike // not yet late, those due first first
}

// A topic is a condition that commitments are about, with its last turns.
type topic struct {
	does    *expr.Expr
	options []int
	turn    turn
	holds   bool
	groups  []*alike
}

// alike are commitments that stand alike on every day.
type alike struct {
	these   []int
	c       *Commitment // the first of them
	topic   *topic      // nil for prose
	said    []int       // entries that speak of it, in force or not
	counts  time.Time   // from when on its agreement does
	changed bool        // something that it rests on did, on the day
	status  Status
	grade   int
	stood   bool // it was told once
}

func (r *Record) newHistory(of []int) *history {
	h := &history{ledger: r.newLedger(), of: map[int]*alike{}, about: make([][]*topic, len(r.Case.Options)),
		fresh: true}
	spoken := map[int][]int{}
	for i := range r.Entries {
		if e := &r.Entries[i]; e.Kind == Progress {
			spoken[e.Commitment] = append(spoken[e.Commitment], i)
		}
	}
	topics, groups := map[string]*topic{}, map[string]*alike{}
	for _, i := range of {
		c := &r.Commitments[i]
		a := &r.Agreements[c.Agreement]
		key := fmt.Sprint(c.Does, a.On, a.Public, c.Due)
		if g := groups[key]; g != nil && spoken[i] == nil {
			g.these = append(g.these, i)
			continue
		}
		g := &alike{these: []int{i}, c: c, said: spoken[i], counts: latest(a.On.To, a.Public)}
		if spoken[i] == nil {
			groups[key] = g
		} else {
			h.of[i] = g
		}
		h.groups = append(h.groups, g)
		if c.Does != nil {
			h.attach(g, topics)
		}
	}
	h.pending = slices.Clone(h.groups)
	slices.SortStableFunc(h.pending, func(a, b *alike) int { return a.counts.Compare(b.counts) })
	h.due = slices.DeleteFunc(slices.Clone(h.groups), func(g *alike) bool { return g.c.Due.IsZero() })
	slices.SortStableFunc(h.due, func(a, b *alike) int { return a.c.Due.To.Compare(b.c.Due.To) })
	return h
}

// attach notes what commitments are about.
func (h *history) attach(g *alike, topics map[string]*topic) {
	text := g.c.Does.String()
	t := topics[text]
	if t == nil {
		t = &topic{does: g.c.Does, options: g.c.Does.Options(nil)}
		topics[text] = t
		h.topics = append(h.topics, t)
		for _, o := range t.options {
			h.about[o] = append(h.about[o], t)
		}
	}
	g.topic = t
	t.groups = append(t.groups, g)
}

// advance goes on to a day and tells what stands otherwise.
func (h *history) advance(day time.Time, each func(Turn) error) error {
	flips := h.reach(day)
	for _, f := range flips {
		if e := &h.r.Entries[f]; e.Kind == Progress && h.of[e.Commitment] != nil {
			h.of[e.Commitment].changed = true
		}
	}
	if err := h.move(flips, day); err != nil {
		return err
	}
	for ; len(h.pending) > 0 && !h.pending[0].counts.After(day); h.pending = h.pending[1:] {
		h.pending[0].changed = true
	}
	for ; len(h.due) > 0 && h.due[0].c.Due.To.Before(day); h.due = h.due[1:] {
		h.due[0].changed = true
	}
	for _, g := range h.groups {
		if g.changed && !g.counts.After(day) {
			if err := h.tell(g, day, each); err != nil {
				return err
			}
		}
		g.changed = false
	}
	return nil
}

// tell tells of commitments that stand alike, if they stand otherwise than before.
func (h *history) tell(g *alike, day time.Time, each func(Turn) error) error {
	s := unspoken(g.these[0])
	said := slices.DeleteFunc(slices.Clone(g.said), func(i int) bool { return !h.in[i] })
	var levels holding
	if g.topic != nil {
		levels = h.course.holding(g.topic.turn, g.topic.options, h.r.Agreements[g.c.Agreement].On)
	}
	(&Day{Record: h.r, Date: day}).stand(&s, said, levels)
	if g.stood && s.Status == g.status && s.Grade == g.grade {
		return nil
	}
	g.status, g.grade, g.stood = s.Status, s.Grade, true
	for _, i := range g.these {
		if err := each(Turn{day, i, s.Status, s.Grade}); err != nil {
			return err
		}
	}
	return nil
}

// move follows the levels to a day on which the moves among some entries came
// to be in force or ceased to.
func (h *history) move(flips []int, day time.Time) error {
	var moved []int
	for _, i := range flips {
		if h.r.Entries[i].Kind == Move {
			moved = append(moved, i)
		}
	}
	if moved == nil && !h.fresh {
		return nil
	}
	slices.Sort(moved)
	if h.fresh || !h.follows(moved) {
		h.again()
	} else {
		h.goOn(moved)
	}
	h.fresh = false
	if levels := h.levels; !h.r.Case.Feasible(levels) {
		return h.r.broken(h.r.Case, levels, day)
	}
	return nil
}

// follows reports whether moves come after all that were in force, on a later
// day, and leave the levels before all of them as they were.
func (h *history) follows(moved []int) bool {
	c := h.course
	for _, i := range moved {
		if !h.in[i] || len(c.moves) > 0 &&
			(i < c.moves[len(c.moves)-1] || h.r.Entries[i].On.To.Equal(c.day(len(c.starts)-1))) {
			return false
		}
	}
	for _, i := range moved {
		if o := h.r.Entries[i].Option; h.origin(o) != c.before[o] {
			return false
		}
	}
	return true
}

// again follows all conditions from the beginning.
func (h *history) again() {
	var before []uint8
	for o := range h.r.Case.Options {
		before = append(before, h.origin(o))
	}
	var moves []int
	for i := range h.in {
		if h.in[i] && h.r.Entries[i].Kind == Move {
			moves = append(moves, i)
		}
	}
	h.course = newCourse(h.r, before, moves)
	var all []*expr.Expr
	for _, t := range h.topics {
		all = append(all, t.does)
	}
	for k, t := range h.course.turns(all) {
		h.topics[k].turn, h.topics[k].holds = t, t.came > t.ceased
		h.topics[k].touch()
	}
	h.levels = slices.Clone(before)
	for _, i := range moves {
		h.levels[h.r.Entries[i].Option] = uint8(h.r.Entries[i].Level)
	}
}

// touch notes that all that rests on it may stand otherwise.
func (t *topic) touch() {
	for _, g := range t.groups {
		g.changed = true
	}
}

// goOn follows the conditions through moves that come after all others.
func (h *history) goOn(moved []int) {
	for k, i := range moved {
		e := &h.r.Entries[i]
		h.course.add(i)
		h.levels[e.Option] = uint8(e.Level)
		if k+1 < len(moved) && h.r.Entries[moved[k+1]].On.To.Equal(e.On.To) {
			continue
		}
		for _, i := range h.course.of(len(h.course.starts) - 1) {
			for _, t := range h.about[h.r.Entries[i].Option] {
				t.look(h.levels, len(h.course.starts))
			}
		}
	}
}

// look notes whether a condition holds at the end of a day, counted from 1.
func (t *topic) look(levels []uint8, day int) {
	now := t.does.Holds(levels)
	switch {
	case now && !t.holds:
		t.turn.came = day
	case !now && t.holds:
		t.turn.ceased = day
	}
	t.holds = now
	t.touch()
}

// turningDays lists the days, until the given one, on which some commitments may
// come to stand otherwise: something about them becomes known, or their day passes.
func (r *Record) turningDays(until time.Time, of []int) []time.Time {
	about, chosen := map[int]bool{}, map[int]bool{}
	var days []time.Time
	for _, i := range of {
		c := &r.Commitments[i]
		chosen[i] = true
		if !c.Due.IsZero() {
			days = append(days, c.Due.To.AddDate(0, 0, 1))
		}
		if c.Does != nil {
			for _, o := range c.Does.Options(nil) {
				about[o] = true
			}
		}
		days = append(days, latest(r.Agreements[c.Agreement].On.To, r.Agreements[c.Agreement].Public))
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		if e.Kind == Progress && chosen[e.Commitment] || e.Kind == Withdrawal || e.Corrects >= 0 ||
			len(e.Contradicts) > 0 || e.Kind == Move && about[e.Option] {
			days = append(days, latest(e.On.To, e.Public))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	days = slices.Compact(days)
	if until.IsZero() {
		return days
	}
	return slices.DeleteFunc(days, func(d time.Time) bool { return d.After(until) })
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
