package record

import (
	"math/bits"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

// A holding describes what the levels say of a commitment since its agreement was
// concluded.
type holding struct {
	holds bool   // what it is about holds on the day
	since Period // when it last came to hold; zero for never
	until Period // when it last ceased to; zero for never
}

// overrule reports whether levels tell how a commitment stands, rather than the
// last entry that says so, or the date when there is none: they came to be so
// after it, or had it met before.
func (h holding) overrule(said Status, at time.Time) bool {
	switch said {
	case Unspoken:
		return !h.since.IsZero()
	case Met:
		ceased := !h.until.IsZero() && !at.After(h.until.To)
		return ceased || h.holds && at.After(h.since.To)
	}
	return !h.since.IsZero() && h.since.To.After(at)
}

// A course is the levels over the days on which something moved: what moves on
// one day has moved together.
type course struct {
	r      *Record
	before []uint8 // the levels before the first of them
	moves  []int   // in force
	starts []int   // by day: where its moves begin
	most   int     // days whose levels are laid out at once
}

func newCourse(r *Record, before []uint8, moves []int) *course {
	c := &course{r: r, before: before, most: 1 << 14}
	for _, i := range moves {
		c.add(i)
	}
	return c
}

// add lets a move follow those there are, and reports whether a day begins with it.
func (c *course) add(move int) bool {
	begins := len(c.starts) == 0 || !c.day(len(c.starts)-1).Equal(c.r.Entries[move].On.To)
	if begins {
		c.starts = append(c.starts, len(c.moves))
	}
	c.moves = append(c.moves, move)
	return begins
}

func (c *course) day(at int) time.Time { return c.r.Entries[c.moves[c.starts[at]]].On.To }

// of lists the moves of a day.
func (c *course) of(at int) []int {
	if at+1 < len(c.starts) {
		return c.moves[c.starts[at]:c.starts[at+1]]
	}
	return c.moves[c.starts[at]:]
}

// moved is when, as exactly as the last move of a day says that concerns some
// options.
func (c *course) moved(at int, options []int) Period {
	for _, i := range slices.Backward(c.of(at)) {
		if e := &c.r.Entries[i]; slices.Contains(options, e.Option) {
			return e.On
		}
	}
	return c.r.Entries[c.moves[c.starts[at]]].On
}

// A turn is when a condition last came to hold and last ceased to: the number of
// the day, from 1; 0 for before all of them, -1 for never.
type turn struct{ came, ceased int }

// turns finds these for conditions.
func (c *course) turns(conditions []*expr.Expr) []turn {
	out := make([]turn, len(conditions))
	held := make([]uint64, len(conditions)) // 1 where the condition held at the end of the days laid out before
	for k, e := range conditions {
		out[k] = turn{-1, -1}
		if e.Holds(c.before) {
			out[k].came, held[k] = 0, 1
		}
	}
	levels := slices.Clone(c.before)
	for first := 0; first < len(c.starts); first += c.most {
		n := min(c.most, len(c.starts)-first)
		planes := c.planes(first, n, levels)
		dst := make([]uint64, (n+63)/64)
		for k, e := range conditions {
			e.Fill(dst, planes)
			held[k] = out[k].follow(dst, first, n, held[k])
		}
	}
	return out
}

// follow notes the turns among n days from the first, given where a condition
// holds and whether it held before; it returns whether it holds at their end.
func (t *turn) follow(holds []uint64, first, n int, held uint64) uint64 {
	for w, now := range holds {
		turned := now ^ (now<<1 | held)
		held = now >> 63
		if last := n - w*64; last < 64 {
			turned &= 1<<last - 1
			held = now >> (last - 1) & 1
		}
		if up := turned & now; up != 0 {
			t.came = first + w*64 + bits.Len64(up)
		}
		if down := turned &^ now; down != 0 {
			t.ceased = first + w*64 + bits.Len64(down)
		}
	}
	return held
}

// planes lays out the levels at the end of n days from the first, and leaves
// levels as they are at the end of them.
func (c *course) planes(first, n int, levels []uint8) expr.Planes {
	out := make(expr.Planes, len(levels))
	words := (n + 63) / 64
	for o := range levels {
		out[o] = blank(len(c.r.Case.Options[o].Levels), words)
	}
	since := make([]int, len(levels)) // the day of the stretch on which the option came to its level
	for at := range n {
		for _, i := range c.of(first + at) {
			e := &c.r.Entries[i]
			fill(out[e.Option][levels[e.Option]], since[e.Option], at)
			levels[e.Option], since[e.Option] = uint8(e.Level), at
		}
	}
	for o, l := range levels {
		fill(out[o][l], since[o], n)
	}
	return out
}

// fill sets the bits from one to before another.
func fill(plane []uint64, from, to int) {
	for from < to {
		n := min(64-from%64, to-from)
		plane[from/64] |= (^uint64(0) >> (64 - n)) << (from % 64)
		from += n
	}
}

// held tells of the commitments of agreements that count what levels say of them.
func (d *Day) held() map[int]holding {
	out := map[int]holding{}
	var all []*expr.Expr
	var of [][]int // commitments by condition
	known := map[string]int{}
	for i := range d.Commitments {
		does := d.commitment(i).Does
		if does == nil {
			continue
		}
		k, ok := known[does.String()]
		if !ok {
			k = len(all)
			known[does.String()] = k
			all, of = append(all, does), append(of, nil)
		}
		of[k] = append(of[k], d.Commitments[i].Commitment)
	}
	course := newCourse(d.Record, d.beginning(), d.moves())
	for k, t := range course.turns(all) {
		options := all[k].Options(nil)
		for _, i := range of[k] {
			out[i] = course.holding(t, options, d.Record.Agreements[d.Record.Commitments[i].Agreement].On)
		}
	}
	return out
}

// holding is what turns mean for an agreement concluded at a time.
func (c *course) holding(t turn, options []int, signed Period) holding {
	day := func(at int) Period {
		if at < 1 || c.day(at-1).Before(signed.To) {
			return signed // it held when the agreement was concluded
		}
		return c.moved(at-1, options)
	}
	ended := t.ceased > 0 && c.day(t.ceased-1).After(signed.To)
	h := holding{holds: t.came > t.ceased}
	if t.came >= 0 && (h.holds || ended) {
		h.since = day(t.came)
	}
	if ended {
		h.until = c.moved(t.ceased-1, options)
	}
	return h
}
