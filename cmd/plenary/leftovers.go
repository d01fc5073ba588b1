package main

import (
	"os"
	"sync"

	"github.com/plenary-talks/plenary/internal/keep"
)

// leftovers are the temporary folders of this process, which are removed
// however it ends.
var leftovers = &temporary{paths: map[string]bool{}}

// A temporary keeps track of what is to be removed.
type temporary struct {
	mu    sync.Mutex
	paths map[string]bool
	pens  []*keep.Pen
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

// pen returns a pen that is put down when all is removed.
func (t *temporary) pen() *keep.Pen {
	t.mu.Lock()
	defer t.mu.Unlock()
	p := &keep.Pen{}
	if t.ended {
		p.Down()
	}
	t.pens = append(t.pens, p)
	return p
}

// drop removes one of them, if it is still there.
func (t *temporary) drop(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_ = os.RemoveAll(path) // nothing can be done about what the system keeps
	delete(t.paths, path)
}

// remove removes what is left, while others may still write there, and keeps
// more from being made.
func (t *temporary) remove() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
	for _, p := range t.pens {
		p.Down()
	}
	for path := range t.paths {
		for range 10 {
			if os.RemoveAll(path) == nil {
				break
			}
		}
	}
}
