package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/progress"
)

const twoNeighbours = `plenary: 1
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}}
options: {up.gates: {levels: [shut, open]}, down.boats: {levels: [away, back]}}
preferences: {up: [down.boats = back], down: [up.gates = open]}
people: {ada: {name: Ada Brook, also: Brook, party: up}}
`

// gates is a report in which a person says n things.
func gates(n int) string {
	var b strings.Builder
	b.WriteString(
		"Gates stay shut\n\nGENEVA, Nov. 30, 2006 (Gazette) - Talks on the shared river broke up on Thursday.\n\n")
	for i := range n {
		fmt.Fprintf(&b, "\"We will not open gate %d before the boats are back,\" said Ada Brook.\n\n", i+1)
	}
	return b.String()
}

// write writes files below a folder.
func write(t *testing.T, dir string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestManyAtOnce has many processes write into one record, and lay it out, at
// once: all end well, and every entry is there, once.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	const readers, layouts = 6, 3
	dir := t.TempDir()
	write(t, dir, map[string]string{"case.yaml": twoNeighbours, "report.txt": gates(readers)})
	var all []*child
	for i := range readers {
		all = append(all,
			start(t, dir, notAtAll, "read", "report.txt", "--case", ".", "--id", "press", "--accept", fmt.Sprint(i+1)))
	}
	for range layouts {
		all = append(all, start(t, dir, notAtAll, "fmt", "--write", "."))
	}
	for _, p := range all {
		p.begin()
	}
	for _, p := range all {
		if got := p.end(); got != exitAnswered {
			t.Errorf("%v: status %d: %s", p.Args[1:], got, p.err.String())
		}
	}
	f, err := casefile.Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for _, e := range f.Record.Entries {
		said[e.Passages[0]]++
	}
	if len(f.Records) != readers || len(f.Record.Entries) != readers || len(said) != readers {
		t.Errorf("%d files, entries %v", len(f.Records), said)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", ".*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestSameAtOnce has two processes accept the same: one does, and the other is
// told where it is.
func TestSameAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, map[string]string{"case.yaml": twoNeighbours, "report.txt": gates(2)})
	var all []*child
	for range 4 {
		p := start(t, dir, notAtAll, "read", "report.txt", "--case", ".", "--id", "press", "--accept", "1")
		p.begin()
		all = append(all, p)
	}
	well := 0
	for _, p := range all {
		switch got := p.end(); {
		case got == exitAnswered:
			well++
		case got != exitFaults ||
			!strings.HasPrefix(p.err.String(),
				"plenary: nothing was written: proposal 1 is on record already, at "+
					filepath.Join("record", "press.yaml")):
			t.Errorf("status %d: %s", got, p.err.String())
		}
	}
	if list, _ := os.ReadDir(filepath.Join(dir, "record")); well != 1 || len(list) != 1 {
		t.Errorf("%d did it, %v", well, list)
	}
}

// TestWaitsForOthers asks that a command that waits for another which writes
// into the case can be stopped, and says then that it has written nothing.
func TestWaitsForOthers(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"case.yaml": strings.ReplaceAll(twoNeighbours, ": ", ":  "), "report.txt": gates(1)})
	held, err := (&keep.Pen{}).Lock(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	before := listing(t, dir)
	lines := [][]string{
		{"fmt", "--write", dir}, {"fmt", "--write", filepath.Join(dir, "case.yaml")},
		{"read", filepath.Join(dir, "report.txt"), "--case", dir, "--id", "press", "--accept", "all"},
	}
	for _, args := range lines {
		ctx, cancel := context.WithCancelCause(t.Context())
		ctx = progress.To(ctx, func(_ context.Context, what string, _, _ int) {
			if strings.HasPrefix(what, "waiting for another plenary ") {
				cancel(&stopped{os.Interrupt})
			}
		})
		var out, errs bytes.Buffer
		status := run(ctx, args, stdio{strings.NewReader(""), &out, &errs})
		if status != exitInterrupted || !strings.HasPrefix(errs.String(), "plenary: nothing was written: ") {
			t.Errorf("%v: status %d: %s", args, status, &errs)
		}
	}
	if after := listing(t, dir); after != before {
		t.Error(after)
	}
	held.Unlock()
	for _, args := range lines {
		if _, stderr, status := outcome(t, args...); status != exitAnswered {
			t.Errorf("%v: status %d: %s", args, status, stderr)
		}
	}
}
