package route

import (
	"cmp"
	"fmt"
	"iter"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A finder finds the least exposures of ways by a set of levers to destinations
// that are stable by the same concepts and hollow alike. Finders go on side by
// side, so that what they ask shares batches.
type finder struct {
	peers
	capper
	asked []*ask
	next  func() ([]*ask, bool)
	stop  func()
}

func (s *bySize) finder(l *layer, set Set, k peers, fails []exposure) *finder {
	f := &finder{peers: k, capper: capper{l: l, levers: set, ds: k.ds, fails: fails}}
	f.next, f.stop = iter.Pull(func(yield func([]*ask) bool) {
		f.ask = yield
		f.run()
	})
	return f
}

// find finds the ways by sets of levers to what they open. First the caps that
// do not do for all destinations of a set, which do not do for some of them
// either; then the least exposures for each lot of peers, but those that
// a way known dominates. Unsure is for sets of which it is not known whether they
// open anything. With an error, the ways found before it are returned.
func (s *bySize) find(asks []*ask, unsure bool) ([]Way, error) {
	var all []*finder
	for _, a := range asks {
		l, err := s.layerWith(a.levers)
		if err != nil {
			return nil, err
		}
		f := s.finder(l, a.levers, peers{ds: a.open}, nil)
		f.barred, f.unsure = func(exposure) bool { return false }, unsure
		all = append(all, f)
	}
	if err := s.finish(all); err != nil {
		return nil, err
	}
	levels := make([][][]peers, len(asks)) // by set
	for i, a := range asks {
		if len(all[i].least) == 0 { // it opens nothing
			s.answer(&ask{levers: a.levers, ds: a.open})
			continue
		}
		each, err := s.peers(all[i].l, a.levers, a.open)
		if err != nil {
			return nil, err
		}
		levels[i] = each
	}
	return s.findPeers(all, levels)
}

// findPeers looks for the ways to peers, level by level, given
// the finders for all destinations of each set.
func (s *bySize) findPeers(all []*finder, levels [][][]peers) ([]Way, error) {
	ways := make([][]Way, len(all)) // by set
	var err error
	for left := true; left && err == nil; {
		left = false
		var each []*finder
		var of []int
		for i, whole := range all {
			if len(levels[i]) == 0 {
				continue
			}
			left = true
			for _, k := range levels[i][0] {
				f := s.finder(whole.l, whole.levers, k, whole.fails)
				f.barred = func(e exposure) bool {
					w := f.way(e)
					return dominated(s.known, &w) || dominated(ways[i], &w)
				}
				each, of = append(each, f), append(of, i)
			}
			levels[i] = levels[i][1:]
		}
		err = s.finish(each)
		for n, f := range each {
			slices.SortFunc(f.least, compareExposures)
			for _, e := range f.least {
				ways[of[n]] = append(ways[of[n]], f.way(e))
			}
		}
	}
	return slices.Concat(ways...), err
}

func (f *finder) way(e exposure) Way {
	return Way{Levers: f.levers, Hollow: f.hollow, stableBy: f.stableBy, grade: e, ds: f.capper.ds}
}

// dominated reports whether some way dominates w.
func dominated(by []Way, w *Way) bool {
	return slices.ContainsFunc(by, func(v Way) bool { return v.dominates(w) })
}

// finish lets finders ask until none has anything left to ask.
func (s *bySize) finish(all []*finder) error {
	defer func() {
		for _, f := range all {
			f.stop()
		}
	}()
	for left := slices.Clone(all); ; {
		left = slices.DeleteFunc(left, func(f *finder) bool {
			var more bool
			f.asked, more = f.next()
			return !more
		})
		if len(left) == 0 {
			return nil
		}
		if err := s.putAll(left); err != nil {
			return err
		}
	}
}

// putAll answers what finders ask, layer by layer.
func (s *bySize) putAll(left []*finder) error {
	done := map[*layer]bool{}
	for _, first := range left {
		if done[first.l] {
			continue
		}
		done[first.l] = true
		var asks []*ask
		for _, f := range left {
			if f.l == first.l {
				asks = append(asks, f.asked...)
			}
		}
		if err := s.put(first.l, asks); err != nil {
			return err
		}
	}
	return nil
}

// peers are destinations that are stable by the same concepts and hollow alike.
type peers struct {
	stableBy uint8
	hollow   []int
	ds       []int32
}

// peers puts destinations in levels: those that are stable by more concepts first,
// then those that are less hollow. No peers of a level can make up for another of
// the same or an earlier one, so that a way to it does not dominate theirs.
func (s *bySize) peers(l *layer, set Set, ds []int32) ([][]peers, error) {
	var all []peers
	index := map[string]int{}
	for _, d := range ds {
		by, err := l.stableBy(s.wanted[d])
		if err != nil {
			return nil, err
		}
		hollow := s.hollowAt(d, set)
		key := fmt.Sprint(by, hollow)
		at, ok := index[key]
		if !ok {
			at = len(all)
			index[key] = at
			all = append(all, peers{stableBy: by, hollow: hollow})
		}
		all[at].ds = append(all[at].ds, d)
	}
	order := func(a, b peers) int {
		return cmp.Or(bits.OnesCount8(b.stableBy)-bits.OnesCount8(a.stableBy), len(a.hollow)-len(b.hollow))
	}
	slices.SortStableFunc(all, order)
	var out [][]peers
	for _, k := range all {
		if n := len(out); n > 0 && order(out[n-1][0], k) == 0 {
			out[n-1] = append(out[n-1], k)
		} else {
			out = append(out, []peers{k})
		}
	}
	return out, nil
}

// stepTo returns the step to a state from the first of some states that one
// leads from, by the definitions alone.
func (s *bySize) stepTo(w *Way, to int, from []uint64) (Step, error) {
	c := w.After.Case()
	b := w.After.Levels(to, nil)
	var a []uint8
	for _, state := range from {
		a = w.After.Levels(int(state), a)
		if !c.CanStep(a, b) {
			continue
		}
		step := Step{Movers: c.Movers(a, b), From: int(state), To: to}
		step.Track = TrackFor(w.After, step.From, to)
		refused := func(p plenary.Precondition) bool { return c.Violates(&p, a, b) }
		unwilling := func(p int) bool { return !Willing(w.After, p, step.From, w.To) }
		if len(step.Movers) > 1 && step.Track < 0 || slices.ContainsFunc(c.Preconditions, refused) ||
			slices.ContainsFunc(step.Movers, unwilling) {
			continue
		}
		return step, nil
	}
	return Step{}, fmt.Errorf("route: no step leads to state %d", to+1)
}

// Willing reports whether a party is willing to step at a state on the way to
// a destination (docs/theory.md#willing).
func Willing(sp *space.Space, p, at, to int) bool {
	here, there := sp.Rank(p, at), sp.Rank(p, to)
	if there >= here {
		return true
	}
	for q := range sp.Case().Parties {
		if q == p {
			continue
		}
		for _, x := range sp.Improvements(q, at) {
			if r := sp.Rank(p, x); r < here && r < there {
				return true
			}
		}
	}
	return false
}

// takesBack marks the steps that move an option back past where an earlier one
// took it.
func takesBack(sp *space.Space, steps []Step) {
	var rose, fell []int // by option: the highest level risen to, the lowest fallen to; -1 for none
	for range sp.Case().Options {
		rose, fell = append(rose, -1), append(fell, -1)
	}
	for i := range steps {
		a, b := sp.Levels(steps[i].From, nil), sp.Levels(steps[i].To, nil)
		for o := range a {
			from, to := int(a[o]), int(b[o])
			switch {
			case to < from:
				if to < rose[o] {
					steps[i].TakesBack = append(steps[i].TakesBack, o)
				}
				if fell[o] < 0 || to < fell[o] {
					fell[o] = to
				}
			case to > from:
				if fell[o] >= 0 && to > fell[o] {
					steps[i].TakesBack = append(steps[i].TakesBack, o)
				}
				rose[o] = max(rose[o], to)
			}
		}
	}
}

// dominates reports whether way v does all that w does with no more, and differs.
func (v *Way) dominates(w *Way) bool {
	return !v.Same(w) && v.Levers.Within(w.Levers) && w.stableBy&^v.stableBy == 0 && v.grade.within(w.grade) &&
		subset(v.Hollow, w.Hollow)
}

// Same reports whether ways agree in levers, concepts, exposure and what is hollow.
func (v *Way) Same(w *Way) bool {
	return v.Levers == w.Levers && v.stableBy == w.stableBy && v.grade == w.grade && slices.Equal(v.Hollow, w.Hollow)
}

// kept keeps the ways that no other dominates.
func kept(all []Way) []Way {
	var out []Way
	for i := range all {
		if !slices.ContainsFunc(all, func(v Way) bool { return v.dominates(&all[i]) }) {
			out = append(out, all[i])
		}
	}
	return out
}

// differs counts the options that stand otherwise than now.
func (t *table) differs(state int) int {
	n := 0
	t.some = t.sp.Levels(state, t.some)
	for o, l := range t.some {
		if int(l) != t.sp.Case().Options[o].Now {
			n++
		}
	}
	return n
}

// order puts ways that leave nothing hollow first, then those stable by
// credible answers, then those that ask least, expose fewest, hold most firmly
// and take the fewest steps.
func (t *table) order(a, b Way) int {
	return cmp.Or(
		min(1, len(a.Hollow))-min(1, len(b.Hollow)),
		a.shaky()-b.shaky(),
		a.Levers.Len()-b.Levers.Len(),
		bits.OnesCount64(a.grade.worse)-bits.OnesCount64(b.grade.worse),
		bits.OnesCount64(a.grade.stuck)-bits.OnesCount64(b.grade.stuck),
		firmness(b.stableBy)-firmness(a.stableBy),
		len(a.Hollow)-len(b.Hollow),
		t.differs(a.To)-t.differs(b.To), len(a.Steps)-len(b.Steps), a.To-b.To,
		compareSets(a.Levers, b.Levers),
		cmp.Compare(a.grade.worse, b.grade.worse), cmp.Compare(a.grade.stuck, b.grade.stuck),
		cmp.Compare(a.stableBy, b.stableBy), slices.Compare(a.Hollow, b.Hollow),
	)
}

// Credible reports whether the destination is stable by answers that those who
// give them gain from.
func (w *Way) Credible() bool { return w.stableBy>>stability.SEQ&1 == 1 }

func (w *Way) shaky() int {
	if w.Credible() {
		return 0
	}
	return 1
}

// firmness orders sets of concepts for display: nash, then credible answers.
func firmness(by uint8) int {
	for i, c := range []stability.Concept{stability.Nash, stability.SSEQ, stability.SEQ, stability.SMR, stability.GMR} {
		if by>>c&1 == 1 {
			return 5 - i
		}
	}
	return 0
}

// TrackFor returns the first track on which a step could be struck as a deal,
// or -1: for an act of one party, and where there is none.
func TrackFor(sp *space.Space, from, to int) int {
	c := sp.Case()
	a, b := sp.Levels(from, nil), sp.Levels(to, nil)
	if len(c.Movers(a, b)) < 2 {
		return -1
	}
	return slices.IndexFunc(c.Tracks, func(t plenary.Track) bool {
		for o := range a {
			if answer, _ := t.May(true, c.Options[o].Party, o, int(b[o])); a[o] != b[o] && answer != plenary.Yes {
				return false
			}
		}
		return true
	})
}
