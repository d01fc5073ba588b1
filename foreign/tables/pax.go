package tables

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

func itoa(n int) string { return strconv.Itoa(n) }

// paxHeads are heads of columns that together only the PA-X database of peace
// agreements has.
var paxHeads = []string{"AgtId", "Agt", "Dat", "PP", "Con"}

// paxRead are the columns of it that are read.
var paxRead = []string{"AgtId", "Agt", "Dat", "PPName", "Con", "Status", "Stage", "Part", "ThrdPart"}

// isPAX reports whether the first row of a sheet has the columns of PA-X.
func isPAX(s *book.Sheet) bool {
	for _, head := range paxHeads {
		if headAt(s, head) < 0 {
			return false
		}
	}
	return true
}

func headAt(s *book.Sheet, head string) int {
	return slices.IndexFunc(s.Rows[0].Cells, func(c book.Cell) bool { return strings.TrimSpace(c.Text) == head })
}

// agreementsOf divides files into others and the sheets of PA-X.
func agreementsOf(files []foreign.File) (rest []foreign.File, pax []*book.Book) {
	for _, f := range files {
		b, err := book.Read(path.Base(strings.ReplaceAll(f.Name, `\`, "/")), f.Text)
		if err == nil && slices.ContainsFunc(b.Sheets, func(s book.Sheet) bool { return isPAX(&s) }) {
			pax = append(pax, b)
			continue
		}
		rest = append(rest, f)
	}
	return rest, pax
}

// paxTable is what its rows are faulted as.
var paxTable = &table{name: "pax", columns: []column{
	{name: "on", form: span}, {name: "says"}, {name: "parties", form: parties}, {name: "stage"}, {name: "number"},
}}

// pax reads the agreements of PA-X in which a party of the case took part, as
// claims by PA-X that nobody has accepted: who took part is free text there, and
// a person has to look at it. Its codes of provisions are left out, and told.
func (r *reading) pax(b *book.Book) error {
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if !isPAX(s) {
			r.notes.Add(foreign.Note{Code: "sheet", Kind: foreign.Lost, File: b.File, Name: s.Name, Count: len(s.Rows)})
			continue
		}
		unread := 0
		for _, c := range s.Rows[0].Cells {
			if head := strings.TrimSpace(c.Text); head != "" && !slices.Contains(paxRead, head) {
				unread++
			}
		}
		if unread > 0 {
			r.notes.Add(foreign.Note{Code: "pax-columns", Kind: foreign.Lost, File: b.File, Count: unread})
		}
		for n := range s.Rows[1:] {
			r.paxRow(b, s, &s.Rows[1:][n])
		}
	}
	return r.ctx.Err()
}

// paxRow reads one agreement.
func (r *reading) paxRow(b *book.Book, s *book.Sheet, row *book.Row) {
	l := &line{of: paxTable, row: row, from: b.From, csv: b.CSV,
		place: book.Place{File: b.File, Sheet: s.Name, Row: row.N, Line: row.Line}}
	for _, head := range []string{"Dat", "Agt", "Part", "Stage", "AgtId"} {
		l.columns = append(l.columns, headAt(s, head))
	}
	cell := func(head string) string {
		text := strings.TrimSpace(row.At(headAt(s, head)).Text)
		if text == "NA" {
			return ""
		}
		return strings.Join(strings.Fields(text), " ")
	}
	known, unknown := r.tookPart(row.At(headAt(s, "Part")).Text)
	if len(known) == 0 {
		r.notes.Add(foreign.Note{Code: "pax-others", Kind: foreign.Lost, File: b.File})
		return
	}
	on := r.day(l, 0, row.At(l.columns[0]))
	if cell("Agt") == "" || on == "" {
		if cell("Agt") == "" {
			r.cellWrong(l, 1, fault.Empty, "the agreement has no name", "write it, or take the row out")
		}
		return
	}
	says := cell("Agt")
	for _, more := range []struct{ head, before string }{{"AgtId", "PA-X "}, {"Stage", "stage "}, {"Status", ""},
		{"PPName", ""}} {
		if text := cell(more.head); text != "" {
			says += "; " + more.before + text
		}
	}
	if len(unknown) > 0 {
		says += "; also took part: " + strings.Join(unknown, ", ")
	}
	if third := cell("ThrdPart"); third != "" {
		says += "; third parties: " + third
	}
	e := record.EntryDraft{Kind: "event", Of: "agreement", On: on, Says: says, Parties: known,
		Sources: []string{"PA-X"}, Extractor: "PA-X, " + b.File}
	e.How = "reported"
	r.addEntry(l, e)
}

// tookPart divides the free text in which PA-X has who took part into parties of
// the case and others.
func (r *reading) tookPart(text string) (known, unknown []string) {
	for _, item := range divided(text, false) {
		parts := apart.Split(item, -1)
		ours := func(name string) bool { return r.parties.find(name) != "" }
		if ours(item) || !slices.ContainsFunc(parts, ours) {
			parts = []string{item}
		}
		for _, part := range parts {
			switch id := r.parties.find(part); {
			case id == "":
				unknown = append(unknown, strings.Join(strings.Fields(part), " "))
			case !slices.Contains(known, id):
				known = append(known, id)
			}
		}
	}
	return known, unknown
}
