package mcp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/plenary-talks/plenary/internal/door"
)

// LeastToken is the fewest characters of a token: whoever has it can read and
// write what the server may.
const LeastToken = door.LeastToken

// sessionTime is how long a session of an older revision is kept without a call.
const sessionTime = 30 * time.Minute

// stateless is the first revision of the protocol without sessions.
const stateless = "2026-07-28"

// Listen returns a listener on an address of this machine alone, as 127.0.0.1:8931
// or localhost:0. The error is of an address that others could reach, or the system's.
func Listen(address string) (net.Listener, error) { return door.Listen(address) }

// HTTP serves the protocol at /mcp to whoever has the token, until ctx ends. The
// error is what keeps it from serving.
func (s *Server) HTTP(ctx context.Context, on net.Listener, token string) error {
	if len(token) < LeastToken {
		return fmt.Errorf("a token has at least %d characters", LeastToken)
	}
	server := &http.Server{Handler: s.handlerHTTP(token), ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() }) // whatever is not answered will not be
	defer stop()
	if err := server.Serve(on); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return context.Cause(ctx)
}

// handlerHTTP answers requests from this machine that are meant for it.
func (s *Server) handlerHTTP(token string) http.Handler {
	of := func(*http.Request) *sdk.Server { return s.of }
	now := sdk.NewStreamableHTTPHandler(of, &sdk.StreamableHTTPOptions{Stateless: true,
		MaxRequestBodyBytes: mostMessage, PropagateRequestCancellation: true})
	older := sdk.NewStreamableHTTPHandler(of, &sdk.StreamableHTTPOptions{MaxRequestBodyBytes: mostMessage,
		SessionTimeout: sessionTime})
	mux := http.NewServeMux()
	mux.HandleFunc("/mcp", func(w http.ResponseWriter, r *http.Request) {
		end := s.http.enter(r)
		defer end()
		if r.Header.Get("Mcp-Protocol-Version") >= stateless {
			now.ServeHTTP(w, r)
			return
		}
		older.ServeHTTP(w, r)
	})
	return guard(token, mux)
}

// guard refuses requests for another host, from pages of a browser, or without
// the token.
func guard(token string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case !door.Local(r.Host):
			http.Error(w, "this server answers to 127.0.0.1, [::1] and localhost only", http.StatusForbidden)
		case !door.Own(r):
			http.Error(w, "pages of other sites may not ask this server", http.StatusForbidden)
		case !ok || !door.Secret(given, token):
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "give the token that the server was started with: Authorization: Bearer TOKEN",
				http.StatusUnauthorized)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// requests are those of HTTP that wait for an answer. Revisions with sessions
// tear what a call does from the request that made it; here they are tied again,
// since nobody gets the answer to a request that is gone.
type requests struct {
	last atomic.Uint64
	all  sync.Map // contexts, by what the header numberHeader has
}

const numberHeader = "X-Plenary-Request"

// enter notes a request until end is called.
func (q *requests) enter(r *http.Request) (end func()) {
	n := strconv.FormatUint(q.last.Add(1), 10)
	r.Header.Set(numberHeader, n)
	q.all.Store(n, r.Context())
	return func() { q.all.Delete(n) }
}

// tied is the context of a call that ends with the request that made it, too.
func (q *requests) tied(ctx context.Context, extra *sdk.RequestExtra) (context.Context, func()) {
	if extra == nil || extra.Header == nil {
		return ctx, func() {}
	}
	of, ok := q.all.Load(extra.Header.Get(numberHeader))
	if !ok {
		return ctx, func() {}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(of.(context.Context), func() { cancel(context.Canceled) })
	return ctx, func() { stop(); cancel(nil) }
}
