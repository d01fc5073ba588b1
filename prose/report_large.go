package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// largeSheet tells chapters of a case with more states than can be listed on one sheet of
// paper.
func (r *reporter) largeSheet(begin func(*largeTeller), chapters func(*largeTeller) []chapter) *page.Document {
	t := r.largeTeller(r.a.Large)
	f := fitting{
		begin: func() *teller {
			t.teller = r.teller(&r.a.Large.Glossary)
			begin(t)
			return t.teller
		},
		chapters: func() []chapter { return chapters(t) },
		end:      func() *page.Document { return &t.doc },
	}
	return f.within(func(d *page.Document) float64 { return page.Sheets(d)[0] / oneSheetOfPaper })
}

// largeAnswer is the first sheet of such a case: who would move, and what all would wish.
func (r *reporter) largeAnswer() *page.Document {
	return r.largeSheet(func(t *largeTeller) {
		t.largeHead()
		t.largeWhat()
		t.doc.Add(page.Break{Name: t.say("report.answer", nil)})
	}, func(t *largeTeller) []chapter { return t.largeChapters()[:1] })
}

// largeWhy is the second sheet: what each party would gain, and whether it would stay.
func (r *reporter) largeWhy() *page.Document {
	return r.largeSheet(func(*largeTeller) {}, func(t *largeTeller) []chapter { return t.largeChapters()[1:] })
}

// largeGains is what each party would gain, in full, to be opened: of those of whom something
// found no room on the second sheet.
func (r *reporter) largeGains(t *briefTeller) {
	of := r.largeTeller(r.a.Large)
	t.section("gains", t.say("report.today", nil), func() {
		for _, c := range of.largeChapters()[1:] {
			of.doc.Blocks = nil
			of.chapter(c, make([]int, len(c.pieces)))
			if whole := of.doc.Blocks[1:]; !r.saysAll(&of.doc) { // without the heading
				t.doc.Add(page.Fold{Summary: c.head, Blocks: whole})
			}
		}
	})
}

// saysAll reports whether the second sheet has all lines that a document has.
func (r *reporter) saysAll(d *page.Document) bool {
	there := linesOf(r.behind)
	return !slices.ContainsFunc(linesOf(d), func(line string) bool { return !slices.Contains(there, line) })
}

func linesOf(d *page.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if item, is := b.(page.Item); is {
			out = append(out, item.Text.String())
		}
	}
	return out
}

// largeWhole is all that is known, without regard to room.
func (r *reporter) largeWhole() *page.Document {
	t := r.largeTeller(r.a.Large)
	for _, c := range t.largeChapters() {
		t.chapter(c, make([]int, len(c.pieces)))
	}
	return &t.doc
}

// knownSo reports whether a wish that a gain is for is known so.
func knownSo(a *answer.Large, how string) bool {
	return slices.ContainsFunc(a.Parties, func(p answer.LargeParty) bool {
		return slices.ContainsFunc(p.Gains, func(g answer.LargeGain) bool { return g.For != nil && g.For.How == how })
	})
}
