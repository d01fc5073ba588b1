package plenary_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// phrased is a case in which phrases can be put.
func phrased() plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{
			{ID: "up.water", Levels: []string{"none", "half", "full"}, Phrases: make([]plenary.PhraseDraft, 3)},
			{ID: "down.raid"},
		},
		Conditions: []plenary.ConditionDraft{{ID: "calm", Want: "not down.raid"}},
		Goals:      []plenary.GoalDraft{{ID: "peace", Want: "calm"}},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "first", Party: "up", Refuses: "up.water = full", Until: "calm"}},
		Levers:  []plenary.LeverDraft{{ID: "give", Waive: []string{"first"}}},
		People:  []plenary.PersonDraft{{ID: "ada", Name: "Ada Brook", Party: "down"}, {ID: "bo"}},
		Sources: []plenary.SourceDraft{{ID: "note"}},
	}
}

// onlyFault checks that a draft has one fault, at a path, or with want "" none.
func onlyFault(t *testing.T, d *plenary.Draft, what, want, at string) {
	t.Helper()
	_, faults := d.Case()
	switch {
	case want == "" && len(faults) > 0:
		t.Errorf("%q: %v", what, faults)
	case want != "" && (len(faults) != 1 || !strings.Contains(faults[0].Error(), want) ||
		strings.Join(faults[0].Path, " ") != at):
		t.Errorf("%q: %v\nwant %s at %s", what, faults, want, at)
	}
}

// TestVerbPhrases: what no infinitive is or begins with is refused, where the
// case is in English.
func TestVerbPhrases(t *testing.T) {
	for text, want := range map[string]string{
		"open the gates": "", "re-open its gates": "", "bargain, and sign": "", "join the U.N.": "", "be patient": "",
		"ouvrir les vannes":      "",
		"to open the gates":      "begins with to, which the sentence adds; write `open the gates`",
		"To open the gates":      "begins with to",
		"open the gates.":        "ends like a whole one; write `open the gates`",
		"open the gates!?":       "ends like a whole one; write `open the gates`",
		"open the gates...":      "ends like a whole one; write `open the gates`",
		"it opens the gates":     "does not begin with a verb in the infinitive; write what the party does",
		"The gates are open":     "does not begin with a verb",
		"not attack":             "does not begin with a verb",
		"is open":                "does not begin with a verb",
		" open the gates":        "has blanks around it; write it without them",
		"open\nthe gates":        "has a line end or a tab in it",
		"open  the gates":        "has a sign that nobody sees, or two blanks together",
		"open \u202ethe gates":   "has a sign that nobody sees",
		"open \x1b[1mthe gates":  "has a sign that nobody sees",
		strings.Repeat("é", 121): "`do` has 121 characters; at most 120 are read",
		strings.Repeat("é", 120): "",
	} {
		d := phrased()
		d.Options[0].Phrases[2].Do = text
		onlyFault(t, &d, text, want, "options up.water levels full do")
		d = phrased()
		d.Levers[0].Ask = []plenary.AskDraft{{Party: "up", Text: text}}
		onlyFault(t, &d, text, strings.ReplaceAll(want, "`do`", "`up`"), "levers give ask up")
	}
	for lang, want := range map[string]string{
		"": "begins with to", "en-GB": "begins with to", "EN": "begins with to", "nl": "", "enm": "",
	} {
		d := phrased()
		d.Lang, d.Preconditions[0].Refusal = lang, "to bed"
		onlyFault(t, &d, lang, want, "preconditions first refusal")
	}
}

// TestNounPhrases: a noun phrase is no sentence and no verb; names may end with a
// stop.
func TestNounPhrases(t *testing.T) {
	for at, put := range map[string]func(d *plenary.Draft, text string){
		"options up.water noun": func(d *plenary.Draft, text string) { d.Options[0].Noun = text },
		"options up.water levels none noun": func(d *plenary.Draft, text string) {
			d.Options[0].Phrases[0].Noun = text
		},
		"conditions calm noun": func(d *plenary.Draft, text string) { d.Conditions[0].Noun = text },
		"goals peace noun":     func(d *plenary.Draft, text string) { d.Goals[0].Noun = text },
		"left_out 1":           func(d *plenary.Draft, text string) { d.LeftOut = []string{"fish", text} },
	} {
		for text, want := range map[string]string{
			"a release": "", "the Straits of A.B.": "", "Raids": "", "to": "is a verb, and not a noun",
			"to release water": "is a verb, and not a noun; name it", "a release.": "write `a release`",
			"a peace;": "write `a peace`",
		} {
			d := phrased()
			put(&d, text)
			onlyFault(t, &d, text, want, at)
		}
	}
	d := phrased()
	d.Parties[0].Text, d.Parties[0].Short, d.Sources[0].Short = "Upper & Sons Ltd.", "the U.", "Ed."
	onlyFault(t, &d, "names", "", "")
	d.Parties[1].Capital = "Low\tton"
	onlyFault(t, &d, "a tab", "has a line end or a tab in it", "parties down capital")
}

// TestPhrasesOutOfPlace: a phrase that nothing could use is refused.
func TestPhrasesOutOfPlace(t *testing.T) {
	asks := func(party string) func(d *plenary.Draft) {
		return func(d *plenary.Draft) { d.Levers[0].Ask = []plenary.AskDraft{{Party: party, Text: "wait"}} }
	}
	for _, c := range []struct {
		at, want string
		put      func(d *plenary.Draft)
	}{
		{"options up.water levels none do", "nothing is below the first level",
			func(d *plenary.Draft) { d.Options[0].Phrases[0].Do = "shut the gates" }},
		{"options up.water levels full undo", "nothing is above the last level",
			func(d *plenary.Draft) { d.Options[0].Phrases[2].Undo = "shut the gates" }},
		{"options up.water do", "only of an option that has two, in a list; write it under the level",
			func(d *plenary.Draft) { d.Options[0].Do = "open the gates" }},
		{"options up.water is", "only of an option that has two, in a list; write the levels as a mapping",
			func(d *plenary.Draft) { d.Options[0].Is, d.Options[0].Phrases = "open the gates", nil }},
		{"levers give ask down", "the lever does not ask `down` for anything; name the party", asks("down")},
		{"levers give ask dwn", "unknown party `dwn`; the lever asks up", asks("dwn")},
		{"levers give ask upp", "unknown party `upp`; did you mean `up`?", asks("upp")},
		{"preconditions first question", "a question ends with a question mark",
			func(d *plenary.Draft) { d.Preconditions[0].Question = "Is a treaty enough" }},
		{"", "", func(d *plenary.Draft) { d.Preconditions[0].Question = "Est-ce assez ?" }},
		{"", "", func(d *plenary.Draft) { d.Preconditions[0].Question = "够了吗？" }},
		{"lang", "`English` is not the tag of a language; write a tag, as in en",
			func(d *plenary.Draft) { d.Lang = "English" }},
		{"lang", "`pt_BR` is not the tag of a language; write `pt-BR`", func(d *plenary.Draft) { d.Lang = "pt_BR" }},
		{"", "", func(d *plenary.Draft) { d.Lang = "zh-Hant-TW" }},
	} {
		d := phrased()
		c.put(&d)
		onlyFault(t, &d, c.at, c.want, c.at)
	}
}

// TestWhoClaims: a person's claim is that of the party for which the person speaks.
func TestWhoClaims(t *testing.T) {
	for _, c := range []struct{ by, who, want string }{
		{"", "ada", ""}, {"down", "ada", ""}, {"", "", ""}, {"", "bo", ""},
		{"up", "ada", "`ada` does not speak for `up`; correct one of the two"},
		{"down", "bo", "`bo` does not speak for `down`"},
		{"", "ade", "unknown person `ade`; did you mean `ada`?"},
		{"", "Ada Brook", "unknown person `Ada Brook`; did you mean `ada`?"},
		{"", "zeno", "unknown person `zeno`; describe the person under people here"},
	} {
		d := phrased()
		d.Preconditions[0].By, d.Preconditions[0].Who = c.by, c.who
		onlyFault(t, &d, c.by+" "+c.who, c.want, "preconditions first who")
		d = phrased()
		d.Options[0].Phrases[1].By, d.Options[0].Phrases[1].Who = c.by, c.who
		onlyFault(t, &d, c.by+" "+c.who, c.want, "options up.water levels half who")
	}
}

// TestFalls: what is said of a fall by where one comes from names a higher level, and is told of that alone.
func TestFalls(t *testing.T) {
	for _, x := range []struct {
		to         int
		from, text string
		want, at   string
	}{
		{0, "full", "shut the gates", "", ""},
		{1, "full", "shut the gates by half", "", ""},
		{0, "ful", "shut the gates", "option `up.water` has no level `ful`; did you mean `full`?", "none undo ful"},
		{0, "wide", "shut the gates", "no level `wide`; above it are half, full", "none undo wide"},
		{1, "none", "shut the gates", "nobody falls from `none` to `half`, which is no lower; name a level above it",
			"half undo none"},
		{1, "half", "shut the gates", "nobody falls from `half` to `half`", "half undo half"},
		{2, "half", "shut the gates", "nothing is above the last level", "full undo"},
		{0, "full", "to shut the gates", "begins with to", "none undo full"},
		{0, "full", strings.Repeat("é", 121), "`full` has 121 characters; at most 120 are read", "none undo full"},
	} {
		d := phrased()
		d.Options[0].Phrases[x.to].Falls = []plenary.FallDraft{{From: x.from, Text: x.text}}
		onlyFault(t, &d, x.from+" "+x.text, x.want, "options up.water levels "+x.at)
	}

	d := phrased()
	d.Options[0].Phrases[0].Falls = []plenary.FallDraft{{From: "full", Text: "shut the gates"}}
	d.Options[0].Phrases[1] = plenary.PhraseDraft{Do: "open half the gates", Undo: "shut half the gates"}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for move, want := range map[[2]int]string{
		{2, 0}: "shut the gates", {1, 0}: "", {0, 1}: "open half the gates", {2, 1}: "shut half the gates", {0, 2}: "",
	} {
		if got := c.Options[0].Move(move[0], move[1]); got != want {
			t.Errorf("from %d to %d: %q, want %q", move[0], move[1], got, want)
		}
	}
	if got := c.Options[1].Move(0, 1); got != "" {
		t.Errorf("of an option without phrases: %q", got)
	}
}
