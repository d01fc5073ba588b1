package fault

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"
)

// TestTable holds that every code of code.go has one entry, and every entry a
// code of code.go, and says what it has to.
func TestTable(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := map[Code]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, _ := strconv.Unquote(lit.Value)
			if declared[Code(text)] {
				t.Errorf("two codes are %s", text)
			}
			declared[Code(text)] = true
		}
		return true
	})
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	seen := map[Code]bool{}
	for _, e := range All() {
		if !declared[e.Code] || seen[e.Code] || !kebab.MatchString(string(e.Code)) {
			t.Errorf("%s is no code of code.go, or stands twice", e.Code)
		}
		seen[e.Code] = true
		if e.Of == "" || e.Means == "" || e.Fix == "" || e.Example.Case+e.Example.Record == "" {
			t.Errorf("%s: the entry is not complete: %+v", e.Code, e)
		}
	}
	if len(seen) != len(declared) || len(seen) < 90 {
		t.Errorf("%d codes, %d entries", len(declared), len(seen))
	}
}

// TestWithin puts sections of an example in place of those of the base.
func TestWithin(t *testing.T) {
	e := Example{Case: "options:\n  up.a:\n  up.{n}:\ngoals: {wet: up.a}\nparties: {up: }\n"}
	got, _ := e.Texts()
	want := "plenary: 1\nas_of: 2006-12-22\n" +
		"tracks: {talks: {seats: {up: {mandate: [{commit: up.release}]}, down: }}}\n" +
		"preconditions: {first: {party: down, refuses: not down.attack, until: up.release = full}}\n" + e.Case
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	many := Example{Case: "a\nb{n}-{m}\n", Whole: true, Times: 3}
	if got, _ := many.Texts(); got != "a\nb1-0\nb2-1\nb3-2\n" || many.String() != "a\nb1-0\n…\nb3-2\n" {
		t.Errorf("%q, shown as %q", got, many.String())
	}
}
