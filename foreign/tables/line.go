package tables

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// names finds things by ids and names.
type names struct {
	ids []string
	of  map[string][]string // ids by folded name
}

func (n *names) add(id string, as ...string) {
	if n.of == nil {
		n.of = map[string][]string{}
	}
	n.ids = append(n.ids, id)
	for _, name := range append(as, id) {
		if f := folded(name); f != "" && !slices.Contains(n.of[f], id) {
			n.of[f] = append(n.of[f], id)
		}
	}
}

// find returns the id of what is called so; "" for none, or several.
func (n *names) find(text string) string {
	if slices.Contains(n.ids, text) {
		return text
	}
	if found := n.of[folded(text)]; len(found) == 1 {
		return found[0]
	}
	return ""
}

// id makes an id, another than all of its kind.
func (r *reading) id(kind, name, other string) string {
	if r.ids[kind] == nil {
		r.ids[kind] = foreign.NewIDs()
	}
	return r.ids[kind].Of(name, other)
}

// note notes something of a line.
func (l *line) note(r *reading, column string, n foreign.Note) {
	n.File, n.Line, n.Col = sheetName(l.place), l.place.Row, max(1, l.in(column)+1)
	n.Cell = book.Letters(n.Col) + strconv.Itoa(n.Line)
	r.notes.Add(n)
}

// in returns where a column stands in the row; -1 for none.
func (l *line) in(name string) int {
	at := slices.IndexFunc(l.of.columns, func(c column) bool { return c.name == name })
	if at < 0 {
		return -1
	}
	return l.columns[at]
}

// fill reads the cells of a line.
func (r *reading) fill(l *line) {
	row := reflect.New(l.of.row)
	for c := range l.of.columns {
		col := &l.of.columns[c]
		if l.columns[c] < 0 {
			continue
		}
		value := r.value(l, c)
		if value == "" {
			continue
		}
		field := row.Elem().FieldByName(col.fieldOf())
		switch {
		case field.Kind() == reflect.Int:
			n, err := strconv.Atoi(value)
			if err != nil || n < 1 {
				r.cellWrong(l, c, fault.NotALength, "this is no length", "write a number of characters, as in 120")
			}
			field.SetInt(int64(n))
		case field.Kind() == reflect.Slice:
			field.Set(reflect.ValueOf(r.several(l, c, value)))
		default:
			field.SetString(r.one(l, c, value))
		}
	}
	l.made = row.Interface()
}

func (r *reading) cellWrong(l *line, c int, code fault.Code, msg, hint string) {
	p := l.place
	p.Column = l.columns[c] + 1
	r.wrong(p, l.row.At(l.columns[c]).Text, code, msg, hint)
}

// value is the text of a cell; "" of one that is at fault.
func (r *reading) value(l *line, c int) string {
	col, cell := &l.of.columns[c], l.row.At(l.columns[c])
	ofDays := col.form == day || col.form == span || col.form == due
	switch {
	case cell.Kind == book.Wrong || cell.Kind == book.Time:
		r.cellWrong(l, c, fault.Empty, cell.Text, "")
		return ""
	case cell.Kind == book.Day && !ofDays && col.form != text:
		r.cellWrong(l, c, fault.WrongForm, "the spreadsheet has made a day of this ("+cell.Text+")",
			"format the column as text and write the cell again")
		return ""
	case ofDays:
		return r.day(l, c, cell)
	}
	return outlet.OfCell(strings.TrimSpace(strings.ReplaceAll(cell.Text, "\u00a0", " ")))
}

// serial is a number that stands for a day in a column of days.
var serial = regexp.MustCompile(`^[0-9]{5,7}(\.[0-9]+)?$`)

// span of days, or how long, as a case file has it.
var long = regexp.MustCompile(`^[0-9]+ +(day|week|month|year)s?$`)

// day reads a cell of a column of days. What may mean several days is a fault.
func (r *reading) day(l *line, c int, cell book.Cell) string {
	value := strings.TrimSpace(cell.Text)
	if value == "" || cell.Kind == book.Day {
		return value
	}
	form := l.of.columns[c].form
	if serial.MatchString(value) && (cell.Kind == book.Number || l.csv) {
		if d, ok := l.from.Day(value); ok {
			return d
		}
	}
	if form == due && long.MatchString(value) {
		return value
	}
	if d := calendar.Meant(value); d != "" && (form != day || len(d) == len("2006-12-22")) {
		return d
	}
	hint := calendar.Hint(value, form == day)
	if hint == "" {
		hint = "write year-month-day, as in 2006-12-22"
	}
	r.cellWrong(l, c, fault.NotADay, "it is not certain which day `"+value+"` is", hint)
	return ""
}

// one reads the text of a cell for one thing.
func (r *reading) one(l *line, c int, value string) string {
	switch l.of.columns[c].form {
	case party:
		return r.partyOf(l, c, value)
	case person:
		return r.personOf(l, value)
	case exact:
		if text, rest, ok := quoted(value); ok && rest == "" {
			return text
		}
	}
	return value
}

// apart is what people write between several parties in one cell.
var apart = regexp.MustCompile(`\s*(?:[;\n,/&]|\band\b)\s*`)

// several reads the text of a cell for several things.
func (r *reading) several(l *line, c int, value string) []string {
	form := l.of.columns[c].form
	if form != parties {
		return divided(value, false)
	}
	if id := r.parties.find(value); id != "" {
		return []string{id}
	}
	var out []string
	for _, item := range divided(value, false) {
		if id := r.parties.find(item); id != "" {
			out = append(out, id)
			continue
		}
		for _, part := range apart.Split(item, -1) {
			if part != "" {
				out = append(out, r.partyOf(l, c, part))
			}
		}
	}
	return out
}

// partyOf returns the id of a party. One that nothing describes is made where no
// sheet describes parties; else the text stays, and is a fault later.
func (r *reading) partyOf(l *line, c int, value string) string {
	if id := r.parties.find(value); id != "" || !r.loose {
		if id == "" {
			return value
		}
		return id
	}
	id := r.id("party", value, "party")
	r.addParty(id, value)
	l.note(r, l.of.columns[c].name, foreign.Note{Code: "made", Kind: foreign.Assumed, Was: value, Is: id})
	return id
}
