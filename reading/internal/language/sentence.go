package language

import (
	"slices"
	"unicode/utf8"
)

// A Sentence is one sentence of a paragraph, divided, and what a language has
// read in it.
type Sentence struct {
	Text   []rune // the whole report as it is seen; what From and To of tokens and quotations count
	Index  int    // in the paragraph
	Tokens []Token

	// What Language.Read fills in, each in the order of the tokens.
	Cues    []*Cue   // its verbs of saying
	Names   []Name   // outside quotations
	Holders []Holder // people spoken of by office: the ambassador
	Written []*Quote // quotations of what stands on a sign or is the name of something, which nobody says
}

// A Token is a word, a mark or a whole quotation.
type Token struct {
	From, To int
	Text     string // with ' for every apostrophe; empty for a quotation
	Lower    string // the same in lower case
	Capital  bool   // it is a word that begins as a name does
	Quote    *Quote // the quotation, if it is one
	Day      *Day   // the date it is part of, if any
}

// Word reports whether the token is a word or a number.
func (t *Token) Word() bool {
	first, _ := utf8.DecodeRuneInString(t.Text)
	return InWord(first)
}

// Is reports whether the token is one of the words and marks, in lower case.
func (t *Token) Is(texts ...string) bool { return t.Quote == nil && slices.Contains(texts, t.Lower) }

// A Span is the tokens From..To.
type Span struct{ From, To int }

// A Cue is a verb of saying, or words such as "according to", with its subject
// and the words it governs.
type Cue struct {
	At, End int         // its tokens
	From    int         // the first token of verb and subject
	Verb    string      // in lower case; of a participle, the past
	Subject *Phrase     // nil when it shares that of the cue before
	Shares  *Cue        // that cue
	Via     *Phrase     // who tells what the subject said, as an agency does; nil when nobody is named
	Says    []Statement // what it governs, in the order in which it was found
}

// Who returns the cue that has the subject of this one.
func (c *Cue) Who() *Cue {
	for c.Shares != nil {
		c = c.Shares
	}
	return c
}

// A Statement is words that a cue governs: a quotation, or tokens in the
// reporter's voice.
type Statement struct {
	Quote  *Quote // nil for words in the reporter's voice
	Span          // these words, else empty; with the verb where that denies or rejects them
	Rule   string
	Noun   Speech // the kind that a noun of saying gives, or ""
	When   *Day   // when it was said, if the sentence tells
	Denies bool   // that something is so: the verb or noun of the words says no
}
