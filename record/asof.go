package record

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Day is what stands on one day, from what had happened and was public by then.
type Day struct {
	Record         *Record
	Date           time.Time       // zero when the case has no date and all counts
	Case           *plenary.Case   // as it was on the day
	InForce        []int           // entries, in the order in which they happened
	Contradictions []Contradiction // contradictions
	Unconfirmed    int             // proposals nobody has accepted, of any date
	Agreements     []int
	Commitments    []Standing // of those agreements
	Sessions       []Session

	opened map[int]int // by the entry that opened it: a session
	later  []int       // entries in force when everything counts, but not on the day

	mu    sync.Mutex // of what is worked out when first asked for
	waits *Waits
	bars  *prover
}

// Counts reports whether an entry had happened and was public by the day, and
// somebody accepted it, whether or not it is in force.
func (d *Day) Counts(entry int) bool {
	e := &d.Record.Entries[entry]
	return e.Confirmed && (d.Date.IsZero() || e.counted(d.Date))
}

// Date is the day that the case is written as of; zero when it has none, and
// then everything in the record counts.
func (r *Record) Date() time.Time { return r.Case.AsOf }

// AsOf folds the record up to a day, taking in what had happened and was public
// by its end; the zero time takes everything. The record itself does not change,
// so days may be asked for in any order, and by several goroutines at once. The
// time is linear in entries and commitments. The error says which rule of the
// case the levels of that day break, or is the context's.
func (r *Record) AsOf(ctx context.Context, day time.Time) (*Day, error) {
	at := &day
	if day.IsZero() {
		at = nil
	}
	now, end := r.forceOn(at), r.forceOn(nil)
	d := &Day{Record: r, Date: day, Contradictions: now.now}
	for i := range r.Entries {
		if now.has(i) {
			d.InForce = append(d.InForce, i)
		}
		if !r.Entries[i].Confirmed {
			d.Unconfirmed++
		}
	}
	d.later = r.later(now, end)
	var err error
	if d.Case, err = r.Case.Amend(d.amendments()...); err != nil {
		return nil, err
	}
	if levels := d.Case.StatusQuo(); !d.Case.Feasible(levels) {
		return nil, r.broken(d.Case, levels, day)
	}
	d.agreements(at)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.Sessions, d.opened = r.sessions(d.InForce), map[int]int{}
	for i, s := range d.Sessions {
		d.opened[s.Opened] = i
	}
	return d, nil
}

// amendments lists what the record makes of the case on the day.
func (d *Day) amendments() []plenary.Amendment {
	r := d.Record
	out := append([]plenary.Amendment{plenary.SetDay{Day: d.Date}}, d.says()...)
	if !d.Date.IsZero() {
		if gone := r.unknownYet(d.Date); gone != nil {
			out = append(out, plenary.RemoveExchanges{Exchanges: gone})
		}
	}
	for _, i := range d.InForce {
		if e := &r.Entries[i]; e.Kind == Lever {
			out = append(out, plenary.PullLever{Lever: r.Case.Levers[e.Lever]})
		}
	}
	if later := r.Later(d.Date); later != nil {
		out = append(out, plenary.ForgetSources{Sources: later})
	}
	if absent := r.absent(d.Date, d.InForce, d.later); absent != nil {
		out = append(out, plenary.RemoveTracks{Tracks: absent})
	}
	return out
}

// says lists what the record says of levels, stances and mandates on the day,
// before levers are pulled.
func (d *Day) says() []plenary.Amendment {
	return slices.Concat(d.Record.levels(d.InForce, d.later), d.Record.stances(d.InForce, d.later),
		d.Record.mandates(d.InForce, d.later))
}

// Later lists the sources of the case, by index, that are dated later than a day before that of
// which the case is written; none for any other day, or the zero time.
func (r *Record) Later(day time.Time) []int {
	if day.IsZero() || !day.Before(r.Date()) {
		return nil
	}
	var out []int
	for i := range r.Case.Sources {
		if r.Case.Sources[i].Date.After(day) {
			out = append(out, i)
		}
	}
	return out
}

// unknownYet lists the exchanges of texts that were not there on the day: every
// source that they cite is of a later date.
func (r *Record) unknownYet(day time.Time) []int {
	c := r.Case
	later := map[string]bool{}
	for i := range c.Sources {
		later[c.Sources[i].ID] = c.Sources[i].Date.After(day)
	}
	var out []int
	for i, e := range c.Exchanges {
		lateOnly := len(e.Passages) > 0
		for _, ref := range e.Passages {
			source, _, _ := strings.Cut(ref, "#")
			lateOnly = lateOnly && later[source]
		}
		if lateOnly {
			out = append(out, i)
		}
	}
	return out
}

// A ruleError says that the levels of a day break a rule of the case.
type ruleError struct{ day, state, rule string }

func (e *ruleError) what() string {
	return fmt.Sprintf("%s the record has the parties in state %s, which a rule of the case forbids (impossible: %s)",
		e.day, e.state, e.rule)
}

func (e *ruleError) Error() string {
	return e.what() + "; see which moves led there with `plenary timeline`"
}

func (r *Record) broken(c *plenary.Case, levels []uint8, day time.Time) error {
	rule := slices.IndexFunc(c.Impossible, func(e *expr.Expr) bool { return e.Holds(levels) })
	e := &ruleError{"at its end", plenary.Code(levels), c.Impossible[rule].String()}
	if !day.IsZero() {
		e.day = "as of " + day.Format(time.DateOnly)
	}
	return e
}

// later lists the entries in force when everything counts, but not now.
func (r *Record) later(now, end *force) []int {
	var out []int
	for i := range r.Entries {
		if end.has(i) && !now.has(i) {
			out = append(out, i)
		}
	}
	return out
}

// levels sets every option to the level of its last move in force, else to where
// its first later move came from.
func (r *Record) levels(counted, later []int) []plenary.Amendment {
	now := map[int]int{}
	for _, i := range slices.Backward(later) {
		if e := &r.Entries[i]; e.Kind == Move && e.From >= 0 {
			now[e.Option] = e.From
		}
	}
	for _, i := range counted {
		if e := &r.Entries[i]; e.Kind == Move {
			now[e.Option] = e.Level
		}
	}
	var out []plenary.Amendment
	for _, option := range slices.Sorted(maps.Keys(now)) {
		out = append(out, plenary.SetLevel{Option: option, Level: now[option]})
	}
	return out
}
