package robust

import "slices"

// A hand draws orders and answers under them. It is used by one goroutine.
type hand struct {
	*ground
	order       [][]int // by party
	place       [][]int // the inverse
	above, with [][]uint64
	wishes      []bool // by party: whether it ranks some state above the status quo
	tables      []*moveTable
	seen        []uint32 // by state: the search that came to it last
	search      uint32
	todo        []int32
	holds       []bool

	stands []int
	alone  [][]int

	exchanged, pairs int64
}

func (g *ground) hand() *hand {
	h := &hand{ground: g, seen: make([]uint32, g.sp.Len()), stands: make([]int, len(g.told))}
	for p := range g.c.Parties {
		h.order, h.place = append(h.order, nil), append(h.place, make([]int, g.items[p]))
		h.above, h.with = append(h.above, make([]uint64, g.words)), append(h.with, make([]uint64, g.words))
		h.alone = append(h.alone, make([]int, len(g.told)))
	}
	h.wishes = make([]bool, len(g.c.Parties))
	today := newMoveTable(g.sp, len(g.c.Parties))
	h.tables = append(h.tables, today)
	for i := range g.ways {
		if g.ways[i].same {
			h.tables = append(h.tables, today)
		} else {
			h.tables = append(h.tables, newMoveTable(g.ways[i].After, len(g.c.Parties)))
		}
	}
	return h
}

// sample draws the orders of one sample and counts, with alone those of each party by
// itself too.
func (h *hand) sample(k int, alone bool) {
	for p := range h.c.Parties {
		h.exchanged += int64(h.drawn(k, p))
		h.pairs += int64(h.items[p] * (h.items[p] - 1) / 2)
	}
	h.count(h.stands)
	if !alone {
		return
	}
	h.asWritten()
	for p := range h.c.Parties {
		h.drawn(k, p)
		h.count(h.alone[p])
		h.written(p)
	}
}

// drawn draws the order of a party, and returns how many pairs of it are exchanged.
func (h *hand) drawn(k, p int) (exchanged int) {
	c := newChance(h.d.Seed, k, p)
	h.order[p], exchanged = h.near.draw(&c, h.items[p], h.order[p])
	h.rank(p)
	return exchanged
}

// asWritten puts all orders as the case has them.
func (h *hand) asWritten() {
	for p := range h.c.Parties {
		h.written(p)
	}
}

func (h *hand) written(p int) {
	h.order[p] = h.order[p][:0]
	for i := range h.items[p] {
		h.order[p] = append(h.order[p], i)
	}
	h.rank(p)
}

// count counts the conclusions that are as they are in the case.
func (h *hand) count(into []int) {
	for i, holds := range h.answer() {
		if holds == h.told[i].Holds {
			into[i]++
		}
	}
}

// addTo adds what was counted, and begins to count anew.
func (h *hand) addTo(out *Drawn) {
	for i, n := range h.stands {
		out.Stands[i] += n
	}
	clear(h.stands)
	for p := range h.alone {
		for i, n := range h.alone[p] {
			out.Alone[p][i] += n
		}
		clear(h.alone[p])
	}
	out.Exchanged, out.Pairs = out.Exchanged+h.exchanged, out.Pairs+h.pairs
	h.exchanged, h.pairs = 0, 0
}

// rank works out what a party ranks above the status quo, and with it.
func (h *hand) rank(p int) {
	for i, at := range h.order[p] {
		h.place[p][at] = i
	}
	above, with := h.above[p], h.with[p]
	clear(above)
	if h.tier[p] != nil {
		clear(with)
		now := h.place[p][h.tier[p][h.now]]
		for s, t := range h.tier[p] {
			switch at := h.place[p][t]; {
			case at < now:
				above[s/64] |= 1 << (s % 64)
			case at == now:
				with[s/64] |= 1 << (s % 64)
			}
		}
	} else {
		for w := range with {
			with[w] = ^uint64(0)
		}
		if last := h.sp.Len() % 64; last != 0 {
			with[len(with)-1] = 1<<last - 1
		}
		for _, i := range h.order[p] {
			split(above, with, h.wants[p][i], has(h.wants[p][i], h.now))
		}
	}
	h.wishes[p] = slices.ContainsFunc(above, func(w uint64) bool { return w != 0 })
}

// split divides the states ranked with the status quo by one wish more, which the status
// quo meets or not.
func split(above, with, holds []uint64, now bool) {
	for w, is := range holds {
		if !now {
			above[w] |= with[w] & is
			is = ^is
		}
		with[w] &= is
	}
}

func has(set []uint64, s int) bool { return set[s/64]>>(s%64)&1 == 1 }

// compare is positive where a party prefers state a to b, and negative where b to a.
func (h *hand) compare(p, a, b int) int {
	if h.tier[p] != nil {
		return h.place[p][h.tier[p][b]] - h.place[p][h.tier[p][a]]
	}
	for _, i := range h.order[p] {
		switch x, y := has(h.wants[p][i], a), has(h.wants[p][i], b); {
		case x && !y:
			return 1
		case y && !x:
			return -1
		}
	}
	return 0
}

// answer is whether each conclusion holds under the orders, in their order.
func (h *hand) answer() []bool {
	out := append(h.holds[:0], h.anythingBetter())
	gains := false
	for p := range h.c.Parties {
		g := slices.ContainsFunc(h.moves[p], func(x int) bool { return has(h.above[p], x) })
		out, gains = append(out, g), gains || g
	}
	feared := !gains || h.feared()
	out = append(out, !gains, feared, !gains || feared && h.credible(h.tables[0], h.now))
	for i := range h.ways {
		w := &h.ways[i]
		out = append(out, h.goes(i), h.credible(h.tables[i+1], w.To), h.exposes(w))
	}
	h.holds = out
	return out
}

// destination reports whether a state is one to which ways lead
// (docs/theory.md#better-and-best).
func (h *hand) destination(s int, better bool) bool {
	gains := false
	for p := range h.c.Parties {
		above := has(h.above[p], s)
		gains = gains || above
		if !above && (better && h.wishes[p] || !has(h.with[p], s)) {
			return false
		}
	}
	return gains && has(h.can, s)
}

// anythingBetter reports whether some state is better.
func (h *hand) anythingBetter() bool {
	if !slices.Contains(h.wishes, true) {
		return false
	}
	for w, left := range h.can {
		for p := range h.c.Parties {
			if left &= h.above[p][w] | h.with[p][w]; h.wishes[p] {
				left &= h.above[p][w]
			}
		}
		if left != 0 {
			return true
		}
	}
	return false
}

// feared reports whether each improvement from the status quo can be met by moves of the
// others, whoever gains by them.
func (h *hand) feared() bool {
	at := 0
	for p := range h.c.Parties {
		for _, x := range h.moves[p] {
			reply := h.reply[at]
			if at++; !has(h.above[p], x) {
				continue
			}
			if within(reply, h.above[p]) {
				return false
			}
		}
	}
	return true
}

// within reports whether all of one set are in another.
func within(a, b []uint64) bool {
	for w := range a {
		if a[w]&^b[w] != 0 {
			return false
		}
	}
	return true
}

// goes reports whether a way leads to a destination, and all are willing, step by step.
func (h *hand) goes(i int) bool {
	w := &h.ways[i]
	if !h.destination(w.To, h.d.Better) {
		return false
	}
	for _, s := range w.Steps {
		for _, p := range s.Movers {
			if !h.willing(h.tables[i+1], p, s.From, w.To) {
				return false
			}
		}
	}
	return true
}

// willing reports whether a party is willing to step at a state on the way to another
// (docs/theory.md#willing).
func (h *hand) willing(t *moveTable, p, at, to int) bool {
	if h.compare(p, to, at) >= 0 {
		return true
	}
	for q := range h.c.Parties {
		if q == p {
			continue
		}
		for _, x := range t.of(q, at) {
			if h.compare(p, int(x), at) < 0 && h.compare(p, int(x), to) < 0 && h.compare(q, int(x), at) > 0 {
				return true
			}
		}
	}
	return false
}

// exposes reports whether nobody is worse off after some step than is told.
func (h *hand) exposes(w *pathway) bool {
	for _, s := range w.Steps {
		for p := range h.c.Parties {
			if !w.exposed[p] && !has(h.above[p], s.To) && !has(h.with[p], s.To) {
				return false
			}
		}
	}
	return true
}

// credible reports whether a state is an equilibrium by SEQ.
func (h *hand) credible(t *moveTable, s int) bool {
	for p := range h.c.Parties {
		for _, x := range t.of(p, s) {
			if h.compare(p, int(x), s) > 0 && !h.answered(t, p, int(x), s) {
				return false
			}
		}
	}
	return true
}

// answered reports whether improvements of the others lead from a state to one that a
// party likes no better than another.
func (h *hand) answered(t *moveTable, p, from, than int) bool {
	if h.search++; h.search == 0 { // all numbers have been used
		clear(h.seen)
		h.search = 1
	}
	h.todo = append(h.todo[:0], int32(from))
	h.seen[from] = h.search
	for len(h.todo) > 0 {
		at := int(h.todo[len(h.todo)-1])
		h.todo = h.todo[:len(h.todo)-1]
		for q := range h.c.Parties {
			if q == p {
				continue
			}
			for _, x := range t.of(q, at) {
				if h.seen[x] == h.search || h.compare(q, int(x), at) <= 0 {
					continue
				}
				if h.compare(p, int(x), than) <= 0 {
					return true
				}
				h.seen[x] = h.search
				h.todo = append(h.todo, x)
			}
		}
	}
	return false
}
