package answer

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// rowsOf names rows by their day and their id or kind, with how they stand
// unless they are in force.
func rowsOf(l *Timeline) []string {
	var out []string
	for _, r := range l.Rows {
		line := r.On[5:] + " " + string(r.ID)
		if r.ID == "" {
			line += r.Kind
		}
		if r.Standing != InForce {
			line += " " + r.Standing
			if r.Instead != nil {
				line += fmt.Sprint(" by ", r.Instead.ID, r.Instead.Kind)
			}
		}
		out = append(out, line)
	}
	return out
}

// TestPick holds what each choice takes of a timeline.
func TestPick(t *testing.T) {
	talks := tideTalks(t, "2031-06-30")
	day := func(month time.Month, d int) time.Time { return time.Date(2031, month, d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name string
		pick Pick
		want []string
	}{
		{"days", Pick{From: day(2, 20), To: day(3, 5)}, []string{"02-20 pact", "03-05 move"}},
		{"kinds", Pick{Kinds: []string{"statement", "agreement"}}, []string{"02-05 ask", "02-20 pact"}},
		{"parties", Pick{Parties: []int{0}, To: day(2, 20)},
			[]string{"01-10 opened", "01-12 adjourned", "02-04 resumed", "02-05 ask",
				"02-06 tons contradicted by moreevent", "02-20 pact"}},
		{"tracks", Pick{Tracks: []int{0}}, []string{"01-10 opened", "01-12 adjourned", "02-04 resumed",
			"04-02 mandate"}},
		{"contradictions", Pick{Contradictions: true}, []string{"02-06 tons contradicted by moreevent",
			"02-06 more"}},
		{"all", Pick{All: true, From: day(2, 7), To: day(2, 11)}, []string{
			"02-07 slip corrected by squallevent", "02-08 squall", "02-09 threat withdrawn by withdraws",
			"02-10 withdraws",
			"02-11 idea unconfirmed"}},
		{"without all", Pick{From: day(2, 7), To: day(2, 11)}, []string{"02-08 squall", "02-10 withdraws"}},
		{"none", Pick{Kinds: []string{"lever"}}, nil},
	} {
		l := NewTimeline(talks, c.pick)
		if got := rowsOf(l); !cmp.Equal(got, c.want) {
			t.Errorf("%s: %s", c.name, cmp.Diff(c.want, got))
		}
		if err := lawful(t, "timeline", l); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestRows holds what rows of each kind have.
func TestRows(t *testing.T) {
	row := map[string]Row{}
	for _, r := range NewTimeline(tideTalks(t, "2031-06-30"), Pick{All: true}).Rows {
		if r.ID != "" {
			row[string(r.ID)] = r
		} else {
			row[r.On[5:]] = r
		}
	}
	number := func(n int) *int { return &n }
	for name, pair := range map[string][2]any{
		"next": {row["01-12"].Next, &Announcement{Firmness: "firm", On: "2031-02-01", Until: "2031-02-01"}},
		"since": {row["02-04"].Since, &Since{Gap: number(23),
			Announced: []Promised{{2, "2031-01-12", "firm", "2031-02-01", 3}}}},
		"speaker":   {row["ask"].Speaker, PersonID("mo")},
		"party":     {row["ask"].Party, PartyID("west")},
		"speech":    {row["ask"].Speech, "demand"},
		"addressee": {row["ask"].Addressee, []PartyID{"east"}},
		"concerns":  {row["ask"].Concerns, []PartyID{"west", "east"}},
		"claim":     {row["ask"].Passages, []Ref{"paper#2"}},
		"event":     {row["tons"].Event, "catch"},
		"with":      {row["tons"].With, []PartyID{"west", "east"}},
		"withdraws": {row["02-10"].Withdraws.ID, EntryID("threat")},
		"option":    {row["03-05"].Option, OptionID("east.access")},
		"from":      {row["03-05"].From, number(0)},
		"to":        {row["03-05"].To, number(1)},
		"progress": {row["03-06"].Progress,
			&Progress{Commitment: "pact/talk", Verb: "will", Status: "begun", Grade: number(1)}},
		"ungraded": {row["03-20"].Progress, &Progress{Commitment: "pact/talk", Verb: "will", Status: "broken"}},
		"signed":   {row["pact"].Signed, []PartyID{"west", "east"}},
		"of":       {row["pact"].Of, 7},
		"mandate": {row["04-02"].Mandate,
			&MandateGiven{May: "yes", Commit: true, Terms: []Term{{"west.quota", []int{0, 1, 2}}}}},
	} {
		if !cmp.Equal(pair[0], pair[1]) {
			t.Errorf("%s: %s", name, cmp.Diff(pair[1], pair[0]))
		}
	}
	change, ask := row["04-01"].Stance, row["ask"]
	if change == nil || change.Stance.ID != "first" || change.Until == "" || change.WasUntil == "" ||
		change.Until == change.WasUntil || change.Refuses != "" || change.Order != "" {
		t.Errorf("%+v", change)
	}
	if ask.About == "" {
		t.Errorf("%+v", ask)
	}
}

// TestTimelineMeetings holds that a timeline has of its tracks what the brief has.
func TestTimelineMeetings(t *testing.T) {
	inOneGoroutine(t)
	everywhere(t, func(talks Talks) error {
		if talks.Day == nil {
			return nil
		}
		b, err := NewBrief(t.Context(), Talks{Space: talks.Space, Day: talks.Day, Work: 1 << 16})
		if err != nil {
			return err
		}
		if got := NewTimeline(talks, Pick{}).Meetings; !cmp.Equal(got, orNone(b.Record.Meetings)) {
			return fmt.Errorf("%s", cmp.Diff(b.Record.Meetings, got))
		}
		for i, m := range b.Record.Meetings {
			got := NewTimeline(talks, Pick{Tracks: []int{i}}).Meetings
			if len(got) == 1 && got[0].Track == m.Track || len(b.Record.Meetings) < len(talks.Day.Record.Case.Tracks) {
				continue
			}
			return fmt.Errorf("of track %d: %+v", i, got)
		}
		return nil
	})
}
