package prose

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// parsed lays a case out, with pieces of its text replaced.
func parsed(t testing.TB, text string, pieces ...string) answer.Talks {
	t.Helper()
	for i := 0; i < len(pieces); i += 2 {
		if !strings.Contains(text, pieces[i]) {
			t.Fatalf("the case does not have %q", pieces[i])
		}
		text = strings.Replace(text, pieces[i], pieces[i+1], 1)
	}
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v: %v", pieces, err)
	}
	sp, err := space.New(t.Context(), f.Case, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return answer.Talks{Space: sp}
}

// A said edit is what is said of a case that an edit made of the river.
type saidEdit struct {
	want   string
	pieces []string // as parsed takes them
}

// saidEdits reads testdata/diff-says.txt.
func saidEdits(t *testing.T) []saidEdit {
	t.Helper()
	text, err := os.ReadFile("testdata/diff-says.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []saidEdit
	begun := false // whether the last edit goes on
	for line := range strings.Lines(string(text)) {
		last := len(out) - 1
		switch line[0] {
		case '>':
			out, begun = append(out, saidEdit{want: strings.TrimSpace(line[1:])}), false
		case '@':
			begun = false
		case '-', ' ', '+':
			if !begun {
				out[last].pieces, begun = append(out[last].pieces, "", ""), true
			}
			edit := out[last].pieces[len(out[last].pieces)-2:]
			if line[0] != '+' {
				edit[0] += line[1:]
			}
			if line[0] != '-' {
				edit[1] += line[1:]
			}
		}
	}
	return out
}

func riverText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/river.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDiffSays(t *testing.T) {
	river := riverText(t)
	old := parsed(t, river)
	edits := saidEdits(t)
	for _, c := range edits {
		d, err := answer.NewDiff(t.Context(), answer.DiffOf{
			Old: old, New: parsed(t, river, c.pieces...), OldName: "old", NewName: "new",
		})
		if err != nil {
			t.Fatal(err)
		}
		if text := unwrapped(diffText(d)); !strings.Contains(text, c.want) {
			t.Errorf("%q:\n%s\nwant %q in it", c.pieces, diffText(d), c.want)
		}
	}
	if len(edits) < 60 {
		t.Errorf("only %d edits", len(edits))
	}
}

// sixPartySays are edits of the six-party case, with what is said of the case
// and of its answers.
var sixPartySays = []struct{ pieces, want []string }{
	{[]string{
		"    refuses: release\n    until: halt\n", "    refuses: release\n    until: halt\n    order: with\n",
	}, []string{
		"nited States eased what it insists on: now it is", "(inferred). The answers are the same.",
	}},
	{[]string{
		"  decouple:\n    says: Washington treats the restrictions as a matter of their own and lifts them " +
			"for reasons of their own\n    waive: us-release\n" +
			"    ask:\n      us: lift the restrictions without waiting for a halt\n", "",
	}, []string{
		"No longer there: the lever “Washington treats",
		"Nobody hardened or eased what it insists on. By the case, " +
			"of the ways to a halt for release, with energy that goes on, 1 is gone.",
		"Ways to a halt for release, with energy that goes on: 2, before 3. " +
			"- No longer a way:",
		"(one of these is no longer in the case).",
		"Ways to anything better for everyone: 4, before 5; 1 is gone.",
	}},
	{[]string{"    now: improving", "    now: halted"}, []string{
		"Nobody hardened or eased what it insists on. By the case, these no longer wait for each other:",
		"; 286 situations", "wait for each other.", "Insisting on this no longer closes off any better situation:",
		"Japan now has nothing to gain alone; " +
			"before, it would have gained by moving alone, and no reply took that away.",
		"It is enough now to ask this:", "; before, it took besides:",
		"nited States is worse off than at the start.",
	}},
}

func TestDiffSixParty(t *testing.T) {
	if testing.Short() {
		t.Skip("package diff has the same under the race detector")
	}
	_, text, err := casefile.Read("../cases/six-party-2006/case.yaml")
	if err != nil {
		t.Fatal(err)
	}
	old := parsed(t, string(text))
	for _, c := range sixPartySays {
		d, err := answer.NewDiff(t.Context(), answer.DiffOf{Old: old, New: parsed(t, string(text), c.pieces...)})
		if err != nil {
			t.Fatal(err)
		}
		said := unwrapped(diffText(d))
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("with %q\n%s\nwant %q in it", c.pieces, diffText(d), want)
			}
		}
	}
}

// TestDiffRenamed: what has another id is told as that, with its name.
func TestDiffRenamed(t *testing.T) {
	d := &answer.Diff{Cases: answer.Versions, Answers: answer.AnswerDiff{Same: true}}
	d.Glossary.New = answer.Glossary{
		Parties: []answer.PartyName{{ID: "hill", Name: "Upstream"}},
		Options: []answer.OptionName{{ID: "hill.gates", Party: "hill", Says: "Flood gates"}},
		Tracks:  []answer.TrackName{{ID: "mill", Name: "mill talks"}},
		People:  []answer.PersonName{{ID: "b", Name: "Brook"}},
		Sources: []answer.SourceText{{ID: "m", Title: "Minutes"}},
	}
	list := []struct {
		r    answer.Rename
		want string
	}{
		{answer.Rename{Kind: "party", From: "up", To: "hill"}, "Party up is hill now (Upstream)."},
		{
			answer.Rename{Kind: "option", From: "up.gates", To: "hill.gates"},
			"Option up.gates is hill.gates now (Flood gates).",
		},
		{
			answer.Rename{Kind: "level", Of: "hill.gates", From: "shut", To: "closed"},
			"Level shut of hill.gates is closed now.",
		},
		{answer.Rename{Kind: "wish", Of: "hill", From: "paid", To: "price"}, "Wish paid of Upstream is price now."},
		{answer.Rename{Kind: "track", From: "river", To: "mill"}, "Track river is mill now (mill talks)."},
		{answer.Rename{Kind: "person", From: "brook", To: "b"}, "Person brook is b now (Brook)."},
		{answer.Rename{Kind: "source", From: "note", To: "m"}, "Source note is m now (Minutes)."},
		{
			answer.Rename{Kind: "commitment", From: "accord/gate", To: "accord/open"},
			"Commitment accord/gate is accord/open now.",
		},
	}
	for _, x := range list {
		d.Renamed = append(d.Renamed, x.r)
	}
	text := diffText(d)
	for _, x := range list {
		if !strings.Contains(text, "  - "+x.want+"\n") {
			t.Errorf("%s\nwant %q", text, x.want)
		}
	}
	want := "Nothing changed in the case but names: 8 things have other names. The answers are the same."
	if short(text) != want {
		t.Errorf("%s\nwant %q", short(text), want)
	}
	for range mostRenamed {
		d.Renamed = append(d.Renamed, answer.Rename{Kind: "entry", From: "a", To: "b"})
	}
	if text := diffText(d); !strings.Contains(text, "  - And 8 more.\n") {
		t.Error(text)
	}
	others := "condition goal precondition guarantee exchange lever variant passage entry agreement"
	for _, kind := range strings.Fields(others) {
		got := English().diffTeller(d).rename(&answer.Rename{Kind: kind, From: "a", To: "b"})
		if got.String() != kind+" a is b now" {
			t.Error(got)
		}
	}
}

// TestDiffHomonyms: where all parties and all tracks have one name, a diff says
// what it says where each has its own, but for the names.
func TestDiffHomonyms(t *testing.T) {
	named := regexp.MustCompile(`Q\d\dQ`)
	plan := plenarytest.Plan{Seed: 76, Draws: 120, Draw: plenarytest.RandomTalks}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		e := edited(d, rng)
		if _, faults := e.Case(); len(faults) > 0 {
			return nil
		}
		var said [2]string
		for i := range said {
			x, err := diffed(called(d, i == 1), called(e, i == 1))
			if err != nil {
				return err
			}
			said[i] = named.ReplaceAllString(diffText(x), "Q00Q")
		}
		if said[0] != said[1] {
			return fmt.Errorf("with one name: %s", firstDifference(said[0], said[1]))
		}
		return nil
	})
}

// called names the parties and tracks of a draft, each by its own name or all
// by one.
func called(d plenary.Draft, one bool) plenary.Draft {
	d.Parties, d.Tracks = slices.Clone(d.Parties), slices.Clone(d.Tracks)
	n := 0
	name := func() string {
		if n++; one {
			return "Q00Q"
		}
		return fmt.Sprintf("Q%02dQ", n)
	}
	for i := range d.Parties {
		d.Parties[i].Name = name()
	}
	for i := range d.Tracks {
		d.Tracks[i].Name = name()
	}
	return d
}

// TestDiffOnRecord: between two days of random records each entry is told once,
// in three sentences at most, on lines that are not too wide, and what stands
// otherwise is told otherwise.
func TestDiffOnRecord(t *testing.T) {
	tried := 0
	for draw := range uint64(40) {
		talks := randomRecord(t, draw)
		if len(talks) < 2 {
			continue
		}
		tried++
		for i, old := range talks {
			of := answer.DiffOf{Old: old, New: talks[1-i], Days: true}
			d, err := answer.NewDiff(context.Background(), of)
			if err != nil {
				t.Fatal(err)
			}
			if err := checkTold(d); err != nil {
				t.Errorf("record %d: %v\n%s", draw, err, diffText(d))
			}
		}
	}
	if tried < 12 {
		t.Errorf("only %d records tried", tried)
	}
}

func checkTold(d *answer.Diff) error {
	text := diffText(d)
	if n := strings.Count(short(text)+" ", ". "); n > 3 || n == 0 {
		return fmt.Errorf("%d sentences", n)
	}
	for _, width := range []int{40, 80} {
		for line := range strings.Lines(page.Text(English().Diff(d), width, nil)) {
			line = strings.TrimRight(line, "\n")
			if outlet.Width(line) > width && strings.Contains(strings.TrimSpace(strings.TrimLeft(line, " -")), " ") {
				return fmt.Errorf("wider than %d: %q", width, line)
			}
		}
	}
	t := English().diffTeller(d)
	_, after, _ := strings.Cut(text, "WHAT CHANGED IN THE CASE")
	shown := t.cameShown()
	for i := range d.Changes {
		x := &d.Changes[i]
		says := unwrapped(t.cited(x).String())
		again := slices.ContainsFunc(d.Changes, func(y answer.CaseChange) bool {
			return !shown[y.Row()] && unwrapped(t.cited(&y).String()) == says
		})
		if shown[x.Row()] && !again && strings.Contains(unwrapped(after), "- "+says+".") {
			return fmt.Errorf("%q is told again", says)
		}
	}
	for i := range d.Record.Commitments {
		c := &d.Record.Commitments[i]
		if c.Old == nil || c.New == nil {
			continue
		}
		alike := t.old.standsClause(c.Old).String() == t.standsClause(c.New).String()
		if alike && t.old.stood(c.Old).String() == t.stood(c.New).String() {
			return fmt.Errorf("%s stands otherwise, and is told alike", c.ID)
		}
	}
	return nil
}

// TestDiffSources: changes quote what they rest on where it is at hand, cut
// where it is long.
func TestDiffSources(t *testing.T) {
	long := strings.Repeat("no water before pay ", 20)
	words := func(string) (string, string, bool) { return long, "note.txt:1:1", true }
	river := riverText(t)
	old := parsed(t, river)
	new := parsed(t, river, "until: down.pay, how: stated", "until: down.pay, order: with, how: stated")
	new.Words = words
	d, err := answer.NewDiff(t.Context(), answer.DiffOf{Old: old, New: new, Kin: &diff.Kin{Case: true, Record: true}})
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.TrimSpace(long[:strings.LastIndexByte(long[:longestWords], ' ')])
	want := " (“" + cut + " …”) [1]."
	if text := unwrapped(diffText(d)); !strings.Contains(text, want) {
		t.Errorf("%s\nwant %q", diffText(d), want)
	}
}
