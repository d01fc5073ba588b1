package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// allocationsFile has how many allocations each piece of work takes; a deliberate change is written by
//
//	go test ./cmd/plenary -run TestAllocations -update
const allocationsFile = "testdata/allocations.txt"

// TestAllocations holds that no piece of work takes more allocations than it did: a twentieth
// more and ten, which is what other versions of Go and the order of maps may make of them. Unlike
// times they are all but the same on every machine. Fewer are said, and stand with -update.
func TestAllocations(t *testing.T) {
	inOneGoroutine(t)
	was := map[string]int{}
	if text, err := os.ReadFile(allocationsFile); err == nil {
		for line := range strings.Lines(string(text)) {
			var n int
			name, count, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if _, err := fmt.Sscan(count, &n); err != nil {
				t.Fatalf("%s: %q: %v", allocationsFile, line, err)
			}
			was[name] = n
		}
	}
	var out strings.Builder
	for _, p := range piecesOfWork(t) {
		n := int(testing.AllocsPerRun(1, func() {
			if err := p.work(); err != nil {
				t.Fatalf("%s: %v", p.name, err)
			}
		}))
		fmt.Fprintf(&out, "%s: %d\n", p.name, n)
		before, known := was[p.name]
		delete(was, p.name)
		switch {
		case *update:
		case !known:
			t.Errorf("%s: %d allocations, and no figure in %s; write it with -update", p.name, n, allocationsFile)
		case n > before+before/20+10:
			t.Errorf("%s: %d allocations, where %s has %d; where that has to be, write it with -update",
				p.name, n, allocationsFile, before)
		case n < before-before/10-10:
			t.Logf("%s: %d allocations, where %s has %d; write it with -update, so that they stay away",
				p.name, n, allocationsFile, before)
		}
	}
	for name := range was {
		if !*update {
			t.Errorf("%s has a figure for %s, which is not tried", allocationsFile, name)
		}
	}
	if *update {
		if err := os.WriteFile(allocationsFile, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

type pieceOfWork struct {
	name string
	work func() error
}

// piecesOfWork are the steps from the files of a case to a page, by themselves, and larger ones where
// they can be had in a moment.
func piecesOfWork(t *testing.T) []pieceOfWork {
	t.Helper()
	const sixParty = "../../cases/six-party-2006"
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	c, err := desk.Open(ctx, sixParty, desk.Ask{})
	must(err)
	sp, err := c.LayOut(ctx)
	must(err)
	verdicts, err := stability.Analyse(ctx, sp)
	must(err)
	talks := answer.Talks{Space: sp, Day: c.Day, Words: c.Words(ctx), Work: route.DefaultWork}
	brief, err := answer.NewBrief(ctx, talks)
	must(err)
	small, err := desk.Open(ctx, "../../cases/classics/elmira", desk.Ask{})
	must(err)
	smallSpace, err := small.LayOut(ctx)
	must(err)
	draft := plenarytest.RandomLarge(rand.New(rand.NewPCG(1, 2)), 6, 12, 10)
	large, faults := draft.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	text := []byte(gates(40))
	document := prose.English().Brief(brief)
	return []pieceOfWork{
		{"a case and its record are read", func() error {
			_, err := casefile.Load(ctx, sixParty)
			return err
		}},
		{"a record is folded up to a day", func() error {
			_, err := c.File.Record.AsOf(ctx, c.File.Record.Date())
			return err
		}},
		{"4,608 states are laid out", func() error {
			_, err := space.New(ctx, c.Case, space.Limits{})
			return err
		}},
		{"who would stay in 4,608 states", func() error {
			_, err := stability.Analyse(ctx, sp)
			return err
		}},
		{"2^12 states are laid out and answered", func() error {
			sp, err := space.New(ctx, large, space.Limits{})
			if err == nil {
				_, err = stability.Analyse(ctx, sp)
			}
			return err
		}},
		{"ways by two declared levers", func() error {
			o, err := route.Prepare(ctx, sp, route.Query{Levers: c.Case.Levers, Most: 2, Answers: verdicts})
			if err == nil {
				_, err = o.Answer(ctx, nil)
			}
			return err
		}},
		{"a brief", func() error {
			_, err := answer.NewBrief(ctx, talks)
			return err
		}},
		{"the words of a brief in two screens", func() error {
			document = prose.English().Brief(brief)
			return nil
		}},
		{"a brief as text", func() error {
			page.Text(document, 0, nil)
			return nil
		}},
		{"a brief as a page", func() error {
			page.HTML(document, nil)
			return nil
		}},
		{"how sure a small brief is", func() error {
			_, err := answer.NewSure(ctx, answer.Talks{Space: smallSpace}, answer.Doubting)
			return err
		}},
		{"a report of forty statements is read", func() error {
			_, err := reading.Read(ctx, "report.txt", text, reading.Options{})
			return err
		}},
	}
}
