package answer

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
)

// phrased is a case with every key that says how things are told in a sentence.
const phrased = `plenary: 1
lang: en-GB
parties:
  up: {name: Upland, text: the Upland, short: the hills, capital: Highgate, as_written: As it says}
  down: {name: Lowland}
options:
  up.water:
    noun: its water
    who: cy
    because: The two gates are one option
    levels:
      none: {undo: shut the gates again}
      full: {do: open the gates, is: keep the gates open, noun: a release, who: ada, how: claimed, passage: note#2}
  down.raid: {do: raid, undo: call off its raids}
conditions:
  wet: {when: up.water = full, noun: the release}
  calm: not down.raid
goals:
  peace: {want: wet and calm, noun: a quiet river}
preferences: {up: [calm], down: [wet]}
preconditions:
  first: {party: down, refuses: calm, until: wet, refusal: end its raids, question: Will half do?}
  then: {party: up, refuses: wet, until: calm}
levers:
  give: {waive: first, ask: {down: end its raids unasked}}
variants:
  wild: {noun: Its raids come first, kind: type, preferences: {down: {instead: [down.raid]}}}
people: {ada: {name: Ada Reed, party: down, role: minister}, cy: , dee: }
sources: {note: {short: Note, publisher: The Press, passages: {1: , 2: }}}
left_out: [the fish]
`

// TestPhrasesInGlossary: what the case calls things is in the glossary, with
// those who say so.
func TestPhrasesInGlossary(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "phrased.yaml", []byte(phrased))
	if err != nil {
		t.Fatal(err)
	}
	talks, err := talksOf(f.Draft, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewBrief(context.Background(), talks)
	if err != nil {
		t.Fatal(err)
	}
	g := &b.Glossary
	for what, pair := range map[string][2]any{
		"lang":     {g.Lang, "en-GB"},
		"left out": {g.LeftOut, []string{"the fish"}},
		"parties": {g.Parties, []PartyName{
			{"up", "Upland", "the Upland", "the hills", "Highgate", "As it says", nil}, {ID: "down", Name: "Lowland"}}},
		"options": {g.Options, []OptionName{
			{ID: "up.water", Party: "up", Levels: []string{"none", "full"}, Now: new(0), Noun: "its water",
				Because: "The two gates are one option", Claim: Claim{Who: "cy"}, Phrases: []PhraseText{
					{Undo: "shut the gates again"},
					{Do: "open the gates", Is: "keep the gates open", Noun: "a release",
						Claim: Claim{By: "down", Who: "ada", How: "claimed", Passages: []Ref{"note#2"}}}}},
			{ID: "down.raid", Party: "down", Levels: []string{"no", "yes"}, Now: new(0),
				Phrases: []PhraseText{{Undo: "call off its raids"}, {Do: "raid"}}}}},
		"people":  {g.People, []PersonName{{"ada", "Ada Reed", "down", "minister"}, {ID: "cy", Name: "cy"}}},
		"stances": {g.Stances[0], StanceText{ID: "first", Refusal: "end its raids", Question: "Will half do?"}},
		"levers":  {g.Levers[0].Asks, []AskText{{"down", "end its raids unasked"}}},
		"goals":   {g.Goals[0].Noun, "a quiet river"},
		"sources": {g.Sources, []SourceText{{ID: "note", Title: "", Short: "Note", Publisher: "The Press"}}},
	} {
		if diff := cmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	for _, c := range g.Conditions {
		if want := map[ConditionID]string{"wet": "the release"}[c.ID]; c.Noun != want {
			t.Errorf("%s is called %q", c.ID, c.Noun)
		}
	}
}
