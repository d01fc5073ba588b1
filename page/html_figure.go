package page

import (
	"strconv"

	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// figure writes a picture under its number and caption, with its key and the table
// behind it. Where there are two widths both stand there, and the style sheet shows one.
func (h *hypertext) figure(f Figure) {
	h.figures++
	id := "figure-" + strconv.Itoa(h.figures)
	h.WriteString(`<figure id="` + outlet.HTML(f.ID) + `"` + f.class() + ` aria-labelledby="` + id + `">` +
		`<figcaption><b id="` + id + `">` + strconv.Itoa(h.figures) + ". " + h.inline(f.Caption) + `</b> ` +
		h.inline(f.Reading) + "</figcaption>\n")
	h.WriteString(`<div class="parts">` + "\n")
	for i, p := range f.Parts {
		about := draw.About{Title: p.Title.String(), Desc: p.desc(f).String(), Cite: h.number}
		about.ID, about.Class = id+"-"+strconv.Itoa(i+1), "wide"
		if p.Narrow == nil {
			about.Class = ""
		}
		h.WriteString(draw.SVG(p.Wide, about))
		if p.Narrow != nil {
			about.ID, about.Class = about.ID+"-narrow", "narrow"
			h.WriteString(draw.SVG(p.Narrow, about))
		}
	}
	h.WriteString("</div>\n")
	h.key(f)
	h.WriteString(`<details class="table"><summary>` + h.inline(f.opens()) + `</summary>` + "\n")
	h.table(f.Table)
	h.WriteString("</details>\n</figure>\n")
}

// opens is what leads to the table of a figure.
func (f Figure) opens() Spans {
	if f.Opens.Empty() {
		return f.Caption
	}
	return f.Opens
}

// class tells a figure that no sheet of paper holds: it may go on where a part of it ends.
func (f Figure) class() string {
	if len(f.Parts) > 1 && f.high() > highFigure*printedUnit {
		return ` class="long"`
	}
	return ""
}

// highFigure is the height of figures that fill most of a sheet, in units.
const highFigure = 700

func (h *hypertext) number(ref string) int { return h.numbers[ref] }

// desc is what a picture says.
func (p Part) desc(f Figure) Spans {
	if p.Desc.Empty() {
		return f.Desc
	}
	return p.Desc
}

// key writes what marks mean.
func (h *hypertext) key(f Figure) {
	if len(f.Key) == 0 {
		return
	}
	h.WriteString(`<p class="key">`)
	for _, s := range f.Key {
		h.WriteString(`<span class="sign">` + draw.Sign(s.Mark) + h.inline(s.Text) + "</span> ")
	}
	h.WriteString("</p>\n")
}

// fold writes what is opened on demand.
func (h *hypertext) fold(f Fold, d *Document) {
	h.WriteString("<details")
	if f.ID != "" {
		h.WriteString(` id="` + outlet.HTML(f.ID) + `"`)
	}
	if f.Open {
		h.WriteString(" open")
	}
	h.WriteString("><summary>" + h.inline(f.Summary) + "</summary>\n")
	h.blocks(f.Blocks, d)
	h.WriteString("</details>\n")
}
