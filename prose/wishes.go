package prose

import (
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
	Party answer.PartyID
	Name  page.Spans
	Count page.Spans // how many there are, and how they are known
	Rows  []WishRow
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
		list := WishList{Party: p.Party, Name: t.inText(p.Party).Sentence(), Count: t.wishCount(p)}
		if name := t.parties[p.Party].Name; name != "" {
			list.Name = quote(name)
		}
		for j := range p.Wishes {
			w := &p.Wishes[j]
			list.Rows = append(list.Rows, WishRow{t.wishGist(w).Sentence(), t.wishes[wishAt{w.Party, w.Number}].Want,
				t.knownHow(&w.Claim)})
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
