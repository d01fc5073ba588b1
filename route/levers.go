package route

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Levers lists the levers of a case: those declared and not pulled yet, then
// those found mechanically (docs/theory.md#levers). A mechanical one that does
// what a declared one does, or a part of it, is left out. Its ID tells what it
// does, as in waive:nk-halt and widen:plenary:us.restrictions.
func Levers(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i := range c.Levers {
		if !slices.Contains(c.Pulled, i) {
			out = append(out, c.Levers[i])
		}
	}
	for _, m := range mechanical(c) {
		if !slices.ContainsFunc(c.Levers, func(l plenary.Lever) bool { return covers(c, &l, &m) }) {
			m.Asks = c.AskedBy(&m)
			out = append(out, m)
		}
	}
	return out
}

// First returns as many levers as can be weighed together, those that act on
// certain preconditions first, and how many are left out. The order is kept.
func First(levers []plenary.Lever, on []int) (first []plenary.Lever, left int) {
	if len(levers) <= MaxLevers {
		return levers, 0
	}
	acts := func(l *plenary.Lever) bool {
		return slices.ContainsFunc(l.Preconditions, func(p int) bool { return slices.Contains(on, p) })
	}
	room := MaxLevers
	for i := range levers {
		if acts(&levers[i]) {
			room--
		}
	}
	for i := range levers {
		does := acts(&levers[i])
		if does && len(first) < MaxLevers || !does && room > 0 {
			first = append(first, levers[i])
		}
		if !does {
			room--
		}
	}
	return first[:min(len(first), MaxLevers)], len(levers) - min(len(first), MaxLevers)
}

func mechanical(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i := range c.Preconditions {
		if p := &c.Preconditions[i]; p.Refuses != expr.Never {
			out = append(out, onPrecondition(c, i)...)
		}
	}
	out = append(out, widenings(c)...)
	for o := range c.Options {
		if c.Options[o].Closed != "" {
			out = append(out, plenary.Lever{ID: "open:" + c.Options[o].ID, Kind: plenary.Open, Opens: []int{o}})
		}
	}
	return append(out, swaps(c)...)
}

func onPrecondition(c *plenary.Case, i int) []plenary.Lever {
	p := &c.Preconditions[i]
	out := []plenary.Lever{{ID: "waive:" + p.ID, Kind: plenary.Waive, Preconditions: []int{i}}}
	if !p.With && !p.Soft {
		out = append(out, plenary.Lever{ID: "soften:" + p.ID, Kind: plenary.Soften, Preconditions: []int{i}})
	}
	for _, lesser := range lessers(c, p.Until, nil) {
		out = append(out, plenary.Lever{
			ID: "accept:" + p.ID + ":" + lesser.String(), Kind: plenary.Accept, Preconditions: []int{i},
			Accept: lesser})
	}
	return out
}

// lessers lists, for each comparison that asks an option to be above a level
// it can be brought to from now, that lesser level.
func lessers(c *plenary.Case, e *expr.Expr, dst []*expr.Expr) []*expr.Expr {
	if c.NoStatusQuo {
		return dst
	}
	if e.Op != expr.Term {
		for _, a := range e.Args {
			dst = lessers(c, a, dst)
		}
		return dst
	}
	option, levels := e.Comparison()
	o := &c.Options[option]
	for l := o.Now + 1; l < len(o.Levels) && levels>>l&1 == 0; l++ {
		if levels>>o.Now&1 == 1 || levels>>l == 0 || !o.Allows(o.Now, l) {
			continue
		}
		text := o.ID + " >= " + expr.QuoteLevel(o.Levels[l])
		if lesser, err := c.Condition(text); err == nil &&
			!slices.ContainsFunc(dst, func(d *expr.Expr) bool { return d.String() == text }) {
			dst = append(dst, lesser)
		}
	}
	return dst
}

// widenings let each delegation commit to options that preconditions name.
func widenings(c *plenary.Case) []plenary.Lever {
	var named []int
	for i := range c.Preconditions {
		if p := &c.Preconditions[i]; p.Refuses != expr.Never {
			named = p.Until.Options(p.Refuses.Options(named))
		}
	}
	slices.Sort(named)
	var out []plenary.Lever
	for t := range c.Tracks {
		track := &c.Tracks[t]
		for _, o := range slices.Compact(slices.Clone(named)) {
			option := &c.Options[o]
			lacks := false
			for l := range option.Levels {
				answer, _ := track.May(true, option.Party, o, l)
				lacks = lacks || answer != plenary.Yes
			}
			if lacks && track.Seat(option.Party) != nil {
				out = append(out, plenary.Lever{
					ID: "widen:" + track.ID + ":" + option.ID, Kind: plenary.Widen, Track: t, Party: option.Party,
					Commit: []plenary.Term{{Option: o, Levels: 1<<len(option.Levels) - 1}}})
			}
		}
	}
	return out
}

// swaps pairs parties that hold preconditions with the order `before`, where
// a refusal of each names an option that the other waits for.
func swaps(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for p := range c.Parties {
		for q := p + 1; q < len(c.Parties); q++ {
			if waitsFor(c, p, q) && waitsFor(c, q, p) &&
				!slices.ContainsFunc(c.Swaps, func(s plenary.Pair) bool { return s.Has(p, q) }) {
				out = append(out, plenary.Lever{
					ID: "swap:" + c.Parties[p].ID + ":" + c.Parties[q].ID, Kind: plenary.Swap,
					Swap: plenary.Pair{p, q}})
			}
		}
	}
	return out
}

// waitsFor reports whether q waits, with a precondition `before`, for an option
// that a precondition `before` of p names in what it refuses.
func waitsFor(c *plenary.Case, p, q int) bool {
	for i := range c.Preconditions {
		for j := range c.Preconditions {
			a, b := &c.Preconditions[i], &c.Preconditions[j]
			if a.Party != p || b.Party != q || a.With || a.Soft || b.With || b.Soft || b.Refuses == expr.Never {
				continue
			}
			until := b.Until.Options(nil)
			if slices.ContainsFunc(a.Refuses.Options(nil), func(o int) bool { return slices.Contains(until, o) }) {
				return true
			}
		}
	}
	return false
}

// covers reports whether lever l does all that m, a mechanical one, does by itself.
func covers(c *plenary.Case, l, m *plenary.Lever) bool {
	within := func(a, b []int) bool {
		return !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
	}
	if l.Kind == plenary.Move && m.Kind == plenary.Widen {
		return l.Track == m.Track && l.Commit[0] == m.Commit[0]
	}
	if l.Kind != m.Kind {
		return false
	}
	switch m.Kind {
	case plenary.Waive, plenary.Soften:
		return within(m.Preconditions, l.Preconditions)
	case plenary.Accept:
		return within(m.Preconditions, l.Preconditions) && follows(c, l.Accept, m.Accept)
	case plenary.Widen:
		return l.Track == m.Track && !slices.ContainsFunc(m.Commit, func(t plenary.Term) bool {
			return !slices.ContainsFunc(l.Commit, func(u plenary.Term) bool {
				return u.Option == t.Option && t.Levels&^u.Levels == 0
			})
		})
	case plenary.Open:
		return within(m.Opens, l.Opens)
	}
	return l.Swap.Has(m.Swap[0], m.Swap[1])
}

// follows reports whether a condition holds wherever a comparison does, as far
// as that can be told part by part.
func follows(c *plenary.Case, condition, comparison *expr.Expr) bool {
	sets := make([]uint64, len(c.Options))
	for o := range c.Options {
		sets[o] = 1<<len(c.Options[o].Levels) - 1
	}
	o, levels := comparison.Comparison()
	sets[o] = levels
	return condition.Over(sets) == expr.True
}
