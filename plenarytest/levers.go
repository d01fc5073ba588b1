package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Levers lists the levers of a case: those declared, less those pulled, then
// those found mechanically (docs/theory.md#levers). Those have no ID.
func Levers(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i, l := range c.Levers {
		if !slices.Contains(c.Pulled, i) {
			out = append(out, l)
		}
	}
	for _, l := range slices.Concat(waivers(c), softenings(c), lesser(c), widenings(c), openings(c), swaps(c)) {
		if !some(c.Levers, func(d plenary.Lever) bool { return covers(c, &d, &l) }) {
			out = append(out, l)
		}
	}
	return out
}

func waivers(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i := range c.Preconditions {
		if !waived(&c.Preconditions[i]) {
			out = append(out, plenary.Lever{Kind: plenary.Waive, Preconditions: []int{i}})
		}
	}
	return out
}

func softenings(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i, p := range c.Preconditions {
		if !p.With && !p.Soft && !waived(&p) {
			out = append(out, plenary.Lever{Kind: plenary.Soften, Preconditions: []int{i}})
		}
	}
	return out
}

// lesser accepts that an option stand below what a comparison asks for: at a
// level to which it can be raised from now, or above.
func lesser(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for i, p := range c.Preconditions {
		if waived(&p) {
			continue
		}
		for _, t := range comparisons(p.Until) {
			o := slices.IndexFunc(c.Options, func(o plenary.Option) bool { return o.ID == t.Name })
			for level := range c.Options[o].Levels {
				if level > c.Options[o].Now && asksAbove(c, t, o, level) &&
					mayChange(&c.Options[o], uint8(c.Options[o].Now), uint8(level)) {
					is := &expr.Expr{Op: expr.Term, Name: t.Name, Rel: ">=", Level: c.Options[o].Levels[level]}
					is.Resolve(c)
					again := some(out, func(l plenary.Lever) bool {
						return l.Preconditions[0] == i && l.Accept.String() == is.String()
					})
					if !again {
						out = append(out, plenary.Lever{Kind: plenary.Accept, Preconditions: []int{i}, Accept: is})
					}
				}
			}
		}
	}
	return out
}

// comparisons lists those of a condition, wherever they stand.
func comparisons(e *expr.Expr) []*expr.Expr {
	if e.Op == expr.Term {
		return []*expr.Expr{e}
	}
	var out []*expr.Expr
	for _, a := range e.Args {
		out = append(out, comparisons(a)...)
	}
	return out
}

// asksAbove reports whether a comparison is satisfied by levels above a level
// only, and by some.
func asksAbove(c *plenary.Case, t *expr.Expr, o, level int) bool {
	satisfied := false
	for at := range c.Options[o].Levels {
		state := c.StatusQuo()
		state[o] = uint8(at)
		if termHolds(c, t, state) {
			satisfied = true
			if at <= level {
				return false
			}
		}
	}
	return satisfied
}

func widenings(c *plenary.Case) []plenary.Lever {
	named := func(o int) bool {
		return some(c.Preconditions, func(p plenary.Precondition) bool {
			return !waived(&p) &&
				some(slices.Concat(comparisons(p.Refuses), comparisons(p.Until)), func(t *expr.Expr) bool {
					return t.Name == c.Options[o].ID
				})
		})
	}
	var out []plenary.Lever
	for i, track := range c.Tracks {
		for _, seat := range track.Seats {
			for o, option := range c.Options {
				lacks := false
				for level := range option.Levels {
					lacks = lacks || !commits(track, seat.Party, o, uint8(level))
				}
				if option.Party == seat.Party && named(o) && lacks {
					all := plenary.Term{Option: o, Levels: 1<<len(option.Levels) - 1}
					out = append(out, plenary.Lever{
						Kind: plenary.Widen, Track: i, Party: seat.Party, Commit: []plenary.Term{all}})
				}
			}
		}
	}
	return out
}

func openings(c *plenary.Case) []plenary.Lever {
	var out []plenary.Lever
	for o, option := range c.Options {
		if option.Closed != "" {
			out = append(out, plenary.Lever{Kind: plenary.Open, Opens: []int{o}})
		}
	}
	return out
}

// swaps pairs parties that both hold preconditions with the order `before`,
// where each refuses something about an option that the other waits for.
func swaps(c *plenary.Case) []plenary.Lever {
	crosses := func(a, b int) bool { // something that a refuses is named where b waits
		return some(c.Preconditions, func(p plenary.Precondition) bool {
			return holdsBefore(&p, a) && some(c.Preconditions, func(q plenary.Precondition) bool {
				return holdsBefore(&q, b) && some(comparisons(p.Refuses), func(r *expr.Expr) bool {
					return some(comparisons(q.Until), func(u *expr.Expr) bool { return r.Name == u.Name })
				})
			})
		})
	}
	var out []plenary.Lever
	for a := range c.Parties {
		for b := a + 1; b < len(c.Parties); b++ {
			swapped := some(c.Swaps, func(s plenary.Pair) bool {
				return s == plenary.Pair{a, b} || s == plenary.Pair{b, a}
			})
			if crosses(a, b) && crosses(b, a) && !swapped {
				out = append(out, plenary.Lever{Kind: plenary.Swap, Swap: plenary.Pair{a, b}})
			}
		}
	}
	return out
}

func holdsBefore(p *plenary.Precondition, party int) bool {
	return p.Party == party && !p.With && !p.Soft && !waived(p)
}

// covers reports whether a declared lever does what another one does, and
// perhaps more.
func covers(c *plenary.Case, declared, l *plenary.Lever) bool {
	widens := declared.Kind == plenary.Widen || declared.Kind == plenary.Move
	switch {
	case l.Kind == plenary.Widen && widens:
		return declared.Track == l.Track && declared.Party == l.Party &&
			some(declared.Commit, func(t plenary.Term) bool {
				return t.Option == l.Commit[0].Option &&
					(declared.Kind == plenary.Move || t.Levels&l.Commit[0].Levels == l.Commit[0].Levels)
			})
	case l.Kind != declared.Kind:
		return false
	case l.Kind == plenary.Open:
		return within(l.Opens, declared.Opens)
	case l.Kind == plenary.Swap:
		return l.Swap == declared.Swap || l.Swap == plenary.Pair{declared.Swap[1], declared.Swap[0]}
	case l.Kind == plenary.Accept:
		return within(l.Preconditions, declared.Preconditions) && Follows(c, declared.Accept, l.Accept)
	}
	return within(l.Preconditions, declared.Preconditions)
}

// Follows reports whether a condition holds in every combination of levels in
// which another does.
func Follows(c *plenary.Case, condition, from *expr.Expr) bool {
	return every(Combinations(c), func(levels []uint8) bool {
		return !holds(c, from, levels) || holds(c, condition, levels)
	})
}
