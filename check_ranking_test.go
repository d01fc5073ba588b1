package plenary_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// ranked is a case with rankings of both parties, one by an order of its own.
func ranked() plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "half", "full"}}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Ranking: [][]string{{"00"}, {"10", "01"}, {"20"}},
				Order: []plenary.OrderDraft{{Option: "up.release", Levels: []string{"none", "half", "full"}},
					{Option: "down.attack"}}},
			{Party: "down", Ranking: [][]string{{"02"}, {"01"}, {"12"}},
				Order: []plenary.OrderDraft{{Option: "down.attack"}, {Option: "up.release"}}},
		},
	}
}

// Each edit of the rest of a case is one fault of a ranking that says how its
// codes are read, or none.
func TestRankingsSurviveEdits(t *testing.T) {
	for _, tc := range []struct {
		name   string
		edit   func(d *plenary.Draft)
		faults []string // of each ranking
	}{
		{"swapping options", func(d *plenary.Draft) { d.Options[0], d.Options[1] = d.Options[1], d.Options[0] }, nil},
		{"adding an option", func(d *plenary.Draft) {
			d.Options = append(d.Options, plenary.OptionDraft{ID: "up.dam"})
		}, []string{
			"`order` leaves out `up.dam`; write `order: [up.release: [none, half, full], down.attack, up.dam]`, " +
				"and its character at the end of every code (0 no, 1 yes); states that are not listed rank last",
			"`order` leaves out `up.dam`; write `order: [down.attack, up.release, up.dam]`, " +
				"and its character at the end of every code (0 no, 1 yes); states that are not listed rank last",
		}},
		{"adding two options", func(d *plenary.Draft) {
			d.Options = append(d.Options, plenary.OptionDraft{ID: "up.dam"},
				plenary.OptionDraft{ID: "up.dig", Levels: []string{"a, b", "c"}})
		}, []string{
			"`order` leaves out `up.dam`, `up.dig`; write `order: [up.release: [none, half, full], down.attack, " +
				"up.dam, up.dig: [\"a, b\", c]]`, and a character for each at the end of every code; " +
				"states that are not listed rank last",
			"`order` leaves out `up.dam`, `up.dig`; write `order: [down.attack, up.release, up.dam, up.dig: [\"a, " +
				"b\", c]]`, and a character for each at the end of every code; states that are not listed rank last",
		}},
		{"removing an option", func(d *plenary.Draft) { d.Options = d.Options[:1] }, []string{
			"unknown option `down.attack`; if it is gone, take it out here, and its character, the 2nd, " +
				"out of every code",
			"unknown option `down.attack`; if it is gone, take it out here, and its character, the 1st, " +
				"out of every code",
		}},
		{"renaming an option", func(d *plenary.Draft) { d.Options[1].ID = "down.bomb" }, []string{
			"unknown option `down.attack`; did you mean `down.bomb`?",
			"unknown option `down.attack`; did you mean `down.bomb`?",
		}},
		{"renaming both options", func(d *plenary.Draft) {
			d.Options[1].ID, d.Options[0].ID = "down.atack", "up.water"
		}, []string{
			"unknown option `up.release`; did you mean `up.water`?",
			"unknown option `down.attack`; did you mean `down.atack`?",
			"unknown option `down.attack`; did you mean `down.atack`?",
			"unknown option `up.release`; did you mean `up.water`?",
		}},
		{"an option without its party", func(d *plenary.Draft) { d.Preferences[1].Order[0].Option = "attack" },
			[]string{
				"unknown option `attack`; did you mean `down.attack`?",
			}},
		{"renaming a level", func(d *plenary.Draft) { d.Options[0].Levels = []string{"none", "partly", "full"} },
			[]string{
				"option `up.release` has no level `half`; did you mean `partly`?",
			}},
		{"adding a level", func(d *plenary.Draft) { d.Options[0].Levels = []string{"none", "little", "half", "full"} },
			[]string{
				"`order` leaves out `little` of `up.release`; write it at the end, `up.release: [none, half, full, " +
					"little]`, so that `3` stands for it; states that are not listed rank last",
			}},
		{"removing a level", func(d *plenary.Draft) { d.Options[0].Levels = []string{"none", "full"} }, []string{
			"option `up.release` has no level `half`; its levels are none, full; " +
				"if it is gone, take it out here, and every code with `1` for it out of the ranking, " +
				"and lower what is above",
			"state code `02`: `2` is not a level of up.release; its levels are 0 none, 1 full; so with `12`",
		}},
		{"removing the last level", func(d *plenary.Draft) { d.Options[0].Levels = []string{"none", "half"} }, []string{
			"option `up.release` has no level `full`; its levels are none, half; " +
				"if it is gone, take it out here, and every code with `2` for it out of the ranking",
			"state code `02`: `2` is not a level of up.release; its levels are 0 none, 1 half; so with `12`",
		}},
		{"turning levels round", func(d *plenary.Draft) { d.Options[0].Levels = []string{"full", "half", "none"} },
			nil},
		{"a rule", func(d *plenary.Draft) { d.Impossible = []string{"up.release = full"} }, []string{
			"state `20` is not feasible (impossible: up.release = full); take it out of the ranking",
			"state `02` is not feasible (impossible: up.release = full); so with `12`; take it out of the ranking",
		}},
		{"no ranking any more", func(d *plenary.Draft) { d.Preferences[0].Ranking = nil }, []string{
			"`order` says how the codes of a ranking are read, and there is none; add `ranking: […]`, or take it out",
		}},
		{"an option twice", func(d *plenary.Draft) { d.Preferences[1].Order[1].Option = "down.attack" }, []string{
			"`down.attack` stands twice in `order`; keep one of them",
			"`order` leaves out `up.release`; write `order: [down.attack, up.release: [none, half, full]]`, " +
				"and its character at the end of every code (0 none, 1 half, 2 full); " +
				"states that are not listed rank last",
		}},
		{"a level twice", func(d *plenary.Draft) {
			d.Preferences[0].Order[0].Levels = []string{"none", "half", "half", "full"}
		}, []string{
			"level `half` stands twice; keep one of them",
		}},
	} {
		d := ranked()
		tc.edit(&d)
		if got := faultsOf(&d); !reflect.DeepEqual(got, tc.faults) {
			t.Errorf("%s:\ngot  %s\nwant %s", tc.name, strings.Join(got, "\n     "), strings.Join(tc.faults, "\n     "))
		}
	}
}

// Without an order, too, an option that came or went is one fault of a ranking.
func TestRankingsWithoutOrder(t *testing.T) {
	written := "`order: [up.release: [none, half, full], down.attack, up.dam]`"
	for _, tc := range []struct {
		name   string
		edit   func(d *plenary.Draft)
		faults []string
	}{
		{"adding an option", func(d *plenary.Draft) {
			d.Options = append(d.Options, plenary.OptionDraft{ID: "up.dam"})
		}, []string{
			"the codes of this ranking have 2 characters, and the case has 3 options; " +
				"give every code one character per option, and write down by which options they are read: " + written,
			"the codes of this ranking have 2 characters, and the case has 3 options; " +
				"give every code one character per option, and write down by which options they are read: " + written,
		}},
		{"removing an option", func(d *plenary.Draft) { d.Options = d.Options[:1] }, []string{
			"the codes of this ranking have 2 characters, and the case has 1 option; " +
				"take the character of an option that is gone out of every code, " +
				"and write down by which options they are read: `order: [up.release: [none, half, full]]`",
			"the codes of this ranking have 2 characters, and the case has 1 option; " +
				"take the character of an option that is gone out of every code, " +
				"and write down by which options they are read: `order: [up.release: [none, half, full]]`",
		}},
		{"a slip", func(d *plenary.Draft) {
			d.Preferences[0].Ranking[1][1] = "011"
			d.Preferences[1].Ranking = [][]string{{"0"}}
		}, []string{
			"state code `011` has 3 characters; one per option is needed: 2",
			"state code `0` has 1 character; one per option is needed: 2",
		}},
	} {
		d := ranked()
		d.Preferences[0].Order, d.Preferences[1].Order = nil, nil
		d.Preferences[1].Ranking = [][]string{{"20"}, {"10"}, {"21"}}
		tc.edit(&d)
		if got := faultsOf(&d); !reflect.DeepEqual(got, tc.faults) {
			t.Errorf("%s:\ngot  %s\nwant %s", tc.name, strings.Join(got, "\n     "), strings.Join(tc.faults, "\n     "))
		}
	}
}

// Codes are read by the order that is given, levels by their names.
func TestOrder(t *testing.T) {
	d := ranked()
	d.Options[0].Levels = []string{"half", "full", "none"}
	d.Options[0], d.Options[1] = d.Options[1], d.Options[0]
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := [][][]uint8{{{0, 2}}, {{0, 0}, {1, 2}}, {{0, 1}}} // attack, release
	if got := c.Parties[0].Prefers.Ranking; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	want = [][][]uint8{{{0, 2}}, {{0, 1}}, {{1, 2}}}
	if got := c.Parties[1].Prefers.Ranking; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A variant's ranking has an order of its own, which is laid with it.
func TestOrderOfVariant(t *testing.T) {
	d := ranked()
	d.Variants = []plenary.VariantDraft{
		{ID: "v", Preferences: []plenary.VariantPreferenceDraft{{Party: "up", Instead: &plenary.PreferenceDraft{
			Ranking: [][]string{{"12"}}, Order: []plenary.OrderDraft{
				{Option: "down.attack"}, {Option: "up.release"}}}}}}}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	c, err := c.With("v")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := c.Parties[0].Prefers.Ranking, [][][]uint8{{{2, 1}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	d.Options = append(d.Options, plenary.OptionDraft{ID: "up.dam"})
	if got := faultsOf(&d); len(got) != 3 {
		t.Errorf("%d faults, one for each ranking is right: %q", len(got), got)
	}
}

func faultsOf(d *plenary.Draft) []string {
	_, faults := d.Case()
	var out []string
	for _, f := range faults {
		out = append(out, f.Error())
	}
	return out
}
