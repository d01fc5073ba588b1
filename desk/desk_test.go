package desk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
)

const river = `plenary: 1
title: Two neighbours and a river
as_of: 2006-12-22
parties: {up: {name: Upstream}, down: {name: Downstream}}
options:
  up.gates: {levels: [shut, half, open]}
  down.boats: {levels: [away, back]}
preferences:
  up: [{id: boats, want: down.boats = back}, up.gates = shut]
  down: [up.gates >= half, down.boats = away]
tracks:
  banks: {seats: {up: , down: }}
preconditions:
  gates: {party: up, refuses: up.gates >= half, until: down.boats = back, order: with, passage: gazette-1#1}
variants:
  calm: {preferences: {up: [{drop: boats}]}}
  bold: {preferences: {up: [{drop: boats}]}}
sources:
  gazette-1:
    title: The river gazette
    passages:
      "1": {at: "2:1", length: 25, digest: %s, says: Boats first}
`

const riverRecord = `record: 1
entries:
  - {on: 2006-06-10, move: up.gates, from: open, to: shut, how: reported}
  - {on: 2006-12-12, changed: gates, order: with, was: {order: before}, how: stated, by: up}
agreements:
  accord:
    title: Accord of March
    on: 2006-03-05
    signed: [up, down]
    commitments:
      gate: {owes: up, says: Keep a gate open, does: up.gates >= half, due: 2006-10-31}
`

const gazette = "The river gazette\nNo gate before the boats.\n"

// riverFiles are the files of a case with a record and a source, by name.
func riverFiles() fstest.MapFS {
	digest := evidence.DigestOf("No gate before the boats.")[:23]
	return fstest.MapFS{
		"river/case.yaml":             {Data: fmt.Appendf(nil, river, digest)},
		"river/record.yaml":           {Data: []byte(riverRecord)},
		"river/sources/gazette-1.txt": {Data: []byte(gazette)},
	}
}

// onDisk writes the files of the river below a folder, and returns the case's.
func onDisk(t *testing.T, dir string) string {
	t.Helper()
	if err := os.CopyFS(dir, riverFiles()); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "river")
}

func inMemory(t *testing.T) *desk.File {
	t.Helper()
	f, err := desk.ReadFS(t.Context(), riverFiles(), "river")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// seen is what a case says of itself: its day, its status quo, who prefers what
// in it, and the words of its passage.
func seen(t *testing.T, c *desk.Case) string {
	t.Helper()
	sp, err := c.LayOut(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if c.Day != nil {
		fmt.Fprint(&out, c.Day.Date.Format("2006-01-02"), " ")
	}
	for s := range sp.Len() {
		if s == sp.StatusQuo() {
			fmt.Fprint(&out, ">")
		}
		fmt.Fprint(&out, sp.Code(s), ":")
		for p := range sp.Case().Parties {
			fmt.Fprint(&out, sp.Tier(p, s))
		}
		fmt.Fprint(&out, " ")
	}
	words, where, ok := c.Words(t.Context())("gazette-1#1")
	if ok {
		fmt.Fprintf(&out, "%s @%s", words, where[strings.LastIndex(where, "gazette"):])
	}
	return out.String()
}

const riverNow = "2006-12-22 >00:33 10:41 20:41 01:14 11:22 21:22 "

// TestDoors reads one case by every door, and finds it to be the same.
func TestDoors(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	text, err := os.ReadFile("river/case.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const quote = "No gate before the boats. @gazette-1.txt:2:1"
	nothing := strings.TrimPrefix(riverNow, "2006-12-22 ")
	for door, d := range map[string]struct {
		read func() (*desk.File, error)
		want string
	}{
		"folder": {func() (*desk.File, error) { return desk.Read(t.Context(), "river") }, riverNow + quote},
		"file": {func() (*desk.File, error) { return desk.Read(t.Context(), "river/case.yaml") },
			riverNow + quote},
		"named": {func() (*desk.File, error) { return desk.ReadNamed(t.Context(), "./river") },
			riverNow + quote},
		"memory": {func() (*desk.File, error) { return desk.ReadFS(t.Context(), riverFiles(), "river") },
			riverNow + quote},
		"file in memory": {func() (*desk.File, error) {
			return desk.ReadFS(t.Context(), riverFiles(), "river/case.yaml")
		}, riverNow + quote},
		"revision": {func() (*desk.File, error) { return desk.ReadRevision(t.Context(), "HEAD", "river") },
			riverNow},
		"named revision": {func() (*desk.File, error) { return desk.ReadNamed(t.Context(), "HEAD:./river/case.yaml") },
			riverNow},
		"text": {func() (*desk.File, error) { return desk.ReadText(t.Context(), "x", text) }, nothing},
		"one file": {func() (*desk.File, error) { return desk.ReadText(t.Context(), "x", inOneFile(t)) },
			riverNow},
		"draft":      {func() (*desk.File, error) { return drafted(t, true) }, riverNow},
		"bare draft": {func() (*desk.File, error) { return drafted(t, false) }, nothing},
	} {
		t.Run(door, func(t *testing.T) {
			f, err := d.read()
			if err != nil {
				t.Fatal(err)
			}
			c, err := f.Open(t.Context(), desk.Ask{})
			if err != nil {
				t.Fatal(err)
			}
			if got := seen(t, c); got != d.want {
				t.Errorf("%s\nwant %s", got, d.want)
			}
		})
	}
}

// drafted is the river as a case made in Go.
func drafted(t *testing.T, recorded bool) (*desk.File, error) {
	f := inMemory(t)
	r := record.Draft{}
	if recorded {
		var err error
		if r, err = f.Text.RecordDraft(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return desk.FromDraft(t.Context(), f.Draft, r)
}

// git makes the working folder a repository with one commit of all that is in it.
func git(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "x"}} {
		cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v %s", args, err, out)
		}
	}
}

func TestOpenAsAsked(t *testing.T) {
	f := inMemory(t)
	for _, x := range []struct {
		ask  desk.Ask
		want string
	}{
		{desk.Ask{AsOf: "2006-06-09"}, "2006-06-09 00:33 10:41 >20:41 01:14 11:22 21:22 "},
		{desk.Ask{AsOf: "2006-06-10"}, "2006-06-10 >00:33 10:41 20:41 01:14 11:22 21:22 "},
		{desk.Ask{AsOf: "2006-06-09", Variants: []string{"calm"}}, "2006-06-09 00:13 10:21 >20:21 01:14 11:22 21:22 "},
	} {
		c, err := f.Open(t.Context(), x.ask)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(seen(t, c), "No gate"); got != x.want {
			t.Errorf("%v: %s\nwant %s", x.ask, got, x.want)
		}
	}
	day, err := f.Open(t.Context(), desk.Ask{AsOf: "2006-11-01"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := day.Recorded()
	if err != nil || len(d.Commitments) != 1 || d.Commitments[0].Status != record.Undone {
		t.Errorf("on record: %v, %v", d, err)
	}
	if f.Whole() != f.Record.Case {
		t.Error("the whole case lacks its record")
	}
}

// TestRequestErrors holds what is said of requests that cannot be answered.
func TestRequestErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	if err := os.WriteFile("HEAD:river", nil, 0o600); err != nil {
		t.Skip(err)
	}
	f := inMemory(t)
	c, err := f.Open(t.Context(), desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	sp, err := c.LayOut(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second := func(_ any, err error) error { return err }
	open := func(ask desk.Ask) error { return second(f.Open(t.Context(), ask)) }
	for want, err := range map[string]error{
		"as_of|April|`April` is not a day; write year-month-day, as in 2006-12-22": open(
			desk.Ask{AsOf: "April"}),
		"variant|low|unknown variant `low`; the case has calm, bold": open(
			desk.Ask{Variants: []string{"calm", "low"}}),
		"variant|clam|unknown variant `clam`; did you mean `calm`?": open(
			desk.Ask{Variants: []string{"clam"}}),
		"variant|calm bold|variants `calm` and `bold` both change the statement `boats` of `up`": open(
			desk.Ask{Variants: []string{"calm", "bold"}}),
		"sources|nowhere|there is no folder or file nowhere": open(
			desk.Ask{Sources: []string{"river", "nowhere"}}),
		"sources|nothing|there is no folder or file nothing": second(
			desk.Open(t.Context(), "nothing", desk.Ask{Sources: []string{"nothing"}})),
		"case|HEAD:river|HEAD:river is a file here, and HEAD is a revision too; " +
			"write ./HEAD:river for the file": second(desk.ReadNamed(t.Context(), "HEAD:river")),
		"case|:river|:river: name a revision before the colon, as in HEAD:river": second(
			desk.ReadNamed(t.Context(), ":river")),
		"state|9|there is no state 9; states are numbered 1 to 6": second(desk.State(sp, "9")),
		"condition|up.gates|option `up.gates` has 3 levels (shut, half, open); " +
			"say which, as in up.gates >= half": second(desk.Condition(c.Case, "up.gates")),
		"party|dwon|unknown party `dwon`; did you mean `down`?": second(
			desk.Parties(c.Case, []string{"up", "dwon"})),
		"track|sea|unknown track `sea`; known: banks": second(
			desk.Tracks(c.Case, []string{"sea"})),
		"track|sea|unknown track `sea`; there is none": second(
			desk.Tracks(&plenary.Case{}, []string{"sea"})),
		"concept|NASCH|unknown concept `NASCH`; did you mean `nash`?": second(
			desk.Concepts([]string{"GMR", "NASCH"})),
		"kind|moves|unknown kind of entry `moves`; did you mean `move`?": second(
			desk.Kinds([]string{"agreement", "moves"})),
		"status|begun|unknown status `begun`; known: open, due, late, met, undone, broken, disputed, lapsed": second(
			desk.Statuses([]string{"late", "begun"})),
		"lever|wave:gates|unknown lever `wave:gates`; did you mean `waive:gates`?": second(
			desk.Levers(c.Case, []string{"wave:gates"})),
		"passage|gazette-2#1|unknown passage `gazette-2#1`; known: gazette-1#1": passageError(c.Case, "gazette-2#1"),
		"from|1 May 2006|`1 May 2006` is not a day; write 2006-05-01": second(
			desk.Day(desk.FieldFrom, "1 May 2006")),
		"case|x|unknown thing `x`; known: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, " +
			"16, 17, 18, 19 and 2 more": desk.Unknown(desk.FieldCase, "thing", "x", numbers(22)),
		"case|x|unknown thing `x`; known: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19": desk.Unknown(desk.FieldCase, "thing", "x", numbers(20)),
	} {
		var wrong *desk.RequestError
		if !errors.As(err, &wrong) {
			t.Errorf("%v is no error of a request; want %s", err, want)
			continue
		}
		if got := fmt.Sprintf("%s|%s|%v", wrong.Field, wrong.Value, err); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
		if strings.Contains(want, "did you mean") != (wrong.Meant != "") {
			t.Errorf("%s means %q", want, wrong.Meant)
		}
		if wrong.Meant != "" && !slices.Contains(wrong.Known, wrong.Meant) {
			t.Errorf("%s means %s, which is not among %v", want, wrong.Meant, wrong.Known)
		}
	}
}

func passageError(c *plenary.Case, ref string) error {
	_, _, err := desk.Passage(c, ref)
	return err
}

func numbers(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprint(i))
	}
	return out
}

// TestNoRecord asks about days and what is on record where nothing is.
func TestNoRecord(t *testing.T) {
	files := riverFiles()
	delete(files, "river/record.yaml")
	bare, err := desk.ReadFS(t.Context(), files, "river")
	if err != nil {
		t.Fatal(err)
	}
	draft, err := drafted(t, false)
	if err != nil {
		t.Fatal(err)
	}
	const says = "nothing is on record: river/case.yaml has no record.yaml beside it and no folder record/"
	for f, want := range map[*desk.File]string{bare: says, draft: "nothing is on record"} {
		var none *desk.NoRecord
		if _, err := f.Open(t.Context(), desk.Ask{AsOf: "2006-12-22"}); !errors.As(err, &none) ||
			none.Field != desk.FieldAsOf || err.Error() != want {
			t.Errorf("a day: %v, want %s", err, want)
		}
		c, err := f.Open(t.Context(), desk.Ask{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Recorded(); !errors.As(err, &none) || none.Field != "" || err.Error() != want {
			t.Errorf("what is on record: %v, want %s", err, want)
		}
		if f.Whole() != f.Case {
			t.Error("the whole case is another")
		}
	}
}

// TestUnreadable holds that what cannot be read is told as package casefile
// tells it, whatever the door.
func TestUnreadable(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	second := func(_ any, err error) error { return err }
	files := riverFiles()
	files["river/record.yaml"] = &fstest.MapFile{Data: []byte("record: 1\nentries: [{on: 2006, event: }]\n")}
	var faults *casefile.Faults
	if _, err := desk.ReadFS(t.Context(), files, "river"); !errors.As(err, &faults) ||
		!strings.HasPrefix(err.Error(), "river/record.yaml:2:") {
		t.Errorf("faults of a record: %v", err)
	}
	draft := inMemory(t).Draft
	draft.AsOf = "soon"
	bad := record.Draft{
		Files: []record.FileDraft{{Entries: []record.EntryDraft{{Kind: "move", Of: "up.gate", On: "2006"}}}}}
	for want, err := range map[string]error{
		"there is no such file or folder; did you mean river": second(desk.Read(t.Context(), "rivers")),
		"river/case.yam: there is no such file": second(
			desk.ReadFS(t.Context(), riverFiles(), "river/case.yam")),
		"HEAD:talks: there is no such file or folder; paths": second(desk.ReadRevision(t.Context(), "HEAD", "talks")),
		"HEAD~9:river: there is no revision HEAD~9 here":     second(desk.ReadRevision(t.Context(), "HEAD~9", "river")),
		"HEAD:../x: ../x is outside the repository":          second(desk.ReadNamed(t.Context(), "HEAD:../x")),
		"x:1:1: ":                        second(desk.ReadText(t.Context(), "x", []byte("plenari: 1\n"))),
		"`soon` is not a date":           second(desk.FromDraft(t.Context(), draft, record.Draft{})),
		"unknown option `up.gate`":       second(desk.FromDraft(t.Context(), inMemory(t).Draft, bad)),
		"nowhere: there is no such file": second(desk.Open(t.Context(), "nowhere", desk.Ask{})),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	t.Chdir(t.TempDir())
	if _, err := desk.ReadNamed(t.Context(), "HEAD:river"); err == nil ||
		!strings.Contains(err.Error(), "no git repository in which it could be a revision") {
		t.Errorf("outside a repository: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := desk.ReadNamed(t.Context(), "HEAD:river"); err == nil ||
		!strings.Contains(err.Error(), "the program git is needed") {
		t.Errorf("without git: %v", err)
	}
}

// TestStopped holds that every door asks its context.
func TestStopped(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	f := inMemory(t)
	ended, cancel := context.WithCancel(t.Context())
	c, err := f.Open(ended, desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	words := c.Words(ended)
	cancel()
	second := func(_ any, err error) error { return err }
	other := inMemory(t)
	for what, err := range map[string]error{
		"disk":     second(desk.Open(ended, "river", desk.Ask{})),
		"memory":   second(desk.ReadFS(ended, riverFiles(), "river")),
		"revision": second(desk.ReadRevision(ended, "HEAD", "river")),
		"named":    second(desk.ReadNamed(ended, "HEAD:river")),
		"draft":    second(desk.FromDraft(ended, f.Draft, mustDraft(t, f))),
		"day":      second(f.Open(ended, desk.Ask{})),
		"states":   second(c.LayOut(ended)),
		"sides":    second(desk.Compare(ended, f, other, desk.Comparison{})),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, _, ok := words("gazette-1#1"); ok {
		t.Error("words are found though nobody waits for them")
	}
}

func mustDraft(t *testing.T, f *desk.File) record.Draft {
	t.Helper()
	r, err := f.Text.RecordDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// inOneFile is the river with all that is on record of it in one text.
func inOneFile(t *testing.T) []byte {
	t.Helper()
	f, err := desk.Read(t.Context(), "river")
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Text.OneFile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return text
}
