package stability

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
)

// hole marks a combination that is no state, in ranks and in what is written.
const hole = 1<<32 - 1

// fillMasks writes, for every state and party, from which states of the party's
// block it can move to it or, if credible, improve to it: a bit for each of the
// party's own combinations. It reports false when the work was ended.
func (c *cube) fillMasks(w *progress.Work, workers int, credible bool) bool {
	if c.masks == nil {
		c.masks = make([]uint64, c.n*c.words)
	} else {
		clear(c.masks)
	}
	c.credible = credible
	l := c.layout(-1)
	ranks, room, kinds := []uint32(nil), []uint32(nil), []uint16(nil)
	stride := 1
	for _, p := range c.order {
		if w.Err() != nil {
			return false
		}
		if ranks = c.sp.Ranks(p); !l.same {
			room = c.spread(room, c.n, l, ranks, hole, workers)
			ranks = room
		}
		r := c.rel[p]
		kinds = c.spreadKinds(kinds, c.n, l, r)
		blocks := c.n / r.size
		split(blocks, workers, func(_, lo, hi int) {
			own := c.masker(p, stride, ranks, kinds, c.masks)
			for ; lo < hi && w.Err() == nil; lo += runLength {
				own.fill(lo, min(lo+runLength, hi))
			}
		})
		stride *= r.size
	}
	if c.places != nil {
		c.markHoles(l)
	}
	return w.Err() == nil
}

// spread puts what is told of every state to the n places of a layout, and some
// value to places of no state.
func (c *cube) spread(dst []uint32, n int, l *layout, of []uint32, none uint32, workers int) []uint32 {
	if len(dst) < n {
		dst = make([]uint32, n)
	}
	if l.states != nil {
		for i := range dst {
			dst[i] = none
		}
	}
	split(len(of), workers, func(_, lo, hi int) {
		l.each(lo, hi, func(lo int, places []uint32) {
			for i, at := range places {
				dst[at] = of[lo+i]
			}
		})
	})
	return dst
}

func (c *cube) spreadKinds(dst []uint16, n int, l *layout, r *relation) []uint16 {
	if r.kind == nil {
		return nil
	}
	if len(dst) < n {
		dst = make([]uint16, n)
	}
	// holes are never written: they are of the first kind
	l.each(0, len(r.kind), func(lo int, places []uint32) {
		for i, at := range places {
			dst[at] = r.kind[lo+i]
		}
	})
	return dst
}

func (c *cube) markHoles(l *layout) {
	states := make([]uint64, (c.n+63)/64)
	l.each(0, c.sp.Len(), func(_ int, places []uint32) {
		for _, at := range places {
			states[at/64] |= 1 << (at % 64)
		}
	})
	for at := range c.n {
		if !has(states, at) {
			c.masks[at*c.words] |= hole
		}
	}
}

// A masker fills the masks of one party.
type masker struct {
	*cube
	*relation
	parts  []part
	stride int
	ranks  []uint32 // by place
	kinds  []uint16 // by place; nil where there is one
	out    []uint64 // words of masks, by place

	columns []uint32 // the ranks of blocks side by side, by own combination
	rows    []uint64 // words of their masks, as columns
	dst     []uint64 // out or rows
	block   []uint32 // the ranks of one block
	pairs   []uint64 // these in pairs
	order   []uint64 // its own combinations by rank, where sorted
	mask    []uint64
	lead    []uint64   // of few own combinations, by these: what leads to each, where that is the same in all states
	who     [][]uint64 // by kind: which own combinations are of it
}

func (c *cube) masker(party, stride int, ranks []uint32, kinds []uint16, out []uint64) *masker {
	r := c.rel[party]
	m := &masker{cube: c, relation: r, stride: stride, ranks: ranks, kinds: kinds, out: out,
		block: make([]uint32, r.size), pairs: make([]uint64, (r.size+1)/2), mask: make([]uint64, r.words)}
	for _, part := range c.parts {
		if part.party == party {
			m.parts = append(m.parts, part)
		}
	}
	if m.kinds == nil && m.size <= fewOwn {
		m.lead = make([]uint64, m.size)
		for own := range m.lead {
			m.lead[own] = m.leading(own, 0)
		}
	}
	return m
}

const (
	fewOwn  = 64 // up to how many own combinations are compared in pairs
	columns = 64 // how many blocks are looked at side by side
)

// fill fills the masks of some blocks. Members of a block are far apart where others' options
// come before the party's: such blocks are taken side by side.
func (m *masker) fill(lo, hi int) {
	for lo < hi {
		at := lo%m.stride + lo/m.stride*m.stride*m.size
		if m.stride < columns {
			m.dst = m.out
			for own := range m.block {
				m.block[own] = m.ranks[at+own*m.stride]
			}
			m.fillBlock(at, at, m.stride)
			lo++
			continue
		}
		n := min(columns, hi-lo, m.stride-lo%m.stride)
		m.fillColumns(at, n)
		lo += n
	}
}

func (m *masker) fillColumns(at, n int) {
	words := m.cube.words
	if m.rows == nil {
		m.columns, m.rows = make([]uint32, m.size*columns), make([]uint64, m.size*columns*words)
	}
	for own := range m.size {
		copy(m.columns[own*columns:][:n], m.ranks[at+own*m.stride:])
	}
	m.dst = m.rows
	for i := range n {
		for own := range m.block {
			m.block[own] = m.columns[own*columns+i]
		}
		m.fillBlock(at+i, i, columns)
	}
	for own := range m.size {
		rows := m.rows[own*columns*words:][:n*words]
		out := m.out[(at+own*m.stride)*words:][:n*words]
		for w, word := range rows {
			out[w] |= word
		}
		clear(rows)
	}
}

// fillBlock fills the masks of the block that begins at a place, into words whose numbers begin at
// another and are some apart.
func (m *masker) fillBlock(at, to, apart int) {
	m.findKinds(at)
	switch {
	case !m.credible:
		m.fillMoves(to, apart)
	case m.size <= fewOwn:
		m.comparePairs(to, apart)
	default:
		m.compareInOrder(to, apart)
	}
}

// findKinds finds who in the block is of which kind.
func (m *masker) findKinds(at int) {
	if m.kinds == nil {
		return
	}
	if m.who == nil {
		for range m.from {
			m.who = append(m.who, make([]uint64, m.relation.words))
		}
	}
	for _, who := range m.who {
		clear(who)
	}
	for own := range m.size {
		m.who[m.kinds[at+own*m.stride]][own/64] |= 1 << (own % 64)
	}
}

// put writes the mask of one state, less whoever cannot move to it.
func (m *masker) put(to, own int, mask []uint64) {
	words := m.dst[to*m.cube.words:][:m.cube.words]
	for i := range m.parts {
		p := &m.parts[i]
		words[p.word] |= (mask[p.first/64] & m.leading(own, p.first/64)) << (p.shift & 63)
	}
}

// leading returns, of the own combinations in a word, those that lead to one.
func (m *masker) leading(own, word int) uint64 {
	switch {
	case m.full:
		return ^uint64(0)
	case m.kinds == nil:
		return m.from[0][own][word]
	}
	out := uint64(0)
	for kind, who := range m.who {
		out |= m.from[kind][own][word] & who[word]
	}
	return out
}

func (m *masker) fillMoves(to, apart int) {
	clear(m.mask)
	for own, rank := range m.block {
		if rank != hole {
			m.mask[own/64] |= 1 << (own % 64)
		}
	}
	for own := range m.block {
		m.put(to+own*apart, own, m.mask)
	}
}

const (
	above  = 1<<31 - 1     // all ranks; for holes, which are never below
	halves = 1<<63 | 1<<31 // the first bit of each half word
)

// comparePairs finds for each of a few who is ranked below it, two at a time: where the first bit
// of a half is set and a rank taken away, the bit is lost just if what the half held is less.
func (m *masker) comparePairs(to, apart int) {
	half, part := len(m.pairs), &m.parts[0]
	few, at := uint64(1)<<(half&63)-1, to*m.cube.words+part.word
	for k := range m.pairs {
		low, high := min(m.block[k], above), uint32(above)
		if k+half < len(m.block) {
			high = min(m.block[k+half], above)
		}
		m.pairs[k] = uint64(high)<<32 | uint64(low) | halves
	}
	for own, rank := range m.block {
		both := uint64(min(rank, above)) * (1<<32 + 1)
		not := uint64(0)
		for k, pair := range m.pairs {
			not |= (pair - both) & halves >> ((31 - k) & 63)
		}
		worse := ^not&few | ^not>>32&few<<(half&63)
		if m.lead != nil {
			m.dst[at] |= worse & m.lead[own] << (part.shift & 63)
			at += apart * m.cube.words
			continue
		}
		m.mask[0] = worse
		m.put(to+own*apart, own, m.mask)
	}
}

// compareInOrder does so from the worst up.
func (m *masker) compareInOrder(to, apart int) {
	m.order = m.order[:0]
	for own, rank := range m.block {
		m.order = append(m.order, uint64(rank)<<32|uint64(own))
	}
	slices.SortFunc(m.order, cmp.Compare[uint64])
	clear(m.mask)
	for lo := 0; lo < len(m.order); {
		hi := lo
		for hi < len(m.order) && m.order[hi]>>32 == m.order[lo]>>32 {
			own := int(m.order[hi] & written)
			m.put(to+own*apart, own, m.mask)
			hi++
		}
		for ; lo < hi; lo++ {
			own := m.order[lo] & written
			m.mask[own/64] |= 1 << (own % 64)
		}
	}
}
