package prose

import (
	"fmt"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Ways words the ways out of a case.
func (v *Voice) Ways(a *answer.Ways) *page.Document {
	t := v.ways(v.teller(&a.Glossary))
	t.caseHead(&a.Head)
	t.heading(t.say("ways", nil))
	t.para(1, t.say("ways.weighed", args{"n": count(len(a.Levers)), "most": count(a.Most)}))
	for i := range a.Ways {
		t.doc.Add(page.Gap{})
		t.waysTo(&a.Ways[i])
	}
	t.unsearched(a.Unsearched)
	t.prices(a.BottomLines)
	return t.done()
}

// prices is what those would take who refuse something.
func (t *waysTeller) prices(lines []answer.PartyLine) {
	if lines == nil {
		return
	}
	t.heading(t.say("price.brief", nil))
	t.priceList(lines)
	t.para(1, t.say("price.note", nil))
}

// A waysTeller tells ways: each lever, and where ways lead, once.
type waysTeller struct {
	*teller
	told map[string]string // levers and destinations told already, with the way
}

func (v *Voice) ways(t *teller) *waysTeller { return &waysTeller{t, map[string]string{}} }

// waysOut words the ways to each goal, those to the first that has any step by
// step, and what is not enough by itself.
func (t *waysTeller) waysOut(goals []answer.WaysTo, notEnough []answer.NotEnough, unsearched []answer.Unsearched) {
	t.heading(t.say("ways", nil))
	spelled := false
	for i := range goals {
		if g := &goals[i]; spelled && len(g.Ways) > 0 {
			t.waysInShort(g)
		} else {
			t.waysTo(g)
			spelled = spelled || len(g.Ways) > 0
		}
	}
	t.notEnough(notEnough)
	t.unsearched(unsearched)
}

// goalName is what ways lead to, in words.
func (t *teller) goalName(g *answer.WaysTo) page.Spans {
	for i := range t.gloss.Goals {
		if goal := &t.gloss.Goals[i]; goal.ID == g.Goal && g.Goal != "" && goal.Says != "" {
			return quote(goal.Says)
		}
	}
	switch c := t.conditions[g.Want]; {
	case g.Goal != "":
		return name(words(string(g.Goal)), string(g.Goal))
	case c != nil:
		return condition(c.Text)
	}
	return t.say("ways.any", args{"acceptable": yes(g.Acceptable)})
}

// toGoal is the goal, with how many of its ways are told.
func (t *waysTeller) toGoal(g *answer.WaysTo) page.Spans {
	return t.say("ways.to",
		args{"goal": t.goalName(g), "some": yes(g.Count > len(g.Ways)), "n": count(len(g.Ways)), "of": count(g.Count)})
}

func (t *waysTeller) waysTo(g *answer.WaysTo) {
	if len(g.Ways) == 0 {
		t.para(1,
			t.say("ways.none", args{"goal": t.goalName(g), "complete": yes(g.Complete), "acceptable": yes(g.Acceptable),
				"n": count(g.Better)}))
		return
	}
	t.para(1, t.toGoal(g))
	for i := range g.Ways {
		t.way(&g.Ways[i])
	}
}

// waysInShort words ways without their steps.
func (t *waysTeller) waysInShort(g *answer.WaysTo) {
	t.para(1, t.toGoal(g))
	for i := range g.Ways {
		v := &g.Ways[i]
		t.levers(v)
		hollow := page.Spans(nil)
		if len(v.Hollow) > 0 {
			hollow = t.hollow(v)
		}
		t.para(2, t.say("way.short", args{
			"n": count(len(v.Steps)), "changes": t.byParty(v.To.Changes), "exposed": t.exposedNames(v.Exposed),
			"holds": word(holding(v)), "hollow": hollow,
			"way": link("way", v.Letter, t.say("way.link", args{"way": wayLetter(v.Letter)})),
		}))
	}
}

// exposedNames lists who is worse off meanwhile, and who cannot step back.
func (t *teller) exposedNames(list []answer.Exposed) page.Spans {
	var out []page.Spans
	for _, e := range list {
		out = append(out, t.say("way.exposed", args{"party": t.party(e.Party), "back": yes(e.CanBack)}))
	}
	return t.list("and", out)
}

// holding is whether what a way leads to holds.
func holding(v *answer.Way) string {
	switch {
	case !v.Credible && len(v.Tempted) > 0:
		return "no"
	case len(v.Tempted) == 0:
		return "all"
	}
	return "answered"
}

func (t *waysTeller) way(v *answer.Way) {
	t.levers(v)
	for i := range v.Steps {
		t.label(2, digits(i+1), t.routeStep(&v.Steps[i]))
	}
	t.para(2, t.say("way.listed", args{"why": word(v.Listed)}))
	if len(v.Hollow) > 0 {
		t.para(2, t.hollow(v))
	}
	key := v.To.Code + fmt.Sprint(v.Holds)
	if way := t.told[key]; way != "" {
		t.para(2, t.say("way.holds.as", args{"holds": yes(v.Credible), "way": code(way)}))
		return
	}
	t.told[key] = v.Letter
	t.para(2, t.say("way.holds", args{"holds": word(holding(v))}))
	for i := range v.Tempted {
		x := &v.Tempted[i]
		switch {
		case v.Credible:
			t.bullet(2, t.say("way.tempted",
				args{"party": t.party(x.Party), "changes": t.changes(x.Step.Changes), "reply": t.sequence(x.Reply)}))
		case x.Reason != answer.Deterred:
			t.bullet(2, t.tempted(x))
		}
	}
}

// levers words what a way asks of whom.
func (t *waysTeller) levers(v *answer.Way) {
	if len(v.Levers) == 0 {
		t.label(1, wayLetter(v.Letter), t.say("way.asks-nobody", nil))
	}
	var texts, again []page.Spans
	for i := range v.Levers {
		l := &v.Levers[i]
		if t.told["lever "+string(l.ID)] != "" {
			again = append(again, code(string(l.ID)))
			continue
		}
		t.told["lever "+string(l.ID)] = v.Letter
		texts = append(texts, t.lever(l))
	}
	if again != nil {
		texts = append(texts, t.say("way.as-above", args{"levers": between(again, ", ")}))
	}
	for i, text := range texts {
		item := page.Item{Depth: 1, Label: wayLetter(v.Letter), Text: text}
		if i > 0 {
			item.Label, item.Under = nil, true
		}
		t.doc.Add(item)
	}
}

// lever is what a lever changes and whom one asks.
func (t *teller) lever(l *answer.Lever) page.Spans {
	return t.say("lever", args{"says": t.leverWords(l), "id": code(string(l.ID)), "who": t.people(asked(l))})
}

func asked(l *answer.Lever) []answer.PartyID {
	var out []answer.PartyID
	for _, a := range l.Asks {
		out = append(out, a.Party)
	}
	return out
}

// leverWords is what a lever does: in the words of the case, or by its kind.
func (t *teller) leverWords(l *answer.Lever) page.Spans {
	if says := t.leverSays(l.ID); says != "" {
		return quote(says)
	}
	in := args{"who": t.people(asked(l))}
	switch {
	case l.Accepts != "":
		in["accepts"], in["until"] = t.phrase(l.Accepts), t.phrase(l.Stances[0].Until)
		return t.say("lever.accept", in)
	case l.Track != "":
		in["option"], in["track"] = local(l.Commits[0].Option), t.track(l.Track)
		return t.say("lever.widen", in)
	case len(l.Opens) > 0:
		in["option"] = local(l.Opens[0])
		return t.say("lever.open", in)
	case len(l.Stances) > 0:
		in["kind"], in["until"], in["refuses"] = word(l.Kind), t.phrase(l.Stances[0].Until),
			t.phrase(l.Stances[0].Refuses)
		return t.say("lever.stance", in)
	}
	return t.say("lever.swap", in)
}

func (t *waysTeller) routeStep(s *answer.RouteStep) page.Spans {
	in := args{"changes": t.byParty(s.Changes), "track": page.Spans(nil), "back": t.takesBack(s)}
	if s.Track != "" {
		in["track"] = t.track(s.Track)
	}
	var exposed []page.Spans
	for _, e := range s.Exposed {
		exposed = append(exposed, t.say("way.step.exposed", args{"party": t.party(e.Party), "back": yes(e.CanBack)}))
	}
	in["exposed"] = between(exposed, "; ")
	return t.say("way.step", in)
}

// takesBack is which changes of a step take back what an earlier one did.
func (t *teller) takesBack(s *answer.RouteStep) page.Spans {
	if len(s.TakesBack) == 0 {
		return nil
	}
	return t.say("way.takes-back", args{"changes": t.byParty(s.TakesBack)})
}

// hollow is what a way takes back again.
func (t *teller) hollow(v *answer.Way) page.Spans {
	var out []page.Spans
	for i := range v.Hollow {
		s := &v.Hollow[i]
		out = append(out,
			t.say("way.hollow.stance", args{
				"party": t.party(s.Party), "until": t.phrase(s.Until), "refuses": t.phrase(s.Refuses),
				"says": t.says(s)}))
	}
	return t.say("way.hollow", args{"what": between(out, "; ")})
}

func (t *waysTeller) notEnough(list []answer.NotEnough) {
	if len(list) == 0 {
		return
	}
	t.para(1, t.say("not-enough", nil))
	var nothing []page.Spans
	for i := range list {
		n := &list[i]
		lever := code(string(n.Lever.ID))
		if n.Opens == 0 {
			nothing = append(nothing, lever)
			continue
		}
		var goals []page.Spans
		for _, g := range n.Goals {
			goals = append(goals, name(words(string(g)), string(g)))
		}
		in := args{"lever": lever, "changes": t.byParty(n.To.Changes), "which": word("holds"),
			"goals": t.list("and", goals)}
		switch {
		case n.Holds == 0:
			in["which"] = word("no")
		case len(goals) > 0:
			in["which"] = word("goals")
		}
		t.bullet(1, t.say("not-enough.lever", in))
	}
	if nothing != nil {
		t.bullet(1, t.say("not-enough.nothing", args{"levers": between(nothing, ", ")}))
	}
}
