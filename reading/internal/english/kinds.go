package english

import (
	"regexp"
	"sync"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A kindRow is a rule that decides the kind of a statement by a verb: the one
// that reports it, or, in the speaker's own words, one by which he or she does
// what it says, as in "we reject". {NAME} in a pattern stands for any phrase of
// lists/kinds/NAME.txt. Patterns begin where a word does, in capitals or not.
type kindRow struct {
	kind    language.Speech
	name    string // with the kind before it, the name of the rule
	verbs   string // the verb of saying is of this list, when there is one
	words   string // and the words match
	not     string // and do not match this
	own     bool   // only for words in the speaker's own voice
	yes, no string
}

// unasked is what shows that somebody does not do what a verb says: do we demand.
const unasked = `(?:do|did|does|nor|if|when|unless|until|should|can|could|will|would|why|how) {we}\b`

// kindRows in the order in which they are tried. The first that fits decides.
var kindRows = []kindRow{
	{
		kind: language.Refusal, name: `verb of refusing`, verbs: "refusing",
		yes: `Osk rejected the plan.`,
		no:  `Osk praised the plan as "a good one".`,
	},
	{
		kind: language.Threat, name: `threatened`, verbs: "threatening",
		yes: `Osk threatened to close the road.`,
		no:  `Osk offered to close the road.`,
	},
	{
		kind: language.Threat, name: `promised harm`, verbs: "vowing",
		words: `to (?:\w+ly )?{force}|(?:will|would) (?:\w+ly )?{force}`,
		yes:   `Osk vowed to swiftly retaliate.`,
		no:    `Osk vowed to keep the peace.`,
	},
	{
		kind: language.Promise, name: `verb of promising`, verbs: "promising", not: `{fighting}`,
		yes: `Osk pledged to feed the town.`,
		no:  `Osk pledged to go on with the strike.`,
	},
	{
		kind: language.Offer, name: `verb of offering`, verbs: "offering",
		yes: `Osk proposed that they meet in Lindach.`,
		no:  `Osk insisted that they meet in Lindach.`,
	},
	{
		kind: language.Demand, name: `verb of demanding`, verbs: "demanding",
		yes: `Osk urged Marn to sign the paper.`,
		no:  `Osk accused Marn of delay over the paper.`,
	},
	{
		kind: language.Assessment, name: `verb of judging`, verbs: "judging",
		yes: `Osk accused Marn of delay over the paper.`,
		no:  `Osk said Marn was late with the paper.`,
	},
	{
		kind: language.Demand, name: `we demand`, own: true,
		words: `{we} (?:\w+ly )?(?:demand|insist on|call (?:on|for)|urge)\b`, not: unasked,
		yes: `"We insist on a written answer," Osk said.`,
		no:  `"They insist on a written answer," Osk said.`,
	},
	{
		kind: language.Refusal, name: `we reject`, own: true,
		words: `{we} (?:\w+ly )?(?:reject|refuse)\b`, not: unasked,
		yes: `"We firmly reject the plan," Osk said.`,
		no:  `"They firmly reject the plan," Osk said.`,
	},
	{
		kind: language.Offer, name: `we offer`, own: true,
		words: `{we} (?:\w+ly )?(?:offer to|propose)\b`, not: unasked,
		yes: `"We propose a truce until the snow melts," Osk said.`,
		no:  `"Did we propose a truce until the snow melts?" Osk said.`,
	},
	{
		kind: language.Promise, name: `we promise`, own: true,
		words: `{we} (?:\w+ly )?(?:promise|pledge|guarantee|give our word|swear|vow)\b`,
		not:   unasked + `|\b{fighting}|(?:to|will|would) (?:\w+ly )?{force}`,
		yes:   `"We give our word that the road stays open," Osk said.`,
		no:    `"We will see that the road stays open," Osk said.`,
	},
}

// otherKinds are the rules of kindOf that are no rows.
var otherKinds = []language.Rule{
	{
		Name: "promise: verb or noun of saying",
		Yes:  `Osk repeated his promise that the road would stay open.`,
		No:   `Osk repeated that the road would stay open.`,
	},
	{
		Name: "demand: verb or noun of saying",
		Yes:  `Osk called for an end to the tolls.`,
		No:   `Osk called the tolls "a scandal".`,
	},
	{
		Name: "threat: verb or noun of saying",
		Yes:  `Osk renewed his threat to leave the hall.`,
		No:   `Osk renewed his offer to leave the hall.`,
	},
	{
		Name: "offer: verb or noun of saying",
		Yes:  `Osk withdrew the offer that the road would open.`,
		No:   `Osk said that the road was open.`,
	},
	{
		Name: "refusal: verb or noun of saying",
		Yes:  `Osk reaffirmed his refusal to pay the toll.`,
		No:   `Osk reaffirmed that he paid the toll.`,
	},
	{
		Name: "assessment: verb or noun of saying",
		Yes:  `Osk repeated the claim that the road must open.`,
		No:   `Osk repeated that the road must open.`,
	},
	{
		Name: denialKind,
		Yes:  `Osk denied that the guards went home.`,
		No:   `Osk rejected the plan of the guards.`,
	},
	{
		Name: noKind,
		Yes:  `"The guards must go home," Osk said.`,
		No:   `Osk demanded that the guards go home.`,
	},
}

const (
	denialKind = "assessment: a denial"
	noKind     = "open: no verb decides"
)

// A kindRule is a row whose patterns are ready.
type kindRule struct {
	kind       language.Speech
	name       string
	verbs      set
	words, not *regexp.Regexp
	onlyTheOwn bool
}

var kindRules = sync.OnceValue(func() []kindRule { return compileKinds(kindRows) })

func compileKinds(rows []kindRow) []kindRule {
	out := make([]kindRule, 0, len(rows))
	for _, row := range rows {
		rule := kindRule{kind: row.kind, name: string(row.kind) + ": " + row.name, onlyTheOwn: row.own}
		if row.verbs != "" {
			rule.verbs = list("kinds/" + row.verbs)
		}
		rule.words, rule.not = kindPattern(row.words), kindPattern(row.not)
		out = append(out, rule)
	}
	return out
}

// kindPattern makes a pattern of a row, nil of none.
func kindPattern(text string) *regexp.Regexp {
	if text == "" {
		return nil
	}
	return regexp.MustCompile(`(?i)\b(?:` + expand("kinds", text) + `)`)
}

// Kind decides by the noun, or by the first rule that fits; else it is open.
func (English) Kind(words string, by language.Deciding) (kind language.Speech, rule string) {
	switch {
	case by.Denies:
		return language.Assessment, denialKind
	case by.Noun != "":
		return by.Noun, string(by.Noun) + ": verb or noun of saying"
	}
	rules := kindRules()
	for i := range rules {
		if r := &rules[i]; r.fits(words, by.Verb, by.Own) {
			return r.kind, r.name
		}
	}
	return language.Open, noKind
}

func (r *kindRule) fits(words, verb string, own bool) bool {
	switch {
	case r.verbs != nil && !r.verbs[verb], r.onlyTheOwn && !own:
		return false
	case r.words != nil && !r.words.MatchString(words):
		return false
	}
	return r.not == nil || !r.not.MatchString(words)
}
