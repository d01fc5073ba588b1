package plenary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// lock is a case with a rule, a guarantee, a ranking and one-way options.
func lock(t *testing.T) *plenary.Case {
	t.Helper()
	d := river()
	d.Variants = nil
	d.Options[0].Moves = "forward"
	d.Options[1] = plenary.OptionDraft{ID: "down.attack", Levels: []string{"no", "mass", "yes"}, Final: "yes"}
	d.Impossible = []string{"up.release and down.attack = yes"}
	d.Guarantees = []plenary.GuaranteeDraft{
		{ID: "keep", Party: "down", While: "up.release", Keeps: []string{"down.attack"}}}
	d.Preferences[0].Statements[0].Want = "down.attack = no"
	d.Preferences = append(d.Preferences,
		plenary.PreferenceDraft{Party: "down", Ranking: [][]string{{"10", "11"}, {"00"}}})
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return c
}

func TestAmendRules(t *testing.T) {
	c := lock(t)
	rain, err := c.Condition("down.attack <= mass")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		a         plenary.Amendment
		of        func(*plenary.Case) any
		was, want any
		says      string
	}{
		{plenary.AddWish{Party: 0, Statement: plenary.Statement{Want: rain}}, func(c *plenary.Case) any {
			return len(c.Parties[0].Prefers.Statements)
		}, 2, 3, "party 0 wants down.attack <= mass after all else"},
		{plenary.SetRanking{Party: 1, Ranking: [][][]uint8{{{1, 1}}, {{1, 0}}}}, func(c *plenary.Case) any {
			return fmt.Sprint(c.Parties[1].Prefers.Ranking)
		}, "[[[1 0] [1 1]] [[0 0]]]", "[[[1 1]] [[1 0]]]", "party 1 ranks 2 tiers"},
		{plenary.SetDirection{Option: 1, Final: -1}, func(c *plenary.Case) any { return c.Options[1].Allows(2, 0) },
			false, true, "option 1 moves both"},
		{plenary.SetDirection{Option: 0, Moves: plenary.Backward, Final: 1}, func(c *plenary.Case) any {
			return c.Options[0].Allows(0, 1)
		}, true, false, "option 0 moves backward, final from level 1"},
		{plenary.RemoveRule{}, func(c *plenary.Case) any { return c.Feasible([]uint8{1, 2}) }, false, true,
			"without rule 0"},
		{plenary.RemoveGuarantee{}, func(c *plenary.Case) any { return len(c.Guarantees) }, 1, 0,
			"without guarantee 0"},
	} {
		got, err := c.Amend(x.a)
		if err != nil {
			t.Fatalf("%v: %v", x.a, err)
		}
		if x.of(got) != x.want || x.of(c) != x.was || x.a.String() != x.says {
			t.Errorf("%v: %v, want %v; the case itself %v, want %v", x.a, x.of(got), x.want, x.of(c), x.was)
		}
		made, _ := got.Written().Case()
		if made, err = made.Amend(got.Amendments()...); err != nil || x.of(made) != x.want {
			t.Errorf("%v: made again from what is written: %v", x.a, err)
		}
	}
}

func TestAmendRulesRefuses(t *testing.T) {
	c := lock(t)
	for says, a := range map[string]plenary.Amendment{
		"say what it wants":               plenary.AddWish{},
		"the party has a ranking":         plenary.AddWish{Party: 1},
		"there is no party 2":             plenary.AddWish{Party: 2},
		"the party has no ranking":        plenary.SetRanking{},
		"there is no party 3":             plenary.SetRanking{Party: 3},
		"one level for each option":       plenary.SetRanking{Party: 1, Ranking: [][][]uint8{{{1}}}},
		"there is no level 3":             plenary.SetRanking{Party: 1, Ranking: [][][]uint8{{{1, 3}}}},
		"a rule excludes the state 12":    plenary.SetRanking{Party: 1, Ranking: [][][]uint8{{{1, 2}}}},
		"a state stands twice":            plenary.SetRanking{Party: 1, Ranking: [][][]uint8{{{0, 0}, {0, 0}}}},
		"there is no option 2":            plenary.SetDirection{Option: 2},
		"there is no level 2; there are ": plenary.SetDirection{Final: 2},
		"there is no direction 3":         plenary.SetDirection{Moves: 3, Final: -1},
		"there is no rule 1":              plenary.RemoveRule{Rule: 1},
		"there is no guarantee 1":         plenary.RemoveGuarantee{Guarantee: 1},
	} {
		if _, err := c.Amend(a); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v: %v, want %q", a, err, says)
		}
	}
}
