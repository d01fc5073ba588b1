package prose

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// inText is how a party is called in a sentence: the United States.
func (t *teller) inText(id answer.PartyID) page.Spans { return t.called(id, false, false) }

// short is how a party is called where the page, in the order in which it is made, named it
// before: the US.
func (t *teller) short(id answer.PartyID) page.Spans { return t.called(id, true, false) }

// beside is how a party is called beside a person's name: of the US.
func (t *teller) beside(id answer.PartyID) page.Spans {
	p := t.parties[id]
	if p == nil {
		return code(string(id))
	}
	return name(cmp.Or(p.Short, p.Text, p.Name), string(id))
}

// capital is the seat that stands for a party: Washington; else the party.
func (t *teller) capital(id answer.PartyID) page.Spans { return t.called(id, false, true) }

func (t *teller) called(id answer.PartyID, short, capital bool) page.Spans {
	p := t.parties[id]
	if p == nil {
		return code(string(id))
	}
	text := cmp.Or(p.Text, p.Name)
	switch {
	case capital:
		text = cmp.Or(p.Capital, text)
	case short && t.named[id]:
		text = cmp.Or(p.Short, text)
	case t.named == nil:
		t.named = map[answer.PartyID]bool{id: true}
	default:
		t.named[id] = true
	}
	return name(text, string(id))
}

// told is a phrase of the case that a sentence bends; "" where the case is in
// another language than the voice.
func (t *teller) told(phrase string) string {
	if t.gloss.Lang != "" {
		of, _ := language.Make(t.gloss.Lang).Base()
		if own, _ := t.messages.tag.Base(); of != own {
			return ""
		}
	}
	return phrase
}

// levelTold is how a level of an option is told, as far as the case says.
func (t *teller) levelTold(id answer.OptionID, level int) answer.PhraseText {
	if p := t.options[id].Phrases; level < len(p) {
		out := p[level]
		out.Do, out.Undo, out.Is, out.Noun = t.told(out.Do), t.told(out.Undo), t.told(out.Is), t.told(out.Noun)
		return out
	}
	return answer.PhraseText{}
}

// moveTold is how the case tells what a party does by a change, which may rest on where it
// comes from; "" where it has no words for it.
func (t *teller) moveTold(c answer.Change) string {
	told := t.levelTold(c.Option, c.To)
	if c.From <= c.To {
		return told.Do
	}
	for _, f := range told.Falls {
		if f.From == c.From {
			return t.told(f.Undo)
		}
	}
	return told.Undo
}

// do is what a party does to bring an option to another level, as an infinitive
// without to: halt its facilities; where the case has no words for it, no longer
// supply energy, set its programme to halted or say yes to water.
func (t *teller) do(c answer.Change) page.Spans {
	text := t.moveTold(c)
	switch up := t.levelTold(c.Option, 1).Do; {
	case text != "":
		return quote(text)
	case c.To < c.From && up != "" && len(t.options[c.Option].Levels) == 2:
		return t.say("act.no-longer", args{"do": quote(up)})
	}
	which := word("level")
	if levels := t.options[c.Option].Levels; slices.Equal(levels, []string{"no", "yes"}) {
		which = word(levels[c.To])
	}
	return t.say("act.set", args{"which": which, "option": t.optionNoun(c.Option),
		"level": t.levelSaid(c.Option, c.To)})
}

// keep is what a party does while an option is at a level, as an infinitive
// without to: add to its deterrent; else not supply energy, or keep its programme
// at improving.
func (t *teller) keep(id answer.OptionID, level int) page.Spans {
	if text := t.levelTold(id, level).Is; text != "" {
		return quote(text)
	}
	if len(t.options[id].Levels) == 2 {
		if other := t.moveTold(answer.Change{Option: id, From: level, To: 1 - level}); other != "" {
			return t.say("act.not", args{"do": quote(other)})
		}
	}
	return t.say("act.keep", args{"option": t.optionNoun(id), "level": t.levelSaid(id, level)})
}

// optionNoun is what an option is, whose it is left out: its nuclear programme.
func (t *teller) optionNoun(id answer.OptionID) page.Spans {
	if noun := t.told(t.options[id].Noun); noun != "" {
		return quote(noun)
	}
	return local(id)
}

// doing is what one party does, as infinitives without to: halt and bargain. Of
// an option that moves several times the last is told.
func (t *teller) doing(list []answer.Change) page.Spans { return t.deeds(list, "") }

// finite is what somebody does, agreeing with who does it: halts and bargains.
func (t *teller) finite(who page.Spans, list []answer.Change) page.Spans {
	return t.deeds(list, agreeing(t.numberOf(who)))
}

// agreeing is the form of a verb whose subject has a number.
func agreeing(number string) string {
	if number == "one" {
		return "third"
	}
	return "they"
}

// deeds lists the infinitives of changes in a form of the grammar, or as they are;
// nothing where nothing changes in the end.
func (t *teller) deeds(list []answer.Change, form string) page.Spans {
	var out []page.Spans
	for _, c := range settled(list) {
		do := t.do(c)
		if form != "" {
			do = t.bent(do, form)
		}
		out = append(out, do)
	}
	if out == nil {
		return nil
	}
	return t.list("and", out)
}

// settled has one change for each option that ends elsewhere than it began.
func settled(list []answer.Change) []answer.Change {
	var out []answer.Change
	for _, c := range list {
		if at := slices.IndexFunc(out, func(x answer.Change) bool { return x.Option == c.Option }); at >= 0 {
			out[at].To = c.To
		} else {
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c answer.Change) bool { return c.From == c.To })
}

// acts tells changes as clauses, those of each party after its name; parties that
// do the same stand together: North Korea halts and bargains; China and Russia
// supply energy.
func (t *teller) acts(list []answer.Change) page.Spans { return t.actsBy(list, t.inText, "") }

// actsTo tells changes as clauses with infinitives: North Korea to halt; the US to
// lift the restrictions.
func (t *teller) actsTo(list []answer.Change) page.Spans { return t.actsBy(list, t.inText, "to") }

// actsBy tells changes as clauses, with parties as they are called and the verbs
// in a form of the grammar, or, for none, as their subject asks.
func (t *teller) actsBy(list []answer.Change, called func(answer.PartyID) page.Spans, form string) page.Spans {
	var out []page.Spans
	for _, a := range t.actors(list) {
		who, verb := t.listed(a.parties, called), form
		if verb == "" {
			verb = a.form(t, who)
		}
		out = append(out, t.say("act.clause", args{"who": who, "does": t.deeds(a.changes, verb)}))
	}
	return between(out, "; ")
}

// actors are parties that do the same, and the changes of the first of them.
type actors struct {
	parties []answer.PartyID
	changes []answer.Change
}

// form is the form of the verbs of which the actors, so called, are the subject.
func (a actors) form(t *teller, who page.Spans) string {
	if len(a.parties) > 1 {
		return agreeing("other")
	}
	return agreeing(t.numberOf(who))
}

// actors sorts changes by who makes them, in the order of the changes.
func (t *teller) actors(list []answer.Change) []actors {
	var each, out []actors
	for _, c := range settled(list) {
		p := t.options[c.Option].Party
		at := slices.IndexFunc(each, func(a actors) bool { return a.parties[0] == p })
		if at < 0 {
			at, each = len(each), append(each, actors{parties: []answer.PartyID{p}})
		}
		each[at].changes = append(each[at].changes, c)
	}
	for _, a := range each {
		at := slices.IndexFunc(out, func(x actors) bool { return t.alike(x.changes, a.changes) })
		if at < 0 {
			out = append(out, a)
		} else {
			out[at].parties = append(out[at].parties, a.parties...)
		}
	}
	return out
}

// alike reports whether the case has the same words for two lists of changes. Where
// it has none, options that are called alike are not one.
func (t *teller) alike(a, b []answer.Change) bool {
	unsaid := func(c answer.Change) bool { return t.moveTold(c) == "" }
	return !slices.ContainsFunc(a, unsaid) && !slices.ContainsFunc(b, unsaid) &&
		t.doing(a).String() == t.doing(b).String()
}

// listed names parties, as they are called.
func (t *teller) listed(ids []answer.PartyID, called func(answer.PartyID) page.Spans) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, called(id))
	}
	return t.list("and", out)
}
