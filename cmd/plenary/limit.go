package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// inFlagWords has what can be done about limits, as package desk and those below
// it word it, each with the same in flags.
var inFlagWords = strings.NewReplacer(
	"give more time,", "give more time with --timeout,",
	"allow more,", "allow more with --max-memory,",
	"allow more of it,", "allow more of it with --max-memory,",
	"allow so much,", "allow so much with --max-memory,",
	"bound the search for ways out", "bound the search with --max-work",
	"name those of interest", "name those of interest with --levers",
)

// limitInFlags words a limit that was met, and the error that it is or that has
// it within, for the command line.
func limitInFlags(limit *plenary.Limit, err error) (*plenary.Limit, error) {
	own := *limit
	own.Fix = inFlagWords.Replace(own.Fix)
	return &own, &limitError{inFlagWords.Replace(err.Error()), &own}
}

type limitError struct {
	msg   string
	limit *plenary.Limit
}

func (e *limitError) Error() string { return e.msg }
func (e *limitError) Unwrap() error { return e.limit }

// wantsJSON reports whether a command was asked to answer in JSON.
func wantsJSON(cmd *cobra.Command) bool {
	for _, name := range []string{"json", "format"} {
		if f := cmd.Flags().Lookup(name); f != nil && (f.Value.String() == "true" || f.Value.String() == "json") {
			return true
		}
	}
	return false
}

// writeLimit writes, in place of an answer, one line with the limit that was met.
func writeLimit(w io.Writer, limit *plenary.Limit, message string) error {
	line, err := outlet.JSON(map[string]any{"limit": struct {
		*plenary.Limit
		Message string `json:"message"`
	}{limit, message}}, false)
	if err == nil {
		_, err = w.Write(line)
	}
	return err
}
