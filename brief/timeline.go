package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// A Timeline is what is on record by a day, in the order in which it happened.
type Timeline struct {
	Title string `json:"title"`
	AsOf  string `json:"as_of,omitempty"`
	Rows  []Row  `json:"rows"`

	d *record.Day
}

// A Row is one thing that happened.
type Row struct {
	On       string   `json:"on"`
	Public   string   `json:"public,omitempty"` // when later
	ID       string   `json:"id,omitempty"`
	Kind     string   `json:"kind"`
	Parties  []string `json:"parties,omitempty"` // whom it concerns, by id
	Track    string   `json:"track,omitempty"`   // by id
	What     string   `json:"what"`
	Standing string   `json:"standing"` // in force, corrected, withdrawn, contradicted, unconfirmed
	Instead  string   `json:"instead,omitempty"`
	Claim
	Sources []string `json:"sources,omitempty"`

	day     time.Time
	parties []int
	claim   *plenary.Claim
	entry   int // its index in the record; -1 of an agreement
}

// Standings of a row.
const (
	standsInForce    = "in force"
	standsCorrected  = "corrected"
	standsWithdrawn  = "withdrawn"
	standsOtherwise  = "contradicted"
	standsUnaccepted = "unconfirmed"
)

// A Pick chooses rows of a timeline; what is empty chooses all.
type Pick struct {
	From, To time.Time // days on which something happened
	Kinds    []string
	Parties  []int
	Tracks   []int
	All      bool // also what is corrected, withdrawn or unconfirmed
	Apart    bool // only what sources differ on
}

// NewTimeline lists what had happened and was public by the day. words may be nil.
func NewTimeline(d *record.Day, pick Pick, words Words) *Timeline {
	t := &Timeline{Title: d.Case.Title, Rows: []Row{}, d: d}
	if !d.Date.IsZero() {
		t.AsOf = d.Date.Format(time.DateOnly)
	}
	standing := standings(d)
	apart := map[int]bool{}
	for _, r := range d.Contradictions {
		for _, i := range append(slices.Clone(r.Others), r.InForce) {
			apart[i] = true
		}
	}
	t.Rows = make([]Row, 0, len(d.InForce)+len(d.Agreements))
	for i := range d.Record.Entries {
		if e := &d.Record.Entries[i]; !d.Counts(i) && (e.Confirmed || !pick.All) {
			continue
		}
		r := row(d, i)
		r.Standing, r.Instead = standing(i)
		r.spell(d, &d.Record.Entries[i], words)
		if pick.takes(d, &r, i) && (apart[i] || !pick.Apart) {
			t.Rows = append(t.Rows, r)
		}
	}
	for _, a := range d.Agreements {
		if r := agreementRow(d, a); pick.takes(d, &r, -1) && !pick.Apart {
			t.Rows = append(t.Rows, r)
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int { return a.day.Compare(b.day) })
	return t
}

// standings tells of an entry that counts how it stands, and what is in force
// in its place.
func standings(d *record.Day) func(i int) (standing, instead string) {
	inForce, instead, how := map[int]bool{}, map[int]int{}, map[int]string{}
	for _, i := range d.InForce {
		inForce[i] = true
		for at, word := range map[int]string{d.Record.Entries[i].Corrects: standsCorrected, d.Record.Entries[i].Withdraws: standsWithdrawn} {
			if at >= 0 {
				instead[at], how[at] = i, word
			}
		}
	}
	for _, r := range d.Contradictions {
		for _, i := range r.Others {
			instead[i], how[i] = r.InForce, standsOtherwise
		}
	}
	return func(i int) (string, string) {
		switch {
		case inForce[i]:
			return standsInForce, ""
		case !d.Record.Entries[i].Confirmed:
			return standsUnaccepted, ""
		case how[i] == "":
			return standsOtherwise, ""
		}
		return how[i], entryName(&d.Record.Entries[instead[i]])
	}
}

// entryName names an entry: by its id, or its day and kind.
func entryName(e *record.Entry) string {
	if e.ID != "" {
		return e.ID
	}
	return e.On.String() + " " + e.Kind.String()
}

func (p *Pick) takes(d *record.Day, r *Row, entry int) bool {
	gone := r.Standing == standsCorrected || r.Standing == standsWithdrawn || r.Standing == standsUnaccepted
	switch {
	case gone && !p.All,
		!p.From.IsZero() && r.day.Before(p.From), !p.To.IsZero() && r.day.After(p.To),
		len(p.Kinds) > 0 && !slices.Contains(p.Kinds, r.Kind),
		len(p.Parties) > 0 && !slices.ContainsFunc(p.Parties, func(q int) bool { return slices.Contains(r.parties, q) }),
		len(p.Tracks) > 0 && (entry < 0 || !slices.Contains(p.Tracks, d.Record.Entries[entry].Track)):
		return false
	}
	return true
}

// row tells an entry.
func row(d *record.Day, i int) Row {
	e := &d.Record.Entries[i]
	r := Row{
		On: e.On.String(), ID: e.ID, Kind: e.Kind.String(), What: sentence(d, i), Standing: standsInForce,
		Claim: claimOf(d.Case, &e.Claim), Sources: e.Sources, day: e.On.To, claim: &e.Claim, parties: concerns(d, e), entry: i,
	}
	if e.Public.After(e.On.To) {
		r.Public = e.Public.Format(time.DateOnly)
	}
	if e.Track >= 0 {
		r.Track = d.Record.Case.Tracks[e.Track].ID
	}
	for _, p := range r.parties {
		r.Parties = append(r.Parties, d.Case.Parties[p].ID)
	}
	return r
}

// spell adds, to a statement of which nobody says what it says, the words
// themselves where they are at hand, or else what the passage is said to say.
func (r *Row) spell(d *record.Day, e *record.Entry, words Words) {
	if e.Kind != record.Statement || e.Says != "" || len(e.Passages) == 0 {
		return
	}
	p := cited(d.Case, words, e.Passages[:1])[0]
	switch {
	case p.Words != "":
		r.What += ": “" + clean(p.Words) + "”"
	case p.Says != "":
		r.What += ": " + strings.TrimSuffix(clean(p.Says), ".")
	}
}

// concerns lists the parties that an entry speaks of.
func concerns(d *record.Day, e *record.Entry) []int {
	out := slices.Concat(e.To, e.Parties)
	if e.Party >= 0 {
		out = append([]int{e.Party}, out...)
	}
	switch e.Kind {
	case record.Move:
		out = append(out, d.Case.Options[e.Option].Party)
	case record.Announced, record.Changed, record.Dropped:
		out = append(out, d.Case.Preconditions[e.Precondition].Party)
	case record.Lever:
		out = append(out, d.Record.Case.Levers[e.Lever].Asks...)
	case record.Progress:
		out = append(out, d.Record.Commitments[e.Commitment].Owes...)
	case record.Opened, record.Resumed, record.Adjourned, record.Scheduled, record.Launched, record.Ended:
		for _, s := range d.Record.Case.Tracks[e.Track].Seats {
			out = append(out, s.Party)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func agreementRow(d *record.Day, at int) Row {
	a := &d.Record.Agreements[at]
	r := Row{On: a.On.String(), ID: a.ID, Kind: "agreement", Standing: standsInForce, Claim: claimOf(d.Case, &a.Claim), Sources: a.Sources,
		What: fmt.Sprintf("%s, signed by %s: %s", clean(a.Title), and(cleaned(partyNames(d.Case, a.Signed))), count(len(a.Commitments), "commitment")),
		day:  a.On.To, claim: &a.Claim, parties: a.Signed, entry: -1}
	if a.Public.After(a.On.To) {
		r.Public = a.Public.Format(time.DateOnly)
	}
	for _, p := range a.Signed {
		r.Parties = append(r.Parties, d.Case.Parties[p].ID)
	}
	return r
}

// CSV writes a header and one row an entry. Raw, strings are as they are, but
// for the sentences of ours under what; otherwise they are safe in a spreadsheet.
func (t *Timeline) CSV(w io.Writer, raw bool) error {
	out := outlet.NewCSV(w, raw)
	if err := out.Row("on", "public", "kind", "id", "parties", "track", "what", "standing", "instead", "by", "how", "passages", "sources"); err != nil {
		return err
	}
	for _, r := range t.Rows {
		err := out.Row(r.On, r.Public, r.Kind, r.ID, strings.Join(r.Parties, " "), r.Track, r.What, r.Standing, r.Instead,
			out.Name(r.By), r.How, strings.Join(r.Passages, " "), strings.Join(r.Sources, " "))
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// Text writes the timeline in lines of at most width columns, a heading a year.
func (t *Timeline) Text(width int) string {
	p := newPage(width)
	p.para("", outlet.Upper(clean(orTitle(t.Title))))
	if t.AsOf != "" {
		p.line("What had happened and was public by ", t.d.Date.Format("Monday 2 January 2006"), ".")
	}
	year := ""
	for _, r := range t.Rows {
		if r.day.Format("2006") != year {
			year = r.day.Format("2006")
			p.heading(year)
		}
		p.para("  "+pad(shortDay(r.On), 12)+"  ", r.text())
	}
	p.line()
	p.para("", count(len(t.Rows), "entry")+". A claim names who makes it; of the rest the record does not say how it is known.")
	return p.String()
}

func orTitle(title string) string {
	if title == "" {
		return "A case without a title"
	}
	return title
}

// shortDay tells within a year when something happened: 22 Dec, 18-22 Dec, Nov.
func shortDay(on string) string {
	p, ok := record.ParsePeriod(on)
	switch {
	case !ok:
		return on
	case len(on) == len("2006"):
		return "(that year)"
	case len(on) == len("2006-12"):
		return p.From.Format("January")
	case p.From.Equal(p.To):
		return p.From.Format("2 Jan")
	case p.From.Month() == p.To.Month() && p.From.Year() == p.To.Year():
		return p.From.Format("2") + "-" + p.To.Format("2 Jan")
	case p.From.Year() == p.To.Year():
		return p.From.Format("2 Jan") + "-" + p.To.Format("2 Jan")
	}
	return p.From.Format("2 Jan 06") + "-" + p.To.Format("2 Jan")
}

func (r *Row) text() string {
	text := r.What
	if e := r.evidence(); e != "" {
		text += ifText(!strings.HasPrefix(e, "["), " -") + " " + e
	}
	if r.Public != "" {
		text += ", public " + date(r.Public)
	}
	if r.Standing != standsInForce {
		text += " (" + r.Standing + ifText(r.Instead != "", "; in force: "+r.Instead) + ")"
	}
	return text
}

// evidence tells how a row is known and where it stands.
func (r *Row) evidence() string {
	out := r.How
	switch {
	case r.By != "" && r.How == "claimed":
		out = "claimed by " + called(r.By)
	case r.By != "" && r.How == "stated":
		out = "stated by " + called(r.By)
	}
	if where := slices.Concat(r.Passages, r.Sources); len(where) > 0 {
		out += " [" + strings.Join(where, ", ") + "]"
	}
	return strings.TrimSpace(out)
}
