package inverse

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// MostItems bounds the wishes, or tiers, that are put in other orders.
const MostItems = 100

// A Bound is how far changes are looked for.
type Bound struct {
	Changes int   // of how many wishes at most, one at a time
	Work    int64 // steps: of each changed order, one for each kind of state and each reply
}

// Usual is how far unless asked otherwise.
var Usual = Bound{Changes: 2, Work: 1 << 24}

// A Change is what a party wants, otherwise: some of its wishes, or all tiers of its
// ranking, by where they stand in the case, in this order.
type Change struct {
	Party  int
	Size   int // how many wishes are left out or moved, as few as does it
	List   []int
	Out    []int   // wishes left out, ascending
	Moved  []Moved // wishes that are moved, as few as does it, in the order of the case
	Ranked bool    // whether it is of the tiers of a ranking
}

// Moved is a wish that stands elsewhere.
type Moved struct {
	Wish   int
	Before []int // wishes that it comes before now, and came after, ascending
	After  []int // the other way round
}

// Changes are the smallest changes under which a party stays.
type Changes struct {
	Stays bool     // as the case is; then there are none
	List  []Change // those of fewest wishes first, and of as many by their orders
	// all changes of so many wishes were tried: fewer than asked for where the work did not
	// suffice; as many as are asked for where there are no more
	Tried int
}

// Smallest finds all smallest changes of what the party wants under which it stays by a
// concept. The cost is what [Bound.Work] allows at most. The error is the context's, or a
// *[plenary.Limit] of a party that wants more than [MostItems] things.
func (s *Stay) Smallest(ctx context.Context, c stability.Concept, b Bound) (Changes, error) {
	d := newSides(s, c)
	if d.n > MostItems {
		return Changes{}, &plenary.Limit{Code: plenary.LimitCombinations, What: "wishes of one party to change",
			Bound: MostItems, Met: int64(d.n)}
	}
	t := &tries{sides: d, work: b.Work, seen: map[string]bool{}, above: make([]bool, len(d.kinds)),
		progress: progress.Begin(ctx, "changing wishes", b.Changes)}
	if err := t.run(b.Changes); err != nil {
		return Changes{}, err
	}
	out := Changes{Stays: t.stable, Tried: t.done}
	for _, f := range t.found {
		out.List = append(out.List, d.change(s.party, f))
	}
	slices.SortFunc(out.List, func(a, b Change) int {
		if a.Size != b.Size {
			return a.Size - b.Size
		}
		return slices.Compare(a.List, b.List)
	})
	return out, nil
}

// tries goes through changed lists, those of fewest changes first.
type tries struct {
	*sides
	work     int64
	seen     map[string]bool
	above    []bool
	found    []found
	stable   bool
	done     int
	progress *progress.Work
}

// found is a list under which the party stays, with what it does.
type found struct {
	list []uint8
	size int
	does []uint64 // as bits: pairs that stand the other way round, and wishes left out
}

func (t *tries) run(most int) error {
	base := make([]uint8, t.n)
	for i := range base {
		base[i] = uint8(i)
	}
	t.seen[string(base)] = true
	t.sides.above(base, t.above)
	if t.stable = t.stays(t.above); t.stable {
		t.done = most
		return t.progress.Err()
	}
	level := [][]uint8{base}
	for size := 1; size <= most; size++ {
		before := slices.Clone(t.found)
		next, all := t.next(level, size)
		if !all {
			t.found = before
			return t.progress.Err()
		}
		t.done, level = size, next
		if err := t.progress.Done(1); err != nil {
			return err
		}
	}
	return nil
}

// next tries all lists that are one change away from some, and not nearer; it reports
// whether the work sufficed.
func (t *tries) next(level [][]uint8, size int) (out [][]uint8, all bool) {
	all = true
	for _, from := range level {
		t.beside(from, func(list []uint8) {
			if t.work -= t.cost() + int64(len(t.found)); t.work < 0 {
				all = false
			}
			if !all || t.seen[string(list)] {
				return
			}
			list = slices.Clone(list)
			t.seen[string(list)], out = true, append(out, list)
			if t.sides.above(list, t.above); t.stays(t.above) {
				t.add(found{list, size, t.does(list)})
			}
		})
		if !all || t.progress.Err() != nil {
			return nil, false
		}
	}
	return out, true
}

// beside lists what one change makes of a list: an item left out, or at another place.
func (t *tries) beside(from []uint8, f func(list []uint8)) {
	buf := make([]uint8, 0, len(from))
	for i, item := range from {
		buf = append(append(buf[:0], from[:i]...), from[i+1:]...)
		if !t.tiers {
			f(buf)
		}
		rest := slices.Clone(buf)
		for at := range len(rest) + 1 {
			if at != i {
				f(slices.Insert(append(buf[:0], rest...), at, item))
			}
		}
	}
}

// add keeps what does no more than it takes.
func (t *tries) add(f found) {
	for i := range t.found {
		if within(t.found[i].does, f.does) {
			return
		}
	}
	t.found = slices.DeleteFunc(t.found, func(g found) bool { return within(f.does, g.does) })
	t.found = append(t.found, f)
}

// within reports whether all bits of a are bits of b.
func within(a, b []uint64) bool {
	for i := range a {
		if a[i]&^b[i] != 0 {
			return false
		}
	}
	return true
}

func (t *tries) does(list []uint8) []uint64 {
	n := t.n
	out := make([]uint64, (n*n+63)/64)
	set := func(bit int) { out[bit/64] |= 1 << (bit % 64) }
	kept := make([]bool, n)
	for i, a := range list {
		kept[a] = true
		for _, b := range list[i+1:] {
			if b < a {
				set(int(b)*n + int(a))
			}
		}
	}
	for w, is := range kept {
		if !is {
			set(w*n + w)
		}
	}
	return out
}

// change tells what a list changes.
func (d *sides) change(party int, f found) Change {
	out := Change{Party: party, Size: f.size, Ranked: d.tiers}
	place := slices.Repeat([]int{-1}, d.n)
	for i, w := range f.list {
		out.List, place[w] = append(out.List, int(w)), i
	}
	still := unmoved(out.List)
	for w := range d.n {
		switch {
		case place[w] < 0:
			out.Out = append(out.Out, w)
		case !slices.Contains(still, w):
			m := Moved{Wish: w}
			for v := range d.n {
				switch {
				case place[v] < 0 || v == w:
				case v < w && place[w] < place[v]:
					m.Before = append(m.Before, v)
				case v > w && place[w] > place[v]:
					m.After = append(m.After, v)
				}
			}
			out.Moved = append(out.Moved, m)
		}
	}
	return out
}

// unmoved is a longest part of a list that stands as before, of several the one that has
// the weightiest wishes: so what is exchanged with the one before it is what moves.
func unmoved(list []int) []int {
	best := make([][]int, len(list)) // the best part that begins there
	var out []int
	better := func(a, b []int) bool {
		return len(a) > len(b) || len(a) == len(b) && slices.Compare(a, b) < 0
	}
	for i := len(list) - 1; i >= 0; i-- {
		var rest []int
		for j := i + 1; j < len(list); j++ {
			if list[j] > list[i] && better(best[j], rest) {
				rest = best[j]
			}
		}
		best[i] = append([]int{list[i]}, rest...)
		if better(best[i], out) {
			out = best[i]
		}
	}
	return out
}

// Amendment returns what makes a change of the case that a space lays out.
func (ch *Change) Amendment(sp *space.Space) plenary.Amendment {
	if !ch.Ranked {
		return plenary.SetWishes{Party: ch.Party, Wishes: slices.Clone(ch.List)}
	}
	var tiers [][][]uint8
	for _, i := range ch.List {
		tiers = append(tiers, sp.Case().Parties[ch.Party].Prefers.Ranking[i])
	}
	return plenary.SetRanking{Party: ch.Party, Ranking: tiers}
}
