package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// flagsOf are the flags that ask for parts of a request, and are named when
// these cannot be had. Of a condition it is the one that the command has.
var flagsOf = map[desk.Field][]string{
	desk.FieldAsOf:      {"as-of"},
	desk.FieldFrom:      {"from"},
	desk.FieldTo:        {"to"},
	desk.FieldSources:   {"sources"},
	desk.FieldCondition: {"where", "to"},
	desk.FieldDate:      {"date"},
	desk.FieldSource:    {"id"},
	desk.FieldKind:      {"accept"},
}

// inFlags words an error of a request for a command as one of its flags.
func inFlags(cmd *cobra.Command, err error) error {
	var wrong *desk.RequestError
	var none *desk.NoRecord
	switch {
	case errors.As(err, &none):
		if flag := flagOf(cmd, none.Field); flag != "" {
			_, why, _ := strings.Cut(err.Error(), ": ")
			return usage("--%s needs a record: %s", flag, why)
		}
		return usage("%v", err)
	case errors.As(err, &wrong):
		return wrongRequest(flagOf(cmd, wrong.Field), err, wrong)
	case errors.Is(err, fs.ErrNotExist) && edit.Fresh(here) == nil:
		return fmt.Errorf("%w; this folder is empty: plenary new . begins a case in it", err)
	}
	return err
}

func flagOf(cmd *cobra.Command, field desk.Field) string {
	for _, name := range flagsOf[field] {
		if cmd.Flags().Lookup(name) != nil {
			return name
		}
	}
	return ""
}

func wrongRequest(flag string, err error, wrong *desk.RequestError) error {
	var fault *expr.Error
	switch {
	case flag == "":
		return usage("%v", err)
	case flag == "where" && errors.As(err, &fault):
		return &usageError{pointed(wrong.Value, fault)}
	}
	return usage("--%s: %v", flag, err)
}

// pointed shows a fault of a condition given on the command line.
func pointed(text string, f *expr.Error) string {
	before, marked, after := outlet.Line(text[:f.Pos.Start]), outlet.Line(text[f.Pos.Start:f.Pos.End]),
		outlet.Line(text[f.Pos.End:])
	out := fmt.Sprintf("--where: %s\n    %s\n    %s%s", outlet.Line(f.Msg), before+marked+after,
		strings.Repeat(" ", outlet.Width(before)), strings.Repeat("^", max(1, outlet.Width(marked))))
	if f.Hint != "" {
		out += "\n    = " + outlet.Line(f.Hint)
	}
	return out
}
