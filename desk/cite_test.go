package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
)

// TestCite finds words in a text of nobody's, and in those of sources of a case.
func TestCite(t *testing.T) {
	text, err := evidence.Read(t.Context(), []byte(gatesReport))
	if err != nil {
		t.Fatal(err)
	}
	sources := fmt.Sprintf("sources:\n  gates: {digest: %s, passages: {a: {at: \"5:2\", length: 48}}}\n"+
		"  old: {digest: %q}\n  gone: {title: Nowhere}\n", text.Digest(), "sha256:"+strings.Repeat("0", 64))
	f := readFS(t, fstest.MapFS{
		"case.yaml":         {Data: []byte(neighbours + sources)},
		"sources/kept.txt":  {Data: []byte(gatesReport)},
		"sources/old.txt":   {Data: []byte(gatesReport)},
		"sources/other.txt": {Data: []byte("Nobody spoke.")},
	}, ".")
	c, err := f.Open(t.Context(), desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := c.Cite(t.Context(), "gates", "We will not open")
	if err != nil || len(found.Stands) != 2 ||
		found.Stands[0].Cited[0].ID != "a" || found.Stands[0].Passage.ID != "5-2" ||
		len(found.Stands[1].Cited) != 0 || found.Report == nil || found.Differs ||
		!strings.HasSuffix(found.File, "kept.txt") {
		t.Errorf("%+v, %v", found, err)
	}
	if found, err := c.Cite(t.Context(), "gates", "Gates stay shut"); err != nil || found.Stands[0].Furniture != "" {
		t.Errorf("the title is no furniture: %+v, %v", found, err)
	}
	if found, err := c.Cite(t.Context(), "old", "gate 2"); err != nil || !found.Differs || len(found.Stands) != 1 {
		t.Errorf("another version: %+v, %v", found, err)
	}
	again, err := desk.Cite(t.Context(), f, "gates.txt", []byte(gatesReport), "gate 2", desk.ReportAsk{})
	if err != nil || again.ID != "gates" || again.Known() == nil {
		t.Errorf("known by its digest: %+v, %v", again, err)
	}
	alone, err := desk.Cite(t.Context(), nil, "gates.txt", []byte(gatesReport), "gate 2",
		desk.ReportAsk{Date: "2006-12-01"})
	if err != nil || alone.ID != "" || alone.Report.Date.From != "given" ||
		!strings.Contains(alone.YAML(alone.Stands[0].Passage),
			"  source-1:\n    title: Gates stay shut\n    date: 2006-12-01\n    digest: \"sha256:") {
		t.Errorf("of no case: %s, %v", alone.YAML(alone.Stands[0].Passage), err)
	}
	for _, c := range []struct {
		field desk.Field
		ask   func() error
		says  string
	}{
		{desk.FieldCited, func() error { _, err := c.Cite(t.Context(), "gate", "x"); return err },
			"did you mean `gates`?"},
		{desk.FieldCited, func() error { _, err := c.Cite(t.Context(), "gone", "x"); return err }, "is not at hand"},
		{desk.FieldWords, func() error { _, err := c.Cite(t.Context(), "gates", " \n"); return err }, "no words"},
		{desk.FieldWords, func() error { _, err := c.Cite(t.Context(), "gates", "“…”"); return err }, "no letter"},
		{desk.FieldWords, func() error {
			_, err := c.Cite(t.Context(), "gates", strings.Repeat("x", evidence.MaxWords+1))
			return err
		}, "at most 16384"},
		{desk.FieldSource, func() error {
			_, err := desk.Cite(t.Context(), f, "x.txt", []byte("Nobody."), "Nobody", desk.ReportAsk{ID: "gates"})
			return err
		}, "another text"},
		{desk.FieldDate, func() error {
			_, err := desk.Cite(t.Context(), nil, "x.txt", []byte("Nobody."), "Nobody", desk.ReportAsk{Date: "soon"})
			return err
		}, "soon"},
	} {
		err := c.ask()
		var wrong *desk.RequestError
		if !errors.As(err, &wrong) || wrong.Field != c.field || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
	}
	if _, err := desk.Cite(t.Context(), nil, "x.pdf", []byte("%PDF-1.7"), "x", desk.ReportAsk{}); err == nil ||
		!strings.Contains(err.Error(), "x.pdf: this is a PDF file") {
		t.Error(err)
	}
}
