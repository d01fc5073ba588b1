package reading

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

const longestSentence = 400 // tokens; a longer one is divided

// split divides tokens into sentences.
func (d *document) split(toks []language.Token) []*language.Sentence {
	var out []*language.Sentence
	add := func(from, to int) {
		out = append(out, &language.Sentence{Text: d.shown, Index: len(out), Tokens: toks[from:to]})
	}
	start := 0
	for i := range toks {
		if !d.endsHere(toks, i) && i-start < longestSentence {
			continue
		}
		end := i + 1
		for end < len(toks) && toks[end].Is(")", "]", "”", "’", "'", "\"") && toks[end].From == toks[end-1].To {
			end++
		}
		if end > start {
			add(start, end)
			start = end
		}
	}
	if start < len(toks) {
		add(start, len(toks))
	}
	return out
}

// endsHere reports whether a sentence ends with the token at i.
func (d *document) endsHere(toks []language.Token, i int) bool {
	t := &toks[i]
	if i+1 == len(toks) {
		return true
	}
	next := &toks[i+1]
	switch {
	case t.Quote != nil:
		return d.quoteEnds(toks, i)
	case t.Is(";"):
		return true
	case t.Is(".", "?", "!", "..", "..."):
		return t.Lower != "..." || next.Capital || next.Quote != nil
	case strings.HasSuffix(t.Text, ".") && t.Word():
		begins := next.Quote != nil || next.Capital && d.language.Begins(next.Lower)
		return begins && !d.language.Title(t.Lower)
	}
	return false
}

// quoteEnds reports whether a sentence ends with the quotation at i.
func (d *document) quoteEnds(toks []language.Token, i int) bool {
	q, next := toks[i].Quote, &toks[i+1]
	last := q.Last(d.shown)
	switch {
	case !strings.ContainsRune(".?!…", last) || next.Quote == nil && !next.Word():
		return false
	case next.Quote != nil:
		return true
	case !next.Capital:
		return false
	case last == '.' && d.shown[max(q.From, q.To-2)] != '.':
		return true
	}
	return !d.attributionFollows(toks[i+1:])
}

const shortAttribution = 10 // tokens up to the verb of saying

// attributionFollows reports whether a verb of saying comes within a few words.
func (d *document) attributionFollows(toks []language.Token) bool {
	for i := range toks {
		if i > shortAttribution || !toks[i].Word() && !toks[i].Is(",") {
			return false
		}
		if d.language.Saying(toks[i].Lower) {
			return true
		}
	}
	return false
}
