package plenary

import "slices"

// Present returns the case as it is on the day that it is written as of: without
// the tracks that are not there, and without the levers that work on these. It
// is as if they stood nowhere in the file; a case without a day has them all.
func (c *Case) Present() *Case {
	var absent []int
	for i := range c.Tracks {
		if !c.Tracks[i].There(c.AsOf) {
			absent = append(absent, i)
		}
	}
	if absent == nil {
		return c
	}
	out, err := c.Amend(RemoveTracks{absent})
	if err != nil {
		panic("plenary: a case that was checked cannot be amended: " + err.Error())
	}
	return out
}

// left is the case without the tracks that are to leave it, and without the
// levers that work on these.
func (c *Case) left() *Case {
	if len(c.leaving) == 0 {
		return c
	}
	out := *c
	out.Tracks, out.Levers, out.Pulled = nil, nil, nil
	at := make([]int, len(c.Tracks)) // of each track, among those that stay; -1 for none
	for i := range c.Tracks {
		if at[i] = -1; !slices.Contains(c.leaving, i) {
			at[i] = len(out.Tracks)
			out.Tracks = append(out.Tracks, c.Tracks[i])
		}
	}
	for i, l := range c.Levers {
		if l.Kind == Widen || l.Kind == Move {
			if l.Track = at[l.Track]; l.Track < 0 {
				continue
			}
		}
		if slices.Contains(c.Pulled, i) {
			out.Pulled = append(out.Pulled, len(out.Levers))
		}
		out.Levers = append(out.Levers, l)
	}
	return &out
}
