package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// TestFullOnRecord holds what whole briefs say of the records of two cases. How sure they are is
// not asked, which would take all but all of the time.
func TestFullOnRecord(t *testing.T) {
	inOneGoroutine(t)
	told := func(path, day string) string {
		c, err := desk.Open(t.Context(), path, desk.Ask{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		sp, err := c.LayOut(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		b, err := answer.NewBrief(t.Context(), answer.Talks{Space: sp, Day: c.Day, Words: c.Words(t.Context())})
		if err != nil {
			t.Fatal(err)
		}
		return page.Text(prose.English().FullBrief(b), 0, commands)
	}
	says := func(text string, want bool, lines ...string) {
		t.Helper()
		for _, line := range lines {
			// Where a line breaks is the page's affair.
			if regexp.MustCompile("(?m)"+strings.ReplaceAll(line, " ", `\s+`)).MatchString(text) != want {
				t.Errorf("%q is said: %t, in\n%s", line, !want, text)
			}
		}
	}
	text := told("../../cases/six-party-2006", "")
	says(text, true, `2 of its 13 commitments wait$`,
		`no date for the next; within weeks, says Hill \(read as by 21 February 2007\)`,
		`reactor - disputed 20 September 2005, assumed`,
		`Besides, outside the text: North Korea says that it will not`)
	says(text, false, `outside the text: given up`, `it is the recess`)

	// In April 2007 everything hangs on a promise that is not in the text.
	says(told("../../cases/six-party-2007", "2007-04-20"), true,
		`5 commitments on record are late; 4 of them wait in the end for`,
		`^  2007\)\.$`, // and for nothing else
		`matter of the bank in Macau. \(the United States, late by 36 days`)
}
