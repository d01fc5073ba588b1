package page

import (
	"strings"
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
)

// A Target is what a link leads to.
type Target struct {
	Kind string // finding, way, state, passage, all (the whole answer) ...
	Name string // which of them: a number, a letter, an id; "" where the kind says all
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

// Sentence returns spans that begin with a capital letter.
func (s Spans) Sentence() Spans {
	out := append(Spans{}, s...)
	for i := range out {
		if out[i].Text == "" || out[i].Kind == Basis {
			continue
		}
		_, n := utf8.DecodeRuneInString(out[i].Text)
		out[i].Text = strings.ToUpper(out[i].Text[:n]) + out[i].Text[n:]
		break
	}
	return out
}
