package prose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// What a page about preferences has room for.
const (
	mostStaying = 16 // situations in which all stay
	mostTempted = 3  // moves that tempt a party
)

// Preferences words who stays where as far as it is known what parties prefer, or how strongly that is backed.
func (v *Voice) Preferences(a *answer.Preferences) *page.Document {
	t := &preferenceTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("preferences", args{"kind": word(a.Kind)}))
	if a.Kind == "" {
		t.t.para(0, t.t.say("preferences.none", nil))
		return t.t.done()
	}
	for i := range a.Marks {
		t.mark(&a.Marks[i])
	}
	t.t.para(0, t.t.say("preferences.means", args{"kind": word(a.Kind)}))
	if a.Kind == "unknown" {
		for _, which := range []string{"a", "b", "c", "d"} {
			t.t.bullet(0, t.t.say("preferences.attitude", args{"which": word(which)}))
		}
	}
	for i := range a.States {
		t.state(&a.States[i])
	}
	t.rests()
	return t.t.done()
}

type preferenceTeller struct {
	t *teller
	a *answer.Preferences
}

// mark tells what is marked, with why.
func (t *preferenceTeller) mark(m *answer.MarkedWish) {
	who := t.t.inText(m.Party)
	in := args{"party": who, "number": word(t.t.numberOf(who)), "kind": word(t.a.Kind), "why": page.Spans(nil)}
	if m.Why != "" && m.Why != "true" {
		in["why"] = unstopped(m.Why).Sentence()
	}
	if m.Wish == nil {
		in["n"] = count(m.Step)
		t.t.bullet(0, t.t.say("preferences.step", in))
		return
	}
	in["wish"], in["known"], in["cite"] = t.t.wishGist(m.Wish), t.t.known(&m.Wish.Claim), cite(m.Wish.Passages)
	t.t.bullet(0, on(groundOf(m.Wish.How), t.t.say("preferences.wish", in)))
}

// where is a situation as a clause.
func (t *preferenceTeller) where(s *answer.PerceivedState) page.Spans {
	switch {
	case s.StatusQuo:
		return t.t.say("perceptions.today", nil)
	case t.a.NoStatusQuo:
		return t.t.situation(s.Levels)
	}
	return t.t.clauses(t.t.changesToday(s.Levels))
}

// state tells who stays in a situation, party by party.
func (t *preferenceTeller) state(s *answer.PreferredState) {
	t.t.heading(t.t.say("preferences.state", args{"today": yes(s.StatusQuo)}))
	if !s.StatusQuo {
		t.t.para(0, t.t.say("preferences.where", args{"acts": t.where(&s.PerceivedState)}))
	}
	for i := range s.Parties {
		t.party(&s.Parties[i])
	}
	how := t.byConcept(s.All, "preferences.all.how", "other")
	t.t.para(0, on(fromModel, t.t.say("preferences.all", args{"how": how})))
}

func (t *preferenceTeller) party(p *answer.PreferredParty) {
	who := t.t.inText(p.Party)
	number := word(t.t.numberOf(who))
	in := args{"party": who, "number": number, "how": page.Spans(nil)}
	if p.Count == 0 {
		t.t.bullet(0, on(fromModel, t.t.say("preferences.still", in)))
		return
	}
	in["how"] = t.byConcept(p.By, "preferences.how", number)
	t.t.bullet(0, on(fromModel, t.t.say("preferences.party", in)))
	for i := range p.Moves[:min(mostTempted, len(p.Moves))] {
		m := &p.Moves[i]
		told := t.t.say("preferences.move", args{"party": who, "do": t.t.doing(m.Changes), "unknown": yes(m.Unknown),
			"number": number})
		t.t.bullet(1, inARow(on(fromModel, told), on(fromModel, t.answer(m))))
	}
	if left := p.Count - min(mostTempted, len(p.Moves)); left > 0 {
		t.t.para(1, t.t.say("preferences.more", args{"n": count(left)}))
	}
}

// answer tells the reply that deters by SEQ, the surer or heavier one first.
func (t *preferenceTeller) answer(m *answer.TemptingMove) page.Spans {
	var best *answer.MoveAnswer
	for i := range m.Answers {
		if x := &m.Answers[i]; x.Concept == "seq" && (best == nil || x.Deters == "heavily") {
			best = x
		}
	}
	if best == nil {
		return t.t.say("preferences.unanswered", nil)
	}
	reply := t.t.clauses(best.Steps[0].Changes)
	for i := range best.Steps[1:] {
		reply = t.t.say("depth.then", args{"first": reply, "next": t.t.clauses(best.Steps[1+i].Changes)})
	}
	return t.t.say("preferences.answered", args{"reply": reply, "deters": word(best.Deters)})
}

// byConcept is how somebody stays, notions that come to the same put together.
func (t *preferenceTeller) byConcept(list []answer.StayBy, key string, number word) page.Spans {
	var parts []page.Spans
	for from := 0; from < len(list); {
		to := from
		var fears []page.Spans
		for ; to < len(list) && slices.Equal(list[to].Stays, list[from].Stays); to++ {
			if list[to].Concept != "nash" {
				fears = append(fears, t.t.say("preferences.by", args{"which": word(list[to].Concept)}))
			}
		}
		in := args{"fears": page.Spans(nil), "number": number, "how": word(t.kind(list[from].Stays)),
			"every": yes(to-from == len(list)), "which": page.Spans(nil), "own": yes(list[from].Concept == "nash")}
		if fears != nil {
			in["fears"] = t.t.list("or", fears)
		}
		if in["how"] == word("some") {
			in["which"] = t.letters(list[from].Stays)
		}
		parts = append(parts, t.t.say(key, in))
		from = to
	}
	return between(parts, "; ")
}

// kind is how somebody stays as a word: all, none or some of the attitudes; strong, weak or none.
func (t *preferenceTeller) kind(stays []string) string {
	switch {
	case len(stays) == 0:
		return "none"
	case t.a.Kind == "strong" && len(stays) == 2:
		return "strong"
	case t.a.Kind == "strong":
		return "weak"
	case len(stays) == 4:
		return "all"
	}
	return "some"
}

func (t *preferenceTeller) letters(stays []string) page.Spans {
	var list []page.Spans
	for _, s := range stays {
		list = append(list, t.t.say("preferences.letter", args{"which": word(s)}))
	}
	return t.t.list("and", list)
}

// rests is a table of where all would stay.
func (t *preferenceTeller) rests() {
	t.t.heading(t.t.say("preferences.rests", nil))
	r := t.a.Rest
	switch {
	case r == nil:
		t.t.para(0, t.t.say("preferences.rests.many", args{"n": count(t.a.Of)}))
		return
	case len(r.List) == 0:
		t.t.para(0, on(fromModel, t.t.say("preferences.rests.none", nil)))
		return
	}
	t.t.para(0, t.t.say("preferences.rests.means", args{"kind": word(t.a.Kind)}))
	x := page.Table{Columns: []page.Column{{Max: 30, Wrap: true, Names: true}},
		Head: []page.Spans{t.t.say("depth.head.where", nil)}}
	for _, by := range r.List[0].By {
		x.Columns = append(x.Columns, page.Column{})
		x.Head = append(x.Head, t.t.say("preferences.head.by", args{"concept": word(by.Concept)}))
	}
	for i := range r.List[:min(mostStaying, len(r.List))] {
		s := &r.List[i]
		row := []page.Spans{t.where(&s.PerceivedState).Sentence()}
		for _, by := range s.By {
			row = append(row, t.cell(by.Stays))
		}
		x.Rows = append(x.Rows, row)
	}
	t.t.table(&x)
	if left := len(r.List) - len(x.Rows); left > 0 {
		t.t.para(0, t.t.say("depth.rests.more", args{"n": count(left)}))
	}
}

func (t *preferenceTeller) cell(stays []string) page.Spans {
	if t.a.Kind == "unknown" && len(stays) > 0 {
		var out page.Spans
		for i, s := range stays {
			if i > 0 {
				out = append(out, page.Span{Text: " "})
			}
			out = append(out, t.t.say("preferences.cell", args{"which": word(s)})...)
		}
		return out
	}
	return t.t.say("preferences.mark", args{"how": word(t.kind(stays))})
}

// PreferencesSheet is who stays where as a table: a row for each situation asked about, each party and each notion,
// and for each situation in which all stay, under all.
func (v *Voice) PreferencesSheet(a *answer.Preferences) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{"state", "code", "party", "concept", "stays"}}
	rows := func(s *answer.PerceivedState, who page.Spans, list []answer.StayBy) {
		for i := range list {
			out.Rows = append(out.Rows, []page.Spans{code(strconv.Itoa(s.State)), code(s.Code), who,
				code(list[i].Concept), code(strings.Join(list[i].Stays, " "))})
		}
	}
	for i := range a.States {
		s := &a.States[i]
		for j := range s.Parties {
			rows(&s.PerceivedState, t.party(s.Parties[j].Party), s.Parties[j].By)
		}
	}
	if a.Rest != nil {
		for i := range a.Rest.List {
			rows(&a.Rest.List[i].PerceivedState, code("all"), a.Rest.List[i].By)
		}
	}
	return out
}
