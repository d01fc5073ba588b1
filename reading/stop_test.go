package reading_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary/reading"
)

// A reading that nobody waits for any more ends with the error of its context.
func TestStopsWhenTold(t *testing.T) {
	const said = "\"We will not sign before the funds are back,\" Maria Kovac told reporters on Monday. She left.\n\n"
	text := []byte(strings.Repeat(said, 2000))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if r, err := reading.Read(ctx, "x", text, reading.Options{}); r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", r, err)
	}
}

// Several reports may be read at once, the first of them too; the race detector
// sees it.
func TestSeveralAtOnce(t *testing.T) {
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			r, err := reading.Read(t.Context(), "x", []byte(`"We stay until May 2031," Osk said on Friday.`),
				reading.Options{})
			if err != nil || len(r.Proposals) != 1 {
				t.Errorf("%v, %v", r, err)
			}
		})
	}
	all.Wait()
}
