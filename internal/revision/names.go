package revision

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// shown spells a name or a saying out for people: escapes for what a terminal
// would obey, or nobody would see.
func shown(text string) string { return outlet.Name(text) }

// broken returns what keeps name from being one element of a path; no entry of
// a sound tree is so called. It returns "" when nothing does.
func broken(name string) string {
	switch {
	case name == "":
		return "it is empty"
	case name == "." || name == "..":
		return "it leads out of its folder"
	case strings.ContainsAny(name, "/\\\x00"):
		return "it is more than one name"
	case isGit(name):
		return "some systems take it for the folder of git itself"
	}
	return ""
}

// isGit reports whether some system takes name for .git: without regard to case,
// or to what it leaves out or calls by a short name.
func isGit(name string) bool {
	name, _, _ = strings.Cut(name, ":") // of NTFS: a stream
	key := folded(name)
	return key == ".git" || key == "git~1"
}

// unfit returns what keeps a file of a case from having a name: on some system
// it would be another name, or none. It returns "" when nothing does.
func unfit(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "it is not UTF-8"
	case strings.Contains(name, ":"):
		return "a colon divides names on some systems"
	case strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
	}):
		return "it has characters that are not shown"
	case name != strings.TrimRight(name, ". "):
		return "some systems leave out dots and blanks at its end"
	}
	return ""
}

// folded is equal of names that some system takes for one.
func folded(name string) string {
	if plain(name) {
		return strings.TrimRight(strings.ToLower(name), ". ")
	}
	seen := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "\ufffd"))
	return strings.TrimRight(norm.NFKC.String(cases.Fold().String(norm.NFKD.String(seen))), ". ")
}

func plain(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// A refusal is the error of a name that is not read.
type refusal struct{ name, why string }

func (e *refusal) Error() string {
	return fmt.Sprintf("an entry is called \"%s\": %s", shown(e.name), e.why)
}

// twin is the error of two names that some system takes for one.
func twin(a, b string) error {
	if a == b {
		return &refusal{a, "and another as well"}
	}
	return &refusal{a, fmt.Sprintf("and another \"%s\", which some systems take for the same", shown(b))}
}
