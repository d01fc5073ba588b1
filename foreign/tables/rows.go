package tables

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/record"
)

// talks are what is written: a case and what is on record, as drafts.
type talks struct {
	c *plenary.Draft
	r record.FileDraft // all files of the record as one
}

// sheets are the tables of a case that have rows.
func (t *talks) sheets() []book.Table {
	var out []book.Table
	for _, kind := range all {
		if rows := kind.list(t); len(rows) > 0 {
			out = append(out, kind.sheet(rows))
		}
	}
	return out
}

// sheet writes rows. Columns in which nothing stands are left out, but for the first two.
func (t *table) sheet(rows []any) book.Table {
	cells := make([][]string, len(rows))
	used := make([]bool, len(t.columns))
	for i, row := range rows {
		v := reflect.ValueOf(row).Elem()
		for c := range t.columns {
			cell := t.columns[c].written(v)
			cells[i] = append(cells[i], cell)
			used[c] = used[c] || cell != "" || c < 2
		}
	}
	out := book.Table{Name: t.name, Rows: make([][]string, len(rows))}
	for c := range t.columns {
		if !used[c] {
			continue
		}
		if t.columns[c].form == number {
			out.Numbers = append(out.Numbers, len(out.Head))
		}
		out.Head = append(out.Head, t.columns[c].name)
		for i := range cells {
			out.Rows[i] = append(out.Rows[i], cells[i][c])
		}
	}
	return out
}

// written is what stands in the cell of a column.
func (c *column) written(row reflect.Value) string {
	switch v := row.FieldByName(c.fieldOf()).Interface().(type) {
	case []string:
		return joined(v)
	case int:
		if v != 0 {
			return strconv.Itoa(v)
		}
	case string:
		if c.form == exact && v != "" {
			return joined([]string{v})
		}
		return v
	}
	return ""
}

// pointers are those to the items of a list.
func pointers[T any](list []T) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func settings(t *talks) []any {
	var out []any
	for _, s := range []setting{{"title", t.c.Title}, {"lang", t.c.Lang}, {"as_of", t.c.AsOf},
		{"status_quo", t.c.StatusQuo}, {"left_out", joined(t.c.LeftOut)}} {
		if s.Value != "" {
			out = append(out, &s)
		}
	}
	return out
}

func partyRows(t *talks) []any        { return pointers(t.c.Parties) }
func conditionRows(t *talks) []any    { return pointers(t.c.Conditions) }
func trackRows(t *talks) []any        { return pointers(t.c.Tracks) }
func preconditionRows(t *talks) []any { return pointers(t.c.Preconditions) }
func guaranteeRows(t *talks) []any    { return pointers(t.c.Guarantees) }
func exchangeRows(t *talks) []any     { return pointers(t.c.Exchanges) }
func leverRows(t *talks) []any        { return pointers(t.c.Levers) }
func goalRows(t *talks) []any         { return pointers(t.c.Goals) }
func agreementRows(t *talks) []any    { return pointers(t.r.Agreements) }

func optionRows(t *talks) []any {
	var out []any
	for _, o := range t.c.Options {
		party, _, _ := strings.Cut(o.ID, ".")
		out = append(out, &optionRow{party, o})
	}
	return out
}

func levelRows(t *talks) []any {
	var out []any
	for _, o := range t.c.Options {
		for i, p := range o.Phrases {
			out = append(out, &levelRow{o.ID, o.Levels[i], p})
		}
	}
	return out
}

func fallRows(t *talks) []any {
	var out []any
	for _, o := range t.c.Options {
		for i, p := range o.Phrases {
			for _, f := range p.Falls {
				out = append(out, &fallRow{o.ID, o.Levels[i], f})
			}
		}
	}
	return out
}

func ruleRows(t *talks) []any {
	var out []any
	for _, r := range t.c.Impossible {
		out = append(out, &rule{r})
	}
	return out
}

func wishRows(t *talks) []any {
	var out []any
	for _, p := range t.c.Preferences {
		for _, s := range p.Statements {
			out = append(out, &wish{Party: p.Party, StatementDraft: s})
		}
	}
	return out
}

func tierRows(t *talks) []any {
	var out []any
	for _, p := range t.c.Preferences {
		for _, codes := range p.Ranking {
			out = append(out, &tier{p.Party, codes})
		}
	}
	return out
}

func orderRows(t *talks) []any {
	var out []any
	for _, p := range t.c.Preferences {
		for _, o := range p.Order {
			out = append(out, &ordered{p.Party, o})
		}
	}
	return out
}

func seatRows(t *talks) []any {
	var out []any
	for _, track := range t.c.Tracks {
		for _, s := range track.Seats {
			if len(s.Mandate) == 0 {
				out = append(out, &seat{Track: track.ID, Party: s.Party})
			}
			for _, m := range s.Mandate {
				out = append(out, &seat{track.ID, s.Party, m})
			}
		}
	}
	return out
}

func askRows(t *talks) []any {
	var out []any
	for _, l := range t.c.Levers {
		for _, a := range l.Ask {
			out = append(out, &asked{l.ID, a})
		}
	}
	return out
}

const ofRecord = "record" // in a column `in`

func personRows(t *talks) []any {
	var out []any
	for _, p := range t.c.People {
		out = append(out, &personRow{"", p})
	}
	for _, p := range t.r.People {
		out = append(out, &personRow{ofRecord, p})
	}
	return out
}

func sourceRows(t *talks) []any {
	var out []any
	for _, s := range t.c.Sources {
		out = append(out, &sourceRow{"", s})
	}
	for _, s := range t.r.Sources {
		out = append(out, &sourceRow{ofRecord, s})
	}
	return out
}

func passageRows(t *talks) []any {
	var out []any
	add := func(in string, list []plenary.SourceDraft) {
		for _, s := range list {
			for _, p := range s.Passages {
				out = append(out, &passageRow{in, s.ID, p})
			}
		}
	}
	add("", t.c.Sources)
	add(ofRecord, t.r.Sources)
	return out
}

func entryRows(t *talks) []any {
	var out []any
	for _, e := range t.r.Entries {
		row := &entryRow{What: e.Kind, EntryDraft: e}
		if w := e.Was; w != nil {
			row.WasRefuses, row.WasUntil, row.WasOrder = w.Refuses, w.Until, w.Order
		}
		if n := e.Next; n != nil {
			row.NextAt, row.NextSays = n.At, n.Says
			for kind, day := range map[string]string{"firm": n.Firm, "tentative": n.Tentative, "horizon": n.Horizon} {
				if day != "" {
					row.NextSession = kind + " " + day
				}
			}
			if n.None {
				row.NextSession = "none"
			}
		}
		out = append(out, row)
	}
	return out
}

func commitmentRows(t *talks) []any {
	var out []any
	for _, a := range t.r.Agreements {
		for _, c := range a.Commitments {
			out = append(out, &commitmentRow{Agreement: a.ID, CommitmentDraft: c})
		}
	}
	return out
}
