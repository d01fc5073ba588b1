package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// goalName is how a sentence calls what ways lead to; in short, prose that
// somebody wrote ends with its first sentence.
func (t *diffTeller) goalName(id answer.GoalID, short bool) page.Spans {
	if id == "" {
		return t.say("diff.goal.better", nil)
	}
	says := ""
	for i := range t.gloss.Goals {
		if g := &t.gloss.Goals[i]; g.ID == id {
			says = g.Says
		}
	}
	switch {
	case says == "":
		return name(words(string(id)), string(id))
	case short:
		return t.lowered(quote(oneSentence(says)))
	}
	return t.lowered(quote(says))
}

// wayGist counts the ways out to the first goal for which they differ.
func (t *diffTeller) wayGist() []page.Spans {
	if len(t.a.Answers.Ways) == 0 {
		return nil
	}
	g := &t.a.Answers.Ways[0]
	in := args{"goal": t.goalName(g.Goal, true), "n": count(g.Old)}
	switch {
	case g.New == 0:
		return []page.Spans{t.say("diff.ways.none", in)}
	case g.Old == 0:
		in["n"] = count(g.New)
		return []page.Spans{t.say("diff.ways.some", in)}
	}
	if every := t.everyWay(g); every != nil {
		return []page.Spans{every}
	}
	in["what"] = t.tallied(g)
	return []page.Spans{t.say("diff.ways.tally", in)}
}

// everyWay words that all ways to a goal ask more than those before, or less;
// nothing where some do neither.
func (t *diffTeller) everyWay(g *answer.WaysChange) page.Spans {
	n, with := map[string]int{}, toldWith(g.Ways)
	for i := range g.Ways {
		switch v := &g.Ways[i]; {
		case with[i]:
		case v.Instead == nil:
			return nil
		case v.Act == "added":
			n["more"]++
		case v.Act == "dropped":
			n["less"]++
		}
	}
	for _, act := range []string{"more", "less"} {
		if n[act] == g.New && g.New > 1 && g.Old > 0 {
			return t.say("diff.ways.every", args{"act": word(act), "goal": t.goalName(g.Goal, true)})
		}
	}
	return nil
}

// tallied counts the ways out that came, went, or ask otherwise.
func (t *diffTeller) tallied(g *answer.WaysChange) page.Spans {
	n := map[string]int{}
	with := toldWith(g.Ways)
	for i := range g.Ways {
		switch v := &g.Ways[i]; {
		case with[i]:
		case v.Instead == nil:
			n[v.Act]++
		case v.Act == "dropped":
			n["fewer"]++
		case v.Act == "added":
			n["more"]++
		}
	}
	var out []page.Spans
	for _, key := range []string{"added", "dropped", "fewer", "more", "changed"} {
		if n[key] > 0 {
			out = append(out, t.say("diff.ways."+key, args{"n": count(n[key])}))
		}
	}
	return t.list("and", out)
}

// toldWith are the ways, by place, of which the sentence about another tells:
// those that stand for another, and all but the first that one stands for.
func toldWith(ways []answer.WayChange) map[int]bool {
	told := map[int]bool{}
	place := func(act string, levers []answer.LeverID) int {
		return slices.IndexFunc(ways, func(w answer.WayChange) bool {
			return w.Act == act && slices.Equal(w.Levers, levers)
		})
	}
	first := map[int]bool{}
	for i := range ways {
		switch v := &ways[i]; {
		case v.Instead == nil:
		case v.Act == "dropped":
			by := place("added", v.Instead)
			told[by], told[i] = true, first[by]
			first[by] = true
		case v.Act == "added":
			told[place("dropped", v.Instead)] = true
		}
	}
	return told
}

// mostChanges is how many ways to one goal are told.
const mostChanges = 6

// wayChanges words the ways to one goal; not each where their number is to do.
func (t *diffTeller) wayChanges(g *answer.WaysChange, each bool) {
	in := args{"goal": t.goalName(g.Goal, false), "new": count(g.New), "old": count(g.Old), "what": page.Spans(nil)}
	if every := t.everyWay(g); every != nil && !each {
		t.para(1, t.line(every))
		return
	}
	if !each {
		in["what"] = t.tallied(g)
	}
	t.para(1, t.say("diff.ways", in))
	if !each {
		return
	}
	told := 0
	with := toldWith(g.Ways)
	for i := range g.Ways {
		if with[i] {
			continue
		}
		if says := t.wayChange(g.Ways, &g.Ways[i]); told < mostChanges {
			t.bullet(1, t.line(says))
		}
		told++
	}
	if told > mostChanges {
		t.bullet(1, t.say("diff.ways.further", args{"n": count(told - mostChanges)}))
	}
}

func (t *diffTeller) wayChange(all []answer.WayChange, v *answer.WayChange) page.Spans {
	switch {
	case v.Act == "dropped" && v.Instead != nil:
		return t.wayLess(all, v)
	case v.Act == "added" && v.Instead != nil:
		return t.say("diff.way.more", args{
			"levers": t.plus(without(v.Levers, v.Instead)), "instead": t.some(v.Instead), "how": t.wayHow(v.New),
		})
	case v.Act == "dropped":
		return t.say("diff.way.gone", args{"levers": t.plus(v.Levers), "unknown": t.notThere(v)})
	case v.Act == "added":
		return t.say("diff.way.new", args{"levers": t.plus(v.Levers), "unknown": t.notThere(v), "how": t.wayHow(v.New)})
	}
	was, is := t.wayHow(v.Old), t.wayHow(v.New)
	if was.String() == is.String() { // what differs has no words, or a name that others have too
		return t.say("diff.way.alike", args{"levers": t.plus(v.Levers), "how": is})
	}
	return t.say("diff.way.otherwise", args{"levers": t.plus(v.Levers), "new": is, "old": was})
}

// wayLess words ways in whose place one of fewer levers stands now.
func (t *diffTeller) wayLess(all []answer.WayChange, v *answer.WayChange) page.Spans {
	in := args{"instead": t.some(v.Instead)}
	for i := range all {
		w := &all[i]
		if w.Act == "added" && slices.Equal(w.Levers, v.Instead) {
			in["how"] = t.wayHow(w.New)
		}
		if w.Act != "dropped" || w.Instead == nil || !slices.Equal(w.Instead, v.Instead) {
			continue
		}
		besides := t.plus(without(w.Levers, v.Instead))
		if before, ok := in["besides"]; ok {
			besides = t.say("diff.way.besides", args{"first": before, "next": besides})
		}
		in["besides"] = besides
	}
	return t.say("diff.way.less", in)
}

// some are the levers of a way; nothing for none.
func (t *diffTeller) some(levers []answer.LeverID) page.Spans {
	if len(levers) == 0 {
		return nil
	}
	return t.plus(levers)
}

// plus names the levers of a way.
func (t *diffTeller) plus(levers []answer.LeverID) page.Spans {
	var out page.Spans
	for i, l := range levers {
		if i == 0 {
			out = t.leverNamed(l)
			continue
		}
		out = t.say("diff.way.plus", args{"first": out, "next": t.leverNamed(l)})
	}
	if out == nil {
		return t.say("diff.way.none-asked", nil)
	}
	return out
}

func without(levers, less []answer.LeverID) []answer.LeverID {
	return slices.DeleteFunc(slices.Clone(levers), func(l answer.LeverID) bool { return slices.Contains(less, l) })
}

// notThere counts the levers of a way that the other case does not weigh.
func (t *diffTeller) notThere(v *answer.WayChange) page.Spans {
	if len(v.Unknown) == 0 {
		return nil
	}
	return t.say("diff.way.unknown", args{"n": count(len(v.Unknown)), "act": word(v.Act)})
}

// mostListed is how many entries of one kind a sentence lists.
const mostListed = 2

// wayHow words whether what a way leads to would hold, and who is worse off
// meanwhile.
func (t *diffTeller) wayHow(v *answer.WaySide) page.Spans {
	var exposed []page.Spans
	for i, e := range v.Exposures {
		if i == mostListed {
			exposed = append(exposed, t.say("diff.way.others", nil))
			break
		}
		exposed = append(exposed, t.wayExposed(e))
	}
	holds := "none"
	for _, c := range []string{"nash", "seq"} {
		if slices.Contains(v.Holds, c) {
			holds = c
			break
		}
	}
	return t.say("diff.way.how", args{"holds": word(holds), "exposed": t.orElse(exposed)})
}

func (t *diffTeller) orElse(list []page.Spans) page.Spans {
	var out page.Spans
	for i, x := range list {
		if i == 0 {
			out = x
			continue
		}
		out = t.say("diff.way.or-else", args{"first": out, "next": x})
	}
	return out
}

// wayExposed words which parties of either case are worse off on a route.
func (t *diffTeller) wayExposed(ids []answer.PartyID) page.Spans {
	if len(ids) == 0 {
		return t.say("diff.way.safe", nil)
	}
	return t.say("diff.way.exposed", args{"who": t.listed(ids, t.partyOf)})
}

// leverNamed is what a lever asks of whom, in the words of the case; else what the
// case says of it, or its name.
func (t *diffTeller) leverNamed(id answer.LeverID) page.Spans {
	for _, of := range []*teller{t.teller, t.old} {
		if name := of.leverCalled(id); name != nil {
			return name
		}
	}
	return idName(id)
}

// leverCalled is what a lever asks of whom, in the words of the case; else what the case
// says of it; nothing where it says neither.
func (t *teller) leverCalled(id answer.LeverID) page.Spans {
	l := byID(t.gloss.Levers, leverID)[id]
	if l == nil {
		return nil
	}
	var asks []page.Spans
	var texts []string
	who := map[string][]answer.PartyID{} // those asked for the same
	for _, a := range l.Asks {
		if ask := t.told(a.Text); ask != "" {
			texts, who[ask] = once(texts, ask), append(who[ask], a.Party)
		}
	}
	for _, ask := range texts {
		asks = append(asks, t.say("diff.lever.ask", args{"party": t.inTexts(who[ask]), "ask": quote(ask)}))
	}
	switch {
	case asks != nil:
		return t.list("and", asks)
	case l.Says != "":
		return quote(oneSentence(l.Says))
	}
	return nil
}

func leverID(l *answer.LeverText) answer.LeverID { return l.ID }
