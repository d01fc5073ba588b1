package reading

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/reading/internal/english"
)

// TestKnown compares looking names up with asking every person.
func TestKnown(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("anna bell carl-dent dent kim kye-gwan eva j. Bell")
	name := func() string {
		var out []string
		for range 1 + random.IntN(3) {
			out = append(out, words[random.IntN(len(words))])
		}
		return strings.Join(out, []string{" ", " ", "-"}[random.IntN(3)])
	}
	found := 0
	for range 300 {
		var people []Person
		for i := range random.IntN(6) {
			person := Person{ID: string(rune('a' + i)), Name: name(), Also: []string{name(), ""}[:random.IntN(3)]}
			people = append(people, person)
		}
		k := newKnown(people, normal)
		for range 20 {
			n := normal(name())
			want := slowly(people, n)
			if got, ok := k.exactly(n); got != want || ok != (want != "") {
				t.Fatalf("%q among %v: %q, want %q", n, people, got, want)
			}
			found += len(want)
			var ids []string
			for _, p := range people {
				for _, name := range append([]string{p.Name}, p.Also...) {
					f := strings.Fields(normal(name))
					called := len(f) > 0 && (strings.Join(f, " ") == n || f[len(f)-1] == n)
					if called && !slices.Contains(ids, p.ID) {
						ids = append(ids, p.ID)
					}
				}
			}
			if got := k.byWord[n]; !slices.Equal(got, ids[:min(2, len(ids))]) {
				t.Fatalf("%q among %v: %q, want %q", n, people, got, ids)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d were found", found)
	}
}

var normal = english.English{}.Plain

// slowly is exactly as it is meant.
func slowly(people []Person, n string) string {
	n = strings.ReplaceAll(n, "-", " ")
	for _, p := range people {
		for _, name := range append([]string{p.Name}, p.Also...) {
			full := strings.ReplaceAll(normal(name), "-", " ")
			ends := strings.HasSuffix(n, " "+full) && strings.Contains(full, " ")
			if full != "" && (n == full || ends) {
				return p.ID
			}
		}
	}
	return ""
}
