package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sittings are pages of the docs that somebody follows from the first line to
// the last, in a folder of their own. In them
//
//	```console        commands one after another, with what they show; cd, mkdir and cp too
//	```yaml NAME      makes a file of this text, and so does json
//	```diff NAME      changes a file: lines with - are replaced by those with +
//
// and of what a command shows a line of three dots stands for any lines.
var sittings = []string{"tutorial.md", "modelling.md"}

// TestSittings does what these pages say, and compares what they show.
func TestSittings(t *testing.T) {
	inOneGoroutine(t)
	docs, err := filepath.Abs("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range sittings {
		t.Run(page, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(docs, page))
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			given, _ := filepath.Glob(filepath.Join(docs, strings.TrimSuffix(page, ".md"), "*"))
			for _, file := range given {
				copyTo(t, file, filepath.Base(file))
			}
			ran := 0
			for _, block := range fence.FindAllStringSubmatch(string(text), -1) {
				ran += sit(t, block[1], block[2], block[3])
			}
			for _, name := range drawn.FindAllStringSubmatch(string(text), -1) {
				sameAsShown(t, name[1], filepath.Join(docs, name[0][2:len(name[0])-1]))
			}
			if ran < 8 {
				t.Errorf("only %d commands", ran)
			}
		})
	}
}

// drawn is a picture that a page shows: its name, and where it is kept.
var drawn = regexp.MustCompile(`\]\([a-z]+/([a-z0-9.-]+\.svg)\)`)

// sameAsShown holds that a picture which was drawn in a sitting is the one that its page shows.
//
//	go test ./cmd/plenary -run TestSittings -update
func sameAsShown(t *testing.T, made, kept string) {
	t.Helper()
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatalf("no command of the page draws %s: %v", made, err)
	}
	if *update {
		if err := os.WriteFile(kept, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(kept); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the page's commands draw (%v); run make docs", kept, err)
	}
}

// TestTraps asks that each trap of docs/modelling.md has two cases, a wrong and a
// right one, of which different things are shown; [TestSittings] holds that what
// is shown is so.
func TestTraps(t *testing.T) {
	text, err := os.ReadFile("../../docs/modelling.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(text), "\n## ")[1:]
	if len(sections) < 6 {
		t.Errorf("%d traps", len(sections))
	}
	for _, section := range sections {
		var shown []string
		for _, block := range fence.FindAllStringSubmatch(section, -1) {
			if command, said, _ := strings.Cut(block[3], "\n"); strings.HasPrefix(command, "$ plenary brief ") {
				shown = append(shown, said)
			}
		}
		if len(shown) != 2 || shown[0] == shown[1] || strings.Count(section, "-wrong.yaml\n") < 2 {
			t.Errorf("of %.30q two different verdicts are not shown: %q", section, shown)
		}
	}
}

var fence = regexp.MustCompile("(?ms)^```([a-z]+) ?([^\n]*)\n(.*?)^```")

// sit does what a block says, and returns how many commands it ran.
func sit(t *testing.T, kind, name, body string) (ran int) {
	t.Helper()
	switch {
	case (kind == "yaml" || kind == "json") && name != "":
		if err := os.WriteFile(name, []byte(body), 0o666); err != nil {
			t.Fatal(err)
		}
	case kind == "diff":
		change(t, name, body)
	case kind == "console":
		for _, s := range sessions(body) {
			ran += s.sit(t)
		}
	}
	return ran
}

// change changes a file: each run of lines with -, and the lines between, is
// replaced. Lines with + alone stand at the end.
func change(t *testing.T, name, body string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var was, now strings.Builder
	for line := range strings.Lines(body) {
		if line[0] != '+' {
			was.WriteString(line[1:])
		}
		if line[0] != '-' {
			now.WriteString(line[1:])
		}
	}
	switch out := string(text); {
	case was.Len() == 0:
		err = os.WriteFile(name, []byte(out+now.String()), 0o666)
	case strings.Count(out, was.String()) != 1:
		t.Fatalf("%s holds %d times\n%s\nin\n%s", name, strings.Count(out, was.String()), was.String(), out)
	default:
		err = os.WriteFile(name, []byte(strings.Replace(out, was.String(), now.String(), 1)), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// answered is what somebody typed, as a terminal shows it behind a prompt.
var answered = regexp.MustCompile(`(?m)^\d*> (.*)$`)

// sit runs the command of a session, and returns 1 for one of plenary.
func (s session) sit(t *testing.T) int {
	t.Helper()
	words := splitWords(s.command)
	switch words[0] {
	case "cd":
		t.Chdir(words[1])
		return 0
	case "mkdir":
		if err := os.Mkdir(words[1], 0o777); err != nil {
			t.Fatal(err)
		}
		return 0
	case "cp":
		copyTo(t, words[1], words[2])
		return 0
	case "plenary":
	default:
		t.Fatalf("nothing runs %s", s.command)
	}
	args, in := words[1:], ""
	shown := strings.Join(s.shown, "\n") + "\n"
	if typed := answered.FindAllStringSubmatch(shown, -1); args[0] == "new" && typed != nil {
		args = append(args, "--ask")
		for _, line := range typed {
			in += line[1] + "\n"
		}
	}
	var out, errs bytes.Buffer
	status := run(context.Background(), args, stdio{strings.NewReader(in), &out, &errs})
	if status == exitFaults { // faults are part of what is shown
		out.Write(errs.Bytes())
	} else if status != exitAnswered {
		t.Fatalf("%s: status %d, %s", s.command, status, &errs)
	}
	if !s.shows(out.String()) {
		t.Fatalf("after $ %s the page shows\n%s\nthe program prints\n%s", s.command, shown, &out)
	}
	return 1
}
