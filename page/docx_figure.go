package page

import (
	"strconv"

	"github.com/plenary-talks/plenary/draw"
)

// Lengths of pictures: a unit is at most so many points, so that letters in it are no larger
// than those in tables, and a point has so many of the units of the format.
const (
	mostUnit  = 0.64
	emu       = 12700
	pixelUnit = 2.5 // pixels a unit of pictures, for programs that show no SVG
)

// figure writes a picture under its number and caption, with its key and the table
// behind it.
func (w *docx) figure(f Figure) {
	w.figures++
	w.para(para{style: "Caption"}, func() {
		w.place(f.ID, func() {
			w.run(look{style: "Strong"}, strconv.Itoa(w.figures)+". ")
			w.spans(f.Caption, "Strong")
		})
		w.run(look{}, " ")
		w.spans(f.Reading, "")
	})
	lines := inLines(f.Parts)
	for n, line := range lines { // another sheet may begin between them
		w.para(para{style: "Picture", keep: n == len(lines)-1}, func() {
			for i, p := range line {
				if i > 0 {
					w.run(look{}, "  ")
				}
				w.picture(p.Wide, p.Title.String(), p.desc(f).String(), 0)
			}
		})
	}
	if len(f.Key) > 0 {
		w.para(para{style: "Key"}, func() {
			for i, s := range f.Key {
				if i > 0 {
					w.run(look{}, "\u2003 ")
				}
				w.picture(s.Mark, "", "", 2)
				w.run(look{}, "\u00a0")
				w.spans(s.Text, "")
			}
		})
	}
	w.table(f.Table)
}

// inLines divides parts of a picture into lines, of those that have room beside one another.
func inLines(parts []Part) [][]Part {
	const apart = 6.0 // points
	var out [][]Part
	left := 0.0
	for _, p := range parts {
		wide := 0.0
		if p.Wide != nil {
			wide = min(mostUnit*p.Wide.Width, textWide/20.0)
		}
		if left -= apart + wide; out == nil || left < 0 {
			out, left = append(out, nil), textWide/20.0-wide
		}
		out[len(out)-1] = append(out[len(out)-1], p)
	}
	return out
}

// picture writes a picture into a line, so many points under it: pixels, and the same
// as SVG for programs that show that. One without a title only adorns what is beside it.
func (w *docx) picture(p *draw.Picture, title, desc string, under int) {
	if p == nil || p.Width <= 0 || p.Height <= 0 {
		return
	}
	pixels, drawing := w.drawn(p, title, desc)
	w.pictures++
	id, unit := strconv.Itoa(w.pictures), min(mostUnit, textWide/20.0/p.Width)
	wide, high := strconv.Itoa(int(p.Width*unit*emu)), strconv.Itoa(int(p.Height*unit*emu))
	w.in("w:r", nil, func() {
		if under > 0 {
			w.in("w:rPr", nil, func() { w.one("w:position", "w:val", strconv.Itoa(-2*under)) })
		}
		w.in("w:drawing", nil, func() {
			w.in("wp:inline", attrs{"distT", "0", "distB", "0", "distL", "0", "distR", "0"}, func() {
				w.one("wp:extent", "cx", wide, "cy", high)
				w.about(id, title, desc)
				w.in("a:graphic", attrs{"xmlns:a", drawingSpace}, func() {
					w.in("a:graphicData", attrs{"uri", pictureSpace}, func() {
						w.blip(id,
							pixels, drawing, wide, high)
					})
				})
			})
		})
	})
}

// drawn returns the ids of a picture as pixels and as SVG.
func (w *docx) drawn(p *draw.Picture, title, desc string) (pixels, drawing string) {
	if w.numbers == nil {
		return "", "" // the first writing, which nobody reads
	}
	cite := func(ref string) int { return w.numbers[ref] }
	file, err := draw.PNG(p, pixelUnit, cite)
	if err != nil && w.err == nil {
		w.err = err
	}
	about := draw.About{ID: "p", Title: title, Desc: desc, Cite: cite, Plain: true}
	return w.rels.picture(".png", string(file)), w.rels.picture(".svg", draw.SVG(p, about))
}

const (
	drawingSpace    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureSpace    = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	svgSpace        = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	svgURI          = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
	decorativeSpace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
	decorativeURI   = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
)

// about writes what a picture says in words, or that it says nothing.
func (w *docx) about(id, title, desc string) {
	a := attrs{"id", id, "name", id}
	if title+desc == "" {
		w.in("wp:docPr", a, func() {
			w.extension("a:extLst", decorativeURI, func() {
				w.one("adec:decorative", "xmlns:adec", decorativeSpace, "val", "1")
			}, "xmlns:a", drawingSpace)
		})
		return
	}
	w.one("wp:docPr", append(a, "descr", desc, "title", title)...)
}

func (w *docx) extension(list, uri string, inside func(), a ...string) {
	w.in(list, a, func() { w.in("a:ext", attrs{"uri", uri}, inside) })
}

// blip writes which files a picture is.
func (w *docx) blip(id, pixels, drawing, wide, high string) {
	w.in("pic:pic", attrs{"xmlns:pic", pictureSpace}, func() {
		w.in("pic:nvPicPr", nil, func() {
			w.one("pic:cNvPr", "id", id, "name", id)
			w.one("pic:cNvPicPr")
		})
		w.in("pic:blipFill", nil, func() {
			w.in("a:blip", attrs{"r:embed", pixels}, func() {
				w.extension("a:extLst", svgURI, func() {
					w.one("asvg:svgBlip", "xmlns:asvg", svgSpace, "r:embed", drawing)
				})
			})
			w.in("a:stretch", nil, func() { w.one("a:fillRect") })
		})
		w.in("pic:spPr", nil, func() {
			w.in("a:xfrm", nil, func() {
				w.one("a:off", "x", "0", "y", "0")
				w.one("a:ext", "cx", wide, "cy", high)
			})
			w.in("a:prstGeom", attrs{"prst", "rect"}, func() { w.one("a:avLst") })
		})
	})
}
