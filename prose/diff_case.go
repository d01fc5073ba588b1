package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// changed words what changed in the case, less what came by entries on record
// that are shown.
func (t *diffTeller) changed() {
	t.heading(t.say("diff.case", nil))
	if len(t.a.Changes) == 0 {
		t.para(1, t.say("diff.nothing", nil))
		return
	}
	shown := t.cameShown()
	var only []page.Spans
	told, left, above := map[sort]int{}, 0, 0
	for i := range t.a.Changes {
		x := &t.a.Changes[i]
		switch s := sortOf(x); {
		case shown[x.Row()] || t.a.Cases == answer.Days && x.Part == "as_of": // told there, or above
			above++
		case x.Weight == "words":
			told[s]++
			only = append(only, t.change(x, false))
		case s != (sort{}) && told[s] >= mostOfASort:
			left++
		default:
			told[s]++
			t.bullet(1, t.line(t.cited(x)))
		}
	}
	switch {
	case above < len(t.a.Changes):
	case len(shown) > 0:
		t.para(1, t.say("diff.case.nothing-but", nil))
	default:
		t.para(1, t.say("diff.nothing", nil))
	}
	if left > 0 {
		t.bullet(1, t.say("diff.case.more-marks", args{"n": count(left)}))
	}
	t.wordsOnly(only)
}

// wordsOnly lists what only words differ in.
func (t *diffTeller) wordsOnly(only []page.Spans) {
	if n := len(only); n > mostWords {
		only = append(only[:mostWords], t.say("diff.case.words.more", args{"n": count(n - mostWords)}))
	}
	if only != nil {
		t.bullet(1, t.say("diff.case.words", args{"what": between(only, "; ")}))
	}
}

// A sort is the same for changes of which a few tell the rest.
type sort struct {
	key, act string
	party    answer.PartyID
}

func sortOf(x *answer.CaseChange) sort {
	switch {
	case x.Key == "how" || x.Key == "passage":
		return sort{key: x.Key}
	case x.Part == "preferences":
		return sort{act: x.Act, party: x.Of.Party}
	}
	return sort{}
}

// mostOfASort is how many changes of one sort are told.
const mostOfASort = 4

// mostWords is how many changes of words are listed.
const mostWords = 6

// cited is a change with the words that it rests on where they are at hand, and
// their places.
func (t *diffTeller) cited(x *answer.CaseChange) page.Spans {
	says := t.change(x, false)
	c := claimOf(&x.Of)
	mark := x.Key == "passage" || x.Key == "how"
	if c == nil || len(c.Passages) == 0 || mark || x.Act == "moved" || x.Act == "dropped" {
		return says
	}
	in := args{"says": says, "words": page.Spans(nil), "cite": cite(c.Passages)}
	for _, ref := range c.Passages {
		if p := t.passages[ref]; p != nil && p.Words != "" && in["words"].(page.Spans) == nil {
			in["words"] = t.cut(p.Words)
		}
	}
	return t.say("diff.cited", in)
}

// claimOf is how what a change is about is known; nil where it has no claim.
func claimOf(s *answer.Subject) *answer.Claim {
	switch {
	case s.Stance != nil:
		return &s.Stance.Claim
	case s.Wish != nil:
		return &s.Wish.Claim
	}
	return s.Claim
}

// change words a change of the case, without a stop; in a sentence, prose that
// somebody wrote ends with its first sentence.
func (t *diffTeller) change(x *answer.CaseChange, inSentence bool) page.Spans {
	prose := unstopped
	if inSentence {
		prose = func(text string) page.Spans { return quote(oneSentence(text)) }
	}
	switch x.Part {
	case "title", "lang", "left_out":
		return t.say("diff.words.case", args{"part": word(x.Part)})
	case "as_of":
		return t.say("diff.as-of", args{"change": t.arrow(t.dayOf(x.Old), t.dayOf(x.New))})
	case "status_quo":
		return t.say("diff.status-quo", args{"gone": yes(x.New != nil)})
	case "parties":
		return t.partyChange(x)
	case "options":
		return t.optionChange(x, prose)
	case "conditions", "goals":
		return t.conditionChange(x)
	case "impossible":
		return t.ruleChange(x)
	case "preferences":
		return t.wishChange(x)
	case "tracks":
		return t.trackChange(x)
	case "preconditions":
		return t.stanceChange(x)
	case "people":
		return t.personChange(x)
	case "sources":
		return t.sourceChange(x)
	}
	return t.keyedChange(x, prose)
}

// whole words something that one case has alone.
func (t *diffTeller) whole(x *answer.CaseChange, what page.Spans) page.Spans {
	return t.say("diff.whole", args{"act": word(x.Act), "what": what})
}

// arrow shows what was before and is after, where both may be missing.
func (t *diffTeller) arrow(old, new page.Spans) page.Spans {
	return t.say("diff.arrow", args{"old": old, "new": new})
}

// wording shows a condition before and after as the case file has it.
func (t *diffTeller) wording(x *answer.CaseChange) page.Spans {
	return t.say("diff.wording", args{"old": t.old.written(x.Old), "new": t.written(x.New)})
}

// written is a condition as the case file has it; nothing for none.
func (t *teller) written(v *answer.Value) page.Spans {
	if v == nil {
		return nil
	}
	if c := t.conditions[v.Condition]; c != nil {
		return condition(c.Text)
	}
	return nil
}

func (t *teller) dayOf(v *answer.Value) page.Spans {
	if v == nil || v.Day == "" {
		return nil
	}
	return t.day(v.Day)
}

// wordsOf words in what only words differ, as in what nk.talks says.
func (t *diffTeller) wordsOf(what page.Spans, key string) page.Spans {
	switch key {
	case "says", "because", "name", "also", "id", "party", "role":
	case "text", "short", "capital", "as_written", "noun", "phrases", "refusal", "question", "ask":
		key = "told"
	default:
		key = "same"
	}
	return t.say("diff.words."+key, args{"what": what})
}

func (t *diffTeller) partyChange(x *answer.CaseChange) page.Spans {
	switch {
	case x.Act != "changed":
		return t.whole(x, t.say("diff.thing.party", args{"name": t.of(x).party(x.Of.Party)}))
	case x.Key == "name":
		return t.say("diff.party.name", args{"id": t.old.party(x.Of.Party),
			"change": t.arrow(t.old.party(x.Of.Party), t.party(x.Of.Party))})
	case x.Key == "perceives":
		return t.say("diff.party.perceives", args{"id": t.partyOf(x.Of.Party)})
	}
	return t.wordsOf(t.partyOf(x.Of.Party), x.Key)
}

func (t *diffTeller) optionChange(x *answer.CaseChange, prose func(string) page.Spans) page.Spans {
	id := x.Of.Option
	in := args{"option": t.optionOf(id)}
	if x.Act != "changed" {
		of := t.of(x)
		in["levels"], in["now"] = of.levels(id), page.Spans(nil)
		if now := today(of.options[id]); now >= 0 {
			in["now"] = of.level(id, now)
		}
		return t.whole(x, t.say("diff.thing.option", in))
	}
	switch x.Key {
	case "now":
		in["change"] = t.arrow(t.old.levelOf(x, x.Old), t.levelOf(x, x.New))
	case "levels":
		in["change"] = t.arrow(t.old.levels(id), t.levels(id))
	case "moves":
		in["moves"] = word(x.New.Code)
	case "final":
		in["old"], in["new"] = t.old.levelOf(x, x.Old), t.levelOf(x, x.New)
	case "closed":
		return t.closed(x, in, prose)
	case "or_now":
		in["known"] = yes(x.New == nil || x.New.Code == "")
		return t.say("diff.option.or-now", in)
	case "how":
		return t.say("diff.option.how", in)
	default:
		return t.wordsOf(t.optionOf(id), x.Key)
	}
	return t.say("diff.option."+x.Key, in)
}

// closed words that an option was opened or closed, or for another reason.
func (t *diffTeller) closed(x *answer.CaseChange, in args, prose func(string) page.Spans) page.Spans {
	was, is := t.old.options[x.Of.Option].Closed, t.options[x.Of.Option].Closed
	switch {
	case is == "":
		in["why"] = prose(was)
		return t.say("diff.option.open", in)
	case was == "":
		in["why"] = prose(is)
		return t.say("diff.option.closed", in)
	}
	return t.say("diff.option.why", args{"id": t.optionOf(x.Of.Option)})
}

// levelOf is a level of the option that a change is about; nothing for none.
func (t *teller) levelOf(x *answer.CaseChange, v *answer.Value) page.Spans {
	if v == nil {
		return nil
	}
	return t.level(x.Of.Option, *v.Level)
}

// levels lists the levels of an option, the lowest first.
func (t *teller) levels(id answer.OptionID) page.Spans {
	var out []page.Spans
	for l := range t.options[id].Levels {
		out = append(out, t.level(id, l))
	}
	return between(out, ", ")
}

func (t *diffTeller) conditionChange(x *answer.CaseChange) page.Spans {
	id := t.of(x).conditionCalled(&x.Of)
	the := t.say("diff.the", args{"part": word(x.Part), "id": id})
	switch {
	case x.Act == "added":
		return t.whole(x, t.say("diff.thing.condition", args{"kind": word(x.Part), "id": id, "want": t.written(x.New)}))
	case x.Act == "dropped":
		return t.whole(x, t.say("diff.thing.condition", args{
			"kind": word(x.Part), "id": id, "want": t.old.written(x.Old),
		}))
	case x.Key == "same":
		return t.say("diff.condition.same", args{"the": the})
	case x.Weight == "words":
		return t.wordsOf(the, x.Key)
	}
	return t.say("diff.condition", args{"the": the, "change": t.wording(x)})
}

// conditionCalled is how a condition or a goal is called: by its noun, else by the words of
// its id.
func (t *teller) conditionCalled(s *answer.Subject) page.Spans {
	noun := ""
	if c := t.conditions[s.Condition]; c != nil && s.Condition != "" {
		noun = t.told(c.Noun)
	}
	for i := range t.gloss.Goals {
		if g := &t.gloss.Goals[i]; g.ID == s.Goal && s.Goal != "" {
			noun = t.told(g.Noun)
		}
	}
	if noun != "" {
		return quote(noun)
	}
	return idName(string(s.Condition) + string(s.Goal))
}

func (t *diffTeller) ruleChange(x *answer.CaseChange) page.Spans {
	in := args{"act": word(x.Act)}
	switch x.Act {
	case "added":
		in["what"] = t.written(x.New)
	case "dropped":
		in["what"] = t.old.written(x.Old)
	default:
		return t.wordsOf(t.say("diff.words.impossible", nil), "")
	}
	return t.say("diff.impossible", in)
}

func (t *diffTeller) personChange(x *answer.CaseChange) page.Spans {
	id := t.personOf(x.Of.Person)
	if x.Act != "changed" {
		return t.say("diff.person", args{"id": id, "act": word(x.Act)})
	}
	return t.wordsOf(id, x.Key)
}

func (t *diffTeller) sourceChange(x *answer.CaseChange) page.Spans {
	v := x.New
	if v == nil {
		v = x.Old
	}
	return t.say("diff.sources", args{"of": word(x.Of.Sources), "n": count(v.Number), "act": word(x.Act)})
}

// A CaseLine is a change of a case in words.
type CaseLine struct {
	Whose page.Spans // the party that it is about; none of the case as a whole
	Says  page.Spans
}

// CaseChanges words what changed in a case, a line each.
func (v *Voice) CaseChanges(a *answer.Diff) []CaseLine {
	t := v.diffTeller(a)
	t.beside = true
	var out []CaseLine
	for i := range a.Changes {
		x := &a.Changes[i]
		line := CaseLine{Says: t.line(t.change(x, false).Sentence())}
		if party := partyOf(&x.Of); party != "" {
			line.Whose = t.inText(party).Sentence()
		}
		out = append(out, line)
	}
	return out
}

// partyOf is the party that a change is about; "" where it is about none.
func partyOf(s *answer.Subject) answer.PartyID {
	if s.Wish != nil {
		return s.Wish.Party
	}
	return s.Party
}
