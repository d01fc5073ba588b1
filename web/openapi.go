package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// object is a part of the document.
type object = map[string]any

// describe answers with the document that describes the answers as JSON: OpenAPI 3.1,
// made of the endpoints and of the schemas of package answer, which are made of its
// types.
func (s *Server) describe(w http.ResponseWriter, r *http.Request) {
	out, err := openapi()
	if err != nil {
		problem(w, err)
		return
	}
	out.send(w, r)
}

var openapi = sync.OnceValues(func() (*finished, error) { return writeJSON(describedAll()) })

func describedAll() object {
	schemas, roots := components()
	schemas["Problem"], schemas["Wrong"], schemas["Cases"] = problemSchema(), wrongSchema(), casesSchema()
	paths := object{
		"/cases": object{"get": object{"operationId": "cases", "summary": said("api cases"),
			"responses": responses(reference("Cases"))}},
		"/check": object{"post": object{"operationId": "check-text", "summary": said("api check-text"),
			"requestBody": object{"required": true, "content": object{"application/yaml": object{
				"schema": object{"type": "string"}}}},
			"responses": responses(reference(roots["check"]))}},
	}
	for _, e := range endpoints {
		paths["/cases/{case}/"+e.name] = object{"get": object{"operationId": e.name, "summary": said("api " + e.name),
			"parameters": e.described(), "responses": responses(answerSchema(e, roots))}}
	}
	return object{
		"openapi": "3.1.0",
		"info": object{"title": "Plenary", "version": fmt.Sprint(answer.Format),
			"summary": said("api"), "description": said("api about")},
		"servers":  []any{object{"url": "/api/1"}},
		"security": []any{object{}, object{"token": []any{}}},
		"paths":    paths,
		"components": object{"schemas": schemas,
			"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer"}}},
	}
}

// answerSchema is the schema of what an endpoint answers.
func answerSchema(e *endpoint, roots map[string]string) object {
	if e.answer == "" {
		return e.schema()
	}
	if e.orLarge {
		return object{"anyOf": []any{reference(roots[e.answer]), reference(roots["large"])}}
	}
	return reference(roots[e.answer])
}

func reference(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// responses are an answer, or a problem.
func responses(schema object) object {
	return object{
		"200": object{"description": said("api answered"),
			"content": object{"application/json": object{"schema": schema}}},
		"default": object{"description": said("api problem"),
			"content": object{"application/problem+json": object{"schema": reference("Problem")}}},
	}
}

// described are the parameters of an endpoint.
func (e *endpoint) described() []any {
	out := []any{object{"name": "case", "in": "path", "required": true, "description": said("parameter case"),
		"schema": object{"type": "string"}}}
	for _, p := range append(slices.Clone(everywhere), e.params...) {
		of := object{"name": p.name, "in": "query", "description": said("parameter " + p.name), "schema": p.schema()}
		if p.need {
			of["required"] = true
		}
		out = append(out, of)
	}
	return out
}

func (p *param) schema() object {
	switch {
	case p.many:
		return object{"type": "array", "items": object{"type": "string"}, "maxItems": mostGiven}
	case p.flag:
		return object{"type": "boolean"}
	case p.n:
		return object{"type": "integer", "minimum": 0}
	}
	return object{"type": "string"}
}

// components are the schemas of all answers with those that they refer to, by name, and
// under which name each answer stands. What is alike in all answers stands once.
func components() (all object, roots map[string]string) {
	all, roots = object{}, map[string]string{}
	for _, name := range answer.SchemaNames() {
		var whole object
		if err := outlet.ReadJSON(answer.Schema(name), &whole); err != nil {
			panic(err) // of a file of this program
		}
		defs, _ := whole["$defs"].(object)
		delete(whole, "$defs")
		delete(whole, "$schema")
		roots[name] = "answer." + name
		to := map[string]string{}
		for def := range defs {
			to[def] = def
			if is, there := all[def]; there && !alike(is, renamed(defs[def], same)) {
				to[def] = name + "." + def
			}
		}
		for def := range defs {
			all[to[def]] = renamed(defs[def], to)
		}
		all[roots[name]] = renamed(whole, to)
	}
	return all, roots
}

// same renames nothing.
var same map[string]string

// renamed is a schema whose references lead to components, under other names.
func renamed(schema any, to map[string]string) any {
	switch s := schema.(type) {
	case object:
		out := object{}
		for key, value := range s {
			if ref, is := value.(string); is && key == "$ref" {
				name := strings.TrimPrefix(ref, "#/$defs/")
				if other, ok := to[name]; ok {
					name = other
				}
				out[key] = "#/components/schemas/" + name
				continue
			}
			out[key] = renamed(value, to)
		}
		return out
	case []any:
		out := make([]any, len(s))
		for i := range s {
			out[i] = renamed(s[i], to)
		}
		return out
	}
	return schema
}

// alike reports whether two schemas are the same.
func alike(a, b any) bool {
	one, errOne := outlet.JSON(a, false)
	other, errOther := outlet.JSON(b, false)
	return errOne == nil && errOther == nil && bytes.Equal(one, other)
}

func plain(about string) object   { return object{"type": "string", "description": said(about)} }
func integer(about string) object { return object{"type": "integer", "description": said(about)} }

func listOf(of object) object { return object{"type": "array", "items": of} }

func closed(properties object, required ...string) object {
	return object{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

func problemSchema() object {
	return closed(object{"type": plain("problem type"), "title": plain("problem title"),
		"status": integer("problem status"),
		"detail": plain("problem detail"), "code": plain("problem code"), "field": plain("problem field"),
		"did_you_mean": plain("problem meant"), "known": listOf(plain("problem known")),
		"faults":      listOf(reference("Wrong")),
		"more_faults": integer("problem more")}, "type", "title", "status")
}

func wrongSchema() object {
	return closed(object{"code": plain("problem code"), "file": plain("wrong file"), "line": integer("wrong line"),
		"column": integer("wrong column"), "length": integer("wrong length"), "text": plain("wrong text"),
		"fix": plain("wrong fix"), "source": plain("wrong source")}, "code", "file", "line", "column", "length", "text")
}

func casesSchema() object {
	return closed(object{"cases": listOf(closed(object{"case": plain("parameter case"), "folder": plain("case folder")},
		"case", "folder"))}, "cases")
}
