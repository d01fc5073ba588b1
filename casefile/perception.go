package casefile

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// perceptions is the form of what a party takes to be otherwise.
func perceptions(of *shape) form {
	f := form{shown: "a list", lists: true, of: []*shape{of},
		schema: `"type": "array", "items": {` + ref(of.name) + `}`}
	return reads(f, func(d *decoder, e entry) []plenary.PerceptionDraft {
		if e.value.kind != list {
			d.spoilEntry(e, fault.WrongForm, "`perceives` should be a list, not "+e.value.describe(),
				"begin each entry with `- `, as in - {variant: bluff}")
			return nil
		}
		var out []plenary.PerceptionDraft
		for i := range e.value.kids {
			out = append(out, d.perception(&e.value.kids[i], of))
		}
		return out
	})
}

func (d *decoder) perception(n *node, s *shape) plenary.PerceptionDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "what a party perceives should be a mapping, not "+n.describe(),
			"write {variant: …} or {unseen: …}")
		return plenary.PerceptionDraft{}
	}
	return filled[plenary.PerceptionDraft](d, d.fields(n, s), s)
}
