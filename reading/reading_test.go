package reading_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

func TestKeys(t *testing.T) {
	files, err := filepath.Glob("testdata/*.key")
	if err != nil || len(files) == 0 {
		t.Fatal("no keys", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			k := readKey(t, file)
			raw, ok := textOf(t, k)
			if !ok {
				t.Skip("the text is not at hand; set PLENARY_SOURCES to its folder")
			}
			r, err := reading.Read(k.text, raw, k.opt)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range k.says {
				if standing, _ := r.Text.Check(s.place, s.digest); standing != evidence.Exact {
					t.Errorf("the key is wrong at %v: %v", s.place, standing)
				}
			}
			s := compare(r, k)
			t.Log(s)
			for _, n := range s.notes {
				t.Log("  ", n)
			}
			if os.Getenv("SHOW") != "" {
				for _, p := range r.Proposals {
					t.Logf("%v %s %s person=%q party=%q how=%s | %s | cue=%s when=%s kind=%s | %s %s", p.Place, p.Form, p.Speaker.Words, p.Speaker.Person, p.Speaker.Party, p.Speaker.How, p.Words, p.Cue.Words, p.When.Words, p.Kind, p.Rule, p.Speaker.Why)
				}
				for _, f := range r.Furniture {
					t.Logf("OUT %v %.60s: %s", f.Place, f.Words, f.Why)
				}
				t.Log("TITLE", r.Title, "DATE", r.Date)
				for _, d := range r.Dates {
					t.Log("DAY", d)
				}
			}
		})
	}
}
