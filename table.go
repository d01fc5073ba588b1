package plenary

import (
	"slices"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

// A Track is a strand of talks with its own seats.
type Track struct {
	ID    string
	Name  string // as shown; the ID when none is written
	Says  string
	From  time.Time // the first day on which it is there; zero when not told
	Until time.Time // the last day
	Seats []Seat
}

// There reports whether the track is there on a day, as far as From and Until
// tell; on the zero day it is.
func (t *Track) There(day time.Time) bool {
	return day.IsZero() || !day.Before(t.From) && (t.Until.IsZero() || !day.After(t.Until))
}

// A Seat is one delegation on a track with what is known of its mandate.
type Seat struct {
	Party   int
	Mandate []Mandate
}

// A Mandate is one thing known of what a delegation may do about an option. On
// what no Mandate speaks of nothing is reported.
type Mandate struct {
	Commit bool   // to levels of an option of its own; else to discuss the option
	Option int    // index
	Levels uint64 // the levels spoken of, as bits
	May    bool
	Claim
}

// An Answer describes what is known of a mandate.
type Answer uint8

// The answers. NotReported is never read as either of the others.
const (
	NotReported Answer = iota
	No                 // a known no; also where the party has no seat
	Yes
)

var answers = []string{"not reported", "no", "yes"}

func (a Answer) String() string { return answers[a] }

// Seat finds a party's seat on the track; nil when it has none.
func (t *Track) Seat(party int) *Seat {
	for i := range t.Seats {
		if t.Seats[i].Party == party {
			return &t.Seats[i]
		}
	}
	return nil
}

// May returns what is known of whether a party may commit to an option's level
// on the track, or with commit false discuss it, and from what; the Mandate is
// nil when nothing is reported or the party has no seat. What it may commit
// to it may discuss.
func (t *Track) May(commit bool, party, option, level int) (Answer, *Mandate) {
	seat := t.Seat(party)
	if seat == nil {
		return No, nil
	}
	var found *Mandate
	for i := range seat.Mandate {
		m := &seat.Mandate[i]
		if m.Option != option || m.Levels>>level&1 == 0 || commit && !m.Commit || !commit && m.Commit && !m.May {
			continue
		}
		if m.May {
			return Yes, m
		}
		found = m
	}
	if found != nil {
		return No, found
	}
	return NotReported, nil
}

// A Precondition is a party's stance: not this until that.
type Precondition struct {
	ID      string
	Party   int
	Refuses *expr.Expr
	Until   *expr.Expr
	With    bool // Until must hold in the state reached; else in the state left
	Soft    bool // softened: either will do
	Because string

	Refusal  string // what its party refuses, an infinitive without to: lift the restrictions; may be empty
	Question string // what one would ask the party about it; may be empty
	Claim
}

// A Guarantee keeps a party from lowering options of its own while a condition
// holds in the state left.
type Guarantee struct {
	ID    string
	Says  string
	Party int
	While *expr.Expr
	Keeps []int // indices of the options
	Claim
}

// A Condition is a condition with a name.
type Condition struct {
	ID   string
	Want *expr.Expr
	Noun string // what it is, as a noun phrase: a halt; may be empty

	Same bool       // states in which it holds can be told as one
	Like *expr.Expr // those of them whose place in rankings all then have; nil where all have one
}

// A Goal is a condition that a reader cares about. Its ID names the condition.
type Goal struct {
	ID   string
	Says string
	Want *expr.Expr
	Noun string // what it is, as a noun phrase: a halt that lasts; may be empty
}

// An Exchange is what a text gives for what, and in which order.
type Exchange struct {
	ID    string
	Says  string
	Give  *expr.Expr
	For   *expr.Expr
	Order Order
	Claim
}

// Order describes what a text fixes about who goes first.
type Order uint8

// The orders of an exchange.
const (
	Silent Order = iota // the text does not say
	Before              // what is given comes first
	After               // what it is given for comes first
	AtOnce              // both at once
)

var orders = []string{"silent", "before", "after", "with"}

func (o Order) String() string { return orders[o] }

// A Pair is two parties whose `before` counts as `with` in joint steps by both.
type Pair [2]int

// Has reports whether the pair is of these two, in either order.
func (p Pair) Has(a, b int) bool { return p == Pair{a, b} || p == Pair{b, a} }

// CanMove reports whether one party can move from one feasible state to another:
// they differ in options of its own alone, and in one at least, and each
// change respects its option's direction, that it is not closed, and the
// guarantees whose conditions hold in the state left. It panics as
// [Case.Feasible] does.
func (c *Case) CanMove(party int, from, to []uint8) bool {
	c.mustBeStates(from, to)
	moved := false
	for o := range c.Options {
		if from[o] == to[o] {
			continue
		}
		if c.Options[o].Party != party || !c.Options[o].Allows(int(from[o]), int(to[o])) {
			return false
		}
		moved = true
	}
	return moved && c.guaranteedBy(from, to) < 0
}

// guaranteedBy returns the index of a guarantee that the change breaks, or -1.
func (c *Case) guaranteedBy(from, to []uint8) int {
	return slices.IndexFunc(c.Guarantees, func(g Guarantee) bool {
		return slices.ContainsFunc(g.Keeps, func(o int) bool { return to[o] < from[o] }) && g.While.Holds(from)
	})
}

// CanStep reports whether the changes from one feasible state to another respect
// what their parties can do: directions, closed options, guarantees. Any
// number of parties may be among them. It panics as [Case.Feasible] does.
func (c *Case) CanStep(from, to []uint8) bool {
	c.mustBeStates(from, to)
	for o := range c.Options {
		if from[o] != to[o] && !c.Options[o].Allows(int(from[o]), int(to[o])) {
			return false
		}
	}
	return c.guaranteedBy(from, to) < 0
}

// Movers lists the parties whose options differ between two states, ascending.
func (c *Case) Movers(from, to []uint8) []int {
	var out []int
	for o := range c.Options {
		if from[o] != to[o] && !slices.Contains(out, c.Options[o].Party) {
			out = append(out, c.Options[o].Party)
		}
	}
	slices.Sort(out)
	return out
}

// Violates reports whether a step from one state to another violates a
// precondition (docs/theory.md#preconditions). It panics as [Case.Feasible] does.
func (c *Case) Violates(p *Precondition, from, to []uint8) bool {
	c.mustBeStates(from, to)
	if !p.Refuses.Holds(to) || p.Refuses.Holds(from) {
		return false
	}
	movers := c.Movers(from, to)
	if !slices.Contains(movers, p.Party) {
		return false
	}
	soft := p.Soft || slices.ContainsFunc(c.Swaps, func(s Pair) bool {
		return slices.ContainsFunc(movers, func(q int) bool { return q != p.Party && s.Has(p.Party, q) })
	})
	switch {
	case p.With:
		return !p.Until.Holds(to)
	case soft:
		return !p.Until.Holds(from) && !p.Until.Holds(to)
	}
	return !p.Until.Holds(from)
}
