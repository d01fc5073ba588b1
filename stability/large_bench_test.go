package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// dealt is a case of yes/no options dealt to the parties in runs, each of which
// wants some mix of its own and the others' options, in twice as many statements
// as there are options and four more. Of a hundred options so many are one-way.
func dealt(parties, options, oneWay int, rules ...string) *plenary.Case {
	return dealtSome(parties, options, oneWay, 2*options+4, rules...)
}

// dealtSome is dealt with so many statements a party.
func dealtSome(parties, options, oneWay, wants int, rules ...string) *plenary.Case {
	rng := rand.New(rand.NewPCG(2, uint64(parties*1000+options)))
	d := plenary.Draft{Impossible: rules}
	for p := range parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
	}
	for o := range options {
		option := plenary.OptionDraft{ID: fmt.Sprintf("p%d.o%d", o*parties/options, o)}
		if rng.IntN(100) < oneWay {
			option.Moves = []string{"forward", "backward"}[rng.IntN(2)]
		}
		d.Options = append(d.Options, option)
	}
	name := func() string { return d.Options[rng.IntN(options)].ID }
	for p := range parties {
		preference := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range wants {
			form := []string{"%s", "not %s", "%s if %s", "%s iff %s", "%s and not %s"}[rng.IntN(5)]
			args := []any{name(), name()}[:strings.Count(form, "%")]
			preference.Statements = append(preference.Statements,
				plenary.StatementDraft{Want: fmt.Sprintf(form, args...)})
		}
		d.Preferences = append(d.Preferences, preference)
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		panic(faults[0])
	}
	return c
}

// eighth are rules that leave 138,240 of 2^20 combinations.
var eighth = []string{"p0.o0 and p1.o4", "p2.o7 and p3.o11", "p4.o14 and p5.o17",
	"p0.o1 and not p1.o5", "p1.o5 and not p2.o8", "p2.o8 and not p3.o12"}

// sizes are what docs/performance.md has figures of.
var sizes = []struct {
	name             string
	parties, options int
	oneWay           int
	rules            []string
}{
	{"6x2^10/both", 6, 10, 0, nil},
	{"6x2^10/one-way", 6, 10, 100, nil},
	{"6x2^16/both", 6, 16, 0, nil},
	{"6x2^16/one-way", 6, 16, 100, nil},
	{"6x2^16/half", 6, 16, 50, nil},
	{"6x2^20/both", 6, 20, 0, nil},
	{"6x2^20/one-way", 6, 20, 100, nil},
	{"6x2^20/half", 6, 20, 50, nil},
	{"12x2^20/both", 12, 20, 0, nil},
	{"3x2^20/both", 3, 20, 0, nil},
	{"6x2^20/both/ruled", 6, 20, 0, []string{"p0.o0 and p1.o4", "p2.o7 and not p3.o11", "p4.o14 and p5.o17"}},
	{"6x2^20/both/sparse", 6, 20, 0, []string{"p0.o0", "p1.o4", "p2.o8", "p3.o10", "p4.o14 and p5.o17"}},
	{"6x2^20/both/138240", 6, 20, 0, eighth},
	{"6x2^20/one-way/138240", 6, 20, 100, eighth},
	{"6x2^22/both", 6, 22, 0, nil},
	{"6x2^24/both", 6, 24, 0, nil},
	{"6x2^24/one-way", 6, 24, 100, nil},
	{"6x2^24/half", 6, 24, 50, nil},
	{"12x2^24/both", 12, 24, 0, nil},
}

// BenchmarkSizes lays out and analyses cases from a thousand states to sixteen
// million, by all five concepts. cpu-ns/state is of all processors together;
// floor-ns/state is what it takes to read, for every party and concept, the ranks
// of all parties once. Peak-MB is of the process: run one size at a time, as in
//
//	PLENARY_LARGE=1 go test ./stability -run '^$' -bench 'Sizes/6x2.24/both' -benchtime 1x
func BenchmarkSizes(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			if size.options > 20 && os.Getenv("PLENARY_LARGE") == "" {
				b.Skip("takes a minute and gigabytes: set PLENARY_LARGE=1")
			}
			c := dealt(size.parties, size.options, size.oneWay, size.rules...)
			b.ReportAllocs()
			b.ResetTimer()
			before := processorTime()
			var sp *space.Space
			for range b.N {
				sp, _ = layOutAndAnalyse(b, c)
			}
			spent := processorTime() - before
			b.StopTimer()
			states := float64(sp.Len())
			b.ReportMetric(float64(spent)/float64(b.N)/states, "cpu-ns/state")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/states, "ns/state")
			before = processorTime()
			floor(sp)
			b.ReportMetric(float64(processorTime()-before)/states, "floor-ns/state")
			b.ReportMetric(peak(), "peak-MB")
		})
	}
}

// floor reads all ranks once for every party and concept, four at a time: one at a time takes once or
// twice as long, depending on where the loop stands in the program.
func floor(sp *space.Space) uint32 {
	var a, b, c, d uint32
	for range stability.Concepts {
		for range sp.Case().Parties {
			for p := range sp.Case().Parties {
				for ranks := sp.Ranks(p); len(ranks) >= 4; ranks = ranks[4:] {
					a, b, c, d = a+ranks[0], b+ranks[1], c+ranks[2], d+ranks[3]
				}
			}
		}
	}
	return a + b + c + d
}

// peak is the most memory that the process has had, in megabytes; 0 where the
// system does not tell.
func peak() float64 {
	text, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	kb := 0
	_, _ = fmt.Sscan(rest, &kb)
	return float64(kb) / 1024
}

// BenchmarkEngines has both engines answer the same cases, laid out before.
func BenchmarkEngines(b *testing.B) {
	for _, size := range sizes {
		if size.options > 20 {
			continue
		}
		c := dealt(size.parties, size.options, size.oneWay, size.rules...)
		for name, analyse := range map[string]func(*space.Space){
			"cube": func(sp *space.Space) {
				stability.AnalyseByCube(context.Background(), sp,
					2, 1, stability.Concepts...)
			},
			"search": func(sp *space.Space) {
				stability.AnalyseBySearch(context.Background(), sp,
					stability.Concepts...)
			},
		} {
			b.Run(size.name+"/"+name, func(b *testing.B) {
				sp, err := space.New(b.Context(), c, space.Limits{})
				if err != nil {
					b.Fatal(err)
				}
				b.ResetTimer()
				before := processorTime()
				for range b.N {
					analyse(sp)
				}
				b.ReportMetric(float64(processorTime()-before)/float64(b.N)/float64(sp.Len()), "cpu-ns/state")
			})
		}
	}
}

// BenchmarkExplain asks for a proof in a case of a million states, in its slices and
// by the search over all states, arranging included.
func BenchmarkExplain(b *testing.B) {
	for _, oneWay := range []int{0, 100} {
		c := dealt(6, 20, oneWay)
		for name, explain := range map[string]func(context.Context, *space.Space, stability.Concept, int, int) (
			stability.Verdict, error){"slices": stability.ExplainBySlices, "search": stability.ExplainBySearch} {
			b.Run(fmt.Sprintf("6x2^20/%d/%s", oneWay, name), func(b *testing.B) {
				for range b.N {
					b.StopTimer()
					sp, err := space.New(b.Context(), c, space.Limits{})
					if err != nil {
						b.Fatal(err)
					}
					state := 12345
					for len(sp.Improvements(2, state)) < 3 {
						state = (state + 1) % sp.Len()
					}
					b.StartTimer()
					before := processorTime()
					if _, err := explain(b.Context(), sp, stability.SSEQ, 2, state); err != nil {
						b.Fatal(err)
					}
					b.ReportMetric(float64(processorTime()-before)/1e6, "cpu-ms")
				}
			})
		}
	}
}
