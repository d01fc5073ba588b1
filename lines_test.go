package plenary_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"unicode/utf8"
)

// Lines of Go files have at most so many columns, a tab counting for some. What
// stands between backquotes over several lines is the text of somebody else.
const (
	maxColumns = 120
	tabColumns = 4
)

// wide are packages whose long lines are still to be broken.
var wide = []string{
	".", "answer", "casefile", "cmd/plenary", "desk", "internal/check", "internal/edit", "internal/fault", "page",
	"prose",
}

func TestLines(t *testing.T) {
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, line := range longLines(text) {
			dir := path.Dir(name)
			for _, w := range wide {
				seen[dir] = seen[dir] || w == dir
			}
			if !seen[dir] {
				t.Errorf("%s:%d has more than %d columns; break it", name, line, maxColumns)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wide {
		if !seen[w] {
			t.Errorf("no line of %s is too long any more; take it from the list", w)
		}
	}
}

// longLines lists the lines of a Go file that have too many columns.
func longLines(text []byte) []int {
	quoted := withinText(text)
	var out []int
	for i, line := range strings.Split(string(text), "\n") {
		tabs := strings.Count(line, "\t")
		if n := utf8.RuneCountInString(line) + (tabColumns-1)*tabs; n > maxColumns && !quoted[i+1] {
			out = append(out, i+1)
		}
	}
	return out
}

// withinText reports which lines of a Go file are part of a string of several.
func withinText(text []byte) map[int]bool {
	out := map[int]bool{}
	file := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return out
		}
		if n := strings.Count(lit, "\n"); tok == token.STRING && n > 0 {
			for line := range n + 1 {
				out[file.Line(pos)+line] = true
			}
		}
	}
}

func TestLongLines(t *testing.T) {
	tab, rest := "\t", strings.Repeat("x", maxColumns-tabColumns)
	text := "package p\n\n//" + rest + "\n//" + rest + rest + "\nvar a = `\n" + rest + rest + "\n`\n" + tab + "//" +
		rest + "\n"
	if got := longLines([]byte(text)); len(got) != 2 || got[0] != 4 || got[1] != 8 {
		t.Errorf("lines %v are too long, want 4 and 8", got)
	}
}
