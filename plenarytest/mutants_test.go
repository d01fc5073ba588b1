package plenarytest_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// A mutant is the definitions with one slip in them. The random cases are good
// enough only if each slip shows.
type mutant struct {
	name string
	// ends lists where replies lead; nil for the legal sequences.
	ends func(g *plenarytest.Graph, arcs [][][]int, party, from int) []int
	// deters reports whether an end of no better a tier than the start does deter.
	deters func(end, start int) bool
	// answered reports whether an improvement is answered, given for each end
	// whether it deters and whether the party cannot get back above the start.
	answered func(deter, hold []bool) bool
	// stable says so given which improvements are answered.
	stable func(answered []bool) bool
}

func sequenceEnds(g *plenarytest.Graph, arcs [][][]int, party, from int) []int {
	var others, out []int
	for p := range g.Moves {
		if p != party {
			others = append(others, p)
		}
	}
	if others == nil {
		return nil
	}
	for s, last := range plenarytest.Sequences(arcs, others, from) {
		if slices.Contains(last, true) {
			out = append(out, s)
		}
	}
	return out
}

func ties(end, start int) bool { return end >= start }

func oneEnd(deter, hold []bool) bool {
	for i := range deter {
		if deter[i] && hold[i] {
			return true
		}
	}
	return false
}

func all(answered []bool) bool { return !slices.Contains(answered, false) }

var (
	sound     = mutant{"sound", sequenceEnds, ties, oneEnd, all}
	movesOnce = mutant{"nobody moves twice in a reply", endsMovingOnce, ties, oneEnd, all}
	mutants   = []mutant{
		movesOnce,
		{"a reply is one move", endsOfOneMove, ties, oneEnd, all},
		{"the party itself moves in the reply", endsWithFocal, ties, oneEnd, all},
		{"improvements judged from the start of the reply", endsJudgedAtStart, ties, oneEnd, all},
		{"ties do not deter", sequenceEnds, func(end, start int) bool { return end > start }, oneEnd, all},
		{"one end deters and another holds", sequenceEnds, ties, func(deter, hold []bool) bool {
			return slices.Contains(deter, true) && slices.Contains(hold, true)
		}, all},
		{"every end must deter", sequenceEnds,
			ties, func(deter, hold []bool) bool { return oneEnd(deter, hold) && all(deter) }, all},
		{"only the first improvement counts", sequenceEnds, ties,
			oneEnd, func(a []bool) bool { return len(a) == 0 || a[0] }},
		{"only the last improvement counts", sequenceEnds, ties,
			oneEnd, func(a []bool) bool { return len(a) == 0 || a[len(a)-1] }},
	}
)

// endsMovingOnce lists where sequences lead in which no party moves twice.
func endsMovingOnce(g *plenarytest.Graph, arcs [][][]int, party, from int) []int {
	ends := map[int]bool{}
	seen := map[[2]int]bool{}
	var walk func(at, used int)
	walk = func(at, used int) {
		for p := range arcs {
			if p == party || used>>p&1 == 1 {
				continue
			}
			for _, q := range arcs[p][at] {
				ends[q] = true
				if next := [2]int{q, used | 1<<p}; !seen[next] {
					seen[next] = true
					walk(next[0], next[1])
				}
			}
		}
	}
	walk(from, 0)
	return sorted(ends)
}

func endsOfOneMove(g *plenarytest.Graph, arcs [][][]int, party, from int) []int {
	ends := map[int]bool{}
	for p := range arcs {
		for _, q := range arcs[p][from] {
			if p != party {
				ends[q] = true
			}
		}
	}
	return sorted(ends)
}

func endsWithFocal(g *plenarytest.Graph, arcs [][][]int, party, from int) []int {
	return sequenceEnds(g, arcs, -1, from)
}

func endsJudgedAtStart(g *plenarytest.Graph, arcs [][][]int, party, from int) []int {
	if &arcs[0] == &g.Moves[0] {
		return sequenceEnds(g, arcs, party, from)
	}
	judged := make([][][]int, len(g.Moves))
	for p := range g.Moves {
		for s := range g.Moves[p] {
			judged[p] = append(judged[p], slices.DeleteFunc(slices.Clone(g.Moves[p][s]), func(q int) bool {
				return g.Tiers[p][q] >= g.Tiers[p][from]
			}))
		}
	}
	return sequenceEnds(g, judged, party, from)
}

func sorted(set map[int]bool) []int {
	var out []int
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

func (m mutant) solve(g *plenarytest.Graph) plenarytest.Solved {
	s := plenarytest.Solved{Moves: g.Moves, Improvements: g.Improvements, Tiers: g.Tiers,
		Stable: map[string][][]bool{}, Equilibrium: map[string][]bool{}}
	for _, concept := range plenarytest.Concepts {
		stable := make([][]bool, len(g.Moves))
		equal := make([]bool, g.Len())
		for state := range g.Len() {
			equal[state] = true
			for p := range g.Moves {
				is := m.judge(g, concept, p, state)
				stable[p] = append(stable[p], is)
				equal[state] = equal[state] && is
			}
		}
		s.Stable[concept], s.Equilibrium[concept] = stable, equal
	}
	return s
}

func (m mutant) judge(g *plenarytest.Graph, concept string, party, state int) bool {
	if concept == "nash" {
		return len(g.Improvements[party][state]) == 0
	}
	arcs := g.Moves
	if concept == "seq" || concept == "sseq" {
		arcs = g.Improvements
	}
	tiers := g.Tiers[party]
	var answered []bool
	for _, q := range g.Improvements[party][state] {
		var deter, hold []bool
		for _, x := range m.ends(g, arcs, party, q) {
			deter = append(deter, m.deters(tiers[x], tiers[state]))
			hold = append(hold, concept == "gmr" || concept == "seq" || !slices.ContainsFunc(g.Moves[party][x],
				func(y int) bool { return !m.deters(tiers[y], tiers[state]) }))
		}
		answered = append(answered, m.answered(deter, hold))
	}
	return m.stable(answered)
}

// A misreading takes a case for another one.
type misreading struct {
	name  string
	alter func(c *plenary.Case)
}

func options(alter func(o *plenary.Option)) func(*plenary.Case) {
	return func(c *plenary.Case) {
		c.Options = slices.Clone(c.Options)
		for i := range c.Options {
			alter(&c.Options[i])
		}
	}
}

func preferences(alter func(p *plenary.Preference)) func(*plenary.Case) {
	return func(c *plenary.Case) {
		c.Parties = slices.Clone(c.Parties)
		for i := range c.Parties {
			alter(&c.Parties[i].Prefers)
		}
	}
}

var misreadings = []misreading{
	{"final levels ignored", options(func(o *plenary.Option) { o.Final = -1 })},
	{"a final level binds only above itself", options(func(o *plenary.Option) {
		if o.Final >= 0 {
			o.Final++
		}
	})},
	{"a final level binds one too early", options(func(o *plenary.Option) { o.Final = max(o.Final-1, -1) })},
	{"directions ignored", options(func(o *plenary.Option) { o.Moves = plenary.Both })},
	{"forward taken for backward",
		options(func(o *plenary.Option) { o.Moves = [...]plenary.Direction{0, 2, 1}[o.Moves] })},
	{"rules ignored", func(c *plenary.Case) { c.Impossible = nil }},
	{"the last statement counts most", preferences(func(p *plenary.Preference) {
		p.Statements = slices.Clone(p.Statements)
		slices.Reverse(p.Statements)
	})},
	{"the last statement is not read", preferences(func(p *plenary.Preference) {
		p.Statements = p.Statements[:max(0, len(p.Statements)-1)]
	})},
	{"unlisted states tied with the last tier", preferences(func(p *plenary.Preference) {
		if n := len(p.Ranking); n > 1 {
			p.Ranking = p.Ranking[:n-1]
		}
	})},
	{"ties of a ranking broken", preferences(func(p *plenary.Preference) {
		var out [][][]uint8
		for _, tier := range p.Ranking {
			for _, state := range tier {
				out = append(out, [][]uint8{state})
			}
		}
		p.Ranking = out
	})},
}

// TestSlipsShow counts in how many random cases each slip changes an answer.
func TestSlipsShow(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	const draws = 200
	shows := map[string]int{}
	for draw := range draws {
		c := mustCase(t, plenarytest.RandomDraft(rand.New(rand.NewPCG(5, uint64(draw))), plenarytest.Shape{States: 60}))
		m := plenarytest.NewModel(c)
		want := m.Graph.Solve()
		if err := plenarytest.Diff(want, sound.solve(m.Graph)); err != nil {
			t.Fatalf("the definitions without a slip: %v", err)
		}
		for _, slip := range mutants {
			if plenarytest.Diff(want, slip.solve(m.Graph)) != nil {
				shows[slip.name]++
			}
		}
		whole := m.Solve()
		for _, slip := range misreadings {
			altered := *c
			slip.alter(&altered)
			if plenarytest.Diff(whole, plenarytest.NewModel(&altered).Solve()) != nil {
				shows[slip.name]++
			}
		}
	}
	for _, slip := range mutants {
		checkShows(t, slip.name, shows[slip.name])
	}
	for _, slip := range misreadings {
		checkShows(t, slip.name, shows[slip.name])
	}
}

func checkShows(t *testing.T, name string, cases int) {
	t.Helper()
	t.Logf("%4d cases: %s", cases, name)
	if cases < 3 {
		t.Errorf("%s: shows in %d cases only", name, cases)
	}
}
