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
