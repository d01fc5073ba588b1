package diff

import (
	"cmp"
	"slices"
	"sort"
)

// moved finds which entries of a list have moved: the fewest without which the
// rest stand in the same order. Of each it tells the first and the last of
// those it passed. Where several choices are as good, key decides, so that the
// way back moves the same ones.
func moved(places []Place, key func(Place) string) map[Place][2]Place {
	in := slices.DeleteFunc(slices.Clone(places), func(at Place) bool { return at.Old < 0 || at.New < 0 })
	slices.SortFunc(in, func(a, b Place) int { return cmp.Compare(a.New, b.New) })
	kept := longestChain(in, key)
	out := map[Place][2]Place{}
	next := 0
	for _, at := range in {
		if next < len(kept) && kept[next] == at {
			next++
			continue
		}
		if past := passed(at, kept); len(past) > 0 {
			out[at] = [2]Place{past[0], past[len(past)-1]}
		}
	}
	return out
}

// passed lists the entries kept that stand on the other side of at now.
func passed(at Place, kept []Place) []Place {
	var out []Place
	for _, k := range kept {
		if (k.Old < at.Old) != (k.New < at.New) {
			out = append(out, k)
		}
	}
	return out
}

// longestChain returns the most entries, given by rising New, whose Old rises
// too.
func longestChain(in []Place, key func(Place) string) []Place {
	levels := chainLengths(in)
	var out []Place
	last := Place{-1, -1}
	for n := len(levels) - 1; n >= 0; n-- {
		best, bestKey := Place{}, ""
		for _, at := range levels[n] {
			if k := key(at); at.Old > last.Old && at.New > last.New && (bestKey == "" || k < bestKey) {
				best, bestKey = at, k
			}
		}
		out, last = append(out, best), best
	}
	return out
}

// chainLengths groups entries by the length of the longest chain that begins
// with them: those of length 1 first.
func chainLengths(in []Place) [][]Place {
	var levels [][]Place
	var tops []int // of each length the greatest Old that begins a chain
	for i := len(in) - 1; i >= 0; i-- {
		n := sort.Search(len(tops), func(n int) bool { return tops[n] <= in[i].Old })
		if n == len(tops) {
			tops, levels = append(tops, in[i].Old), append(levels, nil)
		}
		tops[n] = in[i].Old
		levels[n] = append(levels[n], in[i])
	}
	return levels
}
