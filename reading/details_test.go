package reading_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/reading"
)

func readText(t *testing.T, text string, opt reading.Options) *reading.Report {
	t.Helper()
	r, err := reading.Read(t.Context(), "text", []byte(text), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestInsideQuotation(t *testing.T) {
	const text = `"We (the League) asked ... and Dahl said, 'Not [before] May,' so we left," Osk said on Friday.`
	r := readText(t, text, shapesOptions)
	if len(r.Proposals) != 1 {
		t.Fatalf("%d proposals", len(r.Proposals))
	}
	p := r.Proposals[0]
	var got []string
	for _, n := range p.Nested {
		got = append(got, fmt.Sprintf("nested %s by %s", n.Words, n.Speaker.Words))
	}
	for _, i := range p.Insertions {
		got = append(got, "inserted "+i.Words)
	}
	for _, e := range p.Elided {
		got = append(got, "elided "+e.Words+" at "+e.Place.String())
	}
	want := "nested Not [before] May, by Dahl|inserted (the League)|inserted [before]|elided ... at 1:24+3"
	if strings.Join(got, "|") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestQuotationOverParagraphs(t *testing.T) {
	r := readText(t, `The envoys met again in the town hall of Lindach and stayed there until the lamps were lit.

"We came by the lower road, because the upper one was closed.

"We shall leave by the upper road, because the lower one is worse.

"And we shall not come back," Osk said.

"This is somebody else, who is not named at all," and so it ends.
`, shapesOptions)
	want := []string{"osk", "osk", "osk", "-"}
	if len(r.Proposals) != len(want) {
		t.Fatalf("%d proposals", len(r.Proposals))
	}
	for i, p := range r.Proposals {
		if name(&p.Speaker) != want[i] {
			t.Errorf("%s: %s, want %s (%s)", p.Words, name(&p.Speaker), want[i], p.Rule)
		}
	}
}

// The report is of Wednesday, 11 June 2031.
func TestDays(t *testing.T) {
	opt := reading.Options{Date: time.Date(2031, 6, 11, 0, 0, 0, 0, time.UTC)}
	for text, want := range map[string]string{
		"They met on Monday in the hall.":                       "Monday 2031-06-09",
		"They met on Wednesday in the hall.":                    "Wednesday 2031-06-11",
		"They met on Thursday in the hall.":                     "Thursday 2031-06-05",
		"They will meet on Thursday in the hall.":               "Thursday 2031-06-12",
		"The talks are scheduled to resume next Tuesday there.": "next Tuesday 2031-06-17",
		"She is expected to brief the house on Friday.":         "Friday 2031-06-13",
		"They met on Oct. 09, 2030, in the hall.":               "Oct. 09, 2030 2030-10-09",
		"They met last Wednesday in the hall.":                  "last Wednesday 2031-06-04",
		"They met on Oct. 9 in the hall.":                       "Oct. 9 2030-10-09",
		"They met on 9 October in the hall.":                    "9 October 2030-10-09",
		"The truce expires Nov. 30 at sea.":                     "Nov. 30 2031-11-30",
		"They signed on Sept. 20, 2004, in the hall.":           "Sept. 20, 2004 2004-09-20",
		"It was signed on 19 September 2005 and never kept.":    "19 September 2005 2005-09-19",
		"They will meet next month in the hall.":                "next month 2031-07-01..2031-07-31",
		"They met last week in the hall.":                       "last week 2031-06-02..2031-06-08",
		"They met earlier this month in the hall.":              "earlier this month 2031-06-01..2031-06-11",
		"They met in March 2029 in the hall.":                   "March 2029 2029-03-01..2029-03-31",
		"They met in March in the hall.":                        "March 2031-03-01..2031-03-31",
		"They met in 2029 in the hall.":                         "2029 2029-01-01..2029-12-31",
		"They met two weeks ago in the hall.":                   "two weeks ago 2031-05-28",
		"They met yesterday in the hall.":                       "yesterday 2031-06-10",
		"They met on 03/04/2031 in the hall.":                   "03/04/2031 unresolved",
		"They met on 31 June 2031 in the hall.":                 "31 June 2031 unresolved",
		"They may march on Geneva, and may 2 of them stay.":     "",
		"Mayor Marching met 2031 people there.":                 "",
	} {
		var got []string
		for _, d := range readText(t, text, opt).Dates {
			switch {
			case d.From.IsZero():
				got = append(got, d.Words+" unresolved")
			case d.From.Equal(d.To):
				got = append(got, d.Words+" "+d.From.Format(time.DateOnly))
			default:
				got = append(got, d.Words+" "+d.From.Format(time.DateOnly)+".."+d.To.Format(time.DateOnly))
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestDayOfTheReport(t *testing.T) {
	const body = "The envoys met again in the town hall and stayed there until the lamps were lit and the doors shut."
	for text, want := range map[string]string{
		"LINDACH, 12 May 2031 (Pass Agency) - " + body: "2031-05-12 dateline",
		"LINDACH, May 12 (Pass Agency) -- " + body:     "0001-01-01 unknown: the dateline has no year",
		"Monday, May 12, 2031\n\n" + body:              "2031-05-12 line before the text",
		// no date at all
		body: "0001-01-01 unknown: neither the page nor its first lines state a date",
		`<html><head><meta name="date" content="2031-05-12"></head><p>` + body: "2031-05-12 date",
		`<html><p>` + body + `</p><time datetime="2031-05-12T08:00">`:          "2031-05-12 time element",
	} {
		r := readText(t, text, reading.Options{})
		if got := r.Date.Day.Format(time.DateOnly) + " " + r.Date.From; got != want {
			t.Errorf("%.40s: %s, want %s", text, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]reading.Speech{
		`"We will not sign," Osk said.`:                                    reading.Open,
		`"We reject the paper," Osk said.`:                                 reading.Refusal,
		`"I will be recommending further strikes," Osk said.`:              reading.Open,
		`Marn will consider this an "act of war" if it happens, Osk said.`: reading.Open,
		`"We demand an answer," Osk said.`:                                 reading.Demand,
		`"Do we demand an answer?" Osk said.`:                              reading.Open,
		`"We promise to keep the road open," Osk said.`:                    reading.Promise,
		`"We promise to fight on," Osk said.`:                              reading.Open,
		`"It rained all day in the valley," Osk said.`:                     reading.Open,
		`Osk warned that the road would close.`:                            reading.Open,
		`Osk vowed to retaliate against the town.`:                         reading.Threat,
		`Osk vowed to keep the road open.`:                                 reading.Promise,
		`Osk vowed to go on with the strikes.`:                             reading.Open,
		`Osk said his country would open the road.`:                        reading.Open,
		`Osk urged Marn to sign the paper.`:                                reading.Demand,
		`Osk offered to sign the paper.`:                                   reading.Offer,
		`Osk threatened to leave.`:                                         reading.Threat,
		`Osk rejected the paper.`:                                          reading.Refusal,
		`Osk rejected the claim that he had signed.`:                       reading.Assessment,
		`Osk denied that Dahl has offered any payment.`:                    reading.Assessment,
		`Osk accused Marn of shelling the town.`:                           reading.Assessment,
	} {
		r := readText(t, text, shapesOptions)
		if len(r.Proposals) != 1 || r.Proposals[0].Kind != want {
			t.Errorf("%s: %+v, want %s", text, kinds(r), want)
		}
	}
}

func kinds(r *reading.Report) (out []string) {
	for _, p := range r.Proposals {
		out = append(out, p.KindRule)
	}
	return out
}

// What a speaker of a transcript goes on to say in the first person is his or
// hers; questions and the reporter's words are not.
func TestTranscript(t *testing.T) {
	r := readText(t, `MR. DAHL: Good morning. I have one statement to make, and
then I take your questions.

We are back at the table. Our terms have not changed.

QUESTION: What are they? We have not seen them.

And we asked for them.

A/S OSK: You will see them.

A: Not today.

Mr. Dahl and Mr. Osk left at noon.

MR. DAHL: Thank you.
`, shapesOptions)
	var got []string
	for _, p := range r.Proposals {
		got = append(got, name(&p.Speaker)+": "+p.Words)
	}
	want := []string{
		"dahl: Good morning. I have one statement to make, and then I take your questions.",
		"dahl: We are back at the table. Our terms have not changed.",
		"osk: You will see them.",
		"-: Not today.",
		"dahl: Thank you.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Question and answer in one paragraph are told apart, in a transcript or not.
func TestQuestionsInLine(t *testing.T) {
	const around = "The envoys met on Monday in the town hall, and stayed there until the lamps were lit again.\n\n"
	for text, want := range map[string]string{
		`Q: Is the pass open? A: It is closed.`:                            "-: It is closed.",
		`Q. Is it open? A. No: Osk has the key. Q. And why? A. Snow.`:      "-: No: Osk has the key.; -: Snow.",
		`QUESTION: Is it open? MR. OSK: It is closed. QUESTION: And then?`: "osk: It is closed.",
		`Reporter: Is it open? Osk: It is closed. One thing: stay away.`:   "osk: It is closed. One thing: stay away.",
		`PLAN A. The pass is closed. PLAN B. The pass is open.`:            "",
	} {
		for _, before := range []string{"", strings.Repeat(around, 12)} {
			var got []string
			r := readText(t, before+text+dayIsOver, shapesOptions)
			for i := range r.Proposals {
				got = append(got, name(&r.Proposals[i].Speaker)+": "+r.Proposals[i].Words)
			}
			if got := strings.Join(got, "; "); got != want {
				t.Errorf("%s\n got %s\nwant %s", text, got, want)
			}
		}
	}
}
