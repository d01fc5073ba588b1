package cases_test

import (
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// gamesByEquilibria tells how many of the 576 strict ordinal two-by-two games
// have 0, 1, 2 and 3 equilibria. The Nash row is the split of the 78 classes
// of Rapoport and Guyer (1966) into 9 with none, 58 with one and 11 with two;
// the others were computed from the definitions. See docs/theory.md.
var gamesByEquilibria = map[stability.Concept][5]int{
	stability.Nash: {72, 432, 72},
	stability.GMR:  {0, 192, 320, 64},
	stability.SMR:  {32, 320, 208, 16},
	stability.SEQ:  {0, 380, 196},
	stability.SSEQ: {32, 412, 132},
}

func TestStrictTwoByTwoGames(t *testing.T) {
	got := map[stability.Concept]*[5]int{}
	for _, concept := range stability.Concepts {
		got[concept] = new([5]int)
	}
	orders := permutations([]string{"00", "10", "01", "11"})
	for _, row := range orders {
		for _, column := range orders {
			sp, answers := analyse(t, game(t, row, column))
			for _, concept := range stability.Concepts {
				n := 0
				for s := range sp.Len() {
					if answers.Equilibrium(concept, s) {
						n++
					}
				}
				got[concept][n]++
			}
		}
	}
	for _, concept := range stability.Concepts {
		if want := gamesByEquilibria[concept]; *got[concept] != want {
			t.Errorf("%s: %v games by number of equilibria; want %v", concept, *got[concept], want)
		}
	}
}

// game is the two-by-two game with the given rankings, best first.
func game(t *testing.T, row, column []string) *plenary.Case {
	t.Helper()
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "row"}, {ID: "column"}},
		Options: []plenary.OptionDraft{{ID: "row.move"}, {ID: "column.move"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "row", Ranking: strict(row)},
			{Party: "column", Ranking: strict(column)},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	return c
}

// strict ranks codes without ties.
func strict(codes []string) [][]string {
	var tiers [][]string
	for _, code := range codes {
		tiers = append(tiers, []string{code})
	}
	return tiers
}

func permutations(items []string) [][]string {
	if len(items) == 0 {
		return [][]string{nil}
	}
	var out [][]string
	for i, first := range items {
		var rest []string
		rest = append(append(rest, items[:i]...), items[i+1:]...)
		for _, tail := range permutations(rest) {
			out = append(out, append([]string{first}, tail...))
		}
	}
	return out
}
