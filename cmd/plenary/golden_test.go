package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGolden holds whole answers, text and JSON, of every case in cases/. A
// deliberate change is written by
//
//	go test ./cmd/plenary -run TestGolden -update
//
// and read as a diff.
func TestGolden(t *testing.T) {
	inOneGoroutine(t)
	golden, err := filepath.Abs("testdata/golden")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	want := map[string]bool{}
	for _, c := range allCases(t) {
		for _, q := range questionsOf(t, c) {
			file := filepath.Join(golden, strings.ReplaceAll(strings.TrimPrefix(c, "cases/"), "/", "-"), q.file)
			want[file] = true
			t.Run(strings.TrimPrefix(strings.ReplaceAll(c, "/", "-")+"-"+q.file, "cases-"), func(t *testing.T) {
				held(t, file, whole(t, q.args...))
			})
		}
	}
	noOthers(t, golden, want)
}

// A question is a command line whose whole answer is held in a file.
type question struct {
	file string
	args []string
}

// notSo has, by case, what is asked why it is not so.
var notSo = map[string][]struct{ file, want string }{
	"cases/six-party-2006": {
		{"halt", "nk.programme >= halted"}, {"lasting", "lasting-halt"}, {"drops", "us.talks = drops"},
		{"small", "us.restrictions = promised and nk.programme = running"},
	},
	"cases/six-party-2007":  {{"weapons", "nk.programme = \"given up\""}},
	"cases/classics/elmira": {{"abandon", "uniroyal.abandon"}, {"modify", "moe.modify"}},
}

// questionsOf lists what is asked of a case: every answer there is, of every
// finding, way and passage of its brief too.
func questionsOf(t *testing.T, c string) []question {
	var out []question
	ask := func(name string, args ...string) {
		out = append(out, question{name + ".txt", args}, question{name + ".json", append(slices.Clone(args), "--json")})
	}
	ask("brief", "brief", c)
	ask("check", "check", c)
	if withoutStatusQuo(t, c) {
		ask("states", "states", c)
		ask("state-1", "explain", c, "1")
		return append(out, question{"brief-full.txt", []string{"brief", c, "--full"}},
			question{"states.csv", []string{"states", c, "--csv"}})
	}
	ask("now", "explain", c, "now")
	out = append(out, question{"now-full.txt", []string{"explain", c, "now", "--full"}})
	ask("routes", "routes", c)
	ask("bottom-lines", "bottom-lines", c)
	out = append(out, question{"routes.md", []string{"routes", c, "--format", "md"}})
	if _, err := os.Stat(filepath.Join(c, "record.yaml")); err == nil {
		ask("timeline", "timeline", c)
		ask("commitments", "commitments", c)
		out = append(out, question{"timeline.csv", []string{"timeline", c, "--csv"}},
			question{"commitments.csv", []string{"commitments", c, "--csv"}})
	}
	if c == "cases/two-villages" {
		ask("perceptions", "perceptions", c, "--concept", "nash,seq")
		out = append(out, question{"perceptions.csv", []string{"perceptions", c, "--csv"}})
	}
	if c == "cases/classics/elmira-rankings" {
		ask("same", "same", c, "--concept", "nash,gmr,smr,seq,sseq")
		out = append(out, question{"same.csv", []string{"same", c, "--csv"}})
	}
	if c == "cases/classics/lake-gisborne-unknown" {
		ask("preferences", "preferences", c)
		out = append(out, question{"preferences.csv", []string{"preferences", c, "--csv"}})
	}
	if strings.Contains(c, "classics") {
		ask("states", "states", c)
		ask("robust", "robust", c)
		ask("inverse", "inverse", c, "now", "--concept", "nash,smr,seq")
		out = append(out, question{"states.csv", []string{"states", c, "--csv"}},
			question{"robust.csv", []string{"robust", c, "--csv"}})
		ask("coalitions", "coalitions", c)
		ask("drift", "drift", c)
		if strings.Contains(c, "cuban") || strings.Contains(c, "syria") || strings.Contains(c, "chicken") {
			ask("depth", "depth", c)
			out = append(out, question{"depth.csv", []string{"depth", c, "--csv", "--horizon", "6"}})
		}
		out = append(out, question{"coalitions.csv", []string{"coalitions", c, "--csv"}})
	}
	// of one passage and one finding; the texts of all show what each rests on, and the brief has the data of all
	// findings (TestEveryAnswer)
	data := map[string]bool{}
	for _, part := range partsOf(t, c) {
		name := strings.NewReplacer("#", "-", " ", "-").Replace(strings.Join(part, "-"))
		args := append([]string{"explain", c}, part...)
		kind := part[0]
		if len(part) == 1 {
			kind = "passage"
		}
		if data[kind] && kind != "way" {
			out = append(out, question{name + ".txt", args})
			continue
		}
		data[kind] = true
		ask(name, args...)
	}
	if c == "cases/six-party-2006" {
		ask("inverse-halt", "inverse", c, "halt")
		ask("against-a-c", "explain", c, "way", "A", "--against", "C")
	}
	for _, not := range notSo[c] {
		ask("why-not-"+not.file, "explain", c, "--why-not", not.want)
	}
	if c == "cases/six-party-2006" {
		ask("bottom-lines-nk-us", "bottom-lines", c, "--pair", "nk,us")
		out = append(out, question{"bottom-lines.csv", []string{"bottom-lines", c, "--csv"}},
			question{"bottom-lines.md", []string{"bottom-lines", c, "--format", "md"}})
		ask("diff-2005-09-19", "diff", c, "--from", "2005-09-20")
		ask("diff-six-party-2007", "diff", c, "cases/six-party-2007")
	}
	return out
}

// withoutStatusQuo reports whether a case does not say where the parties are now.
func withoutStatusQuo(t *testing.T, c string) bool {
	text, err := os.ReadFile(filepath.Join(c, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(text), "\nstatus_quo: none")
}

// partsOf names the findings, the ways and the passages that a brief has.
func partsOf(t *testing.T, c string) [][]string {
	var b struct {
		Findings []struct{ Number int }
		Ways     []struct{ Ways []struct{ Letter string } }
	}
	if err := json.Unmarshal([]byte(whole(t, "brief", c, "--json")), &b); err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, f := range b.Findings {
		out = append(out, []string{"finding", fmt.Sprint(f.Number)})
	}
	for _, to := range b.Ways {
		for _, w := range to.Ways {
			out = append(out, []string{"way", w.Letter})
		}
	}
	text, err := os.ReadFile(filepath.Join(c, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	passages := aPassage.FindAllString(string(text), -1)
	slices.Sort(passages)
	for _, p := range slices.Compact(passages) {
		out = append(out, []string{p})
	}
	return out
}

var aPassage = regexp.MustCompile(`[a-z0-9-]+#[a-z0-9-]+`)

// whole is what a command line answers in the root of the repository.
func whole(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(context.Background(), args, stdio{strings.NewReader(""), &out, &errs}); status != exitAnswered {
		t.Fatalf("plenary %s: status %d: %s", strings.Join(args, " "), status, errs.String())
	}
	return out.String()
}

// held compares an answer with the one in a file, or writes it there.
func held(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("another answer than in %s (-want +got):\n%s", file, diff)
	}
}

// noOthers removes files that hold no answer any more, or fails for them.
func noOthers(t *testing.T, dir string, want map[string]bool) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir() || want[path]:
			return err
		case *update:
			return os.Remove(path)
		}
		t.Errorf("%s holds no answer", path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// allCases lists the folders of cases, from the root of the repository.
func allCases(t *testing.T) []string {
	var out []string
	for _, pattern := range []string{"cases/*/case.yaml", "cases/classics/*/case.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			out = append(out, filepath.ToSlash(filepath.Dir(f)))
		}
	}
	return out
}
