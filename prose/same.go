package prose

import (
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostSame is how many situations a list on a page about what is told as one tells.
const mostSame = 8

// Same words what comes of telling situations as one.
func (v *Voice) Same(a *answer.Same) *page.Document { return v.same(a, mostSame) }

// FullSame is Same with all situations that the answer lists.
func (v *Voice) FullSame(a *answer.Same) *page.Document { return v.same(a, answer.MostListed) }

func (v *Voice) same(a *answer.Same, most int) *page.Document {
	t := &sameTeller{v.teller(&a.Glossary), a, most}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("same", nil))
	if len(a.Told) == 0 {
		t.t.para(0, t.t.say("same.none", nil))
		return t.t.done()
	}
	for i := range a.Told {
		x := &a.Told[i]
		in := args{"what": t.t.noun(x.Condition), "n": count(x.States), "today": yes(x.Today), "like": page.Spans(nil)}
		if x.Like != "" {
			in["like"] = t.t.noun(x.Like)
		}
		t.t.bullet(0, on(fromModel, t.t.say("same.told", in)))
	}
	t.t.para(0, on(fromModel, t.t.say("same.left", args{"of": count(a.Of), "left": count(a.Left)})))
	for _, x := range a.Twice {
		t.t.para(0, on(fromModel, t.t.say("same.twice", args{"n": count(x.Count), "party": t.t.inText(x.Party)})))
	}
	for i := range a.By {
		t.by(&a.By[i])
	}
	return t.t.done()
}

// notAsOne tells, where states are told as one, that they are not here.
func (t *teller) notAsOne(is bool) {
	if is {
		t.para(0, t.say("same.apart", nil))
	}
}

type sameTeller struct {
	t    *teller
	a    *answer.Same
	most int // situations told in a list
}

func (t *sameTeller) by(b *answer.SameBy) {
	t.t.heading(t.t.say("inverse.if", args{"which": word(b.Concept)}))
	t.t.para(0, on(fromModel, t.t.say("same.count", args{"n": count(b.Count), "apart": count(b.Apart)})))
	for i := range b.List[:min(t.most, len(b.List))] {
		r := &b.List[i]
		t.t.bullet(0, on(fromModel, t.t.say("same.rest", args{"where": t.where(&r.SameState), "new": yes(r.Apart == 0),
			"far": t.far(r), "together": t.leaves(r)})))
	}
	t.others(b.Count - min(t.most, len(b.List)))
	if b.GoneCount == 0 {
		return
	}
	t.t.para(0, t.t.say("same.gone", nil))
	for i := range b.Gone[:min(t.most, len(b.Gone))] {
		t.t.bullet(0, on(fromModel, t.t.say("same.gone.item", args{"where": t.where(&b.Gone[i])})))
	}
	t.others(b.GoneCount - min(t.most, len(b.Gone)))
}

func (t *sameTeller) others(left int) {
	if left > 0 {
		t.t.para(0, t.t.say("same.more", args{"n": count(left)}))
	}
}

// where is a situation, or several told as one, as a clause or a noun.
func (t *sameTeller) where(s *answer.SameState) page.Spans {
	switch {
	case s.StatusQuo:
		return t.t.say("same.today", nil)
	case s.As != "":
		return t.t.noun(s.As)
	case t.a.NoStatusQuo:
		return t.t.situation(s.Levels)
	}
	return t.t.clauses(t.t.changesToday(s.Levels))
}

// far is how far away from today something is.
func (t *sameTeller) far(r *answer.SameRest) page.Spans {
	if t.a.NoStatusQuo || r.StatusQuo {
		return nil
	}
	in := args{"moves": count(0), "gains": count(0)}
	if r.Moves != nil {
		in["moves"] = count(*r.Moves)
	}
	if r.Improvements != nil {
		in["gains"] = count(*r.Improvements)
	}
	return t.t.say("same.far", in)
}

// leaves is what some would gain by leaving something: the first such gain.
func (t *sameTeller) leaves(r *answer.SameRest) page.Spans {
	switch {
	case r.Open:
		return t.t.say("same.open", nil)
	case len(r.Gains) == 0:
		return t.t.say("same.firm", nil)
	}
	g := &r.Gains[0]
	next := t.next(&r.SameState, &g.SameState)
	more := len(g.Enough) - 1
	for i := range r.Gains[1:] {
		more += len(r.Gains[1+i].Enough)
	}
	return t.t.say("same.leaves", args{"who": t.t.inTextAll(g.Enough[0]), "many": yes(len(g.Enough[0]) > 1),
		"next": next, "n": count(more)})
}

// next is what changes on the way from one situation to another, or where that leads.
func (t *sameTeller) next(from, to *answer.SameState) page.Spans {
	if from.As != "" || to.As != "" || to.StatusQuo {
		return t.t.say("same.next", args{"what": t.where(to)})
	}
	var list []answer.Change
	for i, at := range to.Levels {
		if was := from.Levels[i].Level; was != at.Level {
			list = append(list, answer.Change{Option: at.Option, From: was, To: at.Level})
		}
	}
	return t.t.clauses(list)
}

// SameSheet is where all stay with situations told as one, as a table: a row for each concept and each of them.
func (v *Voice) SameSheet(a *answer.Same) *page.Sheet {
	out := &page.Sheet{Head: []string{"concept", "state", "code", "as", "states", "apart", "moves", "improvements",
		"firm", "gains"}}
	number := func(n *int) page.Spans {
		if n == nil {
			return nil
		}
		return code(strconv.Itoa(*n))
	}
	for i := range a.By {
		for k := range a.By[i].List {
			r := &a.By[i].List[k]
			var gains []string
			for g := range r.Gains {
				gains = append(gains, r.Gains[g].Code)
			}
			out.Rows = append(out.Rows, []page.Spans{code(a.By[i].Concept), number(&r.State), code(r.Code),
				code(string(r.As)), number(&r.Count), number(&r.Apart), number(r.Moves), number(r.Improvements),
				code(strings.Join(r.Firm, " ")), code(strings.Join(gains, " "))})
		}
	}
	return out
}
