// Mutants makes small slips in the code, one at a time, and looks whether any
// test notices: a comparison off by its edge, and for or, a condition or a
// guard left out, a number off by one. A slip that no test notices is a test
// that is missing, unless the two programs do the same.
//
//	go run ./internal/mutants -n 100 -seed 1
//	go run ./internal/mutants -only 'record/standing.go' -n 0
//
// Which slips are tried depends on the code and the seed alone. The results of
// tests that passed are kept by the go command, so a run that was broken off
// is soon where it was; -only narrows a run to files or lines. It takes half
// a minute a slip and more, and is no part of make test.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"regexp"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	survived, err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(2)
	}
	if survived > 0 {
		os.Exit(1)
	}
}

type settings struct {
	n, memory     int
	seed          uint64
	packages      string
	tests         string
	only, timeout string
	list          bool
}

// Packages in which slips are made unless asked otherwise, and those whose tests
// may notice.
const (
	theirs = "route impasse record stability price"
	tests  = "stability route impasse record price cases diff answer prose plenarytest"
)

func run(ctx context.Context, args []string) (survived int, err error) {
	var s settings
	flags := flag.NewFlagSet("mutants", flag.ExitOnError)
	flags.IntVar(&s.n, "n", 100, "how many slips to try, not counting those that do not compile; 0 for all")
	flags.Uint64Var(&s.seed, "seed", 1, "which slips to try, and in which order")
	flags.StringVar(&s.packages, "packages", theirs, "where to make them")
	flags.StringVar(&s.tests, "tests", tests,
		"packages whose tests are run where they use the changed one, after its own, in this order")
	flags.StringVar(&s.only, "only", "", "only slips whose file:line:column: change matches this regular expression")
	flags.StringVar(&s.timeout, "timeout", "10m",
		"for the tests of one package; a slip that makes them run longer is noticed")
	flags.IntVar(&s.memory, "memory", 6144, "MiB of address space one process may take")
	flags.BoolVar(&s.list, "list", false, "only list the slips, in the order in which they would be tried")
	_ = flags.Parse(args) // it exits on errors
	only, err := regexp.Compile(s.only)
	if err != nil {
		return 0, fmt.Errorf("-only: %w", err)
	}
	tmp, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(tmp)
	l, err := newLab(ctx, tmp, s.timeout, s.memory)
	if err != nil {
		return 0, err
	}
	chosen, err := l.choose(strings.Fields(s.packages), s.seed, only)
	if err != nil || s.list {
		for _, c := range chosen {
			fmt.Println(c)
		}
		return 0, err
	}
	if err := l.watch(ctx, strings.Fields(s.packages), strings.Fields(s.tests)); err != nil {
		return 0, err
	}
	return l.tryAll(ctx, chosen, s.n)
}

// choose lists the changes to packages in the order of the seed.
func (l *lab) choose(packages []string, seed uint64, only *regexp.Regexp) ([]change, error) {
	var all []change
	for _, p := range packages {
		found, err := l.changes(p)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var out []change
	for _, c := range all {
		if only.MatchString(c.String()) {
			out = append(out, c)
		}
	}
	return out, nil
}

// tryAll tries the first n changes that compile and tells what became of each;
// the survivors once more at the end.
func (l *lab) tryAll(ctx context.Context, list []change, n int) (survived int, err error) {
	var survivors []change
	tried, unbuilt := 0, 0
	for _, c := range list {
		if n > 0 && tried == n {
			break
		}
		f, err := l.try(ctx, c)
		switch {
		case err != nil:
			return len(survivors), err
		case f.unbuilt:
			unbuilt++
			continue
		case f.killed:
			fmt.Printf("killed    %v  (%s)\n", c, f.by)
		default:
			fmt.Printf("SURVIVED  %v\n", c)
			survivors = append(survivors, c)
		}
		tried++
	}
	fmt.Printf("%d tried, %d killed, %d survived; %d more did not compile; there are %d\n", tried, tried-len(survivors),
		len(survivors), unbuilt, len(list))
	for _, c := range survivors {
		fmt.Printf("  %v\n", c)
	}
	return len(survivors), nil
}
