package route

import "math/bits"

// reach floods from the status quo, a step a round. After each round, met is
// asked which lanes need no further rounds, given the states reached anew in
// it with b.at as it was before; it may be nil. The error is that of the work.
func (b *batch) reach(met func(round int, reached []entry) (done uint64)) error {
	b.scratch = b.f.borrow()
	now := uint64(b.sp.StatusQuo())
	front := []entry{{now, b.may(uint32(now), b.begin)}}
	for round := 0; len(front) > 0; round++ {
		if met != nil {
			b.live &^= met(round, front)
		}
		for _, e := range front {
			b.at[e.spot] |= e.lanes
		}
		var err error
		if front, err = b.round(front); err != nil {
			return err
		}
	}
	return nil
}

// release gives back what a batch has borrowed; at is gone then.
func (b *batch) release() { b.f.giveBack(b.scratch) }

// alone is reach for a batch that is gone through by itself.
func (b *batch) alone(met func(round int, reached []entry) (done uint64)) error {
	b.work = *b.t.work
	err := b.reach(met)
	b.t.work.used = b.work.used
	return err
}

// may returns the lanes whose cap lets them enter a state.
func (b *batch) may(state uint32, lanes uint64) uint64 {
	if !b.capped {
		return lanes
	}
	grade := b.grade(state)
	for int(grade) >= len(b.graded) {
		b.graded, b.entries = append(b.graded, false), append(b.entries, 0)
	}
	if !b.graded[grade] {
		b.graded[grade] = true
		e := b.grades[grade]
		for lane, cap := range b.caps {
			if e.within(cap) {
				b.entries[grade] |= 1 << lane
			}
		}
	}
	return lanes & b.entries[grade]
}

// round returns the states that one step more leads to, with the lanes in
// which they were not reached before.
func (b *batch) round(reached []entry) ([]entry, error) {
	singles := make([]*front, len(b.c.Parties))
	deals := make([]*front, len(b.commit))
	willing := make([]uint64, len(b.c.Parties))
	alone := make([]uint64, len(b.c.Parties))
	for _, e := range reached {
		lanes := e.lanes & b.live
		if lanes == 0 {
			continue
		}
		spot := b.f.spotOf[e.spot]
		b.bind(uint32(e.spot), lanes)
		for p := range willing {
			willing[p] = 0
			if b.acts[p] {
				willing[p] = lanes & b.willing(p, uint32(e.spot))
			}
			alone[p] = willing[p]
		}
		for t := range deals {
			if b.single {
				break
			}
			for _, at := range b.dealers(t, lanes, willing) {
				b.split(b.start(&deals[t]), stage{movers: at.movers}, spot, at.lanes)
				for movers := at.movers; movers != 0; movers &= movers - 1 {
					p := bits.TrailingZeros64(movers)
					alone[p] &^= at.lanes & b.freely[t][p]
				}
			}
		}
		for p := range alone {
			if alone[p] != 0 {
				b.split(b.start(&singles[p]), stage{movers: 1 << p}, spot, alone[p])
			}
		}
	}
	var next []entry
	var err error
	for _, f := range singles {
		if next, err = b.arrive(f, -1, next); err != nil {
			return nil, err
		}
	}
	for t, f := range deals {
		if next, err = b.arrive(f, t, next); err != nil {
			return nil, err
		}
	}
	return b.take(next), nil
}

func (b *batch) start(f **front) *front {
	if *f == nil {
		*f = b.newFront()
	}
	return *f
}

// arrive sweeps a front and adds the states it leads to, but those reached.
func (b *batch) arrive(f *front, track int, dst []entry) ([]entry, error) {
	if f == nil || len(f.stages) == 0 {
		return dst, nil
	}
	f, err := b.sweep(f, track)
	if err != nil {
		return nil, err
	}
	for _, pieces := range f.spots {
		for _, list := range pieces {
			dst = b.land(list, dst)
		}
		b.dropAll(pieces)
	}
	b.free(f)
	return dst, nil
}

// land appends the states at spots that are not reached yet.
func (b *batch) land(list, dst []entry) []entry {
	b.work.used += int64(len(list))
	for _, e := range list {
		state, ok := b.f.state(e.spot)
		if !ok {
			continue
		}
		lanes := b.may(state, e.lanes&^b.at[state]&b.live)
		if lanes != 0 && b.fresh[state] == 0 {
			dst = append(dst, entry{spot: uint64(state)})
		}
		b.fresh[state] |= lanes
	}
	return dst
}

// take fills in with which lanes states were reached anew.
func (b *batch) take(reached []entry) []entry {
	for i := range reached {
		at := reached[i].spot
		reached[i].lanes, b.fresh[at] = b.fresh[at], 0
	}
	return reached
}
