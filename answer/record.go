package answer

import (
	"github.com/plenary-talks/plenary/record"
)

// OnRecord is what is on record on the day. Places and words of the record
// are in the glossary, under their entries.
type OnRecord struct {
	Entries int `json:"entries"` // in force
	// whether the day is another than that as of which the case is written
	Elsewhen    bool         `json:"elsewhen,omitempty"`
	Meetings    []Meeting    `json:"meetings"` // by track
	Agreements  []Agreement  `json:"agreements"`
	Commitments []Commitment `json:"commitments"`
	Late        Late         `json:"late"` // commitments that are late

	Contradictions []Contradiction `json:"contradictions"` // the earliest first
	// questions whether one commitment needs another, taken for no
	Undecided   int `json:"undecided,omitempty"`
	Unconfirmed int `json:"unconfirmed,omitempty"` // proposals that nobody has accepted
}

// A Meeting is what is known of the sessions of one track.
type Meeting struct {
	Track    TrackID      `json:"track"`
	Sessions int          `json:"sessions"`            // how many are on record
	Entry    EntryNumber  `json:"entry,omitempty"`     // that opened the last session
	Opened   string       `json:"opened,omitempty"`    // when that was
	Closed   string       `json:"adjourned,omitempty"` // none while it goes on
	Next     *NextMeeting `json:"next,omitempty"`      // none when nothing is reported
	Claim                 // of the last session's end, or of its beginning
}

// A NextMeeting is what was announced of a next session.
type NextMeeting struct {
	Entry EntryNumber `json:"entry"` // that announced it
	Announcement
	Late int `json:"late,omitempty"` // days since it should have been
	Claim
}

// An Agreement is how one stands. Its title is in the glossary.
type Agreement struct {
	ID     AgreementID   `json:"id"`
	On     string        `json:"on"`               // the day, month, year or span of it
	Signed []PartyID     `json:"signed,omitempty"` // by whom
	Of     int           `json:"commitments"`      // how many it has
	By     []StatusCount `json:"by_status"`        // those that any commitment has, met first
	// how many are carried out, and how others stand in deeds
	Deeds []DeedCount `json:"deeds"`
	Claim
}

// A StatusCount counts commitments that stand alike.
type StatusCount struct {
	Status string `json:"status"` // met, due, late, open, undone, broken, disputed or lapsed
	Count  int    `json:"count"`  // commitments
}

// Late counts commitments that are late, and names what they wait for in the
// end: commitments that wait for nothing themselves.
type Late struct {
	Count   int            `json:"count"`         // commitments
	Waiting int            `json:"waiting"`       // those that wait, directly or not, for what waits for nothing
	For     []CommitmentID `json:"for,omitempty"` // commitments that wait for nothing themselves
}

// A Contradiction is entries that say different things of one matter.
type Contradiction struct {
	InForce Row   `json:"in_force"` // the one that counts
	Others  []Row `json:"others"`   // those that do not
}

// onRecord answers what is on record; nil where nothing is. The error is the
// context's.
func (g *gatherer) onRecord() (*OnRecord, error) {
	d := g.day
	if d == nil {
		return nil, nil
	}
	waits, err := d.Waits(g.ctx)
	if err != nil {
		return nil, err
	}
	out := &OnRecord{
		Entries: len(d.InForce), Elsewhen: !d.Date.Equal(d.Record.Date()), Meetings: []Meeting{},
		Agreements: g.agreements(), Commitments: g.commitments(waits), Contradictions: []Contradiction{},
		Undecided: waits.Unproven, Unconfirmed: d.Unconfirmed,
	}
	for t := range d.Record.Case.Tracks {
		if m, ok := g.meeting(t); ok && d.Track(t) >= 0 {
			out.Meetings = append(out.Meetings, m)
		}
	}
	for _, r := range d.Contradictions {
		differ := Contradiction{InForce: g.row(r.InForce), Others: []Row{}}
		for _, i := range r.Others {
			differ.Others = append(differ.Others, g.row(i))
		}
		out.Contradictions = append(out.Contradictions, differ)
	}
	out.Late = late(out.Commitments)
	return out, nil
}

func (g *gatherer) meeting(track int) (Meeting, bool) {
	d := g.day
	next, last := d.Meeting(track)
	m := Meeting{Track: TrackID(d.Record.Case.Tracks[track].ID)}
	for _, s := range d.Sessions {
		if s.Track == track {
			m.Sessions++
		}
	}
	if last >= 0 {
		s := &d.Sessions[last]
		if s.Opened >= 0 {
			e := &d.Record.Entries[s.Opened]
			m.Entry, m.Opened, m.Claim = EntryNumber(s.Opened+1), e.On.String(), g.entryClaim(e)
		}
		if s.Adjourned >= 0 {
			e := &d.Record.Entries[s.Adjourned]
			m.Closed, m.Claim = e.On.String(), g.entryClaim(e)
		}
	}
	if next >= 0 {
		m.Next = g.nextMeeting(next)
	}
	return m, next >= 0 || last >= 0
}

func (g *gatherer) nextMeeting(entry int) *NextMeeting {
	d, e := g.day, &g.day.Record.Entries[entry]
	n := &NextMeeting{Entry: EntryNumber(entry + 1), Announcement: *announcement(e.Next), Claim: g.entryClaim(e)}
	if !d.Date.IsZero() && !e.Next.On.IsZero() && d.Date.After(e.Next.On.To) {
		n.Late = record.DaysBetween(e.Next.On.To, d.Date)
	}
	return n
}

// standsAs is how commitments of an agreement stand.
type standsAs struct {
	agreement int
	status    record.Status
}

// agreements lists those that count on the day, with how their commitments stand.
func (g *gatherer) agreements() []Agreement {
	d, out := g.day, []Agreement{}
	by, in := map[standsAs]int{}, map[standsIn]int{}
	for i, s := range d.Commitments {
		a := d.Record.Commitments[s.Commitment].Agreement
		by[standsAs{a, s.Status}]++
		in[standsIn{a, g.delivered()[i].Delivery}]++
	}
	for _, a := range d.Agreements {
		one := g.agreement(a, by)
		one.Deeds = deeds(a, in)
		out = append(out, one)
	}
	return out
}

// agreement is one, of whose commitments so many stand so.
func (g *gatherer) agreement(at int, by map[standsAs]int) Agreement {
	a := &g.day.Record.Agreements[at]
	out := Agreement{ID: AgreementID(a.ID), On: a.On.String(), Signed: orNone(g.parties(a.Signed)),
		Of: len(a.Commitments), By: []StatusCount{},
		Claim: g.withSources(g.claim(&a.Claim), a.Sources)}
	for _, status := range statuses {
		if n := by[standsAs{at, status}]; n > 0 {
			out.By = append(out.By, StatusCount{status.String(), n})
		}
	}
	return out
}

// statuses is the order in which commitments are counted.
var statuses = []record.Status{
	record.Met, record.Due, record.Late, record.Open, record.Undone, record.Broken, record.Disputed, record.Lapsed}
