package casefile

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary"
)

// river is the worked example of docs/case-format.md.
func river(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/river.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDraft(t *testing.T) {
	f, err := Parse(t.Context(), "river.yaml", river(t))
	if err != nil {
		t.Fatal(err)
	}
	want := plenary.Draft{
		Title: "Two neighbours and a river",
		AsOf:  "2006-12-22",
		Parties: []plenary.PartyDraft{
			{ID: "up", Name: "Upstream", Also: []string{"the Uplands"}}, {ID: "down", Name: "Downstream"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Says: "Release water in the dry season", Levels: []string{"none", "half", "full"},
				Now: "none", Moves: "both"},
			{ID: "down.attack", Says: "Attack the dam", Final: "yes"},
		},
		Impossible: []string{"up.release = full and down.attack"},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{
				{Want: "not down.attack"},
				{Want: "up.release = none", Because: "Filling the reservoir comes first",
					ClaimDraft: plenary.ClaimDraft{Passages: []string{"cbs-1#3"}}},
			}},
			{Party: "down", Ranking: [][]string{{"20"}, {"10", "01"}}},
		},
	}
	if diff := cmp.Diff(want, f.Draft,
		cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	if f.Path != "river.yaml" || string(f.Text) != string(river(t)) {
		t.Error("the file does not keep its name and text")
	}
}

// Levels, codes and dates are the characters in the file, whatever YAML makes
// of them.
func TestScalarsAreLiteral(t *testing.T) {
	f, err := Parse(t.Context(), "x.yaml", []byte(`plenary: "1"
title: 1e3
as_of: 2006-12-22
parties: {up: {name: yes, also: [0x10, 3.10, "null"]}}
options:
  up.a: {levels: [no, yes, 1, 01, 1e3, "null", "~", 2006-12-22, on, .5], now: 01, final: 1e3}
  up.b:
preferences:
  up: {ranking: [[00, "10"], 31, 71]}
`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"no", "yes", "1", "01", "1e3", "null", "~", "2006-12-22", "on", ".5"},
		f.Case.Options[0].Levels); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"0x10", "3.10", "null"}, f.Case.Parties[0].Also); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]string{{"00", "10"}, {"31"}, {"71"}}, f.Draft.Preferences[0].Ranking); diff != "" {
		t.Error(diff)
	}
	if f.Case.Title != "1e3" || f.Case.Parties[0].Name != "yes" || f.Case.Options[0].Now != 3 ||
		f.Case.Options[0].Final != 4 {
		t.Errorf("%+v", f.Case)
	}
}

func TestSources(t *testing.T) {
	f, err := Parse(t.Context(), "x.yaml", []byte(sound+`sources:
  cbs-1:
    title: North Korea nuclear talks end without deal
    publisher: CBS/AP
    date: 2006-12-22
    digest: sha256:0123456789abcdef
    passages:
      3: {at: 33:1, length: 120, digest: "sha256:0123456789abcdef", says: it will not}
      35b:
preferences:
  up: [{want: up.release, by: up, how: stated, passage: [cbs-1#3, cbs-1#35b]}]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []plenary.SourceDraft{{
		ID: "cbs-1", Title: "North Korea nuclear talks end without deal", Publisher: "CBS/AP", Date: "2006-12-22",
		Digest: "sha256:0123456789abcdef",
		Passages: []plenary.PassageDraft{
			{ID: "3", At: "33:1", Length: 120, Digest: "sha256:0123456789abcdef", Says: "it will not"}, {ID: "35b"}},
	}}
	if diff := cmp.Diff(want, f.Draft.Sources); diff != "" {
		t.Error(diff)
	}
}

func TestDraftAtTheTable(t *testing.T) {
	text, err := os.ReadFile("testdata/port.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(t.Context(), "port.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	said := func(by, how, passage string) plenary.ClaimDraft {
		return plenary.ClaimDraft{By: by, How: how, Passages: []string{passage}}
	}
	want := plenary.Draft{
		Conditions: []plenary.ConditionDraft{
			{ID: "water", Want: "up.release >= half"}, {ID: "trade", Want: "down.blockade >= eased"}},
		Tracks: []plenary.TrackDraft{
			{ID: "commission", Name: "River commission", Says: "Engineers; it meets every month",
				Seats: []plenary.SeatDraft{
					{Party: "bank"},
					{Party: "up", Mandate: []plenary.MandateDraft{
						{Discuss: []string{"up.release", "down.blockade"}},
						{Commit: []string{"up.gauges"}, ClaimDraft: said("up", "stated", "note-7#2")},
						{Commit: []string{"up.release = full"}, May: "no",
							ClaimDraft: said("down", "claimed", "note-7#5")},
					}},
					{Party: "down", Mandate: []plenary.MandateDraft{
						{Discuss: []string{"down.blockade"}, May: "no", ClaimDraft: said("", "reported", "note-7#3")}}},
				}},
			{ID: "ministers", Seats: []plenary.SeatDraft{
				{Party: "up", Mandate: []plenary.MandateDraft{{Commit: []string{"up.release"}}}},
				{Party: "down", Mandate: []plenary.MandateDraft{{Commit: []string{"down.blockade <= eased"}}}},
			}},
		},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "trade-first", Party: "up", Refuses: "water", Until: "trade",
				ClaimDraft: said("up", "stated", "note-7#2")},
			{ID: "water-first", Party: "down", Refuses: "trade", Until: "up.release = full", Order: "before",
				Because: "Promises of water were broken twice", ClaimDraft: said("down", "stated", "note-7#5")},
		},
		Guarantees: []plenary.GuaranteeDraft{
			{ID: "loan", Says: "Who borrows for a dam may not hold the water back", Party: "up",
				While: "bank.loan and up.gauges", Keeps: []string{"up.release"}}},
		Exchanges: []plenary.ExchangeDraft{
			{ID: "communique", Says: "Water for passage", Give: "water", For: "trade", Order: "silent",
				ClaimDraft: said("", "reported", "note-7#7")}},
		Levers: []plenary.LeverDraft{
			{ID: "trust", Says: "Upstream no longer asks for trade first", Waive: []string{"trade-first"}},
			{ID: "at-once", Says: "Both go at the same time", Soften: []string{"trade-first", "water-first"}},
			{ID: "half", Says: "Half the water will do for a start", Accept: "up.release = half",
				For: []string{"water-first"}},
			{ID: "authorise", Says: "The engineers may promise half", Widen: "commission",
				Commit: []string{"up.release <= half"}},
			{ID: "refer", Says: "The blockade goes to the commission", Move: "down.blockade", To: "commission",
				Asks: []string{"up", "down"}},
			{ID: "ask", Says: "Somebody asks the bank", Open: []string{"bank.loan"}},
			{ID: "hands", Says: "Neither waits for the other", Swap: []string{"up", "down"}},
		},
		Goals: []plenary.GoalDraft{{ID: "flow", Want: "water"},
			{ID: "lasting", Says: "Water that can be measured", Want: "flow and up.gauges"}},
	}
	if got := f.Draft.Options[3].Closed; got != "Nobody has asked the bank" {
		t.Errorf("bank.loan is closed: %q", got)
	}
	if v := f.Draft.Variants; v[0].Kind != "impatience" || v[1].Kind != "type" ||
		!cmp.Equal(v[2].Levers, []string{"half", "hands"}) {
		t.Errorf("variants: %+v", v)
	}
	rest := cmpopts.IgnoreFields(plenary.Draft{}, "Title", "AsOf", "Parties", "Options", "Impossible", "Preferences",
		"Variants", "Sources")
	if diff := cmp.Diff(want, f.Draft, rest,
		cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	for path, want := range map[string]string{
		"conditions water":                                 "20:10",
		"tracks commission seats bank":                     "42:7",
		"tracks commission seats up mandate 0 discuss 1":   "45:36",
		"tracks commission seats up mandate 1 commit 0":    "46:22",
		"tracks commission seats down mandate 0 discuss 0": "50:23",
		"preconditions trade-first refuses":                "57:37",
		"preconditions trade-first order":                  "57:3",
		"guarantees loan keeps 0":                          "73:12",
		"levers trust waive 0":                             "85:69",
		"levers at-once soften 1":                          "86:69",
		"goals flow want":                                  "94:9",
		"goals lasting want":                               "95:53",
		"variants summit levers 1":                         "108:20",
	} {
		line, col := f.Position(strings.Fields(path)...)
		if got := fmt.Sprintf("%d:%d", line, col); got != want {
			t.Errorf("%q stands at %s, want %s", path, got, want)
		}
	}
}

func TestPosition(t *testing.T) {
	f, err := Parse(t.Context(), "river.yaml", river(t))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                                 "1:1",
		"title":                            "2:8",
		"parties up":                       "6:3",
		"parties up name":                  "6:16",
		"parties up also 0":                "6:33",
		"options up.release":               "10:3",
		"options up.release levels":        "12:5",
		"options up.release levels 2":      "12:26",
		"options down.attack now":          "15:3",
		"impossible 0":                     "20:5",
		"preferences up":                   "23:3",
		"preferences up 0":                 "24:7",
		"preferences up 0 want":            "24:7",
		"preferences up 1":                 "25:7",
		"preferences up 1 want":            "25:13",
		"preferences up 1 passage 0":       "27:16",
		"preferences down ranking 1 1":     "31:16",
		"preferences west":                 "22:1",
		"sources":                          "1:1",
		"impossible 7 and other nonsense":  "19:1",
		"preferences down ranking 9 of it": "29:5",
	} {
		line, col := f.Position(strings.Fields(path)...)
		if got := fmt.Sprintf("%d:%d", line, col); got != want {
			t.Errorf("%q stands at %s, want %s", path, got, want)
		}
	}
	note := f.Locate(plenary.Fault{Path: []string{"preferences", "up", "1", "want"}, Off: 13, Len: 4, Msg: "note"})
	if note.Line != 25 || note.Col != 26 || note.Mark != 4 {
		t.Errorf("note at %d:%d, %d long", note.Line, note.Col, note.Mark)
	}
}

// What keeps a file from being read as text is one fault, with its place
// where it has one.
func TestNotText(t *testing.T) {
	wide := func(order func(uint16) []byte) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(sound)) {
			b = append(b, order(u)...)
		}
		return string(b)
	}
	little := wide(func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} })
	big := wide(func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} })
	for text, want := range map[string]string{
		"":                                "x:1:1: the file is empty",
		" \n\t\r\n":                       "x:1:1: the file is empty",
		"\ufeff":                          "x:1:1: the file is empty",
		"# nothing\n":                     "x:1:1: the file has nothing but comments",
		"---\n...\n":                      "x:1:1: the file has nothing but comments",
		"\xff\xfe" + little:               "x:1:1: the file is UTF-16",
		"\xfe\xff" + big:                  "x:1:1: the file is UTF-16",
		little:                            "x:1:1: the file is UTF-16",
		big:                               "x:1:1: the file is UTF-16",
		"plenary: 1\ntitle: a\x00":        "x:1:1: the file is not text: it has NUL bytes",
		"plenary: 1\ntitle: é\xe9":        "x:2:9: byte 0xe9 is not UTF-8 text",
		"plenary: 1\ntitle: \xe9\n# \x96": "x:2:8: byte 0xe9 is not UTF-8 text, nor are 1 more bytes of the file",
		"PK\x03\x04 word/document.xml":    "x:1:1: the file is a Word document (.docx)",
		"PK\x03\x04 xl/workbook.xml":      "x:1:1: the file is an Excel workbook (.xlsx)",
		"PK\x03\x04":                      "x:1:1: the file is a zip archive",
		"{\\rtf1\\ansi plenary: 1}":       "x:1:1: the file is rich text (RTF)",
		"%PDF-1.7\n":                      "x:1:1: the file is a PDF",
		"\n<!DOCTYPE html><p>x":           "x:1:1: the file is a web page (HTML)",
		"<?xml version=\"1.0\"?>":         "x:1:1: the file is XML",
		"\xd0\xcf\x11\xe0\xa1":            "x:1:1: the file is an old document of Word, Excel or PowerPoint",
		"plenary: 1\rtitle: a":            "x:1:11: a carriage return alone does not end a line",
		"title: a\u2028b":                 "x:1:9: the invisible line separator U+2028",
		"title: a\u0085b":                 "x:1:9: the invisible line separator U+0085",
		"title: \ufeffb":                  "x:1:8: an invisible byte order mark",
		"title: \x1b[31m":                 "x:1:8: the control character U+001B",
		strings.Repeat(" ", MaxBytes+1):   "x:1:1: the file has 8388609 bytes; at most 8388608 (8 MiB) are read",
		"a: [" + strings.Repeat("b,", maxParts) +
			"]": "x:1:2097154: more than 1048576 lines, commas, colons and brackets",
		strings.Repeat(
			"[", 100): "x:1:65: more than 64 lists and mappings inside one another",
		strings.Repeat("- ", 100):      "x:1:129: more than 64 lists",
		"plenary: 1\n\ufeffb: 2":       "x:2:1: an invisible byte order mark",
		"plenary: 1\ntitle: x\n  y: z": "x:3:3: this key stands further right than the one above it",
		"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" +
			"d: [*c, *c]\n": "x:1:4: anchors",
	} {
		_, err := Parse(t.Context(), "x", []byte(text))
		var faults *Faults
		if !errors.As(err, &faults) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40q: %.200v, want %s", text, err, want)
		}
		if _, err := Format(t.Context(), "x", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40q: Format: %.200v, want %s", text, err, want)
		}
	}
}

// Every bound names itself, and does not make other parts faulty.
func TestCaps(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	many := func(n int, each string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, each, i)
		}
		return b.String()
	}
	head := "plenary: 1\nparties: {up: }\noptions: {up.a: }\n"
	rises := "plenary: 1\nparties: {up: }\noptions: {up.a: {moves: forward}}\n"
	closed := "plenary: 1\nparties: {up: }\noptions: {up.a: {closed: why}}\n"
	for text, want := range map[string]string{
		"plenary: 1\nparties: {" + many(65, "p%d: , ") +
			"}\noptions: {p64.a: }\n": "2:1: 65 parties; at most 64 are read",
		"plenary: 1\nparties: {up: }\noptions: {" + many(257, "up.a%d: , ") +
			"}\nimpossible: [up.a256]\n": "3:1: 257 options; at most 256 are read",
		"plenary: 1\nparties: {up: }\noptions:\n  up.a: {levels: [" + many(37, "l%d, ") +
			"]}\nimpossible: [up.a = l36]\n": "4:10: 37 levels of one option; at most 36 are read",
		head + "preferences:\n  up:\n" +
			many(
				MaxStatements+1, "    - up.a #%d\n"): "5:3: 20001 further statements of the case; " +
			"at most 20000 are read",
		head + "impossible:\n" +
			many(MaxStatements+1, "  - up.a #%d\n"): "4:1: 20001 rules; at most 20000 are read",
		head + "sources: {" + many(MaxSources+1, "s%d: , ") +
			"}\npreferences: {up: [{want: up.a, passage: s1000#1}]}\n": "4:1: 1001 sources; at most 1000 are read",
		head + "sources: {s: {passages: {" + many(MaxPassages+1, "p%d: , ") +
			"}}}\npreferences: {up: [{want: up.a, passage: s#p20000}]}\n": "4:15: 20001 further passages of the " +
			"case; at most 20000 are read",
		head + "conditions: {" + many(MaxConditions+1, "c%d: up.a, ") +
			"}\nimpossible: [c1000]\n": "4:1: 1001 conditions; at most 1000 are read",
		head + "goals: {" + many(MaxGoals+1, "g%d: up.a, ") +
			"}\npreferences: {up: [g100]}\n": "4:1: 101 goals; at most 100 are read",
		head + "tracks: {" + many(MaxTracks+1, "t%d: {seats: {up: }}, ") +
			"}\nlevers: {l: {widen: t100, commit: up.a}}\n": "4:1: 101 tracks; at most 100 are read",
		head + "tracks: {t: {seats: {up: {mandate: [" + many(MaxMandates+2, "{commit: up.a #%d\n}, ") +
			"]}}}}\n": "20004:5: more than 20000 options in the mandates of the case; no more are read",
		head + "tracks: {t: {seats: {up: {mandate: [{discuss: [" + many(MaxMandates+1, "up.a #%d\n, ") +
			"]}]}}}}\n": "4:38: more than 20000 options in the mandates",
		head + "preconditions: {" + many(MaxPreconditions+1, "p%d: {party: up, refuses: up.a, until: up.a}, ") +
			"}\nlevers: {l: {waive: p1000}}": "4:1: 1001 preconditions; at most 1000 are read",
		rises + "guarantees: {" + many(MaxGuarantees+1, "g%d: {party: up, while: up.a, keeps: up.a}, ") +
			"}\n": "4:1: 201 guarantees; at most 200 are read",
		head + "exchanges: {" + many(MaxExchanges+1, "e%d: {give: up.a, for: up.a}, ") +
			"}\n": "4:1: 201 exchanges; at most 200 are read",
		closed + "levers: {" + many(MaxLevers+1, "l%d: {open: up.a}, ") +
			"}\nvariants: {v: {levers: l200}}\n": "4:1: 201 levers; at most 200 are read",
		head + "tracks: {t: {seats: {up: }}}\nlevers: {l: {widen: t, commit: [" + many(MaxNames+1, "up.a #%d\n, ") +
			"]}}\n": "5:24: 1001 items in one list; at most 1000 are read",
	} {
		_, err := Parse(t.Context(), "x", []byte(text))
		var faults *Faults
		if !errors.As(err, &faults) || len(faults.List) != 1 || !strings.HasPrefix(err.Error(), "x:"+want) {
			t.Errorf("got %.300v, want only %s", err, want)
		}
	}
}

func TestFaultsAreCounted(t *testing.T) {
	text := sound + "impossible: [" + strings.Repeat("up.b, ", 70) + "]\n"
	_, err := Parse(t.Context(), "x", []byte(text))
	if got := err.Error(); strings.Count(got, "unknown option") != 50 || !strings.HasSuffix(got, "\n... and 20 more") {
		t.Errorf("…%s", got[max(0, len(got)-100):])
	}
	text = sound + "impossible: [" + strings.Repeat("up.b, ", 7000) + "]\n"
	_, err = Parse(t.Context(), "x", []byte(text))
	if got := err.Error(); !strings.HasSuffix(got, "\n... and at least 950 more") {
		t.Errorf("…%s", got[max(0, len(got)-100):])
	}
}
