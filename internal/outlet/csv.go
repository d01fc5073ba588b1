package outlet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
)

// CSV writes a table. Unless it is raw, no cell is more than text to the
// program that opens it: what begins like a formula gets an apostrophe before
// it, as spreadsheets write text that is none, also after a semicolon, at which
// some of them begin a cell; tabs and line ends become blanks; and what is
// hidden is escaped as in [Text]. Plain numbers stay numbers. A raw table has
// all strings as they are.
type CSV struct {
	w   *csv.Writer
	raw bool
	row []string
}

// NewCSV returns a table on w. Its rows reach w with Flush at the latest.
func NewCSV(w io.Writer, raw bool) *CSV { return &CSV{w: csv.NewWriter(w), raw: raw} }

// Row writes a row. Cells that somebody else wrote come through Name or Text,
// so that different ones stay different.
func (c *CSV) Row(cells ...string) error {
	if c.raw {
		return c.w.Write(cells)
	}
	c.row = c.row[:0]
	for _, cell := range cells {
		c.row = append(c.row, Cell(cell))
	}
	return c.w.Write(c.row)
}

// Name returns a name as it stands in a cell.
func (c *CSV) Name(text string) string {
	if c.raw {
		return text
	}
	return Name(text)
}

// Text returns prose as it stands in a cell.
func (c *CSV) Text(text string) string {
	if c.raw {
		return text
	}
	return Text(text)
}

// Names returns names as they stand in one cell.
func (c *CSV) Names(list []string, between string) string {
	var out []string
	for _, name := range list {
		out = append(out, c.Name(name))
	}
	return strings.Join(out, between)
}

// Flush writes what is held, and returns the first error there was.
func (c *CSV) Flush() error {
	c.w.Flush()
	return c.w.Error()
}

// Cell returns text as a cell that no spreadsheet takes for more than text or a
// plain number. Different texts without hidden characters, tabs and line ends
// make different cells.
func Cell(text string) string {
	if harmless(text) {
		return text
	}
	parts := strings.Split(Line(fold(text)), ";")
	for i, p := range parts {
		if isNumber(strings.TrimSpace(p)) && (i > 0 || len(parts) == 1) {
			continue
		}
		if formula(p) {
			parts[i] = "'" + p
		}
	}
	return strings.Join(parts, ";")
}

// harmless reports quickly of most cells that nothing need be done to them.
func harmless(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c == ';' || c < ' ' || c >= 0x7f:
			return false
		}
	}
	return text == "" || isLetter(text[0]) || isNumber(text)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isNumber reports whether text is a plain number, as in 17, -3 or 0.5.
func isNumber(text string) bool {
	whole, part, broken := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return isDigits(whole) && (!broken || isDigits(part))
}

// formula reports whether a spreadsheet might take text for a formula, a
// command or a link: also behind blanks and quotes, and written wide or small.
func formula(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Mn) ||
			strings.ContainsRune("\"'`＂＇\u00b4", r)
	})
	return strings.IndexAny(text, "=+-@|\u2212＝＋－＠｜﹦﹢﹣﹫") == 0
}

// OfCell returns the text that [Cell] made a cell of, less the tabs, line ends and
// hidden characters that it did not keep: the apostrophe before what would begin
// a formula is taken away.
func OfCell(cell string) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	parts := strings.Split(cell, ";")
	for i, p := range parts {
		if rest, ok := strings.CutPrefix(p, "'"); ok && formula(rest) {
			parts[i] = rest
		}
	}
	return strings.Join(parts, ";")
}
