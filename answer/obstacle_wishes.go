package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/whynot"
)

// NotFeasible is a condition that rules of the case forbid.
type NotFeasible struct {
	// what the nearest combination of levels changes that meets the condition, rules
	// or no rules; none where no combination does
	Nearest []Change      `json:"nearest,omitempty"`
	Breaks  []ConditionID `json:"breaks"`  // the rules that it breaks
	Without []ConditionID `json:"without"` // the rules without which, each by itself, the condition could be met
	Never   bool          `json:"never"`   // whether no combination of levels meets it
	// whether combinations were tried up to a bound only: others may meet it, and
	// other rules be among those without which it could be met
	Spent bool `json:"spent"`
}

// Gone is a condition that can no longer come about.
type Gone struct {
	Changes    []Change    `json:"changes"`    // that options which only rise, only fall or are final do not allow
	Guarantees []Guarantee `json:"guarantees"` // where there are none: those in force that keep what would be lowered
}

// WorseOff is a condition that leaves somebody worse off than in the status quo
// wherever it is met.
type WorseOff struct {
	Parties []Loser       `json:"parties"` // who is, in the nearest state
	Every   []PartyID     `json:"every"`   // those of them who are wherever it is met
	Without []DroppedWish `json:"without"` // the wishes without which, each by itself, it could be met at nobody's cost
}

// A Loser is a party worse off, and the weightiest wish that it would lose.
type Loser struct {
	Party PartyID `json:"party"`
	Lost  *Wish   `json:"lost,omitempty"` // none of a party with a ranking
}

// A DroppedWish is a wish left out.
type DroppedWish struct {
	Wish  Wish `json:"wish"`
	Aside bool `json:"aside"` // whether its party then tells no states apart
}

func (*NotFeasible) barring() {}
func (*Gone) barring()        {}
func (*WorseOff) barring()    {}

func (*NotFeasible) rests() []plenary.Evidence { return nil }

func (p *Gone) rests() []plenary.Evidence {
	var out []plenary.Evidence
	for i := range p.Guarantees {
		out = append(out, hows(p.Guarantees[i].How)...)
	}
	return out
}

func (p *WorseOff) rests() []plenary.Evidence {
	out := hows()
	for _, l := range p.Parties {
		out = append(out, hows(wishHow(l.Lost))...)
	}
	return out
}

func (g *gatherer) notFeasible(o *whynot.Infeasible) *NotFeasible {
	out := &NotFeasible{Never: o.Never, Spent: o.Spent, Breaks: g.rules(o.Breaks), Without: g.rules(o.Without)}
	if o.Nearest != nil {
		for i, l := range g.c.StatusQuo() {
			if l != o.Nearest[i] {
				out.Nearest = append(out.Nearest, Change{g.option(i), int(l), int(o.Nearest[i])})
			}
		}
	}
	return out
}

func (g *gatherer) rules(list []int) []ConditionID {
	out := []ConditionID{}
	for _, r := range list {
		out = append(out, g.condition(g.c.Impossible[r]))
	}
	return out
}

func (g *gatherer) gone(o *whynot.Gone, nearest int) *Gone {
	out := &Gone{Changes: g.changesOn(o.Options, nearest), Guarantees: []Guarantee{}}
	for _, i := range o.Guarantees {
		out.Guarantees = append(out.Guarantees, g.guarantee(i))
	}
	return out
}

// changesOn lists the changes of some options that lead to a state.
func (g *gatherer) changesOn(options []int, to int) []Change {
	out := []Change{}
	for _, c := range g.changes(g.now, to) {
		if slices.ContainsFunc(options, func(o int) bool { return g.option(o) == c.Option }) {
			out = append(out, c)
		}
	}
	return out
}

func (g *gatherer) worseOff(o *whynot.Worse) *WorseOff {
	out := &WorseOff{Parties: []Loser{}, Every: g.parties(o.Every), Without: []DroppedWish{}}
	for _, off := range o.Off {
		out.Parties = append(out.Parties, Loser{g.party(off.Party), g.wish(off.Party, off.Lost)})
	}
	for _, d := range o.Drops {
		out.Without = append(out.Without, DroppedWish{*g.wish(d.Party, d.Statement), d.Aside})
	}
	return out
}
