package casefile

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// remark is the row of a key that options do not have, as CONTRIBUTING.md adds it.
const remarkRow = `{name: "remark", form: textForm, says: "A remark on it, in words."},`

var remark = key{name: "remark", form: textForm, says: "A remark on it, in words."}

// remarked is an option as written, with the field of that key.
type remarked struct {
	plenary.OptionDraft
	Remark string
}

// TestNewKey adds a key to options by its field and its row alone, as the section
// of CONTRIBUTING.md does: it is read, meant by one near to it, written, in the
// schema and in the list of keys.
func TestNewKey(t *testing.T) {
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(guide), remarkRow) {
		t.Errorf("CONTRIBUTING.md does not have the row %s", remarkRow)
	}
	with := *optionShape
	with.keys, with.names = append(with.keys[:len(with.keys):len(with.keys)], remark), nil
	s := shapeOf[remarked](with)

	o, flaws := readShape(t, s, "up.a: {says: A, remark: Late}")
	if len(flaws) > 0 || o.Says != "A" || o.Remark != "Late" {
		t.Errorf("read as %+v, with %v", o, flaws)
	}
	o, flaws = readShape(t, s, "up.a: {remrk: Late}")
	if len(flaws) != 1 || flaws[0].hint != "did you mean `remark`?" || o.Remark != "Late" {
		t.Errorf("a key near to it is read as %+v, with %v", o, flaws)
	}
	_, flaws = readShape(t, s, "up.a: {remark: [Late]}")
	if len(flaws) != 1 || flaws[0].msg != "`remark` should be text, not a list" {
		t.Errorf("of a list there are %v", flaws)
	}
	if out := flowOf(s, reflect.ValueOf(&o).Elem()).String(); out != "{remark: Late}" {
		t.Errorf("written: %s", out)
	}
	var w schemaWriter
	w.shape(0, s)
	if !strings.Contains(w.String(), `"description": "A remark on it, in words.",`+"\n    "+ref("text")) {
		t.Errorf("the schema is\n%s", w.String())
	}
	list := keyList{"key of an option", s.keys}.table("", "")
	if !strings.Contains(list, "| `remark` | text | A remark on it, in words. |\n") {
		t.Errorf("the list of keys is\n%s", list)
	}
}

// readShape reads a mapping of a shape that stands under an id.
func readShape(t *testing.T, s *shape, text string) (remarked, []flaw) {
	t.Helper()
	source := newSource("x", []byte(text))
	root, flaws, err := source.tree(t.Context())
	if err != nil || len(flaws) > 0 {
		t.Fatal(err, flaws)
	}
	d, out := newDecoder(source), remarked{}
	d.shaped(entry{&root.kids[0], &root.kids[1]}, s, reflect.ValueOf(&out).Elem())
	return out, d.flaws
}
