// Versus runs the benchmarks of two versions side by side, by turns in one run, and prints a
// table of both: the release before, or any revision, and what is in this folder now.
//
//	go run ./internal/versus
//	go run ./internal/versus -base v0.1.0 -packages "route prose" -bench . -count 10
//
// Each version has a folder of its own, the one before as git has it, and its own inputs, which are
// part of it. Benchmarks that only one of them has stand alone in the table. It is no part of make test.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "versus:", err)
		os.Exit(1)
	}
}

// theirs are the packages whose benchmarks docs/performance.md quotes, but those of whole processes.
const theirs = "answer casefile far lean price prose record route space stability"

// table makes one of the results of two versions.
const table = "go run golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da"

type settings struct {
	base, packages, bench, time, table, out string
	count                                   int
}

func run(ctx context.Context, args []string, to io.Writer) error {
	var s settings
	flags := flag.NewFlagSet("versus", flag.ExitOnError)
	flags.StringVar(&s.base, "base", "", "the revision to compare with; the last tag unless given")
	flags.StringVar(&s.packages, "packages", theirs, "folders whose benchmarks are run")
	flags.StringVar(&s.bench, "bench", ".", "which benchmarks, as go test takes it")
	flags.StringVar(&s.time, "benchtime", "0.5s", "how long or how often each, as go test takes it")
	flags.IntVar(&s.count, "count", 6, "rounds of both versions by turns; of less than 6 no difference is certain")
	flags.StringVar(&s.out, "out", "",
		"a folder for before.txt and now.txt, which have all results; a temporary one unless given")
	flags.StringVar(&s.table, "table", table, "the command that makes a table of these two files")
	_ = flags.Parse(args) // it exits on errors
	if s.count < 1 {
		return fmt.Errorf("-count %d: let it be 1 or more", s.count)
	}
	root, err := output(ctx, ".", "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	if s.base, err = base(ctx, root, s.base); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "versus")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if s.out == "" {
		s.out = tmp
	} else if err := os.MkdirAll(s.out, 0o777); err != nil {
		return err
	}
	before := filepath.Join(tmp, "before")
	if _, err := output(ctx, root, "git", "worktree", "add", "--detach", before, s.base); err != nil {
		return err
	}
	defer func() { // whatever has ended
		_, _ = output(context.WithoutCancel(ctx), root, "git", "worktree", "remove", "--force", before)
	}()
	both := [2]version{{name: "before", root: before}, {name: "now", root: root}}
	return s.compare(ctx, both, filepath.Join(tmp, "bin"), to)
}

// base is the commit of a revision, or of the last tag.
func base(ctx context.Context, root, asked string) (string, error) {
	if asked == "" {
		tag, err := output(ctx, root, "git", "describe", "--tags", "--abbrev=0", "HEAD^")
		if err != nil {
			return "", errors.New("no release is tagged before this commit; name a revision to compare with, " +
				"as in -base HEAD~20 (make bench-compare BASE=HEAD~20)")
		}
		asked = tag
	}
	return output(ctx, root, "git", "rev-parse", "--verify", "--end-of-options", asked+"^{commit}")
}

// A version is one of those that are compared.
type version struct {
	name, root string
	tests      []string // the test binary of each package; "" where it has none
	results    bytes.Buffer
}

// compare builds both versions, runs them by turns, and writes the table.
func (s *settings) compare(ctx context.Context, both [2]version, bin string, to io.Writer) error {
	packages := strings.Fields(s.packages)
	for i := range both {
		if err := both[i].build(ctx, packages, bin); err != nil {
			return err
		}
	}
	for p, pkg := range packages {
		for round := range s.count {
			for i := range both { // each is the first in half of the rounds
				v := &both[(i+round)%2]
				if v.tests[p] == "" {
					continue
				}
				fmt.Fprintf(os.Stderr, "%s, round %d of %d: %s\n", pkg, round+1, s.count, v.name)
				out, err := output(ctx, filepath.Join(v.root, pkg), v.tests[p],
					"-test.run=^$", "-test.bench="+s.bench, "-test.benchmem", "-test.benchtime="+s.time)
				if err != nil {
					return err
				}
				v.results.WriteString(out + "\n")
			}
		}
	}
	words := strings.Fields(s.table)
	for i := range both {
		file := both[i].name + ".txt"
		if err := os.WriteFile(filepath.Join(s.out, file), both[i].results.Bytes(), 0o666); err != nil {
			return err
		}
		words = append(words, file)
	}
	told, err := output(ctx, s.out, words[0], words[1:]...)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(to, told)
	return err
}

// build builds the tests of packages; of one that is not there, none.
func (v *version) build(ctx context.Context, packages []string, bin string) error {
	for _, pkg := range packages {
		file := filepath.Join(bin, v.name, strings.ReplaceAll(pkg, "/", "-")+".test")
		tests, err := filepath.Glob(filepath.Join(v.root, pkg, "*_test.go"))
		if err != nil {
			return err
		}
		if len(tests) == 0 {
			file = ""
		} else if _, err := output(ctx, v.root, "go", "test", "-vet=off", "-c", "-o", file, "./"+pkg); err != nil {
			return err
		}
		v.tests = append(v.tests, file)
	}
	return nil
}

// output runs a command in a folder and returns what it prints; its error has what it says.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("%s %s: %w\n%s%s", filepath.Base(name), strings.Join(args, " "), err, &out, &errs)
	}
	return strings.TrimRight(out.String(), "\n"), nil
}
