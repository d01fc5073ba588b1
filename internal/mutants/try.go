package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A fate is what became of a change.
type fate struct {
	killed  bool
	unbuilt bool   // it does not compile, and so says nothing
	by      string // the package and the test that noticed
}

// A lab tries changes on the packages of one module. The files of the module are
// never written to.
type lab struct {
	root    string // of the module
	module  string
	tmp     string // for files with a slip
	timeout string // for the tests of one package, as go test takes it
	memory  int    // MiB one process may take
	testers map[string][]string
}

func newLab(ctx context.Context, tmp, timeout string, memory int) (*lab, error) {
	l := &lab{tmp: tmp, timeout: timeout, memory: memory, testers: map[string][]string{}}
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Path}} {{.Dir}}").Output()
	if err != nil {
		return nil, fmt.Errorf("go list -m: %w", err)
	}
	l.module, l.root, _ = strings.Cut(strings.TrimSpace(string(out)), " ")
	return l, nil
}

// watch notes, for each of some packages, those whose tests use it: its own
// first, then the others in the order given.
func (l *lab) watch(ctx context.Context, packages, order []string) error {
	for _, p := range packages {
		l.testers[p] = []string{p}
	}
	for _, tests := range order {
		list := exec.CommandContext(ctx, "go", "list", "-test", "-deps", "./"+tests)
		list.Dir = l.root
		out, err := list.Output()
		if err != nil {
			return fmt.Errorf("go list ./%s: %w", tests, err)
		}
		uses := strings.Fields(string(out))
		for _, p := range packages {
			if p != tests && slices.Contains(uses, l.module+"/"+p) {
				l.testers[p] = append(l.testers[p], tests)
			}
		}
	}
	return nil
}

// changes lists those to the files of a package, tests aside.
func (l *lab) changes(pkg string) ([]change, error) {
	files, err := filepath.Glob(filepath.Join(l.root, pkg, "*.go"))
	if err != nil {
		return nil, err
	}
	var out []change
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found, err := changes(path.Join(pkg, filepath.Base(file)), src)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// try makes a change in a file of its own, laid over the one it stands for,
// and runs tests until one fails.
func (l *lab) try(ctx context.Context, c change) (fate, error) {
	overlay, err := l.lay(c)
	if err != nil {
		return fate{}, err
	}
	pkg := path.Dir(c.file)
	if _, ok := l.run(ctx, "build", "-overlay", overlay, "./"+pkg); !ok {
		return fate{unbuilt: true}, ctx.Err()
	}
	for _, tests := range l.testers[pkg] {
		out, ok := l.run(ctx, "test", "-overlay", overlay, "-vet=off", "-failfast", "-timeout", l.timeout, "./"+tests)
		if ctx.Err() != nil {
			return fate{}, ctx.Err()
		}
		if bytes.Contains(out, []byte("[build failed]")) || bytes.Contains(out, []byte("[setup failed]")) {
			return fate{}, fmt.Errorf("the tests of %s do not compile:\n%s", tests, out)
		}
		if !ok {
			return fate{killed: true, by: tests + " " + failure(out)}, nil
		}
	}
	return fate{}, nil
}

// lay writes the changed file and the overlay that puts it in place.
func (l *lab) lay(c change) (overlay string, err error) {
	file := filepath.Join(l.root, filepath.FromSlash(c.file))
	if src, err := os.ReadFile(file); err != nil || !bytes.Equal(src, c.src) {
		return "", fmt.Errorf("%s is no longer as it was when this run began", c.file)
	}
	changed := filepath.Join(l.tmp, "changed.go")
	if err := os.WriteFile(changed, c.apply(), 0o600); err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": {file: changed}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(l.tmp, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}

// run runs the go command; a slip may ask for memory without end, so what it
// may take is bounded.
func (l *lab) run(ctx context.Context, args ...string) (output []byte, ok bool) {
	cmd := exec.CommandContext(ctx, "sh",
		append([]string{"-c", fmt.Sprintf(`ulimit -v %d; exec go "$@"`, l.memory<<10), "go"}, args...)...)
	cmd.Dir = l.root
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.Bytes(), err == nil
}

var failed = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)

// failure names the test that failed, or how else the run ended.
func failure(out []byte) string {
	all := failed.FindAllSubmatch(out, -1)
	switch {
	case bytes.Contains(out, []byte("panic: test timed out")):
		return "(timed out)"
	case len(all) > 0:
		return string(all[0][1])
	case bytes.Contains(out, []byte("out of memory")):
		return "(out of memory)"
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return "(" + first + ")"
}
