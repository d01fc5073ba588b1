package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// oneSheet is how many lines of text a chair's sheet has at most, at the usual width.
const oneSheet = 68

// Ways words the ways out of a case: those of the brief for a chair, on one sheet
// as far as they fit; those of another choice of levers one after another.
func (v *Voice) Ways(a *answer.Ways) *page.Document {
	if !a.Sheet {
		return v.AllWays(a)
	}
	t := v.sheet(a)
	begin := func() *teller {
		t.teller = v.teller(&a.Glossary)
		t.sheetHead()
		return t.teller
	}
	end := func() *page.Document {
		t.doc.Uncite() // passages stand in the brief, under the same letters, and on the sheet of all ways
		return &t.doc
	}
	return fit(oneSheet, begin, t.chapters, end)
}

// AllWays words the ways out of a case, each step by step, whatever room they take.
func (v *Voice) AllWays(a *answer.Ways) *page.Document {
	t := v.sheet(a)
	t.whole = true
	t.sheetHead()
	for _, c := range t.chapters() {
		t.chapter(c, make([]int, len(c.pieces)))
	}
	t.sources()
	return &t.doc
}

// A sheetTeller tells ways for a chair: what it tells of what a brief has, as a
// brief does.
type sheetTeller struct {
	*briefTeller
	ways  *answer.Ways
	whole bool // whether the ways to further goals are told in full too
}

func (v *Voice) sheet(a *answer.Ways) *sheetTeller {
	b := &answer.Brief{Head: a.Head, Ways: a.Ways, Open: a.Open, NotEnough: a.NotEnough, Under: a.Under,
		Unsearched: a.Unsearched}
	for i := range a.Doubts {
		b.Findings = append(b.Findings, answer.Finding{Proof: &a.Doubts[i]})
	}
	return &sheetTeller{&briefTeller{teller: v.teller(&a.Glossary), a: b}, a, false}
}

func (t *sheetTeller) sheetHead() {
	t.briefHead(&t.a.Head)
	t.para(0, t.say("sheet.what", args{"sheet": yes(t.ways.Sheet)}))
}

// chapters is the outline of a sheet.
func (t *sheetTeller) chapters() []chapter {
	return []chapter{
		{t.say("ways", nil), t.goalsPieces(t.whole)},
		{t.say("brief.if", nil), t.ifPieces()},
		{t.say("sheet.open", nil), []piece{t.staying(t.openInShort)}},
		{t.say("sheet.not-enough", nil), t.notEnoughPieces()},
		{t.say("sheet.ask", nil), t.questionPieces()},
		{t.say("price.brief", nil), []piece{passing(9, t.prices)}},
	}
}

// openInShort is what is open as things are, what it costs and whether it lasts.
func (t *sheetTeller) openInShort() page.Spans {
	w := t.a.Open
	switch {
	case w == nil && t.bound() && t.ways.Sheet:
		return on(fromModel, t.say("sheet.none-open", nil))
	case w == nil:
		return nil
	}
	risk := t.openRisk(w, t.until)
	if eitherExposed(w) {
		risk = t.eitherBegins(w, nil, nil)
	}
	return inARow(on(fromModel, t.say("way.to", args{"acts": t.doneOn(w)})), risk,
		t.preferring(w), on(fromModel, t.openHolds(w)), on(ours, t.openFails(w)))
}

// prices is what those would take who refuse something.
func (t *sheetTeller) prices() {
	if t.ways.BottomLines == nil {
		return
	}
	t.priceList(t.ways.BottomLines)
	t.para(1, on(ours, t.say("price.note", nil)))
}

// goalsPieces is the ways to each goal: those to the first that has any, or to
// all, with all that one asks, and those to others in a line each.
func (t *briefTeller) goalsPieces(whole bool) []piece {
	var out []piece
	spelled := false
	told := map[string]string{}
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		switch {
		case len(g.Ways) == 0:
			out = append(out, passing(7, func() { t.para(1, t.noWays(g)) }))
		case whole || !spelled:
			spelled = true
			out = append(out, t.askedWays(g, told)...)
		default:
			out = append(out, piece{{6, func() { t.waysInALine(g) }}, {2, func() { t.waysByName(g) }}, {}})
		}
	}
	if len(t.a.Ways) == 0 {
		out = append(out, always(func() { t.para(1, on(ours, t.say("sheet.unbound", nil))) }))
	}
	return append(out, passing(2, func() { t.unsearched(t.a.Unsearched) }))
}

// waysByName names the ways to a goal, and no more.
func (t *teller) waysByName(g *answer.WaysTo) {
	for i := range g.Ways {
		v := &g.Ways[i]
		t.label(1, wayLetter(v.Letter), t.say("sheet.way.to", args{"name": t.wayName(v), "goal": t.goalNoun(g)}))
	}
}

// askedWays is the ways to a goal: what all need, and each with what it asks, who
// gives up what, its steps, who is worse off meanwhile and whether it would hold;
// told has the ways by where they lead.
func (t *briefTeller) askedWays(g *answer.WaysTo, told map[string]string) []piece {
	needs := func(long bool) func() {
		return func() {
			t.para(1, on(fromModel, t.toGoal(g)))
			if len(g.Common) > 0 {
				t.table(t.wayTable(t.needRows(g, long)))
			}
		}
	}
	out := []piece{{{8, needs(true)}, {0, needs(false)}}}
	for i := range g.Ways {
		v := &g.Ways[i]
		key := v.To.Code + holding(v)
		as := told[key]
		if as == "" {
			told[key] = v.Letter
		}
		full, short := t.wayRows(g, v, as, 2), t.wayRows(g, v, as, 1)
		tell := func(rows [][]page.Spans) func() {
			return func() {
				t.label(1, wayLetter(v.Letter), t.say("sheet.way", args{"name": t.wayName(v)}))
				t.table(t.wayTable(rows))
			}
		}
		out = append(out, piece{{8, tell(full)}, {4, tell(short)}, {0, tell(t.wayRows(g, v, as, 0))}})
	}
	return out
}

func (t *teller) wayTable(rows [][]page.Spans) *page.Table {
	return &page.Table{Depth: 2, Columns: []page.Column{{Min: 9, Max: 9}, {}}, Rows: rows}
}

// toGoal is the goal, with how many of its ways are told.
func (t *teller) toGoal(g *answer.WaysTo) page.Spans {
	return t.say("sheet.to", args{"goal": t.goalNoun(g), "n": count(len(g.Ways)), "more": count(g.Count - len(g.Ways))})
}

// needRows is what all ways to a goal ask, and, at length, who gives up what by that.
func (t *teller) needRows(g *answer.WaysTo, long bool) [][]page.Spans {
	shared := func(l answer.LeverID) bool { return !slices.Contains(g.Common, l) }
	rows := [][]page.Spans{{t.say("sheet.all", args{"n": count(len(g.Ways))}),
		on(fromModel, t.say("sheet.asks", args{"asks": t.askings(&g.Ways[0], shared)}))}}
	if !long {
		return rows
	}
	for _, up := range t.stands(&g.Ways[0], shared) {
		rows = append(rows, []page.Spans{nil, up})
	}
	return rows
}

// wayRows is a way in rows; as is the way that leads where it does, and much how
// much is told of it.
func (t *teller) wayRows(g *answer.WaysTo, v *answer.Way, as string, much int) [][]page.Spans {
	var rows [][]page.Spans
	row := func(label string, texts ...page.Spans) {
		for i, text := range said(texts...) {
			of := t.say(label, nil)
			if i > 0 {
				of = nil
			}
			rows = append(rows, []page.Spans{of, text})
		}
	}
	if asks := t.askings(v, own(g)); asks != nil {
		row("sheet.row.ask", on(fromModel, t.say("sheet.asks", args{"asks": asks})))
	} else {
		row("sheet.row.ask", on(fromModel, t.say("sheet.nobody", args{"else": yes(len(v.Levers) > 0)})))
	}
	if much > 0 {
		stands := t.stands(v, own(g))
		if stands == nil && len(v.Levers) > len(g.Common) {
			stands = []page.Spans{on(fromModel, t.say("sheet.none-drops", nil))}
		}
		row("sheet.row.stands", stands...)
	}
	row("sheet.row.steps", t.stepRow(v, much > 1)...)
	row("sheet.row.worse", on(fromModel, t.say("sheet.worse", args{"who": t.stretchesBySteps(v)})))
	row("sheet.row.holds", t.holdsRow(v, as, much > 1))
	return rows
}

// stepRow is the steps of a way, a sentence of each: at length, or in a row, with what each is taken for.
func (t *teller) stepRow(v *answer.Way, long bool) []page.Spans {
	var out []page.Spans
	for i := range v.Steps {
		s := &v.Steps[i]
		if long {
			out = append(out, on(fromModel, t.say("brief.step.run", args{"n": digits(i + 1),
				"what": t.stepInWords(v, s).Sentence()})))
			continue
		}
		out = append(out, t.say("brief.step.run", args{"n": digits(i + 1), "what": t.stepRun(v, s)}))
	}
	if long {
		return out
	}
	return []page.Spans{on(fromModel, between(out, "; "))}
}

// holdsRow is whether where a way leads would hold, and why: what somebody could
// gain by leaving, and what answers that.
func (t *teller) holdsRow(v *answer.Way, as string, why bool) page.Spans {
	holds := on(fromModel, t.say("sheet.holds", args{"holds": word(holding(v)), "as": wayLetter(as)}))
	if len(v.Hollow) > 0 {
		holds = inARow(holds, on(fromModel, t.hollow(v)))
	}
	switch {
	case as != "" || !why && v.Credible:
		return holds
	case !why:
		return inARow(holds, t.keeps(v, 1))
	}
	return inARow(holds, t.keeps(v, 2), t.keepsToo(v, 2))
}

// stretchesBySteps is who is worse off than today on a way, by its steps; nothing of
// nobody.
func (t *teller) stretchesBySteps(v *answer.Way) page.Spans {
	var out []page.Spans
	for _, s := range stretches(v) {
		in := args{"party": t.short(s.party), "back": yes(s.back), "from": digits(s.from + 1), "until": page.Spans(nil)}
		if s.until < len(v.Steps) {
			in["until"] = digits(s.until + 1)
		}
		out = append(out, t.say("sheet.stretch", in))
	}
	return between(out, "; ")
}

// notEnoughPieces is what single changes do by themselves.
func (t *briefTeller) notEnoughPieces() []piece {
	var out []piece
	var nothing []page.Spans
	for i := range t.a.NotEnough {
		switch n := &t.a.NotEnough[i]; {
		case len(n.Lever.Asks) == 0 || t.enoughAlone(n):
		case n.Opens > 0:
			out = append(out, passing(4, func() { t.bullet(1, on(fromModel, t.byItself(n))) }))
		default:
			nothing = append(nothing, t.leverAsked(&n.Lever))
		}
	}
	if nothing == nil {
		return out
	}
	in := args{"n": count(len(nothing)), "what": between(nothing, "; ")}
	return append(out, piece{
		{6, func() { t.bullet(1, on(fromModel, t.say("sheet.nothing", in))) }},
		{3, func() { t.bullet(1, on(fromModel, t.say("sheet.nothing.count", args{"n": in["n"]}))) }}, {}})
}

// enoughAlone reports whether a lever by itself leads to the first goal that has ways: no other is pulled on one of
// these, or where it leads that goal is met and holds.
func (t *briefTeller) enoughAlone(n *answer.NotEnough) bool {
	g := t.firstGoal()
	return g != nil && (slices.Contains(n.Goals, g.Goal) || slices.ContainsFunc(g.Ways, func(v answer.Way) bool {
		return len(v.Levers) == 1 && v.Levers[0].ID == n.Lever.ID
	}))
}

// byItself is what a lever opens by itself.
func (t *teller) byItself(n *answer.NotEnough) page.Spans {
	in := args{"asks": t.leverAsked(&n.Lever), "acts": t.clauses(n.To.Changes), "goals": page.Spans(nil),
		"which": word("holds")}
	if n.Holds == 0 {
		in["which"] = word("no")
	}
	if len(n.Goals) > 0 {
		var goals []page.Spans
		for _, id := range n.Goals {
			goals = append(goals, t.goalNoun(&answer.WaysTo{Goal: id}))
		}
		in["goals"], in["which"] = t.list("and", goals), word("goals")
	}
	return t.say("sheet.by-itself", in)
}

// mostPut is how many questions a sheet puts.
const mostPut = 6

// questionPieces is what to ask before one proposes a way: what ways turn on.
func (t *sheetTeller) questionPieces() []piece {
	var out []piece
	for i := range t.ways.Questions {
		q := t.ways.Questions[i]
		if len(q.Turn.Ways) == 0 && !q.Turn.Open || len(out) == mostPut {
			continue
		}
		q.Turn.Findings = nil // the sheet tells none
		out = append(out, passing(1+4*min(len(out)/2, 1), func() { t.asks(&q) }))
	}
	return out
}
