package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// keysOf lists the mappings of a case or a record: where the schema describes
// them, and the keys that are read.
func keysOf(root *shape) map[string][]string {
	out := map[string][]string{}
	eachShape(root, func(s *shape) {
		if s.one != "" {
			out[s.name] = s.names
		}
	})
	return out
}

type object struct {
	Description string
	Properties  map[string]object
	Defs        map[string]object `json:"$defs"`
	Additional  any               `json:"additionalProperties"`
}

func TestSchemaHasTheKeysThatAreRead(t *testing.T) { checkKeys(t, Schema(), keysOf(caseShape)) }

// checkKeys holds the keys of a schema, each described, against those that are
// read.
func checkKeys(t *testing.T, schema []byte, keysOf map[string][]string) {
	t.Helper()
	var root object
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	closed := 0
	for name, def := range root.Defs {
		if def.Additional == false {
			closed++
			if keysOf[name] == nil {
				t.Errorf("the schema has %s, which is not in the table", name)
			}
		}
	}
	if closed != len(keysOf)-1 {
		t.Errorf("%d mappings of the schema have fixed keys, %d of the format", closed, len(keysOf)-1)
	}
	for name, keys := range keysOf {
		def := root
		if name != "" {
			def = root.Defs[name]
		}
		var have []string
		for key, property := range def.Properties {
			have = append(have, key)
			if property.Description == "" {
				t.Errorf("%s.%s has no description", name, key)
			}
		}
		slices.Sort(have)
		if diff := cmp.Diff(slices.Sorted(slices.Values(keys)), have); diff != "" {
			t.Errorf("%s (-read +in the schema):\n%s", name, diff)
		}
		if def.Additional != false {
			t.Errorf("%s allows other keys", name)
		}
	}
}

// What is read without faults satisfies the schema, and what has a fault of
// form does not.
func TestSchemaAgrees(t *testing.T) {
	schema := compiled(t, Schema())
	for _, pattern := range []string{"testdata/river.yaml", "testdata/port.yaml", "../cases/*/case.yaml", "../cases/*/*/case.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value(t, string(text))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	for _, text := range slices.Concat(accepted, acceptedAtTable()) {
		if _, err := Parse(t.Context(), "x", []byte(text)); err != nil {
			t.Errorf("refused when read: %v", err)
		}
		if err := schema.Validate(value(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range slices.Concat(refused, refusedAtTable()) {
		if _, err := Parse(t.Context(), "x", []byte(text)); err == nil {
			t.Errorf("no fault when read: %s", text)
		}
		if err := schema.Validate(value(t, text)); err == nil {
			t.Errorf("no fault by the schema: %s", text)
		}
	}
}

var accepted = []string{
	sound,
	"plenary: \"1\"\nparties: {up: {}}\noptions: {up.a: {}}\nimpossible:\npreferences:\nsources:\n",
	sound + "preferences: {up: }\nsources: {s: }\n",
	sound + "people: {ada: {name: Ada, also: Brook, party: up, role: envoy}, b: }\nsources: {s: {kind: report, language: en}}\n",
	sound + "preferences: {up: []}\nsources: {s: {passages: {1: , a-b: {at: 1:2, length: 3}}}}\n",
	sound + "preferences: {up: {ranking: [1, [\"0\"]]}}\n",
	sound + "preferences: {up: {ranking: [1, [\"0\"]], order: [up.release]}}\n",
	sound + "preferences: {up: {order: [up.release: [yes, no]], ranking: [1]}}\n",
	sound + "preferences:\n  up:\n    order:\n    - up.release:\n    ranking: [1]\n",
	sound + "preferences: {up: [{want: up.release, passage: s#1}, {want: up.release, passage: [s#1, t#2b]}]}\n",
	"plenary: 1\nparties: {up: {name: 7, also: [yes, 1]}}\noptions: {up.a: {levels: [no, 1, true], now: 1, final: true}}\n",
}

var refused = []string{
	"parties: {up: }\noptions: {up.a: }\n",
	"plenary: 1\noptions: {up.a: }\n",
	"plenary: 1\nparties: {up: }\n",
	"plenary: 2\nparties: {up: }\noptions: {up.a: }\n",
	sound + "goals: []\n",
	sound + "preferences: {up: {order: [up.release]}}\n",
	sound + "preferences: {up: {order: up.release, ranking: [1]}}\n",
	sound + "preferences: {up: {order: [], ranking: [1]}}\n",
	sound + "preferences: {up: {order: [release], ranking: [1]}}\n",
	sound + "preferences: {up: {order: {up.release: }, ranking: [1]}}\n",
	sound + "preferences: {up: {order: [up.release: yes], ranking: [1]}}\n",
	sound + "preferences: {up: {order: [up.release: [yes]], ranking: [1]}}\n",
	sound + "preferences: {up: {order: [{up.release: , up.b: }], ranking: [1]}}\n",
	sound + "title: \"\"\n",
	sound + "title: [a]\n",
	sound + "as_of: 22 Dec 2006\n",
	sound + "impossible: up.release\n",
	sound + "impossible: [[a]]\n",
	sound + "preferences: [up.release]\n",
	sound + "preferences: {up: up.release}\n",
	sound + "preferences: {up: {want: up.release}}\n",
	sound + "preferences: {up: [{because: x}]}\n",
	sound + "preferences: {up: [{want: up.release, how: seen}]}\n",
	sound + "preferences: {up: [{want: up.release, passage: here}]}\n",
	sound + "preferences: {up: {ranking: [[]]}}\n",
	sound + "preferences: {Up: []}\n",
	sound + "people: {ada: {party: [up]}}\n",
	sound + "people: {Ada: }\n",
	sound + "sources: {s: x}\n",
	sound + "sources: {S: }\n",
	sound + "sources: {s: {digest: x}}\n",
	sound + "sources: {s: {passages: {1: {at: 3}}}}\n",
	sound + "sources: {s: {passages: {1: {length: -3}}}}\n",
	"plenary: 1\nparties: {Up: }\noptions: {up.a: }\n",
	"plenary: 1\nparties: {up: x}\noptions: {up.a: }\n",
	"plenary: 1\nparties: {up: {also: x}}\noptions: {up.a: }\n",
	"plenary: 1\nparties: {up: }\noptions: {a: }\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {levels: [a]}}\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {levels: [a, a]}}\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {levels: [a, null]}}\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {moves: up}}\n",
	"plenary: 1\nparties: {up: }\noptions: {up.a: {closed: }}\n",
}

func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("case.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("case.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// value is the text as an editor sees it: numbers, booleans and nothing where
// YAML has them.
func value(t *testing.T, text string) any {
	t.Helper()
	root, flaws, _ := newSource("x", []byte(text)).tree(t.Context())
	if len(flaws) > 0 {
		t.Fatal(errors.New(flaws[0].msg))
	}
	return plainValue(root)
}

func plainValue(n *node) any {
	switch {
	case n.kind == list:
		out := []any{}
		for i := range n.kids {
			out = append(out, plainValue(&n.kids[i]))
		}
		return out
	case n.kind == mapping:
		out := map[string]any{}
		for i := 0; i < len(n.kids); i += 2 {
			out[n.kids[i].text] = plainValue(&n.kids[i+1])
		}
		return out
	case n.null:
		return nil
	case n.style == plain && (n.text == "true" || n.text == "false"):
		return n.text == "true"
	}
	if number, err := strconv.ParseInt(n.text, 10, 64); err == nil && n.style == plain && !strings.HasPrefix(n.text, "0") {
		return json.Number(strconv.FormatInt(number, 10))
	}
	return n.text
}

// The documentation has every key, and its worked example is read as written.
func TestDocumentationIsWhole(t *testing.T) {
	doc, err := os.ReadFile("../docs/case-format.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, keys := range keysOf(caseShape) {
		for _, key := range keys {
			if !bytes.Contains(doc, []byte("`"+key+"`")) {
				t.Errorf("docs/case-format.md does not describe `%s`", key)
			}
		}
	}
	for _, file := range []string{"testdata/river.yaml", "testdata/port.yaml", "testdata/render/river.golden"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(doc, text) {
			t.Errorf("docs/case-format.md does not have the text of %s", file)
		}
	}
	for i, part := range strings.Split(string(doc), "```yaml\n")[1:] {
		if text, _, _ := strings.Cut(part, "```"); strings.HasPrefix(text, "plenary:") {
			if _, err := Parse(t.Context(), "docs/case-format.md", []byte(text)); err != nil {
				t.Errorf("example %d: %v", i+1, err)
			}
		}
	}
}
