// Package version tells the version of the program that runs.
package version

import (
	"regexp"
	"runtime/debug"
	"strings"
)

// next is the version that is worked on; see CHANGELOG.md.
const next = "0.1.0"

// Of is the program's own version: that of the release it was built from, as make release stamps it, in the
// form of the go command, or else as the go command does, also by go install. Between releases it names
// the commit.
func Of(stamp string) string {
	if info, ok := debug.ReadBuildInfo(); ok && stamp == "" {
		return told(info.Main.Version)
	}
	return told(stamp)
}

var unreleased = regexp.MustCompile(`^v0\.0\.0-([0-9]{14})-([0-9a-f]{12})(\+dirty)?$`)

// told is the version that a stamp of the go command stands for.
func told(stamp string) string {
	switch at := unreleased.FindStringSubmatch(stamp); {
	case at != nil: // no release came before
		return next + "-dev." + at[1] + "." + at[2] + at[3]
	case stamp == "" || stamp == "(devel)":
		return next + "-dev"
	}
	return strings.TrimPrefix(stamp, "v")
}
