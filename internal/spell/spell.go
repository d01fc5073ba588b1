// Package spell finds the word somebody probably meant.
//
// [Nearest] is the only entry: every "did you mean" of Plenary comes from it.
package spell

import "strings"

// Nearest returns the candidate closest to word, or "" when none is close
// enough to be worth suggesting. Distance counts inserted, dropped, changed
// and swapped neighbouring letters (restricted Damerau-Levenshtein); letter
// case does not count. The first of equally near candidates wins.
func Nearest(word string, candidates []string) string {
	best, bestDist := "", limit(word)+1
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c), bestDist); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

// limit is how many slips a word of this length may contain: one in three
// letters, at least one.
func limit(word string) int { return max(1, min(len([]rune(word))/3, 4)) }

// distance returns the edit distance of a and b, or bound when it is at least
// that much.
func distance(a, b string, bound int) int {
	x, y := []rune(a), []rune(b)
	if abs(len(x)-len(y)) >= bound {
		return bound
	}
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost(x[i] != y[j]))
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(y)], bound)
}

func cost(differs bool) int {
	if differs {
		return 1
	}
	return 0
}

func abs(n int) int { return max(n, -n) }
