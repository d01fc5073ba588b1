package reading

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

const nestedPerQuote = 20 // further ones are not noted

// inside notes the quotations, brackets and omissions within quoted words.
func (w *worker) inside(f *found, q *language.Quote) {
	for i := range q.Inner[:min(len(q.Inner), nestedPerQuote)] {
		in := &q.Inner[i]
		f.Nested = append(f.Nested, Nested{Piece: w.piece(in.From, in.To), Speaker: w.innerSpeaker(q, in)})
	}
	w.brackets(f, q.From, q.To)
}

// innerSpeaker finds whom a speaker quotes.
func (w *worker) innerSpeaker(q, in *language.Quote) Piece {
	sub := &paragraph{block: block{from: q.From, to: in.End}, bodyFrom: q.From, quotes: []language.Quote{*in}}
	for _, s := range w.split(w.tokens(sub)) {
		if who := w.language.Quoting(s); who != nil {
			return w.piece(s.Tokens[who.From].From, s.Tokens[who.To-1].To)
		}
	}
	return Piece{}
}

// brackets notes what an editor inserted or left out.
func (w *worker) brackets(f *found, from, to int) {
	for i := from; i < to; i++ {
		switch r := w.shown[i]; {
		case r == '…' || r == '.' && i+2 < to && dots(w.shown[i:to]) > 0:
			n := max(1, dots(w.shown[i:to]))
			f.Elided = append(f.Elided, w.piece(i, i+n))
			i += n - 1
		case r == '(' || r == '[':
			if end := slices.Index(w.shown[i:to], closingBracket[r]); end > 0 {
				w.bracket(f, i, i+end+1)
				i += end
			}
		}
	}
}

var closingBracket = map[rune]rune{'(': ')', '[': ']'}

// bracket notes one pair of brackets.
func (w *worker) bracket(f *found, from, to int) {
	if in := strings.Trim(string(w.shown[from+1:to-1]), " "); in == "…" || in == "..." {
		f.Elided = append(f.Elided, w.piece(from, to))
	} else {
		f.Insertions = append(f.Insertions, w.piece(from, to))
	}
}

// dots returns the length of "..." or ". . ." at the start of the text, or 0.
func dots(text []rune) int {
	for _, form := range []string{"...", ". . ."} {
		if strings.HasPrefix(string(text[:min(len(text), 5)]), form) {
			return len(form)
		}
	}
	return 0
}
