// Command plenary-sweep makes answers of plenary robust in parts, by as many processes as there are.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/version"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/sweep"
)

// stamp is what make release says the program was built from, as of plenary.
var stamp string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal kills
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Exit statuses, as of plenary.
const (
	exitFaults      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

const about = `Makes the answer of plenary robust in parts, by as many processes as there are, on this
machine or on many. What is to be done and what has been stands in a database: in a
file of SQLite, or in your PostgreSQL (--db postgres://USER@HOST/DATABASE). A process
that is stopped, or killed, loses nothing: the part it was at is made again by another,
or when you go on. However many there are, the answer has the bytes that plenary robust
writes.

  plenary-sweep run CASE --samples 1000000

works at it here, shows how far it is, and writes the answer; stopped, the same command
goes on. For many machines, start the sweep once and work at it anywhere:

  plenary-sweep start CASE --samples 1000000000 --db postgres://plenary@db/plenary
  plenary-sweep work --db postgres://plenary@db/plenary
  plenary-sweep status --db postgres://plenary@db/plenary
  plenary-sweep result ID --db postgres://plenary@db/plenary --json

Exit status: 0 done; 1 the case has faults, or something cannot be done; 2 wrong
usage; 130 stopped.`

// a usage is a command line that cannot be understood.
type usage struct{ error }

// run executes a command line and returns the exit status.
func run(ctx context.Context, args []string, out, errs io.Writer) int {
	p := &program{out: out, errs: errs, version: version.Of(stamp)}
	root := &cobra.Command{Use: "plenary-sweep", Short: "Make an answer of plenary robust by many processes",
		Long: about, Version: p.version, SilenceErrors: true, SilenceUsage: true}
	root.SetOut(out)
	root.SetErr(errs)
	root.SetVersionTemplate("plenary-sweep {{.Version}}\n")
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().StringVar(&p.db, "db", "plenary-sweep.db",
		"a file of SQLite, or the URL of a PostgreSQL: postgres://USER:PASSWORD@HOST:PORT/DATABASE")
	root.AddCommand(p.run(), p.start(), p.work(), p.status(), p.cancel(), p.resume(), p.forget(), p.result())
	for _, c := range root.Commands() {
		check := c.Args
		c.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usage{err}
			}
			return nil
		}
	}
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var wrong usage
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(errs, "plenary-sweep: interrupted; the same command goes on")
		return exitInterrupted
	}
	fmt.Fprintln(errs, "plenary-sweep: "+outlet.Text(strings.TrimSpace(err.Error())))
	if errors.As(err, &wrong) || strings.HasPrefix(err.Error(), "unknown command") {
		return exitUsage
	}
	return exitFaults
}

// A program is what commands share.
type program struct {
	out, errs io.Writer
	version   string
	db        string
}

// A doing is what a command does with the database.
type doing = func(ctx context.Context, s *sweep.Store) error

// begin opens the database, and makes it where there is none.
func (p *program) begin(cmd *cobra.Command, do doing) error { return p.with(cmd, sweep.Open, do) }

// open opens the database, which has to be there.
func (p *program) open(cmd *cobra.Command, do doing) error { return p.with(cmd, sweep.Find, do) }

func (p *program) with(cmd *cobra.Command, open func(context.Context, string) (*sweep.Store, error),
	do doing) (err error) {
	s, err := open(cmd.Context(), p.db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(cmd.Context(), s)
}

// An asking is what a sweep is to be of.
type asking struct {
	ask   desk.Ask
	of    answer.Doubts
	seed  uint32
	work  int64
	parts int
}

func (a *asking) flags(cmd *cobra.Command) {
	a.of = answer.Doubting
	f := cmd.Flags()
	f.StringArrayVar(&a.ask.Variants, "variant", nil, "lay this variant of the case over it; may be repeated")
	f.StringVar(&a.ask.AsOf, "as-of", "",
		"answer from what had happened and was public by this day, as in 2006-12-22")
	f.StringArrayVar(&a.ask.Sources, "sources", nil,
		"a `folder` with the texts of sources, besides sources/ beside the case; may be repeated")
	f.IntVar(&a.of.Pairs, "pairs", a.of.Pairs, "how many pairs of changes to try; 0 for none")
	f.IntVar(&a.of.Samples, "samples", a.of.Samples, "how many orders to draw")
	f.IntVar(&a.of.Sets, "sets", a.of.Sets, "how many sets of what the case marks as unsure to try; 0 for none")
	f.Uint32Var(&a.seed, "seed", uint32(a.of.Seed), "which orders to draw: the same seed draws the same")
	f.Float64Var(&a.of.Dispersion, "dispersion", a.of.Dispersion,
		"how far from the orders of the case, from 0, as they are, to 1, any order alike")
	f.Int64Var(&a.work, "max-work", defaultWork,
		"stop the search for ways out after so many million steps (0: never)")
	f.IntVar(&a.parts, "parts", 0, "in how many parts; 0 for one for every 1,000 orders, and at most 10,000")
}

const defaultWork = answerWork / 1_000_000

// start puts a sweep of a case into the database.
func (a *asking) start(ctx context.Context, s *sweep.Store, path, version string) (string, error) {
	switch {
	case a.of.Samples < 1 || a.of.Samples > answer.MostSamples:
		return "", usage{fmt.Errorf("--samples takes a number of orders from 1 to %d", answer.MostSamples)}
	case a.of.Pairs < 0 || a.of.Sets < 0 || a.work < 0 || a.work > 1<<40:
		return "", usage{errors.New("--pairs, --sets and --max-work take a number, 0 for none")}
	case !(a.of.Dispersion >= 0 && a.of.Dispersion <= 1):
		return "", usage{errors.New("--dispersion takes a number from 0, the orders as they are, to 1, " +
			"any order alike")}
	case a.parts < 0 || a.parts > answer.MostParts:
		return "", usage{fmt.Errorf("--parts takes a number up to %d", answer.MostParts)}
	}
	if a.parts == 0 {
		a.parts = min(1+(a.of.Samples-1)/1000, 10_000)
	}
	a.of.Seed = uint64(a.seed)
	a.ask.Limits.Work = a.work * 1_000_000
	c, err := desk.Open(ctx, path, a.ask)
	if err != nil {
		return "", err
	}
	asked, err := sweep.Ask(ctx, c, a.ask, a.of, a.parts, version)
	if err != nil {
		return "", err
	}
	return s.Start(ctx, asked)
}

// A form is how an answer is told.
type form struct {
	json, all bool
	csv, as   string
}

func (f *form) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.json, "json", false, "the same as --format json")
	cmd.Flags().StringVar(&f.as, "format", "text", "text, json or md")
	cmd.Flags().BoolVar(&f.all, "all", false, "tell every change that turns something over")
	cmd.Flags().StringVar(&f.csv, "csv", "",
		"write CSV that is safe to open in a spreadsheet; --csv=raw for strings as they are")
	cmd.Flags().Lookup("csv").NoOptDefVal = "safe"
}

func (f *form) check() error {
	f.json = f.json || f.as == "json"
	switch {
	case f.as != "text" && f.as != "json" && f.as != "md":
		return usage{errors.New("--format takes text, json or md")}
	case f.csv != "" && f.csv != "safe" && f.csv != "raw":
		return usage{errors.New("write --csv alone, or --csv=raw")}
	case f.csv != "" && f.json:
		return usage{errors.New("--json and --csv exclude each other")}
	}
	return nil
}

// tell writes an answer as plenary robust does.
func (p *program) tell(f *form, s *answer.Sure) error {
	var text []byte
	var err error
	words := prose.English().Robust
	if f.all {
		words = prose.English().FullRobust
	}
	switch {
	case f.csv != "":
		var b strings.Builder
		err = page.CSV(&b, prose.English().RobustSheet(s), f.csv == "raw")
		text = []byte(b.String())
	case f.json:
		text, err = outlet.JSON(s, true)
	case f.as == "md":
		text = []byte(page.Markdown(words(s), commands))
	default:
		text = []byte(page.Text(words(s), min(width(p.out), 100), commands))
	}
	if err != nil {
		return err
	}
	if f.csv != "raw" || width(p.out) > 0 {
		text = outlet.AppendNet(nil, text)
	}
	_, err = p.out.Write(text)
	return err
}

// commands words links as what one types to follow them.
func commands(to page.Target) string {
	switch to.Kind {
	case "all":
		return "--json lists all"
	case "finding", "way":
		return "plenary explain CASE " + to.Kind + " " + to.Name
	case "state":
		return "plenary explain CASE " + to.Name
	case "work":
		return "--max-work"
	}
	return ""
}

// width is the columns of a terminal; 0 of what is none.
func width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
		return columns
	}
	return 80
}

// A meter shows, on a terminal, how far sweeps are.
type meter struct {
	w     io.Writer
	shown time.Time
}

// tell shows how far the sweeps are that are on.
func (m *meter) tell(all []sweep.Status) {
	if width(m.w) == 0 || time.Since(m.shown) < 500*time.Millisecond {
		return
	}
	m.shown = time.Now()
	done, parts, workers := 0, 0, 0
	for _, x := range all {
		if x.State == sweep.On {
			done, parts, workers = done+x.Done, parts+x.Parts, x.Workers
		}
	}
	fmt.Fprintf(m.w, "\r\x1b[Kplenary-sweep: %d of %d parts (processes: %d; ctrl-C stops)", done, parts, workers)
}

func (m *meter) end() {
	if !m.shown.IsZero() {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
}
