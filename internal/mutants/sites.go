package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
)

// A change is one slip in one file: some bytes of it replaced.
type change struct {
	file       string // from the root of the module, with slashes
	line, col  int
	start, end int
	old, text  string // the bytes replaced, and by what
	what       string // in words
	src        []byte // the whole file as it was
}

func (c change) String() string { return fmt.Sprintf("%s:%d:%d: %s", c.file, c.line, c.col, c.what) }

// apply returns the source with the change made.
func (c change) apply() []byte {
	return slices.Concat(c.src[:c.start], []byte(c.text), c.src[c.end:])
}

// swaps holds what each operator is taken for.
var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
	token.AND: token.OR, token.OR: token.AND, token.AND_NOT: token.AND,
	token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN,
	token.AND_ASSIGN: token.OR_ASSIGN, token.OR_ASSIGN: token.AND_ASSIGN, token.AND_NOT_ASSIGN: token.AND_ASSIGN,
}

// names holds what each of some words is taken for.
var names = map[string]string{"min": "max", "max": "min", "true": "false", "false": "true"}

// A finder lists the changes to one file, in the order of the source.
type finder struct {
	file string
	src  []byte
	fset *token.FileSet
	out  []change
}

// changes lists every slip that could be made in the functions of a file. Not
// all of them build.
func changes(file string, src []byte) ([]change, error) {
	f := &finder{file: file, src: src, fset: token.NewFileSet()}
	parsed, err := parser.ParseFile(f.fset, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range parsed.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			ast.Inspect(fn.Body, f.visit)
		}
	}
	slices.SortStableFunc(f.out, func(a, b change) int { return a.start - b.start })
	return f.out, nil
}

func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.operator(n.OpPos, n.Op)
		if n.Op == token.LAND || n.Op == token.LOR {
			f.replace(n.X.Pos(), n.Y.Pos(), "", "left out: "+f.text(n.X.Pos(), n.X.End()))
			f.replace(n.X.End(), n.Y.End(), "", "left out: "+f.text(n.Y.Pos(), n.Y.End()))
		}
		f.number(n.X)
		f.number(n.Y)
	case *ast.AssignStmt:
		f.operator(n.TokPos, n.Tok)
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.replace(n.Pos(), n.X.Pos(), "", "left out: !")
		}
	case *ast.CallExpr:
		f.day(n)
	case *ast.IndexExpr:
		f.number(n.Index)
	case *ast.SliceExpr:
		f.number(n.Low)
		f.number(n.High)
	case *ast.Ident:
		if other, ok := names[n.Name]; ok {
			f.replace(n.Pos(), n.End(), other, n.Name+" → "+other)
		}
	case *ast.IfStmt:
		f.guard(n)
	case *ast.BranchStmt:
		f.replace(n.Pos(), n.End(), "", "left out: "+n.Tok.String())
	}
	return true
}

func (f *finder) operator(at token.Pos, op token.Token) {
	if other, ok := swaps[op]; ok {
		f.replace(at, at+token.Pos(len(op.String())), other.String(), op.String()+" → "+other.String())
	}
}

// edges holds how a day is compared so that the day itself counts otherwise.
var edges = map[string]string{"Before": "After", "After": "Before"}

// day takes x.Before(y) for !x.After(y), and the other way round.
func (f *finder) day(n *ast.CallExpr) {
	method, ok := n.Fun.(*ast.SelectorExpr)
	if !ok || len(n.Args) != 1 || edges[method.Sel.Name] == "" {
		return
	}
	other := edges[method.Sel.Name]
	text := "!" + f.text(n.Pos(), method.Sel.Pos()) + other + f.text(method.Sel.End(), n.End())
	f.replace(n.Pos(), n.End(), text, method.Sel.Name+" → not "+other)
}

// number makes a small number one larger.
func (f *finder) number(e ast.Expr) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.INT {
		return
	}
	if n, err := strconv.Atoi(lit.Value); err == nil && n < 3 {
		f.replace(lit.Pos(), lit.End(), strconv.Itoa(n+1), fmt.Sprintf("%d → %d", n, n+1))
	}
}

// guard leaves out an if that ends in return or panic; one that ends in
// continue or break has a change of its own.
func (f *finder) guard(n *ast.IfStmt) {
	if n.Else != nil || len(n.Body.List) == 0 {
		return
	}
	if _, leaves := n.Body.List[len(n.Body.List)-1].(*ast.ReturnStmt); leaves {
		cond := f.text(n.Cond.Pos(), n.Cond.End())
		f.replace(n.Cond.Pos(), n.Cond.End(), "false && ("+cond+")", "left out: if "+cond)
	}
}

func (f *finder) text(from, to token.Pos) string {
	return string(f.src[f.fset.Position(from).Offset:f.fset.Position(to).Offset])
}

func (f *finder) replace(from, to token.Pos, text, what string) {
	at := f.fset.Position(from)
	f.out = append(f.out, change{
		file: f.file, line: at.Line, col: at.Column,
		start: at.Offset, end: f.fset.Position(to).Offset,
		old: f.text(from, to), text: text, what: what, src: f.src,
	})
}
