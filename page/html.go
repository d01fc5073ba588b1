package page

import (
	"slices"
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
	headed  bool // whether the footnotes have their heading already
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
		h.element("h"+strconv.Itoa(b.Level), identified(b.ID), b.Text)
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

// identified is the attribute that names a place; nothing for none.
func identified(id string) string {
	if id == "" {
		return ""
	}
	return ` id="` + outlet.HTML(id) + `"`
}

func (h *hypertext) item(i Item) {
	tag := "p"
	if i.Bullet || i.Under || !i.Label.Empty() {
		tag = "li"
		h.startList()
	}
	h.WriteString("<" + tag + ` class="` + i.class() + `">`)
	text := h.inline(i.Text)
	if !i.Aside.Empty() {
		text += ` <span class="aside">` + h.inline(i.Aside) + "</span>"
	}
	if i.Label.Empty() {
		h.WriteString(text)
	} else {
		h.WriteString(`<span class="label">` + h.inline(i.Label) + `</span> <span class="text">` + text + "</span>")
	}
	h.WriteString("</" + tag + ">\n")
}

// class is how an item stands.
func (i Item) class() string {
	out := "depth-" + strconv.Itoa(i.Depth)
	if i.Bullet {
		out += " bullet"
	}
	if !i.Label.Empty() {
		out += " labelled"
	}
	if i.Under {
		out += " under"
	}
	if i.StandsOut {
		out += " stands-out"
	}
	return out
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

func (h *hypertext) notes(n Notes, d *Document) {
	refs := d.cited()
	if len(refs) == 0 {
		return
	}
	if !h.headed {
		h.element("h2", "", n.Head)
	}
	for _, g := range n.Groups {
		those := slices.DeleteFunc(slices.Clone(g.Refs), func(ref string) bool { return !slices.Contains(refs, ref) })
		h.element("p", ` class="source"`, Join(g.Name, g.After))
		h.footnotes(those, d)
		refs = slices.DeleteFunc(refs, func(ref string) bool { return slices.Contains(those, ref) })
	}
	h.footnotes(refs, d)
}

// footnotes lists footnotes, each with its number.
func (h *hypertext) footnotes(refs []string, d *Document) {
	if len(refs) == 0 {
		return
	}
	h.WriteString(`<ol class="notes">` + "\n")
	for _, ref := range refs {
		n := strconv.Itoa(h.numbers[ref])
		h.WriteString(`<li id="note-` + n + `" data-n="` + n + `"><span>` + h.inline(d.Notes[ref]) + "</span></li>\n")
	}
	h.WriteString("</ol>\n")
}

func (h *hypertext) inline(spans Spans) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case Cite:
			b.WriteString(h.cites(s.Refs))
		case Link:
			b.WriteString(h.link(s))
		case Known:
			b.WriteString(`<span class="ev ` + outlet.HTML(s.ID) + `">` + outlet.HTML(s.shown()) + "</span>")
		default:
			b.WriteString(outlet.HTML(s.shown()))
		}
	}
	return b.String()
}

// cites is the mark that leads to footnotes, glued to the word before it.
func (h *hypertext) cites(refs []string) string {
	var out []string
	for _, ref := range refs {
		n := strconv.Itoa(h.numbers[ref])
		out = append(out, `<a href="#note-`+n+`">`+n+"</a>")
	}
	return `&#8288;<span class="cites">[` + strings.Join(out, ",") + "]</span>"
}

func (h *hypertext) link(s Span) string {
	if h.links != nil {
		if to := h.links(s.To); to != "" {
			return `<a href="` + outlet.HTML(to) + `">` + outlet.HTML(s.shown()) + "</a>"
		}
	}
	return outlet.HTML(s.shown())
}
