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

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What is read without faults satisfies the schema, and what has a fault of
// form does not.
func TestSchemaAgrees(t *testing.T) {
	schema := compiled(t, Schema())
	for _, pattern := range []string{
		"testdata/river.yaml", "testdata/port.yaml", "../cases/*/case.yaml", "../cases/*/*/case.yaml"} {
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
	sound + "people: {ada: {name: Ada, also: Brook, party: up, role: envoy}, b: }\n" +
		"sources: {s: {kind: report, language: en}}\n",
	sound + "preferences: {up: []}\nsources: {s: {passages: {1: , a-b: {at: 1:2, length: 3}}}}\n",
	sound + "preferences: {up: {ranking: [1, [\"0\"]]}}\n",
	sound + "preferences: {up: {ranking: [1, [\"0\"]], order: [up.release]}}\n",
	sound + "preferences: {up: {order: [up.release: [yes, no]], ranking: [1]}}\n",
	sound + "preferences:\n  up:\n    order:\n    - up.release:\n    ranking: [1]\n",
	sound + "preferences: {up: [{want: up.release, passage: s#1}, {want: up.release, passage: [s#1, t#2b]}]}\n",
	"plenary: 1\nparties: {up: {name: 7, also: [yes, 1]}}\noptions: {up.a: {levels: [no, 1, true], now: 1, " +
		"final: true}}\n",
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

func compiled(t *testing.T, text []byte) *jsonschema.Schema { return compiledPart(t, text, "") }

// compiledPart is the schema of a definition, or of all.
func compiledPart(t *testing.T, text []byte, name string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("case.json", doc); err != nil {
		t.Fatal(err)
	}
	where := "case.json"
	if name != "" {
		where += "#/$defs/" + name
	}
	schema, err := c.Compile(where)
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
	if number, err := strconv.ParseInt(n.text, 10, 64); err == nil && n.style == plain &&
		!strings.HasPrefix(n.text, "0") {
		return json.Number(strconv.FormatInt(number, 10))
	}
	return n.text
}

// The examples of the documentation are read as written.
func TestDocumentedExamples(t *testing.T) {
	doc, err := os.ReadFile("../docs/case-format.md")
	if err != nil {
		t.Fatal(err)
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
