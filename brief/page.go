package brief

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A page collects lines no wider than its width. Whatever is put into it is
// shown as text: a line stays one line, whoever wrote what is in it.
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
	p.WriteString(strings.TrimRight(outlet.Line(strings.Join(parts, "")), " ") + "\n")
}

// heading begins a section.
func (p *page) heading(text string) {
	p.line()
	p.line(outlet.Upper(text))
}

// para writes text wrapped, its first line after lead, the others indented as
// far as lead is wide.
func (p *page) para(lead, text string) {
	lead = outlet.Line(lead)
	indent := strings.Repeat(" ", outlet.Width(lead))
	for i, l := range wrap(outlet.Net(text), p.width-len(indent)) {
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
		case outlet.Width(line)+1+outlet.Width(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-outlet.Width(text)))
}

func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-outlet.Width(text))) + text
}

// clean returns prose of somebody else as it is shown.
func clean(text string) string { return outlet.Text(text) }

// called returns a name, a level or a condition as it is shown: different ones
// are shown differently.
func called(name string) string { return outlet.Name(name) }
