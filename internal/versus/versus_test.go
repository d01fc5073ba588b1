package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes one of a module with a benchmark that allocates twice before, and once now; that
// is not committed.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	t.Setenv("GOFLAGS", "-trimpath")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	write(t, dir, "go.mod", "module example.org/m\n\ngo 1.26\n")
	write(t, dir, "p/p_test.go", benchmark("sink, more = new(int), new(int)"))
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "first")
	write(t, dir, "p/p_test.go", benchmark("sink = new(int)"))
	t.Chdir(dir)
	return dir
}

func benchmark(work string) string {
	return "package p\n\nimport \"testing\"\n\nvar sink, more *int\n\nfunc BenchmarkWork(b *testing.B) {\n" +
		"\tfor range b.N {\n\t\t" + work + "\n\t}\n}\n"
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v %s", args, err, out)
	}
	return string(out)
}

// TestVersus runs a benchmark as it was and as it is, by turns, and leaves no worktree.
func TestVersus(t *testing.T) {
	dir, results := repository(t), t.TempDir()
	args := []string{"-packages", "p none", "-count", "2", "-benchtime", "10x", "-out", results, "-table", "cat"}
	var out strings.Builder
	if err := run(t.Context(), append(args, "-base", "HEAD"), &out); err != nil {
		t.Fatal(err)
	}
	if strings.Count(out.String(), "BenchmarkWork") != 4 {
		t.Errorf("the table is of\n%s", &out)
	}
	for name, allocations := range map[string]string{"before.txt": "2 allocs/op", "now.txt": "1 allocs/op"} {
		text, err := os.ReadFile(filepath.Join(results, name))
		if err != nil || strings.Count(string(text), allocations) != 2 {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	if left := git(t, dir, "worktree", "list"); strings.Count(left, "\n") != 1 {
		t.Errorf("worktrees are left:\n%s", left)
	}
}

// TestBase: the last tag before is compared with unless another revision is named, and where there is
// none it is said how to name one.
func TestBase(t *testing.T) {
	dir := repository(t)
	if _, err := base(t.Context(), dir, ""); err == nil || !strings.Contains(err.Error(), "BASE=") {
		t.Errorf("without a tag: %v", err)
	}
	if _, err := base(t.Context(), dir, "nowhere"); err == nil {
		t.Error("a revision that there is not is taken")
	}
	git(t, dir, "tag", "v1")
	git(t, dir, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "second")
	git(t, dir, "tag", "v2") // of this very commit
	got, err := base(t.Context(), dir, "")
	if want := strings.TrimSpace(git(t, dir, "rev-parse", "v1")); err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := run(ended, []string{"-base", "v1"}, os.Stdout); !errors.Is(err, context.Canceled) {
		t.Errorf("told to stop: %v", err)
	}
}
