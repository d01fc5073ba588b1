package record

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
)

// two is a case of two parties, each with so many options of so many levels.
func two(options, levels int) plenary.Draft {
	c := plenary.Draft{AsOf: "2006-12-22", Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}}}
	for _, p := range c.Parties {
		for i := range options {
			o := plenary.OptionDraft{ID: fmt.Sprintf("%s.o%d", p.ID, i)}
			for l := range levels {
				o.Levels = append(o.Levels, fmt.Sprintf("l%d", l))
			}
			c.Options = append(c.Options, o)
		}
	}
	return c
}

// accord is one agreement with so many commitments.
func accord(n int, make func(i int) CommitmentDraft) Draft {
	a := AgreementDraft{ID: "accord", On: "1900-01-01", Signed: []string{"a", "b"}}
	for i := range n {
		k := make(i)
		k.ID, k.Says, k.Owes = fmt.Sprintf("c%d", i), "something", []string{[]string{"a", "b"}[i%2]}
		a.Commitments = append(a.Commitments, k)
	}
	return Draft{Files: []FileDraft{{Agreements: []AgreementDraft{a}}}}
}

// joined writes a comparison of all options of a party.
func joined(party, options int, compare, by string) string {
	var out []string
	for i := range options {
		out = append(out, fmt.Sprintf("%s.o%d %s", []string{"a", "b"}[party%2], i, compare))
	}
	return strings.Join(out, by)
}

// wide has commitments and preconditions whose conditions range over 65,536
// combinations of the options of each party.
func wide(commitments, preconditions int) (plenary.Draft, Draft) {
	c := two(8, 4)
	for k := range preconditions {
		c.Preconditions = append(c.Preconditions,
			plenary.PreconditionDraft{ID: fmt.Sprintf("q%d", k), Party: []string{"a", "b"}[k%2],
				Refuses: joined(k, 8, ">= l3", " or "), Until: joined(k+1, 8, ">= l1", " and ")})
	}
	return c, accord(commitments, func(i int) CommitmentDraft {
		return CommitmentDraft{Does: joined(i, 8, ">= l3", " or "), Until: joined(i+1, 8, ">= l1", " and ")}
	})
}

// different has commitments and preconditions no two of which are written alike.
func different(n int) (plenary.Draft, Draft) {
	c := two(6, 4)
	part := func(k, party int, compare, by string) string {
		var out []string
		for i := range 6 {
			if compare := fmt.Sprintf(compare, 1+(k>>(2*i))%3); k>>i&1 == 1 || i == k%6 {
				out = append(out, fmt.Sprintf("%s.o%d %s", []string{"a", "b"}[party%2], i, compare))
			}
		}
		return strings.Join(out, by)
	}
	for k := range n / 2 {
		c.Preconditions = append(c.Preconditions,
			plenary.PreconditionDraft{ID: fmt.Sprintf("q%d", k), Party: []string{"a", "b"}[k%2],
				Refuses: part(k, k, ">= l%d", " or "), Until: part(3*k, k+1, ">= l%d", " and ")})
	}
	return c, accord(n, func(i int) CommitmentDraft {
		return CommitmentDraft{Does: part(i, i, ">= l%d", " or "), Until: part(5*i, i+1, ">= l%d", " and ")}
	})
}

// waitAll has commitments each of which names all others.
func waitAll(n int) (plenary.Draft, Draft) {
	return two(1, 2), accord(n, func(i int) CommitmentDraft {
		var k CommitmentDraft
		for j := range n {
			if j != i {
				k.WaitsFor = append(k.WaitsFor, fmt.Sprintf("c%d", j))
			}
		}
		return k
	})
}

// thresholds has commitments at all levels of a few options, and preconditions
// between them.
func thresholds(n int) (plenary.Draft, Draft) {
	c := two(3, 12)
	at := func(party, option, level int) string {
		return fmt.Sprintf("%s.o%d >= l%d", []string{"a", "b"}[party%2], option%2, 1+level%11)
	}
	for k := range 100 {
		c.Preconditions = append(c.Preconditions,
			plenary.PreconditionDraft{ID: fmt.Sprintf("q%d", k), Party: []string{"a", "b"}[k%2],
				Refuses: at(k, k/2, k), Until: at(k+1, k/4, 7*k)})
	}
	return c, accord(n, func(i int) CommitmentDraft {
		return CommitmentDraft{Does: at(i, i, i), Until: at(i+1, i/2, 5*i)}
	})
}

// flipping has options that move every day, and commitments about them.
func flipping(days, commitments int) (plenary.Draft, Draft) {
	d := accord(commitments, func(i int) CommitmentDraft {
		return CommitmentDraft{Does: []string{"a", "b"}[i%2] + ".o0"}
	})
	begin := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	levels := []string{"l0", "l1"}
	for k := range days {
		d.Files[0].Entries = append(d.Files[0].Entries, EntryDraft{Kind: "move", Of: []string{"a", "b"}[k%2] + ".o0",
			On: begin.AddDate(0, 0, k).Format(time.DateOnly), From: levels[k/2%2], To: []string{levels[1-k/2%2]}})
	}
	return two(1, 2), d
}

func prepared(b *testing.B, c plenary.Draft, d Draft) *Record {
	b.Helper()
	written, faults := c.Case()
	if len(faults) > 0 {
		b.Fatal(faults[0])
	}
	r, faults, _ := d.Record(b.Context(), written)
	if len(faults) > 0 {
		b.Fatal(faults[0])
	}
	return r
}

// BenchmarkWaits folds a record and finds what waits for what.
func BenchmarkWaits(b *testing.B) {
	for name, shape := range map[string]func() (plenary.Draft, Draft){
		"wide-40-4":         func() (plenary.Draft, Draft) { return wide(40, 4) },
		"wide-2000-1000":    func() (plenary.Draft, Draft) { return wide(2000, 1000) },
		"thresholds-2000":   func() (plenary.Draft, Draft) { return thresholds(2000) },
		"all-1000":          func() (plenary.Draft, Draft) { return waitAll(1000) },
		"different-200-100": func() (plenary.Draft, Draft) { return different(200) },
		"different-2000":    func() (plenary.Draft, Draft) { return different(2000) },
	} {
		b.Run(name, func(b *testing.B) {
			c, draft := shape()
			r := prepared(b, c, draft)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				d, err := r.AsOf(b.Context(), r.Date())
				if err != nil {
					b.Fatal(err)
				}
				w, err := d.Waits(context.Background())
				if err != nil || w.Unproven > 0 {
					b.Fatal(err, w)
				}
				n = 0
				for _, list := range w.Of {
					n += len(list)
				}
			}
			b.ReportMetric(float64(n), "waits")
		})
	}
}

// BenchmarkAsOf checks and folds a record in which something moves every day.
func BenchmarkAsOf(b *testing.B) {
	for _, days := range []int{1000, 20_000, 100_000} {
		c, d := flipping(days, 2000)
		c.AsOf = ""
		for i := range c.Options {
			c.Options[i].Now = []string{"l0", "l1"}[days/2%2]
		}
		b.Run(fmt.Sprintf("moves-%d", days), func(b *testing.B) {
			r := prepared(b, c, d)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.AsOf(b.Context(), time.Time{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkHistory follows 2,000 commitments through days on each of which half
// of them come to stand otherwise.
func BenchmarkHistory(b *testing.B) {
	for _, days := range []int{2000, 20_000} {
		c, d := flipping(days, 2000)
		c.AsOf = ""
		b.Run(fmt.Sprintf("moves-%d", days), func(b *testing.B) {
			r := prepared(b, c, d)
			var of []int
			for i := range r.Commitments {
				of = append(of, i)
			}
			n := 0
			for b.Loop() {
				n = 0
				if err := r.History(b.Context(), time.Time{}, of, func(Turn) error { n++; return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "turns")
		})
	}
}
