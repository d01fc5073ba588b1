package outlet

import (
	"io"
	"log"
)

// NoLog is a log that writes nothing: for libraries that would write to standard error
// by themselves what somebody else sent.
func NoLog() *log.Logger { return log.New(io.Discard, "", 0) }
