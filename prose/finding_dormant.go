package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Dormant]{
		title: func(t *teller, p *answer.Dormant) page.Spans {
			return t.say("dormant.title", args{"agreement": quote(t.agreement(p.Agreement).Title)})
		},
		proof: (*teller).dormant, why: (*teller).dormantWhy,
	})
}

// mostDormant is how many links of a circle of commitments, and how many
// stances outside of it, are spelled out.
const mostDormant = 8

// dormant words the circle of an agreement that nobody carries out.
func (t *teller) dormant(p *answer.Dormant) {
	last := len(p.Links) - 1
	for i := range p.Links {
		switch {
		case i < mostDormant-1 || i == last:
			t.para(2, t.dormantLink(&p.Links[i], &p.Links[(i+1)%len(p.Links)]))
		case i == mostDormant-1:
			t.para(2, t.say("dormant.so-on", args{"n": count(len(p.Links) - mostDormant)}))
		}
	}
	t.para(2, t.say("dormant.round", args{"deal": yes(p.Deal)}))
	for i := range p.Outside[:min(len(p.Outside), mostDormant)] {
		s := &p.Outside[i]
		t.para(2, t.say("dormant.outside", args{"stance": t.insistence(s)}))
	}
	if more := len(p.Outside) - mostDormant; more > 0 {
		t.para(2, t.say("dormant.outside.more", args{"n": count(more)}))
	}
	t.para(2, t.say("dormant.open", args{"open": count(p.Open), "of": count(p.Of)}))
}

func (t *teller) dormantLink(l, next *answer.DormantLink) page.Spans {
	c := &l.Commitment
	return t.say("dormant.link", args{
		"what": t.owed(c), "owes": t.inTextAll(c.Owes), "cite": cite(c.Passages), "next": t.owed(&next.Commitment),
		"known": t.insists(l),
	})
}

// insists is who makes a commitment wait, and how that is known.
func (t *teller) insists(l *answer.DormantLink) page.Spans {
	if len(l.Insists) == 0 {
		return t.say("dormant.text", nil)
	}
	var out []page.Spans
	for i := range l.Insists {
		says := t.says(&l.Insists[i])
		if !slices.ContainsFunc(out, func(s page.Spans) bool { return reflect.DeepEqual(s, says) }) {
			out = append(out, says)
		}
	}
	return between(out, "; ")
}

// dormantWhy spells out the commitments of a circle, and the stances that make
// each wait.
func (t *teller) dormantWhy(p *answer.Dormant) {
	for i := range p.Links {
		c := &p.Links[i].Commitment
		what := t.say("commitment", args{
			"between": t.owedBetween(c), "what": t.owed(c), "verb": word(c.Verb),
			"subject": unstopped(t.promise(c.ID).SubjectTo), "side": yes(c.Side),
		})
		t.doc.Add(page.Gap{})
		t.para(1, t.say("dormant.why", args{"what": what, "status": t.standing(c)}))
		for j := range p.Links[i].Insists {
			s := &p.Links[i].Insists[j]
			t.para(2, t.say("stance.spelled.because", args{"stance": t.spelledOut(s), "because": t.because(s)}))
		}
	}
}
