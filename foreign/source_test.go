package foreign

import (
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// TestText holds where things stand, whatever ends lines and begins the file.
func TestText(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		for _, mark := range []string{"", "\ufeff"} {
			s, err := Text(File{"dir/x.txt", []byte(mark + "one" + end + "zwei: ü!" + end)})
			if err != nil {
				t.Fatal(err)
			}
			at := strings.Index(s.Text, "!")
			if line, col := s.Position(at); line != 2 || col != 8 {
				t.Errorf("%q: %d:%d", end, line, col)
			}
			f := s.Fault(at, 1, "x", "m", "")
			if f.Source != "zwei: ü!" || f.Line != 2 || f.Mark != 1 {
				t.Errorf("%q: %+v", end, f)
			}
			if line, col := s.Position(len(s.Text)); line != 3 || col != 1 {
				t.Errorf("%q: the end is %d:%d", end, line, col)
			}
			if n := s.Note(at, Note{}); n.File != "x.txt" || n.Line != 2 {
				t.Errorf("%+v", n)
			}
		}
	}
	for text, code := range map[string]string{"a\xffb": "not-utf-8", "\xff\xfea\x00": "not-utf-8", "a\x00": "not-text",
		strings.Repeat("x", MaxBytes+1): "too-large"} {
		_, err := Text(File{"x", []byte(text)})
		var faults *casefile.Faults
		if !errors.As(err, &faults) || faults.List[0].Code != code || faults.Error() == "" {
			t.Errorf("%.9q: %v", text, err)
		}
	}
}

func TestIDs(t *testing.T) {
	ids := NewIDs()
	for _, x := range []struct{ name, other, want string }{
		{"United States", "p1", "united-states"}, {"united states", "p2", "united-states-2"},
		{"Côte d’Ivoire", "p3", "cote-divoire"},
		{"", "p4", "p4"}, {"中国", "p5", "p5"}, {"not", "p6", "p6-not"}, {"2nd", "p7", "p7-2nd"}, {"--x--", "p8", "x"},
		{strings.Repeat("word ", 20), "p9", "word-word-word-word-word-word"},
	} {
		if got := ids.Of(x.name, x.other); got != x.want {
			t.Errorf("%q: %s", x.name, got)
		}
	}
}

func TestLevels(t *testing.T) {
	var changed []string
	names := []string{"a", " a ", "b\u00a0c", "b c", "", "x"}
	got := Levels(names, func(_ int, is string) { changed = append(changed, is) })
	if want := "a|a (2)|b c|b c (2)|5|x"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	if len(changed) != 4 {
		t.Errorf("%q", changed)
	}
}

// TestNotes holds that nothing is told twice, and nothing without end.
func TestNotes(t *testing.T) {
	var n Notes
	for i := range 3 {
		n.Add(Note{Code: UnknownKey, Kind: Lost, Name: "x", Line: i + 1})
	}
	for i := range 2 * MaxNotes {
		n.Add(Note{Code: Renamed, Kind: Changed, Name: strings.Repeat("y", i)})
	}
	if n.List[0].Count != 3 || n.List[0].Line != 1 || len(n.List) != MaxNotes+1 {
		t.Errorf("%+v, %d", n.List[0], len(n.List))
	}
	if last := n.List[MaxNotes]; last.Code != More || last.Count != 2*MaxNotes-(MaxNotes-1) {
		t.Errorf("%+v", last)
	}
}
