package tables

import (
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
)

// FuzzTables holds that any table is read as a sound case, or refused with faults
// that have a place.
func FuzzTables(f *testing.F) {
	for _, t := range all {
		head := ""
		for _, c := range t.columns {
			head += c.name + ";"
		}
		f.Add(t.name, head, "up;up.x;half\nx;y\n;;;;2006-01-01")
	}
	f.Add("wishes", "party;wish", "up;half of x\nup;not up.x")
	f.Add("passages", "source;id;length", "a;b;-1\na;b;x")
	f.Fuzz(func(t *testing.T, name, head, rows string) {
		files := []foreign.File{
			{Name: "options.csv", Text: []byte("party;option;levels\nup;up.x;\ndown;y;a, b\n")},
			{Name: name + ".csv", Text: []byte(head + "\n" + rows)},
		}
		im, err := CSV.Read(t.Context(), files)
		var faults *casefile.Faults
		switch {
		case err == nil:
			if _, err := casefile.Parse(t.Context(), "x", casefile.WriteCase(&im.Case)); err != nil {
				t.Errorf("%q %q %q become no sound case: %v", name, head, rows, err)
			}
		case !errors.As(err, &faults) || len(faults.List) == 0 || strings.TrimSpace(err.Error()) == "":
			t.Errorf("%v", err)
		}
	})
}
