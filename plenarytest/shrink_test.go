package plenarytest_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestShrink shrinks cases for having an iff in a statement, and must come
// down to next to nothing else.
func TestShrink(t *testing.T) {
	shrunk := 0
	for draw := range 40 {
		d := plenarytest.RandomDraft(rand.New(rand.NewPCG(4, uint64(draw))), plenarytest.Shape{})
		if !hasIff(d) {
			continue
		}
		shrunk++
		small := plenarytest.Shrink(d, hasIff)
		mustCase(t, small)
		if text := plenarytest.Text(small); !hasIff(small) || strings.Count(text, "\n") > 14 {
			t.Errorf("draw %d shrinks to\n%s", draw, text)
		}
	}
	if shrunk < 5 {
		t.Errorf("only %d cases to shrink", shrunk)
	}
}

func hasIff(d plenary.Draft) bool {
	for _, p := range d.Preferences {
		for _, s := range p.Statements {
			if e, err := expr.Parse(s.Want); err == nil && e.Op == expr.Iff {
				return true
			}
		}
	}
	return false
}

func TestText(t *testing.T) {
	got := plenarytest.Text(plenary.Draft{
		Title:   `Two "neighbours"`,
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}, {ID: "third"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "in part"}, Now: "in part", Moves: "forward", Final: "in part"},
			{ID: "down.attack"},
		},
		Impossible: []string{`up.release = "in part" and down.attack`},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "not down.attack"}}},
			{Party: "down", Ranking: [][]string{{"10"}, {"00", "01"}}},
			{Party: "third"},
		},
	})
	want := `plenary: 1
title: "Two \"neighbours\""
parties:
  up: {}
  down: {}
  third: {}
options:
  up.release: {levels: ["none", "in part"], now: "in part", moves: forward, final: "in part"}
  down.attack: {}
impossible:
  - "up.release = \"in part\" and down.attack"
preferences:
  up:
    - "not down.attack"
  down:
    ranking:
      - ["10"]
      - ["00", "01"]
  third: []
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
