package diff

import (
	"cmp"
	"slices"
)

// maxCandidates bounds how many pairs of one kind are weighed.
const maxCandidates = 1 << 16

// enough is the evidence that suffices: the share that two have in common of
// what is said of either; and with equal names or words, of all else that is
// said of the one of which less is said. Where only names and words differ, one
// thing that is said of nothing else will do.
const enough = 0.5

// evidence is what is said of something, each fact with what it weighs, in the
// order of facts.
type evidence struct{ plain, words []weighed }

type weighed struct {
	fact   int
	weight float64
}

// byEvidence pairs what most speaks for, where nothing else has as much for it.
func (m *matcher) byEvidence() bool {
	found := false
	for kind := KindParty; kind <= KindCommitment; kind++ {
		for _, p := range m.best(kind) {
			if m.may(p.old, p.new) {
				m.pair(p.old, p.new)
				found = true
			}
		}
		if found { // what follows rests on it
			return true
		}
	}
	return false
}

type candidate struct {
	old, new int
	score    float64
}

// best lists the pairs of one kind for which enough speaks, and more than for
// any other pair of either.
func (m *matcher) best(kind NameKind) []candidate {
	var of [2][]int
	for k, s := range m.sides {
		for i, n := range s.names {
			if n.kind == kind && s.partner[i] < 0 {
				of[k] = append(of[k], i)
			}
		}
	}
	if len(of[0]) == 0 || len(of[1]) == 0 || len(of[0]) > maxCandidates/len(of[1]) {
		return nil
	}
	said := m.evidence(kind)
	var all []candidate
	top := [2]map[int][2]float64{{}, {}} // by name: its best score and the next
	for _, i := range of[0] {
		for _, j := range of[1] {
			if !m.may(i, j) {
				continue
			}
			if score, ok := weigh(said[0][i], said[1][j]); ok {
				all = append(all, candidate{i, j, score})
			}
			score, _ := weigh(said[0][i], said[1][j])
			for k, n := range []int{i, j} {
				t := top[k][n]
				if score > t[0] {
					t = [2]float64{score, t[0]}
				} else {
					t[1] = max(t[1], score)
				}
				top[k][n] = t
			}
		}
	}
	return slices.DeleteFunc(all, func(c candidate) bool {
		a, b := top[0][c.old], top[1][c.new]
		return c.score < a[0] || c.score < b[0] || c.score <= a[1]+margin || c.score <= b[1]+margin
	})
}

// margin is by how much a pair must be better than any other.
const margin = 0.05

// evidence gathers what is said of all of one kind. What is said of many
// weighs little.
func (m *matcher) evidence(kind NameKind) [2]map[int]evidence {
	var out [2]map[int]evidence
	for k, s := range m.sides {
		out[k] = map[int]evidence{}
		count := map[int]float64{}
		for i, n := range s.names {
			if n.kind != kind {
				continue
			}
			e := m.saidOf(k, i)
			for _, f := range slices.Concat(e.plain, e.words) {
				count[f.fact]++
			}
			out[k][i] = e
		}
		for _, e := range out[k] {
			for _, list := range [][]weighed{e.plain, e.words} {
				for f := range list {
					list[f].weight /= count[list[f].fact]
				}
			}
		}
	}
	return out
}

// saidOf is what is said of one thing. What the record says counts only of what
// is in the record alone.
func (m *matcher) saidOf(k, of int) evidence {
	s := m.sides[k]
	var e evidence
	for _, f := range s.about[of] {
		x := &s.facts[f]
		if x.recorded && s.names[of].kind < KindEntry ||
			!slices.ContainsFunc(s.tokens[f], func(n int) bool { return n != of }) {
			continue
		}
		w := weighed{m.intern(s.spell(f, of, func(n int) string { return m.shown(k, n) })), float64(x.weight)}
		if x.weight == wordsWeight && s.tokens[f][0] == of {
			e.words = append(e.words, w)
		} else {
			e.plain = append(e.plain, weighed{w.fact, min(w.weight, plainWeight)})
		}
	}
	for _, list := range []*[]weighed{&e.plain, &e.words} {
		slices.SortFunc(*list, func(a, b weighed) int { return cmp.Compare(a.fact, b.fact) })
		*list = slices.CompactFunc(*list, func(a, b weighed) bool { return a.fact == b.fact })
	}
	return e
}

// shown is how a name is written where two cases are compared.
func (m *matcher) shown(k, n int) string {
	s := m.sides[k]
	at := n
	if k == 0 {
		at = s.partner[n]
	}
	if s.partner[n] < 0 {
		return "?" + s.names[n].kind.String()
	}
	return "=" + m.sides[1].names[at].of + " " + m.sides[1].names[at].id
}

// weigh tells how much speaks for two being the same, from 0 to 1, and whether
// that is enough.
func weigh(a, b evidence) (score float64, ok bool) {
	words, allWords := common(a.words, b.words)
	plain, all := common(a.plain, b.plain)
	if all+allWords == 0 {
		return 0, false
	}
	score = (words + plain) / (all + allWords)
	lesser := min(sum(a.plain), sum(b.plain))
	onlyWords := plain == all && slices.ContainsFunc(a.plain, func(f weighed) bool { return f.weight >= plainWeight })
	return score, score >= enough || onlyWords || words > 0 && plain >= enough*lesser
}

// common is the weight of what stands in both and in either.
func common(a, b []weighed) (both, either float64) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].fact == b[0].fact:
			both += min(a[0].weight, b[0].weight)
			either += max(a[0].weight, b[0].weight)
			a, b = a[1:], b[1:]
		case a[0].fact < b[0].fact:
			either += a[0].weight
			a = a[1:]
		default:
			either += b[0].weight
			b = b[1:]
		}
	}
	return both, either + sum(a) + sum(b)
}

func sum(list []weighed) (n float64) {
	for _, x := range list {
		n += x.weight
	}
	return n
}
