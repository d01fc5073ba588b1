package route

import (
	"context"
	"runtime"
	"sync"
)

// A beside goes through the blocks of a party combination by combination: all that
// it can choose among stands side by side, and what leads to what is the same in
// every block. So no block need be listed.
type beside struct {
	offset []uint64 // by own combination: what it adds to a place
	lead   []uint64 // by own combination: those that it leads to, as bits; it is among them
	free   bool     // whether each leads to each
	others []option // the fastest first
	blocks int
	state  []uint32 // by place: one more than its state, 0 for none; nil where all are feasible
}

// An option that others have, or that is closed: how many levels it has, and what
// one adds to a place.
type option struct{ levels, stride uint64 }

const none = ^uint32(0) // where a combination is not feasible

// mostBeside is how many combinations of a party may stand side by side, and
// mostHoles how many there may be for each state. Tests look at small cases both ways.
var mostBeside, mostHoles = 64, 4

// besides returns the blocks of a party side by side; nil where they are better
// listed: there are many combinations, few of them feasible, or guarantees bind the
// party in some states alone.
func (l *layer) besides(party int) *beside {
	b := &beside{offset: []uint64{0}, lead: []uint64{1}, free: true, blocks: 1}
	stride := uint64(1)
	for o := range l.c.Options {
		option := &l.c.Options[o]
		if option.Party == party && option.Closed == "" {
			if !b.grow(option.Allows, len(option.Levels), stride) {
				return nil
			}
			b.free = b.free && option.Reversible()
		} else {
			b.add(uint64(len(option.Levels)), stride)
		}
		stride *= uint64(len(option.Levels))
		if stride > uint64(mostHoles)*uint64(l.sp.Len()) {
			return nil
		}
	}
	if len(l.guaranteesOf[party]) > 0 {
		return nil
	}
	b.state = l.numbers()
	return b
}

// grow lets an option of the party vary too.
func (b *beside) grow(allows func(from, to int) bool, levels int, stride uint64) bool {
	n := len(b.offset)
	if n*levels > mostBeside {
		return false
	}
	lead := b.lead
	b.lead = nil
	for from := range levels {
		for k := range n {
			if from > 0 {
				b.offset = append(b.offset, b.offset[k]+uint64(from)*stride)
			}
			all := uint64(0)
			for to := range levels {
				if allows(from, to) {
					all |= lead[k] << (to * n)
				}
			}
			b.lead = append(b.lead, all)
		}
	}
	return true
}

// add has an option of somebody else vary between blocks.
func (b *beside) add(levels, stride uint64) {
	b.others = append(b.others, option{levels, stride})
	b.blocks *= int(levels)
}

// numbers returns the states by place, once for the layer; nil where all are feasible.
func (l *layer) numbers() []uint32 {
	all, places := l.sp.Combinations()
	if places != nil && l.states == nil {
		l.states = make([]uint32, all)
		for s, at := range places {
			l.states[at] = uint32(s) + 1
		}
	}
	return l.states
}

// each calls f with the states of every block, by own combination; [none] stands for
// a combination that is not feasible. It is called from several goroutines, which
// have each a number below [workers] and blocks of their own. It ends with the context,
// some blocks being left out.
func (b *beside) each(ctx context.Context, f func(worker int, states []uint32)) {
	n := workers()
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			lo, hi := b.blocks*i/n, b.blocks*(i+1)/n
			for ; lo < hi && ctx.Err() == nil; lo += lookEvery {
				b.some(lo, min(hi, lo+lookEvery), func(states []uint32) { f(i, states) })
			}
		})
	}
	wg.Wait()
}

// lookEvery is how many blocks, or states, are gone through between two looks at the
// context.
const lookEvery = 1 << 12

// workers is how many goroutines go through blocks.
func workers() int { return runtime.GOMAXPROCS(0) }

// some goes through the blocks from lo to below hi.
func (b *beside) some(lo, hi int, f func(states []uint32)) {
	at, base := make([]uint64, len(b.others)), uint64(0)
	rest := uint64(lo)
	for i, o := range b.others {
		at[i] = rest % o.levels
		base += at[i] * o.stride
		rest /= o.levels
	}
	states := make([]uint32, len(b.offset))
	for range hi - lo {
		for k, offset := range b.offset {
			states[k] = b.at(base + offset)
		}
		f(states)
		for i, o := range b.others {
			if at[i]++; at[i] < o.levels {
				base += o.stride
				break
			}
			at[i], base = 0, base-(o.levels-1)*o.stride
		}
	}
}

// at returns the state at a place.
func (b *beside) at(place uint64) uint32 {
	if b.state == nil {
		return uint32(place)
	}
	return b.state[place] - 1
}

// A weighing lowers what a party's improvements lower for the others, block by block.
type weighing struct {
	*beside
	party int
	rank  [][]uint32
	worst []uint32 // by state and party
	room  []weighed
	least []uint32
}

// A weighed combination is a state with its rank for the party.
type weighed struct {
	own   int
	state uint32
	rank  uint32
}

// weighBeside is weighMoves side by side.
func (l *layer) weighBeside(b *beside, q int, rank [][]uint32, worst []uint32) {
	each := make([]weighing, workers())
	for i := range each {
		each[i] = weighing{b, q, rank, worst, nil, make([]uint32, len(rank))}
	}
	b.each(l.t.ctx, func(worker int, states []uint32) { each[worker].block(states) })
}

// block goes from the best combination down: what lies above one, as far as it leads
// there, is kept as the least rank of every party.
func (w *weighing) block(states []uint32) {
	w.room = w.room[:0]
	for own, s := range states {
		if s == none {
			continue
		}
		at := weighed{own, s, w.rank[w.party][s]}
		i := len(w.room)
		for w.room = append(w.room, at); i > 0 && w.room[i-1].rank < at.rank; i-- {
			w.room[i] = w.room[i-1]
		}
		w.room[i] = at
	}
	w.forget()
	above := 0
	for _, x := range w.room {
		if w.free {
			for ; w.room[above].rank > x.rank; above++ {
				w.take(w.room[above].state)
			}
		} else {
			w.forget()
			for above = 0; w.room[above].rank > x.rank; above++ {
				if y := w.room[above]; w.lead[x.own]>>y.own&1 == 1 {
					w.take(y.state)
				}
			}
		}
		to := w.worst[int(x.state)*len(w.least):][:len(w.least)]
		for p, r := range w.least {
			to[p] = min(to[p], r)
		}
	}
}

func (w *weighing) forget() {
	for p := range w.least {
		w.least[p] = none
	}
}

func (w *weighing) take(state uint32) {
	for p := range w.least {
		w.least[p] = min(w.least[p], w.rank[p][state])
	}
}

// exposeBeside notes side by side in which states a party is worse off than today,
// and in which of them no move of its own changes that.
func (l *layer) exposeBeside(b *beside, p int, at []exposure) {
	today, rank := l.sp.Rank(p, l.sp.StatusQuo()), l.sp.Ranks(p)
	b.each(l.t.ctx, func(_ int, states []uint32) {
		well := uint64(0) // own combinations in which it is no worse off
		for own, s := range states {
			if s != none && rank[s] >= today {
				well |= 1 << own
			}
		}
		for own, s := range states {
			if s == none || well>>own&1 == 1 {
				continue
			}
			if at[s].worse |= 1 << p; b.lead[own]&well == 0 {
				at[s].stuck |= 1 << p
			}
		}
	})
}
