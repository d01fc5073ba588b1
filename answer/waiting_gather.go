package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/impasse"
)

// waiting is who waits for whom, given the findings; nil where nothing is refused
// that is waited for.
func (g *gatherer) waiting(findings []Finding) *Waiting {
	w := &waiter{gatherer: g, findings: findings, attainable: g.sp.Attainable(false)}
	for i := range g.c.Preconditions {
		if p := &g.c.Preconditions[i]; impasse.Unmet(g.sp, p) {
			w.stances = append(w.stances, i)
		}
	}
	if len(w.stances) == 0 {
		return nil
	}
	for _, i := range w.stances {
		w.stanceOf(i)
	}
	w.takes()
	w.parts()
	return &w.out
}

// A waiter gathers who waits for whom.
type waiter struct {
	*gatherer
	findings   []Finding
	attainable []uint64
	stances    []int // indices of preconditions that refuse something today

	out  Waiting
	sets [][]uint64 // of each thing: where it holds among the attainable
}

// where is where a condition holds among the attainable states.
func (w *waiter) where(e *expr.Expr) []uint64 {
	set := w.sp.Where(e)
	for i := range set {
		set[i] &= w.attainable[i]
	}
	return set
}

// thing is the place of a thing, entered if it is new.
func (w *waiter) thing(e *expr.Expr, refused bool) int {
	set, id := w.where(e), w.condition(e)
	at := slices.IndexFunc(w.sets, func(s []uint64) bool { return slices.Equal(s, set) && !none(set) })
	if at < 0 {
		at = slices.IndexFunc(w.out.Things, func(t Thing) bool { return t.What == id })
	}
	if at < 0 {
		at = len(w.sets)
		w.sets = append(w.sets, set)
		w.out.Things = append(w.out.Things, Thing{What: id})
	}
	t := &w.out.Things[at]
	t.Refused = t.Refused || refused
	if t.What != id && !slices.Contains(t.Also, id) {
		t.Also = append(t.Also, id)
	}
	return at
}

// stanceOf enters what a stance refuses, and each part of what it waits for.
func (w *waiter) stanceOf(i int) {
	p := &w.c.Preconditions[i]
	s := w.stance(i)
	from := w.thing(p.Refuses, true)
	for _, part := range w.partsOf(i) {
		to := w.thing(part, false)
		wait := Wait{What: w.out.Things[from].What, For: w.out.Things[to].What, Stance: s}
		if slices.ContainsFunc(w.out.Waits, func(o Wait) bool { return o.For == wait.For && o.Stance.ID == s.ID }) {
			continue
		}
		for _, c := range w.circlesWith(s.ID) {
			if w.closes(w.sets[to], c) {
				wait.Circles = append(wait.Circles, c.number)
				wait.Weakest = wait.Weakest || c.weakest(&s)
			}
		}
		w.out.Waits = append(w.out.Waits, wait)
	}
}

// partsOf is what a stance waits for, in parts where it is an and that is written out
// and no circle needs it whole; those that are so today left out.
func (w *waiter) partsOf(i int) []*expr.Expr {
	p := &w.c.Preconditions[i]
	now := w.sp.Levels(w.now, nil)
	parts := slices.DeleteFunc(conjuncts(p.Until), func(e *expr.Expr) bool { return e.Holds(now) })
	for _, c := range w.circlesWith(StanceID(p.ID)) {
		if !slices.ContainsFunc(parts, func(e *expr.Expr) bool { return w.closes(w.where(e), c) }) {
			return []*expr.Expr{p.Until}
		}
	}
	return parts
}

// conjuncts lists what an and joins, and those within it, as far as they have no name.
func conjuncts(e *expr.Expr) []*expr.Expr {
	if e.Op != expr.And {
		return []*expr.Expr{e}
	}
	var out []*expr.Expr
	for _, a := range e.Args {
		out = append(out, conjuncts(a)...)
	}
	return out
}

// A numbered is a circle with its number as a finding.
type numbered struct {
	*Circle
	number int
	first  bool
	refuse [][]uint64 // where what its links refuse holds
}

// circlesWith lists the circles of which a stance is a link.
func (w *waiter) circlesWith(id StanceID) []numbered {
	var out []numbered
	first := true
	for i := range w.findings {
		c, is := w.findings[i].Proof.(*Circle)
		if !is {
			continue
		}
		if slices.ContainsFunc(c.Links, func(l Link) bool { return l.ID == id }) {
			out = append(out, numbered{c, w.findings[i].Number, first, w.refusals(c)})
		}
		first = false
	}
	return out
}

// refusals is where what the links of a circle refuse holds.
func (w *waiter) refusals(c *Circle) [][]uint64 {
	var out [][]uint64
	for i := range c.Links {
		at := slices.IndexFunc(w.c.Preconditions, func(p plenary.Precondition) bool {
			return p.ID == string(c.Links[i].ID)
		})
		out = append(out, w.where(w.c.Preconditions[at].Refuses))
	}
	return out
}

// weakest reports whether a stance is the weakest link of a circle, as one marks it.
func (c *numbered) weakest(s *Stance) bool {
	return c.Weakest.Stance == s.ID && s.How != plenary.Stated.String() && (c.first || !c.Weakest.Alike)
}

// closes reports whether where one waits for a set of states, a circle is closed: it does
// not come about without what a link refuses, or, where that is so of none by itself,
// without what one of several does.
func (w *waiter) closes(set []uint64, c numbered) bool {
	return slices.ContainsFunc(c.refuse, func(r []uint64) bool { return within(set, r) })
}

// takes enters what does not come about without something that is refused: what is
// nearest, and what closes circles.
func (w *waiter) takes() {
	for i := range w.out.Waits {
		wait := &w.out.Waits[i]
		x := w.place(wait.For)
		for y := range w.out.Things {
			if w.out.Things[y].Refused && w.least(x, y) {
				w.take(x, y, false, 0)
			}
		}
		for _, c := range w.circlesWith(wait.Stance.ID) {
			w.closing(x, wait, c)
		}
	}
}

// closing enters how a wait goes on in a circle.
func (w *waiter) closing(x int, wait *Wait, c numbered) {
	if w.closes(w.sets[x], c) {
		for y := range w.out.Things {
			if x != y && w.refusedIn(y, c) && within(w.sets[x], w.sets[y]) {
				w.take(x, y, false, c.number)
			}
		}
		return
	}
	if len(w.partsIn(wait.Stance.ID)) > 1 {
		return // another part of what it waits for closes it
	}
	wait.Circles = append(wait.Circles, c.number)
	wait.Weakest = wait.Weakest || c.weakest(&wait.Stance)
	for y := range w.out.Things {
		if x != y && w.refusedIn(y, c) && meet(w.sets[x], w.sets[y]) {
			w.take(x, y, true, c.number)
		}
	}
}

// partsIn lists the waits of a stance.
func (w *waiter) partsIn(id StanceID) []Wait {
	return those(w.out.Waits, func(x Wait) bool { return x.Stance.ID == id })
}

// refusedIn reports whether a link of a circle refuses a thing.
func (w *waiter) refusedIn(y int, c numbered) bool {
	return slices.ContainsFunc(c.refuse, func(r []uint64) bool { return slices.Equal(r, w.sets[y]) })
}

// least reports whether a thing takes another that is refused, and no third that takes
// this one.
func (w *waiter) least(x, y int) bool {
	if x == y || none(w.sets[x]) || !within(w.sets[x], w.sets[y]) {
		return false
	}
	for z := range w.out.Things {
		if z != x && z != y && w.out.Things[z].Refused && within(w.sets[x], w.sets[z]) && within(w.sets[z], w.sets[y]) {
			return false
		}
	}
	return true
}

// take enters that a thing takes another, in a circle of a number, or in none where
// that is 0.
func (w *waiter) take(x, y int, or bool, circle int) {
	what, takes := w.out.Things[x].What, w.out.Things[y].What
	at := slices.IndexFunc(w.out.Takes, func(t Take) bool { return t.What == what && t.Takes == takes })
	if at < 0 {
		at = len(w.out.Takes)
		w.out.Takes = append(w.out.Takes, Take{What: what, Takes: takes, Or: or})
	}
	if circle > 0 {
		w.out.Takes[at].Circles = once(w.out.Takes[at].Circles, circle)
	}
}

// place is the place of a thing.
func (w *waiter) place(id ConditionID) int {
	return slices.IndexFunc(w.out.Things, func(t Thing) bool { return t.What == id })
}

// parts numbers what hangs together.
func (w *waiter) parts() {
	things := w.out.Things
	for i := range things {
		things[i].Part = i + 1
	}
	join := func(a, b ConditionID) {
		from, to := things[w.place(a)].Part, things[w.place(b)].Part
		for i := range things {
			if things[i].Part == max(from, to) {
				things[i].Part = min(from, to)
			}
		}
	}
	for _, x := range w.out.Waits {
		join(x.What, x.For)
	}
	for _, x := range w.out.Takes {
		join(x.What, x.Takes)
	}
	var found []int
	for i := range things {
		found = once(found, things[i].Part)
		things[i].Part = slices.Index(found, things[i].Part) + 1
	}
}
