package desk_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary/desk"
)

// What an answer is made of is the case, its record and the texts that are at hand, each
// with the digest of its bytes.
func TestInputs(t *testing.T) {
	files := map[string]string{
		"river/case.yaml": "plenary: 1\nparties: {up: {}, down: {}}\noptions: {up.gates: }\n" +
			"preferences: {up: [not up.gates], down: [up.gates]}\n" +
			"sources: {gazette: {title: Gazette}, lost: {title: Lost}}\n",
		"river/record.yaml":         "record: 1\nentries: [{on: 2006-01-01, event: rain}]\n",
		"river/sources/gazette.txt": "No gate before the boats.\n",
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	f, err := desk.ReadFS(t.Context(), fsys, "river")
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Open(t.Context(), desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	inputs, err := c.Inputs(t.Context())
	if err != nil || len(inputs) != 3 {
		t.Fatal(inputs, err)
	}
	for i, name := range []string{"case.yaml", "record.yaml", "gazette.txt"} {
		sum := sha256.Sum256([]byte(files["river/"+strings.Replace(name, "gazette", "sources/gazette", 1)]))
		if in := inputs[i]; in.Name != name || in.Digest != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%+v", in)
		}
	}
	if inputs[0].Kind != desk.InputCase || inputs[1].Kind != desk.InputRecord || inputs[2].Source != "gazette" {
		t.Errorf("%+v", inputs)
	}
}
