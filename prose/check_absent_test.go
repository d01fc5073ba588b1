package prose

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// A track that is not there is noted with the day of the case, where it has one.
func TestAbsentTrack(t *testing.T) {
	undated := strings.Replace(talks, "as_of: 2025-10-31\n", "", 1)
	for text, want := range map[string]string{
		talks:   "this track is not there on 31 October 2025; the answers of that day are as if it were not written",
		undated: "this track is not there once all that is on record counts; the answers are as if it were not written",
	} {
		f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		f.Records = []*casefile.RecordFile{{Path: "record.yaml", Text: []byte(
			"record: 1\nentries: [{on: 2025-10-01, ended: main, how: reported}]\n")}}
		if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
			t.Fatal(err)
		}
		day, err := f.Record.AsOf(t.Context(), f.Record.Date())
		if err != nil {
			t.Fatal(err)
		}
		c := check(t, f, day)
		if got := told(c, c.Notes); !contains(got, want) {
			t.Errorf("no %q among\n%s", want, strings.Join(got, "\n"))
		}
	}
}
