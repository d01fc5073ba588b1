package edit

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Layout lays files of cases and records out, and remembers what there is to
// say of it.
type Layout struct {
	Order bool // rankings of states get the order by which their codes are read
	Mend  bool // characters of word processors are made plain first

	Mended    []string // what was made plain, each with its place, in words
	Unordered int      // rankings met that have no such order, and were to get none
}

// Text returns the text of the file at path laid out. The error is that of
// [casefile.Format].
func (l *Layout) Text(ctx context.Context, path string, text []byte) ([]byte, error) {
	if l.Mend {
		mended, err := l.plainly(ctx, path, text)
		if err != nil {
			return nil, err
		}
		text = mended
	}
	if l.Order {
		ordered, err := casefile.AddOrder(ctx, path, text)
		if err != nil {
			return nil, err
		}
		text = ordered
	} else if f, err := casefile.Parse(ctx, path, text); err == nil {
		l.Unordered += f.Unordered()
	}
	return casefile.Format(ctx, path, text)
}

// plainly returns a text with the characters of word processors made plain.
func (l *Layout) plainly(ctx context.Context, path string, text []byte) ([]byte, error) {
	mended, did, err := casefile.Mend(ctx, text)
	if err != nil {
		return nil, err
	}
	for _, m := range did {
		l.Mended = append(l.Mended, fmt.Sprintf("%s:%s", outlet.Name(path), m))
	}
	return mended, nil
}

// Changes lays files out, and returns what changes. With a fault in any of them
// nothing does: the error is then a *[casefile.Faults] with those of all.
func (l *Layout) Changes(ctx context.Context, files []string) ([]keep.Change, error) {
	var changes []keep.Change
	faults := &casefile.Faults{}
	for _, file := range files {
		path, text, err := casefile.Read(file)
		if err != nil {
			return nil, err
		}
		out, err := l.Text(ctx, path, text)
		var own *casefile.Faults
		switch {
		case errors.As(err, &own):
			faults.List, faults.More = append(faults.List, own.List...), faults.More+own.More
		case err != nil:
			return nil, err
		case !bytes.Equal(out, text):
			changes = append(changes, keep.Change{Path: path, Was: text, Text: out})
		}
	}
	if len(faults.List) > 0 {
		return nil, faults
	}
	return changes, nil
}
