package prose

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/reading"
)

// The laws hold of what reports are read to say.
func TestReadingLaws(t *testing.T) {
	of := answering{
		back: func(data []byte) (any, error) { r := new(answer.Reading); return r, json.Unmarshal(data, r) },
		tell: func(v *Voice, a any) *page.Document { return v.Reading(a.(*answer.Reading)) },
	}
	files, err := filepath.Glob("../reading/testdata/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	f, err := casefile.Load(t.Context(), "../cases/six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "") {
		raw := []byte("The North Koreans agreed to talk, Mr Hill said on Tuesday. “We will wait,” he said.\n")
		if file != "" {
			if raw, err = os.ReadFile(file); err != nil {
				continue // a folder
			}
		}
		r, err := reading.Read(t.Context(), file, raw, reading.Options{})
		if err != nil {
			continue // no report
		}
		for _, a := range []*answer.Reading{answer.NewReading(r, nil), answer.NewReading(r, f.Case)} {
			for law, holds := range map[string]func(answering, any) error{
				"round trip": roundTrip, "pseudo-language": pseudoLanguage} {
				if err := holds(of, a); err != nil {
					t.Errorf("%s: %s: %v", file, law, err)
				}
			}
		}
	}
}
