package page

import (
	"math"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Sizes on paper, in points, as the style sheets of [Whole] have them.
const (
	sheetHeight = 754 // of A4 between its margins
	sheetWidth  = 499
	saidWidth   = 417 // beside the heads of sections
	printedUnit = 0.58
)

// Sheets estimates how much of each sheet of paper a document takes as [Whole] shows it
// there: 1 is a full sheet, and more goes on to another, figures as a whole. A [Break] begins one. Fonts
// differ, so letters are taken to be wider than most are.
func Sheets(d *Document) []float64 {
	p := &paper{sheets: []float64{0}, stretch: 1}
	before, list := parted(d)
	if len(before) > 0 {
		p.add(18) // the head
	}
	for _, b := range before {
		p.add(p.before(b))
	}
	for i := range list {
		if list[i].sheet {
			p.sheets = append(p.sheets, 0)
		}
		p.section(&list[i], i == 0)
	}
	for i := range p.sheets {
		p.sheets[i] /= sheetHeight
	}
	return p.sheets
}

// Blank estimates how much of the sheets of paper that a document takes stays blank before
// figures that begin on the next, in sheets.
func Blank(d *Document) float64 {
	p := &paper{sheets: []float64{0}, stretch: overSheets, unsure: nearly * sheetHeight}
	_, list := parted(d)
	for i := range list {
		p.section(&list[i], false)
	}
	return p.blank / sheetHeight
}

type paper struct {
	sheets  []float64
	stretch float64 // of all but figures
	blank   float64 // before figures
	unsure  float64 // a figure that leaves no more than this of a sheet is taken to have no room on it
}

// nearly is how much of a sheet an estimate may miss.
const nearly = 0.03

// overSheets is by how much what goes on over several sheets is higher than its lines: rows that
// stay whole leave some of each blank.
const overSheets = 1.09

func (p *paper) add(height float64) { p.sheets[len(p.sheets)-1] += height }

// section adds a section. A figure that would go on to another sheet begins there, and leaves
// the rest of its own blank.
func (p *paper) section(s *section, lead bool) {
	from := p.sheets[len(p.sheets)-1]
	sum := 0.0
	for i, b := range s.blocks {
		height := p.blocks(s.blocks[i:i+1], lead && i == 0)
		if f, is := b.(Figure); is {
			for j, whole := range f.whole(height) {
				left := sheetHeight - math.Mod(from+9+sum, sheetHeight)
				if left < whole+p.unsure && whole < sheetHeight {
					sum += left
					p.blank += left
				}
				if j > 0 {
					sum += 6
				}
				sum += whole
			}
			continue
		}
		sum += height * p.stretch
	}
	p.add(18 + max(p.lines(s.head, 76, 10)*14.2, sum))
}

// lines is how many lines words take in a column, in letters of some size.
func (p *paper) lines(s Spans, width, size float64) float64 {
	if s.Empty() {
		return 0
	}
	return p.ofText(withMarks(s), width, size)
}

func (p *paper) ofText(text string, width, size float64) float64 {
	return max(1, math.Ceil(0.475*size*float64(outlet.Width(text))/width), ragged(text, width/size/0.475))
}

// ragged is how many lines words take that leave much of a line blank, since some of them are
// long: a quarter of it and more; 0 where none is. most is how wide a line is.
func ragged(text string, most float64) float64 {
	const paragraph = 60 // cells of tables are narrower
	lines, used, long := 1.0, 0.0, false
	for _, word := range strings.Fields(text) {
		wide := float64(outlet.Width(word))
		long = long || wide > most/4
		if used > 0 && used+1+wide > most {
			lines, used = lines+1, 0
		}
		for ; wide > most; wide -= most {
			lines++
		}
		used += 1 + wide
	}
	if !long || most < paragraph {
		return 0
	}
	return lines
}

// withMarks is the text of spans with room for marks of citations.
func withMarks(s Spans) string {
	var b strings.Builder
	for _, span := range s {
		b.WriteString(span.shown())
		for range span.Refs {
			b.WriteString("[1]")
		}
	}
	return b.String()
}

// before is a block before the first section.
func (p *paper) before(b Block) float64 {
	switch b := b.(type) {
	case Heading:
		return 13 + 22.4*p.lines(b.Text, sheetWidth, 20)
	case Item:
		return 6 + 12.3*p.lines(Join(b.Label, b.Text), sheetWidth, 8.5)
	}
	return 0
}

// blocks is how high blocks stand under one another; lead is whether they begin the page.
func (p *paper) blocks(list []Block, lead bool) float64 {
	sum := 0.0
	for i, b := range list {
		height := p.block(b)
		if item, ok := b.(Item); ok && lead && i == 0 && !item.StandsOut {
			height = 18.6 * p.lines(item.Text, saidWidth, 12.8)
		}
		sum += height
	}
	return sum
}

func (p *paper) block(b Block) float64 {
	switch b := b.(type) {
	case Heading:
		return 13.6 + 14.2*p.lines(b.Text, saidWidth, 10)
	case Item:
		return p.item(b)
	case Table:
		return p.table(b)
	case Figure:
		return p.figure(b)
	case Fold:
		if b.Open {
			return 16 + p.blocks(b.Blocks, false)
		}
	}
	return 0
}

func (p *paper) item(i Item) float64 {
	width := float64(saidWidth) - 13*float64(max(0, i.Depth-1))
	if !i.Label.Empty() || i.Bullet || i.Under {
		width -= 18
	}
	return 5.5 + 14.2*p.lines(Join(i.Text, i.Aside), width, 10)
}

// table is about as high as the fullest cell of each row makes it, with columns as wide as
// what stands in them.
func (p *paper) table(t Table) float64 {
	if len(t.Rows) == 0 {
		return 0
	}
	widths := p.widths(t)
	sum := 0.0
	for _, row := range append([][]Spans{t.Head}, t.Rows...) {
		high := 0.0
		for i, cell := range row {
			high = max(high, p.lines(cell, widths[i], 8.7))
		}
		if high > 0 {
			sum += 6.5 + 12.1*high
		}
	}
	return sum
}

// widths shares the width of a page among the columns of a table.
func (p *paper) widths(t Table) []float64 {
	n := len(t.Columns)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	natural, least, all := make([]float64, max(n, len(t.Head))), make([]float64, max(n, len(t.Head))), 0.0
	for _, row := range append([][]Spans{t.Head}, t.Rows...) {
		for i, cell := range row {
			text := withMarks(cell)
			natural[i] = max(natural[i], 8+0.475*8.7*float64(outlet.Width(text)))
			for _, word := range strings.Fields(text) {
				least[i] = max(least[i], 8+0.475*8.7*float64(outlet.Width(word)))
			}
		}
	}
	for _, w := range natural {
		all += w
	}
	for i := range natural {
		if all > saidWidth {
			natural[i] = max(least[i], natural[i]*saidWidth/all)
		}
	}
	return natural
}

// figure is its words and its pictures, those beside one another that have room there.
func (p *paper) figure(f Figure) float64 {
	keys := Spans(nil)
	for _, s := range f.Key {
		keys = append(append(keys, s.Text...), Span{Text: "          "})
	}
	words := Join(Spans{{Text: "1. "}}, f.Caption, Spans{{Text: " "}}, f.Reading)
	return 25 + 12*p.lines(words, saidWidth, 8.5) + f.high() + 12*p.lines(keys, saidWidth, 8.5)
}

// whole is how high the pieces of a figure are that stand on one sheet: all of it, or, of a long one,
// each of its parts, the first with what stands above.
func (f Figure) whole(height float64) []float64 {
	if f.class() == "" {
		return []float64{height}
	}
	out := []float64{height - f.high()}
	for i, part := range f.Parts {
		high := part.Wide.Height * printedUnit * min(1, saidWidth/(part.Wide.Width*printedUnit))
		if i == 0 {
			out[0] += high
		} else {
			out = append(out, high)
		}
	}
	return out
}

// high is how high the pictures of a figure are in print, those beside one another that
// have room there.
func (f Figure) high() float64 {
	sum, row, used := 0.0, 0.0, 0.0
	for _, part := range f.Parts {
		wide, high := part.Wide.Width*printedUnit, part.Wide.Height*printedUnit
		if used > 0 && used+wide > saidWidth {
			sum, row, used = sum+row+6, 0, 0
		}
		if wide > saidWidth {
			high *= saidWidth / wide
		}
		row, used = max(row, high), used+wide+14
	}
	return sum + row
}
