package main

import (
	"os"
	"sync"
)

// leftovers are the temporary files and folders of this process, which are
// removed however it ends.
var leftovers = &temporary{paths: map[string]bool{}}

// A temporary keeps track of files and folders that are to be removed.
type temporary struct {
	mu    sync.Mutex
	paths map[string]bool
	ended bool // no more are made
}

// dir makes a folder.
func (t *temporary) dir() (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return "", os.ErrClosed
	}
	path, err := os.MkdirTemp("", "plenary-")
	if err == nil {
		t.paths[path] = true
	}
	return path, err
}

// file makes a file in a folder, open for writing.
func (t *temporary) file(dir, pattern string) (*os.File, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, os.ErrClosed
	}
	f, err := os.CreateTemp(dir, pattern)
	if err == nil {
		t.paths[f.Name()] = true
	}
	return f, err
}

// drop removes one of them, if it is still there.
func (t *temporary) drop(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_ = os.RemoveAll(path) // nothing can be done about what the system keeps
	delete(t.paths, path)
}

// place gives temporary files their names, all of them or, once remove was
// called, none.
func (t *temporary) place(put func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return os.ErrClosed
	}
	return put()
}

// remove removes what is left, while others may still write there, and keeps
// more from being made.
func (t *temporary) remove() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
	for path := range t.paths {
		for range 10 {
			if os.RemoveAll(path) == nil {
				break
			}
		}
	}
}
