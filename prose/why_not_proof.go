package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func (t *whyNotTeller) notFeasible(p *answer.NotFeasible) {
	if p.Nearest != nil {
		t.t.para(0, t.t.say("why-not.breaks", args{"acts": t.t.acts(p.Nearest), "what": t.rules(p.Breaks)}))
	}
	for _, rule := range p.Without {
		if !slices.Equal(p.Breaks, []answer.ConditionID{rule}) {
			t.t.para(0, t.t.say("why-not.without", args{"what": t.t.noun(rule)}))
		}
	}
	if p.Spent {
		t.t.para(0, t.t.say("why-not.tried", nil))
	}
}

// rules are conditions that the case rules out, as nouns.
func (t *whyNotTeller) rules(ids []answer.ConditionID) page.Spans {
	var out []page.Spans
	for _, id := range ids {
		out = append(out, t.t.noun(id))
	}
	return t.t.list("and", out)
}

func (t *whyNotTeller) gone(p *answer.Gone) {
	for _, a := range t.t.actors(p.Changes) {
		t.t.bullet(1, t.t.say("why-not.gone",
			args{"who": t.t.listed(a.parties, t.t.inText), "do": t.t.doing(a.changes)}))
	}
	for i := range p.Guarantees {
		g := &p.Guarantees[i]
		var keeps []page.Spans
		for _, o := range g.Keeps {
			keeps = append(keeps, t.t.optionNoun(o))
		}
		t.t.bullet(1, t.t.say("why-not.bound", args{
			"who": t.t.inText(g.Party), "what": t.t.list("and", keeps), "while": t.t.noun(g.While),
			"known": t.t.known(&g.Claim),
			"cite":  cite(g.Passages),
		}))
	}
}

func (t *whyNotTeller) worseOff(p *answer.WorseOff) {
	if len(p.Every) > 0 {
		t.t.para(0, t.t.say("why-not.every", args{"who": t.t.listed(p.Every, t.t.inText)}))
	} else {
		t.t.para(0, t.t.say("why-not.various", nil))
	}
	t.t.para(0, t.t.say("why-not.nearest-cost",
		args{"acts": t.t.acts(t.a.Nearest.Changes), "n": count(len(p.Parties))}))
	for _, l := range p.Parties {
		t.t.bullet(1, t.t.say("why-not.loses", args{"who": t.t.inText(l.Party), "lost": t.lost(l.Lost)}))
	}
	for i := range p.Without {
		w := &p.Without[i].Wish
		t.t.para(0, t.t.say("why-not.drop", args{"who": t.t.inText(w.Party), "wish": t.t.wish(w)}))
	}
}

// lost is a wish that somebody loses; nothing of none.
func (t *whyNotTeller) lost(w *answer.Wish) page.Spans {
	if w == nil {
		return nil
	}
	return t.t.wish(w)
}

func (t *whyNotTeller) closedOff(p *answer.ClosedOff) {
	for _, c := range p.Changes {
		t.t.bullet(1, t.t.say("why-not.closed", args{"acts": t.t.actsTo([]answer.Change{c}),
			"why": unstopped(t.t.options[c.Option].Closed)}))
	}
}

// refusing lists whose refusals they are.
func refusing(p *answer.RefusedBy) []answer.PartyID {
	var out []answer.PartyID
	for i := range p.Refusals {
		if who := p.Refusals[i].Stance.Party; !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

func (t *whyNotTeller) refusedBy(p *answer.RefusedBy) {
	met := 0
	for i := range p.Refusals {
		r := &p.Refusals[i]
		if r.Met {
			met++
		}
		t.t.bullet(1, t.refuses(&r.Stance, r.Met))
	}
	if met > 0 && met == len(p.Refusals) {
		t.t.para(0, t.t.say("why-not.order", args{"n": count(met)}))
	}
}

// refuses is a stance as its party holds it, with the hedge of how that is known.
func (t *whyNotTeller) refuses(s *answer.Stance, met bool) page.Spans {
	by, how := s.By, s.How
	if by == "" {
		by = s.Party
	}
	if how == "" {
		how = "none"
	}
	return t.t.say("why-not.stance", args{
		"how": word(how), "who": t.t.inText(s.Party), "by": t.t.inText(by), "what": t.t.refusal(s),
		"until": t.t.noun(s.Until),
		"order": word(s.Order), "met": yes(met), "cite": cite(s.Passages),
	})
}

func (t *whyNotTeller) noDeal(p *answer.NoDeal) {
	if p.From == nil {
		return
	}
	t.t.para(0, t.t.say("why-not.deal", args{"acts": t.t.acts(p.Changes)}))
	if len(p.Tracks) == 0 {
		t.t.para(0, t.t.say("why-not.no-track", nil))
	}
	told := make([]bool, len(p.Tracks))
	for i := range p.Tracks {
		if told[i] {
			continue
		}
		var tracks []page.Spans
		for j := i; j < len(p.Tracks); j++ { // those that lack the same stand together
			if !told[j] && reflect.DeepEqual(p.Tracks[i].Lacks, p.Tracks[j].Lacks) {
				told[j], tracks = true, append(tracks, t.t.say("why-not.the",
					args{"track": t.t.trackSaid(p.Tracks[j].Track)}))
			}
		}
		t.t.bullet(1, t.t.say("why-not.track", args{
			"track": t.t.list("and", tracks), "lacks": between(t.lacks(p.Tracks[i].Lacks), "; "),
		}))
	}
}

// lacks tells what of a deal is in no mandate; who has no seat is told once.
func (t *whyNotTeller) lacks(list []answer.Lack) []page.Spans {
	var out []page.Spans
	for i := range list {
		before := func(l answer.Lack) bool { return l.Party == list[i].Party && l.May.Answer == noSeat }
		if !slices.ContainsFunc(list[:i], before) {
			out = append(out, t.lack(&list[i]))
		}
	}
	return out
}

// noSeat is what is known of the mandate of a party that has no seat.
const noSeat = "no seat"

func (t *whyNotTeller) lack(l *answer.Lack) page.Spans {
	var known []page.Spans
	for i := range l.May.Claims {
		c := &l.May.Claims[i]
		known = append(known, page.Join(t.t.known(c), cite(c.Passages)))
	}
	may := word(l.May.Answer)
	if may == noSeat {
		may = "unseated"
	}
	return t.t.say("why-not.lack", args{
		"answer": may, "who": t.t.inText(l.Party), "do": t.t.do(l.Change), "known": between(known, ", "),
	})
}

func (t *whyNotTeller) stopsShort(p *answer.StopsShort) {
	for i := range p.Stops {
		s := &p.Stops[i]
		in := args{"who": t.t.inText(s.Party), "lost": t.lost(s.Lost)}
		if len(s.At.Changes) == 0 {
			t.t.bullet(1, t.t.say("why-not.stop-today", in))
			continue
		}
		in["acts"] = t.t.acts(s.At.Changes)
		t.t.bullet(1, t.t.say("why-not.stop", in))
	}
}

func (t *whyNotTeller) notLasting(p *answer.NotLasting) {
	for i := range p.Tempted {
		x := &p.Tempted[i]
		in := args{"who": t.t.inText(x.Party), "do": t.t.doing(x.Step.Changes)}
		if x.Reason == answer.WouldLeave {
			t.t.bullet(1, t.t.say("why-not.leaves", in))
			continue
		}
		var steps []page.Spans
		for _, s := range x.Reply {
			steps = append(steps, t.t.acts(s.Changes))
		}
		in["steps"], in["losers"] = t.t.inTurn(steps), t.t.listed(unwilling(x.Reply), t.t.inText)
		t.t.bullet(1, t.t.say("why-not.answered", in))
	}
	if p.Lasts == nil {
		t.t.para(0, t.t.say("why-not.never-lasts", nil))
		return
	}
	t.t.para(0, t.t.say("why-not.lasts",
		args{"acts": t.t.acts(t.beyond(p.Lasts)), "fails": word(p.Fails)}))
}

// beyond is what a situation changes against the nearest one.
func (t *whyNotTeller) beyond(to *answer.Outcome) []answer.Change {
	at := func(o *answer.Outcome, id answer.OptionID) int {
		for _, c := range o.Changes {
			if c.Option == id {
				return c.To
			}
		}
		return today(t.t.options[id])
	}
	var out []answer.Change
	for i := range t.t.gloss.Options {
		id := t.t.gloss.Options[i].ID
		if from, to := at(t.a.Nearest, id), at(to, id); from != to {
			out = append(out, answer.Change{Option: id, From: from, To: to})
		}
	}
	return out
}

func (t *whyNotTeller) exposes(p *answer.Exposes) {
	for i := range p.Routes {
		r := &p.Routes[i]
		var worse []page.Spans
		for j := range r.Exposed {
			e := &r.Exposed[j]
			worse = append(worse, t.t.say("why-not.worse", args{
				"same": yes(slices.Equal(r.First, []answer.PartyID{e.Party})), "who": t.t.inText(e.Party),
				"step": count(r.Step), "back": yes(e.CanBack), "lost": t.lost(e.Lost),
			}))
		}
		t.t.bullet(1, t.t.say("why-not.exposed",
			args{"first": t.t.listed(r.First, t.t.inText), "worse": between(worse, "; ")}))
	}
}
