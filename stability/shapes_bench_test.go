package stability_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A bundle is a case by what each party has: levels of its options, how they move,
// and how many guarantees it gives while the next party has done something.
type bundle struct {
	name       string
	own        [][]int
	moves      string
	guarantees int
	rules      []string
}

// bundles are what docs/performance.md compares the engines on: some levels, some
// wide parties, one-way and not, with guarantees and without.
func bundles() []bundle {
	var out []bundle
	holey := [][]int{{4, 3, 3, 3, 2}, {3, 3, 2}, {3, 2}, {2}, {2}}
	rules := []string{"p1.o0 >= l2 and p0.o1 < l2", "p2.o0 >= l2 and p0.o1 < l2", "p0.o1 >= l2 and p1.o0 < l2",
		"p1.o0 >= l1 and p2.o1 < l1"}
	for _, moves := range []string{"both", "forward", "final", "backward"} {
		for _, guarantees := range []int{0, 1, 3} {
			for levels := 3; levels <= 6; levels++ {
				out = append(out, bundle{"levels", [][]int{many(3, levels), {3, 3}, {3, 2},
					{2}}, moves, guarantees, nil})
			}
			for wide := 4; wide <= 8; wide++ {
				out = append(out, bundle{"wide", [][]int{many(wide, 2), {2, 2}, {3, 2}, {2}}, moves, guarantees, nil})
			}
			out = append(out, bundle{"two-wide", [][]int{{4, 3, 3, 2}, {3, 3, 3, 2}, {2, 2}}, moves, guarantees, nil},
				bundle{"ring", [][]int{{3, 3}, {3, 3}, {3, 3}, {3, 3}}, moves, guarantees, nil},
				bundle{"holes", holey, moves, guarantees, rules},
				bundle{"more-holes", holey, moves, guarantees, append(rules[:4:4], "p0.o2 >= l1 and p1.o1 >= l1")},
				bundle{"most-holes", holey, moves, guarantees, append(rules[:4:4], "p0.o2 >= l1", "p1.o1 >= l1")})
		}
	}
	return out
}

func many(n, levels int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = levels
	}
	return out
}

func (s bundle) String() string {
	own := ""
	for _, levels := range s.own {
		own += "-"
		for _, l := range levels {
			own += fmt.Sprint(l)
		}
	}
	return fmt.Sprintf("%s%s/%s/%dg", s.name, own, s.moves, s.guarantees)
}

func (s bundle) draft() *plenary.Case {
	rng := rand.New(rand.NewPCG(3, 7))
	d := plenary.Draft{Impossible: s.rules}
	var names []string
	for p, own := range s.own {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
		for o, levels := range own {
			option := plenary.OptionDraft{ID: fmt.Sprintf("p%d.o%d", p, o), Moves: s.moves}
			for l := range levels {
				option.Levels = append(option.Levels, fmt.Sprintf("l%d", l))
				if l > 0 {
					names = append(names, fmt.Sprintf("%s >= l%d", option.ID, l))
				}
			}
			if s.moves == "final" {
				option.Moves, option.Final = "both", option.Levels[levels-1]
			}
			if s.moves == "backward" {
				option.Now = option.Levels[0]
			}
			d.Options = append(d.Options, option)
		}
	}
	for p := range s.own {
		preference := plenary.PreferenceDraft{Party: d.Parties[p].ID}
		for range 12 {
			a, b := names[rng.IntN(len(names))], names[rng.IntN(len(names))]
			form := []string{"%s", "not %s", "(%s) if (%s)", "(%s) iff (%s)", "%s and not (%s)"}[rng.IntN(5)]
			args := []any{a, b}[:strings.Count(form, "%")]
			preference.Statements = append(preference.Statements,
				plenary.StatementDraft{Want: fmt.Sprintf(form, args...)})
		}
		d.Preferences = append(d.Preferences, preference)
	}
	for g := range s.guarantees {
		keeps := []string{fmt.Sprintf("p0.o%d", g%len(s.own[0]))}
		d.Guarantees = append(d.Guarantees, plenary.GuaranteeDraft{ID: fmt.Sprintf("g%d", g), Party: "p0", Keeps: keeps,
			While: fmt.Sprintf("p%d.o0 >= l1", 1+g%(len(s.own)-1))})
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		panic(faults[0])
	}
	return c
}

func riverCase(b *testing.B, wide bool) *plenary.Case {
	text, err := os.ReadFile("../cmd/plenary/testdata/bench/river.yaml")
	if err != nil {
		b.Fatal(err)
	}
	if wide {
		text = []byte(strings.Replace(string(text), "  fund.pays:\n",
			"  fund.staff: {says: Staff of the fund, levels: [none, some, many]}\n  fund.pays:\n", 1))
	}
	f, err := casefile.Parse(b.Context(), "case.yaml", text)
	if err != nil {
		b.Fatal(err)
	}
	return f.Case
}

// BenchmarkShapes has both engines answer the river case and all bundles, each
// laid out anew, which is not counted.
func BenchmarkShapes(b *testing.B) {
	type named struct {
		name string
		c    *plenary.Case
	}
	cases := []named{{"river", riverCase(b, false)}, {"river-wide", riverCase(b, true)}}
	for _, s := range bundles() {
		cases = append(cases, named{s.String(), s.draft()})
	}
	for _, x := range cases {
		for _, e := range engines {
			b.Run(x.name+"/"+e.name, func(b *testing.B) {
				spent, states := int64(0), 0
				for range b.N {
					sp, err := space.New(b.Context(), x.c, space.Limits{})
					if err != nil {
						b.Fatal(err)
					}
					states = sp.Len()
					before := processorTime()
					e.analyse(sp)
					spent += processorTime() - before
				}
				b.ReportMetric(float64(spent)/float64(b.N)/1e6, "cpu-ms")
				b.ReportMetric(float64(states), "states")
			})
		}
	}
}

var engines = []struct {
	name    string
	analyse func(*space.Space)
}{
	{"cube", func(sp *space.Space) { stability.AnalyseByCube(context.Background(), sp, 2, 1, stability.Concepts...) }},
	{"search", func(sp *space.Space) { stability.AnalyseBySearch(context.Background(), sp, stability.Concepts...) }},
}
