package prose

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose/internal/english"
)

// A grammar bends the phrases of a case as the messages of a language ask, by
// the name of the form:
//
//	third       a verb phrase in the infinitive, as what one does: halts
//	they        as what several do: halt
//	to          with to: to halt
//	definite    a noun phrase with the article of what is known: the halt
//	bare        without its article
//	addressed   as somebody is asked to do: halt your facilities
//	own         without whose it is either, for the owner to stand before it
//	within      a sentence within another: the Shores wait
//
// possessive, sentence, inner and plain are forms too, but need no grammar.
type grammar struct {
	forms  map[string]func(phrase string) english.Edit
	plural func(noun string) bool // whether a noun phrase takes the verb of several
	owned  func(noun string) bool // whether it begins with whose it is: its raids
}

// grammars by the language of a catalogue. A second language brings its own.
var grammars = map[string]grammar{"en": {
	forms: map[string]func(string) english.Edit{
		"third": english.Third, "they": english.They, "to": english.To,
		"definite": english.Definite, "bare": english.Bare, "own": english.Own, "within": english.Within,
		"addressed": english.Address,
	},
	plural: english.Plural,
	owned:  english.Owned,
}}

// bent is spans in a form of the grammar; where every message is its key, as
// they are.
func (v *Voice) bent(s page.Spans, form string) page.Spans {
	bend, ok := v.messages.grammar.forms[form]
	if !ok {
		panic(fmt.Sprintf("no form %s", form))
	}
	if v.messages.pseudo {
		return s
	}
	return spliced(s, bend(written(s)))
}

// numberOf is the number of what a phrase is of: one, or other for several.
func (v *Voice) numberOf(s page.Spans) string {
	if v.messages.grammar.plural(written(s)) {
		return "other"
	}
	return "one"
}

// written is the text of spans as it was written, without what is not shown.
func written(s page.Spans) string {
	var b strings.Builder
	for _, span := range s {
		if span.Kind != page.Basis {
			b.WriteString(span.Text)
		}
	}
	return b.String()
}

// spliced is spans with an edit of their text. What it puts in is part of the
// span where it begins.
func spliced(s page.Spans, e english.Edit) page.Spans {
	var out page.Spans
	at, with := 0, e.With
	for _, span := range s {
		if span.Kind == page.Basis {
			out = append(out, span)
			continue
		}
		was, end := span.Text, at+len(span.Text)
		from, to := min(max(e.From, at), end)-at, min(max(e.To, at), end)-at
		span.Text = was[:from] + was[to:]
		if was != "" && (e.From < end || e.From == end && e.From == e.To) {
			span.Text = was[:from] + with + was[to:]
			with = ""
		}
		if span.Text != "" || was == "" {
			out = append(out, span)
		}
		at = end
	}
	return out
}
