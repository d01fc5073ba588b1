package outlet

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// CSS returns shown text as a string of a style sheet, in quotes: whatever ends a string,
// an element or a comment is written by its number.
func CSS(shown string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range Line(shown) {
		if r < utf8.RuneSelf && strings.ContainsRune(`"'\<>&/*{}`, r) {
			fmt.Fprintf(&b, `\%06x`, r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
