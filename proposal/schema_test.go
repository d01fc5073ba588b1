package proposal_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/plenary-talks/plenary/proposal"
)

// What is read fits the schema, and what is not does not; but for what a schema cannot tell.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(proposal.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	const file = `{"proposals": 1, "extractor": "me", "items": [ITEM]}`
	for _, raw := range []string{
		file, `{"words": "a", "kind": "offer"}`,
		`{"words": "a", "kind": "offer", "nth": 1, "speaker": null, "party": "b",
			"day": "2031-05-02", "about": "c", "why": "d"}`,
		`{"words": "a"}`, `{"kind": "offer"}`, `{"words": "", "kind": "offer"}`, `{"words": "a", "kind": "boast"}`,
		`{"words": "a", "kind": "offer", "confirmed": "yes"}`, `{"words": "a", "kind": "offer", "nth": 0}`,
		`{"words": "a", "kind": "offer", "nth": "1"}`, `{"words": 1, "kind": "offer"}`, `3`,
		`{"words": "a", "kind": "offer", "why": "` + strings.Repeat("x", 1001) + `"}`,
		`{"proposals": 2, "extractor": "me", "items": []}`, `{"proposals": 1, "items": []}`,
		`{"proposals": 1, "extractor": "me"}`,
		`{"proposals": 1, "extractor": "me", "items": {}}`, `{"proposals": 1, "extractor": "", "items": []}`, `[]`,
		`{"proposals": 1, "extractor": "me", "items": [], "more": 1}`,
		strings.Replace(file, "ITEM", strings.Repeat(`{"words": "a", "kind": "offer"},`, 501)[:32*501-1], 1),
	} {
		if !strings.Contains(raw, "extractor") && raw != "[]" && !strings.Contains(raw, "items") {
			raw = strings.Replace(file, "ITEM", raw, 1)
		}
		raw = strings.Replace(raw, "ITEM", "", 1)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		_, wrong := proposal.Read("p.json", []byte(raw))
		if fits := s.Validate(v); (fits == nil) != (wrong == nil) {
			t.Errorf("%.200s: by the schema %v, read %v", raw, fits, wrong)
		}
	}
}
