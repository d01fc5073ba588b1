package draw_test

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/draw"
)

func ExampleSVG() {
	p := &draw.Picture{Width: 60, Height: 20}
	p.Add(
		draw.Line{Points: []draw.Point{{X: 0, Y: 10}, {X: 60, Y: 10}}, Stroke: draw.Stroke{Paint: draw.Ink, Width: 1}},
		draw.Text{X: 30, Y: 8, Text: "R&D", Anchor: draw.Middle},
	)
	text := draw.SVG(p, draw.About{ID: "a", Title: "A line", Desc: "A line with a word over it."})
	_, marks, _ := strings.Cut(text, "</desc>")
	fmt.Print(strings.ReplaceAll(marks, "><", ">\n<"))
	// Output:
	// <path d="M0,10 L60,10" class="fill-none stroke-ink" stroke-width="1"/>
	// <text x="30" y="8" class="fill-ink" text-anchor="middle">R&amp;D</text>
	// </svg>
}
