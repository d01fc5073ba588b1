package english

import (
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

const (
	monthNames = `(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|` +
		`Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	fullMonths = `(January|February|March|April|May|June|July|August|September|October|November|December)`
	dayNames   = `(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	yearDigits = `(1[89]\d\d|20\d\d|21\d\d)`
	dayDigits  = `(3[01]|[12]\d|0?\d)(?:st|nd|rd|th)?`
	maybeDay   = `(?:` + dayNames + `,? )?`
	beforeDate = `(?:in|since|until|by|of|for|from|during|before|after) `
)

// A dateForm is a way to write a date and what it means.
type dateForm struct {
	name    string // after "date: "
	pattern string // in capitals or not, from the start of the text
	full    bool   // it has day, month and year
	counted bool   // it needs the day of the report
	// it ends with a month, after which no day stands
	wholeMonth bool
	capital    capital
	resolve    resolver // nil when it has no certain meaning
	yes, no    string

	at *regexp.Regexp
}

// A resolver returns the first and the last day that a date means, or zero
// times when there is no such day. m are the groups of the pattern, on is the
// day of the report, and when is of what the words around the date speak.
type resolver func(m []string, on time.Time, when tense) (first, last time.Time)

// capital is where a form needs a capital, so that a verb is no date.
type capital uint8

const (
	anyCase capital = iota
	leads           // at its start, but for last, next and this
	somewhere
)

// dateRows in the order in which they are tried at a place; the longest wins.
var dateRows = []dateForm{
	{
		name: "day, month and year", full: true,
		pattern: maybeDay + dayDigits + ` (?:of )?` + monthNames + `,? ` + yearDigits,
		resolve: func(m []string, _ time.Time, _ tense) (time.Time, time.Time) {
			return oneDay(date(m[4], m[3], m[2]))
		},
		yes: `They signed on Friday, 9 May 2031, in the hall.`,
		no:  `They signed on 9 May, and 2031 of them stayed.`,
	},
	{
		name: "month, day and year", full: true,
		pattern: maybeDay + monthNames + ` ` + dayDigits + `,? ` + yearDigits,
		resolve: func(m []string, _ time.Time, _ tense) (time.Time, time.Time) {
			return oneDay(date(m[4], m[2], m[3]))
		},
		yes: `They signed on May 9, 2031, in the hall.`,
		no:  `They signed on May 9 in the hall.`,
	},
	{
		name: "year-month-day", full: true,
		pattern: yearDigits + `-(\d\d)-(\d\d)`, resolve: digits,
		yes: `They signed on 2031-05-09 in the hall.`,
		no:  `They signed on 2031-5-9 in the hall.`,
	},
	{
		name: "day and month, the year from the report", counted: true,
		pattern: maybeDay + dayDigits + ` (?:of )?` + monthNames,
		resolve: func(m []string, on time.Time, when tense) (time.Time, time.Time) {
			return oneDay(nearYear(m[3], m[2], on, when))
		},
		yes: `They signed on the 9th of May in the hall.`,
		no:  `They signed 9 papers in May in the hall.`,
	},
	{
		name: "month and day, the year from the report", counted: true, capital: leads,
		pattern: maybeDay + monthNames + ` ` + dayDigits,
		resolve: func(m []string, on time.Time, when tense) (time.Time, time.Time) {
			return oneDay(nearYear(m[2], m[3], on, when))
		},
		yes: `They signed on May 9 in the hall.`,
		no:  `They may 9 times out of ten sign in the hall.`,
	},
	{
		name: "month and year", capital: somewhere,
		pattern: `(?:` + beforeDate + `)?` + monthNames + `,? (?:of )?` + yearDigits,
		resolve: func(m []string, _ time.Time, _ tense) (time.Time, time.Time) {
			return wholeMonth(date(m[2], m[1], "1"))
		},
		yes: `They signed in May 2031 in the hall.`,
		no:  `They may 2031 times sign in the hall.`,
	},
	{
		name: "month, the year from the report", counted: true, capital: somewhere, wholeMonth: true,
		pattern: `(?:in|since|until|by|for|from|last|next|this|of) ` + fullMonths,
		resolve: func(m []string, on time.Time, when tense) (time.Time, time.Time) {
			if strings.HasPrefix(strings.ToLower(m[0]), "next") {
				when = ahead
			}
			return wholeMonth(nearYear(m[1], "1", on, when))
		},
		yes: `They signed in March in the hall.`,
		no:  `They signed the March paper in the hall.`,
	},
	{
		name: "weekday", counted: true, capital: leads,
		pattern: `(?:(last|next|this) )?` + dayNames, resolve: weekday,
		yes: `They signed on Friday in the hall.`,
		no:  `They signed on good fridays in the hall.`,
	},
	{
		name: "day counted from the report", counted: true,
		pattern: `(today|yesterday|tomorrow|tonight)`,
		resolve: func(m []string, on time.Time, _ tense) (time.Time, time.Time) {
			return oneDay(on.AddDate(0, 0, map[string]int{"yesterday": -1, "tomorrow": 1}[strings.ToLower(m[1])]))
		},
		yes: `They signed yesterday in the hall.`,
		no:  `They signed yesterdays in the hall.`,
	},
	{
		name: "period counted from the report", counted: true,
		pattern: `(?:(earlier|later) )?(last|this|next) (week|month|year)`,
		resolve: period,
		yes:     `They signed earlier this month in the hall.`,
		no:      `They signed earlier that month in the hall.`,
	},
	{
		name: "days, weeks, months or years ago", counted: true, resolve: ago,
		pattern: `(a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (day|week|month|year)s? ago`,
		yes:     `They signed three weeks ago in the hall.`,
		no:      `They signed for three weeks in the hall.`,
	},
	{
		name:    "year",
		pattern: beforeDate + yearDigits,
		resolve: func(m []string, _ time.Time, _ tense) (time.Time, time.Time) {
			first := date(m[1], "Jan", "1")
			return first, first.AddDate(1, 0, -1)
		},
		yes: `They signed in 2029 in the hall.`,
		no:  `They signed with 2029 others in the hall.`,
	},
	{
		name:    "numbers that may be day/month or month/day",
		pattern: `\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d`,
		yes:     `They signed on 03/04/2031 in the hall.`,
		no:      `They signed on 3/4 of the points in the hall.`,
	},
}

var dateForms = sync.OnceValue(func() []dateForm { return compileDates(dateRows) })

func compileDates(forms []dateForm) []dateForm {
	for i := range forms {
		forms[i].at = regexp.MustCompile(`^(?i:` + forms[i].pattern + `)`)
	}
	return forms
}

var (
	// dayAnywhere is a day and month, or a date in digits.
	dayAnywhere = once(func() string {
		return `(?i)\b(?:` + dayDigits + ` ` + monthNames + `|` + monthNames + ` ` + dayDigits + `|` +
			yearDigits + `-\d\d-\d\d)\b`
	})
	leadIn      = once(func() string { return `(?i)^` + beforeDate })
	afterWhich  = once(func() string { return `^(?i:last|next|this) ` })
	dayFollows  = once(func() string { return `^ \d{1,2}\b` })
	beforeDates = list("dates/before")
	firstWords  = list("dates/first")
)

const (
	daysPerParagraph = 200
	longestDate      = 60 // bytes
)

// Days finds the dates of a paragraph: at every word that may begin one, the
// longest form that fits.
func (English) Days(text string, on time.Time) []language.Day {
	out := daysIn(text, on)
	at, runes := 0, 0
	upTo := func(end int) int {
		runes += utf8.RuneCountInString(text[at:end])
		at = end
		return runes
	}
	for i := range out {
		out[i].From, out[i].To = upTo(out[i].From), upTo(out[i].To)
	}
	return out
}

// daysIn finds the dates of a paragraph by their bytes.
func daysIn(text string, on time.Time) []language.Day {
	var out []language.Day
	for at := 0; at < len(text) && len(out) < daysPerParagraph; {
		word := wordAt(text[at:])
		if word == "" {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		size := len(word)
		if mayBeginDate(word, text[at+size:min(len(text), at+size+24)]) {
			if day, used := dayAt(text, at, on); used > 0 {
				out, size = append(out, day), used
			}
		}
		at += size
	}
	return out
}

// wordAt returns the letters and digits that text begins with.
func wordAt(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !language.InWord(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

// mayBeginDate is a quick look before the forms are tried; rest is what
// follows the word.
func mayBeginDate(word, rest string) bool {
	lower := strings.ToLower(word)
	switch {
	case isDigit(word[0]):
		return len(word) <= 4
	case beforeDates[lower]:
		next := wordAt(strings.TrimPrefix(rest, " "))
		which := next == "last" || next == "next" || next == "this"
		return which || next != "" && (isDigit(next[0]) || monthOf(next) != 0)
	case numerals[lower] > 0:
		return strings.Contains(rest, " ago")
	}
	return firstWords[lower] || monthOf(word) != 0 || strings.HasSuffix(lower, "day")
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// monthOf returns the month a word with a capital begins like, or 0.
func monthOf(word string) time.Month {
	if len(word) < 3 || word[0] < 'A' || word[0] > 'Z' {
		return 0
	}
	return monthNumbers[strings.ToLower(word[:3])]
}

// dayAt reads the date at a byte of the text. used is how many bytes it takes
// with the word that leads to it, 0 when there is none.
func dayAt(text string, at int, on time.Time) (day language.Day, used int) {
	rest := text[at:min(len(text), at+longestDate)]
	best, form := longestForm(rest)
	if best == nil {
		return language.Day{}, 0
	}
	day = language.Day{From: at + len(leadIn().FindString(rest[:best[1]])), To: at + best[1], Why: "date: " + form.name}
	form.date(&day, groups(rest, best), on, tenseOf(text, day.From, day.To))
	return day, best[1]
}

// longestForm returns the form that takes most of the text, with its groups.
func longestForm(text string) (best []int, form *dateForm) {
	forms := dateForms()
	for i := range forms {
		f := &forms[i]
		loc := f.at.FindStringSubmatchIndex(text)
		if loc != nil && f.acceptable(text, loc[1]) && (best == nil || loc[1] > best[1]) {
			best, form = loc, f
		}
	}
	return best, form
}

// acceptable refuses the verb may and words that only begin like a date.
func (f *dateForm) acceptable(text string, end int) bool {
	after, _ := utf8.DecodeRuneInString(text[end:])
	if unicode.IsLetter(after) || unicode.IsDigit(after) && f.resolve != nil {
		return false
	}
	words := text[:end]
	if f.wholeMonth && dayFollows().MatchString(text[end:]) { // by November 17
		return false
	}
	switch f.capital {
	case leads:
		first, _ := utf8.DecodeRuneInString(words)
		return unicode.IsUpper(first) || afterWhich().MatchString(words)
	case somewhere:
		return strings.ContainsFunc(words, unicode.IsUpper)
	}
	return true
}

func groups(text string, loc []int) []string {
	out := make([]string, len(loc)/2)
	for i := range out {
		if loc[2*i] >= 0 {
			out[i] = text[loc[2*i]:loc[2*i+1]]
		}
	}
	return out
}

// date fills in the days that a date means, or why they cannot be told.
func (f *dateForm) date(day *language.Day, m []string, on time.Time, when tense) {
	switch {
	case f.resolve == nil:
		day.Why += ": not resolved"
		return
	case f.counted && on.IsZero():
		day.Why += ": not resolved, the day of the report is unknown"
		return
	}
	if day.First, day.Last = f.resolve(m, on, when); day.First.IsZero() {
		day.Why += ": there is no such day"
	}
	day.SaidFirst, day.SaidLast = f.resolve(m, on, behind)
	if on.IsZero() {
		return
	}
	if day.SaidFirst.After(on) || day.SaidLast.After(on) && strings.EqualFold(m[1], "later") {
		day.SaidFirst, day.SaidLast = time.Time{}, time.Time{}
	}
	if day.SaidLast.After(on) {
		day.SaidLast = on
	}
}

// FullDate reads a date with day, month and year at the start of the text.
func (English) FullDate(text string) (day time.Time, ok bool) {
	forms := dateForms()
	for i := range forms {
		f := &forms[i]
		if !f.full {
			continue
		}
		if m := f.at.FindStringSubmatch(text); m != nil {
			day, _ = f.resolve(m, time.Time{}, behind)
			return day, true
		}
	}
	return time.Time{}, false
}

// HasDay looks for a day and month anywhere.
func (English) HasDay(text string) bool { return dayAnywhere().MatchString(text) }

// DateLine looks for a full date, the time and no more.
func (English) DateLine(words string) bool { return lineOfDate().MatchString(words) }

var (
	lineOfDate = once(func() string {
		return `^(?i:(?:(?:last |first )?(?:published|updated|posted|date|issued)[: ]*(?:on |at )?)?` + maybeDay +
			`(?:` + dayDigits + ` ` + monthNames + `,? ` + yearDigits + `|` + monthNames + ` ` + dayDigits + `,? ` +
			yearDigits + `|` + yearDigits + `-\d\d-\d\d)` +
			`[,.;|–—-]*(?: (?:at )?[|–—-]? ?\d{1,2}[:.]?\d{0,2} ?(?:a\.?m\.?|p\.?m\.?)?)?(?: ?[a-z]{2,4})?\.?)$`
	})
	dateLineRule = language.Rule{
		Name: "a line with a date",
		Yes:  "The envoys met.\n\nJune 9, 2031 at 4.15 p.m.",
		No:   "The envoys met.\n\nJune 9, 2031 was a good day.",
	}
)

// Dateline returns PLACE, date (Agency) --.
func (English) Dateline(text string) string { return dateline().FindString(text) }

var dateline = once(func() string {
	return `^[\p{Lu}][\p{Lu}\pL .,'’/-]{1,50}?(?:, ?|\s)` +
		`(?:\(?(?:` + dayDigits + ` ` + monthNames + `|` + monthNames + ` ` + dayDigits + `)` +
		`(?:,? ` + yearDigits + `)?\)?)? ?` +
		`(?:\([^)]{2,40}\) ?)?(?:--|[–—]|-\s| - )\s*`
})

var datelineRule = language.Rule{
	Name: "dateline",
	Yes:  `LINDACH, 12 May 2031 (Pass Agency) - The envoys met again in the hall, and stayed there until dark.`,
	No:   `Lindach, 12 May 2031: The envoys met again in the hall, and stayed there until dark.`,
}
