package reading

import "github.com/plenary-talks/plenary/evidence"

// Denied finds a statement that denies what stands at a place of the text: whose
// words hold the place, but not the verb or noun that says no. The words at
// the place are then what somebody says is not so. nil when there is none.
func (r *Report) Denied(at evidence.Place) *Proposal {
	from, to, ok := r.Text.Span(at)
	if !ok {
		return nil
	}
	for i := range r.Proposals {
		p := &r.Proposals[i]
		if !p.Denies {
			continue
		}
		start, end, within := r.Text.Span(p.Place)
		if within && start <= from && to <= end && to-from < end-start {
			return p
		}
	}
	return nil
}
