package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.RunningOut]{title: (*teller).runningOutTitle, proof: (*teller).runningOut})
}

func (t *teller) runningOutTitle(p *answer.RunningOut) page.Spans {
	return t.say("running-out.title", args{"variant": t.aVariant(p.Variant)})
}

// variantName is the name of a variant; nothing for none.
func (t *teller) variantName(id answer.VariantID) page.Spans {
	if id == "" {
		return nil
	}
	return name(words(string(id)), string(id))
}

// mostEnds is how many ends are spelled out.
const mostEnds = 3

func (t *teller) runningOut(p *answer.RunningOut) {
	for i := range t.gloss.Variants {
		if v := &t.gloss.Variants[i]; v.ID == p.Variant && strings.Contains(v.Says, " ") {
			t.para(2, t.say("running-out.says", args{"says": quote(v.Says)}))
		}
	}
	in := args{"variant": t.variantName(p.Variant), "who": t.inTextAll(p.Begin), "ends": t.whereto(p),
		"demands": yes(len(t.gloss.Stances) > 0)}
	t.para(2, t.say("running-out", in))
	if len(p.Gain)+len(p.Lose) > 0 {
		t.para(2, t.say("running-out.who", args{"gain": t.someInText(p.Gain), "lose": t.someInText(p.Lose)}))
	}
}

// whereto is where improvements lead.
func (t *teller) whereto(p *answer.RunningOut) page.Spans {
	var ends []page.Spans
	for i := range p.Ends[:min(mostEnds, len(p.Ends))] {
		ends = append(ends, t.end(&p.Ends[i]))
	}
	return t.ends(ends, p.Of > mostEnds)
}

func (t *teller) ends(list []page.Spans, more bool) page.Spans {
	var out page.Spans
	for i, next := range list {
		if i > 0 {
			next = t.say("running-out.or", args{"first": out, "next": next})
		}
		out = next
	}
	if more {
		out = t.say("running-out.others", args{"ends": out})
	}
	return out
}

// end is where improvements lead: of states that they go round in, the first
// that is not the status quo.
func (t *teller) end(e *answer.End) page.Spans {
	at := 0
	if len(e.States) > 1 && len(e.States[0].Changes) == 0 {
		at = 1
	}
	var changes page.Spans
	if at < len(e.States) {
		changes = t.clauses(e.States[at].Changes)
	}
	return t.say("running-out.end", args{"n": count(e.Of), "acts": changes})
}
