// Package plenary holds the nouns of multi-party talks and their invariants.
//
//	Party       controls options and ranks states
//	Option      something one party can do or stop doing, with ordered levels
//	Statement   a condition a party wants; earlier ones outweigh all later ones
//	Preference  a party's statements, or its ranking of states outright
//	Track       a strand of talks: who sits there, with what mandate
//	Precondition, Guarantee   what binds steps besides what parties can do
//	Lever       one change in what binds them; [Case.Pull] pulls it
//	Variant     a named what-if laid over the case
//	Source, Person            what claims rest on, and who speaks in them
//	Case        all of it, checked, with names resolved; it never changes
//
// A case is written as a [Draft], in Go or, through package casefile, in YAML;
// [Draft.Case] checks it and reports every fault at once. Package desk opens one
// for questions, as of a day and with variants. The answers are in the packages
// above: space (feasible states, moves, tiers), stability (would a party leave a
// state) and brief (words).
package plenary

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/expr"
)

// Bounds of a case. Every refusal names the bound it met.
const (
	MaxParties = 64
	MaxOptions = 256
	MaxLevels  = 36 // one character a level in a state code
)

// A Case is a written-down set of talks. It is made by [Draft.Case] and does
// not change afterwards; indices into Parties and Options are its currency.
type Case struct {
	Title       string
	Lang        string    // language tag of its texts; "" when not written, and then they are in English
	AsOf        time.Time // zero when the case has no date
	NoStatusQuo bool      // it has no status quo: nothing is said of where the parties are now
	Parties     []Party
	Options     []Option
	Conditions  []Condition
	Impossible  []*expr.Expr // a state that satisfies any of these is not feasible

	Tracks        []Track
	Preconditions []Precondition
	Guarantees    []Guarantee
	Levers        []Lever // declared ones
	Swaps         []Pair  // by levers pulled
	Goals         []Goal
	Exchanges     []Exchange
	LeftOut       []string // what the case knowingly leaves out: noun phrases

	People   []Person
	Sources  []Source
	Variants []Variant // those laid over the case as written, in the order asked for
	Pulled   []int     // the levers pulled by them, by index
	Known    []Variant // all of the case, laid or not

	draft   *Draft
	amended []Amendment // since it was checked, in order
	leaving []int       // tracks that amendments take out, by index among all
}

// A Variant is a named what-if.
type Variant struct {
	ID    string
	Says  string // what it supposes, in words; may be empty
	Kind  VariantKind
	Party int    // whose type or impatience it is; -1 for any other what-if
	Noun  string // what it supposes, in a few words: its dam comes first; may be empty

	Unsure string // why it may be so, or any other text that it may; empty of any other what-if
}

// VariantKind describes what a variant is for.
type VariantKind uint8

// The kinds of variants.
const (
	WhatIf     VariantKind = iota
	Type                   // another kind of party that its party may be
	Impatience             // what its party comes to prefer as time runs out
)

var variantKinds = []string{"", "type", "impatience"}

func (k VariantKind) String() string { return variantKinds[k] }

// A Party controls options and ranks states.
type Party struct {
	ID      string
	Name    string   // as shown; the ID when none is written
	Also    []string // other names it goes by
	Options []int    // indices of the options it alone controls, in declared order
	Prefers Preference

	// Phrases, empty where none is written.
	Text      string // how it is called in a sentence: the United States
	Short     string // and shortly: the US
	Capital   string // its seat, which may stand for it: Washington
	AsWritten string // the party as the case has it, beside its types: in earnest

	Perceives []Perception // what it takes to be otherwise than the case has it, as a judgement of who wrote it
}

// A Perception is one thing that a party takes to be otherwise than the case has it: that
// others want what a variant has them want, or that states which meet a condition are not there.
type Perception struct {
	Variant int        // among those known of the case; -1 for none
	Unseen  *expr.Expr // nil for none
	Because string     // why, in words; may be empty
	Claim
}

// A Person is somebody whose words or acts are on record.
type Person struct {
	ID    string
	Name  string   // as shown; the ID when none is written
	Also  []string // other names and spellings
	Party int      // whom the person speaks for; -1 for nobody here
	Role  string   // in words; may be empty
}

// An Option is something one party can do or stop doing.
type Option struct {
	ID     string // party.option
	Party  int    // index of the party that controls it
	Says   string // what it is, in words; may be empty
	Levels []string
	Now    int   // position of its level in the status quo; -1 in a case without one
	OrNow  []int // the other levels at which it may stand in it, for all that is known; nil where Now is certain
	Moves  Direction
	Final  int    // from this level on it may not fall below the level reached; -1 when it may
	Closed string // why nobody can change it for now; "" when it is open

	Noun    string   // what it is, as a noun phrase: its nuclear programme; may be empty
	Phrases []Phrase // one a level; nil when none are written
	Because string   // why it is as it is written, in words; may be empty
	Claim            // of what is written of the option
}

// A Phrase is how a level of an option is told in a sentence, with a claim about
// it. Do, Undo and Is are verb phrases in the infinitive without to, Noun is a
// noun phrase; each is empty where it is not written.
type Phrase struct {
	Do      string // what its party does to come to the level from a lower one: halt its facilities
	Undo    string // what it does to fall to the level from any higher one: restart its facilities
	Falls   []Fall // what it does to fall to it, by where it comes from, the lowest first; nil where Undo says it
	Is      string // what it does while it is at the level: keep the restrictions in force
	Noun    string // coming to the level, or being there: a halt
	Says    string // what it means, in a sentence
	Because string // why, in words
	Claim
}

// A Fall is what a party does to fall to a level from one that is higher.
type Fall struct {
	From int    // the higher level
	Text string // take back its promise of a date
}

// Move returns what is written of how its party brings an option from one level to another;
// "" where nothing is written of that.
func (o *Option) Move(from, to int) string {
	if to >= len(o.Phrases) {
		return ""
	}
	p := &o.Phrases[to]
	if from < to {
		return p.Do
	}
	for _, f := range p.Falls {
		if f.From == from {
			return f.Text
		}
	}
	return p.Undo
}

// A Direction limits how an option's level may change.
type Direction uint8

// The directions of an option.
const (
	Both     Direction = iota // levels rise and fall
	Forward                   // levels only rise
	Backward                  // levels only fall
)

var directions = []string{"both", "forward", "backward"}

func (d Direction) String() string { return directions[d] }

// Allows reports whether the option's party may change it from one level to
// another. Every level allows itself, and the relation is transitive.
func (o *Option) Allows(from, to int) bool {
	switch {
	case to != from && o.Closed != "":
		return false
	case to < from:
		return o.Moves != Forward && (o.Final < 0 || from < o.Final)
	case to > from:
		return o.Moves != Backward
	}
	return true
}

// Reversible reports whether every change of level can be undone.
func (o *Option) Reversible() bool { return o.Moves == Both && o.Final < 0 }

// A Preference is a weak order over states. With neither statements nor a
// ranking the party is indifferent among all states.
type Preference struct {
	Statements []Statement // most important first
	Ranking    [][][]uint8 // tiers of states, best first; unlisted states rank last, tied
	Strong     []int       // a strong step lies below so many of the tiers; ascending, nil for none
}

// Silent reports whether nothing at all is written of the preference.
func (p *Preference) Silent() bool { return len(p.Statements) == 0 && len(p.Ranking) == 0 }

// A Statement is a condition a party wants to hold, as a claim: who asserts
// it, how it is known, and where it stands.
type Statement struct {
	ID      string // "" for none
	Want    *expr.Expr
	Because string // why, in words; may be empty
	Unsure  string // why it is not sure that the party wants it; empty where it is
	Unknown string // why it is not known which the party prefers, this or its opposite; empty where it is
	Strong  string // why losing this, or what stands above it, weighs heavily; empty where it is not marked
	Laid    bool   // by a variant laid over the case
	Claim
}

// A Claim describes where something comes from.
type Claim struct {
	By       int      // index of the party that asserts it, or whose person does; -1 when not written
	Who      int      // index of the person who asserts it; -1 when not written
	How      Evidence // how it is known; Unmarked when not written
	Passages []string // where it stands: source#passage
}

// Evidence is how a claim is known.
type Evidence uint8

// The kinds of evidence.
const (
	Unmarked Evidence = iota // the case does not say; the weakest of all
	Stated                   // by the party itself; the strongest
	Claimed                  // by another party
	Reported                 // by the source in its own voice
	Inferred                 // from a passage
	Assumed                  // no passage
	Ranking                  // of what names no claim but follows from how parties rank states; beside the others
)

var evidence = []string{"", "stated", "claimed", "reported", "inferred", "assumed", "ranking"}

func (e Evidence) String() string { return evidence[e] }

// Weakest returns the weakest of the evidence of some claims; Ranking of none.
// A ranking among claims counts as unmarked (docs/theory.md#evidence).
func Weakest(claims ...Evidence) Evidence {
	if !slices.ContainsFunc(claims, func(e Evidence) bool { return e != Ranking }) {
		return Ranking
	}
	if slices.Contains(claims, Unmarked) || slices.Contains(claims, Ranking) {
		return Unmarked
	}
	return slices.Max(claims)
}

// A Source is a text that passages are taken from. The text itself is not kept.
type Source struct {
	ID        string
	Kind      string // in words: report, statement, agreement; may be empty
	Title     string
	Publisher string
	Date      time.Time // zero when not written
	Language  string    // of the text, as in en; may be empty
	Digest    string    // sha256: of the original file's bytes; may be empty
	Short     string    // its name where it is cited: CBS; may be empty
	Passages  []Passage
}

// A Passage is a place in a source.
type Passage struct {
	ID     string
	Line   int    // in the original file, from 1; 0 when not written
	Column int    // in runes, from 1
	Length int    // in runes
	Digest string // sha256: of the words there with white space folded; may be empty
	Says   string // our paraphrase
}

// Passage finds what a claim's reference source#passage points to.
func (c *Case) Passage(ref string) (*Source, *Passage, bool) {
	source, id, _ := strings.Cut(ref, "#")
	for i := range c.Sources {
		if c.Sources[i].ID != source {
			continue
		}
		for j := range c.Sources[i].Passages {
			if c.Sources[i].Passages[j].ID == id {
				return &c.Sources[i], &c.Sources[i].Passages[j], true
			}
		}
	}
	return nil, nil, false
}

// PartyIndex returns the index of the party with the given ID, or -1.
func (c *Case) PartyIndex(id string) int {
	return slices.IndexFunc(c.Parties, func(p Party) bool { return p.ID == id })
}

// Lookup finds an option by ID. With [Case.OptionNames] it makes a Case the
// [expr.Names] of its own conditions.
func (c *Case) Lookup(id string) (index int, levels []string, ok bool) {
	i := slices.IndexFunc(c.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return 0, nil, false
	}
	return i, c.Options[i].Levels, true
}

// Named finds a condition by its name; goals have one too.
func (c *Case) Named(name string) (*expr.Expr, bool) {
	for i := range c.Conditions {
		if c.Conditions[i].ID == name {
			return c.Conditions[i].Want, c.Conditions[i].Want != nil
		}
	}
	for i := range c.Goals {
		if c.Goals[i].ID == name {
			return c.Goals[i].Want, c.Goals[i].Want != nil
		}
	}
	return nil, false
}

// ConditionNames lists the names of conditions and goals.
func (c *Case) ConditionNames() []string {
	var out []string
	for i := range c.Conditions {
		out = append(out, c.Conditions[i].ID)
	}
	for i := range c.Goals {
		out = append(out, c.Goals[i].ID)
	}
	return out
}

// OptionNames lists the IDs of all options in declared order.
func (c *Case) OptionNames() []string {
	names := make([]string, len(c.Options))
	for i := range c.Options {
		names[i] = c.Options[i].ID
	}
	return names
}

// Condition reads a condition on the case's levels. The error is an *[expr.Error].
func (c *Case) Condition(text string) (*expr.Expr, error) {
	e, err := expr.Parse(text)
	if fault := (*expr.Error)(nil); errors.As(err, &fault) {
		fault.Against(c)
		return nil, fault
	}
	if faults := e.Resolve(c); len(faults) > 0 {
		return nil, faults[0]
	}
	return e, nil
}

// StatusQuo returns the level position of every option in the state the
// parties are in now; nil of a case without a status quo.
func (c *Case) StatusQuo() []uint8 {
	if c.NoStatusQuo {
		return nil
	}
	levels := make([]uint8, len(c.Options))
	for i := range c.Options {
		levels[i] = uint8(c.Options[i].Now)
	}
	return levels
}

// Feasible reports whether no rule forbids the state. It panics where levels are
// not one for each option.
func (c *Case) Feasible(levels []uint8) bool {
	c.mustBeStates(levels)
	return c.forbiddenBy(levels) < 0
}

// forbiddenBy returns the index of the first rule that forbids the state, or -1.
func (c *Case) forbiddenBy(levels []uint8) int {
	return slices.IndexFunc(c.Impossible, func(e *expr.Expr) bool { return e.Holds(levels) })
}
