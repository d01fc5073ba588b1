package impasse

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"github.com/plenary-talks/plenary/space"
)

// ends finds where improvements from the status quo lead in the end: of the
// components of the states they lead to, those that they do not leave, the
// nearest first. Arcs are not listed: within a cell, in order of rank, those a
// party prefers to a state are all from some place on, and of these only such
// are looked for that were not come to before. So every state is entered once,
// and the work is that of states times the cells of a block (docs/theory.md,
// under running out; Sharir 1981 for the two searches).
func ends(ctx context.Context, sp *space.Space) ([][]int, error) {
	a := newArcs(sp)
	finished := a.forward(ctx, sp.StatusQuo())
	component := a.backward(ctx, finished)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	left := a.leaves(component, finished)
	at := map[int32]int{}
	var out [][]int
	slices.Sort(finished)
	for _, s := range finished {
		c := component[s]
		if left[c] {
			continue
		}
		if _, known := at[c]; !known {
			at[c] = len(out)
			out = append(out, nil)
		}
		out[at[c]] = append(out[at[c]], int(s))
	}
	now := sp.Levels(sp.StatusQuo(), nil)
	slices.SortStableFunc(out, func(a, b []int) int {
		return cmp.Compare(Differ(now, sp.Levels(a[0], nil)), Differ(now, sp.Levels(b[0], nil)))
	})
	return out, nil
}

// arcs gives the improvements from and to a state, those not taken out.
type arcs struct {
	sp     *space.Space
	blocks []*space.Blocks // by party
	at     [][]uint32      // by party: the place of each state in its order
	next   [][]uint32      // by party and place: where to look for the next that is not taken out
}

func newArcs(sp *space.Space) *arcs {
	a := &arcs{sp: sp}
	for p := range sp.Case().Parties {
		b := sp.Blocks(p)
		at := make([]uint32, sp.Len())
		for i, s := range b.Order {
			at[s] = uint32(i)
		}
		a.blocks, a.at, a.next = append(a.blocks, b), append(a.at, at), append(a.next, nil)
	}
	a.restore()
	return a
}

// restore puts all states back.
func (a *arcs) restore() {
	for p := range a.next {
		a.next[p] = space.Sequence(a.sp.Len() + 1)
	}
}

func (a *arcs) take(state uint32) {
	for p := range a.next {
		at := a.at[p][state]
		a.next[p][at] = at + 1
	}
}

// find returns the first place from one on whose state is not taken out.
func (a *arcs) find(p int, at uint32) uint32 {
	next := a.next[p]
	for next[at] != at {
		next[at] = next[next[at]]
		at = next[at]
	}
	return at
}

// above returns the first place of a cell whose state the party ranks above a
// rank; below, the first that it does not rank below it.
func (a *arcs) above(p int, cell, rank uint32) uint32 {
	b := a.blocks[p]
	lo, hi := b.First[cell], b.First[cell+1]
	return lo + uint32(sort.Search(int(hi-lo), func(i int) bool { return b.Ranks[lo+uint32(i)] > rank }))
}

func (a *arcs) below(p int, cell, rank uint32) uint32 {
	b := a.blocks[p]
	lo, hi := b.First[cell], b.First[cell+1]
	return lo + uint32(sort.Search(int(hi-lo), func(i int) bool { return b.Ranks[lo+uint32(i)] >= rank }))
}

// A visit is a state with how far its arcs have been followed.
type visit struct {
	state uint32
	party int
	cell  uint32 // of the party's block: the next to look at
}

// forward returns the states that improvements lead to from one, each after
// all that were first come to from it.
func (a *arcs) forward(ctx context.Context, from int) []uint32 {
	return a.search(ctx, uint32(from), nil, func(p int, own, cell, rank uint32) (lo, hi uint32) {
		b := a.blocks[p]
		if !b.Leads(own, cell) {
			return 0, 0
		}
		return a.above(p, cell, rank), b.First[cell+1]
	})
}

// search goes on from a state along arcs: with within, to places from lo to
// below hi of a cell. States come after those first come to from them.
func (a *arcs) search(ctx context.Context, from uint32, out []uint32,
	within func(p int, own, cell, rank uint32) (lo, hi uint32)) []uint32 {
	a.take(from)
	stack := []visit{a.visit(from, 0)}
	for steps := 0; len(stack) > 0; steps++ {
		if steps%1024 == 0 && ctx.Err() != nil {
			return out
		}
		v := &stack[len(stack)-1]
		to, ok := a.follow(v, within)
		if !ok {
			out = append(out, v.state)
			stack = stack[:len(stack)-1]
			continue
		}
		a.take(to)
		stack = append(stack, a.visit(to, 0))
	}
	return out
}

// visit begins with the arcs of a party.
func (a *arcs) visit(state uint32, party int) visit {
	v := visit{state: state, party: party}
	if party < len(a.blocks) {
		v.cell, _ = a.blocks[party].Of(a.sp.Place(party, int(state)).Cell)
	}
	return v
}

// follow finds a state not taken out at the end of an arc.
func (a *arcs) follow(v *visit, within func(p int, own, cell, rank uint32) (lo, hi uint32)) (to uint32, ok bool) {
	for v.party < len(a.blocks) {
		p := v.party
		own, rank := a.sp.Place(p, int(v.state)).Cell, a.sp.Rank(p, int(v.state))
		_, last := a.blocks[p].Of(own)
		for ; v.cell < last; v.cell++ {
			lo, hi := within(p, own, v.cell, rank)
			if lo >= hi {
				continue
			}
			if at := a.find(p, lo); at < hi {
				return a.blocks[p].Order[at], true
			}
		}
		*v = a.visit(v.state, p+1)
	}
	return 0, false
}

// backward numbers the components of states by their place in the order of a
// search forward: from the last on, all that lead there and are left.
func (a *arcs) backward(ctx context.Context, finished []uint32) []int32 {
	component := make([]int32, a.sp.Len())
	for s := range component {
		component[s] = -1
	}
	a.restoreOnly(finished)
	n := int32(0)
	for _, from := range slices.Backward(finished) {
		if component[from] >= 0 {
			continue
		}
		for _, s := range a.search(ctx, from, nil, func(p int, own, cell, rank uint32) (lo, hi uint32) {
			b := a.blocks[p]
			if !b.Leads(cell, own) {
				return 0, 0
			}
			return b.First[cell], a.below(p, cell, rank)
		}) {
			component[s] = n
		}
		if n++; ctx.Err() != nil {
			break
		}
	}
	return component
}

// restoreOnly puts some states back, all others being out.
func (a *arcs) restoreOnly(states []uint32) {
	for p := range a.next {
		next := a.next[p]
		for at := range next {
			next[at] = uint32(min(at+1, len(next)-1))
		}
		for _, s := range states {
			next[a.at[p][s]] = a.at[p][s]
		}
	}
}

// leaves tells of which components improvements lead out.
func (a *arcs) leaves(component []int32, states []uint32) []bool {
	out := make([]bool, len(states))
	for p, b := range a.blocks {
		run := a.runs(p, component)
		for _, s := range states {
			own, rank := a.sp.Place(p, int(s)).Cell, a.sp.Rank(p, int(s))
			lo, hi := b.Of(own)
			for cell := lo; cell < hi && !out[component[s]]; cell++ {
				if !b.Leads(own, cell) {
					continue
				}
				if at := a.above(p, cell, rank); at < b.First[cell+1] && run[at] != component[s] {
					out[component[s]] = true
				}
			}
		}
	}
	return out
}

// runs tells of each place the component that all states from there to the end
// of the cell are of; -1 where they are of several.
func (a *arcs) runs(p int, component []int32) []int32 {
	b := a.blocks[p]
	run := make([]int32, len(b.Order))
	for cell := range b.Cells() {
		first, end := int(b.First[cell]), int(b.First[cell+1])
		for at := end - 1; at >= first; at-- {
			run[at] = component[b.Order[at]]
			if at+1 < end && run[at+1] != run[at] {
				run[at] = -1
			}
		}
	}
	return run
}
