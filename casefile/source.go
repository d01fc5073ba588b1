package casefile

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A source is the text of one file, divided into lines. Lines end with LF or
// CR LF; a byte order mark is left out.
type source struct {
	name  string
	kind  string // case or record, which is also the key it begins with in version 1
	text  string
	lines []int // where each line begins
}

func newSource(name string, text []byte) *source {
	s := &source{name: name, kind: caseKind, text: strings.TrimPrefix(string(text), byteOrderMark), lines: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return s
		}
		at += i + 1
		s.lines = append(s.lines, at)
	}
}

// The kinds of files.
const (
	caseKind   = "case"
	recordKind = "record"
)

// begins says how a file of this kind begins.
func (s *source) begins() string {
	if s.kind == recordKind {
		return "a file of a record begins with `record: 1`"
	}
	return "a case begins with `plenary: 1`"
}

// lineEnd returns where line n, counted from 0, ends, its line end not counted.
func (s *source) lineEnd(n int) int {
	if n+1 >= len(s.lines) {
		return len(s.text)
	}
	end := s.lines[n+1] - 1
	if end > s.lines[n] && s.text[end-1] == '\r' {
		end--
	}
	return end
}

// lineOf returns the line, counted from 0, that holds the byte at off.
func (s *source) lineOf(off int) int {
	n, found := slices.BinarySearch(s.lines, off)
	if found {
		return n
	}
	return n - 1
}

// column returns the column, in runes counted from 0, of the byte at off.
func (s *source) column(off int) int {
	return utf8.RuneCountInString(s.text[s.lines[s.lineOf(off)]:off])
}

// offset returns the byte at a line and column, both counted from 1. A place
// beyond a line or the text is its end.
func (s *source) offset(line, col int) int {
	line = min(max(line, 1), len(s.lines))
	at, end := s.lines[line-1], s.lineEnd(line-1)
	for ; col > 1 && at < end; col-- {
		_, size := utf8.DecodeRuneInString(s.text[at:end])
		at += size
	}
	return at
}

// check reports what keeps the text from being read at all: its size, its
// encoding, and characters that cannot be seen or that editors and YAML count
// differently.
func (s *source) check() []flaw {
	if f, bad := s.tooLarge(); bad {
		return []flaw{f}
	}
	if f, is := foreign(s.text); is {
		return []flaw{f}
	}
	if strings.TrimSpace(s.text) == "" {
		return []flaw{{code: fault.EmptyFile, msg: "the file is empty", hint: s.begins()}}
	}
	return s.badRunes()
}

func (s *source) tooLarge() (flaw, bool) {
	if n := len(s.text); n > MaxBytes {
		return flaw{code: fault.TooLarge, msg: sizeMessage(int64(n))}, true
	}
	n := 0
	for i := range len(s.text) {
		if n += part(s.text[i]); n > maxParts {
			return flaw{start: i, end: i + 1, code: fault.TooLarge, hint: s.divide(),
				msg: fmt.Sprintf("more than %d lines, commas, colons and brackets; at most that many are read",
					maxParts)}, true
		}
	}
	return flaw{}, false
}

// divide says what to do about a file that is too large.
func (s *source) divide() string {
	if s.kind == recordKind {
		return "divide it into several files in a folder record/"
	}
	return "divide the case"
}

// parts counts what [maxParts] bounds.
func (s *source) parts() int {
	n := 0
	for i := range len(s.text) {
		n += part(s.text[i])
	}
	return n
}

// part is 1 for a character that may begin a further part of the tree.
func part(c byte) int {
	switch c {
	case ',', ':', '[', '{', '\n':
		return 1
	}
	return 0
}

// maxParts bounds the memory that the entries of a file can take: each needs
// at least one of these characters.
const maxParts = 1 << 20

func sizeMessage(n int64) string {
	return fmt.Sprintf("the file has %d bytes; at most %d (8 MiB) are read", n, MaxBytes)
}

// encoding names what the text is instead of UTF-8 text, or is empty.
func encoding(text string) string {
	switch {
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return "UTF-16"
	case len(text) > 3 && (text[0] == 0 && text[1] != 0 && text[2] == 0 ||
		text[1] == 0 && text[0] != 0 && text[3] == 0):
		return "UTF-16 without its mark"
	case strings.IndexByte(text, 0) >= 0:
		return "not text: it has NUL bytes"
	}
	return ""
}

// badRunes reports the first unreadable character of every line.
func (s *source) badRunes() []flaw {
	var all []flaw
	for n := range s.lines {
		for at, end := s.lines[n], s.lineEnd(n); at < end; {
			r, size := utf8.DecodeRuneInString(s.text[at:end])
			if code, msg, hint := unreadable(r, size, s.text[at]); msg != "" {
				if r == '\r' && (len(s.lines) == 1 || strings.HasPrefix(s.text[at:], "\r\r\n")) {
					hint += mendHint
				}
				all = append(all, flaw{start: at, end: at + size, code: code, msg: msg, hint: hint})
				break
			}
			at += size
		}
		if len(all) == maxFaults {
			break
		}
	}
	return all
}

// unreadable says why a character cannot stand in a case, or nothing.
func unreadable(r rune, size int, first byte) (code fault.Code, msg, hint string) {
	switch {
	case r == utf8.RuneError && size == 1:
		return fault.NotUTF8, fmt.Sprintf("byte 0x%02x is not UTF-8 text", first),
			"save the file as UTF-8" + western(first)
	case r == '\r':
		return fault.OddCharacter, "a carriage return alone does not end a line",
			"save the file with LF or CR LF line ends"
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return fault.OddCharacter, fmt.Sprintf("the invisible line separator U+%04X cannot stand here", r),
			"replace it by a space or a new line"
	case r == 0xfeff:
		return fault.OddCharacter, "an invisible byte order mark (U+FEFF) inside the text", "remove it" + mendHint
	case r < ' ' && r != '\t', r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
		return fault.OddCharacter, fmt.Sprintf("the control character U+%04X cannot stand here", r),
			"remove it; in double quotes it can be written as an escape"
	}
	return "", "", ""
}
