package plenary_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"testing"
)

// checked are the packages in which faults are made.
var checked = []string{".", "expr", "record", "casefile", "internal/check"}

// TestFaultsHaveCodes reads the source: whatever takes the code of a fault is given
// one of package fault, or one that was given to it; and no fault is written down
// without its code.
func TestFaultsHaveCodes(t *testing.T) {
	files := map[string]*ast.File{}
	eachFile(t, func(name string) error {
		if !slices.Contains(checked, path.Dir(name)) {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		files[name] = f
		return err
	})
	takers := map[string]int{} // functions, by package and name, and which argument is the code
	for name, f := range files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if at := codeParameter(fn.Type); at >= 0 {
					takers[path.Dir(name)+"."+fn.Name.Name] = at
				}
			}
		}
	}
	given := 0
	for name, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				at, ok := takers[path.Dir(name)+"."+called(n)]
				if !ok {
					at, ok = takers["internal/check."+called(n)]
				}
				if ok && len(n.Args) > at {
					given++
					if _, literal := n.Args[at].(*ast.BasicLit); literal {
						t.Errorf("%s: %s is given a code that is none of package fault", name, called(n))
					}
				}
			case *ast.CompositeLit:
				if lacksCode(n) {
					t.Errorf("%s: a fault is written without a code", name)
				}
			}
			return true
		})
	}
	if len(takers) < 10 || given < 200 {
		t.Errorf("only %d functions take codes, %d times", len(takers), given)
	}
}

// codeParameter returns which argument of a function is a code; -1 for none.
func codeParameter(fn *ast.FuncType) int {
	at := 0
	for _, p := range fn.Params.List {
		if s, ok := p.Type.(*ast.SelectorExpr); ok && s.Sel.Name == "Code" {
			return at
		}
		at += max(1, len(p.Names))
	}
	return -1
}

// called is the name of a function that is called, without its package.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// lacksCode reports whether a literal is a fault with a message and without a code.
func lacksCode(lit *ast.CompositeLit) bool {
	switch called(&ast.CallExpr{Fun: lit.Type}) {
	case "", "flaw", "Fault", "Error":
	default:
		return false
	}
	msg, code := false, false
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				msg = msg || key.Name == "msg" || key.Name == "Msg"
				code = code || key.Name == "code" || key.Name == "Code"
			}
		}
	}
	return msg && !code
}
