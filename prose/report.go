package prose

import (
	"maps"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// oneSheetOfPaper is how full a sheet of paper may be: what is left is for fonts that are
// wider than others.
const oneSheetOfPaper = 0.98

// mostBegun is how full the first sheet is at most where what stands on the second begins on it.
const mostBegun = 0.8

// acrossSheets is what stays blank of a sheet where lines and rows go on to another.
const acrossSheets = 0.06

// Report words what is handed on of talks: the answer on two sheets of paper, and behind
// them what proves it, with every picture there is something to show for, what it leans
// on, whose words it cites, what its words mean and of which files it was made. Whatever
// the brief of two screens says stands in it.
//
// Of a case with more states than can be listed it has what the brief of such a case says, and
// pictures of the record alone.
func (v *Voice) Report(a *answer.Report) *page.Document { return v.report(a, true) }

// report is a report, with pictures and what the brief says besides, or without either: what
// finds room beside pictures depends on how wide names are, and what is said besides is found by
// its words.
func (v *Voice) report(a *answer.Report, besides bool) *page.Document {
	r := &reporter{Voice: v, a: a, pictures: map[string]*Picture{}, shown: map[string]bool{}}
	if besides {
		r.draw()
	}
	out := &page.Document{}
	if a.Large != nil {
		out.Add(r.largeAnswer().Blocks...)
		out.Add(page.Break{})
		r.behind = r.largeWhy()
	} else {
		first := r.answer()
		out.Add(first.Blocks...)
		if page.Sheets(first)[0] > mostBegun {
			out.Add(page.Break{})
			first = &page.Document{}
		}
		r.behind = r.why(first)
	}
	r.shown = figuresIn(r.behind)
	out.Add(r.behind.Blocks...)
	out.Add(page.Break{Name: v.say("report.proof", nil)})
	begins := len(out.Blocks)
	out.Add(r.proof()...)
	if besides {
		r.besides(out)
	}
	r.made(out)
	out.Blocks = append(out.Blocks[:begins], filling(out.Blocks[begins:])...)
	return r.cited(out)
}

// ReportFrame is what a report says around its document on a page of its own.
func (v *Voice) ReportFrame(a *answer.Report) *page.Frame {
	t := v.teller(&a.Glossary)
	day := page.Spans(nil)
	if a.AsOf != "" {
		day = t.weekday(a.AsOf)
	}
	return &page.Frame{
		Language: v.messages.tag.String(),
		Kind:     t.say("report.kind", nil),
		Aside:    t.say("report.day", args{"day": day}),
		Skip:     t.say("report.skip", nil),
		Contents: t.say("report.contents", nil),
		Key:      t.say("report.key", nil),
		Folds:    t.say("report.folds", nil),
		Foot:     t.say("report.foot", args{"title": unstopped(t.caseTitle().String()), "day": day}),
		Sheet: t.say("report.sheet", args{"sheet": page.Spans{{Kind: page.Number, Text: "1", ID: "sheet"}},
			"sheets": page.Spans{{Kind: page.Number, Text: "1", ID: "sheets"}}}),
	}
}

// A reporter words a report.
type reporter struct {
	*Voice
	a        *answer.Report
	pictures map[string]*Picture // by kind
	shown    map[string]bool     // kinds that stand on the page already
	told     map[int]bool        // findings whose proof stands on the page already, by number
	behind   *page.Document      // the second sheet
}

// draw draws the pictures that there is something to show for.
func (r *reporter) draw() {
	var answers []any
	if r.a.Brief != nil {
		answers = append(answers, r.a.Brief)
	}
	if r.a.Timeline != nil {
		answers = append(answers, r.a.Timeline, r.a.Commitments)
	}
	list := r.Pictures(answers...)
	for i := range list {
		r.pictures[list[i].ID] = &list[i]
	}
	if p := r.pictures["risk"]; p != nil { // what the ways ask stands in a table, side by side
		p.Parts = r.teller(&r.a.Brief.Glossary).riskOf(pictured(r.a.Brief), stepsAlone).Parts
	}
}

// brief is a teller of the brief within the report.
func (r *reporter) brief() *briefTeller {
	b := r.a.Brief
	if b == nil {
		b = &answer.Brief{Head: r.a.Head, Glossary: r.a.Glossary}
	}
	t := &briefTeller{teller: r.teller(&b.Glossary), a: b}
	t.unnumbered = true
	return t
}

// sheet tells chapters on one sheet of paper, or on as much of two as follows what stands there
// already; begin begins it.
func (r *reporter) sheet(before *page.Document, begin func(*briefTeller),
	chapters func(*briefTeller) []chapter) *page.Document {
	t := r.brief()
	t.tabled = true
	f := fitting{
		begin: func() *teller {
			t.teller, t.kindsTold, t.impatient, t.safeTold = r.teller(&r.a.Brief.Glossary), false, "", false
			t.unnumbered, t.proven = true, true
			begin(t)
			return t.teller
		},
		chapters: func() []chapter { return chapters(t) },
		end:      func() *page.Document { return &t.doc },
	}
	if len(before.Blocks) == 0 {
		return f.within(func(d *page.Document) float64 { return page.Sheets(d)[0] / oneSheetOfPaper })
	}
	return f.within(func(d *page.Document) float64 {
		both := &page.Document{Blocks: slices.Concat(before.Blocks, d.Blocks)}
		return page.Sheets(both)[0] / (2*oneSheetOfPaper - acrossSheets)
	})
}

// answer is the first sheet: the answer, where it stands, and what to ask.
func (r *reporter) answer() *page.Document {
	return r.sheet(&page.Document{}, func(t *briefTeller) {
		t.briefHead(&r.a.Head)
		t.doc.Add(page.Break{Name: t.say("report.answer", nil)})
	}, func(t *briefTeller) []chapter {
		if t.a.Overview != nil {
			return t.overviewChapters()[:3]
		}
		return []chapter{
			{t.say("brief.short", nil), t.shortPieces()},
			{t.say("brief.open", nil), t.openPieces()},
			{t.say("brief.stands", nil), t.standsPieces()},
			{t.say("brief.meant", nil), t.meantPieces()},
			{t.say("brief.ask", nil), t.askPieces()},
		}
	})
}

// why is the second sheet, or what follows the answer on two: why it is stuck, and what would
// help.
func (r *reporter) why(before *page.Document) *page.Document {
	return r.sheet(before, func(t *briefTeller) {
		r.told, t.exposedShown = map[int]bool{}, false
		r.shown = map[string]bool{}
		t.proofOf = func(f *answer.Finding) { r.fold(t, f, true) }
		t.stepsOf = func(v *answer.Way) { r.steps(t, v) }
	}, func(t *briefTeller) []chapter {
		switch {
		case t.a.Overview != nil:
			return t.overviewChapters()[3:6]
		case !t.bound():
			return t.openChapters()
		}
		stuck := slices.Concat([]piece{r.picture(t, "circle", -2)}, t.heldPieces(), t.stuckPieces())
		ways := append([]piece{passing(-2, func() { r.glance(t) })}, t.waysPieces()...)
		return []chapter{
			{t.say("findings", nil), append(stuck, always(func() { r.folds(t) }))},
			{t.say("ways", nil), ways},
			{t.say("brief.if", nil), r.ifPieces(t)},
		}
	})
}

// ifPieces is what is left if a party is of another type, to which pictures give way; and as a
// brief has it.
func (r *reporter) ifPieces(t *briefTeller) []piece {
	return append([]piece{{
		{-1, func() { t.paraOf(t.kindsGist()) }},
		{-3, func() { t.paraOf(t.kindsLeft(true)) }},
		{}}}, t.ifPieces()[1:]...)
}

// picture is a picture of a kind, if there is one and room for it.
func (r *reporter) picture(t *briefTeller, kind string, rank int) piece {
	return passing(rank, func() { r.show(t.teller, kind) })
}

// show puts a picture of a kind on a page, if there is one.
func (r *reporter) show(t *teller, kind string) bool {
	p := r.pictures[kind]
	if p == nil || r.shown[kind] {
		return false
	}
	r.shown[kind] = true
	t.doc.Add(p.Figure)
	return true
}

// glance puts on a page who carries the risk on what is open and on the ways to the first
// goal; the picture in full is in the proof.
func (r *reporter) glance(t *briefTeller) {
	if r.pictures["risk"] == nil {
		return
	}
	if f := r.teller(&r.a.Brief.Glossary).riskAtAGlance(r.a.Brief); f != nil {
		f.ID, t.exposedShown = "risk-in-short", true
		t.doc.Add(*f)
	}
}

// figuresIn is the kinds of pictures on a page.
func figuresIn(d *page.Document) map[string]bool {
	out := map[string]bool{}
	for _, b := range d.Blocks {
		if f, is := b.(page.Figure); is {
			out[f.ID] = true
		}
	}
	return out
}

// folds is the proofs of those findings that are not told, to be opened.
func (r *reporter) folds(t *briefTeller) {
	for i := range t.a.Findings {
		r.fold(t, &t.a.Findings[i], false)
	}
}

// foldTitle is a finding in a few words that no other finding has.
func (t *briefTeller) foldTitle(f *answer.Finding) page.Spans {
	gist := t.findingGist(f)
	if p, is := f.Proof.(*answer.Costly); is {
		s := &p.Stance
		gist = t.say("report.fold.stance", args{"title": gist,
			"refuses": t.noun(s.Refuses), "until": t.noun(s.Until), "order": word(s.Order)})
	}
	return gist
}

// fold is the proof of a finding, to be opened; told is whether the finding stands before it.
func (r *reporter) fold(t *briefTeller, f *answer.Finding, told bool) {
	if r.told[f.Number] {
		return
	}
	r.told[f.Number] = true
	blocks := t.tellApart(func() {
		if s := tellingOf(f); s.whole != nil {
			s.whole(t.teller, f.Proof)
		} else {
			t.findingProof(f)
			t.why(f)
		}
	})
	if len(blocks) > 0 {
		t.doc.Add(page.Fold{ID: page.Place("finding", digits(f.Number).String()),
			Summary: t.say("report.fold.finding", args{"title": t.foldTitle(f), "told": yes(told)}), Blocks: blocks})
	}
}

// steps is a way step by step, to be opened.
func (r *reporter) steps(t *briefTeller, v *answer.Way) {
	blocks := t.tellApart(func() { t.wayBySteps(v) })
	if len(blocks) > 0 {
		t.doc.Add(page.Fold{ID: page.Place("way", v.Letter),
			Summary: t.say("report.fold.way", args{"way": wayLetter(v.Letter)}), Blocks: blocks})
	}
}

// tellApart returns what is told, as blocks that do not stand on the page yet.
func (t *teller) tellApart(tell func()) []page.Block {
	before := t.doc.Blocks
	t.doc.Blocks = nil
	tell()
	out := t.doc.Blocks
	t.doc.Blocks = before
	return out
}

// cited ends a report with what it cites: where that stands and, of texts at hand, its words.
func (r *reporter) cited(d *page.Document) *page.Document {
	t := r.teller(&r.a.Glossary)
	t.doc = *d
	t.sources()
	for i, b := range t.doc.Blocks {
		if n, is := b.(page.Notes); is {
			t.doc.Blocks[i] = page.Notes{Head: n.Head} // each note by itself, with its words
		}
	}
	for i := range r.a.Glossary.Passages {
		p := &r.a.Glossary.Passages[i]
		if t.doc.Notes[string(p.Ref)] != nil {
			t.doc.Notes[string(p.Ref)] = page.Join(t.placedAlone(p), t.quoted(p))
		}
	}
	for i := range r.a.Glossary.Sources {
		if id := r.a.Glossary.Sources[i].ID; t.doc.Notes[string(id)] != nil {
			t.doc.Notes[string(id)] = t.placedAlone(&answer.PassageText{Ref: answer.Ref(id), Source: id})
		}
	}
	for _, p := range r.pictures {
		own := maps.Clone(p.Notes)
		maps.DeleteFunc(own, func(ref string, _ page.Spans) bool { return t.doc.Notes[ref] != nil })
		maps.Copy(t.doc.Notes, own)
	}
	return &t.doc
}

// quoted is the words of a passage where they are at hand, else what we say of it.
func (t *teller) quoted(p *answer.PassageText) page.Spans {
	switch {
	case p.Words != "":
		return t.say("report.words", args{"words": quote(p.Words)})
	case p.Says != "":
		return t.say("report.says", args{"says": quote(p.Says)})
	}
	return nil
}
