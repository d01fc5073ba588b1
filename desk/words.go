package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
)

// Shelf returns the texts of sources that are at hand: beside the case, then
// where the ask says. Nothing is opened before it is asked for. Every call
// returns another, for one goroutine.
func (c *Case) Shelf() *evidence.Shelf { return shelf([]shelves{c.File.sources}, c.sources) }

// Words returns a function that gives the words of a passage, source#passage,
// where its source is at hand and has the words that the case cites, and where
// they stand: FILE:LINE:COLUMN. Several goroutines may call it. When ctx ends,
// it finds nothing more.
func (c *Case) Words(ctx context.Context) func(ref string) (words, where string, ok bool) {
	return wordsFrom(ctx, c.Case, c.Shelf())
}

func wordsFrom(ctx context.Context, c *plenary.Case, s *evidence.Shelf) func(ref string) (words, where string,
	ok bool) {
	var mu sync.Mutex // of the shelf
	return func(ref string) (words, where string, ok bool) {
		source, passage, ok := c.Passage(ref)
		if !ok {
			return "", "", false
		}
		mu.Lock()
		found, err := s.Passages(ctx, source)
		mu.Unlock()
		if err != nil {
			return "", "", false // and who asked will end as well, if it is the context's
		}
		at := slices.IndexFunc(source.Passages, func(p plenary.Passage) bool { return p.ID == passage.ID })
		p := found.Passages[at]
		if p.Words == "" {
			return "", "", false
		}
		return p.Words, fmt.Sprintf("%s:%d:%d", found.File, p.At.Line, p.At.Column), true
	}
}

// sourcesThere returns why a folder or file of sources is not there.
func sourcesThere(paths []string) error {
	for _, p := range paths {
		_, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return &RequestError{Field: FieldSources, Value: p, Msg: "there is no folder or file " + p, Err: err}
		case err != nil:
			return &RequestError{Field: FieldSources, Value: p, Msg: err.Error(), Err: err}
		}
	}
	return nil
}
