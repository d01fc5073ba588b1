package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
)

// What takes something else joins two parts where it closes a circle, and else is drawn in neither.
func TestTakesBetweenParts(t *testing.T) {
	w := &answer.Waiting{
		Things: []answer.Thing{{What: "a"}, {What: "b"}, {What: "c"}, {What: "d"}},
		Waits:  []answer.Wait{{What: "a", For: "b"}, {What: "c", For: "d"}},
		Takes:  []answer.Take{{What: "b", Takes: "c"}},
	}
	parts := connected(w)
	if len(parts) != 2 || len(parts[0].Things) != 2 || len(parts[0].Takes) != 0 || len(parts[1].Takes) != 0 {
		t.Errorf("%+v", parts)
	}
	w.Takes[0].Circles = []int{1}
	if parts = connected(w); len(parts) != 1 || len(parts[0].Takes) != 1 {
		t.Errorf("%+v", parts)
	}
}
