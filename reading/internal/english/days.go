package english

import (
	"strconv"
	"strings"
	"time"
)

var monthNumbers = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

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

// digits is a date in the order of year, month and day.
func digits(m []string, _ time.Time, _ tense) (time.Time, time.Time) {
	day, err := time.Parse(time.DateOnly, m[0])
	if err != nil {
		return time.Time{}, time.Time{}
	}
	return oneDay(day)
}

const lately = 45 // days: a day that was to come, and has come since

// nearYear takes the latest such day not after the report where the words speak
// of what is past; the next one where they speak of what is to come; else the
// one nearest to the report.
func nearYear(month, day string, on time.Time, when tense) time.Time {
	t := date(strconv.Itoa(on.Year()), month, day)
	if t.IsZero() {
		return t
	}
	before, after := t, t
	if t.After(on) {
		before = date(strconv.Itoa(on.Year()-1), month, day)
	} else {
		after = date(strconv.Itoa(on.Year()+1), month, day)
	}
	late := !t.After(on) && !t.AddDate(0, 0, lately).Before(on)
	switch {
	case t.Equal(on), when == behind, when == ahead && late, before.IsZero() && after.IsZero():
		return before
	case when == ahead, on.Sub(before) > after.Sub(on):
		return after
	}
	return before
}

var weekdayNumbers = map[string]time.Weekday{
	"sun": 0, "mon": 1, "tues": 2, "wednes": 3, "thurs": 4, "fri": 5, "satur": 6,
}

// weekday is the latest such day not after the report; with next, or when the
// words speak of what is to come, the first one after it.
func weekday(m []string, on time.Time, when tense) (time.Time, time.Time) {
	want := weekdayNumbers[strings.ToLower(m[2])]
	back := (int(on.Weekday()) - int(want) + 7) % 7
	switch strings.ToLower(m[1]) {
	case "next":
		when = ahead
	case "last":
		if when = behind; back == 0 {
			back = 7
		}
	}
	if when == ahead {
		return oneDay(on.AddDate(0, 0, 7-back))
	}
	return oneDay(on.AddDate(0, 0, -back))
}

// period is a week from Monday, a month or a year; with earlier or later, the
// part of it before or after the report.
func period(m []string, on time.Time, _ tense) (from, to time.Time) {
	n := map[string]int{"last": -1, "this": 0, "next": 1}[strings.ToLower(m[2])]
	switch strings.ToLower(m[3]) {
	case "week":
		from = on.AddDate(0, 0, -(int(on.Weekday())+6)%7+7*n)
		to = from.AddDate(0, 0, 6)
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

var numerals = map[string]int{
	"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
	"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}

// ago is a day for days and weeks, else the month or year it falls in.
func ago(m []string, on time.Time, _ tense) (time.Time, time.Time) {
	n, ok := numerals[strings.ToLower(m[1])]
	if !ok {
		n, _ = strconv.Atoi(m[1])
	}
	switch strings.ToLower(m[2]) {
	case "day":
		return oneDay(on.AddDate(0, 0, -n))
	case "week":
		return oneDay(on.AddDate(0, 0, -7*n))
	case "month":
		return wholeMonth(time.Date(on.Year(), on.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	}
	first := time.Date(on.Year()-n, 1, 1, 0, 0, 0, 0, time.UTC)
	return first, first.AddDate(1, 0, -1)
}
