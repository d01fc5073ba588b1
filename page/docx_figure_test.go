package page

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/draw"
)

// TestInLines holds that parts of a picture stand beside one another where there is room, and else
// each in a line of its own, so that a sheet may end between them.
func TestInLines(t *testing.T) {
	for _, x := range []struct {
		wide []float64
		want []int // parts in each line
	}{
		{nil, nil}, {[]float64{720}, []int{1}}, {[]float64{720, 720}, []int{1, 1}}, {[]float64{300, 300}, []int{2}},
		{[]float64{300, 300, 300, 720, 200}, []int{2, 1, 1, 1}}, {[]float64{100, 0, 100}, []int{3}},
	} {
		var parts []Part
		for _, w := range x.wide {
			p := Part{}
			if w > 0 {
				p.Wide = &draw.Picture{Width: w, Height: 10}
			}
			parts = append(parts, p)
		}
		var got []int
		for _, line := range inLines(parts) {
			got = append(got, len(line))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%v: %v in lines, want %v", x.wide, got, x.want)
		}
	}
}
