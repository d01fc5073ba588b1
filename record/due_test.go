package record

import (
	"fmt"
	"testing"
	"time"
)

func TestTerms(t *testing.T) {
	for _, tc := range []struct{ from, text, want string }{
		{"2006-05-05", "60 days", "2006-07-04"},
		{"2006-05-05", "1 day", "2006-05-06"},
		{"2006-05-05", "6 weeks", "2006-06-16"},
		{"2007-02-13", "15 months", "2008-05-13"},
		{"2007-01-31", "1 month", "2007-02-28"},
		{"2008-01-31", "1 month", "2008-02-29"},
		{"2008-01-30", "1 months", "2008-02-29"},
		{"2007-03-31", "1 month", "2007-04-30"},
		{"2007-12-31", "2 months", "2008-02-29"},
		{"2007-11-30", "3 months", "2008-02-29"},
		{"2008-02-29", "1 year", "2009-02-28"},
		{"2008-02-29", "4 years", "2012-02-29"},
		{"2096-02-29", "4 years", "2100-02-28"},
		{"1996-02-29", "48 months", "2000-02-29"},
		{"2007-02-28", "1 year", "2008-02-28"},
		{"2006-12-22", "  2   years ", "2008-12-22"},
		{"2007-12-22", "12 months", "2008-12-22"},
	} {
		from, _ := time.Parse(time.DateOnly, tc.from)
		term, ok := parseTerm(tc.text)
		if got := term.after(from).Format(time.DateOnly); !ok || got != tc.want {
			t.Errorf("%s and %s: %s (%v), want %s", tc.from, tc.text, got, ok, tc.want)
		}
	}
}

// TestTermsByTheCalendar works every term out a second time: the day of the same
// number so many months later, or the last day there is before it.
func TestTermsByTheCalendar(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for from := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC); from.Year() < 2009; from = from.AddDate(0, 0, 1) {
		for months := 1; months < 60; months++ {
			year, month, day := from.Date()
			for range months {
				if month++; month > 12 {
					year, month = year+1, 1
				}
			}
			var want time.Time
			var err error = fmt.Errorf("none yet")
			for ; err != nil; day-- {
				want, err = time.Parse(time.DateOnly, fmt.Sprintf("%04d-%02d-%02d", year, int(month), day))
			}
			if got := (term{months: months}).after(from); !got.Equal(want) {
				t.Fatalf("%d months after %s: %s, want %s", months, from, got, want)
			}
		}
	}
}

func TestTermHints(t *testing.T) {
	const of = "`; it counts from the agreement's `on`"
	for text, want := range map[string]string{
		"60 Days":        "write `60 days" + of,
		"60days":         "write `60 days" + of,
		"8 wks":          "write `8 weeks" + of,
		"12 months.":     "write `12 months" + of,
		"60d":            "write `60 days" + of,
		"60-day":         "write `60 days" + of,
		"-3 days":        "write the day itself, as in 2007-04-14: lengths count forwards from the agreement's `on`",
		"3 days before":  "write the day itself, as in 2007-04-14: lengths count forwards from the agreement's `on`",
		"15 moths":       "write `15 months" + of,
		"15 mo":          "write `15 months" + of,
		"2 yrs":          "write `2 years" + of,
		"six months":     "write `6 months" + of,
		"within a year":  "write `1 year" + of,
		"a year":         "write `1 year" + of,
		"one year":       "write `1 year" + of,
		"within 60 days": "write `60 days" + of,
		"90 days after " +
			"signature": "write `90 days" + of,
		"2 years and 6 months": "write `30 months" + of,
		"1 year 6 months":      "write `18 months" + of,
		"1 week, 3 days":       "write `10 days" + of,
		"1 month and 10 days":  "write it in one unit: days, or months",
		"1.5 years": "write whole days, weeks, months or years, as in 15 months, " +
			"and no more than 100000 days",
		"100001 days":    "write whole days, weeks, months or years, as in 15 months, and no more than 100000 days",
		"400 years":      "write whole days, weeks, months or years, as in 15 months, and no more than 100000 days",
		"60":             "write days, weeks, months or years, as in 60 days, 6 weeks, 15 months, 2 years",
		"60 sessions":    "write days, weeks, months or years, as in 60 days, 6 weeks, 15 months, 2 years",
		"soon":           "",
		"2006-13":        "",
		"2006-02-30":     "",
		"May 2006":       "",
		"14 April 2007":  "",
		"2006-05-05..06": "",
	} {
		if got := termHint(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if _, ok := parseTerm(text); ok {
			t.Errorf("%s is read", text)
		}
	}
}

// Days are counted over any number of years.
func TestDaysBetween(t *testing.T) {
	for _, tc := range []struct {
		from, to string
		want     int
	}{{"2006-12-22", "2006-12-22", 0}, {"2008-02-28", "2008-03-01", 2}, {"0001-01-01", "2006-12-22", 732666},
		{"2006-12-22", "2006-12-21", -1}} {
		from, _ := time.Parse(time.DateOnly, tc.from)
		to, _ := time.Parse(time.DateOnly, tc.to)
		if got := DaysBetween(from, to); got != tc.want {
			t.Errorf("%s to %s: %d, want %d", tc.from, tc.to, got, tc.want)
		}
	}
}
