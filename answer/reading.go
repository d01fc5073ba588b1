package answer

import (
	"fmt"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// A Reading is what a report was read to say: proposals, none of them
// confirmed. Why something was read so is in the words of the reader, which
// are of the language of the report.
type Reading struct {
	Format    int         `json:"format"`
	Title     string      `json:"title,omitempty"`
	Date      string      `json:"date,omitempty"`
	DateFrom  string      `json:"date_from"` // how the date is known, or why it is not
	Digest    string      `json:"digest"`
	Extractor string      `json:"extractor"`
	Proposals []Proposal  `json:"proposals"`
	Dates     []DaySpoken `json:"dates"`
	Furniture []Furniture `json:"furniture"`
	OfCase    bool        `json:"of_case"` // whether it was read with the names of a case
	Glossary  Glossary    `json:"glossary"`
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
	Person     PersonID `json:"person,omitempty"`
	Party      PartyID  `json:"party,omitempty"`
	Known      string   `json:"attributed"` // named, title, pronoun, unattributed
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

// NewReading is what a report was read to say; c, whose names it was read with,
// may be nil.
func NewReading(r *reading.Report, c *plenary.Case) *Reading {
	out := &Reading{Format: Format, Title: r.Title.Words, DateFrom: strings.TrimPrefix(r.Date.From, "unknown: "),
		Digest: r.Text.Digest(), Extractor: r.Extractor, Proposals: []Proposal{}, Dates: []DaySpoken{},
		Furniture: []Furniture{}, OfCase: c != nil}
	if !r.Date.Day.IsZero() {
		out.Date = r.Date.Day.Format(time.DateOnly)
	}
	for i := range r.Proposals {
		out.Proposals = append(out.Proposals, proposal(i, &r.Proposals[i]))
	}
	for _, d := range r.Dates {
		out.Dates = append(out.Dates, DaySpoken{d.Words, lineColumn(d.Place), period(d.From, d.To), d.Why})
	}
	for _, f := range r.Furniture {
		out.Furniture = append(out.Furniture, Furniture{f.Words, lineColumn(f.Place), f.Why})
	}
	if c != nil {
		g := &gatherer{c: c}
		out.Glossary = g.gloss(out)
	}
	return out
}

func proposal(i int, p *reading.Proposal) Proposal {
	s := &p.Speaker
	return Proposal{
		Number: i + 1, Words: p.Words, At: lineColumn(p.Place), Length: p.Place.Length,
		Digest: evidence.DigestOf(p.Words), Form: string(p.Form), Speaker: s.Words, Person: PersonID(s.Person),
		Party: PartyID(s.Party), Known: string(s.How), StandsFor: s.For.Words, Why: s.Why, Kind: string(p.Kind),
		KindRule: p.KindRule, Rule: p.Rule, When: p.When.Words, On: period(p.When.From, p.When.To),
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

func lineColumn(p evidence.Place) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

func period(from, to time.Time) string {
	switch {
	case to.IsZero():
		return ""
	case from.Equal(to):
		return to.Format(time.DateOnly)
	}
	return from.Format(time.DateOnly) + ".." + to.Format(time.DateOnly)
}
