package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/starter"
)

const aboutNew = `Begins a case in the folder DIR, which is made if it is not there; . is the
folder you are in. Nothing that is there already is written over: the folder has
to be new or empty.

On a terminal it asks a few questions: who takes part, what each could do, what
each wants, and what it insists on first. The answers make the case. Enter alone
goes on, ctrl-D writes what was said so far, ctrl-C writes nothing.

With --like it asks nothing and writes a small invented case of that kind, with
comments that say what stands where, to be changed line by line:

%s
Without a terminal and without --like or --ask it writes a blank one.`

func newNew(a *app) *cobra.Command {
	var like string
	var ask bool
	cmd := &cobra.Command{
		Use:     "new DIR",
		Short:   "Begin a case: by questions, or with a small one to change",
		Long:    fmt.Sprintf(aboutNew, kindList()),
		Example: "  plenary new river\n  plenary new --like treaty .",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case like != "" && ask:
				return usage("--like and --ask exclude one another")
			case ask || like == "" && a.asksOnTerminal():
				return a.newAsked(cmd.Context(), args[0])
			case like == "":
				like = "blank"
			}
			return a.newLike(cmd.Context(), args[0], like)
		},
	}
	cmd.Flags().StringVar(&like, "like", "", "begin with a case of this `kind`: "+strings.Join(kindNames(), ", "))
	cmd.Flags().BoolVar(&ask, "ask", false, "ask, even where standard input is no terminal")
	return cmd
}

func kindNames() []string {
	var names []string
	for _, k := range starter.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func kindList() string {
	var b strings.Builder
	for _, k := range starter.Kinds() {
		fmt.Fprintf(&b, "  %-10s %s\n", k.Name, k.Says)
	}
	return b.String()
}

// asksOnTerminal reports whether somebody could answer a question.
func (a *app) asksOnTerminal() bool {
	in, ok := a.in.(*os.File)
	return ok && term.IsTerminal(int(in.Fd())) && a.width() > 0
}

// newLike begins a case of a kind.
func (a *app) newLike(ctx context.Context, dir, like string) error {
	kinds := starter.Kinds()
	i := slices.IndexFunc(kinds, func(k starter.Kind) bool { return k.Name == like })
	if i < 0 {
		return unknown("kind", like, kindNames())
	}
	return a.begin(ctx, dir, kinds[i].Files)
}

// newAsked begins a case from answers to questions. That the folder will do is
// looked at before anything is asked.
func (a *app) newAsked(ctx context.Context, dir string) error {
	a.writes.Store(true)
	if err := edit.Fresh(dir); err != nil {
		return err
	}
	talks, err := a.ask(ctx)
	if err != nil {
		return err
	}
	text := talks.Case()
	err = a.begin(ctx, dir, []starter.File{{Name: "case.yaml", Text: text}})
	if err != nil && len(a.pen.Written()) == 0 {
		if said := a.sayYAML(text); said == nil { // what was answered is not lost
			_ = a.show() // the error that there is already says more
		}
	}
	return err
}

// ask leads the conversation on standard input and output.
func (a *app) ask(ctx context.Context) (*starter.Talks, error) {
	lines := bufio.NewReader(io.LimitReader(a.in, maxAnswers))
	say := func(text string) { fmt.Fprintln(a.out, text) }
	talks, err := starter.Ask(say, func(prompt string) (string, error) {
		fmt.Fprint(a.out, prompt)
		if err := a.show(); err != nil {
			return "", err
		}
		line, err := lines.ReadString('\n')
		if err == io.EOF && line != "" {
			err = nil
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if err == nil && !a.asksOnTerminal() { // a terminal shows what is typed
			fmt.Fprintln(a.out, outlet.Text(strings.TrimRight(line, "\r\n")))
		}
		return line, err
	})
	fmt.Fprintln(a.out)
	if errors.Is(err, starter.ErrNothing) {
		return nil, usage("the answers ended before anybody could do anything")
	}
	return talks, err
}

// maxAnswers bounds what is read of answers, in bytes.
const maxAnswers = 1 << 20

// show has what was said so far written now.
func (a *app) show() error {
	if o, ok := a.out.(*output); ok {
		return o.flush()
	}
	return nil
}

// begin writes the files of a new case and says what to do next.
func (a *app) begin(ctx context.Context, dir string, files []starter.File) error {
	a.writes.Store(true)
	var all []keep.New
	for _, f := range files {
		all = append(all, keep.New{Path: filepath.Join(dir, f.Name), Text: f.Text})
	}
	if err := edit.Begin(ctx, a.pen, dir, all); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "%s written.\nOpen %s in an editor and change it line by line; then\n\n%s"+
		"  plenary check\n  plenary brief\n", keep.Names(a.pen.Written()), outlet.Name(all[0].Path), enter(dir))
	return err
}

// enter is the command that goes into a folder, if it is another.
func enter(dir string) string {
	dir = filepath.Clean(dir)
	switch {
	case dir == ".":
		return ""
	case !plainPath.MatchString(dir):
		dir = "'" + strings.ReplaceAll(outlet.Name(dir), "'", `'\''`) + "'"
	}
	return "  cd " + dir + "\n"
}

// plainPath is a path that no shell reads as anything else.
var plainPath = regexp.MustCompile(`^[A-Za-z0-9/_.][A-Za-z0-9/_.-]*$`)
