package casefile

import (
	"strings"
	"testing"
)

// TestFormatKeepsEnds lays texts out that begin and end their lines in every
// way that editors do.
func TestFormatKeepsEnds(t *testing.T) {
	const in, out = "a:   x\n\n\n\nb: [c,d] # e\nf: |\n  g\n  h\ni: 'j\n  k'\n",
		"a: x\n\nb: [c, d] # e\nf: |\n  g\n  h\ni: 'j\n  k'\n"
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	open := func(s string) string { return strings.TrimRight(s, "\r\n") }
	for name, c := range map[string][2]string{
		"LF":                     {in, out},
		"CR LF":                  {crlf(in), crlf(out)},
		"LF, not ended":          {open(in), open(out)},
		"CR LF, not ended":       {open(crlf(in)), open(crlf(out))},
		"LF, ended often":        {in + "\n\n\n", out},
		"CR LF, ended often":     {crlf(in + "\n\n\n"), crlf(out)},
		"blanks at the end":      {in + "  \t", out},
		"blanks, not ended":      {open(in) + "  ", open(out)},
		"most CR LF":             {strings.Replace(crlf(in), "\r", "", 2), crlf(out)},
		"most LF":                {strings.Replace(in, "\n", "\r\n", 3), out},
		"as many of each":        {strings.Replace(in, "\n", "\r\n", strings.Count(in, "\n")/2), out},
		"one line":               {"a:  x", "a: x"},
		"one line, ended":        {"a:  x\r\n", "a: x\r\n"},
		"a comment at the end":   {"a:  x\n# c", "a: x\n# c"},
		"nothing at the end":     {"a:  x\nb:", "a: x\nb:"},
		"block text at the end":  {"b:  |\n  x\n  y", "b: |\n  x\n  y"},
		"block text, CR LF":      {"b:  |\r\n  x\r\n  y", "b: |\r\n  x\r\n  y"},
		"block text, kept lines": {"b:  |+\r\n  x\r\n\r\n", "b: |+\r\n  x\r\n\r\n"},
		"block text, ended":      {"b:  >-\r\n  x\r\n", "b: >-\r\n  x\r\n"},
		"an escaped line end":    {"b:  \"x \\\r\n  y\"\r\n", "b: \"x \\\r\n  y\"\r\n"},
		"brackets at the end":    {"b: [c,\r\n  d]", "b: [c,\r\n  d]"},
	} {
		for _, mark := range []string{"", "\ufeff"} {
			got, err := Format(t.Context(), "case.yaml", []byte(mark+c[0]))
			if err != nil || string(got) != mark+c[1] {
				t.Errorf("%s, mark %q: %v\n%q, want\n%q", name, mark, err, got, mark+c[1])
			}
			again, err := Format(t.Context(), "case.yaml", got)
			if err != nil || string(again) != string(got) {
				t.Errorf("%s, again: %v\n%q, want\n%q", name, err, again, got)
			}
		}
	}
}
