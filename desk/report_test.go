package desk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

const neighbours = `plenary: 1
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}}
options: {up.gates: {levels: [shut, open]}, down.boats: {levels: [away, back]}}
preferences: {up: [down.boats = back], down: [up.gates = open]}
people: {ada: {name: Ada Brook, also: Brook, party: up}}
`

// gatesReport has three proposals, of which nobody is named for the last.
const gatesReport = `Gates stay shut

GENEVA, Nov. 30, 2006 (Gazette) - Talks on the shared river broke up on Thursday.

"We will not open gate 1 before the boats are back," said Ada Brook.

"We will not open gate 2 before the boats are back," said Ada Brook.

"We will not come to that," a man at the quay said.
`

// reportOn reads the report for a case with some files of its record.
func reportOn(t *testing.T, id string, entries ...[]byte) (*desk.File, *desk.Report) {
	t.Helper()
	files := fstest.MapFS{"case.yaml": {Data: []byte(neighbours)}}
	for i, text := range entries {
		files[fmt.Sprintf("record/gazette-%d.yaml", i+1)] = &fstest.MapFile{Data: text}
	}
	f := readFS(t, files, ".")
	r, err := desk.ReadReport(t.Context(), f, "gates.txt", []byte(gatesReport), desk.ReportAsk{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return f, r
}

// TestAccept accepts proposals one after the other, and none of them twice.
func TestAccept(t *testing.T) {
	f, r := reportOn(t, "gazette")
	if len(r.Proposals) != 3 {
		t.Fatalf("%d proposals", len(r.Proposals))
	}
	first, err := r.Accept([]int{0})
	if err != nil || first.Entries != 1 || first.Already() != "" {
		t.Fatalf("%v, %v", first, err)
	}
	if err := f.Text.Admits(t.Context(), "record/gazette-1.yaml", first.Text); err != nil {
		t.Errorf("the record is not sound with it: %v", err)
	}

	_, r = reportOn(t, "", first.Text) // and now the case knows the source
	if r.ID != "gazette" {
		t.Errorf("the source is %q", r.ID)
	}
	var there *desk.OnRecord
	if _, err := r.Accept([]int{1, 0}); !errors.As(err, &there) || there.Proposal != 0 ||
		!strings.HasPrefix(err.Error(), "proposal 1 is on record already, at record/gazette-1.yaml:") {
		t.Errorf("a second time: %v", err)
	}
	var wrong *desk.RequestError
	if _, err := r.Accept([]int{2}); !errors.As(err, &wrong) || wrong.Field != desk.FieldProposal ||
		wrong.Value != "3" {
		t.Errorf("of nobody: %v", err)
	}
	rest, err := r.Accept(nil)
	if err != nil || rest.Entries != 1 || !slices.Equal(rest.Left, []int{2}) || len(rest.There) != 1 ||
		!strings.HasPrefix(rest.Already(), "on record already, at record/gazette-1.yaml:") {
		t.Fatalf("all: %v, %v", rest, err)
	}

	_, r = reportOn(t, "", first.Text, rest.Text)
	if _, err := r.Accept(nil); !errors.As(err, &wrong) ||
		!strings.HasPrefix(err.Error(), "there is nothing to accept: on record already, at record/gazette-1.yaml:") {
		t.Errorf("all a second time: %v", err)
	}
	if _, err := r.Accept([]int{}); err == nil || err.Error() != "there is nothing to accept" {
		t.Errorf("none: %v", err)
	}
}

// TestOnRecord lists entries that are, or are not, what the first proposal of the
// report would become.
func TestOnRecord(t *testing.T) {
	_, r := reportOn(t, "press")
	text, words, at, length := r.Text.Digest(), evidence.DigestOf(r.Proposals[0].Words), "5:2",
		r.Proposals[0].Place.Length
	other := "sha256:" + strings.Repeat("0", 64)
	passage := func(at string, length int, digest string) string {
		parts := []string{"says: x"}
		if at != "" {
			parts = append(parts, fmt.Sprintf("at: %q, length: %d", at, length))
		}
		if digest != "" {
			parts = append(parts, fmt.Sprintf("digest: %q", digest))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	for name, c := range map[string]struct {
		source, digest, passage, entry string
		there                          bool
	}{
		"the same": {
			"press", text, passage(at, length, words), "statement: refusal, who: ada", true},
		"changed since by an editor": {
			"press", text, passage(at, length, words), "statement: threat, party: down", true},
		"not confirmed": {
			"press", text, passage(at, length, words), `statement: refusal, who: ada, confirmed: "no"`, true},
		"without digests": {"press", "", passage(at, length, ""), "statement: refusal, who: ada", true},
		"another id, the same text": {
			"paper", text, passage(at, length, words), "statement: refusal, who: ada", true},
		"another id, short digest": {
			"paper", text[:23], passage(at, length, words), "statement: refusal, who: ada", true},
		"another text, the same words": {
			"paper", other, passage(at, length, words), "statement: refusal, who: ada", false},
		"another id without a digest": {"paper", "", passage(at, length, words), "statement: refusal, who: ada", false},
		"the same words elsewhere": {
			"press", text, passage("9:2", length, words), "statement: refusal, who: ada", false},
		"at another column": {
			"press", text, passage("5:3", length, ""), "statement: refusal, who: ada", false},
		"fewer words": {
			"press", text, passage(at, length-3, ""), "statement: refusal, who: ada", false},
		"words without a place":       {"press", text, passage("", 0, words), "statement: refusal, who: ada", true},
		"other words without a place": {"press", text, passage("", 0, other), "statement: refusal, who: ada", false},
		"neither words nor a place":   {"press", text, passage("", 0, ""), "statement: refusal, who: ada", false},
		"no statement": {
			"press", text, passage(at, length, words), "event: contact, says: They met", false},
	} {
		entries := "record: 1\nsources:\n  " + c.source + ": {title: Gates, digest: \"" + c.digest +
			"\", passages: {mine: " + c.passage +
			"}}\nentries:\n  - {on: 2006-11-30, " + c.entry + ", how: reported, passage: " + c.source + "#mine}\n"
		entries = strings.Replace(entries, `, digest: ""`, "", 1)
		_, r := reportOn(t, "press", []byte(entries))
		_, err := r.Accept([]int{0})
		var there *desk.OnRecord
		if errors.As(err, &there) != c.there || err == nil == c.there {
			t.Errorf("%s: %v\n%s", name, err, entries)
		}
		if c.there && (there.File != "record/gazette-1.yaml" || there.Line != 5 ||
			there.Confirmed == strings.Contains(c.entry, "confirmed")) {
			t.Errorf("%s: at %v", name, there)
		}
	}
}

// TestAlready lists a few places, and counts the others.
func TestAlready(t *testing.T) {
	for n, want := range map[int]string{
		0: "",
		5: "on record already, at a:1:1, a:2:1, a:3:1, a:4:1, a:5:1",
		7: "on record already, at a:1:1, a:2:1, a:3:1, a:4:1, a:5:1 and 2 more places",
	} {
		var a desk.Acceptance
		for i := range n {
			a.There = append(a.There, desk.OnRecord{File: "a", Line: i + 1, Col: 1, Confirmed: true})
		}
		if got := a.Already(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestProposed writes all proposals as nobody has confirmed them; accepted after
// that, they are on record, and said to be unconfirmed.
func TestProposed(t *testing.T) {
	_, bare := reportOn(t, "")
	text := bare.Proposed()
	if !strings.Contains(string(text), "report-1:") || strings.Count(string(text), "confirmed: \"no\"") != 3 {
		t.Errorf("%s", text)
	}
	_, r := reportOn(t, "report-1", text)
	if _, err := r.Accept([]int{0}); err == nil || !strings.Contains(err.Error(), "(not confirmed; confirm it there)") {
		t.Errorf("%v", err)
	}
}

// TestAcceptOnDraft has the record made in Go: an entry has no place there but
// its day.
func TestAcceptOnDraft(t *testing.T) {
	f, r := reportOn(t, "gazette")
	first, err := r.Accept([]int{0, 1})
	if err != nil {
		t.Fatal(err)
	}
	_, second := reportOn(t, "", first.Text)
	draft, err := desk.FromDraft(t.Context(), f.Draft, recordOf(t, first.Text))
	if err != nil {
		t.Fatal(err)
	}
	r, err = desk.ReadReport(t.Context(), draft, "gates.txt", []byte(gatesReport), desk.ReportAsk{})
	if err != nil || r.ID != second.ID {
		t.Fatalf("%v, %v", r, err)
	}
	if _, err = r.Accept([]int{1}); err == nil ||
		err.Error() != "proposal 2 is on record already, at 2006-11-30; leave it out, or change it there" {
		t.Error(err)
	}
}

// TestAcceptOfTwo has two people say words at one place: what one of them said
// is on record, and not what the other did.
func TestAcceptOfTwo(t *testing.T) {
	const report = "GENEVA, Nov. 30, 2006 (Gazette) - Talks broke up.\n\n" +
		"\"We will wait for the boats,\" Ada Brook said.\n\n\"We will wait,\" Ben Low said.\n"
	files := fstest.MapFS{"case.yaml": {
		Data: []byte(strings.Replace(neighbours, "people: {", "people: {ben: {name: Ben Low, party: down}, ", 1))}}
	read := func(id string) *desk.Report {
		r, err := desk.ReadReport(t.Context(), readFS(t, files, "."), "x", []byte(report), desk.ReportAsk{ID: id})
		if err != nil || len(r.Proposals) != 2 {
			t.Fatalf("%v, %v", r, err)
		}
		r.Proposals[1].Piece = r.Proposals[0].Piece
		return r
	}
	one, err := read("gazette").Accept([]int{1})
	if err != nil {
		t.Fatal(err)
	}
	files["record.yaml"] = &fstest.MapFile{Data: one.Text}
	if both, err := read("").Accept(nil); err != nil || both.Entries != 1 || len(both.There) != 1 ||
		both.There[0].Proposal != 1 {
		t.Errorf("%v, %v", both, err)
	}
	parties := []string{"up", "down"}
	for i, id := range parties { // and of two parties
		files["record.yaml"] = &fstest.MapFile{
			Data: []byte(strings.Replace(string(one.Text), "who: ben", "party: "+id, 1))}
		r := read("")
		for j := range parties {
			r.Proposals[j].Speaker = reading.Speaker{How: reading.Named, Party: parties[j]}
		}
		if both, err := r.Accept(nil); err != nil || len(both.There) != 1 || both.There[0].Proposal != i {
			t.Errorf("%s: %v, %v", id, both, err)
		}
	}
}

// recordOf is the draft of a record of one file.
func recordOf(t *testing.T, text []byte) record.Draft {
	t.Helper()
	f := readFS(t, fstest.MapFS{"case.yaml": {Data: []byte(neighbours)}, "record.yaml": {Data: text}}, ".")
	return mustDraft(t, f)
}

func TestReportErrors(t *testing.T) {
	f, r := reportOn(t, "gazette")
	first, err := r.Accept([]int{0})
	if err != nil {
		t.Fatal(err)
	}
	f, _ = reportOn(t, "", first.Text)
	read := func(raw string, ask desk.ReportAsk) error {
		_, err := desk.ReadReport(t.Context(), f, "x", []byte(raw), ask)
		return err
	}
	for want, err := range map[string]error{
		"date|`soon` is not a day; write year-month-day, as in 2006-12-22": read(gatesReport,
			desk.ReportAsk{Date: "soon"}),
		"source|`X 1` cannot be the id of a source; ids are lower-case letters, digits, - and _, " +
			"beginning with a letter": read(gatesReport, desk.ReportAsk{ID: "X 1"}),
		"source|the case has another text as its source `gazette` (" + f.Whole().
			Sources[0].Digest + "); choose another id": read(gatesReport+".", desk.ReportAsk{ID: "gazette"}),
	} {
		var wrong *desk.RequestError
		if !errors.As(err, &wrong) || string(wrong.Field)+"|"+err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := read("%PDF-1.4", desk.ReportAsk{}); err == nil || !strings.HasPrefix(err.Error(), "x: ") {
		t.Errorf("no text: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := desk.ReadReport(ended, f, "x", []byte(gatesReport), desk.ReportAsk{}); !errors.Is(err,
		context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// TestReportOfNoCase reads a report for nobody's case.
func TestReportOfNoCase(t *testing.T) {
	r, err := desk.ReadReport(t.Context(), nil, "gates.txt", []byte(gatesReport), desk.ReportAsk{Date: "2006-12-01"})
	if err != nil || r.ID != "" || len(r.Proposals) != 3 {
		t.Errorf("%v, %v", r, err)
	}
}
