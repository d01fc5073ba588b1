package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// proof is what proves the answer, in the order of the questions that it answers.
func (r *reporter) proof() []page.Block {
	t := r.brief()
	all := []func(*briefTeller){r.pictured, r.sideBySide, r.bottomLines, r.today, r.history, r.owed, r.sure, r.leaning}
	if r.a.Large != nil {
		all = []func(*briefTeller){r.largeGains, r.history, r.owed}
	}
	for _, c := range all {
		c(t)
	}
	return t.doc.Blocks
}

// mostBlank is how much of a sheet of paper may stay blank before a picture for which there is no
// room, as long as something else could fill it.
const mostBlank = 0.2

// filling puts sections in an order in which sheets of paper are filled: where a section would
// leave much of one blank, the first behind it that would not comes before it.
func filling(blocks []page.Block) []page.Block {
	var waiting [][]page.Block // sections
	for _, b := range blocks {
		if h, is := b.(page.Heading); is && h.Level == 2 || len(waiting) == 0 {
			waiting = append(waiting, nil)
		}
		last := &waiting[len(waiting)-1]
		*last = append(*last, b)
	}
	out := &page.Document{}
	for len(waiting) > 0 {
		next := slices.IndexFunc(waiting, func(s []page.Block) bool {
			return page.Blank(&page.Document{Blocks: slices.Concat(out.Blocks, s)})-page.Blank(out) <= mostBlank
		})
		next = max(0, next)
		out.Add(waiting[next]...)
		waiting = slices.Delete(waiting, next, next+1)
	}
	return out.Blocks
}

// section tells something under a heading, which is left out where nothing is told.
func (t *teller) section(id string, head page.Spans, tell func()) {
	if blocks := t.tellApart(tell); len(blocks) > 0 {
		t.doc.Add(page.Heading{Level: 2, Text: head, ID: id})
		t.doc.Add(blocks...)
	}
}

// pictured is the pictures that found no room before, and those of the table and of
// doubt, each in a section of its own.
func (r *reporter) pictured(t *briefTeller) {
	for _, kind := range []string{"circle", "risk", "table", "doubt"} {
		t.section("about-"+kind, t.say("report."+kind, nil), func() { r.show(t.teller, kind) })
	}
}

// sideBySide is the ways to each goal beside one another, and then each in full.
func (r *reporter) sideBySide(t *briefTeller) {
	if !t.bound() {
		return
	}
	t.section("side-by-side", t.say("report.ways", nil), func() {
		t.wayColumns()
		t.jointly()
		t.doc.Add(page.Fold{Summary: t.say("report.fold.ways", nil), Blocks: t.tellApart(func() {
			for _, p := range append(t.goalsPieces(true), t.notEnoughPieces()...) {
				p[0].tell()
			}
		})})
	})
}

// wayColumns is the ways to each goal in a table, a row each.
func (t *briefTeller) wayColumns() {
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		table := page.Table{Depth: 1, Columns: []page.Column{{Max: 24, Names: true}, {Max: 32}, {Max: 24}, {}},
			Head: []page.Spans{t.say("report.col.way", nil), t.say("report.col.asks", nil),
				t.say("report.col.worse", nil), t.say("report.col.holds", nil)}}
		for j := range g.Ways {
			v := &g.Ways[j]
			table.Rows = append(table.Rows, []page.Spans{
				t.say("report.way", args{"way": wayLetter(v.Letter), "name": t.wayName(v)}),
				t.say("report.asks", args{"asks": t.askings(v, func(answer.LeverID) bool { return false })}),
				t.say("report.worse", args{"who": t.stretchesBySteps(v)}),
				on(fromModel, t.say("report.holds", args{"holds": word(holding(v))})),
			})
		}
		if len(table.Rows) > 0 {
			t.doc.Add(page.Heading{Level: 3, Text: t.say("report.to", args{"goal": t.goalNoun(g)})}, table)
		}
	}
}

// bottomLines is what those would take who refuse something.
func (r *reporter) bottomLines(t *briefTeller) {
	t.section("bottom-lines", t.say("price.brief", nil), func() {
		for _, p := range t.pricePieces() {
			p[0].tell()
		}
	})
}

// today is what each party could do today, and what that would bring it.
func (r *reporter) today(t *briefTeller) {
	if !t.bound() {
		return // the second sheet has it
	}
	t.section("today", t.say("report.today", nil), func() {
		for i := range t.a.Parties {
			p := &t.a.Parties[i]
			t.para(1, on(fromModel, t.couldDo(p)))
			if blocks := t.tellApart(t.ofModel(func() { t.partyMoves(p) })); len(blocks) > 0 {
				t.doc.Add(page.Fold{Summary: t.say("report.fold.party", args{"party": t.inText(p.ID)}), Blocks: blocks})
			}
		}
	})
}

// couldDo is whether a party has anything to gain alone, and why it does not do it.
func (t *briefTeller) couldDo(p *answer.Party) page.Spans {
	in := args{"party": t.inText(p.ID), "do": page.Spans(nil), "stays": staying(p)}
	if len(p.Gains) > 0 {
		in["do"] = t.doing(unanswered(p).Move.Changes)
	}
	return t.say("report.could", in)
}

// history is how it came to this: the record, a fold a year.
func (r *reporter) history(t *briefTeller) {
	if r.a.Timeline == nil || len(r.a.Timeline.Rows) == 0 {
		return
	}
	t.section("about-time", t.say("report.time", nil), func() {
		if !r.show(t.teller, "time") {
			r.lately(t)
		}
		t.doc.Add(folded(r.Timeline(r.a.Timeline).Blocks)...)
	})
}

// mostLately is how many entries of a record stand open where there is no picture of it.
const mostLately = 8

// lately is the last entries of the record.
func (r *reporter) lately(t *briefTeller) {
	last := *r.a.Timeline
	last.Rows = last.Rows[max(0, len(last.Rows)-mostLately):]
	for _, b := range r.Timeline(&last).Blocks {
		if table, is := b.(page.Table); is {
			t.doc.Add(table)
		}
	}
}

// folded puts what stands under each heading of level 2 into a fold.
func folded(blocks []page.Block) []page.Block {
	var out []page.Block
	for _, b := range blocks {
		switch b := b.(type) {
		case page.Heading:
			if b.Level == 2 {
				out = append(out, page.Fold{Summary: b.Text})
			}
		case page.Gap, page.Notes:
		default:
			if at := len(out) - 1; at >= 0 {
				if f, is := out[at].(page.Fold); is {
					f.Blocks = append(f.Blocks, b)
					out[at] = f
				}
			}
		}
	}
	return out
}

// owed is who owes what to whom, in short and in full.
func (r *reporter) owed(t *briefTeller) {
	if r.a.Commitments == nil || len(r.a.Commitments.Rows) == 0 {
		return
	}
	of := r.promiseTeller(r.a.Commitments)
	t.section("about-owes", t.say("report.owes", nil), func() {
		t.para(1, of.inShort())
		r.show(t.teller, "owes")
		t.doc.Add(folded(r.Commitments(r.a.Commitments).Blocks)[1:]...)
	})
}

// sure is how sure each conclusion is, and what to argue about.
func (r *reporter) sure(t *briefTeller) {
	t.section("how-sure", t.say("robust", nil), func() { t.surely(t.a.Sure, 3, false) })
}

// leaning is what the answers lean on.
func (r *reporter) leaning(t *briefTeller) {
	t.section("leans", t.say("brief.leans", nil), func() {
		for _, p := range t.leansPieces() {
			p[0].tell()
		}
		t.withoutHeading(t.leans)
	})
}

// besides adds what the brief of two screens says and the report has not said: sentences, and of
// tables that have heads the whole.
func (r *reporter) besides(d *page.Document) {
	said := map[string]bool{}
	for _, s := range d.Sentences() {
		said[s.Text.String()] = true
	}
	var list []page.Block
	section, told := page.Spans(nil), ""
	add := func(b page.Block) {
		if name := section.String(); name != told {
			told = name
			list = append(list, page.Heading{Level: 3, Text: section})
		}
		list = append(list, b)
	}
	for _, b := range r.whole().Blocks {
		if head, is := b.(page.Heading); is && head.Level == 2 {
			section = head.Text
		}
		if section == nil {
			continue
		}
		if table, is := b.(page.Table); is && len(table.Head) > 0 {
			if !standsOn(d.Blocks, &table) {
				add(table)
			}
			continue
		}
		one := &page.Document{Blocks: []page.Block{page.Heading{Level: 2, Text: section}, b}}
		for _, s := range one.Sentences() {
			text := s.Text.String()
			if _, asked, _ := strings.Cut(text, ": "); !said[text] && !said[asked] { // whom is said before it
				add(page.Item{Depth: 1, Text: resting(s.Basis, s.Text)})
			}
		}
	}
	if list != nil {
		d.Add(page.Heading{Level: 2, Text: r.say("report.besides", nil), ID: "besides"})
		d.Add(list...)
	}
}

// whole is the brief of two screens; of a case with more states than can be listed all that
// is known of it.
func (r *reporter) whole() *page.Document {
	if r.a.Large != nil {
		return r.largeWhole()
	}
	return r.Voice.brief(r.a.Brief, true)
}

// standsOn reports whether blocks have a table of these heads and as many rows.
func standsOn(list []page.Block, x *page.Table) bool {
	return slices.ContainsFunc(list, func(b page.Block) bool {
		switch b := b.(type) {
		case page.Table:
			return len(b.Rows) == len(x.Rows) && slices.EqualFunc(b.Head, x.Head, func(a, b page.Spans) bool {
				return a.String() == b.String()
			})
		case page.Fold:
			return standsOn(b.Blocks, x)
		}
		return false
	})
}

// made adds what the words of a report mean, and of what it was made.
func (r *reporter) made(d *page.Document) {
	t := r.teller(&r.a.Glossary)
	t.section("words", t.say("report.means", nil), func() { t.means(r.a) })
	t.section("made", t.say("report.made", nil), func() {
		t.para(1, on(ours, t.say("report.version", args{"n": count(len(r.a.Inputs))})))
		table := page.Table{Depth: 1, Columns: []page.Column{{Max: 40, Names: true}, {}}}
		table.Rows = append(table.Rows, []page.Spans{t.say("report.program", nil), name(r.a.Program, "")})
		for _, in := range r.a.Inputs {
			table.Rows = append(table.Rows, []page.Spans{name(in.File, string(in.Source)), name(in.Digest, "")})
		}
		t.table(&table)
	})
	d.Add(t.doc.Blocks...)
}

// meanings are the words that a report explains where it uses them: the messages of what
// they mean, and what of a page shows that they are used.
var meanings = []struct {
	key  string
	used func(*answer.Report) bool
}{
	{"stated", evident("stated")}, {"claimed", evident("claimed")}, {"reported", evident("reported")},
	{"inferred", evident("inferred")}, {"assumed", evident("assumed")},
	{"waits", ofBrief(func(b *answer.Brief) bool { return first[*answer.Circle](b) != nil })},
	{"better", func(*answer.Report) bool { return true }},
	{"worse", ofBrief(func(b *answer.Brief) bool { return len(b.Ways) > 0 })},
	{"way", ofBrief(func(b *answer.Brief) bool { return len(b.Ways) > 0 })},
	{"holds", func(*answer.Report) bool { return true }},
	{"lost", ofBrief(func(b *answer.Brief) bool { return b.Leaning != nil })},
}

// ofBrief reports something of the brief of a report, if it has one.
func ofBrief(is func(*answer.Brief) bool) func(*answer.Report) bool {
	return func(a *answer.Report) bool { return a.Brief != nil && is(a.Brief) }
}

// evident reports of a report whether something in its brief is known so.
func evident(how string) func(*answer.Report) bool {
	return func(a *answer.Report) bool {
		if a.Large != nil {
			return knownSo(a.Large, how)
		}
		return slices.ContainsFunc(a.Brief.Evidence, func(e answer.Evidence) bool { return e.How == how })
	}
}

// means explains words: those for how something is known as they are marked on the page.
func (t *teller) means(a *answer.Report) {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 24, Names: true}, {}}}
	for _, m := range meanings {
		if !m.used(a) {
			continue
		}
		term := t.say("report.term", args{"term": word(m.key)})
		if slices.Contains(strengths, m.key) {
			term = known(m.key, term)
		}
		table.Rows = append(table.Rows, []page.Spans{term, on(ours, t.say("report.meaning",
			args{"term": word(m.key)}))})
	}
	t.table(&table)
}

// known marks words as those for how something is known.
func known(how string, s page.Spans) page.Spans {
	if how == "" || !slices.Contains(strengths, how) {
		return s
	}
	return page.Spans{{Kind: page.Known, ID: how, Text: strings.TrimSpace(s.String())}}
}
