package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// waysPieces is the ways to the first goal that has any, with their steps, those
// to further goals in a line, whether they hold, and what is not enough.
func (t *briefTeller) waysPieces() []piece {
	var out []piece
	spelled := false
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		switch {
		case len(g.Ways) == 0:
			out = append(out, passing(7, func() { t.para(1, t.noWays(g)) }))
		case !spelled:
			spelled = true
			out = append(out, t.spelledWays(g)...)
		default:
			out = append(out, piece{{6, func() { t.waysInALine(g) }}, {}})
		}
	}
	return append(out, t.passing(-2, t.smallerGist), t.passing(2, t.firm), passing(2, t.furtherGoals),
		piece{{7, t.notEnoughInShort}, {1, t.byThemselves}, {}},
		passing(2, func() { t.grounded(ours, func() { t.unsearched(t.a.Unsearched) }) }))
}

// noWays is that no way leads to a goal.
func (t *teller) noWays(g *answer.WaysTo) page.Spans {
	return on(fromModel, t.say("brief.ways.none", args{
		"goal": t.goalNoun(g), "complete": yes(g.Complete)}))
}

func (t *briefTeller) spelledWays(g *answer.WaysTo) []piece {
	each := func(tell func(*answer.WaysTo, *answer.Way)) func() {
		return func() {
			for i := range g.Ways {
				tell(g, &g.Ways[i])
			}
		}
	}
	ways := piece{{8, each(t.wayInFull)}, {-1, each(t.wayInRows)}, {-2, each(t.wayInShort)}, {0, each(t.wayByName)}}
	hold := piece{{8, func() { t.wouldHold(g, 2) }}, {-2, func() { t.wouldHold(g, 1) }}, {}}
	if t.tabled { // the steps stand in a picture, and what keeps them behind them
		ways = ways[3:]
		hold[1].rank, hold[2].tell = -1, func() { t.wouldHold(g, 0) }
		if lastingAll(g) == "yes" { // IN SHORT says so
			hold[2].rank, hold = -2, append(hold, form{})
		}
	}
	to := func(compared bool) func() {
		return func() {
			s := t.waysEnd(g)
			if compared {
				s = inARow(s, t.waysCompared(g))
			}
			if !s.Empty() {
				t.para(1, s)
			}
			if t.sideBySide(g) {
				t.comparison(g)
			}
		}
	}
	return []piece{{{0, to(true)}, {-2, to(false)}}, ways, hold}
}

// waysNeed is what all ways to a goal need, and what those who are asked wait for today.
func (t *briefTeller) waysNeed(g *answer.WaysTo) page.Spans {
	needs := t.commonNeeds(g)
	if needs.Empty() {
		return nil
	}
	in := args{"n": count(len(g.Ways)), "needs": needs, "until": page.Spans(nil), "how": word("none"),
		"any": yes(false), "who": page.Spans(nil), "cite": page.Spans(nil)}
	if list := t.commonStances(g); list != nil && !t.inCircle(list[0]) {
		var claims []*answer.Claim
		for _, s := range list {
			claims = append(claims, &s.Claim)
		}
		in["until"], in["how"] = t.noun(list[0].Until), word(groundOf(weakestOf(claims...)))
		in["cite"] = citeAll(claims)
		in["any"], in["who"] = yes(len(list) > 1), t.inText(list[0].Party)
	}
	return on(fromModel, t.say("brief.ways.to", in))
}

// waysEnd is the step in which all ways to a goal end; nothing where they end in others, or where steps are not told
// in a row.
func (t *briefTeller) waysEnd(g *answer.WaysTo) page.Spans {
	if t.tabled || len(g.Ways) < 2 {
		return nil
	}
	var end page.Spans
	for i := range g.Ways {
		v := &g.Ways[i]
		s := t.stepInFull(v, &v.Steps[len(v.Steps)-1])
		if len(v.Steps) < 2 || i > 0 && !reflect.DeepEqual(s, end) {
			return nil
		}
		end = s
	}
	t.endTold = 1
	return on(fromModel, t.say("brief.ways.end", args{"what": end}))
}

// stepInFull is [teller.stepByNouns] with all named who could take it.
func (t *briefTeller) stepInFull(v *answer.Way, s *answer.RouteStep) page.Spans {
	named := t.willDo
	t.willDo = nil
	out := t.stepByNouns(v, s)
	t.willDo = named
	return out
}

// inCircle reports whether a demand is one of the first circle, which was told just before.
func (t *briefTeller) inCircle(s *answer.Stance) bool {
	c := first[*answer.Circle](t.a)
	return c != nil && slices.ContainsFunc(c.Links, func(l answer.Link) bool { return l.ID == s.ID })
}

// commonStances lists the demands that all ways to a goal need to be bent: one, or of those who could give in one
// another's place one each; nothing where there are more, or they do not wait for the same.
func (t *briefTeller) commonStances(g *answer.WaysTo) []*answer.Stance {
	var out []*answer.Stance
	v := &g.Ways[0]
	for i := range v.Levers {
		if l := &v.Levers[i]; slices.Contains(g.Common, l.ID) {
			for j := range l.Asks {
				for k := range l.Asks[j].GivesUp {
					out = append(out, &l.Asks[j].GivesUp[k])
				}
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	for i := range v.Givers {
		for j := range v.Givers[i].Or {
			if or := &v.Givers[i].Or[j]; v.Givers[i].Party == out[0].Party {
				for k := range or.GivesUp {
					out = append(out, &or.GivesUp[k])
				}
			}
		}
	}
	alike := func(s *answer.Stance) bool { return s.Until == out[0].Until }
	if slices.ContainsFunc(out, func(s *answer.Stance) bool { return !alike(s) }) {
		return nil
	}
	return out
}

// stepped has the steps of a way follow, where the page wants them.
func (t *briefTeller) stepped(v *answer.Way) {
	if t.stepsOf != nil {
		t.stepsOf(v)
	}
}

// wayInFull tells a way, each of its steps with who is worse off after it, and what it asks.
func (t *briefTeller) wayInFull(g *answer.WaysTo, v *answer.Way) {
	t.wayHead(v, nil)
	t.wayBySteps(v)
	if asks := t.wayAsks(g, v); asks != nil {
		t.para(2, asks)
	}
}

// wayInRows tells a way, each of its steps in a row of its own, what it asks and who is worse off.
func (t *briefTeller) wayInRows(g *answer.WaysTo, v *answer.Way) {
	t.wayHead(v, nil)
	for i := range v.Steps[:len(v.Steps)-t.endTold] {
		t.doc.Add(page.Item{Depth: 2, Label: digits(i + 1),
			Text: on(fromModel, t.say("brief.step.row", args{"what": t.stepRun(v, &v.Steps[i])}))})
	}
	t.wayRisk(g, v)
	t.stepped(v)
}

// wayInShort tells a way, its steps in a row, what it asks and who is worse off.
func (t *briefTeller) wayInShort(g *answer.WaysTo, v *answer.Way) {
	t.wayHead(v, t.wayRun(v))
	t.wayRisk(g, v)
	t.stepped(v)
}

// wayByName tells a way without its steps.
func (t *briefTeller) wayByName(g *answer.WaysTo, v *answer.Way) {
	if t.exposedShown {
		name := t.say("brief.way.named", args{"name": t.wayName(v)})
		t.label(1, wayLetter(v.Letter), inARow(on(fromModel, name), t.waySays(g, v)))
	} else {
		t.wayHead(v, nil)
		t.wayRisk(g, v)
	}
	t.stepped(v)
}

// wayHead names a way, with its steps in a row where they are told so.
func (t *briefTeller) wayHead(v *answer.Way, steps page.Spans) {
	t.label(1, wayLetter(v.Letter), on(fromModel, t.say("brief.way", args{"name": t.wayName(v), "steps": steps})))
}

// wayRisk tells below the name of a way what it asks, and who is worse off on it.
func (t *briefTeller) wayRisk(g *answer.WaysTo, v *answer.Way) { t.para(2, t.waySays(g, v)) }

// waySays is what a way asks of whom, who drops a demand, and, where no picture shows it, who is worse off than
// today on it.
func (t *briefTeller) waySays(g *answer.WaysTo, v *answer.Way) page.Spans {
	risk := on(fromModel, t.say("brief.way.risk", args{"exposed": t.exposures(v)}))
	safe := len(v.Exposed) == 0
	if safe && t.safeTold || t.exposedShown {
		risk = nil
	}
	if t.sideBySide(g) { // a table shows them
		return t.wayAsks(g, v)
	}
	drops := t.wayDrops(v, own(g))
	if drops == nil && len(t.stances) > 0 {
		shared := func(l answer.LeverID) bool { return !slices.Contains(g.Common, l) }
		drops = on(fromModel, t.say("brief.ways.none-drops", args{
			"besides": yes(t.wayDrops(v, shared) != nil), "swap": yes(swaps(v)), "safe": yes(safe && risk != nil)}))
		if safe {
			risk = nil
		}
	}
	return inARow(t.wayAsks(g, v), drops, risk)
}

// swaps reports whether two act in one step on a way, each giving what the other waits for.
func swaps(v *answer.Way) bool {
	return slices.ContainsFunc(v.Levers, func(l answer.Lever) bool { return l.Kind == "swap" })
}

// wayAsks is what a way asks of whom; nothing where it asks nobody for more than all ways to its goal do.
func (t *briefTeller) wayAsks(g *answer.WaysTo, v *answer.Way) page.Spans {
	asks := t.askings(v, own(g))
	if asks == nil {
		return nil
	}
	return on(fromModel, t.say("brief.way.asks", args{"asks": asks}))
}

// wayBySteps tells a way step by step, and of who is worse off only what changes.
func (t *briefTeller) wayBySteps(v *answer.Way) {
	for i := range v.Steps[:len(v.Steps)-t.endTold] {
		s := &v.Steps[i]
		what := t.stepInWords(v, s)
		if why := t.motive(v, s, s.Movers); why != nil && s.Track == "" {
			what = t.say("step.why", args{"step": what, "why": why})
		}
		item := page.Item{Depth: 2, Label: digits(i + 1), Text: on(fromModel, what)}
		if i == 0 || !slices.EqualFunc(s.Exposed, v.Steps[i-1].Exposed, asExposed) {
			item.Aside = t.worseAfter(s.Exposed)
		}
		t.doc.Add(item)
	}
	if len(v.Hollow) > 0 {
		t.para(2, on(fromModel, t.hollow(v)))
	}
}

// asExposed reports whether the same party is exposed as much.
func asExposed(a, b answer.Exposed) bool { return a.Party == b.Party && a.CanBack == b.CanBack }

// wayRun is the steps of a way in a row, by what each brings about, without the one in which all ways end, where that
// was told.
func (t *briefTeller) wayRun(v *answer.Way) page.Spans {
	var steps []page.Spans
	for i := range v.Steps[:len(v.Steps)-t.endTold] {
		steps = append(steps, t.say("brief.step.run", args{"n": digits(i + 1), "what": t.stepRun(v, &v.Steps[i])}))
	}
	return between(steps, "; ")
}

// stepRun is what each does in a step, by its capital, and why: Washington lifts its restrictions, to get a halt.
func (t *teller) stepRun(v *answer.Way, s *answer.RouteStep) page.Spans {
	others := t.orOthers(v, s)
	var out []page.Spans
	for _, a := range t.actors(s.Changes) {
		who := t.listed(a.parties, t.capital)
		does := t.deeds(a.changes, a.form(t, who))
		if others != nil {
			who = t.anyOf(t.inOrder(append(others, s.Movers[0])))
			does = t.finite(who, a.changes)
		}
		in := args{"who": who, "does": does, "why": page.Spans(nil)}
		if s.Track == "" && !t.saysItself(v, s, a.parties, does) { // in a deal each gets what the others do
			in["why"] = t.newMotive(v, s, a.parties)
		}
		out = append(out, t.say("step.run", in))
	}
	in := args{"acts": t.list("and.clauses", out), "track": page.Spans(nil), "back": t.takesBack(s)}
	if s.Track != "" {
		in["track"] = t.trackSaid(s.Track)
	}
	return t.say("brief.step", in)
}

// stepInWords is what is done in a step, by whoever could do it, and on which
// track a deal is.
func (t *teller) stepInWords(v *answer.Way, s *answer.RouteStep) page.Spans {
	in := args{"acts": t.clauses(s.Changes), "track": page.Spans(nil), "back": t.takesBack(s)}
	if s.Track != "" {
		in["track"] = t.trackSaid(s.Track)
	}
	if others := t.orOthers(v, s); others != nil {
		var who []page.Spans
		for _, p := range t.inOrder(append(others, s.Movers[0])) {
			who = append(who, t.inText(p))
		}
		in["acts"] = t.say("step.giver", args{"who": t.list("or", who), "do": t.do(s.Changes[0])})
	}
	return t.say("brief.step", in)
}

// stepByNouns is a step by what it brings about: the lifting, by Washington; in
// clauses where the case has no nouns for it.
func (t *teller) stepByNouns(v *answer.Way, s *answer.RouteStep) page.Spans {
	var out []page.Spans
	for _, a := range t.actors(s.Changes) {
		noun := t.nounsOf(a.changes)
		if noun == nil || !t.oneNoun(a.parties, s.Changes, noun) {
			return t.stepInWords(v, s)
		}
		who := t.listed(a.parties, t.capital)
		if others := t.orOthers(v, s); others != nil {
			who = t.anyOf(t.inOrder(append(others, s.Movers[0])))
		}
		out = append(out, t.say("step.noun", args{"what": noun, "who": who, "why": t.motive(v, s, a.parties)}))
	}
	if s.Track == "" {
		return t.list("and", out)
	}
	return t.say("step.noun.deal", args{"what": t.list("and", out), "track": t.trackSaid(s.Track)})
}

// anyOf is that any of some parties will do, shortly where they were named so before.
func (t *teller) anyOf(who []answer.PartyID) page.Spans {
	for _, named := range t.willDo {
		if slices.Equal(t.inOrder(named), who) {
			return t.say("step.one-of", args{"n": count(len(who))})
		}
	}
	return t.list("or", t.eachCalled(who, t.capital))
}

// oneNoun reports whether what each of some parties does among changes has a noun.
func (t *teller) oneNoun(parties []answer.PartyID, list []answer.Change, noun page.Spans) bool {
	return !slices.ContainsFunc(parties, func(p answer.PartyID) bool {
		own := slices.DeleteFunc(slices.Clone(list),
			func(c answer.Change) bool { return t.options[c.Option].Party != p })
		return t.nounsOf(own).String() != noun.String()
	})
}

// orOthers lists who could take a step of a way in the place of its one mover.
func (t *teller) orOthers(v *answer.Way, s *answer.RouteStep) []answer.PartyID {
	if len(s.Movers) != 1 || len(s.Changes) != 1 {
		return nil
	}
	return inLieu(v, s.Movers[0], s.Changes[0].Option)
}

// worseAfter is who is worse off than today after a step.
func (t *teller) worseAfter(list []answer.Exposed) page.Spans {
	if len(list) == 0 {
		return t.say("worse.nobody", nil)
	}
	var out []page.Spans
	for _, e := range list {
		out = append(out, t.say("worse", args{"party": t.short(e.Party), "back": yes(e.CanBack)}))
	}
	return between(out, "; ")
}

// waysInALine names the ways to a further goal.
func (t *teller) waysInALine(g *answer.WaysTo) {
	for i := range g.Ways {
		v := &g.Ways[i]
		t.label(1, wayLetter(v.Letter), on(fromModel, t.say("brief.way.line", args{
			"goal": t.goalNoun(g), "name": t.wayName(v),
			"asks":    t.askings(v, func(answer.LeverID) bool { return false }),
			"exposed": t.exposures(v), "holds": lasting(v)})))
	}
}

// furtherGoals names the further goals that ways lead to.
func (t *briefTeller) furtherGoals() {
	var goals []page.Spans
	for i := range t.a.Ways {
		if g := &t.a.Ways[i]; len(g.Ways) > 0 && g != t.firstGoal() {
			goals = append(goals, t.goalNoun(g))
		}
	}
	if goals != nil {
		t.para(1, on(fromModel, t.say("brief.further", args{"goals": t.list("and", goals)})))
	}
}

// byThemselves is which of what the ways to the first goal ask opens anything better by
// itself.
func (t *briefTeller) byThemselves() {
	g := t.firstGoal()
	if g == nil || len(t.a.NotEnough) == 0 {
		return
	}
	var which []page.Spans
	holds := false
	for i := range t.a.NotEnough {
		n := &t.a.NotEnough[i]
		if t.enoughAlone(n) {
			return // a way says so
		}
		if n.Opens > 0 && takes(g, n.Lever.ID) {
			which, holds = append(which, t.leverAsked(&n.Lever)), holds || n.Holds > 0
		}
	}
	t.para(1, on(fromModel, t.say("brief.by-itself", args{"which": between(which, "; "), "n": count(len(which)),
		"holds": yes(holds)})))
}

// takes reports whether a way to a goal pulls a lever.
func takes(g *answer.WaysTo, id answer.LeverID) bool {
	return slices.ContainsFunc(g.Ways, func(v answer.Way) bool {
		return slices.ContainsFunc(v.Levers, func(l answer.Lever) bool { return l.ID == id })
	})
}

// wouldHold is what keeps where ways lead, or that nothing does, those alike
// together; most bounds who is told to be tempted.
func (t *briefTeller) wouldHold(g *answer.WaysTo, most int) {
	var letters [][]page.Spans
	var holds []string
	var keeps []page.Spans
	var more []bool // whether others are tempted, too
	for i := range g.Ways {
		v := &g.Ways[i]
		hold, keep := holding(v), t.keeps(v, most)
		if len(v.Hollow) > 0 {
			keep = inARow(keep, on(fromModel, t.hollow(v)))
		}
		at := slices.IndexFunc(keeps, func(s page.Spans) bool { return reflect.DeepEqual(s, keep) })
		if at < 0 || holds[at] != hold {
			at = len(keeps)
			letters, holds, keeps = append(letters, nil), append(holds, hold), append(keeps, keep)
			more = append(more, false)
		}
		more[at] = more[at] || len(v.Tempted) > most
		letters[at] = append(letters[at], wayLetter(v.Letter))
	}
	for i := range keeps {
		if lastingAll(g) == "yes" && !keeps[i].Empty() {
			holds[i] = "told" // IN SHORT says so of all
		}
		t.para(1, inARow(on(fromModel, t.say("brief.holds", args{
			"ways": t.list("and", letters[i]), "n": count(len(letters[i])), "all": yes(len(keeps) == 1),
			"holds": word(holds[i]), "more": yes(more[i])})), keeps[i]))
	}
}

// keeps is what each who is tempted would do, and the answer to it.
func (t *teller) keeps(v *answer.Way, most int) page.Spans {
	var out []page.Spans
	for i := range v.Tempted[:min(most, len(v.Tempted))] {
		x := &v.Tempted[i]
		switch {
		case v.Credible:
			in := args{"party": t.inText(x.Party), "do": t.doing(x.Step.Changes), "reply": t.sequence(x.Reply),
				"n":     t.howMany([]answer.PartyID{x.Party}),
				"giver": page.Spans(nil), "or": page.Spans(nil), "for": page.Spans(nil), "how": word("none"),
				"who": page.Spans(nil)}
			if w := wonBy(x.Reply); w != nil {
				in["for"], in["how"], in["who"] = t.wishGist(w), word(groundOf(w.How)), t.inText(w.Party)
			}
			if at := givenIn(v, x.Reply); at != nil {
				in["giver"], in["or"] = t.inText(at.Party), t.likeGiver(at)
			}
			out = append(out, on(fromModel, t.say("brief.tempted", in)))
		case x.Reason != answer.Deterred:
			out = append(out, on(fromModel, t.tempted(x)))
		}
	}
	return inARow(out...)
}

// keepsToo is who else could gain by leaving where a way leads that holds, beyond so many who are told.
func (t *teller) keepsToo(v *answer.Way, most int) page.Spans {
	if !v.Credible || len(v.Tempted) <= most {
		return nil
	}
	var who []answer.PartyID
	for i := range v.Tempted[most:] {
		who = once(who, v.Tempted[most+i].Party)
	}
	return on(fromModel, t.say("sheet.tempted-too", args{"who": t.inTextAll(t.inOrder(who))}))
}

// givenIn is what is given on a way, where others could give it as well, that a reply takes back; nil where
// it takes back nothing of the kind.
func givenIn(v *answer.Way, reply []answer.Step) *answer.Giver {
	for i := range v.Givers {
		for _, s := range reply {
			if slices.ContainsFunc(s.Changes, func(c answer.Change) bool { return c.Option == v.Givers[i].Option }) {
				return &v.Givers[i]
			}
		}
	}
	return nil
}

// likeGiver lists who could give in the place of another, where the same would come of it with each of them.
func (t *teller) likeGiver(g *answer.Giver) page.Spans {
	var out []answer.PartyID
	for i := range g.Or {
		if !g.Or[i].Alike {
			return nil
		}
		out = append(out, g.Or[i].Party)
	}
	return t.list("or", t.eachCalled(out, t.inText))
}

// notEnoughInShort is what single changes do by themselves.
func (t *briefTeller) notEnoughInShort() {
	if len(t.a.NotEnough) == 0 {
		return
	}
	var nothing []page.Spans
	for i := range t.a.NotEnough {
		n := &t.a.NotEnough[i]
		if n.Opens == 0 && len(n.Lever.Asks) > 0 {
			nothing = append(nothing, t.leverAsked(&n.Lever))
		}
	}
	if len(nothing) > 0 {
		t.para(1, on(fromModel, t.say("brief.not-enough", args{"what": between(nothing, "; "),
			"n": count(len(nothing))})))
	}
}

// leverAsked is what a lever asks of whom, equal asks together, as one of several things.
func (t *teller) leverAsked(l *answer.Lever) page.Spans {
	var out []page.Spans
	list := t.requests(&answer.Way{Levers: []answer.Lever{*l}}, func(answer.LeverID) bool { return false })
	for i := range list {
		out = append(out, t.requested(&list[i]))
	}
	if out == nil {
		return nil
	}
	return t.list("and", out)
}

// smallerGist is why the smallest exchange that all prefer would not hold.
func (t *briefTeller) smallerGist() page.Spans {
	w := first[*answer.WouldNotHold](t.a)
	if w == nil || len(w.Breaks) == 0 || len(w.Breaks[0].Tempted) == 0 || t.firstGoal() == nil {
		return nil
	}
	b := &w.Breaks[0]
	for i := range t.firstGoal().Ways {
		if to := t.firstGoal().Ways[i].To.Changes; len(b.To.Changes) >= len(to) || !partOf(b.To.Changes, to) {
			return nil
		}
	}
	x := &b.Tempted[0]
	return on(fromModel, t.say("short.smaller", args{
		"acts": t.clauses(b.To.Changes), "nouns": t.nounsOf(b.To.Changes), "party": t.inText(x.Party),
		"do": t.doing(x.Step.Changes), "answered": yes(x.Reason != answer.WouldLeave)}))
}

// partOf reports whether changes are all among others.
func partOf(some, all []answer.Change) bool {
	return !slices.ContainsFunc(some, func(c answer.Change) bool { return !slices.Contains(all, c) })
}
