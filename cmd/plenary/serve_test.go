package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// longCase is a case of so many situations that a brief of it takes long.
func longCase() string {
	var b strings.Builder
	b.WriteString("plenary: 1\nparties: {a: , b: , c: }\noptions:\n")
	for _, p := range []string{"a", "b", "c"} {
		for i := range 6 {
			fmt.Fprintf(&b, "  %s.x%d:\n", p, i)
		}
	}
	b.WriteString("preferences:\n")
	for i, p := range []string{"a", "b", "c"} {
		fmt.Fprintf(&b, "  %s:\n", p)
		for k := range 18 {
			q := []string{"a", "b", "c"}[(i+k)%3]
			fmt.Fprintf(&b, "    - %s.x%d if not %s.x%d\n", q, k/3, p, 5-k/3)
		}
	}
	return b.String()
}

// TestServeEnds sends a server what ctrl-C sends, and SIGTERM, while questions are worked on and
// changes are not saved: it ends by itself, with the status that shells expect, the questions are
// not answered, and nothing is written.
func TestServeEnds(t *testing.T) {
	for signal, want := range map[syscall.Signal]int{
		syscall.SIGINT: exitInterrupted, syscall.SIGTERM: exitTerminated} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, filepath.Join(dir, "long"), map[string]string{"case.yaml": longCase()})
			before := listing(t, dir)
			p := start(t, dir, "a work that nothing does", "serve", "--addr", "127.0.0.1:0")
			says, theirs := io.Pipe()
			p.Stderr = theirs
			p.begin()
			stderr := bufio.NewReader(says)
			link := servedAt(t, stderr)
			form := url.Values{"act": {"move"}, "party": {"a"}, "at": {"0"}, "to": {"3"}, "rev": {"0"}}
			if r, err := http.PostForm(link+"long/wishes/change", form); err != nil || r.StatusCode >= 400 {
				t.Fatalf("a change: %v %v", r, err)
			}
			answered := make(chan string)
			go func() {
				r, err := http.Get(link + "api/1/cases/long/brief")
				if err != nil {
					answered <- err.Error()
					return
				}
				defer r.Body.Close()
				answered <- r.Status
			}()
			for working := false; !working; {
				r, err := http.Get(link + "long/now")
				if err != nil || r.StatusCode == http.StatusOK {
					t.Fatalf("answered at once: %v %v", r, err)
				}
				working = r.StatusCode == http.StatusAccepted
				r.Body.Close()
			}
			_ = p.Process.Signal(signal)
			rest := make(chan string)
			go func() {
				text, _ := io.ReadAll(stderr)
				rest <- string(text)
			}()
			got := p.end()
			theirs.Close()
			if text := <-rest; got != want || !strings.HasSuffix(text, "terminated\n") &&
				!strings.HasSuffix(text, "interrupted\n") {
				t.Errorf("status %d, want %d; %q", got, want, text)
			}
			if how := <-answered; strings.HasPrefix(how, "2") || strings.HasPrefix(how, "4") {
				t.Errorf("the question was answered: %s", how)
			}
			if after := listing(t, dir); after != before {
				t.Errorf("the case was changed:\n%s", after)
			}
		})
	}
}

// servedAt is the link that a server prints.
func servedAt(t *testing.T, stderr *bufio.Reader) string {
	t.Helper()
	for {
		line, err := stderr.ReadString('\n')
		if at := regexp.MustCompile(`http://\S+`).FindString(line); at != "" {
			return at
		}
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
	}
}
