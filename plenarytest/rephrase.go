package plenarytest

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// rulesJoined: forbidding any of several things is one rule or many.
func rulesJoined(t Trial) error {
	if len(t.Draft.Impossible) == 0 {
		return nil
	}
	d := clone(t.Draft)
	slices.Reverse(d.Impossible)
	d.Impossible = []string{"(" + strings.Join(d.Impossible, ") or (") + ")"}
	return t.against(d, correspondence{unchanged, sameCode})
}

// statementsRepeated: what has been said already, or denies what has been
// said, or always holds, adds nothing.
func statementsRepeated(t Trial) error {
	d := clone(t.Draft)
	for i := range d.Preferences {
		said := d.Preferences[i].Statements
		if len(said) == 0 {
			continue
		}
		one := said[t.Rng.IntN(len(said))].Want
		always := plenary.StatementDraft{Want: "(" + one + ") iff (" + one + ")"}
		again := plenary.StatementDraft{Want: one}
		denied := plenary.StatementDraft{Want: "not (" + one + ")"}
		d.Preferences[i].Statements = slices.Concat([]plenary.StatementDraft{always}, said,
			[]plenary.StatementDraft{denied, again})
	}
	return t.against(d, correspondence{unchanged, sameCode})
}

// ranked: only the order of the states counts, not how it was written.
func ranked(t Trial) error {
	d := clone(t.Draft)
	d.Preferences = nil
	for p, party := range d.Parties {
		tiers := t.Before.Tiers[p]
		ranking := make([][]string, slices.Max(tiers))
		for state, tier := range tiers {
			ranking[tier-1] = append(ranking[tier-1], t.Before.Codes[state])
		}
		d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: party.ID, Ranking: ranking})
	}
	return t.against(d, correspondence{unchanged, sameCode})
}

// unlistedListed: a ranking that leaves states out says that they are last.
func unlistedListed(t Trial) error {
	d := clone(t.Draft)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		listed := slices.Concat(p.Ranking...)
		var rest []string
		for _, code := range t.Before.Codes {
			if !slices.Contains(listed, code) {
				rest = append(rest, code)
			}
		}
		if len(listed) > 0 && len(rest) > 0 {
			p.Ranking = append(p.Ranking, rest)
		}
	}
	return t.against(d, correspondence{unchanged, sameCode})
}

// forwardByFinal: an option whose lowest level is final only rises, and so
// does one of two levels whose upper one is.
func forwardByFinal(t Trial) error {
	at := t.Rng.IntN(len(t.Draft.Options))
	levels := levelsOf(t.Draft.Options[at])
	final := levels[0]
	if len(levels) == 2 {
		final = levels[t.Rng.IntN(2)]
	}
	forward, both := clone(t.Draft), clone(t.Draft)
	forward.Options[at].Moves, forward.Options[at].Final = "forward", ""
	both.Options[at].Moves, both.Options[at].Final = "both", final
	before, err := solved(forward, t.Solve)
	if err != nil {
		return err
	}
	t.Before = before
	return t.against(both, correspondence{unchanged, sameCode})
}
