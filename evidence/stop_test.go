package evidence_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
)

// What takes long ends with the error of its context, and says nothing of what it has not seen.
func TestStopsWhenTold(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if text, err := evidence.Read(ended, []byte("<html>"+strings.Repeat("<p>water", 5000))); text != nil ||
		!errors.Is(err, context.Canceled) {
		t.Errorf("Read: %v, %v", text, err)
	}
	text := read(t, strings.Repeat("water and power ", 20_000))
	_, _, err := text.Check(ended, evidence.Place{Line: 1, Column: 3, Length: 5000}, "sha256:0123456789abcdef")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Check: %v", err)
	}
	dir := t.TempDir()
	write(t, dir, "a.txt", "water")
	if _, err := evidence.NewShelf(dir).
		Find(ended, &plenary.Source{ID: "b", Digest: "sha256:0123456789abcdef"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Find: %v", err)
	}
}
