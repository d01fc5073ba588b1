package route

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A need is what admits a step: any one of its sets of levers, none of which
// is within another. With the empty set in it the step is admitted as things
// are; a need without sets is never met.
type need []Set

var free = need{Set{}}

// add puts a set into the need, unless one within it is there.
func (n need) add(s Set) need {
	if slices.ContainsFunc(n, func(m Set) bool { return m.Within(s) }) {
		return n
	}
	return append(slices.DeleteFunc(n, s.Within), s)
}

// both is the need for n and m together, in sets of at most most levers.
func (n need) both(m need, most int) need {
	switch {
	case len(n) == 1 && n[0] == Set{}:
		return m
	case len(m) == 1 && m[0] == Set{}:
		return n
	}
	var out need
	for _, a := range n {
		for _, b := range m {
			if u := a.union(b); u.Len() <= most {
				out = out.add(u)
			}
		}
	}
	return out
}

func (n need) metBy(l Set) bool {
	return slices.ContainsFunc(n, func(s Set) bool { return s.Within(l) })
}

// key tells needs apart.
func (n need) key() string {
	b := make([]byte, 0, 32*len(n))
	for _, s := range n {
		for _, w := range s {
			for k := range 8 {
				b = append(b, byte(w>>(8*k)))
			}
		}
	}
	return string(b)
}

// stance is a precondition with the levers that change it.
type stance struct {
	party         int
	with, soft    bool
	refused       set // states
	until         set
	waive, soften []int
	accept        []acceptance
	swap          []swap // levers that let it swap with another party
	swapped       uint64 // parties it may swap with already
}

// acceptance is a lever with the states that meet what it has accepted.
type acceptance struct {
	lever int
	set
}

type swap struct{ lever, with int }

// set is states, as bits.
type set []uint64

func (s set) has(state uint32) bool { return s[state/64]>>(state%64)&1 == 1 }

func newStance(sp *space.Space, i int, levers []plenary.Lever) stance {
	c := sp.Case()
	p := &c.Preconditions[i]
	s := stance{party: p.Party, with: p.With, soft: p.Soft, refused: sp.Where(p.Refuses), until: sp.Where(p.Until)}
	for l := range levers {
		lever := &levers[l]
		has := slices.Contains(lever.Preconditions, i)
		switch {
		case lever.Kind == plenary.Waive && has:
			s.waive = append(s.waive, l)
		case lever.Kind == plenary.Soften && has:
			s.soften = append(s.soften, l)
		case lever.Kind == plenary.Accept && has:
			s.accept = append(s.accept, acceptance{l, sp.Where(lever.Accept)})
		case lever.Kind == plenary.Swap && slices.Contains(lever.Swap[:], s.party):
			s.swap = append(s.swap, swap{l, lever.Swap[0] + lever.Swap[1] - s.party})
		}
	}
	for _, pair := range c.Swaps {
		if slices.Contains(pair[:], s.party) {
			s.swapped |= 1 << (pair[0] + pair[1] - s.party)
		}
	}
	return s
}

// refuses says whether the step makes true what the stance refuses, and its
// party is among the movers.
func (s *stance) refuses(from, to uint32, movers uint64) bool {
	return movers>>s.party&1 == 1 && s.refused.has(to) && !s.refused.has(from)
}

// need tells what admits a step that the stance refuses as such.
func (s *stance) need(from, to uint32, movers uint64, most int) need {
	soft := s.soft || s.swapped&movers != 0
	meets := func(x set) bool {
		return s.with && x.has(to) || !s.with && x.has(from) || !s.with && soft && x.has(to)
	}
	if meets(s.until) {
		return free
	}
	var out need
	one := func(ls ...int) {
		var set Set
		for _, l := range ls {
			set = set.With(l)
		}
		if len(ls) <= most {
			out = out.add(set)
		}
	}
	for _, l := range s.waive {
		one(l)
	}
	s.towards(movers, s.with || soft, func(l int) {
		if s.until.has(to) {
			one(l)
		}
		for _, a := range s.accept {
			if a.has(to) {
				one(a.lever, l)
			}
		}
	})
	for _, a := range s.accept {
		if meets(a.set) {
			one(a.lever)
		}
	}
	slices.SortFunc(out, compareSets)
	return out
}

// towards calls f with each lever that would soften it, unless it is soft.
func (s *stance) towards(movers uint64, soft bool, f func(lever int)) {
	if soft {
		return
	}
	for _, l := range s.soften {
		f(l)
	}
	for _, w := range s.swap {
		if movers>>w.with&1 == 1 {
			f(w.lever)
		}
	}
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
