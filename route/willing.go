package route

import "slices"

// threshold returns how high a party must rank a destination to be willing to
// step at a state (docs/theory.md#willing), in classes: two ranks are in one
// class when they pass the same thresholds of the party, at every state. Where
// thresholds are asked for a few states alone, each rank is a class. None is 0.
func (l *layer) threshold(p int, state uint32) uint32 {
	at := l.thresholds[int(state)*len(l.c.Parties):]
	if at[p] == 0 {
		l.weighState(int(state))
	}
	return at[p]
}

// weigh sees to the thresholds, once: all of them, or none as yet where few are
// asked for. The error is the context's, and then there are none.
func (l *layer) weigh() error {
	if l.thresholds != nil {
		return nil
	}
	l.thresholds = make([]uint32, l.sp.Len()*len(l.c.Parties))
	if l.few {
		return nil
	}
	if err := l.weighAll(); err != nil {
		l.thresholds = nil
		return err
	}
	l.classify()
	return nil
}

// weighState works out the thresholds at one state; once that was asked for a good
// part of all states, at all of them.
func (l *layer) weighState(state int) {
	if l.weighed++; l.weighed > l.sp.Len()/fewOf {
		if l.weighRest() == nil {
			return
		}
	}
	parties := len(l.c.Parties)
	worst := l.thresholds[state*parties : (state+1)*parties]
	for p := range worst {
		worst[p] = l.sp.Rank(p, state)
	}
	for q := range worst {
		b, ranks, cell := l.moves.Blocks(q), l.sp.Ranks(q), l.moves.Place(q, state).Cell
		lo, hi := b.Of(cell)
		for to := lo; to < hi; to++ {
			if !b.Leads(cell, to) {
				continue
			}
			for _, x := range b.States(to) {
				if ranks[x] <= ranks[state] {
					continue
				}
				for p := range worst {
					if p != q {
						worst[p] = min(worst[p], l.sp.Rank(p, int(x)))
					}
				}
			}
		}
	}
	for p := range worst {
		if worst[p] < l.sp.Rank(p, state) {
			worst[p]++
		}
		worst[p]++
	}
}

// fewOf is one in how many states are a good part of them: from there on it takes
// less to work out the thresholds at all.
const fewOf = 8

// weighRest works out the thresholds that were not asked for yet, each rank being a
// class. The error is the context's, and then all are to be asked for again.
func (l *layer) weighRest() error {
	if l.weighed == l.sp.Len() {
		return nil
	}
	if err := l.weighAll(); err != nil {
		clear(l.thresholds)
		l.weighed = 0
		return err
	}
	l.weighed = l.sp.Len()
	for i := range l.thresholds {
		l.thresholds[i]++
	}
	return nil
}

// weighAll works out, for all states, how high a party must rank a destination. The
// error is the context's.
func (l *layer) weighAll() error {
	parties := len(l.c.Parties)
	// at first the rank of the state itself, then of the worst that standing still
	// may come to
	worst := l.thresholds
	rank := make([][]uint32, parties)
	for p := range parties {
		rank[p] = l.sp.Ranks(p)
		for s, r := range rank[p] {
			worst[s*parties+p] = r
		}
	}
	for q := range parties {
		if b := l.besides(q); b != nil {
			l.weighBeside(b, q, rank, worst)
		} else {
			l.weighMoves(q, rank, worst)
		}
		if err := l.t.ctx.Err(); err != nil {
			return err
		}
	}
	for p := range parties { // the rank next above the worst, where there is one
		for s, r := range rank[p] {
			if at := &worst[s*parties+p]; *at < r {
				*at++
			}
		}
	}
	return nil
}

// weighMoves lowers what a party's improvements lower for the others. From the
// best state of a cell down, what lies above in it and in the cells it leads to
// is kept as the least rank of every party.
func (l *layer) weighMoves(q int, rank [][]uint32, worst []uint32) {
	b, parties := l.sp.Blocks(q), len(l.c.Parties)
	least := make([]uint32, parties)
	for cell := range uint32(b.Cells()) {
		if cell%lookEvery == 0 && l.t.ctx.Err() != nil {
			return
		}
		lo, hi := b.Of(cell)
		from := b.States(cell)
		for to := lo; to < hi; to++ {
			if !b.Leads(cell, to) {
				continue
			}
			for p := range least {
				least[p] = ^uint32(0)
			}
			above := b.States(to)
			for i := len(from) - 1; i >= 0; i-- {
				s := int(from[i])
				for n := len(above) - 1; n >= 0 && rank[q][above[n]] > rank[q][s]; n-- {
					for p := range least {
						least[p] = min(least[p], rank[p][above[n]])
					}
					above = above[:n]
				}
				for p := range least {
					if at := &worst[s*parties+p]; p != q && least[p] < *at {
						*at = least[p]
					}
				}
			}
		}
	}
}

// classify puts thresholds in classes: the n-th smallest of a party becomes n.
func (l *layer) classify() {
	parties := len(l.c.Parties)
	l.values = make([][]uint32, parties)
	for p := range parties {
		seen := make([]uint32, l.sp.Tiers(p)+1)
		for s := range l.sp.Len() {
			seen[l.thresholds[s*parties+p]] = 1
		}
		n := uint32(0)
		for r := range seen {
			if seen[r] == 1 {
				n++
				l.values[p] = append(l.values[p], uint32(r))
				seen[r] = n
			}
		}
		for s := range l.sp.Len() {
			at := &l.thresholds[s*parties+p]
			*at = seen[*at]
		}
	}
}

// highest is a class that no threshold of a party is above.
func (l *layer) highest(p int) int {
	if l.values == nil {
		return l.sp.Tiers(p) + 1
	}
	return len(l.values[p])
}

// height is a class of threshold as compared with those of other parties: where each
// rank is a class, as a part of all.
func (l *layer) height(p int, class uint32) uint64 {
	if l.values == nil {
		return uint64(class) << 32 / uint64(l.highest(p))
	}
	return uint64(class)
}

// passes returns, by party, the highest class of threshold that a state passes
// as a destination.
func (l *layer) passes(state int) []uint32 {
	out := make([]uint32, len(l.c.Parties))
	for p := range out {
		r := l.sp.Rank(p, state)
		if out[p] = r + 1; l.values != nil {
			n, _ := slices.BinarySearch(l.values[p], r+1)
			out[p] = uint32(n)
		}
	}
	return out
}

// An exposure holds a grade for every party, as bits: worse off, and no way back.
type exposure struct{ worse, stuck uint64 }

// within reports whether no grade of e is higher than that of f.
func (e exposure) within(f exposure) bool { return e.worse&^f.worse == 0 && e.stuck&^f.stuck == 0 }

func (e exposure) grade(p int) Grade { return Grade(e.worse>>p&1 + e.stuck>>p&1) }

func (e exposure) grades(parties int) []Grade {
	out := make([]Grade, parties)
	for p := range out {
		out[p] = e.grade(p)
	}
	return out
}

// set returns e with another grade for a party.
func (e exposure) set(p int, g Grade) exposure {
	e.worse, e.stuck = e.worse&^(1<<p), e.stuck&^(1<<p)
	if g >= CanBack {
		e.worse |= 1 << p
	}
	if g == NoBack {
		e.stuck |= 1 << p
	}
	return e
}

// grade returns the exposure of a state, as its place among the grades.
func (l *layer) grade(state uint32) uint32 { return l.gradeOf[state] }

// expose works out who is exposed in every state (docs/theory.md#exposure), or in none
// where the context has ended: it is then worked out when it is next asked for.
func (l *layer) expose() {
	if l.gradeOf != nil && !l.cut {
		return
	}
	at := make([]exposure, l.sp.Len())
	for p := range l.c.Parties {
		if b := l.besides(p); b != nil {
			l.exposeBeside(b, p, at)
			continue
		}
		today := l.sp.Rank(p, l.sp.StatusQuo())
		b := l.sp.Blocks(p)
		for cell := range uint32(b.Cells()) {
			stuck := !l.leadsBack(p, cell, today)
			for _, s := range b.States(cell) {
				if l.sp.Rank(p, int(s)) >= today {
					continue
				}
				if at[s].worse |= 1 << p; stuck {
					at[s].stuck |= 1 << p
				}
			}
		}
	}
	if l.cut = l.t.ctx.Err() != nil; l.cut {
		l.grades, l.gradeOf = []exposure{{}}, make([]uint32, len(at))
		return
	}
	l.grades = nil
	index := map[exposure]uint32{}
	l.gradeOf = make([]uint32, len(at))
	for s, e := range at {
		n, ok := index[e]
		if !ok {
			n = uint32(len(l.grades))
			index[e] = n
			l.grades = append(l.grades, e)
		}
		l.gradeOf[s] = n
	}
}

// leadsBack reports whether moves of a party from a cell lead to a state it
// ranks no lower than today.
func (l *layer) leadsBack(p int, cell, today uint32) bool {
	b := l.sp.Blocks(p)
	lo, hi := b.Of(cell)
	for to := lo; to < hi; to++ {
		if states := b.States(to); b.Leads(cell, to) && l.sp.Rank(p, int(states[len(states)-1])) >= today {
			return true
		}
	}
	return false
}
