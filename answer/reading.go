package answer

import (
	"cmp"
	"fmt"
	"slices"
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
	Format    int        `json:"format"`
	Title     string     `json:"title,omitempty"` // of the report
	Date      string     `json:"date,omitempty"`  // of the report, year-month-day; none where it is not known
	DateFrom  string     `json:"date_from"`       // how the date is known, or why it is not
	Digest    string     `json:"digest"`          // sha256: and the hash of the bytes of the file
	Extractor string     `json:"extractor"`       // which rules read it, and their version
	Proposals []Proposal `json:"proposals"`       // in the order of the text
	// who says something, in that order; first those of the case, then the others, and
	// last the words of which it is not known who said them
	Speakers  []Speaking  `json:"speakers"`
	Dates     []DaySpoken `json:"dates"`     // in the order of the text
	Furniture []Furniture `json:"furniture"` // what was left out
	OfCase    bool        `json:"of_case"`   // whether it was read with the names of a case
	Glossary  Glossary    `json:"glossary"`
}

// A Proposal is words that somebody is quoted or reported as saying.
type Proposal struct {
	Number  int      `json:"number"`            // from 1
	Words   string   `json:"words"`             // as they stand there, white space folded
	Before  string   `json:"before"`            // what its sentence has before the words, white space folded
	After   string   `json:"after"`             // and after them
	At      string   `json:"at"`                // line:column in the original file
	Length  int      `json:"length"`            // characters
	Digest  string   `json:"digest"`            // sha256: and the first digits of the hash of the words
	Form    string   `json:"form"`              // quoted, reported, mixed
	Speaker string   `json:"speaker,omitempty"` // in the words of the text
	Person  PersonID `json:"person,omitempty"`  // none of nobody in the case
	Party   PartyID  `json:"party,omitempty"`   // none where it is not known
	// how the speaker is named: named, title, pronoun or unattributed
	Name      string `json:"name,omitempty"` // of the speaker, as full as the text has it
	Known     string `json:"attributed"`
	StandsFor string `json:"stands_for,omitempty"` // of a pronoun: the words it stands for
	Via       string `json:"via,omitempty"`        // who tells what the speaker said, in the words of the text
	// why the words are given to nobody, or the name is nobody's of the case
	Why    string `json:"why,omitempty"`
	Verb   string `json:"verb,omitempty"`   // of saying, in the words of the text
	Denies bool   `json:"denies,omitempty"` // the words say that something is not so, and hold the verb that does
	Kind   string `json:"kind"`             // demand, refusal, offer, threat, promise, assessment, or open
	// the rule by which it is of this kind; docs/reading.md has them
	KindRule   string   `json:"kind_rule"`
	Rule       string   `json:"rule"`                 // the rule by which it was found; docs/reading.md has them
	When       string   `json:"when,omitempty"`       // in the words of the text
	On         string   `json:"on,omitempty"`         // the days it means
	Fragments  []string `json:"fragments,omitempty"`  // of mixed: the speaker's own words
	Nested     []string `json:"nested,omitempty"`     // words the speaker quotes
	Insertions []string `json:"insertions,omitempty"` // by the editor
	Confirmed  bool     `json:"confirmed"`            // never
}

// Speaking is somebody who says something, and what.
type Speaking struct {
	Speaker   string   `json:"speaker,omitempty"` // the fullest name, or the first words for one; none of nobody
	Person    PersonID `json:"person,omitempty"`  // none of nobody in the case
	Party     PartyID  `json:"party,omitempty"`   // none where it is not known
	Proposals []int    `json:"proposals"`         // by number
}

// DaySpoken is a date that the text speaks of.
type DaySpoken struct {
	Words string `json:"words"` // of the text
	At    string `json:"at"`    // line:column in the original file
	// the days it means, year-month-day or two of them with .. between; none where that cannot be
	// told
	On  string `json:"on,omitempty"`
	Why string `json:"why"` // the rule by which it was read, or what is missing
}

// Furniture is a part of the page that is not the report.
type Furniture struct {
	Words string `json:"words"` // of the text
	At    string `json:"at"`    // line:column in the original file
	Why   string `json:"why"`   // why it is not the report
}

// NewReading answers what a report was read to say. c is the case with whose
// names it was read, or nil.
func NewReading(r *reading.Report, c *plenary.Case) *Reading {
	out := &Reading{Format: Format, Title: r.Title.Words, DateFrom: strings.TrimPrefix(r.Date.From, "unknown: "),
		Digest: r.Text.Digest(), Extractor: r.Extractor, Proposals: []Proposal{}, Speakers: []Speaking{},
		Dates:     []DaySpoken{},
		Furniture: []Furniture{}, OfCase: c != nil}
	if !r.Date.Day.IsZero() {
		out.Date = r.Date.Day.Format(time.DateOnly)
	}
	for i := range r.Proposals {
		out.Proposals = append(out.Proposals, proposal(i, &r.Proposals[i]))
	}
	out.Speakers = speaking(out.Proposals)
	for _, d := range r.Dates {
		out.Dates = append(out.Dates, DaySpoken{d.Words, lineColumn(d.Place), period(d.From, d.To), d.Why})
	}
	for _, f := range r.Furniture {
		out.Furniture = append(out.Furniture, Furniture{f.Words, lineColumn(f.Place), f.Why})
	}
	out.Glossary = Glossary{Parties: []PartyName{}, Options: []OptionName{}}
	if c != nil {
		g := &gatherer{c: c}
		out.Glossary = g.gloss(out)
	}
	return out
}

func proposal(i int, p *reading.Proposal) Proposal {
	s := &p.Speaker
	return Proposal{
		Number: i + 1, Words: p.Words, Before: p.Before, After: p.After, At: lineColumn(p.Place),
		Length: p.Place.Length,
		Digest: evidence.DigestOf(p.Words), Form: string(p.Form), Speaker: s.Words, Person: PersonID(s.Person),
		Party: PartyID(s.Party), Name: s.Name, Known: string(s.How), StandsFor: s.For.Words, Via: p.Via.Words,
		Why: s.Why, Verb: p.Cue.Words, Denies: p.Denies, Kind: string(p.Kind),
		KindRule: p.KindRule, Rule: p.Rule, When: p.When.Words, On: period(p.When.From, p.When.To),
		Fragments: pieces(p.Fragments), Nested: nested(p.Nested), Insertions: pieces(p.Insertions),
	}
}

// speaking groups proposals by who speaks.
func speaking(proposals []Proposal) []Speaking {
	out := []Speaking{}
	at := map[[2]string]int{} // from 1
	for i := range proposals {
		p := &proposals[i]
		key := speakerKey(p)
		if at[key] == 0 {
			who := cmp.Or(p.Name, p.StandsFor, p.Speaker)
			out = append(out, Speaking{Speaker: who, Person: p.Person, Party: p.Party})
			if key == nobody {
				out[len(out)-1].Speaker = ""
			}
			at[key] = len(out)
		}
		s := &out[at[key]-1]
		s.Proposals = append(s.Proposals, p.Number)
	}
	slices.SortStableFunc(out, func(a, b Speaking) int { return standing(&a) - standing(&b) })
	return out
}

// nobody is the key of words of which it is not known who said them.
var nobody = [2]string{"nobody"}

// speakerKey is one for all that somebody says.
func speakerKey(p *Proposal) [2]string {
	switch {
	case p.Known == "unattributed":
		return nobody
	case p.Person != "":
		return [2]string{"person", string(p.Person)}
	case p.Party != "" && p.Known == "named" && strings.EqualFold(p.Name, p.Speaker):
		return [2]string{"party", string(p.Party)}
	case p.Name != "":
		return [2]string{"name", strings.ToLower(p.Name)}
	}
	words := strings.ToLower(cmp.Or(p.StandsFor, p.Speaker))
	for _, article := range []string{"the ", "a ", "an "} {
		words = strings.TrimPrefix(words, article)
	}
	return [2]string{"words", words}
}

// standing orders those of the case before others, and these before nobody.
func standing(s *Speaking) int {
	switch {
	case s.Person != "" || s.Party != "":
		return 0
	case s.Speaker != "":
		return 1
	}
	return 2
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
