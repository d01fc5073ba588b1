package evidence_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestParagraph(t *testing.T) {
	wide := strings.Repeat("and so on ", 11)
	for _, c := range []struct{ name, raw, words, want string }{
		{"wrapped", "One.\n\nThe dam\nstays shut.\n\nThree.", "dam", "The dam\nstays shut. 1"},
		{"blank line of blanks", "One.\n \t\nThe dam stays.\r\n\r\nThree.", "dam", "The dam stays. 1"},
		{"a line each", wide + "\nThe dam stays.\nThree.", "dam", "The dam stays. 1"},
		{"page", "<p>One.</p><p>The <b>dam</b>\n\n stays.</p>", "dam", "The dam   stays. 1"},
		{"breaks", "<p>One.<br><br>The dam<br>stays.</p>", "dam", "The dam\nstays. 1"},
		{"over two", "The dam.\n\nIt stays.\n\nThree.", "dam. It stays", "The dam.\n\nIt stays. 2"},
		{"all", "dam", "dam", "dam 1"},
	} {
		text := read(t, c.raw)
		found, err := text.Locate(t.Context(), c.words)
		if err != nil || len(found.Matches) != 1 {
			t.Fatal(c.name, err, found)
		}
		from, to, n := text.Paragraph(found.Matches[0].From, found.Matches[0].To)
		if got := fmt.Sprint(string(text.Visible()[from:to]), " ", n); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
