package answer

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// A schemaPart is as much of a schema as docs show.
type schemaPart struct {
	Title       string                 `json:"title"`
	Description string                 `json:"description"`
	Type        string                 `json:"type"`
	Ref         string                 `json:"$ref"`
	Items       *schemaPart            `json:"items"`
	OneOf       []schemaPart           `json:"oneOf"`
	Properties  map[string]schemaPart  `json:"properties"`
	Required    []string               `json:"required"`
	Defs        map[string]*schemaPart `json:"$defs"`
	AllOf       []struct {
		If, Then schemaPart
	} `json:"allOf"`
	Const string   `json:"const"`
	Enum  []string `json:"enum"`
	order []string
}

// UnmarshalJSON reads a part with its properties in their order.
func (s *schemaPart) UnmarshalJSON(text []byte) error {
	type plain schemaPart
	if string(text) == "true" {
		return nil
	}
	if err := json.Unmarshal(text, (*plain)(s)); err != nil {
		return err
	}
	var raw struct{ Properties json.RawMessage }
	if err := json.Unmarshal(text, &raw); err != nil || raw.Properties == nil {
		return err
	}
	d := json.NewDecoder(strings.NewReader(string(raw.Properties)))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		s.order = append(s.order, key.(string))
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return err
		}
	}
	return nil
}

const (
	docsFile  = "../docs/answers.md"
	docsBegin = "<!-- generated from the types; make docs -->\n"
	docsEnd   = "<!-- end of what is generated -->\n"
)

// TestDocsAnswers holds that docs/answers.md has every answer and every part of
// one as the schemas have them.
//
//	go test ./answer -run TestDocsAnswers -update
func TestDocsAnswers(t *testing.T) {
	text, err := os.ReadFile(docsFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(text), docsBegin)
	_, after, ok2 := strings.Cut(rest, docsEnd)
	if !ok1 || !ok2 {
		t.Fatalf("%s lacks the marks around what is generated", docsFile)
	}
	want := before + docsBegin + reference(t) + docsEnd + after
	switch {
	case *update:
		err = os.WriteFile(docsFile, []byte(want), 0o666)
	case want != string(text):
		t.Errorf("%s is not what the types say; run make docs", docsFile)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// reference describes all answers, then all parts by name.
func reference(t *testing.T) string {
	var b strings.Builder
	parts := map[string]*schemaPart{}
	for _, name := range SchemaNames() {
		var s schemaPart
		if err := json.Unmarshal(Schema(name), &s); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n### %s\n", name)
		s.write(&b)
		maps.Copy(parts, s.Defs)
	}
	b.WriteString("\n## Parts\n")
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		fmt.Fprintf(&b, "\n### %s\n", name)
		parts[name].write(&b)
	}
	b.WriteString("\n")
	return b.String()
}

func (s *schemaPart) write(b *strings.Builder) {
	if s.Description != "" {
		fmt.Fprintf(b, "\n%s\n", inDocs(s.Description))
	}
	if len(s.order) > 0 {
		b.WriteString("\n| key | type | |\n| --- | --- | --- |\n")
	}
	for _, key := range s.order {
		p := s.Properties[key]
		if p.Description == "" && len(p.OneOf) > 0 {
			p.Description = p.OneOf[0].Description
		}
		optional := ""
		if !slices.Contains(s.Required, key) {
			optional = ", may be left out"
		}
		fmt.Fprintf(b, "| `%s` | %s%s | %s |\n", key, p.kind(), optional,
			strings.ReplaceAll(inDocs(p.Description), "|", `\|`))
	}
	if len(s.AllOf) > 0 {
		b.WriteString("\n| `kind` | `proof` |\n| --- | --- |\n")
	}
	for _, a := range s.AllOf {
		fmt.Fprintf(b, "| `%s` | %s |\n", a.If.Properties["kind"].Const, ref(a.Then.Properties["proof"].Ref))
	}
}

// inDocs takes from a comment what only Go reads.
func inDocs(text string) string { return strings.NewReplacer("[", "", "]", "").Replace(text) }

// kind is the type of a value, as a link where it is a part.
func (s *schemaPart) kind() string {
	switch {
	case s.Ref != "":
		return ref(s.Ref)
	case s.Items != nil && s.Items.Title != "":
		return "list of " + s.Items.Title + "s"
	case s.Items != nil:
		return "list of " + s.Items.kind()
	case s.Title != "":
		return s.Title
	case len(s.Enum) > 0:
		return "one of `" + strings.Join(s.Enum, "`, `") + "`"
	case len(s.OneOf) > 0:
		return s.OneOf[0].kind() + " or null"
	case s.Type == "":
		return "by kind"
	}
	return s.Type
}

func ref(to string) string {
	name := strings.TrimPrefix(to, "#/$defs/")
	return fmt.Sprintf("[%s](#%s)", name, strings.ToLower(name))
}
