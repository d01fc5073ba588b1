package outlet

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

func TestTreeKeepsOrderAndValues(t *testing.T) {
	const text = `{"z":1,"a":[true,null,"x\ty",{}],"big":12345678901234567890,"e":{"b":1.50,"a":[]}}`
	tree, err := ReadTree([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(text, `\t`, " ")
	if got, _ := tree.MarshalJSON(); string(got) != want || tree.Size() != len(want) {
		t.Errorf("%s (%d bytes), want %s (%d)", got, tree.Size(), want, len(want))
	}
}

func TestTreeSpellsOutWhatIsHidden(t *testing.T) {
	tree, err := ReadTree([]byte(`{"a\u202e":"b\u200b\nc\ud83c\udfff \udb40\udc41"}`))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := tree.MarshalJSON()
	var back map[string]string
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	for name, value := range back {
		if strings.ContainsFunc(name+strings.ReplaceAll(value, "\n", ""), func(r rune) bool {
			return unicode.In(r, unicode.Cf, unicode.Cc)
		}) || !strings.Contains(value, `\u200b`) ||
			!strings.Contains(value, "\n") || !strings.Contains(value, `\U000e0041`) {
			t.Errorf("%q: %q", name, value)
		}
	}
}

func TestTreeRefuses(t *testing.T) {
	for _, text := range []string{"", "{", `{"a":1}{`, `[1,]`, `{"a" 1}`} {
		if tree, err := ReadTree([]byte(text)); err == nil {
			t.Errorf("%q is %v", text, tree)
		}
	}
}

func FuzzTree(f *testing.F) {
	f.Add(`{"z":1,"a":["\u202e",{}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := ReadTree([]byte(text))
		if err != nil {
			return
		}
		out, _ := tree.MarshalJSON()
		if !json.Valid(out) || len(out) != tree.Size() {
			t.Fatalf("%q becomes %q, of %d bytes", text, out, tree.Size())
		}
		again, err := ReadTree(out)
		if err != nil {
			t.Fatal(err)
		}
		if twice, _ := again.MarshalJSON(); string(twice) != string(out) {
			t.Fatalf("%q, then %q", out, twice)
		}
	})
}

func TestNetJSON(t *testing.T) {
	const text = "{\"a\":\"x\u202ey\U000e0041\"}"
	if got := NetJSON([]byte(text)); string(got) != `{"a":"x\u202ey\udb40\udc41"}` {
		t.Errorf("%s", got)
	}
}
