package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
)

// An output is where a command's answer goes, until its context ends. It writes
// whole lines, so that a list that is cut short is one of fewer lines, and what
// a command writes at once at once. Behind whatever a command does for its own
// medium, it is the last net: nothing leaves it that a terminal would obey.
type output struct {
	ctx    context.Context
	before func() // called before every write, so that no line of progress is run into
	w      io.Writer
	held   []byte // not yet written
	raw    bool   // it was asked for strings as they are
}

// outputSize is how much is held before it is written.
const outputSize = 32 << 10

func (o *output) Write(p []byte) (int, error) {
	if err := o.ctx.Err(); err != nil {
		return 0, err
	}
	o.held = append(o.held, p...)
	if len(o.held) < outputSize {
		return len(p), nil
	}
	return len(p), o.write(bytes.LastIndexByte(o.held, '\n') + 1)
}

// flush writes all that is held.
func (o *output) flush() error { return o.write(len(o.held)) }

func (o *output) write(n int) error {
	if err := o.ctx.Err(); err != nil || n == 0 {
		return err
	}
	o.before()
	text := o.held[:n]
	if !o.raw {
		text = outlet.AppendNet(make([]byte, 0, n), text)
	}
	_, err := o.w.Write(text)
	o.held = o.held[:copy(o.held, o.held[n:])]
	if err != nil {
		return &unanswered{err}
	}
	return nil
}

// An unanswered is the error of an answer that could not be written.
type unanswered struct{ err error }

func (e *unanswered) Error() string {
	why := e.err.Error()
	var path *fs.PathError
	switch {
	case errors.Is(e.err, syscall.EPIPE):
		why = "nobody reads it any more"
	case errors.Is(e.err, syscall.ENOSPC):
		why = "the disk is full; make room, then run the command again"
	case errors.As(e.err, &path):
		why = path.Err.Error()
	}
	return "the answer could not be written in full: " + why
}

func (e *unanswered) Unwrap() error { return e.err }

// say writes an answer in words, all of it at once.
func (a *app) say(ctx context.Context, text func() string) error {
	progress.Begin(ctx, "writing the answer", 0)
	answer, err := progress.Await(ctx, func() (string, error) { return text(), nil })
	if err == nil {
		_, err = io.WriteString(a.out, answer)
	}
	return err
}

// sayJSON writes an answer as JSON, indented, letters as they are, all of it at once.
func (a *app) sayJSON(ctx context.Context, v any) error {
	progress.Begin(ctx, "writing the answer", 0)
	answer, err := progress.Await(ctx, func() ([]byte, error) { return outlet.JSON(v, true) })
	if err == nil {
		_, err = a.out.Write(answer)
	}
	return err
}

// sayYAML writes a file of YAML whose values are spelled out already: what is
// hidden in its comments is shown, and the tabs of block text stay.
func (a *app) sayYAML(text []byte) error {
	if o, ok := a.out.(*output); ok {
		o.raw = true
	}
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))) {
		shown := line[:0:0]
		body := bytes.TrimRight(line, "\r\n")
		for i, part := range bytes.Split(body, []byte("\t")) {
			if i > 0 {
				shown = append(shown, '\t')
			}
			shown = outlet.AppendNet(shown, part)
		}
		if _, err := a.out.Write(append(shown, line[len(body):]...)); err != nil {
			return err
		}
	}
	return nil
}

// A shown is a writer of messages: what is in them is shown, never obeyed.
type shown struct{ w io.Writer }

func (s shown) Write(p []byte) (int, error) {
	_, err := s.w.Write(outlet.AppendNet(nil, p))
	return len(p), err
}

// briefly waits for f, but not for long: it may write where nobody reads.
func briefly(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(grace / 4):
	}
}
