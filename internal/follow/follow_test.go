package follow

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// never is a quiet that does not come, and always one that is there already.
func never() <-chan struct{}  { return nil }
func always() <-chan struct{} { out := make(chan struct{}); close(out); return out }

// TestManySavesAreOne asks that changes which come quickly are shown once, and
// those that change nothing not at all.
func TestManySavesAreOne(t *testing.T) {
	changes := make(chan struct{})
	looks, shown, quiet := 0, []string{}, make(chan struct{})
	l := &Loop{Changes: changes, Quiet: func() <-chan struct{} { return quiet },
		Look: func() string { return strconv.Itoa(looks) },
		Show: func(context.Context) error { shown = append(shown, strconv.Itoa(looks)); return nil }}
	done := make(chan error)
	go func() { done <- l.Run(t.Context()) }()
	for n := range 500 {
		changes <- struct{}{} // received: the loop waits, and does not look meanwhile
		if n == 0 {
			looks = 0
		}
	}
	quiet <- struct{}{}
	changes <- struct{}{}
	quiet <- struct{}{}
	changes <- struct{}{}
	looks = 7 // the loop waits for quiet
	quiet <- struct{}{}
	close(changes)
	if err := <-done; err != nil || len(shown) != 2 || shown[1] != "7" {
		t.Errorf("shown %q, %v", shown, err)
	}
}

// TestNeverQuiet asks that what never comes to rest is shown nevertheless.
func TestNeverQuiet(t *testing.T) {
	changes := make(chan struct{})
	looks, shown := 0, 0
	l := &Loop{Changes: changes, Quiet: never,
		Look: func() string { looks++; return strconv.Itoa(looks) },
		Show: func(context.Context) error { shown++; return nil }}
	done := make(chan error)
	go func() { done <- l.Run(t.Context()) }()
	for range 3*mostAtOnce + 3 {
		changes <- struct{}{}
	}
	close(changes)
	if err := <-done; err != nil || shown != 4 {
		t.Errorf("shown %d times, %v", shown, err)
	}
}

// TestEnds asks that the loop ends with its context and with an error of what
// it shows.
func TestEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	shown := make(chan bool)
	l := &Loop{Changes: make(chan struct{}), Quiet: always, Look: func() string { return "" },
		Show: func(context.Context) error { close(shown); return nil }}
	done := make(chan error)
	go func() { done <- l.Run(ctx) }()
	<-shown
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	gone := errors.New("gone")
	l.Show = func(context.Context) error { return gone }
	if err := l.Run(t.Context()); !errors.Is(err, gone) {
		t.Error(err)
	}
}

// TestDisk asks that what is saved, by rename too, in a folder that came later
// too, is told, and that the fingerprint is another then, and only then.
func TestDisk(t *testing.T) {
	dir := t.TempDir()
	file, record := filepath.Join(dir, "case.yaml"), filepath.Join(dir, "record")
	print := func() string { return Print([]string{file, filepath.Join(record, "a.yaml")}, nil) }
	changes := Disk(t.Context(), func() []string { return []string{dir, record} })
	seen := map[string]bool{}
	for _, save := range []func() error{
		func() error { return nil },
		func() error { return os.WriteFile(file, []byte("one"), 0o666) },
		func() error { return os.WriteFile(file, []byte("two"), 0o666) },
		func() error { return os.WriteFile(filepath.Join(dir, ".case.yaml.swp"), []byte("three"), 0o666) },
		func() error { return os.Rename(filepath.Join(dir, ".case.yaml.swp"), file) },
		func() error { return os.Mkdir(record, 0o777) },
		func() error { return os.WriteFile(filepath.Join(record, "a.yaml"), []byte("four"), 0o666) },
		func() error { return os.Remove(file) },
	} {
		before := print()
		if err := save(); err != nil {
			t.Fatal(err)
		}
		<-changes
		if after := print(); after != before {
			seen[after] = true
		}
	}
	if len(seen) != 5 {
		t.Errorf("%d fingerprints", len(seen))
	}
}
