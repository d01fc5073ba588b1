package reading

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"github.com/plenary-talks/plenary/evidence"
)

// A mention is a date in a paragraph.
type mention struct {
	Day
	from, to int // visible runes
}

const (
	monthNames = `(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayNames   = `(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	yearDigits = `(1[89]\d\d|20\d\d|21\d\d)`
	dayDigits  = `(3[01]|[12]\d|0?\d)(?:st|nd|rd|th)?`
)

// A dateForm is a way to write a date and what it means.
type dateForm struct {
	name    string
	pattern *regexp.Regexp
	resolve func(m []string, on time.Time, ahead bool) (from, to time.Time)
}

// dateForms in the order in which they are tried at a place; the longest wins.
var dateForms = []dateForm{
	{"day, month and year", form(`(?:` + dayNames + `,? )?` + dayDigits + ` (?:of )?` + monthNames + `,? ` + yearDigits), func(m []string, _ time.Time, _ bool) (time.Time, time.Time) {
		return oneDay(date(m[4], m[3], m[2]))
	}},
	{"month, day and year", form(`(?:` + dayNames + `,? )?` + monthNames + ` ` + dayDigits + `,? ` + yearDigits), func(m []string, _ time.Time, _ bool) (time.Time, time.Time) {
		return oneDay(date(m[4], m[2], m[3]))
	}},
	{"year-month-day", form(yearDigits + `-(\d\d)-(\d\d)`), func(m []string, _ time.Time, _ bool) (time.Time, time.Time) {
		day, err := time.Parse(time.DateOnly, m[0])
		if err != nil {
			return time.Time{}, time.Time{}
		}
		return day, day
	}},
	{"day and month, the year from the report", form(`(?:` + dayNames + `,? )?` + dayDigits + ` (?:of )?` + monthNames), func(m []string, on time.Time, ahead bool) (time.Time, time.Time) {
		return oneDay(nearYear(m[3], m[2], on, ahead))
	}},
	{"month and day, the year from the report", form(`(?:` + dayNames + `,? )?` + monthNames + ` ` + dayDigits), func(m []string, on time.Time, ahead bool) (time.Time, time.Time) {
		return oneDay(nearYear(m[2], m[3], on, ahead))
	}},
	{"month and year", form(`(?:(?:in|since|until|by|of|during|before|after) )?` + monthNames + `,? (?:of )?` + yearDigits), func(m []string, _ time.Time, _ bool) (time.Time, time.Time) {
		return wholeMonth(date(m[2], m[1], "1"))
	}},
	{"month, the year from the report", form(`(?:in|since|until|by|last|next|this|of) ` + fullMonths), func(m []string, on time.Time, ahead bool) (time.Time, time.Time) {
		return wholeMonth(nearYear(m[1], "1", on, ahead || strings.HasPrefix(strings.ToLower(m[0]), "next")))
	}},
	{"weekday", form(`(?:(last|next|this) )?` + dayNames), weekday},
	{"day counted from the report", form(`(today|yesterday|tomorrow|tonight)`), func(m []string, on time.Time, _ bool) (time.Time, time.Time) {
		return oneDay(shift(on, map[string]int{"yesterday": -1, "tomorrow": 1}[strings.ToLower(m[1])]))
	}},
	{"period counted from the report", form(`(?:(earlier|later) )?(last|this|next) (week|month|year)`), period},
	{"days, weeks, months or years ago", form(`(a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (day|week|month|year)s? ago`), ago},
	{"year", form(`(?:in|since|by|until|of|during|before|after) ` + yearDigits), func(m []string, _ time.Time, _ bool) (time.Time, time.Time) {
		first := date(m[1], "Jan", "1")
		return first, first.AddDate(1, 0, -1)
	}},
	{"numbers that may be day/month or month/day", form(`\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d`), nil},
}

const fullMonths = `(January|February|March|April|May|June|July|August|September|October|November|December)`

func form(p string) *regexp.Regexp { return regexp.MustCompile(`^(?i:` + p + `)`) }

var (
	dayPattern   = regexp.MustCompile(`(?i)\b(?:` + dayDigits + ` ` + monthNames + `|` + monthNames + ` ` + dayDigits + `|` + yearDigits + `-\d\d-\d\d)\b`)
	futureMarker = regexp.MustCompile(`(?i)\b(will|would|shall|is to|are to|scheduled|due|until|by|expires?|resumes?|next|tentatively|expected|expects?|hopes?|intends?|plans?|set to|to meet|ahead of|planned|on course|deadline|lapses?)\b`)
)

// mentions finds the dates of a paragraph in order: at every word that may
// begin one, the longest form that fits.
func (d *document) mentions(p *paragraph) {
	text := string(d.shown[p.from:p.to])
	for at := 0; at < len(text) && len(p.days) < datesPerParagraph; {
		word := wordAt(text[at:])
		if word == "" {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		size := len(word)
		if mayBeginDate(word, text[at+size:min(len(text), at+size+24)]) {
			if m, used := d.mention(p, text, at); m != nil {
				p.days, size = append(p.days, m), used
			}
		}
		at += size
	}
}

const (
	datesPerParagraph = 200
	longestDate       = 60 // bytes
)

// wordAt returns the letters and digits that text begins with.
func wordAt(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !isWordStart(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

var (
	dateWords  = set(`today yesterday tomorrow tonight last next this earlier later`)
	beforeDate = set(`in since until by of during before after`)
)

// mayBeginDate is a quick look before the forms are tried; rest is what
// follows the word.
func mayBeginDate(word, rest string) bool {
	lower := strings.ToLower(word)
	switch {
	case '0' <= word[0] && word[0] <= '9':
		return len(word) <= 4
	case beforeDate[lower]:
		next := wordAt(strings.TrimPrefix(rest, " "))
		return next != "" && ('0' <= next[0] && next[0] <= '9' || monthOf(next) != 0 || next == "last" || next == "next" || next == "this")
	case numerals[lower] > 0:
		return strings.Contains(rest, " ago")
	}
	return dateWords[lower] || monthOf(word) != 0 || strings.HasSuffix(lower, "day")
}

// monthOf returns the month a word with a capital begins like, or 0.
func monthOf(word string) time.Month {
	if len(word) < 3 || word[0] < 'A' || word[0] > 'Z' {
		return 0
	}
	return monthNumbers[strings.ToLower(word[:3])]
}

// mention reads the date at a byte of the text and tells how long it is.
func (d *document) mention(p *paragraph, text string, at int) (*mention, int) {
	rest := text[at:min(len(text), at+longestDate)]
	best, form := []int(nil), dateForm{}
	for _, f := range dateForms {
		loc := f.pattern.FindStringSubmatchIndex(rest)
		if loc == nil || !f.acceptable(rest, loc) || best != nil && loc[1] <= best[1] {
			continue
		}
		best, form = loc, f
	}
	if best == nil {
		return nil, 0
	}
	from, to := at, at+best[1]
	from += len(leadIn.FindString(text[from:to]))
	m := &mention{from: p.from + utf8.RuneCountInString(text[:from])}
	m.to = m.from + utf8.RuneCountInString(text[from:to])
	m.Piece = d.piece(m.from, m.to)
	m.Why = "date: " + form.name
	d.resolve(m, form, groups(rest, best), d.ahead(text, from))
	return m, best[1]
}

var leadIn = regexp.MustCompile(`(?i)^(in|since|until|by|of|during|before|after) `)

// acceptable refuses the verb may and words that only begin like a date.
func (f *dateForm) acceptable(text string, loc []int) bool {
	after, _ := utf8.DecodeRuneInString(text[loc[1]:])
	if unicode.IsLetter(after) || unicode.IsDigit(after) && f.resolve != nil {
		return false
	}
	words := text[loc[0]:loc[1]]
	first, _ := utf8.DecodeRuneInString(words)
	switch f.name {
	case "weekday", "month and day, the year from the report":
		return unicode.IsUpper(first) || strings.HasPrefix(strings.ToLower(words), "last ") || strings.HasPrefix(strings.ToLower(words), "next ") || strings.HasPrefix(strings.ToLower(words), "this ")
	case "month, the year from the report", "month and year":
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

// ahead says whether the words shortly before a date speak of what is to come.
func (d *document) ahead(text string, at int) bool {
	window := text[max(0, at-60):at]
	if cut := strings.LastIndexAny(window, ".;:\"“”"); cut >= 0 {
		window = window[cut:]
	}
	return futureMarker.MatchString(window)
}

func (d *document) resolve(m *mention, f dateForm, g []string, ahead bool) {
	if f.resolve == nil {
		m.Why += ": not resolved"
		return
	}
	if d.day.IsZero() && relative(f.name) {
		m.Why += ": not resolved, the day of the report is unknown"
		return
	}
	m.From, m.To = f.resolve(g, d.day, ahead)
	if m.From.IsZero() {
		m.Why += ": there is no such day"
	}
}

func relative(name string) bool {
	switch name {
	case "day, month and year", "month, day and year", "year-month-day", "month and year", "year":
		return false
	}
	return true
}

var monthNumbers = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

// date makes a day, or the zero time when there is none such.
func date(year, month, day string) time.Time {
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(day)
	t := time.Date(y, monthNumbers[strings.ToLower(month[:3])], n, 0, 0, 0, 0, time.UTC)
	if t.Day() != n {
		return time.Time{}
	}
	return t
}

func oneDay(t time.Time) (time.Time, time.Time) { return t, t }

func wholeMonth(t time.Time) (time.Time, time.Time) {
	if t.IsZero() {
		return t, t
	}
	return t, t.AddDate(0, 1, -1)
}

func shift(t time.Time, days int) time.Time { return t.AddDate(0, 0, days) }

// nearYear takes the latest such day not after the report; the next one when
// the words speak of what is to come.
func nearYear(month, day string, on time.Time, ahead bool) time.Time {
	t := date(strconv.Itoa(on.Year()), month, day)
	switch {
	case t.IsZero():
	case ahead && t.Before(on) && t.AddDate(0, 0, 45).Before(on):
		return date(strconv.Itoa(on.Year()+1), month, day)
	case !ahead && t.After(on):
		return date(strconv.Itoa(on.Year()-1), month, day)
	}
	return t
}

var weekdayNumbers = map[string]time.Weekday{"sun": 0, "mon": 1, "tues": 2, "wednes": 3, "thurs": 4, "fri": 5, "satur": 6}

// weekday is the latest such day not after the report; with next, or when the
// words speak of what is to come, the first one after it.
func weekday(m []string, on time.Time, ahead bool) (time.Time, time.Time) {
	want := weekdayNumbers[strings.ToLower(m[2])]
	back := (int(on.Weekday()) - int(want) + 7) % 7
	switch strings.ToLower(m[1]) {
	case "next":
		ahead = true
	case "last":
		if ahead = false; back == 0 {
			back = 7
		}
	}
	if ahead {
		return oneDay(shift(on, 7-back))
	}
	return oneDay(shift(on, -back))
}

// period is a week from Monday, a month or a year; with earlier or later, the
// part of it before or after the report.
func period(m []string, on time.Time, _ bool) (from, to time.Time) {
	n := map[string]int{"last": -1, "this": 0, "next": 1}[strings.ToLower(m[2])]
	switch strings.ToLower(m[3]) {
	case "week":
		from = shift(on, -(int(on.Weekday())+6)%7+7*n)
		to = shift(from, 6)
	case "month":
		from = time.Date(on.Year(), on.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		to = from.AddDate(0, 1, -1)
	default:
		from = time.Date(on.Year()+n, 1, 1, 0, 0, 0, 0, time.UTC)
		to = from.AddDate(1, 0, -1)
	}
	switch strings.ToLower(m[1]) {
	case "earlier":
		to = on
	case "later":
		from = on
	}
	return from, to
}

var numerals = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// ago is a day for days and weeks, else the month or year it falls in.
func ago(m []string, on time.Time, _ bool) (time.Time, time.Time) {
	n, ok := numerals[strings.ToLower(m[1])]
	if !ok {
		n, _ = strconv.Atoi(m[1])
	}
	switch strings.ToLower(m[2]) {
	case "day":
		return oneDay(shift(on, -n))
	case "week":
		return oneDay(shift(on, -7*n))
	case "month":
		return wholeMonth(time.Date(on.Year(), on.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	}
	first := time.Date(on.Year()-n, 1, 1, 0, 0, 0, 0, time.UTC)
	return first, first.AddDate(1, 0, -1)
}

// findDate finds the day of the report: as given; else as the page states it;
// else from a line before the text or the dateline, with a year.
func (d *document) findDate(r *Report) {
	r.Date = d.reportDate()
	d.day = r.Date.Day
}

func (d *document) reportDate() Date {
	if !d.opt.Date.IsZero() {
		y, m, day := d.opt.Date.Date()
		return Date{Day: time.Date(y, m, day, 0, 0, 0, 0, time.UTC), From: "given"}
	}
	if d.text.HTML() {
		if day, from := pageDate(d.text.Source()); !day.IsZero() {
			return Date{Day: day, From: from}
		}
	}
	return d.dateLine()
}

// dateLine looks for a full date in the short lines before the text and in
// its dateline.
func (d *document) dateLine() Date {
	from := "unknown: neither the page nor its first lines state a date"
	seen := 0
	for _, b := range d.blocks {
		text := b.words
		if b.why == "" {
			head := dateline.FindString(text)
			if seen++; head == "" || seen > 3 {
				if seen > 3 {
					break
				}
				continue
			}
			text = head
		}
		if day, at := d.fullDate(b, text); !day.IsZero() {
			return Date{Day: day, From: map[bool]string{true: "dateline", false: "line before the text"}[b.why == ""], At: at}
		}
		if b.why == "" && dayPattern.MatchString(text) {
			from = "unknown: the dateline has no year"
		}
	}
	return Date{From: from}
}

func (d *document) fullDate(b block, text string) (time.Time, evidence.Place) {
	within := false // a word
	for at, r := range text {
		begins := isWordStart(r) && !within
		if within = isWordStart(r); !begins {
			continue
		}
		for _, f := range dateForms[:3] {
			if m := f.pattern.FindStringSubmatch(text[at:]); m != nil {
				day, _ := f.resolve(m, time.Time{}, false)
				return day, d.text.Place(b.from, b.to)
			}
		}
	}
	return time.Time{}, evidence.Place{}
}

// dateline is PLACE, date (Agency) -- at the start of a text.
var dateline = regexp.MustCompile(`^[\p{Lu}][\p{Lu}\pL .,'’/-]{1,50}?(?:, ?|\s)(?:\(?(?:` + dayDigits + ` ` + monthNames + `|` + monthNames + ` ` + dayDigits + `)(?:,? ` + yearDigits + `)?\)?)? ?(?:\([^)]{2,40}\) ?)?(?:--|[–—]| - )\s*`)

// skipDateline leaves the dateline out of the first sentence.
func (d *document) skipDateline(p *paragraph) {
	text := string(d.shown[p.from:min(p.to, p.from+120)])
	m := dateline.FindString(strings.ReplaceAll(text, "\n", " "))
	words := strings.Fields(m)
	if m == "" || !isUpperWord(strings.Trim(words[0], ",")) || len([]rune(words[0])) < 3 {
		return
	}
	p.bodyFrom = p.from + utf8.RuneCountInString(m)
}

var jsonDate = regexp.MustCompile(`"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)`)

var metaDates = []string{"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"}

// pageDate finds the day a page says it was published.
func pageDate(source string) (time.Time, string) {
	found := map[string]time.Time{}
	z := nethtml.NewTokenizer(strings.NewReader(source))
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if kind == nethtml.StartTagToken || kind == nethtml.SelfClosingTagToken {
			noteDate(z.Token(), found)
		}
	}
	for _, name := range metaDates {
		if day, ok := found[name]; ok {
			return day, name
		}
	}
	if m := jsonDate.FindStringSubmatch(source); m != nil {
		if day, err := time.Parse(time.DateOnly, m[1]); err == nil {
			return day, "datePublished"
		}
	}
	return found["time"], "time element"
}

func noteDate(t nethtml.Token, found map[string]time.Time) {
	get := func(key string) string {
		for _, a := range t.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	name, value := "", ""
	switch t.Data {
	case "meta":
		name, value = strings.ToLower(get("property")+get("name")+get("itemprop")), get("content")
	case "time":
		name, value = "time", get("datetime")
	default:
		return
	}
	if len(value) < 10 {
		return
	}
	if day, err := time.Parse(time.DateOnly, value[:10]); err == nil {
		if _, old := found[name]; !old {
			found[name] = day
		}
	}
}
