package prose

import (
	"maps"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A deskTeller tells the parts of a brief that answer one question, whatever room they
// take, with the pictures that belong to it.
type deskTeller struct {
	*briefTeller
	pictures []Picture
}

func (v *Voice) desk(a *answer.Brief) *deskTeller {
	t := &deskTeller{&briefTeller{teller: v.teller(&a.Glossary), a: a}, v.Pictures(a)}
	t.unnumbered = true
	t.briefHead(&a.Head)
	return t
}

// picture adds the picture of a kind, if there is one, under no heading of its own.
func (t *deskTeller) picture(kind string) {
	for i := range t.pictures {
		if t.pictures[i].ID == kind {
			t.doc.Add(t.pictures[i].Figure)
		}
	}
}

// ended is the page with the footnotes of all that it cites.
func (t *deskTeller) ended() *page.Document {
	t.doneInWords()
	for i := range t.pictures {
		maps.Copy(t.doc.Notes, t.pictures[i].Notes)
	}
	return &t.doc
}

// told tells chapters in full.
func (t *deskTeller) told(chapters ...chapter) {
	for _, c := range chapters {
		t.chapter(c, make([]int, len(c.pieces)))
	}
}

// TableNow words where talks stand: the answer in short, what each party does today and
// how that is known, where they meet, what was agreed, and whether there is a table for
// it. Where the case does not say how things are, it is an overview.
func (v *Voice) TableNow(a *answer.Brief) *page.Document {
	t := v.desk(a)
	if a.Overview != nil {
		t.told(t.overviewChapters()...)
		return t.ended()
	}
	t.inShortFolded()
	t.byParty()
	t.picture("table")
	t.told(chapter{t.say("desk.met", nil), []piece{always(func() { t.trackRows(true) })}},
		chapter{t.say("desk.agreed", nil), []piece{always(func() { t.agreementRows(true) }), t.staying(t.differing)}},
		chapter{t.say("brief.meant", nil), t.meantPieces()})
	if !t.bound() {
		t.told(t.openChapters()...)
	}
	return t.ended()
}

// inShortFolded is the answer in short, under a fold.
func (t *deskTeller) inShortFolded() {
	at := len(t.doc.Blocks)
	t.told(chapter{t.say("brief.short", nil), t.shortPieces()})
	if len(t.doc.Blocks) == at {
		return
	}
	short := slices.Clone(t.doc.Blocks[at+1:])
	t.doc.Blocks = t.doc.Blocks[:at]
	t.doc.Add(page.Fold{ID: "short", Summary: t.say("brief.short", nil), Blocks: short})
}

// byParty is what each party does today, and how that is known.
func (t *deskTeller) byParty() {
	table := page.Table{Head: []page.Spans{t.say("desk.party", nil), t.say("desk.does", nil), t.say("desk.known", nil)},
		Columns: []page.Column{{Names: true}, {}, {}}}
	for _, d := range t.doings() {
		table.Rows = append(table.Rows, t.doingRow(&d))
	}
	t.table(&table)
}

// doings lists what is done today, by whom; parties that do the same stand together.
func (t *briefTeller) doings() []doing {
	var all []doing
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		for j := range p.Options {
			d := t.doesToday(p.ID, &p.Options[j])
			at := slices.IndexFunc(all, func(x doing) bool {
				return x.what != nil && d.what != nil && x.what.String() == d.what.String()
			})
			if at < 0 {
				all = append(all, d)
				continue
			}
			all[at].who = append(all[at].who, p.ID)
		}
	}
	return all
}

func (t *deskTeller) doingRow(d *doing) []page.Spans {
	var who []page.Spans
	for _, p := range d.who {
		who = append(who, t.inText(p).Sentence())
	}
	names := t.list("and", who)
	return []page.Spans{names, t.say("desk.today", args{"is": d.is, "not": d.not, "who": names, "n": count(len(who)),
		"option": t.optionNoun(d.option), "level": t.levelSaid(d.option, today(t.options[d.option])),
		"closed": d.closed}),
		t.knownHow(&d.known)}
}

// knownHow is how something is known, and by whom it was said.
func (t *teller) knownHow(c *answer.Claim) page.Spans {
	how := t.say("desk.how", args{"how": word(orNone(c.How))})
	if c.How != "" {
		how = page.Spans{{Kind: page.Known, Text: how.String(), ID: c.How}}
	}
	if by := t.claimant(c); c.How == "claimed" && by != nil {
		how = append(how, t.say("desk.by", args{"by": by})...)
	}
	return append(how, cite(c.Passages)...)
}

// WhyStuck words why talks are stuck: who waits for whom, and what was found: the
// weightiest in short with its proof folded, the rest as titles to be opened.
func (v *Voice) WhyStuck(a *answer.Brief) *page.Document {
	t := v.desk(a)
	if a.Overview != nil {
		t.told(t.overviewChapters()...)
		return t.ended()
	}
	if !t.bound() {
		t.para(0, on(fromModel, t.say("desk.none-stuck", nil)))
		t.told(t.openChapters()...)
	}
	t.picture("circle")
	first, further := t.weightiest()
	if len(first) > 0 {
		t.heading(t.say("desk.findings", nil))
		if first[len(first)-1].Number > len(first) {
			t.para(0, t.say("desk.findings.numbers", nil))
		}
	}
	for _, f := range first {
		t.proofFolded(f)
	}
	if len(further) > 0 {
		t.heading(t.say("desk.further", args{"n": count(len(further)), "alone": yes(len(first) == 0)}))
	}
	for _, f := range further {
		t.folded(f)
	}
	return t.ended()
}

// mostOpen is how many findings a page tells in short; the others are titles, to be opened.
const mostOpen = 5

// weightiest divides the findings into those that a page tells and those that it names: the
// first of each kind that decides what to do is told.
func (t *deskTeller) weightiest() (first, further []*answer.Finding) {
	seen := map[string]bool{}
	for i := range t.a.Findings {
		f := &t.a.Findings[i]
		rank, known := ranksOf[f.Kind]
		if known && rank <= 2 && !seen[f.Kind] && len(first) < mostOpen {
			first = append(first, f)
		} else {
			further = append(further, f)
		}
		seen[f.Kind] = true
	}
	return first, further
}

// proofFolded is a finding in short, with all that proves it under a fold.
func (t *deskTeller) proofFolded(f *answer.Finding) {
	t.doc.Add(page.Heading{Level: 3, ID: findingPlace(f), Text: t.numbered(f)})
	at := len(t.doc.Blocks)
	t.grounded(groundOf(f.Evidence), func() { t.findingInShort(f) })
	t.doc.Blocks = slices.Delete(t.doc.Blocks, at, min(at+1, len(t.doc.Blocks))) // its head
	if proof := t.proof(f); len(proof) > 0 {
		t.doc.Add(page.Fold{Summary: t.say("desk.proof", nil), Blocks: proof})
	}
}

// folded is a finding by its title, with all that proves it under a fold.
func (t *deskTeller) folded(f *answer.Finding) {
	t.doc.Add(page.Fold{ID: findingPlace(f), Summary: t.numbered(f), Blocks: t.proof(f)})
}

// proof is all that proves a finding.
func (t *deskTeller) proof(f *answer.Finding) []page.Block {
	return t.tellApart(func() {
		if s := tellingOf(f); s.whole != nil {
			s.whole(t.teller, f.Proof)
			return
		}
		t.findingProof(f)
		t.why(f)
	})
}

// numbered is the title of a finding with its number and what it rests on; of a circle of
// two what waits for what.
func (t *deskTeller) numbered(f *answer.Finding) page.Spans {
	return t.say("desk.finding", args{"n": digits(f.Number), "title": t.foldTitle(f).Sentence(),
		"how": t.evidence(f)})
}

// findingPlace names the place of a finding on the page.
func findingPlace(f *answer.Finding) string { return "finding-" + strconv.Itoa(f.Number) }

// evidence is what a finding rests on, in a word; none where that is the model alone.
func (t *teller) evidence(f *answer.Finding) page.Spans {
	if !slices.Contains([]string{"stated", "claimed", "reported", "inferred", "assumed"}, f.Evidence) {
		return nil
	}
	return page.Spans{{Kind: page.Known, Text: t.say("desk.how", args{"how": word(f.Evidence)}).String(),
		ID: f.Evidence}}
}

// WaysOut words what would get talks moving: what is open without asking anybody, who carries
// the risk, and each way with what it asks of whom, the rest of it folded. The picture
// is of the brief, which has the same ways; what their steps are is told below it.
func (v *Voice) WaysOut(a *answer.Ways, b *answer.Brief) *page.Document {
	s := v.sheet(a)
	s.sheetHead()
	t := &deskTeller{s.briefTeller, nil}
	chapters := s.chapters()
	const wrong, open, single, ask, prices = 1, 2, 3, 4, 5
	t.told(chapters[open])
	if f := v.teller(&b.Glossary).riskOf(pictured(b), wordless); f != nil {
		f.ID = "risk"
		t.doc.Add(*f)
	}
	t.told(chapter{t.say("ways", nil), t.deskWays()}, chapters[ask])
	for _, c := range []int{wrong, single, prices} {
		t.foldedChapter(chapters[c])
	}
	return t.ended()
}

// deskWays is the ways to each goal, a few rows of each and the rest of it folded.
func (t *deskTeller) deskWays() []piece {
	if len(t.a.Ways) == 0 {
		return t.goalsPieces(false)
	}
	var out []piece
	told := map[string]string{}
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		if len(g.Ways) == 0 {
			out = append(out, always(func() { t.para(1, t.noWays(g)) }))
			continue
		}
		out = append(out, always(func() {
			t.para(1, on(fromModel, t.toGoal(g)))
			if len(g.Common) > 0 {
				t.table(t.wayTable(t.needRows(g, false)))
			}
		}))
		for j := range g.Ways {
			w := &g.Ways[j]
			key := w.To.Code + holding(w)
			as := told[key]
			if as == "" {
				told[key] = w.Letter
			}
			out = append(out, always(func() { t.wayInShort(g, w, as) }))
		}
	}
	return append(out, passing(2, func() { t.unsearched(t.a.Unsearched) }))
}

// wayInShort is a way in a few rows, and under a fold who gives up what, each step and what
// keeps where it leads; as is the way that leads there too.
func (t *deskTeller) wayInShort(g *answer.WaysTo, w *answer.Way, as string) {
	t.doc.Add(page.Heading{Level: 3, ID: "way-in-short-" + w.Letter, Text: t.say("desk.way", args{
		"letter": wayLetter(w.Letter), "way": t.wayName(w)})})
	t.table(t.wayTable(t.wayRows(g, w, as, 0)))
	t.doc.Add(page.Fold{ID: "way-" + w.Letter,
		Summary: t.say("desk.steps", args{"letter": wayLetter(w.Letter)}),
		Blocks: t.tellApart(func() {
			t.table(t.wayTable(t.wayRows(g, w, as, 2)))
			t.wayBySteps(w)
		})})
}

// foldedChapter is a chapter under a fold, with its heading for a summary.
func (t *deskTeller) foldedChapter(c chapter) {
	at := len(t.doc.Blocks)
	t.told(c)
	blocks := slices.DeleteFunc(slices.Clone(t.doc.Blocks[at:]), func(b page.Block) bool {
		h, is := b.(page.Heading)
		return is && h.Level == 2
	})
	t.doc.Blocks = t.doc.Blocks[:at]
	if len(blocks) > 0 {
		t.doc.Add(page.Fold{Summary: c.head, Blocks: blocks})
	}
}

// HowSure words what survives if the case is wrong: what is left under other suppositions,
// what hangs on single wishes, and how each of them is known; and, once that is known, how sure
// each conclusion is.
func (v *Voice) HowSure(a *answer.Brief, s *answer.Sure) *page.Document {
	t := v.desk(a)
	t.picture("doubt")
	if s != nil {
		t.heading(t.say("robust", nil))
		t.surely(s, 3, false)
	}
	t.told(chapter{t.say("desk.hangs", nil), t.leansPieces()}, chapter{t.say("brief.if", nil), t.ifPieces()})
	t.leans()
	return t.ended()
}
