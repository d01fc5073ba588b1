package mcp

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/spell"
)

// An inputError is the error of arguments that a tool cannot take.
type inputError struct {
	msg   string
	known []string // what there is to choose from; may be empty
}

func (e *inputError) Error() string { return e.msg }

func wrong(format string, args ...any) error { return &inputError{msg: fmt.Sprintf(format, args...)} }

// schemaOf is the schema of arguments, from the type that holds them.
func schemaOf[In any](tool string) *jsonschema.Schema {
	s, err := jsonschema.For[In](nil)
	if err != nil {
		panic(err) // of a type of this package
	}
	for name, p := range s.Properties {
		p.Description = saidOf("argument "+name, tool)
		if p.Items != nil {
			for member, of := range p.Items.Properties {
				of.Description = said("argument " + name + " " + member)
			}
		}
		if len(p.Types) > 0 { // a list that may be left out is no null
			p.Type, p.Types = p.Types[len(p.Types)-1], nil
		}
	}
	return s
}

// read reads arguments into what a pointer points to. The error is an
// *[inputError] that says how to mend them.
func (t *tool) read(raw []byte, into any) error {
	if len(raw) > MostInput {
		return wrong("the arguments are of %d bytes, where at most %d are read; give less text", len(raw), MostInput)
	}
	if len(raw) == 0 {
		raw = []byte("{}")
	}
	args, err := outlet.ReadTree(raw)
	switch {
	case err != nil:
		return wrong("the arguments are not JSON: %v", err)
	case args.IsNull():
		args, raw = &outlet.Tree{}, []byte("{}")
	case !args.IsObject():
		return wrong("the arguments are to be an object, as in {\"%s\": …}", t.first())
	}
	if err := t.known(args); err != nil {
		return err
	}
	var value any
	if err := outlet.ReadJSON(raw, &value); err != nil {
		return wrong("the arguments are not JSON: %v", err)
	}
	given, _ := value.(map[string]any)
	maps.DeleteFunc(given, func(_ string, v any) bool { return v == nil }) // said not to be given
	if err := t.resolved.Validate(given); err != nil {
		return wrong("%s", mismatch(err))
	}
	return outlet.ReadJSON(raw, into)
}

// first names an argument for an example.
func (t *tool) first() string {
	if len(t.in.Required) > 0 {
		return t.in.Required[0]
	}
	return slices.Sorted(maps.Keys(t.in.Properties))[0]
}

// known refuses arguments that the tool does not have, and asks for those that it needs.
func (t *tool) known(args *outlet.Tree) error {
	names := slices.Sorted(maps.Keys(t.in.Properties))
	for i, name := range args.Names {
		if slices.Contains(args.Names[:i], name) {
			return wrong("`%s` is given twice", name)
		}
		if slices.Contains(names, name) {
			continue
		}
		if near := spell.Nearest(name, names); near != "" {
			return wrong("%s has no argument `%s`; did you mean `%s`?", t.name, outlet.Name(name), near)
		}
		return wrong("%s has no argument `%s`; it has %s", t.name, outlet.Name(name), strings.Join(names, ", "))
	}
	for _, name := range t.in.Required {
		if i := slices.Index(args.Names, name); i < 0 || args.Parts[i].IsNull() {
			return wrong("%s needs `%s`: %s", t.name, name, t.in.Properties[name].Description)
		}
	}
	return nil
}

// mismatch is what the library says of a value of another type, less its own path.
func mismatch(err error) string {
	msg := err.Error()
	if _, of, ok := strings.Cut(msg, "/properties/"); ok {
		name, _, _ := strings.Cut(of, ":")
		_, why, _ := strings.Cut(msg[strings.LastIndex(msg, "validating "):], ": ")
		return outlet.Line("`" + name + "`: " + why)
	}
	return outlet.Line(msg)
}
