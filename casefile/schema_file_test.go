package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestSchemaFiles keeps the schemas equal to the table; make docs writes them.
func TestSchemaFiles(t *testing.T) {
	checkFile(t, "schema.json", writeSchema(t, "Plenary case", caseShape))
	checkFile(t, "record.schema.json", writeSchema(t, "Plenary record", recordShape))
}

// checkFile holds a generated file against what it should be, or writes it.
func checkFile(t *testing.T, file string, text []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(file); !bytes.Equal(got, text) {
		t.Errorf("%s is not what the table of the format says; run make docs", file)
	}
}

// namedForms are the forms that schemas define once, in the order of those.
var namedForms = []form{
	textForm, phraseForm, questionForm, languageForm, idForm, nameForm, optionForm, termForm, idsForm, optionsForm,
	termsForm, dayForm, digestForm, conditionForm, codeForm, placeForm, referenceForm, referencesForm, periodForm,
	dueForm, answerForm, commitmentForm, commitmentsForm,
}

// writeSchema writes the JSON Schema of a file of a shape.
func writeSchema(t *testing.T, title string, root *shape) []byte {
	var w schemaWriter
	w.line(0, `{`)
	w.line(1, `"$schema": "https://json-schema.org/draft/2020-12/schema",`)
	w.line(1, `"title": %s,`, quoted(title))
	w.shape(1, root)
	w.insert(`,`)
	w.line(1, `"$defs": {`)
	w.definitions(root)
	w.line(1, `}`)
	w.line(0, `}`)
	if !json.Valid(w.Bytes()) {
		t.Fatalf("%s is no JSON:\n%s", title, w.String())
	}
	return w.Bytes()
}

type schemaWriter struct{ bytes.Buffer }

func (w *schemaWriter) line(depth int, format string, args ...any) {
	fmt.Fprintf(w, strings.Repeat("  ", depth)+format+"\n", args...)
}

// insert puts text at the end of the last line.
func (w *schemaWriter) insert(text string) {
	w.Truncate(w.Len() - 1)
	w.WriteString(text + "\n")
}

// shape writes the members of the schema of a shape.
func (w *schemaWriter) shape(depth int, s *shape) {
	w.line(depth, `"description": %s,`, quoted(s.says))
	w.line(depth, `%s,`, s.kind())
	var needed []string
	for _, k := range s.keys {
		if k.needed {
			needed = append(needed, quoted(k.name))
		}
	}
	if needed != nil {
		w.line(depth, `"required": [%s],`, strings.Join(needed, ", "))
	}
	for _, rule := range s.together() {
		w.line(depth, `%s,`, rule)
	}
	w.line(depth, `"additionalProperties": false,`)
	w.line(depth, `"properties": {`)
	for _, k := range s.keys {
		w.line(depth+1, `"%s": {`, k.name)
		w.line(depth+2, `"description": %s,`, quoted(plainSentence(k.says)))
		w.line(depth+2, `%s%s`, k.schema(), k.standard())
		w.line(depth+1, `},`)
	}
	w.Truncate(w.Len() - 2)
	w.WriteString("\n")
	w.line(depth, `}`)
}

func (s *shape) kind() string {
	if s.bare && s.rules == "" {
		return `"type": ["object", "null"]`
	}
	return `"type": "object"`
}

var (
	opened = regexp.MustCompile(`\[\s+`)
	blanks = regexp.MustCompile(`\s+`)
)

func oneLine(text string) string {
	return blanks.ReplaceAllString(opened.ReplaceAllString(text, "["), " ")
}

// together lists the rules on which keys go together.
func (s *shape) together() []string {
	var out []string
	if s == entryShape {
		out = append(out, `"oneOf": [`+required(kindKeys)+`]`)
		out = append(out, `"dependentSchemas": {`+strings.Join(dependents(), ", ")+`}`)
	}
	if s.rules != "" {
		out = append(out, oneLine(s.rules))
	}
	return out
}

// dependents are the schemas of the keys of an entry that go with some kinds.
func dependents() []string {
	var out []string
	for _, key := range entryShape.names {
		if kinds := kindsWith(key); len(kinds) > 0 {
			out = append(out, `"`+key+`": {"anyOf": [`+required(kinds)+`]}`)
		}
	}
	return out
}

func required(keys []string) string {
	var out []string
	for _, key := range keys {
		out = append(out, `{"required": ["`+key+`"]}`)
	}
	return strings.Join(out, ", ")
}

// schema is what may stand under a key.
func (k *key) schema() string {
	if k.form.ids == nil {
		return oneLine(k.form.ref())
	}
	s := k.form.ids
	kind := `"type": ["object", "null"]`
	if k.needed {
		kind = `"type": "object", "minProperties": 1`
	}
	const rest = `%s, "maxProperties": %d, "propertyNames": {%s}, "additionalProperties": {%s}`
	return fmt.Sprintf(rest, kind, s.most, s.ids.ref(), s.element())
}

// element is the schema of one thing in a section.
func (s *section) element() string {
	lone := s.of.key(s.of.lone)
	switch {
	case s.simple:
		return s.of.keys[0].form.ref()
	case s.of.short:
		return `"anyOf": [{` + lone.form.ref() + `}, {` + ref(s.of.name) + `}]`
	}
	return ref(s.of.name)
}

func (k *key) standard() string {
	if k.usual == "" {
		return ""
	}
	return `, "default": ` + quoted(k.usual)
}

var reference = regexp.MustCompile(`"#/\$defs/(\w+)"`)

// definitions writes what the schema of a shape refers to: forms, then shapes.
func (w *schemaWriter) definitions(root *shape) {
	wanted := map[string]bool{}
	var shapes schemaWriter
	eachShape(root, func(s *shape) {
		if s != root && s.name != "" {
			shapes.line(2, `"%s": {`, s.name)
			shapes.shape(3, s)
			shapes.line(2, `},`)
		}
	})
	want := func(text []byte) {
		for _, m := range reference.FindAllSubmatch(text, -1) {
			wanted[string(m[1])] = true
		}
	}
	want(w.Bytes())
	want(shapes.Bytes())
	for range namedForms { // what forms refer to
		for _, f := range namedForms {
			if wanted[f.name] {
				want([]byte(f.schema))
			}
		}
	}
	for _, f := range namedForms {
		if wanted[f.name] {
			w.line(2, `"%s": {%s%s},`, f.name, described(f.says), oneLine(f.schema))
		}
	}
	w.Write(shapes.Bytes())
	w.Truncate(w.Len() - 2)
	w.WriteString("\n")
}

func described(says string) string {
	if says == "" {
		return ""
	}
	return `"description": ` + quoted(says) + `, `
}

func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var link = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)

// plainSentence is a sentence without its Markdown.
func plainSentence(says string) string {
	return strings.ReplaceAll(link.ReplaceAllString(says, "$1"), "`", "")
}
