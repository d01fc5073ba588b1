package web

// bar is what the edits of a draft came to: how many, and what can be done with them.
func (v *visit) bar(at *screen) markup {
	n := v.edits.count()
	screen := ""
	if at != nil {
		screen = at.name
	}
	button := func(act, key string, off bool) markup {
		return tag("form", attrs{"method", "post", "action", v.at(act)},
			open("input", attrs{"type", "hidden", "name", "screen", "value", screen}),
			tag("button", attrs{"?disabled", on(off)}, say(key)))
	}
	says := say("no edits")
	if n == 1 {
		says = say("one edit")
	} else if n > 1 {
		says = say("edits", "n", count(n))
	}
	return tag("section", attrs{"class", "bar", "aria-label", said("edits here")},
		tag("p", attrs{"role", "status"}, v.gist(at), tag("b", nil, says), v.waitsFor()),
		button("undo", "undo", n == 0),
		when(v.edits.Undone > 0, button("redo", "redo", false)), v.saving(at))
}

// count is how many edits there are: moves of one wish after one another are one.
func (s DraftState) count() int {
	n := 0
	for i := range s.Steps {
		if i == 0 || !goesOn(s.Steps[i-1], s.Steps[i]) {
			n++
		}
	}
	return n
}
