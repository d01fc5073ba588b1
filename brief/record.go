package brief

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/record"
)

// OnRecord is what a brief says of the record.
type OnRecord struct {
	Entries     int          `json:"entries"` // in force
	Meetings    []Meeting    `json:"meetings"`
	Agreements  []Agreement  `json:"agreements"`
	Commitments []Commitment `json:"commitments"`
	Apart       []Apart      `json:"apart"`
	Undecided   int          `json:"undecided,omitempty"` // questions whether one commitment needs another, taken for no
	Unconfirmed int          `json:"unconfirmed,omitempty"`
}

// A Meeting is what is known of the sessions of one track.
type Meeting struct {
	ID       string       `json:"id"`    // of the track
	Track    string       `json:"track"` // its name
	Sessions int          `json:"sessions"`
	Opened   string       `json:"opened,omitempty"`    // of the last session
	Closed   string       `json:"adjourned,omitempty"` // none while it goes on
	At       string       `json:"at,omitempty"`
	Next     *NextMeeting `json:"next,omitempty"` // none when nothing is reported
	Claim
}

// NextMeeting is what was announced of a next session.
type NextMeeting struct {
	Kind string `json:"kind"` // none, firm, tentative, horizon
	On   string `json:"on,omitempty"`
	At   string `json:"at,omitempty"`
	Says string `json:"says,omitempty"`
	Late int    `json:"late,omitempty"` // days since it should have been
	Claim
}

// An Agreement is how one stands.
type Agreement struct {
	ID    string         `json:"id"`
	Title string         `json:"title"`
	On    string         `json:"on"`
	Of    int            `json:"commitments"`
	By    map[string]int `json:"by_status"`
	Claim
}

// Apart is a contradiction: entries that say different things.
type Apart struct {
	InForce Row   `json:"in_force"`
	Others  []Row `json:"others"`
}

// Dormant is an agreement whose commitments wait for one another.
type Dormant struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	Deal    bool          `json:"deal"`
	Open    int           `json:"open"`
	Of      int           `json:"of"`
	Links   []DormantLink `json:"links"`             // each waits for the next, the last for the first
	Outside []Link        `json:"outside,omitempty"` // what else their debtors insist on first
}

// A DormantLink is a commitment with the preconditions that make it wait for
// the next; none where the text does.
type DormantLink struct {
	Commitment
	Insists []Link `json:"insists,omitempty"`
}

func onRecord(ctx context.Context, d *record.Day) (*OnRecord, error) {
	waits, err := d.Waits(ctx)
	if err != nil {
		return nil, err
	}
	out := &OnRecord{Entries: len(d.InForce), Meetings: []Meeting{}, Agreements: []Agreement{}, Apart: []Apart{}, Undecided: waits.Unproven, Unconfirmed: d.Unconfirmed}
	for t := range d.Record.Case.Tracks {
		if m, ok := meeting(d, t); ok && d.Track(t) >= 0 {
			out.Meetings = append(out.Meetings, m)
		}
	}
	out.Commitments = commitments(d, waits)
	for _, a := range d.Agreements {
		out.Agreements = append(out.Agreements, agreement(d, a))
	}
	for _, r := range d.Contradictions {
		apart := Apart{InForce: row(d, r.InForce)}
		for _, i := range r.Others {
			apart.Others = append(apart.Others, row(d, i))
		}
		out.Apart = append(out.Apart, apart)
	}
	return out, nil
}

func meeting(d *record.Day, track int) (Meeting, bool) {
	next, last := d.Meeting(track)
	m := Meeting{ID: d.Record.Case.Tracks[track].ID, Track: d.Record.Case.Tracks[track].Name}
	for _, s := range d.Sessions {
		if s.Track == track {
			m.Sessions++
		}
	}
	if last >= 0 {
		s := &d.Sessions[last]
		if s.Opened >= 0 {
			e := &d.Record.Entries[s.Opened]
			m.Opened, m.At, m.Claim = e.On.String(), e.Place, entryClaim(d.Case, e)
		}
		if s.Adjourned >= 0 {
			e := &d.Record.Entries[s.Adjourned]
			m.Closed, m.Claim = e.On.String(), entryClaim(d.Case, e)
		}
	}
	if next >= 0 {
		m.Next = nextMeeting(d, next)
	}
	return m, next >= 0 || last >= 0
}

func nextMeeting(d *record.Day, entry int) *NextMeeting {
	e := &d.Record.Entries[entry]
	n := &NextMeeting{Kind: e.Next.Firmness.String(), On: e.Next.On.String(), At: e.Next.Place, Says: e.Next.Says, Claim: entryClaim(d.Case, e)}
	if !d.Date.IsZero() && !e.Next.On.IsZero() && d.Date.After(e.Next.On.To) {
		n.Late = record.DaysBetween(e.Next.On.To, d.Date)
	}
	return n
}

func agreement(d *record.Day, at int) Agreement {
	a := &d.Record.Agreements[at]
	out := Agreement{ID: a.ID, Title: a.Title, On: a.On.String(), Of: len(a.Commitments), By: map[string]int{}, Claim: claimOf(d.Case, &a.Claim)}
	out.Passages = slices.Concat(out.Passages, a.Sources)
	for _, s := range d.Commitments {
		if d.Record.Commitments[s.Commitment].Agreement == at {
			out.By[s.Status.String()]++
		}
	}
	return out
}

// entryClaim is a claim with where it stands: passages, and sources of which no
// passage is given.
func entryClaim(c *plenary.Case, e *record.Entry) Claim {
	out := claimOf(c, &e.Claim)
	out.Passages = slices.Concat(out.Passages, e.Sources)
	return out
}

func claimOf(c *plenary.Case, claim *plenary.Claim) Claim {
	out := Claim{How: claim.How.String(), Passages: claim.Passages}
	if claim.By >= 0 {
		out.By = c.Parties[claim.By].Name
	}
	return out
}

func partyNames(c *plenary.Case, list []int) []string {
	out := []string{}
	for _, p := range list {
		out = append(out, c.Parties[p].Name)
	}
	return out
}

func (w *weigher) dormant(p *impasse.Dormant) *Dormant {
	d := w.day
	waits, err := d.Waits(w.ctx)
	if err != nil {
		w.err = cmp.Or(w.err, err)
		return &Dormant{}
	}
	a := &d.Record.Agreements[p.Agreement]
	out := &Dormant{ID: a.ID, Title: a.Title, Deal: p.Deal, Open: p.Open, Of: p.Of}
	in := map[int]bool{} // preconditions that make the circle
	for i, at := range p.Circle {
		link := DormantLink{Commitment: commitment(d, waits, at)}
		next := d.Commitments[p.Circle[(i+1)%len(p.Circle)]].Commitment
		for _, wait := range waits.Of[at] {
			for _, p := range wait.Preconditions {
				if wait.For == next {
					in[p] = true
					link.Insists = append(link.Insists, w.link(p))
				}
			}
		}
		out.Links = append(out.Links, link)
	}
	for i := range w.c.Preconditions {
		if !in[i] && slices.ContainsFunc(p.Circle, func(at int) bool { return d.Bars(d.Commitments[at].Commitment, i) }) {
			out.Outside = append(out.Outside, w.link(i))
		}
	}
	return out
}

// date tells a day as a reader would: 22 December 2006.
func date(iso string) string {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", iso); err == nil {
		return t.Format("January 2006")
	}
	if from, to, span := strings.Cut(iso, ".."); span {
		return between(from, to)
	}
	return iso
}
