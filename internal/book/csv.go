package book

import (
	"strings"
)

// separators are what may stand between values, those first that win a tie.
const separators = ",;\t|"

// values reads a file of values: rows end with LF, CR LF or CR, values stand
// between separators, and one between double quotes may hold both, and quotes
// written twice.
func (b *Book) values(text []byte) error {
	text, err := b.decoded(text)
	if err != nil {
		return err
	}
	s := &scanner{book: b, text: string(text), line: 1}
	if s.sep = s.declared(); s.sep == 0 {
		s.sep = separator(s.text[s.at:])
	}
	sheet := Sheet{}
	b.CSV = true
	for s.at < len(s.text) {
		row, err := s.row()
		if err != nil {
			return err
		}
		if row.filled() {
			sheet.Rows = append(sheet.Rows, row)
		}
	}
	if len(sheet.Rows) > 0 {
		b.Sheets = []Sheet{sheet}
	}
	return nil
}

// A scanner takes a text apart.
type scanner struct {
	book  *Book
	text  string
	sep   byte
	at    int // where it reads
	line  int // there, from 1
	rows  int
	cells int
}

// declared reads the line by which a file tells Excel what stands between its
// values, as in sep=; and returns that; 0 when there is none.
func (s *scanner) declared() byte {
	rest := s.text
	if len(rest) < 5 || !strings.EqualFold(rest[:4], "sep=") || strings.IndexByte(separators, rest[4]) < 0 {
		return 0
	}
	end := lineEnd(rest[5:])
	if len(rest) > 5 && end == 0 {
		return 0
	}
	s.at, s.line, s.rows = 5+end, 2, 1
	return rest[4]
}

// lineEnd returns the length of the end of a line that text begins with.
func lineEnd(text string) int {
	switch {
	case strings.HasPrefix(text, "\r\n"):
		return 2
	case text != "" && (text[0] == '\n' || text[0] == '\r'):
		return 1
	}
	return 0
}

// separator finds what stands between values: of those that may, the one that is
// most often in the first row that has any, outside of quotes.
func separator(text string) byte {
	var count [len(separators)]int
	quoted, any := false, false
	for i := range len(text) {
		c := text[i]
		if c == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if any && (c == '\n' || c == '\r') {
			break
		}
		if at := strings.IndexByte(separators, c); at >= 0 {
			count[at]++
			any = true
		}
	}
	best := 0
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return separators[best]
}

// row reads one row with its end.
func (s *scanner) row() (Row, error) {
	s.rows++
	row := Row{N: s.rows, Line: s.line}
	for {
		p := Place{File: s.book.File, Row: row.N, Line: row.Line, Column: len(row.Cells) + 1}
		text, err := s.value(p)
		if err != nil {
			return row, err
		}
		s.cells++
		row.Cells = append(row.Cells, Cell{Text: text})
		switch {
		case len(text) > MaxText:
			return row, tooMany(p, MaxText, "bytes in a cell")
		case s.cells > MaxCells:
			return row, tooMany(p, MaxCells, "cells")
		case len(row.Cells) > MaxColumns:
			return row, tooMany(p, MaxColumns, "columns")
		case s.rows > MaxRows:
			return row, tooMany(p, MaxRows, "rows")
		}
		if s.at < len(s.text) && s.text[s.at] == s.sep {
			s.at++
			continue
		}
		if n := lineEnd(s.text[s.at:]); n > 0 {
			s.at += n
			s.line++
		}
		return row, nil
	}
}

// value reads one value. Only blanks may stand before and behind quotes.
func (s *scanner) value(p Place) (string, error) {
	rest := s.text[s.at:]
	if inner := strings.TrimLeft(rest, " "); strings.HasPrefix(inner, `"`) {
		s.at += len(rest) - len(inner) + 1
		return s.quoted(p)
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r == rune(s.sep) || r == '\n' || r == '\r' })
	if end < 0 {
		end = len(rest)
	}
	s.at += end
	return rest[:end], nil
}

// quoted reads a value from behind its first quote.
func (s *scanner) quoted(p Place) (string, error) {
	var out strings.Builder
	for {
		rest := s.text[s.at:]
		end := strings.IndexByte(rest, '"')
		if end < 0 {
			return "", wrong(p, `the double quote that begins here is never closed; `+
				`within quotes a quote is written twice ("")`)
		}
		out.WriteString(plainEnds(rest[:end]))
		s.line += strings.Count(plainEnds(rest[:end]), "\n")
		s.at += end + 1
		if !strings.HasPrefix(s.text[s.at:], `"`) {
			break
		}
		out.WriteByte('"')
		s.at++
	}
	s.at += len(s.text[s.at:]) - len(strings.TrimLeft(s.text[s.at:], " "))
	if rest := s.text[s.at:]; rest != "" && rest[0] != s.sep && lineEnd(rest) == 0 {
		return "", wrong(p, `something follows the quote that closes this value; `+
			`within quotes a quote is written twice ("")`)
	}
	return out.String(), nil
}

// plainEnds writes ends of lines as LF.
func plainEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// filled reports whether anything stands in a row.
func (r *Row) filled() bool {
	for _, c := range r.Cells {
		if strings.TrimSpace(c.Text) != "" {
			return true
		}
	}
	return false
}
