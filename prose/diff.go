package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Diff words what differs between two cases: three sentences, then the lists.
func (v *Voice) Diff(a *answer.Diff) *page.Document {
	t := v.diffTeller(a)
	t.head()
	t.heading(t.say("diff.short", nil))
	t.para(1, t.short())
	if a.Cases == answer.Different {
		t.apart()
		return t.done()
	}
	t.renamed()
	t.record()
	t.changed()
	t.answers()
	return t.done()
}

// DiffInShort words what differs between two cases in three sentences at most,
// without the passages.
func (v *Voice) DiffInShort(a *answer.Diff) *page.Document {
	t := v.diffTeller(a)
	t.para(0, t.short())
	doc := t.done()
	doc.Uncite()
	return doc
}

// A diffTeller words a diff in the names of the new case; old has those of the
// old one.
type diffTeller struct {
	*teller
	old *teller
	a   *answer.Diff

	beside bool // whether it stands beside a change of a wish whose it is
}

func (v *Voice) diffTeller(a *answer.Diff) *diffTeller {
	return &diffTeller{
		teller: v.teller(&a.Glossary.New), old: v.teller(&a.Glossary.Old), a: a,
	}
}

func (t *diffTeller) head() {
	t.title(t.caseTitle())
	if a := t.a; a.Cases == answer.Days && a.Old.AsOf != "" && a.New.AsOf != "" && len(a.New.Variants) == 0 {
		t.para(0, t.say("diff.days", args{"from": t.day(a.Old.AsOf), "to": t.day(a.New.AsOf)}))
		return
	}
	t.doc.Add(page.Table{Columns: []page.Column{{Gap: 1}, {}}, Rows: [][]page.Spans{
		{t.say("diff.from", nil), t.side(&t.a.Old)}, {t.say("diff.to", nil), t.side(&t.a.New)},
	}})
}

// side is how a case is called, and as of when it is.
func (t *diffTeller) side(s *answer.DiffSide) page.Spans {
	in := args{"name": name(s.Name, ""), "day": page.Spans(nil), "variants": page.Spans(nil)}
	if s.AsOf != "" {
		in["day"] = t.day(s.AsOf)
	}
	var variants []page.Spans
	for _, v := range s.Variants {
		variants = append(variants, t.say("diff.side.variant", args{"id": idName(v)}))
	}
	in["variants"] = page.Join(variants...)
	return t.say("diff.side", in)
}

// line ends what is said with a stop. A word of ours at its beginning gets a
// capital letter, a name stays as it is.
func (t *diffTeller) line(text page.Spans) page.Spans {
	return t.say("diff.line", args{"text": begun(text)})
}

func begun(text page.Spans) page.Spans {
	if len(text) > 0 && text[0].Kind == page.Ours {
		return text.Sentence()
	}
	return text
}

// of is the teller of the case in which a change has its subject.
func (t *diffTeller) of(x *answer.CaseChange) *teller {
	if x.Act == "dropped" {
		return t.old
	}
	return t.teller
}

// partyOf is the name of a party, by the new case if that has it.
func (t *diffTeller) partyOf(id answer.PartyID) page.Spans {
	if t.parties[id] == nil {
		return t.old.inText(id)
	}
	return t.inText(id)
}

// optionOf is an option with whose it is, by the new case if that has it.
func (t *diffTeller) optionOf(id answer.OptionID) page.Spans {
	o := t.options[id]
	if o == nil {
		o = t.old.options[id]
	}
	return t.say("diff.option", args{"party": t.partyOf(o.Party), "option": local(id)})
}

// renamed lists what has another id.
func (t *diffTeller) renamed() {
	if len(t.a.Renamed) == 0 {
		return
	}
	t.heading(t.say("diff.renamed", nil))
	for i := range t.a.Renamed {
		if i == mostRenamed {
			t.bullet(1, t.further(len(t.a.Renamed)-i))
			return
		}
		t.bullet(1, t.say("diff.sentence", args{"text": t.rename(&t.a.Renamed[i])}))
	}
}

// mostRenamed is how many renames are told.
const mostRenamed = 20

// further words how many more there are.
func (t *diffTeller) further(n int) page.Spans {
	return t.say("diff.more", args{"n": count(n)})
}

func (t *diffTeller) rename(r *answer.Rename) page.Spans {
	in := args{
		"kind": word(r.Kind), "from": name(r.From, ""), "to": name(r.To, r.To), "of": idName(r.Of),
		"name": t.calledNow(r),
	}
	if r.Kind == "wish" {
		in["of"] = t.partyOf(answer.PartyID(r.Of))
	}
	return t.say("diff.rename", in)
}

// calledNow is how the new case shows what has an id, where that is a name of
// its own.
func (t *diffTeller) calledNow(r *answer.Rename) page.Spans {
	text := ""
	switch r.Kind {
	case "party":
		if p := t.parties[answer.PartyID(r.To)]; p != nil {
			text = p.Name
		}
	case "track":
		if x := t.tracks[answer.TrackID(r.To)]; x != nil {
			text = x.Name
		}
	case "person":
		text = calledIn(t.gloss.People, func(p *answer.PersonName) (string, bool) {
			return p.Name, string(p.ID) == r.To
		})
	case "source":
		text = t.source(answer.SourceID(r.To)).Title
	case "option":
		if o := t.options[answer.OptionID(r.To)]; o != nil {
			text = o.Says
		}
	}
	if text == "" || text == r.To {
		return nil
	}
	return name(text, r.To)
}
