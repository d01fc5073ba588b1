package route_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

func layOut(t testing.TB, path string, variants ...string) *space.Space {
	t.Helper()
	f, err := casefile.Load(t.Context(), path)
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
		a, err := find(sp, levers, route.Most, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(a.Ways)), "ways")
	}
}

// BenchmarkDeclared does so with the levers the case declares, as a brief does.
func BenchmarkDeclared(b *testing.B) {
	sp := layOut(b, "../cases/six-party-2006")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := find(sp, sp.Case().Levers, route.Most, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRiver finds ways out of a case of the size that analysts write, with
// its mechanical levers, two at a time, to each of its goals.
func BenchmarkRiver(b *testing.B) {
	sp := layOut(b, "../cmd/plenary/testdata/bench/river.yaml")
	levers := route.Levers(sp.Case())
	b.ReportAllocs()
	for b.Loop() {
		o, err := route.Prepare(b.Context(), sp, route.Query{Levers: levers, Most: 2})
		if err != nil {
			b.Fatal(err)
		}
		for _, g := range sp.Case().Goals {
			if _, err := o.Answer(b.Context(), g.Want); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkWithin finds what is in reach in 2^17 states.
func BenchmarkWithin(b *testing.B) {
	sp := ring(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := route.Within(b.Context(), sp, true); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSynthetic finds ways out among 2^17 states of four parties in a ring,
// each of which waits for the next.
func BenchmarkSynthetic(b *testing.B) {
	sp := ring(b)
	levers := route.Levers(sp.Case())
	b.ReportAllocs()
	for b.Loop() {
		a, err := find(sp, levers, 1, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sp.Len()), "states")
		b.ReportMetric(float64(len(a.Destinations)), "destinations")
		b.ReportMetric(float64(len(a.Ways)), "ways")
	}
}

// ring is four parties with one option to give and idle ones besides; each
// wants what the next gives, and gives nothing before it.
func ring(b *testing.B) *space.Space {
	d := plenary.Draft{}
	ids := []string{"north", "east", "south", "west"}
	for _, id := range ids {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: id})
		d.Options = append(d.Options, plenary.OptionDraft{ID: id + ".give"})
	}
	for o := range 13 {
		d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("%s.side-%d", ids[o%4], o)})
	}
	for i, id := range ids {
		next := ids[(i+1)%4]
		wants := []plenary.StatementDraft{{Want: next + ".give"}, {Want: "not " + id + ".give"}}
		for o := i; o < 13; o += 4 {
			wants = append([]plenary.StatementDraft{{Want: fmt.Sprintf("not %s.side-%d", id, o)}}, wants...)
		}
		d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: id, Statements: wants})
		d.Preconditions = append(d.Preconditions,
			plenary.PreconditionDraft{ID: id + "-last", Party: id, Refuses: id + ".give", Until: next + ".give"})
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	return sp
}
