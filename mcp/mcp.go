// Package mcp is the door for assistants: a server of the Model Context
// Protocol that answers about cases in folders that were named, and writes
// drafts into them.
//
//	Open      a server of folders, within limits
//	Server    its tools, resources and prompts; Stdio and HTTP serve it
//	Options   which folders, which limits
//
// A tool is one verb: its input, what it answers, and the schema of that. An
// answer is a type of package answer, in words and as data, each cut at whole
// parts so that neither is longer than [MostAnswer]; what was left out is told,
// with the address of a resource that has it. A mistake of the input is a result
// that says how to mend it, never an error of the protocol.
//
// Nothing that a case, a record or a report holds is taken for an instruction;
// results say so, since who reads them may be a language model.
package mcp

import (
	"context"
	"errors"
	"fmt"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
)

// MostAnswer is the most bytes, and so characters, of an answer: of its text,
// and of the same as structured content.
const MostAnswer = 25_000

// MostInput is the most bytes of the arguments of one call.
const MostInput = 2 << 20

// mostMessage is the most bytes of a message: a longer one ends the connection,
// where a call with arguments above [MostInput] is answered.
const mostMessage = 16 << 20

// Options are what a server may do.
type Options struct {
	Roots   []string    // folders whose files may be read, and into which drafts are written; at least one
	Limits  desk.Limits // of each call
	Version string      // of the program
	Pen     *keep.Pen   // what drafts are written with; nil for one of its own
}

// A Server answers assistants. It may be used by several goroutines; calls are
// worked on one after another, so that each has the memory of the machine.
type Server struct {
	opt   Options
	roots []*root
	turn  chan struct{} // held by the call that is worked on
	of    *sdk.Server
	tools map[string]*tool
	http  requests
}

// Open returns a server. The error says which folder cannot be opened.
func Open(opt Options) (*Server, error) {
	if len(opt.Roots) == 0 {
		return nil, errors.New("name the folders that an assistant may use")
	}
	if opt.Pen == nil {
		opt.Pen = &keep.Pen{}
	}
	s := &Server{opt: opt, turn: make(chan struct{}, 1), tools: map[string]*tool{}}
	for _, path := range opt.Roots {
		r, err := openRoot(path)
		if err != nil {
			s.Close()
			return nil, err
		}
		s.roots = append(s.roots, r)
	}
	s.of = sdk.NewServer(&sdk.Implementation{Name: "plenary", Title: "Plenary", Version: opt.Version},
		&sdk.ServerOptions{
			Instructions: said("instructions"),
			Capabilities: &sdk.ServerCapabilities{Tools: &sdk.ToolCapabilities{}, Prompts: &sdk.PromptCapabilities{},
				Resources: &sdk.ResourceCapabilities{}},
		})
	s.of.AddReceivingMiddleware(harmless)
	s.addTools()
	s.addResources()
	s.addPrompts()
	return s, nil
}

// Close lets the folders go.
func (s *Server) Close() {
	for _, r := range s.roots {
		_ = r.shut() // nothing was written
	}
}

// patience is how long a call is waited for once it was told to end: work asks
// far more often whether it should go on.
const patience = 500 * time.Millisecond

// work runs f in its turn, within the limits of a call. The error is that of f,
// a *[plenary.Limit] or the context's; a panic of f is an error too. When ctx
// ends and f does not, it is left behind, and the next call waits for it.
func (s *Server) work(ctx context.Context, f func(ctx context.Context) error) error {
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	ctx, end := s.opt.Limits.Begin(ctx)
	done := make(chan error, 1)
	go func() {
		defer func() { <-s.turn }()
		done <- guarded(ctx, f)
	}()
	var err error
	select {
	case err = <-done:
	case <-late(ctx):
		err = context.Cause(ctx)
	}
	if limit := end(); limit != nil && (err == nil || errors.Is(err, context.Canceled)) {
		return limit
	}
	return err
}

// late returns a channel that is closed some time after ctx has ended.
func late(ctx context.Context) <-chan struct{} {
	out := make(chan struct{})
	context.AfterFunc(ctx, func() {
		time.Sleep(patience)
		close(out)
	})
	return out
}

// A panicked is the error of a call that panicked.
type panicked struct{ value any }

func (p *panicked) Error() string {
	return fmt.Sprintf("this is a mistake in Plenary, not in what was asked: %v", p.value)
}

// guarded is f, with a panic as an error.
func guarded(ctx context.Context, f func(ctx context.Context) error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &panicked{value}
		}
	}()
	return f(ctx)
}
