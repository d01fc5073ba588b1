// Package web is the door for browsers: pages about cases in a folder, one a
// question, and the same answers as JSON.
//
//	Open          a server of one case, or of all in a folder, within limits
//	Server        it; Serve answers until it is told to end
//	shelf.go      the cases that are served, and whether their files have changed
//	draft.go      edits in memory, a case each
//	flight.go     work that several wait for, done once and kept for a while
//	finished.go   pages and JSON as they are sent, kept
//	visit.go      one request: a case, a day, variants, a draft; and what is asked about it
//	screen.go     screens register themselves, a file each (screen_NAME.go, static/NAME.js)
//	shell.go      the page around a screen
//	guard.go      which requests are answered at all
//	markup.go     how HTML is put together
//	texts.txt     what the pages say of themselves
//
// A screen words nothing and computes nothing: its answers are of package answer,
// told by package prose, shown by package page. A page reads without scripts; a
// script may make it quicker.
package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"time"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/door"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// Options are what a server may do.
type Options struct {
	Path    string      // a case, or a folder of cases
	Limits  desk.Limits // of each question
	Version string      // of the program
	Token   string      // what has to be given to be answered; "" for nothing
	Pen     *keep.Pen   // what is saved is written with; nil for one of its own
}

// A Server answers browsers. It may be used by several goroutines.
type Server struct {
	opt     Options
	shelf   *shelf
	drafts  drafts
	aside   aside
	notices notices
	flights *flights
	turns   chan struct{} // one for each question that is worked on
	wait    time.Duration // a page is waited for so long before it is told how far it is
}

// Open returns a server. The error is of a path where there is no case, or of a
// token that is too short.
func Open(opt Options) (*Server, error) {
	if opt.Token != "" && len(opt.Token) < door.LeastToken {
		return nil, errors.New(said("short token"))
	}
	if opt.Pen == nil {
		opt.Pen = &keep.Pen{}
	}
	shelf, err := openShelf(opt.Path)
	if err != nil {
		return nil, err
	}
	return &Server{opt: opt, shelf: shelf, flights: newFlights(),
		turns: make(chan struct{}, max(2, runtime.GOMAXPROCS(0))), wait: atOnce}, nil
}

// Close lets the folder go.
func (s *Server) Close() { _ = s.shelf.shut() } // nothing was written

// What a request may take to be read, and how long a connection is kept without one.
const (
	headerTime = 10 * time.Second
	bodyTime   = 30 * time.Second
	idleTime   = 2 * time.Minute
	mostHeader = 64 << 10
	mostBody   = 8 << 20
)

// farewell is how long answers that are being written are waited for at the end.
const farewell = 500 * time.Millisecond

// Serve answers until ctx ends: then work ends, and answers that are being written
// have a moment to be. The error is what keeps it from serving, or ctx's cause.
func (s *Server) Serve(ctx context.Context, on net.Listener) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work, stop := context.WithCancelCause(context.WithoutCancel(ctx)) // ends for a reason that pages can tell
	defer context.AfterFunc(ctx, func() { stop(errLeft) })()
	defer stop(errLeft)
	server := &http.Server{Handler: s.Handler(work), ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime,
		IdleTimeout: idleTime, MaxHeaderBytes: mostHeader, ErrorLog: outlet.NoLog(),
		BaseContext: func(net.Listener) context.Context { return work }}
	ended := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(ended)
		last, done := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer done()
		if server.Shutdown(last) != nil {
			_ = server.Close() // whatever is not answered will not be
		}
	})
	err := server.Serve(on)
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-ended
	return context.Cause(ctx)
}
