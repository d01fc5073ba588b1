package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// drawn tells in how many orders drawn conclusions stand, those that stand least often
// first.
func (t *robustTeller) drawn() {
	d := t.a.Drawn
	if d == nil {
		return
	}
	t.head(t.t.say("robust.drawn", nil))
	t.t.para(0, t.t.say("robust.drawn.gist", args{"n": count(d.Samples), "k": count(d.Exchanged)}))
	x := page.Table{Columns: []page.Column{{Max: 36, Wrap: true, Names: true}, {}, {Max: 26, Wrap: true}},
		Head: []page.Spans{t.t.say("robust.drawn.head.what", nil),
			t.t.say("robust.drawn.head.count", args{"n": count(d.Samples)}), t.t.say("robust.drawn.head.whose", nil)}}
	always, told := 0, 0
	for i := range d.Conclusions {
		c := &d.Conclusions[i]
		if c.Stands == d.Samples {
			always++
			continue
		}
		if told++; t.asList {
			t.t.bullet(0, t.t.say("robust.drawn.item", args{"says": t.drawnSays(c), "n": count(c.Stands),
				"low": count(c.Low), "high": count(c.High), "all": count(d.Samples), "whose": t.driver(c)}))
			continue
		}
		x.Rows = append(x.Rows, []page.Spans{t.drawnSays(c).Sentence(),
			t.t.say("robust.drawn.count", args{"n": count(c.Stands), "low": count(c.Low),
				"high": count(c.High)}), t.driver(c)})
	}
	t.t.table(&x)
	if always > 0 {
		t.t.para(0, t.t.say("robust.drawn.always", args{"n": count(always), "more": yes(told > 0)}))
	}
}

// drawnSays is a conclusion as it is in the case.
func (t *robustTeller) drawnSays(c *answer.DrawnConclusion) page.Spans {
	in := args{"holds": yes(c.Holds), "way": page.Spans(nil)}
	if c.Way != "" {
		in["way"] = t.t.say("robust.way", args{"letter": wayLetter(c.Way), "n": count(1)})
	}
	switch c.Kind {
	case "better":
		return t.t.say("robust.drawn.better", args{"holds": in["holds"]})
	case "gains":
		return t.t.say("robust.drawn.gains", args{"holds": in["holds"], "party": t.t.inText(c.Party)})
	case answer.ConcludesToday:
		return t.t.say("robust.drawn.today",
			args{"holds": in["holds"], "notion": t.t.say("robust.notion", args{"which": word(c.Concept)})})
	case "goes", "safe":
		return t.t.say("robust.drawn."+c.Kind, in)
	}
	return t.t.say("robust.drawn.holds", in)
}

// driver is whose order, drawn by itself, turns a conclusion over most often.
func (t *robustTeller) driver(c *answer.DrawnConclusion) page.Spans {
	least := &answer.StandsAlone{Stands: t.a.Drawn.Samples}
	for i := range c.Alone {
		if c.Alone[i].Stands < least.Stands {
			least = &c.Alone[i]
		}
	}
	if least.Party == "" {
		return t.t.say("robust.drawn.nobody", nil)
	}
	return t.t.say("robust.drawn.whose",
		args{"party": t.t.short(least.Party), "n": count(t.a.Drawn.Samples - least.Stands)}).Sentence()
}
