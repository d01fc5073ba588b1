package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
)

const aboutSchema = `Writes the JSON Schema of case files, which editors use to complete keys and
mark mistakes while one types.`

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Write the JSON Schema of case files, for editors",
		Long:    aboutSchema,
		Example: "  plenary schema > case.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.out.Write(casefile.Schema())
			return err
		},
	}
}
