package casefile

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// mandates is the form of what is known of a mandate.
func mandates(of *shape) form {
	f := form{shown: "a list", lists: true, of: []*shape{of},
		schema: `"type": "array", "items": {` + ref(of.name) + `}`}
	return reads(f, func(d *decoder, e entry) []plenary.MandateDraft {
		if e.value.kind != list {
			d.spoilEntry(e, fault.WrongForm, "`mandate` should be a list, not "+e.value.describe(),
				"begin each entry with `- `, as in - {commit: up.release}")
			return nil
		}
		var out []plenary.MandateDraft
		for i := range e.value.kids {
			out = append(out, d.mandate(&e.value.kids[i], of))
		}
		return out
	})
}

func (d *decoder) mandate(n *node, s *shape) plenary.MandateDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "an entry of a mandate should be a mapping, not "+n.describe(),
			"write {discuss: …} or {commit: …}")
		return plenary.MandateDraft{}
	}
	return filled[plenary.MandateDraft](d, d.fields(n, s), s)
}

// mandated reads what a mandate speaks of, as long as there is room; it notes
// once when there is no more.
func (d *decoder) mandated(e entry) []string {
	out, room := d.oneOrMore(e), MaxMandates-d.taken["mandates"]
	d.taken["mandates"] += len(out)
	if len(out) <= room {
		return out
	}
	if d.partial[e.value] = true; room >= 0 {
		const msg = "more than %d options in the mandates of the case; no more are read"
		d.flawAt(e.key, fault.TooMany, fmt.Sprintf(msg, MaxMandates), "")
		d.taken["mandates"] = MaxMandates + 1
	}
	return out[:max(0, room)]
}
