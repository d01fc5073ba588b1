package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Timeline words what is on record, in the order in which it happened, a
// heading a year.
func (v *Voice) Timeline(a *answer.Timeline) *page.Document {
	t := v.teller(&a.Glossary)
	t.title(t.caseTitle())
	if a.AsOf != "" {
		t.para(0, t.say("timeline.as-of", args{"day": t.weekday(a.AsOf)}))
	}
	if len(a.Rows) == 0 {
		t.doc.Add(page.Gap{})
		t.para(0, t.say("timeline.none", nil))
		return &t.doc
	}
	t.usual = usually(a.Rows)
	t.para(0, t.say("timeline.usual", args{"usual": word(t.usual)}))
	year := ""
	table := page.Table{}
	for i := range a.Rows {
		r := &a.Rows[i]
		if y := lastYear(r.On); y != year {
			t.table(&table)
			year = y
			t.heading(page.Spans{{Kind: page.Day, Text: year}})
			table = page.Table{Depth: 1, Columns: []page.Column{{Min: 12, Max: 12}, {}}}
		}
		table.Rows = append(table.Rows, []page.Spans{t.shortDay(r.On), t.account(r)})
	}
	t.table(&table)
	return t.done()
}

// usually is how most of some rows are known: reported, or none where the record
// does not say.
func usually(rows []answer.Row) string {
	reported, unmarked := 0, 0
	for i := range rows {
		switch rows[i].How {
		case "reported":
			reported++
		case "":
			unmarked++
		}
	}
	if unmarked > reported {
		return "none"
	}
	return "reported"
}

// caseTitle is the title of the case.
func (t *teller) caseTitle() page.Spans {
	if t.gloss.Title == "" {
		return t.say("untitled", nil)
	}
	return quote(t.gloss.Title)
}

// lastYear is the year in which a period ends.
func lastYear(on string) string {
	if _, to, ok := bounds(ends(on)); ok {
		return to.Format("2006")
	}
	return on
}

// TimelineSheet is a timeline as a table: one row an entry.
func (v *Voice) TimelineSheet(a *answer.Timeline) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{
		"on", "public", "kind", "id", "parties", "track", "what", "standing", "instead", "by", "how", "passages",
		"sources", "speaker", "speech", "addressee", "about", "option", "from", "to",
	}}
	for i := range a.Rows {
		r := &a.Rows[i]
		instead := page.Spans(nil)
		if r.Instead != nil {
			instead = t.entryName(r.Instead)
		}
		out.Rows = append(out.Rows, []page.Spans{
			code(r.On), code(r.Public), code(r.Kind), code(string(r.ID)), ids(r.Concerns), code(string(r.Track)),
			shown(t.entry(r)), code(r.Standing), shown(instead), t.byWhom(&r.Claim), code(r.How), ids(r.Passages),
			ids(r.Sources), code(string(r.Speaker)), code(r.Speech), ids(r.Addressee), t.aboutCell(r),
			code(string(r.Option)), t.levelCell(r.Option, r.From), t.levelCell(r.Option, r.To),
		})
	}
	return out
}

func (t *teller) aboutCell(r *answer.Row) page.Spans {
	if c := t.conditions[r.About]; c != nil {
		return name(c.Text, string(r.About))
	}
	return nil
}

func (t *teller) levelCell(o answer.OptionID, level *int) page.Spans {
	if level == nil {
		return nil
	}
	return t.level(o, *level)
}

// ids lists ids in one cell.
func ids[ID ~string](list []ID) page.Spans {
	var out []page.Spans
	for _, id := range list {
		out = append(out, code(string(id)))
	}
	return between(out, " ")
}

// shown is spans as the text that they are, also where names are wanted raw.
func shown(spans page.Spans) page.Spans { return code(spans.String()) }
