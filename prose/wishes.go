package prose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Wishes words what each party wants, in its order.
func (v *Voice) Wishes(a *answer.Wishes) *page.Document {
	t := v.teller(&a.Glossary)
	t.caseHead(&a.Head)
	t.para(0, t.say("wishes.lead", nil))
	for i := range a.Parties {
		p := &a.Parties[i]
		t.heading(t.say("wishes.of", args{"party": t.inText(p.Party), "count": t.wishCount(p)}).Sentence())
		for j := range p.Wishes {
			w := &p.Wishes[j]
			t.bullet(1, append(t.wishGist(w).Sentence(), append(page.Spans{{Text: " "}}, t.knownHow(&w.Claim)...)...))
		}
	}
	return t.done()
}

// A WishList is the wishes of one party in words.
type WishList struct {
	Party  answer.PartyID
	Name   page.Spans
	Count  page.Spans // how many there are, and how they are known
	Ranked bool       // whether situations are ranked outright, so that there is no list
	Rows   []WishRow
}

// A WishRow is one wish in words.
type WishRow struct {
	Says  page.Spans // in the words of the case
	Want  string     // its condition
	Known page.Spans // how it is known, and by which passages
}

// WishLists words the wishes of each party, one by one.
func (v *Voice) WishLists(a *answer.Wishes) []WishList {
	t := v.teller(&a.Glossary)
	var out []WishList
	for i := range a.Parties {
		p := &a.Parties[i]
		list := WishList{Party: p.Party, Name: t.inText(p.Party).Sentence(), Count: t.wishCount(p), Ranked: p.Ranked}
		if name := t.parties[p.Party].Name; name != "" {
			list.Name = quote(name)
		}
		for j := range p.Wishes {
			w := &p.Wishes[j]
			list.Rows = append(list.Rows, WishRow{t.wishGist(w).Sentence(), t.wishes[wishAt{w.Party, w.Number}].Want,
				append(t.knownHow(&answer.Claim{By: w.By, Who: w.Who, How: w.How}), t.places(w.Passages)...)})
		}
		out = append(out, list)
	}
	return out
}

// wishCount is how many wishes a party has, and how they are known.
func (t *teller) wishCount(p *answer.WishList) page.Spans {
	var how []page.Spans
	for _, kind := range []string{"stated", "claimed", "reported", "inferred", "assumed", ""} {
		n := 0
		for i := range p.Wishes {
			if p.Wishes[i].How == kind {
				n++
			}
		}
		if n > 0 {
			how = append(how, t.say("wishes.how", args{"n": count(n), "how": word(kind),
				"whole": yes(n == len(p.Wishes))}))
		}
	}
	return t.say("wishes.count", args{"ranked": yes(p.Ranked), "n": count(len(p.Wishes)), "how": between(how, ", ")})
}

// places are where passages stand, by the short name of their source and the line or the
// point: CBS 7, 13; each once.
func (t *teller) places(refs []answer.Ref) page.Spans {
	var out page.Spans
	var told []string
	last := answer.SourceID("")
	for _, ref := range refs {
		p := t.passages[ref]
		if p == nil {
			continue
		}
		source := t.source(p.Source)
		_, point, _ := strings.Cut(string(ref), "#")
		if line, _, ok := strings.Cut(p.At, ":"); ok {
			point = line
		}
		if at := string(p.Source) + "#" + point; slices.Contains(told, at) {
			continue
		} else if told = append(told, at); len(told) > 1 {
			out = append(out, page.Span{Text: ","})
		}
		if p.Source != last {
			last = p.Source
			out = append(append(out, page.Span{Text: " "}), name(cmp.Or(source.Short, source.Title, string(last)),
				"")...)
		}
		if point != "" {
			out = append(append(out, page.Span{Text: " "}), name(point, "")...)
		}
	}
	return out
}
