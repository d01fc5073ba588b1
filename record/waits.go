package record

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Wait is one commitment waiting for another.
type Wait struct {
	For           int   // commitment
	With          bool  // it may come together with it; else it comes after
	Written       bool  // in `waits_for` or `until`
	Preconditions []int // those that make it wait; none when it is written
}

// waits finds what every unmet commitment waits for.
func (d *Day) waits(ctx context.Context, of map[int]int) {
	for i := range d.Commitments {
		s := &d.Commitments[i]
		if ctx.Err() != nil || s.settled() {
			continue
		}
		for j := range d.Commitments {
			other := &d.Commitments[j]
			if i == j || other.settled() {
				continue
			}
			if w, ok := d.waitsFor(s.Commitment, other.Commitment); ok {
				s.Waits = append(s.Waits, w)
			}
		}
	}
}

// settled says whether nobody need wait for it, nor it for anything.
func (s *Standing) settled() bool { return s.Status == Met || s.Status == Lapsed }

// waitsFor says whether one commitment waits for another, and why.
func (d *Day) waitsFor(a, b int) (Wait, bool) {
	c, other := &d.Record.Commitments[a], &d.Record.Commitments[b]
	if slices.Contains(c.WaitsFor, b) {
		return Wait{b, c.With, true, nil}, true
	}
	if other.Does == nil {
		return Wait{}, false
	}
	if c.Until != nil && entails(d, c.Until, other.Does) {
		return Wait{b, c.With, true, nil}, true
	}
	if c.Does == nil {
		return Wait{}, false
	}
	return d.refused(c, b)
}

// refused looks whether, however c is carried out, a debtor of it refuses
// something until what commitment b is about.
func (d *Day) refused(c *Commitment, b int) (Wait, bool) {
	need := d.Record.Commitments[b].Does
	var barring []int
	for i := range d.Case.Preconditions {
		p := &d.Case.Preconditions[i]
		if d.bars(c, p) && entails(d, p.Until, need) {
			barring = append(barring, i)
		}
	}
	if len(barring) == 0 || !d.barred(c, barring) {
		return Wait{}, false
	}
	w := Wait{b, true, false, d.needed(c, barring)}
	for _, i := range w.Preconditions {
		p := &d.Case.Preconditions[i]
		w.With = w.With && (p.With || p.Soft)
	}
	return w, true
}

// bars says whether a precondition in force is a debtor's and refuses what is
// not so yet.
func (d *Day) bars(c *Commitment, p *plenary.Precondition) bool {
	return p.Refuses != expr.Never && slices.Contains(c.Owes, p.Party) && !p.Refuses.Holds(d.Case.StatusQuo())
}

// barred says whether some preconditions leave no way of carrying c out.
func (d *Day) barred(c *Commitment, preconditions []int) bool {
	var refused []*expr.Expr
	for _, i := range preconditions {
		refused = append(refused, d.Case.Preconditions[i].Refuses)
	}
	return entails(d, c.Does, refused...)
}

// needed leaves out, the first written first, those without which c is barred
// as well.
func (d *Day) needed(c *Commitment, barring []int) []int {
	for i := 0; i < len(barring); {
		rest := slices.Delete(slices.Clone(barring), i, i+1)
		if len(rest) > 0 && d.barred(c, rest) {
			barring = rest
		} else {
			i++
		}
	}
	return barring
}

// maxTable bounds the combinations of levels that are looked through. Beyond it
// nothing is concluded.
const maxTable = 1 << 16

// entails says whether a can hold, but in no combination of levels in which none
// of some conditions does.
func entails(d *Day, a *expr.Expr, some ...*expr.Expr) bool {
	options := a.Options(nil)
	for _, b := range some {
		options = b.Options(options)
	}
	slices.Sort(options)
	options = slices.Compact(options)
	size := 1
	for _, o := range options {
		if size *= len(d.Case.Options[o].Levels); size > maxTable {
			return false
		}
	}
	levels, can := make([]uint8, len(d.Case.Options)), false
	for range size {
		if a.Holds(levels) {
			if !slices.ContainsFunc(some, func(b *expr.Expr) bool { return b.Holds(levels) }) {
				return false
			}
			can = true
		}
		d.advance(levels, options)
	}
	return can
}

// advance counts through the levels of some options.
func (d *Day) advance(levels []uint8, options []int) {
	for _, o := range options {
		if levels[o]++; int(levels[o]) < len(d.Case.Options[o].Levels) {
			return
		}
		levels[o] = 0
	}
}

// Bars says whether a debtor of a commitment, by a precondition in force, refuses
// what it cannot be carried out without.
func (d *Day) Bars(commitment, precondition int) bool {
	c, p := &d.Record.Commitments[commitment], &d.Case.Preconditions[precondition]
	return c.Does != nil && d.bars(c, p) && !p.Until.Holds(d.Case.StatusQuo()) && entails(d, c.Does, p.Refuses)
}
