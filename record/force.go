package record

import (
	"slices"
	"time"
)

// A force is which entries are in force when those until a day count.
type force struct {
	r         *Record
	state     []uint8         // of each entry: whether it counts
	corrected [][]int         // of each entry: those that correct it
	withdrawn [][]int         // of each entry: those that withdraw it
	stands    []bool          // of each entry: whether it counts and none that counts corrects it
	in        []bool          // of each entry: whether it is in force
	now       []Contradiction // contradictions between entries that stand
}

const (
	unknown uint8 = iota
	working
	counting
	notCounting
)

// A Contradiction is entries that say different things of one matter, of which one
// is in force.
type Contradiction struct {
	InForce int
	Others  []int
}

// forceOn works out what is in force on a day; nil for when everything counts.
func (r *Record) forceOn(day *time.Time) *force {
	n := len(r.Entries)
	f := &force{r: r, state: make([]uint8, n), corrected: make([][]int, n), withdrawn: make([][]int, n),
		stands: make([]bool, n)}
	for i := range r.Entries {
		e := &r.Entries[i]
		if !e.Confirmed || day != nil && !e.counted(*day) {
			f.state[i] = notCounting
		}
		if e.Corrects >= 0 {
			f.corrected[e.Corrects] = append(f.corrected[e.Corrects], i)
		}
		if e.Withdraws >= 0 {
			f.withdrawn[e.Withdraws] = append(f.withdrawn[e.Withdraws], i)
		}
	}
	for i := range f.stands {
		f.stands[i] = f.uncorrected(i)
	}
	f.in = slices.Clone(f.stands)
	f.resolve()
	return f
}

// counted reports whether an entry happened by a day and was public by then.
func (e *Entry) counted(day time.Time) bool { return !e.On.To.After(day) && !e.Public.After(day) }

// contradictions puts those of some entries that contradict one another
// together, each group in the order of becoming public.
func (r *Record) contradictions(among []bool) [][]int {
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
			if among[i] && among[other] {
				parent[root(other)] = root(i)
			}
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

// counts reports whether an entry counts. One that is withdrawn does not, unless
// the withdrawal is itself withdrawn or corrected. What withdraws one another in
// a circle is refused when a record is checked; here it would not count.
func (f *force) counts(i int) bool {
	if f.state[i] != unknown {
		return f.state[i] == counting
	}
	f.state[i] = working
	is := !slices.ContainsFunc(f.withdrawn[i], f.uncorrected)
	f.state[i] = notCounting
	if is {
		f.state[i] = counting
	}
	return is
}

// uncorrected reports whether an entry counts and none that counts corrects it,
// whatever contradicts it.
func (f *force) uncorrected(i int) bool {
	return f.counts(i) && !slices.ContainsFunc(f.corrected[i], f.counts)
}

// resolve notes the contradictions between entries that stand. Of each group
// the first that became public is in force, unless another is marked so.
func (f *force) resolve() {
	for _, g := range f.r.contradictions(f.stands) {
		marked := slices.IndexFunc(g, func(i int) bool { return f.r.Entries[i].Prevails })
		r := Contradiction{InForce: g[max(marked, 0)]}
		for _, i := range g {
			if i != r.InForce {
				r.Others = append(r.Others, i)
				f.in[i] = false
			}
		}
		f.now = append(f.now, r)
	}
	slices.SortFunc(f.now, func(a, b Contradiction) int { return a.InForce - b.InForce })
}

// Whole returns what is in force when everything on record counts, of whatever
// day, and the contradictions that stand then.
func (r *Record) Whole() (inForce []int, apart []Contradiction) {
	f := r.forceOn(nil)
	for i := range r.Entries {
		if f.has(i) {
			inForce = append(inForce, i)
		}
	}
	return inForce, f.now
}

func (f *force) has(i int) bool { return f.in[i] }
