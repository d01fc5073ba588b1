package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// stance words a precondition: halt waits for release.
func (t *teller) stance(s *answer.Stance) page.Spans {
	return t.say("stance", args{"refuses": t.phrase(s.Refuses), "until": t.phrase(s.Until), "order": word(s.Order)})
}

// term is an option with its levels, where not all are meant.
func (t *teller) term(x answer.Term) page.Spans {
	o := t.options[x.Option]
	var levels []page.Spans
	if len(x.Levels) < len(o.Levels) {
		for _, l := range x.Levels {
			levels = append(levels, t.level(x.Option, l))
		}
	}
	in := args{"party": t.party(o.Party), "option": local(x.Option), "levels": page.Spans(nil)}
	if levels != nil {
		in["levels"] = t.list("or", levels)
	}
	return t.say("term", in)
}
