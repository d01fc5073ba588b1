package expr

import (
	"regexp"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A shorthand is a way of saying comparisons that this language does not have,
// such as `low <= a.x <= high`.
type shorthand struct {
	form *regexp.Regexp
	said func(parts []string) string // by group of the form
}

const (
	anOption = `([A-Za-z][\w-]*\.[\w-]+)`
	aLevel   = `("(?:[^"\\]|\\.)*"|[A-Za-z0-9][\w-]*)`
	divides  = `\s*(?:,\s*or\b|\|+|,|/|\bor\b)\s*`
	levels   = `(` + aLevel + `(?:` + divides + aLevel + `)+)`
	copula   = `(?:(?:is|are|be|lies)\s+)?`
)

var shorthands = []shorthand{
	{
		regexp.MustCompile(`(?i)` + anOption + `\s+` + copula + `(?:between|from)\s+` + aLevel + `\s+(?:and|to)\s+` +
			aLevel), func(g []string) string {
			return compared(g[1], ">=", g[2]) + " and " + compared(g[1], "<=", g[3])
		}},
	{regexp.MustCompile(aLevel + `\s*(<=?|>=?|=)\s*` + anOption + `(?:\s*(<=?|>=?|=)\s*` + aLevel + `)?`),
		func(g []string) string {
			first := compared(g[3], turned.Replace(g[2]), g[1])
			if g[4] == "" {
				return first
			}
			return first + " and " + compared(g[3], g[4], g[5])
		}},
	{regexp.MustCompile(anOption + `\s*(<=?|>=?)\s*` + aLevel + `\s*(<=?|>=?)\s*` + aLevel), func(g []string) string {
		return compared(g[1], g[2], g[3]) + " and " + compared(g[1], g[4], g[5])
	}},
	{
		regexp.MustCompile(`(?i)` + anOption + `\s+` + copula +
			`((?:not\s+)?)(?:in|one\s+of|any\s+of|among)\s*[(\[{]?\s*` + levels + `\s*[)\]}]?`),
		func(g []string) string {
			return oneOf(g[1], g[3], g[2] != "")
		}},
	{
		regexp.MustCompile(`(?i)` + anOption + `\s*(?:=|\bis\b)\s*((?:not\s+)?)(?:either\s+)?[(\[{]?\s*` + levels +
			`\s*[)\]}]?`), func(g []string) string {
			return oneOf(g[1], g[3], g[2] != "")
		}},
	{regexp.MustCompile(`(?i)` + anOption + `\s*(?:!=|<>)\s*()[(\[{]?\s*` + levels + `\s*[)\]}]?`),
		func(g []string) string {
			return oneOf(g[1], g[3], true)
		}},
	{regexp.MustCompile(`(?i)` + anOption + `\s+(?:does\s+not|doesn't|do\s+not)(?:\s+(?:hold|happen|occur))?`),
		func(g []string) string {
			return "not " + g[1]
		}},
}

var (
	turned  = strings.NewReplacer("<", ">", ">", "<")
	divider = regexp.MustCompile(`(?i)` + divides)
)

// compared writes a comparison with a level as it was written, quoted or not.
func compared(option, rel, level string) string {
	return option + " " + rel + " " + QuoteLevel(unquoted(level))
}

func unquoted(level string) string {
	if toks, err := lexed(level, false); err == nil && len(toks) == 2 && toks[0].kind == quoted {
		return toks[0].text
	}
	return level
}

// oneOf writes that an option stands at one of several levels, or at none of them.
func oneOf(option, list string, not bool) string {
	rel, join := " = ", " or "
	if not {
		rel, join = " != ", " and "
	}
	var parts []string
	for _, level := range divider.Split(list, -1) {
		parts = append(parts, option+rel+QuoteLevel(unquoted(level)))
	}
	return strings.Join(parts, join)
}

// inShort explains a fault within a shorthand; nil for any other.
func inShort(text string, wrong *Error) *Error {
	for _, s := range shorthands {
		for _, m := range s.form.FindAllStringSubmatchIndex(text, -1) {
			pos := Span{m[0], m[0] + len(strings.TrimRight(text[m[0]:m[1]], " \t\n"))}
			if wrong.Pos.Start < pos.Start || wrong.Pos.Start > pos.End || !isWhole(text, pos) {
				continue
			}
			groups := make([]string, len(m)/2)
			for g := range groups {
				if m[2*g] >= 0 {
					groups[g] = text[m[2*g]:m[2*g+1]]
				}
			}
			said := s.said(groups)
			if pos.Start > 0 || pos.End < len(text) {
				said = grouped(said)
			}
			if _, err := bare(said); err == nil && mends(text, pos, said) {
				return flaw(fault.ForeignWord, pos, "write `"+said+"`", "`%s` is not part of this language",
					text[pos.Start:pos.End])
			}
		}
	}
	return nil
}

// isWhole reports whether a stretch begins and ends where words do.
func isWhole(text string, pos Span) bool {
	goesOn := func(c byte) bool {
		return c == '.' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	return (pos.Start == 0 || !goesOn(text[pos.Start-1])) && (pos.End == len(text) || !goesOn(text[pos.End]))
}

// grouped puts parentheses around a condition of several parts.
func grouped(said string) string {
	if e, err := bare(said); err == nil && e.Op != Term {
		return "(" + said + ")"
	}
	return said
}
