package plenary

import "slices"

// Amend returns the case as edit leaves it. Edit gets a case of its own: it may
// set levels in Options, change or append to Preconditions, replace Seats and
// Exchanges, set AsOf, append to Sources and People, [Case.PullHere] and
// [Case.Leave]; whatever else there is it must leave alone. It sees all tracks,
// also those that edits before it take out. Variants, laid before or later, come
// on top.
func (c *Case) Amend(edit func(*Case)) *Case {
	edits := append(slices.Clone(c.amended), edit)
	if len(c.Pulled)+len(c.leaving) > 0 { // what variants pull stays on top, what leaves is seen
		if out, faults := c.draft.amend(edits); len(faults) == 0 { // the draft is sound
			return out
		}
	}
	out := *c
	out.amended = edits
	out.own()
	edit(&out)
	return out.left()
}

// With returns the case with further variants laid over it. The error names
// a variant that is not there, or two that change the same thing.
func (c *Case) With(variants ...string) (*Case, error) {
	d, err := c.draft.With(variants...)
	if err != nil {
		return nil, err
	}
	out, faults := d.amend(c.amended)
	if len(faults) > 0 { // the draft and each variant are sound, and they do not collide
		return nil, faults[0]
	}
	return out, nil
}

// amend is the case of the draft as edits leave it, and on top of that the
// levers that variants pull.
func (d *Draft) amend(edits []func(*Case)) (*Case, []Fault) {
	out, faults := d.unpulled()
	if len(faults) > 0 {
		return nil, faults
	}
	for _, edit := range edits {
		edit(out)
	}
	out.amended = edits
	return out.pulled().left(), nil
}

// PullHere pulls a lever in a case that [Case.Amend] gave to be edited.
func (c *Case) PullHere(lever int) { c.pull(&c.Levers[lever]) }

// own makes what an edit may change the case's own.
func (c *Case) own() {
	c.Options = slices.Clone(c.Options)
	c.Preconditions = slices.Clone(c.Preconditions)
	c.Tracks = slices.Clone(c.Tracks)
	c.Swaps = slices.Clone(c.Swaps)
	c.Sources = slices.Clone(c.Sources)
	c.People = slices.Clone(c.People)
}
