package record

import (
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
func (d *Day) waits(of map[int]int) {
	for i := range d.Commitments {
		s := &d.Commitments[i]
		if s.settled() {
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

// entails says whether in every combination of levels in which a holds, one of
// some conditions does.
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
	levels := make([]uint8, len(d.Case.Options))
	for range size {
		if a.Holds(levels) && !slices.ContainsFunc(some, func(b *expr.Expr) bool { return b.Holds(levels) }) {
			return false
		}
		d.advance(levels, options)
	}
	return true
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

// Circles lists circles of commitments of one agreement that wait for one
// another, a shortest one for each set of commitments that are caught in
// circles together. A circle begins with the commitment written first.
func (d *Day) Circles(agreement int) [][]int {
	var of []int // positions in Commitments
	for i := range d.Commitments {
		if d.Record.Commitments[d.Commitments[i].Commitment].Agreement == agreement {
			of = append(of, i)
		}
	}
	var out [][]int
	caught := map[int]bool{}
	for _, i := range of {
		if caught[i] {
			continue
		}
		circle := d.circle(i, of)
		if circle == nil {
			continue
		}
		out = append(out, circle)
		for _, j := range of {
			if d.reaches(i, j, of) && d.reaches(j, i, of) {
				caught[j] = true
			}
		}
	}
	return out
}

// circle is a shortest way from a commitment back to itself; nil when there is none.
func (d *Day) circle(from int, of []int) []int {
	before := map[int]int{}
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range d.next(i, of) {
			if j == from {
				return trail(before, from, i)
			}
			if _, seen := before[j]; !seen {
				before[j] = i
				queue = append(queue, j)
			}
		}
	}
	return nil
}

func trail(before map[int]int, from, to int) []int {
	out := []int{to}
	for to != from {
		to = before[to]
		out = append(out, to)
	}
	slices.Reverse(out)
	return out
}

func (d *Day) reaches(from, to int, of []int) bool {
	seen := map[int]bool{from: true}
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range d.next(i, of) {
			if j == to {
				return true
			}
			if !seen[j] {
				seen[j] = true
				queue = append(queue, j)
			}
		}
	}
	return false
}

// next lists the commitments of an agreement that one of it waits for.
func (d *Day) next(i int, of []int) []int {
	var out []int
	for _, w := range d.Commitments[i].Waits {
		for _, j := range of {
			if d.Commitments[j].Commitment == w.For {
				out = append(out, j)
			}
		}
	}
	return out
}

// Bars says whether a debtor of a commitment, by a precondition in force, refuses
// what it cannot be carried out without.
func (d *Day) Bars(commitment, precondition int) bool {
	c, p := &d.Record.Commitments[commitment], &d.Case.Preconditions[precondition]
	return c.Does != nil && d.bars(c, p) && !p.Until.Holds(d.Case.StatusQuo()) && entails(d, c.Does, p.Refuses)
}
