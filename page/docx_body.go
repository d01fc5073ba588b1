package page

import (
	"slices"
	"strconv"
	"strings"
)

// Lengths are in twentieths of a point, of which a millimetre has 56.7.
const (
	sheetWide, sheetHigh           = 11906, 16838 // A4
	edgeTop, edgeRight, edgeBottom = 1077, 1247, 1191
	edgeLeft, edgeFoot             = 1361, 567
	textWide                       = sheetWide - edgeLeft - edgeRight
	step                           = 340 // in which what stands further in is set in
)

// spaces are those of the names of elements in a part.
var spaces = attrs{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", office,
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}

// document writes the part that has the text, and returns it.
func (w *docx) document() string {
	w.Reset()
	w.WriteString(declared)
	w.in("w:document", spaces, func() {
		w.in("w:body", nil, func() {
			w.masthead()
			at := slices.IndexFunc(w.d.Blocks, sectioned)
			w.blocks(w.d.Blocks[:max(0, at)])
			w.key()
			w.blocks(w.d.Blocks[max(0, at):])
			w.sheet()
		})
	})
	return w.String()
}

// sectioned reports whether a block begins a section, or comes after the head of a page.
func sectioned(b Block) bool {
	_, breaks := b.(Break)
	head, is := b.(Heading)
	return breaks || is && head.Level == 2
}

// key writes what lines under words mean.
func (w *docx) key() {
	if w.d.marked() && !w.frame.Key.Empty() {
		w.para(para{style: "Key"}, func() { w.spans(w.frame.Key, "") })
	}
}

// sheet writes how large sheets are, and which foot they have.
func (w *docx) sheet() {
	foot := ""
	if w.footed() {
		foot = w.rels.add(office+"/footer", strings.TrimPrefix(footPart, "word/"))
	}
	w.in("w:sectPr", nil, func() {
		if foot != "" {
			w.one("w:footerReference", "w:type", "default", "r:id", foot)
		}
		w.one("w:pgSz", "w:w", strconv.Itoa(sheetWide), "w:h", strconv.Itoa(sheetHigh))
		w.one("w:pgMar", "w:top", strconv.Itoa(edgeTop), "w:right", strconv.Itoa(edgeRight),
			"w:bottom", strconv.Itoa(edgeBottom), "w:left", strconv.Itoa(edgeLeft),
			"w:header", strconv.Itoa(edgeFoot), "w:footer", strconv.Itoa(edgeFoot), "w:gutter", "0")
	})
}

func (w *docx) blocks(list []Block) {
	for i, b := range list {
		var next Block
		if i+1 < len(list) {
			next = list[i+1]
		}
		w.block(b, next)
	}
}

func (w *docx) block(b, next Block) {
	switch b := b.(type) {
	case Heading:
		w.heading(b)
	case Item:
		w.item(b, next)
	case Table:
		w.table(b)
	case Gap:
		w.apart = true
	case Break:
		w.breaks = w.opened && !b.Name.Empty() // what goes on fills sheets that footnotes have begun
	case Fold:
		w.heading(Heading{Level: 3, Text: b.Summary, ID: b.ID})
		w.blocks(b.Blocks)
	case Figure:
		w.figure(b)
	case Notes:
		w.sources(b)
	}
}

// heading writes a heading, to which links to its id lead.
func (w *docx) heading(h Heading) {
	level := min(max(h.Level, 1), 3)
	w.titled = w.titled || level == 1
	w.opened = w.opened || level == 2
	w.para(para{style: "Heading" + strconv.Itoa(level)}, func() {
		w.place(h.ID, func() { w.spans(h.Text, "") })
	})
}

// A para is how a paragraph stands; its style says the rest.
type para struct {
	style       string
	keep        bool // with what follows, on one sheet
	list, level int  // of which list it is an entry, from 1; 0 for none
	tab         int  // where its text goes on after a tab; 0 for none
	left, hang  int  // how far in it stands, and its first line less
	right       bool // as numbers do
	bar         bool // whether a bar of the accent stands beside it
}

// para writes a paragraph. The order of what is said of it is that of the format.
func (w *docx) para(p para, runs func()) {
	w.in("w:p", nil, func() {
		w.in("w:pPr", nil, func() {
			w.one("w:pStyle", "w:val", p.style)
			if p.keep {
				w.one("w:keepNext")
			}
			if w.breaks {
				w.one("w:pageBreakBefore")
			}
			if p.list > 0 {
				w.in("w:numPr", nil, func() {
					w.one("w:ilvl", "w:val", strconv.Itoa(p.level))
					w.one("w:numId", "w:val", strconv.Itoa(p.list))
				})
			}
			if p.bar {
				w.in("w:pBdr", nil, func() {
					w.one("w:left", "w:val", "single", "w:sz", "24", "w:space", "8", "w:color", "0E4A34")
				})
			}
			w.stands(p)
		})
		runs()
	})
	w.breaks, w.apart = false, false
}

// stands writes where a paragraph stands.
func (w *docx) stands(p para) {
	if p.tab > 0 {
		w.in("w:tabs", nil, func() { w.one("w:tab", "w:val", "left", "w:pos", strconv.Itoa(p.tab)) })
	}
	if w.apart {
		w.one("w:spacing", "w:before", "200")
	}
	if p.left > 0 || p.hang > 0 {
		w.one("w:ind", "w:left", strconv.Itoa(p.left), "w:hanging", strconv.Itoa(p.hang))
	}
	if p.right {
		w.one("w:jc", "w:val", "right")
	}
}
