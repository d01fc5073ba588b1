package english_test

import (
	"os"
	"path/filepath"
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

// readings are the rules that are not of a language.
var readings = []string{
	"quoted: goes on with the speaker of the sentence before",
	"quoted: the paragraph before leads to it with a colon",
	"quoted: a quotation without a verb of saying",
	"quoted: the quotation goes on from the paragraph before",
	"quoted: the quotation goes on in the next paragraph, which names the speaker",
	"quoted: the label of a transcript",
	"quoted: in the first person, after a labelled paragraph of a transcript",
	"words between bars, as in a menu",
	"short and without the end of a sentence",
	"above the text and without the end of a sentence",
	"stands in the text more than once",
	"short and in brackets",
	"not in the article by the reader mode",
	"given",
	"article:published_time",
	"datePublished",
	"line before the text",
	"unknown: neither the page nor its first lines state a date",
	"unknown: the dateline has no year",
}

// TestEveryRuleHasExamples reads the reports of the tests: what a reading names
// is in the table, or is not of English.
func TestEveryRuleHasExamples(t *testing.T) {
	known := map[string]bool{}
	for _, name := range readings {
		known[name] = true
	}
	for _, rule := range (english.English{}).Rules() {
		known[rule.Name] = true
	}
	files, err := filepath.Glob("../../testdata/*.[th][xt]*")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for name := range named(t, string(text)) {
			if !known[name] {
				t.Errorf("%s: there are no examples of %q", file, name)
			}
		}
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
