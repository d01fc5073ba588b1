package answer

import (
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
)

// TestImportAndExport holds that what came in and went out is data: notes with
// their places, and lists that come back.
func TestImportAndExport(t *testing.T) {
	file, err := casefile.Parse(t.Context(), "tide.yaml", []byte(tide))
	if err != nil {
		t.Fatal(err)
	}
	c := file.Case
	f := &foreign.Format{ID: "gmcr", Name: "GMCR+"}
	im := f.Begin([]foreign.File{{Name: "dir/a.gmcr", Text: []byte("{}")}})
	im.Notes.Add(foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost, Name: "x", Was: "y", File: "a.gmcr",
		Line: 2, Col: 3})
	im.Notes.Add(foreign.Note{Code: foreign.NoState, Kind: foreign.Assumed})
	a := NewImport(f, im, c, 0, nil)
	if len(a.Files) != 1 || a.Files[0].Name != "a.gmcr" || a.Files[0].Source != "a-gmcr" || a.Files[0].Bytes != 2 ||
		a.Provenance != "gmcr/1" || a.Wishing+a.Ranking+a.Silent != a.Parties || a.Parties != len(c.Parties) {
		t.Errorf("%+v", a)
	}
	if n := a.Notes[0]; n.At != "2:3" || n.About != "x" || n.Was != "y" || n.Count != 1 || a.Notes[1].At != "" {
		t.Errorf("%+v", a.Notes)
	}
	ex := &foreign.Export{Text: []byte("abc")}
	for name, x := range map[string]any{"import": a, "export": NewExport(f, ex, c, []string{"a.gmcr"})} {
		if err := lawful(t, name, x); err != nil {
			t.Error(err)
		}
	}
}
