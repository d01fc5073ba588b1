package book

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// A worksheet is a sheet being read.
type worksheet struct {
	*parts
	Sheet
	rows     map[int]int // by number, where it is
	last     int         // number of the row that is read
	column   int         // from 1, of the cell read last
	formulas int
	merged   []merge
	spreads  int // cells that were given what another holds
}

// A merge is a block of cells that is shown as one.
type merge struct{ top, left, bottom, right int }

// sheet reads a sheet.
func (p *parts) sheet(name, part string) error {
	w := &worksheet{parts: p, Sheet: Sheet{Name: name}, rows: map[int]int{}}
	if err := p.each(part, w.element); err != nil {
		return err
	}
	if err := w.spread(); err != nil {
		return err
	}
	if w.formulas > 0 {
		p.book.Told = append(p.book.Told, Told{Formulas, name, w.formulas})
	}
	var rows []Row
	for _, r := range w.Rows {
		if r.filled() {
			rows = append(rows, r)
		}
	}
	if w.Rows = rows; len(rows) > 0 {
		p.book.Sheets = append(p.book.Sheets, w.Sheet)
	}
	return nil
}

func (w *worksheet) place(row, column int) Place {
	return Place{File: w.book.File, Sheet: w.Name, Row: row, Column: column}
}

// element reads what begins in a sheet.
func (w *worksheet) element(d *xml.Decoder, e xml.StartElement) (ended bool, err error) {
	switch e.Name.Local {
	case "row":
		return false, w.row(attr(e, "r"))
	case "c":
		return true, w.cell(d, e)
	case "mergeCell":
		from, to, ok := strings.Cut(attr(e, "ref"), ":")
		left, top := reference(from)
		right, bottom := reference(to)
		if ok && left > 0 && right >= left && top > 0 && bottom >= top {
			w.merged = append(w.merged, merge{top, left, bottom, right})
		}
		if len(w.merged) > MaxRows {
			return false, tooMany(w.place(0, 0), MaxRows, "merged cells")
		}
	}
	return false, nil
}

// row begins a row.
func (w *worksheet) row(number string) error {
	n := w.last + 1
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil || n < 1 || n > 1<<20 {
			return wrong(w.place(0, 0), "there is no row %q", number)
		}
	}
	w.last, w.column = n, 0
	if n <= w.lastNumber() {
		return wrong(w.place(n, 0), "the row stands behind one with a higher number; the workbook is damaged")
	}
	if len(w.Rows) == MaxRows {
		return tooMany(w.place(n, 0), MaxRows, "rows")
	}
	w.rows[n] = len(w.Rows)
	w.Rows = append(w.Rows, Row{N: n})
	return nil
}

func (w *worksheet) lastNumber() int {
	if len(w.Rows) == 0 {
		return 0
	}
	return w.Rows[len(w.Rows)-1].N
}

var referenceShape = regexp.MustCompile(`^([A-Z]{1,3})([0-9]{1,7})$`)

// reference returns column and row of a cell as in B7; zeros for none.
func reference(text string) (column, row int) {
	m := referenceShape.FindStringSubmatch(strings.ReplaceAll(text, "$", ""))
	if m == nil {
		return 0, 0
	}
	for _, c := range m[1] {
		column = column*26 + int(c-'A') + 1
	}
	row, _ = strconv.Atoi(m[2])
	return column, row
}

// cell reads a cell as far as its end.
func (w *worksheet) cell(d *xml.Decoder, e xml.StartElement) error {
	column := w.column + 1
	if ref := attr(e, "r"); ref != "" {
		var row int
		if column, row = reference(ref); row != w.last || column <= w.column {
			return wrong(w.place(w.last, 0), "a cell is called %q there; the workbook is damaged", ref)
		}
	}
	w.column = column
	c, err := w.content(d, attr(e, "t"), attr(e, "s"))
	if own, is := IsError(err); is {
		own.Place = w.place(w.last, column)
	}
	if err != nil || c.Kind == Text && c.Text == "" {
		return err
	}
	return w.put(w.last, column, c)
}

// put puts a cell where it belongs, with empty ones before it.
func (w *worksheet) put(row, column int, c Cell) error {
	at, ok := w.rows[row]
	switch {
	case !ok:
		return nil
	case column > MaxColumns:
		return tooMany(w.place(row, column), MaxColumns, "columns")
	case len(c.Text) > MaxText:
		return tooMany(w.place(row, column), MaxText, "bytes in a cell")
	}
	r := &w.Rows[at]
	if more := column - len(r.Cells); more > 0 {
		if w.cells += more; w.cells > MaxCells {
			return tooMany(w.place(row, column), MaxCells, "cells")
		}
		r.Cells = append(r.Cells, make([]Cell, more)...)
	}
	r.Cells[column-1] = c
	return nil
}

// content reads what is in a cell of a type and a style.
func (w *worksheet) content(d *xml.Decoder, kind, style string) (Cell, error) {
	value, text := "", ""
	hasValue, formula := false, false
	for {
		token, err := d.Token()
		if err != nil {
			return Cell{}, err
		}
		start, begins := token.(xml.StartElement)
		if _, ends := token.(xml.EndElement); ends {
			break
		}
		if !begins {
			continue
		}
		switch start.Name.Local {
		case "v":
			hasValue = true
			if value, err = plainText(d); err != nil {
				return Cell{}, err
			}
		case "is":
			if text, err = textIn(d); err != nil {
				return Cell{}, err
			}
		default:
			formula = formula || start.Name.Local == "f"
			if err = d.Skip(); err != nil {
				return Cell{}, err
			}
		}
	}
	if formula {
		w.formulas++
		if !hasValue {
			return Cell{"this is a formula that was never computed; open the workbook in a spreadsheet and save it, " +
				"or write the value itself", Wrong}, nil
		}
	}
	return w.meaning(kind, style, value, text)
}

// meaning is what a cell of a type, style and value holds.
func (w *worksheet) meaning(kind, style, value, text string) (Cell, error) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(w.shared) {
			return Cell{}, &Error{Msg: "the workbook is damaged: it has no text number " + value}
		}
		return Cell{w.shared[n], Text}, nil
	case "inlineStr":
		return Cell{text, Text}, nil
	case "str":
		return Cell{unescaped(value), Text}, nil
	case "b":
		return Cell{map[string]string{"1": "TRUE", "0": "FALSE"}[value], Text}, nil
	case "e":
		return Cell{"the spreadsheet has an error here (" + value + "); mend it there, or write the value itself",
			Wrong}, nil
	case "d":
		day, _, _ := strings.Cut(value, "T")
		return Cell{day, Day}, nil
	}
	if value == "" {
		return Cell{}, nil
	}
	return w.number(value, style), nil
}

// number is a cell with a number, of a style.
func (w *worksheet) number(value, style string) Cell {
	n, _ := strconv.Atoi(style)
	if n < 0 || n >= len(w.days) || w.days[n] == Number {
		return Cell{shortest(value), Number}
	}
	if day, ok := w.book.From.Day(value); ok && w.days[n] == Day {
		return Cell{day, Day}
	}
	return Cell{"this is a day or an hour that no calendar has (" + value + ")", Wrong}
}

// shortest is a number with the fifteen figures that a spreadsheet shows.
func shortest(value string) string {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	if f == float64(int64(f)) && f < 1e15 && f > -1e15 {
		return strconv.FormatInt(int64(f), 10)
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// plainText reads the text of an element up to its end.
func plainText(d *xml.Decoder) (string, error) {
	var out strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.CharData:
			if out.Write(token); out.Len() > MaxText {
				return "", &Error{Msg: "a text is too long"}
			}
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return out.String(), nil
		}
	}
}

var escapeShape = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescaped reads characters that XML cannot hold, as in _x000D_.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escapeShape.ReplaceAllStringFunc(text, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(n))
	})
}

// spread gives all cells of a merged block what stands in the first, as they show
// it. Rows that are not there stay so.
func (w *worksheet) spread() error {
	for _, m := range w.merged {
		at, ok := w.rows[m.top]
		if !ok {
			continue
		}
		c := w.Rows[at].At(m.left - 1)
		if c.Text == "" {
			continue
		}
		for _, row := range w.within(m.top, m.bottom) {
			for column := m.left; column <= min(m.right, MaxColumns); column++ {
				if err := w.put(row, column, c); err != nil {
					return err
				}
				if w.spreads++; w.spreads > MaxCells {
					return tooMany(w.place(row, column), MaxCells, "merged cells")
				}
			}
		}
	}
	return nil
}

// within lists the numbers of the rows from one to another that are there.
func (w *worksheet) within(top, bottom int) []int {
	var out []int
	for at := w.rows[top]; at < len(w.Rows) && w.Rows[at].N <= bottom; at++ {
		out = append(out, w.Rows[at].N)
	}
	return out
}
