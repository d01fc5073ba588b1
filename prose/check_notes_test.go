package prose

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// check takes stock of a case, as it is written or on a day of its record.
func check(t *testing.T, f *casefile.File, day *record.Day) *answer.Check {
	t.Helper()
	c := f.Case
	if day != nil {
		c = day.Case
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := answer.NewCheck(t.Context(), answer.Talks{Space: sp, Day: day}, answer.Written{
		Draft: &f.Draft, File: f.Path, Position: f.Position, Records: len(f.Records), InRecord: f.InRecord,
		Shelf: evidence.NewShelf(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told returns notes as they are worded, each as place: text.
func told(c *answer.Check, notes []answer.Note) []string {
	t := &checkTeller{English().teller(&c.Glossary)}
	var out []string
	for i := range notes {
		out = append(out, spot(&notes[i].Spot).String()+": "+t.note(&notes[i]).String())
	}
	return out
}

// notes returns the notes of check on a case, each as line:column: text.
func notes(t *testing.T, text string) []string {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	c := check(t, f, nil)
	var out []string
	for _, n := range told(c, c.Notes) {
		out = append(out, strings.TrimPrefix(n, "case.yaml:"))
	}
	return out
}

// A slip is a case, the note it gets, and what to write instead so that it
// gets none of that kind.
type slip struct {
	name, text, note string
	fixes            []string // old and new text, by turns; each pair by itself mends it
}

func (s slip) check(t *testing.T) {
	if got := notes(t, s.text); !contains(got, s.note) {
		t.Errorf("no note %q among\n%s", s.note, strings.Join(got, "\n"))
	}
	kind := regexp.MustCompile(`^\d+:\d+: `).ReplaceAllString(s.note, "")
	for i := 0; i < len(s.fixes); i += 2 {
		mended := strings.Replace(s.text, s.fixes[i], s.fixes[i+1], 1)
		if mended == s.text {
			t.Fatalf("nothing to replace: %q", s.fixes[i])
		}
		if got := notes(t, mended); contains(got, kind) {
			t.Errorf("with %q in place of %q it is still noted:\n%s", s.fixes[i+1], s.fixes[i], strings.Join(got, "\n"))
		}
	}
}

func contains(notes []string, part string) bool {
	for _, n := range notes {
		if strings.Contains(n, part) {
			return true
		}
	}
	return false
}

// riverCase is a case of two parties; what is put in its place adds to it.
const riverCase = `plenary: 1
parties:
  up: {name: Upstream}
  down: {name: Downstream}
`

func TestSlips(t *testing.T) {
	for _, s := range []slip{
		{
			name: "a bare option that means no",
			text: riverCase + `options:
  up.holds: {levels: [yes, no], now: no}
  down.pays:
preferences:
  up: [down.pays, up.holds]
  down: [not up.holds, not down.pays]
`,
			note: "6:14: `up.holds` by itself means its second level, no; " +
				"write `levels: [no, yes]`, or say the level each time, as in up.holds = yes",
			fixes: []string{"levels: [yes, no]", "levels: [no, yes]", "down.pays, up.holds]\n  down: [not up.holds,",
				"down.pays, up.holds = yes]\n  down: [up.holds = no,"},
		},
		{
			name: "a bare option that means no, in a condition with a name and without now",
			text: riverCase + `options:
  up.stand: {levels: [talks, refuses], moves: forward}
  down.pays:
conditions:
  quiet: down.pays if up.stand
preferences:
  up: [quiet]
  down: [not down.pays]
`,
			note: "means its second level, refuses; write `levels: [refuses, " +
				"talks]` with `now: talks` (`moves` and `final` then turn round, too)",
			fixes: []string{"levels: [talks, refuses], moves: forward",
				"levels: [refuses, talks], now: talks, moves: backward",
				"if up.stand", "if up.stand = refuses"},
		},
		{
			name: "a bare option that means no, in a variant",
			text: riverCase + `options:
  up.law: {levels: [in force, no longer in force]}
  down.pays:
preferences:
  up: [down.pays]
  down: [not down.pays]
variants:
  late: {preferences: {up: {instead: [not up.law]}}}
`,
			note: "6:12: `up.law` by itself means its second level, no longer in force; " +
				"write `levels: [no longer in force, in force]` with `now: in force`",
			fixes: []string{"[not up.law]", `[up.law = "in force"]`},
		},
		{
			name: "numbers that fall",
			text: riverCase + `options:
  up.price: {levels: [10, 7, 4], now: 4}
preferences:
  up: [up.price >= "7"]
  down: [up.price <= "7"]
`,
			note: "6:14: the numbers of up.price fall, and `>=` goes by position: up.price >= \"10\" holds at 7; " +
				"write `levels: [4, 7, 10]`, lowest first",
			fixes: []string{"[10, 7, 4]", "[4, 7, 10]"},
		},
		{
			name: "per cent that fall behind a word",
			text: riverCase + `options:
  up.share: {levels: [nothing, 10 %, "7,5 %", 4 %]}
preferences: {up: [up.share >= "4 %"], down: []}
`,
			note: "up.share >= \"10 %\" holds at 7,5 %; write `levels: [nothing, 4 %, \"7,5 %\", " +
				"10 %]` with `now: nothing`, lowest first",
			fixes: []string{`[nothing, 10 %, "7,5 %", 4 %]`, `[nothing, 4 %, "7,5 %", 10 %]`},
		},
		{
			name: "thousands that fall to nothing",
			text: riverCase + `options:
  up.grain: {levels: ["1,000 t", 500 t, none], now: none}
preferences: {up: [up.grain = none], down: [up.grain >= "500 t"]}
`,
			note:  "up.grain >= \"1,000 t\" holds at 500 t; write `levels: [none, 500 t, \"1,000 t\"]`, lowest first",
			fixes: []string{`["1,000 t", 500 t, none]`, `[none, 500 t, "1,000 t"]`},
		},
		{
			name: "millions and thousands",
			text: riverCase + `options:
  up.pays: {levels: [$1 million, $500 thousand, $0]}
preferences: {up: [], down: [up.pays >= "$1 million"]}
`,
			note:  "the numbers of up.pays fall",
			fixes: []string{"[$1 million, $500 thousand, $0]", "[$0, $500 thousand, $1 million]"},
		},
		{
			name: "a text between marks of a word processor",
			text: riverCase +
				"options: {up.release: {says: “Open the gates”}}\npreferences: {up: [], down: [up.release]}\n",
			note: "5:30: the marks “ ” around this text are part of it and shown with it; " +
				"if they were typed to quote a value, write \"Open the gates\"",
			fixes: []string{"“Open the gates”", "\"Open the gates\""},
		},
		{
			name: "a name between guillemets",
			text: "plenary: 1\nparties:\n  up: {name: « Upland »}\n  down: {}\n" +
				"options: {up.release: , down.pays: }\npreferences: {up: [down.pays], down: [up.release]}\n",
			note: "3:14: the marks « » around this text are part of it and shown with it; " +
				"if they were typed to quote a value, write \"Upland\"",
			fixes: []string{"« Upland »", "\"Upland\""},
		},
		{
			name: "two parties of one name",
			text: `plenary: 1
parties:
  up: {name: Upland, also: [the Uplands]}
  down: {name: Lowland, also: [The  uplands]}
options: {up.release: , down.pays: }
preferences: {up: [down.pays], down: [up.release]}
`,
			note:  "4:32: the parties up and down are both called The \\u0020uplands; give one another name",
			fixes: []string{", also: [The  uplands]", ""},
		},
		{
			name: "two options of one meaning",
			text: riverCase + `options:
  up.one: {says: Open a gate}
  up.two: {says: open a gate}
  down.one: {says: Open a gate}
preferences: {up: [down.one], down: [up.one, up.two]}
`,
			note:  "7:18: up.one and up.two both say “open a gate”; say in one of them what is different",
			fixes: []string{"open a gate", "Open the second gate"},
		},
		{
			name: "two levels that are the same but for a capital",
			text: riverCase + `options:
  up.release: {levels: [none, half, Half]}
preferences: {up: [], down: [up.release >= half]}
`,
			note: "6:16: two levels of up.release differ in nothing but capitals or spaces, half and Half; " +
				"leave one out",
			fixes: []string{"half, Half", "half, full"},
		},
		{
			name: "a level that ends with a blank",
			text: riverCase + `options:
  up.release: {levels: [none, "half ", full]}
preferences: {up: [], down: [up.release >= full]}
`,
			note:  `6:31: the level half\u0020 of up.release begins or ends with a blank; whoever writes it in a condition will miss that`,
			fixes: []string{`"half "`, "half"},
		},
		{
			name: "a level with what nobody sees",
			text: riverCase + "options:\n  up.release: {levels: [none, \"ha\\u200blf\", full]}\n" +
				"preferences: {up: [], down: [up.release >= full]}\n",
			note:  `6:31: the level ha\u200blf of up.release has U+200B (a zero-width space), which nobody sees; whoever writes it in a condition will miss that`,
			fixes: []string{`"ha\u200blf"`, "half"},
		},
		{
			name: "two parties of one name but for the space",
			text: "plenary: 1\ntitle: River\nparties:\n  up: {name: New Town}\n  down: {name: New\u00a0Town}\n" +
				"options: {up.release: , down.pays: }\npreferences: {up: [down.pays], down: [up.release]}\n",
			note:  `5:16: the parties up and down are both called New\u00a0Town; give one another name`,
			fixes: []string{"New\u00a0Town", "Old Town"},
		},
		{
			name: "two tracks of one name",
			text: riverCase + `options: {up.release: , down.pays: }
preferences: {up: [down.pays], down: [up.release]}
tracks:
  main: {name: Talks, seats: {up: {mandate: [{commit: up.release}]}}}
  side: {name: Talks, seats: {down: {mandate: [{commit: down.pays}]}}}
`,
			note:  "9:16: the tracks main and side are both called Talks; give one another `name`",
			fixes: []string{"side: {name: Talks", "side: {name: Side talks"},
		},
		{
			name: "two persons of one name",
			text: riverCase + `options: {up.release: , down.pays: }
preferences: {up: [down.pays], down: [up.release]}
people:
  ford: {name: Cleo Ford, party: up}
  ford-2: {name: C. Ford, also: [cleo ford], party: down}
`,
			note:  "9:34: the persons ford and ford-2 are both called cleo ford",
			fixes: []string{", also: [cleo ford]", ""},
		},
		{
			name: "a party that is content",
			text: `plenary: 1
parties: {a: {name: Union}, b: {name: Firm}, c: {name: Mediator}}
options:
  a.strikes: {now: "yes"}
  b.pays:
  c.sits: {now: "yes"}
preferences:
  a: [b.pays, not a.strikes]
  b: [not a.strikes, not b.pays]
  c: [c.sits]
tracks: {t: {seats: {a: {mandate: [{commit: a.strikes}]}, b: {mandate: [{commit: b.pays}]}, c: }}}
`,
			note:  "10:3: Mediator is content: nothing ranks above the status quo for it",
			fixes: []string{"c: [c.sits]", "c: [c.sits, not a.strikes]"},
		},
		{
			name: "wishes that separate nothing",
			text: riverCase + `options: {up.release: , down.pays: }
preferences:
  up: [down.pays]
  down:
    - down.pays or not down.pays
    - down.pays and not down.pays
`,
			note:  "8:3: all feasible states tie for Downstream, as if nothing were written of what it wants",
			fixes: []string{"- down.pays or not down.pays", "- up.release"},
		},
		{
			name: "a ranking that separates nothing",
			text: riverCase + `options: {up.release: }
preferences:
  up: [up.release]
  down: {ranking: [["0", "1"]]}
`,
			note:  "8:3: all feasible states tie for Downstream",
			fixes: []string{`[["0", "1"]]`, `[["1"], ["0"]]`},
		},
		{
			name:  "nothing written is said otherwise",
			text:  riverCase + "options: {up.release: }\npreferences: {up: [up.release]}\n",
			note:  "4:3: nothing is written of what Downstream wants",
			fixes: []string{"up: [up.release]}", "up: [up.release], down: [up.release]}"},
		},
		{
			name: "signatures that come together, and no table for both",
			text: riverCase + `options:
  up.sign: {says: Sign}
  down.sign: {says: Sign}
  down.pays:
impossible: [up.sign and not down.sign, down.sign and not up.sign]
preferences: {up: [down.pays, up.sign], down: [up.sign, not down.pays]}
tracks:
  one: {seats: {up: {mandate: [{commit: up.sign}]}, down: {mandate: [{commit: down.pays}]}}}
  two: {seats: {down: {mandate: [{commit: down.sign}]}}}
`,
			note: "6:3: up.sign and down.sign can only come together, " +
				"and on no track may all of their parties commit to them",
			fixes: []string{"[{commit: down.pays}]", "[{commit: [down.pays, down.sign]}]",
				"impossible: [up.sign and not down.sign, down.sign and not up.sign]",
				"impossible: [up.sign and not down.sign]"},
		},
		{
			name: "three signatures at a level",
			text: `plenary: 1
parties: {a: , b: , c: }
options:
  a.text: {levels: [none, paper, treaty]}
  b.text: {levels: [none, paper, treaty]}
  c.text: {levels: [none, paper, treaty]}
impossible: [not (a.text >= paper iff b.text = treaty), not (a.text >= paper iff c.text >= paper)]
preferences: {a: [b.text = treaty], b: [c.text >= paper], c: [a.text >= paper]}
tracks:
  t: {seats: {a: {mandate: [{commit: a.text}]}, b: {mandate: [{commit: b.text = paper}]}, c: {mandate: [{commit: c.text}]}}}
`,
			note:  "4:3: a.text, b.text and c.text can only come together",
			fixes: []string{"commit: b.text = paper", "commit: b.text"},
		},
		{
			name: "a track on which nobody may commit to anything",
			text: riverCase + `options: {up.release: , down.pays: }
preferences: {up: [down.pays], down: [up.release]}
tracks:
  talks: {name: Talks, seats: {up: {mandate: [{discuss: down.pays}]}, down: }}
`,
			note: "8:3: nothing says what anyone may commit to on Talks, so no deal can be struck there; " +
				"if somebody may, write it at the seat, as in `mandate: [{commit: up.release}]`",
			fixes: []string{"{discuss: down.pays}", "{commit: up.release}",
				"{discuss: down.pays}", `{commit: up.release, may: "no"}`},
		},
		{
			name: "what is given can be taken back",
			text: riverCase + `options:
  up.release: {says: Release water}
  down.signs: {says: Sign a treaty, moves: forward}
preferences:
  up: [down.signs, not up.release]
  down: [down.signs, up.release]
preconditions:
  water-first: {party: down, refuses: down.signs, until: up.release}
`,
			note: "6:3: water-first waits for up.release, which Upstream would rather take back once it has what " +
				"was held back for it, and could; if it is meant to last, " +
				"write `final: yes` here, or a guarantee `{party: up, while: down.signs, keeps: up.release}`",
			fixes: []string{"says: Release water", "says: Release water, final: yes",
				"preconditions:",
				"guarantees: {keep: {party: up, while: down.signs, keeps: up.release}}\npreconditions:",
				", moves: forward", "", // who can take back, too, need not fear it
				"down.signs, not up.release", "down.signs, up.release",
				"down: [down.signs, up.release]", "down: [up.release, not down.signs]"}, // no way out ends there
		},
		{
			name: "what is given by degrees can be taken back",
			text: riverCase + `options:
  up.release: {levels: [none, some, half, full]}
  down.signs: {final: yes}
preferences:
  up: [down.signs, up.release = none]
  down: [down.signs]
preconditions:
  first: {party: down, refuses: down.signs, until: up.release >= half}
  second: {party: down, refuses: down.signs, until: up.release >= some}
`,
			note: "6:3: first, like 1 other precondition, waits for up.release, " +
				"which Upstream would rather take back once it has what was held back for it, and could; " +
				"if it is meant to last, write `final: some` here",
			fixes: []string{"[none, some, half, full]", "[none, some, half, full], final: some"},
		},
	} {
		t.Run(s.name, s.check)
	}
}

// TestNoSlip has what looks like a slip and is none.
func TestNoSlip(t *testing.T) {
	for name, options := range map[string]string{
		"no is first":            "{levels: [no, yes]}",
		"both say no":            "{levels: [none, no deal]}",
		"no only begins a word":  "{levels: [silence, noise]}",
		"off the lists is a yes": "{levels: [listed, off the lists]}",
		"not used by itself":     "{levels: [yes, no, never]}",
		"numbers rise":           "{levels: [-5 %, 0 %, 7.5 %, 10 %]}",
		"thousands rise":         "{levels: [900, \"1,000\", 1 500]}",
		"points between thousands or before decimals": "{levels: [1.000, 900]}",
		"dates":                  "{levels: [2006-12-22, 2006-12-13]}",
		"ranges":                 "{levels: [10 to 20, 5 to 10]}",
		"two units":              "{levels: [10 t, 5 ships]}",
		"one number among words": "{levels: [whole, 5, nothing]}",
	} {
		t.Run(name, func(t *testing.T) {
			wish := "up.x"
			if strings.Count(options, ",") > 1 {
				wish = "not down.y"
			}
			text := riverCase + "options:\n  up.x: " + options + "\n  down.y:\npreferences:\n  up: [down.y, " + wish +
				"]\n  down: [not down.y]\n"
			for _, n := range notes(t, text) {
				if strings.Contains(n, "by itself means") || strings.Contains(n, "numbers") {
					t.Error(n)
				}
			}
		})
	}
}

// TestNotesOfCases lists what is noted on the cases of the repository, but
// for wishes that repeat a precondition: there are many, and they are meant. Nor
// does a case have to have words for everything.
func TestNotesOfCases(t *testing.T) {
	var got []string
	for _, pattern := range []string{"../cases/*/case.yaml", "../cases/classics/*/case.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range notes(t, string(text)) {
				if !strings.Contains(n, "repeats its precondition") && !strings.Contains(n, "in plain words made of") &&
					!strings.Contains(n, "only “plenary preferences” minds that") {
					_, n, _ = strings.Cut(n, ": ")
					got = append(got, filepath.Base(filepath.Dir(file))+": "+n)
				}
			}
		}
	}
	want := "six-party-2006: nothing says what anyone may commit to on informal contacts, " +
		"so no deal can be struck there; if somebody may, write it at the seat, as in `mandate: [{commit: nk.talks}]`\n" +
		"six-party-2007: nothing says what anyone may commit to on working group of Japan and the North, " +
		"so no deal can be struck there; if somebody may, write it at the seat, as in `mandate: [{commit: nk.talks}]`"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// A party may well like things as they are where nothing is at the table.
func TestContentWithoutTable(t *testing.T) {
	text := riverCase +
		"options: {up.release: , down.pays: }\npreferences: {up: [not up.release], down: [up.release]}\n"
	if got := notes(t, text); contains(got, "is content") {
		t.Error(got)
	}
	if got := notes(t, text+"goals: {water: up.release}\n"); !contains(got, "Upstream is content") {
		t.Error(got)
	}
}

// Persons of a record are told apart from those of the case and of other files.
func TestPersonsOfRecord(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(riverCase+`options: {up.release: , down.pays: }
preferences: {up: [down.pays], down: [up.release]}
people: {ford: {name: Cleo Ford, party: up}}
`))
	if err != nil {
		t.Fatal(err)
	}
	f.Records = []*casefile.RecordFile{
		{Path: "a.yaml", Text: []byte("record: 1\npeople: {lee: {name: Ann Lee}}\n")},
		{
			Path: "b.yaml",
			Text: []byte("record: 1\npeople:\n  old: {name: Old Ford, also: [cleo ford]}\n  ann: {name: Ann Lee}\n")},
	}
	if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
		t.Fatal(err)
	}
	day, err := f.Record.AsOf(t.Context(), f.Record.Date())
	if err != nil {
		t.Fatal(err)
	}
	c := check(t, f, day)
	if contains(told(c, c.Notes), "persons") {
		t.Errorf("%v: these are none of the case", c.Notes)
	}
	want := "b.yaml:3:32: the persons ford and old are both called cleo ford; give one another name, or leave one out\n" +
		"b.yaml:4:15: the persons lee and ann are both called Ann Lee; give one another name, or leave one out"
	got := told(c, c.Record.Notes)
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
