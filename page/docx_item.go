package page

import (
	"strconv"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// item writes a paragraph, or an entry of a list.
func (w *docx) item(i Item, next Block) {
	p := para{style: w.plainStyle(i), left: setIn(i.Depth), bar: i.StandsOut}
	if i.Under {
		p.left = w.hang
	}
	if i.StandsOut {
		p.left += step / 2
	}
	label := i.Label
	switch n, format := countedAs(label); {
	case i.Bullet:
		p.list, p.level, p.hang = bullets, min(i.Depth, deepest), 227
	case format != none:
		p.list, p.level = w.entry(format, n, min(i.Depth, deepest)), min(i.Depth, deepest)
		p.hang, label = max(step, 120*len(label.String())+100), nil
	case !label.Empty():
		p.hang = min(max(step, 110*outlet.Width(label.String())+140), textWide/3)
		p.tab = p.left + p.hang
	}
	p.left += p.hang
	w.hang = p.left
	if !i.Label.Empty() && heads(i, next) {
		p.style, p.keep = "Entry", true
	}
	w.para(p, func() {
		if !label.Empty() {
			w.spans(label, "Label")
			w.tab()
		}
		w.spans(i.Text, "")
		if !i.Aside.Empty() {
			w.run(look{style: "Aside"}, "\u2003")
			w.spans(i.Aside, "Aside")
		}
	})
}

// setIn is how far in what stands at a depth is set.
func setIn(depth int) int { return step * max(0, min(depth, deepest)-1) }

// plainStyle is how an item looks: what stands under the title and what comes first of
// all are set apart.
func (w *docx) plainStyle(i Item) string {
	switch {
	case i.Bullet || i.Under || !i.Label.Empty():
		return "ListParagraph"
	case w.titled && !w.opened:
		return "Subtitle"
	case w.opened && !w.led:
		w.led = true
		return "Lead"
	}
	return "BodyText"
}

// longestHead is how many columns an entry has that heads what follows.
const longestHead = 160

// heads reports whether an entry is a heading of what stands under it, further in.
func heads(i Item, next Block) bool {
	if outlet.Width(i.Text.String()) > longestHead {
		return false
	}
	switch b := next.(type) {
	case Item:
		return b.Depth > i.Depth
	case Table:
		return b.Depth > i.Depth
	}
	return false
}

// A format is how the entries of a list are counted.
type format uint8

const (
	none format = iota
	figures
	letters
)

// countedAs returns the number that a label is, and how it is written.
func countedAs(label Spans) (int, format) {
	text := label.String()
	if len(text) == 1 && text[0] >= 'A' && text[0] <= 'Z' {
		return int(text[0]-'A') + 1, letters
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1<<15 || strconv.Itoa(n) != text {
		return 0, none
	}
	return n, figures
}

// A list is entries counted without a gap.
type list struct {
	format             format
	level, start, last int
}

// The lists that are always there; those that are counted come after them.
const (
	bullets = 1
	deepest = 5 // level of a list, from 0
)

// entry returns the list of which the entry of a number is one.
func (w *docx) entry(f format, n, level int) int {
	for i := len(w.counts) - 1; i >= 0; i-- {
		if l := &w.counts[i]; l.format == f && l.level == level {
			if l.last+1 == n {
				l.last = n
				return bullets + 1 + i
			}
			break
		}
	}
	w.counts = append(w.counts, list{f, level, n, n})
	return bullets + len(w.counts)
}

// numbering writes the part that says how lists are counted.
func (w *docx) numbering() string {
	var m markup
	m.WriteString(declared)
	m.in("w:numbering", spaces, func() {
		for f, format := range []string{"bullet", "decimal", "upperLetter"} {
			m.abstract(f, format)
		}
		m.instance(bullets, 0, nil)
		for i, l := range w.counts {
			m.instance(bullets+1+i, int(l.format), &l)
		}
	})
	return m.String()
}

// abstract writes how the levels of lists of a format are counted.
func (m *markup) abstract(id int, format string) {
	m.in("w:abstractNum", attrs{"w:abstractNumId", strconv.Itoa(id)}, func() {
		m.one("w:multiLevelType", "w:val", "hybridMultilevel")
		for level := range deepest + 1 {
			m.in("w:lvl", attrs{"w:ilvl", strconv.Itoa(level)}, func() {
				m.one("w:start", "w:val", "1")
				m.one("w:numFmt", "w:val", format)
				text := "%" + strconv.Itoa(level+1)
				if format == "bullet" {
					text = "–"
				}
				m.one("w:lvlText", "w:val", text)
				m.one("w:lvlJc", "w:val", "left")
				left := strconv.Itoa(setIn(level) + step)
				m.in("w:pPr", nil, func() { m.one("w:ind", "w:left", left, "w:hanging", strconv.Itoa(step)) })
				if format != "bullet" {
					m.in("w:rPr", nil, func() { m.one("w:b") })
				}
			})
		}
	})
}

// instance writes a list; l is nil where its entries are not counted.
func (m *markup) instance(id, abstract int, l *list) {
	m.in("w:num", attrs{"w:numId", strconv.Itoa(id)}, func() {
		m.one("w:abstractNumId", "w:val", strconv.Itoa(abstract))
		if l != nil {
			m.in("w:lvlOverride", attrs{"w:ilvl", strconv.Itoa(l.level)}, func() {
				m.one("w:startOverride", "w:val", strconv.Itoa(l.start))
			})
		}
	})
}
