package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostRemoving is how many changes that would remove an obstacle a page names.
const mostRemoving = 8

// removes tells what would remove the obstacle.
func (t *whyNotTeller) removes() {
	list := t.a.Removes
	if len(list) == 0 {
		if t.is("closed", "refused", "no-table", "stopped") && t.a.Complete {
			t.para(0, t.say("why-not.remove-none", nil))
		}
		return
	}
	t.para(0, t.say("why-not.removes", args{"n": count(len(list))}))
	opening := slices.DeleteFunc(slices.Clone(list), func(r answer.Removing) bool { return !r.Opens })
	closing := slices.DeleteFunc(slices.Clone(list), func(r answer.Removing) bool { return r.Opens })
	list = slices.Concat(opening, closing)
	for i := range list[:min(mostRemoving, len(list))] {
		r := &list[i]
		t.bullet(1, t.say("why-not.remove", args{"ask": t.asking(&r.Lever), "opens": yes(r.Opens)}))
	}
	if more := len(list) - mostRemoving; more > 0 {
		t.bullet(1, t.say("why-not.more", args{"n": count(more)}))
	}
}

// asking is what a lever asks of whom, in the words of the case or by its kind:
// Washington to treat the restrictions by themselves.
func (t *teller) asking(l *answer.Lever) page.Spans {
	if asks := t.askTexts(l); asks != nil {
		return between(asks, "; ")
	}
	if says := t.leverSays(l.ID); says != "" {
		return unstopped(says)
	}
	who := t.listed(asked(l), t.inText)
	return t.say("why-not.ask", args{"who": who, "what": t.askByKind(l, who)})
}

// askTexts is in what words one asks each party, where the case has words for all
// of them; parties asked for the same stand together.
func (t *teller) askTexts(l *answer.Lever) []page.Spans {
	var texts []string
	var who [][]answer.PartyID
	for _, p := range asked(l) {
		text := t.askText(l.ID, p)
		if text == "" {
			return nil
		}
		at := slices.Index(texts, text)
		if at < 0 {
			at, texts, who = len(texts), append(texts, text), append(who, nil)
		}
		who[at] = append(who[at], p)
	}
	var out []page.Spans
	for i, text := range texts {
		out = append(out, t.say("why-not.ask", args{"who": t.listed(who[i], t.inText), "what": quote(text)}))
	}
	return out
}

func (t *teller) askText(id answer.LeverID, p answer.PartyID) string {
	for i := range t.gloss.Levers {
		for _, a := range t.gloss.Levers[i].Asks {
			if t.gloss.Levers[i].ID == id && a.Party == p {
				return t.told(a.Text)
			}
		}
	}
	return ""
}

// askByKind is what one asks by a lever that the case has no words for.
func (t *teller) askByKind(l *answer.Lever, who page.Spans) page.Spans {
	switch {
	case l.Accepts != "":
		return t.say("why-not.ask.accept", args{"accepts": t.noun(l.Accepts), "until": t.noun(l.Stances[0].Until)})
	case l.Track != "":
		return t.say("why-not.ask.widen", args{"option": t.optionNoun(l.Commits[0].Option), "track": t.track(l.Track)})
	case len(l.Opens) > 0:
		return t.say("why-not.ask.open", args{"option": t.optionNoun(l.Opens[0])})
	case len(l.Stances) > 0:
		return t.say("why-not.ask.stance", args{
			"kind": word(l.Kind), "until": t.noun(l.Stances[0].Until), "refuses": t.refusal(&l.Stances[0]),
		})
	}
	return t.say("why-not.ask.swap", args{"who": who})
}
