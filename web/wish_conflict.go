package web

import (
	"net/http"
	"slices"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/prose"
)

// conflict is that a file was saved since the edits were begun: what was changed in it, what
// the edits change, and what can be done: all of that, or the error of work that is not finished.
func (v *visit) conflict() (markup, error) {
	if v.draft == nil || v.print == v.edits.Base || len(v.edits.Steps) == 0 {
		return "", nil
	}
	inside := []markup{tag("h2", attrs{"id", "conflict"}, say("changed on disk", "file", outlet.Name(v.ownFile())))}
	first, ok := v.firstText()
	theirs, err := v.saved().file()
	if v.unfinished(err) {
		return "", err
	}
	steps, told := v.stepsTold()
	if v.unfinished(told) {
		return "", told
	}
	switch {
	case err != nil:
		inside = append(inside, tag("p", nil, say("theirs unread")))
	case !ok || told != nil:
		inside = append(inside, changedElse(told))
	default:
		changed, err := v.theyChanged(first, theirs)
		if err != nil {
			return "", err
		}
		_, left, err := onTop(v.cancelled, theirs.Text, v.edits.Steps)
		if v.unfinished(err) {
			return "", err
		}
		inside = append(inside, changed, tag("p", nil, say("you changed")), v.topForm(steps, left))
	}
	var others []markup
	for _, side := range []string{"mine", "theirs"} {
		others = append(others, tag("form", attrs{"method", "post", "action", v.at("wishes/take")},
			hidden("side", side), v.revision(), tag("button", nil, say("take "+side))))
	}
	inside = append(inside, tag("div", attrs{"class", "row"}, others...))
	if ok && err == nil {
		inside = append(inside, v.lineByLine(first, string(theirs.Text.Text)))
	}
	with := attrs{"class", "note conflict", "aria-labelledby", "conflict", "tabindex", "-1"}
	return tag("section", with, inside...), nil
}

// theyChanged is what somebody else has changed in the case. The error is of work that is not
// finished.
func (v *visit) theyChanged(first string, theirs *desk.File) (markup, error) {
	if first == string(theirs.Text.Text) {
		return tag("p", nil, say("they changed other", "file", outlet.Name(v.ownFile()))), nil
	}
	var lines []prose.CaseLine
	was, err := v.read(first)
	if err == nil {
		lines, err = v.changedLines(v.cancelled, was, theirs)
	}
	switch {
	case v.unfinished(err):
		return "", err
	case err != nil || len(lines) == 0:
		return changedElse(err), nil
	}
	return tag("p", nil, say("they changed")) + listed(lines), nil
}

// changedElse says that what is changed is nothing of the case, or why that cannot be told.
func changedElse(err error) markup {
	if err != nil {
		if says := failureOf(err).message; says != "" {
			return tag("p", attrs{"class", "wrong"}, text(says))
		}
	}
	return tag("p", nil, say("they changed else"))
}

// leftSteps are the steps that cannot be made in what stands on the disk.
func (v *visit) leftSteps() []leftStep {
	theirs, err := v.saved().file()
	if err != nil {
		return nil
	}
	_, left, err := onTop(v.cancelled, theirs.Text, v.edits.Steps)
	if err != nil {
		return nil
	}
	return left
}

// topForm lays the changes that are chosen on top of what stands on the disk. Those that
// cannot be are told with the reason.
func (v *visit) topForm(steps []stepTold, left []leftStep) markup {
	var items []markup
	for i, s := range steps {
		id := "step-" + count(s.first)
		with := attrs{"type", "checkbox", "id", id, "name", "step", "value", count(s.first), "checked", "checked"}
		why := markup("")
		if l := leftOf(left, s); l != nil {
			with = append(with[:len(with)-2], "?disabled", "on", "aria-describedby", id+"-why")
			why = tag("span", attrs{"class", "why", "id", id + "-why"}, say("left "+l.why))
		}
		items = append(items, tag("li", nil, open("input", with), tag("label", attrs{"for", id}, steps[i].says), " ",
			why))
	}
	return tag("form", attrs{"method", "post", "action", v.at("wishes/take"), "class", "top-steps"},
		tag("ul", nil, items...), hidden("side", "top"), v.revision(), tag("button", attrs{"class", "do"},
			say("take top")))
}

// leftOf is why a change cannot be made; nil where it can.
func leftOf(left []leftStep, s stepTold) *leftStep {
	at := slices.IndexFunc(left, func(l leftStep) bool { return s.first <= l.step && l.step <= s.last })
	if at < 0 {
		return nil
	}
	return &left[at]
}

// lineByLine has the lines that either side has otherwise than the file was, beside one
// another.
func (v *visit) lineByLine(first, theirs string) markup {
	mine := first
	if text, ok := v.edits.Texts()[v.ownFile()]; ok {
		mine = text
	}
	var rows []markup
	for _, b := range twoEdits(first, lineEdits(first, theirs), lineEdits(first, mine)) {
		cell := func(key string, all []string, changes bool) markup {
			class := "line"
			if changes {
				class += " come"
			}
			var lines []markup
			for _, line := range all {
				lines = append(lines, tag("div", nil, codeLine(line)))
			}
			if len(lines) == 0 {
				lines = []markup{tag("span", attrs{"class", "aside"}, say("line none"))}
			}
			return tag("td", attrs{"class", class, "data-head", said(key)}, lines...)
		}
		whose := "changed theirs"
		switch {
		case b.changesThem && b.changesMe:
			whose = "changed both"
		case b.changesMe:
			whose = "changed mine"
		}
		rows = append(rows, tag("tr", nil, tag("th", attrs{"scope", "row"}, text(count(b.was.from+1)), " ",
			tag("span", nil, say(whose))), cell("side before", b.before, false),
			cell("side theirs", b.theirs, b.changesThem), cell("side mine", b.mine, b.changesMe)))
	}
	if len(rows) == 0 {
		return ""
	}
	return tag("details", attrs{"class", "by-line", "id", "by-line"}, tag("summary", nil, say("line by line")),
		tag("table", attrs{"class", "lines sides"}, tag("thead", nil, tag("tr", nil, heading("side line"),
			heading("side before"), heading("side theirs"), heading("side mine"))), tag("tbody", nil, rows...)))
}

// takeSides goes on after somebody else has saved: with theirs and ours on top, with ours
// alone, or with theirs alone.
func (v *visit) takeSides(w http.ResponseWriter, r *http.Request) error {
	if v.draft == nil || r.PostFormValue("rev") != count(v.edits.Rev) {
		return v.back(w, r, "")
	}
	switch r.PostFormValue("side") {
	case "top":
		if err := v.takeTop(r); err != nil {
			return err
		}
	case "mine":
		v.draft.Reset(v.print, v.edits.Steps, v.edits.Left)
	case "theirs":
		v.s.drafts.end(v.draft.ID)
		v.draft = nil
	default:
		return &wrongAddress{"no such page"}
	}
	return v.back(w, r, "")
}

// takeTop lays the changes that are chosen on top of theirs. What cannot be, and what was not
// chosen, is kept to be told.
func (v *visit) takeTop(r *http.Request) error {
	theirs, err := v.saved().file()
	if err != nil {
		return err
	}
	told, err := v.stepsTold()
	if err != nil {
		return err
	}
	var chosen []Step
	var from []int // which change each is a step of
	left := slices.Clone(v.edits.Left)
	for i, t := range told {
		if !slices.Contains(r.PostForm["step"], count(t.first)) {
			continue
		}
		for _, step := range v.edits.Steps[t.first : t.last+1] {
			chosen, from = append(chosen, step), append(from, i)
		}
	}
	steps, not, err := onTop(r.Context(), theirs.Text, chosen)
	if err != nil {
		return err
	}
	for i, t := range told {
		at := slices.IndexFunc(not, func(l leftStep) bool { return from[l.step] == i })
		switch {
		case at >= 0:
			left = append(left, LeftOut{string(t.says), not[at].why})
		case !slices.Contains(from, i):
			left = append(left, LeftOut{string(t.says), whyLeft(v.leftSteps(), t)})
		}
	}
	v.draft.Reset(v.print, steps, left)
	return nil
}

// whyLeft is why a change was not chosen: it could not be made, or nobody wanted it.
func whyLeft(left []leftStep, s stepTold) string {
	if l := leftOf(left, s); l != nil {
		return l.why
	}
	return "unchosen"
}

// leftOut tells which changes were not laid on top of what somebody else has saved.
func (v *visit) leftOut() markup {
	if len(v.edits.Left) == 0 {
		return ""
	}
	var items []markup
	for _, l := range v.edits.Left {
		items = append(items, tag("li", nil, markup(l.Says), " ",
			tag("span", attrs{"class", "why"}, say("left "+l.Why))))
	}
	return tag("section", attrs{"class", "note", "id", "left", "role", "status", "tabindex", "-1"},
		tag("p", nil, tag("b", nil, say("left out"))), tag("ul", nil, items...))
}
