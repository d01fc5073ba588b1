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
	all := editedCases(b)
	for _, name := range editedNames {
		b.Run(name, func(b *testing.B) { benchmarkEdit(b, all[name]) })
	}
}

// editedNames are the names of [editedCases].
var editedNames = []string{"six-party", "river", "river-110592"}

// editedCases are the cases of which edits are measured: the first case, one of the size
// that an analyst writes, and that with a further option of three levels.
func editedCases(b *testing.B) map[string]*plenary.Case {
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
	return map[string]*plenary.Case{"six-party": first.Case, "river": parsed(b, string(river)),
		"river-110592": parsed(b, wide)}
}

// lastFirst is a case in which the last wish of the first party is its first.
func lastFirst(b *testing.B, c *plenary.Case) *plenary.Case {
	n := len(c.Parties[0].Prefers.Statements)
	wishes := []int{n - 1}
	for i := range n - 1 {
		wishes = append(wishes, i)
	}
	out, err := c.Amend(plenary.SetWishes{Party: 0, Wishes: wishes})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

func parsed(b *testing.B, text string) *plenary.Case {
	f, err := casefile.Parse(b.Context(), "case.yaml", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	return f.Case
}

func benchmarkEdit(b *testing.B, c *plenary.Case) {
	edited := lastFirst(b, c)
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
