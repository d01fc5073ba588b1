package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// BenchmarkEdit opens a case and its wishes, moves a wish, and another, and puts it back, and
// asks for what changes until all of it is there, as the script of the page does. It tells how
// long the first pages took, and each edit to its page and to all that it changes; and how much
// memory is in use once the case is open, and after the edits.
// docs/performance.md has the figures.
func BenchmarkEdit(b *testing.B) {
	river, err := os.ReadFile("../cmd/plenary/testdata/bench/river.yaml")
	if err != nil {
		b.Fatal(err)
	}
	wide := filepath.Join(b.TempDir(), "case.yaml")
	if err := os.WriteFile(wide, []byte(strings.Replace(string(river), "  fund.pays:\n",
		"  fund.staff: {says: Staff of the fund, levels: [none, some, many]}\n  fund.pays:\n", 1)), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, path string }{
		{"six-party", "../cases/six-party-2006"}, {"river-110592", filepath.Dir(wide)},
	} {
		b.Run(c.name, func(b *testing.B) {
			took := map[string]float64{}
			for b.Loop() {
				edits(b, c.path, took)
			}
			for what, sum := range took {
				b.ReportMetric(sum/float64(b.N), what)
			}
		})
	}
}

// edits makes the edits of a benchmark, and adds what they took.
func edits(b *testing.B, path string, took map[string]float64) {
	s, err := Open(Options{Path: path})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	e := &editor{b: b, h: s.Handler(ctx), took: took}
	slug := s.shelf.list()[0].Slug
	e.timed("opened-ms", func() { e.whole("/" + slug + "/now") })
	e.timed("wishes-all-ms", func() {
		e.timed("wishes-ms", func() { e.whole("/" + slug + "/wishes") })
		e.follow()
	})
	took["opened-MB"] += inUse()
	for _, move := range []struct {
		name string
		at   string
	}{{"first", "1"}, {"next", "2"}, {"back", "2"}} {
		e.timed(move.name+"-all-ms", func() {
			e.timed(move.name+"-ms", func() { e.moves(slug, move.at) })
			e.follow()
		})
	}
	took["edited-MB"] += inUse()
}

// An editor is somebody at the screen of wishes.
type editor struct {
	b     *testing.B
	h     http.Handler
	took  map[string]float64
	where string // the address of the page
	page  string
}

func (e *editor) timed(what string, f func()) {
	begun := time.Now()
	f()
	e.took[what] += float64(time.Since(begun).Microseconds()) / 1000
}

// whole asks for a page until it is whole.
func (e *editor) whole(at string) {
	for {
		w := httptest.NewRecorder()
		e.h.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1:8930"+at, nil))
		e.where, e.page = at, w.Body.String()
		if w.Code != http.StatusAccepted {
			return
		}
	}
}

var (
	revision   = regexp.MustCompile(`name="rev" value="(\d+)"`)
	firstParty = regexp.MustCompile(`name="party" value="([^"]+)"`)
	awaited    = regexp.MustCompile(`data-later="([^"]+)"`)
)

// moves has a wish of the first party stand one place higher.
func (e *editor) moves(slug, at string) {
	_, query, _ := strings.Cut(e.where, "?")
	form := url.Values{"party": {firstParty.FindStringSubmatch(e.page)[1]}, "at": {at}, "act": {"move"},
		"rev": {revision.FindStringSubmatch(e.page)[1]}, "to": {string(at[0] - 1)}}
	r := httptest.NewRequest("POST", "http://127.0.0.1:8930/"+slug+"/wishes/change?"+query,
		strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	e.h.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		e.b.Fatal(w.Code, w.Body)
	}
	to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	e.whole(to)
}

// follow asks for what changes until all of it is there.
func (e *editor) follow() {
	where, page := e.where, e.page
	for {
		later := awaited.FindStringSubmatch(e.page)
		if later == nil {
			break
		}
		e.whole(strings.ReplaceAll(later[1], "&amp;", "&"))
	}
	e.where, e.page = where, page
}

// inUse is how much memory is in use, in MB.
func inUse() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}
