package brief

import (
	"context"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// A Diff says what differs between two cases, and what that changes in the
// answers.
type Diff struct {
	Old     DiffSide      `json:"old"`
	New     DiffSide      `json:"new"`
	Renamed []Renamed     `json:"renamed"` // what has another id in the new case; all else is told in the ids of the new one
	Changes []CaseChange  `json:"changes"` // in the case
	Answers AnswerChanges `json:"answers"`

	Record *RecordChanges `json:"record,omitempty"` // none when nothing is on record

	Complete bool `json:"complete"` // whether the search for ways out of both went to its end

	Cases  string    `json:"cases"`            // days of one case, versions of one, or different ones
	Shared *SharedOf `json:"shared,omitempty"` // of different cases: what stands in both

	days         bool // whether these are two days of one case
	stancesThere bool // whether either case has preconditions

	sides [2]string // of different cases: how things stand in each
	both  []string  // and what stands in both
}

// None reports whether nothing differs: neither in the cases, the days asked for
// aside, nor in the answers.
func (d *Diff) None() bool {
	dayAlone := d.days && len(d.Changes) == 1 && d.Changes[0].Part == diff.AsOf.String()
	return d.Shared == nil && len(d.Renamed) == 0 && (len(d.Changes) == 0 || dayAlone) && d.Record.none() && d.Answers.Same
}

// A DiffSide is one of the two cases.
type DiffSide struct {
	Name     string    `json:"name"` // as the reader calls it
	Title    string    `json:"title"`
	AsOf     string    `json:"as_of,omitempty"`
	Variants []Variant `json:"variants,omitempty"`
	States   int       `json:"states"`
}

// SharedOf counts what stands in both of two cases.
type SharedOf struct {
	Parties SharedCount `json:"parties"`
	Options SharedCount `json:"options"`
	Entries SharedCount `json:"entries"`
}

// A Renamed is a thing that has another id in the new case.
type Renamed struct {
	Kind string `json:"kind"`         // party, option, level, condition, goal, track, precondition …
	Of   string `json:"of,omitempty"` // of a level its option, of a wish its party; ids of the new case
	From string `json:"from"`
	To   string `json:"to"`
	Name string `json:"name,omitempty"` // as the new case shows it, where that is not the id
	Says string `json:"says"`           // as the text says it
}

// A CaseChange is one thing that differs in the cases.
type CaseChange struct {
	Part   string   `json:"part"` // of the case file: options, preferences, preconditions …
	Act    string   `json:"act"`  // added, dropped, changed, moved
	Weight string   `json:"weight,omitempty"`
	ID     string   `json:"id,omitempty"`
	Party  string   `json:"party,omitempty"` // id
	Key    string   `json:"key,omitempty"`
	Option string   `json:"option,omitempty"` // of a mandate
	Levels []string `json:"levels,omitempty"` // of a mandate
	Old    string   `json:"old,omitempty"`
	New    string   `json:"new,omitempty"`
	Says   string   `json:"says"`            // as the text says it
	ByCame bool     `json:"came,omitempty"`  // whether an entry newly on record tells it
	Words  string   `json:"words,omitempty"` // of a passage that it rests on, where the source is at hand
	Where  []string `json:"passages,omitempty"`

	how      plenary.Evidence // of what tells it
	row      int              // the entry newly on record that tells it, by place from 1; 0 for none
	recorded bool             // whether it came by entries newly on record
	who      string           // whose it is, by name
	moved    string           // of an option at another level: in a clause
	rank     int              // among the changes told in short; 0 for those that are not
}

// AnswerChanges is what differs in the answers.
type AnswerChanges struct {
	Same      bool            `json:"same"`
	Figures   []FigureChange  `json:"figures"`
	StatusQuo []VerdictChange `json:"status_quo"`
	Findings  []FindingChange `json:"findings"`
	Ways      []WaysChange    `json:"ways"` // by goal; of goals in both cases

	holds, stays []string // sentences
}

// A FigureChange is a number of states that differs.
type FigureChange struct {
	Of  string `json:"of"` // states; better; acceptable, where none is better; singly and deals: what of these is within reach
	Old int    `json:"old"`
	New int    `json:"new"`

	noun string // what is counted
}

// A VerdictChange is an answer to whether a party, or everyone, would stay in
// the status quo.
type VerdictChange struct {
	Party   string `json:"party,omitempty"` // id; none for everyone
	Concept string `json:"concept"`
	Old     bool   `json:"old"`
	New     bool   `json:"new"`
}

// A FindingChange is a finding of one case alone, or one that differs.
type FindingChange struct {
	Act  string   `json:"act"`
	Kind string   `json:"kind"`
	Who  []string `json:"who,omitempty"` // what it is about, by id
	Old  int      `json:"old,omitempty"` // its number in the brief of the old case
	New  int      `json:"new,omitempty"`
	Says string   `json:"says"`

	links string // of a circle: what waits for what
}

// WaysChange is what differs in the ways out to a goal.
type WaysChange struct {
	Goal string      `json:"goal,omitempty"` // none for whatever is better
	Says string      `json:"says,omitempty"`
	Old  int         `json:"old"` // ways
	New  int         `json:"new"`
	Ways []WayChange `json:"ways"`
}

// A WayChange is a way out, by its levers.
type WayChange struct {
	Act     string   `json:"act"`
	Levers  []string `json:"levers"`
	Instead []string `json:"instead"` // in the other case: a way of fewer of these levers; null when there is none
	Old     *WaySide `json:"old,omitempty"`
	New     *WaySide `json:"new,omitempty"`
	Says    string   `json:"says,omitempty"` // none where what it is told with says it
}

// A WaySide is how a way is in one case.
type WaySide struct {
	Holds     []string   `json:"holds"`     // concepts by which everyone would stay
	Exposed   []string   `json:"exposed"`   // parties worse off meanwhile, by id, on the route that exposes fewest
	Exposures [][]string `json:"exposures"` // the same of all its routes that are as good
}

// differ gathers a Diff.
type differ struct {
	old, new *weigher
	a, b     *diff.Answers
	came     map[*diff.Change][]int // by change: the entries newly on record that it came by
	told     map[string]bool        // levers of which it is said that one case has them alone
}

// A DiffCase is a case to be compared.
type DiffCase struct {
	Name  string // as the reader calls it
	Space *space.Space
	Day   *record.Day // what is on record; nil when nothing is
	Words Words       // quotes passages of sources at hand; may be nil
}

// A DiffOf is what is to be compared: two cases, the old one in the names of the
// new one.
type DiffOf struct {
	Old, New DiffCase
	Days     bool      // whether these are two days of one case
	Kin      *diff.Kin // what the cases have to do with one another; nil when they are the same one
	Renamed  []diff.Rename
	Work     int64 // what the search for ways out of each may spend; 0 for no bound
}

// NewDiff compares two cases. The error is the context's.
func NewDiff(ctx context.Context, of DiffOf) (*Diff, error) {
	d := &differ{told: map[string]bool{}}
	old, new := of.Old, of.New
	var err error
	if d.old, d.a, err = asked(ctx, old, of.Work); err != nil {
		return nil, err
	}
	if d.new, d.b, err = asked(ctx, new, of.Work); err != nil {
		return nil, err
	}
	out := &Diff{days: of.Days, Cases: of.cases(), Old: old.side(), New: new.side(), Renamed: d.renamed(of.Renamed), Changes: []CaseChange{}}
	out.Complete = d.a.Complete && d.b.Complete
	if out.Cases == differentCases {
		d.apart(out, of.Kin)
	} else {
		d.together(out, &of)
	}
	if d.old.err != nil {
		return nil, d.old.err
	}
	return out, d.new.err
}

// together tells what differs between two times or versions of one case.
func (d *differ) together(out *Diff, of *DiffOf) {
	out.stancesThere = len(d.old.c.Preconditions)+len(d.new.c.Preconditions) > 0
	out.Record = recordChanges(of.Old, of.New, of.Kin)
	changes := diff.Cases(d.old.c, d.new.c)
	d.follow(changes, out.Record)
	for i := range changes {
		out.Changes = append(out.Changes, d.change(&changes[i]))
		d.cite(&changes[i], &out.Changes[i], of)
		d.mark(&changes[i], &out.Changes[i], out.Record)
	}
	out.Answers = d.answers(diff.Compare(d.a, d.b))
}

// What two cases have to do with one another.
const (
	daysOfOne      = "days"
	versionsOfOne  = "versions"
	differentCases = "different"
)

func (of *DiffOf) cases() string {
	switch {
	case of.Days:
		return daysOfOne
	case of.Kin == nil || of.Kin.Case:
		return versionsOfOne
	}
	return differentCases
}

// asked answers one case as a brief does.
func asked(ctx context.Context, of DiffCase, work int64) (*weigher, *diff.Answers, error) {
	sp := of.Space
	w := &weigher{sp: sp, c: sp.Case()}
	levers, most := w.levers()
	a, err := diff.Ask(ctx, sp, of.Day, route.Query{Levers: levers, Most: most, Work: &route.Work{Bound: work}})
	if err != nil {
		return nil, nil, err
	}
	return &weigher{ctx: ctx, sp: sp, c: sp.Case(), a: a.Stable, now: sp.StatusQuo(), day: of.Day, nBetter: len(a.Report.Destinations)}, a, nil
}

func (of DiffCase) side() DiffSide {
	c := of.Space.Case()
	out := DiffSide{Name: of.Name, Title: c.Title, Variants: variants(c), States: of.Space.Len()}
	if !c.AsOf.IsZero() {
		out.AsOf = c.AsOf.Format(time.DateOnly)
	}
	return out
}

func (d *differ) change(x *diff.Change) CaseChange {
	return CaseChange{
		Part: x.Part.String(), Act: x.Act.String(), Weight: x.Weight.String(), ID: x.ID, Party: x.Party, Key: x.Key,
		Option: x.Option, Levels: x.Levels, Old: x.Old.Text, New: x.New.Text, Says: d.says(x), rank: rank(x),
		who: d.party(x.Party), moved: d.moved(x),
	}
}

// markRank is that of marks of evidence.
const markRank = 1

// rank orders changes by how much a reader needs to know of them.
func rank(x *diff.Change) int {
	switch {
	case x.Weight == diff.Words || x.Part == diff.AsOf: // the heading has the dates
		return 0
	case x.Part == diff.Options && x.Key == "now":
		return 9
	case x.Part == diff.Preconditions && x.Weight != diff.Plain:
		return 8
	case x.Key == "how" || x.Key == "passage":
		return markRank
	case x.Part == diff.Tracks || x.Part == diff.Preconditions || x.Part == diff.Levers || x.Key == "closed":
		return 7
	case x.Part == diff.Preferences:
		return 6
	}
	return 5
}

// side is the weigher of the case in which what a change is about is found,
// the new one if it is in both.
func (d *differ) side(x *diff.Change) *weigher {
	if x.Act == diff.Dropped {
		return d.old
	}
	return d.new
}

// party is the name of a party.
func (d *differ) party(id string) string {
	for _, c := range []*plenary.Case{d.new.c, d.old.c} {
		if p := c.PartyIndex(id); p >= 0 {
			return called(c.Parties[p].Name)
		}
	}
	return id
}
