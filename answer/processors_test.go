package answer

import (
	"bytes"
	"encoding/json"
	"runtime"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
)

// TestProcessors asks for briefs on one processor and on eight, with work without
// bound and with so little that parts of them are left out: the same bytes come out.
func TestProcessors(t *testing.T) {
	f, err := casefile.Load(t.Context(), "../cases/six-party-2006")
	if err != nil {
		t.Fatal(err)
	}
	brief := func(processors int, work int64) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		sp, err := space.New(t.Context(), f.Case, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := NewBrief(t.Context(), Talks{Space: sp, Work: work})
		if err != nil {
			t.Fatal(err)
		}
		out, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	works := []int64{100_000, 0, 1_000_000}
	if testing.Short() { // the race detector sees the same goroutines at work
		works = works[:1]
	}
	for _, work := range works {
		if one, eight := brief(1, work), brief(8, work); !bytes.Equal(one, eight) {
			t.Errorf("with work %d a brief on eight processors is another one than on one", work)
		}
	}
}
