package keep

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// TestFill makes a file of what is written piece by piece: all of it, or nothing
// where that fails.
func TestFill(t *testing.T) {
	dir := t.TempDir()
	fill := func(pieces int, last error) func(w io.Writer) error {
		return func(w io.Writer) error {
			for range pieces {
				if _, err := io.WriteString(w, "piece\n"); err != nil {
					return err
				}
			}
			return last
		}
	}
	var pen Pen
	held, err := pen.Lock(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Unlock()
	broken := errors.New("no more")
	for name, last := range map[string]error{"whole": nil, "broken": broken} {
		err := held.CreateAll(t.Context(), New{Path: filepath.Join(dir, name), Fill: fill(3, last)})
		if !errors.Is(err, last) {
			t.Errorf("%s: %v", name, err)
		}
	}
	all := tree(t, dir)
	if all["whole"] != strings.Repeat("piece\n", 3) || len(all["broken"]) > 0 || len(drafts(t, dir)) > 0 {
		t.Errorf("there are %q", all)
	}
}
