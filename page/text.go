package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// DefaultWidth is the width of text, in columns, where no terminal has another.
const DefaultWidth = 80

// leastWidth is what text is given even on narrower terminals.
const leastWidth = 40

// Links returns the words that stand in place of a link in text and Markdown, or
// in HTML the address that it leads to; "" for none: a link is then its own words.
type Links func(to Target) string

// Text writes a document in lines of at most width columns, 0 for
// [DefaultWidth]; a longer word stands alone. links may be nil.
func Text(d *Document, width int, links Links) string {
	if width <= 0 {
		width = DefaultWidth
	}
	t := &text{width: max(width, leastWidth), links: links, numbers: d.numbers(), d: d}
	t.blocks(d.Blocks)
	return t.String()
}

// A text collects lines no wider than its width. Whatever is put into it is
// shown as text: a line stays one line, whoever wrote what is in it.
type text struct {
	strings.Builder
	width   int
	links   Links
	numbers map[string]int // of citations
	d       *Document
	hang    int // columns before the text of the last item
}

func (t *text) blocks(list []Block) {
	for _, b := range list {
		t.block(b)
	}
}

func (t *text) block(b Block) {
	switch b := b.(type) {
	case Heading:
		t.heading(b)
	case Item:
		t.item(b)
	case Table:
		t.table(b)
	case Gap:
		t.line("")
	case Figure:
		t.blocks(b.plain())
	case Fold:
		t.blocks(b.plain())
	case Notes:
		t.notes(b)
	}
}

func (t *text) heading(h Heading) {
	if h.Level == 1 {
		t.para("", outlet.Upper(t.inline(h.Text)))
		return
	}
	t.line("")
	title := t.inline(h.Text)
	if h.Level == 2 {
		title = outlet.Upper(title)
	}
	t.line(title)
}

func (t *text) item(i Item) {
	lead := depth(i.Depth)
	if i.Under {
		lead = strings.Repeat(" ", t.hang)
	}
	if i.Bullet {
		lead += "- "
	}
	if label := t.inline(i.Label); label != "" {
		lead += padLeft(label, i.LabelWidth) + " "
	}
	t.hang = outlet.Width(lead)
	words, aside := t.inline(i.Text), t.inline(i.Aside)
	switch line := lead + words; {
	case aside == "":
	case outlet.Width(line)+2+outlet.Width(aside) <= t.width:
		t.line(pad(line, t.width-outlet.Width(aside)) + aside)
		return
	default:
		words += " (" + aside + ")"
	}
	if i.Hang > 0 {
		t.hanging(lead, words, i.Hang)
		return
	}
	t.para(lead, words)
}

// hanging writes words wrapped, the lines after the first set in.
func (t *text) hanging(lead, words string, in int) {
	for i, l := range wrap(outlet.Net(words), t.width-in-outlet.Width(lead)) {
		if i > 0 {
			l = strings.Repeat(" ", in) + l
		}
		t.line(lead + l)
	}
}

// table writes rows with their cells under each other; the last cell of a row
// goes on in further lines.
func (t *text) table(b Table) {
	widths := t.widths(&b)
	if slices.ContainsFunc(b.Columns, func(c Column) bool { return c.Wrap }) {
		t.wrappedTable(&b, widths)
		return
	}
	for _, row := range slices.Concat([][]Spans{b.Head}, b.Rows) {
		if len(row) == 0 {
			continue
		}
		lead, last := depth(b.Depth), len(row)-1
		for i, cell := range row[:last] {
			words := t.inline(cell)
			if i == 0 && last == 1 && outlet.Width(words) > widths[i] && !b.Columns[last].Right {
				// a long name has a line of its own
				t.line(lead + words)
				words = ""
			}
			lead += b.Columns[i].pad(words, widths[i]) + strings.Repeat(" ", b.Columns[i].gap())
		}
		words := t.inline(row[last])
		if b.Columns[last].Right {
			words = padLeft(words, widths[last])
			t.line(lead + words)
			continue
		}
		t.para(lead, words)
	}
}

// wrappedTable writes a table of which cells go on below.
func (t *text) wrappedTable(b *Table, widths []int) {
	for _, row := range slices.Concat([][]Spans{b.Head}, b.Rows) {
		if len(row) > 0 {
			t.wrappedRow(b, widths, row)
		}
	}
}

func (t *text) wrappedRow(b *Table, widths []int, row []Spans) {
	left := t.width - 2*b.Depth
	cells, tall := make([][]string, len(row)), 0
	for i, cell := range row {
		width := left
		if c := b.Columns[i]; i < len(row)-1 {
			left -= widths[i] + c.gap()
			width = widths[i]
		}
		cells[i] = wrap(outlet.Net(t.inline(cell)), width)
		tall = max(tall, len(cells[i]))
	}
	for n := range tall {
		line := depth(b.Depth)
		for i, lines := range cells {
			words := ""
			if n < len(lines) {
				words = lines[n]
			}
			if i < len(row)-1 {
				words = b.Columns[i].pad(words, widths[i]) + strings.Repeat(" ", b.Columns[i].gap())
			} else if b.Columns[i].Right {
				words = padLeft(words, min(left, widths[i]))
			}
			line += words
		}
		t.line(line)
	}
}

func (c Column) gap() int {
	if c.Gap == 0 {
		return 2
	}
	return max(0, c.Gap)
}

func (c Column) pad(text string, width int) string {
	if c.Right {
		return padLeft(text, width)
	}
	return pad(text, width)
}

// widths is how wide each column is: as wide as its widest cell, within its
// bounds. The cell in which a shorter row ends goes on over the columns after it.
func (t *text) widths(b *Table) []int {
	out := make([]int, len(b.Columns))
	for i, c := range b.Columns {
		out[i] = c.Min
		for _, row := range slices.Concat([][]Spans{b.Head}, b.Rows) {
			if i < len(row)-1 || i < len(row) && i == len(b.Columns)-1 {
				out[i] = max(out[i], outlet.Width(t.inline(row[i])))
			}
		}
		if c.Max > 0 {
			out[i] = min(out[i], c.Max)
		}
	}
	return out
}

func (t *text) notes(n Notes) {
	refs := t.d.cited()
	if len(refs) == 0 {
		return
	}
	t.heading(Heading{Level: 2, Text: n.Head})
	if n.Groups != nil {
		t.groups(n.Groups)
		return
	}
	for i, ref := range refs {
		t.para(fmt.Sprintf("  %4s ", "["+strconv.Itoa(i+1)+"]"), t.inline(t.d.Notes[ref]))
	}
}

// groups writes footnotes in groups, those of one behind one another; where there are many
// groups, these too.
func (t *text) groups(list []NoteGroup) {
	const many = 4
	var all []string
	for _, g := range list {
		var notes []string
		for _, i := range t.byNumber(g.Refs) {
			notes = append(notes, fmt.Sprintf("[%d] %s", t.numbers[g.Refs[i]], t.inline(g.Places[i])))
		}
		if notes != nil {
			all = append(all, t.inline(g.Name)+" "+strings.Join(notes, "; ")+"."+t.inline(g.After))
		}
	}
	if len(all) >= many {
		all = []string{strings.Join(all, " ")}
	}
	for _, group := range all {
		t.para("  ", group)
	}
}

// byNumber lists the places of those refs that are cited, in the order of their
// numbers.
func (t *text) byNumber(refs []string) []int {
	var out []int
	for i, ref := range refs {
		if t.numbers[ref] > 0 {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(i, j int) int { return t.numbers[refs[i]] - t.numbers[refs[j]] })
	return out
}

// inline is a line of text.
func (t *text) inline(spans Spans) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case Cite:
			b.WriteString(t.mark(s.Refs))
		case Link:
			b.WriteString(t.link(s))
		default:
			b.WriteString(s.shown())
		}
	}
	return b.String()
}

func (t *text) link(s Span) string {
	if t.links != nil {
		if words := t.links(s.To); words != "" {
			return words
		}
	}
	return s.shown()
}

// mark is the numbers of what is cited, as " [1,2]".
func (t *text) mark(refs []string) string {
	if len(refs) == 0 {
		return ""
	}
	var nums []string
	for _, ref := range refs {
		nums = append(nums, strconv.Itoa(t.numbers[ref]))
	}
	return " [" + strings.Join(nums, ",") + "]"
}

func (t *text) line(line string) {
	t.WriteString(strings.TrimRight(outlet.Line(line), " ") + "\n")
}

// para writes words wrapped, the first line after lead, the others indented as
// far as lead is wide.
func (t *text) para(lead, words string) {
	lead = outlet.Line(lead)
	indent := strings.Repeat(" ", outlet.Width(lead))
	for i, l := range wrap(outlet.Net(words), t.width-len(indent)) {
		if i == 0 {
			t.line(lead + l)
			continue
		}
		t.line(indent + l)
	}
}

// wrap breaks words at spaces into lines of at most width columns; a longer
// word stands alone.
func wrap(words string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(words) {
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
