package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Reading words what a report was read to say.
func (v *Voice) Reading(a *answer.Reading) *page.Document {
	t := &readingTeller{v.teller(&a.Glossary), a}
	title := quote(a.Title)
	if title.Empty() {
		title = t.t.say("reading.untitled", nil)
	}
	t.t.title(title)
	t.t.para(0, t.dated())
	if len(a.Proposals) == 0 {
		t.t.para(0, t.t.say("reading.nothing", nil))
	} else {
		t.t.para(0, t.t.say("reading.proposals", args{"n": count(len(a.Proposals))}))
		t.t.heading(t.t.say("reading.who", nil))
	}
	t.speakers()
	t.days()
	t.furniture()
	return &t.t.doc
}

type readingTeller struct {
	t *teller
	a *answer.Reading
}

// speakers tells who says what, those of nobody in the case behind a line.
func (t *readingTeller) speakers() {
	others := false
	for i := range t.a.Speakers {
		who := &t.a.Speakers[i]
		if t.a.OfCase && who.Person == "" && who.Party == "" && !others {
			others = true
			t.t.heading(t.t.say("reading.others", nil))
		}
		t.t.para(0, t.group(who))
		for _, n := range who.Proposals {
			t.proposal(&t.a.Proposals[n-1])
		}
	}
}

// group names who says what follows.
func (t *readingTeller) group(who *answer.Speaking) page.Spans {
	whom := name(who.Speaker, "")
	switch {
	case who.Person != "":
		whom = t.t.person(who.Person)
	case who.Speaker == "":
		return t.t.say("reading.group.nobody", nil)
	}
	in := args{"who": whom, "party": page.Spans(nil)}
	if who.Party != "" && t.t.party(who.Party).String() != whom.String() {
		in["party"] = t.t.party(who.Party)
	}
	return t.t.say("reading.group", in)
}

// dated is of which day the report is.
func (t *readingTeller) dated() page.Spans {
	if t.a.Date == "" {
		return t.t.say("reading.undated",
			args{"why": quote(t.a.DateFrom), "date": link("date", "", t.t.say("link.date", nil))})
	}
	return t.t.say("reading.date", args{"day": t.t.day(t.a.Date), "from": quote(t.a.DateFrom)})
}

func (t *readingTeller) proposal(p *answer.Proposal) {
	in := args{
		"speaker": t.readSpeaker(p), "kind": t.t.say("speech", args{"kind": word(p.Kind)}), "form": word(p.Form),
		"when": quote(p.When), "on": page.Spans(nil), "at": code(p.At), "denies": yes(p.Denies),
		"via": page.Spans(nil),
	}
	if p.Via != "" {
		in["via"] = name(p.Via, "")
	}
	if p.On != "" {
		in["on"] = t.t.day(p.On)
	}
	t.t.doc.Add(page.Item{Depth: 1, Label: digits(p.Number), LabelWidth: 2, Text: t.t.say("reading.proposal", in)})
	t.under(t.t.say("reading.words", args{"before": quote(p.Before), "words": quote(p.Words), "after": quote(p.After)}))
	for _, x := range []struct {
		which string
		list  []string
	}{{"own", p.Fragments}, {"nested", p.Nested}, {"editor", p.Insertions}} {
		if len(x.list) > 0 {
			t.under(t.t.say("reading.pieces", args{"which": word(x.which), "words": quotes(x.list)}))
		}
	}
	t.under(t.t.say("reading.why", args{"rule": quote(p.Rule), "kind": quote(p.KindRule)}))
}

// quotes puts quotations behind one another, but for the marks at the ends.
func quotes(list []string) page.Spans {
	var out []page.Spans
	for _, q := range list {
		out = append(out, quote(q))
	}
	return between(out, "”, “")
}

func (t *readingTeller) under(spans page.Spans) { t.t.doc.Add(page.Item{Under: true, Text: spans}) }

// readSpeaker is whom words are attributed to, and how that is known.
func (t *readingTeller) readSpeaker(p *answer.Proposal) page.Spans {
	if p.Known == "unattributed" {
		return t.t.say("reading.nobody", args{"why": quote(p.Why)})
	}
	in := args{"speaker": name(p.Speaker, ""), "for": page.Spans(nil), "of": page.Spans(nil)}
	text := p.Speaker
	if p.Known == "pronoun" {
		in["for"] = name(p.StandsFor, "")
		text += " = " + p.StandsFor
	}
	var of []page.Spans
	if person := t.t.person(p.Person); p.Person != "" && !strings.Contains(text, person.String()) {
		of = append(of, person)
	}
	if p.Party != "" {
		of = append(of, t.t.party(p.Party))
	}
	if p.Person == "" && p.Party == "" && t.a.OfCase {
		of = append(of, t.t.say("reading.unknown", nil))
	}
	in["of"] = between(of, ", ")
	return t.t.say("reading.speaker", in)
}

func (t *readingTeller) days() {
	if len(t.a.Dates) == 0 {
		return
	}
	t.t.heading(t.t.say("reading.dates", nil))
	table := page.Table{Depth: 1, Columns: []page.Column{{Min: 8, Gap: -1}, {}}}
	for _, d := range t.a.Dates {
		on := page.Spans(nil)
		if d.On != "" {
			on = t.t.day(d.On)
		}
		table.Rows = append(table.Rows,
			[]page.Spans{
				code(d.At), t.t.say("reading.day", args{"words": quote(d.Words), "on": on, "why": quote(d.Why)})})
	}
	t.t.doc.Add(table)
}

func (t *readingTeller) furniture() {
	if len(t.a.Furniture) == 0 {
		return
	}
	t.t.heading(t.t.say("reading.furniture", nil))
	table := page.Table{Depth: 1, Columns: []page.Column{{Min: 8, Gap: -1}, {}}}
	for _, f := range t.a.Furniture {
		table.Rows = append(table.Rows,
			[]page.Spans{code(f.At), t.t.say("reading.left-out", args{"words": shorten(f.Words), "why": quote(f.Why)})})
	}
	t.t.doc.Add(table)
}

// shorten cuts long words of a page for a list.
func shorten(text string) page.Spans {
	const most = 60
	if r := []rune(text); len(r) > most {
		return page.Join(quote(string(r[:most])), page.Spans{{Text: "…"}})
	}
	return quote(text)
}
