package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/price"
)

var verdicts = map[price.Verdict]string{price.Impossible: "impossible", price.Never: "never", price.AsItIs: "as it is",
	price.ByItself: "by itself", price.Whatever: "whatever", price.Exactly: "exactly if", price.OnlyIf: "only if",
	price.Depends: "depends"}

// TestFastBottomLines compares the bottom lines of every party, by itself and with
// every other.
func TestFastBottomLines(t *testing.T) {
	plan := plenarytest.Plan{Seed: 91, Draws: 500, Shape: plenarytest.Shape{States: 48}}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		plan.Draw = draw
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, bottomLinesAgree) })
	}
}

func bottomLinesAgree(d plenary.Draft, rng *rand.Rand) error {
	c := withSome(d, rng)
	m := plenarytest.NewModel(c)
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	for p := range c.Parties {
		for other := -1; other < len(c.Parties); other++ {
			if other == p {
				continue
			}
			got, err := price.Of(context.Background(), sp, p)
			if other >= 0 {
				got, err = price.Between(context.Background(), sp, p, other)
			}
			if err != nil {
				return err
			}
			if err := sameLines(plainLines(got), m.BottomLines(p, other)); err != nil {
				return fmt.Errorf("party %d with %d: %w", p, other, err)
			}
		}
	}
	return nil
}

func sameLines(got, want []plenarytest.BottomLine) error {
	if len(got) != len(want) {
		return fmt.Errorf("rows: %d, want %d", len(got), len(want))
	}
	for i := range got {
		if g, w := fmt.Sprintf("%+v", got[i]), fmt.Sprintf("%+v", want[i]); g != w {
			return fmt.Errorf("row:\n%s\nwant\n%s", g, w)
		}
	}
	return nil
}

// plainLines are bottom lines in the words of the definitions.
func plainLines(lines *price.Lines) []plenarytest.BottomLine {
	var out []plenarytest.BottomLine
	for _, r := range lines.Rows {
		b := plenarytest.BottomLine{Party: lines.Party, Option: r.Option, Level: r.Level,
			Verdict: verdicts[r.Verdict], Left: r.Left, Itself: plainChanges(r.Itself), Decided: r.Decided}
		for _, n := range r.Needs {
			b.Needs = append(b.Needs, plenarytest.Need{Levels: plainLevels(n.Condition), Standing: n.Standing,
				Follows: n.Follows})
		}
		for _, w := range r.Ways {
			var all []plenarytest.Levels
			for _, c := range w.Conditions {
				all = append(all, plainLevels(c))
			}
			b.Ways = append(b.Ways, plenarytest.Alternative{Conditions: all, Itself: plainChanges(w.Itself)})
		}
		slices.Sort(b.Decided)
		out = append(out, b)
	}
	return out
}

func plainLevels(c price.Condition) plenarytest.Levels {
	out := plenarytest.Levels{Option: c.Option}
	for l := range 64 {
		if c.Levels>>l&1 != 0 {
			out.Levels = append(out.Levels, uint8(l))
		}
	}
	return out
}

func plainChanges(changes []price.Change) []plenarytest.Change {
	var out []plenarytest.Change
	for _, c := range changes {
		out = append(out, plenarytest.Change{Option: c.Option, Level: uint8(c.Level)})
	}
	return out
}

// TestBottomLinesVary holds that the cases that are compared have bottom lines
// of every kind.
func TestBottomLinesVary(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	met := map[string]int{}
	for draw := range 400 {
		rng := rand.New(rand.NewPCG(92, uint64(draw)))
		d := plenarytest.RandomTalks(rng, plenarytest.Shape{States: 48})
		if draw%2 == 0 {
			d = plenarytest.RandomDraft(rng, plenarytest.Shape{States: 48})
		}
		m := plenarytest.NewModel(mustCase(t, d))
		for p := range m.Case.Parties {
			for _, b := range m.BottomLines(p, -1) {
				noteLine(met, b)
			}
		}
	}
	for _, kind := range strings.Split("impossible,never,as it is,by itself,whatever,exactly if,only if,depends,"+
		"standing,follows,two needs,two levels,two ways,way of two,way that is answered,answered,ranking,tie", ",") {
		if met[kind] < 4 {
			t.Errorf("%s: %d", kind, met[kind])
		}
	}
	t.Log(met)
}

func noteLine(met map[string]int, b plenarytest.BottomLine) {
	note := func(kind string, is bool) {
		if is {
			met[kind]++
		}
	}
	note(b.Verdict, true)
	note("standing", slices.ContainsFunc(b.Needs, func(n plenarytest.Need) bool { return n.Standing }))
	note("follows", slices.ContainsFunc(b.Needs, func(n plenarytest.Need) bool { return n.Follows }))
	note("two needs", len(b.Needs) > 1)
	note("two levels", slices.ContainsFunc(b.Needs, func(n plenarytest.Need) bool { return len(n.Levels.Levels) > 1 }))
	note("two ways", len(b.Ways) > 1)
	for _, w := range b.Ways {
		note("way of two", len(w.Conditions) > 1)
		note("way that is answered", len(w.Itself) > 0)
	}
	note("answered", b.Verdict == "exactly if" && len(b.Itself) > 0)
	note("ranking", slices.Contains(b.Decided, -1))
	note("tie", b.Verdict == "as it is" && len(b.Decided) == 0)
}
