package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// ifPieces is what is left of what was found if a party is of another type than
// the case has it, or if patience ends.
func (t *briefTeller) ifPieces() []piece {
	var out []piece
	for i := range t.a.Findings {
		if d, ok := t.a.Findings[i].Proof.(*answer.Doubt); ok {
			out = append(out,
				passing(1, func() { t.kindsOf(d) }),
				passing(5, func() { t.telling(d) }))
		}
	}
	return append(out, passing(6, func() {
		var rows [][]page.Spans
		for i := range t.a.Under {
			if u := &t.a.Under[i]; u.Kind == "impatience" {
				rows = append(rows, []page.Spans{t.variantNoun(u.Variant).Sentence(), t.left(u)})
			}
		}
		t.kindRows(rows)
	}))
}

func (t *briefTeller) kindRows(rows [][]page.Spans) {
	for _, row := range rows {
		t.bullet(1, t.say("kinds.row", args{"kind": row[0], "left": row[1]}))
	}
}

// kindsOf is which answers stand under each type that a party may be of.
func (t *briefTeller) kindsOf(d *answer.Doubt) {
	t.para(1, on(ours, t.say("kinds", args{"party": t.inText(d.Party)})))
	rows := [][]page.Spans{{t.asWritten(d.Party), t.leftAsWritten()}}
	for i := range t.a.Under {
		if u := &t.a.Under[i]; u.Kind == "type" && u.Party == d.Party {
			rows = append(rows, []page.Spans{t.variantNoun(u.Variant).Sentence(), t.left(u)})
		}
	}
	t.kindRows(rows)
}

// asWritten is what a party is called as the case has it, beside its types.
func (t *teller) asWritten(p answer.PartyID) page.Spans {
	if text := t.parties[p]; text != nil && text.AsWritten != "" {
		return quote(text.AsWritten)
	}
	return t.say("kinds.written", nil)
}

// leftAsWritten is what there is as the case has it.
func (t *briefTeller) leftAsWritten() page.Spans {
	var ways []page.Spans
	for i := range t.a.Ways {
		for j := range t.a.Ways[i].Ways {
			ways = append(ways, wayLetter(t.a.Ways[i].Ways[j].Letter))
		}
	}
	return on(fromModel, t.say("kinds.left", args{"ways": t.listOr(ways), "n": count(len(ways)),
		"failing": page.Spans(nil), "open": yes(t.a.Open != nil), "instead": page.Spans(nil)}))
}

// left is which ways stay under a variant, which of them would not hold then, and
// what there is where none does.
func (t *briefTeller) left(u *answer.Under) page.Spans {
	var stay, failing []page.Spans
	for i := range u.Ways {
		w := &u.Ways[i]
		switch {
		case w.Stays && w.Holds:
			stay = append(stay, wayLetter(w.Way))
		case w.Stays:
			failing = append(failing, wayLetter(w.Way))
		}
	}
	in := args{"ways": t.listOr(stay), "n": count(len(stay)), "failing": t.listOr(failing),
		"open": yes(u.Open != nil && u.Open.Stays && u.Open.Holds), "instead": page.Spans(nil)}
	if u.Instead != nil {
		in["instead"] = t.clauses(u.Instead.Changes)
	}
	return on(fromModel, t.say("kinds.left", in))
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

// variantNoun is a variant as part of a sentence.
func (t *teller) variantNoun(id answer.VariantID) page.Spans {
	for i := range t.gloss.Variants {
		if v := &t.gloss.Variants[i]; v.ID == id && v.Noun != "" {
			return quote(v.Noun)
		}
	}
	return t.variantName(id)
}
