package record

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// stepwise follows one condition move by move.
func stepwise(c *course, e *expr.Expr, signed Period) holding {
	h := holding{}
	levels := slices.Clone(c.before)
	if e.Holds(levels) {
		h = holding{holds: true, since: signed}
	}
	for at := range c.starts {
		var on Period
		for _, i := range c.of(at) {
			move := &c.r.Entries[i]
			levels[move.Option] = uint8(move.Level)
			if slices.Contains(e.Options(nil), move.Option) {
				on = move.On
			}
		}
		switch now := e.Holds(levels); {
		case now == h.holds:
		case now && on.To.Before(signed.To):
			h = holding{holds: true, since: signed}
		case now:
			h = holding{holds: true, since: on, until: h.until}
		case on.To.After(signed.To):
			h = holding{since: h.since, until: on}
		default:
			h = holding{}
		}
	}
	return h
}

// TestHolding compares what levels say of a condition since an agreement with
// what following every move says, over few days and many.
func TestHolding(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	begin := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	seen := map[string]int{}
	for draw := range 400 {
		rng := rand.New(rand.NewPCG(3, uint64(draw)))
		c := plenary.Draft{Parties: []plenary.PartyDraft{{ID: "a"}}}
		for i := range 1 + rng.IntN(3) {
			c.Options = append(c.Options, plenary.OptionDraft{
				ID: fmt.Sprintf("a.o%d", i), Levels: []string{"l0", "l1", "l2"}[:2+rng.IntN(2)]})
		}
		levels, file := make([]int, len(c.Options)), FileDraft{}
		for day := range rng.IntN(300) {
			for range rng.IntN(3) {
				o := rng.IntN(len(c.Options))
				from := c.Options[o].Levels[levels[o]]
				levels[o] = (levels[o] + 1) % len(c.Options[o].Levels)
				on := begin.AddDate(0, 0, day).Format(time.DateOnly)
				if rng.IntN(4) == 0 {
					on = begin.Format(time.DateOnly) + ".." + on
				}
				file.Entries = append(file.Entries,
					EntryDraft{Kind: "move", Of: c.Options[o].ID, On: on, From: from,
						To: []string{c.Options[o].Levels[levels[o]]}})
			}
		}
		for i := range levels {
			c.Options[i].Now = c.Options[i].Levels[levels[i]]
		}
		written, _ := c.Case()
		r, faults, _ := (&Draft{Files: []FileDraft{file}}).Record(t.Context(), written)
		if len(faults) > 0 {
			continue // two spans whose moves on one day do not follow
		}
		d, err := r.AsOf(t.Context(), time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		e, err := written.Condition(wish(rng, c.Options, 2))
		if err != nil {
			t.Fatal(err)
		}
		course := newCourse(r, d.beginning(), d.moves())
		course.most = []int{1, 63, 64, 65, 1 << 14}[rng.IntN(5)]
		at := begin.AddDate(0, 0, rng.IntN(300)-1)
		signed := Period{at, at}
		got := course.holding(course.turns([]*expr.Expr{e})[0], e.Options(nil), signed)
		if want := stepwise(course, e, signed); got != want {
			t.Fatalf("draw %d: %v since %v: %v, want %v", draw, e, signed, got, want)
		}
		seen[fmt.Sprint(got.holds, got.since.IsZero(), got.until.IsZero())]++
	}
	if len(seen) < 4 {
		t.Errorf("only %v", seen)
	}
	t.Log(seen)
}
