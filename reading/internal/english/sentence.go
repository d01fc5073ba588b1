package english

import "github.com/plenary-talks/plenary/reading/internal/language"

// A sentence is one that is being read.
type sentence struct {
	*language.Sentence
	cues []*cue
	used map[*language.Quote]bool // quotations that a verb of saying governs
	said int                      // statements found
}

// Read finds the verbs of saying with their subjects and what they govern, and
// the people that the sentence speaks of.
func (English) Read(s *language.Sentence) {
	r := &sentence{Sentence: s, used: map[*language.Quote]bool{}}
	s.Written = r.written()
	r.findCues()
	for k, c := range r.cues {
		r.govern(k, c)
		s.Cues = append(s.Cues, &c.Cue)
	}
	s.Names, s.Holders = r.names(), r.holders()
}

// Quoting finds whom a speaker quotes: the name before a verb of saying that
// leads to the quotation.
func (English) Quoting(s *language.Sentence) *language.Phrase {
	r := &sentence{Sentence: s, used: map[*language.Quote]bool{}}
	r.findCues()
	for _, c := range r.cues {
		if len(r.quotesAfter(c)) > 0 && c.Subject != nil && c.Subject.From < c.Subject.To {
			return c.Subject
		}
	}
	return nil
}

// token returns the token at i, or an empty one where there is none or it is not
// before limit.
func (s *sentence) token(i, limit int) *language.Token {
	if 0 <= i && i < limit {
		return &s.Tokens[i]
	}
	return &language.Token{}
}

// trim leaves out marks and conjunctions at the ends.
func (s *sentence) trim(w language.Span) language.Span {
	for w.From < w.To {
		t := &s.Tokens[w.From]
		if t.Word() || t.Quote != nil || t.Is("(", "$", "€", "£", "[") {
			break
		}
		w.From++
	}
	for w.From < w.To {
		t := &s.Tokens[w.To-1]
		if t.Word() && !t.Is("and", "but", "while") || t.Quote != nil || t.Is(")", "]", "%") {
			break
		}
		w.To--
	}
	return w
}

// in returns the tokens of a span.
func (s *sentence) in(w language.Span) []language.Token { return s.Tokens[w.From:w.To] }

// words counts the words of a span; a quotation counts as two.
func (s *sentence) words(w language.Span) int {
	n := 0
	toks := s.in(w)
	for i := range toks {
		switch t := &toks[i]; {
		case t.Quote != nil:
			n += 2
		case t.Word():
			n++
		}
	}
	return n
}

// quoteIn reports whether a quotation is in a span.
func (s *sentence) quoteIn(w language.Span) bool {
	toks := s.in(w)
	for i := range toks {
		if toks[i].Quote != nil {
			return true
		}
	}
	return false
}
