package web

// bar is what the edits of a draft came to: how many, and what can be done with them.
func (v *visit) bar(at *screen) markup {
	n := len(v.edits.Steps)
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
		tag("p", attrs{"role", "status"}, tag("b", nil, says)),
		button("undo", "undo", n == 0),
		when(v.edits.Undone > 0, button("redo", "redo", false)))
}
