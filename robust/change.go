package robust

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Kind is what a change does.
type Kind uint8

// The kinds of changes, in the order in which they are listed.
const (
	LeftOut   Kind = iota // a wish is left out
	Swapped               // a wish, or a tier of a ranking, and the one behind it are exchanged
	Broken                // what a party holds to be alike it tells apart
	Direction             // the levels of an option rise and fall
	Final                 // no level of an option is final
	Rule                  // a rule excludes nothing
	Stance                // a precondition refuses nothing
	Mandate               // nothing is known of one thing in a mandate
	Guarantee             // a guarantee keeps nothing
)

// A Change is one assumption of a case made otherwise. Which of its fields count
// depends on its kind. Changes are comparable.
type Change struct {
	Kind  Kind
	Party int // whose wishes or mandate, or whose option, precondition or guarantee; -1 of a rule
	// of LeftOut and Swapped the statement or tier; of Broken the tier of a ranking; else the
	// option, rule, precondition, guarantee, or what is known of the mandate
	At    int
	Track int // of Mandate

	// Broken: of wishes, what it would rather have after all else, or not: Option at Level
	// or above. Of a ranking, which state of the tier comes before the rest, or after it
	Option, Level int
	State         int // in the tier
	Up            bool
}

// Changes lists all single changes of a case: those of wishes party by party, then
// those of options, rules, preconditions, mandates and guarantees.
func Changes(c *plenary.Case) []Change {
	var out []Change
	for p := range c.Parties {
		out = append(out, ofWishes(c, p)...)
	}
	for o := range c.Options {
		at := &c.Options[o]
		if guards(c, o) {
			continue
		}
		if at.Moves != plenary.Both {
			out = append(out, Change{Kind: Direction, Party: at.Party, At: o})
		}
		if at.Final >= 0 && at.Moves != plenary.Forward { // else no level falls anyway
			out = append(out, Change{Kind: Final, Party: at.Party, At: o})
		}
	}
	for r := range c.Impossible {
		out = append(out, Change{Kind: Rule, Party: -1, At: r})
	}
	for p := range c.Preconditions {
		if c.Preconditions[p].Refuses != expr.Never {
			out = append(out, Change{Kind: Stance, Party: c.Preconditions[p].Party, At: p})
		}
	}
	for t := range c.Tracks {
		for _, s := range c.Tracks[t].Seats {
			for m := range s.Mandate {
				out = append(out, Change{Kind: Mandate, Party: s.Party, At: m, Track: t})
			}
		}
	}
	for g := range c.Guarantees {
		out = append(out, Change{Kind: Guarantee, Party: c.Guarantees[g].Party, At: g})
	}
	return out
}

// guards reports whether a guarantee of its own party hangs on an option: then a case
// needs its direction (docs/theory.md#guarantees).
func guards(c *plenary.Case, option int) bool {
	return slices.ContainsFunc(c.Guarantees, func(g plenary.Guarantee) bool {
		return g.Party == c.Options[option].Party && slices.Contains(g.While.Options(nil), option)
	})
}

func ofWishes(c *plenary.Case, p int) []Change {
	var out []Change
	prefers := &c.Parties[p].Prefers
	n := len(prefers.Statements)
	for i := range n {
		out = append(out, Change{Kind: LeftOut, Party: p, At: i})
	}
	if len(prefers.Ranking) > 0 {
		n = len(prefers.Ranking)
	}
	for i := range n - 1 {
		out = append(out, Change{Kind: Swapped, Party: p, At: i})
	}
	if len(prefers.Ranking) > 0 {
		return append(out, brokenTiers(p, prefers.Ranking)...)
	}
	for o := range c.Options {
		for l := 1; l < len(c.Options[o].Levels); l++ {
			for _, up := range []bool{true, false} {
				out = append(out, Change{Kind: Broken, Party: p, Option: o, Level: l, Up: up})
			}
		}
	}
	return out
}

// brokenTiers puts each state of a tier before or behind the rest of it.
func brokenTiers(p int, ranking [][][]uint8) []Change {
	var out []Change
	for i, tier := range ranking {
		for s := range tier {
			if len(tier) > 1 {
				out = append(out, Change{Kind: Broken, Party: p, At: i, State: s, Up: true})
			}
			if len(tier) > 2 {
				out = append(out, Change{Kind: Broken, Party: p, At: i, State: s})
			}
		}
	}
	return out
}

// OfWishes reports whether a change is one of what a party prefers.
func (ch Change) OfWishes() bool { return ch.Kind <= Broken }

// Evidence returns how what a change makes otherwise is known: [plenary.Ranking] of
// an order and of ties, which follow from how a list is put together and are claimed by
// nobody; of a rule, Unmarked.
func (ch Change) Evidence(c *plenary.Case) plenary.Evidence {
	switch ch.Kind {
	case LeftOut:
		return c.Parties[ch.Party].Prefers.Statements[ch.At].How
	case Swapped, Broken:
		return plenary.Ranking
	case Direction, Final:
		return c.Options[ch.At].How
	case Stance:
		return c.Preconditions[ch.At].How
	case Mandate:
		return ch.mandate(c).How
	case Guarantee:
		return c.Guarantees[ch.At].How
	}
	return plenary.Unmarked
}

// mandate is what is known of the mandate that a change is about.
func (ch Change) mandate(c *plenary.Case) *plenary.Mandate {
	return &c.Tracks[ch.Track].Seat(ch.Party).Mandate[ch.At]
}

// Threshold is the condition by which a party of wishes tells apart what it held to be
// alike, once a change has broken its ties.
func (ch Change) Threshold(c *plenary.Case) *expr.Expr {
	o := &c.Options[ch.Option]
	is := " >= "
	if !ch.Up {
		is = " < "
	}
	e, err := c.Condition(o.ID + is + expr.QuoteLevel(o.Levels[ch.Level]))
	if err != nil {
		panic("robust: " + err.Error()) // an option of the case at a level of it
	}
	return e
}

// amendments returns what makes a change of a case, to be made of the case itself.
func (ch Change) amendment(c *plenary.Case) plenary.Amendment {
	switch ch.Kind {
	case LeftOut, Swapped, Broken:
		return ch.ofPreference(c)
	case Direction:
		return plenary.SetDirection{Option: ch.At, Moves: plenary.Both, Final: c.Options[ch.At].Final}
	case Final:
		return plenary.SetDirection{Option: ch.At, Moves: c.Options[ch.At].Moves, Final: -1}
	case Rule:
		return plenary.RemoveRule{Rule: ch.At}
	case Stance:
		return plenary.SetStance{Precondition: ch.At, Refuses: expr.Never}
	case Mandate:
		m := ch.mandate(c)
		return plenary.SetMandate{Track: ch.Track, Party: ch.Party, Commit: m.Commit, Option: m.Option,
			Levels: m.Levels}
	}
	return plenary.RemoveGuarantee{Guarantee: ch.At}
}

func (ch Change) ofPreference(c *plenary.Case) plenary.Amendment {
	prefers := &c.Parties[ch.Party].Prefers
	if len(prefers.Ranking) > 0 {
		return plenary.SetRanking{Party: ch.Party, Ranking: ch.ranking(prefers.Ranking)}
	}
	if ch.Kind == Broken {
		return plenary.AddWish{Party: ch.Party, Statement: plenary.Statement{Want: ch.Threshold(c),
			Claim: plenary.Claim{By: -1, Who: -1, How: plenary.Assumed}}}
	}
	var list []int
	for i := range prefers.Statements {
		if ch.Kind != LeftOut || i != ch.At {
			list = append(list, i)
		}
	}
	if ch.Kind == Swapped {
		list[ch.At], list[ch.At+1] = list[ch.At+1], list[ch.At]
	}
	return plenary.SetWishes{Party: ch.Party, Wishes: list}
}

// ranking is the tiers of a ranking under a change.
func (ch Change) ranking(tiers [][][]uint8) [][][]uint8 {
	out := slices.Clone(tiers)
	if ch.Kind == Swapped {
		out[ch.At], out[ch.At+1] = out[ch.At+1], out[ch.At]
		return out
	}
	tier := out[ch.At]
	one := [][]uint8{tier[ch.State]}
	rest := slices.Delete(slices.Clone(tier), ch.State, ch.State+1)
	if ch.Up {
		return slices.Replace(out, ch.At, ch.At+1, one, rest)
	}
	return slices.Replace(out, ch.At, ch.At+1, rest, one)
}
