package plenary_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"slices"
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

// wide are files with strings that do not lend themselves to being broken, or are
// still to be.
var wide = []string{
	"casefile/foreign.go", "casefile/schema_table_test.go", "cmd/plenary/full_linux_test.go",
	"cmd/plenary/hostile_test.go", "cmd/plenary/memory_test.go", "answer/rests_test.go", "desk/desk_test.go",
	"imports_test.go", "internal/fault/table.go", "prose/check_notes_test.go",
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
			if seen[name] = slices.Contains(wide, name); !seen[name] {
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
