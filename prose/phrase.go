package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// phrase words a condition for readers: a named one by its name, a comparison
// as Upstream's gates at least half.
func (t *teller) phrase(id answer.ConditionID) page.Spans {
	c := t.conditions[id]
	if c == nil {
		return code(string(id))
	}
	return t.clause(&c.Means)
}

func (t *teller) clause(c *answer.Clause) page.Spans {
	switch c.Op {
	case "named":
		return name(words(string(c.Name)), string(c.Name))
	case "term":
		return t.comparison(c)
	case "not":
		return t.say("phrase.not", args{"what": t.grouped(&c.Of[0])})
	}
	var out page.Spans
	for i := range c.Of {
		part := t.grouped(&c.Of[i])
		if i == 0 {
			out = part
			continue
		}
		out = t.say("phrase."+c.Op, args{"first": out, "next": part})
	}
	return out
}

func (t *teller) grouped(c *answer.Clause) page.Spans {
	if c.Op == "term" || c.Op == "named" {
		return t.clause(c)
	}
	return t.say("phrase.group", args{"what": t.clause(c)})
}

func (t *teller) comparison(c *answer.Clause) page.Spans {
	level := t.levelSaid(c.Option, c.Level)
	if c.Relation == "" && slices.Equal(t.options[c.Option].Levels, []string{"no", "yes"}) {
		level = nil
	}
	return t.say("phrase.term", args{
		"party": t.party(t.options[c.Option].Party), "option": local(c.Option), "relation": word(c.Relation),
		"level": level,
	})
}
