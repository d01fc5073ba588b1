package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// phrased is a glossary of two parties, of which the case says how to tell what
// they do, and of one of which it says nothing.
func phrased() *answer.Glossary {
	return &answer.Glossary{
		Parties: []answer.PartyName{
			{ID: "nk", Name: "North Korea", Short: "the North", Capital: "Pyongyang"},
			{ID: "us", Name: "United States", Text: "the United States", Short: "the US", Capital: "Washington"},
			{ID: "china", Name: "China"}, {ID: "russia", Name: "Russia"}, {ID: "shores", Name: "the Shores"},
		},
		Options: []answer.OptionName{
			{ID: "nk.programme", Party: "nk", Levels: []string{"improving", "running", "halted"}, Now: new(1),
				Noun: "its nuclear programme",
				Phrases: []answer.PhraseText{{Is: "add to its deterrent"}, {Undo: "restart its facilities"},
					{Do: "halt its nuclear facilities", Noun: "a halt"}}},
			{ID: "nk.talks", Party: "nk", Levels: []string{"attends", "negotiates"}, Now: new(0),
				Phrases: []answer.PhraseText{{}, {Do: "bargain"}}},
			{ID: "us.restrictions", Party: "us", Levels: []string{"in force", "promised", "lifted"}, Now: new(0),
				Noun: "the financial restrictions", Phrases: []answer.PhraseText{{}, {}, {Do: "lift the restrictions",
					Noun: "the lifting"}}},
			{ID: "china.energy", Party: "china", Levels: []string{"no", "yes"},
				Phrases: []answer.PhraseText{{Undo: "stop the energy"}, {Do: "supply energy", Noun: "energy"}}},
			{ID: "russia.energy", Party: "russia", Levels: []string{"no", "yes"},
				Phrases: []answer.PhraseText{{Undo: "stop the energy"}, {Do: "supply energy", Noun: "energy"}}},
			{ID: "shores.flood-gates", Party: "shores", Levels: []string{"shut", "half open", "open"}},
			{ID: "shores.pay", Party: "shores", Levels: []string{"no", "yes"}},
		},
	}
}

// to is a change of an option.
func to(id answer.OptionID, from, to int) answer.Change {
	return answer.Change{Option: id, From: from, To: to}
}

func TestCalled(t *testing.T) {
	tell := English().teller(phrased())
	for want, got := range map[string]page.Spans{
		"North Korea": tell.inText("nk"), "the North": tell.short("nk"), "Pyongyang": tell.capital("nk"),
		"the United States": tell.inText("us"), "the US": tell.short("us"), "Washington": tell.capital("us"),
		"China": tell.capital("china"), "the Shores": tell.short("shores"),
	} {
		if got.String() != want || got[0].Kind != page.Name || got[0].ID == "" {
			t.Errorf("%#v, want %q", got, want)
		}
	}
}

func TestActs(t *testing.T) {
	tell := English().teller(phrased())
	halt, bargain, lift := to("nk.programme", 1, 2), to("nk.talks", 0, 1), to("us.restrictions", 0, 2)
	supply, too := to("china.energy", 0, 1), to("russia.energy", 0, 1)
	gates := to("shores.flood-gates", 2, 1)
	for want, got := range map[string]page.Spans{
		"halt its nuclear facilities":                tell.do(halt),
		"restart its facilities":                     tell.do(to("nk.programme", 2, 1)),
		"set its nuclear programme to improving":     tell.do(to("nk.programme", 2, 0)),
		"set the financial restrictions to promised": tell.do(to("us.restrictions", 0, 1)),
		"set flood gates to half open":               tell.do(gates),
		"say yes to pay":                             tell.do(to("shores.pay", 0, 1)),
		"add to its deterrent":                       tell.keep("nk.programme", 0),
		"not supply energy":                          tell.keep("china.energy", 0),
		"not stop the energy":                        tell.keep("china.energy", 1),
		"no longer bargain":                          tell.do(to("nk.talks", 1, 0)),
		"North Korea no longer bargains":             tell.acts([]answer.Change{to("nk.talks", 1, 0)}),
		"keep its nuclear programme at running":      tell.keep("nk.programme", 1),
		"halt its nuclear facilities and bargain":    tell.doing([]answer.Change{halt, bargain}),
		"halts its nuclear facilities and bargains": tell.finite(tell.capital("nk"),
			[]answer.Change{to("nk.programme", 0, 1), bargain, to("nk.programme", 1, 2)}),
		"lift the restrictions": tell.doing([]answer.Change{to("us.restrictions", 0, 1), to("us.restrictions", 1, 2)}),
		"North Korea halts its nuclear facilities and bargains; the United States lifts the restrictions": tell.acts(
			[]answer.Change{halt, lift, bargain}),
		"China and Russia supply energy; the Shores set flood gates to half open": tell.acts(
			[]answer.Change{supply, gates, too}),
		"North Korea to halt its nuclear facilities; the Shores to say yes to pay": tell.actsTo(
			[]answer.Change{halt, to("shores.pay", 0, 1)}),
		"Washington lifts the restrictions": tell.actsBy([]answer.Change{lift}, tell.capital, ""),
		"":                                  tell.doing([]answer.Change{halt, to("nk.programme", 2, 1)}),
	} {
		if got.String() != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A case in another language is told without its phrases: nothing could bend them.
func TestPhrasesOfAnotherLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"en-GB": "the Shores halt the water", "fr": "the Shores set flood gates to shut",
		"": "the Shores halt the water",
	} {
		g := phrased()
		g.Lang, g.Options[5].Phrases = lang, []answer.PhraseText{{Undo: "halt the water"}}
		if got := English().teller(g).acts([]answer.Change{to("shores.flood-gates", 2, 0)}).String(); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// TestFallsByWhereFrom: what a party does to fall to a level is told by the level it comes from, where the case
// tells them apart; for others the case has no words.
func TestFallsByWhereFrom(t *testing.T) {
	gloss := phrased()
	gloss.Options[2].Phrases[0].Falls = []answer.FallText{{From: 1, Undo: "take back its promise"},
		{From: 2, Undo: "put the restrictions in force"}}
	tell := English().teller(gloss)
	for want, c := range map[string]answer.Change{
		"take back its promise":         to("us.restrictions", 1, 0),
		"put the restrictions in force": to("us.restrictions", 2, 0),
		"stop the energy":               to("china.energy", 1, 0),
	} {
		if got := tell.do(c).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	gloss.Options[2].Phrases[0].Falls = gloss.Options[2].Phrases[0].Falls[:1]
	if got := English().teller(gloss).do(to("us.restrictions", 2, 0)).String(); got !=
		"set the financial restrictions to in force" {
		t.Errorf("of a fall that the case does not tell: %q", got)
	}
	gloss.Lang = "nl"
	if got := English().teller(gloss).do(to("us.restrictions", 1, 0)).String(); got == "take back its promise" {
		t.Error("a phrase in another language is bent")
	}
}
