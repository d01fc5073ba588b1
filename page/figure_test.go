package page

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/draw"
)

func withFigure() *Document {
	d := &Document{Notes: map[string]Spans{"a#1": {{Text: "a note"}}, "b#2": {{Text: "another"}}}}
	p := &draw.Picture{Width: 10, Height: 10}
	p.Add(draw.Text{Text: "one & one", Refs: []string{"b#2"}})
	d.Add(Heading{Level: 1, Text: Spans{{Text: "Title"}}},
		Fold{ID: "proof", Summary: Spans{{Text: "why"}}, Blocks: []Block{
			Item{Text: Spans{{Text: "because"}, {Kind: Cite, Refs: []string{"a#1"}}}}}},
		Break{},
		Figure{ID: "circle", Caption: Spans{{Text: "Caption"}}, Reading: Spans{{Text: "reading"}},
			Desc:  Spans{{Text: "All of it."}},
			Parts: []Part{{Title: Spans{{Text: "part"}}, Wide: p, Narrow: p}},
			Key:   []Sign{{p, Spans{{Text: "a sign"}}}},
			Table: Table{Columns: []Column{{}}, Rows: [][]Spans{
				{{{Text: "one & one"}, {Kind: Cite, Refs: []string{"b#2"}}}}}}},
		Notes{Head: Spans{{Text: "Sources"}}})
	return d
}

// What stands in figures and folds stands on every page, with its citations.
func TestFiguresAndFolds(t *testing.T) {
	d := withFigure()
	html := HTML(d, nil)
	for name, text := range map[string]string{"text": Text(d, 80, nil), "Markdown": Markdown(d, nil), "HTML": html} {
		for _, want := range []string{"why", "because", "Caption", "All of it.", "one", "another", "a note"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", name, want, text)
			}
		}
	}
	for _, want := range []string{`<details id="proof">`, `<hr class="sheet">`, `[2]</tspan>`, `class="drawing wide"`,
		`class="drawing narrow"`, "a sign"} {
		if !strings.Contains(html, want) {
			t.Errorf("HTML: no %q in\n%s", want, html)
		}
	}
}

func TestSentencesOfFolds(t *testing.T) {
	d := &Document{}
	d.Add(Heading{Level: 2, Text: Spans{{Text: "S"}}},
		Fold{Blocks: []Block{Item{Text: Spans{{Kind: Basis, Text: "fact"}, {Text: "So it is."}}}}})
	if got := d.Sentences(); len(got) != 1 || got[0].Basis != "fact" {
		t.Errorf("%v", got)
	}
}

// What a picture cites is renamed with what the words cite, and has its number.
func TestCitationsInPictures(t *testing.T) {
	d := withFigure()
	d.CiteAs(func(ref string) string { return "of " + ref })
	d.Notes = map[string]Spans{"of a#1": {{Text: "a note"}}, "of b#2": {{Text: "another"}}}
	if html := HTML(d, nil); !strings.Contains(html, "[2]</tspan>") || strings.Contains(html, "[0]") {
		t.Error(html)
	}
	d.Uncite()
	if html := HTML(d, nil); strings.Contains(html, "tspan") {
		t.Error(html)
	}
}

// Only a figure in parts that no sheet of paper holds may go on where a part of it ends:
// what stands beside one another is as high as the highest.
func TestLongFigures(t *testing.T) {
	of := func(wide, high float64, n int) Figure {
		var f Figure
		for range n {
			f.Parts = append(f.Parts, Part{Wide: &draw.Picture{Width: wide, Height: high}})
		}
		return f
	}
	for _, c := range []struct {
		f    Figure
		long bool
	}{{of(700, 900, 1), false}, {of(700, 500, 2), true}, {of(200, 500, 2), false}, {of(700, 200, 2), false}} {
		if got := c.f.class() != ""; got != c.long {
			t.Errorf("%d parts like %+v: %v", len(c.f.Parts), c.f.Parts[0].Wide, got)
		}
	}
}
