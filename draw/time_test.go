package draw

import (
	"fmt"
	"testing"
)

// Marks of one lane that say different things look different, in a picture and in its key; those of
// one sign that stand too near together are one of that sign, others a thick line.
func TestCourseSigns(t *testing.T) {
	seen := map[string]DaySign{}
	for _, sign := range append([]DaySign{SignLine}, Signs...) {
		drawn := fmt.Sprintf("%T", KeyDaySign(sign).Marks)
		for _, m := range KeyDaySign(sign).Marks {
			drawn += fmt.Sprintf(" %+v", m)
		}
		if other, is := seen[drawn]; is {
			t.Errorf("signs %d and %d look alike", sign, other)
		}
		seen[drawn] = sign
	}
	c := &Course{From: 0, To: 1000, Today: 990, TodayText: "today", TodayNear: "now", Lanes: []Lane{{Name: "events",
		Marks: []CourseDay{{100, "test", SignTriangle}, {103, "test", SignTriangle}, {500, "test", SignTriangle},
			{505, "exit", SignCross}, {800, "exit", SignCross}}}}}
	got := map[string]int{}
	for _, m := range DrawCourse(c, 720).Marks {
		switch m := m.(type) {
		case Shape:
			got["triangle"]++
		case Line:
			if m.Stroke.Width == 3.5 {
				got["thick"]++
			}
		case Text:
			got[m.Text]++
		}
	}
	if got["triangle"] != 1 || got["thick"] != 1 || got["2"] != 1 || got["test, exit"] != 1 || got["exit"] != 1 {
		t.Errorf("drawn: %v", got)
	}
}

// Bars of levels are as high as their levels.
func TestCourseLevels(t *testing.T) {
	c := &Course{To: 100, Today: 90, TodayText: "today", TodayNear: "now", Lanes: []Lane{{Name: "programme",
		Bars: []LaneBar{
			{From: 0, To: 30, Kind: BarEmpty}, {From: 30, To: 60, Kind: BarEmpty, Level: .5},
			{From: 60, To: 90, Kind: BarGrey, Level: 1}}}}}
	for _, width := range []float64{720, 328} {
		var high []float64
		for _, m := range DrawCourse(c, width).Marks {
			if r, is := m.(Rect); is {
				high = append(high, min(r.W, r.H))
			}
		}
		if len(high) != 3 || high[0] >= high[1] || high[1] >= high[2] {
			t.Errorf("%v wide: the bars are %v high", width, high)
		}
	}
}
