package route

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
)

// A bySize goes through sets of levers by size. It learns of each destination
// which sets it need not be asked about.
type bySize struct {
	*table
	most  int
	use   []int   // the levers that may be pulled
	ds    []int32 // the destinations looked for
	every bool    // whether all minimal sets are wanted, not only those that ways need

	openers [][]Set // by place among all destinations: the minimal sets known to open it
	must    [][]int // by place: families of which every set that opens it has a lever
	shut    []bool  // by place: not opened by all levers together
	known   []Way   // so far
	free    []Way   // those of them that expose nobody
	cheap   bool    // whether what sets open takes little of the work allowed

	stronger []int // by lever: one that can do all that it does, or -1
	done     int   // the largest size gone through, or -1
}

func (t *table) bySize(ds []int32, most int, every bool) *bySize {
	n, use := len(t.wanted), t.useful()
	return &bySize{table: t, most: min(most, len(use)), use: use, ds: ds, every: every, stronger: t.stronger(),
		openers: make([][]Set, n), must: make([][]int, n), shut: make([]bool, n), done: -1}
}

// run goes through the sizes: which destinations sets of a size open, which larger
// sets need to know, and the ways by them. Where the former may take a good part
// of the work allowed, the ways come first. The error is the context's, or
// [ErrSpent]: then what was found stands, and done says which sizes are complete.
func (s *bySize) run() error {
	for size := 0; size <= s.most; size++ {
		if size == 1 {
			if err := s.shutOut(); err != nil {
				return err
			}
		}
		look := s.both
		if !s.every && (size == s.most || !s.cheap) {
			look = s.openedBy
			if err := s.size(size, s.waysBy); err != nil {
				return err
			}
			s.done = size
		}
		if size == s.most && !s.every {
			return nil
		}
		if size == 1 {
			if err := s.narrow(); err != nil {
				return err
			}
		}
		if err := s.size(size, look); err != nil {
			return err
		}
		s.done = size
	}
	return nil
}

// left lists the destinations of which a larger set may still be minimal.
func (s *bySize) left() []int32 {
	return slices.DeleteFunc(slices.Clone(s.ds), func(d int32) bool {
		return s.shut[d] || len(s.openers[d]) > 0 && s.openers[d][0] == Set{}
	})
}

// shutOut finds what all levers together do not open.
func (s *bySize) shutOut() error {
	left := s.left()
	if len(left) == 0 {
		return nil
	}
	s.cheap = s.work.bound == 0 || int64(s.sp.Len())*int64(len(left)) < (s.work.bound-s.work.used)/8
	open, err := s.ask(s.all(), left)
	if err != nil {
		return err
	}
	for _, d := range missing(left, open) {
		s.shut[d] = true
	}
	return nil
}

func (s *bySize) all() Set {
	var all Set
	for _, l := range s.use {
		all = all.With(l)
	}
	return all
}

// narrow finds families of levers without which a destination is not opened.
func (s *bySize) narrow() error {
	open, all := s.left(), s.all()
	if s.most < 2 || len(open) == 0 || len(s.use) < 4 {
		return nil
	}
	asks := map[Set][]*ask{} // by what they open
	var layers []Set
	for f, family := range s.families() {
		rest := all.without(family)
		layer := s.opensIn(rest)
		if asks[layer] == nil {
			layers = append(layers, layer)
		}
		asks[layer] = append(asks[layer], &ask{levers: rest, ds: open, family: f})
	}
	for _, layer := range layers {
		if err := s.askAll(layer, asks[layer]); err != nil {
			return err
		}
		for _, a := range asks[layer] {
			for _, d := range missing(open, a.open) {
				s.must[d] = append(s.must[d], a.family)
			}
		}
	}
	return nil
}

// missing lists what is in all but not in some, both ascending.
func missing(all, some []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(all), func(d int32) bool { _, in := slices.BinarySearch(some, d); return in })
}

func (s Set) without(t Set) Set {
	for w := range s {
		s[w] &^= t[w]
	}
	return s
}

// families lists sets of levers that can stand in for one another: those that
// act on one stance, those that widen one option on one track, and each alone.
func (s *bySize) families() []Set {
	var out []Set
	add := func(f Set) {
		if (f != Set{}) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	for i := range s.stances {
		at := &s.stances[i]
		var f Set
		for _, l := range slices.Concat(at.waive, at.soften, at.accept) {
			f = f.With(l)
		}
		for _, w := range at.swap {
			f = f.With(w.lever)
		}
		add(f)
	}
	for _, options := range s.mandate {
		for _, levels := range options {
			var f Set
			for _, m := range levels {
				for _, l := range m.levers {
					f = f.With(l)
				}
			}
			add(f)
		}
	}
	for _, l := range s.use {
		add(Set{}.With(l))
	}
	return out
}

func (t *table) opensIn(set Set) Set {
	for w := range set {
		set[w] &= t.opens[w]
	}
	return set
}

func (t *table) ask(levers Set, ds []int32) ([]int32, error) {
	a := &ask{levers: levers, ds: ds}
	err := t.askAll(t.opensIn(levers), []*ask{a})
	return a.open, err
}

// askWithin is askAll for asks of one cap, of which what is answered is not kept.
func (t *table) askWithin(levers Set, asks []*ask, cap *exposure) error {
	if cap == nil {
		return t.askAll(levers, asks)
	}
	l, err := t.layerOf(levers)
	if err != nil {
		return err
	}
	return t.put(l, asks)
}

// askAll answers asks for sets that open the same options. What has been
// answered before is not asked again.
func (t *table) askAll(levers Set, asks []*ask) error {
	l, err := t.layerOf(levers)
	if err != nil {
		return err
	}
	var left []*ask
	for _, a := range asks {
		old := t.answers[a.levers]
		rest := &ask{levers: a.levers}
		a.open = nil
		for _, d := range a.ds {
			switch {
			case old.asked == nil || !has(old.asked, int(d)):
				rest.ds = append(rest.ds, d)
			case has(old.open, int(d)):
				a.open = append(a.open, d)
			}
		}
		left = append(left, rest)
	}
	if err := t.put(l, left); err != nil {
		return err
	}
	for i, a := range asks {
		a.open = append(a.open, left[i].open...)
		slices.Sort(a.open)
		t.answer(left[i])
	}
	return nil
}

// An answer is the destinations that a set was asked about and those of them
// that it opens, as bits.
type answer struct{ asked, open []uint64 }

// maxAnswers bounds what is kept of answers, in words.
const maxAnswers = 1 << 23

func (t *table) answer(of *ask) {
	words := (len(t.wanted) + 63) / 64
	a, ok := t.answers[of.levers]
	if !ok {
		if (len(t.answers)+1)*2*words > maxAnswers {
			clear(t.answers)
		}
		a = answer{make([]uint64, words), make([]uint64, words)}
		t.answers[of.levers] = a
	}
	for _, d := range of.ds {
		a.asked[d/64] |= 1 << (d % 64)
	}
	for _, d := range of.open {
		a.open[d/64] |= 1 << (d % 64)
	}
}

// A kin is destinations that are alike in all that decides which sets are
// asked about them.
type kin struct {
	of int32 // one of them
	ds []int32
}

// kins sorts destinations into kins for one layer.
func (s *bySize) kins(l *layer, ds []int32) ([]kin, error) {
	index := map[string]int{}
	var out []kin
	for _, d := range ds {
		var key strings.Builder
		for _, f := range s.must[d] {
			key.WriteString(strconv.Itoa(f) + ",")
		}
		for _, o := range s.openers[d] {
			key.WriteString("|" + o.key())
		}
		if !s.every {
			by, err := l.stableBy(s.wanted[d])
			if err != nil {
				return nil, err
			}
			key.WriteString("/" + string(rune(by)))
			for _, v := range s.voids(d) {
				key.WriteString(strconv.Itoa(v.precondition) + ":" + v.filled.key())
			}
		}
		at, ok := index[key.String()]
		if !ok {
			at = len(out)
			index[key.String()] = at
			out = append(out, kin{of: d})
		}
		out[at].ds = append(out[at].ds, d)
	}
	return out, nil
}

// key tells sets apart.
func (s Set) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		for k := range 8 {
			b = append(b, byte(w>>(8*k)))
		}
	}
	return string(b)
}

// asksAtOnce is how many sets of levers are asked about before the ways by
// them are looked for.
const asksAtOnce = 4096

// size goes through the sets of one size that may open something of use.
func (s *bySize) size(size int, look func(pending []*ask) error) error {
	left := s.left()
	if len(left) == 0 {
		return nil
	}
	families := s.families()
	kins := map[Set][]kin{}
	var pending []*ask
	for set := range subsets(s.use, size) {
		at := s.opensIn(set)
		if kins[at] == nil {
			l, err := s.layerOf(at)
			if err != nil {
				return err
			}
			if kins[at], err = s.kins(l, left); err != nil {
				return err
			}
		}
		if ds := s.candidates(set, kins[at], families); len(ds) > 0 {
			pending = append(pending, &ask{levers: set, ds: ds})
		}
		err := s.work.spend(s.ctx)
		if err == nil && len(pending) == asksAtOnce {
			err = s.inStrata(pending, look)
			pending = nil
		}
		if err != nil {
			return err
		}
	}
	return s.inStrata(pending, look)
}

// inStrata looks at sets of levers, first those without levers that another could
// stand in for: what a set does not open, none with weaker levers in place of some
// of it does.
func (s *bySize) inStrata(pending []*ask, look func(pending []*ask) error) error {
	var strata [][]*ask
	for _, a := range pending {
		weak := 0
		for _, l := range a.levers.List() {
			if s.stronger[l] >= 0 {
				weak++
			}
		}
		for len(strata) <= weak {
			strata = append(strata, nil)
		}
		strata[weak] = append(strata[weak], a)
	}
	for _, some := range strata {
		for _, a := range some {
			s.refute(a)
		}
		if err := look(slices.DeleteFunc(some, func(a *ask) bool { return len(a.ds) == 0 })); err != nil {
			return err
		}
	}
	return nil
}

// stronger returns, by lever, one that can stand in for it: a stance that is waived
// refuses nothing that it would refuse softened, or with less accepted.
func (t *table) stronger() []int {
	out := make([]int, len(t.levers))
	for l := range t.levers {
		weak := &t.levers[l]
		out[l] = slices.IndexFunc(t.levers, func(by plenary.Lever) bool {
			return (weak.Kind == plenary.Soften || weak.Kind == plenary.Accept) && by.Kind == plenary.Waive &&
				!slices.ContainsFunc(weak.Preconditions, func(p int) bool {
					return !slices.Contains(by.Preconditions, p)
				})
		})
	}
	return out
}

// refute leaves out the destinations that a stronger set is known not to open.
func (s *bySize) refute(a *ask) {
	for _, l := range a.levers.List() {
		if s.stronger[l] < 0 {
			continue
		}
		by, ok := s.answers[a.levers.without(Set{}.With(l)).With(s.stronger[l])]
		if !ok {
			continue
		}
		a.ds = slices.DeleteFunc(a.ds, func(d int32) bool { return has(by.asked, int(d)) && !has(by.open, int(d)) })
	}
}

// know adds to the ways known.
func (s *bySize) know(found []Way) {
	s.known = append(s.known, found...)
	for i := range found {
		if found[i].grade == (exposure{}) {
			s.free = append(s.free, found[i])
		}
	}
}

// waysBy looks for the ways by sets of levers to any of the destinations that
// they may open.
func (s *bySize) waysBy(pending []*ask) error {
	for _, a := range pending {
		a.open = a.ds
	}
	return s.ways(pending, true)
}

// both finds which destinations sets of levers open, and then the ways to them.
func (s *bySize) both(pending []*ask) error {
	if err := s.openedBy(pending); err != nil || s.every {
		return err
	}
	return s.ways(pending, false)
}

// ways looks for the ways by sets to the destinations in their answers; unsure
// when it is not known whether they open any.
func (s *bySize) ways(pending []*ask, unsure bool) error {
	if err := s.settle(pending); err != nil {
		return err
	}
	found, err := s.find(slices.DeleteFunc(pending, func(a *ask) bool { return len(a.open) == 0 }), unsure)
	s.know(found)
	return err
}

// openedBy finds which destinations sets of levers open, layer by layer.
func (s *bySize) openedBy(pending []*ask) error {
	var layers []Set
	for _, a := range pending {
		if at := s.opensIn(a.levers); !slices.Contains(layers, at) {
			layers = append(layers, at)
		}
	}
	for _, at := range layers {
		var asks []*ask
		for _, a := range pending {
			if s.opensIn(a.levers) == at {
				asks = append(asks, a)
			}
		}
		if err := s.askAll(at, asks); err != nil {
			return err
		}
	}
	for _, a := range pending {
		for _, d := range a.open {
			s.openers[d] = append(s.openers[d], a.levers)
		}
	}
	return nil
}

// candidates lists the destinations of which it is of use to know whether a
// set opens them.
func (s *bySize) candidates(set Set, kins []kin, families []Set) []int32 {
	var out []int32
	s.work.used += int64(len(kins) + len(s.free))
	passed := s.passed(set)
	for i := range kins {
		d := kins[i].of
		hits := func(f int) bool { return families[f].meets(set) }
		opener := func(o Set) bool { return o.Within(set) }
		if slices.ContainsFunc(s.openers[d], opener) ||
			slices.ContainsFunc(s.must[d], func(f int) bool { return !hits(f) }) || passed(d) {
			continue
		}
		out = append(out, kins[i].ds...)
	}
	slices.Sort(out)
	return out
}

// passed returns what tells of which destinations a set need not be asked about:
// a way known dominates whatever would come of it. It pulls fewer levers, leads
// to what is as firmly stable and no more hollow, and exposes nobody.
func (s *bySize) passed(set Set) func(d int32) bool {
	var by []*Way
	for i := range s.free {
		if w := &s.free[i]; w.Levers != set && w.Levers.Within(set) {
			by = append(by, w)
		}
	}
	l, err := s.layerWith(set)
	if by == nil || err != nil {
		return func(int32) bool { return false }
	}
	return func(d int32) bool {
		firm, err := l.stableBy(s.wanted[d])
		return err == nil && slices.ContainsFunc(by, func(w *Way) bool {
			return firm&^w.stableBy == 0 && subset(w.Hollow, s.hollowAt(d, set))
		})
	}
}

// passes reports whether some way known may have let sets of a size be passed
// over.
func (s *bySize) passes(size int) bool {
	return slices.ContainsFunc(s.free, func(w Way) bool { return w.Levers.Len() < size })
}

// settle leaves in the answers the destinations for which the set is minimal.
// A smaller set that was passed over for one was not asked about it: it is now.
func (s *bySize) settle(all []*ask) error {
	type doubt struct {
		of *ask
		*ask
	}
	doubts := map[Set][]doubt{}
	var layers []Set
	for _, a := range all {
		if !s.passes(a.levers.Len() - 1) {
			continue
		}
		for _, l := range a.levers.List() {
			smaller := a.levers.without(Set{}.With(l))
			passed := s.passed(smaller)
			ds := slices.DeleteFunc(slices.Clone(a.open), func(d int32) bool { return !passed(d) })
			if len(ds) == 0 {
				continue
			}
			at := s.opensIn(smaller)
			if doubts[at] == nil {
				layers = append(layers, at)
			}
			doubts[at] = append(doubts[at], doubt{a, &ask{levers: smaller, ds: ds}})
		}
	}
	for _, at := range layers {
		var asks []*ask
		for _, d := range doubts[at] {
			asks = append(asks, d.ask)
		}
		if err := s.askAll(at, asks); err != nil {
			return err
		}
		for _, d := range doubts[at] {
			d.of.open = missing(d.of.open, d.ask.open)
		}
	}
	return nil
}

// subsets yields the sets of so many of some levers, those with the first of
// them first.
func subsets(levers []int, size int) iter.Seq[Set] {
	return func(yield func(Set) bool) { grow(Set{}, levers, size, yield) }
}

func grow(s Set, levers []int, size int, yield func(Set) bool) bool {
	if size == 0 {
		return yield(s)
	}
	for i := range len(levers) - size + 1 {
		if !grow(s.With(levers[i]), levers[i+1:], size-1, yield) {
			return false
		}
	}
	return true
}

func compareSets(a, b Set) int {
	if n := a.Len() - b.Len(); n != 0 {
		return n
	}
	for w := range a {
		if differ := a[w] ^ b[w]; differ != 0 {
			if a[w]&(differ&-differ) != 0 { // the lowest lever first
				return -1
			}
			return 1
		}
	}
	return 0
}
