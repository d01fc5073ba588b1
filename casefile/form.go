package casefile

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A form is what may stand under a key: how it is read into a draft, and how a
// schema has it.
type form struct {
	name   string   // among the definitions of a schema; "" for none of its own
	says   string   // what it is, there
	shown  string   // what it is, in lists of keys: a day
	names  string   // what its text is the id of: party
	schema string   // what it may be, as members of a JSON Schema
	class  class    // of its text
	lists  bool     // it may be a list
	many   bool     // it is one always
	maps   bool     // it may be a mapping
	of     []*shape // that may stand there, or inside
	ids    *section // that it is

	fills reflect.Type
	read  func(d *decoder, e entry, to reflect.Value)
	write func(m *flowMap, key string, draft reflect.Value) // nil where the value is written as it is
}

// reads is f for a field of type T, which a function reads.
func reads[T any](f form, read func(d *decoder, e entry) T) form {
	return into(f, func(d *decoder, e entry, to *T) { *to = read(d, e) })
}

// into is f for a draft or a field of type T, which a function fills.
func into[T any](f form, read func(d *decoder, e entry, to *T)) form {
	f.fills = reflect.TypeFor[T]()
	f.read = func(d *decoder, e entry, to reflect.Value) { read(d, e, to.Addr().Interface().(*T)) }
	return f
}

// writes is f for a draft of type T, which a function writes.
func writes[T any](f form, write func(m *flowMap, key string, draft *T)) form {
	f.write = func(m *flowMap, key string, draft reflect.Value) { write(m, key, draft.Addr().Interface().(*T)) }
	return f
}

// as is f with text of another class, called otherwise.
func (f form) as(c class, shown string) form {
	f.class, f.shown = c, shown
	return f
}

// idOf is the form of the id of something.
func idOf(what string) form { return idForm.named(what, "") }

// idsOf is the form of one such id or several.
func idsOf(what string) form { return idsForm.named(what, ", or a list") }

// named is f of ids of something.
func (f form) named(what, or string) form {
	f.names, f.shown = what, article(what)+or
	return f
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// Ids and days as a schema has them.
const (
	idPattern     = `[a-z][a-z0-9_-]*`
	daysPattern   = `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`
	periodPattern = daysPattern + `( *\\.\\. *` + daysPattern + `)?`
)

func pattern(p string) string { return `"type": "string", "pattern": "^` + p + `$"` }

// The forms of texts.
var (
	textForm = reads(form{
		name: "text", class: prose, shown: "text", says: "Text; it is taken as it stands, whatever YAML makes of it.",
		schema: `"type": ["string", "number", "boolean"], "pattern": "\\S"`,
	}, (*decoder).text)
	levelForm    = textForm.as(label, "a level")
	phraseForm   = phrase("phrase", "A few words that stand within a sentence, on one line.", plenary.MaxPhrase)
	questionForm = phrase("question", "A whole question, on one line.", plenary.MaxQuestion)
	languageForm = exactly("language", "a language", "A language tag, as in en or pt-BR.",
		pattern(`[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*`))

	idForm     = exactly("id", "an id", "", pattern(idPattern))
	wordForm   = idForm.as(prose, "a word")
	optionForm = exactly("optionName", "an option", "An option, as in up.release.", pattern(idPattern+`\\.`+idPattern))
	nameForm   = exactly("name", "a name", "An id that is no word of the language of conditions.",
		ref("id")+`, "not": {"enum": ["not", "and", "or", "if", "iff"]}`)
	placeForm     = exactly("passageName", "an id", "", pattern(`[a-z0-9][a-z0-9_-]*`))
	referenceForm = exactly("reference", "a passage", "A passage of a source, as in cbs-1#3.",
		pattern(idPattern+`#[a-z0-9][a-z0-9_-]*`))
	conditionForm = exactly("condition", "a condition",
		"A condition on levels, as in: not down.attack, or up.release >= half if not down.attack.",
		fmt.Sprintf(`"type": "string", "pattern": "\\S", "maxLength": %d`, expr.MaxBytes))
	termForm = exactly("term", "an option or a comparison",
		"An option, meaning all its levels, or one comparison, as in up.release <= half.",
		ref("condition"))
	dayForm = exactly("date", "a day", "A day as year-month-day, as in 2006-12-22.",
		pattern(`[0-9]{4}-[0-9]{2}-[0-9]{2}`))
	digestForm = exactly("digest", "a digest", "sha256: and at least 16 hexadecimal digits.",
		pattern(`sha256:[0-9a-f]{16,64}`))
	pointForm = exactly("", "line and column", "", pattern(`[1-9][0-9]{0,8}:[1-9][0-9]{0,8}`))

	periodForm = exactly("period", "a day or a span",
		"A day as in 2006-12-22, a month as in 2006-12, a year, or a span as in 2006-12-18..2006-12-22.",
		daysOr(periodPattern))
	dueForm = exactly("due", "a day, a span or how long",
		"A day or a span, of which the end counts, or how long after the agreement, "+
			"as in 60 days, 6 weeks, 15 months, 2 years.",
		daysOr(`(`+periodPattern+`|[0-9]+ +(day|week|month|year)s?)`))
	commitmentForm = exactly("commitmentName", "a commitment", "A commitment, as in accord-2006/water.",
		pattern(idPattern+`/`+idPattern))
	waitForm = exactly("", "a commitment", "", pattern(idPattern+`(/`+idPattern+`)?`))
)

// phrase is the form of a text that stands in sentences, of at most so many
// characters.
func phrase(name, says string, most int) form {
	f := form{name: name, class: prose, shown: "a " + name, says: says}
	f.schema = fmt.Sprintf(`"type": ["string", "number", "boolean"], "pattern": "\\S", "maxLength": %d`, most)
	return reads(f, (*decoder).text)
}

// exactly is the form of a text in which every character counts.
func exactly(name, shown, says, schema string) form {
	return reads(form{name: name, shown: shown, says: says, class: exact, schema: schema}, (*decoder).text)
}

// daysOr takes years without quotes, too.
func daysOr(p string) string {
	return `"type": ["string", "integer"], "pattern": "^` + p + `$", "minimum": 1000, "maximum": 9999`
}

// oneOf is the form of one of some words.
func oneOf(words ...string) form {
	last := len(words) - 1
	shown := "`" + strings.Join(words[:last], "`, `") + "` or `" + words[last] + "`"
	return exactly("", shown, "", `"enum": ["`+strings.Join(words, `", "`)+`"]`)
}

// The forms of one text or several.
var (
	referencesForm = reads(form{
		name: "references", shown: "a passage, or a list", says: "One passage or several.", class: exact, lists: true,
		schema: orList(referenceForm, ""),
	}, (*decoder).several)
	idsForm         = listing("ids", "One id or several.", idForm, `, "uniqueItems": true`, MaxNames)
	optionsForm     = listing("optionNames", "One option or several.", optionForm, `, "uniqueItems": true`, MaxNames)
	termsForm       = listing("terms", "Options or comparisons, one or several.", termForm, "", MaxNames)
	commitmentsForm = listing("commitmentNames",
		"One commitment or several: of the same agreement by its id, of another as AGREEMENT/COMMITMENT.",
		waitForm, `, "uniqueItems": true`, MaxNames)
)

// listing is the form of one text or a list of at most so many.
func listing(name, says string, of form, rules string, most int) form {
	f := form{name: name, shown: of.shown + ", or a list", says: says, class: of.class, lists: true}
	f.schema = orList(of, atMost(most)+rules)
	return reads(f, (*decoder).names)
}

func atMost(n int) string { return fmt.Sprintf(`, "minItems": 1, "maxItems": %d`, n) }

// orList is the schema of a form or a list of it.
func orList(of form, rules string) string {
	return `"anyOf": [{` + of.ref() + `}, {"type": "array"` + rules + `, "items": {` + of.ref() + `}}]`
}

// ref is the form where a schema needs it: a reference when it has a name.
func (f form) ref() string {
	if f.name == "" {
		return f.schema
	}
	return ref(f.name)
}

func ref(name string) string { return `"$ref": "#/$defs/` + name + `"` }

// The other forms of values.
var (
	versionForm = form{shown: "`1`", class: exact, schema: `"enum": [1, "1"]`}
	lengthForm  = reads(form{
		shown: "a number", class: exact, schema: `"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"`,
	}, (*decoder).number)

	textsForm = reads(form{
		shown: "a list of texts", class: prose, lists: true,
		schema: `"type": "array", "items": {` + textForm.ref() + `}`,
	}, (*decoder).texts)
	phrasesForm = reads(form{
		shown: "a list of phrases", class: prose, lists: true,
		schema: `"type": "array", "items": {` + phraseForm.ref() + `}`,
	}, (*decoder).texts)
	otherNamesForm = reads(form{
		shown: "text, or a list", class: prose, lists: true, schema: orList(textForm, `, "minItems": 1`),
	}, (*decoder).oneOrMore)
	swapForm = reads(form{
		names: "party", shown: "a list of two parties", class: exact, lists: true, schema: between(2, 2, idForm),
	}, (*decoder).texts)
	mandatedForm = reads(form{
		shown: termsForm.shown, class: exact, lists: true, schema: orList(termForm, atMost(MaxMandates)),
	}, (*decoder).mandated)
)

// The other forms of what is on record.
var (
	answerForm = exactly("answer", "`yes`, `no` or `not reported`", "Quote yes and no.",
		oneOf("yes", "no", "not reported").schema)
	gradeForm  = exactly("", "0 to 3", "", `"enum": [0, 1, 2, 3, "0", "1", "2", "3"]`)
	signedForm = reads(form{
		shown: "a list of parties", class: exact, lists: true, many: true,
		schema: between(2, plenary.MaxParties, idForm),
	}, (*decoder).names)
)

// between is the schema of a list of so many, all different.
func between(least, most int, of form) string {
	const list = `"type": "array", "minItems": %d, "maxItems": %d, "uniqueItems": true, "items": {%s}`
	return fmt.Sprintf(list, least, most, of.ref())
}
