package plenarytest_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestElmiraSequences checks who can move last on the way to each state, the
// inner part of a status quo analysis. From s1 to s2 with the ministry moving
// first or last is easy; with the local government moving last it takes that
// party two moves, before and after the ministry's.
func TestElmiraSequences(t *testing.T) {
	g := elmiraCoalesced(t)
	const moe, uniroyal, local = 0, 1, 2
	for _, c := range []struct {
		start  int
		movers []int
		want   map[int][]int // last movers by state
	}{
		{5, []int{moe, uniroyal}, map[int][]int{6: {moe}, 7: {uniroyal}, 8: {moe, uniroyal}, 9: {uniroyal}}},
		{1, []int{moe, local}, map[int][]int{2: {moe, local}, 5: {local}, 6: {moe, local}}},
		{1, []int{moe, uniroyal, local}, map[int][]int{
			2: {moe, local}, 3: {uniroyal, local}, 4: {moe, uniroyal, local}, 5: {local}, 6: {moe, local},
			7: {uniroyal, local}, 8: {moe, uniroyal, local}, 9: {uniroyal},
		}},
	} {
		for state, last := range plenarytest.Sequences(g.Moves, c.movers, c.start-1) {
			var got []int
			for p, is := range last {
				if is {
					got = append(got, p)
				}
			}
			// Whether the start itself is reached again is of no consequence, and not published.
			if want := c.want[state+1]; state+1 != c.start && !slices.Equal(got, want) {
				t.Errorf("movers %v from s%d to s%d: last movers %v, want %v", c.movers, c.start, state+1, got, want)
			}
		}
	}
}

// TestMovingAgain has a graph in which party 0 gains by going from state 0 to
// 1, and only party 1, then 2, then 1 again can lead from there to state 4,
// the worst for party 0.
func TestMovingAgain(t *testing.T) {
	g := plenarytest.NewGraph(
		[][][]int{{{1}, {}, {}, {}, {}}, {{}, {2}, {}, {4}, {}}, {{}, {}, {3}, {}, {}}},
		[][]int{{4, 1, 2, 3, 5}, {5, 4, 3, 2, 1}, {5, 4, 3, 2, 1}},
	)
	for _, concept := range plenarytest.Concepts {
		want := concept != "nash"
		if got := g.Stable(concept, 0, 0); got != want {
			t.Errorf("%s: stable is %t, want %t", concept, got, want)
		}
	}
	if movesOnce.solve(g).Stable["gmr"][0][0] {
		t.Error("a party that may move only once was enough; the graph should need it twice")
	}
	straight := plenarytest.NewGraph( // the same road, all of it party 1's own
		[][][]int{{{1}, {}, {}, {}, {}}, {{}, {2}, {3}, {4}, {}}, {{}, {}, {}, {}, {}}},
		g.Tiers,
	)
	for _, concept := range plenarytest.Concepts {
		if straight.Stable(concept, 0, 0) {
			t.Errorf("%s: stable, though the reply needs a party to move twice in succession", concept)
		}
	}
}

// chase is a case in which a party has to move again: a wants to differ from b
// and b to be like a, so that once c has raised its option they chase each
// other through all four states. The third of their steps, a's second, takes
// from c what it wants most.
func chase() plenary.Draft {
	wants := func(party string, wants ...string) plenary.PreferenceDraft {
		p := plenary.PreferenceDraft{Party: party}
		for _, want := range wants {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: want})
		}
		return p
	}
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Options: []plenary.OptionDraft{{ID: "a.up"}, {ID: "b.up"}, {ID: "c.up"}},
		Preferences: []plenary.PreferenceDraft{
			wants("a", "not (a.up iff b.up)"), wants("b", "a.up iff b.up"), wants("c", "a.up or not b.up", "c.up"),
		},
	}
}

func TestChase(t *testing.T) {
	m := plenarytest.NewModel(mustCase(t, chase()))
	for _, concept := range []string{"seq", "sseq"} {
		if !m.Stable(concept, 2, 0) {
			t.Errorf("%s: c is not deterred", concept)
		}
		if movesOnce.judge(m.Graph, concept, 2, 0) {
			t.Errorf("%s: c is deterred though a may move only once", concept)
		}
	}
	w := plenarytest.Witness{Concept: "seq", Party: 2, State: 0, Stable: true, Escape: -1,
		Replies: reply(4, plenarytest.Step{Party: 0, To: 5}, plenarytest.Step{Party: 1, To: 7},
			plenarytest.Step{Party: 0, To: 6})}
	if err := m.Check(w); err != nil {
		t.Error(err)
	}
}

// TestPlainReachability: where each party can do at once what it can do in
// two moves, forbidding two moves in succession forbids nothing.
func TestPlainReachability(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 0))
	for range 100 {
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 60})
		m := plenarytest.NewModel(mustCase(t, d))
		for _, arcs := range [][][][]int{m.Moves, m.Improvements} {
			movers := rng.Perm(len(m.Moves))[:1+rng.IntN(len(m.Moves))]
			start := rng.IntN(m.Len())
			reached := plainlyReached(arcs, movers, start)
			for s, last := range plenarytest.Sequences(arcs, movers, start) {
				if s != start && slices.Contains(last, true) != reached[s] {
					t.Fatalf("movers %v from %d to %d: legal sequence %t, path %t\n%s",
						movers, start, s, slices.Contains(last, true), reached[s], plenarytest.Text(d))
				}
			}
		}
	}
}

func plainlyReached(arcs [][][]int, movers []int, start int) []bool {
	reached := make([]bool, len(arcs[0]))
	queue := []int{start}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, mover := range movers {
			for _, q := range arcs[mover][s] {
				if !reached[q] {
					reached[q] = true
					queue = append(queue, q)
				}
			}
		}
	}
	return reached
}
