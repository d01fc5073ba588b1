//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// answering is a command line of every command, and of what else has an answer.
var answering = []string{
	"bottom-lines classics/chicken",
	"brief classics/chicken", "brief classics/chicken --json", "check classics/chicken", "commitments six-party-2006",
	"diff classics/chicken classics/stag-hunt", "explain classics/chicken now", "fmt classics/chicken",
	"cite six-party-2006/README.md case",
	"picture six-party-2006 circle", "picture six-party-2006",
	"inverse classics/chicken now",
	"new NEW", "watch classics/chicken", "import ../cmd/plenary/testdata/foreign/hostile.gmcr",
	"export classics/chicken --to gmcr",
	"read six-party-2006/README.md", "read six-party-2006/README.md --yaml",
	"report classics/chicken --json", "robust classics/chicken", "coalitions classics/chicken",
	"drift classics/chicken", "depth classics/chicken", "merge PART", "robust classics/chicken --shard 2/3",
	"perceptions two-villages", "same classics/elmira-rankings", "sweep",
	"preferences classics/lake-gisborne-unknown",

	"routes classics/chicken", "schema",
	"states classics/chicken", "states classics/chicken --csv", "timeline six-party-2006", "--help", "--version",
	"help fmt", "fmt --help", "completion bash", "check classics/chicken --timeout 1ns --json",
}

// TestNowhereToAnswer has every command answer into a full disk, and to nobody:
// it says so, and its status is not that of an answer.
func TestNowhereToAnswer(t *testing.T) {
	inOneGoroutine(t)
	t.Parallel()
	for _, c := range newRoot(&app{}).Commands() {
		if !c.Hidden && c.Name() != "mcp" && c.Name() != "serve" &&
			!slices.ContainsFunc(answering, func(line string) bool { return strings.HasPrefix(line, c.Name()) }) {
			t.Errorf("add a command line for %s", c.Name())
		}
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	part := filepath.Join(t.TempDir(), "part.json")
	partInto(part, "../../cases/classics/chicken")
	for _, line := range answering {
		nobody, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		nobody.Close()
		for out, why := range map[*os.File]string{
			full: "the disk is full; make room, then run the command again", write: "nobody reads it any more"} {
			line := strings.NewReplacer("NEW", filepath.Join(t.TempDir(), "new"), "PART", part).Replace(line)
			p := start(t, "../../cases", notAtAll, strings.Fields(line)...)
			p.Stdout = out
			p.begin()
			want, says := exitFaults, "the answer could not be written in full: "+why+"\n"
			switch {
			case strings.Contains(line, "--timeout"):
				want, says = exitLimit, "stopped after 1"
			case strings.HasPrefix(line, "cite "):
				want = exitTrouble // 1 is that the words are not there
			}
			if got := p.end(); got != want || !strings.Contains(p.err.String(), says) {
				t.Errorf("%s: status %d, want %d; stderr %q, want %q", line, got, want, p.err.String(), says)
			}
		}
		write.Close()
	}
}

// TestWrittenButNotAnswered asks that it is told first what was written when
// the answer that says so cannot be.
func TestWrittenButNotAnswered(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ args, wrote string }{
		{"fmt --write .", "case.yaml"},
		{"read report.txt --case . --id press --accept all", filepath.Join("record", "press.yaml")},
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		dir := t.TempDir()
		write(t, dir, map[string]string{
			"case.yaml": strings.ReplaceAll(twoNeighbours, ": ", ":  "), "report.txt": gates(2)})
		p := start(t, dir, notAtAll, strings.Fields(c.args)...)
		p.Stdout = full
		p.begin()
		want := "plenary: " + c.wrote + " was written, but then: the answer could not be written in full: the disk " +
			"is full; make room, then run the command again\n"
		if got := p.end(); got != exitFaults || p.err.String() != want {
			t.Errorf("%s: status %d: %s, want %s", c.args, got, p.err.String(), want)
		}
		full.Close()
	}
}
