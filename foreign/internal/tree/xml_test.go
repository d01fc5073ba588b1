package tree

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
)

func readXML(t testing.TB, text string) (*Element, *foreign.Source, error) {
	s, err := foreign.Text(foreign.File{Name: "x.xml", Text: []byte(text)})
	if err != nil {
		t.Skip(err)
	}
	e, err := XML(s)
	return e, s, err
}

func TestXML(t *testing.T) {
	e, s, err := readXML(t, "\ufeff<!-- x --><?xml version='1.0' encoding='latin1'?>\n<a xmlns:b='c'>text"+
		"<b:d e='1 &amp; 2'\n  f = \"ü\"/><g><d/></g></a>\n<!-- y -->")
	if err != nil {
		t.Fatal(err)
	}
	d := e.All("d")
	if e.Name != "a" || len(d) != 2 || len(e.Kids) != 2 {
		t.Fatalf("%+v", e)
	}
	if v, ok := d[0].Attr("e"); v != "1 & 2" || !ok {
		t.Errorf("%q", v)
	}
	if _, ok := d[0].Attr("g"); ok {
		t.Error("an attribute that is not there")
	}
	at, length := d[0].AttrAt(s, "f")
	if line, col := s.Position(at); line != 3 || col != 8 || s.Text[at:at+length] != "ü" {
		t.Errorf("%d:%d %q", line, col, s.Text[at:at+length])
	}
	if at, _ := d[0].AttrAt(s, "none"); at != d[0].At {
		t.Error(at)
	}
}

func TestWrongXML(t *testing.T) {
	for text, want := range map[string]string{
		"": "1:1 unclosed", "<a>\n<b></a>": "2:8 not-text", "<a/>\n<b/>": "2:1 second-document",
		"<a>&x;</a>":              "1:7 not-text",
		strings.Repeat("<a>", 99): "1:193 too-deep",
	} {
		_, _, err := readXML(t, text)
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

// FuzzXML reads anything: elements and their attributes stand within the text.
func FuzzXML(f *testing.F) {
	for _, text := range []string{"<a b='c'><d e=\"f\"/></a>", "<?xml version='1.0'?><a/>", "<a b = 'c'",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, s, err := readXML(t, text)
		if err == nil {
			inside(t, s, e)
		}
	})
}

func inside(t *testing.T, s *foreign.Source, e *Element) {
	if e.At < 0 || e.At >= e.End || e.End > len(s.Text) || s.Text[e.At] != '<' {
		t.Fatalf("%+v stands nowhere", e)
	}
	for _, a := range e.Attrs {
		if at, length := e.AttrAt(s, a.Name); at < e.At || at+length > e.End {
			t.Fatalf("%s of %s stands at %d", a.Name, e.Name, at)
		}
	}
	for _, kid := range e.Kids {
		inside(t, s, kid)
	}
}
