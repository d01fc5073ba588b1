package stability

import "math/bits"

// A flooder floods a slice, whichever way it keeps who is dry.
type flooder interface {
	load(own int)                       // takes a slice up, given by the focal party's own combination
	begin()                             // all but holes are dry
	collect(key []uint32, limit uint32) // the dry states with a key below a limit, as seeds
	// writes w for a state, if it is dry, and all dry ones that lead to it
	flood(y, w uint32) bool
}

// flooder returns the way that serves a slice best: by tiles, where blocks have room in a
// word; else by bits of many side by side.
func (s *slice) flooder() flooder {
	most := uint32(0)
	for _, m := range s.mover {
		most = max(most, m.size)
	}
	if most > 64 {
		return newStrips(s)
	}
	switch lanes, _ := s.tile(); {
	case lanes <= 8:
		return newTiled[uint8](s)
	case lanes <= 16:
		return newTiled[uint16](s)
	case lanes <= 32:
		return newTiled[uint32](s)
	}
	return newTiled[uint64](s)
}

// A tiled floods tile by tile. A tile is made of the states that differ by the first few movers alone,
// its *insiders*; the others, its *outsiders*, step from one tile to another. What leads to a state within
// its tile is followed at once. For each outsider a tile has a *row* of words with a lane for each of its
// states: who of the outsider's block steps to it and, in another, who of the block is dry. So both are
// compared for several states together. Tiles wait for their turn (sweep), lest each be visited for one state
// after another.
type tiled[I uint8 | uint16 | uint32 | uint64] struct {
	*slice
	lanes    uint32 // states in a tile
	tileOf   divider
	inner    []I   // by place: who of the tile steps to it
	dry      []I   // by tile: which of its states are
	start    []I   // dry, when nothing is flooded
	wet      []I   // by tile: which were flooded and are still to be visited
	tiles    sweep // which have such states
	at       []int // by lane: how far its masks are from those of the first, in the cube
	insiders []insider

	outer   []outsider
	words   uint32      // in a row
	masks   []uint64    // rows by tile and outsider: who steps to each
	rows    []uint64    // by outsider and block of tiles: who of the block is dry
	begun   []uint64    // these, when nothing is flooded
	width   uint32      // bits in a lane
	per     uint32      // lanes in a word
	first   uint64      // the first bit of every lane
	gather  uint64      // times first bits has these side by side at the end
	apart   [256]uint64 // bits side by side, as first bits of lanes
	block   [64]uint32  // by outsider: where the tile visited has its row
	own     [64]uint32  // and which of the mover's own combinations it is of
	looked  [64]uint64  // by word of a row: the lanes looked at
	from    [64]uint64  // and who was found
	fetched uint64      // what was read of tiles to come: of no use, but then it is near
}

// An insider is a mover within a tile.
type insider struct {
	size, stride uint32
	apart        []uint64 // where it is not the only one: its masks, as lanes
	part         part
}

// An outsider is a mover from tile to tile.
type outsider struct {
	size, stride uint32
	next         divider
	first        uint32 // its first row
	part         part
	step         []uint32 // by outsider: how many words further its row is after one step of this one; 0 for its own
}

// Up to how many states make a tile where several movers are within it; more where each of them
// has but a few combinations of its own.
const (
	mostLanes    = 16
	mostLanesFew = 64
	fewInside    = 4
)

// tile returns how many states make a tile, and how many movers are within it.
func (s *slice) tile() (lanes uint32, movers int) {
	lanes = s.mover[0].size
	largest := lanes
	for movers = 1; movers < len(s.mover); movers++ {
		size, most := s.mover[movers].size, uint32(mostLanes)
		if largest = max(largest, size); largest <= fewInside {
			most = mostLanesFew
		}
		if lanes*size > most {
			break
		}
		lanes *= size
	}
	return lanes, movers
}

func newTiled[I uint8 | uint16 | uint32 | uint64](s *slice) *tiled[I] {
	t := &tiled[I]{slice: s, width: 8}
	lanes, within := s.tile()
	t.lanes, t.tileOf = lanes, dividerBy(int(lanes))
	tiles := uint32(s.n) / lanes
	for _, m := range s.mover[within:] {
		for m.size > t.width {
			t.width *= 2
		}
	}
	t.per = 64 / t.width
	for lane := range t.per {
		t.first |= 1 << (lane * t.width)
		t.gather |= 1 << (64 - t.per - lane*(t.width-1))
	}
	for set := range uint32(1) << t.per {
		for lane := range t.per {
			t.apart[set] |= uint64(set>>lane&1) << (lane * t.width)
		}
	}
	t.words = (lanes + t.per - 1) / t.per
	t.insiders, t.outer = make([]insider, 0, within), make([]outsider, 0, len(s.mover)-within)
	for i, m := range s.mover {
		if i < within {
			t.insiders = append(t.insiders, s.insider(&m, within))
		} else {
			t.outer = append(t.outer, s.outsider(&m, lanes))
		}
	}
	size, steps := uint32(0), make([]uint32, len(t.outer)*len(t.outer))
	for i := range t.outer {
		m := &t.outer[i]
		m.step, steps = steps[:len(t.outer)], steps[len(t.outer):]
		m.first = size
		size += tiles / m.size * t.words
		for k, other := range t.outer {
			step := m.stride
			switch {
			case k == i:
				step = 0
			case k < i: // its block's number leaves its own combinations out
				step /= other.size
			}
			m.step[k] = step * t.words
		}
	}
	room := make([]I, uint32(s.n)+3*tiles)
	t.inner, room = room[:s.n], room[s.n:]
	t.dry, t.start, t.wet = room[:tiles], room[tiles:2*tiles], room[2*tiles:]
	masks := tiles * t.words * uint32(len(t.outer))
	words := make([]uint64, masks+2*size)
	t.masks, t.rows, t.begun = words[:masks], words[masks:masks+size], words[masks+size:]
	t.at, t.tiles = make([]int, lanes), newSweep(tiles)
	t.fillRows()
	for tile := range t.start {
		t.start[tile] = I(1)<<(lanes-1)<<1 - 1
	}
	return t
}

func (s *slice) insider(m *mover, movers int) insider {
	in := insider{size: m.size, stride: m.stride, part: s.partOf(m.party)}
	if movers > 1 {
		in.apart = make([]uint64, 1<<m.size)
		for mask := range in.apart {
			for l := range m.size {
				in.apart[mask] |= uint64(mask>>l&1) << (l * m.stride)
			}
		}
	}
	return in
}

func (s *slice) outsider(m *mover, lanes uint32) outsider {
	stride := m.stride / lanes
	return outsider{size: m.size, stride: stride, next: dividerBy(int(stride * m.size)), part: s.partOf(m.party)}
}

func (s *slice) partOf(party int) part {
	for _, p := range s.parts {
		if p.party == party {
			return p
		}
	}
	panic("stability: a mover without masks")
}

// undone reports whether all movers can undo all their moves.
func (s *slice) undone() bool {
	for _, m := range s.mover {
		if !s.rel[m.party].full {
			return false
		}
	}
	return true
}

// fillRows has all states dry.
func (t *tiled[I]) fillRows() {
	for i := range t.outer {
		m := &t.outer[i]
		blocks := t.begun[m.first:]
		if i+1 < len(t.outer) {
			blocks = t.begun[m.first:t.outer[i+1].first]
		}
		for at := range blocks {
			blocks[at] = t.first * (^uint64(0) >> (64 - m.size))
		}
	}
}

// load takes up a slice tile by tile: its lanes are as far apart in the cube in every one.
func (t *tiled[I]) load(own int) {
	stride := 1
	for _, p := range t.order {
		if p == t.focal {
			break
		}
		stride *= t.cube.own[p]
	}
	words, apart := t.slice.words, stride*t.cube.own[t.focal]
	place := func(y int) int { return (y/stride*apart + own*stride + y%stride) * words }
	at := t.at
	for lane := range at {
		at[lane] = place(lane) - place(0)
	}
	row := t.masks
	for tile := range t.dry {
		src := t.cube.masks[place(tile*len(at)):]
		t.loadInner(t.inner[tile*len(at):][:len(at)], src, at)
		for k := range t.outer {
			p := &t.outer[k].part
			word, shift, all := p.word, p.shift, ^uint64(0)>>(64-p.bits)
			for lanes := at; len(lanes) > 0; row = row[1:] {
				n := min(len(lanes), int(t.per))
				masks, by := uint64(0), uint32(0)
				for _, at := range lanes[:n] {
					masks |= src[at+word] >> (shift & 63) & all << (by & 63)
					by += t.width
				}
				row[0], lanes = masks, lanes[n:]
			}
		}
		if t.places != nil {
			t.start[tile] = I(1)<<(t.lanes-1)<<1 - 1
			for lane, at := range at {
				if uint32(src[at]) == hole {
					t.start[tile] &^= 1 << lane
				}
			}
		}
	}
}

// loadInner takes up who of a tile steps to whom.
func (t *tiled[I]) loadInner(inner []I, src []uint64, lanes []int) {
	if len(t.insiders) == 1 {
		p := &t.insiders[0].part
		for lane, at := range lanes {
			inner[lane] = I(src[at+p.word] >> (p.shift & 63) & (^uint64(0) >> (64 - p.bits)))
		}
		return
	}
	for lane, at := range lanes {
		from, y := uint64(0), uint32(lane)
		for i := range t.insiders {
			in := &t.insiders[i]
			mask := src[at+in.part.word] >> (in.part.shift & 63) & (1<<in.size - 1)
			next := y / in.size
			from |= in.apart[mask] << (uint32(lane) - (y-next*in.size)*in.stride)
			y = next
		}
		inner[lane] = I(from)
	}
}

func (t *tiled[I]) begin() {
	copy(t.dry, t.start)
	copy(t.rows, t.begun)
}

func (t *tiled[I]) collect(key []uint32, limit uint32) {
	t.keyed = t.keyed[:0]
	for tile, dry := range t.dry {
		for ; dry != 0; dry &= dry - 1 {
			y := uint32(tile)*t.lanes + uint32(bits.TrailingZeros64(uint64(dry)))
			if key[y] < limit {
				t.add(key[y], y)
			}
		}
	}
}

// flood writes w for a state, if it is dry, and all dry ones that lead to it.
func (t *tiled[I]) flood(y, w uint32) bool {
	tile := t.tileOf.of(y)
	lane := y - tile*t.lanes
	if t.dry[tile]>>lane&1 == 0 {
		return true
	}
	// That the seed is dry no more spares visits alone: what it is written again is its key at least, which is its
	// rank or more, and of both the least counts.
	t.locate(tile)
	t.dry[tile] &^= 1 << lane
	t.clear(1 << lane)
	t.wet[tile] = 1 << lane
	t.tiles.at = tile
	t.tiles.add(tile)
	var room [ahead]uint32
	for t.tiles.left > 0 {
		next := t.tiles.take(room[:0])
		if len(next) > 1 {
			t.fetch(next)
		}
		for _, tile := range next {
			t.locate(tile)
			wet := t.spread(tile)
			t.since += bits.OnesCount64(uint64(wet))
			out := t.out[tile*t.lanes:][:t.lanes]
			for left := wet; left != 0; left &= left - 1 {
				out[bits.TrailingZeros64(uint64(left))] = w
			}
			t.step(tile, wet)
		}
		if t.since >= flooded {
			t.since = 0
			if t.work.Done(flooded) != nil {
				return false
			}
		}
	}
	return true
}

// fetch has masks of some tiles brought near together: else each visit would wait for its own.
func (t *tiled[I]) fetch(tiles []uint32) {
	all, words := uint64(0), t.words*uint32(len(t.outer))
	for _, tile := range tiles {
		all |= uint64(t.inner[tile*t.lanes])
		masks := t.masks[tile*words:][:words]
		for i := 0; i < len(masks); i += 8 {
			all |= masks[i]
		}
	}
	t.fetched = all
}

// locate finds where a tile stands for every outsider.
func (t *tiled[I]) locate(tile uint32) {
	at := tile
	for k := range t.outer {
		m := &t.outer[k]
		next := m.next.of(tile)
		t.own[k&63] = at - next*m.size
		t.block[k&63] = m.first + (tile-(at-next)*m.stride)*t.words
		at = next
	}
}

// spread returns who is to be visited in the tile located, with all who are dry and lead to these within
// it, which it wets.
func (t *tiled[I]) spread(tile uint32) I {
	wet, dry := t.wet[tile], t.dry[tile]
	t.wet[tile] = 0
	if dry == 0 {
		return wet
	}
	inner := t.inner[tile*t.lanes:][:t.lanes]
	was := dry
	for left := wet; left != 0 && dry != 0; {
		from := inner[bits.TrailingZeros64(uint64(left))] & dry
		left = left&(left-1) | from
		dry &^= from
	}
	if came := was &^ dry; came != 0 {
		t.dry[tile] = dry
		t.clear(uint64(came))
		wet |= came
	}
	return wet
}

// clear tells outsiders that some of the tile located are dry no more.
func (t *tiled[I]) clear(lanes uint64) {
	for i := range t.words {
		set := t.apart[lanes>>(i*t.per&63)&(1<<t.per-1)&255]
		if set == 0 {
			continue
		}
		for k := range t.outer {
			t.rows[t.block[k&63]+i] &^= set << (t.own[k&63] & 63)
		}
	}
}

// step wets all who are dry and step, by an outsider, to some of the tile located.
func (t *tiled[I]) step(tile uint32, wet I) {
	lo, hi := uint32(bits.TrailingZeros64(uint64(wet)))/t.per, uint32(bits.Len64(uint64(wet))-1)/t.per+1
	for i := lo; i < hi; i++ {
		set := t.apart[uint64(wet)>>(i*t.per&63)&(1<<t.per-1)&255]
		t.looked[i&63] = set<<t.width - set // all bits of these lanes
	}
	masks := t.masks[tile*t.words*uint32(len(t.outer)):]
	for k := range t.outer {
		row := t.rows[t.block[k&63]:][:hi]
		all := uint64(0)
		for i := lo; i < hi; i++ {
			from := masks[i] & row[i] & t.looked[i&63]
			t.from[i&63] = from
			all |= from
		}
		masks = masks[t.words:]
		if all != 0 {
			for i := lo; i < hi; i++ {
				row[i] &^= t.from[i&63]
			}
			t.move(tile, k, all, lo, hi)
		}
	}
}

// move wets those who were found to step, by an outsider, to some of the tile located: by combinations of its
// own that any of them has.
func (t *tiled[I]) move(tile uint32, k int, all uint64, lo, hi uint32) {
	m := &t.outer[k]
	for by := uint32(32); by >= t.width; by /= 2 {
		all |= all >> by
	}
	for all &= 1<<t.width - 1; all != 0; all &= all - 1 {
		own := uint32(bits.TrailingZeros64(all))
		by := own - t.own[k&63]
		some := I(0)
		for i := lo; i < hi; i++ {
			lanes := t.from[i&63] >> (own & 63) & t.first
			if lanes == 0 {
				continue
			}
			some |= I(lanes * t.gather >> ((64 - t.per) & 63) << (i * t.per & 63))
			for j, step := range m.step { // its own has these of the tile located, which are wet
				t.rows[t.block[j&63]+by*step+i] &^= lanes << (t.own[j&63] & 63)
			}
		}
		to := tile + by*m.stride
		if t.wet[to] == 0 {
			t.tiles.add(to)
		}
		t.wet[to] |= some
		t.dry[to] &^= some
	}
}
