package page

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// spans writes a line in a style of runs, "" for that of the paragraph.
func (w *docx) spans(spans Spans, style string) {
	for _, s := range spans {
		switch s.Kind {
		case Cite:
			w.cites(s.Refs)
		case Link:
			w.link(s, style)
		case Name, Condition, Code, Snippet:
			w.run(look{style: style, foreign: true}, s.shown())
		case Known:
			w.run(look{style: style, line: lines[s.ID]}, s.shown())
		default:
			w.run(look{style: style}, s.shown())
		}
	}
}

// A look is how a run is shown.
type look struct {
	style   string // "" for that of the paragraph
	foreign bool   // whether it is not looked up in a dictionary
	line    string // under it; "" for none
}

// lines are those under words for how something is known; pictures have the same.
var lines = map[string]string{"stated": "single", "claimed": "dashLong", "reported": "dashLong", "inferred": "dash",
	"assumed": "dotted"}

// run writes text.
func (w *docx) run(l look, shown string) {
	for _, p := range turns(outlet.Line(shown)) {
		w.in("w:r", nil, func() {
			w.looks(l, p.left)
			w.text("w:t", attrs{"xml:space", "preserve"}, p.text)
		})
	}
}

// looks writes how a run is shown, where that is not as in its paragraph.
func (w *docx) looks(l look, left bool) {
	if l == (look{}) && !left {
		return
	}
	w.in("w:rPr", nil, func() {
		if l.style != "" {
			w.one("w:rStyle", "w:val", l.style)
		}
		if l.foreign {
			w.one("w:noProof")
		}
		if l.line != "" {
			w.one("w:u", "w:val", l.line)
		}
		if left {
			w.one("w:rtl")
		}
	})
}

func (w *docx) tab() { w.in("w:r", nil, func() { w.one("w:tab") }) }

// A turn is text that is written in one direction.
type turn struct {
	text string
	left bool // whether from right to left
}

// turns cuts text where its letters go the other way. What is no letter belongs to
// what is before it.
func turns(text string) []turn {
	var out []turn
	begin, left := 0, false
	for at, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if to := unicode.In(r, leftward...); to != left {
			if at > begin {
				out = append(out, turn{text[begin:at], left})
			}
			begin, left = at, to
		}
	}
	if begin < len(text) {
		out = append(out, turn{text[begin:], left})
	}
	return out
}

var leftward = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko,
	unicode.Mandaic, unicode.Samaritan}

// link writes a link, as its words where it leads nowhere on paper.
func (w *docx) link(s Span, style string) {
	to := ""
	if w.links != nil {
		to = w.links(s.To)
	}
	id, inside := strings.CutPrefix(to, "#")
	switch {
	case inside && w.anchors[id] != "":
		w.leads(s, "w:anchor", w.anchors[id])
	case strings.HasPrefix(to, "https://"):
		w.leads(s, "r:id", w.rels.address(to))
	default:
		w.run(look{style: style}, s.shown())
	}
}

// leads writes a link that leads somewhere.
func (w *docx) leads(s Span, by, to string) {
	w.in("w:hyperlink", attrs{by, to, "w:history", "1"}, func() { w.run(look{style: "Hyperlink"}, s.shown()) })
}

// places notes the ids to which links may lead, and the bookmarks that stand there.
func (w *docx) places(list []Block) {
	for _, b := range list {
		switch b := b.(type) {
		case Heading:
			w.named(b.ID)
		case Notes:
			if len(b.Groups) > 0 {
				w.named(sourcesID)
			}
		case Fold:
			w.named(b.ID)
			w.places(b.Blocks)
		case Figure:
			w.named(b.ID)
		}
	}
}

func (w *docx) named(id string) {
	if id != "" && w.anchors[id] == "" {
		w.anchors[id] = "_Place" + strconv.Itoa(len(w.anchors)+1)
	}
}

// place writes the bookmark of an id around what inside writes, once.
func (w *docx) place(id string, inside func()) {
	name := w.anchors[id]
	if name == "" || w.placed[id] {
		inside()
		return
	}
	w.placed[id] = true
	w.bookmark(name, inside)
}

func (w *docx) bookmark(name string, inside func()) {
	w.marks++
	id := strconv.Itoa(w.marks)
	w.one("w:bookmarkStart", "w:id", id, "w:name", name)
	inside()
	w.one("w:bookmarkEnd", "w:id", id)
}
