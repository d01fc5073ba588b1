// Package tables reads and writes cases as tables: options, wishes, statements
// and commitments in workbooks and CSV files, as people keep them.
//
//	CSV, XLSX  the formats
//	Into       rows that go into the record of a case that is there, as proposals
//	Template   empty tables, with what their columns are for
//
// columns.go has every table with its columns: a table of tables, which reading,
// writing and docs/tables.md follow. book reads files into rows; read.go finds out
// which table a sheet is and in which columns what stands; line.go reads cells;
// take.go, weights.go and record.go make a draft of rows; what the draft is faulted for is
// told at the cell that it comes from. rows.go writes a draft as rows.
package tables

import (
	"context"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// XLSX is the format of workbooks.
var XLSX = &foreign.Format{
	ID: "xlsx", Name: "Excel workbook", Ending: ".xlsx", Binary: true, Answers: true,
	Fits: func(files []foreign.File) bool { return anyFile(files, isWorkbook) },
	Write: func(ctx context.Context, t foreign.Talks) (*foreign.Export, error) {
		ex := &foreign.Export{}
		tables, err := written(ctx, &t, &ex.Notes)
		if err != nil {
			return nil, err
		}
		tables = append(tables, answers(t.Answers, &ex.Notes)...)
		if ex.Text, err = book.XLSX(tables); err != nil {
			return nil, refused(err)
		}
		return ex, ctx.Err()
	},
}

// ofAnswer begins the names of sheets with answers, which are not read back.
const ofAnswer = "answer "

// answers are sheets with answers.
func answers(list []foreign.Answer, notes *foreign.Notes) []book.Table {
	var out []book.Table
	for _, a := range list {
		if a.TooMany > 0 {
			notes.Add(foreign.Note{Code: "too-many", Kind: foreign.Lost, Name: a.Name, Count: a.TooMany})
			continue
		}
		out = append(out, book.Table{Name: ofAnswer + a.Name, Head: a.Head, Rows: a.Rows, Numbers: a.Numbers})
	}
	return out
}

// CSV is the format of files of values between commas, one a table.
var CSV = &foreign.Format{
	ID: "csv", Name: "CSV tables", Ending: ".csv", Folder: true,
	Fits: func(files []foreign.File) bool { return anyFile(files, isTable) },
	Write: func(ctx context.Context, t foreign.Talks) (*foreign.Export, error) {
		ex := &foreign.Export{}
		tables, err := written(ctx, &t, &ex.Notes)
		if err == nil {
			ex.Files, err = Files(tables)
		}
		return ex, err
	},
}

func init() { // they read by themselves
	XLSX.Read = func(ctx context.Context, files []foreign.File) (*foreign.Import, error) {
		return read(ctx, XLSX, files)
	}
	CSV.Read = func(ctx context.Context, files []foreign.File) (*foreign.Import, error) {
		return read(ctx, CSV, files)
	}
}

func anyFile(files []foreign.File, is func(foreign.File) bool) bool {
	return slices.ContainsFunc(files, is)
}

func isWorkbook(f foreign.File) bool { return book.IsWorkbook(f.Text) }

// isTable reports whether a file has the heads of columns that are known here.
func isTable(f foreign.File) bool {
	b, err := book.Read(f.Name, f.Text)
	if err != nil || !b.CSV {
		return false
	}
	s := &b.Sheets[0]
	return tableOf("", s.Rows[heading(s)]) != nil || isPAX(s)
}

// read makes a case of files. Those that are neither workbooks nor tables are told.
func read(ctx context.Context, f *foreign.Format, files []foreign.File) (*foreign.Import, error) {
	im := f.Begin(files)
	if _, pax := agreementsOf(files); len(pax) > 0 {
		return nil, &casefile.Faults{List: []casefile.Fault{faultAt(book.Place{File: pax[0].File}, "", plenary.Fault{
			Code: string(fault.WrongFile), Msg: "these are agreements of PA-X, which make no case by themselves",
			Hint: "add those of the parties of a case to its record: plenary import FILE --into CASE"})}}
	}
	r := newReading(ctx, &im.Notes)
	if err := r.gather(files); err != nil {
		return nil, err
	}
	r.loose = len(r.lines[named("parties")]) == 0
	r.all()
	if err := r.check(); err != nil {
		return nil, err
	}
	for i := range im.From { // what people keep in tables is theirs, and no source of it
		im.From[i].Source = ""
	}
	im.Case = r.d
	if !r.empty() {
		im.Record = &r.r
	}
	return im, nil
}

// first are the tables that others refer to.
var first = []string{"case", "parties", "people", "sources", "passages", "options", "levels", "falls", "agreements"}

// all makes parts of the case of all lines.
func (r *reading) all() {
	if r.into == nil && r.loose { // whoever can do or wants something is a party
		for _, name := range []string{"options", "wishes", "weights"} {
			r.owners(named(name))
		}
	}
	for _, name := range first {
		r.table(named(name))
	}
	for _, t := range all {
		if !slices.Contains(first, t.name) {
			r.table(t)
		}
	}
}

// owners makes the parties that are named alone in a column of a table.
func (r *reading) owners(t *table) {
	c := slices.IndexFunc(t.columns, func(c column) bool { return c.name == "party" })
	for _, l := range r.lines[t] {
		if l.columns[c] >= 0 {
			if value := r.value(l, c); value != "" {
				r.partyOf(l, c, value)
			}
		}
	}
}

func (r *reading) table(t *table) {
	for _, l := range r.lines[t] {
		r.reserve(l)
	}
	for _, l := range r.lines[t] {
		r.fill(l)
		t.take(r, l)
	}
}

// reserve keeps the id that a row has from being made for another.
func (r *reading) reserve(l *line) {
	c := slices.IndexFunc(l.of.columns, func(c column) bool { return c.field == "ID" })
	if c < 0 || l.columns[c] < 0 {
		return
	}
	id := strings.TrimSpace(l.row.At(l.columns[c]).Text)
	kind := map[string]string{"parties": "party", "people": "person", "sources": "source", "tracks": "track",
		"preconditions": "precondition", "guarantees": "guarantee", "exchanges": "exchange", "levers": "lever",
		"goals": "goal", "agreements": "agreement"}[l.of.name]
	switch party, own, ok := strings.Cut(id, "."); {
	case kind != "" && id != "":
		r.id(kind, id, kind)
	case l.of.name == "options" && ok && optionID.MatchString(id):
		r.id("option of "+party, own, "option")
	}
}

// Files are tables as files of values, one each.
func Files(tables []book.Table) ([]foreign.File, error) {
	var out []foreign.File
	for i := range tables {
		text, err := book.CSV(&tables[i])
		if err != nil {
			return nil, err
		}
		out = append(out, foreign.File{Name: tables[i].Name + ".csv", Text: text})
	}
	return out, nil
}

// columnsSheet is the sheet of a template that says what columns are for.
const columnsSheet = "what the columns are"

// Template returns empty tables: the sheets that one begins with, and one that
// says what their columns are for.
func Template() []book.Table {
	var out []book.Table
	says := book.Table{Name: columnsSheet, Head: []string{"sheet", "column", "what stands there"}}
	for _, t := range all {
		if !t.starter {
			continue
		}
		sheet := book.Table{Name: t.name}
		says.Rows = append(says.Rows, []string{t.name, "", t.says})
		for _, c := range t.columns {
			sheet.Head = append(sheet.Head, c.name)
			says.Rows = append(says.Rows, []string{t.name, c.name, c.says})
		}
		out = append(out, sheet)
	}
	return append(out, says)
}

// written are the tables of a case, and notes on what they do not hold.
func written(ctx context.Context, t *foreign.Talks, notes *foreign.Notes) ([]book.Table, error) {
	d, err := t.File.RecordDraft(ctx)
	if err != nil {
		return nil, err
	}
	own := &talks{c: &t.File.Draft, r: merged(d)}
	tables := own.sheets()
	if n := len(own.c.Variants); n > 0 {
		notes.Add(foreign.Note{Code: "part", Kind: foreign.Lost, Name: "variants", Count: n})
	}
	perceived := 0 // rests on variants, for the most part
	for i := range own.c.Parties {
		perceived += len(own.c.Parties[i].Perceives)
	}
	if perceived > 0 {
		notes.Add(foreign.Note{Code: "part", Kind: foreign.Lost, Name: "perceives", Count: perceived})
	}
	for _, mark := range []struct {
		name  string
		count int
	}{{"unsure", foreign.Unsure(own.c)}, {"unknown", foreign.Unknown(own.c)}, {"strong", foreign.Strong(own.c)}} {
		if mark.count > 0 {
			notes.Add(foreign.Note{Code: "part", Kind: foreign.Lost, Name: mark.name, Count: mark.count})
		}
	}
	unkept(tables, notes)
	return tables, nil
}

// merged is a record as one file. What several files say of one source or person
// stands together.
func merged(d record.Draft) record.FileDraft {
	var out record.FileDraft
	for _, f := range d.Files {
		for _, p := range f.People {
			if !slices.ContainsFunc(out.People, func(o plenary.PersonDraft) bool { return o.ID == p.ID }) {
				out.People = append(out.People, p)
			}
		}
		for _, s := range f.Sources {
			at := slices.IndexFunc(out.Sources, func(o plenary.SourceDraft) bool { return o.ID == s.ID })
			if at < 0 {
				s.Passages = slices.Clone(s.Passages)
				out.Sources = append(out.Sources, s)
				continue
			}
			o := &out.Sources[at]
			passages := append(o.Passages, s.Passages...)
			if o.Title+o.Kind+o.Publisher+o.Date+o.Language+o.Digest+o.Short == "" {
				*o = s
			}
			o.Passages = passages
		}
		out.Entries = append(out.Entries, f.Entries...)
		out.Agreements = append(out.Agreements, f.Agreements...)
	}
	return out
}

// unkept notes how many cells do not hold a text as it is: where something is
// hidden in it, or its lines are.
func unkept(tables []book.Table, notes *foreign.Notes) {
	for i := range tables {
		for _, row := range tables[i].Rows {
			for c, text := range row {
				kept := outlet.OfCell(outlet.Cell(text))
				if strings.TrimSpace(text) != text || kept != text {
					notes.Add(foreign.Note{Code: "unkept", Kind: foreign.Changed, Name: tables[i].Name,
						Was: tables[i].Head[c]})
				}
			}
		}
	}
}
