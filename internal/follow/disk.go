package follow

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	again = time.Second            // between looks where the system tells nothing, as on network disks
	rest  = 100 * time.Millisecond // for how long it is quiet after a save
)

// Quiet is closed after a short while.
func Quiet() <-chan struct{} {
	out := make(chan struct{})
	time.AfterFunc(rest, func() { close(out) })
	return out
}

// Disk returns a channel that receives when something may have changed in
// folders, until ctx ends: at once where the system tells it, and now and then
// in any case. folders is asked again each time, as some may come later. More
// changes than are received are one.
func Disk(ctx context.Context, folders func() []string) <-chan struct{} {
	out := make(chan struct{}, 1)
	w, err := fsnotify.NewWatcher()
	if err != nil {
		w = &fsnotify.Watcher{} // the system has no more of them: time alone has to do
	}
	go func() {
		defer close(out)
		if err == nil {
			defer w.Close()
		}
		for {
			if err == nil {
				for _, dir := range folders() {
					_ = w.Add(dir) // one that is not there yet is tried again
				}
			}
			if !next(ctx, w) {
				return
			}
			select {
			case out <- struct{}{}:
			default:
			}
		}
	}()
	return out
}

// next waits for an event or for the next look, and returns false when ctx ends.
func next(ctx context.Context, w *fsnotify.Watcher) bool {
	timer := time.NewTimer(again)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-w.Events:
	case <-w.Errors:
	case <-timer.C:
	}
	return true
}

// Print is the fingerprint of the texts of files, and of the names, sizes and
// times of those in folders. What is not there or cannot be read has one, too.
func Print(files, folders []string) string {
	h := sha256.New()
	for _, name := range files {
		fmt.Fprintf(h, "%q\n", name)
		copyFile(h, name)
	}
	for _, dir := range folders {
		list, err := os.ReadDir(dir)
		fmt.Fprintf(h, "%q %v\n", dir, err)
		for _, e := range list {
			if info, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && info.Mode().IsRegular() {
				fmt.Fprintf(h, "%q %d %d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return string(h.Sum(nil))
}

// copyFile copies an ordinary file; of any other it says what is wrong.
func copyFile(to io.Writer, name string) {
	info, err := os.Stat(name)
	if err == nil && info.Mode().IsRegular() {
		var f *os.File
		if f, err = os.Open(name); err == nil {
			defer f.Close()
			_, err = io.Copy(to, io.LimitReader(f, most))
		}
	}
	fmt.Fprintf(to, "\n%v\n", err)
}

// most is how much of a file is looked at, in bytes: more than any may have.
const most = 16 << 20
