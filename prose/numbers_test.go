package prose

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

var disagreeing = regexp.MustCompile(`\b[Nn]one of the two\b|\bany one of two\b|\b[Ii]n all 1\b|\bof the 1\b|` +
	`\b(each|any|none|all) (of )?(the )?one (of )?(situations|wishes|ways|notions)\b|` +
	`\b1 outcome [^.;]*, 1 of them\b|\b1 (situations|outcomes|wishes|ways|moves|changes|demands|findings|steps)\b|` +
	`\b[Aa]ll (two|one)\b|\bone (situations|outcomes|wishes|demands|findings)\b`)

// numbersAgree holds that numbers agree with what they count: of two there is neither, of one there is
// no all, and one is, has and waits.
func numbersAgree(text string) error {
	text = strings.Join(strings.Fields(text), " ")
	if at := disagreeing.FindStringIndex(text); at != nil {
		return fmt.Errorf("%q", text[max(0, at[0]-60):min(len(text), at[1]+60)])
	}
	return nil
}

// A name at the beginning of what becomes part of a sentence keeps its capital, and a track is called
// by an id only where that is a word.
func TestNamesInSentences(t *testing.T) {
	tell := English().teller(&answer.Glossary{
		Parties: []answer.PartyName{{ID: "a", Name: "Alpha", Text: "the Alphas"}},
		Tracks: []answer.TrackName{
			{ID: "t0", Name: "t0"}, {ID: "back-room", Name: "back-room"}, {ID: "x", Name: "Geneva"}},
	})
	for text, want := range map[string]string{
		"Alpha gives": "Alpha gives", "Alphabets differ": "alphabets differ", "Geneva meets": "Geneva meets",
		"A halt that lasts": "a halt that lasts",
	} {
		if got := tell.lowered(quote(text)).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for id, want := range map[answer.TrackID]string{
		"t0": "talks called “t0”", "back-room": "back room", "x": "Geneva"} {
		if got := tell.trackSaid(id).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
