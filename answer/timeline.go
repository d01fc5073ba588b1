package answer

import (
	"context"
	"slices"
	"time"

	"github.com/plenary-talks/plenary/record"
)

// A Timeline is what is on record by a day, in the order in which it happened.
type Timeline struct {
	Head
	Rows     []Row     `json:"rows"`               // in the order of the days
	Meetings []Meeting `json:"meetings,omitempty"` // of the tracks asked for, those there on the day
	Glossary Glossary  `json:"glossary"`
}

// A Pick chooses rows of a timeline; what is empty chooses all.
type Pick struct {
	From, To       time.Time // days on which something happened
	Kinds          []string
	Parties        []int
	Tracks         []int
	All            bool // also what is corrected, withdrawn or unconfirmed
	Contradictions bool // only what sources differ on
}

// NewTimeline lists what had happened and was public by the day of the talks,
// which must have one, in the order of the days. Space may be nil. The cost is
// that of the entries on record.
func NewTimeline(t Talks, pick Pick) *Timeline {
	return newGatherer(context.Background(), t).timeline(t, pick)
}

func (g *gatherer) timeline(t Talks, pick Pick) *Timeline {
	d := g.day
	out := &Timeline{Head: t.head(), Rows: []Row{}}
	differ := map[int]bool{}
	for _, r := range d.Contradictions {
		for _, i := range append(slices.Clone(r.Others), r.InForce) {
			differ[i] = true
		}
	}
	standing := g.standings()
	var rows []dated
	for i := range d.Record.Entries {
		e := &d.Record.Entries[i]
		if !d.Counts(i) && (e.Confirmed || !pick.All) || pick.Contradictions && !differ[i] {
			continue
		}
		r := g.row(i)
		r.Standing, r.Instead = standing(i)
		if pick.takes(&r, e.On.To, g.concerns(e), e.Track) {
			rows = append(rows, dated{e.On.To, r})
		}
	}
	for _, a := range d.Agreements {
		at := &d.Record.Agreements[a]
		if r := g.agreementRow(a); !pick.Contradictions && pick.takes(&r, at.On.To, at.Signed, -1) {
			rows = append(rows, dated{at.On.To, r})
		}
	}
	slices.SortStableFunc(rows, func(a, b dated) int { return a.day.Compare(b.day) })
	for _, r := range rows {
		out.Rows = append(out.Rows, r.row)
	}
	for t := range d.Record.Case.Tracks {
		if m, ok := g.meeting(t); ok && d.Track(t) >= 0 && (len(pick.Tracks) == 0 || slices.Contains(pick.Tracks, t)) {
			out.Meetings = append(out.Meetings, m)
		}
	}
	out.Glossary = g.gloss(out)
	return out
}

// A dated row has the last day on which it can have happened.
type dated struct {
	day time.Time
	row Row
}

func (p *Pick) takes(r *Row, day time.Time, parties []int, track int) bool {
	gone := r.Standing == Corrected || r.Standing == Withdrawn || r.Standing == Unconfirmed
	switch {
	case gone && !p.All,
		!p.From.IsZero() && day.Before(p.From), !p.To.IsZero() && day.After(p.To),
		len(p.Kinds) > 0 && !slices.Contains(p.Kinds, r.Kind),
		len(p.Parties) > 0 && !slices.ContainsFunc(p.Parties, func(q int) bool { return slices.Contains(parties, q) }),
		len(p.Tracks) > 0 && !slices.Contains(p.Tracks, track):
		return false
	}
	return true
}

// standings returns how each entry that counts stands, and what is in force in its
// place.
func (g *gatherer) standings() func(i int) (standing string, instead *EntryAt) {
	d := g.day
	inForce, instead, how := map[int]bool{}, map[int]int{}, map[int]string{}
	for _, i := range d.InForce {
		inForce[i] = true
		e := &d.Record.Entries[i]
		if e.Corrects >= 0 {
			instead[e.Corrects], how[e.Corrects] = i, Corrected
		}
		if e.Withdraws >= 0 {
			instead[e.Withdraws], how[e.Withdraws] = i, Withdrawn
		}
	}
	for _, r := range d.Contradictions {
		for _, i := range r.Others {
			instead[i], how[i] = r.InForce, Contradicted
		}
	}
	return func(i int) (string, *EntryAt) {
		switch {
		case inForce[i]:
			return InForce, nil
		case !d.Record.Entries[i].Confirmed:
			return Unconfirmed, nil
		case how[i] == "":
			return Contradicted, nil
		}
		return how[i], g.entryAt(instead[i])
	}
}

// concerns lists the parties that an entry speaks of, ascending.
func (g *gatherer) concerns(e *record.Entry) []int {
	d := g.day
	out := slices.Concat(e.To, e.Parties)
	if e.Party >= 0 {
		out = append(out, e.Party)
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
