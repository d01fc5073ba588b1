package route

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A layer is the case with certain closed options opened: what moves and
// improvements are then, and so who is willing, who can step back, and what
// holds. States and ranks are the same in every layer. It works things out
// when they are first asked for.
type layer struct {
	t      *table
	opened Set
	c      *plenary.Case
	sp     *space.Space

	listed [][]bundle // by state
	willAt [][]uint32 // by state and party: see will
	states []standing // by state
	stable *stability.Answers
}

// standing is who is exposed in a state.
type standing struct {
	exposure
	known bool
}

// layerOf returns the layer in which exactly these levers have opened options.
func (t *table) layerOf(opened Set) (*layer, error) {
	if l := t.layers[opened]; l != nil {
		return l, nil
	}
	l := &layer{t: t, opened: opened, c: t.sp.Case(), sp: t.sp}
	if (opened != Set{}) {
		l.c = l.c.Pull(t.pick(opened)...)
		var err error
		if l.sp, err = space.New(t.ctx, l.c, space.Limits{}); err != nil {
			return nil, err
		}
	}
	n := l.sp.Len()
	l.listed, l.willAt, l.states = make([][]bundle, n), make([][]uint32, n), make([]standing, n)
	t.layers[opened] = l
	return l, nil
}

func (t *table) pick(set Set) []*plenary.Lever {
	var out []*plenary.Lever
	for _, l := range set.List() {
		out = append(out, &t.levers[l])
	}
	return out
}

// from lists the steps from a state; see steps.
func (l *layer) from(state uint32) []bundle {
	if l.listed[state] == nil {
		l.listed[state] = append([]bundle{}, l.steps(int(state))...)
	}
	return l.listed[state]
}

// will tells, by party, from which rank on a destination makes the party
// willing to step at the state (docs/theory.md#willing).
func (l *layer) will(state uint32) []uint32 {
	if l.willAt[state] != nil {
		return l.willAt[state]
	}
	parties := len(l.c.Parties)
	least := make([]uint32, parties)
	for p := range least {
		least[p] = l.sp.Rank(p, int(state))
	}
	for q := range parties {
		for _, x := range l.sp.Improvements(q, int(state)) {
			for p := range least {
				if r := l.sp.Rank(p, x); p != q && r < l.sp.Rank(p, int(state)) {
					least[p] = min(least[p], r+1)
				}
			}
		}
	}
	l.willAt[state] = least
	return least
}

// exposure holds a grade for every party, as bits: worse off, and no way back.
type exposure struct{ worse, stuck uint64 }

func (e exposure) or(f exposure) exposure { return exposure{e.worse | f.worse, e.stuck | f.stuck} }

// within says whether no grade of e is higher than that of f.
func (e exposure) within(f exposure) bool { return e.worse&^f.worse == 0 && e.stuck&^f.stuck == 0 }

func (e exposure) grades(parties int) []Grade {
	out := make([]Grade, parties)
	for p := range out {
		out[p] = Grade(e.worse>>p&1 + e.stuck>>p&1)
	}
	return out
}

// exposed tells who is exposed in a state (docs/theory.md#exposure).
func (l *layer) exposed(state uint32) exposure {
	at := &l.states[state]
	if at.known {
		return at.exposure
	}
	at.known = true
	now := l.sp.StatusQuo()
	for p := range l.c.Parties {
		today := l.sp.Rank(p, now)
		if l.sp.Rank(p, int(state)) >= today {
			continue
		}
		at.worse |= 1 << p
		at.stuck |= 1 << p
		for _, x := range l.sp.Improvements(p, int(state)) { // a way back is an improvement
			if l.sp.Rank(p, x) >= today {
				at.stuck &^= 1 << p
				break
			}
		}
	}
	return at.exposure
}

// holds tells by which concepts a state is an equilibrium, as bits.
func (l *layer) holds(state int) (uint8, error) {
	if l.stable == nil {
		var err error
		if l.stable, err = stability.Analyse(l.t.ctx, l.sp); err != nil {
			return 0, err
		}
	}
	var out uint8
	for _, c := range stability.Concepts {
		if l.stable.Equilibrium(c, state) {
			out |= 1 << c
		}
	}
	return out, nil
}
