package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// shortPieces is the answer first: what is open as things are, what binds the
// table, the ways out and what else decides; where nothing binds it, who would
// move and whether everyone could be better off.
func (t *briefTeller) shortPieces() []piece {
	if !t.bound() {
		return []piece{always(func() {
			t.para(1, inARow(on(fromModel, t.gist(t.a.Parties)), on(fromModel, t.betterGist()),
				on(fromModel, t.firstSteps()), on(fromModel, t.holdGist())))
		}), t.passing(2, t.recordGist)}
	}
	return []piece{
		always(t.openToday), t.gap(), t.staying(t.stuckGist), t.staying(t.gainsAlone), t.gap(), always(t.wayGist),
		t.staying(t.kindsGist), t.gap(),
		t.passing(6, t.recordGist), t.passing(-1, t.impatienceGist), t.passing(3, t.weakestGist),
	}
}

// openToday is what is open as things are; it stands out.
func (t *briefTeller) openToday() {
	if s := inARow(t.circleLead(), t.openGist()); !s.Empty() {
		t.doc.Add(page.Item{Depth: 1, Text: s, StandsOut: t.a.Open != nil})
	}
}

// gap sets paragraphs apart where there is room for it.
func (t *briefTeller) gap() piece {
	return passing(0, func() {
		if _, after := t.doc.Blocks[len(t.doc.Blocks)-1].(page.Item); after {
			t.doc.Add(page.Gap{})
		}
	})
}

// staying is a paragraph that is told in any case.
func (t *briefTeller) staying(say func() page.Spans) piece { return t.passing(0, say)[:1] }

// passing is a paragraph that goes where there is no room for it.
func (t *briefTeller) passing(rank int, say func() page.Spans) piece {
	return passing(rank, func() {
		if s := say(); !s.Empty() {
			t.para(1, s)
		}
	})
}

// openGist is what is open as things are, what it costs and whether it lasts.
func (t *briefTeller) openGist() page.Spans {
	w := t.a.Open
	if w == nil {
		return t.nothingOpen()
	}
	return inARow(
		on(fromModel, t.say("open", args{"acts": t.clauses(w.To.Changes),
			"stuck": yes(first[*answer.Circle](t.a) != nil)})),
		t.preferring(w),
		on(fromModel, t.say("open.exposed", args{"who": t.exposuresBy(w, t.itsPart), "first": yes(firstExposed(w))})),
		on(fromModel, t.openHolds(w)))
}

// firstExposed reports whether one party alone is worse off on a way, who takes the first of
// several steps.
func firstExposed(w *answer.Way) bool {
	return len(w.Steps) > 1 && len(w.Exposed) == 1 &&
		slices.Equal(w.Steps[0].Movers, []answer.PartyID{w.Exposed[0].Party})
}

// itsPart is that those who make some changes make them, where they were told just before.
func (t *briefTeller) itsPart(list []answer.Change) page.Spans {
	var who []page.Spans
	for _, a := range t.actors(list) {
		who = append(who, t.eachCalled(a.parties, t.inText)...)
	}
	return t.say("part.done", args{"who": t.list("and", who)})
}

// nothingOpen is that there is nothing to go to, where that is so.
func (t *briefTeller) nothingOpen() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return on(ours, t.nobodyAsked(b))
	case b.Count == 0 && (b.Acceptable == nil || b.Acceptable.Count == 0):
		return on(fromModel, t.nothingBetter(b))
	case b.Count == 0:
		return inARow(on(fromModel, t.nothingBetter(b)), on(fromModel, t.acceptable(b.Acceptable)))
	}
	if b.Count > 0 && t.a.Reach.Nearest == nil {
		return on(fromModel, t.say("open.none", nil))
	}
	return nil
}

// preferring is who prefers where a way leads, and how well that is known.
func (t *briefTeller) preferring(w *answer.Way) page.Spans {
	if len(w.Prefers) == 0 {
		return nil
	}
	var claims []*answer.Claim
	var who []answer.PartyID
	var guessed []answer.PartyID
	for i := range w.Prefers {
		p := &w.Prefers[i]
		who = append(who, p.Party)
		if p.Wish == nil {
			continue
		}
		claims = append(claims, &p.Wish.Claim)
		if how := p.Wish.How; how == "assumed" || how == "" {
			guessed = append(guessed, p.Party)
		}
	}
	return onClaims(t.say("open.preferred", args{
		"who": t.inTextAll(who), "n": count(len(who)), "all": yes(len(who) == len(t.gloss.Parties) && len(who) > 2),
		"how": word(groundOf(weakestOf(claims...))), "guessed": count(len(guessed)),
		"assumed": t.someInText(guessed), "every": yes(len(guessed) == len(who))}), claims...)
}

// openHolds is whether what is open would last, as things are and if patience ends.
func (t *briefTeller) openHolds(w *answer.Way) page.Spans {
	in := args{"holds": word(holding(w)), "tempted": page.Spans(nil), "unless": page.Spans(nil), "by": t.answering(w)}
	if !w.Credible && len(w.Tempted) > 0 {
		in["tempted"] = t.tempted(&w.Tempted[0])
	}
	for i := range t.a.Under {
		if u := &t.a.Under[i]; w.Credible &&
			u.Kind == "impatience" && (u.Open == nil || !u.Open.Stays || !u.Open.Holds) {
			in["unless"] = t.variantNoun(u.Variant)
		}
	}
	return t.say("open.holds", in)
}

// answering is who would answer those who are tempted to leave where a way leads.
func (t *briefTeller) answering(w *answer.Way) page.Spans {
	var who []answer.PartyID
	for i := range w.Tempted {
		for _, s := range w.Tempted[i].Reply {
			who = once(who, s.Party)
		}
	}
	return t.someInText(who)
}

// openFails is the first goal of the case, where what is open does not meet it.
func (t *briefTeller) openFails(w *answer.Way) page.Spans {
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		if g.Goal != "" && !slices.Contains(w.Meets, g.Goal) {
			return t.say("open.not", args{"goal": t.goalNoun(g)})
		}
	}
	return nil
}

// stuckGist is what binds the table: the first circle, a stance that cannot be
// met, and that whoever begins loses by it.
func (t *briefTeller) stuckGist() page.Spans {
	var out []page.Spans
	circle := first[*answer.Circle](t.a)
	if circle != nil {
		out = append(out, t.circleGist(circle)...)
	}
	if never := first[*answer.CannotBeMet](t.a); never != nil {
		out = append(out, onClaims(t.say("never", args{"stance": t.insistence(&never.Stance)}), &never.Stance.Claim))
	}
	if steps := first[*answer.FirstMover](t.a); steps != nil {
		out = append(out, t.beginGist(circle, steps))
	}
	return inARow(out...)
}

// tradedIn reports whether an exchange that can be agreed nowhere is taken from a link of a circle.
func (t *briefTeller) tradedIn(n *answer.NoTable, c *answer.Circle) bool {
	return slices.ContainsFunc(n.Pairings, func(p answer.Pairing) bool {
		return slices.ContainsFunc(c.Links, func(l answer.Link) bool { return l.ID == p.Stance.ID })
	})
}

// first is the proof of the first finding of a type; nil where there is none.
func first[P answer.Proof](a *answer.Brief) P {
	var none P
	for i := range a.Findings {
		if p, ok := a.Findings[i].Proof.(P); ok {
			return p
		}
	}
	return none
}

// mostLinks is how many links of a circle are told in short.
const mostLinks = 3

// circleLead is that each waits for another, where the first finding is that.
func (t *briefTeller) circleLead() page.Spans {
	c := first[*answer.Circle](t.a)
	if c == nil {
		return nil
	}
	var claims []*answer.Claim
	for i := range c.Links {
		claims = append(claims, &c.Links[i].Claim)
	}
	weakest := weakestOf(claims...)
	firmer := slices.ContainsFunc(claims, func(c *answer.Claim) bool { return c.How != weakest })
	return onClaims(t.say("circle.said", args{
		"title": t.circleParties(c), "how": word(groundOf(weakest)), "part": yes(firmer)}), claims...)
}

// circleParties is who waits for whom.
func (t *briefTeller) circleParties(c *answer.Circle) page.Spans {
	var who []answer.PartyID
	for i := range c.Links {
		who = once(who, c.Links[i].Party)
	}
	return t.say("circle.lead", args{"n": count(len(who)), "party": t.inText(who[0]), "who": t.inTextAll(who)})
}

// circleGist is what each of those waits for who wait for one another.
func (t *briefTeller) circleGist(c *answer.Circle) []page.Spans {
	var claims []*answer.Claim
	for i := range c.Links {
		claims = append(claims, &c.Links[i].Claim)
	}
	var out []page.Spans
	for i := range c.Links[:min(mostLinks, len(c.Links))] {
		s := &c.Links[i].Stance
		out = append(out, onClaims(t.say("circle.link", args{"stance": t.insistence(s)}), &s.Claim))
		if s.ID == c.Weakest.Stance {
			out = append(out, t.uncertain(c))
		}
	}
	if more := len(c.Links) - mostLinks; more > 0 {
		out = append(out, onClaims(t.say("circle.more", args{"n": count(more)}), claims...))
	}
	return out
}

// beginGist is that each of those who wait would lose by beginning; nothing
// where that is not so of each.
func (t *briefTeller) beginGist(c *answer.Circle, steps *answer.FirstMover) page.Spans {
	of := func(p answer.PartyID) bool {
		return slices.ContainsFunc(steps.Steps, func(s answer.FirstStep) bool { return s.Party == p })
	}
	if c == nil {
		var who []answer.PartyID
		for i := range steps.Steps {
			who = once(who, steps.Steps[i].Party)
		}
		return on(fromModel, t.say("begins.who", args{"who": t.inTextAll(who)}))
	}
	for i := range c.Links {
		if !of(c.Links[i].Party) {
			return nil
		}
	}
	lose := on(fromModel, t.say("begins", nil))
	if n := t.tableless(c); n != nil {
		return inARow(lose, t.mandatesGist(&n.Pairings[0]))
	}
	return lose
}

// tableless is the finding that an exchange of a circle can be agreed nowhere; nil where there is
// none.
func (t *briefTeller) tableless(c *answer.Circle) *answer.NoTable {
	n := first[*answer.NoTable](t.a)
	if c == nil || n == nil || !t.tradedIn(n, c) {
		return nil
	}
	return n
}

// gainsAlone is who would gain by moving alone where no reply takes that away.
func (t *briefTeller) gainsAlone() page.Spans {
	var out []page.Spans
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		if p.Stays != answer.WouldLeave {
			continue
		}
		g := unanswered(p)
		in := args{"party": t.inText(p.ID), "do": t.doing(g.Move.Changes), "how": word("ranking"),
			"cite": page.Spans(nil), "from": page.Spans(nil)}
		if g.For == nil {
			out = append(out, on(fromModel, t.say("gains", in)), t.gainsPast(p.ID))
			continue
		}
		in["how"], in["cite"] = word(groundOf(g.For.How)), cite(g.For.Passages)
		if g.For.How == "inferred" {
			in["from"] = t.readFrom(g.For.Passages, 1)
		}
		out = append(out, onClaims(t.say("gains", in), &g.For.Claim), t.gainsPast(p.ID))
	}
	return inARow(out...)
}

// gainsPast is which of what is open and of the ways to the first goal lead where a party would gain by
// no move, for one who would today; nothing where none does.
func (t *briefTeller) gainsPast(p answer.PartyID) page.Spans {
	content := func(w *answer.Way) bool {
		return !slices.ContainsFunc(w.Tempted, func(x answer.Temptation) bool { return x.Party == p })
	}
	var where []*answer.Conclusion
	if w := t.a.Open; w != nil && content(w) {
		where = append(where, &answer.Conclusion{Kind: answer.ConcludesOpen})
	}
	if g := t.firstGoal(); g != nil {
		for i := range g.Ways {
			if content(&g.Ways[i]) {
				where = append(where, &answer.Conclusion{Kind: answer.ConcludesWay, Way: g.Ways[i].Letter})
			}
		}
	}
	if where == nil {
		return nil
	}
	return on(fromModel, t.say("gains.past", args{"where": t.conclusions(where), "n": count(len(where))}))
}

// wayGist words the ways to the first goal that has any: who goes first, who is
// worse off and whether they hold.
func (t *briefTeller) wayGist() {
	at := slices.IndexFunc(t.a.Ways, func(g answer.WaysTo) bool { return len(g.Ways) > 0 })
	stopped := yes(partly(t.a.Unsearched))
	if at < 0 {
		if t.a.Better.Count > 0 {
			t.para(1, on(fromModel, t.say("short.no-way", args{"stopped": stopped})))
		}
		return
	}
	g := &t.a.Ways[at]
	t.para(1, on(fromModel, t.say("short.ways", args{
		"n": count(len(g.Ways)), "goal": t.goalNoun(g), "stopped": stopped,
		"last":    lastingAll(g),
		"further": yes(t.a.Open != nil && g.Goal != "" && !slices.Contains(t.a.Open.Meets, g.Goal))})))
	for i := range g.Ways {
		v := &g.Ways[i]
		t.label(2, wayLetter(v.Letter), on(fromModel, t.say("short.way", args{
			"name": t.wayName(v), "n": count(t.positions(v)), "exposed": t.exposures(v), "holds": lasting(v)})))
	}
}

// lastingAll reports whether what all ways to a goal reach lasts; all where nobody would have
// anything to gain by leaving it.
func lastingAll(g *answer.WaysTo) word {
	if !slices.ContainsFunc(g.Ways, func(v answer.Way) bool { return passes(v) || holding(&v) != "all" }) {
		return "all"
	}
	return yes(!slices.ContainsFunc(g.Ways, passes))
}

// positions counts the changes of position that a way takes: of each who is asked one thing,
// and of those of whom one will do, one.
func (t *teller) positions(v *answer.Way) int {
	n := 0
	for _, r := range t.requests(v, func(answer.LeverID) bool { return false }) {
		if r.any {
			n++
		} else {
			n += len(r.who)
		}
	}
	return n
}

// kindsGist is what is left with each type that a party may be of, those alike
// together.
func (t *briefTeller) kindsGist() page.Spans {
	var kinds [][]page.Spans
	var left, out []page.Spans
	var shares []args
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if u.Kind != answer.OfType || t.firstGoal() == nil {
			continue
		}
		stays := t.left(u, false)
		at := slices.IndexFunc(left, func(s page.Spans) bool { return reflect.DeepEqual(s, stays) })
		if at < 0 {
			at = len(left)
			kinds, left, shares = append(kinds, nil), append(left, stays), append(shares, t.leaving(u, false))
		}
		kinds[at] = append(kinds[at], t.bent(t.variantNoun(u.Variant), "within"))
	}
	var same page.Spans
	for i := range kinds {
		in := shares[i]
		in["kinds"], in["left"] = t.list("or", kinds[i]), left[i]
		if in["share"] == word("all") && t.typesWritten() {
			same = t.list("or", kinds[i])
			continue
		}
		out = append(out, on(fromModel, t.say("short.kinds", in)))
	}
	t.kindsTold = kinds != nil
	return inARow(append([]page.Spans{t.writtenFor(same)}, out...)...)
}

// typesWritten reports whether of each party that may be of other types the case says of
// which it is.
func (t *briefTeller) typesWritten() bool {
	for i := range t.a.Under {
		u := &t.a.Under[i]
		if text := t.parties[u.Party]; u.Kind == answer.OfType && (text == nil || text.AsWritten == "") {
			return false
		}
	}
	return true
}

// writtenFor is of which type each party is that may be of others, as the case has it, and with
// which of these all stays the same.
func (t *briefTeller) writtenFor(same page.Spans) page.Spans {
	var of []answer.PartyID
	var kinds []page.Spans
	for i := range t.a.Under {
		u := &t.a.Under[i]
		text := t.parties[u.Party]
		if u.Kind == answer.OfType && text != nil && text.AsWritten != "" && !slices.Contains(of, u.Party) {
			of, kinds = append(of, u.Party), append(kinds, t.bent(quote(text.AsWritten), "within"))
		}
	}
	if kinds == nil {
		return nil
	}
	ground := ours
	if same != nil {
		ground = fromModel
	}
	return on(ground, t.say("short.kinds.written", args{"kind": t.list("and", kinds), "same": same,
		"n": count(len(t.firstGoal().Ways)), "open": yes(t.a.Open != nil)}))
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
	return on(fromModel, t.say("short.smaller", args{
		"acts": t.clauses(b.To.Changes), "nouns": t.nounsOf(b.To.Changes), "tempted": t.tempted(&b.Tempted[0])}))
}

// partOf reports whether changes are all among others.
func partOf(some, all []answer.Change) bool {
	return !slices.ContainsFunc(some, func(c answer.Change) bool { return !slices.Contains(all, c) })
}

// laidPassages lists where it stands what a variant lays over the case.
func laidPassages(laid []answer.Laid) []answer.Ref {
	var out []answer.Ref
	for i := range laid {
		out = once(out, laid[i].Passages...)
	}
	return out
}

// lasting is whether what a way reaches lasts: hollow where it takes back what was given.
func lasting(v *answer.Way) word {
	if v.Credible && len(v.Hollow) > 0 {
		return "hollow"
	}
	return yes(v.Credible)
}

// passes reports whether what a way reaches does not last.
func passes(v answer.Way) bool { return !v.Credible || len(v.Hollow) > 0 }

// impatienceGist is what comes of it when patience ends.
func (t *briefTeller) impatienceGist() page.Spans {
	for i := range t.a.Findings {
		r, ok := t.a.Findings[i].Proof.(*answer.RunningOut)
		if !ok || r.Variant == "" || len(r.Begin) == 0 {
			continue
		}
		var claims []*answer.Claim
		for j := range r.Laid {
			claims = append(claims, &r.Laid[j].Claim)
		}
		return onClaims(t.say("impatience", args{
			"variant": t.variantNoun(r.Variant),
			"who":     t.inTextAll(t.besides(r.Begin)), "ends": t.whereto(r),
			"cite": citeAll(claims), "how": word(groundOf(weakestOf(claims...))), "left": t.leftUnder(r.Variant),
			"from": t.readFrom(laidPassages(r.Laid), 1)}), claims...)
	}
	return nil
}

// besides lists those of some parties who would not gain by moving alone anyway; all of
// them, where each would.
func (t *briefTeller) besides(who []answer.PartyID) []answer.PartyID {
	out := slices.DeleteFunc(slices.Clone(who), func(id answer.PartyID) bool {
		return slices.ContainsFunc(t.a.Parties, func(p answer.Party) bool {
			return p.ID == id && p.Stays == answer.WouldLeave
		})
	})
	if len(out) == 0 {
		return who
	}
	return out
}

// leftUnder is what is left under a variant, of the ways to the first goal and of what is open; that what
// is open is not, was told with it.
func (t *briefTeller) leftUnder(id answer.VariantID) page.Spans {
	for i := range t.a.Under {
		if u := &t.a.Under[i]; u.Variant == id && t.firstGoal() != nil {
			in := t.leaving(u, false)
			in["lost"] = yes(false)
			return t.say("kinds.left", in)
		}
	}
	return nil
}

// weakestGist is what would follow if the link of the first circle that is least known is wrong.
func (t *briefTeller) weakestGist() page.Spans {
	c := first[*answer.Circle](t.a)
	if c == nil {
		return nil
	}
	for i := range c.Links {
		if r := c.Links[i].Removed; c.Links[i].ID == c.Weakest.Stance && r != nil && r.Within > r.Now {
			return on(fromModel, t.weakestWrong(c))
		}
	}
	return nil
}

// uncertain is that a link of a circle is less known than others.
func (t *briefTeller) uncertain(c *answer.Circle) page.Spans {
	if c.Weakest.Alike {
		return nil // the circle said so
	}
	for i := range c.Links {
		s := &c.Links[i].Stance
		if s.ID != c.Weakest.Stance || s.How == "stated" || s.How == "reported" {
			continue
		}
		return onClaims(t.say("uncertain", args{"how": word(groundOf(s.How)),
			"from": t.readFrom(s.Passages, 1), "cite": cite(s.Passages)}), &s.Claim)
	}
	return nil
}
