package draw

// A Cells is a table of cells of which each says a word.
type Cells struct {
	Heads []string // of the columns, but that of the names
	Rows  []CellRow
}

// A CellRow is a row of cells under the heads, with its name.
type CellRow struct {
	Name  string
	Cells []Cell
}

// A Cell is a word, how it is known, and what is said with it.
type Cell struct {
	Word  string
	Known string // in a word, with a line under it
	Dash  Dash   // of the line
	Says  string
	Refs  []string // what it cites
	Ask   string   // what is open
	Bold  bool     // whether the word is
	Heavy bool     // whether its frame is
	Hatch bool     // whether it is empty of what belongs there
}

// Layout of cells, in units.
const (
	cellPad   = 11.0
	cellGap   = 8.0
	cellHatch = 40.0 // of hatching, at least
	nameLines = 3
	cellLines = 3
)

// DrawCells draws cells on a sheet so wide. On a narrow one the name of a row stands above
// it, and of more than two columns one cell stands above the next, under its head. Names that
// are too long are cut.
func DrawCells(c *Cells, width float64) *Picture {
	p := &Picture{Width: width}
	if width < narrowBelow {
		p.Height = c.narrow(p)
	} else {
		p.Height = c.wide(p)
	}
	return p
}

// narrowBelow is how many units a sheet of a phone has less than.
const narrowBelow = 480

func (c *Cells) wide(p *Picture) float64 {
	name := p.Width * 0.2
	w := (p.Width - name - cellGap*float64(len(c.Heads)-1)) / float64(len(c.Heads))
	x := func(i int) float64 { return name + float64(i)*(w+cellGap) }
	y := 0.0
	for i, head := range c.Heads {
		at := Text{X: x(i) + 1, Y: 14, Bold: true, Paint: Ink}
		y = max(y, p.lines(at, inUnits(head, w-4, 4, true)))
	}
	y += 12
	for _, row := range c.Rows {
		h := 0.0
		for i := range row.Cells {
			h = max(h, row.Cells[i].height(w))
		}
		lines := inUnits(row.Name, name-12, nameLines, true)
		h = max(h, float64(len(lines))*lineHeight+8)
		p.lines(Text{Y: y + h/2 + 4.5 - float64(len(lines)-1)*lineHeight/2, Bold: true}, lines)
		for i := range row.Cells {
			row.Cells[i].draw(p, x(i), y, w, h)
		}
		y += h + cellGap
	}
	return y - cellGap + 2
}

func (c *Cells) narrow(p *Picture) float64 {
	across := len(c.Heads)
	if across > 2 {
		across = 1
	}
	w := (p.Width - cellGap*float64(across-1)) / float64(across)
	y := 0.0
	head := func(i int, x, y float64) float64 {
		return p.lines(Text{X: x + 1, Y: y + 12, Bold: across > 1, Paint: Ink}, inUnits(c.Heads[i], w-4, 4, across > 1))
	}
	if across > 1 {
		last := 0.0
		for i := range c.Heads {
			last = max(last, head(i, float64(i)*(w+cellGap), y))
		}
		y = last + 16
	}
	for _, row := range c.Rows {
		y = p.lines(Text{Y: y + 12, Bold: true}, inUnits(row.Name, p.Width-4, nameLines, true)) + 8
		for from := 0; from < len(row.Cells); from += across {
			if across == 1 {
				y = head(from, 0, y) + 7
			}
			h := 0.0
			for i := from; i < from+across; i++ {
				h = max(h, row.Cells[i].height(w))
			}
			for i := from; i < from+across; i++ {
				row.Cells[i].draw(p, float64(i-from)*(w+cellGap), y, w, h)
			}
			y += h + 6
		}
		y += 8
	}
	return y - 12
}

// inside is the room for words within a cell so wide.
func (c *Cell) inside(w float64) float64 {
	w -= 2 * cellPad
	if c.Hatch {
		w -= cellHatch
	}
	return w
}

// broken are the lines of a cell: its word, how it is known (beside the word where that
// finds room), what is said and what is to be asked.
func (c *Cell) broken(w float64) (word, known, says, ask []string) {
	in := c.inside(w)
	word = inUnits(c.Word, in, 2, c.Bold)
	if c.Known != "" && Width(c.Word, c.Bold)+8+Width(c.Known, false) > in {
		known = inUnits(c.Known, in, 1, false)
	}
	if c.Says != "" || len(c.Refs) > 0 {
		says = inUnits(c.Says, in-Width("[00,00,00]"[:min(10, 1+3*len(c.Refs))], false), cellLines, false)
		if len(says) == 0 {
			says = []string{""}
		}
	}
	if c.Ask != "" {
		ask = inUnits(c.Ask, in, cellLines, true)
	}
	return word, known, says, ask
}

func (c *Cell) height(w float64) float64 {
	word, known, says, ask := c.broken(w)
	return float64(len(word)+len(known)+len(says)+len(ask))*(lineHeight+1) + 15
}

func (c *Cell) draw(p *Picture, x, y, w, h float64) {
	frame := Stroke{Paint: Rule, Width: 1}
	inset := 0.5
	if c.Heavy {
		frame, inset = Stroke{Paint: Ink, Width: 2.2}, 1.1
	}
	box := Rect{X: x + inset, Y: y + inset, W: w - 2*inset, H: h - 2*inset, Fill: Paper, Stroke: frame}
	word, known, says, ask := c.broken(w)
	p.Add(box)
	if c.Hatch {
		p.Add(Rect{X: x + w - cellHatch, Y: y + 1, W: cellHatch - 1, H: h - 2, Hatch: true})
	}
	lines := float64(len(word) + len(known) + len(says) + len(ask))
	at := Text{X: x + cellPad, Y: y + (h-lines*(lineHeight+1))/2 + 12, Bold: c.Bold}
	last := p.lines(at, word)
	kx := at.X + Width(c.Word, c.Bold) + 8
	if len(known) > 0 {
		last += lineHeight + 1
		kx = at.X
	}
	if c.Known != "" {
		told := inUnits(c.Known, c.inside(w), 1, false)[0]
		p.Add(Text{X: kx, Y: last, Text: told, Size: 11.5, Paint: Second},
			Line{Points: []Point{{kx, last + 4}, {kx + Width(told, false)*0.84, last + 4}},
				Stroke: Stroke{Paint: Ink, Width: 1.4, Dash: c.Dash}})
	}
	if len(says) > 0 {
		last = p.lines(Text{X: at.X, Y: last + lineHeight + 2, Refs: c.Refs, Paint: Second}, says)
	}
	p.lines(Text{X: at.X, Y: last + lineHeight + 2, Bold: true, Paint: Accent}, ask)
}
