package reading_test

import (
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

// TestNegated cuts words out of what says the contrary of them.
func TestNegated(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"“We will not open the gates,” Osk said.", "open the gates", "not"},
		{"“We won’t open the gates,” Osk said.", "open the gates", "won’t"},
		{"“We will not open the gates,” Osk said.", "will not open the gates", ""},
		{"“We will not open the gates,” Osk said.", "the gates", "not"},
		{"Osk refused to open the gates.", "open the gates", "refused"},
		{"Osk never promised to open the gates.", "promised to open", "never"},
		{"It was not so. Open the gates, Osk said.", "Open the gates", ""},
		{"If not, open the gates, Osk said.", "open the gates", ""},
		{"Osk did not say: “Open the gates.”", "Open the gates", ""},
		{"Not even the oldest of the ferrymen would open the gates, Osk said.", "open the gates", ""},
		{"Open the gates, Osk said.", "Open the gates", ""},
	} {
		r, err := reading.Read(t.Context(), "a.txt", []byte(c.text), reading.Options{})
		if err != nil {
			t.Fatal(err)
		}
		found, err := r.Text.Locate(t.Context(), c.words)
		if err != nil || len(found.Matches) != 1 {
			t.Fatal(c.words, err)
		}
		if got, _ := r.Negated(found.Matches[0].Place); got.Words != c.want {
			t.Errorf("%s: %s: %q, want %q", c.text, c.words, got.Words, c.want)
		}
	}
}
