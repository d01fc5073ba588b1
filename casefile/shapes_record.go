package casefile

import (
	"slices"

	"github.com/plenary-talks/plenary/record"
)

var recordShape = shapeOf[record.FileDraft](shape{
	one: "a record",
	says: "What is on record of talks: who said what, what was done, agreed, promised and kept, each with its " +
		"day and the passage it rests on.",
	keys: []key{
		{name: "record", form: versionForm, field: none, needed: true, says: "The format version: `1`."},
		{
			name: "people", form: peopleForm,
			says: "Persons whose words or acts are on record, by id. They may stand in the case instead.",
			more: "Or in both.",
		},
		{
			name: "sources", form: sources(record.MaxSources, record.MaxPassages),
			says: "The texts that passages are taken from, by id. One described elsewhere may get further " +
				"passages here.",
			more: "Then write its `passages` only; else as in the [case](case-format.md#sources).",
		},
		{
			name: "entries", form: entries(entryShape),
			says: "What happened. The order does not matter, but entries of one day stand in the order in which " +
				"they happened.",
		},
		{
			name: "agreements",
			form: sectionOf(agreementShape, idForm, record.MaxAgreements,
				"write agreements: {accord: {on: 2006-05-05, signed: [up, down], commitments: …}}"),
			says: "What was signed, by id, and what its parties owe.",
		},
	},
})

var entryShape = shapeOf[record.EntryDraft](shape{
	name: "entry", one: "an entry", says: "One thing that happened. One key says what it is.",
	rules: `"dependentRequired": {"in_force": ["contradicts"], "scheduled": ["next"]},
		"allOf": [
			{"if": {"required": ["statement"]}, "then": {
				"anyOf": [{"required": ["who"]}, {"required": ["party"]}],
				"properties": {"to": {"$ref": "#/$defs/ids"}}}},
			{"if": {"required": ["move"]}, "then": {
				"required": ["to"], "properties": {"to": {"$ref": "#/$defs/text"}}}},
			{"if": {"required": ["changed"]}, "then": {
				"required": ["was"],
				"anyOf": [{"required": ["refuses"]}, {"required": ["until"]}, {"required": ["order"]}],
				"properties": {"was": {"$ref": "#/$defs/stance"}}}},
			{"if": {"required": ["mandate"]}, "then": {
				"required": ["party"], "oneOf": [{"required": ["discuss"]}, {"required": ["commit"]}],
				"properties": {"was": {"$ref": "#/$defs/answer"}}}},
			{"if": {"required": ["commitment"]}, "then": {"anyOf": [{"required": ["status"]}, {"required": ["grade"]}]}}
		]`,
	keys: slices.Concat([]key{
		{
			name: "on", form: periodForm, needed: true,
			says: "When it happened: a day, a month, a year, or a span as in `2006-12-18..2006-12-22`.",
		},
		{name: "public", form: dayForm, says: "The day it became public; the end of `on` when left out."},
		{name: "id", form: idForm, says: "A name that other entries refer to."},
	}, entryKinds, entryParts, []key{
		{name: "says", form: textForm, says: "What happened, in our own words."},
	}, entryClaimKeys, []key{
		{
			name: "corrects", form: idOf("entry"),
			says: "The entry in whose place this one stands.",
			more: "From its `public` day on.",
		},
		{
			name: "contradicts", form: idsOf("entry"),
			says: "The entry, or entries, that say otherwise.",
			more: "See [contradictions](#contradictions).",
		},
		{
			name: "in_force", form: oneOf("yes", "no"),
			says: "With `contradicts`: `yes` when this reading is the one that counts; quote it.",
		},
		{
			name: "confirmed", form: oneOf("yes", "no"), usual: "yes",
			says: "`no` on a proposal that nobody has accepted yet: it never counts; quote it.",
			more: "It is shown.",
		},
		{name: "extractor", form: textForm, says: "What proposed the entry, with its version."},
	}),
})

// sourcedKeys are the keys of a claim on record.
var sourcedKeys = append(slices.Clip(claimKeys), key{
	name: "source", field: "Sources", form: idsOf("source"),
	says: "A source, or several, where no passage of it is given.",
})

// entryClaimKeys are those of the claim of an entry, of which `who` is another key.
var entryClaimKeys = slices.DeleteFunc(slices.Clone(sourcedKeys), func(k key) bool { return k.name == "who" })

// entryKinds are the keys that say what an entry is; which others go with each
// says [record.Keys].
var entryKinds = []key{
	{name: "opened", form: naming(idOf("track")), field: whole, says: "A session of this track begins; with `at`."},
	{
		name: "resumed", form: naming(idOf("track")), field: whole,
		says: "A session of this track begins again; with `at`.",
	},
	{
		name: "adjourned", form: naming(idOf("track")), field: whole,
		says: "A session of this track ends; with `next`.",
		more: "`at` may stand there, too.",
	},
	{
		name: "scheduled", form: naming(idOf("track")), field: whole,
		says: "A session of this track is announced outside one; with `next`.",
		more: "That is needed, and `at` may stand there, too.",
	},
	{
		name: "launched", form: naming(idOf("track")), field: whole,
		says: "From now on this [track](case-format.md#tracks) is there.",
	},
	{name: "ended", form: naming(idOf("track")), field: whole, says: "This track is no longer there."},
	{
		name: "statement",
		form: naming(oneOf("demand", "offer", "refusal", "threat", "promise", "assessment", "open")), field: whole,
		says: "Somebody said it; with `who` or `party`, `to`, `about`.",
		more: "`open` when nobody has said of which kind it is.",
	},
	{
		name: "move", form: naming(optionForm), field: whole,
		says: "The level of this option changed; with `from` and `to`.",
	},
	{
		name: "announced", form: naming(idOf("precondition")), field: whole,
		says: "This [precondition](case-format.md#preconditions) came into force. One that the case does not " +
			"have is described by `party`, `refuses`, `until` and `order`.",
	},
	{
		name: "changed", form: naming(idOf("precondition")), field: whole,
		says: "This precondition changed; with `refuses`, `until` or `order` as they are now, and in `was` as " +
			"they were.",
		more: "For instance `was: {order: before}`.",
	},
	{name: "dropped", form: naming(idOf("precondition")), field: whole, says: "This precondition was given up."},
	{
		name: "mandate", form: naming(idOf("track")), field: whole,
		says: "A mandate on this track changed; with `party`, `discuss` or `commit`, `may` and `was`.",
		more: "As in the [case](case-format.md#tracks).",
	},
	{name: "lever", form: naming(idOf("lever")), field: whole, says: "This lever of the case was pulled."},
	{
		name: "commitment", form: naming(commitmentForm), field: whole,
		says: "How a commitment stands, named `AGREEMENT/COMMITMENT`; with `status` or `grade`.",
	},
	{
		name: "event", form: naming(wordForm), field: whole,
		says: "Anything else, by a word of your own, as in test, sanction or contact; with `parties` and `at`.",
	},
	{
		name: "withdraws", form: naming(idOf("entry")), field: whole,
		says: "This entry no longer counts, and nothing stands in its place.",
	},
}

// entryParts are the keys that go with some kinds of entries.
var entryParts = []key{
	{name: "who", form: idOf("person"), says: "The person who said it."},
	{
		name: "party", form: idOf("party"),
		says: "Of a statement: who said it, when only that is known. Of a mandate or a precondition: whose it is.",
	},
	{name: "from", form: levelForm, says: "The level the option had; needed for its first move."},
	{name: "to", form: endsForm, says: "Of a statement: the parties it was said to. Of a move: the level reached."},
	{name: "about", form: conditionForm, says: "What the statement is about, as a condition on levels."},
	{name: "at", form: textForm, says: "Where, as in Geneva."},
	{
		name: "next", form: nextSession(nextShape),
		says: "When the next session is to be: `none`, or one of `firm`, `tentative` and `horizon`.",
		more: "As in `{firm: 2007-03-19}`. Left out: not reported.",
	},
	{name: "refuses", form: conditionForm, says: "What the precondition refuses."},
	{name: "until", form: conditionForm, says: "What has to be so first, or at the same time."},
	{
		name: "order", form: oneOf("before", "with"), usual: "before",
		says: "Whether that has to be so before the step, or with it.",
	},
	{
		name: "discuss", form: termsForm,
		says: "What the delegation may put on the table: options, or comparisons on them.",
	},
	{
		name: "commit", form: termsForm,
		says: "What it may promise: options of its own with all their levels, or comparisons on them.",
	},
	{name: "may", form: answerForm, usual: "yes", says: "Whether it may from now on; quote yes and no."},
	{
		name: "was", form: former(stanceShape), field: whole,
		says: "As it was before: of a precondition `refuses`, `until` or `order`; of a mandate `yes`, `no` or " +
			"`not reported`.",
		more: "Of a mandate `not reported` when left out.",
	},
	{name: "status", form: oneOf("begun", "met", "broken", "disputed", "lapsed"), says: "How the commitment stands."},
	{
		name: "grade", form: gradeForm,
		says: "`0` not begun, `1` begun in a small way, `2` under way, `3` carried out.",
	},
	{name: "parties", form: idsOf("party"), says: "Whom the event concerns."},
}

var nextShape = shapeOf[record.NextDraft](shape{
	name: "next", one: "what is next", says: "When the next session is to be: one of firm, tentative and horizon.",
	rules: `"oneOf": [{"required": ["firm"]}, {"required": ["tentative"]}, {"required": ["horizon"]}]`,
	keys: []key{
		{name: "firm", form: periodForm, says: "A date."},
		{name: "tentative", form: periodForm, says: "A date that may change."},
		{name: "horizon", form: periodForm, says: "A time by which it is expected."},
		{name: "at", form: textForm, says: "Where."},
		{name: "says", form: textForm, says: "What was announced, in our own words."},
	},
})

var stanceShape = shapeOf[record.StanceDraft](shape{
	name: "stance", one: "what was before", says: "Parts of a precondition as they were before.",
	rules: `"minProperties": 1`,
	keys: []key{
		{name: "refuses", form: conditionForm, says: "What it refused."},
		{name: "until", form: conditionForm, says: "What had to be so first."},
		{
			name: "order", form: oneOf("before", "with"),
			says: "Whether that had to be so before the step, or with it.",
		},
	},
})

var agreementShape = shapeOf[record.AgreementDraft](shape{
	name: "agreement", one: "an agreement", write: "write {on: 2006-05-05, signed: [up, down], commitments: …}",
	says: "A text that several parties agreed to.",
	keys: slices.Concat([]key{
		{name: "title", form: textForm, says: "Its title."},
		{name: "says", form: textForm, says: "What it is, in our own words."},
		{name: "on", form: periodForm, needed: true, says: "When it was concluded."},
		{name: "public", form: dayForm, says: "The day it became public; the end of `on` when left out."},
		{name: "signed", form: signedForm, needed: true, says: "The parties to it."},
	}, sourcedKeys, []key{
		{
			name: "commitments",
			form: sectionOf(commitmentShape, idForm, record.MaxCommitments,
				"write commitments: {water: {owes: up, says: …}}"),
			says: "What its parties owe, by id.",
			more: "Elsewhere one is named `AGREEMENT/COMMITMENT`.",
		},
	}),
})

var commitmentShape = shapeOf[record.CommitmentDraft](shape{
	name: "commitment", one: "a commitment", write: "write {owes: up, says: …}",
	says:  "An act that parties owe.",
	rules: `"anyOf": [{"required": ["says"]}, {"required": ["does"]}]`,
	keys: slices.Concat([]key{
		{
			name: "owes", form: idsOf("party"),
			says: "The party that owes it, or several; all that signed when left out.",
		},
		{name: "to", form: idsOf("party"), says: "Whom it is owed; all others that signed when left out."},
		{name: "says", form: textForm, says: "What is owed, in our own words."},
		{
			name: "does", form: conditionForm,
			says: "The same as a condition on levels.",
			more: "Where the case has options for it.",
		},
		{
			name: "verb",
			form: oneOf("affirm", "willing", "discuss", "begin", "advance", "will", "complete"), usual: "will",
			says: "How strong the words are, weakest first.",
		},
		{
			name: "waits_for", form: commitmentsForm,
			says: "The commitment, or commitments, that come first.",
			more: "By the text, or by what the debtor says of it.",
		},
		{name: "until", form: conditionForm, says: "A condition on levels that comes first."},
		{
			name: "order", form: oneOf("before", "with"), usual: "before",
			says: "Whether what it waits for must be there already (`before`) or may come together with it (`with`).",
		},
		{name: "subject_to", form: textForm, says: "A proviso, in words."},
		{
			name: "due", form: dueForm,
			says: "When it is owed.",
			more: "A day, a span of which the end counts, or how long after the end of the agreement's `on`: `60 " +
				"days`, `6 weeks`, `15 months`, `2 years`. Months and years later is the day of the same number " +
				"or, in a month that has none, its last: a month after 31 January is 28 or 29 February.",
		},
		{
			name: "side", form: oneOf("yes", "no"), usual: "no",
			says: "`yes` for a promise made beside the text and not in it; quote it.",
		},
	}, sourcedKeys),
})
