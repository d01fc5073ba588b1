package route

import (
	"cmp"
	"math/bits"
	"slices"
)

// A capper finds the least exposures with which some levers lead to any of
// some destinations.
//
// A route within a cap exists when one of the destinations is reached through
// states that expose no more; what a cap allows, every higher one does. A cap
// that does not do is raised as far as it still does not; every cap that does
// exceeds the raised one somewhere. So of the lowest caps that exceed all known
// not to do, one of least sum is tried: if it does, nothing below it can
// (docs/theory.md#how-ways-are-found).
type capper struct {
	l      *layer
	levers Set
	ds     []int32
	barred func(exposure) bool // caps of which nothing would come
	unsure bool                // whether it is not known that they lead to any

	worse, stuck uint64     // parties that are exposed anywhere, and with no way back
	fails        []exposure // caps known not to do
	open         []exposure // lowest caps that exceed all these
	least        []exposure // those found

	ask func([]*ask) bool // puts questions; false when there will be no answer
}

// run reports whether it went to its end.
func (c *capper) run() bool {
	c.l.expose()
	for _, e := range c.l.grades {
		c.worse, c.stuck = c.worse|e.worse, c.stuck|e.stuck
	}
	c.open = []exposure{{}}
	for _, e := range c.fails {
		c.exceed(e)
	}
	for sure := len(c.fails) > 0; ; {
		c.open = slices.DeleteFunc(c.open, c.barred)
		if len(c.open) == 0 {
			return true
		}
		slices.SortFunc(c.open, compareExposures)
		at := c.open[0]
		does, ok := c.does([]exposure{at})
		switch {
		case !ok:
			return false
		case does[0]:
			c.least = append(c.least, at)
			c.open = slices.DeleteFunc(c.open, at.within)
			continue
		case !sure:
			sure = true
			if opens, ok := c.survey(); !ok || !opens {
				return ok
			}
			if len(c.fails) > 0 {
				continue
			}
		}
		if at, ok = c.raise(at); !ok {
			return false
		}
		c.fail(at)
	}
}

// survey finds, where the first cap does not do, whether any does, and who must
// be exposed in any case.
func (c *capper) survey() (opens, ok bool) {
	if c.unsure {
		does, ok := c.does([]exposure{{c.worse, c.stuck}})
		if !ok || !does[0] {
			return false, ok
		}
	}
	return true, c.surely()
}

func (c *capper) fail(at exposure) {
	c.fails = append(slices.Clone(c.fails), at)
	c.exceed(at)
}

func compareExposures(a, b exposure) int {
	sum := func(e exposure) int { return bits.OnesCount64(e.worse) + bits.OnesCount64(e.stuck) }
	return cmp.Or(sum(a)-sum(b), cmp.Compare(a.worse, b.worse), cmp.Compare(a.stuck, b.stuck))
}

// does reports for each cap whether a destination is reached within it.
func (c *capper) does(caps []exposure) ([]bool, bool) {
	var asks []*ask
	for i := range caps {
		asks = append(asks, &ask{levers: c.levers, ds: c.ds, cap: &caps[i], any: true})
	}
	if !c.ask(asks) {
		return nil, false
	}
	out := make([]bool, len(caps))
	for i, a := range asks {
		out[i] = len(a.open) > 0
	}
	return out, true
}

// surely finds who must be exposed in any case.
func (c *capper) surely() bool {
	var caps []exposure
	for p := range c.l.c.Parties {
		for _, g := range []Grade{Safe, CanBack} {
			if c.top(p) > g {
				caps = append(caps, exposure{c.worse, c.stuck}.set(p, g))
			}
		}
	}
	if len(caps) == 0 {
		return true
	}
	does, ok := c.does(caps)
	for i := range does {
		if !does[i] {
			c.fail(caps[i])
		}
	}
	return ok
}

// top is the highest grade that a party comes to anywhere.
func (c *capper) top(p int) Grade { return exposure{c.worse, c.stuck}.grade(p) }

// raise raises a cap that does not do, party by party, as far as it still does
// not: all raises up to each are asked at once.
func (c *capper) raise(at exposure) (exposure, bool) {
	type rise struct {
		p int
		g Grade
	}
	var rises []rise
	for p := range c.l.c.Parties {
		for g := at.grade(p) + 1; g <= c.top(p); g++ {
			rises = append(rises, rise{p, g})
		}
	}
	for len(rises) > 0 {
		var caps []exposure
		for to := at; len(caps) < len(rises); caps = append(caps, to) {
			to = to.set(rises[len(caps)].p, rises[len(caps)].g)
		}
		does, ok := c.does(caps)
		if !ok {
			return at, false
		}
		n := slices.Index(does, true)
		if n < 0 {
			return caps[len(caps)-1], true
		}
		if n > 0 {
			at = caps[n-1]
		}
		p := rises[n].p
		rises = slices.DeleteFunc(rises[n:], func(r rise) bool { return r.p == p })
	}
	return at, true
}

// exceed replaces the open caps that are within one that does not do by the
// lowest that are not.
func (c *capper) exceed(fails exposure) {
	var next []exposure
	add := func(e exposure) {
		below := func(x exposure) bool { return x.within(e) }
		if !slices.ContainsFunc(next, below) && !slices.ContainsFunc(c.least, below) {
			next = append(slices.DeleteFunc(next, e.within), e)
		}
	}
	for _, e := range c.open {
		if !e.within(fails) {
			add(e)
		}
	}
	for _, e := range c.open {
		if !e.within(fails) {
			continue
		}
		for p := range c.l.c.Parties {
			if g := fails.grade(p); g < c.top(p) {
				add(e.set(p, g+1))
			}
		}
	}
	c.open = next
}
