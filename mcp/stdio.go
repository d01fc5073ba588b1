package mcp

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Stdio serves the protocol to one who writes to in and reads from out, lines of
// JSON, until in ends or ctx does. Nothing else is written to out. Calls that are
// worked on when in ends are not answered.
func (s *Server) Stdio(ctx context.Context, in io.ReadCloser, out io.Writer) error {
	to := &answers{to: out}
	from := &lines{Closer: in, in: bufio.NewReaderSize(in, 64<<10), to: to}
	err := s.of.Run(ctx, &sdk.IOTransport{Reader: from, Writer: to, MaxLineLength: mostMessage + 1})
	switch {
	case to.failed() != nil:
		return to.failed()
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.Is(err, io.EOF):
		return nil
	}
	return err
}

// answers are what is written of the protocol.
type answers struct {
	mu  sync.Mutex
	to  io.Writer
	err error // the first
}

func (a *answers) Write(p []byte) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.err == nil {
		_, a.err = a.to.Write(outlet.NetJSON(p))
	}
	return len(p), a.err
}

func (a *answers) failed() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.err
}

// Close does nothing: who called Stdio has the writer.
func (*answers) Close() error { return nil }

// lines hands on the lines that are messages. The library ends the session at
// one that is none; here it is answered, and the next one is read.
type lines struct {
	io.Closer
	in   *bufio.Reader
	to   io.Writer
	left []byte // of a line that is handed on
}

const (
	noMessage = `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this line is no message of JSON-RPC"}}` +
		"\n"
	tooLong = `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a message has at most 16 MiB"}}` + "\n"
)

// mostDeep is how deep values of a message may be nested.
const mostDeep = 100

// isMessage reports whether a line is a message, or several in a list, as the
// library reads them.
func isMessage(line []byte) bool {
	tree, err := outlet.ReadTree(line)
	switch {
	case err != nil || deeper(tree, mostDeep):
		return false
	case !tree.IsList():
		_, err := jsonrpc.DecodeMessage(line)
		return err == nil
	}
	for _, part := range tree.Parts {
		text, _ := part.MarshalJSON() // has no error
		if _, err := jsonrpc.DecodeMessage(text); err != nil {
			return false
		}
	}
	return len(tree.Parts) > 0
}

// deeper reports whether a value is nested deeper than n.
func deeper(t *outlet.Tree, n int) bool {
	return n == 0 || slices.ContainsFunc(t.Parts, func(part *outlet.Tree) bool { return deeper(part, n-1) })
}

func (l *lines) Read(p []byte) (int, error) {
	for len(l.left) == 0 {
		line, long, err := l.line()
		switch trimmed := bytes.TrimSpace(line); {
		case long:
			_, _ = io.WriteString(l.to, tooLong) // the writer keeps its error
		case len(trimmed) == 0:
		case !isMessage(trimmed):
			_, _ = io.WriteString(l.to, noMessage)
		default:
			l.left = append(trimmed, '\n')
		}
		if err != nil && len(l.left) == 0 {
			return 0, err
		}
	}
	n := copy(p, l.left)
	l.left = l.left[n:]
	return n, nil
}

// line reads a line, and reports whether it is too long and was passed over.
func (l *lines) line() (line []byte, long bool, err error) {
	for {
		part, err := l.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > mostMessage; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}
