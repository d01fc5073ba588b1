package impasse

import (
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A Circle is a minimal set of preconditions each of which waits for what
// another of them refuses.
type Circle struct {
	Links []Link
	Deal  bool       // whether all are `with`, so that one joint step could meet it
	Alone []*Removal // what waiving each link alone would do
}

// A Link is a precondition with those of the circle that stand in its way.
type Link struct {
	Precondition int
	WaitsFor     []int // preconditions
}

// Kind names the finding.
func (Circle) Kind() string { return "circle" }

// MaxWaiting is the most preconditions among which every circle is sought;
// among more, one through each of them.
const MaxWaiting = 16

func (q *inquiry) circles() error {
	t := newTangle(q)
	for _, set := range t.circles() {
		c := Circle{Deal: true}
		evidence := plenary.Unmarked
		for _, p := range set {
			at := &q.c.Preconditions[p]
			c.Links = append(c.Links, Link{p, t.blockers(p, set)})
			c.Deal = c.Deal && (at.With || at.Soft)
			evidence = weakest(evidence, at.How)
			r, err := q.waive(p)
			if err != nil {
				return err
			}
			c.Alone = append(c.Alone, r)
		}
		c.inOrder()
		best := slices.MaxFunc(c.Alone, func(a, b *Removal) int { return a.Within - b.Within })
		q.found(c, evidence, best)
	}
	return nil
}

// inOrder puts the links so that each is followed by one it waits for, as far
// as that goes.
func (c *Circle) inOrder() {
	for i := range len(c.Links) - 1 {
		for j := i + 1; j < len(c.Links); j++ {
			if slices.Contains(c.Links[i].WaitsFor, c.Links[j].Precondition) {
				c.Links[i+1], c.Links[j] = c.Links[j], c.Links[i+1]
				c.Alone[i+1], c.Alone[j] = c.Alone[j], c.Alone[i+1]
				break
			}
		}
	}
}

// tangle is the preconditions that are not met, with the attainable states
// that meet or break them (docs/theory.md#circles).
type tangle struct {
	waiting []int      // preconditions left after discharging
	until   [][]uint64 // by precondition: attainable states that satisfy its until
	refused [][]uint64 // by precondition: states that satisfy what it refuses
}

func newTangle(q *inquiry) *tangle {
	t := &tangle{}
	attainable := attainable(q.sp)
	now := q.sp.Levels(q.now, nil)
	for i := range q.c.Preconditions {
		p := &q.c.Preconditions[i]
		until := q.sp.Where(p.Until)
		for w := range until {
			until[w] &= attainable[w]
		}
		t.until, t.refused = append(t.until, until), append(t.refused, q.sp.Where(p.Refuses))
		if p.Refuses != expr.Never && !p.Refuses.Holds(now) && !p.Until.Holds(now) {
			t.waiting = append(t.waiting, i)
		}
	}
	for {
		left := slices.DeleteFunc(slices.Clone(t.waiting), func(p int) bool { return t.open(p, t.waiting) })
		if len(left) == len(t.waiting) {
			return t
		}
		t.waiting = left
	}
}

// attainable returns the states to which moves lead from the status quo,
// stances and mandates aside.
func attainable(sp *space.Space) []uint64 {
	set := make([]uint64, (sp.Len()+63)/64)
	queue := []int{sp.StatusQuo()}
	set[queue[0]/64] |= 1 << (queue[0] % 64)
	for ; len(queue) > 0; queue = queue[1:] {
		for p := range sp.Case().Parties {
			for _, s := range sp.Moves(p, queue[0]) {
				if set[s/64]>>(s%64)&1 == 0 {
					set[s/64] |= 1 << (s % 64)
					queue = append(queue, s)
				}
			}
		}
	}
	return set
}

// open says whether some attainable state meets a precondition without what
// any of the others refuses.
func (t *tangle) open(p int, among []int) bool {
	for w, left := range t.until[p] {
		for _, other := range among {
			left &^= t.refused[other][w]
		}
		if left != 0 {
			return true
		}
	}
	return false
}

// closed says whether a set of preconditions wait for one another.
func (t *tangle) closed(set []int) bool {
	return len(set) > 0 && !slices.ContainsFunc(set, func(p int) bool { return t.open(p, set) })
}

// circles lists the minimal sets that wait for one another.
func (t *tangle) circles() [][]int {
	if len(t.waiting) > MaxWaiting {
		return t.someCircles()
	}
	var out [][]int
	for size := 1; size <= len(t.waiting); size++ {
		for mask := range 1 << len(t.waiting) {
			if bits.OnesCount(uint(mask)) != size {
				continue
			}
			var set []int
			for i, p := range t.waiting {
				if mask>>i&1 == 1 {
					set = append(set, p)
				}
			}
			if t.closed(set) && !slices.ContainsFunc(out, func(c []int) bool { return within(c, set) }) {
				out = append(out, set)
			}
		}
	}
	return out
}

// someCircles finds one circle through each precondition that is left and in one.
func (t *tangle) someCircles() [][]int {
	var out [][]int
	for _, keep := range t.waiting {
		set := slices.Clone(t.waiting)
		for _, p := range t.waiting {
			rest := t.core(slices.DeleteFunc(slices.Clone(set), func(q int) bool { return q == p }))
			if p != keep && len(rest) > 0 && (slices.Contains(rest, keep) || !slices.Contains(set, keep)) {
				set = rest
			}
		}
		if !slices.ContainsFunc(out, func(c []int) bool { return slices.Equal(c, set) }) && t.minimal(set) {
			out = append(out, set)
		}
	}
	return out
}

// core discharges what can be discharged of a set.
func (t *tangle) core(set []int) []int {
	for {
		left := slices.DeleteFunc(slices.Clone(set), func(p int) bool { return t.open(p, set) })
		if len(left) == len(set) {
			return set
		}
		set = left
	}
}

func (t *tangle) minimal(set []int) bool {
	return !slices.ContainsFunc(set, func(p int) bool {
		return len(t.core(slices.DeleteFunc(slices.Clone(set), func(q int) bool { return q == p }))) > 0
	})
}

func within(a, b []int) bool {
	return !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// blockers lists the preconditions of a circle that stand in the way of one:
// those without which it could be met, or else all that refuse some way of
// meeting it.
func (t *tangle) blockers(p int, circle []int) []int {
	var out []int
	for _, other := range circle {
		for w, met := range t.until[p] {
			if met&t.refused[other][w] != 0 {
				out = append(out, other)
				break
			}
		}
	}
	return out
}
