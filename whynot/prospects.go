package whynot

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

// Gone is the proof that what meets the condition can no longer come about.
type Gone struct {
	Options    []int // that cannot get, each by itself, from where they stand to where they would, ascending
	Guarantees []int // where there is none: those in force that keep an option which would be lowered, ascending
}

// Fails is the test of what is still to come.
func (*Gone) Fails() Test { return ToCome }

func (w *inquiry) gone(nearest int) (Obstacle, error) {
	out := &Gone{}
	now, then := w.c.StatusQuo(), w.sp.Levels(nearest, nil)
	for o := range now {
		if !mayGo(&w.c.Options[o], int(now[o]), int(then[o])) {
			out.Options = append(out.Options, o)
		}
	}
	if out.Options != nil {
		return out, nil
	}
	for i := range w.c.Guarantees {
		g := &w.c.Guarantees[i]
		if g.While.Holds(now) && slices.ContainsFunc(g.Keeps, func(o int) bool { return then[o] < now[o] }) {
			out.Guarantees = append(out.Guarantees, i)
		}
	}
	return out, nil
}

// mayGo reports whether an option's direction and final level let it go from one
// level to another.
func mayGo(o *plenary.Option, from, to int) bool {
	switch {
	case to > from:
		return o.Moves != plenary.Backward
	case to < from:
		return o.Moves != plenary.Forward && (o.Final < 0 || from < o.Final)
	}
	return true
}

// Worse is the proof that somebody is worse off in every state that meets the
// condition.
type Worse struct {
	Off   []Off          // those who are in the nearest
	Every []int          // parties that are in every one, ascending
	Drops []impasse.Drop // statements without which, each by itself, some state would be worse for nobody
}

// Off is a party that is worse off in a state than in the status quo.
type Off struct {
	Party int
	Lost  int // index of the first statement on which the two differ; -1 for a ranking
}

// Fails is the test that nobody is worse off.
func (*Worse) Fails() Test { return NoWorse }

func (w *inquiry) worse(nearest int) (Obstacle, error) {
	out := &Worse{}
	now, then := w.c.StatusQuo(), w.sp.Levels(nearest, nil)
	for _, p := range w.worseFor(nearest) {
		out.Off = append(out.Off, Off{p, impasse.Decisive(w.c, p, now, then)})
	}
	out.Every = w.worseFor(nearest)
	drops := map[impasse.Drop]bool{}
	for _, s := range w.passed[ToCome] {
		if w.ctx.Err() != nil {
			break
		}
		off := w.worseFor(s)
		out.Every = slices.DeleteFunc(out.Every, func(p int) bool { return !slices.Contains(off, p) })
		if len(off) == 1 {
			w.drops(drops, off[0], s)
		}
	}
	for p := range w.c.Parties {
		for i := range w.c.Parties[p].Prefers.Statements {
			if d := (impasse.Drop{Party: p, Statement: i}); drops[d] {
				d.Aside = w.aside(d)
				out.Drops = append(out.Drops, d)
			}
		}
	}
	return out, w.ctx.Err()
}

// drops notes the statement of a party, if there is one, without which it would
// not be worse off in a state: the first on which the state and the status quo
// differ, where the next on which they do speaks for the state, or there is none.
func (w *inquiry) drops(into map[impasse.Drop]bool, p, state int) {
	now, then := w.c.StatusQuo(), w.sp.Levels(state, nil)
	first := -1
	for i, s := range w.c.Parties[p].Prefers.Statements {
		if s.Want.Holds(now) == s.Want.Holds(then) {
			continue
		}
		if first >= 0 {
			if s.Want.Holds(then) {
				break
			}
			return
		}
		first = i
	}
	if first >= 0 {
		into[impasse.Drop{Party: p, Statement: first}] = true
	}
}

// aside reports whether a party tells no feasible states apart without one of its
// statements.
func (w *inquiry) aside(d impasse.Drop) bool {
	for i, s := range w.c.Parties[d.Party].Prefers.Statements {
		if i == d.Statement {
			continue
		}
		set := w.sp.Where(s.Want)
		first := has(set, 0)
		if slices.ContainsFunc(every(w.sp), func(state int) bool { return has(set, state) != first }) {
			return false
		}
	}
	return true
}
