package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// OneWay words one way out with its proof: what each gives up who is asked,
// every step with what is refused before it, who is exposed after it and what
// it has lost.
func (v *Voice) OneWay(a *answer.OneWay) *page.Document {
	t := v.ways(v.teller(&a.Glossary))
	t.way(a.Way)
	t.asks(a.Way)
	t.steps(a.Way)
	if len(a.Way.Hollow) > 0 {
		t.para(1, t.hollow(a.Way))
	}
	var holds []page.Spans
	for _, c := range a.Way.Holds {
		holds = append(holds, code(c))
	}
	t.para(1,
		t.say("way.where",
			args{"state": link("state", a.Way.To.Code, t.say("link.state", args{"code": code(a.Way.To.Code)})),
				"by": between(holds, ", ")}))
	return t.done()
}

// asks words what each gives up who is asked.
func (t *waysTeller) asks(v *answer.Way) {
	t.doc.Add(page.Gap{})
	t.para(1, t.say("way.asks", nil))
	for i := range v.Levers {
		l := &v.Levers[i]
		for _, a := range l.Asks {
			var up []page.Spans
			for _, s := range a.GivesUp {
				up = append(up, t.say("way.gives-up",
					args{"until": t.phrase(s.Until), "order": word(s.Order), "refuses": t.phrase(s.Refuses)}))
			}
			t.bullet(1,
				t.say("way.ask", args{"party": t.party(a.Party), "lever": code(string(l.ID)), "up": between(up, "; "),
					"prefers": yes(a.Prefers)}))
		}
	}
}

// steps words each step with what is refused before it and who is exposed after it.
func (t *waysTeller) steps(v *answer.Way) {
	t.para(1, t.say("way.steps", nil))
	for i := range v.Steps {
		s := &v.Steps[i]
		in := args{"n": count(s.State), "code": code(s.Code), "changes": t.byParty(s.Changes), "track": page.Spans(nil),
			"back": t.takesBack(s)}
		if s.Track != "" {
			in["track"] = t.track(s.Track)
		}
		t.label(1, digits(i+1), t.say("way.step.proof", in))
		for j := range s.Refused {
			r := &s.Refused[j]
			t.label(2, t.say("way.before", nil),
				t.say("way.refused",
					args{"refuses": t.phrase(r.Refuses), "until": t.phrase(r.Until), "says": t.says(r)}))
		}
		for j := range s.Exposed {
			t.label(2, t.say("way.after", nil), t.exposure(&s.Exposed[j]))
		}
	}
}

// exposure is how a party is exposed: what it has lost, and who could use that.
func (t *waysTeller) exposure(e *answer.Exposed) page.Spans {
	in := args{"party": t.party(e.Party), "back": yes(e.CanBack), "lost": page.Spans(nil)}
	if e.Lost != nil {
		in["lost"] = t.wish(e.Lost)
	}
	var openings page.Spans
	for _, o := range e.Openings {
		openings = append(openings,
			t.say("way.opening", args{"party": t.party(o.Party), "changes": t.changes(o.Changes)})...)
	}
	in["openings"] = openings
	return t.say("way.exposure", in)
}
