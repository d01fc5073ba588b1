package page

import (
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// HTML writes a document as what stands in the body of a page: sections,
// paragraphs, lists, tables, footnotes. Nothing in it runs, and nothing is
// fetched. links gives the address that a link leads to; one without an
// address is its words.
func HTML(d *Document, links Links) string {
	h := &hypertext{links: links, numbers: d.numbers()}
	h.blocks(d.Blocks, d)
	return h.String()
}

type hypertext struct {
	strings.Builder
	links   Links
	numbers map[string]int
	figures int  // so many
	list    bool // whether a list is open
}

func (h *hypertext) blocks(list []Block, d *Document) {
	for _, b := range list {
		h.block(b, d)
	}
	h.endList()
}

func (h *hypertext) block(b Block, d *Document) {
	if i, item := b.(Item); !item || !i.Bullet && !i.Under && i.Label.Empty() {
		h.endList()
	}
	switch b := b.(type) {
	case Heading:
		h.element("h"+strconv.Itoa(b.Level), "", b.Text)
	case Item:
		h.item(b)
	case Table:
		h.table(b)
	case Figure:
		h.figure(b)
	case Fold:
		h.fold(b, d)
	case Break:
		h.WriteString(`<hr class="sheet">` + "\n")
	case Notes:
		h.notes(b, d)
	}
}

// element writes one line between tags.
func (h *hypertext) element(tag, attributes string, text Spans) {
	h.WriteString("<" + tag + attributes + ">" + h.inline(text) + "</" + tag + ">\n")
}

func (h *hypertext) item(i Item) {
	text := i.Text
	tag := "p"
	if i.Bullet || i.Under || !i.Label.Empty() {
		tag = "li"
		h.startList()
	}
	h.WriteString("<" + tag + ` class="depth-` + strconv.Itoa(i.Depth) + `">`)
	if !i.Label.Empty() {
		h.WriteString(`<span class="label">` + h.inline(i.Label) + "</span> ")
	}
	h.WriteString(h.inline(text))
	if !i.Aside.Empty() {
		h.WriteString(` <span class="aside">` + h.inline(i.Aside) + "</span>")
	}
	h.WriteString("</" + tag + ">\n")
}

func (h *hypertext) startList() {
	if !h.list {
		h.WriteString("<ul>\n")
		h.list = true
	}
}

func (h *hypertext) endList() {
	if h.list {
		h.WriteString("</ul>\n")
		h.list = false
	}
}

func (h *hypertext) table(t Table) {
	h.WriteString("<table>\n")
	if len(t.Head) > 0 {
		h.row("th", t.Head)
	}
	for _, row := range t.Rows {
		h.row("td", row)
	}
	h.WriteString("</table>\n")
}

func (h *hypertext) row(tag string, cells []Spans) {
	h.WriteString("<tr>")
	for _, c := range cells {
		h.WriteString("<" + tag + ">" + h.inline(c) + "</" + tag + ">")
	}
	h.WriteString("</tr>\n")
}

func (h *hypertext) notes(n Notes, d *Document) {
	refs := d.cited()
	if len(refs) == 0 {
		return
	}
	h.element("h2", "", n.Head)
	for _, g := range n.Groups {
		h.element("p", "", Join(g.Name, g.After))
	}
	h.WriteString("<ol>\n")
	for i, ref := range refs {
		h.element("li", ` id="note-`+strconv.Itoa(i+1)+`"`, d.Notes[ref])
	}
	h.WriteString("</ol>\n")
}

func (h *hypertext) inline(spans Spans) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case Cite:
			for _, ref := range s.Refs {
				n := strconv.Itoa(h.numbers[ref])
				b.WriteString(`<sup><a href="#note-` + n + `">` + n + "</a></sup>")
			}
		case Link:
			b.WriteString(h.link(s))
		default:
			b.WriteString(outlet.HTML(s.shown()))
		}
	}
	return b.String()
}

func (h *hypertext) link(s Span) string {
	if h.links != nil {
		if to := h.links(s.To); to != "" {
			return `<a href="` + outlet.HTML(to) + `">` + outlet.HTML(s.shown()) + "</a>"
		}
	}
	return outlet.HTML(s.shown())
}
