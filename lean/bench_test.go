package lean_test

import (
	"testing"

	"github.com/plenary-talks/plenary/lean"
)

// BenchmarkFind strikes out and shifts the wishes of the first case.
func BenchmarkFind(b *testing.B) {
	sp, q, err := sixParty(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lean.Find(b.Context(), sp, q); err != nil {
			b.Fatal(err)
		}
	}
}
