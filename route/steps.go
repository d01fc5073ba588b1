package route

import (
	"context"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A table is a case with the levers that may be pulled.
type table struct {
	ctx     context.Context
	sp      *space.Space
	levers  []plenary.Lever
	most    int
	stances []stance   // preconditions that refuse anything
	mandate [][][]need // by track, option and level: what lets its party commit to it; nil without a seat
	opens   Set        // levers that open options
	layers  map[Set]*layer

	needs []need // those met so far, told apart
	index map[string]uint32
}

func newTable(ctx context.Context, sp *space.Space, levers []plenary.Lever, most int) *table {
	t := &table{ctx: ctx, sp: sp, levers: levers, most: most, layers: map[Set]*layer{}, index: map[string]uint32{}}
	c := sp.Case()
	for i := range c.Preconditions {
		t.stances = append(t.stances, newStance(sp, i, levers))
	}
	for k := range c.Tracks {
		t.mandate = append(t.mandate, t.mandates(k))
	}
	for l := range levers {
		if levers[l].Kind == plenary.Open {
			t.opens = t.opens.With(l)
		}
	}
	t.intern(free)
	return t
}

// mandates tells what each commitment on a track needs.
func (t *table) mandates(track int) [][]need {
	c := t.sp.Case()
	out := make([][]need, len(c.Options))
	for o := range c.Options {
		option := &c.Options[o]
		if c.Tracks[track].Seat(option.Party) == nil {
			continue
		}
		out[o] = make([]need, len(option.Levels))
		for level := range option.Levels {
			if answer, _ := c.Tracks[track].May(true, option.Party, o, level); answer == plenary.Yes {
				out[o][level] = free
				continue
			}
			for l := range t.levers {
				if t.most > 0 && widens(&t.levers[l], track, o, level) {
					out[o][level] = append(out[o][level], Set{}.With(l))
				}
			}
		}
	}
	return out
}

func widens(l *plenary.Lever, track, option, level int) bool {
	return (l.Kind == plenary.Widen || l.Kind == plenary.Move) && l.Track == track &&
		slices.ContainsFunc(l.Commit, func(t plenary.Term) bool { return t.Option == option && t.Levels>>level&1 == 1 })
}

func (t *table) intern(n need) uint32 {
	key := n.key()
	at, ok := t.index[key]
	if !ok {
		at = uint32(len(t.needs))
		t.needs = append(t.needs, n)
		t.index[key] = at
	}
	return at
}

// A bundle is steps from one state that have the same movers and the same need.
type bundle struct {
	movers uint64
	need   uint32
	to     []uint32 // ascending
}

// walker lists the steps from one state.
type walker struct {
	*layer
	state    uint32
	from, to []uint8
	found    map[uint32]need // deals, by target
	bundles  map[[2]uint64]int
	out      []bundle
}

// steps lists the steps from a state that at most so many levers admit.
func (l *layer) steps(state int) []bundle {
	w := &walker{layer: l, state: uint32(state), from: l.sp.Levels(state, nil), bundles: map[[2]uint64]int{}, found: map[uint32]need{}}
	w.to = slices.Clone(w.from)
	for p := range l.c.Parties {
		w.singles(l.c.Parties[p].Options, p, false)
	}
	for track := range l.t.mandate {
		w.deals(track, 0, 0, free)
	}
	targets := make([]uint32, 0, len(w.found))
	for to := range w.found {
		targets = append(targets, to)
	}
	slices.Sort(targets)
	for _, to := range targets {
		l.sp.Levels(int(to), w.to)
		w.add(w.moversTo(), to, w.found[to])
	}
	return w.out
}

// singles tries all changes of one party's options.
func (w *walker) singles(options []int, party int, changed bool) {
	if len(options) == 0 {
		if !changed {
			return
		}
		if to, ok := w.target(); ok {
			if n := w.stand(to, 1<<party); len(n) > 0 {
				w.add(1<<party, to, n)
			}
		}
		return
	}
	o := options[0]
	for level := range w.c.Options[o].Levels {
		if w.c.Options[o].Allows(int(w.from[o]), level) {
			w.to[o] = uint8(level)
			w.singles(options[1:], party, changed || w.to[o] != w.from[o])
		}
	}
	w.to[o] = w.from[o]
}

// deals tries all changes of options, from o on, that parties seated on the
// track could commit to; n is what the changes so far need of mandates.
func (w *walker) deals(track, o int, movers uint64, n need) {
	if o == len(w.c.Options) {
		if bits.OnesCount64(movers) < 2 {
			return
		}
		if to, ok := w.target(); ok {
			for _, s := range n.both(w.stand(to, movers), w.t.most) {
				w.found[to] = w.found[to].add(s)
			}
		}
		return
	}
	w.deals(track, o+1, movers, n)
	option := &w.c.Options[o]
	for level, mandate := range w.t.mandate[track][o] {
		if level == int(w.from[o]) || len(mandate) == 0 || !option.Allows(int(w.from[o]), level) {
			continue
		}
		if both := n.both(mandate, w.t.most); len(both) > 0 {
			w.to[o] = uint8(level)
			w.deals(track, o+1, movers|1<<option.Party, both)
		}
	}
	w.to[o] = w.from[o]
}

// target returns the state tried, if it is feasible and guarantees allow it.
func (w *walker) target() (uint32, bool) {
	to, ok := w.sp.Find(w.to)
	return uint32(to), ok && (len(w.c.Guarantees) == 0 || w.c.CanStep(w.from, w.to))
}

// stand tells what admits the step tried as far as stances go.
func (w *walker) stand(to uint32, movers uint64) need {
	n := free
	for i := range w.t.stances {
		s := &w.t.stances[i]
		if !s.refuses(w.state, to, movers) {
			continue
		}
		if n = n.both(s.need(w.state, to, movers, w.t.most), w.t.most); len(n) == 0 {
			return nil
		}
	}
	return n
}

func (w *walker) moversTo() uint64 {
	var m uint64
	for o := range w.c.Options {
		if w.from[o] != w.to[o] {
			m |= 1 << w.c.Options[o].Party
		}
	}
	return m
}

func (w *walker) add(movers uint64, to uint32, n need) {
	slices.SortFunc(n, compareSets)
	id := w.t.intern(n)
	at, ok := w.bundles[[2]uint64{movers, uint64(id)}]
	if !ok {
		at = len(w.out)
		w.bundles[[2]uint64{movers, uint64(id)}] = at
		w.out = append(w.out, bundle{movers: movers, need: id})
	}
	w.out[at].to = append(w.out[at].to, to)
}
