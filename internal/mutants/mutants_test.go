package main

import (
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const source = `package p

const bound = 1 + 1 // not in a function: left alone

func f(list []int, a, b bool) int {
	n := 0
	for i := 1; i < len(list); i++ {
		if a && !b {
			continue
		}
		n += max(list[0], 7)
	}
	if a == b {
		return n - 1
	}
	if day.Before(other.Date) {
		n++
	}
	return n
}
`

// The packages that are named without being asked for are there.
func TestPackages(t *testing.T) {
	for _, p := range strings.Fields(theirs + " " + tests) {
		if info, err := os.Stat("../../" + p); err != nil || !info.IsDir() {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestChanges(t *testing.T) {
	found, err := changes("p.go", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"p.go:7:16: < → <=",
		"p.go:8:6: left out: a",
		"p.go:8:7: left out: !b",
		"p.go:8:8: && → ||",
		"p.go:8:11: left out: !",
		"p.go:9:4: left out: continue",
		"p.go:11:5: += → -=",
		"p.go:11:8: max → min",
		"p.go:11:17: 0 → 1",
		"p.go:13:5: left out: if a == b",
		"p.go:13:7: == → !=",
		"p.go:14:12: - → +",
		"p.go:14:14: 1 → 2",
		"p.go:16:5: Before → not After",
	}
	var got []string
	for _, c := range found {
		got = append(got, c.String())
		changed := c.apply()
		if string(changed) == source {
			t.Errorf("%v changes nothing", c)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "p.go", changed, 0); err != nil {
			t.Errorf("%v: %v in\n%s", c, err, changed)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A slip that the tests of a package notice is told from one that they do not,
// and from one that does not compile; the package itself is left as it is.
func TestTry(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	l, err := newLab(t.Context(), t.TempDir(), "5m", 8192)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.watch(t.Context(), []string{"internal/spell"}, []string{"internal/spell"}); err != nil {
		t.Fatal(err)
	}
	all, err := l.choose([]string{"internal/spell"}, 1, regexp.MustCompile(`spell\.go`))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(c change) bool {
		return c.what == "< → <=" && strings.Contains(c.file, "spell.go")
	})
	same := all[at]
	same.text = same.old
	broken := all[at]
	broken.text = "<<<"
	for want, c := range map[fate]change{
		{killed: true, by: "internal/spell Test"}: all[at], {}: same, {unbuilt: true}: broken} {
		got, err := l.try(t.Context(), c)
		if err == nil && got.killed && strings.HasPrefix(got.by, want.by) { // whichever of its tests comes first
			got.by = want.by
		}
		if err != nil || got != want {
			t.Errorf("%v with %q: %+v, %v, want %+v", c, c.text, got, err, want)
		}
	}
}

func TestFailure(t *testing.T) {
	for out, want := range map[string]string{
		"--- FAIL: TestWays (0.1s)\n    --- FAIL: TestWays/shard-0\n": "TestWays",
		"panic: test timed out after 5m0s\n--- FAIL: TestWays":        "(timed out)",
		"fatal error: runtime: out of memory":                         "(out of memory)",
		"panic: index out of range\nmore":                             "(panic: index out of range)",
	} {
		if got := failure([]byte(out)); got != want {
			t.Errorf("%q: %q, want %q", out, got, want)
		}
	}
}
