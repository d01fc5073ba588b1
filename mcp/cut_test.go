package mcp

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// someTree writes JSON of chance.
func someTree(r *rand.Rand, depth int) string {
	switch n := r.IntN(6); {
	case depth == 0 || n < 2:
		return fmt.Sprintf("%q", strings.Repeat("x", r.IntN(120)))
	case n < 4:
		var parts []string
		for range r.IntN(12) {
			parts = append(parts, someTree(r, depth-1))
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	var parts []string
	for i := range r.IntN(12) {
		parts = append(parts, fmt.Sprintf(`"k/%d":%s`, i, someTree(r, depth-1)))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func TestCutFitsAndTellsAll(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	r := rand.New(rand.NewPCG(1, 2))
	cuts := 0
	for range 400 {
		tree, err := outlet.ReadTree([]byte(`{"a":` + someTree(r, 4) + `,"b":` + someTree(r, 4) + `}`))
		if err != nil {
			t.Fatal(err)
		}
		room := 400 + r.IntN(3000)
		got, left := cut(tree, "", room)
		if got.Size() > room {
			t.Fatalf("%d bytes in room for %d", got.Size(), room)
		}
		if (len(left) == 0) != (got.Size() == tree.Size()) {
			t.Fatalf("of %d bytes %d are left, and %v is said to be left out", tree.Size(), got.Size(), left)
		}
		cuts += len(left)
		for _, l := range left {
			if find(tree, l.At) == nil {
				t.Fatalf("%s is left out, and was never there", l.At)
			}
		}
		for _, p := range pieces(got, "", 50) { // everything that is given is that of the whole
			if whole := find(tree, p.At); whole == nil || p.Value.Size() > whole.Size() {
				t.Fatalf("%s is not in the whole", p.At)
			}
		}
	}
	if cuts < 200 {
		t.Errorf("only %d cuts", cuts)
	}
}

// TestPagesHoldAll holds that the pages of a value have every part of it once.
func TestPagesHoldAll(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		text := someTree(r, 4)
		tree, err := outlet.ReadTree([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		seen, leaves := 0, 0
		for _, p := range pieces(tree, "", 0) {
			leaves += p.Value.Size()
		}
		for _, page := range paged(pieces(tree, "", 500), 800) {
			used := 0
			for _, p := range page {
				used += p.Value.Size()
				if find(tree, p.At) != p.Value {
					t.Fatalf("%s is another part", p.At)
				}
				for _, leaf := range pieces(p.Value, "", 0) {
					seen += leaf.Value.Size()
				}
			}
			if used > 800 {
				t.Fatalf("%d bytes on a page", used)
			}
		}
		if seen != leaves {
			t.Fatalf("pages hold %d bytes of %d", seen, leaves)
		}
	}
}

func TestPagesOfText(t *testing.T) {
	long := strings.Repeat("# One\n\nA paragraph – of some words.\n\n## Two\n\n", 200) + strings.Repeat("é", 5000)
	got := pagesOf(long, 1000)
	if strings.Join(got, "") != long {
		t.Fatal("pages lose text")
	}
	for i, page := range got {
		if len(page) > 1000 || !utf8.ValidString(page) || page == "" {
			t.Errorf("page %d: %d bytes", i, len(page))
		}
	}
	if !strings.HasPrefix(got[1], "## Two") {
		t.Errorf("page 2 begins %q", got[1][:20])
	}
}
