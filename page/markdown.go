package page

import (
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Markdown writes a document as a page of Markdown, with footnotes. Its marks
// are ours; whatever text stands between them is shown as it is. links may be nil.
func Markdown(d *Document, links Links) string {
	md := &markdown{links: links, numbers: d.numbers()}
	md.blocks(d.Blocks, d)
	return md.String()
}

type markdown struct {
	strings.Builder
	links   Links
	numbers map[string]int
	list    bool  // whether the last block was an entry of a list
	within  []int // how far in the last entry of that list stands, and before it each that it is within
}

func (md *markdown) blocks(list []Block, d *Document) {
	for _, b := range list {
		switch b := b.(type) {
		case Heading:
			md.block(strings.Repeat("#", b.Level)+" ", md.inline(b.Text))
		case Item:
			md.item(b)
		case Table:
			md.table(b)
		case Gap:
			md.list = false
		case Figure:
			md.blocks(b.plain(), d)
		case Fold:
			md.blocks(b.plain(), d)
		case Notes:
			md.notes(b, d)
		}
	}
}

// block writes a paragraph, or what the mark makes of it, after an empty line.
func (md *markdown) block(mark, words string) {
	if md.Len() > 0 {
		md.WriteString("\n")
	}
	md.list = false
	md.WriteString(mark + words + "\n")
}

// item writes an entry of a list, or else a paragraph. What stands further in
// than the edge of a list goes on in it.
func (md *markdown) item(i Item) {
	words, label := md.inline(i.Text)+md.aside(i.Aside), strings.TrimSpace(md.inline(i.Label))
	deep := md.list && (i.Depth > 1 || i.Under)
	if !i.Bullet && label == "" && !deep {
		md.block("", words)
		return
	}
	mark := "- "
	switch {
	case isNumber(i.Label):
		mark = label + ". "
	case label != "":
		mark += label + " "
	}
	if !md.list {
		if md.Len() > 0 {
			md.WriteString("\n")
		}
		md.within = nil
	}
	md.list = true
	in := i.Depth
	if i.Under {
		in++
	}
	for n := len(md.within); n > 0 && md.within[n-1] >= in; n-- {
		md.within = md.within[:n-1]
	}
	mark = strings.Repeat("   ", len(md.within)) + mark
	md.within = append(md.within, in)
	md.WriteString(mark + words + "\n")
}

func isNumber(label Spans) bool { return len(label) == 1 && label[0].Kind == Number }

func (md *markdown) aside(aside Spans) string {
	if aside.Empty() {
		return ""
	}
	return " (" + md.inline(aside) + ")"
}

func (md *markdown) table(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	if md.Len() > 0 {
		md.WriteString("\n")
	}
	md.list = false
	md.row(t.Head, len(t.Columns))
	for _, c := range t.Columns {
		md.WriteString("|" + map[bool]string{false: " --- ", true: " ---: "}[c.Right])
	}
	md.WriteString("|\n")
	for _, row := range t.Rows {
		md.row(row, len(t.Columns))
	}
}

func (md *markdown) row(cells []Spans, columns int) {
	for i := range columns {
		md.WriteString("| ")
		if i < len(cells) {
			md.WriteString(strings.TrimSpace(md.inline(cells[i])) + " ")
		}
	}
	md.WriteString("|\n")
}

func (md *markdown) notes(n Notes, d *Document) {
	refs := d.cited()
	if len(refs) == 0 {
		return
	}
	md.block("## ", md.inline(n.Head))
	for _, g := range n.Groups {
		md.block("", md.inline(g.Name)+md.inline(g.After))
	}
	for i, ref := range refs {
		md.block("[^"+strconv.Itoa(i+1)+"]: ", md.inline(d.Notes[ref]))
	}
}

// inline is a line of Markdown of which only citations are marked up.
func (md *markdown) inline(spans Spans) string {
	var b, words strings.Builder
	flush := func() {
		b.WriteString(blanked(words.String()))
		words.Reset()
	}
	for _, s := range spans {
		switch s.Kind {
		case Cite:
			flush()
			for _, ref := range s.Refs {
				b.WriteString("[^" + strconv.Itoa(md.numbers[ref]) + "]")
			}
		case Link:
			words.WriteString(md.link(s))
		default:
			words.WriteString(s.shown())
		}
	}
	flush()
	return b.String()
}

// blanked escapes words between marks; blanks at their ends stay.
func blanked(words string) string {
	inner := strings.Trim(words, " ")
	if inner == "" {
		return words
	}
	at := strings.Index(words, inner)
	return words[:at] + outlet.Markdown(inner) + words[at+len(inner):]
}

func (md *markdown) link(s Span) string {
	if md.links != nil {
		if words := md.links(s.To); words != "" {
			return words
		}
	}
	return s.shown()
}
