package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/route"
)

// Exit statuses.
const (
	exitAnswered    = 0
	exitFaults      = 1 // the case has faults or cannot be read, or something cannot be written
	exitUsage       = 2
	exitLimit       = 3 // of states, memory or time
	exitInterrupted = 130
	exitTerminated  = 143
)

// run executes one command line and returns the exit status. It returns when
// ctx ends, soon, even where the command is stuck.
func run(ctx context.Context, args []string, io stdio) int { return runIn(ctx, args, io, io.out) }

// runIn is run with what to ask for the width of lines, if that is not standard
// output.
func runIn(ctx context.Context, args []string, io stdio, terminal any) int {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ctx, meter := watch(ctx, io.err)
	out := &output{ctx: ctx, before: meter.stop, w: io.out}
	errs := shown{io.err}
	a := &app{stdio: stdio{io.in, out, errs}, terminal: terminal, cancel: cancel, end: func() error { return nil },
		pen: pens.take()}
	done := make(chan error, 1)
	go func() { done <- a.execute(ctx, args, out) }()
	var err error
	select {
	case err = <-done:
	case <-late(ctx):
		err = ctx.Err()
	}
	a.pen.Down() // from here on it is certain what was written
	briefly(meter.stop)
	if errors.Is(err, context.Canceled) {
		err = context.Cause(ctx)
	}
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) {
		limit, err = limitInFlags(limit, err)
		if a.wantsJSON.Load() {
			briefly(func() { _ = writeLimit(io.out, limit, err.Error()) })
		}
	}
	if faults := (*casefile.Faults)(nil); errors.As(err, &faults) && a.faultsToo.Load() {
		briefly(func() { _ = writeFaults(io.out, faults) })
	}
	if err != nil {
		briefly(func() { fmt.Fprintln(errs, a.message(err)) })
	}
	return a.exit.status(status(err))
}

// execute runs the command that args name, and has all of its answer written.
func (a *app) execute(ctx context.Context, args []string, out *output) error {
	root := newRoot(a)
	root.SetArgs(args)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) &&
		slices.ContainsFunc(args, func(arg string) bool { return outlet.Line(arg) != arg }) {
		// the library would repeat it to the terminal itself
		return usage("nothing completes %s", strings.Join(args[1:], " "))
	}
	if err := wrongDash(args); err != nil {
		return err
	}
	cmd, err := root.ExecuteContextC(ctx)
	if limit := a.end(); limit != nil && err == nil {
		return limit
	}
	if err != nil {
		return inFlags(cmd, err)
	}
	return out.flush()
}

// app is what the commands share.
type app struct {
	stdio
	terminal  any // standard output itself, to ask for its width
	maxStates int
	maxWork   int64 // of the search for ways out, in million units
	memory    memory
	timeout   time.Duration
	cancel    context.CancelCauseFunc // ends the context of the command
	end       func() error            // of its limits: returns the one that was met
	wantsJSON atomic.Bool
	faultsToo atomic.Bool // faults of the case are part of the answer
	exit      exitCode
	writes    atomic.Bool // it is asked to write into files
	pen       *keep.Pen
}

// prepare sees to what the flags of every command ask for.
func (a *app) prepare(cmd *cobra.Command, _ []string) error {
	a.wantsJSON.Store(wantsJSON(cmd))
	switch {
	case a.maxStates < 0:
		return usage("--max-states must not be negative")
	case a.maxWork < 0 || a.maxWork > 1<<40:
		return usage("--max-work is between 0 and %d", int64(1)<<40)
	case a.timeout < 0:
		return usage("--timeout must not be negative")
	}
	if err := empties(cmd); err != nil {
		return err
	}
	if _, own := cmd.Annotations[perCall]; own {
		return nil
	}
	limited, end := a.limits().Begin(cmd.Context())
	whole := context.AfterFunc(limited, func() { a.cancel(context.Cause(limited)) })
	a.end = func() error { whole(); return end() }
	return nil
}

const about = `Plenary reads a written-down case of multi-party talks and answers, with proof:
where do the talks stand, why does nobody move, is there anything better for
everyone, and would it hold?

CASE is a folder with case.yaml in it, or a YAML file; left out it is the case in
the folder one is in. Start with

  plenary new DIR
  plenary brief CASE

Exit status: 0 answered, 1 the case has faults or cannot be read, or the answer
cannot be written, 2 wrong usage, 3 a limit of size, states, memory, time or
work was met (--json then writes an object with a limit and its code), 130
stopped by ctrl-C, 143 by SIGTERM.`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "plenary",
		Short:         "Where do talks stand, and why does nobody move?",
		Long:          about,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,

		PersistentPreRunE: a.prepare,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.out, firstScreen())
			return err
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetVersionTemplate("plenary {{.Version}}\n")
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().IntVar(&a.maxStates, "max-states", 0,
		"refuse cases with more feasible states (0: as many as memory holds)")
	root.PersistentFlags().Var(&a.memory, "max-memory",
		"stop where more memory is needed, as in 500M or 2G (0: nine tenths of what the machine has free)")
	root.PersistentFlags().Int64Var(&a.maxWork, "max-work", route.DefaultWork/million,
		"stop the search for ways out after so many million steps and say what was not searched (0: never); "+
			"a case with too many states to list has a fortieth of it for each question")
	root.PersistentFlags().DurationVar(&a.timeout, "timeout", 0, "stop after this long, as in 30s (0: never)")
	root.AddCommand(newBottomLines(a), newBrief(a), newCheck(a), newCite(a), newCoalitions(a), newCommitments(a),
		newDepth(a), newDiff(a), newDrift(a),
		newExplain(a), newExport(a), newFmt(a), newImport(a), newInverse(a), newMCP(a), newMerge(a),
		newNew(a), newPerceptions(a), newPicture(a), newPreferences(a), newSame(a),
		newRead(a), newReport(a), newRobust(a), newRoutes(a),
		newSchema(a), newServe(a), newStates(a), newSweep(a), newTimeline(a), newWatch(a))
	for _, c := range root.Commands() {
		c.Args = withUsage(c.Args)
	}
	grouped(root)
	root.Args = unknownCommand(root)
	return root
}

// unknownCommand refuses arguments of the root, suggesting the command meant.
func unknownCommand(root *cobra.Command) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		var known []string
		for _, c := range root.Commands() {
			known = append(known, c.Name())
		}
		return noCommand(args[0], known)
	}
}

// usageError is a command line that cannot be understood. Its message is laid
// out in lines, and holds nothing of anybody else's that could lay out more.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

func usage(format string, args ...any) error {
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = outlet.Line(arg)
		case error:
			args[i] = outlet.Line(arg.Error())
		}
	}
	return &usageError{fmt.Sprintf(format, args...)}
}

func status(err error) int {
	var wrong *usageError
	var limit *plenary.Limit
	var signal *stopped
	switch {
	case err == nil:
		return exitAnswered
	case errors.As(err, &wrong):
		return exitUsage
	case errors.As(err, &limit):
		return exitLimit
	case errors.As(err, &signal):
		return signal.status()
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFaults
}

// message words an error for the terminal. Of a command that writes into files
// it says first what it has written.
func (a *app) message(err error) string {
	var own *keep.Error
	if !a.writes.Load() || errors.As(err, &own) {
		return message(err)
	}
	said := "nothing was written"
	if done := a.pen.Written(); len(done) > 0 {
		said = keep.Names(done) + " written, but then"
	}
	var faults *casefile.Faults
	if !errors.As(err, &faults) {
		return "plenary: " + said + ": " + strings.TrimPrefix(message(err), "plenary: ")
	}
	if why, _, wrapped := strings.Cut(err.Error(), faults.Error()); wrapped && why != "" {
		said += ": " + outlet.Line(strings.TrimRight(why, ":\n"))
	}
	return "plenary: " + said + ":\n" + message(faults)
}

// message words an error for the terminal.
func message(err error) string {
	var faults *casefile.Faults
	switch {
	case errors.As(err, &faults):
		return strings.TrimRight(faults.Error(), "\n")
	case errors.Is(err, context.Canceled):
		return "plenary: interrupted" // by who called run, not by a signal
	}
	if wrong, ok := err.(*usageError); ok {
		return "plenary: " + wrong.msg
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var lines []string
		for _, one := range several.Unwrap() {
			lines = append(lines, outlet.Line(one.Error()))
		}
		return "plenary: " + strings.Join(lines, "\n")
	}
	return "plenary: " + outlet.Line(err.Error())
}

const million = 1_000_000

// work is the bound of the search for ways out, in units.
func (a *app) work() int64 { return a.maxWork * million }
