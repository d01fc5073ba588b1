package outlet_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/outlet"
)

func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		"a\u202eb\u2028\x7f\u0085\x1b": `"a\u202eb\u2028\u007f\u0085\u001b"`,
		"\U000e0041":                   `"\udb40\udc41"`,
		"<é日> & \u00a0":                "\"<é日> & \u00a0\"",
	} {
		got, err := outlet.JSON(text, true)
		if err != nil || string(got) != want+"\n" {
			t.Errorf("JSON(%q) = %s, %v, want %s", text, got, err, want)
		}
	}
}

// FuzzJSON holds that JSON decodes to what was encoded, and shows nothing hidden.
func FuzzJSON(f *testing.F) {
	f.Add("k\u202e", "\U000e0041\\u202e\u2029\x9b")
	f.Fuzz(func(t *testing.T, key, value string) {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return
		}
		for _, indent := range []bool{false, true} {
			out, err := outlet.JSON(map[string]string{key: value}, indent)
			if err != nil {
				t.Fatal(err)
			}
			if strings.ContainsFunc(strings.ReplaceAll(string(out), "\n", ""), dangerous) {
				t.Errorf("hidden characters in %q", out)
			}
			var back map[string]string
			if err := json.Unmarshal(out, &back); err != nil || len(back) != 1 || back[key] != value {
				t.Errorf("%q: %q reads as %q, %v", key, value, back, err)
			}
		}
	})
}
