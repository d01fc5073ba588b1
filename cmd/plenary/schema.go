package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
)

const aboutSchema = `Writes the JSON Schema of case files, or with --record of the files of a record,
which editors use to complete keys and mark mistakes while one types.`

func newSchema(a *app) *cobra.Command {
	var record bool
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   "Write the JSON Schema of case files or records, for editors",
		Long:    aboutSchema,
		Example: "  plenary schema > case.schema.json\n  plenary schema --record > record.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			schema := casefile.Schema
			if record {
				schema = casefile.RecordSchema
			}
			_, err := a.out.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&record, "record", false, "the schema of a file of a record")
	return cmd
}
