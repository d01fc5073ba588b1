package tree

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
)

// JSON reads a text that is one JSON value. A key that stands twice in an object
// is a fault.
func JSON(s *foreign.Source) (*Node, error) {
	r := &jsonReader{Source: s, dec: json.NewDecoder(strings.NewReader(s.Text))}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err != nil {
		return nil, err
	}
	if at := skip(s.Text, n.End, " \t\r\n"); at < len(s.Text) {
		return nil, wrong(s, at, 1, fault.SecondDocument, "something follows the value that the file holds",
			"remove it")
	}
	return n, nil
}

type jsonReader struct {
	*foreign.Source
	dec   *json.Decoder
	nodes int
}

// token returns the next token and where it begins.
func (r *jsonReader) token() (json.Token, int, error) {
	at := skip(r.Text, int(r.dec.InputOffset()), " \t\r\n,:")
	token, err := r.dec.Token()
	if err == nil {
		return token, at, nil
	}
	var bad *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, at, wrong(r.Source, len(r.Text), 1, fault.Unclosed, "the file ends before its value does",
			"close every bracket; the file may have been cut off")
	case errors.As(err, &bad):
		at = max(at, int(bad.Offset)-1)
		return nil, at, wrong(r.Source, at, 1, fault.NotYAML, "this is not well-formed JSON: "+bad.Error(), "")
	}
	return nil, at, wrong(r.Source, at, 1, fault.NotYAML, "this is not well-formed JSON: "+err.Error(), "")
}

// value reads the next value, so many deep.
func (r *jsonReader) value(depth int) (*Node, error) {
	token, at, err := r.token()
	if err != nil {
		return nil, err
	}
	return r.of(token, at, depth)
}

// of is the value that begins with a token.
func (r *jsonReader) of(token json.Token, at, depth int) (*Node, error) {
	if r.nodes++; r.nodes > MostNodes {
		return nil, many(r.Source, at)
	}
	n := &Node{At: at, End: int(r.dec.InputOffset())}
	switch t := token.(type) {
	case string:
		n.Kind, n.Text = String, t
	case json.Number:
		n.Kind, n.Text = Number, t.String()
	case bool:
		n.Kind, n.Text = Bool, fmt.Sprint(t)
	case json.Delim:
		if depth >= MostDeep {
			return nil, deep(r.Source, at)
		}
		n.Kind = List
		if t == '{' {
			n.Kind = Object
		}
		if err := r.inside(n, depth); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// inside reads what stands in a list or an object up to its end.
func (r *jsonReader) inside(n *Node, depth int) error {
	met := map[string]bool{}
	for {
		token, at, err := r.token()
		if err != nil {
			return err
		}
		if d, ok := token.(json.Delim); ok && (d == ']' || d == '}') {
			n.End = int(r.dec.InputOffset())
			return nil
		}
		var kid *Node
		if n.Kind == Object {
			name := token.(string)
			if met[name] {
				return wrong(r.Source, at, len(name)+2, fault.RepeatedKey, fmt.Sprintf("`%s` stands twice", name),
					"keep one of them")
			}
			met[name] = true
			n.Keys = append(n.Keys, Key{name, at})
			kid, err = r.value(depth + 1)
		} else {
			kid, err = r.of(token, at, depth+1)
		}
		if err != nil {
			return err
		}
		n.Kids = append(n.Kids, kid)
	}
}
