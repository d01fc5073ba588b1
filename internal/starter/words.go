package starter

// told are the comments of a case that is made from answers, by the section
// that they stand above.
var told = map[string][]string{
	"plenary": {
		"Written from answers to questions. Change it line by line, and ask again:",
		"",
		"  plenary check     is it sound, and what may not be meant?",
		"  plenary brief     where do the talks stand, and why does nobody move?",
		"",
		"Where it says `how: assumed` you were not asked how you know it: say so, with",
		"stated, claimed, reported or inferred, and a passage of a source.",
	},
	"parties": {
		"Who takes part. In a sentence a party goes by its name; `text` (the United",
		"States), `short` (the US) and `capital` (Washington) are read where they stand.",
	},
	"options": {
		"What each could do and does not do today. `noun` is the same as a thing; find a",
		"better one, such as open gates. Add verbs without \"to\": `undo`, what the party",
		"does to go back, and `is`, what it does while it is so. What cannot be taken",
		"back has `moves: forward`. More levels than two stand as levels: [none, half,",
		"full], the lowest first.",
	},
	"preferences": {
		"What each wants, most important first: a line outweighs all lines below it",
		"together. That nobody likes to do what it could do is assumed; strike out the",
		"`not` lines that are wrong, and put each where it belongs.",
	},
	"tracks": {
		"Where they talk, and what each delegation may promise there. That there is one",
		"table, and that all may promise all there, is assumed.",
	},
	"preconditions": {
		"Not this until that. `order: with` in place of before means: in the same step",
		"will do.",
	},
	"more": {
		"What else a case can say: rules (impossible), what keeps a promise (guarantees),",
		"what one could ask for (levers), what a reader asks for (goals), other opinions",
		"(variants), where it stands (sources). plenary new DIR --like treaty writes a",
		"case that has them all.",
	},
}

// The questions, and what is said to answers that will not do.
const (
	sayBegin = "Enter alone goes on. Ctrl-D writes what was said so far; ctrl-C writes nothing.\n"

	askTitle   = "What are the talks about, in a few words?"
	askParties = "Who takes part? One name a line."
	askCan     = "What could %s do that it does not do today? One thing a line, as in: open the border"
	askWants   = "What does %s want of this, most wanted first? Numbers, as in 2 1"
	askFirst   = "And which of it does %s insist on before it does anything itself? Numbers"

	sayTwo      = "Talks need two at least."
	sayNothing  = "Then there is nothing to talk about: somebody could do something."
	sayThere    = "%s is there already."
	sayCanThere = "%s could do that already."
	sayHidden   = "There is a character in it that nobody sees. Once more, please."
	sayNumber   = "`%s` is none of the numbers above."
	sayTwice    = "%s stands there twice."
	sayNotIt    = "%s does not want %s; first say what it wants."
	sayFault    = "That will not do: %s."

	whyNot     = "It would rather not"
	noTitle    = "Talks"
	nounOfStep = "%s move to %s"
)
