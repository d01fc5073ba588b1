package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// A csvForm is how a table is asked for: not at all when empty.
type csvForm string

const (
	safeCSV csvForm = "safe" // for spreadsheets and people
	rawCSV  csvForm = "raw"  // for programs, which take a string for a string
)

func csvFlag(cmd *cobra.Command, form *csvForm) {
	cmd.Flags().Var(form, "csv", "write CSV that is safe to open in a spreadsheet: no cell begins a formula, "+
		"what is not seen is spelt out; --csv=raw for strings as they are")
	cmd.Flags().Lookup("csv").NoOptDefVal = string(safeCSV)
}

func (f *csvForm) String() string { return string(*f) }
func (f *csvForm) Type() string   { return "form" }

func (f *csvForm) Set(text string) error {
	switch text {
	case "safe", "true":
		*f = safeCSV
	case "raw":
		*f = rawCSV
	case "false":
		*f = ""
	default:
		return fmt.Errorf("write --csv alone, or --csv=raw")
	}
	return nil
}

// table returns where a table goes, and whether its strings stay as they are. On
// a terminal nothing is obeyed all the same.
func (a *app) table(form csvForm) (w io.Writer, raw bool) {
	raw = form == rawCSV
	if o, ok := a.out.(*output); ok {
		o.raw = raw && a.width() == 0
	}
	return a.out, raw
}
