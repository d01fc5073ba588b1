package evidence_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/evidence"
)

// A thousand passages that are nowhere, of three lengths, are sought together;
// with less work than that takes none is called an orphan.
func TestManyOrphans(t *testing.T) {
	text := read(t, strings.Repeat("The delegation of Borland met its hosts again\nand spoke of the locks. ", 2000))
	var cited []evidence.Cited
	for i := range 1000 {
		cited = append(cited, evidence.Cited{
			Place: evidence.Place{Line: 1, Column: 1, Length: 30 + i%3}, Digest: fmt.Sprintf("sha256:%016x", i)})
	}
	cited = append(cited, evidence.Cited{
		Place: evidence.Place{Line: 9, Column: 1, Length: 20}, Digest: evidence.DigestOf("and spoke of the")})
	work := int64(evidence.DefaultWork)
	found, err := text.CheckAll(t.Context(), cited, &work)
	if err != nil || work < evidence.DefaultWork/2 {
		t.Errorf("%v, %d left of the work", err, work)
	}
	for i, f := range found[:1000] {
		if f.Placement != evidence.Orphaned {
			t.Errorf("%d: %v", i, f)
		}
	}
	if f := found[1000]; f.Placement != evidence.Moved || len(f.Places) != 100 {
		t.Errorf("%v %d", f.Placement, len(f.Places))
	}
	for _, little := range []int64{0, 1, 500, 2000, 100_000} {
		work := little
		found, err := text.CheckAll(t.Context(), cited, &work)
		for i, f := range found {
			if err != nil || f.Placement != evidence.Unsought && (f.Placement != evidence.Moved || i != 1000) {
				t.Fatalf("%d of work: %d: %v %v", little, i, f.Placement, err)
			}
		}
	}
}

// Words that are found in many places that overlap, or are very long, end with
// the work.
func TestWorkHolds(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		length int
		words  string
	}{
		"overlaps": {strings.Repeat("a", 1<<20) + " b", 5000, strings.Repeat("a", 5000)},
		"marks":    {strings.Repeat(".", 1<<20), 5000, strings.Repeat(".", 5000)},
		"long":     {strings.Repeat("a ", 1<<19), 1 << 19, "x"},
		"one word": {strings.Repeat("a", 1<<20), 1 << 19, "x"},
	} {
		work := int64(1_000_000)
		_, err := read(t, c.text).CheckAll(t.Context(),
			[]evidence.Cited{{Place: evidence.Place{Line: 7, Length: c.length}, Digest: evidence.DigestOf(c.words)}},
			&work)
		if err != nil || work < -5000 {
			t.Errorf("%s: %v, %d left", name, err, work)
		}
	}
}

// A hundred passages of the length of a text of 8 MiB that are nowhere.
func BenchmarkOrphans(b *testing.B) {
	for name, unit := range map[string]string{
		"plain": "The delegation of Borland met its hosts again. ",
		"page":  "<p>The delegation of <b>Borland</b> met its hosts.</p>\n"} {
		text := read(b, "<html>"[:6*strings.Count(unit, "<p>")]+strings.Repeat(unit, 8<<20/len(unit)-1))
		for _, length := range []int{40, 4000} {
			b.Run(fmt.Sprint(name, "-", length), func(b *testing.B) {
				for b.Loop() {
					var cited []evidence.Cited
					for i := range 100 {
						cited = append(cited, evidence.Cited{
							Place:  evidence.Place{Line: 1, Column: 1, Length: length + i*7},
							Digest: fmt.Sprintf("sha256:%016x", i)})
					}
					work := int64(evidence.DefaultWork)
					if _, err := text.CheckAll(b.Context(), cited, &work); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
