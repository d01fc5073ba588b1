package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A teller words one answer: it has the voice, what ids stand for, and the
// document that grows. Tellers of single answers hold it in a field t: for each
// that embeds it, as those of briefs, diffs and states do, its four hundred
// methods are compiled again.
type teller struct {
	*Voice
	doc page.Document

	unnumbered bool // whether findings stand without their numbers
	proven     bool // whether the proof of each finding stands on the page

	usual string // how accounts are known where they say no more; "" where each says it

	gloss      *answer.Glossary
	parties    map[answer.PartyID]*answer.PartyName
	options    map[answer.OptionID]*answer.OptionName
	tracks     map[answer.TrackID]*answer.TrackName
	conditions map[answer.ConditionID]*answer.ConditionText
	wishes     map[wishAt]*answer.WishText
	stances    map[answer.StanceID]*answer.StanceText
	promises   map[answer.CommitmentID]*answer.CommitmentText
	entries    map[answer.EntryNumber]*answer.EntryText
	passages   map[answer.Ref]*answer.PassageText

	mentioned map[answer.PersonID]bool // who was mentioned already
	named     map[answer.PartyID]bool  // which parties were called in full
	willDo    [][]answer.PartyID       // of whom this page has said that one of them will do

	saidBy map[answer.Ref][]answer.PersonID // whose words passages have, where the page says so
}

type wishAt struct {
	party  answer.PartyID
	number int
}

func (v *Voice) teller(g *answer.Glossary) *teller {
	t := &teller{Voice: v, gloss: g}
	t.parties = byID(g.Parties, func(p *answer.PartyName) answer.PartyID { return p.ID })
	t.options = byID(g.Options, func(o *answer.OptionName) answer.OptionID { return o.ID })
	t.tracks = byID(g.Tracks, func(x *answer.TrackName) answer.TrackID { return x.ID })
	t.conditions = byID(g.Conditions, func(c *answer.ConditionText) answer.ConditionID { return c.ID })
	t.wishes = byID(g.Wishes, func(w *answer.WishText) wishAt { return wishAt{w.Party, w.Number} })
	t.stances = byID(g.Stances, func(s *answer.StanceText) answer.StanceID { return s.ID })
	t.promises = byID(g.Promises, func(c *answer.CommitmentText) answer.CommitmentID { return c.ID })
	t.entries = byID(g.Entries, func(e *answer.EntryText) answer.EntryNumber { return e.Entry })
	t.passages = byID(g.Passages, func(p *answer.PassageText) answer.Ref { return p.Ref })
	return t
}

// byID finds entries of a glossary.
func byID[ID comparable, T any](list []T, id func(*T) ID) map[ID]*T {
	out := make(map[ID]*T, len(list))
	for i := range list {
		out[id(&list[i])] = &list[i]
	}
	return out
}

// title begins the page.
func (t *teller) title(spans page.Spans) { t.doc.Add(page.Heading{Level: 1, Text: spans}) }

// heading begins a section.
func (t *teller) heading(spans page.Spans) { t.doc.Add(page.Heading{Level: 2, Text: spans}) }

// para adds a paragraph, so far in.
func (t *teller) para(depth int, spans page.Spans) { t.doc.Add(page.Item{Depth: depth, Text: spans}) }

// bullet adds an entry of a list, so far in.
func (t *teller) bullet(depth int, spans page.Spans) {
	t.doc.Add(page.Item{Depth: depth, Bullet: true, Text: spans})
}

// table adds a table, unless it is empty.
func (t *teller) table(x *page.Table) {
	if len(x.Rows) > 0 {
		t.doc.Add(*x)
	}
}

// label adds a paragraph under a label.
func (t *teller) label(depth int, label, spans page.Spans) {
	t.doc.Add(page.Item{Depth: depth, Label: label, Text: spans})
}

// done ends the page with the footnotes of what it cites.
func (t *teller) done() *page.Document {
	t.doc.Notes = map[string]page.Spans{}
	for i := range t.gloss.Passages {
		p := &t.gloss.Passages[i]
		t.doc.Notes[string(p.Ref)] = t.passage(p)
	}
	for i := range t.gloss.Sources { // cited as a whole
		if s := &t.gloss.Sources[i]; t.doc.Notes[string(s.ID)] == nil {
			t.doc.Notes[string(s.ID)] = t.passage(&answer.PassageText{Ref: answer.Ref(s.ID), Source: s.ID})
		}
	}
	t.doc.Add(page.Notes{Head: t.say("passages", nil)})
	return &t.doc
}

// doneInWords ends a page like done, with footnotes that name sources and places as people
// do, and say each passage in the words of its text or in those of the case.
func (t *teller) doneInWords() *page.Document {
	t.done()
	for i := range t.gloss.Passages {
		p := &t.gloss.Passages[i]
		at, _ := t.placed(p)
		t.doc.Notes[string(p.Ref)] = page.Join(at, t.quoted(p))
	}
	for i := range t.gloss.Sources {
		id := t.gloss.Sources[i].ID
		at, _ := t.placed(&answer.PassageText{Ref: answer.Ref(id), Source: id})
		t.doc.Notes[string(id)] = at
	}
	return &t.doc
}

// whatIf names the variants laid over the case.
func (t *teller) whatIf(variants []answer.VariantID) {
	says := byID(t.gloss.Variants, func(v *answer.VariantText) answer.VariantID { return v.ID })
	for _, id := range variants {
		t.label(0, t.say("what-if", nil), t.say("variant", args{"id": code(string(id)), "says": quote(says[id].Says)}))
	}
}

// caseHead begins the page of an answer about a case: its title, of which day
// and from what it is, and what is laid over it.
func (t *teller) caseHead(h *answer.Head) {
	t.title(t.caseTitle())
	if h.AsOf != "" {
		in := args{"day": t.weekday(h.AsOf), "record": yes(h.OnRecord), "written": page.Spans(nil)}
		if h.Written != "" {
			in["written"] = t.day(h.Written)
		}
		t.para(0, t.say("case.as-of", in))
	}
	t.whatIf(h.Variants)
}
