package prose

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocsOfNotes holds that docs/answers.md explains every code of a note, and
// no other.
func TestDocsOfNotes(t *testing.T) {
	text, err := os.ReadFile("../docs/answers.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(text), "\nNotes of `check` have these:\n")
	if !ok {
		t.Fatal("docs/answers.md lacks the codes of notes")
	}
	table, _, _ = strings.Cut(table, "\n## ")
	var documented, there []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|").FindAllStringSubmatch(table, -1) {
		documented = append(documented, m[1])
	}
	for key := range English().messages.messages {
		if code, ok := strings.CutPrefix(key, "note."); ok {
			there = append(there, code)
		}
	}
	slices.Sort(there)
	if !slices.Equal(documented, there) {
		t.Errorf("docs/answers.md has notes %v, the catalogue %v", documented, there)
	}
}
