package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var outletRow = regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|(.*)\\|$")

// TestOutletsPage compares docs/outlets.md with the commands and what they can
// write, and with what the package of the outlets has.
func TestOutletsPage(t *testing.T) {
	text, err := os.ReadFile("../../docs/outlets.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]string{}
	for _, row := range outletRow.FindAllStringSubmatch(string(text), -1) {
		for _, cell := range strings.Split(row[2], "|") {
			told[row[1]] = append(told[row[1]], strings.TrimSpace(cell))
		}
	}
	formats := []string{"", "json", "csv", "format", "yaml"}
	for _, c := range newRoot(&app{}).Commands() {
		row := told[c.Name()]
		delete(told, c.Name())
		if len(row) != len(formats) {
			t.Errorf("the page has %d formats of %s, not %d", len(row), c.Name(), len(formats))
			continue
		}
		for i, format := range formats[1:] {
			if has := c.Flags().Lookup(format) != nil; has != strings.Contains(row[i+1], "`--"+format) {
				t.Errorf("%s has --%s: %v; the page says %q", c.Name(), format, has, row[i+1])
			}
		}
	}
	for name := range told {
		t.Errorf("the page has a command %s", name)
	}
	for _, name := range exportedOf(t, "../../internal/outlet") {
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("the page does not name outlet.%s", name)
		}
	}
}

// TestPromisesAreTested holds that the tests that pages name are there.
func TestPromisesAreTested(t *testing.T) {
	inOneGoroutine(t)
	for _, page := range []string{"../../SECURITY.md", "../../docs/outlets.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z]+)`").FindAllStringSubmatch(string(text), -1)
		for _, test := range named {
			if !isTest(t, test[1]) {
				t.Errorf("%s: there is no %s", page, test[1])
			}
		}
		if len(named) < 5 {
			t.Errorf("%s names %d tests", page, len(named))
		}
	}
}

// exportedOf lists the functions and types that a package offers.
func exportedOf(t *testing.T, dir string) []string {
	var out []string
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			out = append(out, exported(d)...)
		}
	}
	return out
}

// exported lists the names that a declaration offers, methods aside.
func exported(d ast.Decl) []string {
	var names []*ast.Ident
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names = append(names, d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name)
			case *ast.ValueSpec:
				names = append(names, spec.Names...)
			}
		}
	}
	var out []string
	for _, n := range names {
		if n.IsExported() {
			out = append(out, n.Name)
		}
	}
	return out
}

// isTest reports whether some package has a test of that name.
func isTest(t *testing.T, name string) bool {
	for _, pattern := range []string{"../../*_test.go", "../../*/*_test.go", "../../*/*/*_test.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if text, _ := os.ReadFile(file); strings.Contains(string(text), "func "+name+"(") {
				return true
			}
		}
	}
	return false
}
