package plenary_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/plenary-talks/plenary"

// mayImport holds what each package may import from this module. Arrows point
// down only. A new arrow is a decision: change docs/architecture.md with it.
var mayImport = map[string]string{
	"internal/version":  "",
	"internal/spell":    "",
	"internal/calendar": "internal/spell",
	"internal/outlet":   "",
	"internal/glyph":    "",
	"internal/progress": "",
	"internal/abreast":  "",
	"internal/mutants":  "",
	"internal/release":  "",
	"internal/versus":   "",
	"internal/revision": ". internal/outlet",
	"internal/keep":     "internal/outlet internal/progress",
	"internal/book":     "internal/outlet",
	"internal/npz":      "",
	"internal/fault":    "",
	"internal/check":    "expr internal/fault internal/spell internal/glyph internal/calendar",
	"expr":              "internal/fault internal/spell internal/glyph",
	".": "expr internal/check internal/fault internal/spell internal/outlet internal/glyph " +
		"internal/calendar",
	"record":   ". expr internal/check internal/fault internal/spell internal/calendar internal/progress",
	"evidence": ". internal/progress",
	"reading":  ". evidence record internal/progress reading/internal/language reading/internal/english",

	"cite":     ". evidence reading casefile record",
	"proposal": ". evidence reading record cite internal/spell",

	"reading/internal/language": "",
	"reading/internal/english":  "reading/internal/language",

	"casefile":  ". expr record internal/fault internal/spell internal/glyph internal/outlet internal/progress",
	"space":     ". expr internal/progress",
	"stability": ". space internal/progress",
	"price":     ". space internal/progress",
	"far":       ". expr stability price internal/progress",
	"route":     ". expr space stability internal/abreast internal/progress",
	"impasse":   ". expr space stability route record internal/progress",
	"lean":      ". expr space stability route internal/progress",
	"coalition": ". space internal/progress",
	"drift":     ". internal/progress",
	"depth":     ". internal/progress",
	"inverse":   ". space stability internal/progress",
	"perceive":  ". space stability internal/progress",
	"asone":     ". space stability internal/progress",
	"prefer":    ". space stability internal/progress",
	"robust":    ". expr space stability route impasse internal/progress",
	"whynot":    ". expr space stability route impasse internal/progress",
	"diff":      ". expr space stability route impasse record internal/progress",
	"desk": ". expr casefile record evidence reading cite proposal space stability far route diff " +
		"internal/calendar internal/outlet internal/progress internal/revision internal/spell",
	"internal/edit":    ". casefile desk internal/keep internal/outlet",
	"internal/starter": ". casefile internal/outlet",
	"internal/follow":  "",
	"answer": ". expr space stability coalition depth drift perceive asone prefer far route impasse price lean whynot robust inverse diff record evidence " +
		"reading foreign cite " +
		"proposal internal/abreast internal/glyph internal/npz internal/outlet internal/progress",
	"draw": "internal/outlet",

	"draw/drawtest": "draw",

	"page":  "draw internal/outlet",
	"prose": "answer draw page prose/internal/english",

	"prose/internal/english": "",

	"docs":          "",
	"internal/door": "",
	"mcp": ". cite proposal evidence expr casefile desk space far record route answer prose page docs internal/door " +
		"internal/edit internal/fault internal/keep internal/outlet internal/spell",
	"web": ". cite proposal evidence expr casefile desk diff space far stability record route answer prose page draw " +
		"internal/door internal/edit internal/fault internal/follow internal/keep internal/outlet internal/progress " +
		"internal/spell",
	"cmd/plenary": ". cite proposal expr desk casefile record evidence reading space stability far route answer prose " +
		"page draw foreign foreign/formats foreign/tables mcp web internal/book internal/edit internal/follow internal/starter " +
		"internal/fault internal/keep internal/glyph " +
		"internal/spell internal/version " +
		"internal/outlet internal/progress",
	"foreign": ". expr record casefile space internal/fault internal/glyph",

	"foreign/internal/tree": "foreign internal/fault",
	"foreign/gmcr":          ". expr foreign foreign/internal/tree casefile space internal/fault internal/outlet",
	"foreign/nfg":           ". foreign space internal/fault internal/outlet",
	"foreign/internal/deal": ". expr foreign",
	"foreign/score":         ". casefile foreign foreign/internal/deal internal/fault",
	"foreign/genius":        ". foreign foreign/internal/deal foreign/internal/tree internal/fault",
	"foreign/geniusweb":     ". foreign foreign/internal/deal foreign/internal/tree internal/fault",
	"foreign/onefile":       "foreign",
	"foreign/graphml":       ". foreign internal/outlet space stability",
	"foreign/tables": ". expr record casefile foreign space internal/book internal/calendar internal/fault " +
		"internal/outlet internal/spell",
	"foreign/formats": "foreign foreign/genius foreign/geniusweb foreign/gmcr foreign/graphml foreign/nfg " +
		"foreign/onefile foreign/score foreign/tables",

	"plenarytest": ". expr record",
	"cases":       "",
}

// mayUse holds the modules from outside the standard library each package
// may import, tests aside. The core stays free of them.
var mayUse = map[string]string{
	"internal/revision": "golang.org/x/text",
	"internal/starter":  "golang.org/x/text",
	"internal/follow":   "github.com/fsnotify/fsnotify",
	"draw":              "golang.org/x/image",
	"casefile":          "go.yaml.in/yaml/v4",
	"evidence":          "golang.org/x/net golang.org/x/text",
	"reading":           "golang.org/x/net codeberg.org/readeck/go-readability/v2",
	"prose":             "golang.org/x/text",
	"foreign":           "golang.org/x/text",
	"internal/keep":     "github.com/gofrs/flock golang.org/x/sys",
	"internal/book":     "github.com/xuri/excelize/v2 golang.org/x/text",
	"mcp":               "github.com/modelcontextprotocol/go-sdk github.com/google/jsonschema-go",
	"web":               "github.com/rogpeppe/go-internal",
	"cmd/plenary":       "github.com/spf13/cobra github.com/spf13/pflag golang.org/x/term",
}

func TestImportsPointDown(t *testing.T) {
	for dir, imports := range imports(t) {
		allowed, known := mayImport[dir]
		if !known {
			t.Errorf("package %s is not in the table of imports", dir)
		}
		for _, imp := range imports {
			switch own, ours := strings.CutPrefix(imp, module); {
			case ours:
				if to := "./" + strings.TrimPrefix(own, "/"); !slices.Contains(strings.Fields(allowed),
					path.Clean(to)) {
					t.Errorf("%s must not import %s", dir, path.Clean(to))
				}
			case strings.Contains(strings.Split(imp, "/")[0], "."):
				if !slices.ContainsFunc(strings.Fields(mayUse[dir]), func(m string) bool {
					return strings.HasPrefix(imp+"/", m+"/")
				}) {
					t.Errorf("%s must not use %s", dir, imp)
				}
			}
		}
	}
}

// tools are for those who work on the program, and no part of it.
var tools = []string{"internal/mutants", "internal/release", "internal/versus"}

// makers are the packages of the standard library that make text for some
// medium. Strings that somebody else wrote go out by internal/outlet alone.
var makers = []string{"encoding/csv", "encoding/json", "encoding/xml", "html/template", "log", "log/slog",
	"text/tabwriter", "text/template"}

// readers are packages that read texts with some of these, and make none.
var readers = map[string]string{"foreign/internal/tree": "encoding/json encoding/xml", "internal/book": "encoding/xml"}

// making is what a reader has no use for.
var making = regexp.MustCompile(`\.(Marshal|MarshalIndent|NewEncoder|Encode|EncodeToken|EscapeText|HTMLEscape)\(`)

// standard is a way past the net behind which standard output and error stand.
var standard = regexp.MustCompile(`\bos\.(Stdout|Stderr)\b|\bfmt\.Print|[^.\w](print|println)\(`)

func TestOneWayOut(t *testing.T) {
	for dir, imports := range imports(t) {
		for _, imp := range imports {
			if slices.Contains(makers, imp) && dir != "internal/outlet" && !slices.Contains(tools, dir) &&
				!slices.Contains(strings.Fields(readers[dir]), imp) {
				t.Errorf("%s must not use %s; see docs/outlets.md", dir, imp)
			}
		}
	}
	eachFile(t, func(name string) error {
		text, err := os.ReadFile(name)
		if found := making.FindString(string(text)); found != "" && readers[path.Dir(name)] != "" {
			t.Errorf("%s makes text by %s; see docs/outlets.md", name, found)
		}
		if found := standard.FindString(string(text)); found != "" && name != "cmd/plenary/main.go" &&
			!slices.Contains(tools, path.Dir(name)) {
			t.Errorf("%s writes past the net by %s; see docs/outlets.md", name, found)
		}
		return err
	})
}

// doors are the ways in which a program can do more than answer, and the
// packages that have each. SECURITY.md promises it.
var doors = map[*regexp.Regexp]string{
	regexp.MustCompile(
		`"(net/rpc|net/smtp|plugin)"|\.FromURL\(|\bnet\.(Dial|Resolver|Lookup)|\bhttp\.(Get|Head|Post|Client|Transport` +
			`|Default|NewRequest)|\bsdk\.(NewClient|CommandTransport|StreamableClient|SSE)`): "",
	regexp.MustCompile(
		`"(net|net/http)"`): "internal/door mcp web",
	regexp.MustCompile(
		`"os/exec"|\bos\.StartProcess\b|\bsyscall\.(Exec|ForkExec|StartProcess)\b`): "internal/revision",
	regexp.MustCompile(
		`\bos\.(WriteFile|Create|CreateTemp|OpenFile|OpenRoot|CopyFS|Rename|Remove|RemoveAll|Mkdir|MkdirAll|MkdirTemp|Symlink|Link|Truncate|Chmod|Chown|Lchown|Chtimes|Setenv|Unsetenv|Chdir)\b`): "internal/keep",
}

// TestDoors holds that nothing is sent, that one package listens, that git is run
// in one place, and that files are written in one place.
func TestDoors(t *testing.T) {
	met := map[string]bool{}
	eachFile(t, func(name string) error {
		dir := path.Dir(name)
		if slices.Contains(tools, dir) {
			return nil
		}
		text, err := os.ReadFile(name)
		for door, of := range doors {
			found := door.FindString(string(text))
			if found != "" && !slices.Contains(strings.Fields(of), dir) {
				t.Errorf("%s uses %s; see SECURITY.md", name, found)
			}
			met[dir] = met[dir] || found != ""
			met[""] = met[""] || found != "" && of == ""
		}
		return err
	})
	if !met["internal/revision"] || !met["internal/keep"] || !met["mcp"] || !met["web"] || met[""] {
		t.Errorf("doors found in %v", met)
	}
}

// eachFile calls f for every Go file of the module, test files aside.
func eachFile(t *testing.T, f func(name string) error) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && otherModule(name) {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		return f(name)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// otherModule reports whether a folder is that of another module than that of the root.
func otherModule(dir string) bool {
	_, err := os.Stat(path.Join(dir, "go.mod"))
	return err == nil && dir != "."
}

// imports lists what every package of the module imports, test files aside.
func imports(t *testing.T) map[string][]string {
	out := map[string][]string{}
	eachFile(t, func(name string) error {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		out[dir] = append(out[dir], "")[:len(out[dir])]
		for _, imp := range f.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			out[dir] = append(out[dir], p)
		}
		return nil
	})
	if len(out) < 5 {
		t.Fatalf("only %d packages found", len(out))
	}
	return out
}
