package evidence_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
)

// The passages of the first case stand exactly where it says in the text its
// author read. The text is not in the repository: it is looked for where a
// reader may keep it.
func TestPassagesOfTheFirstCase(t *testing.T) {
	file, err := casefile.Load(t.Context(), "../cases/six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	shelf := evidence.NewShelf(folders(t)...)
	for i := range file.Case.Sources {
		src := &file.Case.Sources[i]
		found, err := shelf.Find(t.Context(), src)
		if errors.Is(err, fs.ErrNotExist) {
			t.Logf("%v; set PLENARY_SOURCES to its folder to check its passages", err)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range src.Passages {
			place := evidence.Place{Line: p.Line, Column: p.Column, Length: p.Length}
			if standing, places, _ := found.Text.Check(t.Context(), place, p.Digest); standing != evidence.Exact {
				t.Errorf("%s#%s at %v: %v %v", src.ID, p.ID, place, standing, places)
			}
		}
	}
}

func folders(t *testing.T) []string {
	dirs := []string{os.Getenv("PLENARY_SOURCES"), "../sources", "../../sources"}
	for _, pattern := range []string{"../cases/*/sources", "../../*/sources"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, more...)
	}
	return dirs
}
