package web

import (
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A frame is the page around what is shown.
type frame struct {
	title   string // of the window, what is before the name of the case
	head    markup // further elements of the head
	of      *visit // nil on pages of no case
	screen  *screen
	heading string
	sheet   *sheet
}

// page is a whole page.
func (f *frame) page() string {
	body := attrs{"class", "desk"}
	if f.of != nil {
		body = append(body, "data-case", f.of.path(""), "data-print", f.of.print)
	}
	return "<!DOCTYPE html>\n" + string(tag("html", attrs{"lang", "en"},
		tag("head", nil, f.headers()...),
		"\n", tag("body", body,
			tag("a", attrs{"class", "skip", "href", "#main"}, say("skip")), "\n",
			f.header(), "\n",
			tag("main", attrs{"id", "main", "class", f.mainClass()},
				f.changed(),
				tag("h1", attrs{"tabindex", "-1"}, text(f.heading)), "\n",
				when(f.sheet.lead != "", tag("p", attrs{"class", "lead"}, f.sheet.lead)+"\n"),
				f.sheet.body), "\n",
			f.keys(), f.bar()), "\n")) + "\n"
}

func (f *frame) mainClass() string {
	class := "sheet"
	if f.screen != nil {
		class += " " + f.screen.name
	}
	if f.sheet.wide {
		class += " wide"
	}
	return class
}

func (f *frame) headers() []markup {
	title := []string{f.title}
	if f.of != nil {
		title = append(title, outlet.Name(f.of.of.Name))
	}
	out := []markup{
		open("meta", attrs{"charset", "utf-8"}),
		open("meta", attrs{"name", "viewport", "content", "width=device-width, initial-scale=1"}),
		open("meta", attrs{"name", "color-scheme", "content", "light dark"}),
		tag("title", nil, text(strings.Join(append(title, "Plenary"), " · "))),
		open("link", attrs{"rel", "icon", "href", asset("icon.svg")}),
		open("link", attrs{"rel", "stylesheet", "href", asset("base.css")}),
		open("link", attrs{"rel", "stylesheet", "href", asset("app.css")}),
		tag("script", attrs{"type", "module", "src", asset("app.js")}),
	}
	if f.screen != nil && f.screen.script {
		out = append(out, tag("script", attrs{"type", "module", "src", asset(f.screen.name + ".js")}))
	}
	return append(out, f.head)
}

// header is the row of screens, with how the case is asked about.
func (f *frame) header() markup {
	if f.of == nil {
		return tag("header", attrs{"class", "top"}, tag("p", attrs{"class", "case"}, tag("b", nil, say("plenary")),
			tag("span", nil, say("here"))))
	}
	v := f.of
	var items []markup
	for _, s := range screens {
		with := attrs{"href", v.at(s.name), "data-key", strconv.Itoa(s.order)}
		if s == f.screen {
			with = append(with, "aria-current", "page")
		}
		items = append(items, tag("li", nil, tag("a", with, say("screen "+s.name))))
	}
	return tag("header", attrs{"class", "top"},
		tag("p", attrs{"class", "case"}, tag("a", attrs{"href", "/"}, text(v.title())), tag("span", nil, say("here"))),
		tag("nav", attrs{"aria-label", said("screens")}, tag("ul", nil, items...)),
		v.asked(f.screen))
}

// title is what the case is called.
func (v *visit) title() string {
	if f := v.known(); f != nil && f.Case.Title != "" {
		return outlet.Text(f.Case.Title)
	}
	return outlet.Name(v.of.Name)
}

// changed tells that a file of the case was saved since the page was made; a script
// shows it.
func (f *frame) changed() markup {
	if f.of == nil {
		return ""
	}
	return tag("div", attrs{"id", "changed", "class", "note", "role", "status", "?hidden", "on"},
		tag("p", nil, tag("b", nil, say("changed"))), tag("p", nil, link(f.of.again(), say("show changed"))))
}

// keys is the switch of single keys; a script shows it.
func (f *frame) keys() markup {
	if f.of == nil {
		return ""
	}
	return tag("footer", attrs{"class", "keys", "?hidden", "on"}, tag("label", nil,
		open("input", attrs{"type", "checkbox", "id", "keys", "?checked", "on"}), say("keys")))
}

// bar is what edits of a draft came to, at the bottom of the page.
func (f *frame) bar() markup {
	if f.of == nil || f.of.draft == nil {
		return ""
	}
	v := f.of
	if !f.sheet.again {
		v = v.unhurried()
	}
	return v.bar(f.screen)
}
