package page

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/draw"
)

// Long words leave lines half blank, and take more of them than their letters fill.
func TestLinesOfLongWords(t *testing.T) {
	p := &paper{}
	short := strings.Repeat("a river ", 30)
	long := strings.Repeat("Wasserwirtschaftsverbände Bundesarbeitsgemeinschaft ", 5)
	for text, want := range map[string]float64{short: 3, long: 4, "a": 1, strings.Repeat("河", 100): 3} {
		if got := p.ofText(text, saidWidth, 10); got != want {
			t.Errorf("%.20s: %v lines, not %v", text, got, want)
		}
	}
}

// A figure that no longer fits on a sheet begins on the next as a whole.
func TestSheetsKeepFigures(t *testing.T) {
	text := Item{Text: Spans{{Text: strings.Repeat("a river ", 250)}}}
	figure := Figure{Caption: Spans{{Text: "Caption"}}, Parts: []Part{{Wide: &draw.Picture{Width: 700, Height: 600}}}}
	head := Heading{Level: 2, Text: Spans{{Text: "Head"}}}
	apart := Sheets(&Document{Blocks: []Block{head, text}})[0] + Sheets(&Document{Blocks: []Block{head, figure}})[0]
	both := Sheets(&Document{Blocks: []Block{head, text, figure}})[0]
	if apart < 1.1 || both < apart || both < 1+Sheets(&Document{Blocks: []Block{head, figure}})[0]-0.05 {
		t.Errorf("%v sheets, apart %v", both, apart)
	}
}

// What may have no room on a sheet, as far as an estimate tells, leaves the rest of it blank.
func TestBlankIsNotMissed(t *testing.T) {
	head := Heading{Level: 2, Text: Spans{{Text: "Head"}}}
	of := func(lines int) *Document {
		d := &Document{Blocks: []Block{head}}
		for range lines {
			d.Add(Item{Text: Spans{{Text: "A line."}}})
		}
		d.Add(Figure{Parts: []Part{{Wide: &draw.Picture{Width: 700, Height: 600}}}})
		return d
	}
	for lines := range 60 {
		if Sheets(of(lines))[0] > 0.98 {
			if Blank(of(lines)) == 0 || Blank(of(lines-10)) > 0 {
				t.Errorf("%d lines leave %v blank, ten less %v", lines, Blank(of(lines)), Blank(of(lines-10)))
			}
			return
		}
	}
	t.Error("60 lines do not fill a sheet")
}

// A first column of sentences has its share of a table.
func TestTablesOfLongNames(t *testing.T) {
	x := Table{Columns: []Column{{Names: true, Max: longNames}, {}, {}}}
	if got := x.class(); got != ` class="many named"` {
		t.Errorf("a table of long names is %s", got)
	}
	x.Columns[0].Max = longNames - 1
	if got := x.class(); got != ` class="many"` {
		t.Errorf("a table of short names is %s", got)
	}
}
