// Package price works out bottom lines: for a level of an option, what the
// others would have to do, or leave undone, for a party to be no worse off than
// today (docs/theory.md#bottom-lines). It is asked of feasible states alone and
// says nothing of getting there.
//
//	rest         the options of other parties, the one asked about apart
//	own answer   the party's own options, the one asked about apart
//	combination  a level for each option of the rest
//	need         what every acceptable combination has of one option
//	way          a condition that is sufficient, one of several
//
// [Of] asks for one party and all options, [Between] for two parties between
// themselves; [Smallest] is the search for the options that a way names. How
// combinations are laid out is in lines.go, what is asked of
// them in row.go and ways.go.
package price

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// Lines are the bottom lines of one party.
type Lines struct {
	Party int
	Rows  []Row // by option in declared order, and level; the levels of today are left out
}

// A Row is the bottom line of a party for an option at a level.
type Row struct {
	Option, Level int
	Verdict       Verdict
	Needs         []Need // in declared order; none where the verdict is Impossible or Never
	Ways          []Way  // of OnlyIf and Depends, in the order in which they were found
	Left          int    // acceptable combinations that meet none of the ways
	// Itself is what the party changes of its own answer where the verdict is
	// ByItself or, for Exactly and Whatever, at the first acceptable combination.
	Itself []Change
	// Decided lists the statements of the party that the row rests on, ascending;
	// the only one is -1 where the party ranks states outright.
	Decided []int
}

// A Verdict describes what a party's bottom line comes to.
type Verdict uint8

// The verdicts, in the order in which they are tried.
const (
	Impossible Verdict = iota // no feasible state has the level
	Never                     // whatever else, the party is worse off than today
	AsItIs                    // with all else as today it is not
	ByItself                  // with all that others do as today it is not, if it changes what it does itself
	Whatever                  // whatever the others do it is not, if it answers well
	Exactly                   // the needs together are necessary and sufficient
	OnlyIf                    // there are needs, which are not sufficient
	Depends                   // there are none
)

// A Condition is some levels of an option: bit l is level l.
type Condition struct {
	Option int
	Levels uint64
}

// A Need is the strongest necessary condition on one option.
type Need struct {
	Condition
	Standing bool // what it leaves out the party is worse off with, whatever else
	Follows  bool // of Exactly: it follows from those that do not
}

// A Way is a sufficient condition, beside others.
type Way struct {
	Conditions []Condition // in declared order
	Itself     []Change    // of the party's own answer, at the combination that it begins with
	Least      bool        // whether none with fewer options does for that combination
}

// A Change is a level to which an option goes from that of today.
type Change struct{ Option, Level int }

// MostWays is how many ways are listed of one row.
const MostWays = 16

// Of finds the bottom lines of a party. Its time is linear in states times
// options; what the smallest ways take beside that is bounded. When ctx ends
// first, the error is the context's; without a status quo, it is
// [plenary.ErrNoStatusQuo]. A party that is indifferent has none: its
// rows would all be [AsItIs], [ByItself], [Whatever] or [Impossible].
func Of(ctx context.Context, sp *space.Space, party int) (*Lines, error) {
	return find(ctx, sp, party, nil, false)
}

// OfOwn is [Of] for the rows of the party's own options alone.
func OfOwn(ctx context.Context, sp *space.Space, party int) (*Lines, error) {
	return find(ctx, sp, party, nil, true)
}

// Between finds the bottom lines of a party in a bargain with one other party:
// the options of all others stand as they do today, and are in no row.
func Between(ctx context.Context, sp *space.Space, party, other int) (*Lines, error) {
	if party == other {
		panic(fmt.Sprintf("price: party %d does not bargain with itself", party))
	}
	return find(ctx, sp, party, []int{party, other}, false)
}

// find finds those among some parties; nil is all of them.
func find(ctx context.Context, sp *space.Space, party int, among []int, own bool) (*Lines, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	r, err := layOut(ctx, sp, party, among)
	if err != nil {
		return nil, err
	}
	out := &Lines{Party: party}
	w := progress.Begin(ctx, "finding bottom lines", len(r.own)+len(r.rest))
	for _, o := range r.asked() {
		if own && r.c.Options[o].Party != party {
			continue
		}
		for l := range r.c.Options[o].Levels {
			if l != r.c.Options[o].Now {
				out.Rows = append(out.Rows, r.row(r.question(o, l)))
			}
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return out, nil
}
