package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

const aboutSweep = `Making the answer of plenary robust by many processes, with a database that knows what
is done, is another program, plenary-sweep: so plenary needs no database, and opens
no connection. It has the same flags, and its answer has the same bytes.

  plenary-sweep run CASE --samples 1000000

It comes with plenary: beside it in the archive of a release, and in the Debian package. In
a checkout of the source make sweep builds it as bin/plenary-sweep; Go is all that
takes. plenary-sweep --help says the rest, and docs/sweeps.md.

Without a database, on any cluster, plenary robust --shard makes an answer in parts,
and plenary merge puts them together.`

// newSweep says where the program is that makes sweeps: none is started from here (SECURITY.md).
func newSweep(a *app) *cobra.Command {
	return &cobra.Command{
		Use:                "sweep",
		Short:              "Say how an answer is made by many processes: by plenary-sweep",
		Long:               aboutSweep,
		Args:               cobra.ArbitraryArgs,
		DisableFlagParsing: true, // they are those of plenary-sweep
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case slices.Contains(args, "--help") || slices.Contains(args, "-h"):
				return cmd.Help()
			case len(args) > 0:
				return usage("sweeps are made by a program of its own; write %s (plenary sweep says where it is)",
					toSweep(args))
			}
			_, err := fmt.Fprintln(a.out, aboutSweep)
			return err
		},
	}
}

// toSweep is a command line of plenary sweep as one of plenary-sweep.
func toSweep(args []string) string {
	words := "plenary-sweep "
	switch args[0] {
	case "run", "start", "work", "status", "cancel", "resume", "result", "forget":
	default:
		words += "run "
	}
	return words + strings.Join(args, " ")
}
