package answer

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/evidence"
)

// TestComparedPassages holds what becomes of passages: as they are cited, moved
// to one place or to several, gone, without a place, and of texts that are of
// another version, cannot be read or are not here.
func TestComparedPassages(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"log.txt":    "The nets are in.\nThe boats are out. The boats are out.\n",
		"broken.txt": "caf\xe9",
		"letter.txt": "We shall fish.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	passage := func(place, words string) string {
		return fmt.Sprintf("{at: %q, length: %d, digest: %q}", place, len(words), evidence.DigestOf(words))
	}
	c := checked(t, evidence.NewShelf(dir), coasts+"preferences: {west: [east.access], east: [west.quota = "+
		"none]}\nsources:\n"+
		"  log: {passages: {here: "+passage("1:1", "The nets are in.")+", moved: "+passage("2:3", "The nets are in.")+
		", twice: "+passage("1:1", "The boats are out.")+", gone: "+passage("1:1",
		"The sea is calm.")+", bare: {says: Something}}}\n"+
		"  letter: {digest: "+evidence.DigestOf("another text")+", passages: {1: "+passage("1:1",
		"We shall fish.")+"}}\n"+
		"  broken: {passages: {1: , 2: }}\n  absent: {passages: {1: }}\n")
	problem := ""
	for i := range c.Compared.Texts {
		if at := &c.Compared.Texts[i]; at.Source == "broken" {
			problem, at.Problem = at.Problem, ""
		}
	}
	want := Compared{
		Exact: 2, Unplaced: 1, NotHere: 3,
		Texts: []TextAtHand{
			{Source: "log", File: filepath.Join(dir, "log.txt")},
			{Source: "letter", File: filepath.Join(dir, "letter.txt"), Differs: true}, {Source: "broken"},
		},
		Astray: []LostPassage{
			{Ref: "log#moved", Standing: "moved", Places: []PassagePlace{{1, 1, 16}}},
			{Ref: "log#twice", Standing: "moved", Places: []PassagePlace{{2, 1, 18}, {2, 20, 18}}},
			{Ref: "log#gone", Standing: "orphaned"},
		},
	}
	if !cmp.Equal(c.Compared, want) || problem == "" {
		t.Errorf("%q %s", problem, cmp.Diff(want, c.Compared))
	}
}
