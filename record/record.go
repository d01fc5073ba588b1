// Package record holds what was said, done, agreed and promised in a case of
// talks, and folds it up to a day (docs/record.md).
//
//	Draft       a record as written, in files
//	Record      the same checked against its case; it never changes
//	Entry       one thing that happened: session, statement, move, change of stance …
//	Agreement, Commitment   what was signed, and who owes what to whom
//	Day         what stands on one day: the case as it was, sessions, commitments
//
// [Draft.Record] checks and reports every fault at once (check.go,
// check_entry.go, check_agreement.go, check_order.go). [Record.AsOf] folds
// (asof.go): which entries are in force (force.go), what they make of levels,
// stances and mandates (asof.go, stance.go, mandate.go), how commitments stand
// (standing.go), sessions (session.go), and which tracks are there (tracks.go).
// [Record.Oddities] and [Record.Doubled] find what may not be meant (oddities.go,
// doubled.go). [Day.Waits] finds which commitment waits for which (waits.go,
// refusal.go), by a prover of which condition cannot hold without which others
// (implies.go).
package record

import (
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Record is all that is known of a case over time: checked, with names
// resolved. It never changes and may be shared. Indices into its lists are its
// currency, those of parties, options and tracks are indices into the case's.
type Record struct {
	Case        *plenary.Case // as written, with the sources, people and preconditions of the record
	Entries     []Entry       // in the order in which they happened
	Agreements  []Agreement   // in the order in which they are written
	Commitments []Commitment  // of all agreements, in that order

	described int         // preconditions of the case as written; those after are the record's
	people    []int       // the file of each of the record's own people, which are the last of Case.People
	told      map[int]int // of sources that the record describes: the file
}

// PersonFile returns the file, by index, in which a person of Case.People is
// described; -1 for one of the case as written.
func (r *Record) PersonFile(person int) int {
	if at := person - len(r.Case.People) + len(r.people); at >= 0 {
		return r.people[at]
	}
	return -1
}

// SourceFile returns the file, by index, in which a source of Case.Sources is
// described; -1 for one of the case as written.
func (r *Record) SourceFile(source int) int {
	if f, ok := r.told[source]; ok {
		return f
	}
	return -1
}

// An Entry is one thing that happened. Which of its fields count depends on
// its kind; an index is -1 where nothing is named.
type Entry struct {
	ID     string // "" for none
	File   int    // where it stands: index of the file
	At     int    // and its position there
	On     Period
	Public time.Time
	Kind   EntryKind
	Says   string
	plenary.Claim
	Sources     []string // IDs of sources without a passage
	Corrects    int
	Withdraws   int
	Contradicts []int
	Prevails    bool // in a contradiction: this reading is in force
	Confirmed   bool
	Extractor   string // what proposed it; "" for a person

	Track     int    // of sessions, mandates, and of what launches or ends one
	Place     string // of sessions: where
	Next      *Next  // of Adjourned and Scheduled: nil when not reported
	Statement Speech
	Who       int // of statements: person
	Party     int // of statements and mandates: whose
	To        []int
	About     *expr.Expr // nil for none
	Option    int        // of moves
	From      int        // level; -1 when not written
	Level     int        // the level it moved to

	Precondition int
	Stance       Stance // what it becomes
	Was          Stance // and what it was

	Commit     bool           // of mandates: to commit, else to discuss
	Terms      []plenary.Term // of mandates
	May        plenary.Answer
	MayWas     plenary.Answer
	Lever      int
	Commitment int
	Status     Status
	Grade      int    // 0 to 3; -1 for none
	Event      string // of Event: its word
	Parties    []int  // of Event
}

// EntryKind describes what an entry is.
type EntryKind uint8

// The kinds of entries.
const (
	Opened EntryKind = iota
	Resumed
	Adjourned
	Scheduled
	Launched // of a track: from now on it is there
	Ended    // and no longer
	Statement
	Move
	Announced
	Changed
	Dropped
	Mandate
	Lever
	Progress // of a commitment
	Event
	Withdrawal
)

// kinds are the keys that make an entry what it is.
var kinds = []string{
	"opened", "resumed", "adjourned", "scheduled", "launched", "ended", "statement", "move", "announced", "changed",
	"dropped", "mandate", "lever", "commitment", "event", "withdraws",
}

func (k EntryKind) String() string { return kinds[k] }

// Speech is what kind of statement somebody made.
type Speech uint8

// The kinds of statements.
const (
	Demand Speech = iota
	Offer
	Refusal
	Threat
	Promise
	Assessment
	Unsorted // nobody has said of which kind it is
)

var speeches = []string{"demand", "offer", "refusal", "threat", "promise", "assessment", "open"}

func (s Speech) String() string { return speeches[s] }

// A Next is what was announced of the next session.
type Next struct {
	Firmness Firmness
	On       Period // zero with None
	Place    string
	Says     string
}

// Firmness describes how firmly a session was announced.
type Firmness uint8

// The kinds of announcements.
const (
	None      Firmness = iota // expressly no date
	Firm                      // a date
	Tentative                 // a date that may change
	Horizon                   // a time by which it is expected
)

var firmnesses = []string{"none", "firm", "tentative", "horizon"}

func (f Firmness) String() string { return firmnesses[f] }

// A Stance is part of a precondition: what is nil or Unset is not spoken of.
type Stance struct {
	Refuses *expr.Expr
	Until   *expr.Expr
	With    Setting
}

// Setting is yes, no, or not spoken of.
type Setting uint8

// The settings.
const (
	Unset Setting = iota
	Off
	On
)

// An Agreement is a text that several parties agreed to.
type Agreement struct {
	ID     string
	File   int
	Title  string
	Says   string
	On     Period
	Public time.Time
	Signed []int // parties
	plenary.Claim
	Sources     []string
	Commitments []int // indices
}

// A Commitment is an act that parties owe.
type Commitment struct {
	ID        string // AGREEMENT/COMMITMENT
	Agreement int
	Owes      []int // parties
	To        []int
	Says      string
	Does      *expr.Expr // nil for prose only
	Verb      Verb
	WaitsFor  []int      // commitments
	Until     *expr.Expr // nil for none
	With      bool       // what it waits for may come together with it
	SubjectTo string
	Due       Period // zero for none; the end counts
	Side      bool
	plenary.Claim
	Sources []string
}

// Verb is how strongly a text commits, weakest first.
type Verb uint8

// The verbs.
const (
	Affirm Verb = iota
	Willing
	Discuss
	Begin
	Advance
	Will
	Complete
)

var verbs = []string{"affirm", "willing", "discuss", "begin", "advance", "will", "complete"}

func (v Verb) String() string { return verbs[v] }
