package tables

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
	"github.com/plenary-talks/plenary/record"
)

// A reading makes a case, or part of a record, of tables.
type reading struct {
	ctx   context.Context
	d     plenary.Draft
	r     record.FileDraft
	into  *plenary.Case // to whose record is added; nil for a new case
	notes *foreign.Notes

	faults []casefile.Fault
	lines  map[*table][]*line
	at     map[string]*line // by the path of what was made of it

	parties, people, options, sources names
	ids                               map[string]*foreign.IDs // by what they are of
	loose                             bool                    // parties need not be described
	empties                           bool                    // there are tables, be they without rows
	entryIDs                          map[string]bool         // of the record that is added to
	there                             map[string]bool         // what it has, by what makes doubles
	weights                           []weight                // of which rankings are made
	weighed                           map[counted]*line       // where they stand
}

// A line is a row of a table, with the columns of its sheet.
type line struct {
	of      *table
	place   book.Place
	columns []int // by column of the table where it stands in the row; -1 for none
	row     *book.Row
	from    book.Epoch
	csv     bool
	made    any // the struct of the row, filled
}

func newReading(ctx context.Context, notes *foreign.Notes) *reading {
	return &reading{ctx: ctx, notes: notes, lines: map[*table][]*line{}, at: map[string]*line{},
		ids: map[string]*foreign.IDs{}}
}

// gather sorts the rows of files by what they are.
func (r *reading) gather(files []foreign.File) error {
	for _, f := range files {
		b, err := book.Read(path.Base(strings.ReplaceAll(f.Name, `\`, "/")), f.Text)
		if err != nil {
			return refused(err)
		}
		for _, t := range b.Told {
			r.notes.Add(foreign.Note{Code: foreign.Code("book-" + t.What), Kind: toldAs(t.What), File: b.File,
				Name: t.Name, Count: t.N})
		}
		for i := range b.Sheets {
			r.sheet(b, &b.Sheets[i])
		}
	}
	if len(r.lines) == 0 && len(r.faults) == 0 && !r.empties {
		return &casefile.Faults{List: []casefile.Fault{{File: files[0].Name, Line: 1, Col: 1, Mark: 1,
			Code: string(fault.WrongFile), Msg: "no sheet has columns that are known here",
			Hint: "name a sheet options or wishes, with a first row such as: party, option, says, levels"}}}
	}
	return nil
}

func toldAs(what book.What) foreign.Kind {
	if what == book.Formulas || what == book.HiddenSheet || what == book.Western {
		return foreign.Odd
	}
	return foreign.Lost
}

// sheet sorts the rows of a sheet.
func (r *reading) sheet(b *book.Book, s *book.Sheet) {
	name := s.Name
	if b.CSV {
		name = strings.TrimSuffix(b.File, path.Ext(b.File))
	}
	if alike(name, columnsSheet, "") || strings.HasPrefix(name, ofAnswer) {
		return
	}
	head := heading(s)
	t := tableOf(name, s.Rows[head])
	if t == nil {
		r.notes.Add(foreign.Note{Code: "sheet", Kind: foreign.Lost, File: b.File, Name: name, Count: len(s.Rows)})
		return
	}
	if head > 0 {
		r.notes.Add(foreign.Note{Code: "above", Kind: foreign.Lost, File: b.File, Name: name, Count: head})
	}
	r.empties = true
	place := book.Place{File: b.File, Sheet: s.Name, Row: s.Rows[head].N, Line: s.Rows[head].Line}
	columns := r.columns(t, s, head, place)
	for i := head + 1; i < len(s.Rows); i++ {
		row := &s.Rows[i]
		place.Row, place.Line = row.N, row.Line
		if b.CSV {
			r.beyond(row, len(s.Rows[head].Cells), place)
		}
		r.lines[t] = append(r.lines[t], &line{of: t, place: place, columns: columns, row: row, from: b.From,
			csv: b.CSV})
	}
}

// beyond faults a row with something in cells that no column stands above: a text of which its commas made
// several, for the most part.
func (r *reading) beyond(row *book.Row, columns int, place book.Place) {
	for at := columns; at < len(row.Cells); at++ {
		if text := row.Cells[at].Text; strings.TrimSpace(text) != "" {
			place.Column = at + 1
			r.wrong(place, text, fault.OutOfPlace, "this row has more cells than there are columns",
				"put quotes around a text that has a comma in it; write numbers with a point, as in 0.5")
			return
		}
	}
}

// mostAbove is how many rows above the heads of columns are looked through.
const mostAbove = 10

// heading returns which of the first rows has the heads of columns: that with the
// most that are known.
func heading(s *book.Sheet) int {
	best, most := 0, 0
	for i := range s.Rows[:min(len(s.Rows), mostAbove)] {
		for _, t := range all {
			if n := t.known(&s.Rows[i]); n > most {
				best, most = i, n
			}
		}
	}
	return best
}

// known counts the cells of a row that are heads of columns.
func (t *table) known(row *book.Row) int {
	n := 0
	for c := range t.columns {
		if slices.ContainsFunc(row.Cells, func(cell book.Cell) bool {
			return alike(cell.Text, t.columns[c].name, t.columns[c].also)
		}) {
			n++
		}
	}
	return n
}

// tableOf returns which table a sheet is, by its name, or else by the heads of
// its columns: of those of which it has all that it needs but one the one of
// which it has the most; nil for none.
func tableOf(name string, head book.Row) *table {
	if t := named(name); t != nil && t.known(&head) > 0 {
		return t
	}
	var best *table
	most := 1
	for _, t := range all {
		n, needed := t.known(&head), strings.Split(t.needs, ",")
		if n > most && t.needs != "" && t.has(needed, &head) {
			best, most = t, n
		}
	}
	return best
}

func (t *table) has(columns []string, head *book.Row) bool {
	for _, name := range columns {
		at := slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
		if at < 0 || !slices.ContainsFunc(head.Cells, func(cell book.Cell) bool {
			return alike(cell.Text, name, t.columns[at].also)
		}) {
			return false
		}
	}
	return true
}

// columns finds where the columns of a table stand in a sheet. What is known under
// another spelling, and what is not known, is noted.
func (r *reading) columns(t *table, s *book.Sheet, head int, place book.Place) []int {
	out := make([]int, len(t.columns))
	var names []string // of columns, and the others of each
	var of []int
	for c := range t.columns {
		out[c] = -1
		for name := range strings.SplitSeq(t.columns[c].name+","+t.columns[c].also, ",") {
			if name != "" {
				names, of = append(names, folded(name)), append(of, c)
			}
		}
	}
	var rest []int
	for at, cell := range s.Rows[head].Cells {
		switch c := t.column(cell.Text); {
		case strings.TrimSpace(cell.Text) == "" && !filledBelow(s, head, at):
		case c < 0:
			rest = append(rest, at)
		case out[c] >= 0:
			place.Column = at + 1
			r.wrong(place, cell.Text, fault.RepeatedKey, fmt.Sprintf("this is a second column `%s`", t.columns[c].name),
				"keep one of them")
		default:
			out[c] = at
		}
	}
	for _, at := range rest {
		text := s.Rows[head].Cells[at].Text
		near := slices.Index(names, spell.Nearest(folded(text), names))
		if near >= 0 {
			near = of[near]
		}
		place.Column = at + 1
		note := foreign.Note{File: sheetName(place), Name: text, Line: place.Row, Col: place.Column,
			Cell: book.Letters(place.Column) + strconv.Itoa(place.Row)}
		if near >= 0 && out[near] < 0 {
			out[near] = at
			note.Code, note.Kind, note.Is = "column-as", foreign.Changed, t.columns[near].name
		} else {
			note.Code, note.Kind = "column", foreign.Lost
			if strings.TrimSpace(text) == "" {
				note.Name = book.Letters(at + 1)
			}
		}
		r.notes.Add(note)
	}
	return out
}

// column returns which column has a head; -1 for none.
func (t *table) column(head string) int {
	for _, also := range []bool{false, true} {
		for c := range t.columns {
			others := ""
			if also {
				others = t.columns[c].also
			}
			if alike(head, t.columns[c].name, others) {
				return c
			}
		}
	}
	return -1
}

// filledBelow reports whether anything stands in a column below a row.
func filledBelow(s *book.Sheet, head, at int) bool {
	for i := head + 1; i < len(s.Rows); i++ {
		if c := s.Rows[i].At(at); strings.TrimSpace(c.Text) != "" {
			return true
		}
	}
	return false
}

// sheetName is a file with the sheet in it, as a note has it.
func sheetName(p book.Place) string {
	if p.Sheet == "" {
		return p.File
	}
	return p.File + ", " + p.Sheet
}

// refused is the error of a file that is no table.
func refused(err error) error {
	own, ok := book.IsError(err)
	if !ok {
		return err
	}
	code := fault.NotText
	if own.Most > 0 {
		code = fault.TooLarge
	}
	p := own.Place
	return &casefile.Faults{List: []casefile.Fault{{File: p.File, Place: p.String(), Line: max(p.Row, 1),
		Col: max(p.Column, 1), Mark: 1, Code: string(code), Msg: own.Msg}}}
}

// wrong notes a fault of a cell.
func (r *reading) wrong(p book.Place, text string, code fault.Code, msg, hint string) {
	r.faults = append(r.faults, faultAt(p, text, plenary.Fault{Code: string(code), Msg: msg, Hint: hint}))
}

// check returns the faults of what was read, each at its cell; nil for none.
func (r *reading) check() error {
	if len(r.faults) > 0 { // the rest may follow from these
		return r.found()
	}
	c, faults := r.d.Case()
	if c != nil && len(r.weights) > 0 {
		if err := r.weigh(c); err != nil {
			return err
		}
		c, faults = r.d.Case()
	}
	r.placed(faults, "")
	if c != nil && !r.empty() {
		draft := record.Draft{Files: []record.FileDraft{r.r}}
		_, faults, err := draft.Record(r.ctx, c)
		if err != nil {
			return err
		}
		r.placed(faults, "record")
	}
	return r.found()
}

func (r *reading) found() error {
	if len(r.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(r.faults, func(a, b casefile.Fault) int { return strings.Compare(a.File, b.File) })
	return &casefile.Faults{List: r.faults[:min(len(r.faults), 1000)], More: max(0, len(r.faults)-1000)}
}

func (r *reading) empty() bool {
	return len(r.r.Entries)+len(r.r.Agreements)+len(r.r.People)+len(r.r.Sources) == 0
}

// placed notes faults of a draft at the cells that they speak of. Of a record the
// path begins with the number of its file.
func (r *reading) placed(faults []plenary.Fault, before string) {
	for _, f := range faults {
		path := slices.Clone(f.Path)
		if before != "" {
			path[0] = before
		}
		r.atCell(path, f)
	}
}

// atCell notes a fault at the cell of a path.
func (r *reading) atCell(path []string, f plenary.Fault) {
	for n := len(path); n > 0; n-- {
		l := r.at[strings.Join(path[:n], "\x00")]
		if l == nil {
			continue
		}
		c := l.of.keyed(path[n-1:])
		p, text := l.place, ""
		if c >= 0 && l.columns[c] >= 0 {
			p.Column = l.columns[c] + 1
			text = l.row.At(l.columns[c]).Text
		}
		r.faults = append(r.faults, faultAt(p, text, f))
		return
	}
	r.faults = append(r.faults, faultAt(book.Place{File: "the tables"}, "", f))
}

// faultAt is a fault of a cell.
func faultAt(p book.Place, text string, f plenary.Fault) casefile.Fault {
	return casefile.Fault{File: p.File, Place: p.String(), Line: max(p.Row, 1), Col: max(p.Column, 1), Mark: 1,
		Source: text, Code: f.Code, Msg: f.Msg, Hint: f.Hint}
}

// keyed returns the column in which the end of a path stands, of which the first
// step is the row itself; -1 for none.
func (t *table) keyed(path []string) int {
	for _, key := range path[1:] {
		at := slices.IndexFunc(t.columns, func(c column) bool {
			return c.name == key || fieldKey(c.fieldOf()) == key
		})
		if at >= 0 {
			return at
		}
	}
	whole := []string{"ID", "Rule"}
	if len(path) > 1 {
		whole = []string{"Of", "Want"} // a key by the kind of an entry
	}
	for _, field := range append(whole, "Party") {
		if at := slices.IndexFunc(t.columns, func(c column) bool { return c.fieldOf() == field }); at >= 0 {
			if field == "ID" && (t.name == "wishes" || t.name == "statements" || t.name == "entries") {
				continue
			}
			return at
		}
	}
	return -1
}

// fieldKey is the key of a case file that fills a field: waits_for for WaitsFor.
func fieldKey(field string) string {
	switch field {
	case "ID":
		return "id"
	case "Passages":
		return "passage"
	case "Sources":
		return "source"
	case "Rule":
		return "impossible"
	}
	var b strings.Builder
	for i, c := range field {
		if c >= 'A' && c <= 'Z' && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(c)
	}
	return strings.ToLower(b.String())
}
