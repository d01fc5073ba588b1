package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Spans is a line of text in pieces.
type Spans []Span

// A Span is a piece of a line. What it is decides how each medium shows it; the
// zero Kind is text of the program.
type Span struct {
	Kind Kind
	Text string   // as it was written; of a citation none
	ID   string   // of what is named, where it has one
	To   Target   // of a link
	Refs []string // of a citation: what is cited
}

// A Kind is what a span is.
type Kind uint8

// The kinds of spans. [Ours] is text of the program, from its catalogue of
// messages; whatever else has letters was written by somebody else.
const (
	Ours      Kind = iota
	Name           // of a party, a track, a person, an option, a level or a source
	Condition      // as it is written in the case
	Quote          // prose of the case or of a source
	Code           // an id, a state's code or number
	Snippet        // a piece of a file, written as it may stand there
	Number
	Day
	Cite // a mark that leads to footnotes
	Link
	Basis // begins a sentence: its text, which is not shown, is what the sentence rests on
	Known // a word of ours for how something is known; its ID is which: stated, claimed, reported, inferred or assumed
)

// A Target is what a link leads to.
type Target struct {
	Kind string // finding, way, state, passage, all (the whole answer) ...
	Name string // which of them: a number, a letter, an id; "" where the kind says all
}

// Place is the id of the place in a page that a [Target] leads to.
func Place(kind, name string) string { return kind + "-" + name }

// Within are the links within a page: to the places that a document has.
func Within(d *Document) Links {
	places := map[string]bool{}
	for _, b := range d.Blocks {
		placesIn(b, places)
	}
	return func(to Target) string {
		if id := Place(to.Kind, to.Name); places[id] {
			return "#" + id
		}
		return ""
	}
}

func placesIn(b Block, places map[string]bool) {
	switch b := b.(type) {
	case Heading:
		places[b.ID] = true
	case Fold:
		places[b.ID] = true
		for _, in := range b.Blocks {
			placesIn(in, places)
		}
	}
}

// shown is the text of a span, harmless on a line of text.
func (s Span) shown() string {
	switch s.Kind {
	case Name, Condition, Code:
		return outlet.Name(s.Text)
	case Quote:
		return outlet.Text(s.Text)
	case Basis:
		return ""
	}
	return s.Text
}

// String is the plain text of spans, citations and where links lead left out.
func (s Spans) String() string {
	var b strings.Builder
	for _, span := range s {
		b.WriteString(span.shown())
	}
	return b.String()
}

// Empty reports whether nothing would be seen of spans.
func (s Spans) Empty() bool {
	for _, span := range s {
		if span.shown() != "" || len(span.Refs) > 0 {
			return false
		}
	}
	return true
}

// Join puts lists of spans behind one another.
func Join(lists ...Spans) Spans {
	var out Spans
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// Sentence returns spans that begin with a capital letter, behind marks such as
// quotation marks. What begins with a figure or is code or a condition stays.
func (s Spans) Sentence() Spans {
	out := append(Spans{}, s...)
	for i := range out {
		text := out[i].Text
		at := strings.IndexFunc(text, begins)
		switch out[i].Kind {
		case Code, Snippet, Condition:
			return out
		case Basis:
			at = -1
		}
		if at >= 0 {
			_, n := utf8.DecodeRuneInString(text[at:])
			out[i].Text = text[:at] + strings.ToUpper(text[at:at+n]) + text[at+n:]
			return out
		}
	}
	return out
}

// begins reports whether a character is one that a sentence may begin with.
func begins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
