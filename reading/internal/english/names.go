package english

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// names finds the names in a sentence outside quotations: runs of capitals that
// are no calendar, country, body or place.
func (s *sentence) names() []language.Name {
	var out []language.Name
	for i := 0; i < len(s.Tokens); {
		end := s.capitalsFrom(i)
		if end == i {
			i++
			continue
		}
		if name, ok := s.nameIn(i, end); ok {
			out = append(out, name)
		}
		i = end
	}
	return out
}

// capitalsFrom returns the end of the run of capitals, with the small words
// between them, that begins at token i. An owner ends it: Marn's Ingrid Dahl.
func (s *sentence) capitalsFrom(i int) int {
	toks, end := s.Tokens, i
	for end < len(toks) && toks[end].Day == nil {
		within := end > i && particles[toks[end].Lower] && s.token(end+1, len(toks)).Capital
		if !toks[end].Capital && !within {
			break
		}
		if end++; end == i+1 && isOwner(toks[i].Lower) {
			break
		}
	}
	return end
}

// nameIn reads a run of capitals as a name, if it is one.
func (s *sentence) nameIn(from, to int) (language.Name, bool) {
	toks, start := s.Tokens, from
	for i := from; i < to; i++ {
		if isTitle(toks[i].Lower) {
			start = i + 1
		}
	}
	for start < to && notNames[toks[start].Lower] {
		start++
	}
	if start >= to || orgLike(toks[start:to]) || adverbs[toks[start].Lower] {
		return language.Name{}, false
	}
	country := start == to-1 && countries[strings.TrimSuffix(toks[start].Lower, "'s")]
	if country || calendar[strings.TrimSuffix(toks[to-1].Lower, "'s")] {
		return language.Name{}, false
	}
	words := make([]string, 0, to-start)
	for i := start; i < to; i++ {
		words = append(words, strings.TrimSuffix(strings.TrimSuffix(toks[i].Text, "'s"), "'"))
	}
	return language.Name{
		Span: language.Span{From: start, To: to}, Name: strings.Join(words, " "),
		Titled: s.titled(from, start), Gender: genderOf(toks[from:start]),
	}, true
}

// titled reports whether a title stands before a name in a run of capitals, or
// a noun for a person before the run.
func (s *sentence) titled(from, start int) bool {
	if start > from {
		if title := s.Tokens[start-1].Lower; isTitle(title) && !titleParts[title] {
			return true
		}
	}
	return humanNouns[s.token(from-1, len(s.Tokens)).Lower]
}

// holders finds the people spoken of by office, with an article or an owner:
// the ambassador, Marn's envoy.
func (s *sentence) holders() []language.Holder {
	var out []language.Holder
	for i := 1; i < len(s.Tokens); i++ {
		if t := &s.Tokens[i]; t.Capital || !humanNouns[t.Lower] {
			continue
		}
		start := i
		for start > 0 && i-start < 4 && s.Tokens[start-1].Word() && !articles[s.Tokens[start].Lower] {
			start--
		}
		if first := s.Tokens[start].Lower; articles[first] || strings.HasSuffix(first, "'s") {
			out = append(out, language.Holder{
				Span: language.Span{From: start, To: i + 1}, Beside: s.namedBeside(start, i),
				Gender: genderOf(s.Tokens[start : i+1]),
			})
		}
	}
	return out
}

// namedBeside finds the capital right after the office in start..i, or on the
// other side of a comma, at which its name may begin; -1 for none.
func (s *sentence) namedBeside(start, i int) int {
	capital := func(j int) bool { return s.token(j, len(s.Tokens)).Capital }
	name := func(j int) int { // without titles
		for isTitle(s.Tokens[j].Lower) && capital(j+1) {
			j++
		}
		return j
	}
	if capital(i + 1) {
		return name(i + 1)
	}
	j := i + 1 // the minister of trade, Ana Duval
	for j < len(s.Tokens) && j < i+8 && s.Tokens[j].Word() && !beForms[s.Tokens[j].Lower] {
		j++
	}
	if s.token(j, len(s.Tokens)).Is(",") && capital(j+1) {
		return name(j + 1)
	}
	if s.token(start-1, start).Is(",") && capital(start-2) {
		return start - 2
	}
	return -1
}

// Plain leaves out the article, full stops, possessives and middle initials.
func (English) Plain(name string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(name, "’", "'")))
	for i, w := range words {
		words[i] = strings.TrimSuffix(strings.ReplaceAll(w, ".", ""), "'s")
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) > 2 { // a middle initial makes no other person
		words = slices.DeleteFunc(words, func(w string) bool { return len(w) == 1 })
	}
	return strings.Join(words, " ")
}

// Label takes titles off, and knows Q and A.
func (English) Label(label string) (string, language.Role) {
	words := strings.Fields(label)
	for len(words) > 1 && isTitle(strings.ToLower(words[0])) {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	switch lower := strings.ToLower(label); {
	case askers[strings.TrimRight(lower, ".")]:
		return name, language.Asks
	case unnamed[lower]:
		return name, language.Unnamed
	}
	return name, language.Speaks
}

// Affiliation leaves out articles and ranks, and refuses critics of a party and
// others who do not speak for it.
func (English) Affiliation(p *language.Phrase, party func(string) bool) []string {
	var words []string
	toks := p.Tokens[p.From:p.To]
	for i := range toks {
		if !toks[i].Word() {
			break
		}
		if strangers[toks[i].Lower] {
			return nil
		}
		words = append(words, toks[i].Text)
	}
	isArticle := func(word string) bool { return strings.EqualFold(word, "a") || strings.EqualFold(word, "an") }
	for len(words) > 1 && (isArticle(words[0]) || ranks[strings.ToLower(words[0])]) {
		words = words[1:]
	}
	if len(words) > 2 && strings.EqualFold(words[0], "the") && ranks[words[1]] {
		words = words[2:]
	}
	for len(words) > 1 && strings.EqualFold(words[0], "the") {
		if party(words[0] + " " + strings.TrimSuffix(words[1], "'s")) {
			break
		}
		words = words[1:]
	}
	return words
}
