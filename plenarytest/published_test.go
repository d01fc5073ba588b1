package plenarytest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// A published is a case from the literature with its results. The equilibria by
// nash, gmr, smr and seq are those the publications give. The lines of single
// parties, and sseq, which is younger than most of the publications, have been
// worked out independently of this package where no publication prints them.
type published struct {
	name    string
	draft   plenary.Draft
	states  []string // the publication's names of the states, in state-number order
	results []result
}

// A result is a line of a table: the states, by name and separated
// by spaces, that are stable for each party, and the equilibria.
type result struct {
	concepts string
	stable   []string
	equal    string
}

var games = []string{"CC", "DC", "CD", "DD"}

// game is a two-by-two game. Each party either cooperates or defects; the
// rankings name states best first, the first party's choice before the
// second's.
func game(row, col string) plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "row"}, {ID: "col"}},
		Options: []plenary.OptionDraft{{ID: "row.defect"}, {ID: "col.defect"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "row", Ranking: strict(row)}, {Party: "col", Ranking: strict(col)},
		},
	}
}

// strict makes a ranking without ties of a game's states.
func strict(states string) [][]string {
	return ranking(strings.NewReplacer("C", "0", "D", "1").Replace(states))
}

// ranking reads tiers separated by spaces, tied codes joined by =.
func ranking(text string) [][]string {
	var out [][]string
	for _, tier := range strings.Fields(text) {
		out = append(out, strings.Split(tier, "="))
	}
	return out
}

// named makes a ranking of published names of states, given the code of each.
func named(codes map[string]string, text string) [][]string {
	var out [][]string
	for _, name := range strings.Fields(text) {
		out = append(out, strings.Split(codes[name], "="))
	}
	return out
}

func publishedCases() []published {
	return slices.Concat(smallGames(), cuba(), euphrates(), gisborne(), []published{elmira()})
}

// The Prisoner's Dilemma, Chicken and the Stag Hunt, as any textbook has them.
func smallGames() []published {
	return []published{
		{"Prisoner's Dilemma", game("DC CC DD CD", "CD CC DD DC"), games, []result{
			{"nash", []string{"DC DD", "CD DD"}, "DD"},
			{"gmr smr seq sseq", []string{"CC DC DD", "CC CD DD"}, "CC DD"},
		}},
		{"Chicken", game("DC CC CD DD", "CD CC DC DD"), games, []result{
			{"nash seq sseq", []string{"CD DC", "CD DC"}, "CD DC"},
			{"gmr smr", []string{"CC CD DC", "CC CD DC"}, "CC CD DC"},
		}},
		{"Stag Hunt", game("CC DC DD CD", "CC CD DD DC"), games, []result{
			{"nash seq sseq", []string{"CC DD", "CC DD"}, "CC DD"},
			{"gmr smr", []string{"CC DC DD", "CC CD DD"}, "CC DD"},
		}},
	}
}

// The Cuban missile crisis: Fraser and Hipel, Conflict Analysis, 1984. States
// go by the binary number of the options, the first option the lowest bit.
func cuba() []published {
	us := "0010 0110 1010 1110 0100 1000 1100 0000 1101 1001 0101 0001"
	ussr := "0000 0010 0110 0100 1010 1000 1110 1100 1101 1001 0101 0001"
	names := strings.Fields("0 1 2 3 4 5 6 7 8 9 10 11")
	draft := func(strike string) plenary.Draft {
		return plenary.Draft{
			Parties: []plenary.PartyDraft{{ID: "us"}, {ID: "ussr"}},
			Options: []plenary.OptionDraft{
				{ID: "us.air-strike", Moves: strike}, {ID: "us.blockade"}, {ID: "ussr.withdraw"}, {ID: "ussr.escalate"},
			},
			Impossible: []string{"ussr.withdraw and ussr.escalate"},
			Preferences: []plenary.PreferenceDraft{
				{Party: "us", Ranking: ranking(us)}, {Party: "ussr", Ranking: ranking(ussr)},
			},
		}
	}
	metarational := result{"gmr smr", []string{"0 1 2 3 4 5 6 7 11", "0 1 2 4 5 6 7"}, "0 1 2 4 5 6 7"}
	return []published{
		{"Cuban missile crisis, all reversible", draft("both"), names, []result{
			{"nash", []string{"2 4 11", "0 5 6 7"}, "none"},
			{"seq sseq", []string{"2 4 6 11", "0 4 5 6 7"}, "4 6"},
			metarational,
		}},
		{"Cuban missile crisis, an air strike cannot be undone", draft("forward"), names, []result{
			{"nash", []string{"1 2 4 5 11", "0 5 6 7"}, "5"},
			{"seq sseq", []string{"1 2 4 5 6 11", "0 4 5 6 7"}, "4 5 6"},
			metarational,
		}},
	}
}

// Syria and Iraq over the Euphrates, 1975: Hipel, Kilgour and Kinsara, Group
// Decision and Negotiation 23(3), 2014.
func euphrates() []published {
	code := map[string]string{"1": "000", "2": "100", "3": "010", "4": "001", "5": "101", "6": "011"}
	draft := plenary.Draft{
		Parties:    []plenary.PartyDraft{{ID: "syria"}, {ID: "iraq"}},
		Options:    []plenary.OptionDraft{{ID: "syria.release"}, {ID: "syria.escalate"}, {ID: "iraq.attack"}},
		Impossible: []string{"syria.release and syria.escalate"},
		Preferences: []plenary.PreferenceDraft{
			{Party: "syria", Ranking: named(code, "1 3 6 2 4 5")},
			{Party: "iraq", Ranking: named(code, "2 4 6 1 5 3")},
		},
	}
	return []published{{"Syria and Iraq 1975", draft, strings.Fields("1 2 3 4 5 6"), []result{
		{"nash", []string{"1 6", "2 4 6"}, "6"},
		{"gmr", []string{"1 3 6", "1 2 4 5 6"}, "1 6"},
		{"smr sseq", []string{"1 3 6", "2 4 6"}, "6"},
		{"seq", []string{"1 3 6", "2 4 5 6"}, "6"},
	}}}
}

// Water export from Lake Gisborne, with two types of provincial government:
// Fang, Hipel and Wang 2002; Li, Hipel, Kilgour and Fang 2004.
func gisborne() []published {
	names := strings.Fields("s1 s2 s3 s4 s5 s6 s7 s8")
	code := map[string]string{}
	for i, name := range names {
		code[name] = fmt.Sprint(i&1, i>>1&1, i>>2&1)
		code[name] = strings.ReplaceAll(code[name], " ", "")
	}
	draft := func(provincial string) plenary.Draft {
		return plenary.Draft{
			Parties: []plenary.PartyDraft{{ID: "federal"}, {ID: "provincial"}, {ID: "support"}},
			Options: []plenary.OptionDraft{{ID: "federal.continue"}, {ID: "provincial.lift"}, {ID: "support.appeal"}},
			Preferences: []plenary.PreferenceDraft{
				{Party: "federal", Ranking: named(code, "s2 s6 s4 s8 s1 s5 s3 s7")},
				{Party: "provincial", Ranking: named(code, provincial)},
				{Party: "support", Ranking: named(code, "s3 s4 s7 s8 s5 s6 s1 s2")},
			},
		}
	}
	federal, late := "s2 s4 s6 s8", "s3 s4 s5 s6 s7 s8"
	return []published{
		{"Lake Gisborne, economy first", draft("s3 s7 s4 s8 s1 s5 s2 s6"), names, []result{
			{"nash seq sseq", []string{federal, "s3 s4 s7 s8", "s3 s4 s5 s6"}, "s4"},
			{"gmr smr", []string{federal, "s3 s4 s7 s8", late}, "s4 s8"},
		}},
		{"Lake Gisborne, environment first", draft("s2 s6 s1 s5 s4 s8 s3 s7"), names, []result{
			{"nash", []string{federal, "s1 s2 s5 s6", "s3 s4 s5 s6"}, "s6"},
			{"gmr smr seq sseq", []string{federal, "s1 s2 s5 s6", late}, "s6"},
		}},
	}
}

var elmiraCodes = map[string]string{
	"s1": "01000", "s2": "11000", "s3": "00100", "s4": "10100", "s5": "01001", "s6": "11001", "s7": "00101",
	"s8": "10101",
	"s9": "00010=10010=00011=10011",
}

// elmiraResults are the same with the four ways to abandon the plant as one
// state or as four tied ones.
var elmiraResults = []result{
	{"nash", []string{"s1 s2 s3 s4 s5 s6 s7 s8 s9", "s1 s4 s5 s8 s9", "s5 s6 s7 s8 s9"}, "s5 s8 s9"},
	{"gmr smr", []string{"s1 s2 s3 s4 s5 s6 s7 s8 s9", "s1 s4 s5 s8 s9", "s1 s2 s3 s4 s5 s6 s7 s8 s9"},
		"s1 s4 s5 s8 s9"},
	{"seq sseq", []string{"s1 s2 s3 s4 s5 s6 s7 s8 s9", "s1 s4 s5 s8 s9", "s2 s3 s5 s6 s7 s8 s9"}, "s5 s8 s9"},
}

// Groundwater contamination at Elmira: Hipel, Fang, Kilgour and Peng, 1997.
// Without merged states: the ministry and the local government list all but
// the four states in which the plant is abandoned.
func elmira() published {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "moe"}, {ID: "uniroyal"}, {ID: "local"}},
		Options: []plenary.OptionDraft{
			{ID: "moe.modify", Moves: "forward"},
			{ID: "uniroyal.delay", Moves: "backward", Now: "yes"},
			{ID: "uniroyal.accept"},
			{ID: "uniroyal.abandon", Moves: "forward"},
			{ID: "local.insist"},
		},
		Impossible: []string{
			"uniroyal.delay and uniroyal.accept",
			"uniroyal.delay and uniroyal.abandon",
			"uniroyal.accept and uniroyal.abandon",
			"not uniroyal.delay and not uniroyal.accept and not uniroyal.abandon",
		},
		Preferences: []plenary.PreferenceDraft{
			{Party: "moe", Ranking: named(elmiraCodes, "s7 s3 s4 s8 s5 s1 s2 s6")},
			{Party: "uniroyal", Ranking: named(elmiraCodes, "s1 s4 s8 s5 s9 s3 s7 s2 s6")},
			{Party: "local", Ranking: named(elmiraCodes, "s7 s3 s5 s1 s8 s6 s4 s2")},
		},
	}
	names := strings.Fields("s1 s2 s3 s4 s9 s9 s5 s6 s7 s8 s9 s9")
	return published{"Elmira, four states tied", draft, names, elmiraResults}
}

func mustCase(t testing.TB, d plenary.Draft) *plenary.Case {
	t.Helper()
	c, faults := d.Case()
	for _, f := range faults {
		t.Errorf("%v: %v", f.Path, f)
	}
	if c == nil {
		t.FailNow()
	}
	return c
}

// checkPublished compares a solver's answers with the published ones.
func checkPublished(t *testing.T, s plenarytest.Solved, names []string, results []result) {
	t.Helper()
	for _, r := range results {
		for _, concept := range strings.Fields(r.concepts) {
			for p, want := range r.stable {
				checkSet(t, fmt.Sprintf("%s, party %d", concept, p), want, names, s.Stable[concept][p])
			}
			checkSet(t, concept+" equilibria", r.equal, names, s.Equilibrium[concept])
		}
	}
}

func checkSet(t *testing.T, what, want string, names []string, is []bool) {
	t.Helper()
	var got []string
	for state, name := range names {
		if is[state] {
			got = append(got, name)
		}
	}
	slices.Sort(got)
	wanted := strings.Fields(strings.TrimPrefix(want, "none"))
	slices.Sort(wanted)
	if !slices.Equal(slices.Compact(slices.Clone(got)), wanted) {
		t.Errorf("%s: %v, want %v", what, got, wanted)
	}
	for state, name := range names { // a name may stand for several states: all or none
		if is[state] != slices.Contains(got, name) {
			t.Errorf("%s: %s is there only in part", what, name)
			return
		}
	}
}

func TestPublishedResults(t *testing.T) {
	for _, p := range publishedCases() {
		t.Run(p.name, func(t *testing.T) {
			m := plenarytest.NewModel(mustCase(t, p.draft))
			if m.Len() != len(p.states) {
				t.Fatalf("%d states, want %d", m.Len(), len(p.states))
			}
			checkPublished(t, m.Solve(), p.states, p.results)
		})
	}
}

// TestElmiraCoalesced merges the four states in which the plant is abandoned,
// as the publications do, and checks single moves too.
func TestElmiraCoalesced(t *testing.T) {
	g := elmiraCoalesced(t)
	names := strings.Fields("s1 s2 s3 s4 s5 s6 s7 s8 s9")
	checkPublished(t, g.Solve(), names, elmiraResults)
	want := [][]string{ // the moves of each party from s1 … s9
		{"s2", "", "s4", "", "s6", "", "s8", "", ""},
		{"s3 s9", "s4 s9", "s9", "s9", "s7 s9", "s8 s9", "s9", "s9", ""},
		{"s5", "s6", "s7", "s8", "s1", "s2", "s3", "s4", ""},
	}
	for p := range want {
		for s := range want[p] {
			if got := spelled(names, g.Moves[p][s]); got != want[p][s] {
				t.Errorf("party %d moves from %s to %q, want %q", p, names[s], got, want[p][s])
			}
		}
	}
}

func spelled(names []string, states []int) string {
	var out []string
	for _, s := range states {
		out = append(out, names[s])
	}
	return strings.Join(out, " ")
}

func elmiraCoalesced(t *testing.T) *plenarytest.Graph {
	m := plenarytest.NewModel(mustCase(t, elmira().draft))
	into := []int{0, 1, 2, 3, 8, 8, 4, 5, 6, 7, 8, 8}
	tiers := make([][]int, 3)
	for p := range tiers {
		tiers[p] = make([]int, 9)
		for s, merged := range into {
			tiers[p][merged] = m.Tiers[p][s]
		}
	}
	return m.Coalesce(into, tiers)
}

// TestElmiraStatements checks that the published statements of the ministry
// and of the local government give the published rankings.
func TestElmiraStatements(t *testing.T) {
	d := elmira().draft
	said := func(party string, wants ...string) plenary.PreferenceDraft {
		p := plenary.PreferenceDraft{Party: party}
		for _, want := range wants {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: want})
		}
		return p
	}
	byRanking := plenarytest.NewModel(mustCase(t, d))
	d.Preferences = []plenary.PreferenceDraft{
		said("moe", "uniroyal.accept", "not uniroyal.abandon", "not moe.modify", "local.insist iff not moe.modify"),
		said("local", "not uniroyal.abandon", "not moe.modify", "uniroyal.accept if not moe.modify",
			"local.insist if moe.modify", "not uniroyal.delay", "local.insist"),
	}
	byStatements := plenarytest.NewModel(mustCase(t, d))
	abandoned := []int{4, 5, 10, 11} // last in any order
	for _, p := range []int{0, 2} {
		for s := range byRanking.States {
			if !slices.Contains(abandoned, s) && byRanking.Tiers[p][s] != byStatements.Tiers[p][s] {
				t.Errorf("party %d, state %d: tier %d by statements, %d by ranking", p, s, byStatements.Tiers[p][s],
					byRanking.Tiers[p][s])
			}
			if slices.Contains(abandoned, s) && byStatements.Tiers[p][s] <= 8 {
				t.Errorf("party %d, state %d: tier %d, want one below the eight others", p, s, byStatements.Tiers[p][s])
			}
		}
	}
}
