package reading_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

var shapesOptions = reading.Options{
	People: []reading.Person{
		{ID: "dahl", Name: "Ingrid Dahl", Party: "marn"},
		{ID: "osk", Name: "Pavel Osk", Party: "tessel"},
	},
	Parties: []reading.Party{
		{ID: "marn", Name: "Marn", Also: []string{"the M.R."}},
		{ID: "tessel", Name: "Tessel League", Also: []string{"the League", "Tessel"}},
	},
}

// Each shape is a paragraph and what is proposed: form, speaker, words.
var shapes = []struct {
	text string
	want []string
}{
	// who comes first, last, in the middle
	{`Ingrid Dahl said the pass was closed.`, []string{"reported dahl: the pass was closed"}},
	{`The pass was closed, Ingrid Dahl said on Friday.`, []string{"reported dahl: The pass was closed"}},
	{`The pass, Ingrid Dahl said, was closed.`, []string{"reported dahl: The pass, Ingrid Dahl said, was closed"}},
	{`According to Ingrid Dahl, the pass was closed.`, []string{"reported dahl: the pass was closed"}},
	{`The pass is closed for good, according to Ingrid Dahl.`, []string{"reported dahl: The pass is closed for good"}},
	{`"The pass is closed," said Ingrid Dahl, the envoy of Marn.`, []string{"quoted dahl: The pass is closed,"}},
	{`"The pass is closed," Ingrid Dahl, the envoy, told reporters. "It stays closed."`,
		[]string{"quoted dahl: The pass is closed,", "quoted dahl: It stays closed."}},
	{`"The pass," Dahl said, "is closed."`, []string{"quoted dahl: The pass,", "quoted dahl: is closed."}},
	{`Dahl: "The pass is closed for everybody now."`, []string{"quoted -: The pass is closed for everybody now."}},
	{`Asked about the pass, Dahl replied: "It is closed. Ask again in May."`,
		[]string{"quoted dahl: It is closed. Ask again in May."}},
	{`In a letter to the League, Dahl wrote that the pass was closed.`, []string{"reported dahl: the pass was closed"}},
	{`Speaking to reporters in Lindach on Friday, Dahl said that the pass was closed.`,
		[]string{"reported dahl: the pass was closed"}},
	{`"Is it closed?" asked Dahl. "Or is it not?"`,
		[]string{"quoted dahl: Is it closed?", "quoted dahl: Or is it not?"}},
	{`"Is it closed?" Dahl asked.`, []string{"quoted dahl: Is it closed?"}},
	{`"Never!" Dahl left the room.`, []string{"quoted -: Never!"}},
	{`Osk told the Lindach Courier news agency the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{`Osk tweeted that the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{
		`Pavel Osk spoke after the Lindach meeting ended. ` +
			`The Lindach meeting was his fourth. He said the pass was closed.`,
		[]string{"reported osk: the pass was closed"},
	},
	{`The Marn minister, Walid al-Garra, was curt. He said the pass was closed.`,
		[]string{`reported "Walid al-Garra": the pass was closed`}},
	{`Pavel Osk left. The Marn minister, Walid al-Garra, was curt. He said the pass was closed.`,
		[]string{"reported -: the pass was closed"}},
	{`The two sides agreed on four points - the pass, the toll and the road - that had dogged the talks, Osk said.`,
		[]string{
			"reported osk: The two sides agreed on four points - the pass, the toll and the road - " +
				"that had dogged the talks",
		}},
	{`Negotiators from island states and the poorer nations walked out of the hall.`, nil},
	{`Similar calls to end the "games" were made by Osk.`, nil},
	{`Osk told the Lindach Courier that they ignored the claims of the villages.`,
		[]string{"reported osk: they ignored the claims of the villages"}},
	{`The delegation agreed to a plea by Marn to stay on for "quiet talks," officials said.`,
		[]string{`mixed "officials": The delegation agreed to a plea by Marn to stay on for "quiet talks,"`}},
	{`Osk told the press on Sunday evening that the pass was closed.`, []string{"reported osk: the pass was closed"}},
	// who is named how
	{`Marn's envoy, Ingrid Dahl, who arrived on Monday, said the pass was closed.`,
		[]string{"reported dahl: the pass was closed"}},
	{`Marn said it would open the pass.`, []string{"reported party:marn: it would open the pass"}},
	{`The M.R. said the pass was closed.`, []string{"reported party:marn: the pass was closed"}},
	{`The envoy said the pass was closed.`, []string{`reported "The envoy": the pass was closed`}},
	{`A spokeswoman for the ministry said the pass was closed.`,
		[]string{`reported "A spokeswoman for the ministry": the pass was closed`}},
	{`Senior officials say the pass was closed.`, []string{`reported "Senior officials": the pass was closed`}},
	{`Dahl and Osk said the pass was closed.`, []string{`reported "Dahl and Osk": the pass was closed`}},
	{`Critics of Marn said the pass was closed.`, []string{`reported "Critics of Marn": the pass was closed`}},
	{`Former Marn minister Lars Holt said the pass was closed.`,
		[]string{`reported "Former Marn minister Lars Holt": the pass was closed`}},
	{`Someone said the pass was closed.`, nil},
	{`It was said the pass was closed.`, nil},
	{`There the talks ended. Nobody said the pass was closed.`, nil},
	{`Ingrid R. Dahl met Lars Holt. "We stay," Dahl said.`, []string{"quoted dahl: We stay,"}},
	{`Lars Dahl came late. "We stay," Dahl said.`, []string{`quoted "Dahl": We stay,`}},
	{`Mr. Osk (Tessel), speaking on a point of order, said that the pass was closed.`,
		[]string{"reported osk: the pass was closed"}},
	{`Osk (Tessel) said that the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{`The Osk report said that the pass was closed.`, []string{`reported "The Osk report": the pass was closed`}},
	{`Osk was quoted by a newspaper as saying the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{`The agency quoted Osk as saying the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{`Osk, describing the plan as "dead", said that he would go home.`,
		[]string{"mixed osk: the plan as \"dead\"", "reported osk: he would go home"}},
	{`Osk left early, but said he would be back.`, []string{"reported osk: he would be back"}},
	{`The pass was closed, Osk said, and the road was bad.`,
		[]string{"reported osk: The pass was closed, Osk said, and the road was bad"}},
	{`Osk said the pass was closed, the local press reported.`, []string{"reported osk: the pass was closed"}},
	// verbs that are not statements
	{`Dahl did not say whether the pass was closed.`, nil},
	{`Dahl declined to say when the pass would open.`, nil},
	{`Dahl failed to convince the League.`, nil},
	{`Dahl was told the pass was closed.`, nil},
	{`Dahl said nothing.`, nil},
	{`Dahl told the truth.`, nil},
	{`The pass, which Dahl said was closed, is open.`, nil},
	{`The board added a fourth seat and confirmed the date.`, nil},
	{`Dahl announced a truce.`, nil},
	// speech acts
	{`Dahl demanded that the scouts leave the ridge.`, []string{"reported dahl: the scouts leave the ridge"}},
	{`Dahl called for an end to the blockade.`, []string{"reported dahl: an end to the blockade"}},
	{`Dahl called on the League to leave the ridge.`, []string{"reported dahl: the League to leave the ridge"}},
	{`Osk rejected the plan.`, []string{"reported osk: rejected the plan"}},
	{`Osk ruled out a truce.`, []string{"reported osk: ruled out a truce"}},
	{`Osk vowed to stay on the ridge.`, []string{"reported osk: to stay on the ridge"}},
	{`Osk threatened to close the road.`, []string{"reported osk: to close the road"}},
	{`Osk accused Marn of hiding the letters.`, []string{"reported osk: Marn of hiding the letters"}},
	{`Osk warned Marn that the road would close.`, []string{"reported osk: the road would close"}},
	{`Osk repeated his government's pledge that the road would stay open.`,
		[]string{"reported osk: the road would stay open"}},
	// several in one sentence
	{`Dahl said the pass was closed, adding that it would stay so.`,
		[]string{"reported dahl: the pass was closed", "reported dahl: it would stay so"}},
	{`Dahl said the pass was closed, but Osk said it was open.`,
		[]string{"reported dahl: the pass was closed", "reported osk: it was open"}},
	{`Osk offered a truce, and Dahl said she would think about it.`,
		[]string{"reported dahl: she would think about it"}},
	{`Osk left the hall, saying that the talks were over.`, []string{"reported osk: the talks were over"}},
	{`"We stay," Osk said. "We go," said Dahl.`, []string{"quoted osk: We stay,", "quoted dahl: We go,"}},
	{`Osk said Dahl had said the pass was closed.`, []string{"reported osk: Dahl had said the pass was closed"}},
	// fragments and scare quotes
	{`Osk called the plan "a bad joke".`, []string{"mixed osk: the plan \"a bad joke\""}},
	{`Osk said the plan was "dead" and "buried".`, []string{"mixed osk: the plan was \"dead\" and \"buried\""}},
	{`Osk spoke of "useful talks".`, []string{"mixed osk: \"useful talks\""}},
	{`The so-called "peace bridge" is closed.`, nil},
	{`Osk read "The Long Winter Of The Bridge Builders" on the train.`, nil},
	// marks
	{`“The pass is ‘closed’,” Dahl said.`, []string{"quoted dahl: The pass is ‘closed’,"}},
	{`«The pass is closed», said Dahl.`, []string{"quoted dahl: The pass is closed"}},
	{`»The pass is closed«, said Dahl.`, []string{"quoted dahl: The pass is closed"}},
	{`„The pass is closed”, said Dahl.`, []string{"quoted dahl: The pass is closed"}},
	{`"The pass is closed, Dahl said.`, []string{"reported dahl: The pass is closed"}},
	// pronouns
	{`Dahl met Osk. He said the pass was closed.`, []string{"reported -: the pass was closed"}},
	{`Ms Dahl met Mr Osk. He said the pass was closed.`, []string{"reported osk: the pass was closed"}},
	{`Dahl arrived on Monday. She said the pass was closed.`, []string{"reported dahl: the pass was closed"}},
	{`She said the pass was closed.`, []string{"reported -: the pass was closed"}},
	{`The Foreign Ministry said the pass was closed. It said it would stay so.`,
		[]string{
			`reported "The Foreign Ministry": the pass was closed`,
			`reported "The Foreign Ministry": it would stay so`,
		}},
	{`Dahl met the ambassador. He said the pass was closed.`, []string{"reported -: the pass was closed"}},
}

func TestShapes(t *testing.T) {
	for _, c := range shapes {
		text := c.text + " So ends the day, and nothing else is to be told of it here.\n"
		r, err := reading.Read(t.Context(), "shape", []byte(text), shapesOptions)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range r.Proposals {
			got = append(got, fmt.Sprintf("%s %s: %s", p.Form, who(&p.Speaker), p.Words))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func who(s *reading.Speaker) string {
	if s.How == reading.ByPronoun && s.Person == "" {
		return fmt.Sprintf("%q", s.For.Words)
	}
	return name(s)
}
