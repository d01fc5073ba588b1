package price

import (
	"math/bits"
	"slices"
)

// row works out one bottom line.
func (r *ledger) row(q *question) Row {
	out := Row{Option: q.option, Level: q.level}
	out.Verdict = r.verdict(q)
	if out.Verdict != Impossible && out.Verdict != Never {
		out.Needs = r.needs(q)
	}
	if out.Verdict == OnlyIf {
		out.Verdict = r.conditional(q, out.Needs)
	}
	out.Decided = r.failures(q)
	switch out.Verdict {
	case AsItIs, ByItself:
		out.Itself, out.Decided = r.served(q, r.unchanged(q))
	case Whatever, Exactly:
		out.Itself, _ = r.served(q, next(q.acceptable))
	case OnlyIf, Depends:
		out.Ways, out.Left = r.ways(q)
	}
	return out
}

// verdict tells those apart that need no condition; OnlyIf stands for all that do.
func (r *ledger) verdict(q *question) Verdict {
	now := r.unchanged(q)
	switch {
	case next(q.possible) < 0:
		return Impossible
	case next(q.acceptable) < 0:
		return Never
	case now >= 0 && has(q.stands, now):
		return AsItIs
	case now >= 0 && has(q.acceptable, now):
		return ByItself
	case within(q.possible, q.acceptable):
		return Whatever
	}
	return OnlyIf
}

// conditional tells apart what needs a condition, and marks needs that follow.
func (r *ledger) conditional(q *question, needs []Need) Verdict {
	switch {
	case !within(r.meeting(q.possible, conditions(needs)), q.acceptable):
		if len(needs) == 0 {
			return Depends
		}
		return OnlyIf
	}
	r.following(q, needs)
	return Exactly
}

// next returns the first combination of a set, or -1.
func next(set []uint64) int {
	for w, word := range set {
		if word != 0 {
			return 64*w + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// within reports whether all of a set are in another.
func within(set, of []uint64) bool {
	for w := range set {
		if set[w]&^of[w] != 0 {
			return false
		}
	}
	return true
}

// unchanged returns the combination in which the rest is as today, or -1 where
// it is not possible.
func (r *ledger) unchanged(q *question) int {
	asked := 0
	if slices.Contains(r.rest, q.option) {
		asked = 1
	}
	if k := next(q.possible); k >= 0 && r.changes[k] == asked {
		return k
	}
	return -1
}

// needs lists the levels that options of the rest have in acceptable
// combinations, where in possible ones they have others.
func (r *ledger) needs(q *question) []Need {
	var out []Need
	for i, o := range r.rest {
		if o == q.option {
			continue
		}
		possible, left := present(r.planes[i], q.possible), present(r.planes[i], q.acceptable)
		if left != possible {
			out = append(out, Need{Condition{o, left}, left == possible&r.bearing[i], false})
		}
	}
	return out
}

func conditions(needs []Need) []Condition {
	var out []Condition
	for _, n := range needs {
		if !n.Follows {
			out = append(out, n.Condition)
		}
	}
	return out
}

// following marks the needs that follow from those not marked: first those that
// hold today, the last declared first.
func (r *ledger) following(q *question, needs []Need) {
	for _, today := range []bool{true, false} {
		for i := len(needs) - 1; i >= 0; i-- {
			n := &needs[i]
			if n.Levels>>r.c.Options[n.Option].Now&1 != 0 == today {
				n.Follows = true
				n.Follows = within(r.meeting(q.possible, conditions(needs)), q.acceptable)
			}
		}
	}
}

// meeting returns those of a set that meet all conditions.
func (r *ledger) meeting(set []uint64, all []Condition) []uint64 {
	out := slices.Clone(set)
	for _, c := range all {
		planes := r.planes[slices.Index(r.rest, c.Option)]
		for w := range out {
			if out[w] == 0 {
				continue
			}
			var met uint64
			for l := range planes {
				if c.Levels>>l&1 != 0 {
					met |= planes[l][w]
				}
			}
			out[w] &= met
		}
	}
	return out
}

// failures lists the statements that decide against combinations.
func (r *ledger) failures(q *question) []int {
	var out []int
	for by, set := range q.failed {
		if set == nil || next(set) < 0 {
			continue
		}
		if by == len(q.failed)-1 {
			by = -1
		}
		out = append(out, by)
	}
	return out
}

// served returns what the party changes of its own answer at an acceptable
// combination, and the statement in which the state that serves differs from today.
func (r *ledger) served(q *question, k int) (itself []Change, decided []int) {
	serves, fewest := -1, len(r.own)+1
	var levels []uint8
	changed := func(s int) (out []Change) {
		levels = r.sp.Levels(s, levels)
		for _, o := range r.own {
			if o != q.option && int(levels[o]) != r.c.Options[o].Now {
				out = append(out, Change{o, int(levels[o])})
			}
		}
		return out
	}
	for s, of := range r.of {
		if int(of) == k && r.ranks[s] >= r.worse && r.serves(q, s) {
			if of := changed(s); len(of) < fewest {
				serves, fewest, itself = s, len(of), of
			}
		}
	}
	switch by := r.decide[r.ranks[serves]]; {
	case by >= 0:
		decided = []int{by}
	case r.ranks[serves] != r.worse:
		decided = []int{-1}
	}
	return itself, decided
}

// serves reports whether a state is one of those asked about.
func (r *ledger) serves(q *question, s int) bool {
	return (r.scope == nil || has(r.scope, s)) && r.sp.Level(s, q.option) == q.level
}
