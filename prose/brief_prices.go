package prose

import "github.com/plenary-talks/plenary/page"

// pricePieces is what those would take who refuse something in the first circle:
// two of them as long as there is room, the others where there is much.
func (t *briefTeller) pricePieces() []piece {
	var out []piece
	for i, s := range t.priceSentences() {
		rank := 3
		if i > 1 {
			rank = 5
		}
		out = append(out, passing(rank, func() { t.bullet(1, s) }))
	}
	return out
}

// prices words the same where there is room for all.
func (t *briefTeller) prices() {
	list := t.priceSentences()
	if list == nil {
		return
	}
	t.heading(t.say("price.brief", nil))
	for _, s := range list {
		t.bullet(1, s)
	}
}

func (t *briefTeller) priceSentences() []page.Spans {
	var out []page.Spans
	for i := range t.a.BottomLines {
		out = append(out, on(fromModel, t.say("price.sentence", args{"sentence": t.bottomLine(&t.a.BottomLines[i])})))
	}
	return out
}
