package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// OneWay words one way out with its proof: what each gives up who is asked, what
// every step meets, who is worse off from then on and what it has lost, and why it
// would hold where it leads.
func (v *Voice) OneWay(a *answer.OneWay) *page.Document {
	t := &wayTeller{v.teller(&a.Glossary), a.Way}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("way.title", args{"letter": wayLetter(a.Way.Letter)}))
	goal := t.t.goalNoun(&answer.WaysTo{Goal: a.Goal, Want: a.Want})
	t.t.para(1, on(fromModel, t.t.say("way.leads", args{
		"name": t.t.wayName(a.Way), "goal": goal, "who": t.t.exposures(a.Way)})))
	t.asked()
	t.steps()
	t.leads()
	t.t.sources()
	return &t.t.doc
}

type wayTeller struct {
	t   *teller
	way *answer.Way
}

// asked words what each is asked, and what it gives up by that.
func (t *wayTeller) asked() {
	t.t.heading(t.t.say("way.asks", nil))
	none := func(answer.LeverID) bool { return false }
	list := t.t.requests(t.way, none)
	for i := range list {
		t.t.bullet(1, on(fromModel, t.t.requested(&list[i])))
	}
	if list == nil {
		t.t.para(1, on(fromModel, t.t.say("sheet.nobody", args{"else": yes(false)})))
	}
	for _, up := range t.t.stands(t.way, none) {
		t.t.para(1, up)
	}
	if losers := t.notPreferring(); losers != nil {
		t.t.para(1, on(fromModel, t.t.say("way.not-preferred", args{"who": t.t.inTextAll(losers)})))
	}
}

// notPreferring lists those asked to whom where the way leads is no better than today.
func (t *wayTeller) notPreferring() []answer.PartyID {
	var out []answer.PartyID
	for i := range t.way.Levers {
		for _, a := range t.way.Levers[i].Asks {
			if !a.Prefers {
				out = once(out, a.Party)
			}
		}
	}
	return out
}

// steps words each step, which demands it meets, and what changes by it for those
// who are worse off than today.
func (t *wayTeller) steps() {
	t.t.heading(t.t.say("way.steps", nil))
	for i := range t.way.Steps {
		s := &t.way.Steps[i]
		t.t.label(1, digits(i+1), on(fromModel, t.t.say("way.step", args{
			"does": t.t.stepInWords(t.way, s), "own": yes(s.Track == "" && len(s.Movers) == 1),
			"n": t.t.howMany(s.Movers)})))
		t.whys(s)
		if i+1 < len(t.way.Steps) {
			for _, met := range t.met(s.Refused, t.way.Steps[i+1].Refused) {
				t.t.para(2, met)
			}
		}
		var before []answer.Exposed
		if i > 0 {
			before = t.way.Steps[i-1].Exposed
		}
		t.exposureChanges(before, s.Exposed)
	}
}

// whys words why each mover takes a step, one by one.
func (t *wayTeller) whys(s *answer.RouteStep) {
	for i := range s.Motives {
		m := &s.Motives[i]
		in := args{"party": t.t.inText(m.Party), "n": t.t.howMany([]answer.PartyID{m.Party}), "acts": page.Spans(nil),
			"wish": page.Spans(nil), "itself": yes(m.Itself), "how": word("none")}
		if m.Wish != nil {
			in["wish"], in["how"] = t.t.wishGist(m.Wish), word(groundOf(m.Wish.How))
		}
		if m.Else != nil {
			in["acts"] = t.t.clauses(m.Else.Changes)
		}
		if m.Wish != nil || m.Else != nil {
			t.t.para(2, on(fromModel, t.t.say("way.why", in)))
		}
	}
}

// met words which demands stand before a step and not after it.
func (t *wayTeller) met(before, after []answer.Stance) []page.Spans {
	var list []stand
	for i := range before {
		if !eachStance(after, before[i].ID) {
			list = t.t.like(list, stand{
				who: []answer.PartyID{before[i].Party}, of: &before[i], by: &answer.Lever{}})
		}
	}
	var out []page.Spans
	for _, s := range list {
		out = append(out, onClaims(t.t.say("way.met", args{"stance": t.t.insisted(&s)}), &s.of.Claim))
	}
	return out
}

// exposureChanges words who is worse off than today from here on, and who no
// longer is.
func (t *wayTeller) exposureChanges(before, after []answer.Exposed) {
	for i := range after {
		e := &after[i]
		at := slices.IndexFunc(before, func(o answer.Exposed) bool { return o.Party == e.Party })
		switch {
		case at < 0:
			t.t.para(2, on(fromModel, t.exposed(e)))
		case before[at].CanBack != e.CanBack:
			t.t.para(2, on(fromModel, t.t.say("way.back", args{"party": t.t.inText(e.Party), "back": yes(e.CanBack)})))
		}
	}
	var free []answer.PartyID
	for _, e := range before {
		if !slices.ContainsFunc(after, func(o answer.Exposed) bool { return o.Party == e.Party }) {
			free = append(free, e.Party)
		}
	}
	if free != nil {
		t.t.para(2, on(fromModel, t.t.say("way.free", args{"who": t.t.inTextAll(free), "n": t.t.howMany(free)})))
	}
}

// exposed is that a party is worse off from here on: what it has lost, and who
// could use that.
func (t *wayTeller) exposed(e *answer.Exposed) page.Spans {
	in := args{"party": t.t.inText(e.Party), "back": yes(e.CanBack), "lost": page.Spans(nil),
		"openings": page.Spans(nil)}
	if e.Lost != nil {
		in["lost"] = t.t.wish(e.Lost)
	}
	var openings []page.Spans
	for _, o := range e.Openings {
		openings = append(openings, t.t.say("way.opening", args{"party": t.t.inText(o.Party),
			"do": t.t.doing(o.Changes)}))
	}
	if openings != nil {
		in["openings"] = t.t.list("and", openings)
	}
	return t.t.say("way.exposed", in)
}

// leads words where the way leads, who prefers it, and why it would hold.
func (t *wayTeller) leads() {
	v := t.way
	t.t.heading(t.t.say("way.where", nil))
	t.t.para(1, on(fromModel, t.t.say("way.to", args{"acts": t.t.clauses(v.To.Changes)})))
	var who []answer.PartyID
	for i := range v.Prefers {
		who = append(who, v.Prefers[i].Party)
	}
	if who != nil {
		t.t.para(1, on(fromModel, t.t.say("way.preferred", args{"who": t.t.inTextAll(who), "n": count(len(who)),
			"all": yes(len(who) == len(t.t.gloss.Parties) && len(who) > 2)})))
	}
	if len(v.Hollow) > 0 {
		t.t.para(1, on(fromModel, t.t.hollow(v)))
	}
	notion := on(fromModel, t.t.say("way.notion", args{"by": word(strictest(v.Holds))}))
	t.t.para(1, inARow(notion, t.t.keeps(v, len(v.Tempted))))
}

// strictest is the concept that asks most of those by which a way holds; none of none.
func strictest(by []string) string {
	for _, c := range []string{"nash", "sseq", "seq", "smr", "gmr"} {
		if slices.Contains(by, c) {
			return c
		}
	}
	return "none"
}
