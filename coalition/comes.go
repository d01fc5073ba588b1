package coalition

// A roads knows where coalitions can come to from a state. It is for one goroutine.
type roads struct {
	f      *Finder
	from   int
	here   []uint8
	there  []uint8
	mixed  []uint8
	floods map[Set]bits64 // of coalitions that were asked about
}

func (f *Finder) roads(from int) *roads {
	return &roads{f: f, from: from, here: f.sp.Levels(from, nil), floods: map[Set]bits64{}}
}

// bits64 is a set of states: bit k of word w is state 64w+k.
type bits64 []uint64

func (f *Finder) noStates() bits64 { return make(bits64, (f.sp.Len()+63)/64) }

func (b bits64) has(s int) bool { return b[s/64]>>(s%64)&1 == 1 }

func (b bits64) add(s int) { b[s/64] |= 1 << (s % 64) }

// allowed reports whether each option may go to its level in a state, by itself. As what
// an option may do is transitive, nothing leads there otherwise.
func (r *roads) allowed(q int) bool {
	r.there = r.f.sp.Levels(q, r.there)
	for o, to := range r.there {
		if from := r.here[o]; from != to && !r.f.sp.Case().Options[o].Allows(int(from), int(to)) {
			return false
		}
	}
	return true
}

// come reports whether a coalition can come to a state in which some of its members have
// other levels.
func (r *roads) come(q int, change, h Set) bool {
	return r.straight(q, change) || r.flooded(h).has(q)
}

// straight reports whether each of those who have other levels in a state can make all its
// changes in one move, one party after another in some order.
func (r *roads) straight(q int, change Set) bool {
	movers := change.Members()
	if len(movers) == 1 {
		return r.f.moves(movers[0], r.from, q)
	}
	at := make([]int, 1<<len(movers)) // by who has moved: the state, counted from 1; 0 where they cannot
	at[0] = r.from + 1
	for moved := range at {
		if at[moved] == 0 {
			continue
		}
		for i, p := range movers {
			next := moved | 1<<i
			if next == moved || at[next] > 0 {
				continue
			}
			if to, ok := r.mix(q, movers, next); ok && r.f.moves(p, at[moved]-1, to) {
				at[next] = to + 1
			}
		}
	}
	return at[len(at)-1] > 0
}

// mix is the state in which some parties stand as in q, all others as at the beginning.
func (r *roads) mix(q int, movers []int, moved int) (state int, ok bool) {
	if moved == 1<<len(movers)-1 {
		return q, true
	}
	r.mixed = append(r.mixed[:0], r.here...)
	r.there = r.f.sp.Levels(q, r.there)
	for i, p := range movers {
		if moved>>i&1 == 1 {
			for _, o := range r.f.sp.Case().Parties[p].Options {
				r.mixed[o] = r.there[o]
			}
		}
	}
	return r.f.sp.Find(r.mixed)
}

// moves reports whether a party can move from one state to another.
func (f *Finder) moves(party, from, to int) bool {
	b, n := f.blocks[party], len(f.blocks)
	a, z := f.places[from*n+party].Cell, f.places[to*n+party].Cell
	lo, hi := b.Of(a)
	return from != to && z >= lo && z < hi && b.Leads(a, z)
}

// flooded is where a coalition can come to.
func (r *roads) flooded(h Set) bits64 {
	if found, ok := r.floods[h]; ok {
		return found
	}
	out := r.f.noStates()
	r.f.flood(out, []uint32{uint32(r.from)}, h, ahead, nil)
	r.floods[h] = out
	return out
}
