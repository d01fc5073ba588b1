package route

import (
	"math/bits"
	"slices"
)

// open finds, for every destination, the minimal sets of levers that open it.
func (t *table) open(a *Openings) error {
	a.Sets = make([][]Set, len(a.Better))
	if len(a.Better) == 0 {
		return nil
	}
	for _, opened := range subsets(t.opens.List(), t.most) {
		l, err := t.layerOf(opened)
		if err != nil {
			return err
		}
		s := &search{layer: l, a: a, want: newWanted(l.sp.Rank, len(l.c.Parties), a.Better)}
		s.run()
		if err := t.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// subsets lists the sets of at most so many of the given levers, small ones first.
func subsets(levers []int, most int) []Set {
	out := []Set{{}}
	for from := 0; from < len(out); from++ {
		s := out[from]
		if s.Len() == most {
			continue
		}
		for _, l := range levers {
			if list := s.List(); len(list) == 0 || l > list[len(list)-1] {
				out = append(out, s.With(l))
			}
		}
	}
	return out
}

// wanted tells which destinations a party ranks how high, as bits.
type wanted struct {
	ranks [][]uint32 // by party and destination
	least []uint32   // by party: of all destinations
	sets  []map[uint32][]uint64
	all   []uint64
}

func newWanted(rank func(party, state int) uint32, parties int, destinations []int) *wanted {
	w := &wanted{all: make([]uint64, (len(destinations)+63)/64)}
	for d := range destinations {
		w.all[d/64] |= 1 << (d % 64)
	}
	for p := range parties {
		var ranks []uint32
		for _, d := range destinations {
			ranks = append(ranks, rank(p, d))
		}
		w.ranks, w.least, w.sets = append(w.ranks, ranks), append(w.least, slices.Min(ranks)), append(w.sets, map[uint32][]uint64{})
	}
	return w
}

// from is the destinations that a party ranks at least so high.
func (w *wanted) from(party int, rank uint32) []uint64 {
	if rank <= w.least[party] {
		return w.all
	}
	set, ok := w.sets[party][rank]
	if !ok {
		set = make([]uint64, len(w.all))
		for d, r := range w.ranks[party] {
			if r >= rank {
				set[d/64] |= 1 << (d % 64)
			}
		}
		w.sets[party][rank] = set
	}
	return set
}

// A search looks through the sets of levers of one layer. at holds, by state,
// the destinations on the way to which it can be reached with the set at hand.
type search struct {
	*layer
	a    *Openings
	want *wanted

	at      [][]uint64
	touched []uint32
	queued  []uint64
	queue   []uint32
	met     []int8 // by need: whether the set at hand meets it; 0 not known
	left    []uint64
	way     []uint64 // scratch
}

// run goes through sets of levers, small ones first, each reached from a
// smaller one by adding what admits a step out of the states that one reaches
// (docs/theory.md#ways-out).
func (s *search) run() {
	s.at, s.queued = make([][]uint64, s.sp.Len()), make([]uint64, (s.sp.Len()+63)/64)
	s.way = make([]uint64, len(s.want.all))
	bySize := make([][]Set, s.t.most+1)
	bySize[s.opened.Len()] = []Set{s.opened}
	seen := map[Set]bool{s.opened: true}
	for size := range bySize {
		slices.SortFunc(bySize[size], compareSets)
		for _, l := range bySize[size] {
			if s.t.ctx.Err() != nil {
				return
			}
			for _, more := range s.try(l) {
				if next := l.union(more); !seen[next] {
					seen[next] = true
					bySize[next.Len()] = append(bySize[next.Len()], next)
				}
			}
		}
	}
}

// try notes what a set of levers opens, and returns the smallest additions
// that admit a step out of what it reaches, on the way to something else.
func (s *search) try(l Set) need {
	s.left = slices.Clone(s.want.all)
	for d, minimal := range s.a.Sets {
		if slices.ContainsFunc(minimal, func(m Set) bool { return m.Within(l) }) {
			s.left[d/64] &^= 1 << (d % 64)
		}
	}
	if none(s.left) {
		return nil
	}
	s.flood(l)
	for d, state := range s.a.Better {
		if s.left[d/64]>>(d%64)&1 == 1 && s.at[state] != nil && s.at[state][d/64]>>(d%64)&1 == 1 {
			s.a.Sets[d] = addMinimal(s.a.Sets[d], l)
			s.left[d/64] &^= 1 << (d % 64)
		}
	}
	var out need
	if l.Len() < s.t.most && !none(s.left) {
		out = s.out(l)
	}
	return out
}

// addMinimal adds a set to those that are minimal.
func addMinimal(sets []Set, l Set) []Set { return need(sets).add(l) }

func none(set []uint64) bool {
	return !slices.ContainsFunc(set, func(w uint64) bool { return w != 0 })
}

// flood finds the states that can be reached with the levers, on the way to
// which of the destinations left.
func (s *search) flood(l Set) {
	for _, state := range s.touched {
		s.at[state] = nil
	}
	s.touched, s.queue = s.touched[:0], s.queue[:0]
	s.met = make([]int8, len(s.t.needs))
	s.reach(uint32(s.sp.StatusQuo()), s.left)
	for head := 0; head < len(s.queue); head++ {
		state := s.queue[head]
		s.queued[state/64] &^= 1 << (state % 64)
		if head%256 == 0 && s.t.ctx.Err() != nil {
			return
		}
		for _, b := range s.from(state) {
			if !s.meets(b.need, l) || !s.willing(state, b.movers) {
				continue
			}
			for _, to := range b.to {
				s.reach(to, s.way)
			}
		}
	}
}

// meets says whether the levers at hand meet a need.
func (s *search) meets(id uint32, l Set) bool {
	for int(id) >= len(s.met) {
		s.met = append(s.met, 0)
	}
	if s.met[id] == 0 {
		s.met[id] = -1
		if s.t.needs[id].metBy(l) {
			s.met[id] = 1
		}
	}
	return s.met[id] > 0
}

// willing leaves in way the destinations on the way to which the state is
// reached and the movers are willing to go on; false when there are none.
func (s *search) willing(state uint32, movers uint64) bool {
	copy(s.way, s.at[state])
	will := s.will(state)
	for ; movers != 0; movers &= movers - 1 {
		p := bits.TrailingZeros64(movers)
		for w, set := range s.want.from(p, will[p]) {
			s.way[w] &= set
		}
	}
	return !none(s.way)
}

// reach notes that a state is reached on the way to destinations.
func (s *search) reach(state uint32, way []uint64) {
	at := s.at[state]
	if at == nil {
		at = make([]uint64, len(way))
		s.at[state] = at
		s.touched = append(s.touched, state)
	}
	grown := false
	for w := range way {
		grown = grown || way[w]&^at[w] != 0
		at[w] |= way[w]
	}
	if grown && s.queued[state/64]>>(state%64)&1 == 0 {
		s.queued[state/64] |= 1 << (state % 64)
		s.queue = append(s.queue, state)
	}
}

// out lists the smallest sets of further levers that admit a step to a state
// not reached, on the way to a destination left.
func (s *search) out(l Set) need {
	var out need
	for _, state := range s.touched {
		for _, b := range s.from(state) {
			if s.meets(b.need, l) || !s.willing(state, b.movers) || !s.leaves(b.to) {
				continue
			}
			for _, set := range s.t.needs[b.need] {
				if l.union(set).Len() <= s.t.most {
					for w := range set {
						set[w] &^= l[w]
					}
					out = out.add(set)
				}
			}
		}
	}
	return out
}

// leaves says whether one of the states is not reached on some way that is left.
func (s *search) leaves(to []uint32) bool {
	return slices.ContainsFunc(to, func(state uint32) bool {
		for w := range s.way {
			way := s.way[w] & s.left[w]
			if s.at[state] != nil {
				way &^= s.at[state][w]
			}
			if way != 0 {
				return true
			}
		}
		return false
	})
}
