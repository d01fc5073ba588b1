package stability

import (
	"context"
	"math/bits"

	"github.com/plenary-talks/plenary/internal/progress"
)

// A trail looks for shortest replies in one slice after another: by floods
// backwards from the states that would deter the party, as [findReplies] does.
type trail struct {
	*slice
	ctx    context.Context
	party  *focal
	looks  bool
	limit  uint32   // a state deters up to this key
	stride []uint64 // by option, in the places of combinations
	offset []uint64 // by place in a slice: the combination, with the party's own levels the first
	state  []uint32 // by place in the slice at hand, or hole
	by     []int8   // by place: who steps from it ...
	to     []uint32 // ... and where to
}

func (c *cube) repliesTo(ctx context.Context, concept Concept, party, state int) (func(int) []Step, error) {
	if concept == Nash || len(c.order) == 1 {
		return nobody, nil
	}
	var t *trail
	weight, limit := c.weights(party), c.sp.Rank(party, state)
	place := func(to int) (at uint32) {
		for o := range weight {
			at += uint32(c.sp.Level(to, o)) * weight[o]
		}
		return at
	}
	return func(improvement int) []Step {
		if step, ok := atOnce(c.sp, concept, party, limit, improvement, place); ok {
			return []Step{step}
		}
		if t == nil {
			t = c.trail(ctx, concept, party, state)
		}
		return t.reply(improvement)
	}, ctx.Err()
}

// trail begins to look for replies to improvements from a state.
func (c *cube) trail(ctx context.Context, concept Concept, party, state int) *trail {
	w := progress.Begin(ctx, "looking for replies", c.n)
	f := newFocal(c, w, party, nil)
	t := &trail{slice: newSlice(c, w, party), ctx: ctx, party: f, looks: concept.looksOn(), offset: []uint64{0}}
	c.credible = concept.credible()
	f.layout = c.layout(party)
	f.rank = c.spread(nil, f.size, f.layout, c.sp.Ranks(party), 0, 1)
	f.kinds = c.spreadKinds(nil, f.size, f.layout, f.rel)
	t.limit = f.rank[t.placeOf(state)]
	if t.looks {
		f.most = f.reach(f.rank, 1)
	}
	t.findOffsets()
	t.state, t.by, t.to = make([]uint32, t.n), make([]int8, t.n), make([]uint32, t.n)
	t.vec = make([]uint64, t.n*t.words)
	return t
}

// placeOf returns the place of a state, slices one after another.
func (t *trail) placeOf(state int) uint32 {
	var place [1]uint32
	t.party.layout.tell(state, place[:])
	return place[0]
}

func (t *trail) findOffsets() {
	at := uint64(1)
	for o := range t.c.Options {
		t.stride = append(t.stride, at)
		at *= uint64(len(t.c.Options[o].Levels))
	}
	grow := func(options []int) {
		for _, o := range options {
			n := len(t.offset)
			for level := 1; level < len(t.c.Options[o].Levels); level++ {
				for _, offset := range t.offset[:n] {
					t.offset = append(t.offset, offset+uint64(level)*t.stride[o])
				}
			}
		}
	}
	for _, m := range t.mover {
		grow(t.open[m.party])
	}
	grow(t.closed)
}

// reply returns a shortest reply to an improvement, or nil if there is none.
func (t *trail) reply(improvement int) []Step {
	if t.ctx.Err() != nil {
		return nil
	}
	place := int(t.placeOf(improvement))
	own, q := place/t.party.apart, uint32(place%t.party.apart)
	t.lay(own)
	key := t.party.slice(t.party.rank, own)
	switch {
	case t.looks && t.party.rel.full:
		key = t.party.most
	case t.looks:
		key = t.party.slice(t.party.most, own)
	}
	if !t.search(key, q) {
		return nil
	}
	var out []Step
	for t.by[q] != deters {
		out = append(out, Step{int(t.by[q]), int(t.state[t.to[q]])})
		q = t.to[q]
	}
	return out
}

// lay makes the masks of a slice, given by the party's own combination.
func (t *trail) lay(own int) {
	base := uint64(0)
	for _, o := range t.open[t.focal] {
		n := len(t.c.Options[o].Levels)
		base += uint64(own%n) * t.stride[o]
		own /= n
	}
	clear(t.vec)
	for y, offset := range t.offset {
		t.state[y] = hole
		if state, ok := t.sp.StateAt(base + offset); ok {
			t.state[y] = uint32(state)
		} else {
			t.vec[y*t.words] = hole
		}
	}
	ranks, kinds := make([]uint32, t.n), []uint16(nil)
	for _, m := range t.mover {
		of, r := t.sp.Ranks(m.party), t.rel[m.party]
		if kinds = nil; r.kind != nil {
			kinds = make([]uint16, t.n)
		}
		for y, state := range t.state {
			ranks[y] = hole
			if state != hole {
				ranks[y] = of[state]
				if kinds != nil {
					kinds[y] = r.kind[state]
				}
			}
		}
		if t.work.Done(t.n/len(t.mover)) != nil {
			return
		}
		t.masker(m.party, int(m.stride), ranks, kinds, t.vec).fill(0, t.n/r.size)
	}
}

// search floods from all that deters until it comes to a place, and reports
// whether it does.
func (t *trail) search(key []uint32, q uint32) bool {
	s := t.slice
	if s.dry == nil {
		s.dry = make([]uint64, s.bits)
	}
	clear(s.dry)
	s.fill(s.mover, s.dry)
	s.stack = s.stack[:0]
	var p place
	for y, k := range key {
		if k <= t.limit && t.state[y] != hole {
			s.locate(uint32(y), &p)
			s.wet(&p)
			t.by[y] = deters
			s.stack = append(s.stack, uint32(y))
		}
	}
	for head := 0; head < len(s.stack); head++ {
		if head%flooded == flooded-1 && t.ctx.Err() != nil {
			return false
		}
		y := s.stack[head]
		if y == q {
			return true
		}
		s.locate(y, &p)
		for i := range s.lanes {
			l := &s.lanes[i]
			block := p.block[l.mover&63] + l.first
			from := s.vec[int(y)*s.words+l.word] >> (l.shift & 63) & l.full & (s.dry[block/64] >> (block % 64))
			for ; from != 0; from &= from - 1 {
				own := l.first + uint32(bits.TrailingZeros64(from))
				x := y + (own-p.own[l.mover&63])*l.stride
				t.by[x], t.to[x] = int8(s.mover[l.mover].party), y
				var there place
				s.locate(x, &there)
				s.wet(&there)
				s.stack = append(s.stack, x)
			}
		}
	}
	return false
}
