package brief

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// Commitments is how what was promised stands on a day.
type Commitments struct {
	Title string       `json:"title"`
	AsOf  string       `json:"as_of,omitempty"`
	Rows  []Commitment `json:"commitments"`

	Undecided int `json:"undecided,omitempty"` // questions whether one needs another, taken for no

	d  *record.Day
	of []int // by row: which commitment of the record it is
}

// A Commitment is an act that parties owe, and how it stands.
type Commitment struct {
	ID          string      `json:"id"`
	Agreement   string      `json:"agreement"` // its title
	AgreementID string      `json:"agreement_id"`
	Owes        []string    `json:"owes"`
	To          []string    `json:"to"`
	OwesIDs     []string    `json:"owes_ids"`
	ToIDs       []string    `json:"to_ids"`
	Says        string      `json:"says"`
	Does        string      `json:"does,omitempty"`
	Verb        string      `json:"verb"`
	SubjectTo   string      `json:"subject_to,omitempty"`
	Due         string      `json:"due,omitempty"`
	Side        bool        `json:"side,omitempty"`
	Status      string      `json:"status"`
	Since       string      `json:"since,omitempty"`
	Days        int         `json:"days_late,omitempty"`
	Grade       *int        `json:"grade,omitempty"`       // 0 to 3
	Said        *Claim      `json:"status_said,omitempty"` // how the status is known, where an entry says so
	Begun       bool        `json:"begun,omitempty"`
	Waits       []WaitingOn `json:"waits_for,omitempty"`
	History     []Turn      `json:"history,omitempty"` // when asked for; without those in its middle if only a text is to be written
	Claim
	Sources []string `json:"sources,omitempty"`

	skipped int // of its history
}

// WaitingOn is another commitment that one waits for.
type WaitingOn struct {
	ID    string   `json:"id"`
	Order string   `json:"order"`                   // before, with
	By    []string `json:"preconditions,omitempty"` // none when the text says so
}

// NewCommitments lists how commitments stand on the day; statuses choose some,
// or none of them for all. The error is the context's.
func NewCommitments(ctx context.Context, d *record.Day, statuses []string) (*Commitments, error) {
	waits, err := d.Waits(ctx)
	if err != nil {
		return nil, err
	}
	out := &Commitments{Title: d.Case.Title, Rows: []Commitment{}, Undecided: waits.Unproven, d: d}
	if !d.Date.IsZero() {
		out.AsOf = d.Date.Format(time.DateOnly)
	}
	for i := range d.Commitments {
		if len(statuses) == 0 || slices.Contains(statuses, d.Commitments[i].Status.String()) {
			out.Rows = append(out.Rows, commitment(d, waits, i))
			out.of = append(out.of, d.Commitments[i].Commitment)
		}
	}
	return out, nil
}

func commitments(d *record.Day, waits *record.Waits) []Commitment {
	out := []Commitment{}
	for i := range d.Commitments {
		out = append(out, commitment(d, waits, i))
	}
	return out
}

// commitment tells the one at a position in the day's list, and what it waits
// for unless waits are nil.
func commitment(d *record.Day, waits *record.Waits, at int) Commitment {
	s := &d.Commitments[at]
	c := &d.Record.Commitments[s.Commitment]
	out := Commitment{
		ID: c.ID, Agreement: d.Record.Agreements[c.Agreement].Title, AgreementID: d.Record.Agreements[c.Agreement].ID, Owes: partyNames(d.Case, c.Owes), To: partyNames(d.Case, c.To), OwesIDs: partyIDs(d.Case, c.Owes), ToIDs: partyIDs(d.Case, c.To), Says: c.Says, Verb: c.Verb.String(),
		SubjectTo: c.SubjectTo, Due: c.Due.String(), Side: c.Side, Status: s.Status.String(), Days: s.Days, Begun: s.Begun,
		Claim: claimOf(d.Case, &c.Claim), Sources: c.Sources,
	}
	if c.Does != nil {
		out.Does = phrase(d.Case, c.Does)
	}
	out.Since = s.When.String()
	if s.Grade >= 0 {
		out.Grade = &s.Grade
	}
	if s.Entry >= 0 {
		said := entryClaim(d.Case, &d.Record.Entries[s.Entry])
		out.Said = &said
	}
	if waits != nil {
		out.Waits = waitingOn(d, waits.Of[at])
	}
	return out
}

// between tells who owes it to whom.
func (c *Commitment) between() string {
	owes, to := and(cleaned(c.Owes)), and(cleaned(c.To))
	switch {
	case !slices.Equal(c.OwesIDs, c.ToIDs):
		return owes + " to " + to
	case len(c.Owes) > 3:
		return "All " + strconv.Itoa(len(c.Owes)) + " to one another"
	}
	return owes + " to one another"
}

// name is the commitment in words.
func (c *Commitment) name() string {
	if c.Says != "" {
		return strings.TrimSuffix(clean(c.Says), ".")
	}
	return c.Does
}

// status tells how it stands.
func (c *Commitment) status() string {
	switch c.Status {
	case "due":
		return "due " + date(c.Due)
	case "late":
		return fmt.Sprintf("late by %s, due %s", count(c.Days, "day"), date(c.Due))
	case "met":
		return "met " + date(c.Since) + c.said() + ifText(c.Days > 0, fmt.Sprintf(", %s late", count(c.Days, "day")))
	case "open":
		return "open" + ifText(c.Begun, ", begun")
	}
	return c.Status + ifText(c.Since != "", " "+date(c.Since)) + c.said() + ifText(c.Status == "undone" && c.Due != "", ", due "+date(c.Due))
}

// said tells how the status is known, where an entry says so.
func (c *Commitment) said() string {
	if c.Said == nil {
		return ""
	}
	bare := Row{Claim: Claim{By: c.Said.By, How: c.Said.How}}
	return ifText(c.Said.How != "", ", "+bare.evidence())
}

// CSV writes a header and one row a commitment. Raw, strings are as they are;
// otherwise they are safe in a spreadsheet.
func (c *Commitments) CSV(w io.Writer, raw bool) error {
	out := outlet.NewCSV(w, raw)
	if err := out.Row("id", "agreement", "owes", "to", "says", "does", "verb", "subject_to", "due", "side", "status", "since", "days_late", "grade", "waits_for", "by", "how", "passages", "sources"); err != nil {
		return err
	}
	for i := range c.Rows {
		if err := out.Row(c.Rows[i].fields(out)...); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (c *Commitment) fields(out *outlet.CSV) []string {
	grade, late, side := "", "", ""
	if c.Grade != nil {
		grade = strconv.Itoa(*c.Grade)
	}
	if c.Days > 0 {
		late = strconv.Itoa(c.Days)
	}
	if c.Side {
		side = "yes"
	}
	var waits []string
	for _, w := range c.Waits {
		waits = append(waits, w.ID)
	}
	return []string{c.ID, out.Text(c.Agreement), out.Names(c.Owes, "; "), out.Names(c.To, "; "), out.Text(c.Says), c.Does, c.Verb, out.Text(c.SubjectTo), c.Due, side, c.Status, c.Since,
		late, grade, strings.Join(waits, " "), out.Name(c.By), c.How, strings.Join(c.Passages, " "), strings.Join(c.Sources, " ")}
}

// Text writes the commitments agreement by agreement.
func (c *Commitments) Text(width int) string {
	p := newPage(width)
	p.para("", outlet.Upper(clean(orTitle(c.Title))))
	if c.AsOf != "" {
		p.line("What was promised, as of ", c.d.Date.Format("Monday 2 January 2006"), ".")
	}
	agreement := ""
	for i := range c.Rows {
		row := &c.Rows[i]
		if row.AgreementID != agreement {
			agreement = row.AgreementID
			p.heading(clean(row.Agreement))
		}
		row.write(p)
	}
	if text := undecided(c.Undecided); text != "" {
		p.line()
		p.para("", text)
	}
	if len(c.Rows) == 0 {
		p.line()
		p.line("No commitment of this kind is on record.")
	}
	return p.String()
}

func (c *Commitment) write(p *page) {
	_, id, _ := strings.Cut(c.ID, "/")
	p.para("  "+pad(id, 14)+" ", fmt.Sprintf("%s: %s (%s%s%s)", c.between(), c.name(), verbWords[c.Verb],
		ifText(c.SubjectTo != "", "; subject to "+strings.TrimSuffix(clean(c.SubjectTo), ".")), ifText(c.Side, "; a side promise, not in the text")))
	lead := strings.Repeat(" ", 17)
	where := Row{Claim: c.Claim, Sources: c.Sources}
	p.para(lead+"= ", c.status()+ifText(c.Grade != nil, fmt.Sprintf("; %s of 3 carried out", gradeText(c.Grade)))+ifText(where.evidence() != "", " (the text: "+where.evidence()+")"))
	for _, text := range waitLines(c.Waits) {
		p.para(lead+"  ", text)
	}
	if len(c.History) > 1 {
		p.para(lead+"  ", "over time: "+c.overTime())
	}
}

func gradeText(grade *int) string {
	if grade == nil {
		return ""
	}
	return strconv.Itoa(*grade)
}

// verbWords tells how strongly a text commits.
var verbWords = map[string]string{
	"affirm": "affirms", "willing": "is willing to", "discuss": "is to discuss", "begin": "is to begin", "advance": "is to advance", "will": "will", "complete": "is to complete",
}
