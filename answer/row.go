package answer

import (
	"strings"
	"time"

	"github.com/plenary-talks/plenary/record"
)

// A Row is one thing that happened, with what its kind has; the words of the
// record stand in the glossary, under its entry or agreement.
type Row struct {
	Entry     EntryNumber `json:"entry,omitempty"`     // its place in the record, from 1; none of an agreement
	ID        EntryID     `json:"id,omitempty"`        // where it has one
	Agreement AgreementID `json:"agreement,omitempty"` // of an agreement
	On        string      `json:"on"`                  // a day, a month, a year or a span of them
	Public    string      `json:"public,omitempty"`    // the day on which it became public, when later than that
	// opened, resumed, adjourned, scheduled, launched, ended, statement, move, announced, changed,
	// dropped, mandate, lever, commitment, event, withdraws, or agreement
	Kind     string    `json:"kind"`
	Concerns []PartyID `json:"parties,omitempty"` // whom it concerns
	Track    TrackID   `json:"track,omitempty"`

	// of a statement: demand, offer, refusal, threat, promise, assessment, or open
	Speech    string        `json:"speech,omitempty"`
	Speaker   PersonID      `json:"speaker,omitempty"`     // who said it
	Party     PartyID       `json:"party,omitempty"`       // for whom, or whose mandate it is
	Addressee []PartyID     `json:"addressee,omitempty"`   // of a statement: to whom
	About     ConditionID   `json:"about,omitempty"`       // of a statement: what it is about
	Option    OptionID      `json:"option,omitempty"`      // of a move
	From      *int          `json:"from,omitempty"`        // its level before, where that is written
	To        *int          `json:"to,omitempty"`          // of a move: the level it went to
	Stance    *StanceChange `json:"stance,omitempty"`      // of announced, changed and dropped
	Mandate   *MandateGiven `json:"mandate,omitempty"`     // of a mandate
	Lever     LeverID       `json:"lever,omitempty"`       // of a lever
	Progress  *Progress     `json:"progress,omitempty"`    // of a commitment
	Withdraws *EntryAt      `json:"withdraws,omitempty"`   // what it takes back
	Event     string        `json:"event,omitempty"`       // a word of the record's own
	With      []PartyID     `json:"with,omitempty"`        // of an event: whom it names
	Next      *Announcement `json:"next,omitempty"`        // of a session that ended or was scheduled
	Since     *Since        `json:"since,omitempty"`       // of a session that began
	Signed    []PartyID     `json:"signed,omitempty"`      // of an agreement: by whom
	Of        int           `json:"commitments,omitempty"` // how many an agreement has

	// in force, corrected, withdrawn, contradicted or unconfirmed; in a diff also absent
	Standing string   `json:"standing"`
	Instead  *EntryAt `json:"instead,omitempty"` // what is in force in its place
	Claim
	Sources []SourceID `json:"sources,omitempty"` // those of which no passage is given
}

// How a row stands.
const (
	InForce      = "in force"
	Corrected    = "corrected"
	Withdrawn    = "withdrawn"
	Contradicted = "contradicted"
	Unconfirmed  = "unconfirmed"
)

// An EntryAt names an entry of the record.
type EntryAt struct {
	Entry EntryNumber `json:"entry"`        // its place in the record, from 1
	ID    EntryID     `json:"id,omitempty"` // where it has one
	On    string      `json:"on"`           // a day, a month, a year or a span of them
	Kind  string      `json:"kind"`         // as of a row
}

// A StanceChange is what an entry makes of a precondition; what stays the same
// is left out.
type StanceChange struct {
	Stance      Stance      `json:"stance"`                 // as it is written
	Order       string      `json:"order,omitempty"`        // from now on: before or with
	WasOrder    string      `json:"was_order,omitempty"`    // until then
	Until       ConditionID `json:"until,omitempty"`        // what it waits for from now on
	WasUntil    ConditionID `json:"was_until,omitempty"`    // until then
	Refuses     ConditionID `json:"refuses,omitempty"`      // what it refuses from now on
	WasRefusing ConditionID `json:"was_refusing,omitempty"` // until then
}

// A MandateGiven is what a delegation may do on a track from an entry on.
type MandateGiven struct {
	May    string `json:"may"`    // yes, no, not reported
	Commit bool   `json:"commit"` // to commit, or else to discuss
	Terms  []Term `json:"terms"`  // levels of options
}

// A Progress is how far a commitment is said to be.
type Progress struct {
	Commitment CommitmentID `json:"commitment"`       // which one
	Verb       string       `json:"verb"`             // how strongly it is worded, as of a commitment
	Status     string       `json:"status,omitempty"` // as of a commitment, or begun; none where it is only graded
	// 0 not begun, 1 begun in a small way, 2 under way, 3 carried out
	Grade *int `json:"grade,omitempty"`
}

// An Announcement is what was said of the next session. Its words and place
// are in the glossary.
type Announcement struct {
	Firmness string `json:"firmness"`        // none, firm, tentative, horizon
	On       string `json:"on,omitempty"`    // a day, a month, a year or a span of them; none where none is named
	Until    string `json:"until,omitempty"` // the last day of it
}

// A Since is how long after another session, and after what was announced, one began.
type Since struct {
	// days since the session before it on the track ended; none where that is not known
	Gap *int `json:"days_after_the_last,omitempty"`
	// announcements it was to follow, since the session before it
	Announced []Promised `json:"announced,omitempty"`
}

// A Promised is an announcement of a session that then began.
type Promised struct {
	Entry    EntryNumber `json:"entry"`     // that announced it
	On       string      `json:"on"`        // when it was announced
	Firmness string      `json:"firmness"`  // firm, tentative or horizon
	For      string      `json:"for"`       // a day, a month, a year or a span of them
	Late     int         `json:"days_late"` // negative when the session began sooner
}

func (g *gatherer) entryAt(i int) *EntryAt {
	e := &g.day.Record.Entries[i]
	return &EntryAt{EntryNumber(i + 1), EntryID(e.ID), e.On.String(), e.Kind.String()}
}

// row is an entry by its index, as one in force.
func (g *gatherer) row(i int) Row {
	e := &g.day.Record.Entries[i]
	r := Row{
		Entry: EntryNumber(i + 1), ID: EntryID(e.ID), On: e.On.String(), Kind: e.Kind.String(), Standing: InForce,
		Concerns: orNone(g.parties(g.concerns(e))), Claim: g.claim(&e.Claim), Sources: g.sourceIDs(e.Sources),
	}
	if e.Public.After(e.On.To) {
		r.Public = e.Public.Format(time.DateOnly)
	}
	if e.Track >= 0 {
		r.Track = TrackID(g.day.Record.Case.Tracks[e.Track].ID)
	}
	if e.About != nil {
		r.About = g.condition(e.About)
	}
	if e.Party >= 0 {
		r.Party = g.party(e.Party)
	}
	g.act(&r, e, i)
	return r
}

// act adds what the kind of an entry has.
func (g *gatherer) act(r *Row, e *record.Entry, i int) {
	c := g.day.Record.Case
	switch e.Kind {
	case record.Opened, record.Resumed:
		r.Since = g.since(i)
	case record.Adjourned, record.Scheduled:
		r.Next = announcement(e.Next)
	case record.Statement:
		r.Speech, r.Addressee = e.Statement.String(), orNone(g.parties(e.To))
		if e.Who >= 0 {
			r.Speaker = PersonID(g.c.People[e.Who].ID)
		}
	case record.Move:
		r.Option, r.To = OptionID(c.Options[e.Option].ID), new(e.Level)
		if e.From >= 0 {
			r.From = new(e.From)
		}
	case record.Announced, record.Changed, record.Dropped:
		r.Stance = g.stanceChange(e)
	case record.Mandate:
		r.Mandate = &MandateGiven{May: e.May.String(), Commit: e.Commit, Terms: []Term{}}
		for _, t := range e.Terms {
			r.Mandate.Terms = append(r.Mandate.Terms, g.term(t))
		}
	case record.Lever:
		r.Lever = LeverID(c.Levers[e.Lever].ID)
	case record.Progress:
		r.Progress = g.progress(e)
	case record.Withdrawal:
		r.Withdraws = g.entryAt(e.Withdraws)
	case record.Event:
		r.Event, r.With = e.Event, orNone(g.parties(e.Parties))
	}
}

func announcement(n *record.Next) *Announcement {
	if n == nil {
		return nil
	}
	out := &Announcement{Firmness: n.Firmness.String(), On: n.On.String()}
	if !n.On.IsZero() {
		out.Until = n.On.To.Format(time.DateOnly)
	}
	return out
}

func (g *gatherer) stanceChange(e *record.Entry) *StanceChange {
	p := &g.day.Record.Case.Preconditions[e.Precondition]
	out := &StanceChange{Stance: Stance{
		ID: StanceID(p.ID), Party: g.party(p.Party), Refuses: g.condition(p.Refuses), Until: g.condition(p.Until),
		Order: orderOf(p.With), Claim: g.claim(&p.Claim),
	}}
	if e.Kind != record.Changed {
		return out
	}
	if e.Stance.With != record.Unset {
		out.Order, out.WasOrder = orderOf(e.Stance.With == record.On), orderOf(e.Was.With == record.On)
	}
	if e.Stance.Until != nil {
		out.Until, out.WasUntil = g.condition(e.Stance.Until), g.condition(e.Was.Until)
	}
	if e.Stance.Refuses != nil {
		out.Refuses, out.WasRefusing = g.condition(e.Stance.Refuses), g.condition(e.Was.Refuses)
	}
	return out
}

func orderOf(with bool) string {
	if with {
		return "with"
	}
	return "before"
}

func (g *gatherer) progress(e *record.Entry) *Progress {
	c := &g.day.Record.Commitments[e.Commitment]
	out := &Progress{Commitment: CommitmentID(c.ID), Verb: c.Verb.String()}
	if e.Status != record.Unspoken {
		out.Status = e.Status.String()
	}
	if e.Grade >= 0 {
		out.Grade = new(e.Grade)
	}
	return out
}

// since is how long after the last session, and after what was announced, one
// began; nil where an entry begins none.
func (g *gatherer) since(i int) *Since {
	s := g.day.OpenedBy(i)
	if s == nil {
		return nil
	}
	out := &Since{}
	if s.Gap >= 0 {
		out.Gap = new(s.Gap)
	}
	missed := append([]int{}, s.Missed...)
	if s.Promised >= 0 {
		missed = append(missed, s.Promised)
	}
	for _, i := range missed {
		if e := &g.day.Record.Entries[i]; e.Next.Firmness != record.None {
			out.Announced = append(out.Announced, Promised{EntryNumber(i + 1), e.On.To.Format(time.DateOnly),
				e.Next.Firmness.String(), e.Next.On.String(), g.day.Record.Late(i, s.Opened)})
		}
	}
	return out
}

// agreementRow is an agreement, as a thing that happened.
func (g *gatherer) agreementRow(at int) Row {
	a := &g.day.Record.Agreements[at]
	r := Row{
		Agreement: AgreementID(a.ID), ID: EntryID(a.ID), On: a.On.String(), Kind: "agreement", Standing: InForce,
		Concerns: orNone(g.parties(a.Signed)), Signed: orNone(g.parties(a.Signed)), Of: len(a.Commitments),
		Claim: g.claim(&a.Claim), Sources: g.sourceIDs(a.Sources),
	}
	if a.Public.After(a.On.To) {
		r.Public = a.Public.Format(time.DateOnly)
	}
	return r
}

// sourceIDs lists sources that can be cited on the day.
func (g *gatherer) sourceIDs(ids []string) []SourceID {
	var out []SourceID
	for _, id := range ids {
		if !g.laterThanDay(id) {
			out = append(out, SourceID(id))
		}
	}
	return out
}

// laterThanDay reports whether a source, or a passage of it, is of a later day than that of the answer.
func (g *gatherer) laterThanDay(ref string) bool {
	if g.day == nil {
		return false
	}
	if g.later == nil {
		g.later = map[string]bool{}
		for _, i := range g.day.Record.Later(g.day.Date) {
			g.later[g.day.Record.Case.Sources[i].ID] = true
		}
	}
	source, _, _ := strings.Cut(ref, "#")
	return g.later[source]
}

// entryClaim is how an entry is known, with where it stands: passages, and
// sources of which no passage is given.
func (g *gatherer) entryClaim(e *record.Entry) Claim {
	return g.withSources(g.claim(&e.Claim), e.Sources)
}

func (g *gatherer) withSources(c Claim, sources []string) Claim {
	for _, s := range g.sourceIDs(sources) {
		c.Passages = append(c.Passages[:len(c.Passages):len(c.Passages)], Ref(s))
	}
	return c
}
