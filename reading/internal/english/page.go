package english

import (
	"regexp"
	"sync"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A pageRule finds words of a page that are not its report. {NAME} in its
// pattern stands for any phrase of lists/page/NAME.txt.
type pageRule struct {
	name    string
	most    int    // words of such a paragraph
	pattern string // in capitals or not
	spoken  bool   // not where somebody is said to say something
	yes, no string

	fits *regexp.Regexp
}

// pageRows in the order in which they are tried.
var pageRows = []pageRule{
	{
		name: "words of a page's frame", most: 12, pattern: `^{frame}\b[^.?!]*$`,
		yes: `Share this page with a friend`,
		no:  `Shares fell again in Lindach`,
	},
	{
		name: "addressed to the page's readers", most: 60, spoken: true,
		pattern: `\b{readers}\b|^(?:©|\(c\) |copyright\b)`,
		yes:     `Sign up for our weekly letter and hear of every vote in the valley.`,
		no:      `They sign up for every market and hear of every vote in the valley.`,
	},
	{
		name: "credit or byline", most: 40, pattern: `{credit}`,
		yes: `Additional reporting by Anna Bell in the town of Lindach, and by others who were there.`,
		no:  `There was additional reporting by Anna Bell in the town of Lindach, and by others who were there.`,
	},
}

var pageRules = sync.OnceValue(func() []pageRule { return compilePage(pageRows) })

func compilePage(rules []pageRule) []pageRule {
	for i := range rules {
		rules[i].fits = regexp.MustCompile("(?i)" + expand("page", rules[i].pattern))
	}
	return rules
}

var (
	credit   = once(func() string { return "(?i)" + expand("page", `{credit}`) })
	heading  = once(func() string { return "(?i)" + expand("page", `^{list}\b`) })
	listRule = language.Rule{
		Name: "in a list after a heading of the page's frame",
		Yes: "The envoys met again in the hall, and stayed there until the lamps were out.\n\n" +
			"Most read\n\nA goat won the race.",
		No: "The envoys met again in the hall, and stayed there until the lamps were out.\n\n" +
			"Most goats\n\nA goat won the race.",
	}
)

// Furniture goes through the table. What is addressed to readers tells nobody
// else's words.
func (e English) Furniture(words string, count int) string {
	if e.DateLine(words) {
		return dateLineRule.Name
	}
	rules := pageRules()
	for i := range rules {
		r := &rules[i]
		if count <= r.most && r.fits.MatchString(words) && !(r.spoken && reports().MatchString(words)) {
			return r.name
		}
	}
	return ""
}

// reports finds somebody who says something.
var reports = once(func() string {
	return `(?:\p{Lu}\pL+|\b(?:he|she|they)) (?:has |had |have )?(?:said|says|told|denied|added|warned)\b|` +
		`\bsaid (?:the |an? )?(?:\pL+ )*\p{Lu}\pL+`
})

// Credit goes by the list of credits.
func (English) Credit(words string) bool { return credit().MatchString(words) }

// HeadsList goes by the list of headings.
func (English) HeadsList(words string) bool { return heading().MatchString(words) }
