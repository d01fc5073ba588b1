package plenary_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

func river() plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{{Party: "up", Statements: []plenary.StatementDraft{
			{ID: "peace", Want: "not down.attack"},
			{ID: "fill", Want: "not up.release"},
		}}},
		Variants: []plenary.VariantDraft{
			edits("hard", plenary.EditDraft{Drop: "peace"}),
			edits("soft", plenary.EditDraft{
				Replace: "fill", StatementDraft: plenary.StatementDraft{ID: "fill", Want: "up.release"}}),
			edits("calm", plenary.EditDraft{
				Above: "peace", StatementDraft: plenary.StatementDraft{
					ID: "first", Want: "up.release if down.attack"}}),
			edits("harder", plenary.EditDraft{
				Replace: "peace", StatementDraft: plenary.StatementDraft{Want: "down.attack"}}),
			{ID: "ranked", Preferences: []plenary.VariantPreferenceDraft{
				{Party: "up", Instead: &plenary.PreferenceDraft{Ranking: [][]string{{"10"}, {"00"}}}}}},
			{
				ID: "both", Preferences: []plenary.VariantPreferenceDraft{
					{Party: "down", Instead: &plenary.PreferenceDraft{
						Statements: []plenary.StatementDraft{{Want: "up.release"}}}}}},
		},
	}
}

func edits(id string, e ...plenary.EditDraft) plenary.VariantDraft {
	return plenary.VariantDraft{ID: id, Preferences: []plenary.VariantPreferenceDraft{{Party: "up", Edits: e}}}
}

func wants(c *plenary.Case, party int) string {
	var out []string
	for _, s := range c.Parties[party].Prefers.Statements {
		out = append(out, s.Want.String())
	}
	return strings.Join(out, "; ")
}

func TestWith(t *testing.T) {
	base := river()
	for laid, want := range map[string]string{
		"":               "not down.attack; not up.release",
		"hard":           "not up.release",
		"soft":           "not down.attack; up.release",
		"calm":           "up.release if down.attack; not down.attack; not up.release",
		"hard soft":      "up.release",
		"soft calm both": "up.release if down.attack; not down.attack; up.release",
		"ranked":         "",
	} {
		d, err := base.With(strings.Fields(laid)...)
		if err != nil {
			t.Fatalf("%s: %v", laid, err)
		}
		c, faults := d.Case()
		if len(faults) > 0 {
			t.Fatalf("%s: %v", laid, faults)
		}
		if got := wants(c, 0); got != want {
			t.Errorf("%s: up wants %s; want %s", laid, got, want)
		}
		var ids []string
		for _, v := range c.Variants {
			ids = append(ids, v.ID)
		}
		if got := strings.Join(ids, " "); got != laid {
			t.Errorf("the case says %q is laid over it; want %q", got, laid)
		}
	}
	if c, _ := base.Case(); wants(c, 0) != "not down.attack; not up.release" {
		t.Error("laying variants changed the draft itself")
	}
}

func TestWithRefuses(t *testing.T) {
	base := river()
	for laid, says := range map[string]string{
		"hrad":        "did you mean `hard`",
		"hard hard":   "asked for twice",
		"hard harder": "both change the statement `peace` of `up`",
		"hard calm":   "both change the statement `peace` of `up`",
		"ranked soft": "both change what `up` prefers",
		"soft ranked": "both change what `up` prefers",
	} {
		if _, err := base.With(strings.Fields(laid)...); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", laid, err, says)
		}
	}
}

func TestVariantFaults(t *testing.T) {
	for says, v := range map[string]plenary.VariantDraft{
		"no statement with the id `peaces`; did you mean `peace`": edits("v", plenary.EditDraft{Drop: "peaces"}),
		"does not say where it belongs": edits("v",
			plenary.EditDraft{StatementDraft: plenary.StatementDraft{Want: "up.release"}}),
		"changes the statement `fill` twice": edits("v", plenary.EditDraft{Drop: "fill"},
			plenary.EditDraft{Drop: "fill"}),
		"leaves nothing to want": edits("v",
			plenary.EditDraft{Drop: "fill", StatementDraft: plenary.StatementDraft{Want: "up.release"}}),
		"unknown option `up.relase`": edits("v",
			plenary.EditDraft{Replace: "fill", StatementDraft: plenary.StatementDraft{Want: "up.relase"}}),
		"already has a statement with the id `fill`": edits("v",
			plenary.EditDraft{Above: "peace", StatementDraft: plenary.StatementDraft{ID: "fill", Want: "up.release"}}),
		"changes nothing":     {ID: "v"},
		"cannot be the id":    edits("V", plenary.EditDraft{Drop: "fill"}),
		"unknown party `upp`": {ID: "v", Preferences: []plenary.VariantPreferenceDraft{{Party: "upp"}}},
		"declared twice":      edits("hard", plenary.EditDraft{Drop: "fill"}),
		"is not a level of up": {ID: "v",
			Preferences: []plenary.VariantPreferenceDraft{
				{Party: "up", Instead: &plenary.PreferenceDraft{Ranking: [][]string{{"90"}}}}}},
	} {
		d := river()
		d.Variants = append(d.Variants, v)
		_, faults := d.Case()
		found := false
		for _, f := range faults {
			found = found || strings.Contains(f.Error(), says)
		}
		if !found {
			t.Errorf("want a fault that says %q; got %v", says, faults)
		}
	}
}

// TestAmendUnderVariants: what a variant pulls stays on top of an amendment,
// whichever comes first.
func TestAmendUnderVariants(t *testing.T) {
	d := river()
	d.Preconditions = []plenary.PreconditionDraft{
		{ID: "first", Party: d.Parties[0].ID, Refuses: d.Options[0].ID, Until: d.Options[1].ID}}
	d.Levers = []plenary.LeverDraft{{ID: "less", Accept: d.Options[0].ID, For: []string{"first"}}}
	d.Variants = []plenary.VariantDraft{{ID: "pull", Levers: []string{"less"}}}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	never, err := c.Condition(d.Options[1].ID + " and not " + d.Options[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	amend := func(c *plenary.Case) *plenary.Case {
		out, err := c.Amend(plenary.SetStance{Precondition: 0, Until: never})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	laid, err := c.With("pull")
	if err != nil {
		t.Fatal(err)
	}
	after, err := amend(c).With("pull")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*plenary.Case{amend(laid), after, amend(amend(laid))} {
		if got, want := c.Preconditions[0].Until.String(), never.String()+" or "+d.Options[0].ID; got != want {
			t.Errorf("until %s, want %s", got, want)
		}
	}
}
