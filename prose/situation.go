package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// situation is who stands where in a situation, as clauses: Row and Column defect;
// the dam does not open. Of options that are told by no phrase it is their levels.
func (t *teller) situation(levels []answer.AtLevel) page.Spans {
	type acting struct {
		parties []answer.PartyID
		does    []page.Spans
	}
	var all []acting
	for i := range t.gloss.Parties {
		id := t.gloss.Parties[i].ID
		var does []page.Spans
		for _, l := range levels {
			if t.options[l.Option].Party == id {
				does = append(does, t.wayAt(l))
			}
		}
		at := slices.IndexFunc(all, func(a acting) bool { return reflect.DeepEqual(a.does, does) })
		switch {
		case does == nil:
		case at >= 0:
			all[at].parties = append(all[at].parties, id)
		default:
			all = append(all, acting{[]answer.PartyID{id}, does})
		}
	}
	var out []page.Spans
	for _, a := range all {
		who := t.listed(a.parties, t.inText)
		form := agreeing(t.numberOf(who))
		if len(a.parties) > 1 {
			form = "they"
		}
		var does []page.Spans
		for _, d := range a.does {
			does = append(does, t.bent(d, form))
		}
		out = append(out, t.say("act.clause", args{"who": who, "does": t.list("and", does)}))
	}
	return between(out, "; ")
}

// wayAt is what a party does while an option of it is at a level, as an
// infinitive without to.
func (t *teller) wayAt(l answer.AtLevel) page.Spans {
	told := t.levelTold(l.Option, l.Level)
	switch {
	case told.Is == "" && told.Do != "":
		return quote(told.Do)
	case told.Is == "" && len(t.options[l.Option].Levels) == 2 && told.Do == "" && l.Level == 0:
		if do := t.levelTold(l.Option, 1).Do; do != "" {
			return t.say("act.not", args{"do": quote(do)})
		}
	}
	if told.Is != "" {
		return quote(told.Is)
	}
	return t.say("act.has", args{"option": t.optionNoun(l.Option), "level": t.levelSaid(l.Option, l.Level)})
}
