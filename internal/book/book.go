// Package book reads and writes tables: workbooks of spreadsheets (XLSX) and
// files of values between commas, semicolons or tabs (CSV). It knows rows and
// cells, and nothing of what they mean.
//
//	Read    a file, which of the two by its content
//	Book    sheets of rows of cells, each with its place
//	Place   where a cell is: file, sheet, row and column, as in B7
//	XLSX, CSV  write sheets
//
// encoding.go finds out how a text is encoded, csv.go takes it apart; package.go
// opens workbooks, worksheet.go reads their sheets, style.go knows which numbers are
// days. Nothing of a workbook is run or followed: of formulas the value is read
// that was last computed, and macros, links to other files and remarks are left
// alone and told.
package book

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Bounds of a book. Every refusal names the bound it met.
const (
	MaxBytes    = 32 << 20  // of a file
	MaxUnpacked = 256 << 20 // of what is read of a workbook
	MaxParts    = 5000      // files within a workbook
	MaxSheets   = 200
	MaxRows     = 100_000 // of a sheet
	MaxColumns  = 1024
	MaxCells    = 2_000_000 // of all sheets, with the empty ones before others
	MaxText     = 1 << 20   // bytes of a cell
	maxDepth    = 64        // elements inside one another
)

// A Book is a file of tables, as it was read. It does not change.
type Book struct {
	File   string // its name, as in messages
	Sheets []Sheet
	Told   []Told // what was not read, or not as it stands
	From   Epoch  // of its days that are numbers
	CSV    bool
}

// A Sheet is one table.
type Sheet struct {
	Name string // "" of CSV
	Rows []Row  // with something in them, in order
}

// A Row is one row of a sheet.
type Row struct {
	N     int // its number, from 1, as a spreadsheet shows it
	Line  int // of a CSV file where it begins, from 1; 0 of a workbook
	Cells []Cell
}

// At returns the cell of a column, from 0; an empty one beyond the last.
func (r *Row) At(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// A Cell is one cell.
type Cell struct {
	Text string
	Kind Kind
}

// A Kind is what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	Text   Kind = iota
	Number      // a number that is shown as one
	Day         // Text is the day as in 2006-12-22; the sheet shows it in some other way
	Time        // an hour without a day
	Wrong       // nothing that can be read; Text says why
)

// A Place is where a cell is.
type Place struct {
	File, Sheet string
	Row, Line   int // as of a [Row]; Row 0 for the sheet as a whole
	Column      int // from 1; 0 for the row as a whole
}

// String returns the place in words: talks.xlsx, sheet wishes, row 7, column B (B7).
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(outlet.Name(p.File))
	if p.Sheet != "" {
		fmt.Fprintf(&b, ", sheet %s", outlet.Name(p.Sheet))
	}
	if p.Row == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, ", row %d", p.Row)
	if p.Column > 0 {
		fmt.Fprintf(&b, ", column %s (%s%d)", Letters(p.Column), Letters(p.Column), p.Row)
	}
	if p.Line > 0 && p.Line != p.Row {
		fmt.Fprintf(&b, ", line %d", p.Line)
	}
	return b.String()
}

// Letters returns the name of a column, from 1: A, B, … Z, AA.
func Letters(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// An Error says why a file could not be read, and what to do.
type Error struct {
	Place
	Msg  string
	Most int64 // the bound that was met; 0 for none
	What string
}

func (e *Error) Error() string { return e.Place.String() + ": " + e.Msg }

func tooMany(p Place, most int64, what string) error {
	return &Error{p, fmt.Sprintf("more than %d %s; no more are read", most, what), most, what}
}

func wrong(p Place, format string, args ...any) error {
	return &Error{Place: p, Msg: fmt.Sprintf(format, args...)}
}

// Read reads the tables of a file, called name in messages. The error is an
// [*Error]. Time and room are linear in what is unpacked, which is bounded.
func Read(name string, text []byte) (*Book, error) {
	b := &Book{File: name}
	if len(text) > MaxBytes {
		return nil, tooMany(Place{File: name}, MaxBytes, "bytes")
	}
	err := b.read(text)
	if err == nil && len(b.Sheets) == 0 {
		err = wrong(Place{File: name}, "there is no table in it")
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (b *Book) read(text []byte) error {
	switch {
	case bytes.HasPrefix(text, []byte("PK")):
		return b.workbook(text)
	case bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")):
		return wrong(Place{File: b.File},
			"this is a workbook with a password, or one of the older kind (.xls); save it as .xlsx without a password")
	}
	return b.values(text)
}

// IsWorkbook reports whether a file that begins so may be a workbook.
func IsWorkbook(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0"))
}

// A Told is something that was not read, or not as it stands.
type Told struct {
	What What
	Name string // of the sheet; "" for the book
	N    int    // how many
}

// A What is what was not read.
type What string

// What there is to tell of a book.
const (
	Western     What = "windows-1252" // the text is not UTF-8 and was read as that
	Macros      What = "macros"       // were left alone
	OtherFiles  What = "other-files"  // links to them were not followed
	Remarks     What = "remarks"      // on cells were not read
	PivotTables What = "pivot-tables" // were not read
	Charts      What = "charts"       // were not read
	HiddenSheet What = "hidden-sheet" // was read all the same
	Formulas    What = "formulas"     // of so many cells what was last computed was read
)

// IsError returns the [*Error] that err is.
func IsError(err error) (*Error, bool) {
	var own *Error
	return own, errors.As(err, &own)
}
