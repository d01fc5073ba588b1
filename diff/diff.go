// Package diff tells what differs between two cases, by meaning rather than by
// text: the order of keys, and words that mean the same, make no difference.
//
//	Match    what has another id in the new case and is the same, as [Names]
//	Cases    what differs in the cases themselves, as a list of [Change]
//	Ask      the answers of one case that can be compared
//	Compare  what differs in the answers of two cases, a [Difference]
//
// Parties, options, tracks, preconditions and so on are the same when their
// ids are; preference statements when their ids or conditions are. So that what
// was renamed is told as that, and not as one thing gone and another there, the
// old case is compared in the names of the new one: [Names.Apply] gives it
// these (match.go finds them, from the facts of facts.go). Nothing here makes
// sentences: package answer makes data of it, and package prose sentences.
package diff

import (
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Change is one thing that differs between two cases.
type Change struct {
	Part   Part
	Act    Act
	Weight Weight
	// what it is about: a party, an option, a precondition …; of a statement its id
	// or else its condition
	ID     string
	Party  string   // the id of the party whose it is; "" where it is nobody's
	Key    string   // the key of the case file that differs; "" for all that stands under ID
	Option string   // of a mandate
	Levels []string // of a mandate: of the option, lowest first
	Old    Value
	New    Value
	At     Place    // of what ID names, in its list
	Past   [2]Place // of a statement that moved: the first and the last it passed
}

// A Value is what stands under a key, as a case file writes it.
type Value struct {
	Text string     // "" where nothing stands
	Cond *expr.Expr // of a condition, resolved in its own case
}

// A Place is a position in a list of the old and in one of the new case, from
// 0; -1 where it is not there.
type Place struct{ Old, New int }

// Part is a part of a case, in the order of changes.
type Part uint8

// The parts of a case.
const (
	Title Part = iota
	Lang
	AsOf
	StatusQuo
	Parties
	Options
	Conditions
	Impossible
	Preferences
	Tracks
	Preconditions
	Guarantees
	Exchanges
	Levers
	Goals
	Variants
	People
	Sources
	LeftOut
)

var parts = []string{
	"title", "lang", "as_of", "status_quo", "parties", "options", "conditions", "impossible", "preferences", "tracks",
	"preconditions", "guarantees", "exchanges", "levers", "goals", "variants", "people", "sources", "left_out",
}

func (p Part) String() string { return parts[p] }

// Act is what happened to what a change is about.
type Act uint8

// The acts. Moved is of preference statements alone.
const (
	Changed Act = iota
	Added
	Dropped
	Moved
)

var acts = []string{"changed", "added", "dropped", "moved"}

func (a Act) String() string { return acts[a] }

// Weight tells what a change amounts to.
type Weight uint8

// The weights. Softened and Hardened are of preconditions, where that is
// certain; Words of what no answer depends on.
const (
	Plain Weight = iota
	Softened
	Hardened
	Words
)

var weights = []string{"", "softened", "hardened", "words"}

func (w Weight) String() string { return weights[w] }

// Cases lists what differs between two cases, part by part; in each part what
// stands in the new case first, in its order. Equal cases give none.
func Cases(old, new *plenary.Case) []Change { return cases(old, new, (*differ).variants) }

// CasesAsIs lists what Cases does, but for variants: what these lay over cases takes longer to
// find out than all else.
func CasesAsIs(old, new *plenary.Case) []Change { return cases(old, new, func(*differ) {}) }

func cases(old, new *plenary.Case, variants func(*differ)) []Change {
	d := newDiffer(old, new)
	d.model()
	variants(d)
	d.people()
	d.sources()
	d.words(LeftOut, strings.Join(d.old.LeftOut, ", "), strings.Join(d.new.LeftOut, ", "))
	return d.out
}

// differ collects the changes between two cases.
type differ struct {
	old, new *plenary.Case
	shared   map[string][]Place // by option in both cases: the levels in both
	out      []Change
}

func newDiffer(old, new *plenary.Case) *differ {
	d := &differ{old: old, new: new, shared: map[string][]Place{}}
	for i := range new.Options {
		o := &new.Options[i]
		if _, before, ok := old.Lookup(o.ID); ok {
			d.shared[o.ID] = both(before, o.Levels)
		}
	}
	return d
}

// model finds all that differs but variants, people and sources.
func (d *differ) model() {
	d.words(Title, d.old.Title, d.new.Title)
	d.words(Lang, d.old.Lang, d.new.Lang)
	d.date()
	d.statusQuo()
	d.parties()
	d.options()
	d.conditions()
	d.impossible()
	d.preferences()
	d.tracks()
	d.preconditions()
	d.guarantees()
	d.exchanges()
	d.levers()
	d.goals()
}

func (d *differ) words(part Part, old, new string) {
	e := entry{d: d, of: Change{Part: part, Weight: Words}}
	e.text("", old, new, Words)
}

// statusQuo compares whether the cases say where the parties are now.
func (d *differ) statusQuo() {
	text := map[bool]string{true: "none"}
	e := entry{d: d, of: Change{Part: StatusQuo}}
	e.text("", text[d.old.NoStatusQuo], text[d.new.NoStatusQuo], Plain)
}

func (d *differ) date() {
	e := entry{d: d, of: Change{Part: AsOf}}
	e.text("", day(d.old.AsOf), day(d.new.AsOf), Plain)
}
