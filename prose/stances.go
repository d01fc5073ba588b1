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

// says is how a stance is known, beside whose it is: North Korea says so.
func (t *teller) says(s *answer.Stance) page.Spans {
	how := s.How
	if how == "" {
		how = "none"
	}
	return t.say("stance.says", args{
		"how": word(how), "party": t.inText(s.Party), "by": t.claimant(&s.Claim), "cite": cite(s.Passages)})
}

// insistence is what a party insists on, as a clause, with how that is known and
// where it stands.
func (t *teller) insistence(s *answer.Stance) page.Spans {
	return t.say("stance.insists", args{
		"how": word(s.How), "party": t.inText(s.Party), "by": t.claimant(&s.Claim), "what": t.stanceWhat(s),
		"cite": cite(s.Passages)})
}

// stanceWhat is what a party insists on, after its name.
func (t *teller) stanceWhat(s *answer.Stance) page.Spans {
	return t.say("stance.what",
		args{"order": word(s.Order), "refusal": t.refusal(s), "until": t.noun(s.Until)})
}

// spelledOut is what a party insists on, as a sentence.
func (t *teller) spelledOut(s *answer.Stance) page.Spans {
	return t.say("stance.spelled", args{"insists": t.insistence(s).Sentence()})
}

// because is why a party insists on something, in the words of the case;
// nothing where they do not say.
func (t *teller) because(s *answer.Stance) page.Spans {
	text := t.stances[s.ID]
	if text == nil || text.Because == "" {
		return nil
	}
	return t.say("stance.because", args{"because": unstopped(text.Because)})
}

func (t *teller) stanceBecause(s *answer.Stance) {
	if because := t.because(s); because != nil {
		t.para(2, because)
	}
}

// stanceSpelled spells a stance out, with why its party insists.
func (t *teller) stanceSpelled(s *answer.Stance) {
	t.doc.Add(page.Gap{})
	t.para(1, t.spelledOut(s))
	t.stanceBecause(s)
}

// askAbout is what one would ask whose stance it is: in the words of the case, or
// whether the party insists at all.
func (t *teller) askAbout(s *answer.Stance) page.Spans {
	in := args{"who": t.capital(s.Party), "question": page.Spans(nil), "until": t.noun(s.Until),
		"refusal": t.refusal(s)}
	if text := t.stances[s.ID]; text != nil && t.told(text.Question) != "" {
		in["question"] = quote(text.Question)
	}
	return t.say("stance.ask", in)
}
