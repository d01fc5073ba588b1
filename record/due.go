package record

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// A term is how long after an agreement something is due.
type term struct{ months, days int }

// longest bounds a term, in days: some 270 years.
const longest = 100_000

// termUnits are the units of a term, and what one is.
var termUnits = []struct {
	name string
	term
	days int // about
}{
	{"day", term{days: 1}, 1},
	{"week", term{days: 7}, 7},
	{"month", term{months: 1}, 31},
	{"year", term{months: 12}, 366},
}

// parseTerm reads 60 days, 6 weeks, 15 months, 2 years.
func parseTerm(text string) (term, bool) {
	number, unit, _ := strings.Cut(strings.TrimSpace(text), " ")
	n, err := strconv.Atoi(number)
	unit = strings.TrimSuffix(strings.TrimSpace(unit), "s")
	for _, u := range termUnits {
		if err == nil && unit == u.name && n >= 1 && n <= longest/u.days {
			return term{n * u.months, n * u.term.days}, true
		}
	}
	return term{}, false
}

// after is the day that lies so long after another: months later the day of the
// same number, or the last of a month that has none.
func (t term) after(day time.Time) time.Time {
	year, month, d := day.Date()
	first := time.Date(year, month+time.Month(t.months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1+t.days)
}

// due reads when something is owed: a period, or so long after the agreement.
func (k *checker) due(text string, on Period, path []string, key string) Period {
	if text == "" {
		return Period{}
	}
	if t, ok := parseTerm(text); ok {
		if on.IsZero() {
			return Period{}
		}
		day := t.after(on.To)
		return Period{day, day}
	}
	if hint := termHint(text); hint != "" {
		k.Add(fault.NotADay, hint, fmt.Sprintf("`%s` is neither a day nor a length of time", text), under(path, key)...)
		return Period{}
	}
	p := k.period(text,
		"2007-04-14, 2007-04, a span of days, or how long after the agreement, as in 60 days, 15 months or 2 years",
		path, key)
	if !p.IsZero() && !on.IsZero() && p.To.Before(on.From) {
		k.Add(fault.WrongDayOrder, "correct one of the two",
			fmt.Sprintf("due by %s, before the agreement of %s", p.To.Format(time.DateOnly), on), under(path, key)...)
	}
	return p
}

var (
	lengthText = regexp.MustCompile(`(?i)([0-9][0-9,.]*|\b(?:` + strings.Join(slices.Sorted(maps.Keys(numbers)), "|") +
		`)\b)[\s-]*([a-z]+)`)
	backwards = regexp.MustCompile(`(?i)^\s*-\s*[0-9]|\b(before|ago|earlier|prior)\b`)
	startsSo  = regexp.MustCompile(`^[0-9]+(\s*[a-zA-Z]|$)`)
	dayDigits = regexp.MustCompile(`[0-9]{4}`)
)

// termHint says what to write for a text that is meant as a length of time; ""
// when it is not.
func termHint(text string) string {
	if backwards.MatchString(text) {
		return "write the day itself, as in 2007-04-14: lengths count forwards from the agreement's `on`"
	}
	var sum term
	var short string
	whole, parts := true, 0
	for _, m := range lengthText.FindAllStringSubmatch(text, -1) {
		n, unit := numberOf(m[1]), unitOf(m[2])
		if unit < 0 || n == 0 {
			continue
		}
		if n < 0 || n > longest {
			whole = false
			continue
		}
		u := termUnits[unit]
		parts, short = parts+1, plural(n, u.name)
		sum.months, sum.days = sum.months+n*u.months, sum.days+n*u.term.days
	}
	if parts > 1 {
		short = sum.String()
	}
	switch {
	case !whole || sum.months*31+sum.days > longest:
		return fmt.Sprintf("write whole days, weeks, months or years, as in 15 months, and no more than %d days",
			longest)
	case short != "":
		return "write `" + short + "`; it counts from the agreement's `on`"
	case parts > 0:
		return "write it in one unit: days, or months"
	case startsSo.MatchString(text) && !dayDigits.MatchString(text):
		return "write days, weeks, months or years, as in 60 days, 6 weeks, 15 months, 2 years"
	}
	return ""
}

// String writes a term of one unit as it is read; "" for any other.
func (t term) String() string {
	n, unit := t.days, "day"
	switch {
	case t.months > 0 && t.days > 0 || t == term{}:
		return ""
	case t.months > 0 && t.months%12 == 0:
		n, unit = t.months/12, "year"
	case t.months > 0:
		n, unit = t.months, "month"
	}
	return plural(n, unit)
}

func plural(n int, unit string) string {
	if n > 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "thirty": 30, "sixty": 60, "ninety": 90,
}

// numberOf reads a count in figures or words: 0 for what is none, -1 for one that
// is not whole.
func numberOf(text string) int {
	if n, ok := numbers[strings.ToLower(text)]; ok {
		return n
	}
	text = strings.TrimRight(text, ",.")
	if text == "" || text[0] < '0' || text[0] > '9' {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

// unitOf finds the unit that a word stands for; -1 for none.
func unitOf(word string) int {
	word = strings.ToLower(word)
	short := map[string]int{"d": 0, "w": 1, "wk": 1, "wks": 1, "m": 2, "mo": 2, "mos": 2, "mth": 2, "mths": 2, "y": 3,
		"yr": 3, "yrs": 3}
	if at, ok := short[word]; ok {
		return at
	}
	for at, u := range termUnits {
		if near := spell.Nearest(word, []string{u.name, u.name + "s"}); near != "" && len(word) > 2 {
			return at
		}
	}
	return -1
}
