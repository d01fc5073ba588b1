package prose

import (
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/page"
)

// day words a day, a month, a year or a span of them, as answers write them:
// 22 December 2006.
func (v *Voice) day(iso string) page.Spans {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return v.say("day", args{"d": digits(t.Day()), "month": v.month(t), "y": year(t)})
	}
	if t, err := time.Parse("2006-01", iso); err == nil {
		return v.say("day.month", args{"month": v.month(t), "y": year(t)})
	}
	if from, to, span := strings.Cut(iso, ".."); span {
		return v.days(from, to)
	}
	return page.Spans{{Kind: page.Day, Text: iso}}
}

// days words a span: 18 to 22 December 2006.
func (v *Voice) days(from, to string) page.Spans {
	first, last := v.ends(from, to)
	in := args{"from": first, "to": last}
	if from == to && len(from) == len(time.DateOnly) {
		return v.say("days.on", in)
	}
	return v.say("days", in)
}

// ends words the first and the last day of a span; the first without what both
// have in common.
func (v *Voice) ends(from, to string) (first, last page.Spans) {
	f, err1 := time.Parse(time.DateOnly, from)
	t, err2 := time.Parse(time.DateOnly, to)
	first, last = v.day(from), v.day(to)
	switch {
	case err1 != nil || err2 != nil || f.Equal(t) || f.Year() != t.Year():
	case f.Month() == t.Month():
		first = digits(f.Day())
	default:
		first = v.say("day.of-year", args{"d": digits(f.Day()), "month": v.month(f)})
	}
	return first, last
}

// when words on or in which time something happened: on 22 December 2006, in
// December 2006, between 18 and 22 December 2006.
func (v *Voice) when(iso string) page.Spans { return v.say("when", v.period(iso)) }

// sinceWhen words since when something is so.
func (v *Voice) sinceWhen(iso string) page.Spans { return v.say("since", v.period(iso)) }

func (v *Voice) period(iso string) args {
	in := args{"form": word("month"), "on": v.day(iso), "from": page.Spans(nil), "to": page.Spans(nil)}
	if len(iso) == len(time.DateOnly) {
		in["form"] = word("day")
	}
	if from, to, span := strings.Cut(iso, ".."); span {
		in["form"] = word("span")
		in["from"], in["to"] = v.ends(from, to)
	}
	return in
}

// lastDay is the last day of a period; the zero time where it is none.
func lastDay(iso string) time.Time {
	_, to, _ := bounds(ends(iso))
	return to
}

// weekday words a day with its day of the week: Friday 22 December 2006.
func (v *Voice) weekday(iso string) page.Spans {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return v.day(iso)
	}
	return v.say("day.week", args{"weekday": v.say("weekday."+strconv.Itoa(int(t.Weekday())), nil), "day": v.day(iso)})
}

// shortDay words within a year when something happened: 22 Dec, 18-22 Dec.
func (v *Voice) shortDay(iso string) page.Spans {
	f, t, ok := bounds(ends(iso))
	switch {
	case !ok:
		return page.Spans{{Kind: page.Day, Text: iso}}
	case len(iso) == len("2006"):
		return v.say("day.that-year", nil)
	case len(iso) == len("2006-12"):
		return v.month(f)
	case f.Equal(t):
		return v.short(f)
	}
	from := v.short(f)
	switch {
	case f.Year() != t.Year():
		from = v.say("day.short.year", args{"day": from, "y": digits2(f.Year() % 100)})
	case f.Month() == t.Month():
		from = digits(f.Day())
	}
	return v.say("days.short", args{"from": from, "to": v.short(t)})
}

// ends is how the first and the last day of a period are written.
func ends(iso string) (first, last string) {
	first, last, span := strings.Cut(iso, "..")
	if !span {
		last = first
	}
	return first, last
}

// bounds is the first and the last day of a span of days, months or years.
func bounds(first, last string) (from, to time.Time, ok bool) {
	layout := time.DateOnly[:min(len(first), len(time.DateOnly))]
	from, err := time.Parse(layout, first)
	if err != nil {
		return from, to, false
	}
	layout = time.DateOnly[:min(len(last), len(time.DateOnly))]
	to, err = time.Parse(layout, last)
	switch len(last) {
	case len("2006"):
		to = to.AddDate(1, 0, -1)
	case len("2006-01"):
		to = to.AddDate(0, 1, -1)
	}
	return from, to, err == nil
}

func (v *Voice) short(t time.Time) page.Spans {
	return v.say("day.short", args{"d": digits(t.Day()), "month": v.say("mon."+strconv.Itoa(int(t.Month())), nil)})
}

func (v *Voice) month(t time.Time) page.Spans {
	return v.say("month."+strconv.Itoa(int(t.Month())), nil)
}

func digits(n int) page.Spans { return page.Spans{{Kind: page.Number, Text: strconv.Itoa(n)}} }

func digits2(n int) page.Spans {
	return page.Spans{{Kind: page.Number, Text: strconv.Itoa(100 + n)[1:]}}
}

// year has four figures at least, as a day is written: 0025.
func year(t time.Time) page.Spans { return page.Spans{{Kind: page.Number, Text: t.Format("2006")}} }
