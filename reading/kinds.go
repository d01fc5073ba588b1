package reading

import (
	"regexp"
	"strings"
)

// A kindRule decides the kind of a statement by the verb that reports it or
// by its own words.
type kindRule struct {
	kind  Kind
	name  string
	verbs map[string]bool // the verb of saying is one of these
	words *regexp.Regexp  // and the words match
	told  *regexp.Regexp  // the same for words in the reporter's voice, if it differs
	not   *regexp.Regexp  // and these do not
	own   bool            // only for words in the speaker's voice
}

func words(p string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + p + `)`) }

// by makes the patterns of a rule whose words have the speaker as subject:
// we or I in the speaker's own voice, and he, she or a name in the reporter's.
func by(rule kindRule, p string) kindRule {
	rule.words = words(strings.ReplaceAll(p, "{who}", self))
	rule.told = words(strings.ReplaceAll(p, "{who}", selfThey))
	return rule
}

var never = regexp.MustCompile(`a^`)

const (
	self     = `(?:we|i|my government|my country|our (?:side|government|country|delegation))`
	selfThey = `(?:we|i|he|she|it|they|(?:his|her|its|their|my|our) (?:country|government|side|delegation|party|ministry|own)|(?-i:[A-Z]\pL+))`
	will     = `(?:will|shall|would|'ll|’ll|are (?:going|determined|bound) to|am going to|is going to)`
	willNot  = `(?:will not|will never(?:, ever,?)?|(?:are|is|am) not going to|shall not|won['’]t|would not|wouldn['’]t|would never|cannot|can not|can['’]t|could not|couldn['’]t)`
	harm     = `(?:threaten|attack|use|sell|strike|invade|harm|launch|test|transfer|share|export|seek|start|provoke|abandon (?:our|the) (?:friends|allies|people)|be delayed|be closed|close|be the first|escalate|expel|punish)`
	force    = `(?:retaliate|respond (?:with|in kind)|strike|attack|punish|bolster|strengthen|(?:further )?(?:improve|enhance|increase|expand|build up) (?:our|its|their|the) (?:nuclear |own )?(?:deterrent|arsenal|forces?|army|weapons?|capabilit\w+)|walk (?:out|away)|withdraw|pull out|cut off|shut off|close|blockade|block|impose|expel|suspend|resume (?:testing|enrichment|shelling)|lapse|pay (?:a|the) (?:heavy |high )?price|take (?:measures|countermeasures|action)|regret)`
	comply   = `(?:accept|agree|sign|support|negotiate|talk|discuss|return|come (?:back|to)|disarm|give (?:up|in|way)|halt|stop|lift|yield|compromise|attend|allow|recogni[sz]e|concede|back down|tolerate|join|open|reopen|be (?:opened|lifted|reopened)|remove|change|withdraw|sit|leave|pay|renew|cede|move|budge|let|permit|ratify|enter|go into)`
)

// kindRules in the order in which they are tried. The first that fits decides.
var kindRules = []kindRule{
	{kind: Refusal, name: `refusal: verb of refusing`, verbs: set(`rejected rejects dismissed dismisses ruled`)},
	{kind: Threat, name: `threat: threatened`, verbs: set(`threatened threatens`)},
	{kind: Threat, name: `threat: promised harm`, verbs: set(`vowed vows swore promised pledged`), words: words(`to (?:\w+ly )?` + force + `|(?:will|would) (?:\w+ly )?` + force)},
	{kind: Promise, name: `promise: verb of promising`, verbs: set(`vowed vows promised promises pledged pledges swore undertook`)},
	{kind: Offer, name: `offer: verb of offering`, verbs: set(`offered offers proposed proposes`)},
	{kind: Demand, name: `demand: verb of demanding`, verbs: set(`demanded demands urged urges appealed appeals`)},
	{kind: Threat, name: `threat: warned of what may come`, verbs: set(`warned warns warn`), words: words(`(?:will|would|could|may|might|risks?|risked|if|unless|consequences|war)\b`)},
	{kind: Demand, name: `demand: "not … until"`, words: words(`(?:` + willNot + `|not|no)\b.{1,120}\b(?:until|unless)\b`)},
	{kind: Demand, name: `demand: we demand`, words: words(self + ` (?:demand|insist|require|call (?:on|for)|urge|ask(?: that| for| you| them)|want (?:you|them|an?|the) )|we expect (?:you|them|the)`)},
	by(kindRule{kind: Promise, name: `promise: "will not" do harm`}, `{who} (?:\w+ )?`+willNot+` (?:\w+ly |ever )?`+harm+`\b|no \w+ (?:will|would) be (?:\w+ )?(?:delayed|closed|harmed|hurt)`),
	by(kindRule{kind: Refusal, name: `refusal: "will not"`}, `{who} (?:\w+ )?`+willNot+` (?:\w+ly |ever |be )?`+comply+`\b|(?:not|never) (?:be )?(?:ready|prepared|willing) to|out of the question|(?:is|are|be) (?:not acceptable|unacceptable|non-negotiable)|not (?:open|up) (?:for|to) (?:discussion|negotiation)|`+self+` (?:reject|refuse)`),
	{kind: Refusal, name: `refusal: "cannot" be done`, words: words(`(?:will not|won['’]t|can ?not|can['’]t) be (?:opened|lifted|reopened|signed|accepted|allowed|tolerated|discussed|negotiated|changed)|not (?:one|a single) \w+ will`)},
	{kind: Threat, name: `threat: a risk if`, words: words(`(?:risk(?:s|ed|ing)?|court(?:s|ed)?|face(?:s|d)?)\b.{1,120}\b(?:if|unless)\b`)},
	by(kindRule{kind: Threat, name: `threat: "will" do harm`}, `{who} (?:\w+ )?`+will+` (?:\w+ly |also |further |soon )?`+force+`|or else\b|you (?:will|'ll|’ll) (?:regret|pay|face)|(?:grave|serious|dire|severe) consequences|will have consequences`),
	{kind: Offer, name: `offer: ready to`, words: words(`(?:ready|willing|prepared|happy|open) to (?:\w+ly )?\w+|we (?:offer|propose)|(?:have|has) offered|it is an offer|that offer stands`),
		not: words(`(?:not|neither|nor|no|never|nobody|hardly)\b[^.]{0,40}\b(?:ready|willing|prepared|happy|open) to`)},
	by(kindRule{kind: Offer, name: `offer: "will" if`}, `{who} (?:\w+ )?(?:`+will+`) .{1,120}\b(?:if|provided|once|as soon as|the day)\b`),
	by(kindRule{kind: Offer, name: `offer: would accept`}, `{who} (?:\w+ )?(?:would|could) (?:\w+ly )?(?:accept|consider|welcome|agree|support|host|send|contribute)`),
	{kind: Promise, name: `promise: "will" in first person`, words: words(self + ` (?:\w+ )?(?:will|shall|'ll|’ll|promise|pledge|guarantee|give our word)\b`), not: words(`(?:we|i)(?:'ll|’ll| will| shall) see\b`), own: true},
	{kind: Promise, name: `promise: it would`, words: never, told: regexp.MustCompile(`^(?i:it|he|she|they|(?:his|her|its|their) (?:country|government|side|delegation|ministry)) (?:will|would|shall)\b`)},
	{kind: Demand, name: `demand: must`, words: words(`must\b|ought to|(?:has|have|need|needs|had) to (?:stop|end|lift|come|show|prove|give|make|take|act|move|choose|decide|change|withdraw|leave)|should (?:stop|end|lift|come|show|prove|give|make|take|act|move|choose|change|withdraw|leave|return|refrain|respect|honou?r|keep)|it is (?:time|up to) `)},
}

// kindOf decides the kind of a statement by the first rule that fits. own
// tells words of the speaker from those of the reporter; noun is the kind of
// a noun of saying, as in "repeated its promise that".
func kindOf(text, verb string, noun Kind, own bool) (Kind, string) {
	if noun != "" {
		return noun, string(noun) + ": verb or noun of saying"
	}
	for _, r := range kindRules {
		if !own && r.told != nil {
			r.words = r.told
		}
		if r.verbs != nil && !r.verbs[verb] || r.words != nil && !r.words.MatchString(text) || r.own && !own || r.not != nil && r.not.MatchString(text) {
			continue
		}
		return r.kind, r.name
	}
	return Assessment, "assessment: none of the others"
}
