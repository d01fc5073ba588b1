package diff

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A matcher finds what is the same in two cases although its id differs. What
// has the same id is the same; of the rest, what is equal up to names; then what
// most of what is said of it speaks for, and for nothing else as much.
type matcher struct {
	sides   [2]*matchSide // the old and the new case
	strings map[string]int
}

// A matchSide is one of two cases as a matcher sees it.
type matchSide struct {
	names   []name
	at      map[name]int
	facts   []fact
	about   [][]int // by name: the facts that speak of it, each once
	tokens  [][]int // by fact: the name of each token; -1 for a text
	levels  [][]int // by option: its levels, lowest first
	partner []int   // by name: the same in the other case; -1 for none
	colour  []int   // by name: equal for what cannot be told apart
	scope   []int   // by name: what it is an id of; -1 for nothing
}

func newMatcher(old, new *Written) *matcher {
	m := &matcher{strings: map[string]int{}}
	for i, w := range []*Written{old, new} {
		m.sides[i] = newMatchSide(w)
	}
	return m
}

func newMatchSide(w *Written) *matchSide {
	s := &matchSide{at: map[name]int{}, facts: describe(w).facts}
	for i := range s.facts {
		var of []int
		for _, t := range s.facts[i].tokens {
			if t.kind == aText {
				of = append(of, -1)
				continue
			}
			n := s.index(t.name)
			of = append(of, n)
			if list := s.about[n]; len(list) == 0 || list[len(list)-1] != i {
				s.about[n] = append(list, i)
			}
		}
		s.tokens = append(s.tokens, of)
	}
	s.levels = make([][]int, len(s.names))
	for i := range w.Case.Options {
		o := &w.Case.Options[i]
		at := s.at[whole(KindOption, o.ID)]
		for _, l := range o.Levels {
			s.levels[at] = append(s.levels[at], s.at[name{KindLevel, o.ID, l}])
		}
	}
	s.colour = make([]int, len(s.names))
	return s
}

func (s *matchSide) index(n name) int {
	if at, ok := s.at[n]; ok {
		return at
	}
	scope := -1
	if of, ok := n.scope(); ok {
		scope = s.index(of)
	}
	s.at[n] = len(s.names)
	s.names, s.about, s.partner, s.scope = append(s.names, n), append(s.about, nil), append(s.partner, -1),
		append(s.scope, scope)
	return len(s.names) - 1
}

// match pairs all that can be paired.
func (m *matcher) match() {
	for {
		m.settle()
		switch {
		case !m.open():
			return
		case m.byPlace(), m.byColour():
		case m.twins():
			return
		case !m.byEvidence():
			return
		}
	}
}

// open reports whether something of one kind is unpaired in both cases.
func (m *matcher) open() bool {
	var has [2]map[NameKind]bool
	for i, s := range m.sides {
		has[i] = map[NameKind]bool{}
		for n, to := range s.partner {
			if to < 0 {
				has[i][s.names[n].kind] = true
			}
		}
	}
	for k := range has[0] {
		if has[1][k] {
			return true
		}
	}
	return false
}

func (m *matcher) pair(old, new int) { m.sides[0].partner[old], m.sides[1].partner[new] = new, old }

// settle pairs what has the same id, under what is the same.
func (m *matcher) settle() {
	old, new := m.sides[0], m.sides[1]
	for _, i := range old.byKind() {
		if old.partner[i] >= 0 {
			continue
		}
		n := old.names[i]
		if of := old.scope[i]; of >= 0 {
			if of = old.partner[of]; of < 0 {
				continue
			}
			n = n.under(new.names[of].id)
		}
		if j, ok := new.at[n]; ok && new.partner[j] < 0 {
			m.pair(i, j)
		}
	}
}

// byKind lists all names, those of one kind together, in the order of kinds.
func (s *matchSide) byKind() []int {
	out := make([]int, len(s.names))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(s.names[a].kind, s.names[b].kind) })
	return out
}

// may reports whether two may be paired: neither is yet, they are of one kind
// and under the same, and the id is not taken.
func (m *matcher) may(i, j int) bool {
	old, new := m.sides[0], m.sides[1]
	a, b := old.names[i], new.names[j]
	if a.kind != b.kind || old.partner[i] >= 0 || new.partner[j] >= 0 {
		return false
	}
	if old.scope[i] >= 0 && old.partner[old.scope[i]] != new.scope[j] {
		return false
	}
	other := map[NameKind]NameKind{KindCondition: KindGoal, KindGoal: KindCondition}[a.kind] // they share their ids
	if other == aText {
		return true
	}
	_, taken := old.at[name{kind: other, id: b.id}]
	return !taken
}

// byPlace pairs levels of the same option, in lists of the same length, by
// their place.
func (m *matcher) byPlace() bool {
	old, new := m.sides[0], m.sides[1]
	found := false
	for i, levels := range old.levels {
		if old.partner[i] < 0 || len(levels) != len(new.levels[old.partner[i]]) {
			continue
		}
		for k, l := range levels {
			if to := new.levels[old.partner[i]][k]; m.may(l, to) {
				m.pair(l, to)
				found = true
			}
		}
	}
	return found
}

// byColour pairs what is equal in all that is said of it, names aside, if
// nothing else is.
func (m *matcher) byColour() bool {
	m.refine()
	found := false
	groups := [2]map[int][]int{m.sides[0].unpaired(), m.sides[1].unpaired()}
	for _, i := range m.sides[0].byKind() {
		c := m.sides[0].colour[i]
		if a, b := groups[0][c], groups[1][c]; len(a) == 1 && len(b) == 1 && a[0] == i && m.may(i, b[0]) {
			m.pair(i, b[0])
			found = true
		}
	}
	return found
}

// unpaired lists what has no partner by colour.
func (s *matchSide) unpaired() map[int][]int {
	out := map[int][]int{}
	for i, to := range s.partner {
		if to < 0 {
			out[s.colour[i]] = append(out[s.colour[i]], i)
		}
	}
	return out
}

// maxRounds bounds how far from a thing what is said of others tells it apart.
const maxRounds = 16

// refine colours the names: what is paired in a colour of its own, the rest by
// kind, and then again and again by all that is said of it in colours.
func (m *matcher) refine() {
	for k, s := range m.sides {
		for i, n := range s.names {
			switch {
			case s.partner[i] < 0:
				s.colour[i] = m.intern("?" + n.kind.String())
			case k == 0:
				s.colour[i] = m.intern(fmt.Sprint("=", s.partner[i]))
			default:
				s.colour[i] = m.intern(fmt.Sprint("=", i))
			}
		}
	}
	for last, round := 0, 0; round < maxRounds; round++ {
		seen := map[int]bool{}
		for _, s := range m.sides {
			s.recolour(m)
			for c := range s.unpaired() {
				seen[c] = true
			}
		}
		if len(seen) == last {
			return
		}
		last = len(seen)
	}
}

func (s *matchSide) recolour(m *matcher) {
	next := slices.Clone(s.colour)
	for i, to := range s.partner {
		if to >= 0 {
			continue
		}
		said := []int{s.colour[i]}
		for _, f := range s.about[i] {
			if !s.facts[f].loose {
				said = append(said, m.intern(s.spell(f, i, func(n int) string { return fmt.Sprint("#", s.colour[n]) })))
			}
		}
		slices.Sort(said[1:])
		next[i] = m.intern(fmt.Sprint(said))
	}
	s.colour = next
}

// spell writes a fact, other names by word and self as itself; -1 for no self.
func (s *matchSide) spell(fact, self int, word func(int) string) string {
	var b strings.Builder
	for k, n := range s.tokens[fact] {
		switch {
		case n < 0:
			fmt.Fprintf(&b, "%q", s.facts[fact].tokens[k].id)
		case n == self:
			b.WriteString("self")
		default:
			b.WriteString(word(n))
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func (m *matcher) intern(text string) int {
	if at, ok := m.strings[text]; ok {
		return at
	}
	m.strings[text] = len(m.strings)
	return len(m.strings) - 1
}

// twins pairs things that nothing tells apart in the order in which they
// stand, if then the cases are equal: it makes no difference which is which.
func (m *matcher) twins() bool {
	before := [2][]int{slices.Clone(m.sides[0].partner), slices.Clone(m.sides[1].partner)}
	for m.byOrder() {
		m.settle()
		for m.byPlace() || m.byColour() {
			m.settle()
		}
	}
	if m.equal() {
		return true
	}
	m.sides[0].partner, m.sides[1].partner = before[0], before[1]
	return false
}

// byOrder pairs the first of some twins with the first.
func (m *matcher) byOrder() bool {
	m.refine()
	groups := [2]map[int][]int{m.sides[0].unpaired(), m.sides[1].unpaired()}
	for _, i := range m.sides[0].byKind() {
		c := m.sides[0].colour[i]
		if a, b := groups[0][c], groups[1][c]; len(a) > 0 && len(a) == len(b) && m.may(i, b[0]) {
			m.pair(i, b[0])
			return true
		}
	}
	return false
}

// equal reports whether all is paired and the cases say the same.
func (m *matcher) equal() bool {
	said := map[string]int{}
	for k, s := range m.sides {
		if slices.Contains(s.partner, -1) {
			return false
		}
		for f := range s.facts {
			if s.facts[f].loose {
				continue
			}
			said[s.spell(f, -1, func(n int) string {
				if k == 0 {
					n = s.partner[n]
				}
				return fmt.Sprint("=", n)
			})] += 1 - 2*k
		}
	}
	for _, n := range maps.All(said) {
		if n != 0 {
			return false
		}
	}
	return true
}
