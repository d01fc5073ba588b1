package tree

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// An Element is an element of XML.
type Element struct {
	Name  string
	Attrs []Attr
	At    int // the byte of its <
	End   int // behind its first tag
	Kids  []*Element
}

// An Attr is an attribute of an element.
type Attr struct{ Name, Value string }

// Attr returns the value of an attribute; false where it is not there.
func (e *Element) Attr(name string) (string, bool) {
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// AttrAt returns where the value of an attribute stands in the text, and how
// long it is; the whole tag where that cannot be told.
func (e *Element) AttrAt(s *foreign.Source, name string) (at, length int) {
	tag := s.Text[e.At:e.End]
	for from := 0; ; {
		i := strings.Index(tag[from:], name)
		if i < 0 {
			return e.At, len(tag)
		}
		from += i + len(name)
		rest := strings.TrimLeft(tag[from:], " \t\r\n")
		rest = strings.TrimLeft(strings.TrimPrefix(rest, "="), " \t\r\n")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		begin := len(tag) - len(rest) + 1
		if end := strings.IndexByte(tag[begin:], rest[0]); end >= 0 {
			return e.At + begin, end
		}
	}
}

// All lists the elements of a name within e, in the order of the text.
func (e *Element) All(name string) []*Element {
	var out []*Element
	for _, kid := range e.Kids {
		if kid.Name == name {
			out = append(out, kid)
		}
		out = append(out, kid.All(name)...)
	}
	return out
}

// XML reads the element that a text is. What stands before and after it, text
// between elements and name spaces are passed over; no entity is looked up.
func XML(s *foreign.Source) (*Element, error) {
	dec := xml.NewDecoder(strings.NewReader(s.Text))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8
	var root *Element
	var open []*Element
	nodes := 0
	for {
		at := int(dec.InputOffset())
		token, err := dec.Token()
		var bad *xml.SyntaxError
		switch {
		case errors.Is(err, io.EOF) && root != nil && len(open) == 0:
			return root, nil
		case errors.Is(err, io.EOF):
			return nil, wrong(s, len(s.Text), 1, fault.Unclosed, "the file ends before its elements do", "")
		case errors.As(err, &bad):
			at = int(dec.InputOffset())
			return nil, wrong(s, at, 1, fault.NotText, "this is not well-formed XML: "+bad.Msg, "")
		case err != nil:
			return nil, wrong(s, at, 1, fault.NotText, "this is not well-formed XML: "+err.Error(), "")
		}
		switch t := token.(type) {
		case xml.StartElement:
			e := &Element{Name: t.Name.Local, At: at, End: int(dec.InputOffset())}
			for _, a := range t.Attr {
				e.Attrs = append(e.Attrs, Attr{a.Name.Local, a.Value})
			}
			switch nodes++; {
			case nodes > MostNodes:
				return nil, many(s, at)
			case len(open) >= MostDeep:
				return nil, deep(s, at)
			case len(open) > 0:
				open[len(open)-1].Kids = append(open[len(open)-1].Kids, e)
			case root != nil:
				return nil, wrong(s, at, e.End-at, fault.SecondDocument, "a second element follows the first", "")
			default:
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}
