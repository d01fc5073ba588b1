package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

const aboutStates = `Lists every feasible state with its number and code, each party's tier
(1 = best), who would stay in it, and by which concepts everybody would.

A state code has one character per option in declared order, the position of
its level. State numbers count feasible states, the first option varying
fastest. --where takes a condition in the language of preference statements.

With -o the states go into that file, which is made; nothing is overwritten. Its
name says how: .csv, .jsonl (one JSON object a line), both also with .gz behind
for a compressed file, or .npz for columns of numbers that NumPy reads.`

func newStates(a *app) *cobra.Command {
	var asJSON bool
	var table csvForm
	var where string
	var concepts []string
	var w what
	file := &statesFile{app: a}
	cmd := &cobra.Command{
		Use:   "states [CASE]",
		Short: "List the feasible states: tiers, who would stay, equilibria",
		Long:  aboutStates,
		Example: "  plenary states cases/classics/chicken\n" +
			"  plenary states cases/six-party-2006 --where 'nk.programme >= halted' --concepts nash,seq --csv\n" +
			"  plenary states cases/six-party-2006 -o six-party.npz",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			if asJSON && table != "" {
				return usage("--json and --csv exclude each other")
			}
			var form func(w io.Writer, list *answer.States) error
			if file.path != "" {
				if form, err = file.form(asJSON, table); err != nil {
					return err
				}
			}
			by, err := desk.Concepts(concepts)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			l, err := a.layOut(ctx, path, w)
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
			list := answer.NewStates(l.space, answers, shown)
			switch {
			case form != nil:
				return file.write(ctx, list, form)
			case asJSON:
				return list.JSON(a.out)
			case table != "":
				return list.CSV(a.table(table))
			}
			return prose.English().States(a.out, list, a.width())
		},
	}
	w.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	csvFlag(cmd, &table)
	cmd.Flags().StringVarP(&file.path, "out", "o", "",
		"the `file` to make, by its ending: .csv, .jsonl, each also with .gz, or .npz")
	cmd.Flags().StringVar(&where, "where", "", "only states that meet this condition")
	cmd.Flags().StringSliceVar(&concepts, "concepts", nil, "only these concepts: nash, gmr, smr, seq, sseq")
	return cmd
}

// filter evaluates a --where condition; nil shows all states.
func filter(sp *space.Space, where string) ([]uint64, error) {
	if where == "" {
		return nil, nil
	}
	e, err := desk.Condition(sp.Case(), where)
	if err != nil {
		return nil, err
	}
	return sp.Where(e), nil
}
