package far_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/stability"
)

// BenchmarkLarge lays out cases of 2^40 and 2^60 combinations of the shape that an
// analyst writes (eight parties, ten wishes each, four rules) and asks each question anew:
// of the status quo, and of a state drawn at random. Steps are of an operation.
func BenchmarkLarge(b *testing.B) {
	for _, options := range []int{40, 60} {
		c := large(b, options)
		states := map[string][]uint8{"now": c.StatusQuo(), "elsewhere": somewhere(rand.New(rand.NewPCG(9, 9)), c)}
		f := laidOut(b, c, 0)
		run := func(name string, ask func() error) {
			b.Run(fmt.Sprintf("2^%d/%s", options, name), func(b *testing.B) {
				before := f.Spent()
				for b.Loop() {
					if err := ask(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(f.Spent()-before)/float64(b.N), "steps")
			})
		}
		run("lay out", func() error { _, err := far.New(b.Context(), c, 0); return err })
		for _, at := range []string{"now", "elsewhere"} {
			for _, concept := range stability.Concepts {
				run(fmt.Sprintf("explain %s/%v, all parties", at, concept), func() error {
					for p := range c.Parties {
						to := best(b, f, p, states[at])
						if _, err := f.Explain(b.Context(), concept, p, states[at], to); err != nil {
							return err
						}
					}
					return nil
				})
			}
			run("nearest to "+at+" that holds", func() error {
				_, err := f.Nearest(b.Context(), stability.SEQ, states[at], far.CanComeAbout)
				return err
			})
		}
		run("better for all", func() error { _, err := f.Prospects(b.Context()); return err })
		run("bottom lines of a party", func() error { _, _, err := f.Lines(b.Context(), 0, -1); return err })
	}
}
