package page

import (
	"io"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Sheet is a table for programs: a header and rows of cells.
type Sheet struct {
	Head []string  // keys, the same in every language
	Rows [][]Spans // of as many cells as the head
}

// CSV writes a sheet. Raw, names and quotes are as they were written; otherwise
// every cell is safe to open in a spreadsheet. The error is that of w.
func CSV(w io.Writer, s *Sheet, raw bool) error {
	out := outlet.NewCSV(w, raw)
	if err := out.Row(s.Head...); err != nil {
		return err
	}
	var cells []string
	for _, row := range s.Rows {
		cells = cells[:0]
		for _, cell := range row {
			cells = append(cells, inCell(out, cell))
		}
		if err := out.Row(cells...); err != nil {
			return err
		}
	}
	return out.Flush()
}

func inCell(out *outlet.CSV, cell Spans) string {
	var b strings.Builder
	for _, s := range cell {
		switch s.Kind {
		case Name:
			b.WriteString(out.Name(s.Text))
		case Quote:
			b.WriteString(out.Text(s.Text))
		case Basis:
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
