package plenarytest

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
)

// idleOption: an option in no statement and no rule only multiplies the
// answers, whoever controls it and however it may change. So far as a ranking
// is concerned, all its levels stand where the state stood.
func idleOption(t Trial) error {
	d := clone(t.Draft)
	at := t.Rng.IntN(len(d.Options) + 1)
	idle := plenary.OptionDraft{
		ID:     d.Parties[t.Rng.IntN(len(d.Parties))].ID + ".idle",
		Levels: []string{"off", "on", "high"}[:2+t.Rng.IntN(2)],
		Moves:  []string{"", "forward", "backward"}[t.Rng.IntN(3)],
		Final:  []string{"", "on"}[t.Rng.IntN(2)],
	}
	multiplied := func(s string) []string {
		var out []string
		for l := range idle.Levels {
			out = append(out, s[:at]+code([]uint8{uint8(l)})+s[at:])
		}
		return out
	}
	d.Options = slices.Insert(d.Options, at, idle)
	editCodes(&d, multiplied)
	after, err := solved(d, t.Solve)
	if err != nil {
		return err
	}
	return correspondence{unchanged, multiplied}.verdicts(t.Before, after)
}

// bystander: a party that can do nothing changes nothing for the others,
// whatever it wants, and is stable everywhere.
func bystander(t Trial) error {
	d := clone(t.Draft)
	at := t.Rng.IntN(len(d.Parties) + 1)
	d.Parties = slices.Insert(d.Parties, at, plenary.PartyDraft{ID: "bystander"})
	want := randomFormula(t.Rng, d.Options, 2).text
	d.Preferences = append(d.Preferences, plenary.PreferenceDraft{
		Party: "bystander", Statements: []plenary.StatementDraft{{Want: want}},
	})
	after, err := solved(d, t.Solve)
	if err != nil {
		return err
	}
	shifted := func(p int) int {
		if p >= at {
			return p + 1
		}
		return p
	}
	if slices.Contains(after.Stable["nash"][at], false) {
		return fmt.Errorf("the party without options is not stable everywhere")
	}
	return correspondence{shifted, sameCode}.all(t.Before, after)
}
