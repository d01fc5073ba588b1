package book

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Table is a sheet to be written.
type Table struct {
	Name    string // of at most 31 letters, digits, blanks and dashes
	Head    []string
	Rows    [][]string // of as many cells as the head, or fewer
	Numbers []int      // columns, from 0, of which a plain number is one and no text
}

// MaxWritten is how many cells are written into one workbook.
const MaxWritten = 1_000_000

// Bounds of the width of a column, in characters.
const (
	leastWidth = 8
	mostWidth  = 60
)

// CSV writes a table as values between commas. No cell is more than text or a
// number to a program that opens it; see [outlet.Cell].
func CSV(t *Table) ([]byte, error) {
	var b bytes.Buffer
	w := outlet.NewCSV(&b, false)
	err := w.Row(t.Head...)
	for _, row := range t.Rows {
		err = errors.Join(err, w.Row(row...))
	}
	err = errors.Join(err, w.Flush())
	return b.Bytes(), err
}

// XLSX writes tables as a workbook, a sheet each: all cells are text but numbers,
// and no text begins like a formula (see [outlet.Cell]), the first row stays in
// sight, and columns are as wide as what is in them. The same tables are the same
// bytes. The error is an [*Error] when there are more than [MaxWritten] cells.
func XLSX(tables []Table) ([]byte, error) {
	cells := 0
	for i := range tables {
		cells += (len(tables[i].Rows) + 1) * len(tables[i].Head)
	}
	if cells > MaxWritten {
		return nil, &Error{Msg: fmt.Sprintf("%d cells; at most %d are written into a workbook", cells, MaxWritten),
			Most: MaxWritten, What: "cells"}
	}
	w := &writer{file: excelize.NewFile()}
	defer w.file.Close()
	w.begin()
	for i := range tables {
		w.sheet(i, &tables[i])
	}
	if w.err != nil {
		return nil, w.err
	}
	var b bytes.Buffer
	_, err := w.file.WriteTo(&b)
	return b.Bytes(), err
}

// A writer writes a workbook until something fails.
type writer struct {
	file       *excelize.File
	text, head int // styles
	err        error
}

func (w *writer) try(err error) { w.err = errors.Join(w.err, err) }

// begin makes the styles, and sets what else would be of the library, or of the day.
func (w *writer) begin() {
	const asText = 49 // what is typed there stays as it was typed
	var err error
	w.text, err = w.file.NewStyle(&excelize.Style{NumFmt: asText})
	w.try(err)
	w.head, err = w.file.NewStyle(&excelize.Style{NumFmt: asText, Font: &excelize.Font{Bold: true}})
	w.try(err)
	then := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)
	w.try(w.file.SetDocProps(&excelize.DocProperties{
		Creator: "Plenary", LastModifiedBy: "Plenary", Created: then, Modified: then,
	}))
}

// sheet writes a table as the sheet at a place.
func (w *writer) sheet(at int, t *Table) {
	if at == 0 {
		w.try(w.file.SetSheetName(w.file.GetSheetName(0), t.Name))
	} else {
		_, err := w.file.NewSheet(t.Name)
		w.try(err)
	}
	widths := make([]int, len(t.Head))
	for column, text := range t.Head {
		w.cell(t, 1, column, text, widths)
	}
	for i, row := range t.Rows {
		for column, text := range row {
			if text != "" {
				w.cell(t, i+2, column, text, widths)
			}
		}
	}
	w.layOut(t, widths)
}

func (w *writer) cell(t *Table, row, column int, text string, widths []int) {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	w.try(err)
	text = outlet.Cell(text)
	widths[column] = max(widths[column], outlet.Width(text))
	if row > 1 && slices.Contains(t.Numbers, column) {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			w.try(w.file.SetCellFloat(t.Name, name, n, -1, 64))
			return
		}
	}
	w.try(w.file.SetCellStr(t.Name, name, text))
}

// layOut sets the widths of columns, their styles, and the row that stays in sight.
func (w *writer) layOut(t *Table, widths []int) {
	for column, width := range widths {
		name := Letters(column + 1)
		if !slices.Contains(t.Numbers, column) {
			w.try(w.file.SetColStyle(t.Name, name, w.text))
		}
		w.try(w.file.SetColWidth(t.Name, name, name, float64(min(max(width, leastWidth), mostWidth)+2)))
	}
	w.try(w.file.SetCellStyle(t.Name, "A1", Letters(len(t.Head))+"1", w.head))
	w.try(w.file.SetPanes(t.Name, &excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
	}))
}
