package web

import (
	"context"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// BenchmarkReaders has 500 readers ask at once for answers that are kept, over
// connections of their own; p95-ms is what 95 of 100 of them wait at most.
func BenchmarkReaders(b *testing.B) {
	for _, c := range []struct{ name, to string }{
		{"page", "six-party-2006/now"}, {"json", "api/1/cases/six-party-2006/brief"},
	} {
		b.Run(c.name, func(b *testing.B) { readers(b, 500, c.to) })
	}
}

func readers(b *testing.B, n int, to string) {
	s, err := Open(Options{Path: "../cases"})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	on, err := Listen("127.0.0.1:0", false)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan error)
	go func() { done <- s.Serve(ctx, on) }()
	at := "http://" + on.Addr().String() + "/" + to
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n}}
	for status := http.StatusAccepted; status == http.StatusAccepted; {
		status = fetched(b, client, at)
	}
	var all []time.Duration
	for b.Loop() {
		all = append(all, atOnceBy(b, n, client, at)...)
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	cancel()
	<-done
}

// atOnceBy has n readers ask at once, and returns how long each waited.
func atOnceBy(b *testing.B, n int, client *http.Client, at string) []time.Duration {
	out := make([]time.Duration, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			begun := time.Now()
			if status := fetched(b, client, at); status != http.StatusOK {
				b.Errorf("status %d", status)
			}
			out[i] = time.Since(begun)
		}()
	}
	wg.Wait()
	return out
}

func fetched(b *testing.B, client *http.Client, at string) int {
	answer, err := client.Get(at)
	if err != nil {
		b.Error(err)
		return 0
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		b.Error(err)
	}
	return answer.StatusCode
}
