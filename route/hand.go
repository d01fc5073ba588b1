package route

import "github.com/plenary-talks/plenary/internal/abreast"

// A hand is what going through a stage needs for itself; stages go side by side.
type hand struct {
	*batch
	work int64 // of the stage

	// Empty between stages.
	a, b *tally
	// Overwritten by every use.
	words    []uint64
	from     []entry
	seen     []uint64 // by spot, as bits: empty between stages
	blocks   []uint64 // the first spots of them
	settling settling
	soft     [Lanes]uint64 // by bar that is settled: the lanes that it may let pass
}

// A turned is a stage with what it becomes by the turn of a party.
type turned struct {
	from   stage
	pieces [][]entry
	to     []lot
	room   [2]lot // for to
	work   int64
}

// A lot is spots with the stage in which they are.
type lot struct {
	stage
	list []entry
}

// mostAlone is up to how many spots some stages are gone through one by one. Tests
// lower it.
var mostAlone = 2048

// step has a party take its turn in some stages of a front, which frees it. The stages
// do not depend on one another: where there is much to do they go side by side. What
// they come to is joined, and its work counted, in their order, so that the bound is met
// where it is met one by one. The error is that of the work.
func (b *batch) step(cur *front, p, track int, in func(stage) bool, turn func(*hand, *turned)) (*front, error) {
	b.prepareHops(p, track)
	b.turns = cur.among(in, b.turns[:0])
	all, next := b.turns, b.newFront()
	beside := b.sideBySide(all)
	if beside {
		if err := abreast.Each(len(all), func(i int) error { return b.through(&all[i], turn) }); err != nil {
			return nil, err
		}
	}
	for i, c := range cur.stages {
		if !in(c) {
			b.pass(next, c, cur.spots[i])
			continue
		}
		at := &all[0]
		if all = all[1:]; !beside {
			if err := b.through(at, turn); err != nil {
				return nil, err
			}
		}
		if err := b.join(next, at); err != nil {
			return nil, err
		}
	}
	b.free(cur)
	return next, nil
}

// through goes through a stage. The error is the context's.
func (b *batch) through(at *turned, turn func(*hand, *turned)) error {
	h := b.hand()
	at.to = at.room[:0]
	turn(h, at)
	b.dropAll(at.pieces)
	at.work = h.work
	b.handBack(h)
	return b.t.ctx.Err()
}

func (b *batch) join(f *front, at *turned) error {
	for _, to := range at.to {
		b.add(f, to.stage, to.list)
	}
	b.work.used += at.work
	return b.work.spend(b.t.ctx)
}

// sideBySide reports whether stages go side by side: not where sets of marks are numbered
// as they are met.
func (b *batch) sideBySide(all []turned) bool {
	n := 0
	for _, at := range all {
		for _, list := range at.pieces {
			n += len(list)
		}
	}
	return len(all) > 1 && n > mostAlone && b.marks.plain()
}

// among appends some stages, to be turned.
func (f *front) among(in func(stage) bool, dst []turned) []turned {
	for i, c := range f.stages {
		if in(c) {
			dst = append(dst, turned{from: c, pieces: f.spots[i]})
		}
	}
	return dst
}

// prepareHops makes the changes that a party may make while no guarantee binds it.
func (b *batch) prepareHops(p, track int) {
	for _, o := range b.c.Parties[p].Options {
		b.hopsOf(o, track, false)
	}
	if at := &b.plans[(track+1)*len(b.c.Parties)+p]; *at == nil && b.remembers == nil && !b.f.wide() {
		*at = b.makePlan(p, track, nil)
	}
}

// hand returns a hand; handBack takes it back.
func (b *batch) hand() *hand {
	b.store.mu.Lock()
	defer b.store.mu.Unlock()
	n := len(b.store.hands)
	if n == 0 {
		return &hand{batch: b, a: b.f.tally()}
	}
	h := b.store.hands[n-1]
	b.store.hands = b.store.hands[:n-1]
	h.batch, h.work = b, 0
	return h
}

func (b *batch) handBack(h *hand) {
	h.batch = nil
	b.store.mu.Lock()
	defer b.store.mu.Unlock()
	b.store.hands = append(b.store.hands, h)
}
