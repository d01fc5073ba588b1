package plenarytest

import (
	"fmt"
	"slices"
)

// restrictionLifted frees one option of its direction and final level, which
// gives its party more moves and nobody fewer.
func restrictionLifted(t Trial) error {
	d := clone(t.Draft)
	o := &d.Options[t.Rng.IntN(len(d.Options))]
	o.Moves, o.Final = "both", ""
	c, _ := d.Case()
	party := c.Options[slices.Index(c.OptionNames(), o.ID)].Party
	after, err := solved(d, t.Solve)
	if err != nil {
		return err
	}
	return MoreMoves(t.Before, after, party)
}

// MoreMoves checks what follows when one party has gained moves and all else
// is as before: the party itself can only lose stability, for it may be
// tempted more and, once answered, may have a way back; the others keep theirs
// for lack of new temptations, and may gain some from new replies. By nash
// nothing changes for them.
func MoreMoves(before, after Solved, party int) error {
	for p := range before.Tiers {
		for state := range before.Tiers[p] {
			was, is := before.Moves[p][state], after.Moves[p][state]
			if gone := missing(was, is); gone != nil {
				return fmt.Errorf("party %d at state %d has lost its moves to %v", p, state, gone)
			}
			if p != party && len(was) != len(is) {
				return fmt.Errorf("party %d at state %d has gained moves; only party %d should", p, state, party)
			}
			for _, concept := range Concepts {
				was, is := before.Stable[concept][p][state], after.Stable[concept][p][state]
				switch {
				case p == party && is && !was:
					return fmt.Errorf("party %d at state %d has more moves and became stable by %s", p, state, concept)
				case p != party && was && !is:
					return fmt.Errorf(
						"party %d at state %d lost its stability by %s though only party %d has more moves", p, state,
						concept, party)
				case p != party && was != is && concept == "nash":
					return fmt.Errorf("party %d at state %d is judged anew by nash though only party %d has more moves",
						p, state, party)
				}
			}
		}
	}
	return nil
}

// missing lists the members of a that are not in b.
func missing(a, b []int) []int {
	var out []int
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}
