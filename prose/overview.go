package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// What a page of situations spells out where room is short, and where it is not.
const (
	fewSituations  = 2
	someSituations = 6
)

// An overviewTeller words a brief of a case that does not say where the parties
// are now: what holds of its situations.
type overviewTeller struct {
	*briefTeller
	o *answer.Overview
}

// overviewChapters is the outline of such a brief.
func (t *briefTeller) overviewChapters() []chapter {
	o := &overviewTeller{t, t.a.Overview}
	return []chapter{
		{t.say("brief.short", nil), []piece{
			always(func() { t.para(1, o.noToday()) }), always(func() { t.para(1, o.stayingGist()) }),
			t.staying(o.dilemma), t.staying(o.efficientGist), t.passing(2, o.silentOrder),
		}},
		{t.say("overview.staying", nil), o.situationPieces(&o.o.Staying, 3)},
		{t.say("overview.settled", nil), []piece{passing(4, o.settled)}},
		{t.say("overview.leaving", nil), []piece{passing(2, o.leaving)}},
		{t.say("overview.best", nil), []piece{{{3, func() { o.best(someSituations) }}, {0, func() { o.best(1) }}}}},
		{t.say("overview.efficient", nil), o.situationPieces(&o.o.Efficient, 5)},
		{t.say("brief.leans", nil), append(t.leansPieces(), t.speakersPiece())},
	}
}

// noToday is that the case has no today, and what it has no answer to.
func (t *overviewTeller) noToday() page.Spans { return on(ours, t.say("overview.no-today", nil)) }

// stayingGist is in how many situations everyone would stay, by the firmest notion by
// which there is one, and which is the first.
func (t *overviewTeller) stayingGist() page.Spans {
	in := args{"of": count(t.a.States), "by": word("none"), "n": count(0), "acts": page.Spans(nil)}
	for _, by := range []string{"nash", "seq", "gmr"} {
		if n := t.settledBy(by); n > 0 {
			in["by"], in["n"] = word(by), count(n)
			break
		}
	}
	if first := t.o.Staying.Shown; len(first) > 0 {
		in["acts"] = t.situation(first[0].Levels)
	}
	return on(fromModel, t.say("overview.stay", in))
}

// settledBy is in how many situations everyone would stay by a concept.
func (t *overviewTeller) settledBy(concept string) int {
	for _, s := range t.o.Settled {
		if s.Concept == concept {
			return s.Count
		}
	}
	return 0
}

// dilemma is that everybody would prefer another situation to one that nobody would
// leave; nothing where there is no such situation.
func (t *overviewTeller) dilemma() page.Spans {
	for i := range t.o.Staying.Shown {
		s := &t.o.Staying.Shown[i]
		if s.AllPrefer != nil && slices.Contains(s.Equilibrium, "nash") {
			return on(fromModel, t.say("overview.dilemma", args{
				"here": t.situation(s.Levels), "there": t.situation(s.AllPrefer.Levels)}))
		}
	}
	return nil
}

// efficientGist is how many situations can be bettered for nobody without loss to
// somebody.
func (t *overviewTeller) efficientGist() page.Spans {
	e := &t.o.Efficient
	if e.Count == t.a.States {
		return on(fromModel, t.say("overview.all-efficient", args{"of": count(e.Count)}))
	}
	return on(fromModel, t.say("overview.efficient.gist", args{"n": count(e.Count), "of": count(t.a.States)}))
}

// silentOrder is of how many exchanges no text says who goes first.
func (t *overviewTeller) silentOrder() page.Spans {
	var out []page.Spans
	var claims []*answer.Claim
	for i := range t.o.Silent {
		e := &t.o.Silent[i]
		claims = append(claims, &e.Claim)
		out = append(out, t.say("silent", args{"give": t.noun(e.Give), "for": t.noun(e.For), "cite": cite(e.Passages)}))
	}
	if out == nil {
		return nil
	}
	return onClaims(inARow(out...), claims...)
}

// situationPieces tells some situations, each with who likes it how well.
func (t *overviewTeller) situationPieces(list *answer.Situations, rank int) []piece {
	return []piece{{
		{rank + 1, func() { t.spellOut(list, someSituations) }},
		{0, func() { t.spellOut(list, fewSituations) }}}}
}

func (t *overviewTeller) spellOut(list *answer.Situations, most int) {
	for i := range list.Shown[:min(most, len(list.Shown))] {
		s := &list.Shown[i]
		t.bullet(1, on(fromModel, t.say("overview.situation", args{"acts": t.situation(s.Levels),
			"first": t.likers(s, true), "last": t.likers(s, false), "stays": word(firmestOf(s)),
			"gaining": t.someInText(s.Gaining), "number": t.numberOfAll(s.Gaining)})))
	}
	if more := list.Count - min(most, len(list.Shown)); more > 0 {
		t.para(1, on(fromModel, t.say("overview.more", args{"n": count(more)})))
	}
}

// likers lists the parties that like a situation best, or least, of all.
func (t *overviewTeller) likers(s *answer.Situation, best bool) page.Spans {
	var out []answer.PartyID
	for i, p := range t.o.Parties {
		if !p.Indifferent && (best && s.Tiers[i] == 1 || !best && s.Tiers[i] == p.Tiers) {
			out = append(out, p.Party)
		}
	}
	return t.someInText(out)
}

// firmestOf is the firmest notion by which everyone would stay in a situation.
func firmestOf(s *answer.Situation) string {
	for _, by := range []string{"nash", "seq", "gmr"} {
		if slices.Contains(s.Equilibrium, by) {
			return by
		}
	}
	return "none"
}

// settled counts the situations that everyone would stay in, by notion.
func (t *overviewTeller) settled() {
	table := page.Table{Depth: 1, Head: []page.Spans{nil, t.say("rests.situations", nil)},
		Columns: []page.Column{{Min: 38}, {Right: true}}}
	for _, name := range []string{"nash", "seq", "sseq", "gmr", "smr"} {
		table.Rows = append(table.Rows, []page.Spans{t.say("rests."+name, nil), t.number(t.settledBy(name))})
	}
	t.grounded(fromModel, func() {
		t.table(&table)
		t.para(1, t.say("rests.wider", nil))
	})
}

// leaving counts, by party, the situations that it would stay in and those it
// would leave.
func (t *overviewTeller) leaving() {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 20, Wrap: true}, {Right: true}, {Right: true},
		{Right: true}, {Right: true}},
		Head: []page.Spans{t.say("explain.head.party", nil), t.say("overview.head.no-gain", nil),
			t.say("overview.head.answered", nil), t.say("overview.head.answerable", nil),
			t.say("overview.head.leaves", nil)}}
	for i := range t.o.Parties {
		p := &t.o.Parties[i]
		table.Rows = append(table.Rows, []page.Spans{t.apart([]answer.PartyID{p.Party}), t.number(p.NoGain),
			t.number(p.Answered), t.number(p.Answerable), t.number(p.Leaves)})
	}
	t.grounded(fromModel, func() { t.table(&table) })
}

// best tells of each party which situations it likes best, at most so many.
func (t *overviewTeller) best(most int) {
	for i := range t.o.Parties {
		p := &t.o.Parties[i]
		in := args{"who": t.inText(p.Party), "number": word(t.numberOf(t.inText(p.Party))), "n": count(p.Best.Count),
			"list": page.Spans(nil), "silent": yes(p.Silent)}
		if p.Indifferent {
			t.bullet(1, on(fromModel, t.say("overview.indifferent", in)))
			continue
		}
		var list []page.Spans
		for j := range p.Best.Shown[:min(most, len(p.Best.Shown))] {
			list = append(list, t.situation(p.Best.Shown[j].Levels))
		}
		in["list"], in["more"] = between(list, " / "), count(p.Best.Count-len(list))
		t.bullet(1, on(fromModel, t.say("overview.best.of", in)))
	}
}

// fullOverview tells all of such a brief, without regard to room.
func (t *briefTeller) fullOverview() *page.Document {
	for _, c := range t.overviewChapters() {
		t.chapter(c, make([]int, len(c.pieces)))
	}
	t.omits()
	return t.done()
}
