package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// unordered notes, once, rankings that change their meaning when option lines
// change places.
func (c *Checkup) unordered(of *plenary.Case, d *plenary.Draft) {
	var first []string
	var names []string
	note := func(p *plenary.PreferenceDraft, path ...string) {
		if len(p.Ranking) == 0 || len(p.Order) > 0 {
			return
		}
		if first == nil {
			first = append(path, "ranking")
		}
		if name := called(of.Parties[of.PartyIndex(p.Party)].Name); !slices.Contains(names, name) {
			names = append(names, name)
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
		c.note(first, "the codes that rank states for %s follow the order of the option lines: two lines that change places would re-rank them without a word; write `%s` beside each `ranking`, as `plenary fmt --order` does",
			and(names), plenary.OrderText(d.Order()))
	}
}
