package edit

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

func TestLayout(t *testing.T) {
	dashed := strings.Replace(neighbours, "up: {ranking", "down: [not\u00a0down.boats], up: {ranking", 1)
	for _, c := range []struct {
		l         Layout
		text      string
		has       string
		mended    int
		unordered int
		fault     string
	}{
		{Layout{}, neighbours, "ranking: [[\"11\"]]", 0, 1, ""},
		{Layout{Order: true}, neighbours, "order: [up.gates, down.boats]", 0, 0, ""},
		{Layout{Mend: true}, dashed, "[not down.boats]", 1, 1, ""},
		{Layout{Mend: true}, letters, "record: 1\n", 0, 0, ""},
		{Layout{}, "plenary: 1\nparties: {up", "", 0, 0, "x.yaml:2"},
		{Layout{Order: true}, "plenary: [", "", 0, 0, "x.yaml:1"},
		{Layout{Mend: true}, "plenary: 1\x00", "", 0, 0, "x.yaml:1"},
	} {
		out, err := c.l.Text(t.Context(), "x.yaml", []byte(c.text))
		var faults *casefile.Faults
		switch {
		case c.fault != "":
			if !errors.As(err, &faults) || !strings.HasPrefix(err.Error(), c.fault) {
				t.Errorf("%q: %v, want %s", c.text, err, c.fault)
			}
		case err != nil || !strings.Contains(string(out), c.has) || len(c.l.Mended) != c.mended ||
			c.l.Unordered != c.unordered:
			t.Errorf("%q: %s, %v, mended %v, %d unordered", c.text, out, err, c.l.Mended, c.l.Unordered)
		}
	}
}

// TestChanges lays out all files or none, and tells the faults of all.
func TestChanges(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"case.yaml": neighbours, "record.yaml": letters, "a.yaml": "record: [", "b.yaml": "record: 1\nentries: {"})
	path := func(name string) string { return filepath.Join(dir, name) }
	tidy, err := (&Layout{}).Text(t.Context(), "case.yaml", []byte(neighbours))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path("case.yaml"), tidy, 0o666); err != nil {
		t.Fatal(err)
	}
	changes, err := (&Layout{}).Changes(t.Context(), []string{path("case.yaml"), path("record.yaml")})
	if err != nil || len(changes) != 1 || changes[0].Path != path("record.yaml") || string(changes[0].Was) != letters {
		t.Errorf("%v, %v", changes, err)
	}
	changes, err = (&Layout{}).Changes(t.Context(), []string{path("a.yaml"), path("record.yaml"), path("b.yaml")})
	var faults *casefile.Faults
	if !errors.As(err, &faults) || len(faults.List) != 2 || changes != nil {
		t.Errorf("%v, %v", changes, err)
	}
	if _, err = (&Layout{}).Changes(t.Context(), []string{path("none.yaml")}); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
