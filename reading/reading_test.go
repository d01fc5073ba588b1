package reading_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

var update = flag.Bool("update", false, "write the figures of testdata afresh")

// Every report is read and compared with its key. The figures are pinned: one
// that gets worse, or better, shows. No speaker may be wrong.
func TestKeys(t *testing.T) { compareAll(t, "testdata", 0) }

// TestHeldOut compares reports that were written and keyed before the rules of
// this version, and that nobody looked at while these were made. Speakers may be
// wrong here; docs/reading.md tells what the figures are.
func TestHeldOut(t *testing.T) { compareAll(t, "testdata/held", 1000) }

// compareAll reads the reports of a folder; wrong is how many speakers may be
// wrong in one.
func compareAll(t *testing.T, dir string, wrong int) {
	files, err := filepath.Glob(filepath.Join(dir, "*.key"))
	if err != nil || len(files) == 0 {
		t.Fatal("no keys", err)
	}
	figures := filepath.Join(dir, "figures.txt")
	pinned, err := os.ReadFile(figures)
	if err != nil && !*update {
		t.Fatal(err)
	}
	rows := []string{figuresHead}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".key")
		row := figureOf(pinned, name)
		t.Run(name, func(t *testing.T) {
			s := measure(t, readKey(t, file))
			for _, n := range s.notes {
				if wrong == 0 { // what is held out is not shown
					t.Log(n)
				}
			}
			if s.wrong > wrong {
				t.Errorf("%d speakers are wrong", s.wrong)
			}
			if got := s.row(name); got != row && !*update {
				t.Errorf("\n%s\n got %s\nwant %s\nrun with -update if this is meant, and tell in docs/reading.md",
					figuresHead, got, row)
			} else {
				row = got
			}
		})
		rows = append(rows, row)
	}
	if *update {
		if err := os.WriteFile(figures, []byte(strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// figureOf finds the pinned row of a report.
func figureOf(pinned []byte, name string) string {
	rows := strings.Split(string(pinned), "\n")
	if i := slices.IndexFunc(rows, func(r string) bool { return strings.HasPrefix(r, name+" ") }); i >= 0 {
		return rows[i]
	}
	return ""
}

// measure reads the report of a key, once its places are seen to be right.
func measure(t *testing.T, k *key) score {
	raw, ok := textOf(t, k)
	if !ok {
		t.Skip("the text is not at hand; set PLENARY_SOURCES to its folder")
	}
	r, err := reading.Read(t.Context(), k.text, raw, k.opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range k.says {
		if standing, _, _ := r.Text.Check(t.Context(), s.place, s.digest); standing != evidence.Exact {
			t.Errorf("the key is wrong at %v: %v", s.place, standing)
		}
	}
	return compare(r, k)
}
