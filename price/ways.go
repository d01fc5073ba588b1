package price

import (
	"math/bits"
	"slices"
)

// ways lists sufficient conditions until every acceptable combination meets
// one, and counts those that meet none.
func (r *ledger) ways(q *question) (ways []Way, left int) {
	w := &waySearch{ledger: r, q: q, bad: slices.Clone(q.possible), smallest: &Smallest{r.nodes}}
	for i := range w.bad {
		w.bad[i] &^= q.acceptable[i]
	}
	for i, o := range r.rest {
		if o != q.option {
			w.places = append(w.places, i)
			w.levels = append(w.levels, present(r.planes[i], q.possible))
		}
	}
	rest := slices.Clone(q.acceptable)
	for k := next(rest); k >= 0 && len(ways) < MostWays; k = next(rest) {
		way := w.from(k)
		for i, met := range r.meeting(rest, way.Conditions) {
			rest[i] &^= met
		}
		ways = append(ways, way)
	}
	for _, word := range rest {
		left += bits.OnesCount64(word)
	}
	return ways, left
}

type waySearch struct {
	*ledger
	q        *question
	bad      []uint64 // possible and not acceptable
	places   []int    // of the options that a condition may name
	levels   []uint64 // of each of these: the levels it has in possible combinations
	smallest *Smallest
}

// from returns the condition that begins with a combination.
func (w *waySearch) from(k int) Way {
	at := w.sp.Levels(int(w.first[k]), nil)
	named, least := w.fewest(at)
	out := Way{Least: least}
	for _, i := range named {
		o := w.rest[w.places[i]]
		out.Conditions = append(out.Conditions, Condition{o, 1 << at[o]})
	}
	for n, i := range named {
		w.weaken(out.Conditions, n, w.levels[i])
	}
	if !has(w.q.stands, k) {
		out.Itself, _ = w.served(w.q, k)
	}
	return out
}

// weaken allows an option further levels: those above its own rising, then those
// below falling.
func (w *waySearch) weaken(all []Condition, n int, possible uint64) {
	others := slices.Delete(slices.Clone(all), n, n+1)
	bad := w.meeting(w.bad, others)
	planes := w.planes[slices.Index(w.rest, all[n].Option)]
	own := bits.TrailingZeros64(all[n].Levels)
	try := func(l int) {
		if possible>>l&1 != 0 && !meets(planes[l], bad) {
			all[n].Levels |= 1 << l
		}
	}
	for l := own + 1; l < len(planes); l++ {
		try(l)
	}
	for l := own - 1; l >= 0; l-- {
		try(l)
	}
}

// fewest returns the smallest set of options, of several the first, such that
// what agrees with some levels on it is never bad.
func (w *waySearch) fewest(at []uint8) (named []int, least bool) {
	named, least = w.smallest.Hitting(len(w.places), func(named []int) []int {
		if k := next(w.agreeing(at, named)); k >= 0 {
			return w.differing(at, k)
		}
		return nil
	})
	if !least {
		named = w.dropping(at)
	}
	return named, least
}

// agreeing returns what is bad and has some levels on some options.
func (w *waySearch) agreeing(at []uint8, named []int) []uint64 {
	var all []Condition
	for _, i := range named {
		o := w.rest[w.places[i]]
		all = append(all, Condition{o, 1 << at[o]})
	}
	return w.meeting(w.bad, all)
}

// differing lists the options on which a combination has other levels.
func (w *waySearch) differing(at []uint8, k int) []int {
	var out []int
	levels := w.sp.Levels(int(w.first[k]), nil)
	for i, place := range w.places {
		if o := w.rest[place]; levels[o] != at[o] {
			out = append(out, i)
		}
	}
	return out
}

// dropping leaves out one option after another as long as the rest will do, the
// last first.
func (w *waySearch) dropping(at []uint8) []int {
	named := make([]int, len(w.places))
	for i := range named {
		named[i] = i
	}
	for i := len(w.places) - 1; i >= 0; i-- {
		without := slices.DeleteFunc(slices.Clone(named), func(j int) bool { return j == i })
		if next(w.agreeing(at, without)) < 0 {
			named = without
		}
	}
	return named
}
