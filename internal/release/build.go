package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// A builder makes the archives and packages of one commit.
type builder struct {
	ctx context.Context
	settings
	from commit
	work string // a folder of its own

	version string // as the program tells it
	common  []file // what goes into every archive
	man     []file // man pages
	shells  map[string]file
	built   map[string]string // programs, by target and name
}

// A program is built from one of the modules.
type program struct {
	name   string
	module string // its folder
	path   string // from there
}

// programs are what is built for every target, the one that the version is of first.
var programs = []program{
	{"plenary", ".", "./cmd/plenary"},
	{"plenary-sweep", "sweep", "./cmd/plenary-sweep"},
}

// A file is something to be installed.
type file struct {
	name string // with slashes
	mode os.FileMode
	data []byte
}

// shared makes what is the same for all targets: what the program says of itself.
func (b *builder) shared() error {
	b.built = map[string]string{}
	host, err := b.build(programs[0], runtime.GOOS+"/"+runtime.GOARCH)
	if err != nil {
		return err
	}
	if b.version, err = output(exec.CommandContext(b.ctx, host, "--version")); err != nil {
		return err
	}
	b.version = strings.TrimPrefix(b.version, "plenary ")
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		data, err := os.ReadFile(filepath.Join(b.root, name))
		if err != nil {
			return err
		}
		b.common = append(b.common, file{name, 0o644, data})
	}
	if err := b.manPages(); err != nil {
		return err
	}
	return b.completions(host)
}

// completions has the program write how shells complete its command lines.
func (b *builder) completions(host string) error {
	b.shells = map[string]file{}
	for shell, name := range map[string]string{
		"bash": "plenary.bash", "zsh": "_plenary", "fish": "plenary.fish", "powershell": "plenary.ps1"} {
		text, err := output(exec.CommandContext(b.ctx, host, "completion", shell))
		if err != nil {
			return err
		}
		b.shells[shell] = file{"completions/" + name, 0o644, []byte(text + "\n")}
	}
	return nil
}

// manPages has a test of the program write its man pages from the help texts.
func (b *builder) manPages() error {
	if b.man != nil {
		return nil
	}
	dir := filepath.Join(b.work, "man")
	cmd := exec.CommandContext(b.ctx, "go", "test", "./cmd/plenary", "-count=1", "-run", "^TestManPages$", "-man", dir)
	cmd.Dir = b.root
	cmd.Env = with("PLENARY_MAN_DAY="+b.from.time.Format("2006-01-02"), "PLENARY_MAN_VERSION="+b.version)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("man pages: %w\n%s", err, out)
	}
	list, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil || len(list) == 0 {
		return errors.Join(err, errors.New("no man pages were made"))
	}
	for _, name := range list {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b.man = append(b.man, file{"man/" + filepath.Base(name), 0o644, data})
	}
	return nil
}

// build builds a program for a target, once.
func (b *builder) build(p program, target string) (string, error) {
	of := target + " " + p.name
	if done := b.built[of]; done != "" {
		return done, nil
	}
	system, processor, _ := strings.Cut(target, "/")
	out := filepath.Join(b.work, system+"-"+processor, p.name)
	if system == "windows" {
		out += ".exe"
	}
	cmd := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -X main.stamp="+b.from.stamp, "-o", out, p.path)
	cmd.Dir = filepath.Join(b.root, p.module)
	cmd.Env = with("CGO_ENABLED=0", "GOFLAGS=", "GOOS="+system, "GOARCH="+processor, "GOAMD64=v1", "GOARM64=v8.0")
	if p.module != "." {
		together, err := b.together(p.module)
		if err != nil {
			return "", err
		}
		cmd.Env = append(cmd.Env, "GOWORK="+together)
	}
	if _, err := output(cmd); err != nil {
		return "", err
	}
	b.built[of] = out
	return out, nil
}

// together writes a workspace of a module and the one at the root, which it requires: so all packages have the versions
// that they have in the module alone, and those of the root are compiled once for both programs.
func (b *builder) together(module string) (string, error) {
	root, err := filepath.Abs(b.root)
	if err != nil {
		return "", err
	}
	mod, err := os.ReadFile(filepath.Join(root, module, "go.mod"))
	if err != nil {
		return "", err
	}
	version := goVersion.FindString(string(mod))
	file := filepath.Join(b.work, module+".work")
	text := fmt.Sprintf("%s\n\nuse (\n\t%q\n\t%q\n)\n", version, root, filepath.Join(root, module))
	return file, os.WriteFile(file, []byte(text), 0o600)
}

var goVersion = regexp.MustCompile(`(?m)^go .*$`)

// executables are the programs for a target.
func (b *builder) executables(target string) ([]file, error) {
	var out []file
	for _, p := range programs {
		built, err := b.build(p, target)
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(built)
		if err != nil {
			return nil, err
		}
		out = append(out, file{filepath.Base(built), 0o755, data})
	}
	return out, nil
}

// target makes the archive for a target, and for Linux the Debian package.
func (b *builder) target(target string) error {
	executables, err := b.executables(target)
	if err != nil {
		return err
	}
	system, processor, _ := strings.Cut(target, "/")
	name := fmt.Sprintf("plenary_%s_%s_%s", b.version, system, processor)
	files := slices.Concat(executables, b.common, b.man,
		[]file{b.shells["bash"], b.shells["zsh"], b.shells["fish"], b.shells["powershell"]})
	for i := range files {
		files[i].name = name + "/" + files[i].name
	}
	if system == "windows" {
		return b.zip(name+".zip", files)
	}
	if err := b.tar(name+".tar.gz", files); err != nil || system != "linux" {
		return err
	}
	return b.debian(processor, executables)
}

// zipped is data compressed by gzip, with neither name nor time.
func (b *builder) zipped(data []byte) []byte {
	level := gzip.BestCompression
	if b.quick {
		level = gzip.BestSpeed
	}
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, level)
	_, _ = w.Write(data) // a buffer cannot fail
	_ = w.Close()
	return out.Bytes()
}
