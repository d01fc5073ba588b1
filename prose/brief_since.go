package prose

import "github.com/plenary-talks/plenary/page"

// sinceHead is the heading of what changed since a day before.
func (t *briefTeller) sinceHead() page.Spans {
	if t.a.Since == nil {
		return nil
	}
	return t.say("brief.since", args{"day": t.day(t.a.Since.Old.AsOf)})
}

// sincePieces is what changed in the case and in the answers since a day before,
// in short; nothing where nobody asked.
func (t *briefTeller) sincePieces() []piece {
	if t.a.Since == nil {
		return nil
	}
	return []piece{always(func() {
		d := t.diffTeller(t.a.Since)
		t.para(1, on(onRecord, d.short()))
	})}
}
