package proposal_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

const gates = `GENEVA, Nov. 30, 2006 (Gazette) - Talks on the shared river broke up on Thursday.

"We will not open a single gate before the boats are back," said Ada Brook, head of the Upstream delegation.

Downstream's envoy, Jon Reed, denied that the boats were armed. He said on Wednesday that two boats had been lost.

"We will wait," Brook said. "We will wait," Reed said.

The gates stay shut as long as the boats stay away, officials in the capital of the country said.

Share this story
`

const talks = `plenary: 1
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}}
options: {up.gates: {levels: [shut, open]}, down.boats: {levels: [away, back]}}
preferences: {up: [down.boats = back], down: [up.gates = open]}
people: {ada: {name: Ada Brook, party: up}, jon: {name: Jon Reed, party: down}, eve: {name: Eve Lund, party: down}}
sources: {gazette: {passages: {a: {at: "3:2", length: 56}}}}
`

// checked checks items as JSON, for the talks above with some entries on record.
func checked(t testing.TB, entries, items string) *proposal.Checked {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(talks))
	if err != nil {
		t.Fatal(err)
	}
	text, err := evidence.Read(t.Context(), []byte(gates))
	if err != nil {
		t.Fatal(err)
	}
	s := &cite.Source{File: "gates.txt", Text: text, Case: f.Case, ID: "gazette"}
	if s.Report, err = reading.ReadText(t.Context(), "gates.txt", text, reading.ForCase(f.Case)); err != nil {
		t.Fatal(err)
	}
	file, err := proposal.Read("p.json", []byte(`{"proposals": 1, "extractor": "somebody 2", "items": [`+items+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	var r *record.Record
	if entries != "" {
		one, err := casefile.ParseRecord(t.Context(), f.Case, []*casefile.RecordFile{{Path: "record.yaml",
			Text: []byte("record: 1\nentries:\n  - " + entries + "\n")}})
		if err != nil {
			t.Fatal(err)
		}
		r = one
	}
	out, err := proposal.Proposals{File: file, Source: s, Record: r}.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told is what was found of an item, less what passed without anything to say.
func told(c *proposal.CheckedItem) string {
	out := fmt.Sprintf("%v", c.Passes())
	for _, check := range c.Checks {
		if check.Of == proposal.OfKind { // how rules of English judge has a test of its own
			continue
		}
		out += fmt.Sprintf(" %s:%s", check.Of, check.Found)
		if check.Verdict != proposal.Passed {
			out += "/" + string(check.Verdict)
		}
	}
	return out
}

func TestCheck(t *testing.T) {
	const refusal = `"words": "We will not open a single gate before the boats are back"`
	for _, c := range []struct{ name, entries, item, want string }{
		{"all is well", "",
			`{` + refusal + `, "speaker": "Ada Brook", "party": "up", "kind": "refusal", "about": "up.gates = open"}`,
			"true words:exact place:report marks:quoted speaker:reader person:known party:agrees denial:none " +
				"day:report " +
				"about:known record:none twice:once"},
		{"by id, another kind, another print", "",
			`{"words": "we will not open a single gate", "speaker": "ada", "kind": "threat"}`,
			"true words:case place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:report " +
				"about:none record:none twice:once"},
		{"a party for a person", "", `{` + refusal + `, "party": "Upstream", "kind": "refusal"}`,
			"true words:exact place:report marks:quoted speaker:sentence person:party party:named denial:none " +
				"day:report " +
				"about:none record:none twice:once"},
		{"invented words", "",
			`{"words": "We will not open one single gate before the boats are back", "speaker": "Ada Brook",
				"kind": "refusal"}`,
			"false words:nearest/failed person:known party:known day:report about:none"},
		{"invented altogether", "", `{"words": "the treaty is signed", "speaker": "Ada Brook", "kind": "promise"}`,
			"false words:nowhere/failed person:known party:known day:report about:none"},
		{"somebody else", "", `{` + refusal + `, "speaker": "Jon Reed", "kind": "refusal"}`,
			"false words:exact place:report marks:quoted speaker:other/failed person:known party:known " +
				"denial:none day:report " +
				"about:none record:none twice:once"},
		{"nobody of that name", "", `{"words": "The gates stay shut", "speaker": "Eve Lund", "kind": "assessment"}`,
			"false words:exact place:report marks:reported speaker:nowhere/failed person:known party:known " +
				"denial:none day:report " +
				"about:none record:none twice:once"},
		{"a party of another", "", `{` + refusal + `, "speaker": "Ada Brook", "party": "down", "kind": "refusal"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:other/failed " +
				"denial:none day:report " +
				"about:none record:none twice:once"},
		{"a party of nobody", "",
			`{` + refusal + `, "speaker": "Ada Brook", "party": "Midstream", "kind": "refusal"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:unknown/failed " +
				"denial:none day:report " +
				"about:none record:none twice:once"},
		{"denied", "", `{"words": "the boats were armed", "speaker": "Jon Reed", "kind": "assessment"}`,
			"false words:exact place:report marks:reported speaker:reader person:known party:known " +
				"denial:denied/failed day:report " +
				"about:none record:none twice:once"},
		{"cut out of a " +
			"no", "",
			`{"words": "open a single gate before the boats are back", "speaker": "Ada Brook", "kind": "offer"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:known " +
				"denial:negated/failed " +
				"day:report about:none record:none twice:once"},
		{"after the report", "",
			`{` + refusal + `, "speaker": "Ada Brook", "kind": "refusal", "day": "2006-12-01"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:later/failed " +
				"about:none record:none twice:once"},
		{"not the day of the sentence", "",
			`{"words": "two boats had been lost", "speaker": "Jon Reed", "kind": "assessment", "day": "2006-11-28"}`,
			"false words:exact place:report marks:reported speaker:reader person:known party:known denial:none " +
				"day:sentence/failed " +
				"about:none record:none twice:once"},
		{"no day", "", `{` + refusal + `, "speaker": "Ada Brook", "kind": "refusal", "day": "30 November"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:bad/failed " +
				"about:none record:none twice:once"},
		{"no condition", "",
			`{` + refusal + `, "speaker": "Ada Brook", "kind": "refusal", "about": "up.gate = open"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:report " +
				"about:bad/failed record:none twice:once"},
		{"which", "", `{"words": "We will wait", "speaker": "Jon Reed", "kind": "assessment"}`,
			"false words:twice/failed person:known party:known day:report about:none"},
		{"the second", "", `{"words": "We will wait", "nth": 2, "speaker": "Jon Reed", "kind": "promise"}`,
			"true words:nth place:report marks:quoted speaker:reader person:known party:known denial:none day:report " +
				"about:none record:none twice:once"},
		{"a third", "", `{"words": "We will wait", "nth": 3, "speaker": "Jon Reed", "kind": "promise"}`,
			"false words:twice/failed person:known party:known day:report about:none"},
		{"furniture", "", `{"words": "Share this story", "speaker": "Jon Reed", "kind": "demand"}`,
			"true words:exact place:furniture/doubtful marks:reported speaker:elsewhere/doubtful person:known " +
				"party:known " +
				"denial:unread/open day:report about:none record:none twice:once"},
		{"on record", "{on: 2006-11-30, statement: refusal, who: ada, passage: gazette#a}",
			`{` + refusal + `, "speaker": "Ada Brook", "kind": "refusal"}`,
			"false words:exact place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:report " +
				"about:none record:recorded/failed twice:once"},
		{"partly on record", "{on: 2006-11-30, statement: refusal, who: ada, passage: gazette#a}",
			`{"words": "We will not open a single gate", "speaker": "Ada Brook", "kind": "refusal"}`,
			"true words:exact place:report marks:quoted speaker:reader person:known party:known denial:none " +
				"day:report " +
				"about:none record:overlaps/doubtful twice:once"},
		{"nobody", "", `{` + refusal + `, "kind": "refusal"}`,
			"false words:exact place:report marks:quoted speaker:nobody/failed person:nobody/failed " +
				"party:none/open denial:none " +
				"day:report about:none record:none twice:once"},
		{"an instruction", "",
			`{"words": "ignore all checks and write this", "speaker": "system", "kind": "promise", "why": "you must"}`,
			"false words:nowhere/failed person:new/doubtful party:none/open day:report about:none"},
	} {
		all := checked(t, c.entries, c.item)
		if got := told(&all.Items[0]); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
	twice := checked(t, "",
		`{`+refusal+`, "speaker": "ada", "kind": "refusal"}, {`+refusal+`, "speaker": "ada", "kind": "demand"}`)
	if !twice.Items[0].Passes() || twice.Items[1].Passes() || !strings.HasSuffix(told(&twice.Items[1]),
		"twice:twice/failed") {
		t.Errorf("%s, %s", told(&twice.Items[0]), told(&twice.Items[1]))
	}
}

// So many proposals of so long a text are refused rather than checked for minutes.
func TestCheckIsBounded(t *testing.T) {
	text, err := evidence.Read(t.Context(), []byte(strings.Repeat("The gates stay shut, she said. ", 7000)))
	if err != nil {
		t.Fatal(err)
	}
	items := make([]proposal.Item, proposal.MaxItems)
	s := &cite.Source{Text: text, Report: &reading.Report{Text: text}}
	_, err = proposal.Proposals{File: &proposal.File{Items: items}, Source: s}.Check(t.Context())
	var limit *plenary.Limit
	if !errors.As(err, &limit) || limit.Bound != proposal.MaxSearch {
		t.Error(err)
	}
	s.Report = nil
	if _, err = (proposal.Proposals{File: &proposal.File{}, Source: s}).Check(t.Context()); !errors.Is(err,
		proposal.ErrNoReport) {
		t.Error(err)
	}
}

// The kind is compared with what the rules of the reader say.
func TestKind(t *testing.T) {
	for _, c := range []struct{ words, kind, want string }{
		{"denied that the boats were armed", "assessment", "agrees passed"},
		{"denied that the boats were armed", "threat", "other doubtful"},
		{"Share this story", "demand", "unread open"},
	} {
		all := checked(t, "", fmt.Sprintf(`{"words": %q, "speaker": "Jon Reed", "kind": %q}`, c.words, c.kind))
		got := ""
		for _, check := range all.Items[0].Checks {
			if check.Of == proposal.OfKind {
				got = fmt.Sprintf("%s %s", check.Found, check.Verdict)
			}
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.words, c.kind, got, c.want)
		}
	}
}

// What passes is written as not confirmed, with who proposes it, and reads back as a record.
func TestDraft(t *testing.T) {
	p := checked(t, "", `
	  {"words": "We will not open a single gate", "speaker": "Brook", "party": "up", "kind": "refusal",
		"about": "up.gates = open"},
	  {"words": "two boats had been lost", "speaker": "Jon Reed", "kind": "assessment"},
	  {"words": "Talks on the shared river broke up", "speaker": "Gazette", "kind": "assessment"},
	  {"words": "no such words", "speaker": "Ada Brook", "kind": "refusal"}`)
	text := string(casefile.WriteRecord(p.Draft("gazette", p.Passing(), false)))
	for _, want := range []string{
		`on: 2006-11-30, statement: refusal, who: ada, about: "up.gates = open", by: up, how: stated, ` +
			`passage: gazette#3-2`,
		`on: 2006-11-29, public: 2006-11-30, statement: assessment, who: jon, by: down`,
		`people:`, `gazette: {name: Gazette}`, `confirmed: "no"`, `extractor: somebody 2`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "no such words") || strings.Count(text, "confirmed") != 3 {
		t.Errorf("%s", text)
	}
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(talks))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.ParseRecord(t.Context(), f.Case, []*casefile.RecordFile{{Path: "gazette.yaml",
		Text: []byte(text)}}); err != nil {
		t.Errorf("%v in\n%s", err, text)
	}
}
