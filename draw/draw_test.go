package draw

import (
	"encoding/xml"
	"strings"
	"testing"
)

func everyMark() *Picture {
	p := &Picture{Width: 200, Height: 100}
	p.Add(
		Line{Points: []Point{{0, 0}, {10.04, 0}}, Stroke: Stroke{Ink, 1.5, Short}, Head: true, Tail: true},
		Line{Points: []Point{{0, 0}, {10, 0}, {20, 10}, {20, 20}}, Curve: true, Head: true,
			Stroke: Stroke{Accent, 2.5, Dots}},
		Shape{Points: []Point{{0, 0}, {5, 0}, {5, 5}}, Fill: Ink},
		Rect{X: 1, Y: 2, W: 3, H: 4, Fill: Paper, Stroke: Stroke{Rule, 1, Solid}, Hatch: true},
		Rect{X: 1, Y: 2, W: 3, H: 4, Fade: true},
		Rect{X: 1, Y: 2, W: 3, H: 4, Fade: true, Down: true},
		Circle{X: 5, Y: 5, R: 2, Stroke: Stroke{Ink, 1, Long}},
		Text{X: 5, Y: 5, Text: "a <b>&\x1b", Refs: []string{"s#1"}, Anchor: Middle, Bold: true, Halo: true},
	)
	return p
}

// Whatever is in a picture, its SVG is well formed, and no text is taken for markup.
func TestSVGIsWellFormed(t *testing.T) {
	for _, alone := range []bool{false, true} {
		text := SVG(everyMark(), About{ID: "x", Title: "<t>", Desc: "\"d\"", Alone: alone,
			Cite: func(string) int { return 7 }})
		d := xml.NewDecoder(strings.NewReader(text))
		words := ""
		for {
			token, err := d.Token()
			if token == nil {
				if err.Error() != "EOF" {
					t.Fatal(err, text)
				}
				break
			}
			if c, ok := token.(xml.CharData); ok {
				words += string(c)
			}
		}
		for _, want := range []string{"<t>", `"d"`, `a <b>&\u001b`, "[7]"} {
			if !strings.Contains(words, want) {
				t.Errorf("alone %v: no %q in %q", alone, want, words)
			}
		}
		if !strings.Contains(text, `stroke-dasharray="4.5 3.2"`) || strings.Count(text, "<polygon") != 4 {
			t.Error(text)
		}
	}
}

// An arrow head ends where its line does.
func TestHeads(t *testing.T) {
	l := Line{Points: []Point{{0, 0}, {100, 0}}, Stroke: Stroke{Ink, 2, Solid}, Head: true}
	body, heads := l.parts()
	if len(heads) != 1 || heads[0][0] != (Point{100, 0}) || heads[0][1].X != 91 || body[1].X != 92.5 || body[0].X != 0 {
		t.Errorf("%v %v", body, heads)
	}
}

func TestWrap(t *testing.T) {
	if got := strings.Join(Wrap("the lifting of the restrictions", 14), "|"); got != "the lifting of|the|restrictions" {
		t.Error(got)
	}
	if Width("abc", true) <= Width("abc", false) {
		t.Error("bold letters are not wider")
	}
}
