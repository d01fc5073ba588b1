package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.NoOverlap]{
		title: func(t *teller, _ *answer.NoOverlap) page.Spans { return t.say("no-overlap.title", nil) },
		proof: (*teller).noOverlap,
	})
}

// mostDrops is how many sets of wishes left out are spelled out.
const mostDrops = 3

func (t *teller) noOverlap(p *answer.NoOverlap) {
	if n := len(p.Content); n > 0 {
		t.para(2, t.say("no-overlap.content", args{"who": t.inTextAll(p.Content), "n": count(n)}))
	}
	for _, drops := range p.Drops[:min(mostDrops, len(p.Drops))] {
		t.bullet(2, t.say("no-overlap", args{"wishes": t.dropped(drops)}))
	}
	switch more := len(p.Drops) - mostDrops; {
	case more > 0:
		t.bullet(2, t.say("no-overlap.more", args{"n": count(more)}))
	case len(p.Drops) == 0:
		t.para(2, t.say("no-overlap.none", args{"tried": count(p.Tried)}))
	}
}

// dropped names wishes left out.
func (t *teller) dropped(drops []answer.Drop) page.Spans {
	var out page.Spans
	for i := range drops {
		d := &drops[i]
		one := t.say("no-overlap.wish", args{
			"party": t.inText(d.Wish.Party), "wish": t.wishGist(&d.Wish), "aside": yes(d.Aside),
		})
		if i == 0 {
			out = one
			continue
		}
		out = t.say("no-overlap.and", args{"first": out, "next": one})
	}
	return out
}
