package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// openPieces is the step that is open as things are: who carries its risk, whether it would
// last, what keeps it, and on which wishes it hangs.
func (t *briefTeller) openPieces() []piece {
	w := t.a.Open
	if w == nil {
		return nil
	}
	return []piece{
		t.staying(func() page.Spans {
			risk := inARow(t.openBegins(w), on(fromModel, t.openHolds(w)))
			if len(w.Hollow) > 0 {
				risk = inARow(risk, on(fromModel, t.hollow(w)))
			}
			return risk
		}),
		t.passing(1, t.openKeeps),
		t.hangingShortly(ofOpen),
	}
}

// openBegins is who is worse off than today on what is open, and until when, and for what each has a part in it:
// whoever begins, where that may be either and each could go back, or neither.
func (t *briefTeller) openBegins(w *answer.Way) page.Spans {
	either := eitherExposed(w)
	why := t.openWhy(w, either)
	if !either {
		if why != nil {
			why = on(fromModel, t.say("open.why", args{"list": why}))
		}
		return inARow(t.openRisk(w, t.itsPart), t.openLost(w), why)
	}
	return t.eitherBegins(w, why, t.openFollows(w))
}

// eitherBegins is that either may begin what is open, and for what, who is worse off then, and why the second follows,
// where these are told.
func (t *briefTeller) eitherBegins(w *answer.Way, why, follows page.Spans) page.Spans {
	return inARow(on(fromModel, t.say("open.begins", args{"list": why})), on(fromModel, t.say("open.either", args{
		"back": yes(w.Steps[0].Exposed[0].CanBack), "follows": follows})))
}

// eitherExposed reports whether either may begin what is open, is the only one worse off then, and could go back as
// the other could, or could not either.
func eitherExposed(w *answer.Way) bool {
	r := w.Reversed
	return firstExposed(w) && r != nil && len(r[0].Exposed) == 1 && r[0].Exposed[0].Party == r[0].Movers[0] &&
		r[0].Exposed[0].CanBack == w.Steps[0].Exposed[0].CanBack
}

// openFollows is why the second would do its part of what is open, whichever of the two begins; nothing where there are
// no few words for one of them.
func (t *briefTeller) openFollows(w *answer.Way) page.Spans {
	var out []page.Spans
	for _, steps := range [][]answer.RouteStep{w.Steps, w.Reversed} {
		m := &steps[1].Motives[0]
		begins, follows := t.short(steps[0].Movers[0]), t.short(m.Party)
		why := t.motiveOf(m)
		if why == nil && (m.Wish != nil || m.Else != nil) {
			return nil
		}
		out = append(out, t.say("open.follow", args{"first": begins, "party": follows,
			"why": why, "n": t.howMany([]answer.PartyID{m.Party})}))
	}
	return between(out, "; ")
}

// openWhy is for which wish each who has a part in what is open would do it; nothing where that is not known of all,
// or where one has it by its own part. It is told as what they would begin for, or as what they would do their part
// for.
func (t *briefTeller) openWhy(w *answer.Way, begin bool) page.Spans {
	var out []page.Spans
	for _, a := range t.actors(w.To.Changes) {
		for _, p := range a.parties {
			at := slices.IndexFunc(w.Prefers, func(x answer.Preference) bool { return x.Party == p })
			if at < 0 || w.Prefers[at].Wish == nil || byOwnPart(w, p) {
				return nil
			}
			wish := w.Prefers[at].Wish
			out = append(out, t.say("open.why.one", args{"party": t.inText(p), "again": yes(begin || out != nil),
				"n":    t.howMany([]answer.PartyID{p}),
				"wish": t.wantedOf(wish), "how": word(groundOf(wish.How))}))
		}
	}
	return between(out, ", ")
}

// byOwnPart reports whether a party's own part of a step of a way brings what it takes the step for.
func byOwnPart(w *answer.Way, p answer.PartyID) bool {
	return slices.ContainsFunc(w.Steps, func(s answer.RouteStep) bool {
		return slices.ContainsFunc(s.Motives, func(m answer.Motive) bool { return m.Party == p && m.Itself })
	})
}

// openRisk is who is worse off than today on what is open as things are, and until when, with what
// ends it told in a way of its own.
func (t *briefTeller) openRisk(w *answer.Way, told func([]answer.Change) page.Spans) page.Spans {
	return on(fromModel, t.say("open.exposed", args{"who": t.exposuresBy(w, told), "first": yes(firstExposed(w)),
		"exposed": yes(len(w.Exposed) > 0), "begins": yes(first[*answer.FirstMover](t.a) != nil)}))
}

// openLost is what the one who acts first and is worse off for it gives up meanwhile; nothing where others are, or
// where wishes are ranked outright.
func (t *briefTeller) openLost(w *answer.Way) page.Spans {
	if !firstExposed(w) || len(w.Steps[0].Exposed) != 1 || w.Steps[0].Exposed[0].Lost == nil {
		return nil
	}
	lost := w.Steps[0].Exposed[0].Lost
	return on(fromModel, t.say("open.lost", args{"n": t.howMany([]answer.PartyID{w.Exposed[0].Party}),
		"wish": t.wishGist(lost), "how": word(groundOf(lost.How))}))
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

// openHolds is whether what is open would last, as things are and if patience ends.
func (t *briefTeller) openHolds(w *answer.Way) page.Spans {
	in := args{"holds": word(holding(w)), "tempted": page.Spans(nil), "unless": page.Spans(nil), "by": t.answering(w),
		"leaver": page.Spans(nil), "leave": page.Spans(nil)}
	if !w.Credible && len(w.Tempted) > 0 {
		in["tempted"] = t.tempted(&w.Tempted[0])
	}
	for i := range t.a.Under {
		if u := &t.a.Under[i]; w.Credible &&
			u.Kind == "impatience" && (u.Open == nil || !u.Open.Stays || !u.Open.Holds) {
			in["unless"] = t.variantNoun(u.Variant)
			if u.Open != nil && len(u.Open.Leaves) > 0 {
				x := &u.Open.Leaves[0]
				in["leaver"], in["leave"] = t.short(x.Party), t.doing(x.Changes)
			}
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

// openKeeps is what keeps what is open as things are: who is tempted to leave it, and the answer;
// nothing where a way leads to the same.
func (t *briefTeller) openKeeps() page.Spans {
	w, g := t.a.Open, t.firstGoal()
	same := func(v answer.Way) bool { return v.To.State == w.To.State }
	if w != nil && w.Credible && len(w.Tempted) > 0 && (g == nil || !slices.ContainsFunc(g.Ways, same)) {
		return t.keeps(w, 1)
	}
	return nil
}
