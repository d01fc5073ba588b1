package main

import (
	"context"
	"fmt"
	"io"

	"github.com/plenary-talks/plenary/casefile"
)

// A layout lays files out.
type layout struct {
	order     bool // rankings get the order by which their codes are read
	unordered int  // rankings met that have none
}

// lay returns a text laid out.
func (l *layout) lay(ctx context.Context, path string, text []byte) ([]byte, error) {
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

// offer says that there are rankings which could be given an order.
func (l *layout) offer(w io.Writer) error {
	if l.unordered == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "plenary: the codes of a ranking follow the order of the option lines; `plenary fmt --order` writes that order beside it, so that lines may change places")
	return err
}
