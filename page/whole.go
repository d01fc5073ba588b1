package page

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Frame is what a page of its own says around its document.
type Frame struct {
	Language string // of its words, as in BCP 47: en
	Kind     Spans  // what kind of page it is
	Aside    Spans  // of which day, say: beside its kind
	Skip     Spans  // words of the link that leads past the head
	Contents Spans  // what the list of sections is called
	Key      Spans  // what lines under words mean, where any has one
	Folds    Spans  // what is folded before the last part, where nothing can be: a heading there
	Foot     Spans  // at the end, and at the foot of each sheet of paper
	Sheet    Spans  // the number of a sheet: what stands in spans of ID "sheet" and "sheets" is counted
}

// Whole writes a document as a page for browsers in one file: its sections behind their
// headings of level 2, contents behind the first, and its look. It has no scripts, fetches
// nothing, and forbids both to whatever might have slipped in. On paper, in A4, a [Break]
// begins a sheet, what is folded stays away, and what is open stands there.
func Whole(d *Document, f *Frame, links Links) string {
	h := &hypertext{links: links, numbers: d.numbers(), headed: true}
	style := Style() + whole + f.sheets()
	before, list := parted(d)
	h.head(d, f, style)
	h.put(`<main id="main">`, "\n")
	h.blocks(before, d)
	for i := range list {
		h.section(&list[i], i == 0, d)
		if i == 0 {
			h.contents(f, list)
		}
	}
	h.put("</main>\n<footer>", h.inline(f.Foot), "</footer>\n</div>\n</body>\n</html>\n")
	return h.String()
}

func (h *hypertext) put(parts ...string) {
	for _, p := range parts {
		h.WriteString(p)
	}
}

// head writes a page up to its document.
func (h *hypertext) head(d *Document, f *Frame, style string) {
	sum := sha256.Sum256([]byte(style))
	h.put("<!DOCTYPE html>\n", `<html lang="`, outlet.HTML(f.Language), `">`, "\n<head>\n",
		`<meta charset="utf-8">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-`,
		base64.StdEncoding.EncodeToString(sum[:]), `'; base-uri 'none'; form-action 'none'">`, "\n",
		"<title>", outlet.HTML(d.title().String()), "</title>\n", `<link rel="icon" href="data:,">`, "\n",
		"<style>", style, "</style>\n</head>\n<body>\n",
		`<a class="skip" href="#main">`, h.inline(f.Skip), "</a>\n", `<div class="whole">`, "\n",
		"<header><span>", h.inline(f.Kind), "</span> ")
	if d.marked() && !f.Key.Empty() {
		h.put(`<span class="lines">`, h.inline(f.Key), "</span> ")
	}
	h.put("<span>", h.inline(f.Aside), "</span></header>\n")
}

// marked reports whether words have lines for how something is known.
func (d *Document) marked() bool {
	return slices.ContainsFunc(d.Spans(), func(s Span) bool { return s.Kind == Known })
}

// title is the first heading of level 1.
func (d *Document) title() Spans {
	for _, b := range d.Blocks {
		if head, ok := b.(Heading); ok && head.Level == 1 {
			return head.Text
		}
	}
	return nil
}

// A section is the blocks under a heading of level 2, or the footnotes.
type section struct {
	id     string
	head   Spans
	part   Spans // the name of the part of the page that begins with it
	sheet  bool  // whether a sheet of paper begins with it
	blocks []Block
}

// parted returns what stands before the first section, and the sections.
func parted(d *Document) (before []Block, list []section) {
	var next section
	begin := func(id string, head Spans, blocks ...Block) {
		if id == "" {
			id = "section-" + strconv.Itoa(len(list)+1)
		}
		next.id, next.head, next.blocks = id, head, blocks
		list = append(list, next)
		next = section{}
	}
	for _, b := range d.Blocks {
		switch x := b.(type) {
		case Break:
			next.sheet, next.part = len(list) > 0, x.Name
			continue
		case Heading:
			if x.Level == 2 {
				begin(x.ID, x.Text)
				continue
			}
		case Notes:
			if len(d.cited()) > 0 {
				begin("sources", x.Head, b)
			}
			continue
		}
		if len(list) == 0 {
			before = append(before, b)
		} else {
			last := &list[len(list)-1]
			last.blocks = append(last.blocks, b)
		}
	}
	return before, list
}

// contents lists the sections, by the parts that have names.
func (h *hypertext) contents(f *Frame, list []section) {
	if len(list) == 0 {
		return
	}
	h.put(`<nav class="contents" aria-label="`, outlet.HTML(f.Contents.String()), `">`, "\n<div>")
	for i, s := range list {
		if i > 0 && !s.part.Empty() {
			h.put("</ul></div>\n<div>")
		}
		if !s.part.Empty() {
			h.put("<p>", h.inline(s.part), "</p>")
		}
		if i == 0 || !s.part.Empty() {
			h.put("<ul>")
		}
		h.put(`<li><a href="#`, outlet.HTML(s.id), `">`, h.inline(s.head), "</a></li>")
	}
	h.put("</ul></div>\n</nav>\n")
}

func (h *hypertext) section(s *section, first bool, d *Document) {
	class := "section"
	if first {
		class += " lead"
	}
	if s.sheet {
		class += " sheet"
	}
	if s.sheet && !s.part.Empty() {
		class += " part"
	}
	id := outlet.HTML(s.id)
	h.put(`<section class="`, class, `" aria-labelledby="`, id, `">`, "\n", `<h2 id="`, id, `">`, h.inline(s.head),
		"</h2>\n", `<div class="said">`, "\n")
	h.blocks(s.blocks, d)
	h.put("</div>\n</section>\n")
}

// sheets is the style of sheets of paper: their size, and what stands at their foot.
func (f *Frame) sheets() string {
	const inFoot = `;vertical-align:top;padding-top:5mm;font:7.5pt/1.3 "Liberation Sans",Arial,sans-serif;color:#555}`
	return "@page{size:A4;margin:15mm 16mm 16mm 18mm;\n" +
		"@bottom-left{padding-right:8mm;content:" + outlet.CSS(f.Foot.String()) + inFoot + "\n" +
		"@bottom-right{white-space:nowrap;content:" + counted(f.Sheet) + inFoot + "}\n"
}

// counted is the content of a margin in which numbers are counted.
func counted(s Spans) string {
	var out []string
	for _, span := range s {
		switch span.ID {
		case "sheet":
			out = append(out, "counter(page)")
		case "sheets":
			out = append(out, "counter(pages)")
		default:
			out = append(out, outlet.CSS(span.shown()))
		}
	}
	if out == nil {
		return "none"
	}
	return strings.Join(out, " ")
}
