package casefile

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/spell"
)

// notAFile answers what somebody may give in place of a file; "" when it looks
// like one.
func notAFile(name string) string {
	switch scheme, rest, ok := strings.Cut(name, "://"); {
	case ok && scheme == "file":
		return "give the path alone: " + visible(rest)
	case ok:
		return "cases are read from files on this machine, not from the web: save it, and give the file"
	case name == "-":
		return "cases are read from files, not from standard input"
	case name == "":
		return "no file or folder is named"
	}
	return ""
}

// neighbour finds a file or folder with nearly the name that is missing.
func (v volume) neighbour(name string) string {
	name = v.join(name)
	base := path.Base(filepath.ToSlash(name))
	dir := v.join(strings.TrimSuffix(name, base), ".")
	names := slices.DeleteFunc(v.entries(dir), func(n string) bool { return !v.isCase(v.join(dir, n)) })
	if folder := strings.TrimSuffix(base, path.Ext(base)); slices.Contains(names, folder) {
		return v.join(dir, folder)
	}
	if near := spell.Nearest(base, names); near != "" {
		return v.join(dir, near)
	}
	return ""
}

// isCase reports whether a name may be given for a case: a folder with
// case.yaml or with such folders, or a YAML file.
func (v volume) isCase(name string) bool {
	info, err := fs.Stat(v.fsys, name)
	switch {
	case err != nil:
		return false
	case !info.IsDir():
		return isYAML(name)
	case v.isFile(v.join(name, caseName)):
		return true
	}
	return slices.ContainsFunc(v.entries(name), func(n string) bool { return v.isFile(v.join(name, n, caseName)) })
}

// noCase is the error for a folder without case.yaml; it says what is there
// instead.
func (v volume) noCase(dir string, err error) error {
	msg := "this folder has no " + caseName
	var cases, other []string
	for _, name := range v.entries(dir) {
		at := v.join(dir, name)
		switch {
		case isYAML(name) && strings.ToLower(stem(name)) == "case":
			return v.unreadable(dir, msg+"; rename "+visible(v.called(at))+" to "+caseName, err)
		case v.isFile(v.join(at, caseName)), isYAML(name) && v.isFile(at) && v.saysCase(at):
			cases = append(cases, visible(v.called(at)))
		case strings.HasPrefix(strings.ToLower(name), "case.") && v.isFile(at):
			other = append(other, visible(name))
		}
	}
	switch n := len(cases); {
	case n == 1:
		msg += "; did you mean " + cases[0] + "?"
	case n > mostListed:
		msg += "; give one of the cases in it: " + strings.Join(cases[:mostListed], ", ") + " …"
	case n > 1:
		msg += "; give one of the cases in it: " + strings.Join(cases, ", ")
	case len(other) > 0:
		msg += "; it has " + strings.Join(other[:min(len(other), mostListed)], ", ") +
			": save it as plain text under the name " + caseName
	default:
		msg += "; `plenary new` begins a case"
	}
	return v.unreadable(dir, msg, err)
}

const mostListed = 12

// saysCase reports whether a file begins like a case, as far as its first
// pages tell.
func (v volume) saysCase(name string) bool {
	f, err := v.fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, _ := f.Read(head)
	return strings.Contains("\n"+strings.TrimPrefix(string(head[:n]), "\ufeff"), "\nplenary:")
}
