package prose

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/page"
)

// noted are notes of every code there is a message for, with all that may be
// told and with nothing of it.
func noted() foreign.Notes {
	var notes foreign.Notes
	kinds := []foreign.Kind{foreign.Lost, foreign.Assumed, foreign.Changed, foreign.Odd}
	for key := range English().messages.messages {
		if code, ok := strings.CutPrefix(key, "foreign.note."); ok {
			kind := kinds[len(notes.List)%len(kinds)]
			notes.Add(foreign.Note{Code: foreign.Code(code), Kind: kind, Name: "Name", Was: "Was", Is: "Is", Count: 2,
				File: "file.x", Line: 1, Col: 2})
			notes.Add(foreign.Note{Code: foreign.Code(code), Kind: kind})
		}
	}
	return notes
}

// The laws hold of what comes in and goes out.
func TestForeignLaws(t *testing.T) {
	file, err := casefile.Load(t.Context(), "../cases/classics/chicken")
	if err != nil {
		t.Fatal(err)
	}
	f := &foreign.Format{ID: "gmcr", Name: "GMCR+"}
	for _, notes := range []foreign.Notes{noted(), {}} {
		for _, written := range [][]string{nil, {"one.yaml", "two.yaml"}} {
			im := f.Begin([]foreign.File{{Name: "a.gmcr", Text: []byte("{}")}})
			im.Notes = notes
			ex := &foreign.Export{Text: []byte("abc"), Notes: notes}
			in, out := answer.NewImport(f, im, file.Case, 4, written), answer.NewExport(f, ex, file.Case, written)
			for _, x := range []struct {
				a  any
				of answering
			}{
				{in, answering{
					back: func(data []byte) (any, error) { a := new(answer.Import); return a, json.Unmarshal(data, a) },
					tell: func(v *Voice, a any) *page.Document { return v.Import(a.(*answer.Import)) },
				}},
				{in, answering{
					back: func(data []byte) (any, error) { a := new(answer.Import); return a, json.Unmarshal(data, a) },
					tell: func(v *Voice, a any) *page.Document { return v.ImportRemarks(a.(*answer.Import)) },
				}},
				{out, answering{
					back: func(data []byte) (any, error) { a := new(answer.Export); return a, json.Unmarshal(data, a) },
					tell: func(v *Voice, a any) *page.Document { return v.Export(a.(*answer.Export)) },
				}},
			} {
				for law, holds := range map[string]func(answering, any) error{
					"round trip": roundTrip, "pseudo-language": pseudoLanguage} {
					if err := holds(x.of, x.a); err != nil {
						t.Errorf("%s: %v", law, err)
					}
				}
			}
		}
	}
}

// TestDocsOfForeignNotes holds that docs/formats.md explains every code of a note
// on what came in or went out, and no other.
func TestDocsOfForeignNotes(t *testing.T) {
	text, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(text), "\n## Codes of notes\n")
	if !ok {
		t.Fatal("docs/formats.md lacks the codes of notes")
	}
	documented := map[string]bool{}
	for line := range strings.Lines(table) {
		if cells := strings.Split(line, "|"); len(cells) > 2 && strings.Contains(cells[1], "`") {
			documented[strings.Trim(cells[1], " `")] = true
		}
	}
	for key := range English().messages.messages {
		if code, ok := strings.CutPrefix(key, "foreign.note."); ok {
			if !documented[code] {
				t.Errorf("docs/formats.md lacks %s", code)
			}
			delete(documented, code)
		}
	}
	for code := range documented {
		t.Errorf("docs/formats.md has %s, and no message", code)
	}
}
