package calendar

import (
	"testing"
	"time"
)

func TestHint(t *testing.T) {
	for _, tc := range []struct{ text, loose, exact string }{
		{"2025-09-00", "write 2025-09 if the day is not known",
			"write a day: if the day is not known the last that it can be, 2025-09-30"},
		{"2025-00-00", "write 2025 if the month is not known",
			"write a day: if the month is not known the last that it can be, 2025-12-31"},
		{"2025-00", "write 2025 if the month is not known",
			"write a day: if the month is not known the last that it can be, 2025-12-31"},
		{"0000-12-22", "look up the year", "look up the year"},
		{"2006-02-29", "look up the day: February 2006 has 28 days", "look up the day: February 2006 has 28 days"},
		{"2006-04-31", "look up the day: April 2006 has 30 days", "look up the day: April 2006 has 30 days"},
		{"2006-12-32", "look up the day: December 2006 has 31 days", "look up the day: December 2006 has 31 days"},
		{"2006-22-12", "did you mean 2006-12-22?", "did you mean 2006-12-22?"},
		{"2006-31-06", "look up the day", "look up the day"},
		{"2006-22-13", "look up the month", "look up the month"},
		{"2006-13", "look up the month", "look up the month"},
		{"2006-5-2", "write 2006-05-02", "write 2006-05-02"},
		{"2006/12/22", "write 2006-12-22", "write 2006-12-22"},
		{"2006.12.22", "write 2006-12-22", "write 2006-12-22"},
		{"20061222", "write 2006-12-22", "write 2006-12-22"},
		{"2006-12-22T10:30", "write 2006-12-22", "write 2006-12-22"},
		{"22.12.2006", "write 2006-12-22", "write 2006-12-22"},
		{"2. 5. 2006", "write 2006-05-02", "write 2006-05-02"},
		{"22/12/2006", "write 2006-12-22", "write 2006-12-22"},
		{"12/22/2006", "write 2006-12-22", "write 2006-12-22"},
		{"2/5/2006", "write 2006-05-02 or 2006-02-05", "write 2006-05-02 or 2006-02-05"},
		{"5/5/2006", "write 2006-05-05", "write 2006-05-05"},
		{"22 December 2006", "write 2006-12-22", "write 2006-12-22"},
		{"22nd of Dec. 2006", "write 2006-12-22", "write 2006-12-22"},
		{"December 22, 2006", "write 2006-12-22", "write 2006-12-22"},
		{"Sept 3 2006", "write 2006-09-03", "write 2006-09-03"},
		{"22-Dec-2006", "write 2006-12-22", "write 2006-12-22"},
		{"Febuary 2006", "write 2006-02", "write one day; if only this is known its last, 2006-02-28"},
		{"May 2006", "write 2006-05", "write one day; if only this is known its last, 2006-05-31"},
		{"2006-05", "write 2006-05", "write one day; if only this is known its last, 2006-05-31"},
		{"2006-12-18 - 2006-12-22", "write 2006-12-18..2006-12-22", ""},
		{"2006-12-18–2006-12-22", "write 2006-12-18..2006-12-22", ""},
		{"18 December 2006 to 22 December 2006", "write 2006-12-18..2006-12-22", ""},
		{"2006-12-22..2006-12-18", "", ""},
		{"2/5/2006..5/2/2006", "", ""},
		{"soon", "", ""},
		{"Monday 2006", "", ""},
		{"31 June 2006", "", ""},
		{"", "", ""},
	} {
		if got := Hint(tc.text, false); got != tc.loose {
			t.Errorf("%s: %q, want %q", tc.text, got, tc.loose)
		}
		if got := Hint(tc.text, true); got != tc.exact {
			t.Errorf("%s, exact: %q, want %q", tc.text, got, tc.exact)
		}
	}
}

// What is offered for a day written in any of many ways is that day.
func TestHintIsTheDay(t *testing.T) {
	for day := time.Date(2004, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2006; day = day.AddDate(0, 0, 1) {
		for _, layout := range []string{
			"2.1.2006", "02.01.2006", "2006/01/02", "2006-1-2", "2 January 2006", "Jan 2, 2006", "January 2, 2006",
			"02-Jan-2006", "20060102"} {
			text, want := day.Format(layout), "write "+day.Format(time.DateOnly)
			if layout == "2006-1-2" && text == day.Format(time.DateOnly) {
				continue
			}
			if got := Hint(text, true); got != want {
				t.Fatalf("%s: %q, want %q", text, got, want)
			}
		}
	}
}

func TestMeant(t *testing.T) {
	for text, want := range map[string]string{
		"2006-12-22": "2006-12-22", " 22 December 2006 ": "2006-12-22", "22.12.2006": "2006-12-22",
		"12/22/2006": "2006-12-22",
		"03/04/2031": "", "3/3/2031": "2031-03-03", "2006": "2006", "December 2006": "2006-12", "soon": "", "": "",
		"2006-12-18..2006-12-22": "2006-12-18..2006-12-22", "18 Dec 2006 – 22 Dec 2006": "2006-12-18..2006-12-22",
		"2006-12-22..2006-12-18": "", "2006-02-30": "",
	} {
		if got := Meant(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
