package main

import (
	"regexp"
	"runtime/debug"
	"strings"
)

// next is the version that is worked on; see CHANGELOG.md.
const next = "0.1.0"

// stamp is what make release says the program was built from, in the form of the
// go command: -ldflags '-X main.stamp=v0.1.0'.
var stamp string

// version is the program's own: that of the release it was built from, as make
// release or the go command stamps it, also by go install. Between releases it
// names the commit.
var version = func() string {
	if info, ok := debug.ReadBuildInfo(); ok && stamp == "" {
		return versionOf(info.Main.Version)
	}
	return versionOf(stamp)
}()

var unreleased = regexp.MustCompile(`^v0\.0\.0-([0-9]{14})-([0-9a-f]{12})(\+dirty)?$`)

// versionOf is the version that a stamp of the go command stands for.
func versionOf(stamp string) string {
	switch at := unreleased.FindStringSubmatch(stamp); {
	case at != nil: // no release came before
		return next + "-dev." + at[1] + "." + at[2] + at[3]
	case stamp == "" || stamp == "(devel)":
		return next + "-dev"
	}
	return strings.TrimPrefix(stamp, "v")
}
