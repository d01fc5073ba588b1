package web

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A closer is a question that looks closer at what some cases have and most have not. It has a place on
// a screen, at /CASE/SCREEN?closer=NAME, and the screen leads to it where the case has something to say
// to it; it is called what stands in texts.txt under "closer NAME".
type closer struct {
	name string // as of a command, and of an answer below /api/1/
	on   string // the screen
	tell func(v *visit) (*page.Document, error)
}

var closers = []closer{
	{answer.CloserPerceptions, "sure", func(v *visit) (*page.Document, error) {
		a, err := v.perceptions(nil)
		return inWords(a, err, v.voice().FullPerceptions)
	}},
	{answer.CloserPreferences, "sure", func(v *visit) (*page.Document, error) {
		a, err := v.preferences(nil)
		return inWords(a, err, v.voice().Preferences)
	}},
	{answer.CloserDepth, "states", func(v *visit) (*page.Document, error) {
		a, err := v.depth(query{})
		return inWords(a, err, v.voice().Depth)
	}},
	{answer.CloserSame, "states", func(v *visit) (*page.Document, error) {
		a, err := v.same(nil)
		return inWords(a, err, v.voice().FullSame)
	}},
}

// inWords is an answer as a document.
func inWords[T any](a *T, err error, words func(*T) *page.Document) (*page.Document, error) {
	if err != nil {
		return nil, err
	}
	return words(a), nil
}

// orCloser is a screen that may be asked to look closer, and leads there.
func orCloser(show func(v *visit) (*sheet, error)) func(v *visit) (*sheet, error) {
	return func(v *visit) (*sheet, error) {
		if name := v.r.URL.Query().Get("closer"); name != "" {
			return v.closer(name)
		}
		s, err := show(v)
		if err != nil || v.r.URL.Query().Has("state") || v.r.URL.Query().Has("compare") {
			return s, err
		}
		links, err := v.toCloser()
		if v.unfinished(err) && !s.again { // this page would not be asked for again
			return nil, err
		}
		v.later = v.later || err != nil
		out := *s // what is kept stays as it is
		out.body = links + s.body
		return &out, nil
	}
}

// closer is the answer to a question that looks closer, under its heading.
func (v *visit) closer(name string) (*sheet, error) {
	at := slices.IndexFunc(closers, func(c closer) bool { return c.name == name && c.on == v.on.name })
	if at < 0 {
		return nil, &wrongAddress{"no such page"}
	}
	d, err := closers[at].tell(v)
	if err != nil {
		return nil, err
	}
	out := &sheet{lead: link(v.at(v.on.name), say("closer back "+v.on.name))}
	for i, b := range d.Blocks {
		if h, is := b.(page.Heading); is && h.Level == 2 { // the title of the case is that of level 1
			out.heading = h.Text.String()
			d.Blocks = slices.Concat(d.Blocks[:i], d.Blocks[i+1:])
			break
		}
	}
	out.body = v.document(d)
	return out, nil
}

// toCloser leads to the questions that look closer, of those with a place on this screen.
func (v *visit) toCloser() (markup, error) {
	names, err := ask(v, "closer", answer.Closer)
	if err != nil {
		return "", err
	}
	var items []markup
	for _, c := range closers {
		if c.on == v.on.name && slices.Contains(names, c.name) {
			items = append(items, tag("li", nil, link(v.at(c.on, "closer", c.name), say("closer "+c.name))))
		}
	}
	if items == nil {
		return "", nil
	}
	return tag("nav", attrs{"class", "closer", "aria-label", said("closer")}, tag("ul", nil, items...)), nil
}
