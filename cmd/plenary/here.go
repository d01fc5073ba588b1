package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/edit"
)

// here is the folder one is in. Where it holds a case, that is meant when none
// is named.
const (
	here     = "."
	caseFile = "case.yaml"
)

// caseHere reports whether the folder one is in holds a case.
func caseHere() bool {
	_, err := os.Stat(caseFile)
	return !errors.Is(err, fs.ErrNotExist)
}

// named returns the case that the only argument names, or that here without one.
func named(cmd *cobra.Command, args []string) (string, error) {
	switch {
	case len(args) > 0:
		return args[0], nil
	case caseHere():
		return here, nil
	}
	return "", noneHere(cmd)
}

// noneHere is the error of a command that names no case in a folder without one.
func noneHere(cmd *cobra.Command) error {
	_, _, err := casefile.Read(here)
	why := "this folder has no case.yaml"
	if err != nil {
		why = strings.TrimPrefix(err.Error(), here+": ")
	}
	return usage("no case is named, and %s\n%s\nusage: %s", why, toBegin(), line(cmd))
}

// toBegin says how a case is begun from here. It is laid out in lines.
func toBegin() string {
	begin := "plenary new .      begins one here"
	if edit.Fresh(here) != nil {
		begin = "plenary new DIR    begins one in a folder of its own"
	}
	return "  " + begin + ", by a few questions or --like treaty"
}

// line is how a command is used, in one line.
func line(cmd *cobra.Command) string { return strings.TrimSuffix(cmd.UseLine(), " [flags]") }

// inCase returns the case that explain is asked about and what is asked of it.
// Without a case named that is the one here; where the first argument is a file
// or folder too, it is refused rather than guessed.
func inCase(cmd *cobra.Command, args []string) (path string, rest []string, err error) {
	if cmd.Flags().Changed("why-not") { // it is asked about the case, and nothing else is
		path, err = named(cmd, args)
		return path, nil, err
	}
	whole := len(args) == 3 || len(args) == 2 && !isPart(args[0]) // a case and what is asked of it
	switch {
	case whole, len(args) == 2 && !caseHere() && there(args[0]):
		return args[0], args[1:], nil
	case len(args) == 0:
		if !caseHere() {
			return "", nil, noneHere(cmd)
		}
		return "", nil, usage("say what to explain, as in plenary explain now\nusage: %s", line(cmd))
	case there(args[0]):
		return "", nil, twoMeanings(args)
	case !caseHere():
		return "", nil, noneHere(cmd)
	}
	return here, args, nil
}

// isPart reports whether a word begins a part of a brief.
func isPart(word string) bool { return word == "finding" || word == "way" }

// twoMeanings refuses what may be a case or something in the case here.
func twoMeanings(args []string) error {
	all := strings.Join(args, " ")
	rest := strings.Join(args[1:], " ")
	if rest == "" {
		rest = "now"
	}
	if !caseHere() {
		return usage("say what to explain of `%s`, as in plenary explain %s %s", args[0], args[0], rest)
	}
	return usage("`%s` may be the file or folder of that name or something in the case here: write "+
		"plenary explain ./%s %s, or plenary explain . %s", args[0], args[0], rest, all)
}

// firstScreen is what one may do first: what plenary alone says.
func firstScreen() string {
	if caseHere() {
		return startInCase
	}
	return startWithout + toBegin() + "\n" + startElsewhere
}

const (
	startInCase = `There is a case in this folder.

  plenary check     is it sound, and what may not be meant?
  plenary brief     where do the talks stand, and why does nobody move?
  plenary routes    what would move them, and what is there to ask of whom?

plenary help lists all commands.
`
	startWithout = `There is no case in this folder.

`
	startElsewhere = `  plenary brief CASE asks about one that is there

plenary help lists all commands.
`
)
