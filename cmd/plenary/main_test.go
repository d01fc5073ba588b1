package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

var update = flag.Bool("update", false, "write generated files afresh")

// plainly has a process of this test run as the command and nothing else.
const plainly = "PLENARY_TEST_PLAINLY"

func TestMain(m *testing.M) {
	if os.Getenv(plainly) != "" {
		os.Exit(plenaryMain())
	}
	if work, held := os.LookupEnv(holdIn); held {
		os.Exit(heldMain(work))
	}
	testscript.Main(m, map[string]func(){
		"plenary": func() { os.Exit(plenaryMain()) },
	})
}

// TestScripts runs sessions as users type them; see testdata/script.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir, few := "testdata/script", []string(nil)
	if testing.Short() { // the race detector looks at searches and at a server
		for _, name := range []string{"diff", "mcp", "river", "table"} {
			few = append(few, filepath.Join(dir, name+".txt"))
		}
		dir = ""
	}
	testscript.Run(t, testscript.Params{
		Dir:           dir,
		Files:         few,
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"converse": converse,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("CASES", filepath.Join(root, "cases"))
			return nil
		},
	})
}

// outcome runs a command line in-process in the root of the repository.
func outcome(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	t.Chdir("../..")
	var out, err bytes.Buffer
	status = run(context.Background(), args, stdio{strings.NewReader(""), &out, &err})
	return out.String(), err.String(), status
}

// inOneGoroutine skips a test that has nothing for the race detector: neither signals nor
// others at work, and what it asks is asked by tests that have.
func inOneGoroutine(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
}

// TestDocs runs the commands that README and docs show in console blocks, and
// compares what follows them; a line of three dots stands for any lines.
func TestDocs(t *testing.T) {
	inOneGoroutine(t)
	var files []string
	for _, pattern := range []string{"../../README.md", "../../docs/*.md", "../../cases/*/README.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	ran := 0
	for _, file := range files {
		if slices.Contains(sittings, filepath.Base(file)) {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range consoleBlock.FindAllStringSubmatch(string(text), -1) {
			for _, s := range sessions(block[1]) {
				if args, ok := s.args(); ok {
					ran++
					removed(t, args)
					t.Run(filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file)+"/"+s.command, func(t *testing.T) {
						s.check(t, args)
					})
				}
			}
		}
	}
	if ran < 5 {
		t.Errorf("only %d commands found in README and docs", ran)
	}
}

// removed takes the file that a command writes away, before it and when all is done.
func removed(t *testing.T, args []string) {
	if at := slices.Index(args, "-o"); at >= 0 && at+1 < len(args) {
		path := filepath.Join("..", "..", args[at+1]) // commands are run there
		_ = os.Remove(path)
		t.Cleanup(func() { _ = os.Remove(path) })
	}
}

var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```")

// session is one command of a console block with the output shown.
type session struct {
	command string
	shown   []string
}

func sessions(block string) []session {
	var out []session
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\n")
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			out = append(out, session{command: command})
		} else if len(out) > 0 {
			out[len(out)-1].shown = append(out[len(out)-1].shown, line)
		}
	}
	return out
}

// args returns the arguments of a plenary command; ok is false for setup
// commands such as cloning, and for make, which runs this test.
func (s session) args() (args []string, ok bool) {
	for _, prefix := range []string{"go run ./cmd/plenary ", "plenary "} {
		if rest, ok := strings.CutPrefix(s.command, prefix); ok {
			return splitWords(rest), true
		}
	}
	return nil, false
}

// splitWords splits a command line at spaces outside single quotes.
func splitWords(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}

func (s session) check(t *testing.T, args []string) {
	stdout, stderr, status := outcome(t, args...)
	if status != exitAnswered {
		t.Fatalf("status %d: %s", status, stderr)
	}
	if !s.shows(stdout) {
		t.Errorf("the page shows\n%s\nthe program prints\n%s", strings.Join(s.shown, "\n"), stdout)
	}
}

// shows reports whether a text is what is shown, if anything is.
func (s session) shows(text string) bool {
	if len(s.shown) == 0 {
		return true
	}
	var pattern strings.Builder
	for _, line := range s.shown {
		if strings.TrimSpace(line) == "..." {
			pattern.WriteString("(?s:.*)\n?")
			continue
		}
		pattern.WriteString(regexp.QuoteMeta(line) + "\n")
	}
	return regexp.MustCompile("^" + pattern.String() + "$").MatchString(text)
}

// TestCLIReference keeps docs/cli.md equal to the help texts; go test -update writes it.
func TestCLIReference(t *testing.T) {
	inOneGoroutine(t)
	const file = "../../docs/cli.md"
	var b bytes.Buffer
	b.WriteString("# Commands\n\nGenerated from the help texts of the program (`make docs`).\n\n")
	root := newRoot(&app{})
	root.DisableAutoGenTag = true
	root.InitDefaultHelpCmd()
	all := append([]*cobra.Command{root}, root.Commands()...)
	for _, c := range all {
		if c.Name() == "help" {
			continue
		}
		c.DisableAutoGenTag = true
		if err := doc.GenMarkdownCustom(c, &b, func(name string) string {
			return "#" + strings.ReplaceAll(strings.TrimSuffix(name, ".md"), "_", "-")
		}); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(file); !bytes.Equal(got, b.Bytes()) {
		t.Error("docs/cli.md differs from the help texts; run make docs")
	}
}
