package casefile

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestSchemaIsAsStrict: of documents made at random from the table, sound ones
// and such with a slip, none that has a fault of form satisfies the schema.
func TestSchemaIsAsStrict(t *testing.T) {
	for name, root := range map[string]*shape{"case": caseShape, "record": recordShape} {
		m := newMaker(t, root)
		rounds, sound, slips := 4000, 0, 0
		if testing.Short() {
			rounds /= 8
		}
		for range rounds {
			doc := m.document()
			if m.r.IntN(4) > 0 {
				doc = m.slip(doc)
			}
			text, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			flaws, accepted := formFlaws(t, root, text), m.schema.Validate(doc) == nil
			switch {
			case accepted && len(flaws) > 0:
				t.Fatalf("the schema of a %s accepts what has the fault %q:\n%s", name, flaws[0].msg, text)
			case accepted:
				sound++
			default:
				slips++
			}
		}
		if sound < rounds/5 || slips < rounds/5 {
			t.Errorf("%s: %d sound, %d with slips: the test has little to say", name, sound, slips)
		}
	}
}

// TestSchemaTakesWhatIsSound: random cases, and records as they are written,
// satisfy the schemas.
func TestSchemaTakesWhatIsSound(t *testing.T) {
	ofCase, ofRecord := compiled(t, Schema()), compiled(t, RecordSchema())
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		d, r := plenarytest.RandomRecordDraft(rng, plenarytest.Shape{States: 60})
		for _, d := range []plenary.Draft{d, plenarytest.RandomTableDraft(rng, plenarytest.Shape{States: 60})} {
			if text := plenarytest.Text(d); ofCase.Validate(value(t, text)) != nil {
				t.Fatalf("%v\n%s", ofCase.Validate(value(t, text)), text)
			}
		}
		for _, f := range r.Files {
			if text := string(WriteRecord(f)); ofRecord.Validate(value(t, text)) != nil {
				t.Fatalf("%v\n%s", ofRecord.Validate(value(t, text)), text)
			}
		}
	}
}

// formFlaws lists what is wrong with the form of a text, whatever it means.
func formFlaws(t *testing.T, root *shape, text []byte) []flaw {
	t.Helper()
	s := newSource("x", text)
	tree, flaws, _ := s.tree(t.Context())
	if len(flaws) > 0 {
		t.Fatalf("%s\n%s", flaws[0].msg, text)
	}
	d := newDecoder(s)
	if root == recordShape {
		d.kind = recordKind
		d.recordDraft(tree)
	} else {
		d.draft(tree)
	}
	return d.flaws
}

// A maker makes documents at random that satisfy a schema, or nearly.
type maker struct {
	t      *testing.T
	r      *rand.Rand
	root   map[string]any
	schema *jsonschema.Schema
	parts  map[string]*jsonschema.Schema // of the definitions
}

func newMaker(t *testing.T, root *shape) *maker {
	text := map[*shape][]byte{caseShape: schema, recordShape: recordSchema}[root]
	m := &maker{t: t, r: rand.New(rand.NewPCG(1, 2)), schema: compiled(t, text), parts: map[string]*jsonschema.Schema{}}
	if err := json.Unmarshal(text, &m.root); err != nil {
		t.Fatal(err)
	}
	for name := range m.root["$defs"].(map[string]any) {
		m.parts[name] = compiledPart(t, text, name)
	}
	return m
}

func (m *maker) document() any { return m.object(m.root, m.schema) }

// examples are texts for the definitions and patterns that are no mappings.
var examples = map[string][]any{
	"text": {"a word", "2006", true}, "id": {"up", "down", "p-1"}, "name": {"wet", "dry"},
	"phrase": {"a few words"}, "question": {"Is it so?"}, "language": {"en"},
	"optionName": {"up.a", "down.b"}, "condition": {"up.a", "not up.a >= half"}, "term": {"up.a", "up.a = half"},
	"code": {"01", "1"}, "date": {"2006-12-22"}, "period": {"2006", "2006-12-18..2006-12-22", 2006.0},
	"due": {"60 days", "2006-12"}, "digest": {"sha256:0123456789abcdef"}, "passageName": {"1", "a"},
	"reference": {"s#1"}, "commitmentName": {"a/b"},

	`^[1-9][0-9]{0,8}:[1-9][0-9]{0,8}$`:      {"33:1"},
	`^[0-9]+$`:                               {12.0, "12"},
	`\S`:                                     {"none", "half"},
	`^[a-z][a-z0-9_-]*(/[a-z][a-z0-9_-]*)?$`: {"b", "a/b"},
}

// value makes what a schema describes; what has a name is told by it.
func (m *maker) value(s map[string]any, name string) any {
	if list := examples[name]; list != nil {
		return list[m.r.IntN(len(list))]
	}
	if to, ok := s["$ref"].(string); ok {
		name := to[len("#/$defs/"):]
		return m.value(m.root["$defs"].(map[string]any)[name].(map[string]any), name)
	}
	if list, ok := s["enum"].([]any); ok {
		return list[m.r.IntN(len(list))]
	}
	if list, ok := s["anyOf"].([]any); ok && s["properties"] == nil {
		return m.value(list[m.r.IntN(len(list))].(map[string]any), "")
	}
	switch kind := m.kind(s["type"]); {
	case kind == "null":
		return nil
	case kind == "array":
		return m.array(s)
	case kind == "object" && s["properties"] != nil:
		return m.object(s, m.parts[name])
	case kind == "object":
		return m.section(s)
	}
	list := examples[s["pattern"].(string)]
	return list[m.r.IntN(len(list))]
}

// kind chooses one of the types of a schema, seldom nothing.
func (m *maker) kind(of any) string {
	list, ok := of.([]any)
	if !ok {
		return of.(string)
	}
	if m.r.IntN(8) > 0 {
		return list[0].(string)
	}
	return list[m.r.IntN(len(list))].(string)
}

func (m *maker) array(s map[string]any) any {
	least, _ := s["minItems"].(float64)
	out := []any{}
	for tries := 0; tries < 20 && len(out) < int(least)+m.r.IntN(3); tries++ {
		v := m.value(s["items"].(map[string]any), "")
		if s["uniqueItems"] != true || !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (m *maker) section(s map[string]any) any {
	out := map[string]any{}
	for range 1 + m.r.IntN(2) {
		name := m.value(s["propertyNames"].(map[string]any), "").(string)
		out[name] = m.value(s["additionalProperties"].(map[string]any), "")
	}
	return out
}

// object makes a mapping of some keys, with luck one whose keys go together.
func (m *maker) object(s map[string]any, sound *jsonschema.Schema) any {
	properties := s["properties"].(map[string]any)
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	out := map[string]any{}
	for range 60 {
		clear(out)
		required, _ := s["required"].([]any)
		for _, name := range required {
			out[name.(string)] = m.value(properties[name.(string)].(map[string]any), "")
		}
		for range m.r.IntN(4) {
			name := names[m.r.IntN(len(names))]
			out[name] = m.value(properties[name].(map[string]any), "")
		}
		if sound.Validate(out) == nil {
			break
		}
	}
	return out
}

// slip changes a document in one place.
func (m *maker) slip(doc any) any {
	wrong := []any{
		nil, "", "x", 7.0, true, []any{}, []any{"x"}, []any{nil}, []any{[]any{"x"}}, map[string]any{},
		map[string]any{"x": "y"},
	}
	switch v := doc.(type) {
	case map[string]any:
		if len(v) == 0 {
			return wrong[m.r.IntN(len(wrong))]
		}
		var keys []string
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		key := keys[m.r.IntN(len(keys))]
		switch m.r.IntN(8) {
		case 0:
			delete(v, key)
		case 1:
			v["new"] = v[key]
		case 2:
			v[key] = wrong[m.r.IntN(len(wrong))]
		default:
			v[key] = m.slip(v[key])
		}
		return v
	case []any:
		if len(v) > 0 && m.r.IntN(4) > 0 {
			at := m.r.IntN(len(v))
			v[at] = m.slip(v[at])
			return v
		}
	}
	return wrong[m.r.IntN(len(wrong))]
}
