package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/proposal"
)

const aboutSchema = `Writes the JSON Schema of case files, or with --record of the files of a record,
which editors use to complete keys and mark mistakes while one types; with
--proposals that of the proposals that plenary read checks. With --answers it
writes those of the answers that commands give with --json, by name; with
--answers=brief, or another name, that of one.`

func newSchema(a *app) *cobra.Command {
	var record, proposals bool
	var answers string
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   "Write the JSON Schema of case files or records, for editors, or of answers",
		Long:    aboutSchema,
		Example: "  plenary schema > case.schema.json\n  plenary schema --record > record.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if answers != "" {
				return a.answerSchemas(answers)
			}
			schema := casefile.Schema
			switch {
			case record:
				schema = casefile.RecordSchema
			case proposals:
				schema = proposal.Schema
			}
			_, err := a.out.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&record, "record", false, "the schema of a file of a record")
	cmd.Flags().BoolVar(&proposals, "proposals", false, "the schema of a file of proposals, for read --proposals")
	cmd.Flags().StringVar(&answers, "answers", "", "the schemas of answers, or of the one named")
	cmd.Flags().Lookup("answers").NoOptDefVal = "all"
	return cmd
}

// answerSchemas writes the schema of an answer, or of all by name.
func (a *app) answerSchemas(name string) error {
	schema := answer.Schemas()
	if name != "all" {
		if schema = answer.Schema(name); schema == nil {
			return unknown("answer", name, answer.SchemaNames())
		}
	}
	_, err := a.out.Write(schema)
	return err
}
