package stability_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// synthetic is a case of yes/no options dealt out to the parties in turn, each
// party wanting a random mix of its own and the others' options.
func synthetic(parties, options int, moves string) *plenary.Case {
	rng := rand.New(rand.NewPCG(1, uint64(parties*100+options)))
	var d plenary.Draft
	for p := range parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
	}
	for o := range options {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("p%d.o%d", o%parties, o), Moves: moves})
	}
	name := func() string { return d.Options[rng.IntN(options)].ID }
	for p := range parties {
		var wants []plenary.StatementDraft
		for range options {
			form := []string{"%s", "not %s", "%s if %s", "%s iff %s", "%s and not %s"}[rng.IntN(5)]
			args := []any{name(), name()}[:1+min(1, len(form)/7)]
			wants = append(wants, plenary.StatementDraft{Want: fmt.Sprintf(form, args...)})
		}
		d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: d.Parties[p].ID, Statements: wants})
	}
	c, faults := d.Case()
	if faults != nil {
		panic(faults[0])
	}
	return c
}

// BenchmarkAnalyse lays out and analyses synthetic cases by all five concepts.
// ns/state counts everything; retained-B/state is the memory still held.
func BenchmarkAnalyse(b *testing.B) {
	for _, size := range []struct {
		parties, options int
		moves            string
	}{
		{3, 10, "both"}, {6, 10, "both"}, {6, 16, "both"}, {6, 20, "both"},
		{6, 16, "forward"}, {6, 20, "forward"}, {1, 16, "forward"},
	} {
		name := fmt.Sprintf("%dx2^%d/%s", size.parties, size.options, size.moves)
		b.Run(name, func(b *testing.B) {
			c := synthetic(size.parties, size.options, size.moves)
			b.ReportAllocs()
			b.ResetTimer()
			before := processorTime()
			for range b.N {
				layOutAndAnalyse(b, c)
			}
			states := float64(int(1) << size.options)
			b.ReportMetric(float64(processorTime()-before)/float64(b.N)/states, "cpu-ns/state")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/states, "ns/state")
			b.StopTimer()
			b.ReportMetric(retained(b, c)/states, "retained-B/state")
		})
	}
}

func layOutAndAnalyse(b *testing.B, c *plenary.Case) (*space.Space, *stability.Answers) {
	sp, err := space.New(b.Context(), c, space.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	a, err := stability.Analyse(b.Context(), sp)
	if err != nil {
		b.Fatal(err)
	}
	return sp, a
}

func retained(b *testing.B, c *plenary.Case) float64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	sp, a := layOutAndAnalyse(b, c)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(sp)
	runtime.KeepAlive(a)
	return float64(after.HeapAlloc) - float64(before.HeapAlloc)
}
