package reading

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
)

// TestBounds reads what is just within a bound, and refuses what is just past it.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	fonts := func(n int) string {
		var b strings.Builder
		for i := range 1000 {
			b.WriteString("<font size=" + strings.Repeat("x", i%1000) + ">")
		}
		return "<html>" + b.String() + strings.Repeat("<p>a", n)
	}
	for name, c := range map[string]struct {
		within, past, want string
	}{
		"characters": {
			strings.Repeat("a", maxShown), strings.Repeat("a", maxShown+1),
			"more than 2000000 characters in one report; save the report alone, as plain text, or in parts",
		},
		"blocks": {
			strings.Repeat("a\n\n", maxBlocks), strings.Repeat("a\n\n", maxBlocks+1),
			"more than 50000 paragraphs, headings and labels in one report",
		},
		"tags": {
			"<html>" + strings.Repeat("<b>", maxTags-1), "<html>" + strings.Repeat("<i>", maxTags),
			"more than 200000 tags and attributes in one report",
		},
		"attributes": {
			"<html><a" + numbered(maxTags-2) + ">", "<html><a" + numbered(maxTags-1) + ">",
			"more than 200000 tags and attributes in one report",
		},
		"rebuilt": {fonts(1000), fonts(1001), "more than 1000000 tags to add for <b>, <font> and the like"},
		"nested": {
			deep(200), deep(230),
			"more than 60000000 characters and tags in all elements that lie in one another in one report",
		},
		"equal":  {"<html>" + strings.Repeat("<p><b>a", 50_000/4), fonts(2000), "tags to add"},
		"closed": {"<html>" + strings.Repeat("<p><b><i>a</i></b></p>", 10_000), fonts(3000), "tags to add"},
	} {
		if _, err := Read(t.Context(), "x", []byte(c.within), Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		_, err := Read(t.Context(), "x", []byte(c.past), Options{})
		var limit *plenary.Limit
		if !errors.As(err, &limit) || limit.Code != plenary.LimitSize || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// deep is a thousand paragraphs in n elements.
func deep(n int) string {
	return "<html>" + strings.Repeat("<div>", n) + strings.Repeat("<p>"+strings.Repeat("a ", 130)+"a.</p>", 1000)
}

func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " b%d", i)
	}
	return b.String()
}

// TestWorst reads a little of every kind of page that is made to be slow, twice
// alike; BenchmarkWorst has as much of each as is read.
func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	for _, w := range worstPages {
		raw := w.page(4 << 10)
		r, err := Read(t.Context(), "x", raw, Options{})
		again, errAgain := Read(t.Context(), "x", raw, Options{})
		if (err == nil) != (errAgain == nil) || err == nil && !reflect.DeepEqual(r.Proposals, again.Proposals) {
			t.Errorf("%s: read twice otherwise: %v, %v", w.name, err, errAgain)
		}
		if limit := (*plenary.Limit)(nil); err != nil && !errors.As(err, &limit) {
			t.Errorf("%s: %v", w.name, err)
		}
	}
}

// BenchmarkWorst reads of every kind of page as much as is within the bounds,
// up to 8 MiB, and refuses 8 MiB of it.
func BenchmarkWorst(b *testing.B) {
	for _, w := range worstPages {
		b.Run(w.name, func(b *testing.B) {
			size := evidence.MaxSize - 200
			for within(b, w.page(size)) != nil {
				size = size * 4 / 5
			}
			raw, whole := w.page(size), w.page(evidence.MaxSize-200)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Read(b.Context(), "x", raw, Options{}) // past a bound of paragraphs it is refused
				if size < len(whole) {
					_ = within(b, whole)
				}
			}
		})
	}
}

func within(b *testing.B, raw []byte) error {
	text, err := evidence.Read(b.Context(), raw)
	if err != nil {
		b.Fatal(err)
	}
	return withinBounds(text)
}
