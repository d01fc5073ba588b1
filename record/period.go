package record

import (
	"strings"
	"time"
)

// A Period is when something happened, as exactly as is known: a day, a month,
// a year or a span. The zero Period is none.
type Period struct {
	From, To time.Time // first and last day
}

// ParsePeriod reads 2006-12-22, 2006-12, 2006, or a span 2006-12-18..2006-12-22
// of any of these.
func ParsePeriod(text string) (Period, bool) {
	from, to, span := strings.Cut(text, "..")
	p, ok := parseUnit(strings.TrimSpace(from))
	if !ok || !span {
		return p, ok
	}
	end, ok := parseUnit(strings.TrimSpace(to))
	p.To = end.To
	return p, ok && !end.From.Before(p.From)
}

func parseUnit(text string) (Period, bool) {
	for i, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if len(text) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() < 1 {
			continue
		}
		switch i {
		case 1:
			return Period{t, t.AddDate(0, 1, -1)}, true
		case 2:
			return Period{t, t.AddDate(1, 0, -1)}, true
		}
		return Period{t, t}, true
	}
	return Period{}, false
}

// IsZero reports whether nothing is known.
func (p Period) IsZero() bool { return p.To.IsZero() }

// String writes the period as ParsePeriod reads it, as short as may be.
func (p Period) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.From.Equal(p.To):
		return p.To.Format(time.DateOnly)
	case p.From.Day() == 1 && p.From.AddDate(0, 1, -1).Equal(p.To):
		return p.From.Format("2006-01")
	case p.From.YearDay() == 1 && p.From.AddDate(1, 0, -1).Equal(p.To):
		return p.From.Format("2006")
	}
	return p.From.Format(time.DateOnly) + ".." + p.To.Format(time.DateOnly)
}

// DaysBetween counts calendar days from one day to another.
func DaysBetween(from, to time.Time) int {
	const day = 24 * 60 * 60
	return int((to.Unix() - from.Unix()) / day)
}
