package prose

import (
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// OneFinding words a finding by itself, spelled out: what it rests on, its proof,
// what would follow without it and whom one could ask.
func (v *Voice) OneFinding(a *answer.OneFinding) *page.Document {
	t := v.teller(&a.Glossary)
	f := a.Finding
	t.title(t.findingTitle(f))
	t.para(0, t.say("finding.rests.whole", args{"n": count(f.Number), "evidence": word(f.Evidence)}))
	at := len(t.doc.Blocks)
	if s := tellingOf(f); s.whole != nil {
		s.whole(t, f.Proof)
	} else {
		t.doc.Add(page.Gap{})
		t.findingProof(f)
		t.why(f)
	}
	t.outdent(at)
	return t.done()
}

// outdent brings blocks from a place on nearer to the edge: no heading stands over
// them but that of the page.
func (t *teller) outdent(from int) {
	for i, b := range t.doc.Blocks[from:] {
		switch b := b.(type) {
		case page.Item:
			b.Depth = max(0, b.Depth-1)
			t.doc.Blocks[from+i] = b
		case page.Table:
			b.Depth = max(0, b.Depth-1)
			t.doc.Blocks[from+i] = b
		}
	}
}

// A telling is how findings with proofs of type P are told.
type telling[P answer.Proof] struct {
	title func(*teller, P) page.Spans
	proof func(*teller, P)
	why   func(*teller, P) // what spelling it out adds; nil for nothing
	whole func(*teller, P) // how it is spelled out, where proof and why would say things twice

	without string // the message before what follows its removal, where it has its own; - for none
	most    int    // how many a brief spells out; two where none is given
	inShort bool   // whether a brief has told it before it comes to findings
}

// tellings has how findings are told, by the type of their proof.
var tellings = map[reflect.Type]telling[answer.Proof]{}

// tells registers how findings with proofs of a type are told. The file of a
// kind calls it once.
func tells[P answer.Proof](s telling[P]) {
	out := telling[answer.Proof]{without: s.without, most: s.most, inShort: s.inShort}
	out.title = func(t *teller, p answer.Proof) page.Spans { return s.title(t, p.(P)) }
	out.proof = func(t *teller, p answer.Proof) { s.proof(t, p.(P)) }
	out.why = func(t *teller, p answer.Proof) {
		if s.why != nil {
			s.why(t, p.(P))
		}
	}
	if s.whole != nil {
		out.whole = func(t *teller, p answer.Proof) { s.whole(t, p.(P)) }
	}
	if out.most == 0 {
		out.most = 2
	}
	tellings[reflect.TypeFor[P]()] = out
}

func tellingOf(f *answer.Finding) telling[answer.Proof] { return tellings[reflect.TypeOf(f.Proof)] }

// mostFurther is how many findings like those spelled out a brief names.
const mostFurther = 12

// stuck words why talks are stuck, the weightiest findings first.
func (t *teller) stuck(findings []answer.Finding) {
	t.heading(t.say("findings", nil))
	t.para(1, t.say("findings.order", nil))
	told, further := map[string]int{}, []*answer.Finding{}
	for i := range findings {
		f := &findings[i]
		s := tellingOf(f)
		if s.inShort {
			continue
		}
		if told[f.Kind]++; told[f.Kind] <= s.most {
			t.finding(f)
			continue
		}
		further = append(further, f)
	}
	if len(further) > 0 {
		t.likewise(further, mostFurther)
	}
}

// likewise names findings like those spelled out, those of one title once.
func (t *teller) likewise(list []*answer.Finding, most int) {
	var titles, numbered []page.Spans
	left := 0
	for _, f := range list {
		title := inner(t.findingGist(f))
		switch {
		case slices.ContainsFunc(titles, func(s page.Spans) bool { return reflect.DeepEqual(s, title) }):
		case len(titles) < most:
			titles = append(titles, title)
			if !t.unnumbered {
				title = t.say("findings.alike", args{"n": digits(f.Number), "title": title})
			}
			numbered = append(numbered, title)
		default:
			left++
		}
	}
	t.para(1, t.say("findings.alike.list", args{
		"short": yes(t.unnumbered && !t.proven), "list": between(numbered, "; "), "left": count(left)}))
}

// findingGist is a finding in a few words: of a circle of two what waits for what.
func (t *teller) findingGist(f *answer.Finding) page.Spans {
	if c, is := f.Proof.(*answer.Circle); is && len(c.Links) == 2 {
		return t.say("circle.each", args{"first": t.noun(c.Links[0].Refuses), "next": t.noun(c.Links[1].Refuses)})
	}
	return t.findingTitle(f)
}

// findingTitle is the heading of a finding.
func (t *teller) findingTitle(f *answer.Finding) page.Spans { return tellingOf(f).title(t, f.Proof) }

// finding words a finding: what it rests on, what proves it, and what would
// follow without it.
func (t *teller) finding(f *answer.Finding) {
	t.findingHead(f)
	t.findingProof(f)
}

// findingProof words what proves a finding, and what would follow without it.
func (t *teller) findingProof(f *answer.Finding) {
	s := tellingOf(f)
	s.proof(t, f.Proof)
	if _, circle := f.Proof.(*answer.Circle); s.without != "-" && !circle {
		t.without(f.Removed, s.without)
	}
}

// findingHead is the title of a finding and what it rests on.
func (t *teller) findingHead(f *answer.Finding) {
	head := page.Item{Depth: 1, Text: t.findingTitle(f).Sentence(), Aside: t.findingRests(f)}
	if t.unnumbered { // short pages have no column for it
		head.Text, head.Aside = t.say("finding.head", args{"title": head.Text, "rests": head.Aside}), nil
	} else {
		head.Depth, head.Label, head.LabelWidth = 0, digits(f.Number), 3
	}
	t.doc.Add(head)
}

// findingRests is what a finding rests on.
func (t *teller) findingRests(f *answer.Finding) page.Spans {
	return known(f.Evidence, t.say("finding.rests", args{"evidence": word(f.Evidence)}))
}

// why spells out what proves a finding.
func (t *teller) why(f *answer.Finding) { tellingOf(f).why(t, f.Proof) }

// without words what would follow if something were removed, after the words
// of a message.
func (t *teller) without(r *answer.Removed, key string) {
	if r == nil {
		return
	}
	by := t.say("removed.without", args{"n": count(len(r.By))})
	if key != "" {
		by = t.say(key, nil)
	}
	t.para(2, t.removal(r, by))
}

// removal is what would follow if something were removed; of those without numbers without
// counts.
func (t *teller) removal(r *answer.Removed, by page.Spans) page.Spans {
	in := args{
		"by": by, "starts": yes(len(r.Starts) > 0), "n": count(r.Within), "of": count(r.Of),
		"acceptable": yes(r.Acceptable), "deals": yes(r.Deals),
		"party": page.Spans(nil), "do": page.Spans(nil),
	}
	if len(r.Starts) > 0 {
		in["party"], in["do"] = t.inText(r.Starts[0].Party), t.doing(r.Starts[0].Changes)
	}
	if r.Within <= r.Now {
		return t.say("removed.nothing", in)
	}
	if t.unnumbered {
		return t.say("removed.short", in)
	}
	return t.say("removed", in)
}
