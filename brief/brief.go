// Package brief turns answers into words and tables. It is the only place
// that makes sentences; the answers themselves come from space and stability.
//
//	New, NewAsOf  gather what a brief says, as data (also its JSON)
//	Brief     the main answer: where the talks stand and why nobody moves
//	Explain   one state, party by party, each step checkable
//	States    every feasible state, as a table, JSON lines or CSV
//	Timeline, Commitments   what is on record, as a table, JSON or CSV
package brief

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Brief says where talks stand and why nobody moves. Its JSON form carries
// what its text says.
type Brief struct {
	Title      string       `json:"title"`
	AsOf       string       `json:"as_of,omitempty"`
	Variants   []Variant    `json:"variants,omitempty"` // laid over the case
	States     int          `json:"states"`             // feasible ones
	StatusQuo  Outcome      `json:"status_quo"`
	Parties    []Party      `json:"parties"`
	Equilibria []Equilibria `json:"equilibria"`
	Resting    Resting      `json:"resting"`
	Better     Better       `json:"better"`
	Evidence   []Evidence   `json:"evidence"`
	Findings   []Finding    `json:"findings"`
	Ways       []WaysTo     `json:"ways"`                 // by goal; with no goals, to whatever is better
	NotEnough  []NotEnough  `json:"not_enough,omitempty"` // what single levers do by themselves
	Tracks     []Track      `json:"tracks,omitempty"`
	Reach      *Reach       `json:"reach,omitempty"`
	Record     *OnRecord    `json:"record,omitempty"`
	Complete   bool         `json:"complete"`             // whether all searches went to their end
	Unsearched []Unsearched `json:"unsearched,omitempty"` // those that did not
	Passages   []Passage    `json:"passages"`             // those the text points to, in its order

	asOf  time.Time
	c     *plenary.Case
	sp    *space.Space
	words Words

	elsewhen bool   // it is not of the day that the case is written as of
	written  string // that day then
}

// A Variant is a what-if laid over the case.
type Variant struct {
	ID   string `json:"id"`
	Says string `json:"says,omitempty"`
}

func variants(c *plenary.Case) []Variant {
	var out []Variant
	for _, v := range c.Variants {
		out = append(out, Variant{ID: v.ID, Says: v.Says})
	}
	return out
}

// whatIf names the variants laid over the case.
func whatIf(p *page, variants []Variant) {
	for _, v := range variants {
		p.para("What if: ", v.ID+ifText(v.Says != "", ". "+clean(v.Says)))
	}
}

// An Outcome is a state, told by what differs from the status quo.
type Outcome struct {
	State   int      `json:"state"` // its number
	Code    string   `json:"code"`
	Changes []Change `json:"changes,omitempty"`
}

// A Change is an option at another level.
type Change struct {
	Option string `json:"option"`
	From   string `json:"from"`
	To     string `json:"to"`

	party, option, to int
}

// Resting is the states other than the status quo in which nobody has anything
// to gain alone, those nearest to the status quo first.
type Resting struct {
	Count int       `json:"count"`
	Shown []Outcome `json:"shown"`
}

// Equilibria counts the states every party would stay in, by one concept.
type Equilibria struct {
	Concept   string `json:"concept"`
	Count     int    `json:"count"`
	StatusQuo bool   `json:"status_quo"` // whether the status quo is one
	Better    int    `json:"better"`     // how many of them every party prefers to the status quo
}

// New gathers the brief of a case laid out. The error is the context's.
func New(ctx context.Context, sp *space.Space) (*Brief, error) {
	return NewAsOf(ctx, sp, nil, nil, route.DefaultWork)
}

// NewAsOf is New with what is on record on the day of the case, and with the
// words of passages whose source is at hand; both may be nil. The searches for
// ways out spend at most so much work ([route.Work]), 0 for no bound; what they
// did not come to is said.
func NewAsOf(ctx context.Context, sp *space.Space, day *record.Day, words Words, work int64) (*Brief, error) {
	a, err := stability.Analyse(ctx, sp)
	if err != nil {
		return nil, err
	}
	c := sp.Case()
	w := &weigher{ctx: ctx, sp: sp, c: c, a: a, now: sp.StatusQuo(), day: day, work: work}
	b := &Brief{
		Title:     c.Title,
		Variants:  variants(c),
		States:    sp.Len(),
		StatusQuo: w.outcome(w.now),
		asOf:      c.AsOf,
		c:         c,
		sp:        sp,
		words:     words,
	}
	if !c.AsOf.IsZero() {
		b.AsOf = c.AsOf.Format(time.DateOnly)
	}
	for p := range c.Parties {
		b.Parties = append(b.Parties, w.party(p))
	}
	if day != nil {
		if b.Record, err = onRecord(ctx, day); err != nil {
			return nil, err
		}
		if b.elsewhen = !day.Date.Equal(day.Record.Date()); b.elsewhen && !day.Record.Date().IsZero() {
			b.written = day.Record.Date().Format("2 January 2006")
		}
	}
	better := sp.Better()
	b.Better = w.better(better)
	b.Equilibria = w.equilibria(better)
	b.Resting = w.resting()
	b.Evidence = w.evidence()
	if err := w.table(b); err != nil {
		return nil, err
	}
	b.Complete, b.Unsearched = len(w.unsearched) == 0, w.unsearched
	if w.err != nil {
		return nil, w.err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b.Passages = b.cited(b.write(0).refs)
	return b, nil
}

// weigher answers the questions of a brief.
type weigher struct {
	ctx context.Context
	sp  *space.Space
	c   *plenary.Case
	a   *stability.Answers
	now int
	day *record.Day // nil when nothing is on record
	err error       // the first met

	explained map[verdictAt]stability.Verdict

	work       int64 // what searches may spend
	unsearched []Unsearched

	nBetter int  // states
	all     bool // whether ways for which a plainer one speaks are wanted too
}

func (w *weigher) outcome(state int) Outcome {
	return Outcome{State: state + 1, Code: w.sp.Code(state), Changes: w.changes(w.now, state)}
}

// changes lists the options at other levels in one state than in another.
func (w *weigher) changes(from, to int) []Change {
	var out []Change
	a, b := w.sp.Levels(from, nil), w.sp.Levels(to, nil)
	for o := range w.c.Options {
		if option := &w.c.Options[o]; a[o] != b[o] {
			out = append(out, Change{option.ID, option.Levels[a[o]], option.Levels[b[o]], option.Party, o, int(b[o])})
		}
	}
	return out
}

func (w *weigher) equilibria(better []int) []Equilibria {
	var out []Equilibria
	for _, c := range stability.Concepts {
		e := Equilibria{Concept: c.String(), StatusQuo: w.a.Equilibrium(c, w.now)}
		for s := range w.sp.Len() {
			if w.a.Equilibrium(c, s) {
				e.Count++
			}
		}
		for _, s := range better {
			if w.a.Equilibrium(c, s) {
				e.Better++
			}
		}
		out = append(out, e)
	}
	return out
}

func (w *weigher) resting() Resting {
	var all []int
	now := w.c.StatusQuo()
	for s := range w.sp.Len() {
		if s != w.now && w.a.Equilibrium(stability.Nash, s) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int {
		return cmp.Compare(impasse.Differ(now, w.sp.Levels(a, nil)), impasse.Differ(now, w.sp.Levels(b, nil)))
	})
	out := Resting{Count: len(all), Shown: []Outcome{}}
	for _, s := range all[:min(mostShown, len(all))] {
		out.Shown = append(out.Shown, w.outcome(s))
	}
	return out
}

// stable lists the concepts by which a party would stay in a state.
func (w *weigher) stable(party, state int) []string {
	out := []string{}
	for _, c := range stability.Concepts {
		if w.a.Has(c) && w.a.Stable(c, party, state) {
			out = append(out, c.String())
		}
	}
	return out
}

// explain is stability.Explain, keeping the first error and what was explained:
// several parts of a brief ask the same.
func (w *weigher) explain(c stability.Concept, party, state int) stability.Verdict {
	at := verdictAt{c, party, state}
	if v, known := w.explained[at]; known {
		return v
	}
	v, err := stability.Explain(w.ctx, w.sp, c, party, state)
	if err != nil && w.err == nil {
		w.err = err
	}
	if w.explained == nil {
		w.explained = map[verdictAt]stability.Verdict{}
	}
	w.explained[at] = v
	return v
}

// A verdictAt is a question for a verdict.
type verdictAt struct {
	concept      stability.Concept
	party, state int
}

// movers lists the parties whose options the changes touch, ascending.
func movers(changes []Change) []int {
	var out []int
	for _, c := range changes {
		if !slices.Contains(out, c.party) {
			out = append(out, c.party)
		}
	}
	slices.Sort(out)
	return out
}
