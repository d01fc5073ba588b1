package stability

import (
	"context"
	"math"

	"github.com/plenary-talks/plenary/space"
)

// A search floods states backwards, against the moves of all parties but one.
// Cells are walked through once: against moves, whole; against improvements,
// from the worst state up, as far as states that can be improved on are found.
type search struct {
	ctx    context.Context
	sp     *space.Space
	places []space.Place
	cells  []*space.Blocks
	next   [][]uint32 // by party and cell: where in Order the walk through the cell stands
	upto   [][]uint32 // by party and cell: the rank up to which the cells that lead to it are walked

	dry     []uint64 // the states not flooded, as bits
	queue   []uint32 // the flooded states, in order
	head    int      // those before it have been followed
	value   []uint32 // by state: what sink found
	basin   []uint32 // by state: see basins; of the party basinOf
	basinOf int
	mover   []int8   // by state, if the way is wanted: who steps from it ...
	to      []uint32 // ... and where to
}

// walked marks a cell that has been walked through whole.
const walked = math.MaxUint32

func newSearch(ctx context.Context, sp *space.Space) *search {
	s := &search{ctx: ctx, sp: sp, places: sp.Places(), basinOf: -1}
	s.dry, s.value, s.queue = make([]uint64, (sp.Len()+63)/64), make([]uint32, sp.Len()), make([]uint32, 0, sp.Len()+1)
	for p := range sp.Case().Parties {
		b := sp.Blocks(p)
		s.cells = append(s.cells, b)
		s.next = append(s.next, make([]uint32, b.Cells()))
		var upto []uint32
		if !b.Reversible() {
			upto = make([]uint32, b.Cells())
		}
		s.upto = append(s.upto, upto)
	}
	return s
}

// climb returns, for every state, the most of f over it and the party's moves from it.
func (s *search) climb(party int, f []uint32) []uint32 {
	b := s.cells[party]
	most := make([]uint32, b.Cells())
	for c := range most {
		for _, q := range b.States(uint32(c)) {
			most[c] = max(most[c], f[q])
		}
	}
	best := make([]uint32, len(f))
	for c := range most {
		if c%1024 == 0 && s.ctx.Err() != nil {
			break // the caller sees the context's error
		}
		top := most[c]
		lo, hi := b.Of(uint32(c))
		for to := lo; to < hi; to++ {
			if most[to] > top && b.Leads(uint32(c), to) {
				top = most[to]
			}
		}
		for _, q := range b.States(uint32(c)) {
			best[q] = top
		}
	}
	return best
}

// sink leaves in value, for every state, the least key over it and all that
// the parties other than focal can make of it, by moves or, if credible, by
// improvements. Order lists the states in rising key order, so that the first
// flood to come to a state brings the least.
func (s *search) sink(focal int, key, order []uint32, credible bool) {
	if !credible && s.undoable(focal) {
		s.sinkBasins(focal, key, order)
		return
	}
	s.reset()
	for _, x := range order {
		if !s.isDry(x) {
			continue
		}
		from := len(s.queue)
		s.pour(x)
		if !s.flood(focal, credible) {
			return
		}
		for _, q := range s.queue[from:] {
			s.value[q] = key[x]
		}
	}
}

// undoable says whether all parties but focal can undo all their moves.
func (s *search) undoable(focal int) bool {
	for j, b := range s.cells {
		if j != focal && !b.Reversible() {
			return false
		}
	}
	return true
}

// sinkBasins does what sink does where the others can undo all their moves:
// then states fall into basins, within each of which they can come from
// anywhere to anywhere, and the least key of its basin is a state's.
func (s *search) sinkBasins(focal int, key, order []uint32) {
	if s.basinOf != focal {
		s.findBasins(focal)
	}
	least := make([]uint32, len(order))
	for i := len(order) - 1; i >= 0; i-- {
		least[s.basin[order[i]]] = key[order[i]]
	}
	for q, b := range s.basin {
		s.value[q] = least[b]
	}
}

func (s *search) findBasins(focal int) {
	s.reset()
	s.basin, s.basinOf = make([]uint32, len(s.value)), focal
	for x := range uint32(len(s.value)) {
		if !s.isDry(x) {
			continue
		}
		from := len(s.queue)
		s.pour(x)
		if !s.flood(focal, false) {
			return
		}
		for _, q := range s.queue[from:] {
			s.basin[q] = x
		}
	}
}

func (s *search) isDry(x uint32) bool { return s.dry[x/64]>>(x%64)&1 == 1 }

func (s *search) reset() {
	for p, b := range s.cells {
		copy(s.next[p], b.First)
		clear(s.upto[p])
	}
	for i := range s.dry {
		s.dry[i] = math.MaxUint64
	}
	s.queue, s.head = s.queue[:0], 0
}

// pour floods a dry state from which flood is to go on.
func (s *search) pour(x uint32) {
	s.dry[x/64] &^= 1 << (x % 64)
	s.queue = append(s.queue, x)
}

// flood follows the queue against the moves (if credible: the improvements) of
// the parties other than focal, first come first served. It returns false when
// the context has ended.
func (s *search) flood(focal int, credible bool) bool {
	for ; s.head < len(s.queue); s.head++ {
		if s.head%4096 == 0 && s.ctx.Err() != nil {
			return false
		}
		x := s.queue[s.head]
		for j, place := range s.places[int(x)*len(s.cells):][:len(s.cells)] {
			switch at := s.next[j][place.Cell]; {
			case j == focal:
			case !credible:
				if at != walked {
					s.walkMoving(j, x, place.Cell)
				}
			case s.upto[j] != nil:
				s.walkImproving(j, x, place)
			case at < place.Low:
				s.wash(j, x, s.cells[j].Order[at:place.Low])
				s.next[j][place.Cell] = place.Low
			}
		}
	}
	return true
}

// walkMoving floods the states from which party j can move to x. Since leading
// is transitive, when a cell has been walked through so have all that lead to it.
func (s *search) walkMoving(j int, x, cell uint32) {
	b, next := s.cells[j], s.next[j]
	lo, hi := b.Of(cell)
	for from := lo; from < hi; from++ {
		if next[from] != walked && b.Leads(from, cell) {
			s.wash(j, x, b.States(from))
			next[from] = walked
		}
	}
}

// walkImproving floods the states from which party j can improve to x, where
// a block has several cells.
func (s *search) walkImproving(j int, x uint32, place space.Place) {
	b, next := s.cells[j], s.next[j]
	rank := b.Ranks[place.Low]
	if rank <= s.upto[j][place.Cell] {
		return
	}
	lo, hi := b.Of(place.Cell)
	for from := lo; from < hi; from++ {
		if s.upto[j][from] >= rank || !b.Leads(from, place.Cell) {
			continue
		}
		s.upto[j][from] = rank
		at, end := next[from], b.First[from+1]
		for next[from] < end && b.Ranks[next[from]] < rank {
			next[from]++
		}
		s.wash(j, x, b.Order[at:next[from]])
	}
}

// wash floods states from which party j steps to x, those that are dry.
func (s *search) wash(j int, x uint32, states []uint32) {
	before := len(s.queue)
	queue, n := s.queue[:cap(s.queue)], before
	for _, q := range states { // without branches: whether q is dry cannot be foretold
		queue[n] = q
		n += int(s.dry[q/64] >> (q % 64) & 1)
		s.dry[q/64] &^= 1 << (q % 64)
	}
	s.queue = queue[:n]
	for _, q := range queue[before:n] {
		if s.mover == nil {
			return
		}
		s.mover[q], s.to[q] = int8(j), x
	}
}
