package outlet

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// A Tree is a value of JSON taken apart, with the members of objects in the
// order in which they were written. It may be changed until it is handed on.
type Tree struct {
	Names []string // of an object, the names of its parts
	Parts []*Tree  // of an object or a list

	open byte   // { of an object, [ of a list, 0 of what has no parts
	text []byte // of what has no parts, as JSON
}

// ReadTree takes JSON apart. Names and strings are as [Net] leaves them, with
// tabs as blanks: what nobody sees is spelt out.
func ReadTree(text []byte) (*Tree, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	t, err := readTree(d)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one value")
	}
	return t, nil
}

func readTree(d *json.Decoder) (*Tree, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return leaf(token)
	}
	t := &Tree{open: byte(delim)}
	for d.More() {
		if t.open == '{' {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			t.Names = append(t.Names, spelt(name.(string)))
		}
		part, err := readTree(d)
		if err != nil {
			return nil, err
		}
		t.Parts = append(t.Parts, part)
	}
	_, err = d.Token()
	return t, err
}

func leaf(value any) (*Tree, error) {
	if s, ok := value.(string); ok {
		value = spelt(s)
	}
	text, err := JSON(value, false)
	return &Tree{text: bytes.TrimRight(text, "\n")}, err
}

func spelt(s string) string { return Net(strings.ReplaceAll(s, "\t", " ")) }

// IsObject reports whether the value has named parts.
func (t *Tree) IsObject() bool { return t.open == '{' }

// IsList reports whether the value has parts without names.
func (t *Tree) IsList() bool { return t.open == '[' }

// With returns a value of the same kind with other parts, which keep their names
// where the value is an object: names has them then.
func (t *Tree) With(names []string, parts []*Tree) *Tree {
	return &Tree{Names: names, Parts: parts, open: t.open}
}

// Size returns how many bytes the value has as JSON without blanks.
func (t *Tree) Size() int {
	if t.open == 0 {
		return len(t.text)
	}
	n := 2 + max(0, len(t.Parts)-1)
	for i, part := range t.Parts {
		if t.open == '{' {
			n += NameSize(t.Names[i])
		}
		n += part.Size()
	}
	return n
}

// NameSize returns how many bytes the name of a member has, with what sets it
// off from its value.
func NameSize(name string) int { return len(Quote(name)) + 1 }

// MarshalJSON returns the value as JSON without blanks.
func (t *Tree) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

func (t *Tree) append(out []byte) []byte {
	if t.open == 0 {
		return append(out, t.text...)
	}
	out = append(out, t.open)
	for i, part := range t.Parts {
		if i > 0 {
			out = append(out, ',')
		}
		if t.open == '{' {
			out = append(append(out, Quote(t.Names[i])...), ':')
		}
		out = part.append(out)
	}
	return append(out, t.open+2)
}

// Text returns the string that the value is, and whether it is one.
func (t *Tree) Text() (string, bool) {
	var s string
	if t.open != 0 || len(t.text) == 0 || t.text[0] != '"' || json.Unmarshal(t.text, &s) != nil {
		return "", false
	}
	return s, true
}

// IsNull reports whether the value is null.
func (t *Tree) IsNull() bool { return string(t.text) == "null" }

// NetJSON returns JSON with what is hidden in its strings as \uXXXX: the same
// value, safe to look at.
func NetJSON(text []byte) []byte { return safeJSON(text) }
