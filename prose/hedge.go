package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// hedge says what a party does, as strongly as that is known: Washington, we
// infer, waits. The verb is an infinitive without to; who is how the party is
// called.
//
//	stated     North Korea says that it waits
//	claimed    Christopher Hill of the US, envoy, says of North Korea that it waits
//	reported   North Korea is reported to wait
//	inferred   North Korea, we infer, waits
//	assumed    North Korea, we assume, waits
//	otherwise  North Korea waits, though nobody says how it is known
func (t *teller) hedge(c *answer.Claim, who, do page.Spans) page.Spans {
	return t.say("hedge", args{"how": howKnown(c), "who": who, "do": do, "speaker": t.claimer(c)})
}

// hedgeThat says a clause as strongly as it is known: it is reported that ...;
// who is the party that it is about, as it is called.
func (t *teller) hedgeThat(c *answer.Claim, who, clause page.Spans) page.Spans {
	return t.say("hedge.that", args{"how": howKnown(c), "who": who, "clause": clause, "speaker": t.claimer(c)})
}

// howKnown is how a claim is known; none where nobody says.
func howKnown(c *answer.Claim) word {
	if c.How == "" {
		return "none"
	}
	return word(c.How)
}

// claimer is who asserts a claim, as the subject of a sentence: the person, else
// the party; nothing where nobody is named.
func (t *teller) claimer(c *answer.Claim) page.Spans {
	switch {
	case c.Who != "":
		return t.mention(c.Who, true)
	case c.By != "" && c.How != "stated": // a party states of itself
		return t.inText(c.By)
	}
	return nil
}

// mention is a person in a sentence, with side and role where the page, in the
// order in which it is made, mentions the person first; before a verb it ends in
// the comma that the role asks for.
func (t *teller) mention(id answer.PersonID, verb bool) page.Spans {
	who := t.person(id)
	if t.mentioned[id] {
		return who
	}
	if t.mentioned == nil {
		t.mentioned = map[answer.PersonID]bool{}
	}
	t.mentioned[id] = true
	in := args{"name": who, "party": page.Spans(nil), "role": page.Spans(nil), "verb": yes(verb)}
	for _, p := range t.gloss.People {
		if p.ID == id {
			in["role"] = quote(p.Role)
			if p.Party != "" {
				in["party"] = t.beside(p.Party)
			}
		}
	}
	return t.say("mention", in)
}
