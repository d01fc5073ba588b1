package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Definite is the edit that makes a thing told before one that is known: a halt
// becomes the halt. A phrase without "a" stays.
func Definite(phrase string) Edit {
	if a := first(phrase, 0); (a.low == "a" || a.low == "an") && before(phrase, a) {
		return a.put(phrase, "the")
	}
	return Edit{}
}

// Bare is the edit that takes the article off: a halt becomes halt.
func Bare(phrase string) Edit {
	if a := first(phrase, 0); articles[a.low] && before(phrase, a) {
		next := first(phrase, a.to)
		if capital(phrase[a.from:]) {
			return Edit{a.from, next.to, likeCase(phrase[a.from:], phrase[next.from:next.to])}
		}
		return Edit{a.from, next.from, ""}
	}
	return Edit{}
}

// Own is the edit that leaves what is owned alone, for the name of the owner to
// stand before it: of its programme, programme; of the restrictions, restrictions.
func Own(phrase string) Edit {
	if Owned(phrase) {
		p := first(phrase, 0)
		return Edit{p.from, first(phrase, p.to).from, ""}
	}
	return Bare(phrase)
}

// Within is the edit that makes a sentence part of another: No talks becomes no
// talks. A sentence that begins with another word than those that are no names
// stays, and so does one that may begin with a name of several words: Oil Board.
func Within(phrase string) Edit {
	f := first(phrase, 0)
	opens := determiners[f.low] || prepositions[f.low] || openers[f.low] || matters[f.low] && !named(phrase, f)
	if opens && before(phrase, f) {
		return Edit{f.from, f.to, f.low}
	}
	return Edit{}
}

// named reports whether a word may be a name, or begin one: AID, Oil Board.
func named(phrase string, t token) bool {
	next := first(phrase, t.to)
	return phrase[t.from+1:t.to] != t.low[1:] || next.low != "" && phrase[next.from:next.to] != next.low
}

// Owned reports whether a noun phrase begins with whose it is: its programme.
func Owned(phrase string) bool {
	p := first(phrase, 0)
	return possessives[p.low] && before(phrase, p)
}

// before reports whether a word stands before another one with blanks between.
func before(phrase string, t token) bool {
	next := first(phrase, t.to)
	return next.low != "" && next.from > t.to && strings.TrimSpace(phrase[t.to:next.from]) == ""
}

// Plural reports whether a noun phrase takes the verb of several: elections, the
// talks on aid, a halt and the lifting; but not news, the United States, a list
// of demands. It looks at the noun that the phrase is of: the last word before
// a preposition, a participle or a relative pronoun.
func Plural(phrase string) bool {
	list := tokens(aside(phrase))
	if len(list) == 0 {
		return false
	}
	if one, known := fixed(list); known {
		return !one
	}
	if joined(phrase, list) {
		return true
	}
	return plural(phrase, head(phrase, list))
}

// aside leaves out what stands in brackets, and what begins after a comma with a
// relative pronoun.
func aside(phrase string) string {
	for _, cut := range []string{" (", " [", ", who ", ", which ", ", whose ", ", where ", ", when ", ", whom "} {
		phrase, _, _ = strings.Cut(phrase, cut)
	}
	return phrase
}

// fixed returns the number of phrases that their first word or their whole decides.
func fixed(list []token) (one, known bool) {
	var words []string
	for _, t := range list {
		words = append(words, t.low)
	}
	if articles[words[0]] {
		words = words[1:]
	}
	whole := strings.Join(words, " ")
	switch first, _, _ := strings.Cut(whole, " "); {
	case singularNames[whole]:
		return true, true
	case severals[first] && first == words[0], strings.HasPrefix(whole, "number of "):
		return false, true
	case singles[first], gerund(first) && len(words) > 1 && len(words) == len(list):
		return true, true
	}
	return false, false
}

// gerund reports whether a word in -ing that begins a phrase is what is done,
// and not said of what follows: lifting sanctions, but existing sanctions.
func gerund(word string) bool {
	return strings.HasSuffix(word, "ing") && len(word) > 4 && !adjectives[word] && !nounsInIng[word]
}

// head returns the noun that a phrase is of.
func head(phrase string, list []token) token {
	last := list[0]
	for i, t := range list[1:] {
		begun := !determiners[last.low]
		switch {
		case begun && endsHead(t.low),
			determiners[t.low] && strings.Contains(phrase[last.to:t.from], ","), // Hill, the envoy
			begun && participle(t.low) && (i+2 == len(list) || endsHead(list[i+2].low)):
			return last
		}
		if !begun || !figure(t.low) { // resolution 2254
			last = t
		}
	}
	return last
}

func endsHead(word string) bool { return prepositions[word] || relatives[word] }

func participle(word string) bool {
	return strings.HasSuffix(word, "ed") && len(word) > 4 || participles[word]
}

// joined reports whether several things are joined by and, one of which the
// phrase is of: not two adjectives of one noun, nor what stands behind a
// preposition, unless it begins anew with an article.
func joined(phrase string, list []token) bool {
	behind, between := false, false
	for i, t := range list {
		switch {
		case i > 0 && endsHead(t.low):
			behind, between = true, between || t.low == "between"
		case t.low != "and" || i == 0 || i+1 == len(list):
		case between: // the two that something is between
			between = false
		case behind && !(articles[list[0].low] && articles[list[i+1].low]):
		case !determiners[list[i+1].low] && i+2 < len(list) && oneNoun(phrase, list, i):
		default:
			return true
		}
	}
	return false
}

// oneNoun reports whether what an and joins tells what one noun is like: a full
// and verified halt, the Food and Agriculture Organization.
func oneNoun(phrase string, list []token, and int) bool {
	if adjective(list[and-1].low) {
		return true
	}
	return bodies[head(phrase, list[and+1:]).low] && (articles[list[0].low] || capital(phrase[list[and+1].from:]))
}

func adjective(word string) bool {
	if adjectives[word] {
		return true
	}
	for _, end := range []string{"ful", "ble", "al", "ive", "ous", "ic", "ary", "less", "ed"} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+2 {
			return !nounsLikeAdjectives[word]
		}
	}
	return false
}

// plural reports whether a noun is one of several.
func plural(phrase string, noun token) bool {
	word := own(noun.low)
	switch {
	case plurals[word], !singulars[word] && hasEnd(word, "men", "people", "children"):
		return true
	case figure(word):
		return word != "1"
	case singulars[word], !latin(word), !strings.HasSuffix(phrase[:noun.to], "s"), len(word) < 3:
		return false
	case strings.HasSuffix(word, "ics"):
		return pluralsInIcs[word]
	}
	return !hasEnd(word, "ss", "us", "sis") && !ownName(phrase, noun)
}

// figure reports whether a word is a number in figures.
func figure(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// ownName reports whether a noun is the name of one person, place or body: a
// capital and no article, unless it ends as names of peoples do.
func ownName(phrase string, noun token) bool {
	return capital(phrase[noun.from:]) && !determiners[first(phrase, 0).low] &&
		!hasEnd(noun.low, "ans", "ists", "ites", "crats", "aders", "urks", "urds", "eeks", "rabs", "ews",
			"elis", "alis", "anis", "menis", "aqis")
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func hasEnd(word string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
