package main

import (
	"sync"

	"github.com/plenary-talks/plenary/internal/keep"
)

// pens are what the commands of this process write with. However it ends, they
// are put down first, so that nothing half written is left.
var pens penBox

type penBox struct {
	mu   sync.Mutex
	pens []*keep.Pen
	shut bool // no more is written
}

// take returns a pen that is put down when the box is shut.
func (b *penBox) take() *keep.Pen {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := &keep.Pen{}
	if b.shut {
		p.Down()
	}
	b.pens = append(b.pens, p)
	return p
}

func (b *penBox) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shut = true
	for _, p := range b.pens {
		p.Down()
	}
}
