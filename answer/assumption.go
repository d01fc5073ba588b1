package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/robust"
)

// ordered is how an order, or that situations are alike, is known: from how a list is
// put together.
const ordered = "order"

// surelyKnown names what something rests on, or that it is an order.
func surelyKnown(e plenary.Evidence) string {
	if e == plenary.Ranking {
		return ordered
	}
	return evidenceWord(e)
}

// sureness orders how things are known, the weakest first.
func sureness(how string) int {
	return slices.Index([]string{unmarked, ordered, "assumed", "inferred", "reported", "claimed", "stated"}, how)
}

// changeKinds names the kinds of changes, in their order.
var changeKinds = []string{"left-out", "exchanged", "tie-broken", "direction", "final", "rule", "precondition",
	"mandate", "guarantee"}

// assumption is a change by ids.
func (g *gatherer) assumption(ch robust.Change) Assumption {
	out := Assumption{Kind: changeKinds[ch.Kind], Evidence: surelyKnown(ch.Evidence(g.c))}
	if ch.Party >= 0 {
		out.Party = g.party(ch.Party)
	}
	switch ch.Kind {
	case robust.LeftOut:
		out.Wish = g.wish(ch.Party, ch.At)
	case robust.Swapped, robust.Broken:
		g.ordering(&out, ch)
	case robust.Direction, robust.Final:
		out.Option = g.option(ch.At)
	case robust.Rule:
		out.Rule = g.condition(g.c.Impossible[ch.At])
	case robust.Stance:
		s := g.stance(ch.At)
		out.Stance = &s
	case robust.Mandate:
		m := &g.c.Tracks[ch.Track].Seat(ch.Party).Mandate[ch.At]
		t := g.term(plenary.Term{Option: m.Option, Levels: m.Levels})
		out.Track, out.Mandate, out.Commit, out.May = TrackID(g.c.Tracks[ch.Track].ID), &t, m.Commit, m.May
	case robust.Guarantee:
		at := &g.c.Guarantees[ch.At]
		out.Guarantee, out.Keeps = GuaranteeID(at.ID), g.optionIDs(at.Keeps)
	}
	return out
}

// ordering is a change of how a party's wishes, or the tiers of its ranking, are ordered.
func (g *gatherer) ordering(out *Assumption, ch robust.Change) {
	ranking := g.c.Parties[ch.Party].Prefers.Ranking
	switch {
	case len(ranking) == 0 && ch.Kind == robust.Swapped:
		out.Wish, out.Behind = g.wish(ch.Party, ch.At), g.wish(ch.Party, ch.At+1)
	case len(ranking) == 0:
		levels := uint64(1)<<len(g.c.Options[ch.Option].Levels) - 1
		if above := levels >> ch.Level << ch.Level; ch.Up {
			levels = above
		} else {
			levels &^= above
		}
		t := g.term(plenary.Term{Option: ch.Option, Levels: levels})
		out.Wants = &t
	default:
		if out.Tier = ch.At + 1; ch.Kind == robust.Broken {
			state, _ := g.sp.Find(ranking[ch.At][ch.State])
			o := g.outcome(state)
			out.Situation, out.Before = &o, ch.Up
		}
	}
}
