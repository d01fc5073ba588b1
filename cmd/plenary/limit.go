package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// timeLimit is the error of a command that took all the time it was given.
func timeLimit(given time.Duration) error {
	return &plenary.Limit{Code: plenary.LimitTime, What: "milliseconds", Bound: max(1, given.Milliseconds()),
		Fix: "give more time with --timeout, or make the case smaller"}
}

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
