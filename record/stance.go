package record

import (
	"maps"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A posture is how far a precondition is settled, part by part.
type posture struct {
	held Setting // Off: not in force
	Stance
}

// stances sets preconditions as their last entries in force leave them, else as
// they were before their first later ones.
func (r *Record) stances(counted, later []int) []plenary.Amendment {
	found := map[int]*posture{}
	for at := r.described; at < len(r.Case.Preconditions); at++ {
		found[at] = &posture{held: Off} // until somebody announces it
	}
	for _, i := range slices.Backward(later) {
		r.lay(found, i, true)
	}
	for _, i := range counted {
		r.lay(found, i, false)
	}
	var out []plenary.Amendment
	for _, at := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[at].amendment(at))
	}
	return out
}

// lay writes what an entry makes of a precondition, or what it was before.
func (r *Record) lay(found map[int]*posture, i int, before bool) {
	e := &r.Entries[i]
	if e.Kind != Announced && e.Kind != Changed && e.Kind != Dropped {
		return
	}
	p := found[e.Precondition]
	if p == nil {
		p = &posture{}
		found[e.Precondition] = p
	}
	switch {
	case e.Kind == Changed && before:
		p.put(e.Was)
	case e.Kind == Changed:
		p.put(e.Stance)
	case e.Kind == Announced && !before:
		p.held = On
		p.put(e.Stance)
	case before:
		p.held = On
		if e.Kind == Announced {
			p.held = Off
		}
	default:
		p.held = Off
	}
}

func (p *posture) put(s Stance) {
	if s.Refuses != nil {
		p.Refuses = s.Refuses
	}
	if s.Until != nil {
		p.Until = s.Until
	}
	if s.With != Unset {
		p.With = s.With
	}
}

func (p *posture) amendment(precondition int) plenary.Amendment {
	out := plenary.SetStance{Precondition: precondition, Refuses: p.Refuses, Until: p.Until}
	switch p.With {
	case On:
		out.Order = plenary.AtOnce
	case Off:
		out.Order = plenary.Before
	}
	if p.held == Off {
		out.Refuses = expr.Never
	}
	return out
}
