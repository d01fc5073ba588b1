package space_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// yesNo drafts a case of one party with n yes/no options a.o0, a.o1 …
func yesNo(n int, impossible ...string) plenary.Draft {
	d := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}}, Impossible: impossible}
	for o := range n {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("a.o%d", o)})
	}
	return d
}

func layOut(t *testing.T, d plenary.Draft, lim space.Limits) (*space.Space, error) {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return space.New(t.Context(), c, lim)
}

func mustLayOut(t *testing.T, d plenary.Draft) *space.Space {
	t.Helper()
	sp, err := layOut(t, d, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// Rules that exclude nearly everything leave a small space however many
// options there are: here at most one of sixty.
func TestManyOptionsFewStates(t *testing.T) {
	var rules []string
	for i := range 60 {
		for j := range i {
			rules = append(rules, fmt.Sprintf("a.o%d and a.o%d", j, i))
		}
	}
	sp := mustLayOut(t, yesNo(60, rules...))
	if sp.Len() != 61 {
		t.Fatalf("%d states, want 61", sp.Len())
	}
	if got := len(sp.Moves(0, sp.StatusQuo())); got != 60 {
		t.Errorf("%d moves from the status quo, want 60", got)
	}
	if code := sp.Code(60); code != strings.Repeat("0", 59)+"1" {
		t.Errorf("last state %s", code)
	}
}

// levelled drafts a case of options with 2 to 9 levels: 432 combinations.
func levelled() plenary.Draft {
	d := yesNo(4)
	d.Options[1].Levels = []string{"1", "2", "3", "4"}
	d.Options[2].Levels = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	d.Options[3].Levels = []string{"1", "2", "3", "4", "5", "6"}
	return d
}

func TestTooLarge(t *testing.T) {
	for name, c := range map[string]struct {
		draft plenary.Draft
		limit space.Limits
		code  plenary.LimitCode
		says  string
	}{
		"combinations": {yesNo(63), space.Limits{}, plenary.LimitCombinations,
			"combinations of the levels of 63 options (2^62)"},
		"asked limit": {yesNo(10), space.Limits{States: 1023}, plenary.LimitStates,
			"more than 1023 feasible states from 10 options; add rules under `impossible` that exclude 1 of them, or " +
				"drop any option"},
		"with rules": {yesNo(40, "a.o0 and a.o1"), space.Limits{States: 1 << 20, Memory: 1 << 40},
			plenary.LimitStates, "more than 1048576 feasible states"},
		"any machine": {yesNo(40), space.Limits{States: space.MaxStates, Memory: 1 << 60}, plenary.LimitStates,
			"feasible states from 40 options"},
		"memory": {yesNo(10), space.Limits{Memory: 1000}, plenary.LimitMemory,
			"1024 feasible states from 10 options, where at most 9 are allowed; all of them take 1 MiB: " +
				"allow so much, add rules under `impossible` that exclude 1015 of them, or drop any 7 options"},
		"of both": {yesNo(10), space.Limits{Memory: 1000, States: 20}, plenary.LimitMemory,
			"at most 9 are allowed"},
		"of either": {yesNo(10), space.Limits{Memory: 1000, States: 5}, plenary.LimitStates, "more than 5 feasible"},
		"levels": {levelled(), space.Limits{States: 100}, plenary.LimitStates, "that exclude 332 of them, " +
			"or drop the option with most levels"},
		"more levels": {levelled(), space.Limits{States: 10}, plenary.LimitStates, "that exclude 422 of them, " +
			"or drop the 2 options with most levels"},
		"ruled memory": {yesNo(40, "a.o0 and a.o1"), space.Limits{Memory: 1 << 20}, plenary.LimitMemory,
			"bytes a state the memory holds no more: allow more of it, add rules"},
	} {
		_, err := layOut(t, c.draft, c.limit)
		var large *plenary.Limit
		if !errors.As(err, &large) || large.Code != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %s, %q", name, err, c.code, c.says)
		}
	}
	if _, err := layOut(t, yesNo(10), space.Limits{States: 1024}); err != nil {
		t.Errorf("1024 states within a limit of 1024: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	d := yesNo(20, "a.o0 and a.o1")
	c, _ := d.Case()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := space.New(ctx, c, space.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A hundred statements rank states as the comparison of their truth values
// does, though no machine word holds them.
func TestManyStatements(t *testing.T) {
	d := yesNo(8)
	p := plenary.PreferenceDraft{Party: "a"}
	for i := range 100 {
		p.Statements = append(p.Statements,
			plenary.StatementDraft{Want: fmt.Sprintf("a.o%d iff a.o%d", i%8, (i*3+1)%8)})
	}
	d.Preferences = []plenary.PreferenceDraft{p}
	sp := mustLayOut(t, d)
	truth := make([]string, sp.Len()) // by state; a statement that holds sorts first
	for s := range truth {
		for _, st := range sp.Case().Parties[0].Prefers.Statements {
			truth[s] += map[bool]string{true: "0", false: "1"}[st.Want.Holds(sp.Levels(s, nil))]
		}
	}
	for s := range truth {
		for q := range truth {
			if (truth[s] < truth[q]) != (sp.Tier(0, s) < sp.Tier(0, q)) {
				t.Fatalf("states %d and %d: tiers %d and %d", s, q, sp.Tier(0, s), sp.Tier(0, q))
			}
		}
	}
}

func TestOneWayMoves(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}},
		Options: []plenary.OptionDraft{
			{ID: "a.up", Levels: []string{"0", "1", "2"}, Now: "1", Moves: "forward"},
			{ID: "a.down", Levels: []string{"0", "1", "2"}, Now: "1", Moves: "backward"},
			{ID: "a.stay", Levels: []string{"0", "1", "2", "3"}, Now: "2", Final: "2"},
		},
	}
	sp := mustLayOut(t, d)
	var got []string
	for _, s := range sp.Moves(0, sp.StatusQuo()) {
		got = append(got, sp.Code(s))
	}
	if want := []string{"102", "202", "212", "103", "203", "113", "213"}; !slices.Equal(got, want) {
		t.Errorf("moves from 112: %v, want %v", got, want)
	}
}

func TestParse(t *testing.T) {
	d := yesNo(2, "a.o0 and a.o1")
	sp := mustLayOut(t, d)
	for text, want := range map[string]int{"now": 0, "00": 0, "10": 1, "01": 2, "#3": 2, "3": 2, "#1": 0} {
		if got, err := sp.Parse(text); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for text, says := range map[string]string{
		"11": "not feasible", "12": "write #12", "#4": "numbered 1 to 3", "0": "numbered 1 to 3",
		"": "not a state", "x": "not a state", "#": "not a state", "0x": "not a level", "-1": "not a level",
	} {
		if _, err := sp.Parse(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("Parse(%q): %v, want %q", text, err, says)
		}
	}
}

// BenchmarkNew lays out a million states with a rule.
func BenchmarkNew(b *testing.B) {
	d := yesNo(21, "a.o0 and a.o20")
	c, _ := d.Case()
	b.ReportAllocs()
	for range b.N {
		if _, err := space.New(b.Context(), c, space.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestBeside compares the pairs of states that differ in one option with those
// found by looking at all.
func TestBeside(t *testing.T) {
	for _, rules := range [][]string{nil, {"a.x = two and b.y"}, {"a.x = one", "b.y and not b.z"}} {
		d := plenary.Draft{
			Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}},
			Options: []plenary.OptionDraft{{ID: "b.y"}, {ID: "a.x", Levels: []string{"none", "one", "two"}},
				{ID: "b.z"}},
			Impossible: rules,
		}
		sp := mustLayOut(t, d)
		for from := range 3 {
			for to := range 3 {
				var got, want [][2]int
				sp.Beside(1, from, to, func(a, b int) bool {
					got = append(got, [2]int{a, b})
					return true
				})
				for a := range sp.Len() {
					levels := sp.Levels(a, nil)
					was := levels[1]
					levels[1] = uint8(to)
					if b, ok := sp.Find(levels); ok && int(was) == from {
						want = append(want, [2]int{a, b})
					}
				}
				if !slices.Equal(got, want) {
					t.Errorf("%v, %d to %d: %v, want %v", rules, from, to, got, want)
				}
			}
		}
	}
}
