package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// unordered notes, once, rankings that change their meaning when option lines
// change places.
func (g *checker) unordered() {
	d := g.written.Draft
	var first []string
	var parties []PartyID
	note := func(p *plenary.PreferenceDraft, path ...string) {
		if len(p.Ranking) == 0 || len(p.Order) > 0 {
			return
		}
		if first == nil {
			first = append(path, "ranking")
		}
		if id := PartyID(p.Party); !slices.Contains(parties, id) {
			parties = append(parties, id)
		}
	}
	for i := range d.Preferences {
		note(&d.Preferences[i], "preferences", d.Preferences[i].Party)
	}
	for _, v := range d.Variants {
		for _, p := range v.Preferences {
			if p.Instead != nil {
				note(p.Instead, "variants", v.ID, "preferences", p.Party, "instead")
			}
		}
	}
	if first != nil && len(d.Options) > 1 {
		g.note(first,
			Note{Code: "ranking-without-order", Parties: parties, Write: []string{plenary.OrderText(d.Order())}})
	}
}
