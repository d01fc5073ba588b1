package proposal

import _ "embed"

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of a file of proposals.
func Schema() []byte { return append([]byte(nil), schema...) }
