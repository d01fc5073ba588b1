package answer

import (
	"context"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// Commitments is how what was promised stands on a day.
type Commitments struct {
	Head
	Rows []Commitment `json:"commitments"` // agreement by agreement, in the order of the record
	// those by which some wait for others, as they are on the day, each once
	Stances    []Stance    `json:"preconditions,omitempty"`
	Agreements []Agreement `json:"agreements"`          // those on record by the day
	Late       Late        `json:"late"`                // commitments that are late, of all
	Undecided  int         `json:"undecided,omitempty"` // questions whether one needs another, taken for no
	Glossary   Glossary    `json:"glossary"`
}

// A Commitment is an act that parties owe, and how it stands. What it says is
// in the glossary.
type Commitment struct {
	ID        CommitmentID `json:"id"`
	Agreement AgreementID  `json:"agreement"`
	Owes      []PartyID    `json:"owes"`           // parties that owe it
	To        []PartyID    `json:"to"`             // parties to whom it is owed
	Does      ConditionID  `json:"does,omitempty"` // none where only prose says what is owed
	// how strongly it is worded, the weakest first: affirm, willing, discuss, begin, advance,
	// will, complete
	Verb string `json:"verb"`
	// a day, or a month, a year or a span of which the end counts; none where none is set
	Due    string `json:"due,omitempty"`
	Side   bool   `json:"side,omitempty"` // whether it was promised beside the text and not in it
	Status string `json:"status"`         // met, broken, disputed, lapsed, open, due, late or undone
	// since when it is met, undone or what an entry says, as exactly as is known; none of others
	Since string `json:"since,omitempty"`
	// how late it is, or was met; none when in time or without a day
	Days int `json:"days_late,omitempty"`
	// 0 not begun, 1 begun in a small way, 2 under way, 3 carried out; none where nobody graded it
	Grade *int   `json:"grade,omitempty"`
	Said  *Claim `json:"status_said,omitempty"` // how the status is known, where an entry says so
	Begun bool   `json:"begun,omitempty"`       // whether an entry says that it was begun
	// how it stands in deeds: carried out, declared, not carried out, disputed, not reported or
	// lapsed
	Deed     string      `json:"deed"`
	DeedSaid []Claim     `json:"deed_said,omitempty"` // how that is known: from moves, or from who says so
	Waits    []WaitingOn `json:"waits_for,omitempty"` // commitments that have to be met first, or with it
	// entries by which it stands so, or was begun or graded; where commitments are asked for
	ShownBy []Shown `json:"shown_by,omitempty"`
	History []Turn  `json:"history,omitempty"` // when asked for
	// turns left out of its middle, after the first two, if not all were asked for
	Skipped int `json:"history_skipped,omitempty"`
	Claim
	Sources []SourceID `json:"sources,omitempty"` // those of which no passage is given
}

// WaitingOn is another commitment that one waits for.
type WaitingOn struct {
	ID    CommitmentID `json:"id"`
	Order string       `json:"order"`                   // before: that must come first; with: both may come together
	By    []StanceID   `json:"preconditions,omitempty"` // none when the text says so
}

// Shown is an entry that tells something of a commitment. What it says is in the
// glossary, under the entry.
type Shown struct {
	Tells string      `json:"tells"` // what of the commitment: status, begun or grade
	Entry EntryNumber `json:"entry"` // its place in the record, from 1
	On    string      `json:"on"`    // a day, a month, a year or a span of them
	// commitment: somebody says so; move: the deed itself is on record
	Kind string `json:"kind"`
	Claim
	Sources []SourceID `json:"sources,omitempty"` // those of which no passage is given
}

// A Turn is a day from which on a commitment stood so, by what was known then.
type Turn struct {
	On     string `json:"on"`              // the day, year-month-day
	Status string `json:"status"`          // as of a commitment
	Grade  *int   `json:"grade,omitempty"` // as of a commitment
}

// MaxTurns bounds the turns that are kept of all commitments together; more are a
// [plenary.Limit].
const MaxTurns = 1 << 20

// FirstTurns and LastTurns are how many turns are kept of a commitment where
// not all of its history is asked for.
const (
	FirstTurns = 2
	LastTurns  = 6
)

// A History is how much is wanted of how commitments came to stand as they do.
type History uint8

// The histories.
const (
	NoHistory   History = iota
	SomeHistory         // the first and last turns
	AllHistory
)

// NewCommitments lists how commitments stand on the day of the talks, which
// must have one; statuses choose some, or none of them for all. Space may be
// nil. The error is the context's, or a [plenary.Limit] past [MaxTurns].
func NewCommitments(ctx context.Context, t Talks, statuses []string, history History) (*Commitments, error) {
	return newGatherer(ctx, t).promised(t, statuses, history)
}

func (g *gatherer) promised(t Talks, statuses []string, history History) (*Commitments, error) {
	d := g.day
	waits, err := d.Waits(g.ctx)
	if err != nil {
		return nil, err
	}
	all := g.commitments(waits)
	out := &Commitments{
		Head: t.head(), Rows: []Commitment{}, Agreements: g.agreements(), Late: late(all), Undecided: waits.Unproven,
	}
	var of []int
	for i := range all {
		if len(statuses) == 0 || slices.Contains(statuses, all[i].Status) {
			all[i].ShownBy = g.shown(i)
			out.Rows = append(out.Rows, all[i])
			of = append(of, d.Commitments[i].Commitment)
		}
	}
	out.Stances = g.waitedBy(out.Rows)
	if history != NoHistory {
		if err := out.addHistory(g.ctx, d, of, history == AllHistory); err != nil {
			return nil, err
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// commitments lists all, with what each waits for.
func (g *gatherer) commitments(waits *record.Waits) []Commitment {
	out := []Commitment{}
	for i := range g.day.Commitments {
		out = append(out, g.commitment(waits, i))
	}
	return out
}

// commitment is the one at a position in the day's list, with what it waits
// for unless waits are nil.
func (g *gatherer) commitment(waits *record.Waits, at int) Commitment {
	d := g.day
	s := &d.Commitments[at]
	c := &d.Record.Commitments[s.Commitment]
	out := Commitment{
		ID: CommitmentID(c.ID), Agreement: AgreementID(d.Record.Agreements[c.Agreement].ID), Owes: g.parties(c.Owes),
		To: g.parties(c.To), Verb: c.Verb.String(), Due: c.Due.String(), Side: c.Side, Status: s.Status.String(),
		Since: s.When.String(), Days: s.Days, Begun: s.Begun, Claim: g.claim(&c.Claim), Sources: g.sourceIDs(c.Sources),
		Deed: g.delivered()[at].Delivery.String(), DeedSaid: g.deedSaid(at),
	}
	if c.Does != nil {
		out.Does = g.condition(c.Does)
	}
	if s.Grade >= 0 {
		out.Grade = new(s.Grade)
	}
	if s.Entry >= 0 {
		said := g.entryClaim(&d.Record.Entries[s.Entry])
		out.Said = &said
	}
	if waits != nil {
		out.Waits = g.waitingOn(waits.Of[at])
	}
	return out
}

// shown lists the entries that tell something of the commitment at a position in
// the day's list: how it stands, that it was begun, how far it is.
func (g *gatherer) shown(at int) []Shown {
	s := &g.day.Commitments[at]
	var out []Shown
	add := func(tells string, i int) {
		if i < 0 {
			return
		}
		e := &g.day.Record.Entries[i]
		out = append(out, Shown{
			Tells: tells, Entry: EntryNumber(i + 1), On: e.On.String(), Kind: e.Kind.String(), Claim: g.claim(&e.Claim),
			Sources: g.sourceIDs(e.Sources),
		})
	}
	add("status", s.Entry)
	for _, i := range g.day.Deeds(at) {
		add("status", i)
	}
	add("begun", s.Began)
	add("grade", s.Graded)
	return out
}

// waitedBy lists the stances by which commitments wait for others, in the order
// of the case.
func (g *gatherer) waitedBy(rows []Commitment) []Stance {
	by := map[StanceID]bool{}
	for i := range rows {
		for _, w := range rows[i].Waits {
			for _, id := range w.By {
				by[id] = true
			}
		}
	}
	var out []Stance
	for p := range g.c.Preconditions {
		if by[StanceID(g.c.Preconditions[p].ID)] {
			out = append(out, g.stance(p))
		}
	}
	return out
}

// waitingOn lists what one commitment waits for. Those that wait by the same
// preconditions share their names.
func (g *gatherer) waitingOn(waits []record.Wait) []WaitingOn {
	out := make([]WaitingOn, 0, len(waits))
	by := map[*int][]StanceID{}
	for _, w := range waits {
		on := WaitingOn{ID: CommitmentID(g.day.Record.Commitments[w.For].ID), Order: orderOf(w.With)}
		if len(w.Preconditions) > 0 {
			ids, ok := by[&w.Preconditions[0]]
			if !ok {
				for _, p := range w.Preconditions {
					ids = append(ids, StanceID(g.day.Case.Preconditions[p].ID))
				}
				by[&w.Preconditions[0]] = ids
			}
			on.By = ids
		}
		out = append(out, on)
	}
	return orNone(out)
}

// addHistory adds of every commitment how it came to stand as it does.
func (c *Commitments) addHistory(ctx context.Context, d *record.Day, of []int, whole bool) error {
	row := map[int]int{}
	for i, at := range of {
		row[at] = i
	}
	turns, kept := make([][]record.Turn, len(c.Rows)), 0
	err := d.Record.History(ctx, d.Date, of, func(t record.Turn) error {
		i := row[t.Commitment]
		if !whole && len(turns[i]) == FirstTurns+LastTurns {
			turns[i] = slices.Delete(turns[i], FirstTurns, FirstTurns+1)
			c.Rows[i].Skipped++
		} else if kept++; kept > MaxTurns {
			return &plenary.Limit{Code: plenary.LimitTurns, What: "turns in how commitments stood", Bound: MaxTurns,
				Fix: "ask as of an earlier day, or for some with --status"}
		}
		turns[i] = append(turns[i], t)
		return nil
	})
	if err != nil {
		return err
	}
	for i, list := range turns {
		for _, t := range list {
			c.Rows[i].History = append(c.Rows[i].History, turnOf(t))
		}
	}
	return nil
}

func turnOf(t record.Turn) Turn {
	out := Turn{On: t.On.Format(time.DateOnly), Status: t.Status.String()}
	if grade := t.Grade; grade >= 0 {
		out.Grade = &grade
	}
	return out
}
