package prose

import (
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// BenchmarkBrief words a brief in two screens.
func BenchmarkBrief(b *testing.B) {
	f, err := casefile.Load(b.Context(), "../cases/six-party-2006")
	if err != nil {
		b.Fatal(err)
	}
	sp, err := space.New(b.Context(), f.Case, space.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	a, err := answer.NewBrief(b.Context(), answer.Talks{Space: sp, Work: route.DefaultWork})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		English().Brief(a)
	}
}
