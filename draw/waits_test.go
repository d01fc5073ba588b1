package draw_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/draw"
	"github.com/plenary-talks/plenary/draw/drawtest"
)

// TestWaits holds of random boxes and arrows, of long and short names, that no words
// are in the way of anything, that no line goes through a box, that all keeps within the
// width, and that every arrow ends at its boxes.
func TestWaits(t *testing.T) {
	apart, planned := 0, 0
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(7, seed))
		things, waits := someWaits(rng)
		for _, width := range []float64{328, 560, 800} {
			p := draw.Waits(things, waits, width)
			if p.Width > width {
				t.Fatalf("%d: %v wide, in %v", seed, p.Width, width)
			}
			if faults := drawtest.Crowding(p); len(faults) > 0 {
				t.Fatalf("%d in %v: %s\n%+v", seed, width, strings.Join(faults, "\n"), waits)
			}
			boxes, lines := boxesOf(p), linesOf(p)
			if len(lines) != len(waits) {
				t.Fatalf("%d: %d lines for %d waits", seed, len(lines), len(waits))
			}
			if len(boxes) == len(things) {
				planned++
			} else if apart++; len(boxes) != 2*len(waits) {
				t.Fatalf("%d: %d boxes for %d things", seed, len(boxes), len(things))
			}
			for i, l := range lines {
				if err := joins(p, l, boxes); err != nil {
					t.Fatalf("%d: wait %d: %v", seed, i, err)
				}
			}
		}
	}
	if planned < 240 || apart == 0 {
		t.Errorf("%d pictures in one piece, %d in several", planned, apart)
	}
}

// someWaits are boxes that hang together.
func someWaits(rng *rand.Rand) (things []draw.Thing, waits []draw.Wait) {
	words := []string{"a halt", "the lifting of the restrictions", "energy", "supercalifragilisticexpialidocious-act",
		"full recognition by all of those who had withheld it since the beginning of the talks in the year before",
		"وقف إطلاق النار", "停火与撤军", "x"}
	n := 1 + rng.IntN(12)
	for range n {
		things = append(things, draw.Thing{Label: words[rng.IntN(len(words))], Thick: rng.IntN(2) == 0})
	}
	add := func(from, to int) {
		w := draw.Wait{From: from, To: to, Both: rng.IntN(4) == 0,
			Stroke: draw.Stroke{Paint: draw.Ink, Width: 1.2 + float64(rng.IntN(2)), Dash: draw.Dash(rng.IntN(4))}}
		for i := range rng.IntN(4) {
			w.Label = append(w.Label, draw.Words{
				Text: words[rng.IntN(len(words))], Bold: i == 2, Refs: []string{"a", "b"}})
		}
		waits = append(waits, w)
	}
	for i := 1; i < n; i++ {
		if other := rng.IntN(i); rng.IntN(2) == 0 {
			add(i, other)
		} else {
			add(other, i)
		}
	}
	for range rng.IntN(n + 1) {
		add(rng.IntN(n), rng.IntN(n))
	}
	if len(waits) == 0 {
		add(0, 0)
	}
	return things, waits
}

func boxesOf(p *draw.Picture) (out []draw.Rect) {
	for _, m := range p.Marks {
		if r, is := m.(draw.Rect); is {
			out = append(out, r)
		}
	}
	return out
}

func linesOf(p *draw.Picture) (out []draw.Line) {
	for _, m := range p.Marks {
		if l, is := m.(draw.Line); is {
			out = append(out, l)
		}
	}
	return out
}

// joins reports how a line fails to go from box to box through free room.
func joins(p *draw.Picture, l draw.Line, boxes []draw.Rect) error {
	ends := 0
	for _, b := range boxes {
		if drawtest.Enters(l, b) {
			return fmt.Errorf("%+v goes through %+v", l, b)
		}
		for _, e := range []draw.Point{l.Points[0], l.Points[len(l.Points)-1]} {
			const near = 0.01
			if e.X >= b.X-near && e.X <= b.X+b.W+near && e.Y >= b.Y-near && e.Y <= b.Y+b.H+near {
				ends++
			}
		}
	}
	if ends < 2 {
		return fmt.Errorf("%+v ends in the open", l)
	}
	return nil
}
