package stability

import (
	"math"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// A search floods states backwards, against the moves of all parties but one.
// Cells are walked through once: against moves, whole; against improvements,
// from the worst state up, as far as states that can be improved on are found.
type search struct {
	work   *progress.Work // in states flooded; it may end before all are
	walks  int            // cells and nodes looked at since the work was last asked whether it goes on
	sp     *space.Space
	places []space.Place
	cells  []*space.Blocks
	next   [][]uint32 // by party and cell: where in Order the walk through the cell stands
	upto   [][]uint32 // by party and cell, or node of its lattice: the rank up to which what leads to it is walked
	stack  []uint32   // nodes of a lattice still to walk
	seeds

	dry     []uint64 // the states not flooded, as bits
	queue   []uint32 // the flooded states, in order
	head    int      // those before it have been followed
	value   []uint32 // by state: what sink found
	basin   []uint32 // by state: see basins; of the party basinOf
	basinOf int
	mover   []int8   // by state, if the way is wanted: who steps from it ...
	to      []uint32 // ... and where to
	touched uint32   // of places fetched, for nobody
	wanted  []uint32 // if not nil, the states to come to: a flood ends with the last
}

// walked marks a cell that has been walked through whole.
const walked = math.MaxUint32

func newSearch(w *progress.Work, sp *space.Space) *search {
	s := &search{work: w, sp: sp, places: sp.Places(), basinOf: -1}
	s.dry, s.value, s.queue = make([]uint64, (sp.Len()+63)/64), make([]uint32, sp.Len()), make([]uint32, 0, sp.Len()+1)
	for p := range sp.Case().Parties {
		b := sp.Blocks(p)
		s.cells = append(s.cells, b)
		s.next = append(s.next, make([]uint32, b.Cells()))
		var upto []uint32
		switch {
		case b.Lattice() != nil:
			upto = make([]uint32, len(b.Lattice().Cell))
		case !b.Reversible():
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
	if l := b.Lattice(); l != nil {
		s.climbLattice(l, most)
	} else {
		s.climbBlocks(b, most)
	}
	best := make([]uint32, len(f))
	for c := range most {
		for _, q := range b.States(uint32(c)) {
			best[q] = most[c]
		}
	}
	return best
}

// climbBlocks raises most of every cell to that of all cells it leads to.
func (s *search) climbBlocks(b *space.Blocks, most []uint32) {
	var raised []uint32
	for c := uint32(0); int(c) < len(most); {
		lo, hi := b.Of(c)
		raised = append(raised[:0], most[lo:hi]...)
		for from := lo; from < hi && !s.ended(int(hi-lo)); from++ {
			for to := lo; to < hi; to++ {
				if most[to] > raised[from-lo] && b.Leads(from, to) {
					raised[from-lo] = most[to]
				}
			}
		}
		copy(most[lo:hi], raised)
		c = hi
	}
}

// climbLattice does the same step by step down the lattice.
func (s *search) climbLattice(l *space.Lattice, most []uint32) {
	top := make([]uint32, l.Size)
	for base := 0; base < len(l.Cell); base += l.Size {
		clear(top)
		for node := l.Size - 1; node >= 0; node-- {
			if c := l.Cell[base+node]; c != space.NoCell {
				top[node] = max(top[node], most[c])
				most[c] = top[node]
			}
			for _, below := range l.Below[node] {
				top[below] = max(top[below], top[node])
			}
		}
	}
}

// sink leaves in value, for every state, the least key over it and all that
// the parties other than focal can make of it, by moves or, if credible, by
// improvements. Seeds come in rising key order, so that the first flood to come to
// a state brings the least.
func (s *search) sink(focal int, key []uint32, tiers int, credible bool) {
	if !credible && s.undoable(focal) {
		s.sinkBasins(focal, key)
		return
	}
	s.reset()
	before := uint32(0)
	for _, limit := range s.limits(s.sample(key), tiers) {
		if limit == before {
			continue
		}
		s.collect(key, limit)
		s.sort(limit)
		for _, seed := range s.keyed {
			if x := uint32(seed); s.isDry(x) && !s.sinkFrom(focal, x, uint32(seed>>32), credible) {
				return
			}
		}
		before = limit
	}
}

// sample returns the keys of some states.
func (s *search) sample(key []uint32) []uint32 {
	var out []uint32
	for i := range uint64(min(mostSampled, len(key)/16)) {
		out = append(out, key[i*0x9e3779b9%(1<<32)*uint64(len(key))>>32])
	}
	return out
}

// collect finds the dry states with a key below a limit.
func (s *search) collect(key []uint32, limit uint32) {
	s.keyed = s.keyed[:0]
	for w, dry := range s.dry {
		for ; dry != 0; dry &= dry - 1 {
			x := uint32(64*w + bits.TrailingZeros64(dry))
			if int(x) < len(key) && key[x] < limit {
				s.add(key[x], x)
			}
		}
	}
}

// sinkFrom floods from a dry state; it returns false when the work was ended.
func (s *search) sinkFrom(focal int, x, key uint32, credible bool) bool {
	from := len(s.queue)
	s.pour(x)
	if !s.flood(focal, credible) {
		return false
	}
	for _, q := range s.queue[from:] {
		s.value[q] = key
	}
	return true
}

// undoable reports whether all parties but focal can undo all their moves.
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
func (s *search) sinkBasins(focal int, key []uint32) {
	if s.basinOf == focal {
		_ = s.work.Done(len(key)) // flooded before
	} else {
		s.findBasins(focal)
	}
	least := slices.Repeat([]uint32{math.MaxUint32}, len(key))
	for q, b := range s.basin {
		least[b] = min(least[b], key[q])
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

// ended notes that so many cells or nodes are looked at, and reports, now and
// then, whether the work was ended.
func (s *search) ended(looked int) bool {
	if s.walks += looked; s.walks < 1<<16 {
		return false
	}
	s.walks = 0
	return s.work.Err() != nil
}

// flooded is how many states are flooded before the work is told.
const flooded = 4096

// fetched is how many states before it is visited one is fetched.
const fetched = 16

// flood follows the queue against the moves (if credible: the improvements) of
// the parties other than focal, first come first served. It returns false when
// the work was ended.
func (s *search) flood(focal int, credible bool) bool {
	for ; s.head < len(s.queue); s.head++ {
		if s.wanted != nil && s.cameToAll() {
			return true
		}
		if s.head%flooded == flooded-1 && s.work.Done(flooded) != nil || s.ended(0) {
			return false
		}
		if next := s.head + fetched; next < len(s.queue) { // fetches what its visit looks at
			s.touched += s.places[int(s.queue[next])*len(s.cells)].Cell
		}
		x := s.queue[s.head]
		for j, place := range s.places[int(x)*len(s.cells):][:len(s.cells)] {
			switch at := s.next[j][place.Cell]; {
			case j == focal:
			case !credible && at == walked:
			case !credible:
				s.walkMoving(j, x, place.Cell)
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

// cameToAll drops the states wanted that are flooded, up to the first that is
// not, and reports whether none is left.
func (s *search) cameToAll() bool {
	for len(s.wanted) > 0 && !s.isDry(s.wanted[0]) {
		s.wanted = s.wanted[1:]
	}
	return len(s.wanted) == 0
}

// walkMoving floods the states from which party j can move to x. Since leading
// is transitive, when a cell has been walked through so have all that lead to it.
func (s *search) walkMoving(j int, x, cell uint32) {
	b, next := s.cells[j], s.next[j]
	if l := b.Lattice(); l != nil {
		s.descend(j, l, cell, walked, func(from uint32) {
			s.wash(j, x, b.States(from))
			next[from] = walked
		})
		return
	}
	lo, hi := b.Of(cell)
	s.walks += int(hi - lo)
	for from := lo; from < hi; from++ {
		if next[from] != walked && b.Leads(from, cell) {
			s.wash(j, x, b.States(from))
			next[from] = walked
		}
	}
}

// descend visits the cells of a lattice from which party j's moves lead to
// cell, itself included, leaving out what was visited up to rank before. That
// saves time alone: to visit a cell twice at one rank would change nothing, as
// what leads to it is flooded by then. So no test can tell >= below from >.
func (s *search) descend(j int, l *space.Lattice, cell, rank uint32, visit func(from uint32)) {
	upto, node := s.upto[j], l.Node[cell]
	base := node - node%uint32(l.Size)
	s.stack = append(s.stack[:0], node-base)
	for len(s.stack) > 0 {
		node := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		s.walks++
		if upto[base+node] >= rank {
			continue
		}
		upto[base+node] = rank
		if from := l.Cell[base+node]; from != space.NoCell {
			visit(from)
		}
		s.stack = append(s.stack, l.Below[node]...)
	}
}

// walkImproving floods the states from which party j can improve to x, where
// a block has several cells.
func (s *search) walkImproving(j int, x uint32, place space.Place) {
	b := s.cells[j]
	rank := b.Ranks[place.Low]
	if l := b.Lattice(); l != nil {
		s.descend(j, l, place.Cell, rank, func(from uint32) { s.walkBelow(j, x, from, rank) })
		return
	}
	if rank <= s.upto[j][place.Cell] {
		return
	}
	lo, hi := b.Of(place.Cell)
	s.walks += int(hi - lo)
	for from := lo; from < hi; from++ {
		if s.upto[j][from] < rank && b.Leads(from, place.Cell) {
			s.upto[j][from] = rank
			s.walkBelow(j, x, from, rank)
		}
	}
}

// walkBelow floods the states of a cell that party j ranks below rank.
func (s *search) walkBelow(j int, x, cell, rank uint32) {
	b, next := s.cells[j], s.next[j]
	at, end := next[cell], b.First[cell+1]
	for next[cell] < end && b.Ranks[next[cell]] < rank {
		next[cell]++
	}
	s.wash(j, x, b.Order[at:next[cell]])
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
