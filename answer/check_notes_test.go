package answer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/evidence"
)

// TestWishNotes holds each note on wishes, and on what nobody wishes.
func TestWishNotes(t *testing.T) {
	for _, n := range []noteCase{
		{
			Note{Code: "wish-repeats-stance", Spot: at(4, 35), Party: "west", Stances: []StanceID{"first"}},
			coasts + `preferences: {west: [east.access, not west.quota = half or east.access], east: [west.quota >= half]}
preconditions: {first: {party: west, refuses: west.quota = half, until: east.access}}
`,
			[]string{"not west.quota = half or east.access", "west.quota = full", "refuses: west.quota = half",
				"refuses: west.quota = none"},
		},
		{
			Note{Code: "idle-option", Spot: at(3, 53), Options: []OptionID{"east.access"}},
			coasts + "preferences: {west: [west.quota = full], east: [west.quota = none]}\n",
			[]string{"[west.quota = none]", "[not east.access]", "preferences:",
				"impossible: [east.access and west.quota = none]\npreferences:",
				"east: [west.quota = none]", "east: {ranking: [\"10\"]}"},
		},
		{
			Note{Code: "silent-party", Spot: at(2, 19), Party: "east"},
			coasts + "preferences: {west: [east.access]}\n",
			[]string{"{west: [east.access]}", "{west: [east.access], east: [west.quota = none]}"},
		},
		{
			Note{Code: "wish-never-met", Spot: at(4, 22), Party: "west"},
			coasts + "preferences: {west: [east.access and west.quota = none, east.access], east: [west.quota = " +
				"none]}\nimpossible: [east.access and west.quota = none]\n",
			[]string{"impossible: [east.access and west.quota = none]\n", ""},
		},
		{
			Note{Code: "wish-always-met", Spot: at(4, 35), Party: "west"},
			coasts + "preferences: {west: [east.access, west.quota >= full], east: [west.quota = none]}\n",
			[]string{"west.quota >= full", "west.quota > full"},
		},
		{
			Note{Code: "wish-said-above", Spot: at(4, 41), Party: "west"},
			coasts + "preferences: {west: [west.quota > full, not west.quota = full], east: [east.access]}\n",
			[]string{"not west.quota = full", "west.quota = half"},
		},
		{
			Note{Code: "wish-unknown", Spot: at(4, 22), Party: "west"},
			coasts + "preferences: {west: [{want: west.quota = full, unknown: true}], east: [east.access]}\n",
			[]string{", unknown: true", ""},
		},
		{
			Note{Code: "mark-idle", Spot: at(4, 41), Party: "west"},
			coasts + "preferences: {west: [west.quota = full, {want: west.quota = full, strong: true}], " +
				"east: [east.access]}\n",
			[]string{", strong: true", ""},
		},
		{
			Note{Code: "step-idle", Spot: at(4, 108), Party: "east"},
			coasts + "preferences: {west: [west.quota = full], east: {ranking: [[\"00\", \"10\", \"20\", \"01\"], [" +
				"\"11\", \"21\"]], strong: 2}}\n",
			[]string{"strong: 2", "strong: 1"},
		},
		{
			Note{Code: "party-separates-nothing", Spot: at(4, 42), Party: "east"},
			coasts + "preferences: {west: [west.quota = full], east: {ranking: [[\"00\", \"10\", \"20\", \"01\", " +
				"\"11\", \"21\"]]}}\n",
			[]string{"[\"00\", ", "[\"00\"], ["},
		},
		{
			Note{Code: "content-party", Spot: at(4, 15), Party: "west"},
			coasts + "preferences: {west: [west.quota = full], east: [west.quota = none]}\n" +
				"goals: {fish: west.quota = none}\n",
			[]string{"[west.quota = full]", "[west.quota = full, east.access]",
				"goals: {fish: west.quota = none}\n", ""},
		},
	} {
		t.Run(n.note.Code, n.check)
	}
}

// TestTableNotes holds each note on tracks, rankings and what is given.
func TestTableNotes(t *testing.T) {
	for _, n := range []noteCase{
		{
			Note{Code: "idle-track", Spot: at(5, 10), Tracks: []TrackID{"port"}, Options: []OptionID{"west.quota"}},
			coasts + "preferences: {west: [east.access], east: [west.quota = none]}\n" +
				"tracks: {port: {seats: {west: {mandate: [{discuss: west.quota}]}}}}\n",
			[]string{"discuss: west.quota", "commit: west.quota", "{discuss: west.quota}",
				"{commit: west.quota, may: \"no\"}"},
		},
		{
			Note{Code: "absent-track", Spot: at(6, 10), On: "2031-04-05"},
			coasts + "preferences: {west: [east.access], east: [west.quota = none]}\nas_of: 2031-04-05\n" +
				"tracks: {port: {from: 2031-05-01, seats: {west: {mandate: [{commit: west.quota}]}}}}\n",
			[]string{"from: 2031-05-01", "from: 2031-04-01"},
		},
		{
			Note{Code: "ranking-without-order", Spot: at(4, 22), Parties: []PartyID{"west"},
				Write: []string{"order: [west.quota: [full, half, none], east.access]"}},
			coasts + "preferences: {west: {ranking: [\"01\"]}, east: [west.quota = none]}\n",
			[]string{"{ranking", "{order: [west.quota: [full, half, none], east.access], ranking"},
		},
		{
			Note{Code: "no-common-track", Spot: at(3, 11), Options: []OptionID{"west.quota", "east.access"}},
			coasts + `impossible: [east.access and west.quota != none, west.quota = none and not east.access]
preferences: {west: [east.access], east: [west.quota = none]}
tracks: {port: {seats: {west: {mandate: [{commit: west.quota}]}, east: {mandate: [{discuss: east.access}]}}}}
`,
			[]string{"discuss: east.access", "commit: east.access", ", west.quota = none and not east.access", ""},
		},
		{
			Note{Code: "taken-back", Spot: at(3, 11), Party: "west", Options: []OptionID{"west.quota"},
				Stances: []StanceID{"paper", "first"},
				Write:   []string{"final: half", "{party: west, while: east.access, keeps: west.quota}"}},
			`plenary: 1
parties: {west: , east: }
options: {west.quota: {levels: [full, half, none]}, east.access: {final: yes}}
preferences: {west: [east.access, west.quota = full], east: [east.access, west.quota >= half]}
preconditions:
  paper: {party: east, refuses: east.access, until: west.quota >= half}
  first: {party: east, refuses: east.access, until: west.quota = none}
`,
			[]string{"[full, half, none]", "[full, half, none], final: half", "[full, half, none]",
				"[full, half, none], moves: forward"},
		},
	} {
		t.Run(n.note.Code, n.check)
	}
}

// TestLevelNotes holds each note on levels.
func TestLevelNotes(t *testing.T) {
	const wishes = "preferences: {west: [east.x], east: [not east.x]}\n"
	x := []OptionID{"west.x"}
	for _, n := range []noteCase{
		{
			Note{Code: "bare-option-means-no", Spot: at(3, 20), Options: x, Levels: []int{1},
				Written: []string{"west.x = signs"},
				Write:   []string{"levels: [refuses, signs]", "now: signs"}, Why: "directed"},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [signs, refuses], moves: forward}, east.x: }\n" +
				"preferences: {west: [west.x, east.x], east: [east.x]}\n",
			[]string{"[signs, refuses]", "[refuses, signs]", "[west.x, ", "[west.x = refuses, "},
		},
		{
			Note{Code: "falling-numbers", Spot: at(3, 20), Options: x, Levels: []int{1},
				Written: []string{`west.x >= "30 boats"`},
				Write:   []string{"levels: [9 boats, 30 boats]"}},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [30 boats, 9 boats], now: 9 boats}, east.x: }\n" + wishes,
			[]string{"[30 boats, 9 boats]", "[9 boats, 30 boats]", "[30 boats, 9 boats], now: 9 boats",
				"[30 boats, 9 nets]"},
		},
		{
			Note{Code: "level-mistyped", Spot: at(3, 34), Options: x, Levels: []int{1}, Why: "blank"},
			"plenary: 1\nparties: {west: , east: }\noptions: {west.x: {levels: [low, \" high\"]}, east.x: " +
				"}\n" + wishes,
			[]string{"\" high\"", "high"},
		},
		{
			Note{Code: "level-mistyped", Spot: at(3, 34), Options: x, Levels: []int{1}, Why: "line-break"},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [low, \"very\\nhigh\"]}, east.x: }\n" + wishes,
			[]string{"\"very\\nhigh\"", "high"},
		},
		{
			Note{Code: "level-mistyped", Spot: at(3, 29), Options: x, Levels: []int{0}, Why: "unseen",
				Written: []string{"U+00AD (a soft hyphen)"}},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [\"l\\u00adow\", high]}, east.x: }\n" + wishes,
			[]string{"l\\u00adow", "low"},
		},
		{
			Note{Code: "now-unsure", Spot: at(3, 41), Options: x, Levels: []int{1}},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [low, high], now: [high, low]}, east.x: }\n" + wishes,
			[]string{"[high, low]", "high", "[high, low]", "[high]"},
		},
		{
			Note{Code: "now-excluded", Spot: at(3, 57), Options: x, Levels: []int{2}},
			"plenary: 1\nparties: {west: , east: }\noptions: {west.x: {levels: [low, high, top], now: [low, top]}, " +
				"east.x: {now: [\"no\", \"yes\"]}}\n" +
				"impossible: [west.x = top and not east.x, west.x != low and east.x]\n" + wishes,
			[]string{" and not east.x", " and west.x = high", "now: [low, top]", "now: [low, high]",
				"west.x != low and", "west.x = low and"},
		},
		{
			Note{Code: "levels-alike", Spot: at(3, 20), Options: x, Written: []string{"very high", `"Very  high"`}},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.x: {levels: [low, very high, Very  high]}, east.x: }\n" + wishes,
			[]string{"Very  high", "highest"},
		},
	} {
		t.Run(n.note.Code+n.note.Why, n.check)
	}
}

// TestNameNotes holds each note on names that cannot be told apart.
func TestNameNotes(t *testing.T) {
	const wishes = "preferences: {west: [east.access], east: [west.quota = none]}\n"
	for _, n := range []noteCase{
		{
			Note{Code: "tracks-of-one-name", Spot: at(7, 13), Tracks: []TrackID{"a", "b"},
				Written: []string{"port talks"}},
			coasts + wishes + "tracks:\n  a: {name: Port Talks, seats: {west: }}\n" +
				"  b: {name: port talks, seats: {east: }}\n",
			[]string{"name: port talks", "name: Harbour talks"},
		},
		{
			Note{Code: "options-say-the-same", Spot: at(3, 52), Options: []OptionID{"west.a", "west.b"},
				Written: []string{"Open it"}},
			"plenary: 1\nparties: {west: , east: }\n" +
				"options: {west.a: {says: open  it}, west.b: {says: Open it}, east.access: {says: Open it}}\n" +
				"preferences: {west: [east.access], east: [west.a, west.b]}\n",
			[]string{"{says: Open it}, east", "{says: Open another}, east"},
		},
		{
			Note{Code: "parties-of-one-name", Spot: at(2, 50), Parties: []PartyID{"west", "east"},
				Written: []string{"THE COAST"}},
			"plenary: 1\nparties: {west: {name: The coast}, east: {also: [THE COAST]}}\n" +
				"options: {west.quota: , east.access: }\n" +
				"preferences: {west: [east.access], east: [west.quota]}\n",
			[]string{"THE COAST", "the other coast"},
		},
		{
			Note{Code: "people-of-one-name", Spot: at(5, 40), People: []PersonID{"m", "n"},
				Written: []string{"Mo Pike"}},
			coasts + wishes + "people: {m: {name: Mo Pike}, n: {name: Mo Pike}}\n",
			[]string{"n: {name: Mo Pike}", "n: {name: Mo Perch}"},
		},
		{
			Note{Code: "marks-around-all", Spot: at(5, 8), Written: []string{"„ “"}, Write: []string{`"Two coasts"`}},
			coasts + wishes + "title: „Two coasts“\n",
			[]string{"„Two coasts“", "Two “coasts”"},
		},
		{
			Note{Code: "far-day", Spot: at(5, 8), Why: "before", On: "0231-04-05", From: "2031-01-02",
				To: "2031-03-04", Years: 1800},
			coasts + wishes + "as_of: 0231-04-05\n" +
				"sources: {a: {date: 2031-01-02}, b: {date: 2031-02-03}, c: {date: 2031-03-04}}\n",
			[]string{"0231-04-05", "2031-04-05"},
		},
	} {
		t.Run(n.note.Code, n.check)
	}
}

// TestCheckCounts holds that what is beside a case and not read is noted, with what
// a reader said, and what is counted.
func TestCheckCounts(t *testing.T) {
	c := checked(t, evidence.NewShelf(), coasts+"impossible: [west.quota = none and east.access]\n"+
		"preferences: {west: [east.access], east: [west.quota = none]}\n")
	if c.Parties != 2 || c.Options != 2 || c.States != 5 || c.Of != 6 || c.Record != nil {
		t.Errorf("%+v", c)
	}
	notes := coded(c.Notes, "unread-file")
	want := []Note{{Code: "unread-file", Spot: Spot{File: "fish.txt"}, Problem: "it is not a case"}}
	if !cmp.Equal(notes, want) || len(c.Notes) != 1 {
		t.Errorf("%+v", c.Notes)
	}
}

// fleet is a case of two who wait for each other, some of it told in phrases.
const fleet = coasts + `preferences: {west: [east.access, west.quota = full], east: [west.quota = none, not east.access]}
conditions: {low: {when: west.quota = none, noun: an empty sea}, open: east.access}
preconditions:
  first: {party: west, refuses: west.quota > full, until: open}
  second: {party: east, refuses: east.access, until: low, refusal: open its waters}
levers: {trust: {waive: first}, together: {swap: [west, east], ask: {west: act at once}}}
goals: {deal: {want: low and open, noun: a deal}}
`

// TestPhraseNotes: of a case without phrases that is noted, of another which of
// those that findings and ways would use it lacks.
func TestPhraseNotes(t *testing.T) {
	for _, n := range []noteCase{
		{
			Note{Code: "no-phrases", Spot: at(3, 1)},
			coasts + "preferences: {west: [east.access], east: [west.quota = none]}\ngoals: {low: west.quota = none}\n",
			[]string{"goals: {low: west.quota = none}\n", "", "east.access: }", "east.access: {do: open its waters}}",
				"plenary: 1", "plenary: 1\nlang: nl", "west.quota: {", "west.quota: {noun: its quota, "},
		},
		{
			Note{Code: "missing-phrases", Spot: at(3, 24), Written: []string{
				"options: west.quota: levels: none: do", "options: west.quota: levels: full: undo",
				"options: east.access: do", "options: east.access: undo", "preconditions: first: refusal",
				"conditions: open: noun", "levers: trust: ask: west", "levers: together: ask: east"}},
			fleet, []string{"plenary: 1", "plenary: 1\nlang: nl"},
		},
		{
			Note{Code: "missing-phrases", Spot: at(9, 90), Written: []string{"levers: together: ask: east"}},
			worded(fleet), []string{"{west: act at once}", "{west: act at once, east: act at once}"},
		},
	} {
		t.Run(n.note.Code, n.check)
	}
}

// worded is a text with the phrases that it lacks, but one.
func worded(text string) string {
	return strings.NewReplacer(
		"west.quota: {levels: [full, half, none]}",
		"west.quota: {levels: {full: {undo: fish again}, half: , none: {do: fish no more}}}",
		"east.access: }", "east.access: {do: open its waters, undo: close its waters}}",
		"until: open}", "until: open, refusal: leave the sea alone}", "open: east.access",
		"open: {when: east.access, noun: open waters}", "trust: {waive: first}",
		"trust: {waive: first, ask: {west: trust first}}",
	).Replace(text)
}
