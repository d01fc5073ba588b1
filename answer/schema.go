package answer

import (
	"bytes"
	"embed"
	"fmt"
	"path"
)

//go:embed schema
var schemas embed.FS

// SchemaNames lists the answers that have a JSON Schema, in the order of
// docs/answers.md.
func SchemaNames() []string {
	return []string{
		"brief", "report", "finding", "way", "passage", "state", "large", "states", "why-not", "against", "ways",
		"robust", "part", "coalitions", "inverse", "drift", "depth",
		"perceptions", "preferences", "same",
		"timeline", "commitments", "diff", "check", "reading", "bottom-lines", "wishes", "trial", "moving",
		"import", "export", "citation", "proposals",
	}
}

// Schema returns the JSON Schema (2020-12) of an answer by its name, as it is
// generated from the types of this package; nil of a name that is none of
// [SchemaNames].
func Schema(name string) []byte {
	text, err := schemas.ReadFile(path.Join("schema", path.Base(name)+".json"))
	if err != nil {
		return nil
	}
	return text
}

// Schemas returns all schemas as one JSON object, by the names of their answers.
func Schemas() []byte {
	var b bytes.Buffer
	b.WriteString("{")
	for i, name := range SchemaNames() {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n%q: %s", name, bytes.TrimSpace(Schema(name)))
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}
