package casefile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
)

var (
	keyLine  = regexp.MustCompile(`^(\s*(?:- +)*)([^\s:#'"\[{][^:#]*?) *:(?: +(.*?))?\s*$`)
	assigned = regexp.MustCompile(`^\s*([a-z_]+) *= *(.*?)\s*$`)
)

// slip explains the slips behind which YAML loses its way further on: each is
// pointed at where it was made, with what to write.
func (m *misreading) slip() (flaw, bool) {
	n := m.lineOf(min(m.at, len(m.text)))
	switch {
	case m.has("mapping values are not allowed"):
		return m.colonSlip(n)
	case m.has("expected ':'"):
		return m.noColon(m.lineOf(min(m.from, len(m.text))))
	case m.has("expected key"), m.has("document start"):
		return m.columnSlip(n)
	case m.has("'-' indicator"):
		return m.itemSlip(n)
	case m.has("sequence entries are not allowed"), m.has("block scalar"), m.has("comment or line break"),
		m.has("cannot start") && m.char() != '\t':
		return m.quoteSlip()
	}
	return flaw{}, false
}

func (m *misreading) line(n int) string { return m.text[m.lines[n]:m.lineEnd(n)] }

// before returns the last line above n that is no comment and not empty; -1
// for none.
func (m *misreading) before(n int) int {
	for n--; n >= 0; n-- {
		if t := strings.TrimSpace(m.line(n)); t != "" && t[0] != '#' {
			return n
		}
	}
	return -1
}

// keyAt returns the column, from 0, of the key that a line begins with; -1 for
// none.
func (m *misreading) keyAt(n int) (col int, key, value string) {
	if n < 0 {
		return -1, "", ""
	}
	parts := keyLine.FindStringSubmatch(m.line(n))
	if parts == nil {
		return -1, "", ""
	}
	return len(parts[1]), parts[2], parts[3]
}

// on returns a flaw of a line from a column on.
func (m *misreading) on(n, col int, code fault.Code, msg, hint string) (flaw, bool) {
	at := m.lines[n] + col
	return flaw{start: at, end: max(at+1, m.lineEnd(n)), code: code, msg: msg, hint: hint}, true
}

// colonSlip explains a colon that cannot stand where it does.
func (m *misreading) colonSlip(n int) (flaw, bool) {
	line, at := m.line(n), m.at-m.lines[n]
	if i := strings.Index(line, ": "); i >= 0 && i < at {
		col := len(line) - len(strings.TrimLeft(line[i+2:], " "))
		value, _, _ := strings.Cut(line[col:], " #")
		if value == "" || strings.ContainsRune(`"'[{|>`, rune(value[0])) {
			return flaw{}, false
		}
		return m.on(n, col, fault.NeedsQuotes, "a colon followed by a space cannot stand inside text without quotes",
			"put it in quotes: `"+scalarText(strings.TrimSpace(value))+"`")
	}
	above := m.before(n)
	if above < 0 {
		return flaw{}, false
	}
	if f, ok := m.noColon(above); ok {
		return f, true
	}
	return m.tooFar(n, above)
}

// tooFar explains a key that stands to the right of the key above it, which
// has a value already.
func (m *misreading) tooFar(n, above int) (flaw, bool) {
	col, _, _ := m.keyAt(n)
	upper, key, value := m.keyAt(above)
	if col <= upper || upper < 0 || value == "" {
		return flaw{}, false
	}
	return m.on(n, col, fault.WrongColumn, "this key stands further right than the one above it", inColumn(upper, key))
}

func inColumn(col int, key string) string {
	return fmt.Sprintf("begin it in column %d, as `%s` does", col+1, key)
}

// noColon explains a line that should be a key with a value and has no colon.
func (m *misreading) noColon(n int) (flaw, bool) {
	line := strings.TrimRight(m.line(n), " \r")
	text := strings.TrimLeft(line, " ")
	col := len(line) - len(text)
	first, rest, _ := strings.Cut(text, " ")
	name, value, glued := strings.Cut(text, ":")
	known := func(s string) bool { _, ok := traitsOf[s]; return ok }
	switch {
	case strings.HasPrefix(text, "//"), strings.HasPrefix(text, ";"), strings.HasPrefix(text, "/*"),
		strings.HasPrefix(text, "<!--"):
		return m.on(n, col, fault.BadComment, "a comment begins with `#`",
			"write `# "+strings.TrimLeft(text, "/*;<!- ")+"`")
	case assigned.MatchString(line):
		parts := assigned.FindStringSubmatch(line)
		return m.on(n, col, fault.NoColon, "a key is followed by a colon, not by `=`",
			"write `"+parts[1]+": "+parts[2]+"`")
	case glued && value != "" && value[0] != ' ' && (known(name) || expr.IsID(name)) && !strings.Contains(value, ": "):
		return m.on(n, col, fault.NoColon, "a key needs a space after its colon", "write `"+name+": "+value+"`")
	case strings.Contains(text, ": "), strings.HasSuffix(text, ":"), strings.HasPrefix(text, "- "):
		return flaw{}, false
	case known(first) && rest != "":
		return m.on(n, col, fault.NoColon, "a key needs a colon after it", "write `"+first+": "+rest+"`")
	case known(text) || isOptionID(text):
		return m.on(n, col, fault.NoColon, "a key needs a colon after it", "write `"+text+":`")
	}
	return flaw{}, false
}

// isOptionID reports whether text may be the id of a party or an option.
func isOptionID(text string) bool {
	for _, part := range strings.Split(text, ".") {
		if !expr.IsID(part) {
			return false
		}
	}
	return true
}

// columnSlip explains a line whose column is none of those above it, and text
// after a closing quote.
func (m *misreading) columnSlip(n int) (flaw, bool) {
	line, at := m.line(n), min(m.at-m.lines[n], len(m.line(n)))
	if head := strings.TrimRight(line[:at], " "); head != "" && strings.ContainsRune(`"'`, rune(head[len(head)-1])) {
		if i := strings.Index(line, ": "); i >= 0 {
			value, _, _ := strings.Cut(line[i+2:], " #")
			if value = strings.TrimSpace(value); value != "" && strings.ContainsRune(`"'`, rune(value[0])) {
				return m.on(n, len(line)-len(strings.TrimLeft(line[i+2:], " ")), fault.NeedsQuotes,
					"the text goes on after its closing quote", "write `"+scalarText(value)+"`")
			}
		}
	}
	above := m.before(n)
	col, _, _ := m.keyAt(n)
	upper, key, value := m.keyAt(above)
	if col < 0 || upper < 0 {
		return flaw{}, false
	}
	if col > upper && value != "" {
		if upmost, name, _ := m.keyAt(m.before(above)); upmost > upper {
			return m.on(above, upper, fault.WrongColumn, "this key stands further left than the one above it",
				inColumn(upmost, name))
		}
		return m.tooFar(n, above)
	}
	best, name := upper, key
	for i := above; i >= 0 && upper > 0; i = m.before(i) {
		c, k, _ := m.keyAt(i)
		if c < 0 || c > upper {
			continue
		}
		if upper = c; abs(c-col) < abs(best-col) {
			best, name = c, k
		}
	}
	if best == col {
		return flaw{}, false
	}
	return m.on(n, col, fault.WrongColumn, "this key does not stand in the column of those around it",
		inColumn(best, name))
}

func abs(n int) int { return max(n, -n) }

// itemSlip explains a key that follows an item of a list.
func (m *misreading) itemSlip(n int) (flaw, bool) {
	col, key, _ := m.keyAt(n)
	above := m.before(n)
	for above >= 0 && m.indentOf(above) > col {
		above = m.before(above)
	}
	upper, first, _ := m.keyAt(above)
	switch {
	case col < 0 || upper <= col || !strings.HasPrefix(strings.TrimSpace(m.line(above)), "- "):
		return flaw{}, false
	case statementShape.key(key) != nil || entryShape.key(key) != nil || mandateShape.key(key) != nil:
		return m.on(n, col, fault.WrongColumn, "this key stands outside the item that it belongs to",
			inColumn(upper, first))
	}
	return m.on(above, m.indentOf(above), fault.WrongForm, "these are keys and no items of a list",
		"remove the `- ` before `"+first+"`")
}

func (m *misreading) indentOf(n int) int {
	line := m.line(n)
	return len(line) - len(strings.TrimLeft(line, " "))
}

// quoteSlip proposes quotes for text that YAML takes for something else.
func (m *misreading) quoteSlip() (flaw, bool) {
	at := m.at
	if m.has("block scalar") || m.has("comment or line break") {
		at = m.from
	}
	start, text := m.valueAt(at)
	if text == "" {
		return flaw{}, false
	}
	f := flaw{start: start, end: start + len(text), code: fault.NeedsQuotes,
		msg:  fmt.Sprintf("text cannot begin with `%c`", []rune(text)[0]),
		hint: "put it in quotes: `" + scalarText(text) + "`"}
	if text[0] == '|' || text[0] == '>' {
		f.code, f.msg, f.hint = fault.BlockText, "the text of `|` or `>` begins on the next line",
			"begin it there, or "+f.hint
	}
	if strings.HasPrefix(text, "- ") {
		f.msg = "a list cannot begin on the line of its key"
		f.hint = "if it is text put it in quotes: `" + scalarText(text) + "`; if it is a list begin it on the next line"
	}
	return f, true
}

// valueAt returns the value that stands on one line around off, without the
// key before it and a comment behind it, and where it begins; "" when it is not
// the only one.
func (s *source) valueAt(off int) (start int, text string) {
	off = min(off, len(s.text))
	n := s.lineOf(off)
	line := s.text[s.lines[n]:s.lineEnd(n)]
	start = len(valuePrefix.FindString(line))
	text, _, _ = strings.Cut(line[start:], " #")
	if text = strings.TrimSpace(text); start+s.lines[n] > off {
		return 0, ""
	}
	return start + s.lines[n], text
}

// valuePrefix is what stands before a value on its line.
var valuePrefix = regexp.MustCompile(`^\s*(?:- +)*(?:[A-Za-z_][\w.-]*: +)?`)

// meantAsText proposes what to write for a value that begins with a sign of
// YAML; "" when that is not clear.
func (s *source) meantAsText(off int) string {
	start, text := s.valueAt(off)
	line := s.text[s.lines[s.lineOf(off)]:s.lineEnd(s.lineOf(off))]
	switch rest := strings.TrimSpace(strings.TrimPrefix(s.text[off:s.lineEnd(s.lineOf(off))], "!")); {
	case text != "" && strings.HasPrefix(text, "* ") && strings.TrimSpace(line)[0] == '*':
		return "items of a list begin with `- `: write `- " + strings.TrimSpace(text[2:]) + "`"
	case s.text[off] == '!' && isOptionID(rest[:wordLen(rest)]) && strings.Contains(rest[:wordLen(rest)], "."):
		return "write `not " + rest[:wordLen(rest)] + "`"
	case start == off && text != "" && !strings.ContainsAny(text, "[]{}"):
		return "put it in quotes if it is text: `" + scalarText(text) + "`"
	}
	return ""
}
