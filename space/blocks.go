package space

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Blocks holds the moves of one party without storing arcs. A block is the
// states that differ only in the party's own levels, of options not closed. Where the party can do
// and undo everything, it can move from any state of a block to any other.
//
// Where it cannot, moves are ratcheted: a ratchet is a condition that no move of
// the party turns from true to false (a forward option's level is at least l; a
// backward one's at most l; a final one's at least l, from its final level on; one
// that a guarantee keeps at least l while that holds). States of a block that meet
// the same ratchets form a cell, and the party can move from cell a to cell b of a
// block iff b meets every ratchet that a meets. That relation is transitive, so the
// moves are.
//
// Ratchets come in chains: of those of one chain, each implies the one before.
// How many a cell meets of each chain is its place in a [Lattice], where
// blocks are dense enough for one.
//
// Cells are numbered so that a block is a run of cells.
type Blocks struct {
	First []uint32 // of each cell: where its states begin in Order; one more at the end
	Order []uint32 // all states by cell; in a cell worst first for the party, then ascending
	Ranks []uint32 // of the states in Order, for the party

	// Only where some option is one-way:
	block    []uint32 // of each cell
	from     []uint32 // of each block: its first cell; one more at the end
	perCell  int      // words of ratchets a cell
	ratchets []uint64 // of each cell
	lattice  *Lattice // nil where most of its nodes would be empty
}

// A Lattice arranges the cells of every block so that what leads to a cell
// lies below it, one step of one chain at a time. The same nodes stand for
// every block; some may hold no cell.
type Lattice struct {
	Size  int        // nodes of one block
	Below [][]uint32 // of each node of a block: the nodes one step below
	Node  []uint32   // of each cell: block · Size + node
	Cell  []uint32   // of each block · Size + node: its cell, or NoCell
}

// NoCell stands for the cell of a node that holds none.
const NoCell = 1<<32 - 1

// Lattice returns the arrangement of the cells, or nil where there is none.
func (b *Blocks) Lattice() *Lattice { return b.lattice }

// Cells returns the number of cells.
func (b *Blocks) Cells() int { return len(b.First) - 1 }

// Of returns the block of a cell as a run of cells, hi excluded.
func (b *Blocks) Of(cell uint32) (lo, hi uint32) {
	if b.block == nil {
		return cell, cell + 1
	}
	k := b.block[cell]
	return b.from[k], b.from[k+1]
}

// Leads reports whether the party can move from the states of cell from to those
// of cell to, in the same block. Every cell leads to itself.
func (b *Blocks) Leads(from, to uint32) bool {
	i, j := int(from)*b.perCell, int(to)*b.perCell
	for w := range b.perCell {
		if b.ratchets[i+w]&^b.ratchets[j+w] != 0 {
			return false
		}
	}
	return true
}

// Reversible reports whether the party can undo all its moves: every block is one cell.
func (b *Blocks) Reversible() bool { return b.block == nil }

// States returns the states of a cell, worst for the party first.
func (b *Blocks) States(cell uint32) []uint32 { return b.Order[b.First[cell]:b.First[cell+1]] }

// group returns the blocks of a party, and the cell of every state. When the work
// is ended, neither is complete.
func (s *Space) group(ctx context.Context, w *progress.Work, party int) (*Blocks, []uint32) {
	c := newClasses(s.n)
	for o := range s.c.Options {
		if w.Done(1) != nil {
			return nil, nil
		}
		if option := &s.c.Options[o]; option.Party == party && option.Closed == "" {
			continue
		}
		for _, plane := range s.planes[o][1:] {
			c.split(plane)
		}
	}
	cells := c.compact()
	b := &Blocks{}
	if chains := s.chains(party); len(chains) > 0 {
		cells = b.divide(w, c, cells, chains)
	}
	if w.Err() != nil {
		return nil, nil
	}
	b.sort(ctx, cells, c.of, s.ranks[party], s.tiers[party])
	return b, c.of
}

// chains returns the conditions that no move of the party turns from true to
// false, as sets of states, each within the one before.
func (s *Space) chains(party int) [][][]uint64 {
	var out [][][]uint64
	for _, o := range s.c.Parties[party].Options {
		option := &s.c.Options[o]
		if option.Closed != "" { // stands still in every block
			continue
		}
		var rising, falling [][]uint64
		for l := 1; l < len(option.Levels); l++ {
			if option.Moves == plenary.Forward || option.Final >= 0 && l >= option.Final {
				rising = append(rising, s.reached(o, l))
			}
			if option.Moves == plenary.Backward {
				falling = append(falling, complement(s.reached(o, len(option.Levels)-l), s.n))
			}
		}
		for _, chain := range [][][]uint64{rising, falling} {
			if chain != nil {
				out = append(out, chain)
			}
		}
	}
	for i := range s.c.Guarantees {
		if g := &s.c.Guarantees[i]; g.Party == party {
			out = append(out, s.guaranteed(g)...)
		}
	}
	return out
}

// guaranteed returns a chain for each option that a guarantee keeps: that its
// condition holds and the option is at least at a level. No move of the party
// ends the condition (docs/theory.md#guarantees), so none ends these.
func (s *Space) guaranteed(g *plenary.Guarantee) [][][]uint64 {
	while := s.Where(g.While)
	var out [][][]uint64
	for _, o := range g.Keeps {
		var chain [][]uint64
		for l := 1; l < len(s.c.Options[o].Levels); l++ {
			set := s.reached(o, l)
			for w := range set {
				set[w] &= while[w]
			}
			chain = append(chain, set)
		}
		out = append(out, chain)
	}
	return out
}

// reached returns the states where option o is at level l or above.
func (s *Space) reached(o, l int) []uint64 {
	set := slices.Clone(s.planes[o][l])
	for _, plane := range s.planes[o][l+1:] {
		for w := range set {
			set[w] |= plane[w]
		}
	}
	return set
}

func complement(set []uint64, n int) []uint64 {
	for w := range set {
		set[w] = ^set[w]
	}
	trim(set, n)
	return set
}

// divide splits blocks into cells by chains of ratchets and returns how many
// cells there are; c holds the blocks before and the cells after.
func (b *Blocks) divide(w *progress.Work, c *classes, blocks int, chains [][][]uint64) int {
	blockOf := slices.Clone(c.of)
	ratchets := slices.Concat(chains...)
	for _, r := range ratchets {
		if w.Err() != nil {
			return 0
		}
		c.split(r)
	}
	cells := c.compact()
	b.perCell = words(len(ratchets))
	b.ratchets = make([]uint64, cells*b.perCell)
	b.block = make([]uint32, cells)
	for state, cell := range c.of {
		b.block[cell] = blockOf[state]
		for r, set := range ratchets {
			b.ratchets[int(cell)*b.perCell+r/64] |= set[state/64] >> (state % 64) & 1 << (r % 64)
		}
	}
	b.from = make([]uint32, blocks+1)
	for cell := cells - 1; cell >= 0; cell-- {
		b.from[b.block[cell]] = uint32(cell)
	}
	b.from[blocks] = uint32(cells)
	b.arrange(blocks, cells, chains)
	return cells
}

// arrange makes the lattice, unless more than three in four of its nodes would
// hold no cell.
func (b *Blocks) arrange(blocks, cells int, chains [][][]uint64) {
	steps, size := []int{}, 1
	for _, chain := range chains {
		steps = append(steps, size)
		if size *= len(chain) + 1; size > 4*cells/blocks {
			return
		}
	}
	l := &Lattice{Size: size, Below: make([][]uint32, size), Node: make([]uint32, cells),
		Cell: make([]uint32, blocks*size)}
	for node := range l.Below {
		for c, chain := range chains {
			if node/steps[c]%(len(chain)+1) > 0 {
				l.Below[node] = append(l.Below[node], uint32(node-steps[c]))
			}
		}
	}
	for i := range l.Cell {
		l.Cell[i] = NoCell
	}
	for cell := range cells {
		node, r := 0, 0
		for c, chain := range chains {
			for range chain {
				node += steps[c] * int(b.ratchets[cell*b.perCell+r/64]>>(r%64)&1)
				r++
			}
		}
		l.Node[cell] = b.block[cell]*uint32(size) + uint32(node)
		l.Cell[l.Node[cell]] = uint32(cell)
	}
	b.lattice = l
}

// sort fills First, Order and Ranks: by cell, then rank, then state.
func (b *Blocks) sort(ctx context.Context, cells int, cell, ranks []uint32, tiers int) {
	byRank, _ := CountingSort(ctx, Sequence(len(ranks)), ranks, tiers)
	b.Order, b.First = CountingSort(ctx, byRank, cell, cells)
	b.Ranks = byRank // its place is no longer needed
	for i, state := range b.Order {
		b.Ranks[i] = ranks[state]
	}
}

// Sequence returns 0, 1 … n-1.
func Sequence(n int) []uint32 {
	all := make([]uint32, n)
	for i := range all {
		all[i] = uint32(i)
	}
	return all
}

// CountingSort returns states in order of key, which is below keys for every
// state; equal keys keep their order. first holds where each key begins, with
// one more at the end. It is the counting sort of Seward (1954): linear in states
// and keys, with no comparison. When ctx ends, they are worth nothing.
func CountingSort(ctx context.Context, states, key []uint32, keys int) (sorted, first []uint32) {
	first = make([]uint32, keys+1)
	pieces(ctx, len(states), func(lo, hi int) {
		for _, s := range states[lo:hi] {
			first[key[s]+1]++
		}
	})
	for k := range keys {
		first[k+1] += first[k]
	}
	next := slices.Clone(first)
	sorted = make([]uint32, len(states))
	pieces(ctx, len(states), func(lo, hi int) {
		for _, s := range states[lo:hi] {
			k := key[s]
			sorted[next[k]] = s
			next[k]++
		}
	})
	return sorted, first
}

// pieces calls do for runs that make up 0 … n-1, one after another, each of
// some milliseconds where a pass over many states takes seconds, until ctx ends.
func pieces(ctx context.Context, n int, do func(lo, hi int)) {
	const piece = 1 << 18
	for lo := 0; lo < n && ctx.Err() == nil; lo += piece {
		do(lo, min(lo+piece, n))
	}
}
