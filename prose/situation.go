package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// situation is who stands where in a situation, as clauses: Ann swerves and Bob does
// not swerve. Of options that are told by no phrase it is their levels.
func (t *teller) situation(levels []answer.AtLevel) page.Spans {
	var out []page.Spans
	for i := range t.gloss.Parties {
		p := &t.gloss.Parties[i]
		who := t.inText(p.ID)
		form := agreeing(t.numberOf(who))
		var does []page.Spans
		for _, l := range levels {
			if t.options[l.Option].Party == p.ID {
				does = append(does, t.bent(t.wayAt(l), form))
			}
		}
		if does != nil {
			out = append(out, t.say("act.clause", args{"who": who, "does": t.list("and", does)}))
		}
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
	return t.say("act.has", args{"option": t.optionNoun(l.Option), "level": t.level(l.Option, l.Level)})
}
