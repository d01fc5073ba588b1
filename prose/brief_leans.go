package prose

import (
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// leansPieces is what the answers lean on: how wishes are known, which single
// ones an answer hangs on, the order of wishes, and what is left out.
func (t *briefTeller) leansPieces() []piece {
	return []piece{
		t.passing(0, t.knownWishes), t.hangingPiece(notOfOpen), t.passing(5, t.moving),
		t.passing(-1, t.judged), t.passing(-1, t.leftOut), t.passing(3, t.atOnce),
	}
}

// whatItRestsOn begins a page with what all of it rests on: how wishes are known.
func (t *briefTeller) whatItRestsOn() {
	t.para(1, inARow(t.knownWishes(), t.leftOut()))
	t.basis = len(t.doc.Blocks)
}

// fewSources has a page that is at its end begin with how many sources it cites.
func (t *briefTeller) fewSources() {
	notes, is := t.doc.Blocks[len(t.doc.Blocks)-1].(page.Notes)
	if !is || len(notes.Groups) == 0 || t.basis == 0 {
		return
	}
	most, all := &notes.Groups[0], 0
	for i := range notes.Groups {
		g := &notes.Groups[i]
		if all += len(g.Refs); len(g.Refs) > len(most.Refs) {
			most = g
		}
	}
	in := args{"n": count(len(notes.Groups)), "most": page.Spans(nil)}
	if id, _, _ := strings.Cut(most.Refs[0], "#"); len(notes.Groups) > 1 && 4*len(most.Refs) > 3*all {
		in["most"] = t.sourceCalled(t.source(answer.SourceID(id)))
	}
	rests := t.doc.Blocks[t.basis-1].(page.Item)
	rests.Text = inARow(rests.Text, on(ours, t.say("leans.sources", in)))
	t.doc.Blocks[t.basis-1] = rests
}

// knownWishes counts wishes by how they are known; nothing where the page began with that.
func (t *briefTeller) knownWishes() page.Spans {
	if t.basis > 0 {
		return nil
	}
	total, by := 0, map[string]int{}
	for _, e := range t.a.Evidence {
		by[e.How] += e.Count
		if e.How != "ranking" && e.How != "silent" {
			total += e.Count
		}
	}
	if total == 0 {
		ranked := slices.ContainsFunc(t.a.Evidence, func(e answer.Evidence) bool { return e.How == "ranking" })
		return on(ours, t.say("leans.rankings", args{"ranked": yes(ranked)}))
	}
	record := by["stated"] + by["claimed"] + by["reported"]
	only := word("none")
	for _, k := range []struct {
		how string
		n   int
	}{{"record", record}, {"inferred", by["inferred"]}, {"assumed", by["assumed"]}, {"unmarked", by["unmarked"]}} {
		if k.n == total {
			only = word(k.how)
		}
	}
	var marks page.Spans
	if by["unmarked"] < total {
		marks = on(ours, t.say("leans.marks", args{"inferred": count(by["inferred"]), "assumed": count(by["assumed"])}))
	}
	return inARow(marks, on(ours, t.say("leans.wishes", args{
		"n": count(total), "record": count(record), "only": only, "marks": yes(marks != nil),
		"inferred": count(by["inferred"]),
		"assumed":  count(by["assumed"]), "unmarked": count(by["unmarked"]), "all": t.wholly("assumed"),
		"demand": word(t.demanding("assumed"))})),
		t.eitherWay())
}

// eitherWay says of how many wishes it is not known whether their parties want this or its opposite, and
// of how many whether they want it at all; nothing of none.
func (t *briefTeller) eitherWay() page.Spans {
	return inARow(t.wishesMarked("leans.either-way", t.a.Unknown), t.wishesMarked("leans.unsure", t.a.Unsure))
}

// wishesMarked says something of wishes that the case marks; nothing of none.
func (t *briefTeller) wishesMarked(message string, list []answer.Wish) page.Spans {
	if len(list) == 0 {
		return nil
	}
	var who []answer.PartyID
	for i := range list {
		who = once(who, list[i].Party)
	}
	return on(ours, t.say(message, args{"n": count(len(list)), "who": t.someInText(who)}))
}

// wholly lists the parties all of whose wishes are known in one way.
func (t *briefTeller) wholly(how string) page.Spans {
	var out []answer.PartyID
	for _, e := range t.a.Evidence {
		if e.How == how && e.Whole {
			out = append(out, e.Party)
		}
	}
	return t.someInText(out)
}

// demanding is how the demands that ways go through are known of parties all of whose wishes are known in one way;
// "none" where they have none.
func (t *briefTeller) demanding(how string) string {
	var claims []*answer.Claim
	for i := range t.a.Ways {
		for j := range t.a.Ways[i].Ways {
			for _, s := range refusedFirst(&t.a.Ways[i].Ways[j]) {
				if slices.ContainsFunc(t.a.Evidence, func(e answer.Evidence) bool {
					return e.Party == s.Party && e.How == how && e.Whole
				}) {
					claims = append(claims, &s.Claim)
				}
			}
		}
	}
	if claims == nil {
		return "none"
	}
	return groundOf(weakestOf(claims...))
}

// refusedFirst lists what is refused in the first step of a way.
func refusedFirst(v *answer.Way) []answer.Stance {
	if len(v.Steps) == 0 {
		return nil
	}
	return v.Steps[0].Refused
}

// firm is which answers remain whatever single wish is left out.
func (t *briefTeller) firm() page.Spans {
	l := t.a.Leaning
	switch {
	case l == nil:
		return nil
	case !l.Complete:
		return on(ours, t.say("leans.unsearched", args{"n": count(l.Wishes)}))
	}
	var firm []*answer.Conclusion
	for _, a := range t.told() {
		if a.HangsOn == 0 {
			firm = append(firm, &a.Conclusion)
		}
	}
	if firm == nil {
		return nil
	}
	return on(fromModel, t.say("leans.firm", args{"firm": t.conclusions(firm), "n": count(len(firm))}))
}

// told lists the answers of which the brief tells on what they lean: all but ways to
// further goals.
func (t *briefTeller) told() []*answer.AnswerLeaning {
	var out []*answer.AnswerLeaning
	for i := range t.a.Leaning.Answers {
		a := &t.a.Leaning.Answers[i]
		if a.Kind != answer.ConcludesWay || t.goalOf(a.Way) == t.firstGoal() {
			out = append(out, a)
		}
	}
	return out
}

// ofOpen reports whether an answer is that something is open as things are.
func ofOpen(a *answer.AnswerLeaning) bool { return a.Kind == answer.ConcludesOpen }

// notOfOpen reports whether an answer is another.
func notOfOpen(a *answer.AnswerLeaning) bool { return !ofOpen(a) }

// hangingPiece is on which single wishes certain answers hang, or on how many.
func (t *briefTeller) hangingPiece(of func(*answer.AnswerLeaning) bool) piece {
	tell := func(named bool) func() {
		return func() {
			if s := t.hanging(of, named); !s.Empty() {
				t.para(1, s)
			}
		}
	}
	return piece{{0, tell(true)}, {-2, tell(false)}, {}}
}

// hangingShortly is the same, where the wishes are named only if there is room to spare.
func (t *briefTeller) hangingShortly(of func(*answer.AnswerLeaning) bool) piece {
	p := t.hangingPiece(of)
	p[0].rank, p[1].rank = 4, 0
	return p
}

// hanging is on how many single wishes certain answers hang; on which, where they are to be named.
func (t *briefTeller) hanging(of func(*answer.AnswerLeaning) bool, named bool) page.Spans {
	if t.a.Leaning == nil || !t.a.Leaning.Complete {
		return nil
	}
	var ones []*answer.Conclusion
	var several []*together
	for _, a := range t.told() {
		switch {
		case !of(a):
		case a.HangsOn == 1:
			if a.Kind == answer.ConcludesOpen || a.Kind == answer.ConcludesWay { // a gain is for a wish, as told there
				ones = append(ones, &a.Conclusion)
			}
		case a.HangsOn > 1:
			several = t.hangingAlike(several, a)
		}
	}
	hang := t.onOne(ones)
	for _, x := range several {
		in := args{"what": t.conclusions(x.what), "n": count(len(x.on)), "how": word(groundOf(x.weakest)),
			"list": page.Spans(nil), "ends": x.ends}
		if named {
			in["list"] = t.wishesOf(x.on)
		}
		hang = append(hang, t.say("leans.hangs", in))
	}
	if hang == nil {
		return nil
	}
	return on(fromModel, t.say("leans.hanging", args{"hang": between(hang, "; ")}))
}

// together is answers that are lost without any one of the same wishes.
type together struct {
	what    []*answer.Conclusion
	on      []*answer.Hinge
	weakest string
	ends    word // lost, looser or both
}

// hangingAlike adds an answer to those that hang on the same wishes.
func (t *briefTeller) hangingAlike(list []*together, a *answer.AnswerLeaning) []*together {
	var on []*answer.Hinge
	var ends word
	for i := range t.a.Leaning.Hinges {
		if h := &t.a.Leaning.Hinges[i]; slices.Contains(h.Ends, a.Conclusion) {
			on = append(on, h)
			ends = bothEnds(ends, endsBy(h.Looser, a.Conclusion))
		}
	}
	for _, x := range list {
		if slices.Equal(x.on, on) && x.ends == ends {
			x.what = append(x.what, &a.Conclusion)
			return list
		}
	}
	return append(list, &together{[]*answer.Conclusion{&a.Conclusion}, on, a.Weakest, ends})
}

// endsBy is whether an answer that ends is lost, or is open still and would no longer hold.
func endsBy(looser []answer.Conclusion, c answer.Conclusion) word {
	if slices.Contains(looser, c) {
		return "looser"
	}
	return "lost"
}

// bothEnds puts together how answers end; the first may be none.
func bothEnds(a, b word) word {
	if a == "" || a == b {
		return b
	}
	return "both"
}

// wishesOf lists wishes as what is wanted, by whom and how that is known, those who want the same together.
func (t *teller) wishesOf(list []*answer.Hinge) page.Spans {
	var wants []page.Spans
	var of [][]*answer.Hinge
	for _, h := range list {
		want := t.wanted(t.wishes[wishAt{h.Party, h.Number}])
		at := slices.IndexFunc(wants, func(s page.Spans) bool { return reflect.DeepEqual(s, want) })
		if at < 0 {
			at = len(wants)
			wants, of = append(wants, want), append(of, nil)
		}
		of[at] = append(of[at], h)
	}
	var out []page.Spans
	for i := range wants {
		out = append(out, t.say("leans.wish", args{"wish": wants[i], "by": t.wishedBy(of[i])}))
	}
	return between(out, "; ")
}

// wishedBy is who has one of some wishes, with how these are known, those together of whom that is alike.
func (t *teller) wishedBy(list []*answer.Hinge) page.Spans {
	var known []string
	var who [][]answer.PartyID
	for _, h := range list {
		how := groundOf(h.How)
		at := slices.Index(known, how)
		if at < 0 {
			at = len(known)
			known, who = append(known, how), append(who, nil)
		}
		who[at] = once(who[at], h.Party)
	}
	var out []page.Spans
	for i, how := range known {
		out = append(out, t.say("leans.wish.by", args{"who": t.listed(who[i], t.short), "how": word(how)}))
	}
	return between(out, "; ")
}

// onOne tells the answers that hang on one wish each, those on the same together.
func (t *briefTeller) onOne(ones []*answer.Conclusion) []page.Spans {
	var out []page.Spans
	for i := range t.a.Leaning.Hinges {
		h := &t.a.Leaning.Hinges[i]
		for _, how := range []word{"lost", "looser"} {
			var ends []*answer.Conclusion
			for _, c := range ones {
				if slices.Contains(h.Ends, *c) && endsBy(h.Looser, *c) == how {
					ends = append(ends, c)
				}
			}
			if ends != nil {
				out = append(out, t.say("leans.on-one", args{"what": t.conclusions(ends), "party": t.inText(h.Party),
					"wish": t.wishGist(&h.Wish), "how": word(groundOf(h.How)), "cite": cite(h.Passages), "ends": how}))
			}
		}
	}
	return out
}

// conclusions names answers of a brief, ways together.
func (t *teller) conclusions(list []*answer.Conclusion) page.Spans {
	var ways, out []page.Spans
	for _, c := range list {
		if c.Kind == answer.ConcludesWay {
			ways = append(ways, wayLetter(c.Way))
		}
	}
	in := func(c *answer.Conclusion) args {
		return args{"kind": word(c.Kind), "way": page.Spans(nil), "n": count(len(ways)), "party": page.Spans(nil)}
	}
	if ways != nil {
		a := in(&answer.Conclusion{Kind: answer.ConcludesWay})
		a["way"] = t.list("and", ways)
		out = append(out, t.say("conclusion", a))
	}
	for _, c := range list {
		if c.Kind != answer.ConcludesWay {
			a := in(c)
			if c.Party != "" {
				a["party"] = t.inText(c.Party)
			}
			out = append(out, t.say("conclusion", a))
		}
	}
	return t.list("and", out)
}

// moving is the wish that nobody stated which ends an answer by the smallest move
// in its party's list.
func (t *briefTeller) moving() page.Spans {
	l := t.a.Leaning
	if l == nil || !l.Complete {
		return nil
	}
	var best *answer.Shift
	var of *answer.Hinge
	up := false
	for i := range l.Hinges {
		h := &l.Hinges[i]
		for j, list := range [][]answer.Shift{h.Up, h.Down} {
			for k := range list {
				if s := &list[k]; t.endsWay(s) && (best == nil || s.Places < best.Places) {
					best, of, up = s, h, j == 0
				}
			}
		}
	}
	if best == nil {
		return nil
	}
	var ends []*answer.Conclusion
	var how word
	for i := range best.Ends {
		if best.Ends[i].Kind == answer.ConcludesWay && t.goalOf(best.Ends[i].Way) != t.firstGoal() {
			continue
		}
		ends = append(ends, &best.Ends[i])
		how = bothEnds(how, endsBy(best.Looser, best.Ends[i]))
	}
	return onClaims(t.say("leans.moving", args{
		"wish": t.wishGist(&of.Wish), "party": t.inText(of.Party), "up": yes(up), "past": t.wishGist(&best.Past),
		"n": count(best.Places), "ends": t.conclusions(ends), "kind": how}), &of.Claim)
}

// endsWay reports whether a shift ends a way to the first goal.
func (t *briefTeller) endsWay(s *answer.Shift) bool {
	for i := range s.Ends {
		if s.Ends[i].Kind == answer.ConcludesWay && t.goalOf(s.Ends[i].Way) == t.firstGoal() {
			return true
		}
	}
	return false
}

// judged is that the order of wishes is our judgement.
func (t *briefTeller) judged() page.Spans {
	if t.basis > 0 || !t.wishesRanked() {
		return nil // the page began with that, or nobody has wishes
	}
	return on(ours, t.say("leans.judged", nil))
}

// wishesRanked reports whether any party has wishes rather than a ranking.
func (t *briefTeller) wishesRanked() bool {
	return slices.ContainsFunc(t.a.Evidence, func(e answer.Evidence) bool {
		return e.Count > 0 && e.How != "ranking" && e.How != "silent"
	})
}

// leftOut is what the file leaves out; nothing where the page began with that.
func (t *briefTeller) leftOut() page.Spans {
	if t.basis > 0 {
		return nil
	}
	var out []page.Spans
	for _, what := range t.gloss.LeftOut {
		out = append(out, quote(what))
	}
	return on(ours, t.say("leans.left-out", args{"what": t.listOr(out)}))
}

// atOnce is what is taken to be so of all answers.
func (t *briefTeller) atOnce() page.Spans { return on(ours, t.say("leans.at-once", nil)) }
