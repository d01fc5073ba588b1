package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.FirstMover]{
		title: func(t *teller, _ *answer.FirstMover) page.Spans { return t.say("first-mover.title", nil) },
		proof: (*teller).firstMover,
	})
}

// mostFirst is how many first steps are spelled out.
const mostFirst = 4

// firstMover spells out steps that are refused besides, if there are any: those
// are what everybody waits for.
func (t *teller) firstMover(p *answer.FirstMover) {
	steps := slices.DeleteFunc(slices.Clone(p.Steps), func(s answer.FirstStep) bool { return len(s.Refused) == 0 })
	if len(steps) == 0 {
		steps = p.Steps
	}
	t.para(2, t.say("first-mover.lead", nil))
	steps = steps[:min(mostFirst, len(steps))]
	for i := range steps {
		t.bullet(2, t.firstStep(&steps[i]))
	}
	if more := len(p.Steps) - len(steps); more > 0 {
		t.bullet(2, t.say("first-mover.more", args{"n": count(more)}))
	}
}

// firstMoverOf spells out the first steps that the demands of a circle refuse.
func (t *teller) firstMoverOf(p *answer.FirstMover, c *answer.Circle) {
	of := func(s *answer.FirstStep) bool {
		return c != nil && slices.ContainsFunc(s.Refused, func(r answer.Stance) bool {
			return slices.ContainsFunc(c.Links, func(l answer.Link) bool { return l.ID == r.ID })
		})
	}
	t.para(2, t.say("first-mover.lead", nil))
	var told []answer.PartyID
	for i := range p.Steps {
		s := &p.Steps[i]
		if len(told) < 2 && !slices.Contains(told, s.Party) && (c == nil || of(s)) {
			told = append(told, s.Party)
			t.bullet(2, t.firstStep(s))
		}
	}
}

func (t *teller) firstStep(s *answer.FirstStep) page.Spans {
	in := args{"acts": t.clauses(s.To.Changes), "wish": page.Spans(nil)}
	if s.GivesUp != nil {
		in["wish"] = t.wish(s.GivesUp)
	}
	return t.say("first-mover", in)
}
