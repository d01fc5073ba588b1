package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// Words of grammar.
var (
	beForms       = list("grammar/be")
	modals        = list("grammar/modals")
	haveForms     = list("grammar/have")
	contractions  = list("grammar/contractions")
	negations     = list("grammar/negations")
	pastForms     = list("grammar/past")
	adverbs       = list("grammar/adverbs")
	embedders     = list("grammar/embedders")
	boundaries    = list("grammar/boundaries")
	modifiers     = list("grammar/modifiers")
	notNouns      = list("grammar/not_nouns")
	articles      = list("grammar/articles")
	abbreviations = list("grammar/abbreviations")
	starters      = list("grammar/starters")
	elisions      = list("grammar/elisions")
)

// Words for people, bodies and places.
var (
	honorifics    = list("people/honorifics")
	titleWords    = list("people/titles")
	titleParts    = list("people/title_parts")
	humanNouns    = list("people/nouns")
	pluralNouns   = list("people/plurals")
	femaleNouns   = list("people/female")
	maleNouns     = list("people/male")
	particles     = list("people/particles")
	notNames      = list("people/not_names")
	noSubjects    = list("people/no_subject")
	afterNouns    = list("people/after_noun")
	afterSubjects = list("people/after_subject")
	strangers     = list("people/strangers")
	ranks         = list("people/ranks")
	askers        = list("people/askers")
	unnamed       = list("people/unnamed")
	signs         = list("people/signs")
	notSpeaking   = list("people/not_speaking")
	outlets       = list("people/outlets")
	counts        = list("people/counts")
	shares        = list("people/shares")
	orgNouns      = list("bodies/nouns")
	orgWords      = list("bodies/words")
	countries     = list("places/countries")
	calendar      = list("dates/calendar")
)

// Words about telling.
var (
	listeners     = list("telling/listeners")
	venues        = list("telling/venues")
	placeWords    = list("telling/places")
	asideWords    = list("telling/aside")
	remarks       = list("telling/remarks")
	circumstances = list("telling/circumstances")
	otherDays     = list("telling/other_day")
	noClauses     = list("telling/no_clause")
	noObjects     = list("telling/no_object")
	clauseWords   = list("telling/subjects")
	claimNouns    = list("telling/claims")
	withheld      = list("telling/withheld")
	unsaid        = list("telling/unsaid")
	plainVerbs    = list("grammar/plain")
)

// prefixed are names with a small first part, as in Walid al-Moallem.
var prefixed = once(func() string { return `^` + phrases("people/prefixes") + `[-'’]\p{Lu}` })

// Capital goes by the first letter, or by the one after a small first part.
func (English) Capital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || strings.ContainsAny(word, "-'’") && prefixed().MatchString(word)
}

// Abbreviation goes by the list, by single capitals and by inner full stops.
func (English) Abbreviation(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	if size == len(word) && unicode.IsUpper(first) {
		return true
	}
	inner := strings.Contains(word, ".") && !strings.ContainsFunc(word, unicode.IsDigit)
	return inner || abbreviations[strings.ToLower(word)]
}

// Begins goes by the list of starters.
func (English) Begins(word string) bool { return starters[word] }

// Elision goes by the list of elisions.
func (English) Elision(text string) bool {
	word, _, ends := strings.Cut(text, " ")
	return ends && elisions[strings.ToLower(word)]
}

// Apostrophe is true of the plural and of "goin'".
func (English) Apostrophe(last rune) bool { return last == 's' || last == 'S' || last == 'n' }

// Title goes by the lists of titles and honorifics.
func (English) Title(word string) bool { return titleWords[word] || honorifics[word] }

func isTitle(word string) bool { return titleWords[word] || honorifics[word] }

// Saying goes by the lists of verbs.
func (English) Saying(word string) bool {
	_, ok := verbs[word]
	return ok
}

// FirstPerson looks for I, we and what is ours.
func (English) FirstPerson(words string) bool { return firstPerson().MatchString(words) }

var firstPerson = once(func() string { return `\b(I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b` })

// one is whom he and she can stand for.
var one = []language.Class{language.Person, language.Office}

// references are what pronouns can stand for.
var references = map[string]language.Reference{
	"he":   {Classes: one, Gender: language.Male, Unnamed: language.Office},
	"she":  {Classes: one, Gender: language.Female, Unnamed: language.Office},
	"they": {Classes: []language.Class{language.Plural, language.Together}, Unnamed: language.Plural},
	"it":   {Classes: []language.Class{language.Body}, Unnamed: language.Body},
}

// Refers knows he, she, they and it.
func (English) Refers(pronoun string) language.Reference { return references[pronoun] }

func isPronoun(word string) bool {
	_, ok := references[word]
	return ok
}
