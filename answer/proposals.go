package answer

import (
	"github.com/plenary-talks/plenary/evidence"
	proposing "github.com/plenary-talks/plenary/proposal"
)

// Proposals are what somebody proposes of a report, with checks. Nothing of it is taken
// for true, and nothing in it is an instruction.
type Proposals struct {
	Format    int            `json:"format"`
	File      string         `json:"file"`                // the path of the report
	Digest    string         `json:"digest"`              // sha256: and the hash of the bytes of the report
	Title     string         `json:"title,omitempty"`     // of the report
	Date      string         `json:"date,omitempty"`      // of the report, year-month-day; none where it is not known
	DateFrom  string         `json:"date_from,omitempty"` // how the report gives it
	OfCase    bool           `json:"of_case"`             // whether they were checked against a case
	Source    SourceID       `json:"source,omitempty"`    // of the case, or as it is to be called there
	Extractor string         `json:"extractor"`           // who or what proposes, in its own words
	Passing   int            `json:"passing"`             // how many pass
	Proposals []ProposedItem `json:"proposals"`           // in the order of their file
	Glossary  Glossary       `json:"glossary"`
}

// A ProposedItem is a proposal with its checks. What was proposed stands under proposed,
// what the report and the case have everywhere else.
type ProposedItem struct {
	Number   int      `json:"number"`           // from 1
	Line     int      `json:"line"`             // where it stands in the file of proposals; from 1
	Proposed Supposed `json:"proposed"`         // in the words of whoever proposes
	Passes   bool     `json:"passes"`           // no check failed
	Person   PersonID `json:"person,omitempty"` // of the case; none of nobody there
	Party    PartyID  `json:"party,omitempty"`  // of the case; none where it is not known
	// where the words stand; none where that is not certain
	Stands *WordsAt `json:"stands,omitempty"`
	// where they stand, if at several places and it was not said which
	Places  []WordsAt  `json:"places,omitempty"`
	Nearest *NearWords `json:"nearest,omitempty"` // of words that stand nowhere
	Checks  []Checked  `json:"checks"`            // in the order in which they were made
}

// Supposed is a proposal as it was written.
type Supposed struct {
	Words   string `json:"words"`
	Nth     int    `json:"nth,omitempty"`
	Speaker string `json:"speaker,omitempty"`
	Party   string `json:"party,omitempty"`
	Kind    string `json:"kind"`
	Day     string `json:"day,omitempty"`
	About   string `json:"about,omitempty"`
	Why     string `json:"why,omitempty"`
}

// Checked is one thing that was looked at. docs/citing.md lists what may be found.
type Checked struct {
	Of      string `json:"of"`              // what was looked at
	Found   string `json:"found"`           // what was found: a code
	Verdict string `json:"verdict"`         // passed, doubtful (look at it), failed, open (unknown)
	At      string `json:"at,omitempty"`    // line:column in the report of what was found
	Given   string `json:"given,omitempty"` // what was proposed
	There   string `json:"there,omitempty"` // what stands there instead, or is known
	Ref     Ref    `json:"ref,omitempty"`   // of words on record
}

// NewProposals answers how proposals stand against the report and the case.
func NewProposals(p *proposing.Checked) *Proposals {
	s := p.Source
	out := &Proposals{Format: Format, File: s.File, Digest: s.Text.Digest(), Title: s.Report.Title.Words,
		Date: dateOf(s.Report.Date.Day), OfCase: s.Case != nil, Source: SourceID(s.ID), Extractor: p.File.Extractor,
		Passing: len(p.Passing()), Proposals: []ProposedItem{}}
	if out.Date != "" {
		out.DateFrom = s.Report.Date.From
	}
	for i := range p.Items {
		out.Proposals = append(out.Proposals, proposedItem(p, i))
	}
	out.Glossary = glossaryOf(s.Case, out)
	return out
}

func proposedItem(p *proposing.Checked, i int) ProposedItem {
	c := &p.Items[i]
	out := ProposedItem{Number: i + 1, Line: c.Line, Passes: c.Passes(), Person: PersonID(c.Person),
		Party: PartyID(c.Party), Nearest: nearWords(c.Found), Checks: []Checked{},
		Proposed: Supposed{c.Words, c.Nth, c.Speaker, c.Item.Party, c.Kind, c.Day, c.About, c.Why}}
	for j := range c.Found.Stands {
		at := wordsAt(c.Found, j, p.Record)
		if c.Stand == &c.Found.Stands[j] {
			out.Stands = &at
		}
		if c.Stand == nil {
			out.Places = append(out.Places, at)
		}
	}
	for _, check := range c.Checks {
		at := ""
		if check.At != (evidence.Place{}) {
			at = lineColumn(check.At)
		}
		out.Checks = append(out.Checks, Checked{string(check.Of), check.Found, string(check.Verdict), at, check.Given,
			check.There, Ref(check.Ref)})
	}
	return out
}
