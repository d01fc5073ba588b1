package plenarytest_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestRandomDrafts checks that the random cases are valid, within their
// bounds and repeatable, and that together they use all the format has.
func TestRandomDrafts(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	const draws = 1000
	used := map[string]int{}
	shape := plenarytest.Shape{Parties: 5, Options: 6, Levels: 4, States: 150}
	for draw := range draws {
		d := plenarytest.RandomDraft(rand.New(rand.NewPCG(1, uint64(draw))), shape)
		again := plenarytest.RandomDraft(rand.New(rand.NewPCG(1, uint64(draw))), plenarytest.Shape{})
		if !reflect.DeepEqual(d, again) {
			t.Fatalf("draw %d differs when drawn again", draw)
		}
		c := mustCase(t, d)
		states := plenarytest.States(c)
		if len(states) == 0 || len(states) > shape.States || len(d.Parties) > shape.Parties ||
			len(d.Options) > shape.Options {
			t.Fatalf("draw %d: %d states, %d parties, %d options", draw, len(states), len(d.Parties), len(d.Options))
		}
		noteUses(used, d, c, states)
	}
	for _, use := range strings.Fields(`
		parties=1 parties=2 parties=3 parties=4 parties=5 idle-party options=1 options=6 levels=2 levels=3 levels=4 default-levels quoted-level
		now both forward backward final rule no-rule one-state states>64 states>128
		missing empty ranking tie unlisted all-listed statements
		bare = != < <= > >= not and or if iff nested`) {
		if used[use] < 4 {
			t.Errorf("%s: in %d of %d cases", use, used[use], draws)
		}
	}
}

func noteUses(used map[string]int, d plenary.Draft, c *plenary.Case, states [][]uint8) {
	note := func(use string, is bool) {
		if is {
			used[use]++
		}
	}
	note("parties="+string('0'+rune(len(d.Parties))), true)
	note("options="+string('0'+rune(len(d.Options))), true)
	note("idle-party", slices.ContainsFunc(c.Parties, func(p plenary.Party) bool { return len(p.Options) == 0 }))
	note("rule", len(d.Impossible) > 0)
	note("no-rule", len(d.Impossible) == 0)
	note("one-state", len(states) == 1)
	note("states>64", len(states) > 64)
	note("states>128", len(states) > 128)
	for i, o := range c.Options {
		note("levels="+string('0'+rune(len(o.Levels))), true)
		note("default-levels", d.Options[i].Levels == nil)
		note("quoted-level", slices.ContainsFunc(o.Levels, func(l string) bool { return expr.QuoteLevel(l) != l }))
		note("now", o.Now > 0)
		note(o.Moves.String(), true)
		note("final", o.Final >= 0)
	}
	for _, p := range c.Parties {
		notePreference(note, d, p, len(states))
		for _, s := range p.Prefers.Statements {
			noteCondition(note, s.Want)
		}
	}
}

func notePreference(note func(string, bool), d plenary.Draft, p plenary.Party, states int) {
	written := slices.ContainsFunc(d.Preferences, func(w plenary.PreferenceDraft) bool { return w.Party == p.ID })
	note("missing", !written)
	note("empty", written && p.Prefers.Silent())
	note("statements", len(p.Prefers.Statements) > 0)
	if len(p.Prefers.Ranking) == 0 {
		return
	}
	listed := 0
	for _, tier := range p.Prefers.Ranking {
		note("tie", len(tier) > 1)
		listed += len(tier)
	}
	note("ranking", true)
	note("unlisted", listed < states)
	note("all-listed", listed == states)
}

var operators = map[expr.Op]string{expr.Not: "not", expr.And: "and", expr.Or: "or", expr.If: "if", expr.Iff: "iff"}

func noteCondition(note func(string, bool), e *expr.Expr) {
	if e.Op == expr.Term {
		note("bare", e.Rel == "")
		note(e.Rel, e.Rel != "")
		return
	}
	note(operators[e.Op], true)
	for _, a := range e.Args {
		note("nested", a.Op != expr.Term)
		noteCondition(note, a)
	}
}

// TestConceptsDiffer checks that the random cases tell every two concepts
// apart, in both directions where neither implies the other.
func TestConceptsDiffer(t *testing.T) {
	onlyFirst := map[[2]string]int{} // stable by the first concept but not by the second
	for draw := range 200 {
		d := plenarytest.RandomDraft(rand.New(rand.NewPCG(2, uint64(draw))), plenarytest.Shape{States: 60})
		s := plenarytest.NewModel(mustCase(t, d)).Solve()
		for _, a := range plenarytest.Concepts {
			for _, b := range plenarytest.Concepts {
				onlyFirst[[2]string{a, b}] += countOnly(s.Stable[a], s.Stable[b])
			}
		}
	}
	for _, pair := range [][2]string{
		{"gmr", "smr"}, {"gmr", "seq"}, {"smr", "nash"}, {"smr", "seq"}, {"seq", "smr"}, {"seq", "sseq"},
		{"smr", "sseq"}, {"sseq", "nash"},
	} {
		t.Logf("%4d times stable by %s but not by %s", onlyFirst[pair], pair[0], pair[1])
		if onlyFirst[pair] < 10 {
			t.Errorf("only %d times stable by %s but not by %s", onlyFirst[pair], pair[0], pair[1])
		}
	}
}

func countOnly(a, b [][]bool) int {
	n := 0
	for p := range a {
		for s := range a[p] {
			if a[p][s] && !b[p][s] {
				n++
			}
		}
	}
	return n
}
