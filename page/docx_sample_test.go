package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/draw"
)

func docxOf(t *testing.T, d *Document, f *Frame, links Links) *opened {
	t.Helper()
	file, err := Docx(d, f, links)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Docx(d, f, links)
	if err != nil || !bytes.Equal(file, again) {
		t.Errorf("other bytes the second time, %v", err)
	}
	return open(t, file)
}

func TestDocx(t *testing.T) {
	d := sample()
	d.Add(Item{Text: Spans{{Text: "as before"}, {Kind: Cite, Refs: []string{"s#1", "s#2"}}}},
		Break{Name: Spans{{Text: "The proof"}}}, Fold{ID: "proof", Summary: Spans{{Text: "Proof"}}, Blocks: []Block{
			Item{Text: Spans{{Kind: Link, Text: "outside", To: Target{"web", ""}}}}}})
	o := docxOf(t, d, onPaper, leads)
	o.sound(t)
	const want = `
briefa day
A river | and its shores
In short
Up*stream* waits, and so does everybody who has ever looked at the gates.
see the full list
A circle stated
so it goes
A line which is so long that nothing else has room beside it
who
n
what
Up
1,320
up.gates > half | no
Down the river
7

sum
12
all
9

as before1,
Proof
outside`
	if got := strings.ReplaceAll(o.text("word/document.xml"), "\u2003", " "); got != want {
		t.Errorf("%s\nwant%s", got, want)
	}
	if got := o.text("word/footnotes.xml"); got != "\n\n\n s#1: “so it <stood>”\n " {
		t.Errorf("footnotes: %q", got)
	}
	if got := o.text("word/footer1.xml"); got != "\n1\u00a0of\u00a01A river, R&D" {
		t.Errorf("foot: %q", got)
	}
	count := map[string]int{}
	for _, e := range o.parts["word/document.xml"] {
		count[e.name+" "+e.at["w:val"]+e.at["w:anchor"]]++
	}
	for what, n := range map[string]int{"w:pStyle Heading1": 1, "w:pStyle Heading2": 1, "w:pStyle Heading3": 1,
		"w:tblHeader ": 1, "w:footnoteReference ": 2, "w:hyperlink _Place1": 1, "w:pageBreakBefore ": 1} {
		if count[what] != n {
			t.Errorf("%d of %s, not %d", count[what], what, n)
		}
	}
}

// Entries that count on are one list, and others begin where they say.
func TestDocxLists(t *testing.T) {
	d := &Document{}
	for _, label := range []string{"1", "2", "A", "B", "4", "5", "1", "007", "x"} {
		d.Add(Item{Depth: 1, Label: Spans{{Text: label}}, Text: Spans{{Text: "entry"}}})
	}
	o := docxOf(t, d, &Frame{}, nil)
	o.sound(t)
	var starts []string
	for _, e := range o.parts["word/numbering.xml"] {
		if e.name == "w:startOverride" {
			starts = append(starts, e.at["w:val"])
		}
	}
	if got := strings.Join(starts, " "); got != "1 1 4 1" {
		t.Errorf("lists begin with %s", got)
	}
	if got := o.text("word/document.xml"); !strings.HasSuffix(got, "\n007entry\nxentry") {
		t.Errorf("%q", got)
	}
}

// Nothing that somebody else wrote is more than text, in whatever kind of span it
// comes, and the file holds together.
func TestDocxHostile(t *testing.T) {
	const evil = "\x1b[31mred\u202e</w:t><w:br/>\n\x00\ufffe\xff]]>&amp;<!--\u05d0\u05d1 "
	for kind := Ours; kind <= Known; kind++ {
		hostile := Spans{{Kind: kind, Text: evil + strings.Repeat("long", 300), Refs: []string{"\x1b]0;r"}}}
		f := &Frame{Language: evil, Kind: hostile, Aside: hostile, Foot: hostile, Sheet: hostile}
		d := &Document{Notes: map[string]Spans{"\x1b]0;r": hostile}}
		d.Add(Heading{1, hostile, evil}, Heading{9, hostile, ""}, Item{Label: hostile, Text: hostile, Aside: hostile},
			Table{Depth: 90, Head: []Spans{hostile}, Columns: []Column{{}, {}},
				Rows: [][]Spans{{hostile, hostile}, {}, {hostile}}},
			Table{}, Fold{ID: evil, Summary: hostile, Blocks: []Block{Fold{ID: evil, Summary: hostile}}}, Notes{
				Head:   hostile,
				Groups: []NoteGroup{{Name: hostile, Refs: []string{"\x1b]0;r", "none"}, Places: []Spans{hostile}}},
			})
		o := docxOf(t, d, f, func(Target) string { return "https://" + evil })
		o.sound(t)
		for part, list := range o.parts {
			for _, e := range list {
				if strings.ContainsAny(e.text, "\x1b\x00\u202e\ufffe") || e.name == "w:br" {
					t.Errorf("kind %d goes out in %s: %q", kind, part, e.text)
				}
			}
		}
	}
}

func TestTurns(t *testing.T) {
	got := ""
	for _, p := range turns("the שלום (ok) ב, 3") {
		got += map[bool]string{false: ">", true: "<"}[p.left] + p.text
	}
	if want := ">the <שלום (>ok) <ב, 3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTableWidths(t *testing.T) {
	words := func(n int) Spans { return Spans{{Text: strings.Repeat("word ", n)}} }
	t1 := Table{Columns: []Column{{}, {}, {}}, Rows: [][]Spans{{words(2), words(50), words(80)}, {words(300)}}}
	w := t1.wide(textWide)
	if w[0] != 10*boldWide+cellGap || w[1] < textWide/3 || sum(w) > textWide || sum(w) < textWide-3 {
		t.Errorf("%d of %d", w, textWide)
	}
	many := Table{Columns: make([]Column, 40), Rows: [][]Spans{slicesOf(40, words(9))}}
	if w := many.wide(textWide); sum(w) > textWide || w[39] < 1 {
		t.Errorf("%d", w)
	}
}

func slicesOf(n int, s Spans) []Spans {
	out := make([]Spans, n)
	for i := range out {
		out[i] = s
	}
	return out
}

// A picture has what it says beside it, its key and its table under it, and numbers that
// are those of the footnotes.
func TestDocxFigure(t *testing.T) {
	d := withFigure()
	d.Add(Item{Text: Spans{{Kind: Link, Text: "the circle", To: Target{"circle", ""}}}})
	o := docxOf(t, d, onPaper, func(to Target) string { return "#" + to.Kind })
	o.sound(t)
	text := o.text("word/document.xml")
	for _, want := range []string{"1. Caption reading", "All of it.", "a sign", "one & one", "the circle"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	drawn := ""
	for name, list := range o.parts {
		for _, e := range list {
			if strings.HasSuffix(name, ".svg") {
				drawn += e.text
			}
		}
	}
	if !strings.Contains(drawn, "one & one") || !strings.Contains(drawn, "[2]") {
		t.Errorf("in pictures: %s", drawn)
	}
	wide := &Document{}
	wide.Add(Figure{Parts: []Part{{Wide: &draw.Picture{Width: 1e9, Height: 1e9}}}})
	if _, err := Docx(wide, &Frame{}, nil); err == nil {
		t.Error("a picture of a milliard by a milliard units")
	}
}
