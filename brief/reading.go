package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/reading"
)

// A Reading is what a report was read to say: proposals, none of them confirmed.
type Reading struct {
	Title     string      `json:"title,omitempty"`
	Date      string      `json:"date,omitempty"`
	DateFrom  string      `json:"date_from"` // how the date is known, or why it is not
	Digest    string      `json:"digest"`
	Extractor string      `json:"extractor"`
	Proposals []Proposal  `json:"proposals"`
	Dates     []DaySpoken `json:"dates"`
	Furniture []Furniture `json:"furniture"`

	c *plenary.Case
}

// A Proposal is words that somebody is quoted or reported as saying.
type Proposal struct {
	Number     int      `json:"number"`
	Words      string   `json:"words"`
	At         string   `json:"at"` // line:column in the original file
	Length     int      `json:"length"`
	Digest     string   `json:"digest"`
	Form       string   `json:"form"` // quoted, reported, mixed
	Speaker    string   `json:"speaker,omitempty"`
	Person     string   `json:"person,omitempty"` // id
	Party      string   `json:"party,omitempty"`  // id
	Known      string   `json:"attributed"`       // named, title, pronoun, unattributed
	StandsFor  string   `json:"stands_for,omitempty"`
	Why        string   `json:"why,omitempty"` // for nobody
	Kind       string   `json:"kind"`
	KindRule   string   `json:"kind_rule"`
	Rule       string   `json:"rule"`
	When       string   `json:"when,omitempty"`       // in the words of the text
	On         string   `json:"on,omitempty"`         // the days it means
	Fragments  []string `json:"fragments,omitempty"`  // of mixed: the speaker's own words
	Nested     []string `json:"nested,omitempty"`     // words the speaker quotes
	Insertions []string `json:"insertions,omitempty"` // by the editor
	Confirmed  bool     `json:"confirmed"`            // never
}

// DaySpoken is a date that the text speaks of.
type DaySpoken struct {
	Words string `json:"words"`
	At    string `json:"at"`
	On    string `json:"on,omitempty"`
	Why   string `json:"why"`
}

// Furniture is a part of the page that is not the report.
type Furniture struct {
	Words string `json:"words"`
	At    string `json:"at"`
	Why   string `json:"why"`
}

// NewReading tells a report; c, whose names it was read with, may be nil.
func NewReading(r *reading.Report, c *plenary.Case) *Reading {
	out := &Reading{Title: r.Title.Words, DateFrom: r.Date.From, Digest: r.Text.Digest(), Extractor: r.Extractor, Proposals: []Proposal{}, Dates: []DaySpoken{}, Furniture: []Furniture{}, c: c}
	if !r.Date.Day.IsZero() {
		out.Date = r.Date.Day.Format(time.DateOnly)
	}
	for i := range r.Proposals {
		out.Proposals = append(out.Proposals, proposal(i, &r.Proposals[i]))
	}
	for _, d := range r.Dates {
		out.Dates = append(out.Dates, DaySpoken{d.Words, at(d.Place), span(d.From, d.To), d.Why})
	}
	for _, f := range r.Furniture {
		out.Furniture = append(out.Furniture, Furniture{f.Words, at(f.Place), f.Why})
	}
	return out
}

func proposal(i int, p *reading.Proposal) Proposal {
	s := &p.Speaker
	return Proposal{
		Number: i + 1, Words: p.Words, At: at(p.Place), Length: p.Place.Length, Digest: evidence.DigestOf(p.Words), Form: string(p.Form),
		Speaker: s.Words, Person: s.Person, Party: s.Party, Known: string(s.How), StandsFor: s.For.Words, Why: s.Why,
		Kind: string(p.Kind), KindRule: p.KindRule, Rule: p.Rule, When: p.When.Words, On: span(p.When.From, p.When.To),
		Fragments: pieces(p.Fragments), Nested: nested(p.Nested), Insertions: pieces(p.Insertions),
	}
}

func pieces(list []reading.Piece) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Words)
	}
	return out
}

func nested(list []reading.Nested) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Words)
	}
	return out
}

func at(p evidence.Place) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

func span(from, to time.Time) string {
	switch {
	case to.IsZero():
		return ""
	case from.Equal(to):
		return to.Format(time.DateOnly)
	}
	return from.Format(time.DateOnly) + ".." + to.Format(time.DateOnly)
}

// Text writes the reading in lines of at most width columns.
func (r *Reading) Text(width int) string {
	p := newPage(width)
	p.para("", outlet.Upper(clean(cmp.Or(r.Title, "A report without a title"))))
	if r.Date != "" {
		p.para("", "Report of "+date(r.Date)+" ("+clean(r.DateFrom)+").")
	} else {
		p.para("", "The date of the report is not known: "+strings.TrimPrefix(clean(r.DateFrom), "unknown: ")+". Give it with --date.")
	}
	if len(r.Proposals) > 0 {
		p.para("", fmt.Sprintf("%s, none of them confirmed: look at each before it enters a record.", count(len(r.Proposals), "proposal")))
	}
	if len(r.Proposals) == 0 {
		p.line("Nothing in it was read as somebody's words.")
	} else {
		p.heading("Who is quoted or reported as saying what")
	}
	for i := range r.Proposals {
		r.proposal(p, &r.Proposals[i])
	}
	r.days(p)
	if len(r.Furniture) > 0 {
		p.heading("Left out as furniture of the page")
	}
	for _, f := range r.Furniture {
		p.para("  "+pad(f.At, 8), "“"+clean(shorten(f.Words))+"” - "+f.Why)
	}
	return p.String()
}

func (r *Reading) proposal(w *page, p *Proposal) {
	w.para(fmt.Sprintf("  %2d ", p.Number), fmt.Sprintf("%s: %s, %s%s   [%s]", r.speaker(p), p.Kind, p.Form, ifText(p.When != "", ", "+clean(p.When)+ifText(p.On != "", " = "+date(p.On))), p.At))
	w.para("     ", "“"+clean(p.Words)+"”")
	for _, line := range []struct {
		lead string
		list []string
	}{{"its own words: ", p.Fragments}, {"quoted within it: ", p.Nested}, {"put in by the editor: ", p.Insertions}} {
		if len(line.list) > 0 {
			w.para("     ", line.lead+"“"+clean(strings.Join(line.list, "”, “"))+"”")
		}
	}
	w.para("     ", "why: "+p.Rule+"; "+p.KindRule)
}

// speaker tells whom words are attributed to, and how that is known.
func (r *Reading) speaker(p *Proposal) string {
	if p.Known == string(reading.Unattributed) {
		return "Nobody it can be attributed to (" + clean(p.Why) + ")"
	}
	text := called(p.Speaker)
	if p.Known == string(reading.ByPronoun) {
		text += " = " + called(p.StandsFor)
	}
	var of []string
	if person := r.person(p.Person); person != "" && !strings.Contains(text, person) {
		of = append(of, person)
	}
	if party := r.party(p.Party); party != "" {
		of = append(of, party)
	}
	if p.Person == "" && p.Party == "" && r.c != nil {
		of = append(of, "not in the case")
	}
	return text + ifText(len(of) > 0, " ("+strings.Join(of, ", ")+")")
}

func (r *Reading) person(id string) string {
	if r.c == nil || id == "" {
		return id
	}
	if i := slices.IndexFunc(r.c.People, func(p plenary.Person) bool { return p.ID == id }); i >= 0 {
		return called(r.c.People[i].Name)
	}
	return id
}

func (r *Reading) party(id string) string {
	if r.c == nil || id == "" {
		return id
	}
	if p := r.c.PartyIndex(id); p >= 0 {
		return called(r.c.Parties[p].Name)
	}
	return id
}

func (r *Reading) days(w *page) {
	if len(r.Dates) > 0 {
		w.heading("Dates it speaks of")
	}
	for _, d := range r.Dates {
		w.para("  "+pad(d.At, 8), "“"+clean(d.Words)+"”: "+ifText(d.On != "", date(d.On)+" - ")+d.Why)
	}
}

// shorten cuts long words of a page for a list.
func shorten(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
