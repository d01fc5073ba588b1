// Package page makes bytes of documents. A document says what is told, in
// which order and how it hangs together; a renderer decides for its medium how
// that looks, and makes harmless there whatever somebody else wrote.
//
//	Document  blocks in order: headings, items, tables, notes, figures, folds
//	Span      a piece of a line, marked by what it is: a name, a quote, a citation, a link
//	Basis     a span that is not shown: what the sentence behind it rests on
//	Sentence  a piece of a line with its basis; Document.Sentences lists them
//	Notes     footnotes, which may stand together in groups
//	Text      lines of a given width
//	Markdown  a page to hand on
//	HTML      the body of a page for browsers
//	Whole     a page for browsers in one file, with its Frame; Style, how pages look
//	Docx      a file for word processors, with the same Frame
//	Sheets    how many sheets of paper that takes, about
//	Links     words for what a link leads to, a Target, or its address
//	Sheet     a table for programs, which CSV writes
//	Grid      a table written row by row, where there are too many rows to be held
//
// Nothing here knows what talks are, and no word stands here: words come with
// the spans. The renderers change no document, and several goroutines may show
// one at once; a Grid is for one goroutine. What they take grows with the size of
// the document.
package page

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/draw"
)

// A Document is a page before it has a medium. The zero Document is an empty
// page. Adding to it is for one goroutine.
type Document struct {
	Blocks []Block
	Notes  map[string]Spans // what a footnote says, by what is cited (Refs of a [Cite])
}

// A Block is one of [Heading], [Item], [Table], [Gap], [Figure], [Fold], [Break]
// and [Notes].
type Block interface{ block() }

// A Heading begins the page, a section or a part of one.
type Heading struct {
	Level int // 1, 2 or 3
	Text  Spans
	ID    string // names the place, for a link to it; "" for none
}

// An Item is a paragraph, or an entry of a list.
type Item struct {
	Depth  int   // how far in it stands; 0 is the edge of the page
	Bullet bool  // whether a bullet stands before it
	Label  Spans // what stands before it, as a number or a name: further lines hang under the text
	Text   Spans

	Hang       int   // how far its further lines are set in beyond its label
	Under      bool  // whether it belongs to the item before, and stands under its text
	LabelWidth int   // columns in which a label stands at the right, as numbers do; 0 for its own
	Aside      Spans // what is said beside it, at the end of its line if there is room
	StandsOut  bool  // whether it is what the page is about, and is set off where a medium can
}

// A Table is rows of cells in columns. Its last column takes what room is left.
type Table struct {
	Depth   int     // how far in it stands; 0 is the edge of the page
	Head    []Spans // none where rows speak for themselves
	Columns []Column
	Rows    [][]Spans // a row shorter than the columns ends there
}

// A Column is how cells stand under each other.
type Column struct {
	Min, Max int  // columns of text, as far as names allow; 0 for no bound
	Right    bool // as numbers do
	Gap      int  // blanks after it; 0 for two
	Wrap     bool // whether in text a cell wider than Max goes on below
	Names    bool // whether each of its cells says what its row is of; of the first column alone
}

// A Gap sets apart what follows.
type Gap struct{}

// Notes is where the footnotes stand, under a heading: one for each thing
// cited in the document, in the order of first citation; nothing when none is.
type Notes struct {
	Head   Spans
	Groups []NoteGroup // where footnotes stand together in text; others do not stand there
}

// A NoteGroup is footnotes that stand behind one another in text, under a name.
// Other media show the name, and then each footnote by itself.
type NoteGroup struct {
	Name   Spans
	Refs   []string // what is cited
	Places []Spans  // what is said of each under the name
	After  Spans    // what is said behind them
}

func (Heading) block() {}
func (Item) block()    {}
func (Table) block()   {}
func (Gap) block()     {}
func (Notes) block()   {}

// Add puts blocks at the end.
func (d *Document) Add(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }

// cited lists what a document cites, in the order of first citation.
func (d *Document) cited() []string {
	var out []string
	seen := map[string]bool{}
	cite := func(refs []string) {
		for _, ref := range refs {
			if !seen[ref] {
				seen[ref] = true
				out = append(out, ref)
			}
		}
	}
	for _, b := range d.Blocks {
		for _, spans := range inBlock(b) {
			for _, s := range spans {
				cite(s.Refs)
			}
		}
		eachDrawn(b, func(t *draw.Text) { cite(t.Refs) })
	}
	return out
}

// Spans lists all the spans of a document, in order, those of footnotes last.
func (d *Document) Spans() Spans {
	var out Spans
	for _, b := range d.Blocks {
		for _, spans := range inBlock(b) {
			out = append(out, spans...)
		}
	}
	for _, ref := range d.cited() {
		out = append(out, d.Notes[ref]...)
	}
	return out
}

// inBlock lists the lines of a block in reading order.
func inBlock(b Block) []Spans {
	switch b := b.(type) {
	case Heading:
		return []Spans{b.Text}
	case Item:
		return []Spans{b.Label, b.Text, b.Aside}
	case Table:
		out := append([]Spans{}, b.Head...)
		for _, row := range b.Rows {
			out = append(out, row...)
		}
		return out
	case Figure:
		return inFigure(b)
	case Fold:
		return inFold(b)
	case Notes:
		out := []Spans{b.Head}
		for _, g := range b.Groups {
			out = append(append(append(out, g.Name), g.Places...), g.After)
		}
		return out
	}
	return nil
}

// numbers gives what is cited its numbers, from 1.
func (d *Document) numbers() map[string]int {
	out := map[string]int{}
	for i, ref := range d.cited() {
		out[ref] = i + 1
	}
	return out
}

// depth is the blanks before what stands so far in.
func depth(n int) string { return strings.Repeat("  ", n) }

// CiteAs replaces what is cited by what as gives for it, each once in a mark. The
// spans of the document are changed in place.
func (d *Document) CiteAs(as func(ref string) string) {
	for _, b := range d.Blocks {
		for _, spans := range inBlock(b) {
			for i := range spans {
				spans[i].Refs = renamed(spans[i].Refs, as)
			}
		}
		eachDrawn(b, func(t *draw.Text) { t.Refs = renamed(t.Refs, as) })
	}
}

// Uncite takes away the marks that lead to footnotes. The spans of the document are
// changed in place.
func (d *Document) Uncite() {
	for _, b := range d.Blocks {
		for _, spans := range inBlock(b) {
			for i := range spans {
				if spans[i].Kind == Cite {
					spans[i] = Span{}
				}
			}
		}
		eachDrawn(b, func(t *draw.Text) { t.Refs = nil })
	}
}

// renamed is a list with its entries replaced, each once.
func renamed(refs []string, as func(string) string) []string {
	var out []string
	for _, ref := range refs {
		if to := as(ref); !slices.Contains(out, to) {
			out = append(out, to)
		}
	}
	return out
}
