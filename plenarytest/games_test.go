package plenarytest_test

import (
	"testing"

	"github.com/plenary-talks/plenary/plenarytest"
)

// gameCounts tells how many of the 576 strict ordinal two-by-two games have
// none, one, two or three equilibria. The first row is Rapoport and Guyer's
// 9, 58 and 11 of the 78 classes.
var gameCounts = map[string][4]int{
	"nash": {72, 432, 72, 0},
	"gmr":  {0, 192, 320, 64},
	"smr":  {32, 320, 208, 16},
	"seq":  {0, 380, 196, 0},
	"sseq": {32, 412, 132, 0},
}

// gameMoves of the two parties between CC, DC, CD and DD.
var gameMoves = [][][]int{{{1}, {0}, {3}, {2}}, {{2}, {3}, {0}, {1}}}

func TestAllSmallGames(t *testing.T) {
	got := map[string][4]int{}
	for _, row := range permutations(4) {
		for _, col := range permutations(4) {
			s := plenarytest.NewGraph(gameMoves, [][]int{row, col}).Solve()
			countEquilibria(got, s)
		}
	}
	for concept, want := range gameCounts {
		if got[concept] != want {
			t.Errorf("%s: %v games have 0, 1, 2, 3 equilibria; want %v", concept, got[concept], want)
		}
	}
}

func countEquilibria(counts map[string][4]int, s plenarytest.Solved) {
	for _, concept := range plenarytest.Concepts {
		n := 0
		for _, is := range s.Equilibrium[concept] {
			if is {
				n++
			}
		}
		row := counts[concept]
		row[n]++
		counts[concept] = row
	}
}

// permutations lists the orders of 1 … n.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for _, rest := range permutations(n - 1) {
		for at := range n {
			p := append(append(append([]int{}, rest[:at]...), n), rest[at:]...)
			out = append(out, p)
		}
	}
	return out
}
