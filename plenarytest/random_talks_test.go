package plenarytest_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
)

func randomTalks(seed uint64, draw int) plenary.Draft {
	return plenarytest.RandomTalks(rand.New(rand.NewPCG(seed, uint64(draw))), plenarytest.Shape{})
}

// TestRandomTalks checks that the random talks are valid, small and
// repeatable, that their text reads as the same case, that together they use all that
// binds a table, and that most have somewhere to go.
func TestRandomTalks(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	const draws = 400
	used := map[string]int{}
	for draw := range draws {
		d := randomTalks(51, draw)
		if !reflect.DeepEqual(d, randomTalks(51, draw)) {
			t.Fatalf("draw %d differs when drawn again", draw)
		}
		c := mustCase(t, d)
		if states := len(plenarytest.States(c)); states < 4 || states > 64 {
			t.Fatalf("draw %d: %d states", draw, states)
		}
		file, err := casefile.Parse(t.Context(), "case.yaml", []byte(plenarytest.Text(d)))
		if err != nil || plenarytest.Text(file.Draft) != plenarytest.Text(d) {
			t.Fatalf("draw %d: %v\n%s", draw, err, plenarytest.Text(d))
		}
		noteTable(used, c)
		noteTalks(used, c)
	}
	for _, use := range strings.Fields(`
		parties=2 parties=3 parties=4 tracks=0 tracks=1 tracks=2 tracks=3 closed rule signature guarantee before with
		waive soften accept widen move open swap type impatience exchange marked unmarked
		silent alike content better out-of-reach acceptable-only nowhere deal deal-of-three way hollow exposed`) {
		if used[use] < 8 {
			t.Errorf("%s: in %d of %d cases", use, used[use], draws)
		}
	}
	t.Log(used)
}

// noteTalks notes what the case has besides, and what comes out of it.
func noteTalks(used map[string]int, c *plenary.Case) {
	note := func(use string, is bool) {
		if is {
			used[use]++
		}
	}
	note("signature", slices.ContainsFunc(c.Impossible, func(e *expr.Expr) bool {
		return e.Op == expr.Not && e.Args[0].Op == expr.Iff
	}))
	note("exchange", len(c.Exchanges) > 0)
	for _, v := range c.Known {
		note(v.Kind.String(), true)
	}
	for _, p := range c.Preconditions {
		note("marked", p.How != plenary.Unmarked)
		note("unmarked", p.How == plenary.Unmarked)
	}
	m := plenarytest.NewModel(c)
	p := m.NewProspects()
	note("silent", len(p.Silent) > 0)
	note("alike", len(p.Alike) > 0)
	note("content", len(p.Content) > 0)
	note("better", len(p.Better) > 0)
	note("out-of-reach", len(p.OutOfReach) > 0)
	note("acceptable-only", len(p.Better) == 0 && len(p.Acceptable) > 0)
	note("nowhere", len(p.Destinations) == 0)
	for _, step := range plenarytest.NewTable(c, nil).Steps(m.StatusQuo) {
		note("deal", len(step.Movers) > 1)
		note("deal-of-three", len(step.Movers) > 2)
	}
	for _, w := range plenarytest.WaysOut(c, leversOf(c), nil, 2).All {
		note("way", true)
		note("hollow", len(w.Hollow) > 0)
		note("exposed", slices.Contains(w.Exposure, 1))
	}
}
