package answer

import "testing"

// BenchmarkSure answers how sure the conclusions of a brief are: of single changes, without
// pairs and orders drawn. docs/performance.md has the figures.
func BenchmarkSure(b *testing.B) {
	all := editedCases(b)
	for _, name := range editedNames {
		b.Run(name, func(b *testing.B) {
			talks := benchTalks(b, all[name])
			for b.Loop() {
				a, err := NewSure(b.Context(), talks, Doubts{})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(a.Tried-a.Inert), "changes")
			}
		})
	}
}
