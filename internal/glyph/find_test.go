package glyph

import (
	"strings"
	"testing"
)

// mended puts what is due in place of every character found.
func mended(text string) string {
	var b strings.Builder
	at := 0
	for _, p := range Find(text) {
		b.WriteString(text[at:p.At] + p.Put(text))
		at = p.End()
	}
	return b.String() + text[at:]
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"a.x ≥ half":                   "a.x >= half",
		"¬a.x∧b.y":                     "not a.x and b.y",
		"¬(a.x)∨b.y":                   "not (a.x) or b.y",
		"a.x\u00a0= half":              "a.x = half",
		"a.x\u200b = half":             "a.x = half",
		"a.x = “in force”":             `a.x = "in force"`,
		"a.x = „in force“":             `a.x = "in force"`,
		"a.x = «\u00a0d’accord\u00a0»": `a.x = "d’accord"`,
		"a.x = ‘d’accord’":             `a.x = "d’accord"`,
		"a.x = \"in force”":            `a.x = "in force"`,
		"a.x = “in force\"":            `a.x = "in force"`,
		`a.x = "5–10 ≥ “x”"`:           `a.x = "5–10 ≥ “x”"`,
		`a.x = "\"–" and b.y ≠ no`:     `a.x = "\"–" and b.y != no`,
		"no‑water":                     "no-water",
		"２００６－１２－２２":                   "2006-12-22",
		"۲۰۰۶−۱۲−۲۲":                   "2006-12-22",
		"（a.x）":                        "(a.x)",
		"a.x = \"\u00a0y\"":            "a.x = \"\u00a0y\"",
		"a.x = halb":                   "a.x = halb",
		"a = “\xff\xfe":                "a = \"\xff\xfe",
		"größe":                        "größe",
	} {
		if got := mended(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
