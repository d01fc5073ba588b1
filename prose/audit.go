package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Audit words what the sentences of a brief rest on: the share of each ground, by
// section and in all, and the sentences with neither a passage nor a mark.
func (v *Voice) Audit(a *answer.Brief) *page.Document {
	t := v.teller(&a.Glossary)
	t.caseHead(&a.Head)
	sentences := v.Brief(a).Sentences()
	t.heading(t.say("audit", nil))
	t.para(1, t.say("audit.what", args{"n": count(len(sentences))}))
	table := page.Table{Depth: 1, Columns: []page.Column{{Min: 30}, {Right: true}, {Right: true}}}
	table.Head = []page.Spans{nil, t.say("audit.all", nil), t.say("audit.short", nil)}
	for _, ground := range append(Grounds(), "") {
		all, short := t.counted(sentences, ground)
		table.Rows = append(table.Rows, []page.Spans{
			t.say("audit.ground", args{"on": word(orNone(ground))}), t.number(all), t.number(short)})
	}
	t.doc.Add(table)
	t.unmarked(sentences)
	return &t.doc
}

// counted is how many sentences rest on something, in all and in the first section.
func (t *teller) counted(list []page.Sentence, ground string) (all, short int) {
	for i := range list {
		if list[i].Basis != ground {
			continue
		}
		all++
		if list[i].Section.String() == t.say("brief.short", nil).String() {
			short++
		}
	}
	return all, short
}

// unmarked lists the sentences with neither a passage nor a mark.
func (t *teller) unmarked(list []page.Sentence) {
	t.heading(t.say("audit.unmarked", nil))
	none := true
	for _, s := range list {
		if s.Basis == "" || s.Basis == unmarked {
			none = false
			t.bullet(1, t.say("audit.sentence", args{"section": s.Section, "text": s.Text}))
		}
	}
	if none {
		t.para(1, t.say("audit.none", nil))
	}
}

// orNone is a word for what may be empty.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
