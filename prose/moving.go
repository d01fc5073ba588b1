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
		var ends, looser []*answer.Conclusion
		for j := range s.Ends {
			if c := &s.Ends[j]; endsBy(s.Looser, *c) == "lost" {
				ends = append(ends, c)
			} else {
				looser = append(looser, c)
			}
		}
		told := args{"n": count(len(s.Ends)), "both": yes(ends != nil && looser != nil), "lost": page.Spans(nil),
			"looser": page.Spans(nil)}
		if ends != nil {
			told["lost"] = t.conclusions(ends)
		}
		if looser != nil {
			told["looser"] = t.conclusions(looser)
		}
		x.Rows = append(x.Rows, []page.Spans{
			t.say("moving.places", args{"n": count(s.To - s.From + 1), "from": count(s.From), "to": count(s.To),
				"here": yes(s.From <= a.Wish.Number && a.Wish.Number <= s.To)}),
			t.say("moving.lost", told).Sentence()})
	}
	t.table(&x)
	return t.done()
}
