package brief

import (
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A markdown is a page of Markdown. Its marks are ours; whatever text is put
// between them is shown as it is.
type markdown struct{ strings.Builder }

// block writes a paragraph, or what the mark makes of it, after an empty line.
func (md *markdown) block(mark, text string) {
	md.list([]string{text}, func(int) string { return mark })
}

// items writes a list.
func (md *markdown) items(texts []string) {
	md.list(texts, func(int) string { return "- " })
}

// steps writes a numbered list.
func (md *markdown) steps(texts []string) {
	md.list(texts, func(i int) string { return strconv.Itoa(i+1) + ". " })
}

func (md *markdown) list(texts []string, mark func(i int) string) {
	if len(texts) > 0 && md.Len() > 0 {
		md.WriteString("\n")
	}
	for i, text := range texts {
		md.WriteString(mark(i) + outlet.Markdown(text) + "\n")
	}
}
