package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Grounds of sentences: what each rests on, in the form of a [page.Basis].
const (
	onRecord  = "fact"     // a passage says so, or the record has it
	onClaim   = "claimed"  // somebody says so of somebody else
	inferred  = "inferred" // read out of a passage
	assumed   = "assumed"  // no passage says so
	unmarked  = "unmarked" // nobody says how it is known
	fromModel = "model"    // follows from the model: from how wishes are ranked
	ours      = "ours"     // the analyst's judgement, or said of the file itself
)

// Grounds lists what a sentence of a page may rest on, the firmest first.
func Grounds() []string {
	return []string{onRecord, onClaim, inferred, assumed, fromModel, ours, unmarked}
}

// on is a sentence that rests on something.
func on(ground string, s page.Spans) page.Spans { return resting(ground, s.Sentence()) }

// resting is something that rests on something, unless it says so itself.
func resting(ground string, s page.Spans) page.Spans {
	if s.Empty() {
		return nil
	}
	if s[0].Kind == page.Basis {
		return s
	}
	return append(page.Spans{{Kind: page.Basis, Text: ground}}, s...)
}

// grounded tells something of which whatever says no ground of its own rests on
// this.
func (t *teller) grounded(ground string, tell func()) {
	at := len(t.doc.Blocks)
	tell()
	for i, b := range t.doc.Blocks[at:] {
		switch b := b.(type) {
		case page.Item:
			b.Text = resting(ground, b.Text)
			t.doc.Blocks[at+i] = b
		case page.Table:
			for j, row := range b.Rows {
				last := len(row) - 1
				b.Rows[j][last] = resting(ground, row[last])
			}
		}
	}
}

// onClaims is a sentence that rests on claims, and so on the weakest of them.
func onClaims(s page.Spans, claims ...*answer.Claim) page.Spans {
	return on(groundOf(weakestOf(claims...)), s)
}

// citeAll is a mark that leads to the passages of some claims, each once.
func citeAll(claims []*answer.Claim) page.Spans {
	var refs []answer.Ref
	for _, c := range claims {
		refs = once(refs, c.Passages...)
	}
	return cite(refs)
}

// strengths are the kinds of evidence of claims, the strongest first; a claim
// that is not marked is the weakest.
var strengths = []string{"stated", "claimed", "reported", "inferred", "assumed", ""}

// weakestOf is how the least known of some claims is known; stated of none.
func weakestOf(claims ...*answer.Claim) string {
	least := 0
	for _, c := range claims {
		least = max(least, slices.Index(strengths, c.How))
	}
	return strengths[least]
}

// groundOf is what something rests on that is known so.
func groundOf(how string) string {
	switch how {
	case "stated", "reported":
		return onRecord
	case "claimed":
		return onClaim
	case "inferred":
		return inferred
	case "assumed":
		return assumed
	case "ranking":
		return fromModel
	}
	return unmarked
}
