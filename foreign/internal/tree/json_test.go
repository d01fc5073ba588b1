package tree

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
)

func read(t testing.TB, text string) (*Node, *foreign.Source, error) {
	s, err := foreign.Text(foreign.File{Name: "x.json", Text: []byte(text)})
	if err != nil {
		t.Skip(err)
	}
	n, err := JSON(s)
	return n, s, err
}

func TestJSON(t *testing.T) {
	n, s, err := read(t, "\ufeff{\"a\": [1.50, -2e9,\n  \"\\u00fc\\ud83d\\ude00\", true, null], \"b\" : { } }\n")
	if err != nil {
		t.Fatal(err)
	}
	a := n.Get("a")
	if n.Kind != Object || a.Kind != List || len(a.Kids) != 5 || a.Kids[0].Text != "1.50" || a.Kids[2].Text != "ü😀" ||
		a.Kids[3].Kind != Bool || a.Kids[4].Kind != Null || n.Get("b").Kind != Object || n.Get("c") != nil {
		t.Errorf("%+v", n)
	}
	if line, col := s.Position(a.Kids[2].At); line != 2 || col != 3 {
		t.Errorf("%d:%d", line, col)
	}
	if line, col := s.Position(n.Keys[1].At); line != 2 || col != 38 {
		t.Errorf("%d:%d", line, col)
	}
	if got := s.Text[a.At:a.End]; !strings.HasPrefix(got, "[1.50") || !strings.HasSuffix(got, "null]") {
		t.Errorf("%q", got)
	}
}

func TestWrongJSON(t *testing.T) {
	for text, want := range map[string]string{
		"{\"a\": 1,\n \"a\": 2}": "2:2 repeated-key", "[1, 2": "1:6 unclosed", "[1,]": "1:4 not-yaml",
		"":     "1:1 unclosed",
		"{} x": "1:4 second-document", "{a: 1}": "1:2 not-yaml", strings.Repeat("[", 99): "1:65 too-deep",
	} {
		_, _, err := read(t, text)
		var faults *casefile.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%.20q: %v", text, err)
			continue
		}
		f := faults.List[0]
		if got := fmt.Sprintf("%d:%d %s", f.Line, f.Col, f.Code); got != want {
			t.Errorf("%.20q: %s, not %s: %v", text, got, want, err)
		}
	}
}

// FuzzJSON reads anything: a tree stands within its text, each part within the
// one around it.
func FuzzJSON(f *testing.F) {
	for _, text := range []string{"{\"a\": [1, {\"b\": \"c\"}]}", "[[", "\"x\"", "{\"a\":1,\"a\":2}", "[1,2]]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, s, err := read(t, text)
		if err == nil {
			within(t, n, 0, len(s.Text))
		}
	})
}

func within(t *testing.T, n *Node, from, to int) {
	if n.At < from || n.End > to || n.At >= n.End || n.Kind == Object && len(n.Keys) != len(n.Kids) {
		t.Fatalf("%+v is not within %d and %d", n, from, to)
	}
	for i, kid := range n.Kids {
		if n.Kind == Object {
			from = n.Keys[i].At
		}
		within(t, kid, max(from, n.At), n.End)
		from = kid.End
	}
}
