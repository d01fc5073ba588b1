package expr

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// shape prints e with every pair of parentheses.
func shape(e *Expr) string {
	switch e.Op {
	case Term:
		return e.Name + e.Rel + e.Level
	case Not:
		return "(not " + shape(e.Args[0]) + ")"
	}
	var parts []string
	for _, a := range e.Args {
		parts = append(parts, shape(a))
	}
	return "(" + strings.Join(parts, " "+words[e.Op]+" ") + ")"
}

func TestGrouping(t *testing.T) {
	for text, want := range map[string]string{
		"a.x":                           "a.x",
		"((a.x))":                       "a.x",
		"not not a.x":                   "(not (not a.x))",
		"not a.x = y":                   "(not a.x=y)",
		"not a.x and b.x":               "((not a.x) and b.x)",
		"a.x and b.x and c.x":           "(a.x and b.x and c.x)",
		"(a.x and b.x) and c.x":         "((a.x and b.x) and c.x)",
		"a.x or b.x and c.x":            "(a.x or (b.x and c.x))",
		"a.x and b.x or c.x":            "((a.x and b.x) or c.x)",
		"a.x if b.x or c.x":             "(a.x if (b.x or c.x))",
		"a.x or b.x if c.x":             "((a.x or b.x) if c.x)",
		"a.x if b.x if c.x":             "((a.x if b.x) if c.x)",
		"a.x if (b.x if c.x)":           "(a.x if (b.x if c.x))",
		"a.x iff b.x iff c.x":           "((a.x iff b.x) iff c.x)",
		"a.x iff b.x if c.x":            "(a.x iff (b.x if c.x))",
		"a.x if b.x iff c.x":            "((a.x if b.x) iff c.x)",
		"a.x or b.y and not c.z if d.w": "((a.x or (b.y and (not c.z))) if d.w)",
		"not (a.x if b.x)":              "(not (a.x if b.x))",
		"a.x<=y and b.x != z":           "(a.x<=y and b.x!=z)",
		"a.x\n=\t\"in force\"":          "a.x=in force",
		`a.x = "say \"no\" \\ or \yes"`: `a.x=say "no" \ or \yes`,
		"a-b_1.c-d>=e-f":                "a-b_1.c-d>=e-f",
		"not(a.x)and(b.x)or\tnot c.x":   "(((not a.x) and b.x) or (not c.x))",
	} {
		e, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := shape(e); got != want {
			t.Errorf("%s is read as %s, want %s", text, got, want)
		}
	}
}

func TestStringHasOnlyNeededParentheses(t *testing.T) {
	for text, want := range map[string]string{
		"((a.x))and(b.x)":                 "a.x and b.x",
		"(a.x and b.x) and c.x":           "(a.x and b.x) and c.x",
		"(a.x or b.x) and c.x":            "(a.x or b.x) and c.x",
		"a.x or (b.x and c.x)":            "a.x or b.x and c.x",
		"(a.x if b.x) if c.x":             "a.x if b.x if c.x",
		"a.x if (b.x if c.x)":             "a.x if (b.x if c.x)",
		"(a.x iff b.x) iff (c.x iff d.x)": "a.x iff b.x iff (c.x iff d.x)",
		"not (not (a.x))":                 "not not a.x",
		"not (a.x and b.x)":               "not (a.x and b.x)",
		"(not a.x) and b.x":               "not a.x and b.x",
		`a.x="half" and b.x!="in force"`:  `a.x = half and b.x != "in force"`,
		`a.x = "not"`:                     `a.x = "not"`,
		`a.x = "a\\\"b"`:                  `a.x = "a\\\"b"`,
	} {
		e, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := e.String(); got != want {
			t.Errorf("%s prints as %s, want %s", text, got, want)
		}
	}
}

// Every fault of grammar. The part at fault stands between the marks « and »;
// where they touch it is empty.
func TestFaultsOfGrammar(t *testing.T) {
	for marked, want := range map[string]string{
		"«»":           "the condition is empty; write one, such as `party.option = level`",
		"« \n»":        "the condition is empty",
		"a.x and «»":   "an option is expected here (party.option), not the end",
		"«and» a.x":    "an option is expected here (party.option), not `and`",
		"a.x or «=» b": "an option is expected here (party.option), not `=`",
		`not «"in force"»`: `an option is expected here (party.option), not ` + "`in force`" +
			`; a quoted level stands after a comparison, as in party.option = "level"`,
		"«(»a.x":         "this `(` is never closed; add `)`",
		"(a.x or «(»b.x": "this `(` is never closed",
		"a.x«)»":         "this `)` closes nothing; remove it, or add `(` before",
		"(a.x «b.x»)":    "`b.x` cannot follow here; join conditions with and, or, if, iff",
		"a.x «nad» b.x":  "`nad` cannot follow here; did you mean `and`?",
		"a.x «iif» b.x":  "`iif` cannot follow here; did you mean `if`?",
		"a.x «not» b.x":  "`not` cannot follow here",
		"a.x «(»b.x)":    "`(` cannot follow here",
		"a.x = b «=» c": "a second comparison cannot follow the first; " +
			"join two comparisons with `and`",
		"a.x = «»":     "a level is expected after `=`, not the end",
		"a.x >= «(»b)": "a level is expected after `>=`, not `(`",
		"a.x = «or»":   "the level `or` is also a word of the language; quote it: \"or\"",
		"a.x < «b.y»": "`b.y` looks like an option; compare with a level; " +
			"quote it if it has a dot",
		"a.x = «Half»":      "the level `Half` has characters that need quotes; quote it: \"Half\"",
		"a.x = «10»":        "the level `10` has characters that need quotes; quote it: \"10\"",
		"a.x = «.5»":        "the level `.5` has characters that need quotes",
		`a.x = «"in force»`: `this quoted level is never closed; end the level with "`,
		"a.x «==» b":        "`==` is not part of this language; write `=`",
		"a.x «=>» b":        "`=>` is not part of this language; write `>=`",
		"a.x «=<» b":        "`=<` is not part of this language; write `<=`",
		"a.x «<>» b":        "`<>` is not part of this language; write `!=`",
		"a.x «&&» b.x":      "`&&` is not part of this language; write `and`",
		"a.x «&» b.x":       "`&` is not part of this language; write `and`",
		"a.x «||» b.x":      "`||` is not part of this language; write `or`",
		"a.x «|» b.x":       "`|` is not part of this language; write `or`",
		"a.x «->» b.x":      "`->` is not part of this language; write `b.x if a.x`",
		"a.x«->»b.x":        "`->` is not part of this language",
		"«~»a.x":            "`~` is not part of this language; write `not`",
		"«!»a.x":            "`!` is not part of this language; write `not`",
		"a.x = «'half'»":    "levels are quoted with double quotes, not with '; write `half`",
		"a.x = «“»half”": "`“` (U+201C, a left double quotation mark) stands where a plain " +
			"`\"` is due; write `\"`",
		"a.x = \"half«”» and b.y": "`”` (U+201D, a right double quotation mark) stands where a plain " +
			"`\"` is due",
		"a.x «≥» b": "`≥` (U+2265, a greater-than or equal sign) stands where a plain " +
			"`>=` is due; write `>=`",
		"a.x«\u00a0»and and": "U+00A0 (a no-break space) stands where a plain space is due; " +
			"write a plain space",
		"a.x and«\u200b» ==": "U+200B (a zero-width space), which nobody sees, cannot stand here; " +
			"remove it",
		"a.no«‑»water and": "`‑` (U+2011, a no-break hyphen) stands where a plain `-` is due",
		"a.x «→» b.y":      "`→` (U+2192, an arrow) cannot stand here",
		"a.x «☺» b.y":      "'☺' (U+263A) cannot stand here",
		"a.x «,» b.x":      "`,` is not part of this language; write `and`",
		"a.x = «\x00»":     `'\x00' cannot stand here`,
		"a.x = «\xff»":     "byte 0xff is not text; save the file as UTF-8",
		deep("not ", 1001, "a.x"): "more than 1000 parentheses and nots inside one another; " +
			"split the condition",
		deep("(", 1001, "a.x"): "more than 1000 parentheses and nots inside one another",
		"«»" + strings.Repeat(" ", MaxBytes+1): "the condition has 65537 bytes; at most 65536 are read; " +
			"split it into several",
	} {
		text, pos := unmark(marked)
		_, err := Parse(text)
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("%.80q: no fault, want %s", text, want)
			continue
		}
		if !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.80q: %v, want %s", text, err, want)
		}
		if pos.Start >= 0 && fault.Pos != pos {
			t.Errorf("%.80q: at %v, want %v", text, fault.Pos, pos)
		}
	}
}

// deep nests the condition n deep and marks nothing.
func deep(open string, n int, inner string) string { return strings.Repeat(open, n) + inner }

func unmark(marked string) (string, Span) {
	before, rest, ok := strings.Cut(marked, "«")
	if !ok {
		return marked, Span{-1, -1}
	}
	at, after, _ := strings.Cut(rest, "»")
	return before + at + after, Span{len(before), len(before) + len(at)}
}

func TestNestingWithinBounds(t *testing.T) {
	for _, text := range []string{
		deep("not ", 999, "a.x"), strings.Repeat("(", 999) + "a.x" + strings.Repeat(")", 999)} {
		if _, err := Parse(text); err != nil {
			t.Error(err)
		}
	}
}

func TestWords(t *testing.T) {
	for word, id := range map[string]bool{
		"a": true, "cbs-1": true, "a_b": true, "": false, "A": false, "1a": false, "-a": false, "a.b": false,
		"é": false, "a b": false} {
		if IsID(word) != id {
			t.Errorf("IsID(%q) is %v", word, !id)
		}
	}
	for level, want := range map[string]string{
		"half": "half", "yes": "yes", "and": `"and"`, "in force": `"in force"`, "1": `"1"`, "": `""`,
		`a"b\c`: `"a\"b\\c"`} {
		if got := QuoteLevel(level); got != want {
			t.Errorf("QuoteLevel(%q) is %s, want %s", level, got, want)
		}
		e, err := Parse("a.x = " + want)
		if err != nil || e.Level != level {
			t.Errorf("%s is read as %q: %v", want, fmt.Sprint(e), err)
		}
	}
}
