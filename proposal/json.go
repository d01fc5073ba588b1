package proposal

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A shape is what a JSON value is.
type shape uint8

const (
	object shape = iota
	array
	text
	number
	literal // true, false, null
)

var shapeNames = []string{"an object", "a list", "text", "a number", "true, false or null"}

// A value is a JSON value with its place.
type value struct {
	shape
	text    string // of text what it says; of the rest as it is written
	members []member
	items   []value
	at      int
}

// A member is a key of an object with its value.
type member struct {
	key string
	at  int
	value
}

const maxDepth = 8

// A parser reads JSON (RFC 8259) strictly.
type parser struct {
	raw string
	at  int
}

// A flaw is what is wrong at a place of the text.
type flaw struct {
	at        int
	msg, hint string
}

func (f *flaw) Error() string { return f.msg }

func (p *parser) fail(at int, hint, format string, args ...any) error {
	return &flaw{at, fmt.Sprintf(format, args...), hint}
}

// parse reads a whole text.
func parse(raw string) (value, error) {
	p := &parser{raw: raw}
	v, err := p.value(0)
	if err != nil {
		return v, err
	}
	if p.blanks(); p.at < len(p.raw) {
		return v, p.fail(p.at, "leave out what comes after the closing bracket",
			"something stands behind the end of the JSON")
	}
	return v, nil
}

func (p *parser) blanks() {
	for p.at < len(p.raw) && strings.IndexByte(" \t\r\n", p.raw[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) value(depth int) (value, error) {
	p.blanks()
	at := p.at
	if depth > maxDepth {
		return value{}, p.fail(at, "", "brackets stand more than %d deep", maxDepth)
	}
	if at == len(p.raw) {
		return value{}, p.fail(at, "the text may have been cut off", "the JSON ends before a value")
	}
	switch c := p.raw[at]; {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		said, err := p.string()
		return value{shape: text, text: said, at: at}, err
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	case c == '`':
		return value{}, p.fail(at, "leave out the lines with ```", "a fence of Markdown stands here, which is no JSON")
	}
	for _, word := range []string{"true", "false", "null"} {
		if strings.HasPrefix(p.raw[at:], word) {
			p.at += len(word)
			return value{shape: literal, text: word, at: at}, nil
		}
	}
	r, _ := utf8.DecodeRuneInString(p.raw[at:])
	return value{}, p.fail(at, "write a text between double quotes, { or [", "%s begins no JSON value", shown(r))
}

// shown names a character in a message.
func shown(r rune) string {
	if strconv.IsGraphic(r) && r != ' ' {
		return "`" + string(r) + "`"
	}
	return fmt.Sprintf("the character U+%04X", r)
}

// next takes a mark, or one of two.
func (p *parser) next(one, other byte, after string) (byte, error) {
	p.blanks()
	if p.at < len(p.raw) && (p.raw[p.at] == one || p.raw[p.at] == other) {
		p.at++
		return p.raw[p.at-1], nil
	}
	hint := ""
	if p.at == len(p.raw) {
		hint = "the text may have been cut off"
	}
	if one == other {
		return 0, p.fail(p.at, hint, "`%c` is missing after %s", one, after)
	}
	return 0, p.fail(p.at, hint, "`%c` or `%c` is missing after %s", one, other, after)
}

func (p *parser) object(depth int) (value, error) {
	v := value{shape: object, at: p.at}
	p.at++
	if p.blanks(); p.at < len(p.raw) && p.raw[p.at] == '}' {
		p.at++
		return v, nil
	}
	for {
		p.blanks()
		m := member{at: p.at}
		if p.at == len(p.raw) || p.raw[p.at] != '"' {
			return v, p.fail(p.at, "a key stands between double quotes; no comma stands before `}`", "a key is missing")
		}
		var err error
		if m.key, err = p.string(); err != nil {
			return v, err
		}
		if _, err = p.next(':', ':', "a key"); err != nil {
			return v, err
		}
		if m.value, err = p.value(depth + 1); err != nil {
			return v, err
		}
		v.members = append(v.members, m)
		if mark, err := p.next(',', '}', "a value"); err != nil || mark == '}' {
			return v, err
		}
	}
}

func (p *parser) array(depth int) (value, error) {
	v := value{shape: array, at: p.at}
	p.at++
	if p.blanks(); p.at < len(p.raw) && p.raw[p.at] == ']' {
		p.at++
		return v, nil
	}
	for {
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.items = append(v.items, item)
		if mark, err := p.next(',', ']', "a value"); err != nil || mark == ']' {
			return v, err
		}
	}
}

// number reads a number; which it is shows where it is used.
func (p *parser) number() (value, error) {
	at := p.at
	for p.at < len(p.raw) && strings.IndexByte("+-0123456789.eE", p.raw[p.at]) >= 0 {
		p.at++
	}
	return value{shape: number, text: p.raw[at:p.at], at: at}, nil
}

// string reads a text between quotes.
func (p *parser) string() (string, error) {
	begin := p.at
	p.at++
	var b strings.Builder
	for p.at < len(p.raw) {
		r, size := utf8.DecodeRuneInString(p.raw[p.at:])
		switch {
		case r == '"':
			p.at++
			return b.String(), nil
		case r == '\\':
			escaped, err := p.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(escaped)
			continue
		case r < ' ':
			return "", p.fail(p.at, `write \n for a line end, \t for a tab`, "%s stands within a text", shown(r))
		}
		b.WriteRune(r)
		p.at += size
	}
	return "", p.fail(begin, "the text may have been cut off", "no double quote ends this text")
}

var escapes = map[byte]rune{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func (p *parser) escape() (rune, error) {
	at := p.at
	if at+1 < len(p.raw) {
		if r, ok := escapes[p.raw[at+1]]; ok {
			p.at += 2
			return r, nil
		}
	}
	r, ok := p.code()
	if ok && utf16.IsSurrogate(r) {
		low, two := p.code()
		r, ok = utf16.DecodeRune(r, low), two
		ok = ok && r != utf8.RuneError
	}
	if !ok {
		return 0, p.fail(at, `write \\ for a backslash, and \u with four hexadecimal digits`,
			"a backslash stands before nothing that it may")
	}
	return r, nil
}

// code reads \uXXXX.
func (p *parser) code() (rune, bool) {
	if !strings.HasPrefix(p.raw[p.at:], `\u`) || len(p.raw) < p.at+6 {
		return 0, false
	}
	n, err := strconv.ParseUint(p.raw[p.at+2:p.at+6], 16, 32)
	p.at += 6
	return rune(n), err == nil
}
