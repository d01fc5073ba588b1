package answer

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/expr"
)

// A CaseChange is one thing that differs in the cases.
type CaseChange struct {
	Part string `json:"part"` // of the case file: options, preferences, preconditions and so on
	Act  string `json:"act"`  // added, dropped, changed, moved
	// softened or hardened, of a precondition; words, of what no answer depends on
	Weight string  `json:"weight,omitempty"`
	Key    string  `json:"key,omitempty"` // of the case file; none where all of the thing is new or gone
	Of     Subject `json:"of"`            // what it is about
	// what stands under the key; none where nothing does, or where the glossaries have it
	Old *Value `json:"old,omitempty"`
	New *Value `json:"new,omitempty"` // the same in the new case
	// how it is known: by the last entry it came by, of a precondition by the weakest, or else by
	// what the case says
	How  string `json:"how,omitempty"`
	Came []int  `json:"came,omitempty"` // the entries newly on record that tell it, by place from 1
}

// A Subject is what a change is about: a thing of the new case, or of the old
// one where it is gone; of a seat, a mandate and a ranking also whose it is.
type Subject struct {
	Party     PartyID     `json:"party,omitempty"` // of a party; of a seat, a mandate and a ranking whose it is
	Option    OptionID    `json:"option,omitempty"`
	Condition ConditionID `json:"condition,omitempty"` // one with a name
	Goal      GoalID      `json:"goal,omitempty"`
	Wish      *Wish       `json:"wish,omitempty"`
	Above     *Wish       `json:"above,omitempty"`  // of a wish that is new or went up: the one it stands above now
	Below     *Wish       `json:"below,omitempty"`  // of a wish that went down: the one it stands below now
	Wishes    int         `json:"wishes,omitempty"` // of a wish that is new: how many its party has now
	Track     TrackID     `json:"track,omitempty"`
	Mandate   *Term       `json:"mandate,omitempty"` // what a delegation may do something about, by the new case
	Stance    *Stance     `json:"stance,omitempty"`
	Guarantee GuaranteeID `json:"guarantee,omitempty"`
	Exchange  ExchangeID  `json:"exchange,omitempty"`
	Claim     *Claim      `json:"claim,omitempty"` // of a guarantee and an exchange
	Lever     LeverID     `json:"lever,omitempty"`
	Variant   VariantID   `json:"variant,omitempty"` // of a variant
	Person    PersonID    `json:"person,omitempty"`
	Sources   string      `json:"sources,omitempty"` // sources or passages, which are counted
}

// ID returns the id of the guarantee, exchange, lever or variant that a change is
// about; "" when it is about something else.
func (s *Subject) ID() string {
	return cmp.Or(string(s.Guarantee), string(s.Exchange), string(s.Lever), string(s.Variant))
}

// A Value is what stands under a key of the case file: one of these.
type Value struct {
	Day       string      `json:"day,omitempty"`   // year-month-day
	Level     *int        `json:"level,omitempty"` // of the option
	Condition ConditionID `json:"condition,omitempty"`
	Code      string      `json:"code,omitempty"`  // a word of the case file; of a mandate yes, no or not reported
	Claim     *Claim      `json:"claim,omitempty"` // of a mandate with a code
	Parties   []PartyID   `json:"parties,omitempty"`
	Options   []OptionID  `json:"options,omitempty"`
	Does      *Does       `json:"does,omitempty"`
	Number    int         `json:"number,omitempty"` // a place in a list, from 1, or a count
	Wish      *Wish       `json:"wish,omitempty"`   // of which other words are the change
}

// Does is what a lever does, less the condition that it has accepted.
type Does struct {
	Kind    string     `json:"kind"`              // waive, soften, accept, open, swap, widen, move
	Stances []StanceID `json:"stances,omitempty"` // of waive, soften and accept
	Options []OptionID `json:"options,omitempty"` // of open
	Parties []PartyID  `json:"parties,omitempty"` // of swap
	Track   TrackID    `json:"track,omitempty"`   // of widen and move
	Commit  []Term     `json:"commit,omitempty"`  // of widen and move
}

// change gathers one change of the case.
func (d *differ) change(x *diff.Change) CaseChange {
	out := CaseChange{Part: x.Part.String(), Act: x.Act.String(), Weight: x.Weight.String(), Key: x.Key}
	out.Of = d.subject(x)
	out.Old, out.New = d.value(d.old, x.Old, x), d.value(d.new, x.New, x)
	if c := d.claimOf(x); c != nil {
		out.How = c.How.String()
	}
	return out
}

// where is the side on which what a change is about is found, the new one if
// it is on both, and its place there; -1 for none.
func (d *differ) where(x *diff.Change) (*gatherer, int) {
	if x.Act == diff.Dropped || x.At.New < 0 {
		return d.old, x.At.Old
	}
	return d.new, x.At.New
}

func (d *differ) subject(x *diff.Change) Subject {
	out := Subject{Party: PartyID(x.Party)}
	g, at := d.where(x)
	switch x.Part {
	case diff.Parties:
		out.Party = PartyID(x.ID)
	case diff.Options:
		out.Option = OptionID(x.ID)
	case diff.Conditions:
		out.Condition = ConditionID(x.ID)
	case diff.Goals:
		out.Goal = GoalID(x.ID)
	case diff.Preferences:
		d.ofWish(&out, x)
	case diff.Tracks:
		out.Track = TrackID(x.ID)
		out.Mandate = d.mandate(x)
	case diff.Preconditions:
		s := g.stance(at)
		out.Stance = &s
	case diff.Guarantees:
		out.Guarantee = GuaranteeID(x.ID)
	case diff.Exchanges:
		out.Exchange = ExchangeID(x.ID)
	case diff.Levers:
		out.Lever = LeverID(x.ID)
	case diff.Variants:
		out.Variant = VariantID(x.ID)
	case diff.People:
		out.Person = PersonID(x.ID)
	case diff.Sources:
		out.Sources = x.ID
	}
	if c := d.claimOf(x); c != nil && (x.Part == diff.Guarantees || x.Part == diff.Exchanges) {
		claim := g.claim(c)
		out.Claim = &claim
	}
	return out
}

// ofWish adds the wish that a change is about, with one that it stands beside.
func (d *differ) ofWish(out *Subject, x *diff.Change) {
	if x.Key == "ranking" {
		return
	}
	g, at := d.where(x)
	p := g.c.PartyIndex(x.Party)
	out.Wish = g.wish(p, at)
	n := len(g.c.Parties[p].Prefers.Statements)
	first, last := x.Past[0], x.Past[1]
	switch {
	case x.Act == diff.Added:
		if out.Wishes = n; at+1 < n {
			out.Above = g.wish(p, at+1)
		}
	case x.Act == diff.Moved && at < first.New:
		out.Above = g.wish(p, first.New)
	case x.Act == diff.Moved:
		out.Below = g.wish(p, last.New)
	}
}

// mandate is what a change of a mandate speaks of; nil for another change.
func (d *differ) mandate(x *diff.Change) *Term {
	if x.Option == "" {
		return nil
	}
	out := Term{Option: OptionID(x.Option)}
	_, all, _ := d.new.c.Lookup(x.Option)
	for l, name := range all {
		for _, is := range x.Levels {
			if is == name {
				out.Levels = append(out.Levels, l)
			}
		}
	}
	return &out
}

// claimOf is the claim of what a change is about, where that may harden or
// soften, or is somebody's; nil for other things.
func (d *differ) claimOf(x *diff.Change) *plenary.Claim {
	if x.Part == diff.Levers {
		return nil
	}
	g, at := d.where(x)
	return claimAt(g.c, x, at)
}

// claimAt is the claim of what a change is about, at a place in a case; nil
// where there is none.
func claimAt(c *plenary.Case, x *diff.Change, at int) *plenary.Claim {
	switch {
	case at < 0:
	case x.Part == diff.Options && x.Key == "how":
		return &c.Options[at].Claim
	case x.Part == diff.Preconditions:
		return &c.Preconditions[at].Claim
	case x.Part == diff.Guarantees:
		return &c.Guarantees[at].Claim
	case x.Part == diff.Exchanges:
		return &c.Exchanges[at].Claim
	case x.Part == diff.Levers:
		return &c.Levers[at].Claim
	case x.Part == diff.Preferences && x.Key != "ranking":
		return &c.Parties[c.PartyIndex(x.Party)].Prefers.Statements[at].Claim
	}
	return nil
}

// value is what one side has under the key of a change; nil for nothing, and
// for words, which the glossary has.
func (d *differ) value(g *gatherer, v diff.Value, x *diff.Change) *Value {
	at := x.At.New
	if g == d.old {
		at = x.At.Old
	}
	switch {
	case v.Cond != nil:
		if v.Cond == expr.Never {
			return nil
		}
		return &Value{Condition: g.condition(v.Cond)}
	case x.Key == "" && x.Act != diff.Moved:
		return g.whole(x, v, at)
	case at < 0 && x.Part != diff.Sources:
		return nil
	}
	return g.under(x, v, at)
}

// whole is what a condition or a goal is that a case has alone, the day of a
// case, and that it has no status quo.
func (g *gatherer) whole(x *diff.Change, v diff.Value, at int) *Value {
	switch {
	case x.Part == diff.AsOf && v.Text != "":
		return &Value{Day: v.Text}
	case x.Part == diff.StatusQuo && v.Text != "":
		return &Value{Code: v.Text}
	case at < 0:
	case x.Part == diff.Conditions:
		return &Value{Condition: g.condition(g.c.Conditions[at].Want)}
	case x.Part == diff.Goals:
		return &Value{Condition: g.condition(g.c.Goals[at].Want)}
	}
	return nil
}

// under is what one side has under a key.
func (g *gatherer) under(x *diff.Change, v diff.Value, at int) *Value {
	switch x.Key {
	case "how", "passage":
		c := g.claim(claimAt(g.c, x, at))
		return &Value{Claim: &c}
	case "now", "final":
		return g.levelOf(x, at)
	case "":
		n, _ := strconv.Atoi(v.Text)
		return &Value{Number: n}
	case "ranking", "changes", "sources", "passages":
		if n, err := strconv.Atoi(v.Text); err == nil {
			return &Value{Number: n}
		}
		return nil
	case "moves", "order", "kind":
		return &Value{Code: v.Text}
	case "from", "until":
		if v.Text != "" {
			return &Value{Day: v.Text}
		}
		return nil
	case "commit", "discuss", "or_now":
		return &Value{Code: v.Text}
	case "commit how", "discuss how":
		return g.mandateClaim(x, at)
	case "does":
		does := g.does(&g.c.Levers[at])
		return &Value{Does: &does}
	}
	return g.listed(x, at)
}

func (g *gatherer) levelOf(x *diff.Change, at int) *Value {
	level := g.c.Options[at].Now
	if x.Key == "final" {
		level = g.c.Options[at].Final
	}
	if level < 0 {
		return nil
	}
	return &Value{Level: &level}
}

// mandateClaim is what a delegation is known to be permitted, and how.
func (g *gatherer) mandateClaim(x *diff.Change, at int) *Value {
	option, levels, ok := g.c.Lookup(x.Option)
	if !ok {
		return nil
	}
	for l, name := range levels {
		if name != x.Levels[0] {
			continue
		}
		_, m := g.c.Tracks[at].May(x.Key == "commit how", g.c.PartyIndex(x.Party), option, l)
		if m == nil {
			return nil
		}
		c := g.claim(&m.Claim)
		return &Value{Code: map[bool]string{true: "yes", false: "no"}[m.May], Claim: &c}
	}
	return nil
}

// listed is whose something is, whom it asks, what it keeps, and a wish.
func (g *gatherer) listed(x *diff.Change, at int) *Value {
	switch {
	case x.Part == diff.Preferences:
		return &Value{Wish: g.wish(g.c.PartyIndex(x.Party), at)}
	case x.Part == diff.Preconditions && x.Key == "party":
		return &Value{Parties: []PartyID{g.party(g.c.Preconditions[at].Party)}}
	case x.Part == diff.Guarantees && x.Key == "party":
		return &Value{Parties: []PartyID{g.party(g.c.Guarantees[at].Party)}}
	case x.Part == diff.Guarantees && x.Key == "keeps":
		return &Value{Options: g.optionIDs(g.c.Guarantees[at].Keeps)}
	case x.Part == diff.Levers && x.Key == "asks":
		return &Value{Parties: g.parties(g.c.Levers[at].Asks)}
	}
	return nil
}

func (g *gatherer) optionIDs(options []int) []OptionID {
	var out []OptionID
	for _, o := range options {
		out = append(out, g.option(o))
	}
	return out
}

func (g *gatherer) does(l *plenary.Lever) Does {
	out := Does{Kind: l.Kind.String()}
	switch l.Kind {
	case plenary.Waive, plenary.Soften, plenary.Accept:
		for _, p := range l.Preconditions {
			out.Stances = append(out.Stances, StanceID(g.c.Preconditions[p].ID))
		}
		slices.Sort(out.Stances)
	case plenary.Open:
		out.Options = g.optionIDs(l.Opens)
		slices.Sort(out.Options)
	case plenary.Swap:
		out.Parties = g.parties(l.Swap[:])
		slices.Sort(out.Parties)
	default:
		out.Track = TrackID(g.c.Tracks[l.Track].ID)
		for _, t := range l.Commit {
			out.Commit = append(out.Commit, g.term(t))
		}
		slices.SortStableFunc(out.Commit, func(a, b Term) int { return cmp.Compare(a.Option, b.Option) })
	}
	return out
}
