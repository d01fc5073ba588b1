package route_test

import (
	"context"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

func layOut(t testing.TB, path string, variants ...string) *space.Space {
	t.Helper()
	f, err := casefile.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With(variants...)
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// BenchmarkSixParty finds all ways out of the first case, to any better state.
func BenchmarkSixParty(b *testing.B) {
	sp := layOut(b, "../cases/six-party-2006")
	levers := route.Levers(sp.Case())
	b.ReportAllocs()
	for b.Loop() {
		a, err := route.Find(b.Context(), sp, route.Query{Levers: levers, Most: route.Most})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(a.Ways)), "ways")
	}
}
