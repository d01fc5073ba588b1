package reading_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// deadlines have the days that they speak of.
var deadlines = []struct{ day, text, want string }{
	{"2031-06-11", `The council proposed a truce to start on July 1, Dahl said.`, "2031-07-01"},
	{"2031-06-11", `The queen called an election for August 13, Dahl said.`, "2031-08-13"},
	{"2031-06-11", `Dahl said the carts would leave by November 17.`, "2031-11-17"},
	{"2031-06-11", `The carts are to leave before a target date of June 25.`, "2031-06-25"},
	{"2031-06-11", `Osk agreed to open the pass on Friday.`, "2031-06-13"},
	{"2031-06-11", `Osk failed to open the pass on Friday.`, "2031-06-06"},
	{"2031-06-11", `The pass, opened by the guards on Friday, is closed.`, "2031-06-06"},
	{"2031-06-11", `The paper was signed by Osk on June 20.`, "2030-06-20"},
	{"2031-06-11", `The paper will be signed by Osk on June 20.`, "2031-06-20"},
	{"2031-06-11", `They will keep what they signed on June 2.`, "2031-06-02"},
	{"2031-06-11", `On June 20 the toll will rise.`, "2031-06-20"},
	{"2031-06-11", `On June 20 the toll rose.`, "2030-06-20"},
	{"2031-06-11", `The vote was put off until October 3.`, "2031-10-03"},
	{"2031-06-11", `A deadline of July 9 was set for the carts.`, "2031-07-09"},
	{"2031-06-11", `The pass has been closed since August 9.`, "2030-08-09"},
	{"2031-06-11", `The council is due to vote on the toll on January 14.`, "2032-01-14"},
	{"2031-06-11", `The pass is closed due to a strike on Monday.`, "2031-06-09"},
	{"2031-12-20", `The carts go again from January 7.`, "2032-01-07"},
	{"2031-12-20", `The talks, set for February, are off.`, "2032-02-01..2032-02-29"},
	{"2031-06-11", `Osk must pay no later than 4 July.`, "2031-07-04"},
	{"2031-06-11", `Osk must pay by the end of August.`, "2031-08-01..2031-08-31"},
	{"2031-06-11", `Osk said the pass would open next week.`, "2031-06-16..2031-06-22"},
}

func TestDeadlines(t *testing.T) {
	for _, c := range deadlines {
		r := readSentence(t, c.text, c.day)
		var got []string
		for _, d := range r.Dates {
			got = append(got, period(d.From, d.To))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s on %s: %v, want %s", c.text, c.day, got, c.want)
		}
	}
}

func period(from, to time.Time) string {
	if from.Equal(to) {
		return from.Format(time.DateOnly)
	}
	return from.Format(time.DateOnly) + ".." + to.Format(time.DateOnly)
}

// Whatever a report says of the day on which something was said, that is not
// after the report.
func TestNothingIsSaidAfterItsReport(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	days := []string{
		"Monday", "Tuesday", "Friday", "Sunday", "last Monday", "next Monday", "June 1", "12 December", "31 January",
		"9 May 2031", "May 9, 2029", "2033-05-06",
	}
	spans := []string{
		"this week", "this month", "this year", "earlier this week", "later this week", "next month", "last week",
		"in June", "in December", "today", "yesterday", "tomorrow", "two weeks ago",
	}
	for _, d := range days {
		spans = append(spans, "on "+d, "late on "+d)
	}
	shapes := []string{
		"The pass will open, envoy Pavel Osk said %s.", "Osk said %s that the pass would open.",
		"Osk told reporters %s the pass will open soon.", "%s, Osk said the pass will open.",
		"Osk had %s demanded that the pass be opened.", "\"The pass will open,\" Osk said %s.",
		"Osk said %s: \"The pass is to open by Friday.\"", "Osk denied %s that the pass would open.",
		"The guards will leave and the pass is scheduled to open, Osk said %s.",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	dated := 0
	for range 60 {
		on := time.Date(2031, 1, 1+rng.IntN(700), 0, 0, 0, 0, time.UTC)
		var text strings.Builder
		for range 20 {
			fmt.Fprintf(&text, shapes[rng.IntN(len(shapes))]+"\n\n", spans[rng.IntN(len(spans))])
		}
		r := readSentence(t, text.String(), on.Format(time.DateOnly))
		for i := range r.Proposals {
			p := &r.Proposals[i]
			if p.When.To.After(on) || p.When.From.After(p.When.To) {
				t.Errorf("on %s: %q said %v", on.Format(time.DateOnly), p.When.Words, period(p.When.From, p.When.To))
			}
			if !p.When.To.IsZero() {
				dated++
			}
		}
	}
	if dated < 300 && !testing.Short() {
		t.Errorf("only %d statements are dated", dated)
	}
}
