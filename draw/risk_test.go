package draw

import (
	"slices"
	"testing"
)

func asked(steps ...RiskStep) Panel {
	return Panel{Title: "A way", Asks: []string{"Ask somebody to begin."}, Steps: steps}
}

// Panels that need two rows are shared out evenly, and those of a row use what room it has.
func TestRiskRowsAreEven(t *testing.T) {
	one := asked(RiskStep{Says: "it begins", Moves: []int{0}})
	for n, want := range map[int][]int{1: {1}, 3: {3}, 4: {2, 2}, 5: {3, 2}, 7: {3, 3, 1}} {
		var got []int
		for _, row := range RiskRows(slices.Repeat([]Panel{one}, n), 720) {
			got = append(got, len(row))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d panels stand in rows of %v, want %v", n, got, want)
		}
	}
	if p := Risk([]string{"Up", "Down"}, []Panel{one, one}, 720); p.Width < 700 || p.Width > 720 {
		t.Errorf("two panels take %v of 720", p.Width)
	}
}

// On a phone a panel has a row for those alone who have a mark in it, each at its own row still.
func TestRiskNarrowRows(t *testing.T) {
	rows := []string{"Up", "Idle", "Down", "Further down the river, where nobody asks"}
	p := Risk(rows, []Panel{asked(RiskStep{Moves: []int{2}, Stuck: []int{3}})}, 328)
	at := map[string]float64{}
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Text:
			at[m.Text] = m.Y - 4
		case Circle:
			at["ring"] = m.Y
		}
	}
	if at["Up"] != 0 || at["Idle"] != 0 {
		t.Error("there is a row of somebody without a mark")
	}
	if at["Down"] == 0 || at["Down"] != at["ring"] {
		t.Errorf("the ring of Down is at %v, its name at %v", at["ring"], at["Down"])
	}
	if at["Further down"] == 0 || at["the river, …"] == 0 && at["the river,"] == 0 && len(at) < 8 {
		t.Errorf("a long name is not broken: %v", at)
	}
}
