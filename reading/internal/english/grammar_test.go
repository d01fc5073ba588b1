package english_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

// grammar has, for every function that no rule is named after, a text that it
// is for and what is proposed, and the text most like it that it is not for.
var grammar = []struct{ function, yes, proposed, no, instead string }{
	// whose words they are
	{"before: the subject and its verb",
		`Osk said the pass was closed.`, `Osk: the pass was closed`,
		`To Osk it was said the pass was closed.`, ``},
	{"skipBack: adverbs, has, and a day between them",
		`Osk has already on Friday said the pass was closed.`, `Osk on Friday: the pass was closed`,
		`Osk has not said the pass was closed.`, ``},
	{"apposed: a name and an apposition between commas",
		`Osk, who came late, said the pass was closed.`, `Osk: the pass was closed`,
		`Osk came late, the pass said nothing.`, ``},
	{"dashed: a name and an apposition between dashes",
		`Osk - he came late - said the pass was closed.`, `Osk: the pass was closed`,
		`Osk came late - said nobody at the pass.`, ``},
	{"takeName: an apposition that holds the name",
		`The envoy, Pavel Osk, said the pass was closed.`, `The envoy, Pavel Osk: the pass was closed`,
		`The envoy, in good spirits, said the pass was closed.`, `The envoy: the pass was closed`},
	{"following: a subject after its verb",
		`"The pass is closed," said Osk after lunch.`, `Osk: The pass is closed,`,
		`"The pass is closed" is what Osk read.`, ``},
	{"endsFollowing: where such a subject ends",
		`"The pass is closed," said the envoy in Lindach on Friday.`,
		`the envoy in Lindach on Friday: The pass is closed,`,
		`"The pass is closed," said the envoy of the League and left.`, `the envoy of the League: The pass is closed,`},
	{"direct: brackets after a name, and clauses within others",
		`Osk (Tessel) said the pass was closed.`, `Osk: the pass was closed`,
		`The pass that Osk said was closed is open.`, ``},
	{"opening and shared: a verb after another of the same subject",
		`Osk left early, but said the pass was closed.`, `Osk: the pass was closed`,
		`The rain left early, but said the pass was closed.`, ``},
	{"share: two verbs of saying with one subject",
		`Osk said the pass was closed, and warned that the road was bad.`,
		`Osk: the pass was closed; Osk: the road was bad`,
		`Osk said the pass was closed, and Dahl warned that the road was bad.`,
		`Osk: the pass was closed; Dahl: the road was bad`},
	{"participle: a participle of saying after a comma",
		`Osk left the hall, adding that the pass was closed.`, `Osk: the pass was closed`,
		`Osk left the hall adding that the pass was closed.`, ``},
	{"quotedAs: was quoted as saying",
		`Osk was quoted by a paper as saying the pass was closed.`, `Osk: the pass was closed`,
		`Osk was seen by a paper as saying the pass was closed.`, ``},
	{"accordingTo: according to somebody",
		`The pass is closed for good, according to Osk.`, `Osk: The pass is closed for good`,
		`The pass is closed for good, according to him.`, ``},
	{"agrees: the present of the plural",
		`Officials say the pass was closed.`, `Officials: the pass was closed`,
		`Osk say the pass was closed.`, ``},
	// who can speak
	{"phraseOf: longer than a name",
		`Two senior officials of the League said the pass was closed.`,
		`Two senior officials of the League: the pass was closed`,
		`Nobody said the pass was closed.`, ``},
	{"skipOpening: what stands before a subject",
		`Meanwhile on Friday Osk said the pass was closed.`, `Osk: the pass was closed`,
		`Both sides said the pass was closed.`, `Both sides: the pass was closed`},
	{"headEnd: the noun ends before what tells more of it",
		`The envoy who came late said the pass was closed.`, `The envoy who came late: the pass was closed`,
		`The road who came late said the pass was closed.`, ``},
	{"inPhrase: no verb is part of a speaker",
		`The deputy envoy said the pass was closed.`, `The deputy envoy: the pass was closed`,
		`The road was long said the pass was closed.`, ``},
	{"joined: two names",
		`Dahl and Osk said the pass was closed.`, `Dahl and Osk: the pass was closed`,
		`Trade and Industry Minister Osk said the pass was closed.`,
		`Trade and Industry Minister Osk: the pass was closed`},
	{"nounHere: a verb of saying that is a noun",
		`Osk now claims the pass was closed.`, `Osk: the pass was closed`,
		`Similar claims the pass was closed were heard.`, ``},
	// how verbs take their words
	{"complete: ruled out, pointed out, called for, spoke of",
		`Osk ruled out a truce.`, `Osk: ruled out a truce`,
		`Osk ruled a small valley.`, ``},
	{"aside: when, where and how after the verb",
		`Osk said bluntly on Friday that the pass was closed.`, `Osk on Friday: the pass was closed`,
		`Osk said on Friday nothing at all.`, ``},
	{"addressee: whom somebody told",
		`Osk told the press on Friday that the pass was closed.`, `Osk on Friday: the pass was closed`,
		`Osk told the truth.`, ``},
	{"outlet: whom somebody told, a paper with its name",
		`Osk told the Lindach news agency that the pass was closed.`, `Osk: the pass was closed`,
		`Osk told the Lindach choir.`, ``},
	{"venue: where somebody said it",
		`Osk said in an interview with Radio Marn that the pass was closed.`, `Osk: the pass was closed`,
		`Osk said in the pass nobody sleeps.`, ``},
	{"thatWithin: whom somebody warned",
		`Osk warned the people of Marn that the pass was closed.`, `Osk: the pass was closed`,
		`Osk warned of a flood.`, `Osk: a flood`},
	{"clauseEnd: what the speaker did after it",
		`Osk said the pass was closed, but declined to tell why.`, `Osk: the pass was closed`,
		`Osk said the pass was closed, and bad.`, `Osk: the pass was closed, and bad`},
	{"beforeRemark: the reporter's remark",
		`Osk demanded a toll, a step that traders fear.`, `Osk: a toll`,
		`Osk demanded a toll, a tax and a road.`, `Osk: a toll, a tax and a road`},
	{"takesClause: a clause without that",
		`Osk announced the pass was closed.`, `Osk: the pass was closed`,
		`Osk announced a truce in the valley.`, ``},
	{"goesAside: words between a quotation and its verb",
		`"We stay here for good" in the end, Osk said on Friday.`, `Osk on Friday: We stay here for good`,
		`"We stay here for good" in the end, Osk said the mason wrote.`,
		`nobody: We stay here for good; Osk: the mason wrote`},
	{"light: nothing but when and where after the verb",
		`Osk said on Friday: "The pass is closed" in the hall.`, `Osk on Friday: The pass is closed`,
		`Osk said the word "pass" was old.`, `Osk: the word "pass" was old`},
	{"colonAfter: a verb of another kind and a colon",
		`Osk rejected the plan: "The pass stays closed."`, `Osk: The pass stays closed.`,
		`Osk rejected the plan and "the pass".`, `Osk: rejected the plan and "the pass"`},
	{"Quoting: whom a speaker quotes",
		`"And Dahl said, 'Never,' so we left," Osk said.`,
		`Osk quoting Dahl “Never,”: And Dahl said, 'Never,' so we left,`,
		`"And there was 'never' on the wall," Osk said.`, `Osk quoting “never”: And there was 'never' on the wall,`},
	{"complement: what a verb takes",
		`Osk rejected tolls.`, `Osk: rejected tolls`,
		`Osk rejected.`, ``},
	{"thatClause: that, for something",
		`Osk said that is the end of it.`, `Osk: that is the end of it`,
		`Osk said that.`, ``},
	{"clauseLike and commaThenFinite: when, and a clause",
		`Osk said for once, it was dry.`, `Osk: for once, it was dry`,
		`Osk said for once it was dry.`, ``},
	{"subjectFirst: a short subject",
		`Osk announced the old pass was closed.`, `Osk: the old pass was closed`,
		`Osk announced the end of the war was near.`, ``},
	{"toListeners: to whom",
		`Osk said to reporters that the pass was closed.`, `Osk: the pass was closed`,
		`Osk said to be sure that the pass was closed.`, ``},
	{"toListeners: to people",
		`Osk said to the envoys in Lindach that the pass was closed.`, `Osk: the pass was closed`,
		`Osk said to the stones in Lindach that the pass was closed.`, ``},
	{"when: after the verb",
		`Osk said on Friday the pass was closed.`, `Osk on Friday: the pass was closed`,
		`Osk said the pass was closed on Friday.`, `Osk: the pass was closed on Friday`},
	{"when and openingDay: before the subject",
		`On Friday, Osk said the pass was closed.`, `Osk on Friday: the pass was closed`,
		`The pass closed on Friday, and Osk said the road was bad.`, `Osk: the road was bad`},
	{"when: between subject and verb",
		`Osk on Friday said the pass was closed.`, `Osk on Friday: the pass was closed`,
		`Osk, who came on Friday, said the pass was closed.`, `Osk: the pass was closed`},
	{"findCues: what a source says of others",
		`According to Osk, Dahl said the pass was closed.`, `Osk: Dahl said the pass was closed`,
		`Dahl, according to Osk, said the pass was closed.`, `Dahl: the pass was closed`},
	{"nounClause: a noun of saying and what it promises",
		`Osk repeated his pledge to stay.`, `Osk: to stay`,
		`Osk repeated his pledge.`, `Osk: his pledge`},
	// words
	{"Capital: a small first part of a name",
		`Walid al-Garra came. "We stay," al-Garra said.`, `al-Garra: We stay,`,
		`Walid came. "We stay in the pass," old-timers said.`, `old-timers: We stay in the pass,`},
	{"Abbreviation and Begins: where a sentence ends",
		`"We stay," said Gen. Osk. Dahl left.`, `Gen. Osk: We stay,`,
		`They met at 5 p.m. The envoy said the pass was closed.`, `The envoy: the pass was closed`},
	{"Elision: an apostrophe that opens no quotation",
		`"'Tis the end of the pass," Osk said.`, `Osk: 'Tis the end of the pass,`,
		`"'Pass' is the end of it," Osk said.`, `Osk quoting “Pass”: 'Pass' is the end of it,`},
	{"Apostrophe: one that closes no quotation",
		`"They said 'the envoys' hats' and left," Osk said.`,
		`Osk quoting They “the envoys' hats”: They said 'the envoys' hats' and left,`,
		`"They said 'the hat' and left," Osk said.`, `Osk quoting They “the hat”: They said 'the hat' and left,`},
	// people
	{"Refers: pronouns",
		`Ms Dahl met Mr Osk. He said the pass was closed.`, `He for Osk: the pass was closed`,
		`Dahl met Osk. He said the pass was closed.`, `nobody: the pass was closed`},
	{"holders and namedBeside: people spoken of by office",
		`There was the ambassador. He said the pass was closed.`, `He for the ambassador: the pass was closed`,
		`There was the ambassador Osk. He said the pass was closed.`, `He for Osk: the pass was closed`},
	{"names and titled: whom a title makes a person",
		`They met Minister Osk. He said the pass was closed.`, `He for Osk: the pass was closed`,
		`They met in Lindach. He said the pass was closed.`, `nobody: the pass was closed`},
	{"Affiliation: the party of an office",
		`The Marn envoy said the pass was closed.`, `The Marn envoy of marn: the pass was closed`,
		`A Marn analyst said the pass was closed.`, `A Marn analyst: the pass was closed`},
	{"Plain: a name in other words",
		`Marn's said the pass was closed.`, `Marn's of marn: the pass was closed`,
		`Marna said the pass was closed.`, `Marna: the pass was closed`},
	{"Label and FirstPerson: a transcript",
		"MR. OSK: Good day.\n\nWe stay.\n\nQ: Why?\n\nA: No word.\n\nMR. OSK: Good night.",
		`MR. OSK: Good day.; MR. OSK: We stay.; nobody: No word.; MR. OSK: Good night.`,
		"MR. OSK: Good day.\n\nThey stay.\n\nREPORTER: Why?\n\nREPORTER: How?\n\nMR. OSK: Good night.",
		`MR. OSK: Good day.; MR. OSK: Good night.`},
}

// TestGrammar reads both texts of every function.
func TestGrammar(t *testing.T) {
	for _, g := range grammar {
		t.Run(g.function, func(t *testing.T) {
			if got := proposed(t, g.yes); got != g.proposed {
				t.Errorf("%s\n got %s\nwant %s", g.yes, got, g.proposed)
			}
			if got := proposed(t, g.no); got != g.instead {
				t.Errorf("%s\n got %s\nwant %s", g.no, got, g.instead)
			}
		})
	}
}

// proposed returns who says what in a text.
func proposed(t *testing.T, text string) string {
	t.Helper()
	opt := reading.Options{Parties: []reading.Party{{ID: "marn", Name: "Marn"}}}
	r, err := reading.Read(t.Context(), "text", []byte(text+frame), opt)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range r.Proposals {
		p := &r.Proposals[i]
		who := p.Speaker.Words
		if p.Speaker.How == reading.Unattributed {
			who = "nobody"
		}
		if p.Speaker.How == reading.ByPronoun {
			who += " for " + p.Speaker.For.Words
		}
		if p.When.Words != "" {
			who += " on " + p.When.Words
		}
		if p.Speaker.Party != "" {
			who += " of " + p.Speaker.Party
		}
		for _, n := range p.Nested {
			who = strings.TrimSpace(who+" quoting "+n.Speaker.Words) + " “" + n.Words + "”"
		}
		out = append(out, who+": "+p.Words)
	}
	return strings.Join(out, "; ")
}
