package english_test

import (
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/reading/internal/english"
)

// frame stands around the text of a rule, so that it is read as a report.
const frame = "\n\nSo ends the day in the valley, and nothing else is to be told of it here, for the lamps are out.\n"

// TestRules reads the two texts of every rule.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range (english.English{}).Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			if seen[rule.Name] {
				t.Fatal("there are two rules of this name")
			}
			seen[rule.Name] = true
			if yes := named(t, rule.Yes); !yes[rule.Name] {
				t.Errorf("does not fit %s\nbut %v", rule.Yes, yes)
			}
			if named(t, rule.No)[rule.Name] {
				t.Errorf("fits %s", rule.No)
			}
		})
	}
}

// named returns the names of the rules by which a text is read, with the day of
// the report given and without.
func named(t *testing.T, text string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, day := range []time.Time{{}, time.Date(2031, 6, 11, 0, 0, 0, 0, time.UTC)} {
		r, err := reading.Read(t.Context(), "text", []byte(text+frame), reading.Options{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Proposals {
			names[r.Proposals[i].Rule], names[r.Proposals[i].KindRule] = true, true
		}
		for i := range r.Dates {
			why, _, _ := strings.Cut(r.Dates[i].Why, ": not")
			names[why] = true
		}
		for i := range r.Furniture {
			names[r.Furniture[i].Why] = true
		}
		names[r.Date.From] = true
	}
	return names
}
