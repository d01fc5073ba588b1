package page

import "github.com/plenary-talks/plenary/draw"

// A Figure is a picture with all that belongs to it: what to see, how to read it, what
// its marks mean, and the table that says the same.
type Figure struct {
	ID      string // what kind of picture: circle, risk ...; of letters and hyphens
	Caption Spans  // what it is, in a few words
	Reading Spans  // how to read it and what one sees
	Desc    Spans  // all that it says, in sentences
	Parts   []Part // one, or one behind the other where it has several
	Key     []Sign
	Table   Table // the same without a picture: every word and citation of it
	Opens   Spans // what leads to the table; the caption where it is empty
}

// A Part is one picture of a figure, for two widths.
type Part struct {
	Title  Spans // what this one is of
	Desc   Spans // what it says; of a figure of one part none
	Wide   *draw.Picture
	Narrow *draw.Picture // for a phone; nil where Wide serves
}

// A Sign is what a mark means.
type Sign struct {
	Mark *draw.Picture // without words, a line high
	Text Spans
}

// A Fold is what is opened on demand: a summary, and blocks under it. Where nothing
// can be opened it stands open.
type Fold struct {
	ID      string // names the place, for a link to it; "" for none
	Summary Spans
	Blocks  []Block
	Open    bool // whether it is open to begin with
}

// A Break is where a part of the page begins that may be handed on by itself: on
// paper, a new sheet.
type Break struct {
	Name Spans // what begins here, in the contents of the page; none where a part goes on
}

func (Figure) block() {}
func (Fold) block()   {}
func (Break) block()  {}

// inFigure lists the lines of a figure in reading order.
func inFigure(f Figure) []Spans {
	out := []Spans{f.Caption, f.Reading, f.Desc}
	for _, p := range f.Parts {
		out = append(out, p.Title, p.Desc)
	}
	for _, s := range f.Key {
		out = append(out, s.Text)
	}
	return append(append(out, f.Opens), inBlock(f.Table)...)
}

// inFold lists the lines of a fold in reading order.
func inFold(f Fold) []Spans {
	out := []Spans{f.Summary}
	for _, b := range f.Blocks {
		out = append(out, inBlock(b)...)
	}
	return out
}

// plain returns the blocks that say the same where there are no pictures: caption, how to
// read them left out, what they say, and the table.
func (f Figure) plain() []Block {
	return []Block{Heading{Level: 3, Text: f.Caption}, Item{Text: f.Desc}, f.Table}
}

// plain returns a fold as a heading and its blocks.
func (f Fold) plain() []Block {
	return append([]Block{Heading{Level: 3, Text: f.Summary}}, f.Blocks...)
}

// eachDrawn passes the words in the pictures of a block, which may be changed.
func eachDrawn(b Block, each func(*draw.Text)) {
	switch b := b.(type) {
	case Fold:
		for _, in := range b.Blocks {
			eachDrawn(in, each)
		}
	case Figure:
		for _, p := range b.Parts {
			eachWord(p.Wide, each)
			if p.Narrow != p.Wide {
				eachWord(p.Narrow, each)
			}
		}
	}
}

func eachWord(p *draw.Picture, each func(*draw.Text)) {
	if p == nil {
		return
	}
	for i, m := range p.Marks {
		if t, ok := m.(draw.Text); ok {
			each(&t)
			p.Marks[i] = t
		}
	}
}
