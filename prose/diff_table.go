package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func (t *diffTeller) wishChange(x *answer.CaseChange) page.Spans {
	in := args{"party": t.partyOf(x.Of.Party), "act": word(x.Act), "whose": page.Spans(nil)}
	if !t.beside {
		in["whose"] = append(t.say("diff.wish.whose", in), page.Span{Text: " "})
	}
	if x.Of.Wish == nil {
		return t.say("diff.ranking", in)
	}
	of := t.of(x)
	in["wish"] = of.wishGist(x.Of.Wish)
	switch {
	case x.Act == "added":
		return t.wishNew(x, in)
	case x.Act == "dropped":
		in["wish"] = of.wishExact(x.Of.Wish)
		return t.say("diff.wish.dropped", in)
	case x.Act == "moved":
		return t.wishMoved(x, in)
	case x.Weight == "words":
		return t.wordsOf(t.say("diff.wish.of", in), x.Key)
	case x.Key == "how":
		in["change"] = t.claimChange(x.Old.Claim, x.New.Claim)
	case x.Key == "passage":
		in["change"] = t.passageChange(x)
	case x.Key == "unknown" || x.Key == "strong":
		in["wish"] = of.wishGist(x.Of.Wish)
	default:
		in["wish"], in["change"] = t.wishID(x.Of.Wish), t.wording(x)
	}
	return t.say("diff.wish."+x.Key, in)
}

func (t *diffTeller) wishNew(x *answer.CaseChange, in args) page.Spans {
	w := x.Of.Wish
	in["wish"], in["n"], in["of"], in["known"] = t.wishExact(w), count(w.Number), count(x.Of.Wishes), t.known(&w.Claim)
	in["above"] = page.Spans(nil)
	if x.Of.Above != nil {
		in["above"] = t.wishGist(x.Of.Above)
	}
	return t.say("diff.wish.new", in)
}

func (t *diffTeller) wishMoved(x *answer.CaseChange, in args) page.Spans {
	in["old"], in["new"] = count(x.Old.Number), count(x.New.Number)
	if x.Of.Above != nil {
		in["way"], in["beside"] = word("up"), t.wishGist(x.Of.Above)
	} else {
		in["way"], in["beside"] = word("down"), t.wishGist(x.Of.Below)
	}
	return t.say("diff.wish.moved", in)
}

// wishExact is a wish with its condition.
func (t *teller) wishExact(w *answer.Wish) page.Spans {
	text := t.wishes[wishAt{w.Party, w.Number}]
	in := args{"short": t.wishGist(w), "want": page.Spans(nil)}
	if text.Because != "" {
		in["want"] = condition(text.Want)
	}
	return t.say("diff.wish.exact", in)
}

// wishID is the id of a wish, or else its condition.
func (t *teller) wishID(w *answer.Wish) page.Spans {
	text := t.wishes[wishAt{w.Party, w.Number}]
	if text.ID != "" {
		return idName(text.ID)
	}
	return condition(text.Want)
}

// claimChange shows how something is known, before and after: parties by name
// or, where two have one name, by id.
func (t *diffTeller) claimChange(old, new *answer.Claim) page.Spans {
	before, after := t.howKnown(old, t.partyOf), t.howKnown(new, t.partyOf)
	if before.String() == after.String() {
		byID := func(id answer.PartyID) page.Spans { return idName(id) }
		before, after = t.howKnown(old, byID), t.howKnown(new, byID)
	}
	return t.say("diff.becomes", args{"old": before, "new": after})
}

func (t *diffTeller) howKnown(c *answer.Claim, party func(answer.PartyID) page.Spans) page.Spans {
	in := args{"how": word(c.How), "by": page.Spans(nil)}
	if c.How == "" {
		in["how"] = word("none")
	}
	if c.By != "" {
		in["by"] = party(c.By)
	}
	if c.Who != "" {
		in["by"] = t.personOf(c.Who)
	}
	return t.say("diff.how", in)
}

// personOf is the name of a person, who may be in one of the cases alone.
func (t *diffTeller) personOf(id answer.PersonID) page.Spans {
	if slices.ContainsFunc(t.gloss.People, func(p answer.PersonName) bool { return p.ID == id }) {
		return t.person(id)
	}
	return t.old.person(id)
}

// passageChange shows the passages that something rests on, before and after.
func (t *diffTeller) passageChange(x *answer.CaseChange) page.Spans {
	list := func(refs []answer.Ref) page.Spans {
		var out []page.Spans
		for _, r := range refs {
			out = append(out, idName(r))
		}
		return between(out, ", ")
	}
	return t.arrow(list(x.Old.Claim.Passages), list(x.New.Claim.Passages))
}

func (t *diffTeller) trackChange(x *answer.CaseChange) page.Spans {
	id := x.Of.Track
	in := args{"party": t.partyOf(x.Of.Party), "track": t.of(x).track(id), "act": word(x.Act), "key": word(x.Key)}
	switch {
	case x.Key == "seats":
		return t.say("diff.seat", in)
	case x.Act != "changed":
		return t.whole(x, t.say("diff.thing.track", in))
	case x.Key == "from" || x.Key == "until":
		in["change"] = t.arrow(t.dayOf(x.Old), t.dayOf(x.New))
		return t.say("diff.track.there", in)
	case x.Of.Mandate == nil:
		return t.wordsOf(t.of(x).track(id), x.Key)
	}
	in["commit"], in["what"] = yes(x.Key == "commit" || x.Key == "commit how"), t.mandateOf(x.Of.Mandate)
	in["change"] = t.mayChange(x)
	return t.say("diff.mandate", in)
}

// mandateOf is of which option, and levels of it, a mandate speaks.
func (t *diffTeller) mandateOf(x *answer.Term) page.Spans {
	in := args{"option": t.optionOf(x.Option), "levels": page.Spans(nil)}
	if len(x.Levels) < len(t.options[x.Option].Levels) {
		var levels []page.Spans
		for _, l := range x.Levels {
			levels = append(levels, t.level(x.Option, l))
		}
		in["levels"] = t.list("or", levels)
	}
	return t.say("diff.mandate.what", in)
}

// mayChange shows what a delegation may do before and after or, where that is
// the same, how it is known.
func (t *diffTeller) mayChange(x *answer.CaseChange) page.Spans {
	was, is := t.say("diff.may", args{"may": word(x.Old.Code)}), t.say("diff.may", args{"may": word(x.New.Code)})
	if x.Old.Claim == nil || x.New.Claim == nil {
		return t.say("diff.becomes", args{"old": was, "new": is})
	}
	known := func(party func(answer.PartyID) page.Spans) (old, new page.Spans) {
		return t.say("diff.how.may", args{
			"may": was, "how": t.howKnown(x.Old.Claim, party),
		}), t.say("diff.how.may", args{"may": is, "how": t.howKnown(x.New.Claim, party)})
	}
	old, new := known(t.partyOf)
	if old.String() == new.String() {
		old, new = known(func(id answer.PartyID) page.Spans { return idName(id) })
	}
	return t.say("diff.becomes", args{"old": old, "new": new})
}

// needs is what a stance insists on: a halt before the lifting.
func (t *teller) needs(s *answer.Stance) page.Spans {
	return t.say("diff.needs", args{"refuses": t.noun(s.Refuses), "until": t.noun(s.Until), "order": word(s.Order)})
}

func (t *diffTeller) stanceChange(x *answer.CaseChange) page.Spans {
	s := x.Of.Stance
	in := args{"party": t.partyOf(x.Of.Party), "weight": word(x.Weight), "key": word(x.Key)}
	in["did"], in["stance"] = t.say("diff.stance.did", in), t.of(x).needs(s)
	switch {
	case x.Act == "added":
		in["known"] = t.known(&s.Claim)
		return t.say("diff.stance.new", in)
	case x.Act == "dropped":
		in["came"] = yes(len(x.Came) > 0)
		return t.say("diff.stance.dropped", in)
	case x.Weight == "words":
		return t.wordsOf(t.say("diff.stance.name", in), x.Key)
	}
	switch x.Key {
	case "order":
	case "refuses", "until":
		return t.boundChange(x, in)
	case "how":
		in["change"] = t.claimChange(x.Old.Claim, x.New.Claim)
	case "passage":
		in["change"] = t.passageChange(x)
	default:
		in["change"] = t.ownerChange(x)
	}
	return t.say("diff.stance."+x.Key, in)
}

// boundChange words what a party refuses, or waits for, now.
func (t *diffTeller) boundChange(x *answer.CaseChange, in args) page.Spans {
	if t.old.written(x.Old).String() == t.written(x.New).String() {
		in["what"] = t.written(x.New)
		return t.say("diff.stance.means", in)
	}
	old, new := t.old.noun(x.Old.Condition), t.noun(x.New.Condition)
	if old.String() == new.String() { // two parties of one name, or two ways to write it
		old, new = t.old.written(x.Old), t.written(x.New)
	}
	in["old"], in["new"] = old, new
	return t.say("diff.stance.bound", in)
}

// ownerChange shows whose something was and is: by name or, where two have one
// name, by id.
func (t *diffTeller) ownerChange(x *answer.CaseChange) page.Spans {
	was, is := x.Old.Parties[0], x.New.Parties[0]
	old, new := t.partyOf(was), t.partyOf(is)
	if old.String() == new.String() {
		old, new = idName(was), idName(is)
	}
	return t.say("diff.becomes", args{"old": old, "new": new})
}

// keyedChange words a change of a guarantee, an exchange, a lever or a variant.
func (t *diffTeller) keyedChange(x *answer.CaseChange, prose func(string) page.Spans) page.Spans {
	of := t.of(x)
	in := args{"part": word(x.Part), "id": of.keyedName(&x.Of)}
	if x.Act != "changed" {
		says := prose(of.saysOf(&x.Of))
		in["says"] = says
		if alike := says.String() == in["id"].(page.Spans).String(); alike || x.Of.Variant == "" && !says.Empty() {
			in["id"], in["says"] = says, page.Spans(nil) // once is enough
		}
		return t.whole(x, t.say("diff.thing", in))
	}
	in["the"] = t.say("diff.the", in)
	if x.Weight == "words" {
		return t.wordsOf(in["the"].(page.Spans), x.Key)
	}
	switch x.Key {
	case "how":
		in["change"] = t.claimChange(x.Old.Claim, x.New.Claim)
	case "passage":
		in["change"] = t.passageChange(x)
	case "while", "give", "for", "accept":
		in["change"] = t.wording(x)
	case "changes":
	default:
		in["change"] = t.arrow(t.old.value(x.Old), t.value(x.New))
	}
	return t.say("diff.keyed."+x.Key, in)
}

// keyedName is how a guarantee, an exchange, a lever or a variant is called: a variant
// by its noun, a lever by what it asks, the others by what is said of them; else the words
// of its id.
func (t *teller) keyedName(s *answer.Subject) page.Spans {
	switch {
	case s.Lever != "":
		if name := t.leverCalled(s.Lever); name != nil {
			return name
		}
	case s.Variant != "":
		for i := range t.gloss.Variants {
			if v := &t.gloss.Variants[i]; v.ID == s.Variant && v.Noun != "" {
				return quote(v.Noun)
			}
		}
	}
	if says := t.saysOf(s); says != "" {
		return unstopped(oneSentence(says))
	}
	return idName(s.ID())
}

// saysOf is what the case says of something.
func (t *teller) saysOf(s *answer.Subject) string {
	switch {
	case s.Guarantee != "":
		return calledIn(t.gloss.Guarantees, func(g *answer.GuaranteeText) (string, bool) {
			return g.Says, g.ID == s.Guarantee
		})
	case s.Exchange != "":
		return calledIn(t.gloss.Exchanges, func(e *answer.ExchangeText) (string, bool) {
			return e.Says, e.ID == s.Exchange
		})
	case s.Lever != "":
		return t.leverSays(s.Lever)
	}
	return calledIn(t.gloss.Variants, func(v *answer.VariantText) (string, bool) { return v.Says, v.ID == s.Variant })
}

// calledIn is the text of an entry of a glossary; "" where there is none.
func calledIn[T any](list []T, is func(*T) (text string, ok bool)) string {
	for i := range list {
		if says, ok := is(&list[i]); ok {
			return says
		}
	}
	return ""
}

// value words what stands under a key; nothing for none.
func (t *teller) value(v *answer.Value) page.Spans {
	var out []page.Spans
	switch {
	case v == nil:
		return nil
	case v.Code != "":
		return t.say("diff.code", args{"code": word(v.Code)})
	case v.Does != nil:
		return t.does(v.Does)
	}
	for _, p := range v.Parties {
		out = append(out, t.inText(p))
	}
	for _, o := range v.Options {
		out = append(out, t.owned(o))
	}
	return between(out, ", ")
}

// does words what a lever does.
func (t *teller) does(d *answer.Does) page.Spans {
	var what []page.Spans
	for _, s := range d.Stances {
		what = append(what, t.stanceCalled(s))
	}
	for _, o := range d.Options {
		what = append(what, t.owned(o))
	}
	for _, p := range d.Parties {
		what = append(what, t.inText(p))
	}
	for _, x := range d.Commit {
		what = append(what, t.committed(x))
	}
	return t.say("diff.does", args{
		"kind": t.say("diff.code", args{"code": word(d.Kind)}), "track": t.optionalTrack(d.Track),
		"what": between(what, ", "),
	})
}

// stanceCalled is a stance by what is refused, in the words of the case; else the words of its
// id.
func (t *teller) stanceCalled(id answer.StanceID) page.Spans {
	if text := t.stances[id]; text != nil && t.told(text.Refusal) != "" {
		return quote(text.Refusal)
	}
	return idName(id)
}

// optionalTrack is the name of a track; nothing for none.
func (t *teller) optionalTrack(id answer.TrackID) page.Spans {
	if id == "" {
		return nil
	}
	return t.track(id)
}

// committed is an option with levels where not all are meant.
func (t *teller) committed(x answer.Term) page.Spans {
	in := args{"option": t.owned(x.Option), "levels": page.Spans(nil)}
	if len(x.Levels) < len(t.options[x.Option].Levels) {
		var levels []page.Spans
		for _, l := range x.Levels {
			levels = append(levels, t.level(x.Option, l))
		}
		in["levels"] = t.list("or", levels)
	}
	return t.say("diff.does.term", in)
}
