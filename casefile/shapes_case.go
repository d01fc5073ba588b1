package casefile

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// Bounds on the parts of one case that have no bound of their own in package
// plenary.
const (
	MaxStatements    = 20_000 // preference statements and rules, all parties together
	MaxConditions    = 1000
	MaxGoals         = 100
	MaxTracks        = 100
	MaxMandates      = 20_000 // what all mandates say, option by option
	MaxPreconditions = 1000
	MaxGuarantees    = 200
	MaxExchanges     = 200
	MaxLevers        = 200
	MaxVariants      = 200
	MaxSources       = 1000
	MaxPassages      = 20_000 // of all sources
	MaxNames         = 1000   // in one list of a guarantee, lever or variant
)

var caseShape = shapeOf[plenary.Draft](shape{
	one: "a case",
	says: "A written-down case of multi-party talks: who can do what, what cannot be, what each party wants, and " +
		"what binds them at the table.",
	keys: []key{
		{name: "plenary", form: versionForm, field: none, needed: true, says: "The format version: `1`."},
		{name: "title", form: textForm, says: "What the talks are about, as shown at the head of a brief."},
		{
			name: "lang", form: languageForm, usual: "en",
			says: "The language of its texts, as in `en` or `pt-BR`.",
		},
		{name: "as_of", form: dayForm, says: "The day on which things stand as the case says, as in `2006-12-22`."},
		{
			name: "status_quo", form: exactly("", "`none`", "", `"enum": ["none"]`),
			says: "`none` where the case does not say where the parties are now, as models and games often do not.",
			more: "Without it each option says so by `now`. See [below](#without-a-status-quo).",
		},
		{
			name: "parties", needed: true,
			form: sectionOf(partyShape, idForm, plenary.MaxParties, "write parties: {up: {name: Upstream}}"),
			says: "The parties, by id: lower-case letters, digits, `-` and `_`, beginning with a letter.",
			more: seeBelow("parties"),
		},
		{
			name: "options", needed: true,
			form: sectionOf(optionShape, optionForm, plenary.MaxOptions,
				"write options: {up.release: {says: Release water}}"),
			says: "What each party can do, by `party.option`. Their order is the order of the digits in a state " +
				"code.",
			more: seeBelow("options"),
		},
		{
			name: "conditions", form: conditionsForm,
			says: "Conditions by name. A word without a dot in a condition means the one of that name; each may " +
				"use those before it.",
			more: seeBelow("conditions"),
		},
		{
			name: "impossible", form: rulesForm,
			says: "Rules: a state that satisfies any of these [conditions](#conditions) is not feasible.",
		},
		{
			name: "preferences", form: wants.form(wantsSchema),
			says: "What each party wants: statements, most important first, or a ranking of states.",
			more: seeBelow("preferences"),
		},
		{
			name: "tracks",
			form: sectionOf(trackShape, idForm, MaxTracks, "write tracks: {plenary: {seats: {up: , down: }}}"),
			says: "The strands of talks, by id: who sits there, and with what mandate.",
			more: seeBelow("tracks"),
		},
		{
			name: "preconditions",
			form: sectionOf(preconditionShape, idForm, MaxPreconditions,
				"write preconditions: {no-water: {party: up, refuses: …, until: …}}"),
			says: "What parties refuse until something else is so, by id.",
			more: seeBelow("preconditions"),
		},
		{
			name: "guarantees",
			form: sectionOf(guaranteeShape, idForm, MaxGuarantees,
				"write guarantees: {flow: {party: up, while: …, keeps: up.release}}"),
			says: "What parties may not lower while a condition holds, by id.",
			more: seeBelow("guarantees"),
		},
		{
			name: "exchanges",
			form: sectionOf(exchangeShape, idForm, MaxExchanges, "write exchanges: {treaty: {give: …, for: …}}"),
			says: "What texts give for what, by id.",
			more: seeBelow("exchanges"),
		},
		{
			name: "levers",
			form: sectionOf(leverShape, idForm, MaxLevers, "write levers: {waive-it: {waive: no-water}}"),
			says: "Changes in what binds the table, by id, each with those whom one asks for it.",
			more: seeBelow("levers"),
		},
		{
			name: "goals", form: sectionOf(goalShape, nameForm, MaxGoals, "write goals: {wet: up.release >= half}"),
			says: "Conditions that a reader cares about, by name.",
			more: seeBelow("goals"),
		},
		{
			name: "variants",
			form: sectionOf(variantShape, idForm, MaxVariants,
				"write variants: {impatient: {says: …, preferences: …}}"),
			says: "Named what-ifs, laid over the case by `--variant`.",
			more: seeBelow("variants"),
		},
		{
			name: "people", form: peopleForm,
			says: "Persons whose words or acts are on [record](record.md), by id.",
			more: seeBelow("people"),
		},
		{
			name: "sources", form: sources(MaxSources, MaxPassages),
			says: "The texts that passages are taken from, by id. The texts themselves are not kept.",
			more: seeBelow("sources"),
		},
		{
			name: "left_out", form: phrasesForm,
			says: "What the case knowingly leaves out: a list of noun phrases, as in `[inspection, the courts]`.",
		},
	},
})

func seeBelow(section string) string { return "See [below](#" + section + ")." }

var partyShape = shapeOf[plenary.PartyDraft](shape{
	name: "party", one: "a party", bare: true, lone: "name", write: "write {name: …}, or nothing",
	says: "A party. It may be left empty.",
	keys: []key{
		{name: "name", form: textForm, says: "Its name, as shown; the id when left out."},
		{name: "also", form: textsForm, says: "Other names it goes by."},
		{
			name: "text", form: phraseForm,
			says: "How it is called in a sentence, as in `the United States`; the name when left out.",
		},
		{name: "short", form: phraseForm, says: "And shortly, as in `the US`."},
		{
			name: "capital", form: phraseForm,
			says: "Its seat, which may stand for it in a sentence, as in `Washington`.",
		},
		{
			name: "as_written", form: phraseForm,
			says: "The party as the case has it, beside its types: a few words, as in `In earnest`.",
		},
		{
			name: "perceives", form: perceptions(perceptionShape),
			says: "What it takes to be otherwise than the case has it: a list.",
			more: "`plenary perceptions` says what comes of it; no other answer minds it. See [perceives](#perceives).",
		},
	},
})

var perceptionShape = shapeOf[plenary.PerceptionDraft](shape{
	name: "perception", one: "a perception",
	says: "One thing that a party takes to be otherwise than the case has it: either a variant or what it does " +
		"not see.",
	rules: `"oneOf": [{"required": ["variant"]}, {"required": ["unseen"]}]`,
	keys: claimed(
		key{
			name: "variant", form: idOf("variant"),
			says: "It takes others to want what they want under this variant.",
			more: "The variant changes nothing but what other parties want.",
		},
		key{
			name: "unseen", form: conditionForm,
			says: "Situations in which this holds are not there for it: it does not think of them.",
			more: "It makes no move into one, and takes nobody to make one.",
		},
		key{name: "because", form: textForm, says: "Why, in words."},
	),
})

var optionShape = shapeOf[plenary.OptionDraft](shape{
	name: "option", one: "an option", bare: true, lone: "says",
	write: "write {says: …}, or nothing for a plain no and yes",
	says:  "Something the party can do or stop doing. It may be left empty.",
	keys: claimed(
		key{name: "says", form: textForm, says: "What it is, in words."},
		key{
			name: "levels", form: levels(levelShape), field: whole,
			says: "Its levels, the lowest first: a list, or a mapping of each level to how it is told; `no` and " +
				"`yes` when left out.",
			more: "Two to 36. A level is a place in an order, not a concession: higher is not kinder.",
		},
		key{
			name: "now", form: nowForm, field: whole,
			says: "Its level in the status quo; the first when left out. Or a list, where that is not known.",
			more: "Of a list the first is taken; `plenary robust` tries all. See " +
				"[where it is not known](#where-it-is-not-known-how-things-are).",
		},
		key{
			name: "moves", form: oneOf("both", "forward", "backward"), usual: "both",
			says: "Whether its level may rise and fall (`both`), only rise (`forward`) or only fall (`backward`).",
		},
		key{name: "final", form: levelForm, says: "From this level on it may not fall below the level reached."},
		key{
			name: "closed", form: textForm,
			says: "Why nobody can change it for now, in words; a [lever](#levers) may open it.",
			more: "Until then it stands where it is; states in which it has another level remain feasible.",
		},
		key{name: "noun", form: phraseForm, says: "What it is, as a noun phrase, as in `its water`."},
		key{
			name: "do", form: phraseForm,
			says: "Of an option with two levels: what its party does to come to the upper one, as in `open the gates`.",
			more: "Of levels that are a mapping it stands under the level.",
		},
		key{
			name: "undo", form: phraseForm,
			says: "Of an option with two levels: what its party does to fall to the lower one, as in `shut the gates`.",
		},
		key{
			name: "is", form: phraseForm,
			says: "Of an option with two levels: what its party does while it is at the upper one, as in `keep the " +
				"gates open`.",
		},
		key{name: "because", form: textForm, says: "Why it is as it is written, in words."},
	),
})

var levelShape = shapeOf[plenary.PhraseDraft](shape{
	name: "level", one: "a level", bare: true, write: "write {do: …, noun: …}, or nothing",
	says: "How a level is told in a sentence, and where it comes from. It may be left empty.",
	keys: claimed(
		key{
			name: "do", form: phraseForm,
			says: "What the party does to come to this level from a lower one, as in `open half the gates`.",
			more: "An infinitive without *to*, as `undo` and `is`.",
		},
		key{
			name: "undo", form: undoForm, field: whole,
			says: "What it does to fall to this level from a higher one, as in `shut the gates again`.",
			more: "Or a mapping, where the words rest on the level that it comes from: " +
				"`{half: shut the gates again, full: shut the gates}`; of a level that is not named nothing is said.",
		},
		key{
			name: "is", form: phraseForm,
			says: "What it does while it is at this level, as in `keep half the gates open`.",
		},
		key{
			name: "noun", form: phraseForm,
			says: "Coming to this level, or being there, as a noun phrase: `a release`.",
		},
		key{
			name: "says", form: textForm,
			says: "What it means, in a sentence, for those who do not know: `Half the gates are open all day`.",
		},
		key{name: "because", form: textForm, says: "Why this is a level, or is told so, in words."},
	),
})

// claimKeys are the keys of whatever is claimed.
var claimKeys = []key{
	{name: "by", form: idOf("party"), says: "The party that asserts it; that of `who` when left out."},
	{
		name: "who", form: idOf("person"),
		says: "The person who asserts it, and who speaks for the party in `by` if both are written.",
	},
	{
		name: "how", form: oneOf("stated", "claimed", "reported", "inferred", "assumed"),
		says: "How it is known: `stated` by the party itself, `claimed` by another party, `reported` by the " +
			"source in its own voice, `inferred` from a passage, or `assumed` without one.",
	},
	{
		name: "passage", field: "Passages", form: referencesForm,
		says: "Where it stands: one passage or several.",
		more: "A passage is named `source#passage`, as in `cbs-1#3`.",
	},
}

// claimed are keys, and those of a claim.
func claimed(keys ...key) []key { return slices.Concat(keys, claimKeys) }

var conditionsForm = section{
	of: namedShape, ids: nameForm, most: MaxConditions,
	write: "write conditions: {wet: up.release >= half}",
}.form()

// namedShape is that of a condition with a name.
var namedShape = shapeOf[plenary.ConditionDraft](shape{
	name: "named", one: "a condition", lone: "when", short: true, write: "write a condition, or {when: …, noun: …}",
	says: "A condition with a name, and how it is called in a sentence.",
	keys: []key{
		{name: "when", field: "Want", form: conditionForm, needed: true, says: "The condition."},
		{name: "noun", form: phraseForm, says: "What it is, as a noun phrase, as in `enough water`."},
		{
			name: "same", form: conditionForm,
			says: "That the states in which it holds are one and the same for whoever reads the case: `true`, or the " +
				"condition that those of them meet whose place in every ranking all then have.",
			more: "`plenary same` says what comes of telling them as one; no other answer minds it. See [same](#same).",
		},
	},
})

var rulesForm = reads(form{
	shown: "a list of conditions", class: exact, lists: true,
	schema: fmt.Sprintf(`"type": ["array", "null"], "maxItems": %d, "items": {%s}`, MaxStatements, conditionForm.ref()),
}, (*decoder).rules)

var statementShape = shapeOf[plenary.StatementDraft](shape{
	name: "statement", one: "a statement", says: "A preference statement with why, and where it comes from.",
	keys: statementKeys(true),
})

// statementKeys are the keys of a statement, in which something may be wanted
// or has to be.
func statementKeys(needed bool) []key {
	return claimed(
		key{
			name: "id", form: idForm,
			says: "A name for the statement, by which [variants](#variants) refer to it.",
			more: "Each of a party's statements has its own.",
		},
		key{name: "want", form: conditionForm, needed: needed, says: "The condition that the party wants to hold."},
		key{name: "because", form: textForm, says: "Why, in words."},
		key{
			name: "unsure", form: textForm,
			says: "That it is not sure that the party wants this: `true`, or why, in words.",
			more: "`plenary robust` tries the case with it and without it; " +
				"of a wish that a variant puts there, where that is laid.",
		},
		key{
			name: "unknown", form: textForm,
			says: "That it is not known which the party prefers, this or its opposite: `true`, or why, in words.",
			more: "`plenary preferences` says what comes of it; all other answers take the party to want it. See " +
				"[what is not known, and what weighs heavily](#what-is-not-known-and-what-weighs-heavily).",
		},
		key{
			name: "strong", form: textForm,
			says: "That what the party loses by this, or by what stands above it, weighs heavily: `true`, or why, " +
				"in words.",
			more: "`plenary preferences` says what comes of it; no other answer minds it.",
		},
	)
}

var rankingShape = shapeOf[plenary.PreferenceDraft](shape{
	name: "ranking", one: "a ranking", says: "A ranking outright, in place of statements.",
	rules: `"dependentRequired": {"order": ["ranking"], "strong": ["ranking"]}`,
	keys: []key{
		{
			name: "order", form: orderForm,
			says: "By which options the codes are read, one for each character, where an option can have its " +
				"levels with it, from 0 on: `[up.release: [none, half, full], down.attack]`. When left out, the " +
				"options as they are declared.",
			more: "They may stand in any order.",
		},
		{
			name: "ranking", form: tiersForm,
			says: "Tiers of [state codes](#codes-and-numbers), best first. States that are not listed rank last, " +
				"tied.",
			more: "A tier is a list of codes that are ranked alike, or one code.",
		},
		{
			name: "strong", form: stepsForm,
			says: "Below how many of the tiers there is a strong step down: `1` for below the best, or a list, as " +
				"in `[1, 3]`.",
			more: "`plenary preferences` says what comes of it; no other answer minds it.",
		},
	},
})

var wants = preferences{statementShape, rankingShape}

// What may stand in place of preferences, as a schema has it.
const (
	wantsSchema = `"type": ["object", "null"], "propertyNames": {"$ref": "#/$defs/id"},
		"additionalProperties": {"anyOf": [
			{"description": "Statements, most important first: each outweighs all that follow. ` +
		`With none the party is indifferent among all states.", "type": ["array", "null"],
				"items": {"anyOf": [{"$ref": "#/$defs/condition"}, {"$ref": "#/$defs/statement"}]}},
			{"$ref": "#/$defs/ranking"}]}`
	insteadSchema = `"anyOf": [
		{"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/condition"}, {"$ref": "#/$defs/statement"}]}},
		{"$ref": "#/$defs/ranking"}]`
	changesSchema = `"type": ["object", "null"], "propertyNames": {"$ref": "#/$defs/id"},
		"additionalProperties": {"anyOf": [
			{"type": "array", "items": {"$ref": "#/$defs/edit"}},
			{"$ref": "#/$defs/instead"}]}`
)

var trackShape = shapeOf[plenary.TrackDraft](shape{
	name: "track", one: "a track", write: "write {seats: {up: , down: }}",
	says: "A strand of talks with its own seats.",
	keys: []key{
		{name: "name", form: textForm, says: "Its name, as shown; the id when left out."},
		{name: "says", form: textForm, says: "What it is, in words."},
		{
			name: "from", form: dayForm,
			says: "The first day on which it is there; before it, the case answers as if the track were not written.",
		},
		{name: "until", form: dayForm, says: "The last day on which it is there."},
		{
			name: "seats", needed: true,
			form: sectionOf(seatShape, idForm, plenary.MaxParties,
				"write seats: {up: , down: {mandate: [{commit: down.attack}]}}"),
			says: "Who sits there, by party, each with what is known of its mandate.",
			more: "A seat may be left empty: nothing is reported of its mandate. A party without a seat may " +
				"commit to nothing on this track.",
		},
	},
})

var seatShape = shapeOf[plenary.SeatDraft](shape{
	name: "seat", one: "a seat", bare: true,
	write: "write {mandate: [{commit: up.release}]}, or nothing when nothing is reported of it",
	says:  "A delegation. Left empty when nothing is reported of its mandate.",
	keys: []key{
		{
			name: "mandate", form: mandates(mandateShape),
			says: "What the delegation may discuss and commit to. What nothing is said of is not reported, which " +
				"is neither yes nor no.",
		},
	},
})

var mandateShape = shapeOf[plenary.MandateDraft](shape{
	name: "mandate", one: "a mandate", says: "One thing known of a mandate: either discuss or commit.",
	rules: `"oneOf": [{"required": ["discuss"]}, {"required": ["commit"]}]`,
	keys: claimed(
		key{
			name: "discuss", form: mandatedForm,
			says: "What the delegation may put on the table: options, or comparisons on them.",
			more: "They need not be its own. An option with all its levels, or one comparison as in `up.release " +
				"<= half`.",
		},
		key{
			name: "commit", form: mandatedForm,
			says: "What it may promise: options of its own with all their levels, or comparisons on them.",
			more: "Each entry has either `discuss` or `commit`.",
		},
		key{
			name: "may", form: oneOf("yes", "no"), usual: "yes",
			says: "Whether it may; quote it.",
			more: "`no` when it is known that it may not.",
		},
	),
})

var preconditionShape = shapeOf[plenary.PreconditionDraft](shape{
	name: "precondition", one: "a precondition", write: "write {party: …, refuses: …, until: …}",
	says: "A stance: not this until that.",
	keys: claimed(
		key{name: "party", form: idOf("party"), needed: true, says: "Whose it is."},
		key{name: "refuses", form: conditionForm, needed: true, says: "What the party takes no step to bring about."},
		key{name: "until", form: conditionForm, needed: true, says: "What has to be so first, or at the same time."},
		key{
			name: "order", form: oneOf("before", "with"), usual: "before",
			says: "Whether that has to be so before the step, or with it.",
			more: "`before`: it has to be so in the state left. `with`: it is enough that it is so in the state " +
				"reached, and both may be brought about in one step.",
		},
		key{name: "because", form: textForm, says: "Why, in words."},
		key{
			name: "refusal", form: phraseForm,
			says: "What the party refuses, as in `release water`: an infinitive without *to*.",
		},
		key{
			name: "question", form: questionForm,
			says: "What one would ask the party about it: a whole question, as in `Is a treaty your condition?`.",
		},
	),
})

var guaranteeShape = shapeOf[plenary.GuaranteeDraft](shape{
	name: "guarantee", one: "a guarantee", write: "write {party: …, while: …, keeps: …}",
	says: "What a party may not lower while a condition holds in the state left.",
	keys: claimed(
		key{name: "says", form: textForm, says: "What it is, in words."},
		key{name: "party", form: idOf("party"), needed: true, says: "Who is bound."},
		key{
			name: "while", form: conditionForm, needed: true,
			says: "The condition. Of the party's own options it may name `forward` ones alone, as at least a " +
				"level, joined to the rest by `and` and `or`.",
			more: "At least a level is `>=`, or the bare name of a two-level option. Other parties' options it " +
				"may name freely: no move of its own may end the guarantee.",
		},
		key{name: "keeps", form: optionsForm, needed: true, says: "Options of the party that it may not lower."},
	),
})

var exchangeShape = shapeOf[plenary.ExchangeDraft](shape{
	name: "exchange", one: "an exchange", write: "write {give: …, for: …}",
	says: "What a text gives for what.",
	keys: claimed(
		key{name: "says", form: textForm, says: "What it is, in words."},
		key{name: "give", form: conditionForm, needed: true, says: "What is given."},
		key{name: "for", form: conditionForm, needed: true, says: "For what."},
		key{
			name: "order", form: oneOf("silent", "before", "after", "with"), usual: "silent",
			says: "Whether the text says which comes first: nothing (`silent`), what is given (`before`), what " +
				"it is given for (`after`), or both at once (`with`).",
		},
	),
})

var leverShape = shapeOf[plenary.LeverDraft](shape{
	name: "lever", one: "a lever",
	write: "write one of waive, soften, accept, widen, move, open, swap, as in {waive: no-water}",
	says:  "One change in what binds the table: one of waive, soften, accept, widen, move, open and swap.",
	rules: `"oneOf": [{"required": ["waive"]}, {"required": ["soften"]}, {"required": ["accept", "for"]},
		{"required": ["widen", "commit"]}, {"required": ["move", "to"]}, {"required": ["open"]},
		{"required": ["swap"]}],
		"dependentRequired": {"for": ["accept"], "commit": ["widen"], "to": ["move"]}`,
	keys: claimed(
		key{name: "says", form: textForm, says: "What it is, in words."},
		key{name: "waive", form: idsOf("precondition"), says: "Preconditions that no longer count."},
		key{name: "soften", form: idsOf("precondition"), says: "Preconditions whose order becomes `with`."},
		key{
			name: "accept", form: conditionForm,
			says: "A condition that will do in place of `until`, for the preconditions in `for`.",
		},
		key{name: "for", form: idsOf("precondition"), says: "With `accept`: the preconditions."},
		key{
			name: "widen", form: idOf("track"),
			says: "The track on which a delegation may also commit to what stands under `commit`.",
		},
		key{
			name: "commit", form: termsForm,
			says: "With `widen`: options of one party with all their levels, or comparisons on them.",
			more: "The party sits there.",
		},
		key{
			name: "move", form: optionForm,
			says: "An option put on the track in `to`: its party may commit to all its levels there, and all " +
				"seated may discuss it.",
			more: "Its party must sit there.",
		},
		key{name: "to", form: idOf("track"), says: "With `move`: the track."},
		key{name: "open", form: optionsForm, says: "Closed options that are no longer closed."},
		key{
			name: "swap", form: swapForm,
			says: "Two parties; in joint steps by both, `before` counts as `with` in their preconditions.",
		},
		key{
			name: "asks", form: idsOf("party"),
			says: "The parties whom one asks for it; those its kind asks when left out.",
			more: "A kind asks the holders of the preconditions, the parties of the options, or the two that swap.",
		},
		key{
			name: "ask", form: asksForm,
			says: "What one asks of them, by party: infinitives without *to*, as in `{up: open the gates}`.",
		},
	),
})

// asksForm is that of what one asks of parties.
var asksForm = section{
	of: askShape, ids: idForm, most: plenary.MaxParties, simple: true, write: "write ask: {up: open the gates}",
}.form()

var askShape = shapeOf[plenary.AskDraft](shape{keys: []key{{name: "text", form: phraseForm}}})

var goalShape = shapeOf[plenary.GoalDraft](shape{
	name: "goal", one: "a goal", lone: "want", short: true, write: "write a condition, or {says: …, want: …}",
	says: "A condition that a reader cares about.",
	keys: []key{
		{name: "says", form: textForm, says: "What it is, in words."},
		{name: "want", form: conditionForm, needed: true, says: "The condition."},
		{name: "noun", form: phraseForm, says: "What it is, as a noun phrase, as in `a peace that lasts`."},
	},
})

var variantShape = shapeOf[plenary.VariantDraft](shape{
	name: "variant", one: "a variant", bare: true, write: "write {says: …, preferences: …}",
	says: "A what-if: other preferences for some parties, levers pulled, options that only rise, or several of these.",
	rules: `"anyOf": [
		{"required": ["preferences"], "properties": {"preferences": {"type": "object", "minProperties": 1}}},
		{"required": ["levers"]}, {"required": ["forward"]}]`,
	keys: []key{
		{
			name: "kind", form: oneOf("type", "impatience"),
			says: "Whether it is another kind of party that its party may be (`type`), or what its party comes " +
				"to prefer as time runs out (`impatience`); left out for any other what-if.",
			more: "Either is of one party's preferences and pulls no lever.",
		},
		{name: "says", form: textForm, says: "What it supposes, in words."},
		{
			name: "preferences", form: changes{editShape, insteadShape}.form(changesSchema),
			says: "What it changes, by party: changes of statements, or other preferences instead.",
			more: "For each either a list of changes, or `instead`.",
		},
		{name: "levers", form: idsOf("lever"), says: "The levers that it pulls."},
		{name: "forward", form: optionsForm, says: "Options whose level can only rise then."},
		{
			name: "unsure", form: textForm,
			says: "That it may be so, for all that is known: `true`, or why, in words.",
			more: "`plenary robust` tries all that may be so, together as far as it goes together.",
		},
		{name: "noun", form: phraseForm, says: "What it supposes, in a few words, as in `Its dam comes first`."},
	},
})

var insteadShape = shapeOf[plenary.VariantPreferenceDraft](shape{
	name: "instead", one: "other preferences", says: "Other preferences in place of those of the case.",
	keys: []key{
		{
			name: "instead", form: wants.instead(insteadSchema), needed: true,
			says: "A list of statements, or a ranking.",
			more: "It stands in place of the preferences of the case.",
		},
	},
})

var editShape = shapeOf[plenary.EditDraft](shape{
	name: "edit", one: "a change", says: "A change at the statement that above, replace or drop names by its id.",
	rules: `"oneOf": [{"required": ["above", "want"]}, {"required": ["replace", "want"]}, {"required": ["drop"]}]`,
	keys: append([]key{
		{name: "above", form: idOf("statement"), says: "Put a statement above this one."},
		{name: "replace", form: idOf("statement"), says: "Put a statement in the place of this one."},
		{name: "drop", form: idOf("statement"), says: "Leave this one out.", more: "Nothing is put there."},
	}, statementKeys(false)...),
})

var personShape = shapeOf[plenary.PersonDraft](shape{
	name: "person", one: "a person", bare: true, write: "write {name: Ada Brook, party: up}",
	says: "A person. It may be left empty.",
	keys: []key{
		{name: "name", form: textForm, says: "The name, as shown; the id when left out."},
		{name: "also", form: otherNamesForm, says: "Other names and spellings."},
		{name: "party", form: idOf("party"), says: "The party the person speaks for.", more: "None for others."},
		{
			name: "role", form: textForm,
			says: "The person's role, in words.",
			more: "For instance envoy, or minister.",
		},
	},
})

var peopleForm = sectionOf(personShape, idForm, record.MaxPeople, "write people: {ada: {name: Ada Brook, party: up}}")

// sources is the form of at most so many sources, with so many passages of all
// of them.
func sources(most, passages int) form {
	places := section{
		of: passageShape, ids: placeForm, most: passages, total: true, write: `write passages: {3: {at: "33:1"}}`,
	}
	source := shapeOf[plenary.SourceDraft](shape{
		name: "source", one: "a source", bare: true, lone: "title", write: "write {title: …}",
		says: "A text that passages are taken from. It may be left empty.",
		keys: []key{
			{
				name: "kind", form: textForm,
				says: "What kind of text it is, in words.",
				more: "For instance report, statement or agreement.",
			},
			{name: "title", form: textForm, says: "Its title."},
			{name: "publisher", form: textForm, says: "Who published it."},
			{name: "date", form: dayForm, says: "The day it was published."},
			{name: "language", form: textForm, says: "The language of the text, as in `en`."},
			{
				name: "digest", form: digestForm,
				says: "Digest of the original file: `sha256:` and at least 16 hexadecimal digits.",
			},
			{name: "short", form: phraseForm, says: "Its name where it is cited, as in `CBS`."},
			{
				name: "passages", form: places.form(),
				says: "Places in it, by id: lower-case letters, digits, `-` and `_`.",
			},
		},
	})
	return sectionOf(source, idForm, most, "write sources: {cbs-1: {title: …}}")
}

var passageShape = shapeOf[plenary.PassageDraft](shape{
	name: "passage", one: "a passage", bare: true, write: `write {at: "33:1", length: 120}`,
	says: "A place in a source. It may be left empty.",
	keys: []key{
		{
			name: "at", form: pointForm,
			says: "Line and column in the original file, both from 1, as in `\"33:1\"`. Columns count characters.",
		},
		{name: "length", form: lengthForm, says: "Its length in characters."},
		{
			name: "digest", form: digestForm,
			says: "Digest of the words there, white space folded: `sha256:` and at least 16 hexadecimal digits.",
			more: "It is folded to single spaces.",
		},
		{name: "says", form: textForm, says: "What stands there, in our own words."},
	},
})
