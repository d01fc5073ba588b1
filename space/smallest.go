package space

import (
	"cmp"
	"context"
	"slices"
)

// Smallest keeps of some states those whose changes from the status quo are
// minimal by inclusion, those with the fewest changes first
// (docs/theory.md#better-and-best). The status quo is none of them. When ctx
// ends, or where there is no status quo, it returns nothing.
func (s *Space) Smallest(ctx context.Context, states []int) []int {
	if s.c.NoStatusQuo {
		return nil
	}
	m := &smallest{Space: s, ctx: ctx, now: s.c.StatusQuo()}
	m.byChanges(states)
	return m.inTree()
}

type smallest struct {
	*Space
	ctx    context.Context
	now    []uint8
	states []int // by how many changes lead there
}

func (m *smallest) byChanges(states []int) {
	type counted struct{ state, changes int }
	var all []counted
	var levels []uint8
	for _, s := range states {
		levels = m.Levels(s, levels)
		n := 0
		for o := range levels {
			n += bit(levels[o] != m.now[o])
		}
		if n > 0 {
			all = append(all, counted{s, n})
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(a.changes, b.changes) })
	for _, a := range all {
		m.states = append(m.states, a.state)
	}
}

// A change is a node of a tree of sets of changes: those kept so far. Its path
// from the root is a set or begins one.
type change struct {
	option      int
	level       uint8
	first, next int // its first child, and its next sibling; 0 for none
	ends        bool
}

// inTree looks through the states kept so far, which share beginnings.
func (m *smallest) inTree() []int {
	tree := []change{{}}
	var levels []uint8
	var out []int
	for i, s := range m.states {
		if i%64 == 0 && m.ctx.Err() != nil {
			return nil
		}
		if levels = m.Levels(s, levels); !within(tree, 0, levels) {
			tree = m.plant(tree, levels)
			out = append(out, s)
		}
	}
	return out
}

// within reports whether a set of the tree below a node has only changes that
// lead to some levels.
func within(tree []change, at int, levels []uint8) bool {
	for at = tree[at].first; at > 0; at = tree[at].next {
		if levels[tree[at].option] == tree[at].level && (tree[at].ends || within(tree, at, levels)) {
			return true
		}
	}
	return false
}

// Beginnings describes which changes are some or all of those that lead from the
// status quo to one of some states.
type Beginnings struct {
	m    *smallest
	tree []change
}

// Beginnings gathers the changes that lead to some states.
func (s *Space) Beginnings(states []int) *Beginnings {
	b := &Beginnings{&smallest{Space: s, now: s.c.StatusQuo()}, []change{{}}}
	for _, state := range states {
		b.tree = b.m.plant(b.tree, s.Levels(state, nil))
	}
	return b
}

// Has reports whether the changes that lead from the status quo to a state are
// among those that lead to one of the states.
func (b *Beginnings) Has(state int) bool {
	levels := b.m.Levels(state, nil)
	return b.beyond(0, levels, b.m.changed(levels, 0))
}

// changed returns the first option from one on that differs from the status
// quo; past the last where none does.
func (m *smallest) changed(levels []uint8, from int) int {
	for from < len(levels) && levels[from] == m.now[from] {
		from++
	}
	return from
}

// beyond reports whether some set below a node has all changes that lead to
// some levels from an option on.
func (b *Beginnings) beyond(at int, levels []uint8, option int) bool {
	if option == len(levels) {
		return at > 0
	}
	for at = b.tree[at].first; at > 0; at = b.tree[at].next {
		next := option
		switch c := &b.tree[at]; {
		case c.option > option || c.option == option && c.level != levels[option]:
			continue
		case c.option == option:
			next = b.m.changed(levels, option+1)
		}
		if b.beyond(at, levels, next) {
			return true
		}
	}
	return false
}

// plant adds the changes that lead to some levels.
func (m *smallest) plant(tree []change, levels []uint8) []change {
	at := 0
	for o := range levels {
		if levels[o] == m.now[o] {
			continue
		}
		child := tree[at].first
		for child > 0 && (tree[child].option != o || tree[child].level != levels[o]) {
			child = tree[child].next
		}
		if child == 0 {
			child = len(tree)
			tree = append(tree, change{option: o, level: levels[o], next: tree[at].first})
			tree[at].first = child
		}
		at = child
	}
	tree[at].ends = true
	return tree
}
