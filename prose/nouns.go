package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// noun is a condition as a noun phrase, which fits before and behind waits for: a
// halt and the lifting. Where the case has no words for it, it is made of names:
// North Korea's nuclear programme at halted or above.
func (t *teller) noun(id answer.ConditionID) page.Spans {
	c := t.conditions[id]
	switch {
	case c == nil:
		return t.say("noun.called", args{"name": name(words(string(id)), string(id))})
	case t.told(c.Noun) != "":
		return quote(c.Noun)
	}
	means := t.unnamed(&c.Means)
	if means.Op == "named" && means.Name == id {
		return t.say("noun.called", args{"name": name(words(string(id)), string(id))})
	}
	means = inward(&means, false)
	return t.nounOf(&means)
}

// unnamed is a clause with what names stand for in their place, where the case has
// no noun for them and that is not long.
func (t *teller) unnamed(c *answer.Clause) answer.Clause {
	const few = 3
	if c.Op == "named" {
		known := t.conditions[c.Name]
		if known == nil || t.told(known.Noun) != "" || known.Stands == nil || terms(known.Stands) > few {
			return *c
		}
		return t.unnamed(known.Stands)
	}
	out := *c
	out.Of = nil
	for i := range c.Of {
		out.Of = append(out.Of, t.unnamed(&c.Of[i]))
	}
	return out
}

// terms is how many comparisons and names a clause is made of.
func terms(c *answer.Clause) int {
	if len(c.Of) == 0 {
		return 1
	}
	n := 0
	for i := range c.Of {
		n += terms(&c.Of[i])
	}
	return n
}

// inward is a clause, or that it does not hold, in which no not stands but before
// names and nothing is joined within what is joined alike.
func inward(c *answer.Clause, not bool) answer.Clause {
	switch c.Op {
	case "not":
		return inward(&c.Of[0], !not)
	case "term":
		out := *c
		if not {
			out.Relation = opposite[c.Relation]
		}
		return out
	case "named":
		if not {
			return answer.Clause{Op: "not", Of: []answer.Clause{*c}}
		}
		return *c
	case "iff":
		return answer.Clause{Op: "iff", Of: []answer.Clause{inward(&c.Of[0], not), inward(&c.Of[1], false)}}
	case "if":
		if not { // what it hangs on, without it
			return flat("and", []answer.Clause{inward(&c.Of[1], false), inward(&c.Of[0], true)})
		}
		return answer.Clause{Op: "if", Of: []answer.Clause{inward(&c.Of[0], false), inward(&c.Of[1], false)}}
	}
	var of []answer.Clause
	for i := range c.Of {
		of = append(of, inward(&c.Of[i], not))
	}
	if not {
		return flat(opposite[c.Op], of)
	}
	return flat(c.Op, of)
}

// opposite is what a relation, or what joins clauses, becomes behind a not; an
// option alone is at its second level.
var opposite = map[string]string{
	"": "!=", "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "and": "or", "or": "and",
}

// flat joins clauses, and those of which one of them is made in the same way.
func flat(op string, of []answer.Clause) answer.Clause {
	out := answer.Clause{Op: op}
	for _, c := range of {
		if c.Op == op {
			out.Of = append(out.Of, c.Of...)
		} else {
			out.Of = append(out.Of, c)
		}
	}
	return out
}

// nounOf is a clause made by inward as a noun phrase.
func (t *teller) nounOf(c *answer.Clause) page.Spans {
	switch c.Op {
	case "term":
		return t.nounOfTerm(c)
	case "named":
		return t.noun(c.Name)
	case "not":
		return t.say("noun.absence", args{"what": t.noun(c.Of[0].Name)})
	case "if", "iff":
		first, next := t.nounWithin(&c.Of[0], c.Op), t.nounWithin(&c.Of[1], c.Op)
		return t.say("noun.if", args{"first": first, "next": next, "only": yes(c.Op == "iff")})
	case "or":
		return t.either(c, t.nounsOfAny(c))
	}
	return t.list("and", t.nounsOfAll(c))
}

// nounWithin is a clause within another: in brackets where what belongs together
// would not be seen.
func (t *teller) nounWithin(c *answer.Clause, in string) page.Spans {
	if c.Op == "or" {
		of := t.nounsOfAny(c)
		switch noun := t.either(c, of); {
		case len(of) == 1 || in == "or":
			return noun
		case in == "and":
			return t.say("noun.either", args{"what": noun})
		default:
			return t.say("phrase.group", args{"what": noun})
		}
	}
	noun := t.nounOf(c)
	if c.Op == "if" || c.Op == "iff" || c.Op == "and" && in != "or" {
		return t.say("phrase.group", args{"what": noun})
	}
	return noun
}

// nounsOfAll are the nouns of what an and joins; those alike say from whom.
func (t *teller) nounsOfAll(c *answer.Clause) []page.Spans {
	var out []page.Spans
	for i := range c.Of {
		out = append(out, t.nounWithin(&c.Of[i], "and"))
	}
	nouns := slices.Clone(out)
	for i, noun := range nouns {
		again := func(j int) bool { return j != i && reflect.DeepEqual(nouns[j], noun) }
		if x := &c.Of[i]; x.Op == "term" && slices.ContainsFunc(indices(nouns), again) {
			out[i] = t.say("noun.from", args{"what": noun, "party": t.inText(t.options[x.Option].Party)})
		}
	}
	return out
}

// indices lists the places of a list.
func indices[T any](list []T) []int {
	var out []int
	for i := range list {
		out = append(out, i)
	}
	return out
}

// either joins the nouns of what an or joins.
func (t *teller) either(c *answer.Clause, of []page.Spans) page.Spans {
	if !slices.ContainsFunc(c.Of, func(x answer.Clause) bool { return x.Op == "and" }) {
		return t.list("or", of)
	}
	out := of[0]
	for _, next := range of[1:] {
		out = t.say("noun.or", args{"first": out, "next": next})
	}
	return out
}

// nounsOfAny are the nouns of what an or joins; those alike stand once.
func (t *teller) nounsOfAny(c *answer.Clause) []page.Spans {
	var out []page.Spans
	for i := range c.Of {
		noun := t.nounWithin(&c.Of[i], "or")
		if !slices.ContainsFunc(out, func(s page.Spans) bool { return reflect.DeepEqual(s, noun) }) {
			out = append(out, noun)
		}
	}
	return out
}

// nounOfTerm is a comparison as a noun phrase: what the case calls the level that
// it begins at, or its end or absence; else an option at a level.
func (t *teller) nounOfTerm(c *answer.Clause) page.Spans {
	o := t.options[c.Option]
	relation, level := plainly(c, len(o.Levels))
	usual := slices.Equal(o.Levels, []string{"no", "yes"})
	noun := quote(t.levelTold(c.Option, level).Noun)
	if noun == nil && relation == "=" && level == 0 { // the lowest level is short of the next
		if next := t.levelTold(c.Option, 1).Noun; usual || next != "" {
			relation, level, noun = "<", 1, quote(next)
		}
	}
	there := relation == "=" || relation == ">="
	if own := t.told(o.Noun); noun == nil && usual && own != "" {
		noun = t.owned(c.Option)
	}
	switch {
	case noun != nil && there:
		return noun
	case noun != nil && (today(o) == level || relation != "!=" && today(o) > level):
		return t.say("noun.end", args{"what": noun})
	case noun != nil:
		return t.say("noun.absence", args{"what": noun})
	case usual:
		return t.say("noun.word", args{"party": t.inText(o.Party), "option": local(c.Option), "there": yes(there)})
	}
	in := args{"option": t.owned(c.Option), "relation": word(relation), "level": t.levelSaid(c.Option, level),
		"next": page.Spans(nil)}
	if relation == "<" && level == 2 { // two are named: in which order levels are written says nothing of which is more
		in["relation"], in["level"], in["next"] = word("or"), t.levelSaid(c.Option, 0), t.levelSaid(c.Option, 1)
	}
	return t.say("noun.at", in)
}

// owned is an option with whose it is: North Korea's nuclear programme; a noun of
// the case that does not say its or the like stands alone.
func (t *teller) owned(id answer.OptionID) page.Spans {
	noun := t.told(t.options[id].Noun)
	if noun != "" && !t.messages.grammar.owned(noun) {
		return quote(noun)
	}
	return t.say("noun.owned", args{"party": t.inText(t.options[id].Party), "option": t.optionNoun(id)})
}

// nounByItself is an option that has a noun, as [teller.owned] has it; nothing of one without.
func (t *teller) nounByItself(id answer.OptionID) page.Spans {
	if t.told(t.options[id].Noun) == "" {
		return nil
	}
	return t.owned(id)
}

// plainly is a comparison with one of n levels as =, !=, >= or < as far as that
// goes: above a level is at the next or above.
func plainly(c *answer.Clause, n int) (relation string, level int) {
	switch last := n - 1; {
	case c.Relation == "":
		return "=", c.Level
	case c.Relation == "<" && c.Level == 1, c.Relation == "<=" && c.Level == 0:
		return "=", 0
	case c.Relation == ">" && c.Level < last, c.Relation == "!=" && c.Level == 0:
		return ">=", c.Level + 1
	case c.Relation == "<=" && c.Level < last:
		return "<", c.Level + 1
	case c.Relation == "!=" && c.Level == last:
		return plainly(&answer.Clause{Relation: "<", Level: last}, n)
	}
	return c.Relation, c.Level
}

// refusal is what a party refuses by a stance, as an infinitive without to: lift
// the restrictions. Where the case has no words for it, it is what the party would
// do, or accept what would come about.
func (t *teller) refusal(s *answer.Stance) page.Spans {
	if text := t.stances[s.ID]; text != nil && t.told(text.Refusal) != "" {
		return quote(text.Refusal)
	}
	if c := t.conditions[s.Refuses]; c != nil {
		means := t.unnamed(&c.Means)
		means = inward(&means, false)
		if deed := t.deed(s.Party, &means); deed != nil {
			return deed
		}
	}
	return t.say("refusal.accept", args{"what": t.noun(s.Refuses)})
}

// deed is what a party does to have a clause come about; nothing where it is not
// in its own hands alone.
func (t *teller) deed(p answer.PartyID, c *answer.Clause) page.Spans {
	if c.Op == "and" || c.Op == "or" {
		var out []page.Spans
		for i := range c.Of {
			deed := t.deed(p, &c.Of[i])
			if deed == nil || c.Of[i].Op != "term" {
				return nil
			}
			out = append(out, deed)
		}
		return t.list(c.Op, out)
	}
	if c.Op != "term" || t.options[c.Option].Party != p {
		return nil
	}
	o := t.options[c.Option]
	relation, level := plainly(c, len(o.Levels))
	switch {
	case relation == "=" && level != today(o), relation == ">=" && level > today(o):
		return t.do(answer.Change{Option: c.Option, From: today(o), To: level})
	case relation == "<" && level > 0 && level <= today(o):
		return t.do(answer.Change{Option: c.Option, From: today(o), To: level - 1})
	}
	return nil
}
