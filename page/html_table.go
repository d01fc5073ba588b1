package page

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// table writes a table, where there is one. Of many columns each cell has the head of its
// column with it, for windows in which cells stand under one another.
func (h *hypertext) table(t Table) {
	if len(t.Head)+len(t.Rows) == 0 {
		return
	}
	h.WriteString("<table" + t.class() + ">\n")
	if len(t.Head) > 0 {
		h.WriteString("<thead><tr>")
		for i, c := range t.Head {
			if c.Empty() {
				h.WriteString("<td></td>") // it heads nothing
				continue
			}
			h.cell("th", ` scope="col"`+t.side(i), c)
		}
		h.WriteString("</tr></thead>\n")
	}
	h.WriteString("<tbody>\n")
	for _, row := range t.Rows {
		h.WriteString("<tr>")
		for i, c := range row {
			h.tableCell(t, i, c)
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody>\n</table>\n")
}

func (t Table) class() string {
	switch {
	case len(t.Columns) <= 2:
		return ""
	case t.Columns[0].Names && t.Columns[0].Max >= longNames:
		return ` class="many named"`
	}
	return ` class="many"`
}

// longNames is how wide a first column of names may be from which on they are sentences: such a
// column has a third of the table, so that no other is squeezed.
const longNames = 28

// side is the side on which the cells of a column stand.
func (t Table) side(i int) string {
	if i < len(t.Columns) && t.Columns[i].Right {
		return ` class="right"`
	}
	return ""
}

func (h *hypertext) tableCell(t Table, i int, text Spans) {
	if i == 0 && len(t.Columns) > 0 && t.Columns[0].Names {
		h.cell("th", ` scope="row"`+t.side(i), text)
		return
	}
	attributes := t.side(i)
	if len(t.Columns) > 2 && i < len(t.Head) && !t.Head[i].Empty() {
		attributes += ` data-head="` + outlet.HTML(t.Head[i].String()) + `"`
	}
	h.cell("td", attributes, text)
}

func (h *hypertext) cell(tag, attributes string, text Spans) {
	h.WriteString("<" + tag + attributes + ">" + strings.TrimSpace(h.inline(text)) + "</" + tag + ">")
}
