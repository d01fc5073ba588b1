package casefile

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary"
)

// told is a case with every key that says how things are told in a sentence.
const told = `plenary: 1
lang: en-GB
parties:
  up: {name: Upland, text: the Upland, short: the hills, capital: Highgate, as_written: As it says}
  down: {name: Lowland}
options:
  up.water:
    noun: its water
    how: reported
    passage: note#1
    because: The two gates are one option
    levels:
      none: {undo: {full: shut the gates, half: shut the gates again}}
      half: {undo: shut the gates by half}
      full: {do: open the gates, is: keep the gates open, noun: a release, who: ada, how: claimed, because: Why}
    now: half
  down.raid: {do: raid, undo: call off its raids, is: "keep raiding, by night", noun: its raids}
  down.watch: {levels: [off, "on"], do: keep watch}
conditions:
  wet: {when: up.water = full, noun: the release}
  calm: not down.raid
goals:
  peace: {want: wet and calm, noun: a quiet river}
preconditions:
  first: {party: down, refuses: calm, until: wet, refusal: end its raids, question: Will half do?, who: bo}
levers:
  give: {waive: first, ask: {down: end its raids unasked}}
variants:
  wild: {noun: Its raids come first, preferences: {down: {instead: [down.raid]}}}
people: {ada: {party: down}, bo: {name: Bo Reed, party: down}, cy: }
sources: {note: {short: Note, passages: {1: }}}
left_out: [the fish, "rain, and snow"]
`

// TestPhrases: what says how things are told stands in the case where it belongs.
func TestPhrases(t *testing.T) {
	f, err := Parse(t.Context(), "told.yaml", []byte(told))
	if err != nil {
		t.Fatal(err)
	}
	c := f.Case
	none := plenary.Claim{By: -1, Who: -1}
	ada := plenary.Claim{By: 1, Who: 0, How: plenary.Claimed}
	for what, pair := range map[string][2]any{
		"party": {c.Parties[0], plenary.Party{ID: "up", Name: "Upland", Text: "the Upland", Short: "the hills",
			Capital: "Highgate", AsWritten: "As it says", Options: []int{0}}},
		"levels": {c.Options[0].Levels, []string{"none", "half", "full"}},
		"phrases": {c.Options[0].Phrases, []plenary.Phrase{{
			Falls: []plenary.Fall{{From: 1, Text: "shut the gates again"}, {From: 2, Text: "shut the gates"}},
			Claim: none},
			{Undo: "shut the gates by half", Claim: none},
			{Do: "open the gates", Is: "keep the gates open", Noun: "a release", Because: "Why", Claim: ada}}},
		"claim of an option": {c.Options[0].Claim,
			plenary.Claim{By: -1, Who: -1, How: plenary.Reported, Passages: []string{"note#1"}}},
		"of two levels": {c.Options[1].Phrases, []plenary.Phrase{{Undo: "call off its raids", Claim: none},
			{Do: "raid", Is: "keep raiding, by night", Claim: none}}},
		"of two named": {c.Options[2].Phrases, []plenary.Phrase{{Claim: none}, {Do: "keep watch", Claim: none}}},
		"texts": {[]string{c.Lang, c.Options[0].Noun, c.Options[0].Because, c.Options[1].Noun, c.Conditions[0].Noun,
			c.Goals[0].Noun, c.Preconditions[0].Refusal, c.Preconditions[0].Question, c.Known[0].Noun,
			c.Sources[0].Short}, []string{"en-GB", "its water", "The two gates are one option", "its raids",
			"the release", "a quiet river", "end its raids", "Will half do?", "Its raids come first", "Note"}},
		"now":      {c.Options[0].Now, 1},
		"who":      {c.Preconditions[0].Claim, plenary.Claim{By: 1, Who: 1}},
		"ask":      {c.Levers[0].Ask, []plenary.Ask{{Party: 1, Text: "end its raids unasked"}}},
		"left out": {c.LeftOut, []string{"the fish", "rain, and snow"}},
	} {
		if diff := cmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}

// TestPhrasesAreLaidOut: to lay the text out changes nothing that it says.
func TestPhrasesAreLaidOut(t *testing.T) {
	out, err := Format(t.Context(), "told.yaml", []byte(told))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := Parse(t.Context(), "a", []byte(told))
	b, err := Parse(t.Context(), "b", out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a.Draft, b.Draft, cmp.AllowUnexported(plenary.Draft{}, plenary.StatementDraft{})); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(string(out), "who: ada, how: claimed") {
		t.Errorf("laid out as\n%s", out)
	}
}

// TestMendLevels: the characters of levels that are keys, and of what one asks,
// are those of the author but for quotes around a level.
func TestMendLevels(t *testing.T) {
	const typed = "plenary: 1\nparties: {up: , down: }\noptions:\n  up.a:\n    levels:\n      “none”:\n" +
		"      Iran’s half: {do: open – Iran’s – half, is: “keep it”}\n      full：{do: x}\n" +
		"  down.b: {levels: {\"a – b\": , c — d: {undo: x}, e : }}\n" +
		"levers: {l: {swap: [up, down], ask: {up: let Iran’s half go – at once}}}\n" +
		"conditions: {x: {when: up.a ≥ \"Iran’s half\", noun: Iran’s – half}}\n"
	out, _, err := Mend(t.Context(), []byte(typed))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("“none”", `"none"`, "：", ": ", "≥", ">=").Replace(typed)
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Error(diff)
	}
	f, err := Parse(t.Context(), "x", out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"none", "Iran’s half", "full"}, f.Draft.Options[0].Levels); diff != "" {
		t.Error(diff)
	}
}
