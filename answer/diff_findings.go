package answer

import "github.com/plenary-talks/plenary/diff"

// A FindingChange is a finding that one case has alone, or one that differs.
type FindingChange struct {
	Act  string   `json:"act"`           // added, dropped, changed
	Kind string   `json:"kind"`          // as of a finding
	Old  *Finding `json:"old,omitempty"` // none of one that is new
	New  *Finding `json:"new,omitempty"` // none of one that is gone
}

func (d *differ) finding(x *diff.FindingChange) FindingChange {
	out := FindingChange{Act: x.Act.String(), Kind: x.Kind}
	if x.At.Old >= 0 {
		f := d.old.finding(x.At.Old)
		out.Old = &f
	}
	if x.At.New >= 0 {
		f := d.new.finding(x.At.New)
		out.New = &f
	}
	return out
}
