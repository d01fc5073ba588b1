// Package onefile writes a case with all that is on record of it into one file of
// Plenary's own, to be sent and kept.
package onefile

import (
	"context"

	"github.com/plenary-talks/plenary/foreign"
)

// Format is a case in one file.
var Format = &foreign.Format{ID: "case", Name: "case in one file", Ending: ".yaml", Write: write}

func write(ctx context.Context, t foreign.Talks) (*foreign.Export, error) {
	text, err := t.File.OneFile(ctx)
	return &foreign.Export{Text: text}, err
}
