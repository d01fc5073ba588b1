package record_test

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/record"
)

// TestStatuses lists each once, and not what is only the word of an entry.
func TestStatuses(t *testing.T) {
	var want []string
	for s := record.Met; s <= record.Undone; s++ {
		want = append(want, s.String())
	}
	got := record.Statuses()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
