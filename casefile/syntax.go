package casefile

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/plenary-talks/plenary/internal/fault"
)

const (
	secondDocument = "second document"
	directiveMsg   = "lines that begin with % are not read"
)

// misread turns the library's error into a flaw in our words.
func (s *source) misread(err error) flaw {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return flaw{code: fault.NotYAML, msg: err.Error()}
	}
	m := &misreading{source: s, msg: load.Message, at: s.at(load.Mark), from: s.at(load.ContextMark)}
	m.known = load.ContextMark.Line > 0
	for _, explain := range []func(*misreading) (flaw, bool){
		(*misreading).slip, (*misreading).forbidden, (*misreading).unclosed, (*misreading).misplaced} {
		if f, ok := explain(m); ok {
			return f
		}
	}
	return m.here(fault.NotYAML, "this is not well-formed YAML: "+m.msg, "")
}

func (s *source) at(m yaml.Mark) int { return s.offset(m.Line, m.Column) }

// A misreading is what the library says of the place where it gave up.
type misreading struct {
	*source
	msg   string
	at    int  // where it gave up
	from  int  // where what it was reading began
	known bool // from is known
}

// here is a flaw of the one character where reading stopped.
func (m *misreading) here(code fault.Code, msg, hint string) flaw {
	return m.flaw(m.at, code, msg, hint)
}

// back is a flaw of the character where what was being read began.
func (m *misreading) back(code fault.Code, msg, hint string) flaw {
	if !m.known {
		return m.here(code, msg, hint)
	}
	return m.flaw(m.from, code, msg, hint)
}

func (m *misreading) flaw(at int, code fault.Code, msg, hint string) flaw {
	return flaw{start: at, end: at + 1, code: code, msg: msg, hint: hint}
}

// marked is a flaw of the mark of an anchor, alias or tag, with what to write
// if it was meant as text.
func (m *misreading) marked(code fault.Code, msg, hint string) flaw {
	at := m.at
	if i := strings.LastIndexAny(m.text[m.lines[m.lineOf(min(at, len(m.text)))]:min(at+1, len(m.text))],
		"&*!"); i >= 0 {
		at = m.lines[m.lineOf(min(at, len(m.text)))] + i
	}
	if said := m.meantAsText(min(at, len(m.text)-1)); said != "" {
		hint = said
	}
	return m.flaw(at, code, msg, hint)
}

// char is the character where reading stopped.
func (m *misreading) char() rune {
	r, _ := utf8.DecodeRuneInString(m.text[min(m.at, len(m.text)):])
	return r
}

// noun says what one file has one of.
func (m *misreading) noun() string {
	if m.kind == recordKind {
		return "document"
	}
	return m.kind
}

func (m *misreading) has(part string) bool { return strings.Contains(m.msg, part) }

// forbidden explains what a case may not use, and what looks like it.
func (m *misreading) forbidden() (flaw, bool) {
	line := m.text[m.lines[m.lineOf(min(m.at, len(m.text)))]:]
	switch {
	case m.has(secondDocument):
		return m.here(fault.SecondDocument, "a second document begins here",
			"one file holds one "+m.noun()+": remove the line `---` or `...`"), true
	case m.has("max depth"):
		return m.here(fault.TooDeep, fmt.Sprintf("more than %d lists and mappings inside one another", maxDepth),
			"a "+m.kind+" needs far fewer; look for brackets or dashes too many"), true
	case m.has("alias"), m.has("anchor"), m.has("alphabetic or numeric"):
		return m.marked(fault.Anchor, anchorMsg, anchorHint), true
	case m.has("tag"), m.has("'!'"), m.has("'>'"):
		return m.marked(fault.Tag, tagMsg, tagHint), true
	case m.has("directive"), m.has("YAML document"), strings.HasPrefix(line, "%"):
		return m.here(fault.Directive, directiveMsg, "remove it"), true
	}
	return flaw{}, false
}

// unclosed explains quotes and brackets.
func (m *misreading) unclosed() (flaw, bool) {
	switch {
	case m.has("',' or ']'"):
		return m.bracket("[", "]"), true
	case m.has("',' or '}'"):
		return m.bracket("{", "}"), true
	case m.has("node content"):
		return m.here(fault.NotYAML, "a value is expected here",
			"close every bracket; quote text that begins with a comma or a bracket"), true
	case m.has("unexpected end of stream"), m.has("unexpected document indicator"):
		return m.back(fault.Unclosed, "this quote is never closed", "close it; inside single quotes write '' for one"),
			true
	case m.has("escape"), m.has("hexadecimal"):
		return m.here(fault.BadEscape, "this is not an escape of double quotes",
			`write \\ for a backslash, or use single quotes`), true
	case m.has("comment without preceding"):
		return m.here(fault.BadComment, "a comment needs a space before its #",
			"put a space, or quote the text if # belongs to it"), true
	}
	return flaw{}, false
}

func (m *misreading) bracket(open, shut string) flaw {
	here, from := m.lineOf(min(m.at, len(m.text))), m.lineOf(min(m.from, len(m.text)))
	if m.at > 0 && m.at <= len(m.text) && m.text[m.at-1] == ':' {
		return m.here(fault.NoColon, "a key needs a space after its colon", "write `: `")
	}
	if here == from {
		return m.here(fault.Unclosed, "`,` or `"+shut+"` is expected here",
			"quote text that has brackets, braces, commas, or a colon and a space")
	}
	return m.back(fault.Unclosed, fmt.Sprintf("this `%s` is not closed before line %d", open, here+1),
		"add `"+shut+"`, or a comma between two items")
}

// misplaced explains indentation, colons and characters out of place.
func (m *misreading) misplaced() (flaw, bool) {
	switch {
	case m.has("tab"), m.has("cannot start") && m.char() == '\t':
		return m.here(fault.WrongColumn, "a tab cannot indent", "indent with spaces"), true
	case m.has("cannot start"):
		return m.here(fault.NeedsQuotes, fmt.Sprintf("text cannot begin with `%c`", m.char()), "put it in quotes"), true
	case m.has("mapping values are not allowed"):
		return m.here(fault.NeedsQuotes, "a colon followed by a space cannot stand here",
			"quote text that has one; begin a new key on a new line, in the column of the keys around it"), true
	case m.has("expected ':'"):
		return m.back(fault.NoColon, "this is neither `key: value` nor an item `- value`",
			"add a colon after a key; text of several lines needs more indentation than its key"), true
	case m.has("expected key"):
		return m.here(fault.WrongColumn, "this does not belong to the keys around it",
			"keys of one mapping begin in the same column; text of a list begins with `- `"), true
	case m.has("'-' indicator"):
		return m.here(fault.WrongColumn, "this does not belong to the list around it",
			"items of one list begin with `- ` in the same column"), true
	case m.has("sequence entries are not allowed"):
		return m.here(fault.NeedsQuotes, "a list cannot begin here", "begin it on the next line, or write [a, b]"), true
	case m.has("document start"), m.has("document-end"):
		return m.here(fault.WrongColumn, "the text goes on after the end of the "+m.kind,
			"keys of a "+m.kind+" begin in the first column"), true
	case m.has("block scalar"), m.has("comment or line break"), m.has("indentation indicator"):
		return m.here(fault.BlockText, "the text of `|` or `>` begins on the next line", ""), true
	}
	return flaw{}, false
}
