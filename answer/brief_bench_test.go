package answer

import (
	"os"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// BenchmarkEdit answers anew after a wish was moved: the case is laid out, and
// the brief of it gathered. docs/performance.md has the figures.
func BenchmarkEdit(b *testing.B) {
	river, err := os.ReadFile("../cmd/plenary/testdata/bench/river.yaml")
	if err != nil {
		b.Fatal(err)
	}
	wide := strings.Replace(string(river), "  fund.pays:\n",
		"  fund.staff: {says: Staff of the fund, levels: [none, some, many]}\n  fund.pays:\n", 1)
	first, err := casefile.Load(b.Context(), "../cases/six-party-2006")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("six-party", func(b *testing.B) { benchmarkEdit(b, first.Case) })
	b.Run("river", func(b *testing.B) { benchmarkEdit(b, parsed(b, string(river))) })
	b.Run("river-110592", func(b *testing.B) { benchmarkEdit(b, parsed(b, wide)) })
}

func parsed(b *testing.B, text string) *plenary.Case {
	f, err := casefile.Parse(b.Context(), "case.yaml", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	return f.Case
}

func benchmarkEdit(b *testing.B, c *plenary.Case) {
	n := len(c.Parties[0].Prefers.Statements)
	wishes := []int{n - 1}
	for i := range n - 1 {
		wishes = append(wishes, i)
	}
	edited, err := c.Amend(plenary.SetWishes{Party: 0, Wishes: wishes})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		sp, err := space.New(b.Context(), edited, space.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := NewBrief(b.Context(), Talks{Space: sp, Work: route.DefaultWork}); err != nil {
			b.Fatal(err)
		}
	}
}
