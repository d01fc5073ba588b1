package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/mcp"
)

const aboutMCP = `Serves the Model Context Protocol to an assistant, over standard input and
output, or with --http over a port of this machine: tools that check a case, answer
about it and draft one, the format to read, and two prompts. Only files in the
folders named by --root are read, and only drafts and proposals are written
there, each into a new file. docs/assistants.md says how to connect one and what each tool gives.

With --http the address is one of this machine, as 127.0.0.1:8931, and who
asks has to give a token, Authorization: Bearer TOKEN: the one in
PLENARY_MCP_TOKEN or, without that, a new one, which is said once on standard
error. Nothing is sent anywhere by itself.

--max-states, --max-memory, --max-work and --timeout bound each call; without
--timeout a call ends after a minute.`

// callTime is how long a call may take unless asked otherwise: about as long as
// assistants wait.
const callTime = time.Minute

// tokenVariable has the token that requests are to give.
const tokenVariable = "PLENARY_MCP_TOKEN"

func newMCP(a *app) *cobra.Command {
	var roots []string
	var address string
	cmd := &cobra.Command{
		Use:         "mcp --root DIR",
		Short:       "Serve an assistant over the Model Context Protocol",
		Long:        aboutMCP,
		Example:     "  plenary mcp --root cases\n  plenary mcp --root cases --http 127.0.0.1:8931",
		Args:        cobra.NoArgs,
		Annotations: map[string]string{perCall: ""},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(roots) == 0 {
				return usage("name the folders that the assistant may use, as in plenary mcp --root cases")
			}
			limits := a.limits()
			if !cmd.Flags().Changed("timeout") {
				limits.Time = callTime
			}
			s, err := mcp.Open(mcp.Options{Roots: roots, Limits: limits, Version: version, Pen: a.pen})
			if err != nil {
				return err
			}
			defer s.Close()
			if cmd.Flags().Changed("http") {
				return a.serveHTTP(cmd.Context(), s, address)
			}
			return s.Stdio(cmd.Context(), io.NopCloser(a.in), &messages{a.out})
		},
	}
	cmd.Flags().StringArrayVar(&roots, "root", nil,
		"a `folder` whose files the assistant may use; may be repeated")
	cmd.Flags().StringVar(&address, "http", "",
		"serve over HTTP at this `address` of this machine, as in 127.0.0.1:8931")
	return cmd
}

// perCall is the annotation of a command whose limits are those of each call to it.
const perCall = "limits of each call"

// serveHTTP serves over a port of this machine, and says where on standard error.
func (a *app) serveHTTP(ctx context.Context, s *mcp.Server, address string) error {
	token, given := os.LookupEnv(tokenVariable)
	if given && len(token) < mcp.LeastToken {
		return usage("%s has fewer than %d characters", tokenVariable, mcp.LeastToken)
	}
	on, err := mcp.Listen(address)
	if err != nil {
		return usage("--http: %v", err)
	}
	fmt.Fprintf(a.err, "plenary: serving http://%s/mcp\n", on.Addr())
	if !given {
		token = rand.Text()
		fmt.Fprintf(a.err, "plenary: the token, to be given as Authorization: Bearer %s\n", token)
	}
	return s.HTTP(ctx, on, token)
}

// messages writes each message of the protocol at once. They are JSON, in which
// what is hidden is spelt out already.
type messages struct{ to io.Writer }

func (m *messages) Write(p []byte) (int, error) {
	o, ok := m.to.(*output)
	if !ok {
		return m.to.Write(p)
	}
	o.raw = true
	n, err := o.Write(p)
	if err == nil {
		err = o.flush()
	}
	return n, err
}
