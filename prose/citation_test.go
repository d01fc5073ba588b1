package prose

import (
	"encoding/json"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	citing "github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/reading"
)

// The laws hold of where words stand in a text.
func TestCitationLaws(t *testing.T) {
	of := answering{
		back: func(data []byte) (any, error) { c := new(answer.Citation); return c, json.Unmarshal(data, c) },
		tell: func(v *Voice, a any) *page.Document { return v.Citation(a.(*answer.Citation)) },
	}
	f, err := casefile.Load(t.Context(), "../cases/six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range []string{
		"Report of 22 December 2006\n\nThe “talks” ended, and the talks\nwere no talks.\n\nShare this story",
		"<title>No deal yet</title><p>The talks ended, and <b>nobody</b> spoke of the talks.</p>",
	} {
		text, err := evidence.Read(t.Context(), []byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		report, err := reading.ReadText(t.Context(), "a.txt", text, reading.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*citing.Source{{File: "a.txt", Text: text, Report: report},
			{File: "a.txt", Text: text, Case: f.Case, ID: "cbs-1", Differs: true},
			{File: "a.txt", Text: text, Case: f.Case, ID: "js-2005"}} {
			for _, words := range []string{"the talks", "\"talks\" ended", "no deal", "the talks never ended",
				"SHARE THIS", "something else altogether", "spoke the talks", "the talks were"} {
				found, err := s.Find(t.Context(), words)
				if err != nil {
					t.Fatal(err)
				}
				a := answer.NewCitation(found, f.Record)
				for law, holds := range map[string]func(answering, any) error{
					"round trip": roundTrip, "pseudo-language": pseudoLanguage} {
					if err := holds(of, a); err != nil {
						t.Errorf("%q: %s: %v", words, law, err)
					}
				}
			}
		}
	}
}
