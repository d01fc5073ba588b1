package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// ifPieces is what is left of what was found if a party is of another type than
// the case has it, or if patience ends.
func (t *briefTeller) ifPieces() []piece {
	kinds := func() {
		if !t.kindsByRow() {
			t.paraOf(t.kindsGist())
		}
	}
	out := []piece{always(kinds), t.passing(-3, t.impatienceGist), t.staying(t.gainsAlone)}
	if t.tabled { // a picture may need the room
		out = []piece{t.passing(-1, t.kindsGist), t.passing(1, t.impatienceGist), t.passing(0, t.gainsAlone)}
	}
	for i := range t.a.Findings {
		if d, ok := t.a.Findings[i].Proof.(*answer.Doubt); ok {
			out = append(out,
				piece{{5, func() { t.kindsOf(d, true) }}, {1, func() { t.kindsOf(d, false) }}, {}},
				passing(5, func() { t.telling(d) }))
		}
	}
	return append(out, passing(6, func() {
		var rows [][]page.Spans
		for i := range t.a.Under {
			if u := &t.a.Under[i]; u.Kind == "impatience" && u.Variant != t.impatient {
				rows = append(rows, []page.Spans{t.variantNoun(u.Variant).Sentence(), t.left(u, false)})
			}
		}
		t.kindRows(rows)
	}))
}

// kindRows tells what is left under each kind.
func (t *briefTeller) kindRows(rows [][]page.Spans) {
	for _, row := range rows {
		t.bullet(1, on(fromModel, t.say("kinds.row", args{"kind": row[0], "left": row[1]})))
	}
}

// kindsOf is which answers stand under each type that a party may be of; in full, to
// further goals too.
func (t *briefTeller) kindsOf(d *answer.Doubt, full bool) {
	if t.kindsTold {
		return
	}
	t.para(1, on(ours, t.say("kinds", args{"party": t.inText(d.Party)})))
	rows := [][]page.Spans{{t.asWritten(d.Party), t.leftAsWritten(full)}}
	for i := range t.a.Under {
		if u := &t.a.Under[i]; u.Kind == "type" && u.Party == d.Party {
			rows = append(rows, []page.Spans{t.variantNoun(u.Variant).Sentence(), t.left(u, full)})
		}
	}
	t.kindRows(rows)
}

// asWritten is what a party is called as the case has it, beside its types.
func (t *teller) asWritten(p answer.PartyID) page.Spans {
	if text := t.parties[p]; text != nil && text.AsWritten != "" {
		return quote(text.AsWritten).Sentence()
	}
	return t.say("kinds.written", nil)
}

// leftAsWritten is what there is as the case has it.
func (t *briefTeller) leftAsWritten(full bool) page.Spans {
	asIs := &answer.Under{}
	for i := range t.a.Ways {
		for j := range t.a.Ways[i].Ways {
			v := &t.a.Ways[i].Ways[j]
			asIs.Ways = append(asIs.Ways, answer.UnderWay{Way: v.Letter, Stays: true, Holds: v.Credible})
		}
	}
	if t.a.Open != nil {
		asIs.Open = &answer.UnderWay{Stays: true, Holds: t.a.Open.Credible}
	}
	return t.left(asIs, full)
}

// left is which ways stay under a variant, which of them would not hold then, and
// what there is where none does; ways to further goals are told by these.
func (t *briefTeller) left(u *answer.Under, full bool) page.Spans {
	return t.say("kinds.left", t.leaving(u, full))
}

// leaving is the same as data of a message; share is whether all, some or none of the ways
// to the first goal and of what is open stay and hold.
func (t *briefTeller) leaving(u *answer.Under, full bool) args {
	var stay, failing, besides []page.Spans
	for i := range u.Ways {
		w := &u.Ways[i]
		switch g := t.goalOf(w.Way); {
		case !w.Stays:
		case g != t.firstGoal():
			noun := t.say("kinds.besides", args{"goal": t.goalNoun(g), "name": t.nameOf(g, w.Way)})
			if w.Holds && !slices.ContainsFunc(besides, func(s page.Spans) bool { return reflect.DeepEqual(s, noun) }) {
				besides = append(besides, noun)
			}
		case w.Holds:
			stay = append(stay, wayLetter(w.Way))
		default:
			failing = append(failing, wayLetter(w.Way))
		}
	}
	opens := u.Open != nil && u.Open.Stays && u.Open.Holds
	lost := t.a.Open != nil && !opens
	in := args{"items": t.remaining(stay, failing, opens), "lost": yes(lost), "besides": t.listOr(besides),
		"instead": page.Spans(nil), "share": word("some")}
	switch g := t.firstGoal(); {
	case g != nil && len(stay) == len(g.Ways) && !lost:
		in["share"] = word("all")
	case len(stay)+len(failing) == 0 && !opens:
		in["share"] = word("none")
	}
	if !full && len(stay)+len(failing) > 0 {
		in["besides"] = page.Spans(nil)
	}
	if u.Instead != nil {
		in["instead"] = t.clauses(u.Instead.Changes)
	}
	return in
}

// nameOf is how a way to a goal is named, by its letter.
func (t *briefTeller) nameOf(g *answer.WaysTo, letter string) page.Spans {
	for i := range g.Ways {
		if g.Ways[i].Letter == letter {
			return t.wayName(&g.Ways[i])
		}
	}
	return nil
}

// remaining lists ways that stay, those of them that would not hold, and what is open.
func (t *briefTeller) remaining(stay, failing []page.Spans, opens bool) page.Spans {
	var out []page.Spans
	if len(stay) > 0 || len(failing) == 0 && !opens {
		out = append(out, t.say("kinds.left.ways", args{"ways": t.listOr(stay), "n": count(len(stay))}))
	}
	if len(failing) > 0 {
		out = append(out, t.say("kinds.left.failing", args{"ways": t.listOr(failing), "n": count(len(failing))}))
	}
	if opens {
		out = append(out, t.say("kinds.left.open", nil))
	}
	return t.list("and", out)
}

// goalOf is the goal that a way leads to.
func (t *briefTeller) goalOf(letter string) *answer.WaysTo {
	for i := range t.a.Ways {
		for j := range t.a.Ways[i].Ways {
			if t.a.Ways[i].Ways[j].Letter == letter {
				return &t.a.Ways[i]
			}
		}
	}
	return nil
}

// firstGoal is the goal whose ways are told step by step; nil where there are none.
func (t *briefTeller) firstGoal() *answer.WaysTo {
	for i := range t.a.Ways {
		if len(t.a.Ways[i].Ways) > 0 {
			return &t.a.Ways[i]
		}
	}
	return nil
}

// listOr is a list, nothing where it is empty.
func (t *teller) listOr(of []page.Spans) page.Spans {
	if len(of) == 0 {
		return nil
	}
	return t.list("and", of)
}

// telling is what tells the types apart, and what has been given by then.
func (t *briefTeller) telling(d *answer.Doubt) {
	if len(d.Differing) > 0 {
		t.para(1, on(fromModel, t.say("kinds.tell", args{"party": t.inText(d.Party), "acts": t.mandated(d.Differing)})))
	}
	t.learned(d.Learning)
}

// aVariant is a variant as part of a sentence; nothing for none.
func (t *teller) aVariant(id answer.VariantID) page.Spans {
	if id == "" {
		return nil
	}
	return t.variantNoun(id)
}

// variantTitle is a variant by itself: what it supposes, in a few words where the case has them.
func (t *teller) variantTitle(id answer.VariantID) page.Spans {
	for i := range t.gloss.Variants {
		switch v := &t.gloss.Variants[i]; {
		case v.ID != id:
		case v.Noun != "":
			return quote(v.Noun)
		case v.Says != "":
			return unstopped(v.Says)
		}
	}
	return t.variantName(id)
}

// variantNoun is a variant as part of a sentence.
func (t *teller) variantNoun(id answer.VariantID) page.Spans {
	for i := range t.gloss.Variants {
		if v := &t.gloss.Variants[i]; v.ID == id && v.Noun != "" {
			return quote(v.Noun)
		}
	}
	return t.say("noun.called", args{"name": t.variantName(id)})
}
