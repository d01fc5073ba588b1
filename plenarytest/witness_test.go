package plenarytest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/plenarytest"
)

// talks has three parties. From 0 party 0 gains by going to 1 or 2. From 1
// party 1, then 2, lead to 3, where party 0 is worse off; from there it can go
// to 4, which it prefers to 0. From 2 nobody else can move.
func talks() *plenarytest.Graph {
	return plenarytest.NewGraph(
		[][][]int{{{1, 2}, {}, {}, {4}, {}, {}}, {{}, {5}, {}, {}, {}, {3}}, {{}, {}, {}, {}, {}, {3}}},
		[][]int{{4, 3, 2, 5, 1, 4}, {2, 2, 2, 2, 2, 1}, {2, 2, 2, 1, 2, 2}},
	)
}

// without leaves one arc of party 0 out of the talks.
func without(from, to int) *plenarytest.Graph {
	g := talks()
	moves := slices.Clone(g.Moves)
	moves[0] = slices.Clone(moves[0])
	moves[0][from] = slices.DeleteFunc(slices.Clone(moves[0][from]), func(q int) bool { return q == to })
	return plenarytest.NewGraph(moves, g.Tiers)
}

func reply(improvement int, steps ...plenarytest.Step) []plenarytest.Reply {
	return []plenarytest.Reply{{Improvement: improvement, Steps: steps}}
}

func TestWitnesses(t *testing.T) {
	type step = plenarytest.Step
	type witness = plenarytest.Witness
	one := without(0, 2) // the improvement to 1 alone, and a way on from 3
	for _, c := range []struct {
		name  string
		graph *plenarytest.Graph
		w     witness
		fault string // "" when it is sound
	}{
		{"an answer by a tie", one, witness{"gmr", 0, 0, true, -1, reply(1, step{1, 5})}, ""},
		{"an answer in two steps", one, witness{"gmr", 0, 0, true, -1, reply(1, step{1, 5}, step{2, 3})}, ""},
		{"a credible answer", one, witness{"seq", 0, 0, true, -1, reply(1, step{1, 5}, step{2, 3})}, ""},
		{"an answer that holds", one, witness{"smr", 0, 0, true, -1, reply(1, step{1, 5})}, ""},
		{"an answered and an open improvement", talks(), witness{"gmr", 0, 0, false, 2, reply(1, step{1, 5})}, ""},
		{"nash has no answers", talks(), witness{"nash", 0, 0, false, 2, nil}, ""},
		{"no improvement", talks(), witness{"sseq", 0, 2, true, -1, nil}, ""},

		{"wrong verdict", one, witness{"gmr", 0, 0, false, 1, nil}, "stable is false"},
		{"no reply", one, witness{"gmr", 0, 0, true, -1, nil}, "with an answer are [1]"},
		{"no step", one, witness{"gmr", 0, 0, true, -1, reply(1)}, "no step"},
		{"an escape from a stable state", one, witness{"gmr", 0, 0, true, 1, reply(1, step{1, 5})},
			"names 1 as an escape"},
		{"no escape", talks(), witness{"gmr", 0, 0, false, -1, reply(1, step{1, 5})}, "without an answer are [2]"},
		{"an answered escape", talks(), witness{"gmr", 0, 0, false, 1, reply(1, step{1, 5})},
			"without an answer are [2]"},
		{"a poor escape", talks(), witness{"nash", 0, 0, false, 1, nil}, "2 is better"},
		{"a step by the party itself", one,
			witness{"gmr", 0, 0, true, -1, reply(1, step{1, 5}, step{2, 3}, step{0, 4})}, "by the party itself"},
		{"twice in succession", one, witness{"gmr", 0, 0, true, -1, reply(1, step{1, 5}, step{1, 3})},
			"twice in succession"},
		{"no such move", one, witness{"gmr", 0, 0, true, -1, reply(1, step{2, 3})}, "cannot go from 1 to 3"},
		{"no such party", one, witness{"gmr", 0, 0, true, -1, reply(1, step{3, 3})}, "no party 3"},
		{"a way on", one, witness{"smr", 0, 0, true, -1, reply(1, step{1, 5}, step{2, 3})}, "the party can go to 4"},
	} {
		err := c.graph.Check(c.w)
		switch {
		case c.fault == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: %v, want a fault with %q", c.name, err, c.fault)
		}
	}
}

// TestAnswerNotCredible: a move that is no improvement answers by gmr but not by seq.
func TestAnswerNotCredible(t *testing.T) {
	g := plenarytest.NewGraph([][][]int{{{1}, {}, {}}, {{}, {2}, {}}}, [][]int{{2, 1, 3}, {1, 1, 2}})
	steps := reply(1, plenarytest.Step{Party: 1, To: 2})
	if err := g.Check(plenarytest.Witness{Concept: "gmr", Stable: true, Escape: -1, Replies: steps}); err != nil {
		t.Error(err)
	}
	if err := g.Check(plenarytest.Witness{Concept: "seq", Stable: true, Escape: -1, Replies: steps}); err == nil {
		t.Error("a step that nobody would take passes for a credible answer")
	}
	better := plenarytest.NewGraph([][][]int{{{1}, {}, {}}, {{}, {2}, {}}}, [][]int{{2, 1, 1}, {1, 1, 2}})
	if err := better.Check(plenarytest.Witness{Concept: "gmr", Escape: 1}); err != nil {
		t.Error(err)
	}
}
