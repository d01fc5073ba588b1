package english

import "github.com/plenary-talks/plenary/reading/internal/language"

const fromSign = 8 // tokens between a sign and what stands on it

// written finds the quotations of what stands on a sign: a banner at the gate
// read "…"; "…", said a placard. They are taken: nobody says them.
func (s *sentence) written() []*language.Quote {
	var out []*language.Quote
	for i := range s.Tokens {
		q := s.Tokens[i].Quote
		if q == nil || !s.signBefore(i) && !s.signAfter(i) {
			continue
		}
		s.used[q] = true
		out = append(out, q)
	}
	return out
}

// signBefore reports whether the words before token i end with a sign and what
// leads to its words: a verb such as read, a colon, or nothing.
func (s *sentence) signBefore(i int) bool {
	verb := false
	for j := i - 1; j >= 0 && i-j <= fromSign; j-- {
		t := &s.Tokens[j]
		_, saying := verbs[t.Lower]
		switch {
		case signs[t.Lower]:
			return verb || i-j <= 2 || s.Tokens[i-1].Is(":", "with")
		case t.Quote != nil, t.Is(";", "."), t.Capital && verb && j+1 < i && !s.Tokens[j+1].Is("that"):
			return false
		case saying, t.Is("read", "reads", "reading", "saying", "bearing", "proclaiming", "declaring", "stating"):
			verb = true
		}
	}
	return false
}

// signAfter reports whether a sign and its verb come after the quotation at
// token i.
func (s *sentence) signAfter(i int) bool {
	for j := i + 1; j < len(s.Tokens) && j-i <= fromSign; j++ {
		t := &s.Tokens[j]
		if signs[t.Lower] {
			return s.Tokens[min(i+1, j)].Is(",", "said", "read", "the", "a") || articles[s.Tokens[i+1].Lower]
		}
		_, saying := verbs[t.Lower]
		if t.Capital || t.Is(";", ":") || t.Is(",") && j > i+1 || saying && j > i+2 {
			return false
		}
	}
	return false
}
