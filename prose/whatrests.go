package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Rests words all that rests on a passage.
func (v *Voice) Rests(a *answer.Rests) *page.Document {
	t := &restsTeller{t: v.teller(&a.Glossary), a: a}
	t.where()
	t.t.heading(t.t.say("what-rests", nil))
	t.wishes()
	t.stands()
	t.table()
	t.variants()
	t.record()
	if len(t.rows) == 0 {
		t.t.para(1, t.t.say("what-rests.nothing", nil))
	} else {
		t.t.doc.Add(page.Table{Depth: 1, Columns: []page.Column{{Min: 12, Max: 12, Gap: 1}, {}}, Rows: t.rows})
	}
	t.andSo()
	return t.t.done()
}

// byItself is the claim of a row that says by itself how it is known.
var byItself = &answer.Claim{How: "ranking"}

type restsTeller struct {
	t    *teller
	a    *answer.Rests
	rows [][]page.Spans
}

// where words where the passage stands, and what it says.
func (t *restsTeller) where() {
	p := t.t.passages[t.a.Passage]
	source := t.t.source(p.Source)
	full, _ := t.t.placed(p)
	in := args{"place": full, "title": unstopped(source.Title), "date": page.Spans(nil)}
	if source.Short == "" { // then the place says the title
		in["title"] = page.Spans(nil)
	}
	if source.Date != "" {
		in["date"] = t.t.day(source.Date)
	}
	t.t.title(t.t.say("what-rests.where", in))
	if p.Words != "" {
		t.t.para(1, t.t.say("what-rests.words", args{"words": quote(p.Words)}))
	}
	if p.Says != "" {
		t.t.para(1, t.t.say("what-rests.says", args{"says": quote(p.Says), "words": yes(p.Words != "")}))
	}
}

// row adds what rests on the passage: what kind of thing it is, what it says
// and how that is known.
func (t *restsTeller) row(part word, says page.Spans, c *answer.Claim) {
	t.rows = append(t.rows, []page.Spans{
		t.t.say("what-rests.part", args{"part": part}), t.t.say("what-rests.row",
			args{"says": says, "how": t.t.how(c)}),
	})
}

func (t *restsTeller) wishes() {
	for i := range t.a.Wishes {
		w := &t.a.Wishes[i]
		t.row("wish", t.t.say("what-rests.wish", args{"party": t.t.inText(w.Party), "wish": t.t.wishGist(w)}), &w.Claim)
	}
}

// stands words options and their levels.
func (t *restsTeller) stands() {
	for i := range t.a.Options {
		o := &t.a.Options[i]
		t.row("option", t.t.say("what-rests.option", args{
			"option": t.t.owned(o.Option), "says": unstopped(t.t.options[o.Option].Says),
		}), &o.Claim)
	}
	for i := range t.a.Levels {
		l := &t.a.Levels[i]
		t.row("level", t.t.say("what-rests.level", args{
			"option": t.t.owned(l.Option), "level": t.t.levelSaid(l.Option, l.Level),
		}), &l.Claim)
	}
}

// table words what binds the table, and levers.
func (t *restsTeller) table() {
	for i := range t.a.Stances {
		s := t.a.Stances[i]
		s.Passages = nil // it is of this one that the page is
		t.row("stance", t.t.insistence(&s), byItself)
	}
	for i := range t.a.Mandates {
		m := &t.a.Mandates[i]
		t.row("mandate", t.t.say("what-rests.mandate", args{
			"party": t.t.inText(m.Party), "may": yes(m.May), "commit": yes(m.Commit), "do": t.t.act(m.Term),
			"track": t.t.trackSaid(m.Track),
		}), &m.Claim)
	}
	for i := range t.a.Guarantees {
		g := &t.a.Guarantees[i]
		t.row("guarantee", t.t.saysOr(t.t.guaranteeSays(g.ID), words(string(g.ID))), &g.Claim)
	}
	for i := range t.a.Exchanges {
		e := &t.a.Exchanges[i]
		t.row("exchange", t.t.saysOr(t.t.exchangeSays(e.ID), words(string(e.ID))), &e.Claim)
	}
	for i := range t.a.Perceptions {
		x := &t.a.Perceptions[i]
		key, in := t.t.takes(x.Party, &x.Takes)
		t.row("perception", t.t.say("what-rests."+key, in), &x.Takes.Claim)
	}
	for i := range t.a.Levers {
		l := &t.a.Levers[i]
		t.row("lever", t.t.saysOr(t.t.leverSays(l.ID), words(string(l.ID))), &l.Claim)
	}
}

func (t *teller) guaranteeSays(id answer.GuaranteeID) string {
	for i := range t.gloss.Guarantees {
		if g := &t.gloss.Guarantees[i]; g.ID == id {
			return g.Says
		}
	}
	return ""
}

func (t *restsTeller) variants() {
	none := &answer.Claim{}
	for i := range t.a.Variants {
		v := &t.a.Variants[i]
		which := t.t.variantName(v.Variant)
		for j := range v.Gives {
			w := &v.Gives[j]
			t.row("variant", t.t.say("what-rests.gives", args{
				"variant": which, "party": t.t.inText(w.Party), "want": t.t.noun(w.Wish.Want),
			}), &w.Wish.Claim)
		}
		for _, w := range v.Takes {
			t.row("variant", t.t.say("what-rests.takes", args{
				"variant": which, "party": t.t.inText(w.Party), "wish": t.t.wishGist(&w),
			}), none)
		}
		for _, l := range v.Pulls {
			t.row("variant", t.t.say("what-rests.pulls", args{
				"variant": which, "lever": t.t.saysOr(t.t.leverSays(l), words(string(l))),
			}), none)
		}
	}
}

// record words entries, and agreements each with what it commits to.
func (t *restsTeller) record() {
	for i := range t.a.Entries {
		r := t.a.Entries[i]
		r.Passages = nil // it is of this one that the page is
		t.row("entry", t.t.say("what-rests.entry", args{"day": t.t.day(r.On), "what": t.t.account(&r)}), byItself)
	}
	for i := range t.t.gloss.Agreements {
		id := t.t.gloss.Agreements[i].ID
		for j := range t.a.Agreements {
			if r := &t.a.Agreements[j]; r.Agreement == id {
				t.row("agreement", quote(t.t.gloss.Agreements[i].Title), &r.Claim)
			}
		}
		for j := range t.a.Commitments {
			if c := &t.a.Commitments[j]; c.Agreement == id {
				t.row("commitment", t.t.saysOr(t.t.promise(c.ID).Says, words(string(c.ID))), &c.Claim)
			}
		}
	}
}

// andSo words which findings and ways lean on the passage.
func (t *restsTeller) andSo() {
	if len(t.a.Findings)+len(t.a.Ways) == 0 {
		return
	}
	t.t.heading(t.t.say("what-rests.so", nil))
	for i := range t.a.Findings {
		f := &t.a.Findings[i]
		t.t.label(1, t.t.say("what-rests.finding", nil), t.t.say("what-rests.named", args{
			"n": digits(f.Number), "title": t.t.findingTitle(f),
		}))
	}
	if len(t.a.Ways) > 0 {
		var letters []page.Spans
		for _, w := range t.a.Ways {
			letters = append(letters, wayLetter(w))
		}
		t.t.label(1, t.t.say("what-rests.way", nil), t.t.list("and", letters))
	}
}
