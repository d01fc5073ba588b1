package record

import (
	"slices"
	"time"
)

// A force tells which entries are in force when those until a day count.
type force struct {
	r      *Record
	counts []bool
	state  []uint8   // of each entry: whether it is in force
	above  [][]int   // of each entry: those that correct or withdraw it
	groups [][]int   // contradicting entries, each group in the order of becoming public
	group  []int     // of each entry: its group, or -1
	now    []Reading // contradictions between entries that count
}

const (
	unknown uint8 = iota
	working
	inForce
	notInForce
)

// A Reading is a contradiction that stands: entries that say different things
// of one matter, of which one is in force.
type Reading struct {
	InForce int
	Others  []int
}

// forceOn works out what is in force on a day; nil for when everything counts.
func (r *Record) forceOn(day *time.Time) *force {
	n := len(r.Entries)
	f := &force{r: r, counts: make([]bool, n), state: make([]uint8, n), above: make([][]int, n), group: make([]int, n)}
	for i := range r.Entries {
		e := &r.Entries[i]
		f.group[i] = -1
		f.counts[i] = e.Confirmed && (day == nil || e.counted(*day))
		for _, other := range []int{e.Corrects, e.Withdraws} {
			if other >= 0 {
				f.above[other] = append(f.above[other], i)
			}
		}
	}
	f.grouped()
	for i := range f.state {
		f.settle(i)
	}
	f.readings()
	return f
}

// counted says whether an entry happened by a day and was public by then.
func (e *Entry) counted(day time.Time) bool { return !e.On.To.After(day) && !e.Public.After(day) }

// grouped notes the groups of entries that contradict one another.
func (f *force) grouped() {
	f.groups = f.r.contradictions()
	for g, group := range f.groups {
		for _, i := range group {
			f.group[i] = g
		}
	}
}

// contradictions puts entries that contradict one another together, each
// group in the order of becoming public.
func (r *Record) contradictions() [][]int {
	var out [][]int
	parent := map[int]int{}
	var root func(i int) int
	root = func(i int) int {
		if p, ok := parent[i]; ok && p != i {
			parent[i] = root(p)
			return parent[i]
		}
		parent[i] = i
		return i
	}
	for i := range r.Entries {
		for _, other := range r.Entries[i].Contradicts {
			parent[root(other)] = root(i)
		}
	}
	at := map[int]int{}
	for i := range r.Entries {
		if _, ok := parent[i]; !ok {
			continue
		}
		g, ok := at[root(i)]
		if !ok {
			g = len(out)
			at[root(i)] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], i)
	}
	for _, g := range out {
		slices.SortStableFunc(g, func(a, b int) int { return r.Entries[a].Public.Compare(r.Entries[b].Public) })
	}
	return out
}

// standing says whether an entry counts and nothing in force corrects or
// withdraws it, whatever contradicts it.
func (f *force) standing(i int) bool {
	return f.counts[i] && !slices.ContainsFunc(f.above[i], func(j int) bool { return f.settle(j) == inForce })
}

// settle finds whether an entry is in force. What corrects one another in a
// circle is refused when a record is checked; here it would not be in force.
func (f *force) settle(i int) uint8 {
	switch f.state[i] {
	case unknown:
	case working:
		return notInForce
	default:
		return f.state[i]
	}
	f.state[i] = working
	is := f.standing(i) && (f.group[i] < 0 || f.winner(f.groups[f.group[i]]) == i)
	f.state[i] = notInForce
	if is {
		f.state[i] = inForce
	}
	return f.state[i]
}

// winner is the reading of a group that is in force: the first that became
// public, unless another is marked so; -1 when none stands.
func (f *force) winner(group []int) int {
	first := -1
	for _, i := range group {
		if !f.standing(i) {
			continue
		}
		if f.r.Entries[i].Prevails {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

func (f *force) readings() {
	for _, g := range f.groups {
		r := Reading{InForce: f.winner(g)}
		for _, i := range g {
			if i != r.InForce && f.standing(i) {
				r.Others = append(r.Others, i)
			}
		}
		if len(r.Others) > 0 {
			f.now = append(f.now, r)
		}
	}
	slices.SortFunc(f.now, func(a, b Reading) int { return a.InForce - b.InForce })
}

// Whole returns what is in force when everything on record counts, of whatever
// day, and the contradictions that stand then.
func (r *Record) Whole() (inForce []int, apart []Reading) {
	f := r.forceOn(nil)
	for i := range r.Entries {
		if f.has(i) {
			inForce = append(inForce, i)
		}
	}
	return inForce, f.now
}

func (f *force) has(i int) bool { return f.state[i] == inForce }
