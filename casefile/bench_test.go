package casefile

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// bigRanking is a case of 18 two-level options with a ranking of nearly all
// states, about 3 MB of text.
func bigRanking() []byte {
	var b strings.Builder
	b.WriteString("plenary: 1\nparties: {up: , down: }\noptions:\n")
	for i := range 18 {
		fmt.Fprintf(&b, "  up.o%d:\n", i)
	}
	b.WriteString("preferences:\n  down:\n    ranking:\n")
	for state := 0; b.Len() < 3<<20; state++ {
		if state%8 == 0 {
			b.WriteString("      - [")
		}
		fmt.Fprintf(&b, `"%018b"`, state)
		b.WriteString(map[bool]string{true: "]\n", false: ", "}[state%8 == 7 || b.Len() >= 3<<20])
	}
	return []byte(b.String())
}

// manyStatements is a case of 8 parties with 250 statements each.
func manyStatements() []byte {
	var b strings.Builder
	b.WriteString("plenary: 1\nparties:\n")
	for i := range 8 {
		fmt.Fprintf(&b, "  p%d: {name: Party %d}\n", i, i)
	}
	b.WriteString("options:\n")
	for i := range 40 {
		fmt.Fprintf(&b, "  p%d.o%d: {levels: [none, half, full]}\n", i%8, i)
	}
	b.WriteString("preferences:\n")
	for i := range 8 {
		fmt.Fprintf(&b, "  p%d:\n", i)
		for j := range 250 {
			fmt.Fprintf(&b, "    - want: p%d.o%d >= half or p%d.o%d = none if not p%d.o%d = full\n"+
				"      because: reason %d\n      how: inferred\n",
				j%8, j%8+8*(j%5), (j+i)%8, (j+i)%8, (j+3)%8, (j+3)%8, j)
		}
	}
	return []byte(b.String())
}

func BenchmarkParseRanking(b *testing.B) { benchmark(b, bigRanking(), parse) }

func BenchmarkParseStatements(b *testing.B) { benchmark(b, manyStatements(), parse) }

func BenchmarkFormatRanking(b *testing.B) { benchmark(b, bigRanking(), format) }

func parse(text []byte) error {
	_, err := Parse(context.Background(), "bench.yaml", text)
	return err
}

func format(text []byte) error {
	_, err := Format(context.Background(), "bench.yaml", text)
	return err
}

func benchmark(b *testing.B, text []byte, do func([]byte) error) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := do(text); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkChangeWishes moves a wish of the six-party case.
func BenchmarkChangeWishes(b *testing.B) {
	f, err := Load(b.Context(), "../cases/six-party-2006")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.ChangeWishes(b.Context(), WishChange{Act: MoveWish, Party: "us", At: 9, To: 4}); err != nil {
			b.Fatal(err)
		}
	}
}
