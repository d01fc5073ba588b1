package glyph

import (
	"strings"
	"testing"
	"unicode"
)

func TestOf(t *testing.T) {
	for r, want := range map[rune]string{
		0xa0:         "U+00A0 (a no-break space) stands where a plain space is due; write a plain space",
		0x3000:       "U+3000 (an ideographic space) stands where a plain space is due; write a plain space",
		0x200b:       "U+200B (a zero-width space), which nobody sees, cannot stand here; remove it",
		'–':          "`–` (U+2013, an en dash) stands where a plain `-` is due; write `-`",
		'≥':          "`≥` (U+2265, a greater-than or equal sign) stands where a plain `>=` is due; write `>=`",
		'：':          "`：` (U+FF1A, a full-width :) stands where a plain `:` is due; write `:`",
		'٣':          "`٣` (U+0663, a digit of another script) stands where a plain `3` is due; write `3`",
		'۹':          "`۹` (U+06F9, a digit of another script) stands where a plain `9` is due; write `9`",
		'→':          "`→` (U+2192, an arrow) cannot stand here; for \"when A, then B\" write `B if A`",
		'\U000e0001': "U+E0001 (a formatting character), which nobody sees, cannot stand here; remove it",
	} {
		c, ok := Of(r)
		if got := c.Msg() + "; " + c.Fix(); !ok || got != want {
			t.Errorf("%U: %s, want %s", r, got, want)
		}
	}
}

// TestTable holds what the rest relies on: what is plain is ASCII, and whatever
// Unicode calls a space, a dash or a quote is known.
func TestTable(t *testing.T) {
	for r := rune(0x80); r < 0x20000; r++ {
		c, ok := Of(r)
		switch {
		case ok && strings.IndexFunc(c.Plain, func(r rune) bool { return r >= 0x80 }) >= 0:
			t.Errorf("%U is made %q", r, c.Plain)
		case ok && (c.Name == "" || c.Kind == Unclear && (c.Hint == "" || c.Plain != "") ||
			c.Kind == Hidden && c.Plain != ""):
			t.Errorf("%U: %+v", r, c)
		case ok:
		case unicode.In(r, unicode.Zs, unicode.Pi, unicode.Pf) && r < 0x2e00:
			t.Errorf("%U is not known", r)
		case unicode.Is(unicode.Cf, r) && r < 0x10000:
			t.Errorf("%U, which is not seen, is not known", r)
		}
	}
	for r := rune(0); r < 0x80; r++ {
		if _, ok := Of(r); ok {
			t.Errorf("%q is plain", r)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		" in\u00a0force\n": "in force",
		"in\u200bforce":    "inforce",
		"ｆｕｌｌ":             "full",
		"“half”":           `"half"`,
		"a–b":              "a-b",
		"می\u200cخواهد":    "می\u200cخواهد",
		"क्\u200dष":        "क्\u200dष",
		"x\u200dy":         "xy",
		"\u202eabc\u202c":  "abc",
		"☺\ufe0f":          "☺\ufe0f",
		"\u00a0 \u3000":    "",
		"Half":             "Half",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}
