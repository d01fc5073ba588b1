// Package calendar finds the day that somebody probably meant.
//
// [Hint] is what to write for a text that should be a day and is none, [Meant]
// what it can only mean.
package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/internal/spell"
)

// Hint says what to write for a text that is not a day as in 2006-12-22; "" when
// that cannot be told. With exact only a whole day will do, else a month, a year
// and a span with dots as well.
func Hint(text string, exact bool) string {
	text = strings.TrimSpace(text)
	if from, to, ok := span(text); ok && !exact {
		if a, b := oneOf(from), oneOf(to); a != "" && b != "" && a <= b {
			return "write " + a + ".." + b
		}
		return ""
	}
	if hint := unreal(text, exact); hint != "" {
		return hint
	}
	return either(readings(text), exact)
}

// Meant returns the day, month, year or span that a text can only mean, as it is
// written here; "" when it is none, or may be several, as in 3/4/2031.
func Meant(text string) string {
	from, to, ok := span(strings.TrimSpace(text))
	if !ok {
		return oneOf(text)
	}
	if a, b := oneOf(from), oneOf(to); a != "" && b != "" && a <= b {
		return a + ".." + b
	}
	return ""
}

// either offers what may be meant.
func either(days []string, exact bool) string {
	var out []string
	for _, d := range days {
		if d = whole(d, exact); d != "" {
			out = append(out, d)
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case exact && len(days[0]) < len(time.DateOnly):
		return "write one day; if only this is known its last, " + out[0]
	}
	return "write " + strings.Join(out, " or ")
}

// whole is a day as it is written; with exact the last of a month or a year.
func whole(day string, exact bool) string {
	for n, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if len(day) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, day)
		switch {
		case err != nil || t.Year() < 1:
			return ""
		case exact && n == 0:
			return t.AddDate(1, 0, -1).Format(time.DateOnly)
		case exact && n == 1:
			return t.AddDate(0, 1, -1).Format(time.DateOnly)
		}
		return day
	}
	return ""
}

// oneOf is the only day a text may mean; "" for none, or several.
func oneOf(text string) string {
	text = strings.TrimSpace(text)
	if day := whole(text, false); day != "" {
		return day
	}
	if days := readings(text); len(days) == 1 {
		return whole(days[0], false)
	}
	return ""
}

// dashes are what people write between two days.
var dashes = regexp.MustCompile(`\s*(?:\.\.+|…|–|—|\s-\s|\s(?:to|till|until|bis)\s)\s*`)

// span divides two days.
func span(text string) (from, to string, ok bool) {
	parts := dashes.Split(text, -1)
	if len(parts) != 2 || parts[0] == "" || parts[1] == "" {
		return "", "", false
	}
	return parts[0], parts[1], true
}

var shape = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?$`)

// unreal is the hint for what is written like a day and is none: the day or month
// is 00, or beyond the last.
func unreal(text string, exact bool) string {
	m := shape.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	month, day := number(m[2]), number(m[3])
	switch {
	case m[1] == "0000":
		return "look up the year"
	case month == 0:
		return unknown(m[1], exact, "the month")
	case month > 12 && day >= 1 && day <= 12:
		if swapped := m[1] + "-" + m[3] + "-" + m[2]; whole(swapped, exact) != "" {
			return "did you mean " + swapped + "?"
		}
		return "look up the day"
	case month > 12:
		return "look up the month"
	case m[3] == "":
		return ""
	case day == 0:
		return unknown(m[1]+"-"+m[2], exact, "the day")
	}
	t, _ := time.Parse("2006-01", m[1]+"-"+m[2])
	if last := t.AddDate(0, 1, -1); day > last.Day() {
		return fmt.Sprintf("look up the day: %s has %d days", t.Format("January 2006"), last.Day())
	}
	return ""
}

// unknown is the hint where part of a day is not known.
func unknown(known string, exact bool, what string) string {
	if exact {
		return "write a day: if " + what + " is not known the last that it can be, " + whole(known, true)
	}
	return "write " + known + " if " + what + " is not known"
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// The ways in which people write a day, and what stands where: year, month, day.
var ways = []struct {
	re *regexp.Regexp
	at []int
}{
	{regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?$`), []int{1, 2, 3}},
	{regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})$`), []int{1, 2, 3}},
	{regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ][0-9]`), []int{1, 2, 3}},
	{regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$`), []int{3, 2, 1}},
	{regexp.MustCompile(`^([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})$`), []int{3, 2, 1}},
	{regexp.MustCompile(`^([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})$`), []int{3, 1, 2}},
	{regexp.MustCompile(`^(?i)([0-9]{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,})\.?,?\s+([0-9]{4})$`),
		[]int{3, 2, 1}},
	{regexp.MustCompile(`^(?i)([a-z]{3,})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})$`), []int{3, 1, 2}},
	{regexp.MustCompile(`^(?i)([a-z]{3,})\.?,?\s+([0-9]{4})$`), []int{2, 1, 0}},
	{regexp.MustCompile(`^(?i)([0-9]{1,2})-([a-z]{3,})-([0-9]{4})$`), []int{3, 2, 1}},
}

// readings lists the days that a text may mean.
func readings(text string) []string {
	var out []string
	for _, w := range ways {
		m := w.re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		day := m[w.at[0]]
		month := monthOf(m[w.at[1]])
		if month == 0 {
			continue
		}
		day += fmt.Sprintf("-%02d", month)
		if w.at[2] > 0 && m[w.at[2]] != "" {
			day += fmt.Sprintf("-%02d", number(m[w.at[2]]))
		}
		if whole(day, false) != "" && (len(out) == 0 || out[0] != day) {
			out = append(out, day)
		}
	}
	return out
}

// monthOf reads a month in figures or by its name; 0 for none.
func monthOf(text string) int {
	if n := number(text); n > 0 {
		return n
	}
	text = strings.ToLower(text)
	var names []string
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if len(text) >= 3 && strings.HasPrefix(name, text) || text == "sept" && m == time.September {
			return int(m)
		}
		names = append(names, name)
	}
	near := spell.Nearest(text, names)
	for m, name := range names {
		if name == near && len(text) > 3 {
			return m + 1
		}
	}
	return 0
}
