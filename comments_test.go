package plenary_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A folder is the Go files of one package, tests aside, and what they declare.
type folder struct {
	dir      string
	comments []string
	names    map[string]bool // as in Name and Type.Name, of types, functions, methods, fields, constants and variables
}

// folders parses every package of the module.
func folders(t *testing.T) map[string]*folder {
	t.Helper()
	out := map[string]*folder{}
	eachFile(t, func(name string) error {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if out[dir] == nil {
			out[dir] = &folder{dir: dir, names: map[string]bool{}}
		}
		if file.Doc != nil {
			out[dir].comments = append(out[dir].comments, file.Doc.Text())
		}
		for _, d := range file.Decls {
			out[dir].declare(d)
		}
		return nil
	})
	return out
}

// declare notes what a declaration names.
func (f *folder) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			of := d.Recv.List[0].Type
			if star, ok := of.(*ast.StarExpr); ok {
				of = star.X
			}
			if generic, ok := of.(*ast.IndexExpr); ok {
				of = generic.X
			}
			name = of.(*ast.Ident).Name + "." + name
		}
		f.names[name] = true
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				for _, n := range s.Names {
					f.names[n.Name] = true
				}
			case *ast.TypeSpec:
				f.names[s.Name.Name] = true
				f.members(s)
			}
		}
	}
}

// members notes the fields and methods of a type as it is written.
func (f *folder) members(s *ast.TypeSpec) {
	var list *ast.FieldList
	switch t := s.Type.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return
	}
	for _, field := range list.List {
		for _, n := range field.Names {
			f.names[s.Name.Name+"."+n.Name] = true
		}
	}
}

var (
	goFile = regexp.MustCompile(`[\w/*-]+\.go\b`)
	// as in finding_KIND.go
	placeholder = regexp.MustCompile(`[A-Z]{2,}`)

	docPath = regexp.MustCompile(`\bdocs/[\w/-]+\.\w+`)
	ourPath = regexp.MustCompile(`\b(?:internal|cmd)/[\w/]+`)
	aPkg    = regexp.MustCompile(`\bpackage (\w+)`)
	link    = regexp.MustCompile(`\[\*?(?:([a-z]\w*)\.)?([A-Z]\w*(?:\.[A-Z]\w*)?)\]`)
	mapped  = regexp.MustCompile(`(?m)^\t([A-Z]\w+(?:\.[A-Z]\w+)?(?:, [A-Z]\w+(?:\.[A-Z]\w+)?)*)(?:  |$)`)
)

// absent lists what a package comment names that is not there.
func (f *folder) absent(comment string, all map[string]*folder) []string {
	var out []string
	missing := func(what string, there bool) {
		if !there {
			out = append(out, what)
		}
	}
	for _, name := range goFile.FindAllString(comment, -1) {
		name = placeholder.ReplaceAllString(name, "*")
		here, _ := fs.Glob(os.DirFS("."), path.Join(f.dir, name))
		there, _ := fs.Glob(os.DirFS("."), name)
		missing(name, len(here)+len(there) > 0)
	}
	for _, name := range docPath.FindAllString(comment, -1) {
		_, err := os.Stat(name)
		missing(name, err == nil)
	}
	for _, name := range ourPath.FindAllString(comment, -1) {
		below := all[path.Join(f.dir, name)]
		missing(name, all[name] != nil || below != nil)
	}
	for _, m := range aPkg.FindAllStringSubmatch(comment, -1) {
		if m[1] == "only" { // "the package only finds"
			continue
		}
		missing("package "+m[1], named(all, m[1]) != nil)
	}
	for _, m := range link.FindAllStringSubmatch(comment, -1) {
		switch of := named(all, m[1]); {
		case m[1] == "":
			missing(m[2], f.names[m[2]])
		case of != nil:
			missing(m[1]+"."+m[2], of.names[m[2]])
		}
	}
	for _, m := range mapped.FindAllStringSubmatch(comment, -1) {
		for name := range strings.SplitSeq(m[1], ", ") {
			missing(name, f.names[name])
		}
	}
	return out
}

// named finds a package of the module by its name; nil for another.
func named(all map[string]*folder, name string) *folder {
	if name == "plenary" {
		return all["."]
	}
	for dir, f := range all {
		if path.Base(dir) == name {
			return f
		}
	}
	return nil
}

// TestPackageComments holds that a package comment names what is there: files,
// identifiers and packages.
func TestPackageComments(t *testing.T) {
	all := folders(t)
	for dir, f := range all {
		if len(f.comments) != 1 {
			t.Errorf("%s has %d package comments, want one", dir, len(f.comments))
		}
		for _, comment := range f.comments {
			for _, what := range f.absent(comment, all) {
				t.Errorf("the comment of package %s names %s, which there is not", dir, what)
			}
		}
	}
}

// TestAbsentFromComments: what is not there is found.
func TestAbsentFromComments(t *testing.T) {
	all := map[string]*folder{".": {dir: ".", names: map[string]bool{"Case": true, "Case.Pull": true}}}
	const comment = "Package p is in limit.go and none.go, with [Case.Pull], [Case.Push] and [plenary.Case]\n" +
		"as in docs/none.md of internal/none and package none.\n\n\tCase, Draft  what is asked\n"
	got := strings.Join(all["."].absent(comment, all), " ")
	if want := "none.go docs/none.md internal/none package none Case.Push Draft"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestExamples holds that whoever reads the documentation of a package finds
// there how it is used, run by its tests.
func TestExamples(t *testing.T) {
	for dir := range folders(t) {
		if strings.HasPrefix(dir, "cmd") || strings.Contains(dir, "internal") || dir == "cases" {
			continue
		}
		tests, err := fs.Glob(os.DirFS("."), path.Join(dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		has := slices.ContainsFunc(tests, func(name string) bool {
			text, _ := os.ReadFile(name)
			return strings.Contains(string(text), "\nfunc Example") && strings.Contains(string(text), "// Output:")
		})
		if !has {
			t.Errorf("package %s has no example with its output", dir)
		}
	}
}
