package web

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Markup is HTML as it may stand in a page: whoever makes it has escaped what is in it.
type markup string

// text is plain text as markup.
func text(plain string) markup { return markup(outlet.HTML(plain)) }

// attrs are attributes: names, each with its value behind it. A name that begins
// with ? stands by itself, if its value is not empty.
type attrs []string

// tag is an element around what is inside.
func tag(name string, with attrs, inside ...markup) markup {
	var b strings.Builder
	b.WriteString(string(open(name, with)))
	for _, m := range inside {
		b.WriteString(string(m))
	}
	b.WriteString("</" + name + ">")
	return markup(b.String())
}

// open is the beginning of an element, and all of one that has no end.
func open(name string, with attrs) markup {
	var b strings.Builder
	b.WriteString("<" + name)
	for i := 0; i+1 < len(with); i += 2 {
		switch attr, alone := strings.CutPrefix(with[i], "?"); {
		case alone && with[i+1] == "":
		case alone:
			b.WriteString(" " + attr)
		default:
			b.WriteString(" " + attr + `="` + outlet.HTML(with[i+1]) + `"`)
		}
	}
	b.WriteString(">")
	return markup(b.String())
}

// link is a link to an address of this server.
func link(to string, inside ...markup) markup { return tag("a", attrs{"href", to}, inside...) }

// join puts markup behind one another.
func join(all ...markup) markup {
	var b strings.Builder
	for _, m := range all {
		b.WriteString(string(m))
	}
	return markup(b.String())
}

// when is markup, if something is so.
func when(is bool, m markup) markup {
	if is {
		return m
	}
	return ""
}

// on is the value of an attribute that stands by itself.
func on(is bool) string {
	if is {
		return "on"
	}
	return ""
}
