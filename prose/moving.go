package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Moving words how far a wish can move in its party's list, and what is lost where.
func (v *Voice) Moving(a *answer.Moving) *page.Document {
	t := v.teller(&a.Glossary)
	t.caseHead(&a.Head)
	return t.moving(a)
}

// MovingInShort is [Voice.Moving] without the head of the page.
func (v *Voice) MovingInShort(a *answer.Moving) *page.Document {
	return v.teller(&a.Glossary).moving(a)
}

func (t *teller) moving(a *answer.Moving) *page.Document {
	t.heading(t.say("moving", nil))
	t.para(0, t.say("moving.wish", args{"wish": t.wishGist(&a.Wish), "party": t.inText(a.Wish.Party),
		"n": count(a.Wish.Number), "of": count(a.Wishes)}))
	if !a.Complete {
		t.para(0, t.say("moving.unsearched", nil))
		return t.done()
	}
	x := page.Table{Columns: []page.Column{{Names: true}, {}},
		Head: []page.Spans{t.say("moving.number", nil), t.say("moving.ends", nil)}}
	for i := range a.Places {
		s := &a.Places[i]
		var ends []*answer.Conclusion
		for j := range s.Ends {
			ends = append(ends, &s.Ends[j])
		}
		lost := page.Spans(nil)
		if ends != nil {
			lost = t.conclusions(ends)
		}
		x.Rows = append(x.Rows, []page.Spans{
			t.say("moving.places", args{"n": count(s.To - s.From + 1), "from": count(s.From), "to": count(s.To),
				"here": yes(s.From <= a.Wish.Number && a.Wish.Number <= s.To)}),
			t.say("moving.lost", args{"n": count(len(ends)), "what": lost}).Sentence()})
	}
	t.table(&x)
	return t.done()
}
