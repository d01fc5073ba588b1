package draw

import "testing"

func TestBoxes(t *testing.T) {
	p := &Picture{Width: 10, Height: 10, Marks: []Mark{Text{Text: "Österreich, Россия, Ελλάδα"}, Line{}}}
	if found, err := Boxes(p); err != nil || len(found) != 0 {
		t.Errorf("boxes for %q, %v", found, err)
	}
	p.Marks = append(p.Marks, Text{Text: "中国 الأردن 中"})
	found, err := Boxes(p)
	if err != nil || string(found) != "\u0623\u0627\u062f\u0631\u0644\u0646中国" {
		t.Errorf("boxes for %q, %v", found, err)
	}
}
