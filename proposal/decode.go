package proposal

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Bounds of a file of proposals.
const (
	MaxBytes = 1 << 20
	MaxItems = 500
	maxText  = 1000 // characters of a name, a condition, a reason
)

// Format is the version of the form that is read.
const Format = 1

// A Fault is one thing wrong with a file of proposals.
type Fault struct {
	File      string
	Line, Col int // from 1; columns in characters
	Msg, Hint string
}

func (f *Fault) Error() string {
	out := fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Msg)
	if f.Hint != "" {
		out += "; " + f.Hint
	}
	return out
}

// Faults are all that is wrong with a file of proposals, by their places; a hundred at most.
type Faults []Fault

func (f Faults) Error() string {
	var lines []string
	for i := range f {
		lines = append(lines, f[i].Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, each as an error.
func (f Faults) Unwrap() []error {
	var out []error
	for i := range f {
		out = append(out, &f[i])
	}
	return out
}

// Read reads a file of proposals, by which name it is called in faults. The error is
// [Faults], or a *[plenary.Limit] of a file that is too large.
func Read(name string, raw []byte) (*File, error) {
	if len(raw) > MaxBytes {
		return nil, &plenary.Limit{Code: plenary.LimitSize, What: "bytes of proposals", Bound: MaxBytes,
			Met:  int64(len(raw)),
			Says: fmt.Sprintf("the proposals have %d bytes; at most %d (1 MiB) are read", len(raw), MaxBytes)}
	}
	d := &decoder{name: name, raw: strings.TrimPrefix(string(raw), "\ufeff")}
	if !utf8.ValidString(d.raw) {
		at := strings.IndexFunc(d.raw, func(r rune) bool { return r == utf8.RuneError })
		d.fault(max(at, 0), "save it as UTF-8", "this is not UTF-8")
		return nil, d.faults
	}
	v, err := parse(d.raw)
	var wrong *flaw
	if errors.As(err, &wrong) {
		d.fault(wrong.at, wrong.hint, "%s", wrong.msg)
		return nil, d.faults
	}
	out := d.file(v)
	if len(d.faults) > 0 {
		sort.SliceStable(d.faults, func(i, j int) bool {
			a, b := d.faults[i], d.faults[j]
			return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col
		})
		return nil, d.faults
	}
	return out, nil
}

type decoder struct {
	name, raw string
	faults    Faults
	lines     []int           // offsets of lines, once needed
	meant     map[string]bool // keys of the object in hand that were written otherwise
}

const maxFaults = 100

func (d *decoder) fault(at int, hint, format string, args ...any) {
	if len(d.faults) < maxFaults {
		line, col := d.position(at)
		d.faults = append(d.faults, Fault{d.name, line, col, fmt.Sprintf(format, args...), hint})
	}
}

func (d *decoder) position(at int) (line, col int) {
	if d.lines == nil {
		d.lines = []int{0}
		for i := range len(d.raw) {
			if d.raw[i] == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	line = sort.SearchInts(d.lines, at+1)
	return line, utf8.RuneCountInString(d.raw[d.lines[line-1]:at]) + 1
}

const example = `write {"proposals": 1, "extractor": "…", "items": [{"words": "…", "speaker": "…", "kind": "…"}]}`

var fileKeys = []string{"proposals", "extractor", "items"}

func (d *decoder) file(v value) *File {
	out := &File{}
	if v.shape != object {
		d.fault(v.at, example, "proposals are an object, not %s", shapeNames[v.shape])
		return out
	}
	got := d.members(v, "the file", fileKeys)
	if f, ok := got["proposals"]; !ok {
		d.fault(v.at, `write "proposals": 1`, "the version of the form, `proposals`, is missing")
	} else if f.shape != number || f.text != strconv.Itoa(Format) {
		d.fault(f.at, `write "proposals": 1`, "of the form `proposals` only version 1 is read")
	}
	if e, ok := got["extractor"]; !ok {
		d.fault(v.at, "write who or what proposes this, with a version", "`extractor` is missing")
	} else if out.Extractor = d.text(e, "extractor", 200); e.shape == text && strings.TrimSpace(e.text) == "" {
		d.fault(e.at, "write who or what proposes this, with a version", "`extractor` is empty")
	}
	items, ok := got["items"]
	switch {
	case !ok:
		d.fault(v.at, example, "the list of proposals, `items`, is missing")
	case items.shape != array:
		d.fault(items.at, "write [ … ]", "`items` is a list, not %s", shapeNames[items.shape])
	case len(items.items) > MaxItems:
		d.fault(items.at, "divide them among several files", "%d items are more than the %d that are read",
			len(items.items),
			MaxItems)
	default:
		for _, item := range items.items {
			out.Items = append(out.Items, d.item(item))
		}
	}
	return out
}

// members has the members of an object by key; those that it does not have are faults.
func (d *decoder) members(v value, of string, known []string) map[string]value {
	out := map[string]value{}
	d.meant = map[string]bool{}
	for _, m := range v.members {
		_, twice := out[m.key]
		switch {
		case twice:
			d.fault(m.at, "keep one of them", "`%s` stands in %s twice", m.key, of)
		case !slices.Contains(known, m.key):
			hint := "known: " + strings.Join(known, ", ")
			if meant := spell.Nearest(m.key, known); meant != "" {
				hint = fmt.Sprintf("did you mean `%s`?", meant)
				d.meant[meant] = true
			}
			d.fault(m.at, hint, "%s has no key `%s`", of, m.key)
		default:
			out[m.key] = m.value
		}
	}
	return out
}

var itemKeys = []string{"words", "nth", "speaker", "party", "kind", "day", "about", "why"}

// Kinds are the kinds of statements.
var Kinds = []string{"demand", "offer", "refusal", "threat", "promise", "assessment", "open"}

func (d *decoder) item(v value) Item {
	out := Item{}
	out.Line, out.Col = d.position(v.at)
	if v.shape != object {
		d.fault(v.at, `write {"words": "…", "speaker": "…", "kind": "…"}`, "a proposal is an object, not %s",
			shapeNames[v.shape])
		return out
	}
	got := d.members(v, "a proposal", itemKeys)
	maps.DeleteFunc(got, func(_ string, m value) bool { return m.shape == literal && m.text == "null" })
	for _, key := range []struct {
		name string
		into *string
		most int
	}{
		{"words", &out.Words, evidence.MaxWords}, {"speaker", &out.Speaker, maxText}, {"party", &out.Party, maxText},
		{"kind", &out.Kind, maxText}, {"day", &out.Day, maxText}, {"about", &out.About, maxText}, {"why", &out.Why,
			maxText},
	} {
		if m, ok := got[key.name]; ok {
			*key.into = d.text(m, key.name, key.most)
		}
	}
	d.required(v, got)
	if n, ok := got["nth"]; ok {
		var err error
		if out.Nth, err = strconv.Atoi(n.text); n.shape != number || err != nil || out.Nth < 1 {
			d.fault(n.at, "write which of the places is meant, from 1", "`nth` is a whole number")
		}
	}
	return out
}

// required holds what no proposal may lack.
func (d *decoder) required(v value, got map[string]value) {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	words, has := got["words"]
	switch {
	case !has && !d.meant["words"]:
		d.fault(v.at, "write them as they stand in the text", "a proposal has no `words`")
	case words.shape == text && has && !strings.ContainsFunc(words.text, isWord):
		d.fault(words.at, "write them as they stand in the text",
			"the `words` of a proposal have no letter and no digit")
	}
	hint := "write " + strings.Join(Kinds[:len(Kinds)-1], ", ") + " or " + Kinds[len(Kinds)-1]
	kind, has := got["kind"]
	switch {
	case !has && !d.meant["kind"]:
		d.fault(v.at, hint, "a proposal has no `kind`")
	case has && kind.shape == text && !slices.Contains(Kinds, kind.text):
		d.fault(kind.at, hint, "`%s` is no kind of statement", kind.text)
	}
}

// text is what a member says, if it is text of a bearable size and holds nothing but text.
func (d *decoder) text(v value, key string, most int) string {
	switch n := utf8.RuneCountInString(v.text); {
	case v.shape != text:
		d.fault(v.at, "write it between double quotes", "`%s` is text, not %s", key, shapeNames[v.shape])
		return ""
	case n > most:
		d.fault(v.at, "", "`%s` has %d characters; at most %d are read", key, n, most)
		return ""
	case key != "words" && strings.ContainsFunc(v.text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' &&
			r != '\t'
	}):
		d.fault(v.at, "leave them out", "`%s` has control characters in it", key)
		return ""
	}
	return v.text
}
