package impasse

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

func init() { register(20, (*inquiry).circles, "circle", "cannot-be-met") }

// A Circle is a minimal set of preconditions each of which waits for what
// another of them refuses, or for what it refuses itself.
type Circle struct {
	Links []Link
	Deal  bool       // whether one joint step could meet all of it
	Alone []*Removal // what waiving each link alone would do
}

// A Link is a precondition with those of the circle that stand in its way.
type Link struct {
	Precondition int
	WaitsFor     []int // preconditions
}

// Kind names the finding.
func (Circle) Kind() string { return "circle" }

func (Circle) weight() int { return cause }

// CannotBeMet is a precondition that waits for what does not come about,
// whatever the parties do together.
type CannotBeMet struct{ Precondition int }

// Kind names the finding.
func (CannotBeMet) Kind() string { return "cannot-be-met" }

func (CannotBeMet) weight() int { return cause }

// circles finds the preconditions that cannot be met, and of the rest those
// that wait for one another.
func (q *inquiry) circles() error {
	t := q.tangle()
	sets, all := t.circles(q.ctx)
	if err := q.waiveEach(slices.Concat(append(sets, t.never)...)); err != nil {
		return err
	}
	for _, p := range t.never {
		r, err := q.waive(p)
		if err != nil {
			return err
		}
		q.found(CannotBeMet{p}, r, q.c.Preconditions[p].How)
	}
	if !all {
		q.r.Unsearched = append(q.r.Unsearched, Circle{}.Kind())
	}
	for _, set := range sets {
		if err := q.circle(t, set); err != nil {
			return err
		}
	}
	return q.ctx.Err()
}

func (q *inquiry) circle(t *tangle, set []int) error {
	c := Circle{Deal: true}
	var claims []plenary.Evidence
	var best *Removal
	for _, p := range set {
		c.Links = append(c.Links, Link{p, t.blockers(p, set)})
		c.Deal = c.Deal && q.together(p, set)
		claims = append(claims, q.c.Preconditions[p].How)
		r, err := q.waive(p)
		if err != nil {
			return err
		}
		if c.Alone = append(c.Alone, r); best == nil || r.Within > best.Within {
			best = r
		}
	}
	c.inOrder()
	q.found(c, best, claims...)
	return nil
}

// together reports whether a precondition of a circle can be met by a joint
// step: it is `with`, or softened, or a swap is pulled between its holder and
// that of another.
func (q *inquiry) together(p int, circle []int) bool {
	at := &q.c.Preconditions[p]
	return at.With || at.Soft || slices.ContainsFunc(circle, func(other int) bool {
		holder := q.c.Preconditions[other].Party
		return holder != at.Party && slices.ContainsFunc(q.c.Swaps, func(s plenary.Pair) bool {
			return s.Has(at.Party, holder)
		})
	})
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

// Waiting lists the preconditions that wait for one another, ascending: those in
// circles, and those that wait for one in a circle. Without a status quo there are
// none.
func Waiting(sp *space.Space) []int {
	if sp.Case().NoStatusQuo {
		return nil
	}
	q := &inquiry{sp: sp, c: sp.Case(), now: sp.StatusQuo()}
	return slices.Sorted(slices.Values(q.tangle().links))
}

// tangle finds the preconditions that cannot be met, and those that are left
// when all that can be discharged is (docs/theory.md#circles).
func (q *inquiry) tangle() *tangle {
	t := &tangle{}
	attainable := q.sp.Attainable(false)
	var waiting []int
	until, refused := map[int][]uint64{}, map[int][]uint64{}
	for i := range q.c.Preconditions {
		p := &q.c.Preconditions[i]
		if !q.unmet(p) {
			continue
		}
		set := q.sp.Where(p.Until)
		for w := range set {
			set[w] &= attainable[w]
		}
		if !slices.ContainsFunc(set, func(w uint64) bool { return w != 0 }) {
			t.never = append(t.never, i)
			continue
		}
		waiting = append(waiting, i)
		until[i], refused[i] = set, q.sp.Where(p.Refuses)
	}
	t.links = discharge(waiting, until, refused)
	t.gather(q, until, refused)
	return t
}

// unmet reports whether a precondition refuses something today.
func (q *inquiry) unmet(p *plenary.Precondition) bool { return unmet(p, q.sp.Levels(q.now, nil)) }

// Unmet reports whether a precondition of the case laid out, which has a status quo,
// refuses something today: what it refuses and what it waits for are both false.
func Unmet(sp *space.Space, p *plenary.Precondition) bool {
	return unmet(p, sp.Levels(sp.StatusQuo(), nil))
}

func unmet(p *plenary.Precondition, now []uint8) bool {
	return p.Refuses != expr.Never && !p.Refuses.Holds(now) && !p.Until.Holds(now)
}

// discharge leaves out one precondition after another that some state meets
// without what any of those left refuses.
func discharge(waiting []int, until, refused map[int][]uint64) []int {
	for len(waiting) > 0 {
		free := make([]uint64, len(refused[waiting[0]]))
		for w := range free {
			free[w] = ^uint64(0)
		}
		for _, p := range waiting {
			for w, r := range refused[p] {
				free[w] &^= r
			}
		}
		left := slices.DeleteFunc(slices.Clone(waiting), func(p int) bool { return meet(until[p], free) })
		if len(left) == len(waiting) {
			return left
		}
		waiting = left
	}
	return nil
}

func meet(a, b []uint64) bool {
	for w := range a {
		if a[w]&b[w] != 0 {
			return true
		}
	}
	return false
}

// gather brings together the states that meet the same of the preconditions left
// and are refused by the same of them: their kinds are all that counts.
func (t *tangle) gather(q *inquiry, until, refused map[int][]uint64) {
	if len(t.links) == 0 {
		return
	}
	var sets [][]uint64
	for _, p := range t.links {
		sets = append(sets, until[p], refused[p])
	}
	kind, n := q.sp.Classes(sets...)
	t.met, t.refuses = make([][]int32, len(t.links)), make([][]int32, len(t.links))
	seen := make([]bool, n)
	for state, k := range kind {
		if !seen[k] {
			seen[k] = true
			t.add(state, until, refused)
		}
	}
}

// add notes the kind of a state, if any of the links is met there.
func (t *tangle) add(state int, until, refused map[int][]uint64) {
	among := func(sets map[int][]uint64) []int32 {
		var out []int32
		for i, p := range t.links {
			if has(sets[p], state) {
				out = append(out, int32(i))
			}
		}
		return out
	}
	meets := among(until)
	if meets == nil {
		return
	}
	k, refusedBy := int32(len(t.meets)), among(refused)
	t.meets, t.refusedBy = append(t.meets, meets), append(t.refusedBy, refusedBy)
	for _, i := range meets {
		t.met[i] = append(t.met[i], k)
	}
	for _, i := range refusedBy {
		t.refuses[i] = append(t.refuses[i], k)
	}
}

func has(set []uint64, state int) bool { return set[state/64]>>(state%64)&1 == 1 }

// byLinks orders circles: those of fewer links first.
func byLinks(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) }

// bitset is a set of links, by place.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (s bitset) has(i int) bool { return s[i/64]>>(i%64)&1 == 1 }

func (s bitset) list() []int {
	var out []int
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			out = append(out, 64*w+bits.TrailingZeros64(word))
		}
	}
	return out
}
