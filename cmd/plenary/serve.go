package main

import (
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/web"
)

const aboutServe = `Serves pages about a case, or about all cases in a folder, to a browser on this
machine, and prints the link to open: one page a question, with the pictures and
the proof behind each answer. docs/serve.md says what they show. The same answers
come as JSON below /api/1/. Ctrl-C ends it.

It answers at 127.0.0.1, to requests from this machine alone. With --token it asks
for the token that stands in the link: the one in PLENARY_SERVE_TOKEN or, without
that, a new one. An --addr that other machines can reach needs --token; what is
sent there is not encrypted.

--max-states, --max-memory, --max-work and --timeout bound each question; without
--timeout a question ends after two minutes.`

// questionTime is how long a question asked of the server may take unless asked otherwise.
const questionTime = 2 * time.Minute

// serveTokenVariable has the token that requests are to give.
const serveTokenVariable = "PLENARY_SERVE_TOKEN"

func newServe(a *app) *cobra.Command {
	var address string
	var token bool
	cmd := &cobra.Command{
		Use:         "serve [CASE|DIR]",
		Short:       "Show a case, or all cases in a folder, in a browser on this machine",
		Long:        aboutServe,
		Example:     "  plenary serve cases/six-party-2006\n  plenary serve cases --addr 127.0.0.1:8000",
		Args:        cobra.MaximumNArgs(1),
		Annotations: map[string]string{perCall: ""},
		RunE: func(cmd *cobra.Command, args []string) error {
			path := here
			if len(args) > 0 {
				path = args[0]
			}
			opt := web.Options{Path: path, Limits: a.limits(), Version: version, Pen: a.pen}
			if !cmd.Flags().Changed("timeout") {
				opt.Limits.Time = questionTime
			}
			var err error
			if opt.Token, err = serveToken(token); err != nil {
				return err
			}
			return a.serve(cmd, opt, address)
		},
	}
	cmd.Flags().StringVar(&address, "addr", "",
		"answer at this `address`, as in 127.0.0.1:8000 (default 127.0.0.1:8930, or any free port)")
	cmd.Flags().BoolVar(&token, "token", false, "ask for the token in the link that is printed")
	return cmd
}

// serveToken is the token that requests are to give; "" for none.
func serveToken(asked bool) (string, error) {
	token, given := os.LookupEnv(serveTokenVariable)
	switch {
	case !asked:
		return "", nil
	case given && len(token) < web.LeastToken:
		return "", usage("%s has fewer than %d characters", serveTokenVariable, web.LeastToken)
	case given:
		return token, nil
	}
	return rand.Text(), nil
}

// serve answers at an address, or at the usual one where that is free.
func (a *app) serve(cmd *cobra.Command, opt web.Options, address string) error {
	s, err := web.Open(opt)
	if err != nil {
		return err
	}
	defer s.Close()
	on, err := web.Listen(address, opt.Token != "")
	if err != nil {
		return usage("--addr: %v", err)
	}
	link := url.URL{Scheme: "http", Host: on.Addr().String(), Path: "/"}
	if opt.Token != "" {
		link.RawQuery = url.Values{"token": {opt.Token}}.Encode()
	}
	fmt.Fprintf(a.err, "plenary: open %s\nplenary: ctrl-C ends it\n", link.String())
	return s.Serve(cmd.Context(), on)
}
