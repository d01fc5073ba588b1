package reading_test

import (
	"strings"
	"testing"
)

// forms are sentences of reports with who says what in them.
var forms = []struct{ text, want string }{
	// what is claimed is the claimant's
	{`The union said the owners and Marn had promised to free the carts.`,
		`The union: the owners and Marn had promised to free the carts`},
	{`The owners had promised to free the carts, the union said.`,
		`the union: The owners had promised to free the carts`},
	{`The guards claimed that Osk had threatened to close the pass.`,
		`The guards: Osk had threatened to close the pass`},
	{`Marn denied it had closed the pass, Osk told reporters on Monday.`,
		`Osk on Monday: Marn denied it had closed the pass`},
	{`Dahl said the millers and the Marn council demanded a toll.`,
		`Dahl: the millers and the Marn council demanded a toll`},
	{`Osk promised to open the pass, Dahl said, but the guards said they knew nothing of it.`,
		`Dahl: Osk promised to open the pass; the guards: they knew nothing of it`},
	{`The guards opened the pass, according to Dahl, but the League said nothing.`,
		`Dahl: The guards opened the pass`},
	{`Marn offered a toll of ten coins, according to the union, but its envoy declined to comment.`,
		`the union: Marn offered a toll of ten coins`},
	// in the progressive
	{`Marn is demanding the return of two carts.`, `Marn: the return of two carts`},
	{`The millers have been asking for a lower toll since May.`, `The millers: a lower toll since May`},
	{`Osk was still warning that the dam was old.`, `Osk: the dam was old`},
	{`The millers are calling on Osk to resign, and the guards are leaving the pass.`, `The millers: Osk to resign`},
	{`Osk is not demanding a vote.`, ``},
	{`Nobody is demanding a vote.`, ``},
	{`The pass is being closed.`, ``},
	// what opens a sentence is no part of it
	{`On Friday, Osk vowed to open the pass.`, `Osk on Friday: to open the pass`},
	{`Late on Friday the choir announced that it would sing.`, `the choir on Friday: it would sing`},
	{`The choir insists on a lower toll.`, ``},
	{`The council insists on a lower toll.`, `The council: a lower toll`},
	{`Osk insisted on Friday that the pass was closed.`, `Osk on Friday: the pass was closed`},
	// a second speaker stays himself
	{`The guards will leave early on Friday, Captain Dahl said, but two of the carters said they saw no order.`,
		`Captain Dahl: The guards will leave early on Friday; two of the carters: they saw no order`},
	{`Osk said the pass was closed and Dahl said the road was bad.`,
		`Osk: the pass was closed; Dahl: the road was bad`},
	{`Osk said the pass was closed, while the carters said the road was bad.`,
		`Osk: the pass was closed; the carters: the road was bad`},
	{`The owners would pay, said a spokeswoman for the League, Lena Marsh, but nothing had come, the union said.`,
		`a spokeswoman for the League, Lena Marsh: The owners would pay; the union: nothing had come`},
	{`Osk said the talks could begin again if the guards left, but they would stay, Dahl said.`,
		`Osk: the talks could begin again if the guards left; Dahl: they would stay`},
	// by way of somebody
	{`According to the Lindach news agency, Pavel Osk, head of relief, said Marn had suffered a "steep fall".`,
		`Pavel Osk via the Lindach news agency: Marn had suffered a "steep fall"`},
	{`"We are ready," the Lindach news agency quoted Osk as saying.`,
		`Osk via the Lindach news agency: We are ready,`},
	{`The Lindach Courier quoted a senior carter as saying the pass was closed.`,
		`a senior carter via The Lindach Courier: the pass was closed`},
	{`Osk said the pass was closed, the Lindach Courier reported.`, `Osk: the pass was closed`},
	{`Osk said the pass was closed, the state news agency said.`, `Osk via the state news agency: the pass was closed`},
	{`"We are ready," Osk was quoted as saying by the state news agency.`, `Osk: We are ready,`},
	// the reporter's tail
	{`The valley faces a dry year, mediator Ana Dahl said on Monday as she opened the first of "fair rounds".`,
		`mediator Ana Dahl on Monday: The valley faces a dry year`},
	{`The pass is closed, Osk said late on Friday in a speech in which he spoke of "dark days".`,
		`Osk on Friday: The pass is closed`},
	{`The talks failed, envoy Ana Dahl said on Friday.`, `envoy Ana Dahl on Friday: The talks failed`},
	{`Talks failed, Osk said.`, `Osk: Talks failed`},
	{`The locks stay shut, the guards said after a meeting with the envoys, who had come by cart.`,
		`the guards: The locks stay shut`},
	{`The dam is safe, Osk told the council in a hearing that lasted all day.`, `Osk: The dam is safe`},
	{`The pass is closed, Osk said in a letter sent on Monday.`, `Osk on Monday: The pass is closed`},
	{`Nobody will pay, Osk said, standing beside the guards.`, `Osk: Nobody will pay`},
	// who can speak
	{`Nearly half of the carters told the guards that the road was bad.`,
		`Nearly half of the carters: the road was bad`},
	{`Beekeepers say the road is bad.`, `Beekeepers: the road is bad`},
	{`Osk told the mayor the road was bad.`, `Osk: the road was bad`},
	{`"The road is bad," read a statement from the guild.`, `a statement from the guild: The road is bad,`},
	{`"The road is bad," read Osk from a paper.`, ``},
	{`The unions said they would not come.`, `The unions: they would not come`},
	{`Workers said they would not come.`, `Workers: they would not come`},
	{`A panel of judges said the toll was wrong.`, `A panel of judges: the toll was wrong`},
	{`The Water Agency warned that the dam was old.`, `The Water Agency: the dam was old`},
	{`Some 12,700 Marn members asked for a vote.`, `Some 12,700 Marn members: a vote`},
	{`More than 300 carters said the road was bad.`, `More than 300 carters: the road was bad`},
	{`A report published on Friday said the dam was old.`, `A report published on Friday: the dam was old`},
	{`The ferrymen's guild told the council the road was bad.`, `The ferrymen's guild: the road was bad`},
	{`"The road is bad," said a beekeeper in the hills.`, `a beekeeper in the hills: The road is bad,`},
	{`"The road is bad," said a senior figure, Kal Orrel.`, `a senior figure, Kal Orrel: The road is bad,`},
	{`"The road is bad," said one of the carters.`, `one of the carters: The road is bad,`},
	{`Aides to the queen said she was tired.`, `Aides to the queen: she was tired`},
	{`The board of the mill argued that the toll was too high.`, `The board of the mill: the toll was too high`},
	{`A group of east Marn states led by Tessel is trying to end the toll.`, ``},
	{`Marn states are divided over the toll.`, ``},
	// no speaker
	{`A sign at the gate said the pass was closed.`, ``},
	{`A banner at the gate said: "No more tolls on our river."`, ``},
	{`"No more tolls on our river," a placard at the gate said.`, ``},
	{`The rule said the pass was closed.`, ``},
	// without that
	{`Osk said the dam waits.`, `Osk: the dam waits`},
	{`Osk said the locks stay open.`, `Osk: the locks stay open`},
	{`Osk said a few words at the gate.`, ``},
	{`Osk said the same on Friday.`, ``},
	// together
	{`Marn and Tessel said in a joint communique that the locks would open.`, `Marn and Tessel: the locks would open`},
	{`Dahl, Osk and the host all said that the locks were open.`, `Dahl, Osk and the host: the locks were open`},
	{`Both the guards and the town council deny that the locks are open.`,
		`the guards and the town council: deny that the locks are open`},
	{`A joint Marn-Tessel statement said the locks stay open.`, `A joint Marn-Tessel statement: the locks stay open`},
	{`A statement by Marn and Tessel said the locks stay open.`, `A statement by Marn and Tessel: the locks stay open`},
	{`The two sides agreed to open the locks by Friday.`, `The two sides: to open the locks by Friday`},
	{`Both sides agreed that the locks would open.`, `Both sides: the locks would open`},
	{`Marn and Tessel agreed to open the locks.`, `Marn and Tessel: to open the locks`},
	{`They agreed on a truce, the joint communiqué said.`, `the joint communiqué: They agreed on a truce`},
	// marks
	{`'We must let go of the idea,' the Marn chancellor said.`, `the Marn chancellor: We must let go of the idea,`},
	{`‘We stay,’ said Osk.`, `Osk: We stay,`},
	{`'We stay,' Osk said. 'It's the millers' choice.'`, `Osk: We stay,; Osk: It's the millers' choice.`},
	{`Osk said the millers' carts and the guards' horses were gone.`,
		`Osk: the millers' carts and the guards' horses were gone`},
	{`Osk said 'we must go' and left.`, `Osk: 'we must go' and left`},
	// wire
	{`LINDACH (Pass Agency) — The pass was closed, Osk told reporters.`, `Osk: The pass was closed`},
	{`Lindach, 11 June (Pass Agency) - Osk said the pass was closed.`, `Osk: the pass was closed`},
	{`LINDACH, June 11 (PA) -- "We stay," Osk told a news conference on Monday.`, `Osk on Monday: We stay,`},
	// to whom
	{`Osk said to the envoys that the pass was closed.`, `Osk: the pass was closed`},
	{`Osk said to his guards on Friday that the pass was closed.`, `Osk on Friday: the pass was closed`},
	{`They met the ambassador, Ms Dahl. She said the pass was closed.`, `She = Dahl: the pass was closed`},
}

// TestForms reads every form.
func TestForms(t *testing.T) {
	for _, c := range forms {
		if got := whoSays(t, c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// whoSays returns who says what, when and by way of whom in a text.
func whoSays(t *testing.T, text string) string {
	t.Helper()
	r := readSentence(t, text, "2031-06-11")
	var got []string
	for i := range r.Proposals {
		p := &r.Proposals[i]
		who := p.Speaker.Words
		if p.Speaker.For.Words != "" {
			who += " = " + p.Speaker.For.Words
		}
		if p.Via.Words != "" {
			who += " via " + p.Via.Words
		}
		if p.When.Words != "" {
			who += " on " + p.When.Words
		}
		got = append(got, who+": "+p.Words)
	}
	return strings.Join(got, "; ")
}

// paragraphs are texts of several, with who says what and what is left out.
var paragraphs = []struct{ text, want, out string }{
	{"The union urged its members to sign up for the new rota, Osk said.\n\nThe guards left.",
		`Osk: The union urged its members to sign up for the new rota`, ""},
	{"Sign up for the Lindach letter and hear of every vote.\n\nOsk said the pass was closed.",
		`Osk: the pass was closed`, "Sign up for the Lindach letter and hear of every vote."},
	{"The new privacy policy of the mill is bad, Osk said.", `Osk: The new privacy policy of the mill is bad`, ""},
	{"The toll stays, Osk said on Monday.\n\nThe guards left.\n\nThe toll stays, Osk said on Monday.",
		`Osk on Monday: The toll stays`, "The toll stays, Osk said on Monday."},
	{"The pass was closed on Friday, Osk said. (Reuters)", `Osk: The pass was closed on Friday`, ""},
	{"The toll stays, Osk said on Monday.\n\n11 June 2031\n\n\"We go,\" said Dahl.",
		`Osk on Monday: The toll stays; Dahl: We go,`, "11 June 2031"},
	{"Q: Will you sign?\n\nA: Not before the snow melts.", `A: Not before the snow melts.`, ""},
	{"Q. Will you sign?\nA. Not before the snow melts.\nQ. Why?\nA. The toll.",
		`A: Not before the snow melts.; A: The toll.`, ""},
	{"Pavel Osk: Will you sign?\n\nAna Dahl: Not before the snow melts.",
		`Pavel Osk: Will you sign?; Ana Dahl: Not before the snow melts.`, ""},
	{"Osk: Will you sign?\nDahl: Not before the snow melts.\nOsk: Why?\nDahl: The toll.",
		`Osk: Will you sign?; Dahl: Not before the snow melts.; Osk: Why?; Dahl: The toll.`, ""},
	{"A. B. Carter said the pass was closed.", `A. B. Carter: the pass was closed`, ""},
	{"Note: Osk said the pass was closed.\n\nThe guards left at dawn, and did so without a word.",
		`Osk: the pass was closed`, ""},
}

func TestParagraphs(t *testing.T) {
	for _, c := range paragraphs {
		r := readSentence(t, c.text, "2031-06-11")
		var out []string
		for _, f := range r.Furniture {
			out = append(out, f.Words)
		}
		if got := whoSays(t, c.text); got != c.want || strings.Join(out, "; ") != c.out {
			t.Errorf("%q\n got %s\nwant %s\nleft out %q, want %q", c.text, got, c.want, out, c.out)
		}
	}
}

// One person is one, whatever the text calls him or her.
func TestOnePersonIsOne(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Lind said the dam waits. Lind said the boats will sail.":                      "Ada Lind, Ada Lind",
		"Lind said the dam waits. \"We stay,\" said envoy Ada Lind. She said no.":          "Ada Lind, Ada Lind",
		"Ms Lind said the dam waits. Mayor Ada Lind said the boats will sail.":             "Ada Lind, Ada Lind",
		"Neither Lind nor the guards came. Ada Lind said no. \"We stay,\" Mr Lind said.":   "Ada Lind",
		"Ada Lind and Mara Lind came. Lind said the boats will sail.":                      "",
		"Ada Lind said the dam waits. Mara Lind said it was late. Lind said no word fell.": "Ada Lind, Mara Lind, ",
	} {
		var names []string
		r := readSentence(t, text, "2031-06-11")
		for i := range r.Proposals {
			names = append(names, r.Proposals[i].Speaker.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
