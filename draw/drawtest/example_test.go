package drawtest_test

import (
	"fmt"

	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/draw/drawtest"
)

// A line through a word is in the way of reading it; below the word it is not.
func ExampleCrowding() {
	word := draw.Text{X: 50, Y: 50, Text: "word"}
	for _, y := range []float64{46, 60} {
		line := draw.Line{Points: []draw.Point{{X: 0, Y: y}, {X: 99, Y: y}}}
		p := &draw.Picture{Width: 200, Height: 100, Marks: []draw.Mark{word, line}}
		fmt.Println(len(drawtest.Crowding(p)), "in the way")
	}
	// Output:
	// 1 in the way
	// 0 in the way
}
