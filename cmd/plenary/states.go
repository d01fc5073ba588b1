package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

const aboutStates = `Lists every feasible state with its number and code, each party's tier
(1 = best), who would stay in it, and by which concepts everybody would.

A state code has one character per option in declared order, the position of
its level. State numbers count feasible states, the first option varying
fastest. --where takes a condition in the language of preference statements.`

func newStates(a *app) *cobra.Command {
	var asJSON bool
	var table csvForm
	var where string
	var concepts []string
	var w what
	cmd := &cobra.Command{
		Use:   "states CASE",
		Short: "List the feasible states: tiers, who would stay, equilibria",
		Long:  aboutStates,
		Example: "  plenary states cases/classics/chicken\n" +
			"  plenary states cases/six-party-2006 --where 'nk.programme >= halted' --concepts nash,seq --csv",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && table != "" {
				return usage("--json and --csv exclude each other")
			}
			by, err := parseConcepts(concepts)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			l, err := a.layOut(ctx, args[0], w)
			if err != nil {
				return err
			}
			shown, err := filter(l.space, where)
			if err != nil {
				return err
			}
			answers, err := stability.Analyse(ctx, l.space, by...)
			if err != nil {
				return err
			}
			list := brief.NewStates(l.space, answers, shown)
			switch {
			case asJSON:
				return list.JSON(a.out)
			case table != "":
				return list.CSV(a.table(table))
			}
			return list.Table(a.out, a.width())
		},
	}
	w.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	csvFlag(cmd, &table)
	cmd.Flags().StringVar(&where, "where", "", "only states that meet this condition")
	cmd.Flags().StringSliceVar(&concepts, "concepts", nil, "only these concepts: nash, gmr, smr, seq, sseq")
	return cmd
}

// filter evaluates a --where condition; nil shows all states.
func filter(sp *space.Space, where string) ([]uint64, error) {
	if where == "" {
		return nil, nil
	}
	e, err := sp.Case().Condition(where)
	var fault *expr.Error
	if errors.As(err, &fault) {
		return nil, &usageError{pointed(where, fault)}
	}
	return sp.Where(e), nil
}

// pointed shows a fault of a condition given on the command line.
func pointed(text string, f *expr.Error) string {
	before, marked, after := outlet.Line(text[:f.Pos.Start]), outlet.Line(text[f.Pos.Start:f.Pos.End]), outlet.Line(text[f.Pos.End:])
	out := fmt.Sprintf("--where: %s\n    %s\n    %s%s", outlet.Line(f.Msg), before+marked+after,
		strings.Repeat(" ", outlet.Width(before)), strings.Repeat("^", max(1, outlet.Width(marked))))
	if f.Hint != "" {
		out += "\n    = " + outlet.Line(f.Hint)
	}
	return out
}
