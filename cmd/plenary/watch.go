package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/follow"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutWatch = `Answers again whenever a file of the case or of its record is saved: with the
brief, or with another command and its arguments. What changed stands first, in
short; lines of the answer that are new have a + before them. While the case has
faults these stand first, and below them the last answer that there was. Ctrl-C
ends it.

Flags of the command stand behind it: plenary watch CASE explain now --full.`

// watchable are the commands that answer about a case and nothing else.
var watchable = []string{"brief", "check", "routes", "explain", "bottom-lines", "states", "timeline", "commitments"}

func newWatch(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "watch [CASE] [COMMAND [ARGUMENT...]]",
		Short:   "Answer again at every save",
		Long:    aboutWatch,
		Example: "  plenary watch river\n  plenary watch river routes",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, command, err := watched(cmd, args)
			if err != nil {
				return err
			}
			w := &watcher{a: a, path: path,
				args: slices.Concat(flagsBefore(cmd), command[:1], []string{path}, command[1:])}
			return w.run(cmd.Context())
		},
	}
	cmd.Flags().SetInterspersed(false)
	return cmd
}

// watched is the case to be watched, and the command with its arguments.
func watched(cmd *cobra.Command, args []string) (path string, command []string, err error) {
	switch {
	case len(args) == 0 || isWatchable(args[0]) && !there(args[0]):
		path, err = named(cmd, nil)
	case isWatchable(args[0]) && caseHere():
		return "", nil, usage("`%s` is a command and something in this folder too: write plenary watch . %s, "+
			"or plenary watch ./%s", args[0], strings.Join(args, " "), strings.Join(args, " "))
	default:
		path, args = args[0], args[1:]
	}
	if len(args) == 0 {
		args = []string{"brief"}
	}
	if err == nil && !isWatchable(args[0]) {
		err = unknown("command to watch", args[0], watchable)
	}
	return path, args, err
}

func isWatchable(name string) bool { return slices.Contains(watchable, name) }

// flagsBefore are the flags of every command that were given, as in --max-work=5.
func flagsBefore(cmd *cobra.Command) []string {
	var out []string
	cmd.InheritedFlags().Visit(func(f *pflag.Flag) { out = append(out, "--"+f.Name+"="+f.Value.String()) })
	return out
}

// A watcher answers about a case again and again.
type watcher struct {
	a    *app
	path string
	args []string

	good []byte     // the last answer without faults; nil for none
	file *desk.File // of which it was
}

// changed returns what tells that files in folders may have changed, and quiet
// what tells that they rest. Tests have others.
var changed, quiet = follow.Disk, follow.Quiet

func (w *watcher) run(ctx context.Context) error {
	if err := w.lookable(); err != nil {
		return err
	}
	l := &follow.Loop{Changes: changed(ctx, w.folders), Quiet: quiet, Look: w.look, Show: w.show}
	return l.Run(ctx)
}

// lookable returns the error of a case that nobody would ever read there.
func (w *watcher) lookable() error {
	_, err := casefile.Files(w.path)
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil // a fault may be mended
}

// folders are those in which files of the case stand, or may come to stand.
func (w *watcher) folders() []string {
	dir := w.path
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	out := []string{dir, filepath.Join(dir, "record"), filepath.Join(dir, "sources")}
	files, _ := casefile.Files(w.path)
	for _, name := range files { // a link leads elsewhere
		if real, err := filepath.EvalSymlinks(name); err == nil {
			out = append(out, filepath.Dir(real))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// look is the fingerprint of the case.
func (w *watcher) look() string {
	files, err := casefile.Files(w.path)
	sources := filepath.Join(filepath.Dir(w.path), "sources")
	if info, err := os.Stat(w.path); err == nil && info.IsDir() {
		sources = filepath.Join(w.path, "sources")
	}
	return fmt.Sprintf("%v %s", err, follow.Print(files, []string{sources}))
}

// show answers once.
func (w *watcher) show(ctx context.Context) error {
	var out, errs bytes.Buffer
	status := runIn(ctx, w.args, stdio{strings.NewReader(""), &out, &errs}, columns(w.columns()))
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case status == exitUsage:
		return errors.New(strings.TrimPrefix(strings.TrimSpace(errs.String()), "plenary: "))
	}
	w.clear()
	if status != exitAnswered {
		w.failed(errs.Bytes())
	} else {
		w.answered(ctx, out.Bytes())
	}
	return w.a.show()
}

// margin is what stands before the lines of an answer, in columns.
const margin = 2

// columns is the width of an answer.
func (w *watcher) columns() int {
	if wide := w.a.width(); wide > 4*margin {
		return wide - margin
	}
	return 80 - margin
}

// clear has the answer stand where the one before stood, on a terminal.
func (w *watcher) clear() {
	if f, ok := w.a.terminal.(*os.File); ok && w.a.width() > 0 {
		fmt.Fprint(f, "\x1b[H\x1b[2J")
	}
}

// failed shows what is wrong, above the last good answer.
func (w *watcher) failed(why []byte) {
	fmt.Fprintf(w.a.out, "%s", why)
	if w.good != nil {
		fmt.Fprintf(w.a.out, "\n%s\n\n%s", belowFaults, w.good)
	}
	fmt.Fprintf(w.a.out, "\n%s\n", w.footer())
}

// answered shows an answer, with what changed since the one before.
func (w *watcher) answered(ctx context.Context, answer []byte) {
	file, err := desk.Read(ctx, w.path)
	if err != nil {
		file = nil
	}
	switch {
	case w.good == nil:
		fmt.Fprintf(w.a.out, "%s", answer)
	default:
		if w.file != nil && file != nil {
			w.difference(ctx, file)
		}
		w.marked(answer)
	}
	fmt.Fprintf(w.a.out, "\n%s\n", w.footer())
	w.good, w.file = answer, file
}

// difference says in short what differs from the case that was answered before.
func (w *watcher) difference(ctx context.Context, now *desk.File) {
	d, err := w.a.differences(ctx, w.file, now, desk.Comparison{Limits: w.a.limits()})
	if err != nil {
		return // a limit that the answer itself did not meet
	}
	fmt.Fprintf(w.a.out, "%s", page.Text(prose.English().DiffInShort(d), w.columns(), commands))
}

// marked shows the lines of an answer, and which of them are new.
func (w *watcher) marked(answer []byte) {
	before := map[string]int{}
	for line := range bytes.Lines(w.good) {
		before[uncited(line)]++
	}
	var b strings.Builder
	added := 0
	for line := range bytes.Lines(answer) {
		mark := "  "
		told := uncited(line)
		if before[told]--; before[told] < 0 && len(bytes.TrimSpace(line)) > 0 {
			mark = "+ "
			added++
		}
		b.WriteString(strings.TrimRight(mark+string(line), " \n") + "\n")
	}
	gone := 0
	for line, n := range before {
		if n > 0 && strings.TrimSpace(line) != "" {
			gone += n
		}
	}
	if added+gone > 0 {
		fmt.Fprintf(w.a.out, newLines+"\n", added, gone)
	}
	fmt.Fprintf(w.a.out, "\n%s", b.String())
}

// cited is a mark of passages, whose number changes with what stands before it.
var cited = regexp.MustCompile(`\[[0-9]+(,[0-9]+)*\]`)

func uncited(line []byte) string { return string(cited.ReplaceAll(line, nil)) }

func (w *watcher) footer() string {
	return fmt.Sprintf(watchFooter, outlet.Name(filepath.Clean(w.path)))
}

const (
	belowFaults = "Until that is mended, the last answer:"
	newLines    = "Lines of the answer: %d new, %d gone."
	watchFooter = "Watching %s: save a file of it, and the answer comes again. Ctrl-C ends."
)
