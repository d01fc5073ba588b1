package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// badValue is what is said of a flag that was given what it cannot take.
var badValue = regexp.MustCompile("^invalid argument \"(.*)\" for \"(?:-., )?--([a-z-]+)\" flag: (.*)$")

// wrongFlag words a complaint about flags.
func wrongFlag(cmd *cobra.Command, err error) error {
	m := badValue.FindStringSubmatch(err.Error())
	if m == nil {
		return usage{err}
	}
	f := cmd.Flags().Lookup(m[2])
	if f == nil {
		return usage{err}
	}
	whole := "a whole number; write one without marks, as in 100000"
	want := map[string]string{
		"int": whole, "int64": whole,
		"uint64":   "a whole number from 0 on; write one without marks, as in 7",
		"float64":  "a number; write one with a point, as in 0.5",
		"duration": "a length of time; write 30s, or 5m",
		"bool":     "true or false; write the flag alone, or leave it out",
	}[f.Value.Type()]
	switch {
	case want == "":
		return usage{err}
	case strings.HasSuffix(m[3], "value out of range"):
		return usage{fmt.Errorf("--%s: `%s` is more than can be counted", f.Name, m[1])}
	}
	return usage{fmt.Errorf("--%s: `%s` is not %s", f.Name, m[1], want)}
}
