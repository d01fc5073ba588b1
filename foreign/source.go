package foreign

import (
	"bytes"
	"fmt"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/fault"
)

// A Source is the text of a file, without a byte order mark.
type Source struct {
	Name  string
	Text  string
	lines []int // where each begins
}

// Text returns the text of a file. The error is a *[casefile.Faults] when it is
// not in UTF-8, is no text, or is too large. Lines end in LF, CR LF or CR.
func Text(f File) (*Source, error) {
	s := &Source{Name: f.Name, lines: []int{0}}
	if len(f.Text) > MaxBytes {
		s.Text = string(f.Text[:utf8Start(f.Text, 200)])
		return nil, s.Refuse(s.Fault(0, 0, fault.TooLarge,
			fmt.Sprintf("the file has %d bytes; at most %d are read", len(f.Text), MaxBytes), ""))
	}
	if bytes.HasPrefix(f.Text, []byte("\xff\xfe")) || bytes.HasPrefix(f.Text, []byte("\xfe\xff")) {
		return nil, s.Refuse(s.Fault(0, 0, fault.NotUTF8, "the file is in UTF-16", "save it as UTF-8"))
	}
	s.Text = strings.TrimPrefix(string(f.Text), "\ufeff")
	for i := 0; i < len(s.Text); i++ {
		if c := s.Text[i]; c == '\n' || c == '\r' && !strings.HasPrefix(s.Text[i+1:], "\n") {
			s.lines = append(s.lines, i+1)
		}
	}
	for i := 0; i < len(s.Text); {
		r, size := utf8.DecodeRuneInString(s.Text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return nil, s.Refuse(s.Fault(i, 1, fault.NotUTF8, "this is no character of UTF-8", "save it as UTF-8"))
		case r == 0:
			return nil, s.Refuse(s.Fault(i, 1, fault.NotText, "the file is no text", ""))
		}
		i += size
	}
	return s, nil
}

// utf8Start is where the character begins that is cut at byte n, if one is.
func utf8Start(text []byte, n int) int {
	for n = min(n, len(text)); n > 0 && n < len(text) && !utf8.RuneStart(text[n]); n-- {
	}
	return n
}

// Position returns the line and column, from 1, of a byte; columns count characters.
func (s *Source) Position(at int) (line, col int) {
	at = min(max(at, 0), len(s.Text))
	n := sort.SearchInts(s.lines, at+1) - 1
	return n + 1, utf8.RuneCountInString(s.Text[s.lines[n]:at]) + 1
}

// Fault is something wrong with length bytes from at on.
func (s *Source) Fault(at, length int, code fault.Code, msg, hint string) casefile.Fault {
	line, col := s.Position(at)
	begin, end := s.lines[line-1], len(s.Text)
	if line < len(s.lines) {
		end = s.lines[line]
	}
	text := strings.TrimRight(s.Text[begin:end], "\r\n")
	mark := utf8.RuneCountInString(s.Text[min(at, len(s.Text)):min(at+length, begin+max(len(text), at-begin))])
	return casefile.Fault{File: s.Name, Line: line, Col: col, Source: text, Mark: max(1, mark), Code: string(code),
		Msg: msg, Hint: hint}
}

// Refuse is the error of a text with faults.
func (s *Source) Refuse(faults ...casefile.Fault) error { return &casefile.Faults{List: faults} }

// Note is a note on what stands at a byte.
func (s *Source) Note(at int, n Note) Note {
	n.File = base(s.Name)
	n.Line, n.Col = s.Position(at)
	return n
}

// base is the name of a file without its folder.
func base(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }
