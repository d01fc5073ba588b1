package answer

import (
	"fmt"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// BenchmarkTrial tries the last wish of a party as its first: saved is what is answered
// once for all trials, edit a trial against that, which reports when its parts came, and
// places how far the wish can move.
// docs/performance.md has the figures.
func BenchmarkTrial(b *testing.B) {
	all := editedCases(b)
	for _, name := range editedNames {
		b.Run(name, func(b *testing.B) {
			saved, now := benchTalks(b, all[name]), benchTalks(b, lastFirst(b, all[name]))
			x, err := NewTrying(b.Context(), saved)
			if err != nil {
				b.Fatal(err)
			}
			b.Run("saved", func(b *testing.B) {
				for b.Loop() {
					if _, err := NewTrying(b.Context(), saved); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run("edit", func(b *testing.B) {
				if _, err := x.Try(b.Context(), TrialOf{Talks: now}); err != nil { // has the saved side answered
					b.Fatal(err)
				}
				parts := map[string]time.Duration{}
				for b.Loop() {
					begun := time.Now()
					if _, err := x.TryInParts(b.Context(), TrialOf{Talks: now}, func(part *Trial) {
						parts[fmt.Sprintf("ms-to-%d", len(trialParts)-len(part.Awaited))] += time.Since(begun)
					}); err != nil {
						b.Fatal(err)
					}
				}
				for name, d := range parts {
					b.ReportMetric(float64(d.Milliseconds())/float64(b.N), name)
				}
			})
			b.Run("places", func(b *testing.B) {
				for b.Loop() {
					if _, err := x.Moving(b.Context(), now, 0, 0); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

func benchTalks(b *testing.B, c *plenary.Case) Talks {
	sp, err := space.New(b.Context(), c, space.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	return Talks{Space: sp, Work: route.DefaultWork}
}
