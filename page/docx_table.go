package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Widths of letters in tables, on the wide side, and of the gap between columns.
const (
	letterWide = 96
	boldWide   = 112
	cellGap    = 150
	longWord   = 24 // letters, beyond which a word in a table is broken
)

// table writes a table. Its head comes again on every sheet.
func (w *docx) table(t Table) {
	if len(t.Rows) == 0 && len(t.Head) == 0 || len(t.Columns) == 0 {
		return
	}
	if w.breaks {
		w.spacer()
	}
	in := setIn(t.Depth)
	widths := t.wide(textWide - in)
	w.in("w:tbl", nil, func() {
		w.in("w:tblPr", nil, func() {
			w.one("w:tblStyle", "w:val", "Rows")
			w.one("w:tblW", "w:w", strconv.Itoa(sum(widths)), "w:type", "dxa")
			w.one("w:tblInd", "w:w", strconv.Itoa(in), "w:type", "dxa")
			w.one("w:tblLayout", "w:type", "fixed")
			w.one("w:tblLook", "w:val", "04A0", "w:firstRow", onOff(len(t.Head) > 0), "w:lastRow", "0",
				"w:firstColumn", "1", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1")
		})
		w.in("w:tblGrid", nil, func() {
			for _, n := range widths {
				w.one("w:gridCol", "w:w", strconv.Itoa(n))
			}
		})
		if len(t.Head) > 0 {
			w.row(t, t.Head, widths, true)
		}
		for _, row := range t.Rows {
			w.row(t, row, widths, false)
		}
	})
	w.spacer()
}

func onOff(on bool) string { return map[bool]string{false: "0", true: "1"}[on] }

// spacer keeps a table apart from what follows.
func (w *docx) spacer() { w.para(para{style: "AfterTable"}, func() {}) }

// row writes a row. One that is shorter than the columns ends in a cell that goes on
// over the rest.
func (w *docx) row(t Table, cells []Spans, widths []int, head bool) {
	cells = cells[:min(len(cells), len(widths))]
	if len(cells) == 0 {
		cells = []Spans{nil}
	}
	w.in("w:tr", nil, func() {
		w.in("w:trPr", nil, func() {
			w.one("w:cantSplit")
			if head {
				w.one("w:tblHeader")
			}
		})
		for i, cell := range cells {
			span := 1
			if i == len(cells)-1 {
				span = len(widths) - i
			}
			style := "TableText"
			switch {
			case head:
				style = "TableHead"
			case i == 0 && t.named():
				style = "TableLabel"
			}
			w.cell(cell, sum(widths[i:i+span]), span, para{style: style, right: t.Columns[i].Right},
				i == 0 && cell.Empty() && len(widths) > 1 && !head)
		}
	})
}

// named reports whether the cells of the first column say what their rows are of.
func (t Table) named() bool {
	return t.Columns[0].Names || len(t.Head) == 0 && len(t.Columns) > 1 && !t.Columns[0].Right
}

// cell writes a cell; one that goes on with what is above it has no line over it.
func (w *docx) cell(cell Spans, width, span int, p para, on bool) {
	w.in("w:tc", nil, func() {
		w.in("w:tcPr", nil, func() {
			w.one("w:tcW", "w:w", strconv.Itoa(width), "w:type", "dxa")
			if span > 1 {
				w.one("w:gridSpan", "w:val", strconv.Itoa(span))
			}
			if on {
				w.in("w:tcBorders", nil, func() { w.one("w:top", "w:val", "nil") })
			}
		})
		w.para(p, func() { w.spans(cell, "") })
	})
}

// wide returns how wide the columns of a table are, which has so much room: as wide as
// their widest cells, if there is room for these; otherwise narrow ones are, and
// the others share what is left.
func (t Table) wide(room int) []int {
	want, least := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for _, row := range slices.Concat([][]Spans{t.Head}, t.Rows) {
		for i, cell := range row[:min(len(row), len(want))] {
			if i == len(row)-1 && i < len(want)-1 {
				continue // it goes on over other columns
			}
			text, letter := cell.String(), letterWide
			if i == 0 {
				letter = boldWide
			}
			want[i] = max(want[i], outlet.Width(text)*letter+cellGap)
			for _, word := range strings.Fields(text) {
				least[i] = max(least[i], min(outlet.Width(word), longWord)*letter+cellGap)
			}
		}
	}
	if sum(want) > room {
		share(want, least, room)
	}
	if last := len(want) - 1; !t.Columns[last].Right {
		want[last] += max(0, room-sum(want))
	}
	return want
}

// share cuts widths down to the room there is: those under an equal share of it keep
// what they want, again and again, and the others share the rest, none under its least
// as long as there is room for that.
func share(want, least []int, room int) {
	open := make([]int, len(want))
	for i := range open {
		open[i] = i
	}
	for len(open) > 0 {
		fair := room / len(open)
		rest := open[:0:0]
		for _, i := range open {
			switch {
			case want[i] <= fair:
				room -= want[i]
			default:
				rest = append(rest, i)
			}
		}
		if len(rest) == len(open) {
			shareOut(want, least, open, room)
			return
		}
		open = rest
	}
}

// shareOut gives the columns of a list their least, and an equal share of what is left; where there
// is not room for that, equal shares.
func shareOut(want, least []int, list []int, room int) {
	need := 0
	for _, i := range list {
		need += least[i]
	}
	if need > room {
		for _, i := range list {
			want[i] = max(1, room/len(list))
		}
		return
	}
	for _, i := range list {
		want[i] = least[i] + (room-need)/len(list)
	}
}

func sum(list []int) int {
	n := 0
	for _, x := range list {
		n += x
	}
	return n
}
