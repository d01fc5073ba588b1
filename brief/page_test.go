package brief

import (
	"strings"
	"testing"
)

// TestPageIsText holds that a line is one line of text whatever is put into it,
// and that widths are those of what is shown.
func TestPageIsText(t *testing.T) {
	const bad = "a\x1b[31m\u202eb\nc"
	p := newPage(40)
	p.line("x ", bad, " ")
	p.para("  "+bad+": ", strings.Repeat("\u202e ", 8))
	p.heading("up\u202e" + `\u202e`)
	want := `x a\u001b[31m\u202eb\u000ac
  a\u001b[31m\u202eb\u000ac: \u202e
                             \u202e
`
	if got := p.String(); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "\nUP\\u202e\\u202e\n") {
		t.Errorf("shown as\n%s", got)
	}
	if pad(called("\u200b"), 8) != `\u200b  ` {
		t.Errorf("padded as %q", pad(called("\u200b"), 8))
	}
}
