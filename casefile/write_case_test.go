package casefile

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestWriteCase writes what was read and reads it again.
func TestWriteCase(t *testing.T) {
	for _, pattern := range []string{"../cases/*/case.yaml", "../cases/classics/*/case.yaml", "testdata/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Errorf("nothing is like %s", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Parse(t.Context(), file, text)
			if err != nil {
				t.Fatal(err)
			}
			writtenAlike(t, file, &f.Draft)
		}
	}
	f, err := Parse(t.Context(), "odd", []byte(oddCase))
	if err != nil {
		t.Fatal(err)
	}
	writtenAlike(t, "odd", &f.Draft)
}

func TestWriteRandomCases(t *testing.T) {
	for i := range uint64(200) {
		rng := rand.New(rand.NewPCG(i, 71))
		d := plenarytest.RandomTableDraft(rng, plenarytest.Shape{States: 60})
		if i%2 == 0 {
			d = plenarytest.RandomDraft(rng, plenarytest.Shape{States: 60})
		}
		writtenAlike(t, fmt.Sprint("random case ", i), &d)
	}
}

func writtenAlike(t *testing.T, name string, d *plenary.Draft) {
	t.Helper()
	out := WriteCase(d, "a remark", "of two\nlines")
	f, err := Parse(t.Context(), name, out)
	if err != nil {
		t.Fatalf("%s, written:\n%v\n%s", name, err, out)
	}
	if diff := cmp.Diff(d, &f.Draft, cmpopts.EquateEmpty(),
		cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})); diff != "" {
		t.Errorf("%s (-read +written and read):\n%s\n%s", name, diff, out)
	}
	if again := WriteCase(&f.Draft, "a remark", "of two\nlines"); string(again) != string(out) {
		t.Errorf("%s is written otherwise the second time", name)
	}
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "#") && line != "# a remark\n" && line != "# of two\\u000alines\n" {
			t.Errorf("%s has the remark %q", name, line)
		}
	}
}

// oddCase has values that need quotes, and forms that are seldom met.
const oddCase = `plenary: 1
title: "# no: \"remark\" \\ and\nso \u202e"
lang: no
as_of: 2006-12-22
parties: {up: {name: "no", also: ["1.5", "x: y", "- z"]}, down: {name: "~"}, far: }
options:
  up.release: {levels: [none, "half: or so", "not", "1"], now: "not", final: "1"}
  up.gate: {levels: {shut: {undo: {"a: b": shut it, open: "shut, and lock it"}}, open: {do: open the gate, how: assumed}, "a: b": }, now: shut}
  down.attack: {says: " spaces ", moves: forward, do: attack, undo: withdraw, by: up, how: claimed}
conditions: {wet: 'up.release >= "half: or so"', calm: {when: not down.attack, noun: calm}}
impossible: ["up.release = \"not\" and down.attack"]
preferences:
  up: [wet, {id: two, want: calm}, {id: one, want: not down.attack, because: "yes"}]
  down: {order: [down.attack, up.gate: [open, shut, "a: b"], up.release], ranking: [["000", "100"], "010"]}
variants:
  v: {says: x, preferences: {up: [{above: one, want: calm}, {drop: two}], down: {instead: []}}}
  w: {preferences: {down: {instead: {ranking: ["000"]}}}}
sources: {s: {title: "a # b", passages: {"1": {at: "2:3", length: 4}}}, r: }
left_out: [the courts]
`
