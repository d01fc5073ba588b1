package main

import (
	"context"
	"fmt"
	"io"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A layout lays files out.
type layout struct {
	order     bool // rankings get the order by which their codes are read
	mend      bool // characters of word processors are made plain first
	mended    []string
	unordered int // rankings met that have none
}

// lay returns a text laid out.
func (l *layout) lay(ctx context.Context, path string, text []byte) ([]byte, error) {
	if l.mend {
		mended, err := l.plainly(ctx, path, text)
		if err != nil {
			return nil, err
		}
		text = mended
	}
	if l.order {
		ordered, err := casefile.AddOrder(ctx, path, text)
		if err != nil {
			return nil, err
		}
		text = ordered
	} else if f, err := casefile.Parse(ctx, path, text); err == nil {
		l.unordered += f.Unordered()
	}
	return casefile.Format(ctx, path, text)
}

// plainly returns a text with the characters of word processors made plain, and
// notes each change.
func (l *layout) plainly(ctx context.Context, path string, text []byte) ([]byte, error) {
	mended, did, err := casefile.Mend(ctx, text)
	if err != nil {
		return nil, err
	}
	for _, m := range did {
		l.mended = append(l.mended, fmt.Sprintf("%s:%s", outlet.Name(path), m))
	}
	return mended, nil
}

// offer tells what was mended, and that there are rankings which could be given
// an order.
func (l *layout) offer(w io.Writer) error {
	for _, line := range l.mended {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	if l.unordered == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "plenary: the codes of a ranking follow the order of the option lines; `plenary fmt --order` writes that order beside it, so that lines may change places")
	return err
}
