package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// kindsGist is what is left with each type that a party may be of, those alike
// together.
func (t *briefTeller) kindsGist() page.Spans { return t.kindsLeft(false) }

// kindsLeft is kindsGist; in short, without those with which none of it remains: IN SHORT tells
// of them.
func (t *briefTeller) kindsLeft(short bool) page.Spans {
	var kinds [][]page.Spans
	var left, out []page.Spans
	var shares []args
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if u.Kind != answer.OfType || t.firstGoal() == nil {
			continue
		}
		stays := t.left(u, false)
		at := slices.IndexFunc(left, func(s page.Spans) bool { return reflect.DeepEqual(s, stays) })
		if at < 0 {
			at = len(left)
			kinds, left, shares = append(kinds, nil), append(left, stays), append(shares, t.leaving(u, false))
		}
		kinds[at] = append(kinds[at], t.bent(t.variantNoun(u.Variant), "within"))
	}
	var same page.Spans
	for i := range kinds {
		in := shares[i]
		if in["share"] == word("none") && (short || in["besides"].(page.Spans) == nil &&
			in["instead"].(page.Spans) == nil) {
			continue // IN SHORT says that none remains
		}
		in["kinds"], in["left"] = t.list("or", kinds[i]), left[i]
		if in["share"] == word("all") && t.typesWritten() {
			same = t.list("or", kinds[i])
			continue
		}
		out = append(out, on(fromModel, t.say("short.kinds", in)))
	}
	t.kindsTold = kinds != nil
	return inARow(append([]page.Spans{t.writtenFor(same)}, out...)...)
}

// noneLeft is with which types of parties none of what was found remains; nothing where there is no such type.
func (t *briefTeller) noneLeft() page.Spans {
	var kinds, besides []page.Spans
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if u.Kind == answer.OfType && t.firstGoal() != nil && t.leaving(u, false)["share"] == word("none") {
			kinds, besides = append(kinds, t.bent(t.variantNoun(u.Variant), "within")), t.goalsLeft(u, besides)
		}
	}
	if kinds == nil {
		return nil
	}
	if !t.tabled && t.rowsOfKinds() {
		besides = nil // a row tells them
	}
	return on(fromModel, t.say("short.none", args{"kinds": t.list("or", kinds), "open": yes(t.a.Open != nil),
		"n": count(len(t.firstGoal().Ways)), "besides": t.listOr(besides)}))
}

// goalsLeft adds the further goals to which a way stays and holds under a variant to some.
func (t *briefTeller) goalsLeft(u *answer.Under, to []page.Spans) []page.Spans {
	for i := range u.Ways {
		w := &u.Ways[i]
		g := t.goalOf(w.Way)
		if g == nil || g == t.firstGoal() || !w.Stays || !w.Holds {
			continue
		}
		noun := t.goalNoun(g)
		if !slices.ContainsFunc(to, func(s page.Spans) bool { return reflect.DeepEqual(s, noun) }) {
			to = append(to, noun)
		}
	}
	return to
}

// rowsOfKinds reports whether the case says of which type each is of those who may be of others.
func (t *briefTeller) rowsOfKinds() bool {
	return t.firstGoal() != nil && t.typesWritten() && len(t.asCaseHasIt()) > 0
}

// kindsByRow tells for each type that parties may be of what is left, those alike together, in a row each; it reports
// whether it did, which takes that the case says of which type each is.
func (t *briefTeller) kindsByRow() bool {
	if !t.rowsOfKinds() {
		return false
	}
	taken := t.say("kinds.taken", args{"kind": t.list("and", t.asCaseHasIt())})
	kinds, left := [][]page.Spans{{taken}}, []page.Spans{t.leftAsWritten(false)}
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if u.Kind != answer.OfType {
			continue
		}
		stays := t.left(u, false)
		if in := t.leaving(u, false); in["share"] == word("none") {
			stays = t.say("kinds.none", in)
		}
		at := slices.IndexFunc(left, func(s page.Spans) bool { return reflect.DeepEqual(s, stays) })
		if at < 0 {
			at = len(left)
			kinds, left = append(kinds, nil), append(left, stays)
		}
		kinds[at] = append(kinds[at], t.bent(t.variantNoun(u.Variant), "within"))
	}
	var rows [][]page.Spans
	for i := range kinds {
		rows = append(rows, []page.Spans{t.list("or", kinds[i]).Sentence(), left[i]})
	}
	t.kindRows(rows)
	t.kindsTold = true
	return true
}

// asCaseHasIt is of which type the parties are that may be of others, as the case has it; nothing where none may.
func (t *briefTeller) asCaseHasIt() []page.Spans {
	var of []answer.PartyID
	var kinds []page.Spans
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if text := t.parties[u.Party]; u.Kind == answer.OfType && text != nil && !slices.Contains(of, u.Party) {
			of, kinds = append(of, u.Party), append(kinds, t.bent(quote(text.AsWritten), "within"))
		}
	}
	if kinds == nil {
		return nil
	}
	return []page.Spans{t.list("and", kinds)}
}

// typesWritten reports whether of each party that may be of other types the case says of
// which it is.
func (t *briefTeller) typesWritten() bool {
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if text := t.parties[u.Party]; u.Kind == answer.OfType && (text == nil || text.AsWritten == "") {
			return false
		}
	}
	return true
}

// writtenFor is of which type each party is that may be of others, as the case has it, and with
// which of these all stays the same.
func (t *briefTeller) writtenFor(same page.Spans) page.Spans {
	var of []answer.PartyID
	var kinds []page.Spans
	for i := range t.a.Under {
		u := &t.a.Under[i]
		text := t.parties[u.Party]
		if u.Kind == answer.OfType && text != nil && text.AsWritten != "" && !slices.Contains(of, u.Party) {
			of, kinds = append(of, u.Party), append(kinds, t.bent(quote(text.AsWritten), "within"))
		}
	}
	if kinds == nil {
		return nil
	}
	ways := 0
	if g := t.firstGoal(); g != nil {
		ways = len(g.Ways)
	}
	if ways == 0 && t.a.Open == nil {
		return nil // nothing was found that could remain
	}
	ground := ours
	if same != nil {
		ground = fromModel
	}
	return on(ground, t.say("short.kinds.written", args{"kind": t.list("and", kinds), "same": same,
		"n": count(ways), "open": yes(t.a.Open != nil)}))
}

// impatienceGist is what comes of it when patience ends.
func (t *briefTeller) impatienceGist() page.Spans {
	r := t.patienceEnds()
	if r == nil {
		return nil
	}
	var claims []*answer.Claim
	for j := range r.Laid {
		claims = append(claims, &r.Laid[j].Claim)
	}
	t.impatient = r.Variant
	left, answered := t.leftUnder(r.Variant)
	return onClaims(t.say("impatience", args{
		"variant": t.variantNoun(r.Variant),
		"who":     t.inTextAll(t.besides(r.Begin)), "ends": t.whereto(r),
		"cite": citeAll(claims), "how": word(groundOf(weakestOf(claims...))), "left": left, "answered": answered,
		"from": t.readFrom(laidPassages(r.Laid), 1)}), claims...)
}

// patienceEnds is the first finding of what begins when patience ends; nil where there is none.
func (t *briefTeller) patienceEnds() *answer.RunningOut {
	for i := range t.a.Findings {
		r, ok := t.a.Findings[i].Proof.(*answer.RunningOut)
		if ok && r.Variant != "" && len(r.Begin) > 0 {
			return r
		}
	}
	return nil
}

// besides lists those of some parties who would not gain by moving alone anyway; all of
// them, where each would.
func (t *briefTeller) besides(who []answer.PartyID) []answer.PartyID {
	out := slices.DeleteFunc(slices.Clone(who), func(id answer.PartyID) bool {
		return slices.ContainsFunc(t.a.Parties, func(p answer.Party) bool {
			return p.ID == id && p.Stays == answer.WouldLeave
		})
	})
	if len(out) == 0 {
		return who
	}
	return out
}

// leftUnder is what holds under a variant, of the ways to the first goal and of what is open, and whether that is
// because breaches are answered (yes), because nobody would gain by leaving (no), or not known (open); nothing where
// nothing does.
func (t *briefTeller) leftUnder(id answer.VariantID) (left page.Spans, answered word) {
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if u.Variant != id || t.firstGoal() == nil {
			continue
		}
		var stay []page.Spans
		answered = "no"
		because := func(w *answer.UnderWay) {
			switch {
			case !w.Same:
				answered = "open"
			case len(w.Tempted) > 0 && answered != "open":
				answered = "yes"
			}
		}
		for j := range u.Ways {
			if w := &u.Ways[j]; w.Stays && w.Holds && t.goalOf(w.Way) == t.firstGoal() {
				stay = append(stay, wayLetter(w.Way))
				because(w)
			}
		}
		opens := u.Open != nil && u.Open.Stays && u.Open.Holds
		if opens {
			because(u.Open)
		}
		if stay != nil || opens {
			return t.remaining(stay, nil, opens), answered
		}
	}
	return nil, "open"
}

// laidPassages lists where it stands what a variant lays over the case.
func laidPassages(laid []answer.Laid) []answer.Ref {
	var out []answer.Ref
	for i := range laid {
		out = once(out, laid[i].Passages...)
	}
	return out
}
