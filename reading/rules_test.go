package reading_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

const prose = "The envoys met again in the town hall and stayed there until the lamps were lit.\n\n"

// ownRules are the rules that are not of a language, each with a text that it
// fits and one, as near as can be, that it does not.
var ownRules = []struct{ name, yes, no string }{
	{"quoted: goes on with the speaker of the sentence before",
		`"We stay," Osk said. "The pass is closed."`,
		`"We stay," Osk said. Then he left. "The pass is closed."`},
	{"quoted: the paragraph before leads to it with a colon",
		"Osk said on Friday:\n\n\"The pass is closed.\"",
		"Osk said so on Friday.\n\n\"The pass is closed.\""},
	{"quoted: a quotation without a verb of saying",
		`"The pass is closed for good."`,
		`The pass is "closed for good".`},
	{"quoted: the quotation goes on from the paragraph before",
		"Osk said: \"The pass is closed.\n\n\"The road is bad.\"",
		"Osk said: \"The pass is closed.\"\n\n\"The road is bad.\""},
	{"quoted: the quotation goes on in the next paragraph, which names the speaker",
		"\"The pass is closed.\n\n\"The road is bad,\" Osk said.",
		"\"The pass is closed.\"\n\n\"The road is bad,\" Osk said."},
	{"quoted: the label of a transcript",
		"MR. OSK: Good day.\n\nMS. DAHL: Good day.\n\nMR. OSK: Good night.",
		"MR. OSK: Good day.\n\nMS. DAHL: Good day."},
	{"quoted: in the first person, after a labelled paragraph of a transcript",
		"MR. OSK: Good day.\n\nWe stay here.\n\nMS. DAHL: Good day.\n\nMR. OSK: Good night.",
		"MR. OSK: Good day.\n\nThey stay here.\n\nMS. DAHL: Good day.\n\nMR. OSK: Good night."},
	{"words between bars, as in a menu",
		prose + "World | Trade | Water",
		prose + "World, Trade, Water."},
	{"short and without the end of a sentence",
		prose + "No word from the pass",
		prose + "No word from the pass."},
	{"above the text and without the end of a sentence",
		"The hall is full again\n\n" +
			"Envoys of both banks meet in the old town hall and stay there until the lamps are lit\n\n" + prose,
		prose + "Envoys of both banks meet in the old town hall and stay there until the lamps are lit\n\n"},
	{"stands in the text more than once",
		prose + "The lamps are out.\n\nThe lamps are out.",
		prose + "The lamps are out.\n\nThe lamps are lit."},
	{"short and in brackets",
		prose + "(from the hall,)",
		prose + "(From the hall.)"},
	{"not in the article by the reader mode",
		"<html><nav><p>All of our valleys</p></nav><article>" + strings.Repeat("<p>"+prose, 9),
		"<html><article><p>All of our valleys</p>" + strings.Repeat("<p>"+prose, 9)},
	{"line before the text",
		"Monday, 12 May 2031\n\n" + prose,
		prose + "They signed on Monday, 12 May 2031, and left."},
	{"unknown: neither the page nor its first lines state a date",
		prose,
		"12 May 2031\n\n" + prose},
	{"unknown: the dateline has no year",
		"LINDACH, May 12 (Pass Agency) -- " + prose,
		"LINDACH, May 12, 2031 (Pass Agency) -- " + prose},
	{"article:published_time",
		`<html><meta property="article:published_time" content="2031-05-12"><p>` + prose,
		`<html><meta property="article:modified_time" content="2031-05-12"><p>` + prose},
	{"datePublished",
		`<html><script>{"datePublished": "2031-05-12"}</script><p>` + prose,
		`<html><script>{"dateModified": "2031-05-12"}</script><p>` + prose},
}

// TestOwnRules reads both texts of every rule.
func TestOwnRules(t *testing.T) {
	for _, rule := range ownRules {
		t.Run(rule.name, func(t *testing.T) {
			if names := rulesOf(readText(t, rule.yes, reading.Options{})); !names[rule.name] {
				t.Errorf("does not fit %s\nbut %v", rule.yes, names)
			}
			if names := rulesOf(readText(t, rule.no, reading.Options{})); names[rule.name] {
				t.Errorf("fits %s", rule.no)
			}
		})
	}
}

func rulesOf(r *reading.Report) map[string]bool {
	names := map[string]bool{r.Date.From: true}
	for i := range r.Proposals {
		names[r.Proposals[i].Rule] = true
	}
	for i := range r.Furniture {
		names[r.Furniture[i].Why] = true
	}
	return names
}
