package english

import (
	"embed"
	"regexp"
	"strings"
	"sync"
)

// lists holds the word lists, one a file. The words of a list stand apart by
// white space; what follows a # is a comment. In a list of phrases every line
// is one, in the notation of package regexp, with brackets that only group.
//
//go:embed lists
var lists embed.FS

// A set is the words of a list.
type set map[string]bool

// lines returns the lines of a list without comments. A list that is not there
// is a slip in this package.
func lines(name string) []string {
	text, err := lists.ReadFile("lists/" + name + ".txt")
	if err != nil {
		panic(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// list reads a list of words.
func list(name string) set {
	out := set{}
	for _, line := range lines(name) {
		for _, word := range strings.Fields(line) {
			out[word] = true
		}
	}
	return out
}

// phrases returns a pattern for any phrase of a list.
func phrases(name string) string {
	return "(?:" + grouping.Replace(strings.Join(lines(name), "|")) + ")"
}

// expand puts the phrases of lists/FOLDER/NAME.txt in place of {NAME}.
func expand(folder, pattern string) string {
	return listName.ReplaceAllStringFunc(pattern, func(name string) string {
		return phrases(folder + "/" + strings.Trim(name, "{}"))
	})
}

var listName = regexp.MustCompile(`\{[a-z_]+\}`)

// once compiles a pattern when it is first asked for: most runs of the program
// read no report.
func once(pattern func() string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern()) })
}

// grouping makes ( in a phrase group and not capture.
var grouping = strings.NewReplacer(`\(`, `\(`, `(?`, `(?`, `(`, `(?:`)
