package prose

import (
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Inverse words what would have to be otherwise in what parties want for all to stay in a
// state: a few of the smallest changes of each party, and how well known is what gives way.
func (v *Voice) Inverse(a *answer.Inverse) *page.Document { return v.inverse(a, mostOtherwise) }

// FullInverse is Inverse with all of the smallest changes.
func (v *Voice) FullInverse(a *answer.Inverse) *page.Document { return v.inverse(a, -1) }

// mostOtherwise is how many changes of a party a page tells.
const mostOtherwise = 6

func (v *Voice) inverse(a *answer.Inverse, most int) *page.Document {
	t := &inverseTeller{v.teller(&a.Glossary), a, most}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("inverse", args{"now": yes(a.StatusQuo)}))
	switch {
	case a.NoStatusQuo:
		t.t.para(0, t.t.say("explain.stands", args{"acts": t.t.situation(a.Levels)}))
	case !a.StatusQuo:
		t.t.para(0, t.t.say("explain.where", args{"acts": t.t.clauses(t.t.changesToday(a.Levels))}))
	}
	if slices.ContainsFunc(a.By, func(b answer.ToStay) bool { return !b.Stays }) {
		t.t.para(0, t.t.say("inverse.gist", nil))
	}
	counted := false
	for i := range a.By {
		t.by(&a.By[i])
		for j := range a.By[i].Parties {
			counted = counted || a.By[i].Parties[j].Count != nil
		}
	}
	if counted {
		t.t.para(0, t.t.say("inverse.no-chance", nil))
	}
	return t.t.done()
}

type inverseTeller struct {
	t    *teller
	a    *answer.Inverse
	most int // changes told of a party; -1 for all
}

// by tells what would have to change by one concept.
func (t *inverseTeller) by(b *answer.ToStay) {
	t.t.heading(t.t.say("inverse.if", args{"which": word(b.Concept)}))
	if b.Stays {
		t.t.para(0, on(fromModel, t.t.say("inverse.stays", nil)))
	}
	var stay, leave []answer.PartyID
	for i := range b.Parties {
		if p := &b.Parties[i]; p.Stays {
			stay = append(stay, p.Party)
		} else {
			leave = append(leave, p.Party)
		}
	}
	if !b.Stays && stay != nil {
		t.t.para(0, on(fromModel, t.t.say("inverse.others", args{"who": t.t.inTextAll(stay)})))
	}
	if len(leave) > 1 {
		t.t.para(0, on(fromModel, t.t.say("inverse.each", args{"who": t.t.inTextAll(leave)})))
	}
	for i := range b.Parties {
		if p := &b.Parties[i]; !p.Stays {
			t.staying(b, p)
		}
	}
	if len(b.Parties) > 1 && leave != nil && (b.Concept == "seq" || b.Concept == "sseq") {
		t.t.para(0, t.t.say("inverse.unsought", nil))
	}
	t.together(b)
	t.counted(b)
}

// staying tells what would have to change for a party that would move on.
func (t *inverseTeller) staying(b *answer.ToStay, p *answer.Staying) {
	who := t.t.inText(p.Party)
	in := args{"party": who, "how": word("ranking"), "number": word(t.t.numberOf(who)), "do": t.t.doing(p.Leaves),
		"found": count(len(p.Changes)), "tried": count(p.Tried)}
	ground := fromModel
	if p.For != nil {
		in["how"], ground = hedgeWord(p.For.How), groundOf(p.For.How)
	}
	t.t.para(0, on(ground, t.t.say("inverse.head", in)))
	told := len(p.Changes)
	if t.most >= 0 {
		told = min(told, t.most)
	}
	for i := range p.Changes[:told] {
		ch := &p.Changes[i]
		t.t.bullet(1, inARow(on(fromModel, t.otherwise(p.Party, ch)), on(fromModel, t.others(b, p.Party, ch))))
	}
	if left := p.Changes[told:]; len(left) > 0 {
		t.t.para(1, t.t.say("inverse.more", args{"n": count(len(left)), "least": count(left[0].Wishes)}))
	}
	if len(p.Changes) > 0 && p.Tried > 0 {
		t.t.para(1, t.t.say("inverse.tried", args{"tried": count(p.Tried), "spent": yes(p.Tried < t.a.Bound)}))
	}
}

// others is who, under a change of one party, would move on or stay unlike as the case is.
func (t *inverseTeller) others(b *answer.ToStay, of answer.PartyID, ch *answer.Otherwise) page.Spans {
	var now [2][]answer.PartyID // by whether they would stay then
	for i := range b.Parties {
		p := &b.Parties[i]
		stays := !slices.Contains(ch.Leave, p.Party)
		if p.Party != of && p.Stays != stays {
			now[b2i(stays)] = append(now[b2i(stays)], p.Party)
		}
	}
	if now[0] == nil && now[1] == nil {
		return nil
	}
	return t.t.say("inverse.others.then", args{"leave": t.t.someInText(now[0]), "stay": t.t.someInText(now[1])})
}

// together tells whether one such change of each is enough.
func (t *inverseTeller) together(b *answer.ToStay) {
	x := b.Together
	if x == nil {
		return
	}
	in := args{"of": count(x.Of), "tried": count(x.Tried), "hold": count(x.Hold), "first": page.Spans(nil)}
	if x.Hold > 0 && x.Hold < x.Of {
		var parts []page.Spans
		for i := range b.Parties {
			if p := &b.Parties[i]; !p.Stays {
				parts = append(parts, t.changed(p.Party, &p.Changes[x.First[len(parts)]-1]))
			}
		}
		in["first"] = between(parts, "; ")
	}
	key := "inverse.together"
	if x.Hold == x.Of {
		key = "inverse.together.all"
	}
	t.t.para(0, on(fromModel, t.t.say(key, in)))
}

// otherwise is a change of what a party wants, as a sentence.
func (t *inverseTeller) otherwise(party answer.PartyID, ch *answer.Otherwise) page.Spans {
	return t.t.say("inverse.sentence", args{"what": t.changed(party, ch)})
}

// changed is a change of what a party wants, as a clause.
func (t *inverseTeller) changed(party answer.PartyID, ch *answer.Otherwise) page.Spans {
	var out page.Spans
	add := func(s page.Spans) {
		if out == nil {
			out = s
			return
		}
		out = t.t.say("inverse.and", args{"first": out, "next": inner(s)})
	}
	for i := range ch.Out {
		add(t.t.say("inverse.out", args{"party": t.t.inText(party), "wish": t.givingWay(&ch.Out[i])}))
	}
	for i := range ch.Moved {
		m := &ch.Moved[i]
		if m.Wish == nil {
			t.tiers(party, m, add)
			continue
		}
		if m.Before != nil {
			add(t.t.say("inverse.above", args{"party": t.t.inText(party), "wish": t.wantedOf(m.Wish),
				"first": t.givingWay(&m.Before[0]), "n": count(len(m.Before) - 1)}))
		}
		if m.After != nil {
			add(t.t.say("inverse.below", args{"party": t.t.inText(party), "wish": t.givingWay(m.Wish),
				"first": t.wantedOf(&m.After[len(m.After)-1]), "n": count(len(m.After) - 1)}))
		}
	}
	return out
}

// wantedOf is what a wish is for.
func (t *inverseTeller) wantedOf(w *answer.Wish) page.Spans {
	return t.t.wanted(t.t.wishes[wishAt{w.Party, w.Number}])
}

// givingWay is what a wish is for, how it is known and by which passages.
func (t *inverseTeller) givingWay(w *answer.Wish) page.Spans {
	return t.t.say("inverse.wish", args{"wish": t.wantedOf(w), "known": t.t.known(&w.Claim), "cite": cite(w.Passages)})
}

// tiers tells of a tier that is moved.
func (t *inverseTeller) tiers(party answer.PartyID, m *answer.MovedWish, add func(page.Spans)) {
	who := t.t.inText(party)
	for _, of := range []struct {
		key    string
		places []int
	}{{"inverse.tier.above", m.BeforeTiers}, {"inverse.tier.below", m.AfterTiers}} {
		if of.places != nil {
			add(t.t.say(of.key, args{"party": who, "n": count(m.Tier), "number": word(t.t.numberOf(who)),
				"places": t.atPlaces(of.places)}))
		}
	}
}

// atPlaces are places of a ranking.
func (t *inverseTeller) atPlaces(list []int) page.Spans {
	var out []page.Spans
	for _, n := range list {
		out = append(out, t.t.say("inverse.place", args{"n": count(n)}))
	}
	return t.t.say("inverse.places", args{"m": count(len(list)), "list": t.t.list("and", out)})
}

// mostCounted is how many digits a count of rankings has at most that is told as it is.
const mostCounted = 7

// counted tells in how many rankings parties would stay.
func (t *inverseTeller) counted(b *answer.ToStay) {
	var list []page.Spans
	var of string
	for i := range b.Parties {
		p := &b.Parties[i]
		if p.Count == nil {
			continue
		}
		of = p.Count.Of
		stay := t.t.numeral(p.Count.Stay)
		if len(of) > mostCounted {
			stay = t.t.number(p.Count.Thousandths)
		}
		list = append(list, t.t.say("inverse.count", args{"party": t.t.inText(p.Party), "stay": stay}))
	}
	switch {
	case list == nil:
	case len(of) > mostCounted:
		t.t.para(0, on(fromModel, t.t.say("inverse.shares", args{"list": t.t.list("and", list)})))
	default:
		t.t.para(0, on(fromModel, t.t.say("inverse.counts", args{"of": t.t.numeral(of),
			"list": t.t.list("and", list)})))
	}
}

// InverseSheet is what would have to change as a table: a row for each smallest change of
// each party by each concept, one for a party that stays or of whom none was found. Changes are
// numbered from 1.
func (v *Voice) InverseSheet(a *answer.Inverse) *page.Sheet {
	t := &inverseTeller{v.teller(&a.Glossary), a, -1}
	out := &page.Sheet{Head: []string{"concept", "party", "stays", "rankings_stay", "rankings_of", "tried", "change",
		"wishes", "otherwise", "how", "leave"}}
	for i := range a.By {
		b := &a.By[i]
		for j := range b.Parties {
			p := &b.Parties[j]
			row := []page.Spans{code(b.Concept), t.t.party(p.Party), code(strconv.FormatBool(p.Stays)), nil, nil,
				code(strconv.Itoa(p.Tried))}
			if p.Count != nil {
				row[3], row[4] = code(p.Count.Stay), code(p.Count.Of)
			}
			if len(p.Changes) == 0 {
				out.Rows = append(out.Rows, append(row, nil, nil, nil, nil, nil))
			}
			for k := range p.Changes {
				ch := &p.Changes[k]
				var leave []page.Spans
				for _, id := range ch.Leave {
					leave = append(leave, t.t.party(id))
				}
				out.Rows = append(out.Rows, append(row[:6:6], code(strconv.Itoa(k+1)), code(strconv.Itoa(ch.Wishes)),
					t.otherwise(p.Party, ch), code(ch.Evidence), between(leave, " | ")))
			}
		}
	}
	return out
}
