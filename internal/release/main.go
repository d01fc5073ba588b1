// Release builds what people install: for each system an archive with the
// programs, plenary and plenary-sweep, man pages and completions; for Debian and those after it a
// package; and the checksums of all.
//
//	go run ./internal/release -out dist
//	go run ./internal/release -out /tmp/dist -only linux/amd64 -dirty
//
// The same commit gives the same bytes, with the same go command and, for
// packages, the same dpkg-deb: nothing of the machine, the folder or the clock goes
// in, and whatever needs a time has that of the commit.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// targets are what is built for, as system/processor.
var targets = []string{
	"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64",
}

// settings are what is asked for.
type settings struct {
	out   string
	only  string // targets, with commas between; "" for all
	dirty bool   // whether files that are not committed are let in
	root  string // of the repository
	quick bool   // packed loosely, to try it out
}

func run(ctx context.Context, args []string) error {
	var s settings
	flags := flag.NewFlagSet("release", flag.ExitOnError)
	flags.StringVar(&s.out, "out", "dist", "the folder to write to; it is made, and has to be empty")
	flags.StringVar(&s.only, "only", "", "targets, as in linux/amd64,darwin/arm64; all when left out")
	flags.BoolVar(&s.dirty, "dirty", false, "build from files that are not committed, too, and say so in the version")
	flags.StringVar(&s.root, "root", ".", "the repository")
	flags.BoolVar(&s.quick, "quick", false, "pack loosely: larger and sooner, to try it out")
	_ = flags.Parse(args)
	return release(ctx, s)
}

// release makes all that is asked for.
func release(ctx context.Context, s settings) error {
	for _, t := range s.targets() {
		if !slices.Contains(targets, t) {
			return fmt.Errorf("unknown target %s; the targets are %s", t, strings.Join(targets, ", "))
		}
	}
	if err := empty(s.out); err != nil {
		return err
	}
	from, err := commitOf(ctx, s.root)
	if err != nil {
		return err
	}
	if from.dirty && !s.dirty {
		return errors.New("there are changes that are not committed; commit them, or try it out with -dirty")
	}
	return (&builder{ctx: ctx, settings: s, from: from}).all()
}

// all makes all that is asked for, of the commit.
func (b *builder) all() (err error) {
	if b.work, err = os.MkdirTemp("", "plenary-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if err := b.shared(); err != nil {
		return err
	}
	for _, t := range b.targets() {
		if err := b.target(t); err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
	}
	return checksums(b.out)
}

func (s settings) targets() []string {
	if s.only == "" {
		return targets
	}
	return strings.Split(s.only, ",")
}

// empty makes a folder, and refuses one in which there is something.
func empty(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	list, err := os.ReadDir(dir)
	if err == nil && len(list) > 0 {
		return fmt.Errorf("there is something in %s already; remove it", filepath.Clean(dir))
	}
	return err
}
