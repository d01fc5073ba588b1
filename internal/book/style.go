package book

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// An Epoch is from where days are counted that a workbook has as numbers.
type Epoch uint8

// The two epochs that spreadsheets know.
const (
	From1900 Epoch = iota // 1 is 1 January 1900, and 60 a day that there never was
	From1904              // 0 is 1 January 1904
)

// Day returns the day that a number stands for, as in 2006-12-22. A part of a day
// is left out. ok is false for what is no number, no day of the calendar, or
// beyond the year 9999.
func (e Epoch) Day(serial string) (day string, ok bool) {
	f, err := strconv.ParseFloat(serial, 64)
	if err != nil || !(f >= 0) || f >= 2_958_466 {
		return "", false
	}
	n := int(f)
	switch {
	case e == From1904:
		n += 1462
	case n == 60 || n == 0:
		return "", false
	case n < 60: // the day that never was is counted
		n++
	}
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	if t.Year() > 9999 {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// styles reads which styles show numbers as days or hours.
func (p *parts) styles(part string) error {
	own := map[string]Kind{}
	within := ""
	return p.each(part, func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "numFmt":
			own[attr(e, "numFmtId")] = ofFormat(attr(e, "formatCode"))
		case "cellXfs", "cellStyleXfs":
			within = e.Name.Local
		case "xf":
			if within != "cellXfs" {
				return false, nil
			}
			id := attr(e, "numFmtId")
			kind, ok := own[id]
			if !ok {
				kind = ofNumber(id)
			}
			p.days = append(p.days, kind)
		}
		return false, nil
	})
}

// ofNumber is what a format of the standard shows, by its number.
func ofNumber(id string) Kind {
	switch n, _ := strconv.Atoi(id); {
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return Day
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47:
		return Time
	}
	return Number
}

// besides is what in a format is shown as it is, or is no part of a day.
var besides = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// ofFormat is what a format shows.
func ofFormat(code string) Kind {
	first, _, _ := strings.Cut(code, ";")
	code = strings.ToLower(besides.ReplaceAllString(first, ""))
	switch {
	case strings.Contains(code, "general"):
		return Number
	case strings.ContainsAny(code, "yd") || strings.Contains(code, "mmm"):
		return Day
	case strings.ContainsAny(code, "hs"):
		return Time
	case strings.Contains(code, "m"):
		return Day
	}
	return Number
}
