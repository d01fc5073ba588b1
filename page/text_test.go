package page

import "testing"

// TestShortRow holds that the cell in which a row ends early makes no column wide.
func TestShortRow(t *testing.T) {
	cells := func(words ...string) (out []Spans) {
		for _, w := range words {
			out = append(out, Spans{{Text: w}})
		}
		return out
	}
	d := &Document{}
	d.Add(Table{Depth: 1, Columns: []Column{{}, {}, {}}, Rows: [][]Spans{
		cells("a", "has none of its own"), cells("bb", "c", "or d"), cells("", "ee", "or f"),
	}})
	const want = "  a   has none of its own\n  bb  c   or d\n      ee  or f\n"
	if got := Text(d, 0, nil); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A cell of a column that wraps goes on below, and the row ends where its tallest
// cell does.
func TestTextWrapsCells(t *testing.T) {
	var d Document
	says := func(text string) Spans { return Spans{{Text: text}} }
	d.Add(Table{Depth: 1, Columns: []Column{{Max: 6, Wrap: true}, {Max: 9, Wrap: true}, {}},
		Head: []Spans{says("who"), says("what"), says("how")},
		Rows: [][]Spans{
			{says("China, Russia"), says("supply energy"), says("assumed")},
			{nil, says("unbreakable"), says("stated")},
			{nil, says("and a row that ends before its last column")},
		}})
	want := `
  who     what       how
  China,  supply     assumed
  Russia  energy
          unbreakable  stated
          and a row that ends before its
          last column
`
	if got := Text(&d, 40, nil); got != want[1:] {
		t.Errorf("got:\n%s", got)
	}
}
