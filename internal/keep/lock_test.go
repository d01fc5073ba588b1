package keep

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/internal/progress"
)

// TestOneAtATime has many count in one file, each by reading and replacing it:
// none is lost, and nobody waits for ever, though each asks for the folders in
// an order of its own.
func TestOneAtATime(t *testing.T) {
	dir := put(t, map[string]string{"a/n": "0", "b/n": "0"})
	const writers, rounds = 8, 5
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for range rounds {
				names := []string{filepath.Join(dir, "a/n"), filepath.Join(dir, "b/n")}
				if w%2 == 1 {
					names[0], names[1] = names[1], names[0]
				}
				if err := countUp(t.Context(), names); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	want := strconv.Itoa(writers * rounds)
	if got := tree(t, dir); got["a/n"] != want || got["b/n"] != want || len(got) != 2 {
		t.Errorf("%v, want %s", got, want)
	}
}

// countUp adds one to the number in each of two files.
func countUp(ctx context.Context, names []string) error {
	h, err := (&Pen{disk: &faulty{}}).Lock(ctx, filepath.Dir(names[0]), filepath.Dir(names[1]))
	if err != nil {
		return err
	}
	defer h.Unlock()
	var changes []Change
	for _, name := range names {
		was, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(string(was))
		if err != nil {
			return err
		}
		changes = append(changes, Change{name, was, []byte(strconv.Itoa(n + 1))})
	}
	_, err = h.Replace(ctx, changes)
	return err
}

// TestOneFolderByTwoNames holds a folder once that has two names.
func TestOneFolderByTwoNames(t *testing.T) {
	dir := put(t, map[string]string{"a/p": "old"})
	if err := os.Symlink("a", filepath.Join(dir, "b")); err != nil {
		t.Skip(err)
	}
	h, err := (&Pen{}).Lock(t.Context(), filepath.Join(dir, "a"), filepath.Join(dir, "b"),
		filepath.Join(dir, "a", "..", "a"))
	if err != nil || len(h.folders) != 1 {
		t.Fatal(err)
	}
	h.Unlock()
}

// TestWaits asks that who waits for a folder says so, is not kept from
// stopping, and has the folder once it is free.
func TestWaits(t *testing.T) {
	dir := t.TempDir()
	first, err := (&Pen{}).Lock(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan string, 1)
	ctx, cancel := context.WithCancel(
		progress.To(t.Context(), func(_ context.Context, what string, _, _ int) { told <- what }))
	stopped := make(chan error, 1)
	go func() {
		_, err := (&Pen{}).Lock(ctx, dir)
		stopped <- err
	}()
	if what := <-told; !strings.HasPrefix(what, "waiting for another plenary that writes into "+dir) {
		t.Error(what)
	}
	cancel()
	if err := <-stopped; !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "nothing was written: ") {
		t.Error(err)
	}
	got := make(chan error, 1)
	go func() {
		second, err := (&Pen{}).Lock(t.Context(), dir)
		if err == nil {
			second.Unlock()
		}
		got <- err
	}()
	time.Sleep(3 * again) // it may be waiting by now, or not yet
	first.Unlock()
	if err := <-got; err != nil {
		t.Error(err)
	}
	if left := drafts(t, dir); left != nil && runtime.GOOS != "windows" {
		t.Errorf("left: %v", left)
	}
}

// TestLockFile does the same by a file, as where folders cannot be locked.
func TestLockFile(t *testing.T) {
	dir := t.TempDir()
	first, got, err := tryLockFile(dir)
	if err != nil || !got {
		t.Fatal(got, err)
	}
	if _, got, err := tryLockFile(dir); got || err != nil {
		t.Error("held twice", err)
	}
	if err := first.Unlock(); err != nil {
		t.Fatal(err)
	}
	if _, got, err := tryLockFile(dir); !got || err != nil {
		t.Error(got, err)
	}
}

// TestSweep removes what killed processes left, and nothing else.
func TestSweep(t *testing.T) {
	stay := map[string]string{
		".plenary-new-0123456789abcdef.yaml":      "",
		".plenary-new-0123456789ABCDEF":           "",
		".plenary-new-0123456789abcde":            "",
		"plenary-new-0123456789abcdef":            "",
		".plenary-notes":                          "",
		"case.yaml":                               "",
		".plenary-new-aaaaaaaaaaaaaaaa/case.yaml": "",
		"sub/.plenary-new-0123456789abcdef":       "",
	}
	dir := put(t, stay)
	for _, name := range []string{".plenary-new-0123456789abcdef", ".plenary-old-fedcba9876543210"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o400); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(dir, ".plenary-new-bbbbbbbbbbbbbbbb")
	linked := os.Symlink("case.yaml", link) == nil
	lock(t, &Pen{}, filepath.Join(dir, "x"))
	if _, err := os.Lstat(link); linked && err != nil {
		t.Error("a symbolic link is gone")
	}
	_ = os.Remove(link)
	if got := tree(t, dir); !same(got, stay) {
		t.Errorf("%v", got)
	}
}

// TestNotHeld refuses to write into a folder that is not held.
func TestNotHeld(t *testing.T) {
	dir := put(t, map[string]string{"a/p": "old", "b/p": "old"})
	h := lock(t, &Pen{}, filepath.Join(dir, "a/p"))
	_, err := h.Replace(t.Context(), []Change{{filepath.Join(dir, "b/p"), []byte("old"), []byte("new")}})
	if err == nil || tree(t, dir)["b/p"] != "old" {
		t.Error(err)
	}
	for _, name := range []string{"b/q", "b/c/q", "nowhere/c/q"} {
		if err := h.Create(t.Context(), filepath.Join(dir, name), nil); err == nil || len(tree(t, dir)) != 2 {
			t.Error(name, err)
		}
	}
	if _, err := (&Pen{}).Lock(t.Context(), filepath.Join(dir, "nowhere")); err == nil ||
		!strings.Contains(err.Error(), "nothing was written: ") {
		t.Error(err)
	}
	if _, err := (&Pen{}).Lock(t.Context(), filepath.Join(dir, "a/p")); err == nil ||
		!strings.Contains(err.Error(), "is not a folder") {
		t.Error(err)
	}
}
