package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A statesFile is a file that states are written into, state by state.
type statesFile struct {
	*app
	path string
}

// form returns what writes the file, by how its name ends. It is asked before the
// states are laid out.
func (f *statesFile) form(asJSON bool, table csvForm) (func(w io.Writer, list *answer.States) error, error) {
	name := strings.ToLower(filepath.Base(f.path))
	plain, zipped := strings.CutSuffix(name, ".gz")
	var write func(w io.Writer, list *answer.States) error
	switch ending := filepath.Ext(plain); {
	case ending == ".csv" && !asJSON:
		write = func(w io.Writer, list *answer.States) error { return list.CSV(w, table == rawCSV) }
	case ending == ".jsonl" && table == "":
		write = func(w io.Writer, list *answer.States) error { return list.JSON(w) }
	case ending == ".npz" && !zipped && !asJSON && table == "":
		return func(w io.Writer, list *answer.States) error { return list.Columns(w) }, nil
	case asJSON || table != "":
		return nil, usage("%s does not end as what is asked for: .csv with --csv, .jsonl with --json",
			outlet.Name(f.path))
	default:
		return nil, usage("%s ends in none of .csv, .csv.gz, .jsonl, .jsonl.gz and .npz, which say what goes into it",
			outlet.Name(f.path))
	}
	if !zipped {
		return write, nil
	}
	return func(w io.Writer, list *answer.States) error {
		z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		if err != nil {
			return err
		}
		if err := write(z, list); err != nil {
			return err
		}
		return z.Close()
	}, nil
}

// write makes the file: all of it, or none.
func (f *statesFile) write(ctx context.Context, list *answer.States,
	form func(w io.Writer, list *answer.States) error) error {
	f.writes.Store(true)
	held, err := f.pen.Lock(ctx, filepath.Dir(f.path))
	if err != nil {
		return err
	}
	defer held.Unlock()
	err = held.CreateAll(ctx, keep.New{Path: f.path, Fill: func(w io.Writer) error {
		to := &unhurried{w: w, work: progress.Begin(ctx, "writing the states, in MB", 0)}
		if err := form(to, list); err != nil {
			return err
		}
		return to.flush()
	}})
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name another", outlet.Name(f.path))
	}
	return err
}

// An unhurried writer writes a megabyte at a time, and goes on while its work does.
type unhurried struct {
	w    io.Writer
	work *progress.Work
	held []byte
}

const unhurriedSize = 1 << 20

func (u *unhurried) Write(p []byte) (int, error) {
	if u.held == nil {
		u.held = make([]byte, 0, unhurriedSize)
	}
	for done := 0; done < len(p); {
		n := min(len(p)-done, unhurriedSize-len(u.held))
		u.held = append(u.held, p[done:done+n]...)
		if done += n; len(u.held) == unhurriedSize {
			if err := u.flush(); err != nil {
				return done, err
			}
		}
	}
	return len(p), u.work.Err()
}

func (u *unhurried) flush() error {
	if _, err := u.w.Write(u.held); err != nil {
		return err
	}
	u.held = u.held[:0]
	return u.work.Done(1)
}
