package english

import (
	"regexp"
	"strings"
	"sync"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A kindRow is a rule that decides the kind of a statement by the verb that
// reports it, by its own words, or by both. {NAME} in a pattern stands for any
// phrase of lists/kinds/NAME.txt, and {who} for we or I in the speaker's own
// words, and he, she or a name as well in the reporter's. Patterns begin where
// a word does, in capitals or not.
type kindRow struct {
	kind    language.Speech
	name    string // with the kind before it, the name of the rule
	verbs   string // the verb of saying is of this list, when there is one
	words   string // and the words match
	not     string // and do not match this
	told    string // what words in the reporter's voice match instead, if that differs
	own     bool   // only for words in the speaker's own voice
	yes, no string
}

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
		kind: language.Promise, name: `verb of promising`, verbs: "promising",
		yes: `Osk pledged to feed the town.`,
		no:  `Osk said that he fed the town.`,
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
		kind: language.Threat, name: `warned of what may come`, verbs: "warning",
		words: `(?:will|would|could|may|might|risks?|risked|if|unless|consequences|war)\b`,
		yes:   `Osk warned that the dam might break.`,
		no:    `Osk warned that the dam was old.`,
	},
	{
		kind: language.Demand, name: `"not … until"`,
		words: `(?:{will_not}|not|no)\b.{1,120}\b(?:until|unless)\b`,
		yes:   `"There is no meeting until the guards leave," Osk said.`,
		no:    `"There is a meeting until the guards leave," Osk said.`,
	},
	{
		kind: language.Demand, name: `we demand`,
		words: `{we} (?:demand|insist|require|call (?:on|for)|urge|ask(?: that| for| you| them)|` +
			`want (?:you|them|an?|the) )|we expect (?:you|them|the)`,
		yes: `"We insist on a written answer," Osk said.`,
		no:  `"They insist on a written answer," Osk said.`,
	},
	{
		kind: language.Promise, name: `"will not" do harm`,
		words: `{who} (?:\w+ )?{will_not} (?:\w+ly |ever )?{harm}\b|` +
			`no \w+ (?:will|would) be (?:\w+ )?(?:delayed|closed|harmed|hurt)`,
		yes: `"We will not test the weapon," Osk said.`,
		no:  `"We will not see the weapon," Osk said.`,
	},
	{
		kind: language.Refusal, name: `"will not"`,
		words: `{who} (?:\w+ )?{will_not} (?:\w+ly |ever |be )?{comply}\b|` +
			`(?:not|never) (?:be )?(?:ready|prepared|willing) to|out of the question|` +
			`(?:is|are|be) (?:not acceptable|unacceptable|non-negotiable)|` +
			`not (?:open|up) (?:for|to) (?:discussion|negotiation)|{we} (?:reject|refuse)`,
		yes: `"We will never sign it," Osk said.`,
		no:  `"They will never sign it," Osk said.`,
	},
	{
		kind: language.Refusal, name: `"cannot" be done`,
		words: `(?:will not|won['’]t|can ?not|can['’]t) be {undone}|not (?:one|a single) \w+ will`,
		yes:   `"The border cannot be opened by hand," Osk said.`,
		no:    `"The border cannot be seen from here," Osk said.`,
	},
	{
		kind: language.Threat, name: `a risk if`,
		words: `(?:risk(?:s|ed|ing)?|court(?:s|ed)?|face(?:s|d)?)\b.{1,120}\b(?:if|unless)\b`,
		yes:   `"The town faces hunger if the road stays shut," Osk said.`,
		no:    `"The town faces hunger and the road stays shut," Osk said.`,
	},
	{
		kind: language.Threat, name: `"will" do harm`,
		words: `{who} (?:\w+ )?{will} (?:\w+ly |also |further |soon )?{force}|` +
			`or else\b|you (?:will|'ll|’ll) (?:regret|pay|face)|` +
			`(?:grave|serious|dire|severe) consequences|will have consequences`,
		yes: `"We will soon suspend the payments," Osk said.`,
		no:  `"The banks will soon suspend the payments," Osk said.`,
	},
	{
		kind: language.Offer, name: `ready to`,
		words: `(?:ready|willing|prepared|happy|open) to (?:\w+ly )?\w+|we (?:offer|propose)|(?:have|has) offered|` +
			`it is an offer|that offer stands`,
		not: `(?:not|neither|nor|no|never|nobody|hardly)\b[^.]{0,40}\b(?:ready|willing|prepared|happy|open) to`,
		yes: `"We are willing to share the water," Osk said.`,
		no:  `"Nobody here is willing to share the water," Osk said.`,
	},
	{
		kind: language.Offer, name: `"will" if`,
		words: `{who} (?:\w+ )?{will} .{1,120}\b(?:if|provided|once|as soon as|the day)\b`,
		yes:   `"We will sign once the guards leave," Osk said.`,
		no:    `"They will sign once the guards leave," Osk said.`,
	},
	{
		kind: language.Offer, name: `would accept`,
		words: `{who} (?:\w+ )?(?:would|could) (?:\w+ly )?` +
			`(?:accept|consider|welcome|agree|support|host|send|contribute)`,
		yes: `"My government would gladly host the talks," Osk said.`,
		no:  `"My government would surely miss the talks," Osk said.`,
	},
	{
		kind: language.Promise, name: `"will" in first person`,
		words: `{we} (?:\w+ )?(?:will|shall|'ll|’ll|promise|pledge|guarantee|give our word)\b`,
		not:   `(?:we|i)(?:'ll|’ll| will| shall) see\b`, own: true,
		yes: `"I will read it tonight," Osk said.`,
		no:  `"We shall see about it tonight," Osk said.`,
	},
	{
		kind: language.Promise, name: `it would`,
		words: `a^`, // never in the speaker's own words
		told: `^(?i:it|he|she|they|` +
			`(?:his|her|its|their) (?:country|government|side|delegation|ministry)) (?:will|would|shall)\b`,
		yes: `Osk said his government would rebuild the dam.`,
		no:  `Osk said the town would rebuild the dam.`,
	},
	{
		kind: language.Demand, name: `must`,
		words: `must\b|ought to|(?:has|have|need|needs|had) to {act}|should {ought}|it is (?:time|up to) `,
		yes:   `"The guards ought to go home," Osk said.`,
		no:    `"The guards used to go home," Osk said.`,
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
		Name: "assessment: none of the others",
		Yes:  `"The guards went home," Osk said.`,
		No:   `"The guards must go home," Osk said.`,
	},
}

// A kindRule is a row whose patterns are ready.
type kindRule struct {
	kind       language.Speech
	name       string
	verbs      set
	own, told  *regexp.Regexp // by whose voice the words are in
	not        *regexp.Regexp
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
		rule.own, rule.not = kindPattern(row.words, "{we}"), kindPattern(row.not, "")
		switch rule.told = rule.own; {
		case row.told != "":
			rule.told = regexp.MustCompile(row.told)
		case strings.Contains(row.words, "{who}"):
			rule.told = kindPattern(row.words, "{they}")
		}
		out = append(out, rule)
	}
	return out
}

// kindPattern makes a pattern of a row, nil of none.
func kindPattern(text, who string) *regexp.Regexp {
	if text == "" {
		return nil
	}
	text = strings.ReplaceAll(text, "{who}", who)
	return regexp.MustCompile(`(?i)\b(?:` + expand("kinds", text) + `)`)
}

// Kind decides by the noun, or by the first rule that fits.
func (English) Kind(words, verb string, noun language.Speech, own bool) (kind language.Speech, rule string) {
	if noun != "" {
		return noun, string(noun) + ": verb or noun of saying"
	}
	rules := kindRules()
	for i := range rules {
		if r := &rules[i]; r.fits(words, verb, own) {
			return r.kind, r.name
		}
	}
	return language.Assessment, "assessment: none of the others"
}

func (r *kindRule) fits(words, verb string, own bool) bool {
	pattern := r.own
	if !own {
		pattern = r.told
	}
	switch {
	case r.verbs != nil && !r.verbs[verb], r.onlyTheOwn && !own:
		return false
	case pattern != nil && !pattern.MatchString(words):
		return false
	}
	return r.not == nil || !r.not.MatchString(words)
}
