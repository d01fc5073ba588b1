package casefile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary/record"
)

// draftOf reads one file of a record, whatever it means.
func draftOf(t *testing.T, name string, text []byte) (record.FileDraft, *source) {
	t.Helper()
	s := newSource(name, text)
	s.kind = recordKind
	root, flaws, _ := s.tree(t.Context())
	if len(flaws) > 0 {
		t.Fatalf("%v\n%s", s.faults(flaws), text)
	}
	d := newDecoder(s)
	draft, _ := d.recordDraft(root)
	if len(d.flaws) > 0 {
		t.Fatalf("%v\n%s", s.faults(d.flaws), text)
	}
	return draft, s
}

// TestWriteRecord writes what was read and reads it again.
func TestWriteRecord(t *testing.T) {
	files, _ := filepath.Glob("../cases/*/record.yaml")
	if len(files) < 2 {
		t.Fatal("no records")
	}
	texts := map[string][]byte{"odd": []byte(odd)}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = text
	}
	for name, text := range texts {
		want, _ := draftOf(t, name, text)
		out := WriteRecord(want)
		got, _ := draftOf(t, name+", written", out)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-read +written and read):\n%s", name, diff)
		}
		if again := WriteRecord(got); string(again) != string(out) {
			t.Errorf("%s is written otherwise the second time", name)
		}
	}
}

// odd has values that need quotes.
const odd = `record: 1
people: {a: {name: "no", also: ["1.5", "x: y", "- z"]}}
sources: {s: {title: "a # b", passages: {"1": {at: "2:3", length: 4, says: "say \"so\" \\ and\nso"}}}}
entries:
  - {on: 2006, event: x, says: "yes"}
  - {on: 2006-01..2006-02, event: x, says: "one, two: {three} [four] & * ! | > % @ ` + "`" + `"}
  - {on: 2006, event: x, says: "  spaces  "}
  - {on: 2006, event: x, says: "(in brackets)", by: a, how: stated, passage: [s#1, s#1], source: s}
  - {on: 2006, event: x, says: "Ümläut – „dash“ … 中文"}
agreements:
  a: {on: 2006, signed: [a], commitments: {c: {owes: [a, b], due: 60 days, says: "~", side: "yes"}}}
`
