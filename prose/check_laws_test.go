package prose

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/record"
)

// The laws hold of check, too, of which the files of a case are part: on all
// cases, and on a record that has something of everything to note.
func TestCheckLaws(t *testing.T) {
	files, err := filepath.Glob("../cases/*/case.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	of := answering{
		name: "check",
		back: func(data []byte) (any, error) { c := new(answer.Check); return c, json.Unmarshal(data, c) },
		tell: func(v *Voice, a any) *page.Document { return v.Check(a.(*answer.Check)) },
	}
	ask := func(f *casefile.File) {
		var day *record.Day
		if f.Record != nil {
			if day, err = f.Record.AsOf(t.Context(), f.Record.Date()); err != nil {
				t.Fatal(err)
			}
		}
		c := check(t, f, day)
		c.Notes = append(c.Notes, answer.Note{
			Code: "unread-file", Spot: answer.Spot{File: "a.yaml"}, Problem: "it is not read"})
		c.Compared.Astray = append(c.Compared.Astray,
			answer.LostPassage{Ref: "note#1", Standing: evidence.Moved.String(),
				Places: []answer.PassagePlace{{Line: 1, Column: 2, Length: 3}, {Line: 4, Column: 5, Length: 6}}},
			answer.LostPassage{Ref: "note#2", Standing: evidence.Orphaned.String()})
		c.Compared.Texts = append(c.Compared.Texts, answer.TextAtHand{Source: "note", File: "note.html", Differs: true},
			answer.TextAtHand{Source: "other", Problem: "it is a folder"})
		for law, holds := range map[string]func(answering, any) error{
			"round trip": roundTrip, "pseudo-language": pseudoLanguage} {
			if err := holds(of, c); err != nil {
				t.Errorf("%s: %s: %v", f.Path, law, err)
			}
		}
	}
	for _, file := range files {
		f, err := casefile.Load(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		ask(f)
	}
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(talks))
	if err != nil {
		t.Fatal(err)
	}
	f.Records = []*casefile.RecordFile{{Path: "record.yaml", Text: []byte("record: 1\n" + usual + `  - {on: 2025-10-02, statement: demand, who: ada, how: reported}
  - {on: 2205-10-02, event: visit, confirmed: "no"}
  - {on: 2025-10-04, event: count, id: a, contradicts: b, in_force: yes}
  - {on: 2025-10-04, event: count, id: b, says: Another count}
`)}}
	if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
		t.Fatal(err)
	}
	ask(f)
}
