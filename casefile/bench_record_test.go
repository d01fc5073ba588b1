package casefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
)

// busy is a case with enough in it for a long record.
const busy = `plenary: 1
as_of: 1890-01-01
parties: {up: , down: , bank: }
options:
  up.release: {levels: [none, half, full]}
  down.blockade: {levels: [closed, eased, lifted]}
  bank.loan:
conditions: {water: up.release >= half}
tracks: {river: {seats: {up: , down: }}}
preconditions: {ships: {party: down, refuses: down.blockade >= eased, until: water}}
`

func busyCase(t testing.TB) *plenary.Case {
	f, err := Parse(t.Context(), "case.yaml", []byte(busy))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

// manyEntries is a sound record of n entries of the usual kinds, in files of
// the same size. Every tenth is corrected by the one after it.
func manyEntries(n, files int) []*RecordFile {
	out := make([]*RecordFile, files)
	level, day := 0, time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for f := range out {
		var b strings.Builder
		b.WriteString("record: 1\n")
		if f == 0 {
			b.WriteString("people: {ada: {party: up}}\nsources: {note: {passages: {1: }}}\n")
		}
		b.WriteString("entries:\n")
		for i := f * n / files; i < (f+1)*n/files; i++ {
			on := day.AddDate(0, 0, i/3).Format(time.DateOnly)
			switch i % 10 {
			case 1, 6:
				levels := []string{"none", "half", "full"}
				to := (level + 1) % 3
				fmt.Fprintf(&b, "- {on: %s, move: up.release, from: %s, to: %s}\n", on, levels[level], levels[to])
				level = to
			case 2:
				fmt.Fprintf(&b, "- {on: %s, opened: river, at: Geneva}\n", on)
			case 3:
				fmt.Fprintf(&b, "- {on: %s, adjourned: river}\n", on)
			case 4:
				fmt.Fprintf(&b, "- {on: %s, statement: refusal, who: ada, about: not water}\n", on)
			case 7:
				fmt.Fprintf(&b, "- {on: %s, id: e%d, event: test, parties: [up, down]}\n", on, i)
			case 8:
				fmt.Fprintf(&b, "- {on: %s, event: test, corrects: e%d, passage: note#1}\n", on, i-1)
			default:
				fmt.Fprintf(&b, "- {on: %s, event: contact, says: They met again}\n", on)
			}
		}
		out[f] = &RecordFile{Path: fmt.Sprintf("record/%05d.yaml", f), Text: []byte(b.String())}
	}
	return out
}

// BenchmarkRecord reads, checks and folds long records, in one file and in many.
func BenchmarkRecord(b *testing.B) {
	c := busyCase(b)
	for _, size := range []struct{ entries, files int }{{10_000, 1}, {10_000, 1000}, {100_000, 1}, {100_000, 1000}} {
		files := manyEntries(size.entries, size.files)
		name := fmt.Sprintf("%d-in-%d", size.entries, size.files)
		each := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size.entries), "ns/entry")
		}
		b.Run("parse/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseRecord(b.Context(), c, files); err != nil {
					b.Fatal(err)
				}
			}
			each(b)
		})
		b.Run("fold/"+name, func(b *testing.B) {
			r, err := ParseRecord(b.Context(), c, files)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.AsOf(b.Context(), time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
					b.Fatal(err)
				}
			}
			each(b)
		})
		b.Run("yaml/"+name, func(b *testing.B) {
			for b.Loop() {
				for _, f := range files {
					if _, err := newSource(f.Path, f.Text).load(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
			}
			each(b)
		})
	}
}
