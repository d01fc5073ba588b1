package prose

import (
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostNotes bounds the notes of a kind that are written out; the data has all.
const mostNotes = 50

// Check words what a sound case holds, and notes what may not be meant.
func (v *Voice) Check(a *answer.Check) *page.Document {
	t := &checkTeller{v.teller(&a.Glossary)}
	t.t.para(0,
		t.t.say("check.holds", args{"parties": count(a.Parties), "options": count(a.Options), "states": count(a.States),
			"of": count(int(a.Of))}))
	if a.Record != nil {
		t.holdings(a.Record)
	}
	t.notes(a.Notes)
	if a.Record != nil {
		t.notes(a.Record.Notes)
	}
	t.compared(&a.Compared)
	return &t.t.doc
}

// mostPhrases is how many of what a case has no words for are named.
const mostPhrases = 3

type checkTeller struct{ t *teller }

// notes lists notes with their places, the first fifty of them.
func (t *checkTeller) notes(list []answer.Note) {
	for i := range list[:min(len(list), mostNotes)] {
		n := &list[i]
		t.t.para(0, t.t.say("check.note", args{"where": spot(&n.Spot), "note": t.note(n)}))
	}
	t.more(len(list) - mostNotes)
}

func (t *checkTeller) more(n int) {
	if n > 0 {
		t.t.para(0, t.t.say("check.more", args{"n": count(n), "all": link("all", "", t.t.say("link.all", nil))}))
	}
}

// spot is a place in a file: FILE:LINE:COLUMN.
func spot(s *answer.Spot) page.Spans {
	if s.Line == 0 {
		return code(s.File)
	}
	colon := page.Spans{{Text: ":"}}
	return page.Join(code(s.File), colon, digits(s.Line), colon, digits(s.Col))
}

// note is what a note says, without its place. What its message takes depends
// on its code.
func (t *checkTeller) note(n *answer.Note) page.Spans {
	in := args{
		"party": t.t.party(n.Party), "parties": t.t.people(n.Parties), "why": word(n.Why), "years": count(n.Years),
		"problem": quote(n.Problem), "others": count(max(0, len(n.Stances)-1)), "options": listOf(t, n.Options),
		"source": code(string(n.Source)), "agreement": quote(t.t.agreement(n.Agreement).Title), "on": code(n.On),
		"from": code(n.From), "to": code(n.To), "also": page.Spans(nil), "day": t.t.day(n.On),
		"fromday": t.t.day(n.From),
		"write2":  page.Spans(nil), "second": page.Spans(nil), "level2": page.Spans(nil),
	}
	var some []page.Spans
	if n.Also != nil {
		in["also"] = spot(n.Also)
	}
	for i, s := range n.Stances[:min(1, len(n.Stances))] {
		in["stance"+suffix(i)] = code(string(s))
	}
	for i, o := range n.Options {
		in["option"+suffix(i)] = code(string(o))
	}
	for i, x := range n.Tracks {
		in["trackid"+suffix(i)], in["track"] = code(string(x)), t.t.track(x)
	}
	for i, p := range n.Parties {
		in["partyid"+suffix(i)] = code(string(p))
	}
	for i, p := range n.People {
		in["personid"+suffix(i)], in["person"] = code(string(p)), t.t.person(p)
	}
	for i, l := range n.Levels {
		in["level"+suffix(i)] = t.t.level(n.Options[0], l)
	}
	for i, w := range n.Written {
		in["written"+suffix(i)], in["snippet"+suffix(i)] = code(w), snippet(w)
		in["prose"] = quote(w)
	}
	for _, w := range n.Written[:min(len(n.Written), mostPhrases)] {
		some = append(some, code(w))
	}
	in["some"], in["n"] = between(some, "; "), count(len(n.Written))
	in["rest"] = count(max(0, len(n.Written)-mostPhrases))
	for i, w := range n.Write {
		in["write"+suffix(i)] = snippet(w)
	}
	return t.t.say("note."+n.Code, in)
}

// suffix sets the first of a kind apart from further ones.
func suffix(i int) string {
	if i == 0 {
		return ""
	}
	return strconv.Itoa(i + 1)
}

// listOf lists ids as in a sentence.
func listOf[ID ~string](t *checkTeller, list []ID) page.Spans {
	var out []page.Spans
	for _, id := range list {
		out = append(out, code(string(id)))
	}
	return t.t.list("and", out)
}

// holdings words what is on record.
func (t *checkTeller) holdings(h *answer.Holdings) {
	t.t.para(0, t.t.say("check.record", args{"holds": between(t.holds(h), "; ")}))
	if n := len(h.Proposals); n > 0 {
		t.t.para(0, t.t.say("check.proposals", args{"n": count(n)}))
		t.entries(h.Proposals, "proposal")
	}
	if n := len(h.Differing); n > 0 {
		t.t.para(0, t.t.say("check.contradictions", args{"n": count(n)}))
	}
	for i := range h.Differing[:min(len(h.Differing), mostNotes)] {
		d := &h.Differing[i]
		t.entries([]answer.Placed{d.InForce}, "in-force")
		t.entries(d.Others, "otherwise")
	}
	t.more(len(h.Differing) - mostNotes)
}

// entries lists entries with their places, further lines set in.
func (t *checkTeller) entries(list []answer.Placed, as string) {
	for i := range list[:min(len(list), mostNotes)] {
		e := &list[i]
		t.t.doc.Add(page.Item{Hang: 4, Text: t.t.say("check.entry", args{
			"where": spot(&e.Spot), "as": word(as), "day": t.t.day(e.Row.On), "entry": t.t.entry(&e.Row),
		})})
	}
	t.more(len(list) - mostNotes)
}

func (t *checkTeller) holds(h *answer.Holdings) []page.Spans {
	var kinds []page.Spans
	for _, k := range h.Kinds {
		kinds = append(kinds,
			t.t.say("check.kind", args{"kind": t.t.say("kind", args{"kind": word(k.Kind)}), "n": count(k.Count)}))
	}
	in := args{"n": count(h.Entries), "files": count(h.Files), "kinds": between(kinds, ", "), "from": page.Spans(nil),
		"to": page.Spans(nil)}
	if h.From != "" {
		in["from"] = t.t.day(h.From)
	}
	if h.From != h.To {
		in["to"] = t.t.day(h.To)
	}
	out := []page.Spans{t.t.say("check.entries", in)}
	if h.Agreements > 0 {
		out = append(out,
			t.t.say("check.agreements", args{"n": count(h.Agreements), "commitments": count(h.Commitments)}))
	}
	return append(out, t.t.say("check.people", args{"n": count(h.People)}),
		t.t.say("check.sources", args{"n": count(h.Sources)}))
}

// compared words what became of passages; nothing when no source is at hand.
func (t *checkTeller) compared(p *answer.Compared) {
	for _, x := range p.Texts {
		switch source := code(string(x.Source)); {
		case x.Problem != "":
			t.t.para(0, t.t.say("check.source.unread", args{"source": source, "problem": quote(x.Problem)}))
		case x.Differs:
			t.t.para(0, t.t.say("check.source.differs", args{"source": source, "file": name(x.File, "")}))
		}
	}
	if len(p.Texts) > 0 {
		t.t.para(0,
			t.t.say("check.passages", args{"exact": digits(p.Exact), "astray": digits(len(p.Astray)),
				"unplaced": digits(p.Unplaced), "gone": digits(p.NotHere)}))
	}
	for i := range p.Astray {
		t.astray(&p.Astray[i])
	}
}

func (t *checkTeller) astray(l *answer.LostPassage) {
	in := args{"ref": code(string(l.Ref)), "standing": word(l.Standing), "n": count(len(l.Places)),
		"place": page.Spans(nil)}
	if len(l.Places) == 1 {
		in["place"] = t.place(&l.Places[0])
	}
	t.t.para(1, t.t.say("check.astray", in))
	if len(l.Places) > 1 {
		for i := range l.Places {
			t.t.para(2, t.place(&l.Places[i]))
		}
	}
}

// place is where words stand, as it is written in a case.
func (t *checkTeller) place(p *answer.PassagePlace) page.Spans {
	return t.t.say("check.place", args{"line": digits(p.Line), "column": digits(p.Column), "length": digits(p.Length)})
}
