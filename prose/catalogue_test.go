package prose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/page"
)

// Every message that Go says is in the catalogue, takes what it is given and is
// given what it takes; and every message of the catalogue is said.
func TestMessages(t *testing.T) {
	c, err := readCatalogue(catalogues, "en")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	eachSay(t, func(pos token.Position, key string, whole bool, in []string) {
		if !whole { // a key, or how keys begin that are put together
			for k := range c.messages {
				rest, begins := strings.CutPrefix(k, key)
				said[k] = said[k] || begins && key != "" && (rest == "" || rest[0] == '.' || key[len(key)-1] == '.')
			}
			return
		}
		m, ok := c.messages[key]
		if !ok {
			t.Errorf("%s: no message %s", pos, key)
			return
		}
		said[key] = true
		if in == nil {
			return
		}
		takes := map[string]bool{}
		m.arguments(func(arg, _ string) { takes[arg] = true })
		for _, name := range in {
			if !takes[name] {
				t.Errorf("%s: %s does not take %s", pos, key, name)
			}
			delete(takes, name)
		}
		for name := range takes {
			t.Errorf("%s: %s takes %s", pos, key, name)
		}
	})
	for key := range c.messages {
		if !said[key] {
			t.Errorf("nothing says %s", key)
		}
	}
}

// eachSay calls f for every message that the package says: its key and the
// names of its arguments, nil where they are put together elsewhere. Every
// other string is told too, whole false: keys stand in tables, and may be put
// together.
func eachSay(t *testing.T, f func(pos token.Position, key string, whole bool, in []string)) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "say" && len(n.Args) == 2 {
					if lit, ok := n.Args[0].(*ast.BasicLit); ok {
						f(fset.Position(n.Pos()), unquoted(lit), true, argNames(n.Args[1]))
					}
				}
			case *ast.BasicLit:
				if n.Kind == token.STRING {
					f(fset.Position(n.Pos()), unquoted(n), false, nil)
				}
			}
			return true
		})
	}
}

func unquoted(lit *ast.BasicLit) string {
	text, _ := strconv.Unquote(lit.Value)
	return text
}

// argNames is the names in args{...}; empty for nil, nil for what is not written out.
func argNames(e ast.Expr) []string {
	if id, ok := e.(*ast.Ident); ok && id.Name == "nil" {
		return []string{}
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	out := []string{}
	for _, el := range lit.Elts {
		if key, ok := el.(*ast.KeyValueExpr).Key.(*ast.BasicLit); ok {
			name, _ := strconv.Unquote(key.Value)
			out = append(out, name)
		}
	}
	return out
}

// Faults of a catalogue are found where they are.
func TestCatalogueFaults(t *testing.T) {
	for text, want := range map[string]string{
		"a":                               "x/a.txt:1: no KEY = MESSAGE",
		"# all\n\na = b\na = c":           "x/a.txt:4: a stands twice",
		"a = {n":                          "x/a.txt:1: a: {n is not closed",
		"a = b}":                          `x/a.txt:1: a: a brace too many at "}"`,
		"a = {}":                          `x/a.txt:1: a: no name in the braces at "}"`,
		"a = {n, plural, one {b}}":        "x/a.txt:1: a: {n, plural}: the last case must be other",
		"a = {n, plural, one b other {}}": "x/a.txt:1: a: a case of {n} without braces at \"b other {}}\"",
		"a = {n, form, one {b}}":          "x/a.txt:1: a: {n, form, ...: only plural, number and select have cases",
		"a = {n, select, b {c":            "x/a.txt:1: a: the case b of {n} is not closed",
		"a = {n, known {b}}": "x/a.txt:1: a: {n, known}: " +
			"how something is known is stated, claimed, reported, inferred or assumed",
		"a = {assumed, known b}": `x/a.txt:1: a: {assumed, known} without its words at "b}"`,
		"a = {n, plural, other {{c, select, other {# d}}}}": `x/a.txt:1: a: the number at "# d}}}}" ` +
			"is of no plural; write {n, plural, other {#}}",
		"a = {assumed, known {b {c}}}": "x/a.txt:1: a: {assumed, known}: {c} stands in its words",
		"a = {assumed, known {b}":      "x/a.txt:1: a: {assumed, known} is not closed",
	} {
		c := catalogue{messages: map[string]message{}}
		err := c.read("x/a.txt", text)
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestMessageForms(t *testing.T) {
	v := &Voice{catalogue{tag: English().messages.tag, messages: map[string]message{}}}
	err := v.messages.read("a.txt", `
list.and = {most} and {last}
form.possessive = {of}{ends, select, s {'} other {'s}}
moves = {n, plural, =0 {no move} one {# move} other {# moves}}
plain = state {n, plain} \{of\} all \\
whose = {who, possessive} {what, select, none {own} other {{what}}}
  {yes, select, yes {is} other {is not}} it
so = {what, sentence}.
hedged = {who}, {inferred, known {we {n, plural, one {infer} other {think}}}}, waits
`)
	if err != nil {
		t.Fatal(err)
	}
	for want, got := range map[string]string{
		"no move":               v.say("moves", args{"n": count(0)}).String(),
		"1 move":                v.say("moves", args{"n": count(1)}).String(),
		"1,234,567 moves":       v.say("moves", args{"n": count(1234567)}).String(),
		`state 1320 {of} all \`: v.say("plain", args{"n": count(1320)}).String(),
		"the Shores' own is it": v.say("whose",
			args{"who": name("the Shores", "s"), "what": quote(""), "yes": yes(true)}).String(),
		"China's x is not it": v.say("whose", args{"who": name("China", "c"), "what": quote("x"), "yes": yes(false)}).
			String(),
		"Élan.":                  v.say("so", args{"what": quote("élan")}).String(),
		"a, b and c":             v.list("and", []page.Spans{quote("a"), quote("b"), quote("c")}).String(),
		"China, we infer, waits": v.say("hedged", args{"who": name("China", "c"), "n": count(1)}).String(),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	hedged := v.say("hedged", args{"who": name("China", "c"), "n": count(1)})
	if i := slices.IndexFunc(hedged, func(s page.Span) bool { return s.Kind == page.Known }); i < 0 ||
		hedged[i].ID != "inferred" || hedged[i].Text != "we infer" {
		t.Errorf("how it is known is not marked in %+v", hedged)
	}
}
