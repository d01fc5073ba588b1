package page

import (
	"io"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Grid writes a table row by row, where there are too many rows to be held.
// Columns are as wide as their Min; a longer cell pushes its row out. A Gap of
// -1 is none. It is for one goroutine.
type Grid struct {
	Columns []Column
	line    strings.Builder
}

// Row writes one row, a cell a column. The error is that of w.
func (g *Grid) Row(w io.Writer, cells ...string) error {
	g.line.Reset()
	for i, cell := range cells {
		c := &g.Columns[i]
		blanks := max(0, c.Min-outlet.Width(cell))
		if c.Right {
			pads(&g.line, blanks)
		}
		g.line.WriteString(cell)
		if !c.Right {
			pads(&g.line, blanks)
		}
		if i < len(cells)-1 {
			pads(&g.line, c.gap())
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(outlet.Line(g.line.String()), " ")+"\n")
	return err
}

func pads(b *strings.Builder, n int) {
	for range n {
		b.WriteByte(' ')
	}
}
