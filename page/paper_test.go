package page

import (
	"strings"
	"testing"
)

// Long words leave lines half blank, and take more of them than their letters fill.
func TestLinesOfLongWords(t *testing.T) {
	p := &paper{}
	short := strings.Repeat("a river ", 30)
	long := strings.Repeat("Wasserwirtschaftsverbände Bundesarbeitsgemeinschaft ", 5)
	for text, want := range map[string]float64{short: 3, long: 4, "a": 1, strings.Repeat("河", 100): 3} {
		if got := p.ofText(text, saidWidth, 10); got != want {
			t.Errorf("%.20s: %v lines, not %v", text, got, want)
		}
	}
}
