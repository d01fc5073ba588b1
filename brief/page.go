package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A page collects lines no wider than its width.
type page struct {
	strings.Builder
	width int
}

// DefaultWidth is the width of text where no terminal tells another.
const DefaultWidth = 80

func newPage(width int) *page {
	if width <= 0 {
		width = DefaultWidth
	}
	return &page{width: max(width, 40)}
}

func (p *page) line(parts ...string) {
	p.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

// heading begins a section.
func (p *page) heading(text string) {
	p.line()
	p.line(strings.ToUpper(text))
}

// para writes text wrapped, its first line after lead, the others indented as
// far as lead is wide.
func (p *page) para(lead, text string) {
	indent := strings.Repeat(" ", runeWidth(lead))
	for i, l := range wrap(text, p.width-len(indent)) {
		if i == 0 {
			p.line(lead, l)
			continue
		}
		p.line(indent, l)
	}
}

// wrap breaks text at spaces into lines of at most width columns; a longer
// word stands alone.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case runeWidth(line)+1+runeWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// runeWidth is the number of columns text takes: wide East Asian characters
// take two, combining marks none.
func runeWidth(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r < 0x300: // neither wide nor combining
			n++
		case unicode.Is(unicode.Mn, r):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0xff01 && r <= 0xff60:
			n += 2
		default:
			n++
		}
	}
	return n
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-runeWidth(text)))
}

func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-runeWidth(text))) + text
}

// clean makes text from a case harmless on a terminal: control characters,
// and those that reorder text, become visible.
func clean(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, unsafeRune) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unsafeRune(r) || r == utf8.RuneError:
			return '\uFFFD'
		}
		return r
	}, text)
}

func unsafeRune(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
