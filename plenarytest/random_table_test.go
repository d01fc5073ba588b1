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

func randomTable(seed uint64, draw int) plenary.Draft {
	return plenarytest.RandomTableDraft(rand.New(rand.NewPCG(seed, uint64(draw))), plenarytest.Shape{})
}

// TestRandomTableDrafts checks that the random tables are valid, small and
// repeatable, that together they use all that can bind a table, and that
// levers of every kind open something.
func TestRandomTableDrafts(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	const draws = 500
	used := map[string]int{}
	for draw := range draws {
		d := randomTable(44, draw)
		if !reflect.DeepEqual(d, randomTable(44, draw)) {
			t.Fatalf("draw %d differs when drawn again", draw)
		}
		c := mustCase(t, d)
		if states := len(plenarytest.States(c)); states < 4 || states > 40 || len(d.Parties) < 2 || len(d.Parties) > 3 {
			t.Fatalf("draw %d: %d states, %d parties", draw, states, len(d.Parties))
		}
		noteTable(used, c)
		noteAnswers(used, c)
	}
	for _, use := range strings.Fields(`
		parties=2 parties=3 closed condition named goal rule tracks=0 tracks=1 tracks=2 empty-seat no-seat
		commit-yes commit-no commit-part discuss before with guarantee own-in-guarantee
		waive soften accept widen move open swap
		circle two-in-circle left no-way way without-levers two-levers exposed no-way-back dominated deal
		opened-by-waive opened-by-soften opened-by-accept opened-by-widen opened-by-move opened-by-open opened-by-swap`) {
		if used[use] < 4 {
			t.Errorf("%s: in %d of %d cases", use, used[use], draws)
		}
	}
	t.Log(used)
}

// noteTable notes what the case has.
func noteTable(used map[string]int, c *plenary.Case) {
	note := func(use string, is bool) {
		if is {
			used[use]++
		}
	}
	note("parties="+string('0'+rune(len(c.Parties))), true)
	note("tracks="+string('0'+rune(len(c.Tracks))), true)
	note("closed", slices.ContainsFunc(c.Options, func(o plenary.Option) bool { return o.Closed != "" }))
	note("condition", len(c.Conditions) > 0)
	note("goal", len(c.Goals) > 0)
	note("rule", len(c.Impossible) > 0)
	for _, track := range c.Tracks {
		note("no-seat", len(track.Seats) < len(c.Parties))
		for _, seat := range track.Seats {
			note("empty-seat", len(seat.Mandate) == 0)
			for _, m := range seat.Mandate {
				note("discuss", !m.Commit)
				note("commit-yes", m.Commit && m.May)
				note("commit-no", m.Commit && !m.May)
				note("commit-part", m.Commit && m.Levels != 1<<len(c.Options[m.Option].Levels)-1)
			}
		}
	}
	for _, p := range c.Preconditions {
		note("before", !p.With)
		note("with", p.With)
		note("named", p.Refuses.Op == expr.Named || p.Until.Op == expr.Named)
	}
	for _, g := range c.Guarantees {
		note("guarantee", true)
		note("own-in-guarantee", slices.ContainsFunc(g.While.Options(nil), func(o int) bool {
			return c.Options[o].Party == g.Party
		}))
	}
	for _, l := range c.Levers {
		note(l.Kind.String(), true)
	}
}

// noteAnswers notes what comes out of it.
func noteAnswers(used map[string]int, c *plenary.Case) {
	note := func(use string, is bool) {
		if is {
			used[use]++
		}
	}
	circles := plenarytest.Circles(c)
	note("circle", len(circles) > 0)
	note("two-in-circle", slices.ContainsFunc(circles, func(circle []int) bool { return len(circle) > 1 }))
	note("left", len(plenarytest.Waiting(c)) > len(slices.Concat(circles...)))
	note("deal", slices.ContainsFunc(plenarytest.NewTable(c, nil).Steps(plenarytest.NewModel(c).StatusQuo),
		func(s plenarytest.TableStep) bool { return len(s.Movers) > 1 }))
	levers := leversOf(c)
	out := plenarytest.WaysOut(c, levers, nil, 2)
	all, kept := out.All, out.Kept
	note("no-way", len(all) == 0)
	note("dominated", len(all) > len(kept))
	for _, w := range all {
		note("way", true)
		note("without-levers", len(w.Levers) == 0)
		note("two-levers", len(w.Levers) == 2)
		note("exposed", slices.Contains(w.Exposure, 1))
		note("no-way-back", slices.Contains(w.Exposure, 2))
		for _, l := range w.Levers {
			note("opened-by-"+levers[l].Kind.String(), true)
		}
	}
}

// TestTableSlipsShow counts in how many random tables it matters when part of
// what binds them is misread.
func TestTableSlipsShow(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	const draws = 300
	shows := map[string]int{}
	for draw := range draws {
		c := mustCase(t, randomTable(45, draw))
		want := answers(c)
		for _, slip := range tableMisreadings {
			altered := *c
			slip.alter(&altered)
			if !reflect.DeepEqual(want, answers(&altered)) {
				shows[slip.name]++
			}
		}
	}
	for _, slip := range tableMisreadings {
		checkShows(t, slip.name, shows[slip.name])
	}
}

// answers are the moves, steps and routes of a case without levers, and its circles.
func answers(c *plenary.Case) any {
	t := plenarytest.NewTable(c, nil)
	var exposures, steps []any
	for s := range t.States {
		exposures = append(exposures, t.Exposures(s))
		steps = append(steps, t.Steps(s))
	}
	return []any{t.Moves, exposures, steps, plenarytest.Circles(c)}
}

func preconditions(alter func(p *plenary.Precondition)) func(*plenary.Case) {
	return func(c *plenary.Case) {
		c.Preconditions = slices.Clone(c.Preconditions)
		for i := range c.Preconditions {
			alter(&c.Preconditions[i])
		}
	}
}

func mandates(alter func(c *plenary.Case, s *plenary.Seat)) func(*plenary.Case) {
	return func(c *plenary.Case) {
		c.Tracks = slices.Clone(c.Tracks)
		for i := range c.Tracks {
			c.Tracks[i].Seats = slices.Clone(c.Tracks[i].Seats)
			for j := range c.Tracks[i].Seats {
				s := &c.Tracks[i].Seats[j]
				s.Mandate = slices.Clone(s.Mandate)
				alter(c, s)
			}
		}
	}
}

var tableMisreadings = []misreading{
	{"closed options open", options(func(o *plenary.Option) { o.Closed = "" })},
	{"guarantees ignored", func(c *plenary.Case) { c.Guarantees = nil }},
	{"preconditions ignored", func(c *plenary.Case) { c.Preconditions = nil }},
	{"before taken for with", preconditions(func(p *plenary.Precondition) { p.With = true })},
	{"with taken for before", preconditions(func(p *plenary.Precondition) { p.With = false })},
	{"before taken as softened", preconditions(func(p *plenary.Precondition) { p.Soft = true })},
	{"what is waited for never comes", preconditions(func(p *plenary.Precondition) { p.Until = expr.Never })},
	{"a no taken for a yes", mandates(func(_ *plenary.Case, s *plenary.Seat) {
		for i := range s.Mandate {
			s.Mandate[i].May = true
		}
	})},
	{"leave to discuss taken for leave to commit", mandates(func(_ *plenary.Case, s *plenary.Seat) {
		for i := range s.Mandate {
			s.Mandate[i].Commit = true
		}
	})},
	{"not reported taken for a yes", mandates(func(c *plenary.Case, s *plenary.Seat) {
		for _, o := range c.Parties[s.Party].Options {
			spoken := uint64(0)
			for _, m := range s.Mandate {
				if m.Commit && m.Option == o {
					spoken |= m.Levels
				}
			}
			s.Mandate = append(s.Mandate, plenary.Mandate{
				Commit: true, Option: o, Levels: (1<<len(c.Options[o].Levels) - 1) &^ spoken, May: true})
		}
	})},
	{"part of the levels taken for all", mandates(func(c *plenary.Case, s *plenary.Seat) {
		for i := range s.Mandate {
			s.Mandate[i].Levels = 1<<len(c.Options[s.Mandate[i].Option].Levels) - 1
		}
	})},
	{"only the first track counts", func(c *plenary.Case) { c.Tracks = c.Tracks[:min(1, len(c.Tracks))] }},
	{"one great table", func(c *plenary.Case) {
		var seats []plenary.Seat
		for _, track := range c.Tracks {
			seats = append(seats, track.Seats...)
		}
		c.Tracks = []plenary.Track{{Seats: seats}}
	}},
}

// TestTableText: the printed text of a random table is a case file, and reads
// as the same case.
func TestTableText(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for draw := range 300 {
		d := randomTable(46, draw)
		file, err := casefile.Parse(t.Context(), "case.yaml", []byte(plenarytest.Text(d)))
		if err != nil {
			t.Fatalf("draw %d: %v\n%s", draw, err, plenarytest.Text(d))
		}
		if got, want := plenarytest.Text(file.Draft), plenarytest.Text(d); got != want {
			t.Fatalf("draw %d reads as\n%s\nwant\n%s", draw, got, want)
		}
		want, got := mustCase(t, d), file.Case
		for _, levers := range [][]*plenary.Lever{nil, leversOf(want)} {
			a, b := plenarytest.NewTable(want, levers), plenarytest.NewTable(got, levers)
			for s := range a.States {
				if !reflect.DeepEqual(a.Steps(s), b.Steps(s)) {
					t.Fatalf("draw %d: steps from %d differ when read\n%s", draw, s, plenarytest.Text(d))
				}
			}
		}
	}
}

// TestShrinkTable shrinks tables for one part of them at a time, and must come
// down to little else.
func TestShrinkTable(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	for name, has := range map[string]func(d plenary.Draft) bool{
		"a guarantee": func(d plenary.Draft) bool { return len(d.Guarantees) > 0 },
		"a swap": func(d plenary.Draft) bool {
			return slices.ContainsFunc(d.Levers, func(l plenary.LeverDraft) bool { return len(l.Swap) > 0 })
		},
		"a mandate": func(d plenary.Draft) bool {
			return slices.ContainsFunc(d.Tracks, func(track plenary.TrackDraft) bool {
				return slices.ContainsFunc(track.Seats, func(s plenary.SeatDraft) bool { return len(s.Mandate) > 0 })
			})
		},
		"an accepted condition": func(d plenary.Draft) bool {
			return slices.ContainsFunc(d.Levers, func(l plenary.LeverDraft) bool { return l.Accept != "" })
		},
		"a circle": func(d plenary.Draft) bool {
			c, _ := d.Case()
			return c != nil && len(plenarytest.Circles(c)) > 0
		},
	} {
		shrunk := 0
		for draw := range 40 {
			d := randomTable(47, draw)
			if !has(d) {
				continue
			}
			shrunk++
			small := plenarytest.Shrink(d, has)
			mustCase(t, small)
			if text := plenarytest.Text(small); strings.Count(text, "\n") > 26 { // a circle of three parties needs most
				t.Errorf("%s: draw %d shrinks to\n%s", name, draw, text)
			}
		}
		if shrunk < 5 {
			t.Errorf("%s: only %d cases to shrink", name, shrunk)
		}
	}
}
