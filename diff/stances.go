package diff

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// preconditions compares those in force; one that is waived, or dropped on
// record, refuses nothing and is as good as not there.
func (d *differ) preconditions() {
	old, new := d.old.Preconditions, d.new.Preconditions
	for _, at := range matched(old, new, func(p *plenary.Precondition) string { return p.ID }) {
		e := entry{d: d, of: Change{Part: Preconditions, ID: pick(old, new, at).ID}}
		if at.Old >= 0 && old[at.Old].Refuses == expr.Never {
			at.Old = -1
		}
		if at.New >= 0 && new[at.New].Refuses == expr.Never {
			at.New = -1
		}
		if at == (Place{-1, -1}) {
			continue
		}
		e.of.At = at
		if at.New >= 0 {
			e.of.Party = d.new.Parties[new[at.New].Party].ID
		} else {
			e.of.Party = d.old.Parties[old[at.Old].Party].ID
		}
		if e.alone() {
			e.stance(&old[at.Old], &new[at.New])
		}
	}
}

func (e entry) stance(a, b *plenary.Precondition) {
	// another party's stance is neither softer nor harder
	e.unsure = e.d.old.Parties[a.Party].ID != e.d.new.Parties[b.Party].ID
	e.text("party", e.d.old.Parties[a.Party].ID, e.d.new.Parties[b.Party].ID, Plain)
	e.bound("refuses", value(a.Refuses), value(b.Refuses), stronger)
	e.bound("until", value(a.Until), value(b.Until), weaker)
	w := Hardened
	if softness(b) > softness(a) {
		w = Softened
	}
	e.text("order", order(a), order(b), w)
	e.claim(&a.Claim, &b.Claim)
	e.text("because", a.Because, b.Because, Words)
	e.text("refusal", a.Refusal, b.Refusal, Words)
	e.text("question", a.Question, b.Question, Words)
}

// bound compares a condition of a precondition by what it means, also where
// the words are the same and a condition named in them has changed. Where the
// new one is to the old as soft says, the precondition has softened.
func (e entry) bound(key string, old, new Value, soft relation) {
	r := e.d.relate(old.Cond, new.Cond)
	switch r {
	case same:
		return
	case reworded:
		e.of.Weight = Words
	case weaker, stronger:
		e.of.Weight = map[bool]Weight{true: Softened, false: Hardened}[r == soft]
	}
	e.note(key, old, new)
}

// order is the order of a precondition as a case file or a lever gives it.
func order(p *plenary.Precondition) string {
	return []string{"before", "with", "either"}[softness(p)]
}

// softness orders preconditions that refuse the same until the same.
func softness(p *plenary.Precondition) int {
	switch {
	case p.Soft:
		return 2
	case p.With:
		return 1
	}
	return 0
}

func (d *differ) guarantees() {
	old, new := d.old.Guarantees, d.new.Guarantees
	for _, at := range matched(old, new, func(g *plenary.Guarantee) string { return g.ID }) {
		e, ok := d.entry(Guarantees, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.of.Party = d.new.Parties[b.Party].ID
		e.text("party", d.old.Parties[a.Party].ID, d.new.Parties[b.Party].ID, Plain)
		e.condition("while", a.While, b.While)
		e.list("keeps", optionNames(d.old, a.Keeps), optionNames(d.new, b.Keeps), Plain)
		e.claim(&a.Claim, &b.Claim)
		e.text("says", a.Says, b.Says, Words)
	}
}

func (d *differ) exchanges() {
	old, new := d.old.Exchanges, d.new.Exchanges
	for _, at := range matched(old, new, func(x *plenary.Exchange) string { return x.ID }) {
		e, ok := d.entry(Exchanges, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.condition("give", a.Give, b.Give)
		e.condition("for", a.For, b.For)
		e.text("order", a.Order.String(), b.Order.String(), Plain)
		e.claim(&a.Claim, &b.Claim)
		e.text("says", a.Says, b.Says, Words)
	}
}

func (d *differ) goals() {
	old, new := d.old.Goals, d.new.Goals
	for _, at := range matched(old, new, func(g *plenary.Goal) string { return g.ID }) {
		e, ok := d.entry(Goals, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		e.condition("want", old[at.Old].Want, new[at.New].Want)
		e.text("says", old[at.Old].Says, new[at.New].Says, Words)
		e.text("noun", old[at.Old].Noun, new[at.New].Noun, Words)
	}
}
