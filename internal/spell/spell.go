// Package spell finds the word somebody probably meant.
//
// [Nearest] is the only entry: every "did you mean" of Plenary comes from it.
package spell

import (
	"slices"
	"strings"
	"unicode"
)

// Nearest returns the candidate closest to word, or "" when none is close
// enough to be worth suggesting. Distance counts inserted, dropped, changed
// and swapped neighbouring letters (restricted Damerau-Levenshtein); letter
// case does not count. The first of equally near candidates wins.
//
// Words that tell different things are not near, however alike they are: those
// with other digits (2006 and 2007), and words for yes and for no, of which the
// candidate that means the same is returned (no for off).
func Nearest(word string, candidates []string) string {
	if same, ok := meaning(word, candidates); ok {
		return same
	}
	best, bestDist := "", limit(word)+1
	for _, c := range candidates {
		if digits(c) != digits(word) {
			continue
		}
		bound := min(bestDist, max(len([]rune(word)), len([]rune(c)))) // a letter is left
		if d := distance(strings.ToLower(word), strings.ToLower(c), bound); d < bound {
			best, bestDist = c, d
		}
	}
	return best
}

// truth holds the words of many languages and programs for yes and for no.
var truth = [2][]string{
	{"no", "n", "off", "false", "f", "non", "nein", "nope", "never", "0", "-", "✗", "✘", "☐"},
	{"yes", "y", "on", "true", "t", "oui", "ja", "si", "sí", "yep", "ok", "1", "+", "x", "✓", "✔", "☑"},
}

// meaning returns the candidate that says the same as a word for yes or no. ok
// says that word is one, and that both answers are among the candidates.
func meaning(word string, candidates []string) (same string, ok bool) {
	for _, words := range truth {
		if !slices.Contains(words, strings.ToLower(word)) {
			continue
		}
		if !slices.Contains(candidates, "yes") || !slices.Contains(candidates, "no") {
			return "", false
		}
		return words[0], true
	}
	return "", false
}

func digits(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
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
