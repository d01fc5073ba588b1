package plenarytest

import "slices"

// TurnEnds lists the states in which turns of two parties can end that party i begins in state s with
// so many moves left, j being the other (Kilgour 1985; Zagare 1984): whatever each takes, turn by
// turn, of what it ranks alike. It tries all combinations, and is for small graphs.
func (g *Graph) TurnEnds(i, j, s, left int) []int {
	if left == 0 || len(g.Moves[i][s]) == 0 {
		return []int{s}
	}
	var after [][]int // of each move, how it may end
	for _, q := range g.Moves[i][s] {
		after = append(after, g.TurnEnds(j, i, q, left-1))
	}
	ends := map[int]bool{}
	var pick func(picked []int)
	pick = func(picked []int) {
		if len(picked) < len(after) {
			for _, x := range after[len(picked)] {
				pick(append(slices.Clone(picked), x))
			}
			return
		}
		stays := true
		for _, b := range picked {
			best := every(picked, func(x int) bool { return g.noBetter(i, x, b) })
			if best && g.better(i, b, s) {
				ends[b], stays = true, false
			}
		}
		if stays {
			ends[s] = true
		}
	}
	pick(nil)
	var out []int
	for x := range ends {
		out = append(out, x)
	}
	slices.Sort(out)
	return out
}

// TurnEnd is TurnEnds where no party ranks two states alike, written for that alone.
func (g *Graph) TurnEnd(i, j, s, left int) int {
	if left == 0 || len(g.Moves[i][s]) == 0 {
		return s
	}
	best := g.TurnEnd(j, i, g.Moves[i][s][0], left-1)
	for _, q := range g.Moves[i][s] {
		if b := g.TurnEnd(j, i, q, left-1); g.better(i, b, best) {
			best = b
		}
	}
	if g.better(i, best, s) {
		return best
	}
	return s
}

// AtOnce reports whether party i prefers to s nothing that comes of an improvement of its own and some
// improvement of j, made at the same moment (Fraser and Hipel 1984): there is such an improvement of
// j for each of i.
func (m *Model) AtOnce(i, j, s int) bool {
	return every(m.Improvements[i][s], func(q int) bool {
		return some(m.Improvements[j][s], func(x int) bool {
			both := slices.Clone(m.States[q])
			for o := range both {
				if m.Case.Options[o].Party == j {
					both[o] = m.States[x][o]
				}
			}
			at := slices.IndexFunc(m.States, func(y []uint8) bool { return slices.Equal(y, both) })
			return at >= 0 && m.noBetter(i, at, s)
		})
	})
}
