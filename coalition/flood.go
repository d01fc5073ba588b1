package coalition

// A direction is that of a flood.
type direction uint8

const (
	ahead      direction = iota // to where moves lead
	back                        // to where moves come from
	backByGain                  // to where improvements come from
)

// flood adds to a set all states that moves of a coalition's members lead to from some
// states, in a direction, these states among them. Cells are gone through once. It gives up
// when still, asked before each state, returns false.
func (f *Finder) flood(into bits64, seeds []uint32, h Set, way direction, still func() bool) {
	queue := make([]uint32, 0, len(seeds))
	for _, s := range seeds {
		if !into.has(int(s)) {
			into.add(int(s))
			queue = append(queue, s)
		}
	}
	type walk struct {
		party int
		upto  []uint32 // by cell: the most rank, and one more, whose predecessors are all there
		next  []uint32 // by cell: how many of its states, from the worst, are all there
	}
	var walks []walk
	for _, p := range h.Members() {
		n := f.blocks[p].Cells()
		walks = append(walks, walk{p, make([]uint32, n), make([]uint32, n)})
	}
	parties := len(f.blocks)
	for at := 0; at < len(queue); at++ {
		if still != nil && !still() {
			return
		}
		x := queue[at]
		for _, w := range walks {
			b, cell := f.blocks[w.party], f.places[int(x)*parties+w.party].Cell
			below := uint32(1) // walked through, whatever the rank
			if way == backByGain {
				below = f.ranks[w.party][x]
			}
			if w.upto[cell] >= below {
				continue
			}
			w.upto[cell] = below
			lo, hi := b.Of(cell)
			for other := lo; other < hi; other++ {
				if way == ahead && !b.Leads(cell, other) || way != ahead && !b.Leads(other, cell) {
					continue
				}
				states := b.States(other)
				for int(w.next[other]) < len(states) {
					s := states[w.next[other]]
					if way == backByGain && f.ranks[w.party][s] >= below {
						break
					}
					w.next[other]++
					if !into.has(int(s)) {
						into.add(int(s))
						queue = append(queue, s)
					}
				}
			}
		}
	}
}
